"""When the desktop is told nothing, and what it is told afterwards: pauses, working hours, mute, and waits too long."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from evoinbox.domain.attention import Note
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import Arrived, ConversationsChanged
from evoinbox.engine.commands import Mute
from evoinbox.settings import Settings, Sound
from evoinbox.ui.actions import Act
from evoinbox.ui.arrivals import ALL_IDENTITY
from evoinbox.ui.week_days import WeekDays
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import OTHER, Stage, number
from tests.ui.test_settings_page import page_of

OTHER_KEY = message(address=OTHER).conversation
IDENTITY = f"conversation:{OTHER_KEY}"
THIRD = "+15035550178"
HOUR_US = 60 * MINUTE_US


@pytest.fixture
def elsewhere(desk: Stage) -> QWidget:
    """Another window, which is the active one."""
    other = QWidget()
    desk.qtbot.addWidget(other)
    with desk.qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    return other


@pytest.fixture
def notes(desk: Stage, elsewhere: QWidget) -> list[Note]:
    """What the desktop is told."""
    found: list[Note] = []
    desk.window.contents.alarmed.connect(found.append)
    return found


def arrive(stage: Stage, name: str, address: str = OTHER) -> None:
    """A customer writes."""
    keys = stage.store(message(name, address=address, at_us=stage.now_us, text=name, unread=True))
    stage.say(ConversationsChanged(keys), Arrived(keys, 1))


def do(stage: Stage, act: Act) -> None:
    """Carry out a command."""
    stage.window.actions_by_name[act].trigger()


def test_a_pause_keeps_quiet_and_what_came_is_one_note_when_it_is_over(desk: Stage, notes: list[Note]) -> None:
    do(desk, Act.PAUSE_HOUR)
    assert desk.saved[-1].paused_until_us == NOW_US + HOUR_US
    arrive(desk, "a")
    arrive(desk, "b", THIRD)
    desk.put(outgoing("failed", address=OTHER, state=OutgoingState.FAILED))
    assert notes == []
    desk.now_us += HOUR_US + 1
    desk.window.alarms.look()

    assert [note.identity for note in notes] == ["failed", ALL_IDENTITY]
    assert notes[-1].title == "2 new texts from 2 customers"


def test_one_customer_s_text_is_that_customer_s_note_after_a_pause(desk: Stage, notes: list[Note]) -> None:
    do(desk, Act.PAUSE)
    assert desk.saved[-1].paused_until_us == FOR_GOOD_US
    arrive(desk, "a")
    do(desk, Act.RESUME)

    assert [note.identity for note in notes] == [IDENTITY]
    assert desk.saved[-1].paused_until_us == 0


def test_what_was_read_or_settled_in_a_pause_is_not_told(desk: Stage, notes: list[Note]) -> None:
    do(desk, Act.PAUSE)
    arrive(desk, "a")
    failed = outgoing("failed", address=OTHER, state=OutgoingState.FAILED)
    desk.put(failed)
    desk.arrive(message("a", address=OTHER, at_us=NOW_US, text="a"))
    desk.put(replace(failed, state=OutgoingState.WITHDRAWN))
    do(desk, Act.RESUME)

    assert notes == []


def test_a_pause_until_tomorrow_ends_when_work_begins(desk: Stage) -> None:
    do(desk, Act.PAUSE_TOMORROW)

    now, end = (datetime.fromtimestamp(at / 1e6) for at in (NOW_US, desk.saved[-1].paused_until_us))  # noqa: DTZ006 - the wall clock is what is promised
    assert (end.date() - now.date(), end.hour, end.minute) == (timedelta(days=1), 8, 0)


def test_how_long_the_pause_is_is_said_in_the_settings_and_to_the_tray(desk: Stage) -> None:
    heard: list[str] = []
    desk.window.alarms.paused.connect(heard.append)
    do(desk, Act.PAUSE)
    assert heard[-1] == "Notifications are paused until you resume them"
    assert page_of(desk).rows["notify"].problem.text() == heard[-1]
    do(desk, Act.RESUME)
    assert heard[-1] == ""


def test_out_of_hours_nothing_is_said_and_one_note_is_made_when_they_begin(desk: Stage, notes: list[Note]) -> None:
    local = datetime.fromtimestamp(NOW_US / 1e6)  # noqa: DTZ006 - the hours are the wall clock's
    begin = (local.hour * 60 + 60) % (24 * 60)
    hours = Settings(hours_only=True, hours_from=begin, hours_to=(begin + 30) % (24 * 60), hours_days=tuple(range(7)))
    desk.window.contents.use(hours)
    arrive(desk, "a")
    arrive(desk, "b", THIRD)
    desk.window.alarms.look()
    assert notes == []
    desk.now_us += HOUR_US
    desk.window.alarms.look()
    assert [note.title for note in notes] == ["2 new texts from 2 customers"]
    arrive(desk, "c")
    assert {note.identity for note in notes} == {ALL_IDENTITY}
    assert notes[-1].title == "3 new texts from 2 customers"


def test_choosing_something_tells_nothing_anew(desk: Stage, notes: list[Note]) -> None:
    arrive(desk, "a")
    desk.window.contents.use(Settings(undo_s=5))

    assert len(notes) == 1


def test_it_wakes_by_itself_when_the_quiet_ends(desk: Stage, notes: list[Note]) -> None:
    desk.window.contents.use(Settings(paused_until_us=desk.now_us + 30_000))
    arrive(desk, "a")
    desk.now_us += 60_000
    desk.qtbot.waitUntil(lambda: bool(notes))


@pytest.mark.parametrize("sound", [False, True], ids=["off", "on"])
def test_a_note_may_be_heard_if_the_agent_wants(desk: Stage, notes: list[Note], *, sound: bool) -> None:
    desk.window.contents.use(Settings(sound=sound))
    arrive(desk, "a")

    assert [note.sound for note in notes] == ["message-new-instant" if sound else ""]


@pytest.mark.parametrize(
    ("hour", "at_night", "heard"),
    [(20, False, True), (21, False, False), (6, False, False), (7, False, True), (23, True, True)],
)
def test_at_night_a_note_is_silent_unless_the_agent_wants_it(
    desk: Stage, notes: list[Note], hour: int, *, at_night: bool, heard: bool
) -> None:
    desk.now_us = int(datetime(2026, 11, 26, hour, 0).timestamp() * 1e6)  # noqa: DTZ001 - the wall clock
    desk.window.contents.use(Settings(sound=True, sound_at_night=at_night))
    arrive(desk, "a")

    assert [bool(note.sound) for note in notes] == [heard]


def test_each_line_has_its_sound(desk: Stage, notes: list[Note]) -> None:
    desk.window.contents.use(Settings(sound=True, line_sounds={"line-2": Sound.BELL, "line-3": Sound.NONE}))
    for place, line in enumerate(("line-1", "line-2", "line-3")):
        keys = desk.store(message(f"s{place}", address=number(place), line=line, at_us=NOW_US + place, unread=True))
        desk.say(ConversationsChanged(keys), Arrived(keys, 1))

    assert [note.sound for note in notes] == ["message-new-instant", "bell", ""]


# ---- mute


def test_a_muted_conversation_makes_no_note_and_counts(desk: Stage, notes: list[Note]) -> None:
    desk.desk.mute([OTHER_KEY], muted=True)
    desk.say(ConversationsChanged(frozenset({OTHER_KEY})))
    arrive(desk, "a")

    assert notes == []
    assert "(1)" in desk.window.windowTitle()


def test_muting_and_unmuting_the_open_conversation(desk: Stage) -> None:
    key = desk.window.inbox.open_key
    assert key is not None
    do(desk, Act.MUTE)
    desk.desk.mute([key], muted=True)
    desk.say(ConversationsChanged(frozenset({key})))
    do(desk, Act.MUTE)

    assert desk.all_of(Mute) == [Mute(frozenset({key}), muted=True), Mute(frozenset({key}), muted=False)]


def test_a_note_goes_when_its_conversation_is_muted(desk: Stage, notes: list[Note]) -> None:
    calmed: list[str] = []
    desk.window.contents.calmed.connect(calmed.append)
    arrive(desk, "a")
    desk.desk.mute([OTHER_KEY], muted=True)
    desk.say(ConversationsChanged(frozenset({OTHER_KEY})))

    assert calmed == [IDENTITY]


# ---- told again


def wait(stage: Stage, minutes: int) -> None:
    """Let time pass, and the timer that watches over waits run."""
    stage.now_us += minutes * MINUTE_US
    stage.window.inbox.arrivals._overdue.look()


def test_a_wait_too_long_is_told_once_more_and_once_only(desk: Stage, notes: list[Note]) -> None:
    desk.window.contents.use(Settings(again_min=15))
    arrive(desk, "a")
    wait(desk, 14)
    arrive(desk, "b")  # the wait has begun with the first text
    assert len(notes) == 2
    wait(desk, 1)
    wait(desk, 100)

    assert [note.title for note in notes[2:]] == ["(503) 555-0177 has been waiting for 15 minutes"]


def test_the_next_wait_is_told_again(desk: Stage, notes: list[Note]) -> None:
    desk.window.contents.use(Settings(again_min=5))
    arrive(desk, "a")
    wait(desk, 5)
    desk.arrive(message("a", address=OTHER, at_us=NOW_US, text="a"))
    arrive(desk, "b")
    wait(desk, 5)

    assert [note.title for note in notes].count("(503) 555-0177 has been waiting for 5 minutes") == 2


def test_what_is_read_muted_or_never_to_be_told_again_is_not(desk: Stage, notes: list[Note]) -> None:
    arrive(desk, "a")
    wait(desk, 100)
    desk.window.contents.use(Settings(again_min=200))
    arrive(desk, "b", THIRD)
    desk.arrive(message("a", address=OTHER, at_us=NOW_US, text="a"))
    desk.desk.mute([message(address=THIRD).conversation], muted=True)
    desk.say(ConversationsChanged(frozenset({message(address=THIRD).conversation})))
    notes.clear()
    wait(desk, 1000)

    assert notes == []


def test_who_sits_at_the_window_is_told_when_they_leave_it(desk: Stage, notes: list[Note], elsewhere: QWidget) -> None:
    desk.window.contents.use(Settings(again_min=15))
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    arrive(desk, "a", THIRD)
    wait(desk, 15)
    assert notes == []
    with desk.qtbot.waitActive(elsewhere):
        elsewhere.activateWindow()
    desk.qtbot.waitUntil(lambda: len(notes) == 1)


def test_a_wait_in_a_pause_is_told_after_it(desk: Stage, notes: list[Note]) -> None:
    desk.window.contents.use(Settings(again_min=15, paused_until_us=NOW_US + HOUR_US))
    arrive(desk, "a")
    wait(desk, 30)
    assert notes == []
    desk.now_us += HOUR_US
    desk.window.alarms.look()
    assert notes[-1].title.endswith("has been waiting for 15 minutes")


# ---- days


def test_days_are_chosen_one_by_one(desk: Stage) -> None:
    field = page_of(desk).field("hours_days")
    assert isinstance(field, WeekDays)
    names = [button.accessibleName() for button in field.findChildren(QPushButton)]
    assert names == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    field.buttons[0].click()
    field.buttons[6].click()

    assert desk.saved[-1].hours_days == (1, 2, 3, 4, 6)
