"""Notifications of the desktop, for the window: notes shown, replaced and withdrawn, and what is done with them told.

Invariants: nothing here waits; what the agent did with a note is told in the window's thread. `daemon.py` speaks with
the desktop.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Coroutine

from PySide6.QtCore import QObject, Qt, Signal

from evoinbox.desktop.daemon import Daemon, Heard
from evoinbox.domain.attention import Note, Offer, Silence, Trial


class Notifier(QObject):
    """Made and used in the window's thread, except `close`, which is the engine's. `start` runs work in its loop.

    `activated` is emitted with the identity of a note that was clicked, or is to be answered in the window, and a token
    for coming to the front, or ""; `replied` with what was answered on the note itself; `chosen` with another Offer;
    `tried` with the Trial that was asked for.
    Linux only: elsewhere nothing happens, until Windows and macOS are served through desktop-notifier.
    """

    activated = Signal(str, str)
    replied = Signal(str, str)
    chosen = Signal(str, object)
    tried = Signal(object)
    _heard = Signal(object)
    _seen = Signal(object)

    def __init__(self, start: Callable[[Coroutine[object, object, None]], None]) -> None:
        super().__init__()
        self._start = start
        self._veils: set[str] = set()
        self._daemon = Daemon(self._heard.emit, start)
        # Queued to a method of this object, whose thread is the window's: a lambda would run in the engine's.
        self._heard.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._seen.connect(self._end_trial, Qt.ConnectionType.QueuedConnection)

    def show(self, note: Note) -> None:
        """Show a note, in place of an earlier one of the same identity."""
        if sys.platform == "linux":
            self._start(self._daemon.show(note))

    def withdraw(self, identity: str) -> None:
        """Take a note off the screen, if it is there."""
        if sys.platform == "linux":
            self._start(self._daemon.withdraw(identity))

    def veil(self, on: bool) -> None:  # noqa: FBT001 - a signal's receiver
        """The screen is locked, or no longer: hide who and what, or say all again where nothing else hides it."""
        self._veil("screen", on=on)

    def veil_too(self, on: bool) -> None:  # noqa: FBT001 - a signal's receiver
        """The same of the window."""
        self._veil("window", on=on)

    def _veil(self, reason: str, *, on: bool) -> None:
        (self._veils.add if on else self._veils.discard)(reason)
        if sys.platform == "linux":
            self._start(self._daemon.veil(on=bool(self._veils)))

    def attempt(self, note: Note) -> None:
        """Show a note to see what becomes of it; `tried` is the answer."""
        if sys.platform == "linux":
            self._start(self._try(note))
        else:
            self.tried.emit(Trial(Silence.ELSEWHERE))

    async def _try(self, note: Note) -> None:
        self._seen.emit(await self._daemon.attempt(note))

    async def close(self) -> None:
        """Withdraw all notes and let go of the bus; to be awaited in the engine's loop before that ends."""
        await self._daemon.close()

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
