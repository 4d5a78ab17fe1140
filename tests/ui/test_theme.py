"""Colours and sizes: contrast of every pair, stability of avatars, one style sheet, what the system wishes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from evoinbox.settings import Theme
from evoinbox.ui.account_page import AccountPage
from evoinbox.ui.icons import icon
from evoinbox.ui.palette import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Palette, contrast
from evoinbox.ui.theme import SystemLook, ThemeSource, Type
from tests.support.build import NOW_US, message
from tests.ui.conftest import Stage, press


class Wishes(SystemLook):
    """A system that wishes what the test says."""

    dark = False
    strong = False

    def wish(self, *, dark: bool, strong: bool) -> None:
        """Wish otherwise, and say so."""
        self.dark, self.strong = dark, strong
        self.changed.emit()


@pytest.mark.parametrize(
    "palette", [LIGHT, DARK, STRONG_LIGHT, STRONG_DARK], ids=["light", "dark", "strong-light", "strong-dark"]
)
def test_every_pair_has_its_contrast(palette: Palette) -> None:
    poor = [
        f"{ink} on {ground}: {contrast(ink, ground):.2f} < {least}"
        for ink, ground, least in palette.pairs()
        if contrast(ink, ground) < least
    ]
    assert not poor


def test_high_contrast_is_seven_to_one() -> None:
    for palette in (STRONG_LIGHT, STRONG_DARK):
        assert {least for *_, least in palette.pairs()} == {7.0, 4.5}
        assert contrast(palette.text, palette.surface) == pytest.approx(21)


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_a_customer_keeps_the_same_colour_in_every_run() -> None:
    assert LIGHT.avatars.index(LIGHT.avatar("tel:+15035550100")) == DARK.avatars.index(DARK.avatar("tel:+15035550100"))
    assert len(LIGHT.avatars) == len(STRONG_LIGHT.avatars) == len(STRONG_DARK.avatars)
    assert len({LIGHT.avatar(f"tel:+1503555{n:04}") for n in range(200)}) == len(LIGHT.avatars)


def test_choosing_a_theme_recolours_the_application(qapp: QApplication, theme: ThemeSource) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.palette.surface))
    theme.use(Theme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.surface
    assert DARK.accent in qapp.styleSheet()
    theme.use(Theme.LIGHT)
    assert LIGHT.accent in qapp.styleSheet()
    assert told == [DARK.surface, LIGHT.surface]


def test_the_systems_wishes_are_followed_at_once(qapp: QApplication) -> None:
    wishes = Wishes()
    source = ThemeSource(qapp, Theme.SYSTEM, system=wishes)
    told: list[Palette] = []
    source.changed.connect(lambda: told.append(source.palette))
    wishes.wish(dark=True, strong=False)
    wishes.wish(dark=True, strong=True)
    wishes.wish(dark=False, strong=True)
    wishes.wish(dark=False, strong=False)
    assert told == [DARK, STRONG_DARK, STRONG_LIGHT, LIGHT]
    source.use(Theme.CONTRAST)
    wishes.wish(dark=True, strong=False)
    assert told[4:] == [STRONG_LIGHT, STRONG_DARK]
    source.use(Theme.LIGHT)
    wishes.wish(dark=True, strong=True)
    assert told[6:] == [LIGHT]
    source.deleteLater()


def test_qts_own_word_of_high_contrast_is_heard(qapp: QApplication) -> None:
    look, heard = SystemLook(), []
    look.changed.connect(lambda: heard.append(look.strong))
    hints = qapp.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert heard == [hints.contrastPreference() is Qt.ContrastPreference.HighContrast]


@pytest.mark.parametrize(("choice", "palette"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_what_qt_offers_to_complete_with_stands_on_a_ground(
    qtbot: QtBot, theme: ThemeSource, choice: Theme, palette: Palette
) -> None:
    theme.use(choice)
    field = QLineEdit()
    qtbot.addWidget(field)
    completer = QCompleter(["/tmp"], field)
    field.setCompleter(completer)
    field.show()
    qtbot.keyClicks(field, "/t")
    offered = completer.popup()
    assert offered is not None
    qtbot.waitUntil(offered.isVisible)
    ground = offered.viewport().grab().toImage().pixelColor(offered.viewport().rect().bottomRight())
    assert ground.name() == offered.palette().color(QPalette.ColorRole.Base).name() == palette.raised


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_every_size_of_type_is_in_proportion(qapp: QApplication, theme: ThemeSource, percent: int) -> None:
    before = {size: theme.font(size).pointSizeF() for size in Type}
    theme.use(Theme.LIGHT, percent)
    for size in Type:
        assert theme.font(size).pointSizeF() == pytest.approx(before[size] * percent / 100)
    again = ThemeSource(qapp, Theme.LIGHT)  # the next start begins with the system's own size, not with ours
    assert again.font(Type.BODY).pointSizeF() == pytest.approx(before[Type.BODY])
    again.deleteLater()


def test_keys_change_the_size_of_text_within_its_bounds(inbox: Stage) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    view = inbox.window.inbox.list.view
    before = view.painter_of_rows.row_height
    for _ in range(12):
        press(inbox, Qt.Key.Key_Plus, ctrl)
    assert inbox.saved[-1].text_size == 200
    assert len(inbox.saved) == 10
    assert view.painter_of_rows.row_height > 1.5 * before
    assert view.visualRect(inbox.window.inbox.model.index(0)).height() == view.painter_of_rows.row_height
    press(inbox, Qt.Key.Key_Minus, ctrl)
    assert inbox.saved[-1].text_size == 190
    press(inbox, Qt.Key.Key_0, ctrl)
    assert inbox.saved[-1].text_size == 100
    assert view.painter_of_rows.row_height == before


def test_another_size_of_text_keeps_the_place_in_list_and_thread(stage: Stage) -> None:
    stage.show()
    stage.store(*[message(f"m{n}", at_us=NOW_US - n, text=f"hello {n} " * 12) for n in range(80)])
    stage.store(*[message(f"c{n}", address=f"+1503555{n:04}", at_us=NOW_US - 1000 - n) for n in range(80)])
    stage.open_seat()
    page = stage.window.inbox
    page.list.view.setCurrentIndex(page.model.index(0))
    thread = page.thread_pane.view
    stage.qtbot.waitUntil(lambda: thread.at_bottom)
    thread.verticalScrollBar().setValue(thread.verticalScrollBar().maximum() // 2)
    page.list.view.scrollTo(page.model.index(40), page.list.view.ScrollHint.PositionAtTop)
    listed = page.list.view.indexAt(QPoint(8, 4)).row()
    assert listed == 40
    text = thread.indexAt(QPoint(thread.viewport().width() // 2, 40))
    for percent in (150, 200, 100):
        stage.theme.use(Theme.LIGHT, percent)
        assert abs(page.list.view.indexAt(QPoint(8, 4)).row() - listed) <= 1
        assert thread.visualRect(thread.model().index(text.row(), 0)).intersects(thread.viewport().rect())


def test_icons_are_made_for_the_screens_there_are(qapp: QApplication) -> None:
    theme = ThemeSource(qapp, Theme.LIGHT)
    told: list[str] = []
    theme.changed.connect(lambda: told.append("changed"))
    screen = qapp.primaryScreen()
    screen.geometryChanged.emit(screen.geometry())
    assert told == ["changed"]
    qapp.screenAdded.emit(screen)
    assert told == ["changed"] * 2
    sizes = icon("send", "#000000").availableSizes()
    assert [size.width() for size in sizes] == [round(20 * screen.devicePixelRatio())]
    theme.deleteLater()


def test_a_page_that_is_gone_hears_nothing_of_a_theme(theme: ThemeSource) -> None:
    page = AccountPage(theme)
    delete(page)  # what Python still holds must not answer for what Qt has no longer
    theme.changed.emit()
    assert not isValid(page)
