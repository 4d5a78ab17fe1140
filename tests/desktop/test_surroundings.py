"""What a desktop has, looked at over its bus: each way to lack notifications is told, and nothing is shown."""

from __future__ import annotations

import asyncio
import sys

import pytest

from evoinbox.domain.attention import Silence, Trial
from evoinbox.domain.checkup import Part, Verdict, Why
from tests.support.bus_service import BusService
from tests.support.notifications import NotificationDaemon, SessionBus

if sys.platform == "linux":
    from evoinbox.desktop import daemon as daemon_module
    from evoinbox.desktop import surroundings


def test_somebody_shows_notifications_and_there_is_a_tray(daemon: NotificationDaemon, bus: SessionBus) -> None:
    with BusService(bus.address, surroundings.TRAY, {}):
        notes, tray = asyncio.run(surroundings.look(surroundings.alone))
    assert (notes.part, notes.verdict, notes.name) == (Part.NOTIFICATIONS, Verdict.WELL, "a test")
    assert (tray.part, tray.verdict) == (Part.TRAY, Verdict.WELL)
    assert daemon.notes == []


def test_nobody_is_on_the_bus(bus: SessionBus) -> None:
    notes, tray = asyncio.run(surroundings.look(surroundings.alone))
    assert notes.why == Trial(Silence.NO_SERVICE, "", "org.freedesktop.DBus.Error.ServiceUnknown")
    assert (tray.verdict, tray.why) == (Verdict.DOUBT, Why.NO_TRAY)


def test_do_not_disturb_is_told(daemon: NotificationDaemon) -> None:
    daemon.paused = True
    notes, _ = asyncio.run(surroundings.look(surroundings.alone))
    assert (notes.verdict, notes.why) == (Verdict.DOUBT, Trial(Silence.PAUSED, "a test"))


def test_who_cannot_be_clicked(bus: SessionBus) -> None:
    with NotificationDaemon(bus.address, abilities=("body",)):
        notes, _ = asyncio.run(surroundings.look(surroundings.alone, tray=True))
    assert notes.why == Trial(Silence.NO_ACTIONS, "a test")


def test_who_does_not_answer(daemon: NotificationDaemon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daemon_module, "ANSWER_S", 0.3)
    daemon.answers.clear()
    notes, tray = asyncio.run(surroundings.look(surroundings.alone, tray=True))
    assert notes.why == Trial(Silence.NO_ANSWER, "", "no answer in time")
    assert tray.verdict is Verdict.WELL


@pytest.mark.parametrize("tray", [None, True])
def test_there_is_no_bus(monkeypatch: pytest.MonkeyPatch, tray: bool | None) -> None:  # noqa: FBT001
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    notes, found = asyncio.run(surroundings.look(surroundings.alone, tray=tray))
    assert notes.why == Trial(Silence.NO_BUS, "", "FileNotFoundError")
    assert found.verdict is (Verdict.UNTRIED if tray is None else Verdict.WELL)
