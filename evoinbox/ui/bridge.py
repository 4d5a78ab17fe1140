"""The only crossing between engine thread and window: changes come over it, commands go over it.

Invariants: whatever thread delivers, `published` is emitted in the window's thread, in order, and never from inside
`deliver`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from evoinbox.engine.changes import Change, Opened
from evoinbox.engine.commands import Addressed, Command, Posted, SeatedCommand


class Bridge(QObject):
    """Made by `app` in the window's thread. The engine calls `deliver`, the window `ask` and `published`."""

    published = Signal(object)
    _crossed = Signal(object)

    def __init__(self, post: Callable[[Posted], None]) -> None:
        super().__init__()
        self._post = post
        self._sitting = 0
        # Queued to a method of this object, whose thread is the window's: a lambda would run in the engine's.
        self._crossed.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def deliver(self, change: Change) -> None:
        """Hand over a change; callable from any thread."""
        self._crossed.emit(change)

    def ask(self, command: Command) -> None:
        """Hand a command to the engine; one about a seat goes to the seat the window shows, or nowhere."""
        self._post(Addressed(command, self._sitting) if isinstance(command, SeatedCommand) else command)

    def _arrive(self, change: Change) -> None:
        if isinstance(change, Opened):
            self._sitting = change.sitting
        self.published.emit(change)
