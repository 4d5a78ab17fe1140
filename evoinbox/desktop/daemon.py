"""The desktop's notification daemon, over the session bus: what is shown of ours, and what is done with it.

Invariants: all of it happens in the engine's loop, one note after the other, in the order asked for; a text is never
markup; what was answered on a note is told once; a desktop without notifications costs a line in the log for a note and
nothing else, and the next note tries again; the log has identities and the names of errors, never words of a note.
Source: the Desktop Notifications Specification 1.3 of freedesktop.org; inline reply as KDE's server has it.
"""

from __future__ import annotations

import asyncio
import html
import logging
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from evoinbox import note_wording
from evoinbox.desktop.showing import Heard, Unanswered, veiled
from evoinbox.domain.attention import Note, Offer, Silence, Trial
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

PROPERTIES: Final = "org.freedesktop.DBus.Properties"
PAUSES: Final = ((NAME, "Inhibited"), ("org.dunstproject.cmd0", "paused"))
"""Do Not Disturb, as KDE's server tells it and as dunst does."""

CAUSES: Final = {
    "ServiceUnknown": Silence.NO_SERVICE, "NameHasNoOwner": Silence.NO_SERVICE, "Spawn": Silence.NO_SERVICE,
    "AccessDenied": Silence.NOT_ALLOWED, "NotAuthorized": Silence.NOT_ALLOWED,
}  # fmt: skip
"""Parts of the errors by which a bus says that nobody has a name, or that it must not be used by us."""

STAYS_S: Final = 1.0
"""A note that is still there after so long was not thrown away."""

DISMISSED: Final = 2
"""The reason of a closing that the user asked for."""

CLICK: Final = "default"
INLINE_REPLY: Final = "inline-reply"
HINTS: Final = {"urgency": ("y", 1), "desktop-entry": ("s", "evoinbox")}


class _Cut(Unanswered):
    """The connection broke, so that a new one may do better."""


