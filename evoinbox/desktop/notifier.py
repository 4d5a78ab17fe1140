"""Notifications of the desktop: notes shown, replaced and withdrawn, and clicks on them told.

Invariants: all D-Bus happens in the engine's loop, one note after the other, in the order asked for; a text is never
markup; a desktop without notifications costs a line in the log for a note and nothing else, and the next note tries
again; the log has identities and the names of errors, never words of a note.
"""

from __future__ import annotations

import asyncio
import html
import logging
import sys
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from evoinbox.domain.attention import Note
from evoinbox.words import tr

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.asyncio import DBusRouter

_log = logging.getLogger(__name__)

ANSWER_S: Final = 2.0
"""For each call; a daemon that the bus has to start first may need longer, and gets the next note."""

END_S: Final = 1.0
"""For each of the two steps of `close`."""

NAME: Final = "org.freedesktop.Notifications"
PATH: Final = "/org/freedesktop/Notifications"
NEVER_EXPIRES: Final = 0
"""A note is about something to decide or to answer. Some desktops hide it after a while all the same."""

HINTS: Final = {"urgency": ("y", 1), "desktop-entry": ("s", "evoinbox")}


class Notifier(QObject):
    """Made and used in the window's thread, except `close`, which is the engine's. `start` runs work in its loop.

    `activated` is emitted with the identity of a note that was clicked. Linux only: elsewhere `show` and `withdraw` do
    nothing, until Windows and macOS are served through desktop-notifier.
    """

    activated = Signal(str)
    _clicked = Signal(str)

    def __init__(self, start: Callable[[Coroutine[object, object, None]], None]) -> None:
        super().__init__()
        self._start = start
        self._daemon = _Daemon(self._clicked.emit)
        # Queued to a method of this object, whose thread is the window's: a lambda would run in the engine's.
        self._clicked.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def show(self, note: Note) -> None:
        """Show a note, in place of an earlier one of the same identity."""
        if sys.platform == "linux":
            self._start(self._daemon.show(note))

    def withdraw(self, identity: str) -> None:
        """Take a note off the screen, if it is there."""
        if sys.platform == "linux":
            self._start(self._daemon.withdraw(identity))

    async def close(self) -> None:
        """Withdraw all notes and let go of the bus; to be awaited in the engine's loop before that ends."""
        await self._daemon.close()

    def _arrive(self, identity: str) -> None:
        self.activated.emit(identity)


class _Unanswered(Exception):
    """The bus or the daemon did not do what it was asked to; says why by the name of an error."""


class _Cut(_Unanswered):
    """The connection broke, so that a new one may do better."""


