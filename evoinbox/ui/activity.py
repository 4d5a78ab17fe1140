"""Whether the agent is at work (keys, clicks, the wheel; told once a second at most), or looks at a window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtWidgets import QWidget

TOLD_EVERY_US: Final = 1_000_000

_ACTS: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
)
"""A key that is a shortcut of the window brings no KeyPress."""


class Activity(QObject):
    """Watches the windows of the window system, which get few events: a filter on each widget would cost every one.

    Dialogs are windows of their own, and who types there is at work. What an input method writes comes to no window,
    but to what has the keyboard.
    """

    def __init__(
        self, parent: QObject, application: QGuiApplication, tell: Callable[[], None], now_us: Callable[[], int]
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._now_us = now_us
        self._told_us = 0
        application.focusWindowChanged.connect(self._follow)
        application.focusObjectChanged.connect(self._follow_writing)
        self._follow(application.focusWindow())
        self._follow_writing(application.focusObject())

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            self._act()
            window.installEventFilter(self)

    def _follow_writing(self, written_in: QObject | None) -> None:
        if written_in is not None:
            written_in.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        written = isinstance(event, QInputMethodEvent) and (event.commitString() or event.preeditString())
        if written or event.type() in _ACTS:
            self._act()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        now_us = self._now_us()
        if not 0 <= now_us - self._told_us < TOLD_EVERY_US:
            self._told_us = now_us
            self._tell()


def looked_at(widget: QWidget) -> bool:
    """Whether somebody may be looking at a widget's window; one that was just minimised is active for a moment more."""
    return widget.isVisible() and widget.isActiveWindow() and not widget.window().isMinimized()
