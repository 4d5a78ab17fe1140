"""Customers whose unread texts wait: says of each once, when it has been longer than the agent wants.

Invariants: a wait begins with the first text that arrives and ends when nothing is unread; one timer, to the next wait
that gets too long, and none where nobody waits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from evoinbox.domain.address import ConversationKey

MINUTE_US: Final = 60 * 1_000_000


class Overdue(QObject):
    """Owned by the arrivals; `due` brings a key. `after_min` is how long a wait may be, in minutes; 0 is for ever."""

    due = Signal(str)

    def __init__(self, parent: QObject, now_us: Callable[[], int], after_min: int) -> None:
        super().__init__(parent)
        self._now_us = now_us
        self._after_min = after_min
        self._since: dict[ConversationKey, int] = {}
        self._told: set[ConversationKey] = set()
        # Not the coarsest: those end half a second early, and what is left then rounds to nothing again and again.
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def waiting(self) -> set[ConversationKey]:
        """Who waits."""
        return set(self._since)

    def use(self, after_min: int) -> None:
        """The agent wants to be told after another time."""
        self._after_min = after_min
        self.look()

    def begin(self, key: ConversationKey) -> None:
        """A customer's text has come and is not read."""
        if key not in self._since:
            self._since[key] = self._now_us()
            self._wait(self._now_us())

    def end(self, key: ConversationKey) -> None:
        """It is read, or nobody is to be told."""
        if self._since.pop(key, None) is not None:
            self._told.discard(key)
            self._wait(self._now_us())

    def told_too_early(self, key: ConversationKey) -> None:
        """Nobody could hear it: it is said again at the next look."""
        self._told.discard(key)

    def forget(self) -> None:
        """The seat is left."""
        self._since.clear()
        self._told.clear()
        self._timer.stop()

    def look(self) -> None:
        """Whose wait is too long by now?"""
        now_us = self._now_us()
        for key, since_us in list(self._since.items()):
            if self._after_min and key not in self._told and now_us - since_us >= self._after_min * MINUTE_US:
                self._told.add(key)
                self.due.emit(key)
        self._wait(now_us)

    def _wait(self, now_us: int) -> None:
        """Look again when the next wait gets too long; `now_us` is the instant up to which all have been looked at."""
        ends = [since_us + self._after_min * MINUTE_US for since_us in self._since.values()]
        coming = [end_us for end_us in ends if end_us > now_us]
        if coming and self._after_min:
            self._timer.start(max((min(coming) - self._now_us()) // 1000 + 1, 1))
        else:
            self._timer.stop()
