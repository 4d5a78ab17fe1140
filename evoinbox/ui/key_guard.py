"""Keeps keys that were meant for something else from accepting a dialog that has only just appeared.

Invariants: for GUARD_MS after each appearance Enter does nothing in the dialog and Space presses no button of it; all
other keys, and clicks, work at once.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

GUARD_MS: Final = 500


class KeyGuard(QObject):
    """Belongs to the dialog it guards."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._guarded: list[QWidget] = []
        self._timer = QTimer(self, singleShot=True, interval=GUARD_MS)
        self._timer.timeout.connect(self._let_go)
        dialog.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether keys are still kept off."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the dialog appears, and swallow the keys that accept."""
        match event.type():
            case QEvent.Type.Show if watched is self._dialog:
                self._begin()
            case QEvent.Type.KeyPress if self.active and isinstance(event, QKeyEvent):
                return _accepts(watched, event)
            case _:
                pass
        return False

    def _begin(self) -> None:
        self._let_go()
        self._guarded = self._dialog.findChildren(QWidget)
        for widget in self._guarded:
            widget.installEventFilter(self)
        self._timer.start()

    def _let_go(self) -> None:
        for widget in self._guarded:
            widget.removeEventFilter(self)
        self._guarded = []


def _accepts(watched: QObject, event: QKeyEvent) -> bool:
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return True
    return event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select) and isinstance(watched, QAbstractButton)
