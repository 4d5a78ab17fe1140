"""What the computer tells of itself: it woke up, its network is another one, its screen is locked or not.

Invariants: hints only: whoever uses them must do without; nothing is polled; all D-Bus happens in the engine's loop.
Sources: org.freedesktop.login1 (PrepareForSleep; Lock, Unlock and LockedHint of our session) and the ActiveChanged of
org.freedesktop.ScreenSaver and GNOME's on Linux; `workstation.py` on Windows; Qt's QNetworkInformation everywhere it
has a plug-in. On macOS nobody tells of locks yet, and the end of a sleep is seen by the clock alone.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QNetworkInformation

if sys.platform == "win32":
    from evoinbox.desktop.workstation import Workstation

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.asyncio import DBusRouter

_log = logging.getLogger(__name__)

CONNECT_S: Final = 2.0
END_S: Final = 1.0
LOGIND: Final = "org.freedesktop.login1"
LOGIND_PATH: Final = "/org/freedesktop/login1"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
SAVERS: Final = {
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
}
"""Names of screen savers, and where each is."""


class Power(QObject):
    """Made in the window's thread; `start` runs work in the engine's loop, where `close` is awaited.

    `woke` is emitted in the window's thread after a sleep and when the network has come or changed, `lock_changed` when
    the screen has been locked or unlocked.
    """

    woke = Signal()
    lock_changed = Signal(bool)
    _told = Signal()
    _told_of_lock = Signal(str, bool)

    def __init__(self, start: Callable[[Coroutine[object, object, None]], None]) -> None:
        super().__init__()
        self._start = start
        self._tasks: dict[asyncio.Task[None], asyncio.Queue[Message | None]] = {}
        self._locks: set[str] = set()
        # Queued to methods of this object, whose thread is the window's: a lambda would run in the engine's.
        self._told.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._told_of_lock.connect(self._arrive_at_lock, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Begin to listen."""
        if QNetworkInformation.loadDefaultBackend():
            network = QNetworkInformation.instance()
            network.reachabilityChanged.connect(self._on_reachability)
            network.transportMediumChanged.connect(self.woke)
        if sys.platform == "win32":
            self._workstation = Workstation(lambda locked: self._arrive_at_lock("session", locked), self._arrive)
            self._workstation.listen()
        if sys.platform == "linux":
            self._start(self._listen("SYSTEM", self._ask_logind, self._hear_logind))
            self._start(self._listen("SESSION", self._ask_savers, self._hear_saver))

    def seen(self) -> None:
        """Somebody uses the window: no screen is locked, whatever a locker has forgotten to say."""
        for name in list(self._locks):
            self._arrive_at_lock(name, locked=False)

    async def close(self) -> None:
        """Let go of the buses; to be awaited in the engine's loop before that ends."""
        for queue in self._tasks.values():
            queue.put_nowait(None)
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=END_S)
            for task in late:
                task.cancel()

    def _arrive(self) -> None:
        self.woke.emit()

    def _arrive_at_lock(self, name: str, locked: bool) -> None:  # noqa: FBT001 - Qt calls it
        before = bool(self._locks)
        (self._locks.add if locked else self._locks.discard)(name)
        if bool(self._locks) != before:
            self.lock_changed.emit(bool(self._locks))

    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability is not QNetworkInformation.Reachability.Disconnected:
            self.woke.emit()

    # ---- the buses, in the engine's loop

    async def _listen(
        self,
        bus: str,
        begin: Callable[[DBusRouter, asyncio.Queue[Message | None]], Coroutine[object, object, None]],
        hear: Callable[[str, str, tuple[Any, ...]], None],
    ) -> None:
        """Connect, let `begin` ask for signals, and hand each with interface and name to `hear`."""
        signals: asyncio.Queue[Message | None] = asyncio.Queue()
        task = asyncio.current_task()
        assert task is not None
        self._tasks[task] = signals
        # 5 ms, in the engine's thread; installed on Linux only
        from jeepney import DBusErrorResponse, HeaderFields
        from jeepney.io.asyncio import DBusRouter, open_dbus_connection
        from jeepney.io.common import RouterClosed

        try:
            async with AsyncExitStack() as undo:
                async with asyncio.timeout(CONNECT_S):
                    connection = await undo.enter_async_context(await open_dbus_connection(bus))
                    router = await undo.enter_async_context(DBusRouter(connection))
                    await begin(router, signals)
                _log.debug("the %s bus will tell", bus.lower())
                while (signal := await signals.get()) is not None:
                    fields = signal.header.fields
                    hear(fields[HeaderFields.interface], fields[HeaderFields.member], signal.body)
        # The middle three are jeepney's for an address that is not set, malformed or of another kind.
        except (OSError, EOFError, KeyError, ValueError, RuntimeError, RouterClosed, DBusErrorResponse) as error:
            _log.info("no word from the %s bus: %s", bus.lower(), type(error).__name__)
        finally:
            del self._tasks[task]

    async def _ask_logind(self, router: DBusRouter, signals: asyncio.Queue[Message | None]) -> None:
        await _subscribe(router, signals, f"{LOGIND}.Manager", LOGIND_PATH, "PrepareForSleep")
        manager = f"{LOGIND}.Manager"
        # A program that systemd started belongs to no session; "auto" is then the one with the user's screen.
        path = await _call(router, LOGIND, LOGIND_PATH, manager, "GetSessionByPID", "u", os.getpid())
        path = path or await _call(router, LOGIND, LOGIND_PATH, manager, "GetSession", "s", "auto")
        if path is None:
            return
        await _subscribe(router, signals, f"{LOGIND}.Session", path, None)
        await _subscribe(router, signals, PROPERTIES, path, "PropertiesChanged")
        hint = await _call(router, LOGIND, path, PROPERTIES, "Get", "ss", f"{LOGIND}.Session", "LockedHint")
        if hint is not None:
            self._told_of_lock.emit(LOGIND, hint[1])

    def _hear_logind(self, _interface: str, member: str, body: tuple[Any, ...]) -> None:
        match member, body:
            case "PrepareForSleep", (False,):  # it ends
                self._told.emit()
            case "Lock" | "Unlock", _:
                self._told_of_lock.emit(LOGIND, member == "Lock")
            case "PropertiesChanged", (_, {"LockedHint": (_, bool(locked))}, _):
                self._told_of_lock.emit(LOGIND, locked)
            case _:
                pass  # another property, or the beginning of a sleep

    async def _ask_savers(self, router: DBusRouter, signals: asyncio.Queue[Message | None]) -> None:
        for name, path in SAVERS.items():
            await _subscribe(router, signals, name, None, "ActiveChanged")
            active = await _call(router, name, path, name, "GetActive")
            if active is not None:
                self._told_of_lock.emit(name, active)

    def _hear_saver(self, interface: str, _member: str, body: tuple[Any, ...]) -> None:
        if body[:1] in ((True,), (False,)):
            self._told_of_lock.emit(interface, body[0])


