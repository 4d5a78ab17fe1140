"""Who types, in the window or in a dialog, is at work: the engine is told, and the text cursor blinks for a while."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evoinbox.engine.commands import Acted
from evoinbox.ui import steady_cursor
from evoinbox.ui.actions import Act
from tests.ui.conftest import Stage, dialog_of, edit_of


@pytest.fixture
def desktops() -> Iterator[int]:
    """How fast the desktop wants a cursor to blink, ms; as it was afterwards."""
    hints = QGuiApplication.styleHints()
    hints.setCursorFlashTime(-1)
    yield hints.cursorFlashTime()
    hints.setCursorFlashTime(-1)


def blinks() -> int:
    return QGuiApplication.styleHints().cursorFlashTime()


def window_of(stage: Stage, *, dialog: bool) -> QWindow:
    if not dialog:
        return stage.window.windowHandle()
    shown = dialog_of(stage, Act.NEW)
    stage.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is shown.windowHandle())
    return shown.windowHandle()


@pytest.mark.parametrize("dialog", [False, True])
def test_a_key_makes_a_cursor_blink_that_stood_still(inbox: Stage, desktops: int, *, dialog: bool) -> None:
    window = window_of(inbox, dialog=dialog)
    inbox.window.contents._cursor.rest()
    assert blinks() == 0
    inbox.now_us += 1_000_000
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert blinks() == desktops > 0


def test_the_cursor_stands_still_when_nobody_types(
    inbox: Stage, desktops: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steady_cursor, "STEADY_AFTER_MS", 1)
    cursor = steady_cursor.SteadyCursor(inbox.window)
    assert blinks() == desktops
    inbox.qtbot.waitUntil(lambda: blinks() == 0)
    cursor.stir()
    assert blinks() == desktops
    inbox.qtbot.waitUntil(lambda: blinks() == 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F7])
def test_a_key_that_is_a_shortcut_is_work(inbox: Stage, key: Qt.Key) -> None:
    inbox.now_us += 1_000_000
    told = len(inbox.all_of(Acted))
    QTest.keyClick(inbox.window.windowHandle(), key)
    assert len(inbox.all_of(Acted)) == told + 1


def test_what_an_input_method_writes_is_work(desk: Stage) -> None:
    edit_of(desk).setFocus()
    told = len(desk.all_of(Acted))
    for written, count in ((QInputMethodEvent(), 0), (QInputMethodEvent("か", []), 1)):
        desk.now_us += 1_000_000
        QApplication.sendEvent(edit_of(desk), written)
        assert len(desk.all_of(Acted)) == told + count


def test_work_in_a_dialog_is_told_too(inbox: Stage) -> None:
    window = window_of(inbox, dialog=True)
    inbox.now_us += 1_000_000
    told = len(inbox.all_of(Acted))
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert len(inbox.all_of(Acted)) == told + 1
