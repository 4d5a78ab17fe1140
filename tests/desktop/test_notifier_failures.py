"""Notifications where bus or daemon are lacking, fail, fall silent, end and come back."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from evoinbox.desktop import daemon as module
from evoinbox.desktop.notifier import Notifier
from evoinbox.domain.attention import Note
from tests.support.notifications import NOTE, EngineLoop, NotificationDaemon, SessionBus, reasons


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (None, "KeyError"),
        ("", "ValueError"),
        ("tcp:host=localhost,port=1", "RuntimeError"),
        ("unix:path=/nowhere/bus", "FileNotFoundError"),
    ],
    ids=["unset", "empty", "other", "nobody"],
)
def test_no_bus(
    notifier: Notifier,
    engine: EngineLoop,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    address: str | None,
    reason: str,
) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    notifier.show(NOTE)
    notifier.withdraw(NOTE.identity)
    engine.settle()

    assert reasons(caplog) == [f"a note is not shown: {reason}"]


def test_a_bus_that_comes_later_is_found(
    notifier: Notifier, engine: EngineLoop, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with SessionBus() as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        bus.kill()
        notifier.show(NOTE)
        engine.settle()
        bus.start()
        with NotificationDaemon(bus.address) as daemon:
            notifier.show(NOTE)
            engine.settle()

    assert len(daemon.notes) == 1
    assert reasons(caplog) == ["a note is not shown: ConnectionRefusedError"]


def test_a_daemon_that_comes_later_is_found(
    bus: SessionBus, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    notifier.show(NOTE)
    engine.settle()
    with NotificationDaemon(bus.address) as daemon:
        notifier.show(NOTE)
        engine.settle()

    assert len(daemon.notes) == 1
    assert reasons(caplog) == ["a note is not shown: org.freedesktop.DBus.Error.ServiceUnknown"]


def test_another_daemon_is_not_asked_about_notes_it_has_never_seen(
    qtbot: QtBot, bus: SessionBus, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    """It counts anew, so that our numbers may be those of other programs' notes."""
    heard: list[str] = []
    notifier.activated.connect(lambda identity, _: heard.append(identity))
    other = Note("text:2", "another", "")
    with NotificationDaemon(bus.address):
        notifier.show(NOTE)
        notifier.show(other)
        notifier.show(Note("text:3", "a third", ""))
        engine.settle()
    with NotificationDaemon(bus.address, abilities=()) as second:
        notifier.withdraw("text:3")
        second.click(1)
        notifier.show(other)
        notifier.withdraw(NOTE.identity)
        engine.settle()
        with qtbot.waitSignal(notifier.activated, timeout=5000):
            second.click(1)

    assert [(note.replaces, note.actions) for note in second.notes] == [(0, [])]
    assert len(second.calls) == 1
    assert heard == ["text:2"]
    assert reasons(caplog) == ["a note is not withdrawn: org.freedesktop.DBus.Error.ServiceUnknown"]


@pytest.mark.parametrize("name", ["org.freedesktop.DBus.Error.LimitsExceeded", "org.example.Odd"], ids=["limit", "odd"])
def test_an_error_for_an_answer(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    daemon.refuses = name
    notifier.show(NOTE)
    engine.settle()
    daemon.refuses = ""
    notifier.show(NOTE)
    engine.settle()
    daemon.refuses = name
    notifier.withdraw(NOTE.identity)
    engine.settle()

    assert [note.replaces for note in daemon.notes] == [0, 0]
    assert reasons(caplog) == [f"a note is not shown: {name}", f"a note is not withdrawn: {name}"]


def test_an_answer_that_makes_no_sense(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    daemon.odd = True
    notifier.show(NOTE)
    engine.settle()

    assert reasons(caplog) == ["a note is not shown: an answer of another shape"]


def test_a_daemon_that_does_not_answer_holds_up_nothing_for_long(
    daemon: NotificationDaemon,
    notifier: Notifier,
    engine: EngineLoop,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    notifier.show(NOTE)
    engine.settle()
    daemon.answers.clear()
    with monkeypatch.context() as hasty:
        hasty.setattr(module, "ANSWER_S", 0.05)
        notifier.show(NOTE)
        engine.settle()
    daemon.answers.set()
    notifier.show(NOTE)
    engine.settle()

    assert [note.replaces for note in daemon.notes] == [0, 1]
    assert reasons(caplog) == ["a note is not shown: no answer in time"]


def test_a_daemon_that_does_not_answer_does_not_hold_up_the_end(
    qtbot: QtBot,
    daemon: NotificationDaemon,
    notifier: Notifier,
    engine: EngineLoop,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(module, "ANSWER_S", 1000.0)
    monkeypatch.setattr(module, "END_S", 0.05)
    daemon.answers.clear()
    notifier.show(NOTE)
    qtbot.waitUntil(lambda: daemon.capability_calls == 1)
    engine.start(notifier.close())
    engine.settle()

    assert daemon.calls == []
    assert reasons(caplog) == ["a note is not shown: the program ends"]


def test_a_bus_that_breaks_during_a_call(
    qtbot: QtBot, bus: SessionBus, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    with NotificationDaemon(bus.address) as first:
        first.answers.clear()
        notifier.show(NOTE)
        qtbot.waitUntil(lambda: first.capability_calls == 1)
        bus.kill()
        engine.settle()
    bus.start()
    with NotificationDaemon(bus.address) as second:
        notifier.show(NOTE)
        engine.settle()

    assert len(second.notes) == 1
    (reason,) = reasons(caplog)
    # The second attempt may come while the kernel still takes the bus apart: it is reset then, not refused.
    assert re.fullmatch(r"a note is not shown: Connection(Refused|Reset)Error", reason)


def test_a_bus_that_was_restarted_is_called_anew_for_the_same_note(
    bus: SessionBus, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    with NotificationDaemon(bus.address):
        notifier.show(NOTE)
        engine.settle()
    bus.kill()
    bus.start()
    with NotificationDaemon(bus.address) as second:
        notifier.show(NOTE)
        engine.settle()

    assert [note.replaces for note in second.notes] == [0]
    assert reasons(caplog) == []
