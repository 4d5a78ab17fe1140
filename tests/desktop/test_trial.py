"""The test notification: each cause of silence, made for real, is named; what shows is said to show."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evoinbox import note_wording
from evoinbox.desktop import daemon as module
from evoinbox.desktop.notifier import Notifier
from evoinbox.domain.attention import Note, Silence, Trial
from tests.support.accessible import wait_for
from tests.support.desktop import Desktop
from tests.support.notifications import NAME, NotificationDaemon, SessionBus

NOTE = Note("test", "a test", "")
SERVICE = "a test"


def tried(qtbot: QtBot, notifier: Notifier) -> Trial:
    """What becomes of a test notification."""
    with qtbot.waitSignal(notifier.tried, timeout=10_000) as heard:
        notifier.attempt(NOTE)
    assert heard.args is not None
    (trial,) = heard.args
    assert isinstance(trial, Trial)
    return trial


def test_what_shows_is_said_to_show(qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier) -> None:
    assert tried(qtbot, notifier) == Trial(None, SERVICE)
    assert tried(qtbot, notifier) == Trial(None, SERVICE)
    assert [note.replaces for note in daemon.notes] == [0, 1]


def test_no_bus(qtbot: QtBot, notifier: Notifier, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")

    assert tried(qtbot, notifier) == Trial(Silence.NO_BUS, "", "FileNotFoundError")


def test_nobody_on_the_bus(qtbot: QtBot, bus: SessionBus, notifier: Notifier) -> None:
    assert tried(qtbot, notifier).silence is Silence.NO_SERVICE


def test_a_service_that_says_nothing(
    qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ANSWER_S", 0.3)
    daemon.answers.clear()

    assert tried(qtbot, notifier).silence is Silence.NO_ANSWER


def test_a_bus_that_does_not_let_us_speak_to_the_service(
    qtbot: QtBot, notifier: Notifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SessionBus(denied=NAME) as bus, NotificationDaemon(bus.address):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        trial = tried(qtbot, notifier)
    assert trial == Trial(Silence.NOT_ALLOWED, "", "org.freedesktop.DBus.Error.AccessDenied")
    assert "not allowed" in note_wording.trial(trial)


def test_a_service_that_refuses(qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier) -> None:
    daemon.refuses = "org.freedesktop.DBus.Error.LimitsExceeded"

    assert tried(qtbot, notifier) == Trial(Silence.REFUSED, "", daemon.refuses)


def test_do_not_disturb(qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier) -> None:
    daemon.paused = True

    assert tried(qtbot, notifier) == Trial(Silence.PAUSED, SERVICE)


@pytest.mark.parametrize(
    ("reason", "silence"), [(1, Silence.DROPPED), (2, None), (3, Silence.DROPPED), (4, Silence.DROPPED)],
    ids=["expired", "dismissed-by-hand", "closed", "unknown"],
)  # fmt: skip
def test_a_note_that_is_gone_at_once(
    qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier, reason: int, silence: Silence | None
) -> None:
    daemon.drops = reason

    assert tried(qtbot, notifier) == Trial(silence, SERVICE)


def test_a_service_that_cannot_be_clicked(qtbot: QtBot, bus: SessionBus, notifier: Notifier) -> None:
    with NotificationDaemon(bus.address, abilities=("body",)):
        assert tried(qtbot, notifier) == Trial(Silence.NO_ACTIONS, SERVICE)


def test_dunst_shows_and_tells_when_it_is_paused(
    qtbot: QtBot, notifier: Notifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desktop() as desktop:
        desktop.start_notifications()
        desktop.wait_for_name(NAME)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])
        assert tried(qtbot, notifier) == Trial(None, "dunst")
        subprocess.run(["dunstctl", "set-paused", "true"], env=desktop.env, timeout=10, check=True)
        asked = ["dunstctl", "is-paused"]
        wait_for(lambda: b"true" in subprocess.run(asked, env=desktop.env, capture_output=True, check=True).stdout, "")
        assert tried(qtbot, notifier) == Trial(Silence.PAUSED, "dunst")
