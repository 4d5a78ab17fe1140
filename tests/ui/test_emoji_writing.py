"""Emoji: found, picked and typed from the keyboard, told what they cost, and taken back as they were typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from evoinbox.engine.commands import Send
from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.emoji_picker import EmojiPicker
from evoinbox.ui.suggestions import Suggestions
from tests.ui.conftest import Stage, edit_of, pane_of, press, write

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def picking(writing: Stage) -> Iterator[Stage]:
    """The picker over a text of 70 characters, the cursor behind its first word."""
    edit_of(writing).put("see you" + "n" * 63, 3)
    writing.window.actions_by_name[Act.EMOJI].trigger()
    writing.qtbot.waitUntil(lambda: picker_of(writing).isVisible())
    yield writing
    picker_of(writing).hide()


def picker_of(stage: Stage) -> EmojiPicker:
    """The picker, once it was opened."""
    picker = pane_of(stage).emoji.picker
    assert picker is not None
    return picker


def offered(stage: Stage) -> Suggestions:
    """The list of emoji that may be meant."""
    return pane_of(stage).emoji.shortcodes.list


# ---- the picker


def test_an_emoji_is_found_by_name_and_put_where_the_cursor_is(picking: Stage) -> None:
    picker = picker_of(picking)
    assert picker.search.hasFocus()
    picking.qtbot.keyClicks(picker.search, "party pop")
    assert [one.sign for one in picker.rows.shown] == ["🎉"]
    picking.qtbot.keyClick(picker.search, ENTER)
    assert edit_of(picking).text().startswith("see🎉 you")
    assert not picker.isVisible()
    assert edit_of(picking).hasFocus()
    assert not picking.all_of(Send)
    picking.qtbot.keyClick(edit_of(picking), Qt.Key.Key_Z, CTRL)
    assert edit_of(picking).text().startswith("see you")


def test_what_an_emoji_costs_is_told_before_it_is_taken(picking: Stage) -> None:
    picker = picker_of(picking)
    picking.qtbot.keyClicks(picker.search, "tada")
    assert picker.about.text() == "🎉  party popper · 1 → 2 segments"
    picker.hide()
    edit_of(picking).put("short", 0)
    pane_of(picking).emoji.pick()
    picking.qtbot.keyClicks(picker.search, "tada")
    assert picker.about.text() == "🎉  party popper · 1 segment"
    picking.qtbot.keyClicks(picker.search, "xyz")
    assert picker.about.text() == "No emoji is called that"
    picking.qtbot.keyClick(picker.search, ENTER)
    assert picker.isVisible()
    assert edit_of(picking).text() == "short"


def test_the_grid_is_walked_with_the_arrow_keys(picking: Stage) -> None:
    picker = picker_of(picking)
    picking.qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    assert picker.grid.hasFocus()
    places = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End):
        picking.qtbot.keyClick(picker.grid, key)
        places.append(picker.grid.currentIndex().row())
    assert places == [1, 10, 9, 8, 8, len(picker.rows.shown) - 1]
    assert picker.search.hasFocus()  # "up" in the first row leads there
    picking.qtbot.keyClick(picker.grid, Qt.Key.Key_Home)
    sign = picker.rows.shown[0].sign
    picking.qtbot.keyClick(picker.grid, ENTER)
    assert edit_of(picking).text().startswith(f"see{sign} you")


def test_letters_typed_in_the_grid_go_on_with_the_search(picking: Stage) -> None:
    picker = picker_of(picking)
    picking.qtbot.keyClicks(picker.search, "pi")
    picking.qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    picking.qtbot.keyClicks(picker.grid, "z")
    assert picker.search.text() == "piz"
    assert picker.search.hasFocus()
    assert picker.rows.shown[0].sign == "🍕"


def test_escape_closes_the_picker_only_and_leads_back_to_the_cursor(picking: Stage) -> None:
    picking.qtbot.keyClick(picker_of(picking).search, Qt.Key.Key_Escape)
    assert not picker_of(picking).isVisible()
    assert edit_of(picking).hasFocus()
    assert edit_of(picking).cursor_place() == 3


@pytest.mark.parametrize("how", ["click", "tab", "thread", "again"])
def test_going_elsewhere_closes_the_picker_without_effect(picking: Stage, how: str) -> None:
    text, picker = edit_of(picking).text(), picker_of(picking)
    match how:
        case "click":
            picking.qtbot.mouseClick(picking.window.inbox.thread_pane.view.viewport(), Qt.MouseButton.LeftButton)
        case "tab":
            press(picking, Qt.Key.Key_Backtab)
        case "thread":
            picking.window.actions_by_name[Act.NEXT].trigger()
            text = ""
        case _:
            picking.window.actions_by_name[Act.EMOJI].trigger()
    assert not picker.isVisible()
    assert edit_of(picking).text() == text
    assert how == "click" or edit_of(picking).hasFocus()


def test_the_picker_stays_inside_the_window_and_in_reach_of_screen_readers(picking: Stage) -> None:
    picker = picker_of(picking)
    assert picking.window.rect().contains(picker.geometry())
    assert not picker.isWindow()
    assert QAccessible.queryAccessibleInterface(picker).parent().isValid()
    picker.hide()
    picking.window.resize(640, 460)
    picking.qtbot.waitUntil(lambda: pane_of(picking).width() < 400)
    pane_of(picking).emoji.pick()
    assert picking.window.rect().contains(picker.geometry())


def test_groups_are_jumped_to(picking: Stage) -> None:
    picker = picker_of(picking)
    tab = next(tab for tab in picker.findChildren(type(pane_of(picking).head.line_button)) if tab.text() == "🍔")
    assert tab.accessibleName() == "Food"
    tab.click()
    assert picker.grid.currentIndex().data() == "🍅"
    assert picker.grid.hasFocus()


def test_those_used_last_come_first_and_are_kept_in_the_settings(picking: Stage) -> None:
    picker = picker_of(picking)
    for words in ("tada", "pizza", "tada"):
        pane_of(picking).emoji.pick()
        picking.qtbot.keyClicks(picker.search, words)
        picking.qtbot.keyClick(picker.search, ENTER)
    assert picking.saved[-1] == Settings(recent_emoji=("🎉", "🍕"))
    pane_of(picking).emoji.pick()
    assert [one.sign for one in picker.rows.shown[:2]] == ["🎉", "🍕"]


def test_each_emoji_has_a_name_for_the_ear(picking: Stage) -> None:
    rows = picker_of(picking).rows
    assert rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "grinning face"
    assert all(rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount()))


def test_nothing_is_picked_where_nobody_is_written_to(stage: Stage) -> None:
    stage.show()
    stage.open_seat()
    stage.window.actions_by_name[Act.EMOJI].trigger()
    assert pane_of(stage).emoji.picker is None
    assert not pane_of(stage).emoji.button.isEnabled()


# ---- shortcodes


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (":tada:", "🎉"),
        ("ok :+1:", "ok 👍"),
        ("(:Heart:)", "(❤️)"),
        (":no_such_thing:", ":no_such_thing:"),
        ("10:30:", "10:30:"),
        ("http://x:tada:", "http://x:tada:"),
        ("a:tada:", "a:tada:"),
    ],
    ids=["alone", "sign", "case", "unknown", "time", "address", "word"],
)
def test_a_shortcode_becomes_its_emoji_at_the_closing_colon(writing: Stage, typed: str, text: str) -> None:
    write(writing, typed)
    assert edit_of(writing).text() == text


def test_a_shortcode_behind_letters_of_two_units_is_replaced_to_the_letter(writing: Stage) -> None:
    edit_of(writing).put("é😀\n😀😀 !", 6)
    write(writing, ":pizza:")
    assert edit_of(writing).text() == "é😀\n😀😀 🍕!"


@pytest.mark.parametrize("key", ["backspace", "undo"])
def test_the_typed_words_come_back(writing: Stage, key: str) -> None:
    write(writing, "so :tada:")
    if key == "undo":
        writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_Z, CTRL)
    else:
        writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_Backspace)
    assert edit_of(writing).text() == "so :tada:"
    assert edit_of(writing).cursor_place() == 9
    write(writing, " x")
    assert edit_of(writing).text() == "so :tada: x"


def test_backspace_later_takes_away_what_it_always_does(writing: Stage) -> None:
    write(writing, ":tada:a")
    for _ in range(2):
        writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_Backspace)
    assert edit_of(writing).text() == ""


def test_what_was_not_typed_is_left_as_it_is(writing: Stage) -> None:
    QApplication.clipboard().setText("see :tada:")
    writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_V, CTRL)
    assert edit_of(writing).text() == "see :tada:"
    pane_of(writing).add_text(":pizza:")
    assert edit_of(writing).text() == "see :tada:\n:pizza:"


def test_an_input_method_may_bring_the_closing_colon(writing: Stage) -> None:
    write(writing, ":tada")
    done = QInputMethodEvent()
    done.setCommitString(":")
    QGuiApplication.sendEvent(edit_of(writing), done)
    assert edit_of(writing).text() == "🎉"


# ---- those that may be meant


def test_a_begun_shortcode_offers_some_and_takes_the_one_gone_to(writing: Stage) -> None:
    write(writing, "ok :tad")
    assert offered(writing).isVisible()
    assert offered(writing).item(0).text() == "🎉  :tada:"
    assert offered(writing).currentRow() == -1
    assert edit_of(writing).hasFocus()
    press(writing, Qt.Key.Key_Tab)
    assert edit_of(writing).text() == "ok :tad"
    assert offered(writing).currentRow() == 0
    press(writing, Qt.Key.Key_Tab)
    assert edit_of(writing).text() == "ok 🎉"
    assert not offered(writing).isVisible()
    assert edit_of(writing).hasFocus()
    writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_Z, CTRL)
    assert edit_of(writing).text() == "ok :tad"


def test_a_click_takes_one_and_the_cursor_stays_in_the_text(writing: Stage) -> None:
    write(writing, ":tad")
    shown = offered(writing)
    place = shown.visualItemRect(shown.item(0)).center()
    writing.qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert edit_of(writing).text() == "🎉"
    assert edit_of(writing).hasFocus()


def test_enter_takes_what_is_highlighted_and_sends_when_nothing_is(writing: Stage) -> None:
    write(writing, ":tad")
    press(writing, Qt.Key.Key_Down)
    press(writing, ENTER)
    assert edit_of(writing).text() == "🎉"
    assert not writing.all_of(Send)
    write(writing, " :piz")
    assert offered(writing).isVisible()
    press(writing, ENTER)
    assert [sent.text for sent in writing.all_of(Send)] == ["🎉 :piz"]


def test_escape_closes_the_list_only(writing: Stage) -> None:
    write(writing, ":tad")
    press(writing, Qt.Key.Key_Escape)
    assert not offered(writing).isVisible()
    assert edit_of(writing).hasFocus()
    press(writing, Qt.Key.Key_Tab)
    assert not edit_of(writing).hasFocus()


def test_enter_belongs_to_the_input_method_while_it_composes_and_the_list_shows(writing: Stage) -> None:
    write(writing, ":tad")
    press(writing, Qt.Key.Key_Down)
    QGuiApplication.sendEvent(edit_of(writing), QInputMethodEvent("に", []))
    press(writing, ENTER)
    assert "🎉" not in edit_of(writing).text()
    assert not writing.all_of(Send)


@pytest.mark.parametrize("how", ["moved", "gone on", "another thread"])
def test_the_list_goes_when_nothing_is_begun_any_more(writing: Stage, how: str) -> None:
    write(writing, "ok :tad")
    assert offered(writing).isVisible()
    match how:
        case "moved":
            press(writing, Qt.Key.Key_Home)
        case "gone on":
            write(writing, "zz ")
        case _:
            writing.window.inbox.list.view.setCurrentIndex(writing.window.inbox.model.index(1))
    assert not offered(writing).isVisible()


def test_nothing_is_offered_for_one_letter_a_time_or_an_address(writing: Stage) -> None:
    for typed in (":t", "10:30", "http://ta", "12:ta", ": ta"):
        edit_of(writing).put("", 0)
        write(writing, typed)
        assert not offered(writing).isVisible(), typed


def test_the_list_stays_inside_the_window(writing: Stage) -> None:
    writing.window.resize(640, 460)
    write(writing, "many words before it, many words before it :he")
    shown = offered(writing).geometry()
    assert writing.window.rect().contains(shown)
    assert offered(writing).count() == 7
