"""The notification centre of Windows and of macOS, through desktop-notifier: what is shown of ours, what is done there.

Invariants: as `showing.py` has them, one note after the other in the order asked for; the library's own log, which has
the words of notes, is heard here and goes nowhere else.
Never run on either system yet. Run are the library's front, its back end for D-Bus, and the one for Windows over a
stand-in for WinRT (tests/desktop/test_center*.py); the one for macOS (UNUserNotificationCenter, from a signed bundle
only) is not, but for what a stand-in below the library's front does. Neither system tells of Do Not Disturb.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from evoinbox import note_wording
from evoinbox.desktop.showing import Heard, Unanswered, veiled
from evoinbox.domain.attention import Note, Offer, Silence, Trial
from evoinbox.words import tr

if sys.platform == "win32":
    import winreg

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier, Notification

_log = logging.getLogger(__name__)
_LIBRARY: Final = logging.getLogger("desktop_notifier")

IDENTITY: Final = "EvoInbox.EvoInbox"
"""By which Windows knows the program: the Start menu's entry and the process have the same (packaging)."""

SERVICES: Final = {"win32": "Windows", "darwin": "macOS"}

ASKED_S: Final = 30.0
"""So long the first note waits for macOS's own question, whether it may be shown, to be answered."""

STAYS_S: Final = 1.0
"""A note that is there after so long was not thrown away."""

END_S: Final = 1.0
"""For taking all notes away at the end."""

LONGEST: Final = 300
"""Characters of a text: Windows shows four lines and refuses what has more than 5 KiB in all, words of buttons too."""

_UNSENDABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, in which Windows wants a note; with halves of surrogate pairs, which nobody takes."""


class _Complaints(logging.Handler):
    """Hears what the library warns of: it raises nothing where a note could not be shown, and returns nothing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.latest = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the kind of an error, or the system's number for it, or where it was met; never words."""
        numbers = [str(one) for one in record.args if isinstance(one, int)] if isinstance(record.args, tuple) else []
        error = record.exc_info[0] if record.exc_info else None
        self.latest = error.__name__ if error else " ".join(numbers) or record.funcName
        _log.info("the notification centre has trouble: %s", self.latest)


