"""Many scripts at once: boxes first, letters when their fonts are here, and never many in one turn of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evoinbox.ui.actions import Act
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.conversation_model import Role
from evoinbox.ui.scripts import AT_ONCE, script_of
from evoinbox.ui.theme import ThemeSource
from tests.support.build import message
from tests.ui.conftest import Stage

MANY = "".join(map(chr, (0x410, 0x531, 0x5D0, 0x915, 0x995, 0xA15, 0x391, 0x10D0, 0x1200, 0xC15, 0x1780, 0x10330)))


class Paintings(QObject):
    """Tells whether a widget was painted since that was asked last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._count = 0
        widget.installEventFilter(self)

    def came(self) -> bool:
        count, self._count = self._count, 0
        return count > 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def boxed(font: QFont) -> bool:
    """Whether letters that the font has not are drawn as boxes."""
    return font.styleStrategy() is QFont.StyleStrategy.NoFontMerging


@pytest.mark.parametrize(
    "text", ["", "hello", "né ŉ", "see “you”…", "Привет 👍 — مرحبا", "会議は五時です、よろしく" * 20, "안녕하세요 각자"]
)
def test_what_people_write_is_drawn_at_once(theme: ThemeSource, text: str) -> None:
    assert not boxed(theme.scripts.font(text, QFont()))


def test_many_new_scripts_are_boxes_until_their_fonts_are_here(theme: ThemeSource, qtbot: QtBot) -> None:
    with qtbot.wait_signal(theme.scripts.loaded):
        assert boxed(theme.scripts.font(MANY, QFont()))
        assert boxed(theme.scripts.font(MANY[0], QFont()))  # one of those that are on their way
    assert not boxed(theme.scripts.font(MANY, QFont()))
    larger = QFont()
    larger.setPixelSize(40)
    assert boxed(theme.scripts.font(MANY, larger))


def test_texts_share_what_one_turn_may_load(theme: ThemeSource, qtbot: QtBot) -> None:
    drawn = [boxed(theme.scripts.font(letter, QFont())) for letter in MANY]
    assert drawn == [False] * AT_ONCE + [True] * (len(MANY) - AT_ONCE)
    with qtbot.wait_signal(theme.scripts.loaded):
        pass
    assert not any(boxed(theme.scripts.font(letter, QFont())) for letter in MANY)
    assert not boxed(theme.scripts.font("ༀ", QFont()))  # what another turn may load


def test_what_is_met_while_others_are_drawn_anew_comes_too(theme: ThemeSource, qtbot: QtBot) -> None:
    larger = QFont()
    larger.setPixelSize(40)
    heard: list[bool] = []
    theme.scripts.loaded.connect(lambda: heard.append(boxed(theme.scripts.font(MANY, larger))))
    theme.scripts.font(MANY, QFont())
    qtbot.wait_until(lambda: heard == [True, False])


def test_a_font_for_all_that_a_range_of_letters_is() -> None:
    assert len({script_of(letter) for letter in "五時かカ々。"}) == 1
    assert len({script_of(letter) for letter in MANY}) == len(MANY)
    assert script_of("\u0900") == 0x900


def test_the_thread_and_the_list_are_drawn_anew_when_the_letters_are_here(stage: Stage, qtbot: QtBot) -> None:
    stage.show()
    stage.store(message("m1", text=MANY))
    with qtbot.wait_signal(stage.theme.scripts.loaded):
        stage.open_seat()
        inbox = stage.window.inbox
        inbox.list.view.setCurrentIndex(inbox.model.index(0))
        view = inbox.thread_pane.view
        (row,) = inbox.thread_pane.model.rows
        assert boxed(view._bubbles.laid(row).layout.font())
    qtbot.wait_until(lambda: not boxed(view._bubbles.laid(row).layout.font()))  # the list's letters may come first
    listed = inbox.list.view.grab().toImage()
    inbox.list.view._painter._measure()  # and no row is a picture with boxes any more
    assert inbox.list.view.grab().toImage() == listed
    assert inbox.model.index(0).data(Role.CONVERSATION).last_text == MANY


def test_a_palette_is_drawn_anew_by_itself(stage: Stage, qtbot: QtBot) -> None:
    stage.show()
    stage.open_seat()
    stage.window.actions_by_name[Act.PALETTE].trigger()
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, CommandPalette)
    qtbot.wait_until(palette.isActiveWindow)
    paintings = Paintings(palette.view.viewport())
    palette.view.viewport().update()
    qtbot.wait_until(paintings.came)
    QApplication.processEvents()
    assert not paintings.came()
    stage.theme.scripts.loaded.emit()
    qtbot.wait_until(paintings.came)
