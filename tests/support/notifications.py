"""A notification daemon for tests: it takes note of what it is asked, answers as told to, and can be clicked and die.

Invariants: it speaks the freedesktop interface over a real session bus, from a connection and a thread of its own;
when it has ended, the bus has forgotten its name. `SessionBus` is such a bus on which nothing starts by itself: the
usual one would start an installed daemon when a note is sent. `EngineLoop` is where the notifier under test works.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io import blocking
from jeepney.io.threading import DBusConnection, ReceiveStopped, open_dbus_connection

from evoinbox.domain.attention import Note

NAME: Final = "org.freedesktop.Notifications"
PATH: Final = "/org/freedesktop/Notifications"
LIMIT_S: Final = 10.0
ALL: Final = ("actions", "body", "body-markup")
WITH_REPLY: Final = (*ALL, "inline-reply")
"""As KDE's server."""

SECRET: Final = "marked words"
NOTE: Final = Note("text:1", f"Not sent: {SECRET}", f'<b>5 & 6</b> &amp; "7"\n{SECRET}')

_ABOUT: Final = """<node><interface name="org.freedesktop.Notifications">
  <method name="Notify">
    <arg type="s"/><arg type="u"/><arg type="s"/><arg type="s"/><arg type="s"/><arg type="as"/><arg type="a{sv}"/>
    <arg type="i"/><arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/>
  </method>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationReplied"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""
"""What the daemon tells of itself to who asks: desktop-notifier does."""

_ADDRESS: Final = DBusAddress(PATH, bus_name=NAME, interface=NAME)
_OWNER: Final = 1
"""The bus's answer to one who has become the owner of a name."""


_CONFIG: Final = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>{denied}
  </policy>
