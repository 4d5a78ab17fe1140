"""What those who listen are told while they sit in the window: each thing that happens, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import Arrived, ConversationsChanged
from evoinbox.engine.commands import MarkRead, Send
from evoinbox.ui.actions import Act
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import OTHER, Stage, edit_of, number, pane_of, write


@pytest.fixture
def told(desk: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said from now on."""
    found: list[str] = []
    for module in ("alarms", "placing", "notice_bar", "controls"):
        monkeypatch.setattr(f"evoinbox.ui.{module}.announce", lambda _widget, words: found.append(words))
    return found


def arrive(stage: Stage, *names: str, address: str = OTHER) -> None:
    keys = stage.store(*(message(name, address=address, at_us=NOW_US + 5, text=name, unread=True) for name in names))
    stage.say(ConversationsChanged(keys), Arrived(keys, len(names)))


def test_a_text_that_comes_is_read_out_once(desk: Stage, told: list[str]) -> None:
    arrive(desk, "Are you open?")
    assert told == ["New text from (503) 555-0177: Are you open?"]
    desk.say(ConversationsChanged(frozenset({message(address=OTHER).conversation})))
    assert len(told) == 1


def test_one_in_the_open_conversation_too(desk: Stage, told: list[str]) -> None:
    arrive(desk, "And tomorrow?", address="+15035550100")
    assert told == ["New text from (503) 555-0100: And tomorrow?"]


def test_one_that_was_read_before_the_window_heard_of_it(desk: Stage, told: list[str]) -> None:
    opened = desk.store(message("Still?", at_us=NOW_US + 5, text="Still?", unread=True))
    desk.say(ConversationsChanged(opened))
    (read,) = desk.all_of(MarkRead)
    desk.cache.mark_read(read.seen)
    desk.say(Arrived(opened, 1))
    assert told == ["New text from (503) 555-0100: Still?"]


def test_many_at_once_are_counted(desk: Stage, told: list[str]) -> None:
    keys = desk.store(*(message(f"x{n}", address=number(n), at_us=NOW_US + n, unread=True) for n in range(4)))
    desk.say(ConversationsChanged(keys), Arrived(keys, 4))
    assert told == ["4 new texts from 4 customers"]


def test_a_muted_conversation_is_not_read_out(desk: Stage, told: list[str]) -> None:
    desk.desk.mute([message(address=OTHER).conversation], muted=True)
    arrive(desk, "Are you open?")
    assert told == []


def sent(stage: Stage) -> Send:
    write(stage, "on my way")
    pane_of(stage).send()
    (command,) = stage.all_of(Send)
    return command


def test_a_text_that_left_is_told_once(desk: Stage, told: list[str]) -> None:
    command = sent(desk)
    text = outgoing(command.id, text="on my way")
    for state in (OutgoingState.QUEUED, OutgoingState.SENDING, OutgoingState.ACCEPTED, OutgoingState.ACCEPTED):
        desk.put(replace(text, state=state))
    assert told == ["Sent to (503) 555-0100"]
    assert edit_of(desk).text() == ""


def test_one_that_left_before_it_was_seen_waiting_is_told_too(desk: Stage, told: list[str]) -> None:
    desk.put(outgoing(sent(desk).id, text="on my way", state=OutgoingState.ACCEPTED))
    assert told == ["Sent to (503) 555-0100"]


def test_what_left_in_another_sitting_is_no_news(desk: Stage, told: list[str]) -> None:
    desk.put(outgoing("of yesterday", state=OutgoingState.ACCEPTED))
    assert told == []


def test_a_text_that_failed_is_told(desk: Stage, told: list[str]) -> None:
    desk.put(outgoing(sent(desk).id, text="on my way", state=OutgoingState.FAILED))
    assert told == ["Text to (503) 555-0100 was not sent. Not sent: the service did not take it"]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act.DONE, "(503) 555-0100: done"),
        (Act.PIN, "(503) 555-0100: pinned"),
        (Act.MUTE, "(503) 555-0100: muted"),
        (Act.MARK_UNREAD, "(503) 555-0100: unread"),
    ],
    ids=lambda value: value.value if isinstance(value, Act) else "",
)
def test_what_becomes_of_a_conversation_is_told(desk: Stage, told: list[str], act: Act, words: str) -> None:
    desk.window.actions_by_name[act].trigger()
    assert told == [words]


def test_a_notice_is_told(desk: Stage, told: list[str]) -> None:
    desk.window.inbox.say(StoreUnwritable())
    assert len(told) == 1
    assert told[0].startswith("EvoInbox cannot write to this disk")
