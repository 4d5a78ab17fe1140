"""Notes about texts that arrive while nobody looks: made, merged, withdrawn, and a click that leads to the thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from evoinbox.domain.attention import Note
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import Arrived, Closing, ConversationsChanged, Returned
from evoinbox.settings import Notify, Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.arrivals import ALL_IDENTITY, MOST, OFFERS
from evoinbox.ui.conversation_model import Filter
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import OTHER, Stage

OTHER_KEY = message(address=OTHER).conversation


@pytest.fixture
def away(desk: Stage) -> Iterator[Stage]:
    """A window with two conversations; another one is the active one."""
    other = QWidget()
    with desk.qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    yield desk
    other.close()


@pytest.fixture
def notes(away: Stage) -> list[Note]:
    found: list[Note] = []
    away.window.contents.alarmed.connect(found.append)
    return found


@pytest.fixture
def calmed(away: Stage) -> list[str]:
    found: list[str] = []
    away.window.contents.calmed.connect(found.append)
    return found


def arrive(stage: Stage, name: str, text: str, address: str = OTHER, second: int = 1) -> None:
    keys = stage.store(message(name, address=address, at_us=NOW_US + second, text=text, unread=True))
    stage.say(ConversationsChanged(keys), Arrived(keys, 1))


def test_a_text_has_a_note_and_the_next_of_that_customer_replaces_it(away: Stage, notes: list[Note]) -> None:
    arrive(away, "a", "Are you there?")
    arrive(away, "b", "Hello?", second=2)

    identity = f"conversation:{OTHER_KEY}"
    assert notes == [
        Note(identity, title, body, "im.received", OFFERS, veiled=veiled, line=LineId("line-1"))
        for title, body, veiled in (
            ("(503) 555-0177", "Are you there?", "1 new text"),
            ("(503) 555-0177: 2 new texts", "Hello?", "2 new texts"),
        )
    ]


def test_nothing_hides_in_a_note(away: Stage, notes: list[Note]) -> None:
    arrive(away, "a", "Pay\u202e gniht\u200b\U0001f469\u200d\U0001f680" + "x" * 100_000)

    assert notes[0].body.startswith("Pay⟪RLO⟫ gniht⟪ZWSP⟫\U0001f469\u200d\U0001f680x")
    assert len(notes[0].body) < 1_100


def test_a_note_never_shows_a_text_of_ours_in_a_customer_s_name(away: Stage, notes: list[Note]) -> None:
    away.put(outgoing(address=OTHER, text="our price is 90", state=OutgoingState.FAILED))
    notes.clear()
    arrive(away, "a", "Are you there?")

    assert [(note.title, note.body) for note in notes] == [("(503) 555-0177", "")]


def test_nobody_who_looks_gets_a_note(desk: Stage) -> None:
    found: list[Note] = []
    desk.window.contents.alarmed.connect(found.append)
    arrive(desk, "a", "Are you there?")

    assert found == []


def test_a_window_that_is_minimised_at_this_moment_is_looked_at_no_longer(
    desk: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Note] = []
    desk.window.contents.alarmed.connect(found.append)
    monkeypatch.setattr(desk.window, "isMinimized", lambda: True)  # X tells of the focus a moment later
    assert desk.window.isActiveWindow()
    arrive(desk, "a", "Are you there?")

    assert len(found) == 1


@pytest.mark.parametrize(("notify", "bodies"), [(Notify.SENDER, [""]), (Notify.OFF, [])])
def test_how_much_a_note_says_is_the_agent_s_choice(
    away: Stage, notes: list[Note], notify: Notify, bodies: list[str]
) -> None:
    away.window.contents.use(Settings(notify=notify))
    arrive(away, "a", "Are you there?")

    assert [note.body for note in notes] == bodies


def test_a_note_goes_when_its_text_is_read_here_or_elsewhere(away: Stage, notes: list[Note], calmed: list[str]) -> None:
    text = message("a", address=OTHER, at_us=NOW_US + 1, unread=True)
    keys = away.store(text)
    away.say(ConversationsChanged(keys), Arrived(keys, 1))
    assert calmed == []
    away.arrive(replace(text, unread=False))
    assert calmed == [notes[0].identity]


def test_many_are_one_note_that_counts_down_as_they_are_read(away: Stage, notes: list[Note], calmed: list[str]) -> None:
    texts = [message(f"many{n}", address=f"+1503555{2000 + n}", at_us=NOW_US + n, unread=True) for n in range(MOST + 2)]
    for text in texts:
        keys = away.store(text)
        away.say(ConversationsChanged(keys), Arrived(keys, 1))
    assert len([note for note in notes if note.identity != ALL_IDENTITY]) == MOST
    assert len(calmed) == MOST
    assert (notes[-1].identity, notes[-1].title) == (ALL_IDENTITY, "7 new texts from 7 customers")
    away.arrive(replace(texts[0], unread=False))
    assert notes[-1].title == "6 new texts from 6 customers"
    away.arrive(*(replace(text, unread=False) for text in texts))
    assert calmed[-1] == ALL_IDENTITY


def test_a_click_opens_the_thread_and_leaving_the_seat_leaves_nothing(
    away: Stage, notes: list[Note], calmed: list[str]
) -> None:
    arrive(away, "a", "Are you there?")
    away.window.activateWindow()
    away.window.contents.show_text(notes[0].identity)
    assert away.window.inbox.open_key == OTHER_KEY
    away.qtbot.waitUntil(away.window.inbox.compose.edit.hasFocus)
    arrive(away, "b", "Hello?", address="+15035550199")
    away.say(Closing())
    assert set(calmed) >= {notes[0].identity}


def test_the_merged_note_goes_when_the_agent_looks_and_leads_to_what_is_unread(
    away: Stage, notes: list[Note], calmed: list[str]
) -> None:
    for number in range(MOST + 1):
        arrive(away, f"many{number}", "Hello?", address=f"+1503555{2000 + number}", second=number)
    assert notes[-1].identity == ALL_IDENTITY
    away.window.activateWindow()
    away.qtbot.waitUntil(lambda: ALL_IDENTITY in calmed)
    away.window.contents.show_text(ALL_IDENTITY)
    assert away.window.inbox.model.filter is Filter.UNREAD
    assert away.window.inbox.list.view.hasFocus()


def come_back(stage: Stage, *addresses: str) -> None:
    """What was put off until now is back."""
    keys = stage.store(*(message(f"old{address}", address=address, at_us=NOW_US - 5) for address in addresses))
    for key in keys:
        stage.desk.remind(key)
    stage.say(ConversationsChanged(keys), Returned(keys))


def test_what_was_put_off_comes_back_in_words_of_its_own_until_the_customer_writes(
    away: Stage, notes: list[Note]
) -> None:
    come_back(away, OTHER)
    assert [(note.title, note.veiled) for note in notes] == [
        ("(503) 555-0177 is back: you put this off until now", "1 conversation that you put off is back")
    ]
    arrive(away, "a", "Are you there?")
    assert (notes[-1].title, notes[-1].veiled) == ("(503) 555-0177", "1 new text")


def test_many_that_were_put_off_are_counted_beside_the_texts(away: Stage, notes: list[Note]) -> None:
    come_back(away, *(f"+1503555{2000 + number}" for number in range(MOST + 1)))
    assert notes[-1].title == "6 conversations that you put off are back"
    arrive(away, "a", "Are you there?")
    assert notes[-1].title == "1 new text from a customer; 6 conversations that you put off are back"


def test_the_merged_note_is_told_again_only_where_its_words_change_and_never_as_news(
    away: Stage, notes: list[Note]
) -> None:
    for number in range(MOST + 1):
        arrive(away, f"many{number}", "Hello?", address=f"+1503555{2000 + number}", second=number)
    assert notes[-1].news
    told = len(notes)
    first = message(address="+15035552000").conversation
    away.say(ConversationsChanged(frozenset({first})))
    assert len(notes) == told
    away.desk.mute([first], muted=True)
    away.say(ConversationsChanged(frozenset({first})))
    assert [(note.title, note.news, note.sound) for note in notes[told:]] == [
        ("5 new texts from 5 customers", False, "")
    ]


def test_what_was_told_before_a_pause_is_not_told_again_after_it(away: Stage, notes: list[Note]) -> None:
    for number in range(MOST + 1):
        arrive(away, f"many{number}", "Hello?", address=f"+1503555{2000 + number}", second=number)
    told = len(notes)
    away.window.actions_by_name[Act.PAUSE].trigger()
    away.arrive(message("many0", address="+15035552000", at_us=NOW_US, text="Hello?"))
    away.window.actions_by_name[Act.RESUME].trigger()
    assert notes[told:] == []
