"""What is open over the window goes when it locks, and what was copied here; what was being written is not lost by it.

Invariants: what is handed back holds words and no widget, and opens what they were written in.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from evoinbox.ui.dialog import Dialog


def clear_away(window: QWidget) -> list[Callable[[], None]]:
    """Close all of it; returns what opens again what was being written."""
    begun: list[Callable[[], None]] = []
    for other in QApplication.topLevelWidgets():
        if isinstance(other, QDialog):
            if isinstance(other, Dialog) and other.isVisible() and (again := other.lay_aside()) is not None:
                begun.append(again)
            other.reject()
        elif other is not window and other.windowType() is Qt.WindowType.Popup:
            other.close()
    QToolTip.hideText()
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    return begun
