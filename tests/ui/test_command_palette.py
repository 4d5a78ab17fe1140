"""The command palette: what answers to a few letters, what is done with it, and where the keyboard is afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evoinbox.domain.address import read_address
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.message import Direction, LineId
from evoinbox.engine.commands import CheckNow
from evoinbox.ui.actions import PLACES, Act
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.conversation_model import ConversationModel, Filter
from evoinbox.ui.finder import Finder, words_of
from evoinbox.ui.names import Names
from evoinbox.ui.shortcuts_dialog import ShortcutsDialog
from tests.support.build import NOW_US, message
from tests.ui.conftest import Stage, press

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(stage: Stage) -> CommandPalette:
    """The palette, opened by its key."""
    press(stage, Qt.Key.Key_K, CTRL)
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, CommandPalette)
    stage.qtbot.waitUntil(palette.isActiveWindow)
    return palette


def shown(palette: CommandPalette) -> list[str]:
    """The words of the rows."""
    return [palette.model.at(row).words for row in range(palette.model.rowCount())]


def closed(stage: Stage) -> None:
    """Wait until the palette is gone and the window has the keyboard again."""
    stage.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None and stage.window.isActiveWindow())


@pytest.fixture
def people(inbox: Stage) -> Stage:
    """Three numbers, a short code, a number abroad and a sender by name."""
    inbox.arrive(
        message("m4", address="72975", at_us=NOW_US - 20),
        message("m5", address="+447700900123", at_us=NOW_US - 21),
        message("m6", address="Acme Parcels", at_us=NOW_US - 22),
    )
    return inbox


def test_all_commands_are_offered_with_their_keys(inbox: Stage) -> None:
    palette = opened(inbox)
    hits = [palette.model.at(row) for row in range(palette.model.rowCount())]
    assert {hit.target for hit in hits} == set(Act) - {Act.PALETTE, *PLACES}
    assert {hit.target: hit.beside for hit in hits}[Act.NEW] == "Ctrl+N"
    inbox.qtbot.keyClicks(palette.field, "third")
    assert shown(palette) == ["Go to the third conversation"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sett", "Settings"),
        ("new conv", "New conversation"),
        ("unread", "Next unread conversation"),
        ("newest", "Go to the newest message"),
        ("ctrl+q", "Quit"),
        ("CHECK texts", "Check for new texts"),
        ("0177", "(503) 555-0177"),
        ("(503) 555-0178", "(503) 555-0178"),
        ("+1 503-555 0177", "(503) 555-0177"),
        ("503.555.0177", "(503) 555-0177"),
        ("7297", "72975"),
        ("07700 900123", "+44 7700 900123"),
        ("acme", "Acme Parcels"),
        ("parcels ac", "Acme Parcels"),
    ],
    ids=[
        *("beginning", "two-words", "beginning-of-a-word", "a-later-word", "keys", "words-apart", "digits", "as-shown"),
        *("with-country", "points", "short-code", "with-its-zero", "name", "name-in-any-order"),
    ],
)
def test_a_few_letters_or_digits_find_it(people: Stage, typed: str, first: str) -> None:
    palette = opened(people)
    people.qtbot.keyClicks(palette.field, typed)
    assert shown(palette)[0] == first


@pytest.mark.parametrize("typed", ["support", "checkup", "report supp"])
def test_a_command_is_found_by_what_it_is_for(inbox: Stage, typed: str) -> None:
    palette = opened(inbox)
    inbox.qtbot.keyClicks(palette.field, typed)
    assert shown(palette)[0] == "Is everything in order?"


def test_what_nothing_is_called_is_said(people: Stage) -> None:
    palette = opened(people)
    people.qtbot.keyClicks(palette.field, "zzz")
    assert palette.nothing.isVisible()
    press(people, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_enter_goes_to_the_person_ready_to_write(people: Stage) -> None:
    palette = opened(people)
    people.qtbot.keyClicks(palette.field, "acme")
    people.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    closed(people)
    people.qtbot.waitUntil(people.window.inbox.compose.edit.hasFocus)
    assert people.window.inbox.open_key == read_address("Acme Parcels", "US").key


def test_somebody_the_filter_hides_is_found(people: Stage) -> None:
    people.window.inbox.list.show_only(Filter.UNREAD)
    palette = opened(people)
    people.qtbot.keyClicks(palette.field, "acme")
    people.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    closed(people)
    assert people.window.inbox.open_key == read_address("Acme Parcels", "US").key


def test_a_person_is_gone_to_from_another_page(people: Stage) -> None:
    people.window.pages.setCurrentWidget(people.window.sign_in)
    palette = opened(people)
    people.qtbot.keyClicks(palette.field, "acme")
    people.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    closed(people)
    assert people.window.pages.currentWidget() is people.window.inbox
    people.qtbot.waitUntil(people.window.inbox.compose.edit.hasFocus)


def test_arrows_choose_and_enter_runs_the_command(inbox: Stage) -> None:
    palette = opened(inbox)
    inbox.qtbot.keyClicks(palette.field, "check")
    inbox.qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    inbox.qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    inbox.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    closed(inbox)
    assert inbox.all_of(CheckNow) == [CheckNow()]


def test_a_command_that_opens_a_dialog_leaves_it_open(inbox: Stage) -> None:
    palette = opened(inbox)
    inbox.qtbot.keyClicks(palette.field, "keyboard sh")
    inbox.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShortcutsDialog)
    dialog.reject()


def test_a_click_chooses_too(inbox: Stage) -> None:
    palette = opened(inbox)
    inbox.qtbot.keyClicks(palette.field, "check for")
    place = palette.view.visualRect(palette.model.index(0)).center()
    inbox.qtbot.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert inbox.all_of(CheckNow) == [CheckNow()]


@pytest.mark.parametrize("part", ["list", "messages", "writing"])
def test_escape_gives_the_keyboard_back_to_where_it_was(inbox: Stage, part: str) -> None:
    page = inbox.window.inbox
    page.list.view.setCurrentIndex(page.model.index(0))
    widget = {"list": page.list.view, "messages": page.thread_pane.view, "writing": page.compose.edit}[part]
    widget.setFocus()
    palette = opened(inbox)
    inbox.qtbot.keyClicks(palette.field, "quit")
    inbox.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    closed(inbox)
    inbox.qtbot.waitUntil(widget.hasFocus)
    assert inbox.window.isVisible()


def test_what_was_used_last_comes_first(people: Stage) -> None:
    for typed in ("check for", "acme"):
        palette = opened(people)
        people.qtbot.keyClicks(palette.field, typed)
        people.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        closed(people)
    palette = opened(people)
    assert shown(palette)[:2] == ["Acme Parcels", "Check for new texts"]
    assert len(shown(palette)) == len(Act) - 1 - len(PLACES) + 1


# ---- finding among very many


def customer(address: str, at_us: int = NOW_US) -> Conversation:
    """A conversation with somebody."""
    return Conversation(
        read_address(address, "US").key, address, LineId("l1"), "", at_us, "hello", Direction.INCOMING, "", 0, "", None
    )


def many(count: int) -> list[Conversation]:
    """So many customers, the newest first."""
    return [customer(f"+1503{5550000 + n:07}", NOW_US - n) for n in range(count)]


def test_numbers_are_found_before_any_name_is_worked_out() -> None:
    finder, names = Finder(), Names("US")
    finder.take(many(500), names)
    assert finder.find("555 0321", 5) == [read_address("+15035550321", "US").key]
    assert finder.find("(503) 5", 3) == [c.key for c in many(3)]
    assert finder.learn(400)
    assert not finder.learn(400)
    assert finder.find("(503) 555-0321", 5) == [read_address("+15035550321", "US").key]
    assert finder.find("1 503 555 0499", 5) == [read_address("+15035550499", "US").key]
    assert finder.find("nobody", 5) == []
    assert finder.find("  ", 5) == []


def test_a_name_that_begins_so_leads_though_it_is_older() -> None:
    finder, names = Finder(), Names("US")
    people = [customer(name) for name in ("Green Acme", "Lacme", "Acme")]
    finder.take(people, names)
    finder.learn(10)
    assert finder.find("acme", 10) == [people[2].key, people[0].key, people[1].key]


@pytest.mark.parametrize(
    ("sought", "words"),
    [
        ("(503) 555-0100", ["5035550100"]),
        ("+44 7700 900123", ["447700900123"]),
        ("07700 900123", ["7700900123"]),
        ("Ann 555", ["ann", "555"]),
        ("000", ["000"]),
        ("a-b", ["a-b"]),
        ("", []),
    ],
    ids=["national", "abroad", "with-its-zero", "name-and-digits", "zeros", "letters", "nothing"],
)
def test_a_number_is_one_word_however_it_is_written(sought: str, words: list[str]) -> None:
    assert words_of(sought) == words


def test_everybody_is_in_order_whatever_is_listed() -> None:
    model = ConversationModel(Names("US"), lambda: NOW_US)
    model.load(reversed(many(20)))
    model.show_only(Filter.UNREAD)
    assert model.rowCount() == 0
    assert model.everybody() == many(20)
