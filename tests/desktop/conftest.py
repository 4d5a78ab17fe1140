"""A session bus, a daemon on it that can be clicked, and a notifier with an engine's loop of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from evoinbox.desktop.notifier import Notifier

if TYPE_CHECKING:
    from tests.support.notifications import EngineLoop, NotificationDaemon, SessionBus

collect_ignore_glob = (
    []
    if sys.platform == "linux"
    else [
        "test_notifier*",
        "test_note_actions*",
        "test_center*",
        "test_trial*",
        "test_power*",
        "test_lock*",
        "test_surroundings*",
    ]
)  # elsewhere there is no jeepney to import


@pytest.fixture
def engine() -> Iterator[EngineLoop]:
    """Run a loop in a thread; the test fails on what its work raises or leaves."""
    from tests.support.notifications import EngineLoop

    running = EngineLoop()
    yield running
    running.stop()


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    """Hand out a bus that is the session's for this test."""
    from tests.support.notifications import SessionBus

    with SessionBus() as private:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", private.address)
        yield private


@pytest.fixture
def notifier(qtbot: QtBot, engine: EngineLoop) -> Iterator[Notifier]:
    """Hand out a notifier, and close it."""
    made = Notifier(engine.start)
    yield made
    engine.start(made.close())
    engine.settle()


@pytest.fixture
def daemon(bus: SessionBus) -> Iterator[NotificationDaemon]:
    """Hand out a daemon that can do all."""
    from tests.support.notifications import NotificationDaemon

    with NotificationDaemon(bus.address) as running:
        yield running