class Daemon:
    """What `Showing` promises; `start` runs work in the engine's loop.

    Notifications are numbered by the daemon that shows them, and another daemon counts anew. So the name on the bus
    (`_owner`) belongs to the numbers: calls with a number go to that name, signals with one are believed from it only.
    """

    def __init__(self, tell: Callable[[Heard], None], start: Callable[[Coroutine[object, object, None]], None]) -> None:
        self._tell = tell
        self._start = start
        self._turn = asyncio.Lock()  # between tasks of the one loop: whoever asked first goes first
        self._undo = AsyncExitStack()
        self._router: DBusRouter | None = None
        self._owner = ""
        self._shown: dict[str, tuple[int, Note]] = {}
        self._token = (0, "")
        self._ends: asyncio.Queue[tuple[int, int]] | None = None
        self._veiled = self._over = False

    async def show(self, note: Note) -> None:
        async with self._turn:
            try:
                await self._at_last(lambda: self._notify(note))
            except Unanswered as error:
                _log.info("a note is not shown: %s", error)

    async def attempt(self, note: Note) -> Trial:
        ends: asyncio.Queue[tuple[int, int]] = asyncio.Queue()
        self._ends = ends
        try:
            trial = await self._found(lambda: self._notify(note))
            if trial.silence in (None, Silence.NO_ACTIONS) and not await self._stays(note.identity, ends):
                return Trial(Silence.DROPPED, trial.service)
            return trial
        finally:
            self._ends = None

    async def ready(self) -> Trial:
        return await self._found(self._abilities)

    async def _found(self, asking: Callable[[], Coroutine[object, object, list[str]]]) -> Trial:
        service = ""
        try:
            async with self._turn:
                abilities = await self._at_last(asking)
                _, (service, *_) = await self._ask(self._owner, "GetServerInformation", "ssss")
                paused = await self._paused()
        except Unanswered as error:
            return Trial(error.silence, service, str(error))
        if paused:
            return Trial(Silence.PAUSED, service)
        return Trial(None if "actions" in abilities else Silence.NO_ACTIONS, service)

    async def veil(self, *, on: bool) -> None:
        async with self._turn:
            notes = [note for _, note in self._shown.values()] if on != self._veiled else []
            self._veiled = on
            for note in notes:
                try:
                    await self._notify(replace(note, sound=""))
                except Unanswered as error:
                    _log.info("a note is not shown anew: %s", error)
                    if on:
                        await self._take_off(note.identity)

    async def withdraw(self, identity: str) -> None:
        async with self._turn:
            await self._take_off(identity)

    async def close(self) -> None:
        self._over = True
        with suppress(TimeoutError):
            async with asyncio.timeout(END_S), self._turn:
                await asyncio.gather(*(self._take_off(identity) for identity in self._shown))
        await self._hang_up()

    async def _at_last(self, asking: Callable[[], Coroutine[object, object, list[str]]]) -> list[str]:
        try:
            return await asking()
        except _Cut:
            return await asking()

    async def _notify(self, note: Note) -> list[str]:
        """Show a note; returns what the daemon can do."""
        abilities = await self._abilities()
        owner = self._owner
        earlier, _ = self._shown.get(note.identity, (0, note))
        known, note = note, veiled(note) if self._veiled else note
        title, body = _sendable(note.title), _sendable(note.body)
        if "body-markup" in abilities:
            body = html.escape(body, quote=False)
        actions, hints = _actions(note, abilities), HINTS | {"category": ("s", note.category)}
        rings = bool(note.sound) and not await self._paused()
        if rings and "sound" in abilities:
            hints["sound-name"] = ("s", note.sound)
        else:
            hints["suppress-sound"] = ("b", not rings)
        if INLINE_REPLY in actions:
            hints |= _reply_hints()
        words = ("EvoInbox", earlier, "evoinbox", title, body, actions, hints, NEVER_EXPIRES)
        _, (number,) = await self._ask(owner, "Notify", "u", "susssasa{sv}i", *words)
        self._shown[note.identity] = number, known
        return abilities

    async def _abilities(self) -> list[str]:
        """What the daemon can do. Asked for each note, in a millisecond: it tells who the daemon is at present, too."""
        if self._router is None:
            await self._connect()
        owner, (abilities,) = await self._ask(NAME, "GetCapabilities", "as")
        if owner != self._owner:
            self._owner, self._shown = owner, {}
        return list(abilities)

    async def _paused(self) -> bool:
        """Whether the desktop keeps notifications back; False where it does not say."""
        for interface, name in PAUSES:
            with suppress(Unanswered):  # a daemon has one of these at most
                _, ((_, value),) = await self._ask(
                    self._owner, "Get", "v", "ss", interface, name, interface=PROPERTIES
                )  # fmt: skip
                if value is True:
                    return True
        return False

    async def _stays(self, identity: str, ends: asyncio.Queue[tuple[int, int]]) -> bool:
        """Whether a note just shown is on the screen for a while, or was closed by the agent."""
        number, _ = self._shown.get(identity, (0, None))
        with suppress(TimeoutError):
            async with asyncio.timeout(STAYS_S):
                while (end := await ends.get())[0] != number and number:
                    pass
                return end[1] == DISMISSED
        return True

    async def _take_off(self, identity: str) -> None:
        number, _ = self._shown.pop(identity, (0, None))
        if number:
            await self._close_number(number)

    async def _close_number(self, number: int) -> None:
        try:
            await self._ask(self._owner, "CloseNotification", "", "u", number)
        except Unanswered as error:
            _log.info("a note is not withdrawn: %s", error)

    # ---- the connection

    async def _connect(self) -> None:
        if self._over:
            raise Unanswered("the program ends")
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
            raise Unanswered(type(error).__name__, Silence.NO_BUS) from error

    async def _hang_up(self) -> None:
        self._router, self._owner, self._shown, undo = None, "", {}, self._undo.pop_all()
        # What the router ended in is told again when it is closed; InvalidStateError: an answer came as time ran out.
        with suppress(OSError, EOFError, asyncio.InvalidStateError):
            async with asyncio.timeout(END_S):
                await undo.aclose()

    async def _ask(
        self, whom: str, method: str, returns: str, takes: str = "", *words: object, interface: str = NAME
    ) -> tuple[str, tuple[Any, ...]]:
        """Call a method, whose signatures are `takes` and `returns`; who answered, and what."""
        # 5 ms, in the engine's thread; installed on Linux only
        from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
        from jeepney.io.common import RouterClosed

        if self._router is None:
            raise _Cut("no connection")
        call = new_method_call(DBusAddress(PATH, whom, interface), method, takes or None, words)
        try:
            async with asyncio.timeout(ANSWER_S):
                answer = await self._router.send_and_get_reply(call)
        except TimeoutError as error:
            raise Unanswered("no answer in time", Silence.NO_ANSWER) from error
        # KeyError: jeepney 0.9 strikes waiting calls off its list when the connection breaks, then each strikes itself.
        except (RouterClosed, KeyError, OSError) as error:
            await self._hang_up()
            raise _Cut(type(error).__name__, Silence.NO_BUS) from error
        fields = answer.header.fields
        if answer.header.message_type is MessageType.error:
            name = fields[HeaderFields.error_name]
            causes = (why for part, why in CAUSES.items() if part in name)
            raise Unanswered(name, next(causes, Silence.REFUSED))
        if fields.get(HeaderFields.signature, "") != returns:
            raise Unanswered("an answer of another shape")
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
            case "ActivationToken", (int(number), str(token)):
                self._token = number, token
            case "ActionInvoked", (int(number), str(key)):
                self._on_action(number, key)
            case "NotificationReplied", (int(number), str(text)):
                self._on_reply(number, text)
            case "NotificationClosed", (int(number), int(reason)):
                if self._ends is not None:
                    self._ends.put_nowait((number, reason))
                self._shown = {ours: shown for ours, shown in self._shown.items() if shown[0] != number}
            case _:
                pass  # a signal of a later day

    def _on_action(self, number: int, key: str) -> None:
        given, token = self._token
        self._token = 0, ""
        for identity, note in self._of(number):
            offer = Offer.REPLY if key == INLINE_REPLY else next((one for one in note.offers if one.value == key), None)
            if offer is not None or key == CLICK:
                self._tell(Heard(identity, offer, token=token if given == number else ""))

    def _on_reply(self, number: int, text: str) -> None:
        for identity, note in self._of(number):
            if Offer.REPLY in note.offers and text.strip():
                # Forgotten at once: were the same told again, it would be about no note of ours.
                del self._shown[identity]
                self._tell(Heard(identity, Offer.REPLY, text))
                self._start(self._close_number(number))

    def _of(self, number: int) -> list[tuple[str, Note]]:
        return [(ours, note) for ours, (shown, note) in self._shown.items() if shown == number]


def _actions(note: Note, abilities: list[str]) -> list[str]:
    """Keys and words of what can be done on a note; nothing where the daemon has no actions."""
    if "actions" not in abilities:
        return []
    inline = INLINE_REPLY in abilities
    keys = {one: INLINE_REPLY if one is Offer.REPLY and inline else one.value for one in note.offers}
    return [CLICK, "Open", *(part for one, key in keys.items() for part in (key, note_wording.offer(one)))]


def _sendable(text: str) -> str:
    """The text without what makes a bus end the connection: NUL and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _reply_hints() -> dict[str, tuple[str, str]]:
    """What stands in and beside the field of a note that can be answered."""
    return {
        "x-kde-reply-placeholder-text": ("s", tr(note_wording.REPLY_PLACE)),
        "x-kde-reply-submit-button-text": ("s", tr(note_wording.REPLY_SEND)),
    }
