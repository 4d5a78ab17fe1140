"""The number on the tray's icon, at every size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from evoinbox import words
from evoinbox.desktop.tray import BADGE, SIZES, Tray, badged
from evoinbox.ui.icons import application_icon


def red(icon: QIcon, size: int) -> float:
    """The share of an icon that has the badge's colour."""
    image = icon.pixmap(size, size).toImage()
    points = [image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())]
    return points.count(BADGE) / len(points)


@pytest.mark.parametrize("number", [1, 12, 1234])
def test_the_number_is_drawn_for_each_size_a_tray_may_ask_for(qtbot: QtBot, number: int) -> None:
    plain = application_icon()
    icon = badged(plain, number)

    assert {size.width() for size in icon.availableSizes()} >= set(SIZES)
    assert all(red(icon, size) > 0.05 for size in SIZES)
    assert all(red(plain, size) == 0 for size in SIZES)


def test_the_tooltip_tells_the_number_and_the_menu_asks(qtbot: QtBot) -> None:
    tray = Tray(application_icon())
    asked: list[str] = []
    tray.open_wanted.connect(lambda: asked.append("open"))
    tray.new_wanted.connect(lambda: asked.append("new"))
    tray.quit_wanted.connect(lambda: asked.append("quit"))
    for action in tray._menu.actions():
        action.trigger()
    assert asked == ["open", "new", "quit"]
    tray.show_number(1234)
    assert tray._icon.toolTip() == "EvoInbox: 1,234 waiting for you"
    tray.show_number(0)
    assert tray._icon.toolTip() == "EvoInbox"
    tray.close()


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_a_click_opens_the_window_where_it_opens_no_menu(
    qtbot: QtBot, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    tray = Tray(application_icon())
    asked: list[str] = []
    tray.open_wanted.connect(lambda: asked.append("open"))
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)

    assert asked == ([] if system == "darwin" else ["open"])
    tray.close()


def test_the_window_s_commands_stand_in_the_menu_above_quit_and_a_pause_is_told(qtbot: QtBot) -> None:
    tray = Tray(application_icon())
    pause = QAction("Pause notifications for an hour")
    tray.offer("Notifications", [pause])
    assert [action.text() for action in tray._menu.actions()][-2:] == ["Notifications", "Quit"]
    below = tray._menu.actions()[-2].menu()
    assert isinstance(below, QMenu)
    assert below.actions() == [pause]
    tray.show_number(2)
    tray.show_paused("Notifications are paused until 14:00")
    assert tray._icon.toolTip() == "EvoInbox: 2 waiting for you. Notifications are paused until 14:00"
    tray.show_paused("")
    assert tray._icon.toolTip() == "EvoInbox: 2 waiting for you"


def test_it_speaks_the_language_in_force(qtbot: QtBot) -> None:
    tray = Tray(application_icon())
    tray.show_number(2)
    english = [action.text() for action in tray._menu.actions()]
    known = {"Quit": "Salir", "EvoInbox: {number} waiting for you": "EvoInbox: {number} le esperan"}
    words.use(words.Tongue(lambda source, _number: known.get(source, "")))
    tray.speak()
    assert [action.text() for action in tray._menu.actions()][-1] == "Salir"
    assert tray._icon.toolTip() == "EvoInbox: 2 le esperan"
    words.use(words.PLAIN)
    tray.speak()
    assert [action.text() for action in tray._menu.actions()] == english
    tray.close()
