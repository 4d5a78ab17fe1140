"""One pane or two: what is in sight as the window changes, and where the keyboard goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evoinbox.engine.changes import Closing
from evoinbox.engine.commands import MarkRead
from evoinbox.settings import Theme
from evoinbox.ui.actions import Act
from tests.ui.conftest import Stage, press

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def narrow(inbox: Stage) -> Stage:
    """A window with room for one pane, which shows the list."""
    resize(inbox, 420)
    return inbox


def resize(stage: Stage, width: int) -> None:
    """Make the window so wide."""
    stage.window.resize(width, 600)
    stage.qtbot.waitUntil(lambda: stage.window.inbox.panes.width() == width)


def in_sight(stage: Stage) -> tuple[bool, bool]:
    """Whether list and thread are."""
    page = stage.window.inbox
    return page.list.isVisible(), page.thread_pane.isVisible()


def test_there_are_two_panes_where_there_is_room_and_one_where_there_is_none(inbox: Stage) -> None:
    for width, wanted in ((1180, (True, True)), (640, (True, True)), (639, (True, False)), (360, (True, False))):
        resize(inbox, width)
        assert in_sight(inbox) == wanted
        assert inbox.window.width() == width
    resize(inbox, 800)
    assert in_sight(inbox) == (True, True)
    assert not inbox.window.inbox.panes.back_button.isVisible()


def test_large_text_needs_more_room_for_two(inbox: Stage) -> None:
    resize(inbox, 800)
    assert in_sight(inbox) == (True, True)
    inbox.theme.use(Theme.LIGHT, 200)
    resize(inbox, 801)
    assert in_sight(inbox) == (True, False)


@pytest.mark.parametrize("part", ["list", "messages", "writing"])
def test_what_has_the_keyboard_stays_in_sight(inbox: Stage, part: str) -> None:
    page = inbox.window.inbox
    page.list.view.setCurrentIndex(page.model.index(0))
    widget = {"list": page.list.view, "messages": page.thread_pane.view, "writing": page.compose.edit}[part]
    widget.setFocus()
    resize(inbox, 400)
    assert widget.isVisible()
    assert widget.hasFocus()
    resize(inbox, 900)
    assert widget.hasFocus()


def test_a_click_opens_the_conversation_ready_to_write(narrow: Stage) -> None:
    view = narrow.window.inbox.list.view
    place = view.visualRect(narrow.window.inbox.model.index(1)).center()
    narrow.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert in_sight(narrow) == (False, True)
    assert narrow.window.inbox.open_key == narrow.window.inbox.model.at(1).key
    assert narrow.window.inbox.compose.edit.hasFocus()


def test_arrows_walk_the_list_and_read_nothing_until_enter_opens(narrow: Stage) -> None:
    for _ in range(3):
        press(narrow, Qt.Key.Key_Down)
    press(narrow, Qt.Key.Key_Up)
    assert in_sight(narrow) == (True, False)
    assert narrow.window.inbox.model.at(1).unread
    assert not narrow.all_of(MarkRead)
    press(narrow, Qt.Key.Key_Return)
    assert in_sight(narrow) == (False, True)
    assert narrow.window.inbox.compose.edit.hasFocus()
    narrow.qtbot.waitUntil(lambda: bool(narrow.all_of(MarkRead)))
    assert narrow.seen_in(MarkRead) == [{narrow.window.inbox.model.at(1).key}]


@pytest.mark.parametrize("way", ["escape-in-writing", "escape-in-messages", "alt-left", "button"])
def test_there_are_ways_back_to_the_list(narrow: Stage, way: str) -> None:
    page = narrow.window.inbox
    press(narrow, Qt.Key.Key_Down)
    press(narrow, Qt.Key.Key_Return)
    match way:
        case "escape-in-writing":
            press(narrow, Qt.Key.Key_Escape)
        case "escape-in-messages":
            page.thread_pane.view.setFocus()
            press(narrow, Qt.Key.Key_Escape)
        case "alt-left":
            press(narrow, Qt.Key.Key_Left, ALT)
        case _:
            narrow.qtbot.waitUntil(lambda: page.panes.back_button.width() > 0)
            narrow.qtbot.mouseClick(page.panes.back_button, Qt.MouseButton.LeftButton)
    assert in_sight(narrow) == (True, False)
    assert page.list.view.hasFocus()
    assert page.list.view.currentIndex().row() == 0


@pytest.mark.parametrize("act", [Act.FIRST, Act.NEXT_UNREAD], ids=lambda act: act.value)
def test_commands_that_go_to_a_conversation_bring_it_into_sight(narrow: Stage, act: Act) -> None:
    narrow.window.actions_by_name[act].trigger()
    assert in_sight(narrow) == (False, True)
    assert narrow.window.inbox.compose.edit.hasFocus()


def test_next_conversation_stays_in_the_thread(narrow: Stage) -> None:
    narrow.window.actions_by_name[Act.FIRST].trigger()
    press(narrow, Qt.Key.Key_Down, ALT)
    assert in_sight(narrow) == (False, True)
    assert narrow.window.inbox.open_key == narrow.window.inbox.model.at(1).key
    assert narrow.window.inbox.compose.edit.hasFocus()


def test_f6_walks_through_parts_that_are_not_in_sight(narrow: Stage) -> None:
    page = narrow.window.inbox
    press(narrow, Qt.Key.Key_Down)
    for pane in (page.thread_pane.view, page.compose.edit, page.list.view):
        press(narrow, Qt.Key.Key_F6)
        assert pane.isVisible()
        assert pane.hasFocus()


def test_writing_to_somebody_shows_where_it_is_written(narrow: Stage) -> None:
    narrow.window.errands.prepare("+15035550199", "Hello")
    assert in_sight(narrow) == (False, True)
    narrow.say(Closing())
    assert in_sight(narrow) == (True, False)


def test_the_list_keeps_the_width_it_was_drawn_to(inbox: Stage) -> None:
    panes = inbox.window.inbox.panes
    resize(inbox, 1000)
    panes.moveSplitter(420, 1)
    assert panes.list_width == 420
    resize(inbox, 400)
    resize(inbox, 1000)
    assert inbox.window.inbox.list.width() == 420
    assert QApplication.focusWidget() is inbox.window.inbox.list.view


@pytest.mark.parametrize("beside", ["list", "thread"])
def test_a_letter_typed_beside_the_composer_begins_a_text(listed: Stage, beside: str) -> None:
    inbox = listed.window.inbox
    view = inbox.list.view if beside == "list" else inbox.thread_pane.view
    view.setFocus()
    before = inbox.open_key
    listed.qtbot.keyClick(view, "H", Qt.KeyboardModifier.ShiftModifier)
    listed.qtbot.keyClicks(inbox.compose.edit, "ello")
    assert inbox.compose.edit.text() == "Hello"
    assert inbox.compose.edit.hasFocus()
    assert inbox.open_key == before


def test_what_is_no_letter_stays_where_it_was_typed(listed: Stage) -> None:
    inbox = listed.window.inbox
    inbox.list.view.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2):
        listed.qtbot.keyClick(inbox.list.view, key)
    listed.qtbot.keyClick(inbox.list.view, "x", Qt.KeyboardModifier.ControlModifier)
    assert inbox.compose.edit.text() == ""
    assert inbox.list.view.hasFocus()


def test_nothing_is_written_while_no_thread_is_in_sight(narrow: Stage) -> None:
    inbox = narrow.window.inbox
    inbox.list.view.setFocus()
    narrow.qtbot.keyClicks(inbox.list.view, "abc")
    assert inbox.compose.edit.text() == ""


def test_nothing_is_written_to_one_of_several(listed: Stage) -> None:
    inbox = listed.window.inbox
    inbox.list.view.setFocus()
    listed.qtbot.keyClick(inbox.list.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert inbox.list.view.several_chosen
    listed.qtbot.keyClicks(inbox.list.view, "abc")
    assert inbox.compose.edit.text() == ""
