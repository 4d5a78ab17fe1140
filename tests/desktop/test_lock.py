"""A locked screen: told by logind's session or a screen saver, and what notifications say meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from evoinbox.desktop.notifier import Notifier
from evoinbox.desktop.power import LOGIND, PROPERTIES, Power
from evoinbox.domain.attention import Note, Offer
from tests.support.bus_service import BusService
from tests.support.notifications import SECRET, Close, EngineLoop, NotificationDaemon, SessionBus

SESSION = "/org/freedesktop/login1/session/_32"
SAVER = "org.freedesktop.ScreenSaver"
ARRIVED = Note("conversation:+1", "Ann", SECRET, "im.received", (Offer.REPLY,), veiled="1 new text")


@pytest.fixture
def buses(bus: SessionBus, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> str:
    """One bus that is the system's and the session's."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    caplog.set_level(logging.DEBUG)
    return bus.address


@pytest.fixture
def power(qtbot: QtBot, engine: EngineLoop, buses: str) -> Iterator[Power]:
    made = Power(engine.start)
    yield made
    engine.start(made.close())
    engine.settle()


@pytest.fixture
def told(power: Power) -> list[bool]:
    """What was told of locks, in order."""
    heard: list[bool] = []
    power.lock_changed.connect(heard.append)
    return heard


def listen(qtbot: QtBot, power: Power, caplog: pytest.LogCaptureFixture) -> None:
    """Listen; returns once both buses will tell."""
    power.listen()
    qtbot.waitUntil(lambda: caplog.text.count("bus will tell") == 2, timeout=10_000)


def test_logind_s_session_tells_of_locks(
    qtbot: QtBot, power: Power, buses: str, told: list[bool], caplog: pytest.LogCaptureFixture
) -> None:
    answers = {"GetSession": ("o", (SESSION,)), "Get": ("v", (("b", True),))}
    with BusService(buses, LOGIND, answers) as logind:
        listen(qtbot, power, caplog)
        qtbot.waitUntil(lambda: told == [True])  # as it was before we came
        hint = {"LockedHint": ("b", False), "IdleHint": ("b", True)}
        logind.signal(SESSION, PROPERTIES, "PropertiesChanged", "sa{sv}as", f"{LOGIND}.Session", hint, [])
        qtbot.waitUntil(lambda: told == [True, False])
        logind.signal(SESSION.replace("32", "33"), f"{LOGIND}.Session", "Lock", "")  # somebody else's
        logind.signal(SESSION, f"{LOGIND}.Session", "Lock", "")
        logind.signal(SESSION, f"{LOGIND}.Session", "Unlock", "")
        qtbot.waitUntil(lambda: len(told) == 4)

    assert told == [True, False, True, False]


def test_a_screen_saver_tells_and_both_must_be_open(
    qtbot: QtBot, power: Power, buses: str, told: list[bool], caplog: pytest.LogCaptureFixture
) -> None:
    logind = BusService(buses, LOGIND, {"GetSessionByPID": ("o", (SESSION,))})
    with logind, BusService(buses, SAVER, {"GetActive": ("b", (False,))}) as saver:
        listen(qtbot, power, caplog)
        saver.signal("/ScreenSaver", SAVER, "ActiveChanged", "b", True)
        qtbot.waitUntil(lambda: told == [True])
        logind.signal(SESSION, f"{LOGIND}.Session", "Lock", "")
        saver.signal("/ScreenSaver", SAVER, "ActiveChanged", "b", False)
        saver.signal("/ScreenSaver", SAVER, "ActiveChanged", "s", "odd")
        logind.signal(SESSION, f"{LOGIND}.Session", "Unlock", "")
        qtbot.waitUntil(lambda: len(told) == 2)

    assert told == [True, False]


def test_a_locker_that_forgets_to_say_is_corrected_by_who_uses_the_window(
    qtbot: QtBot, power: Power, buses: str, told: list[bool], caplog: pytest.LogCaptureFixture
) -> None:
    with BusService(buses, SAVER, {"GetActive": ("b", (True,))}):
        listen(qtbot, power, caplog)
        qtbot.waitUntil(lambda: told == [True])
    power.seen()
    power.seen()

    assert told == [True, False]


def test_while_locked_a_note_says_neither_who_nor_what_and_all_again_afterwards(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    notifier.show(ARRIVED)
    notifier.veil(True)
    notifier.show(Note("text:1", f"Text to {SECRET} was not sent", SECRET))
    engine.settle()
    locked = [(note.number, note.title, note.body, note.actions) for note in daemon.notes[1:]]
    notifier.veil(True)
    daemon.dismiss(2)
    engine.settle()
    notifier.show(Note("third", "third", ""))  # its answer tells that the closing before it has been heard
    engine.settle()
    notifier.veil(False)
    engine.settle()

    assert locked == [
        (1, "1 new text", "", ["default", "Open"]),
        (2, "EvoInbox has something for you", "", ["default", "Open"]),
    ]
    again = daemon.notes[4:]
    assert [(note.number, note.title, note.body) for note in again] == [(1, "Ann", SECRET), (3, "third", "")]
    assert "reply" in again[0].actions
    assert all(note.hints["suppress-sound"] == ("b", True) for note in again)


def test_a_note_that_cannot_be_veiled_is_taken_off(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    notifier.show(ARRIVED)
    engine.settle()
    daemon.refuses = "org.freedesktop.DBus.Error.LimitsExceeded"
    notifier.veil(True)
    engine.settle()

    assert daemon.calls[2:] == [Close(1)]
    assert "a note is not shown anew: org.freedesktop.DBus.Error.LimitsExceeded" in caplog.text


def test_notes_stay_veiled_until_neither_screen_nor_window_is_locked(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    notifier.veil(True)
    notifier.veil_too(True)
    notifier.show(ARRIVED)
    notifier.veil(False)
    engine.settle()
    assert [(note.title, note.actions) for note in daemon.notes] == [("1 new text", ["default", "Open"])]
    notifier.veil_too(False)
    engine.settle()
    assert daemon.notes[-1].title == "Ann"