</busconfig>
"""
_DENIED: Final = '<deny send_destination="{}" send_type="method_call"/>'


class SessionBus:
    """Owns a bus daemon without services to start; a context manager. `address` stays the same when it is restarted.

    It lets nobody speak to whoever has the name `denied`.
    """

    def __init__(self, denied: str = "") -> None:
        # /tmp and not pytest's own folder: a socket's path holds 107 bytes at most.
        self._root = Path(tempfile.mkdtemp(prefix="evoinbox-bus-", dir="/tmp"))
        socket, self._config = self._root / "socket", self._root / "session.conf"
        self._config.write_text(
            _CONFIG.format(socket=socket, denied=denied and _DENIED.format(denied)), encoding="utf-8"
        )
        self.address = f"unix:path={socket}"
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self._root)

    def start(self) -> None:
        """Start the bus; returns once it listens."""
        command = ["dbus-daemon", f"--config-file={self._config}", "--nofork", "--nopidfile", "--print-address"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        assert self._process.stdout.readline().startswith("unix:"), "dbus-daemon did not start"

    def connect(self) -> blocking.DBusConnection:
        """A new connection; the caller closes it."""
        return blocking.open_dbus_connection(self.address)

    def kill(self) -> None:
        """End the bus as a crash does."""
        if self._process is not None:
            with self._process as process:
                process.kill()
            self._process = None


@dataclass(frozen=True, slots=True)
class Notify:
    """A call to show a notification; `number` is the answer."""

    number: int
    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, Any]
    expires: int


@dataclass(frozen=True, slots=True)
class Close:
    """A call to take a notification away."""

    number: int


class NotificationDaemon:
    """Owns the daemon's name on the bus while the context lasts. `calls` has what was asked, the oldest first.

    `refuses` makes it answer with an error of that name, which repeats the words it was sent; `odd` with what the
    interface does not know. While `answers` is cleared it answers nothing. `paused` is Do Not Disturb, `drops` the
    reason for which it closes each note at once, or 0.
    """

    def __init__(self, bus: str, *, abilities: tuple[str, ...] = ALL, first: int = 1) -> None:
        self.calls: list[Notify | Close] = []
        self.capability_calls = 0
        self.refuses = ""
        self.odd = False
        self.paused = False
        self.drops = 0
        self.answers = threading.Event()
        self.answers.set()
        self._abilities = abilities
        self._next = first
        self._bus = bus
        self._dying = False
        self._connection: DBusConnection | None = None
        self._thread = threading.Thread(target=self._serve, name="notification daemon")

    def __enter__(self) -> Self:
        self._connection = open_dbus_connection(self._bus)
        self._connection.send(message_bus.RequestName(NAME))
        while (answer := self._connection.receive(timeout=LIMIT_S)).header.message_type != MessageType.method_return:
            pass  # NameAcquired comes first
        assert answer.body == (_OWNER,), "there is a daemon already"
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.die()

    @property
    def notes(self) -> list[Notify]:
        """The calls to show something."""
        return [call for call in self.calls if isinstance(call, Notify)]

    def click(self, number: int, action: str = "default", *, token: str = "") -> None:
        """Do what a click on a notification does: tell of it, and close."""
        if token:
            self.signal("ActivationToken", "us", number, token)
        self.signal("ActionInvoked", "us", number, action)
        self.dismiss(number)

    def reply(self, number: int, text: str) -> None:
        """Do what a text typed into a notification does."""
        self.signal("NotificationReplied", "us", number, text)

    def dismiss(self, number: int) -> None:
        """Do what the cross on a notification does."""
        self.signal("NotificationClosed", "uu", number, 2)

    def signal(self, member: str, signature: str, *body: object) -> None:
        """Tell all who listen."""
        assert self._connection is not None
        self._connection.send(new_signal(_ADDRESS, member, signature, body))

    def die(self) -> None:
        """Vanish without a word, as a killed process does; returns once the bus has noticed."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        connection.interrupt()
        self._dying = True
        self.answers.set()
        self._thread.join(LIMIT_S)
        gone = MatchRule(type="signal", sender=message_bus.bus_name, member="NameOwnerChanged")
        gone.add_arg_condition(0, connection.unique_name)
        try:
            with blocking.open_dbus_connection(self._bus) as watch, watch.filter(gone) as changes:
                blocking.Proxy(message_bus, watch).AddMatch(gone)
                connection.close()
                watch.recv_until_filtered(changes, timeout=LIMIT_S)
        except ConnectionRefusedError:  # the bus died before
            connection.close()

    def _serve(self) -> None:
        connection = self._connection
        assert connection is not None
        while True:
            try:
                message = connection.receive()
            except (ReceiveStopped, ConnectionError):
                return
            if message.header.message_type == MessageType.method_call:
                answer = self._answer(message)
                self.answers.wait(LIMIT_S)
                if self._dying:
                    return
                connection.send(answer)

    def _answer(self, call: Message) -> Message:
        match call.header.fields[HeaderFields.member], call.body:
            case "GetCapabilities", _:
                self.capability_calls += 1
                return new_method_return(call, "as", (list(self._abilities),))
            case "Introspect", _:
                return new_method_return(call, "s", (_ABOUT,))
            case _ if self.odd:
                return new_method_return(call)
            case "Notify", (app, replaces, icon, title, body, actions, hints, expires):
                number = replaces or self._next
                self._next += not replaces
                self.calls.append(Notify(number, app, replaces, icon, title, body, actions, hints, expires))
                if self.refuses:
                    return new_error(call, self.refuses, "s", (f"cannot show {title}: {body}",))
                if self.drops:
                    self.signal("NotificationClosed", "uu", number, self.drops)
                return new_method_return(call, "u", (number,))
            case "GetServerInformation", _:
                return new_method_return(call, "ssss", ("a test", "EvoInbox", "1", "1.3"))
            case "Get", ("org.freedesktop.Notifications", "Inhibited"):
                return new_method_return(call, "v", (("b", self.paused),))
            case "CloseNotification", (number,):
                self.calls.append(Close(number))
                if self.refuses:
                    return new_error(call, self.refuses, "s", ("no such note",))
                return new_method_return(call)
            case member, _:
                return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "s", (member,))


class EngineLoop:
    """A thread with a loop, as the runner has it. What its work raises fails the test in `stop`."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._works: list[Future[None]] = []
        self._thread = threading.Thread(target=self.loop.run_forever, name="engine")
        self._thread.start()

    def start(self, work: Coroutine[object, object, None]) -> None:
        """Run work beside everything else."""
        self._works.append(asyncio.run_coroutine_threadsafe(self._run(work), self.loop))

    def settle(self) -> None:
        """Return once all that was started has ended."""
        for work in self._works:
            work.result(LIMIT_S)

    def stop(self) -> None:
        """End the thread; no task may be left."""
        try:
            self.settle()
            left = asyncio.run_coroutine_threadsafe(self._tasks(), self.loop).result(LIMIT_S)
        finally:
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join(LIMIT_S)
            self.loop.close()
        assert left == []

    @staticmethod
    async def _run(work: Coroutine[object, object, None]) -> None:
        await work

    @staticmethod
    async def _tasks() -> list[str]:
        return [task.get_name() for task in asyncio.all_tasks() if task is not asyncio.current_task()]


def reasons(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the notifier has logged; that it logs no words is checked here, for every test that looks."""
    assert SECRET not in caplog.text
    return [record.getMessage() for record in caplog.records if record.name == "evoinbox.desktop.daemon"]
