"""Whether the agent is at work in a window (keys, clicks and the wheel, told once a second at most), or looks at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

TOLD_EVERY_US: Final = 1_000_000

_ACTS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Activity(QObject):
    """Watches a window of the window system, which gets few events: a filter on each widget would cost every one."""

    def __init__(self, window: QWindow, tell: Callable[[], None], now_us: Callable[[], int]) -> None:
        super().__init__(window)
        self._tell = tell
        self._now_us = now_us
        self._told_us = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        if event.type() in _ACTS:
            now_us = self._now_us()
            if not 0 <= now_us - self._told_us < TOLD_EVERY_US:
                self._told_us = now_us
                self._tell()
        return super().eventFilter(watched, event)


def looked_at(widget: QWidget) -> bool:
    """Whether somebody may be looking at a widget's window; one that was just minimised is active for a moment more."""
    return widget.isVisible() and widget.isActiveWindow() and not widget.window().isMinimized()
