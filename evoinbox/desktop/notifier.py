"""Notifications of the desktop, for the window: notes shown, replaced and withdrawn, and what is done with them told.

Invariants: nothing here waits; what the agent did with a note is told in the window's thread; what shows
notes on this system (`native.py`) is asked in the engine's loop.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine

from PySide6.QtCore import QObject, Qt, Signal

from evoinbox.desktop.native import native
from evoinbox.desktop.showing import Heard, Showing
from evoinbox.domain.attention import Note, Offer, Trial


class Notifier(QObject):
    """Made and used in the window's thread; `close` and `ready` are the engine's, in whose loop `start` runs work.

    `activated` is emitted with the identity of a note that was clicked, or is to be answered in the window, and a token
    for coming to the front, or ""; `replied` with what was answered on the note itself; `chosen` with another Offer;
    `tried` with the Trial that was asked for.
    `make` makes what shows notes on this system.
    """

    activated = Signal(str, str)
    replied = Signal(str, str)
    chosen = Signal(str, object)
    tried = Signal(object)
    _heard = Signal(object)
    _seen = Signal(object)

    def __init__(
        self,
        start: Callable[[Coroutine[object, object, None]], None],
        make: Callable[[Callable[[Heard], None], Callable[[Coroutine[object, object, None]], None]], Showing] = native,
    ) -> None:
        super().__init__()
        self._start = start
        self._veils: set[str] = set()
        self._showing = make(self._heard.emit, start)
        # Queued to a method of this object, whose thread is the window's: a lambda would run in the engine's.
        self._heard.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._seen.connect(self._end_trial, Qt.ConnectionType.QueuedConnection)

    def show(self, note: Note) -> None:
        """Show a note, in place of an earlier one of the same identity."""
        self._start(self._showing.show(note))

    def withdraw(self, identity: str) -> None:
        """Take a note off the screen, if it is there."""
        self._start(self._showing.withdraw(identity))

    def veil(self, on: bool) -> None:  # noqa: FBT001 - a signal's receiver
        """The screen is locked, or no longer: hide who and what, or say all again where nothing else hides it."""
        self._veil("screen", on=on)

    def veil_too(self, on: bool) -> None:  # noqa: FBT001 - a signal's receiver
        """The same of the window."""
        self._veil("window", on=on)

    def _veil(self, reason: str, *, on: bool) -> None:
        (self._veils.add if on else self._veils.discard)(reason)
        self._start(self._showing.veil(on=bool(self._veils)))

    def attempt(self, note: Note) -> None:
        """Show a note to see what becomes of it; `tried` is the answer."""
        self._start(self._try(note))

    async def _try(self, note: Note) -> None:
        self._seen.emit(await self._showing.attempt(note))

    async def close(self) -> None:
        """Withdraw all notes and show no more; to be awaited in the engine's loop before that ends."""
        await self._showing.close()

    async def ready(self) -> Trial:
        """What would become of a note, as far as that is known without one; in the engine's loop."""
        return await self._showing.ready()

    def _end_trial(self, trial: Trial) -> None:
        self.tried.emit(trial)

    def _arrive(self, heard: Heard) -> None:
        match heard:
            case Heard(identity, Offer.REPLY, text) if text:
                self.replied.emit(identity, text)
            case Heard(identity, None | Offer.REPLY, _, token):
                self.activated.emit(identity, token)
            case Heard(identity, offer):
                self.chosen.emit(identity, offer)
