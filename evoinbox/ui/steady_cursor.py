"""The text cursor stands still once nobody has typed for a while: its blinking wakes the processor all day long.

GTK does the same after the same time. Invariants: how fast it blinks, if at all, stays the desktop's choice.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

STEADY_AFTER_MS: Final = 10_000

_STEADY: Final = 0
_AS_THE_DESKTOP_HAS_IT: Final = -1


class SteadyCursor(QObject):
    """Sets the application's rhythm of blinking; `stir` when the agent is at work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hints = QGuiApplication.styleHints()
        self._timer = QTimer(self, singleShot=True, interval=STEADY_AFTER_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.rest)
        self._timer.start()

    def stir(self) -> None:
        """Blink, for a while."""
        if not self._timer.isActive():
            self._hints.setCursorFlashTime(_AS_THE_DESKTOP_HAS_IT)
        self._timer.start()

    def rest(self) -> None:
        """Stand still, to be seen."""
        self._timer.stop()
        self._hints.setCursorFlashTime(_STEADY)
