"""Which conversations have changed and are to be read again: in small portions, so that a flood leaves the window free.

Invariants: a calm change is read in the next turn of the event loop; in a flood the window pauses between portions, and
the conversation in sight comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from evoinbox.domain.address import ConversationKey

PORTION: Final = 80
"""Conversations read per turn: about 12 ms of reading, so a key press never waits longer."""

MANY: Final = 1500
"""From so many on, one query for all is cheaper than one for each."""

PAUSE_MS: Final = 60


class Portions(QObject):
    """`read` is called with a portion, which is no longer waiting then; `in_sight` names the open conversation."""

    def __init__(
        self,
        parent: QObject,
        read: Callable[[frozenset[ConversationKey]], None],
        in_sight: Callable[[], ConversationKey | None],
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._in_sight = in_sight
        self._waiting: set[ConversationKey] = set()
        self._since_read = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)

    @property
    def waiting(self) -> bool:
        """Whether something has not been read yet."""
        return bool(self._waiting)

    def note(self, keys: frozenset[ConversationKey]) -> None:
        """These conversations changed."""
        self._waiting |= keys
        if not self._timer.isActive():
            calm = not self._since_read.isValid() or self._since_read.elapsed() > PAUSE_MS
            self._timer.start(0 if calm else PAUSE_MS)

    def hurry(self, key: ConversationKey) -> None:
        """Read this one now, if it waits."""
        if key in self._waiting:
            self._take(frozenset({key}))

    def clear(self) -> None:
        """Forget what waits."""
        self._timer.stop()
        self._waiting.clear()

    def _next(self) -> None:
        if len(self._waiting) >= MANY:
            self._take(frozenset(self._waiting))
        else:
            in_sight = self._in_sight()
            first = [key for key in self._waiting if key == in_sight]
            self._take(frozenset(first + list(self._waiting)[:PORTION]))
        self._since_read.start()
        if self._waiting:
            self._timer.start(PAUSE_MS)

    def _take(self, keys: frozenset[ConversationKey]) -> None:
        self._waiting -= keys
        if keys:
            self._read(keys)
