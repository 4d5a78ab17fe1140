"""Notifications on a real session bus: with a daemon of our own that can be clicked and can fail, and with dunst."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import Proxy
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evoinbox.desktop.notifier import Notifier
from evoinbox.domain.attention import Note
from tests.support.accessible import wait_for
from tests.support.desktop import TOOLS, Desktop
from tests.support.notifications import (
    NAME,
    NOTE,
    PATH,
    SECRET,
    Close,
    EngineLoop,
    NotificationDaemon,
    Notify,
    SessionBus,
    reasons,
)

# ---- showing, replacing, withdrawing


def test_a_note_is_shown_as_it_is_written(daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop) -> None:
    notifier.show(NOTE)
    engine.settle()

    assert daemon.calls == [
        Notify(
            number=1,
            app="EvoInbox",
            replaces=0,
            icon="evoinbox",
            title=NOTE.title,
            body=f'&lt;b&gt;5 &amp; 6&lt;/b&gt; &amp;amp; "7"\n{SECRET}',
            actions=["default", "Open"],
            hints={
                "urgency": ("y", 1),
                "category": ("s", "im.error"),
                "desktop-entry": ("s", "evoinbox"),
                "suppress-sound": ("b", True),
            },
            expires=0,
        )
    ]


def test_a_daemon_that_can_do_little_is_asked_for_little(
    bus: SessionBus, notifier: Notifier, engine: EngineLoop
) -> None:
    with NotificationDaemon(bus.address, abilities=("body",)) as plain:
        notifier.show(NOTE)
        engine.settle()

    (note,) = plain.notes
    assert (note.body, note.actions) == (NOTE.body, [])


def test_what_no_bus_carries_is_left_out(daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop) -> None:
    notifier.show(Note("a", "ze\0ro", "half \ud83d, whole 😀"))
    engine.settle()

    assert [(note.title, note.body) for note in daemon.notes] == [("zero", "half ?, whole 😀")]


def test_a_later_note_replaces_the_one_of_its_identity(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    for note in (NOTE, Note("text:2", "another", ""), Note(NOTE.identity, "later", "")):
        notifier.show(note)
    engine.settle()

    assert [(note.number, note.replaces, note.title) for note in daemon.notes] == [
        (1, 0, NOTE.title),
        (2, 0, "another"),
        (1, 1, "later"),
    ]


def test_what_is_asked_in_haste_happens_in_order(
    qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    daemon.answers.clear()
    notifier.show(NOTE)
    notifier.show(NOTE)
    notifier.withdraw(NOTE.identity)
    notifier.show(NOTE)
    qtbot.waitUntil(lambda: daemon.capability_calls == 1)
    daemon.answers.set()
    engine.settle()

    assert [call if isinstance(call, Close) else (call.number, call.replaces) for call in daemon.calls] == [
        (1, 0),
        (1, 1),
        Close(1),
        (2, 0),
    ]


def test_a_note_is_withdrawn_once(daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop) -> None:
    notifier.withdraw(NOTE.identity)
    notifier.show(NOTE)
    notifier.withdraw("text:2")
    notifier.withdraw(NOTE.identity)
    notifier.withdraw(NOTE.identity)
    engine.settle()

    assert daemon.calls[1:] == [Close(1)]


def test_closing_withdraws_all_and_shows_no_more(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    notifier.show(NOTE)
    notifier.show(Note("text:2", "another", ""))
    engine.start(notifier.close())
    notifier.show(NOTE)
    engine.settle()

    assert daemon.calls[2:] == [Close(1), Close(2)]
    assert reasons(caplog) == ["a note is not shown: the program ends"]


# ---- what the agent does with a note


def test_a_click_is_told_in_the_window_s_thread(
    qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    threads: list[int] = []
    notifier.activated.connect(lambda *_: threads.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
    notifier.show(Note("text:0", "", ""))
    notifier.show(NOTE)
    engine.settle()
    with qtbot.waitSignal(notifier.activated, timeout=5000) as heard:
        daemon.click(2)

    assert heard.args == [NOTE.identity, ""]
    assert threads == [threading.get_ident()]


def test_only_the_daemon_s_word_on_our_own_notes_counts(
    qtbot: QtBot, bus: SessionBus, daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    heard: list[str] = []
    notifier.activated.connect(lambda identity, _: heard.append(identity))
    notifier.show(NOTE)
    notifier.show(Note("text:2", "another", ""))
    engine.settle()
    stranger = DBusAddress(PATH, interface=NAME)
    with bus.connect() as other:
        other.send(new_signal(stranger, "ActionInvoked", "us", (1, "default")))
        other.send(new_signal(stranger, "NotificationClosed", "uu", (1, 2)))
        Proxy(message_bus, other).GetId()  # answered once the bus has passed on what came before
    daemon.click(77)
    daemon.signal("ActionInvoked", "us", 1, "snooze")
    daemon.signal("ActionInvoked", "s", "default")
    daemon.signal("NotificationClosed", "")
    with qtbot.waitSignal(notifier.activated, timeout=5000):
        daemon.click(2)
    notifier.show(NOTE)
    engine.settle()

    assert heard == ["text:2"]
    assert daemon.notes[-1].replaces == 1


def test_a_note_the_agent_closed_is_a_new_one_when_it_is_shown_again(
    qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    notifier.show(NOTE)
    notifier.show(Note("text:2", "another", ""))
    engine.settle()
    daemon.dismiss(1)
    with qtbot.waitSignal(notifier.activated, timeout=5000):
        daemon.click(2)  # its echo tells that the closing before it has been heard
    notifier.withdraw(NOTE.identity)
    notifier.show(NOTE)
    engine.settle()

    assert [(call.number, call.replaces) for call in daemon.calls if isinstance(call, Notify)] == [
        (1, 0),
        (2, 0),
        (3, 0),
    ]
    assert len(daemon.calls) == 3


# ---- dunst


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    lacking = [tool for tool in (*TOOLS, "dunst", "dunstctl") if shutil.which(tool) is None]
    if lacking:
        pytest.fail(f"not installed: {', '.join(lacking)}; packaging/setup/system.sh test installs them", pytrace=False)
    with Desktop() as private:
        config = private.root / "markup.dunstrc"
        # As dunst's packages have it. Where nothing is said, dunst 1.9 renders markup too, yet does not own up to it.
        config.write_text("[global]\n    markup = full\n", encoding="utf-8")
        private.spawn(["dunst", "-config", str(config)])
        private.wait_for_name(NAME)
        yield private


@pytest.fixture
def dunst(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Dunst's own remote control."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])

    def control(*words: str) -> str:
        command = ["dunstctl", *words]
        return subprocess.run(command, env=desktop.env, capture_output=True, text=True, timeout=20, check=True).stdout

    return control


def displayed(dunst: Callable[..., str], count: int) -> None:
    wait_for(lambda: int(dunst("count", "displayed")) == count, f"{count} notifications on the screen")


def closed(dunst: Callable[..., str]) -> list[dict[str, Any]]:
    """What dunst showed and shows no more, the newest first."""
    (history,) = json.loads(dunst("history"))["data"]
    return [{name: field["data"] for name, field in entry.items()} for entry in history]


def test_dunst_shows_replaces_and_closes(dunst: Callable[..., str], notifier: Notifier, engine: EngineLoop) -> None:
    notifier.show(Note(NOTE.identity, "first", "first"))
    notifier.show(Note("text:2", "another", ""))
    engine.settle()
    displayed(dunst, 2)
    notifier.show(NOTE)
    notifier.withdraw("text:2")
    engine.settle()
    displayed(dunst, 1)
    notifier.withdraw(NOTE.identity)
    engine.settle()
    displayed(dunst, 0)

    shown, another = closed(dunst)[:2]
    assert (shown["summary"], another["summary"]) == (NOTE.title, "another")
    # What goes to Pango, the title in bold by dunst itself: read there, all of it is as we wrote it.
    assert shown["message"] == f'<b>Not sent: {SECRET}</b>\n&lt;b&gt;5 &amp; 6&lt;/b&gt; &amp;amp; "7"\n{SECRET}'
    assert (shown["appname"], shown["timeout"], shown["category"]) == ("EvoInbox", 0, "im.error")


def test_a_click_in_dunst(qtbot: QtBot, dunst: Callable[..., str], notifier: Notifier, engine: EngineLoop) -> None:
    notifier.show(NOTE)
    engine.settle()
    displayed(dunst, 1)
    with qtbot.waitSignal(notifier.activated, timeout=5000) as heard:
        dunst("action")

    assert heard.args == [NOTE.identity, ""]
