"""What Windows and macOS are served by, over the real library: its back end for D-Bus, and a stand-in for the others'.

The stand-in lies below the library's own front, where its back ends are: it does what only they do.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace

import desktop_notifier.main
import pytest
from dbus_fast.aio import MessageBus
from dbus_fast.aio.proxy_object import ProxyInterface
from desktop_notifier import DEFAULT_SOUND, Capability, Notification, Urgency
from desktop_notifier.backends.base import DesktopNotifierBackend
from desktop_notifier.backends.dbus import DBusDesktopNotifier
from desktop_notifier.backends.dummy import DummyNotificationCenter
from desktop_notifier.common import Icon
from pytestqt.qtbot import QtBot

from evoinbox import note_wording
from evoinbox.desktop import center as module
from evoinbox.desktop.center import Center
from evoinbox.desktop.notifier import Notifier
from evoinbox.domain.attention import Note, Offer, Silence, Trial
from tests.support.notifications import SECRET, WITH_REPLY, Close, EngineLoop, NotificationDaemon, SessionBus

_log = logging.getLogger("desktop_notifier.backends.winrt")

PLAIN = ("actions", "body", "inline-reply")
"""Of a daemon that renders no markup: the library escapes nothing, for no other system does."""

NOTE = Note("conversation:+1", f"Ann {SECRET}", '<b>5 & 6</b> "7"', offers=(Offer.REPLY, Offer.READ, Offer.LATER))
OTHER = Note("text:2", "another", "")


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody wait for what takes long on a real screen."""
    monkeypatch.setattr(module, "STAYS_S", 0.05)
    monkeypatch.setattr(module, "ASKED_S", 0.2)


@pytest.fixture
def notifier(qtbot: QtBot, engine: EngineLoop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notifier]:
    """Hand out a notifier over the centre, and close it with the connections that the library leaves open."""
    opened: list[MessageBus] = []

    class Kept(DBusDesktopNotifier):
        async def _init_dbus(self) -> ProxyInterface:
            try:
                return await super()._init_dbus()
            finally:
                opened.append(self.bus)

    monkeypatch.setattr(desktop_notifier.main, "get_backend_class", lambda: Kept)
    made = Notifier(engine.start, Center)
    yield made

    async def close() -> None:
        await made.close()
        for bus in opened:
            bus.disconnect()
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # its wheel is typed in part

    engine.start(close())
    engine.settle()


@pytest.fixture
def daemon(bus: SessionBus) -> Iterator[NotificationDaemon]:
    with NotificationDaemon(bus.address, abilities=PLAIN) as running:
        yield running


class System(DesktopNotifierBackend):
    """What a notification centre of another system is seen to do by the library."""

    def __init__(self, app_name: str, app_icon: Icon | None = None) -> None:
        super().__init__(app_name, app_icon)
        self.sent: list[Notification] = []
        self.cleared: list[str] = []
        self.allowed = True
        self.keeps = True
        self.fails: OSError | None = None
        self.late = ""
        self.answered = asyncio.Event()
        self.answered.set()

    async def request_authorisation(self) -> bool:
        """Answer as the agent has, once that is."""
        await self.answered.wait()
        return self.allowed

    has_authorisation = request_authorisation

    async def _send(self, notification: Notification) -> None:
        if self.fails is not None:
            raise self.fails
        self.sent.append(notification)
        if self.late:
            _log.warning(self.late, notification.identifier, -2143420140)

    async def _clear(self, identifier: str) -> None:
        self.cleared.append(identifier)
        if self.fails is not None:
            raise self.fails

    async def _clear_all(self) -> None:
        self.cleared += list(self._notification_cache)

    async def _get_capabilities(self) -> frozenset[Capability]:
        return frozenset(Capability)

    async def get_current_notifications(self) -> list[str]:
        """Tell what is on the screen."""
        return [one.identifier for one in self.sent] if self.keeps else []


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    made = System("EvoInbox")
    monkeypatch.setattr(desktop_notifier.main, "get_backend_class", lambda: lambda *_: made)
    return made