async def _subscribe(
    router: DBusRouter, signals: asyncio.Queue[Message | None], interface: str, path: str | None, member: str | None
) -> None:
    """Have the bus send such signals, and put them into the queue."""
    from jeepney import MatchRule, message_bus  # 5 ms, in the engine's thread; installed on Linux only
    from jeepney.io.asyncio import Proxy

    rule = MatchRule(type="signal", interface=interface, member=member, path=path)
    router.filter(rule, queue=signals)
    await Proxy(message_bus, router).AddMatch(rule)


async def _call(
    router: DBusRouter, whom: str, path: str, interface: str, method: str, takes: str = "", *words: object
) -> Any:
    """What a method returns that returns one thing; None where there is nobody, or it refuses."""
    # 5 ms, in the engine's thread; installed on Linux only
    from jeepney import DBusAddress, MessageFlag, MessageType, new_method_call

    call = new_method_call(DBusAddress(path, whom, interface), method, takes or None, words)
    call.header.flags |= MessageFlag.no_auto_start  # a question must start nobody's screen saver
    with suppress(TimeoutError):
        async with asyncio.timeout(CONNECT_S / 4):
            answer = await router.send_and_get_reply(call)
            if answer.header.message_type is MessageType.method_return and len(answer.body) == 1:
                return answer.body[0]
    return None