class _Daemon:
    """The desktop's notification daemon and what it shows of ours; all of it belongs to the engine's loop.

    Notifications are numbered by the daemon that shows them, and another daemon counts anew. So the name on the bus
    (`_owner`) belongs to the numbers: calls with a number go to that name, signals with one are believed from it only.
    """

    def __init__(self, on_click: Callable[[str], None]) -> None:
        self._on_click = on_click
        self._turn = asyncio.Lock()  # between tasks of the one loop: whoever asked first goes first
        self._undo = AsyncExitStack()
        self._router: DBusRouter | None = None
        self._owner = ""
        self._shown: dict[str, int] = {}
        self._over = False

    async def show(self, note: Note) -> None:
        async with self._turn:
            try:
                try:
                    await self._notify(note)
                except _Cut:
                    await self._notify(note)
            except _Unanswered as error:
                _log.info("note %s is not shown: %s", note.identity, error)

    async def withdraw(self, identity: str) -> None:
        async with self._turn:
            await self._take_off(identity)

    async def close(self) -> None:
        self._over = True
        with suppress(TimeoutError):
            async with asyncio.timeout(END_S), self._turn:
                await asyncio.gather(*(self._take_off(identity) for identity in self._shown))
        await self._hang_up()

    async def _notify(self, note: Note) -> None:
        if self._router is None:
            await self._connect()
        # Asked for each note, which takes a millisecond: the answer says who the daemon is at present, too.
        owner, (abilities,) = await self._ask(NAME, "GetCapabilities", "as")
        if owner != self._owner:
            self._owner, self._shown = owner, {}
        title, body = _sendable(note.title), _sendable(note.body)
        if "body-markup" in abilities:
            body = html.escape(body, quote=False)
        actions = ["default", tr("Open")] if "actions" in abilities else []
        earlier = self._shown.get(note.identity, 0)
        hints = HINTS | {"category": ("s", note.category)}
        words = ("EvoInbox", earlier, "evoinbox", title, body, actions, hints, NEVER_EXPIRES)
        _, (number,) = await self._ask(owner, "Notify", "u", "susssasa{sv}i", *words)
        self._shown[note.identity] = number

    async def _take_off(self, identity: str) -> None:
        number = self._shown.pop(identity, None)
        if number is None:
            return
        try:
            await self._ask(self._owner, "CloseNotification", "", "u", number)
        except _Unanswered as error:
            _log.info("note %s is not withdrawn: %s", identity, error)

    # ---- the connection

    async def _connect(self) -> None:
        if self._over:
            raise _Unanswered("the program ends")
        # 5 ms, in the engine's thread; installed on Linux only
        from jeepney import DBusErrorResponse, MatchRule, message_bus
        from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection
        from jeepney.io.common import RouterClosed

        rule = MatchRule(type="signal", interface=NAME, path=PATH)
        signals: asyncio.Queue[Message] = asyncio.Queue()
        try:
            # Not jeepney's open_dbus_router: it leaves the connection open where the router has ended in an error.
            async with asyncio.timeout(ANSWER_S), AsyncExitStack() as undo:
                connection = await undo.enter_async_context(await open_dbus_connection("SESSION"))
                router = await undo.enter_async_context(DBusRouter(connection))
                router.filter(rule, queue=signals)
                await Proxy(message_bus, router).AddMatch(rule)
                undo.callback(asyncio.create_task(self._listen(signals), name="notifications").cancel)
                self._router, self._undo = router, undo.pop_all()
        # The middle three are jeepney's for an address that is not set, malformed or of another kind.
        except (OSError, EOFError, KeyError, ValueError, RuntimeError, RouterClosed, DBusErrorResponse) as error:
            raise _Unanswered(type(error).__name__) from error

    async def _hang_up(self) -> None:
        self._router, self._owner, self._shown, undo = None, "", {}, self._undo.pop_all()
        # What the router ended in is told again when it is closed; InvalidStateError: an answer came as time ran out.
        with suppress(OSError, EOFError, asyncio.InvalidStateError):
            async with asyncio.timeout(END_S):
                await undo.aclose()

    async def _ask(
        self, whom: str, method: str, returns: str, takes: str = "", *words: object
    ) -> tuple[str, tuple[Any, ...]]:
        """Call a method, whose signatures are `takes` and `returns`; who answered, and what."""
        # 5 ms, in the engine's thread; installed on Linux only
        from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
        from jeepney.io.common import RouterClosed

        if self._router is None:
            raise _Cut("no connection")
        call = new_method_call(DBusAddress(PATH, whom, NAME), method, takes or None, words)
        try:
            async with asyncio.timeout(ANSWER_S):
                answer = await self._router.send_and_get_reply(call)
        except TimeoutError as error:
            raise _Unanswered("no answer in time") from error
        # KeyError: jeepney 0.9 strikes waiting calls off its list when the connection breaks, then each strikes itself.
        except (RouterClosed, KeyError, OSError) as error:
            await self._hang_up()
            raise _Cut(type(error).__name__) from error
        fields = answer.header.fields
        if answer.header.message_type is MessageType.error:
            raise _Unanswered(fields[HeaderFields.error_name])
        if fields.get(HeaderFields.signature, "") != returns:
            raise _Unanswered("an answer of another shape")
        return fields[HeaderFields.sender], answer.body

    # ---- what the daemon says

    async def _listen(self, signals: asyncio.Queue[Message]) -> None:
        # 5 ms, in the engine's thread; installed on Linux only
        from jeepney import HeaderFields

        while True:
            signal = await signals.get()
            fields = signal.header.fields
            if fields[HeaderFields.sender] == self._owner:
                self._hear(fields[HeaderFields.member], signal.body)

    def _hear(self, member: str, body: tuple[object, ...]) -> None:
        match member, body:
            case "ActionInvoked", (int(number), "default"):
                for identity in [ours for ours, shown in self._shown.items() if shown == number]:
                    self._on_click(identity)
            case "NotificationClosed", (int(number), _):
                self._shown = {ours: shown for ours, shown in self._shown.items() if shown != number}
            case _:
                pass  # another button, or a signal of a later day


def _sendable(text: str) -> str:
    """The text without what makes a bus end the connection: NUL and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
