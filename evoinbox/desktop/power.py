"""What the computer tells of itself: it woke up, or its network is another one.

Invariants: hints only: whoever uses them must do without; nothing is polled; all D-Bus happens in the engine's loop.
Sources: org.freedesktop.login1's PrepareForSleep (Linux), Qt's QNetworkInformation (everywhere it has a plug-in).
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QNetworkInformation

if TYPE_CHECKING:
    from jeepney import Message

_log = logging.getLogger(__name__)

CONNECT_S: Final = 2.0
END_S: Final = 1.0
LOGIND: Final = "org.freedesktop.login1"
LOGIND_PATH: Final = "/org/freedesktop/login1"


class Power(QObject):
    """Made in the window's thread; `start` runs work in the engine's loop, where `close` is awaited.

    `woke` is emitted in the window's thread after a sleep and when the network has come or changed.
    """

    woke = Signal()
    _told = Signal()

    def __init__(self, start: Callable[[Coroutine[object, object, None]], None]) -> None:
        super().__init__()
        self._start = start
        self._signals: asyncio.Queue[Message | None] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        # Queued to a method of this object, whose thread is the window's: a lambda would run in the engine's.
        self._told.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Begin to listen."""
        if QNetworkInformation.loadDefaultBackend():
            network = QNetworkInformation.instance()
            network.reachabilityChanged.connect(self._on_reachability)
            network.transportMediumChanged.connect(self.woke)
        if sys.platform == "linux":
            self._start(self._listen_to_logind())

    async def close(self) -> None:
        """Let go of the bus; to be awaited in the engine's loop before that ends."""
        self._signals.put_nowait(None)
        if self._task is not None:
            _, late = await asyncio.wait([self._task], timeout=END_S)
            for task in late:
                task.cancel()

    def _arrive(self) -> None:
        self.woke.emit()

    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability is not QNetworkInformation.Reachability.Disconnected:
            self.woke.emit()

    async def _listen_to_logind(self) -> None:
        self._task = asyncio.current_task()
        # 5 ms, in the engine's thread; installed on Linux only
        from jeepney import DBusErrorResponse, MatchRule, message_bus
        from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection
        from jeepney.io.common import RouterClosed

        rule = MatchRule(type="signal", interface=f"{LOGIND}.Manager", member="PrepareForSleep", path=LOGIND_PATH)
        try:
            async with AsyncExitStack() as undo:
                async with asyncio.timeout(CONNECT_S):
                    connection = await undo.enter_async_context(await open_dbus_connection("SYSTEM"))
                    router = await undo.enter_async_context(DBusRouter(connection))
                    router.filter(rule, queue=self._signals)
                    await Proxy(message_bus, router).AddMatch(rule)
                _log.debug("the system will tell of sleep")
                while (signal := await self._signals.get()) is not None:
                    if signal.body == (False,):  # it ends
                        self._told.emit()
        # The middle three are jeepney's for an address that is not set, malformed or of another kind.
        except (OSError, EOFError, KeyError, ValueError, RuntimeError, RouterClosed, DBusErrorResponse) as error:
            _log.info("no word of sleep from the system: %s", type(error).__name__)