class Center:
    """What `Showing` promises. Each showing has a name of its own (the library's): the one before it is taken away.

    The system tells what the agent did in whichever thread it likes; `start` carries that into the engine's loop.
    """

    def __init__(self, tell: Callable[[Heard], None], start: Callable[[Coroutine[object, object, None]], None]) -> None:
        self._tell = tell
        self._start = start
        self._turn = asyncio.Lock()  # between tasks of the one loop: whoever asked first goes first
        self._library: DesktopNotifier | None = None
        self._asking: asyncio.Task[bool] | None = None
        self._complaints = _Complaints()
        self._shown: dict[str, Note] = {}
        self._veiled = self._over = False

    async def show(self, note: Note) -> None:
        async with self._turn:
            try:
                await self._notify(note)
            except Unanswered as error:
                _log.info("a note is not shown: %s", error)

    async def attempt(self, note: Note) -> Trial:
        service = SERVICES.get(sys.platform, "")
        try:
            async with self._turn:
                name = await self._notify(note)
                silence = await self._lacking()
            if silence is None:
                await asyncio.sleep(STAYS_S)
                silence = await self._unseen(name)
        except Unanswered as error:
            return Trial(error.silence, service, str(error))
        return Trial(silence, service)

    async def ready(self) -> Trial:
        service = SERVICES.get(sys.platform, "")
        try:
            async with self._turn:
                await self._allowed()
                return Trial(await self._lacking(), service)
        except Unanswered as error:
            return Trial(error.silence, service, str(error))

    async def veil(self, *, on: bool) -> None:
        async with self._turn:
            notes = list(self._shown.values()) if on != self._veiled else []
            self._veiled = on
            for note in notes:
                try:
                    await self._notify(replace(note, sound="", news=False))
                except Unanswered as error:
                    _log.info("a note is not shown anew: %s", error)
                    if on:
                        await self._take_off(self._names(note.identity))

    async def withdraw(self, identity: str) -> None:
        async with self._turn:
            await self._take_off(self._names(identity))

    async def close(self) -> None:
        self._over = True
        if self._asking is not None:
            self._asking.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(END_S), self._turn:
                await self._take_off(list(self._shown))
        _LIBRARY.removeHandler(self._complaints)
        _LIBRARY.propagate = True

    # ---- showing

    async def _notify(self, note: Note) -> str:
        """Show a note; returns the name of this showing."""
        library = await self._allowed()
        earlier = self._names(note.identity)
        taken: list[bool] = []
        sent = _notification(veiled(note) if self._veiled else note, lambda: taken.append(True))
        self._complaints.latest = ""
        await library.send_notification(sent)
        if self._complaints.latest or not taken:
            raise Unanswered(self._complaints.latest or "not taken")
        if not await library.get_capabilities():
            raise Unanswered("no notification centre", Silence.UNPACKAGED)
        self._shown[sent.identifier] = note
        await self._take_off(earlier)
        return sent.identifier

    async def _allowed(self) -> DesktopNotifier:
        """The library's notifier, once the system lets us show notes; asked each time, for it may be changed there."""
        library = await self._opened()
        if self._asking is None:
            self._asking = asyncio.create_task(library.request_authorisation(), name="may notes be shown")
            await asyncio.wait([self._asking], timeout=ASKED_S)
        if self._over:
            raise Unanswered("the program ends")
        if not self._asking.done():
            raise Unanswered("not answered yet", Silence.ASKED)
        asked, self._asking = self._asking, None
        if not asked.result():
            raise Unanswered("not allowed", Silence.NOT_ALLOWED)
        return library

    async def _opened(self) -> DesktopNotifier:
        if self._over:
            raise Unanswered("the program ends")
        if self._library is None:
            try:
                # In a worker: macOS checks the signature of all files of the program then.
                library = await asyncio.to_thread(_made)
            except (OSError, RuntimeError) as error:  # Windows without a service for it, and the library's own
                raise Unanswered(type(error).__name__, Silence.NO_SERVICE) from error
            except ImportError as error:  # a part in machine code that this system does not load
                raise Unanswered(type(error).__name__) from error
            # Of the library, not of each note: those Windows forgets when a note moves from screen to centre.
            library.on_clicked = lambda name: self._start(self._hear(name))
            library.on_dismissed = lambda name: self._start(self._forget(name))
            library.on_replied = lambda name, text: self._start(self._hear(name, Offer.REPLY.value, text))
            library.on_button_pressed = lambda name, key: self._start(self._hear(name, key))
            _LIBRARY.propagate = False
            _LIBRARY.addHandler(self._complaints)
            self._library = library
        return self._library

    def _names(self, identity: str) -> list[str]:
        return [name for name, note in self._shown.items() if note.identity == identity]

    async def _take_off(self, names: list[str]) -> None:
        for name in names:
            self._shown.pop(name, None)
            if self._library is not None:
                with suppress(OSError, KeyError):  # Windows' word, and the library's, for a note that is gone
                    await self._library.clear(name)

    # ---- what becomes of a note

    async def _lacking(self) -> Silence | None:
        from desktop_notifier import Capability  # 20 ms, paid when the first note is shown

        abilities = await (await self._opened()).get_capabilities()
        if not abilities:
            return Silence.UNPACKAGED
        return None if Capability.BUTTONS in abilities else Silence.NO_ACTIONS

    async def _unseen(self, name: str) -> Silence | None:
        """Why a note that was taken may not be in sight; None where the agent has seen it for sure."""
        if name not in self._shown:
            return None
        if self._complaints.latest:  # Windows says later that it could not
            raise Unanswered(self._complaints.latest)
        if SERVICES.get(sys.platform) == "macOS":
            return Silence.IN_FRONT  # where the button is that tries it: it goes to the centre without a banner
        try:
            there = name in await (await self._opened()).get_current_notifications()
        except OSError as error:
            raise Unanswered(type(error).__name__) from error
        return Silence.UNTOLD if there else Silence.DROPPED

    # ---- what the agent does

    async def _hear(self, name: str, key: str = "", text: str = "") -> None:
        note = self._shown.pop(name, None)
        if note is None:
            return
        offer = next((one for one in note.offers if one.value == key), None)
        if offer is not None or not key:
            self._tell(Heard(note.identity, offer, text.strip() and text))
        async with self._turn:
            await self._take_off([name])

    async def _forget(self, name: str) -> None:
        self._shown.pop(name, None)


def _made() -> DesktopNotifier:
    from desktop_notifier import DesktopNotifier, Icon  # 20 ms, in a worker, and with the first note only

    if sys.platform == "win32":
        library = DesktopNotifier(IDENTITY, Icon(name="evoinbox"))
        # The library has written the identity there as the name to be shown.
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"Software\Classes\AppUserModelId\{IDENTITY}") as about:
            winreg.SetValueEx(about, "DisplayName", 0, winreg.REG_SZ, "EvoInbox")
    else:
        library = DesktopNotifier("EvoInbox", Icon(name="evoinbox"))
    return library


def _notification(note: Note, on_taken: Callable[[], None]) -> Notification:
    # 20 ms, paid when the first note is shown
    from desktop_notifier import DEFAULT_SOUND, Button, Notification, ReplyField, Urgency

    buttons = [Button(note_wording.offer(one), identifier=one.value) for one in note.offers if one is not Offer.REPLY]
    field = ReplyField(note_wording.offer(Offer.REPLY), tr(note_wording.REPLY_SEND))
    return Notification(
        _sendable(note.title),
        _sendable(note.body),
        urgency=Urgency.Normal if note.news else Urgency.Low,
        buttons=tuple(buttons),
        reply_field=field if Offer.REPLY in note.offers else None,
        on_dispatched=on_taken,
        sound=DEFAULT_SOUND if note.sound else None,
    )


def _sendable(text: str) -> str:
    sendable = _UNSENDABLE.sub("", text)
    return sendable if len(sendable) <= LONGEST else sendable[: LONGEST - 1] + "…"