@pytest.fixture
def elsewhere(qtbot: QtBot, engine: EngineLoop, system: System) -> Iterator[Notifier]:
    """Hand out a notifier over the stand-in, and close it."""
    made = Notifier(engine.start, Center)
    yield made
    engine.start(made.close())
    engine.settle()


def tried(qtbot: QtBot, notifier: Notifier) -> Trial:
    """What becomes of a test notification."""
    with qtbot.waitSignal(notifier.tried, timeout=10_000) as heard:
        notifier.attempt(OTHER)
    assert heard.args is not None
    (trial,) = heard.args
    assert isinstance(trial, Trial)
    return trial


# ---- over the library's back end for D-Bus


def test_a_note_is_shown_as_it_is_written(daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop) -> None:
    notifier.show(replace(NOTE, sound="bell", title="ze\0ro \ud83d, 😀"))
    engine.settle()

    (note,) = daemon.notes
    assert (note.app, note.icon, note.title, note.body) == ("EvoInbox", "evoinbox", "zero , 😀", NOTE.body)
    assert note.actions == ["default", "", "mark-read", "Mark read", "later", "In an hour", "inline-reply", "Reply"]
    assert note.hints["x-kde-reply-submit-button-text"] == ("s", "Send")


def test_a_later_note_takes_the_place_of_the_one_of_its_identity(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    for note in (NOTE, OTHER, replace(NOTE, title="later")):
        notifier.show(note)
    notifier.withdraw(NOTE.identity)
    notifier.withdraw("unknown")
    engine.settle()

    assert [call if isinstance(call, Close) else call.title for call in daemon.calls] == [
        NOTE.title, OTHER.title, "later", Close(1), Close(3),
    ]  # fmt: skip


def test_what_the_agent_does_with_a_note_is_told_once(
    qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    heard: list[tuple[object, ...]] = []
    for signal in (notifier.activated, notifier.replied, notifier.chosen):
        signal.connect(lambda *what: heard.append(what))
    for number in range(1, 6):
        notifier.show(replace(NOTE, identity=f"n{number}"))
    engine.settle()
    daemon.click(1)
    daemon.reply(2, "Yes, <b>come</b> in")
    daemon.reply(2, "Yes, <b>come</b> in")
    daemon.signal("ActionInvoked", "us", 3, "mark-read")
    daemon.reply(4, " ")  # nothing was written, and the note is gone: it is answered in the window
    daemon.dismiss(5)
    daemon.signal("ActionInvoked", "us", 5, "mark-read")
    qtbot.waitUntil(lambda: len(heard) == 4)
    engine.settle()

    assert heard == [("n1", ""), ("n2", "Yes, <b>come</b> in"), ("n3", Offer.READ), ("n4", "")]
    assert not any(isinstance(call, Close) for call in daemon.calls)


def test_who_passes_by_a_locked_screen_reads_nothing(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    notifier.show(replace(NOTE, sound="bell"))
    for _ in range(2):
        notifier.veil(on=True)
    notifier.show(replace(OTHER, veiled="1 new text"))
    notifier.veil(on=False)
    engine.settle()

    said = (NOTE.title, NOTE.body)
    shown = [(note.title, note.body) for note in daemon.notes]
    assert shown == [said, (note_wording.VEILED, ""), ("1 new text", ""), said, ("another", "")]
    assert [note.hints["urgency"] for note in daemon.notes[:2]] == [("y", 1), ("y", 0)]
    assert [call.number for call in daemon.calls if isinstance(call, Close)] == [1, 2, 3]


def test_at_the_end_all_is_withdrawn_and_no_more_is_shown(
    daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    notifier.show(NOTE)
    notifier.show(OTHER)
    engine.settle()
    engine.start(notifier.close())
    notifier.show(OTHER)
    engine.settle()

    assert daemon.calls[2:] == [Close(1), Close(2)]
    assert SECRET not in caplog.text  # the library's own log has all words
    assert "a note is not shown: the program ends" in caplog.text


def test_nobody_shows_notes(
    qtbot: QtBot, bus: SessionBus, notifier: Notifier, caplog: pytest.LogCaptureFixture
) -> None:
    assert tried(qtbot, notifier) == Trial(Silence.REFUSED, "", "DBusError")
    with NotificationDaemon(bus.address, abilities=WITH_REPLY) as daemon:
        daemon.refuses = "org.freedesktop.DBus.Error.LimitsExceeded"
        assert tried(qtbot, notifier) == Trial(Silence.REFUSED, "", "DBusError")
        daemon.refuses = ""
        assert tried(qtbot, notifier) == Trial(Silence.UNTOLD)
    assert SECRET not in caplog.text


def test_who_cannot_be_clicked(qtbot: QtBot, bus: SessionBus, notifier: Notifier) -> None:
    with NotificationDaemon(bus.address, abilities=("body",)):
        assert tried(qtbot, notifier) == Trial(Silence.NO_ACTIONS)


# ---- what only other systems do


def asked(engine: EngineLoop, notifier: Notifier) -> Trial:
    """What is known without a note."""
    return asyncio.run_coroutine_threadsafe(notifier.ready(), engine.loop).result(10)


def test_whoever_is_not_allowed_is_told_so_and_asked_anew(
    qtbot: QtBot, system: System, elsewhere: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    system.allowed = False
    elsewhere.show(NOTE)
    assert tried(qtbot, elsewhere) == asked(engine, elsewhere) == Trial(Silence.NOT_ALLOWED, "", "not allowed")
    assert system.sent == []
    assert "a note is not shown: not allowed" in caplog.text
    system.allowed = True
    elsewhere.show(NOTE)
    engine.settle()
    assert asked(engine, elsewhere) == Trial(None)
    assert [one.title for one in system.sent] == [NOTE.title]


def test_while_the_system_asks_the_agent_nothing_hangs(
    qtbot: QtBot, system: System, elsewhere: Notifier, engine: EngineLoop
) -> None:
    system.answered.clear()
    assert tried(qtbot, elsewhere).silence is Silence.ASKED
    assert asked(engine, elsewhere).silence is Silence.ASKED
    engine.loop.call_soon_threadsafe(system.answered.set)
    qtbot.waitUntil(lambda: asked(engine, elsewhere).silence is None)


def test_a_note_stays_or_is_gone_at_once(
    qtbot: QtBot, system: System, elsewhere: Notifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tried(qtbot, elsewhere) == Trial(Silence.UNTOLD)
    system.keeps = False
    assert tried(qtbot, elsewhere) == Trial(Silence.DROPPED)
    with monkeypatch.context() as mac:
        mac.setattr("sys.platform", "darwin")
        assert tried(qtbot, elsewhere) == Trial(Silence.IN_FRONT, "macOS")
    monkeypatch.setattr(module, "STAYS_S", 0.5)
    with qtbot.waitSignal(elsewhere.tried) as heard:
        elsewhere.attempt(OTHER)
        qtbot.waitUntil(lambda: len(system.sent) == 4)
        system.handle_dismissed(system.sent[-1].identifier)  # by the agent's own hand, so it was seen
    assert heard.args == [Trial(None)]


def test_what_the_library_only_logs_is_heard(
    qtbot: QtBot, system: System, elsewhere: Notifier, engine: EngineLoop, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere.show(NOTE)
    engine.settle()
    system.fails = OSError(5, SECRET)
    assert tried(qtbot, elsewhere) == Trial(Silence.REFUSED, "", "OSError")
    elsewhere.withdraw(NOTE.identity)  # Windows has lost it, and says so by an error
    engine.settle()
    assert system.cleared == [system.sent[0].identifier]
    system.fails, system.late = None, "Notification '%s' failed with error code %s"
    assert tried(qtbot, elsewhere) == Trial(Silence.REFUSED, "", "-2143420140")
    logged = [record.getMessage() for record in caplog.records if record.name == module.__name__]
    assert logged == [f"the notification centre has trouble: {why}" for why in ("OSError", "-2143420140")]
    assert not any(record.name.startswith("desktop_notifier") for record in caplog.records)


def test_a_note_that_cannot_be_veiled_is_taken_off(system: System, elsewhere: Notifier, engine: EngineLoop) -> None:
    elsewhere.show(NOTE)
    engine.settle()
    system.fails = OSError(5, SECRET)
    elsewhere.veil(on=False)
    elsewhere.veil(on=True)
    engine.settle()

    assert system.cleared == [system.sent[0].identifier]


def test_what_windows_moved_to_its_centre_can_still_be_answered(
    qtbot: QtBot, system: System, elsewhere: Notifier, engine: EngineLoop
) -> None:
    elsewhere.show(NOTE)
    elsewhere.show(OTHER)
    engine.settle()
    first, second = (one.identifier for one in system.sent)
    system._notification_cache.clear()  # as the library's back end for Windows does then
    with qtbot.waitSignal(elsewhere.replied) as replied:
        system.handle_replied(first, "Yes")  # in the window's thread, as macOS does
    with qtbot.waitSignal(elsewhere.activated) as activated:
        system.handle_button(second, "later")  # which was not offered
        elsewhere.show(replace(NOTE, offers=()))
        engine.settle()
        system.handle_clicked(system.sent[-1].identifier)
    assert (replied.args, activated.args) == ([NOTE.identity, "Yes"], [NOTE.identity, ""])


def test_an_answer_that_is_told_twice_while_another_note_is_on_its_way_is_one(
    qtbot: QtBot, system: System, elsewhere: Notifier, engine: EngineLoop
) -> None:
    answers: list[str] = []
    elsewhere.replied.connect(lambda _, text: answers.append(text))
    elsewhere.show(NOTE)
    engine.settle()
    system.answered.clear()
    elsewhere.show(OTHER)
    for _ in range(2):
        system.handle_replied(system.sent[0].identifier, "Yes")
    engine.settle()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["Yes"]


def test_silent_and_long_ones(system: System, elsewhere: Notifier, engine: EngineLoop) -> None:
    elsewhere.show(replace(NOTE, body="x" * 1000))
    elsewhere.show(replace(OTHER, sound="bell", news=False))
    engine.settle()

    silent, heard = system.sent
    assert (silent.sound, heard.sound) == (None, DEFAULT_SOUND)
    assert (silent.urgency, heard.urgency) == (Urgency.Normal, Urgency.Low)
    assert silent.message == "x" * (module.LONGEST - 1) + "…"


def test_a_program_that_is_no_bundle(
    qtbot: QtBot, engine: EngineLoop, elsewhere: Notifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_notifier.main, "get_backend_class", lambda: DummyNotificationCenter)
    assert tried(qtbot, elsewhere) == Trial(Silence.UNPACKAGED, "", "no notification centre")
    assert asked(engine, elsewhere) == Trial(Silence.UNPACKAGED)


@pytest.mark.parametrize(
    ("kind", "silence"),
    [(RuntimeError, Silence.NO_SERVICE), (OSError, Silence.NO_SERVICE), (ImportError, Silence.REFUSED)],
    ids=["the-library-s", "windows", "not-loaded"],
)
def test_a_system_without_the_service(
    qtbot: QtBot,
    elsewhere: Notifier,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    kind: type[Exception],
    silence: Silence,
) -> None:
    def none(*_: object) -> DesktopNotifierBackend:
        raise kind(SECRET)

    monkeypatch.setattr(desktop_notifier.main, "get_backend_class", lambda: none)
    assert tried(qtbot, elsewhere) == Trial(silence, "", kind.__name__)
    assert SECRET not in caplog.text
