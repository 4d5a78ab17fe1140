"""A short list below or above the cursor with what may be meant: it offers, and never takes a key it was not given.

Invariants: the editor keeps the focus; Tab and Enter take a row only while the list shows and a row is highlighted;
Escape closes the list and does nothing else; while an input method composes all keys are its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.controls import announce
from evoinbox.ui.theme import Space

MOST_ROWS: Final = 8
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Suggestions(QListWidget):
    """`taken` carries the number of the row; `closed` when the agent wants none of them."""

    taken = Signal(int)
    closed = Signal()

    def __init__(self, edit: ComposeEdit, name: str) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setProperty("look", "popup")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.hide()
        self.itemClicked.connect(lambda item: self._take(self.row(item)))
        edit.installEventFilter(self)

    def offer(self, rows: Sequence[str], *, first: bool) -> None:
        """Show these; `first` is highlighted at once, else none before the agent goes to one."""
        if not rows:
            self.hide()
            return
        same = [self.item(row).text() for row in range(self.count())] == list(rows)
        if same and self.isVisible():
            return
        self.clear()
        self.addItems(list(rows))
        self.setCurrentRow(0 if first else -1)
        if self.parentWidget() is not self._edit.window():
            self.setParent(self._edit.window())
        self.show()
        self._place()  # shown first: before, it does not know its font
        self.raise_()
        if first:
            self._read_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the editor's keys first."""
        if self.isHidden() or watched is not self._edit:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self._edit.composing:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif key == Qt.Key.Key_Tab and self.currentRow() < 0:
            self._step(1)
        elif (key == Qt.Key.Key_Tab or key in _ENTER) and self.currentRow() >= 0:
            if not event.isAutoRepeat():
                self._take(self.currentRow())
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        here = self.currentRow()
        self.setCurrentRow((here + by) % self.count() if here >= 0 else (0 if by > 0 else self.count() - 1))
        self._read_out()

    def _take(self, row: int) -> None:
        self.hide()
        self.taken.emit(row)

    def _read_out(self) -> None:
        announce(self, self.item(self.currentRow()).text())

    def _place(self) -> None:
        """Above the cursor if there is room, and always inside the window."""
        around = 2 * self.frameWidth()  # the style sheet's padding is in it
        height = min(self.count(), MOST_ROWS) * self.sizeHintForRow(0) + around
        width = self.sizeHintForColumn(0) + around + Space.XL
        window, caret = self._edit.window(), self._edit.cursorRect()
        width = min(max(width, 160), window.width() - 2 * Space.S)
        corner = self._edit.viewport().mapTo(window, caret.topLeft())
        left = min(corner.x(), window.width() - width - Space.S)
        above, below = corner.y() - height - Space.S, corner.y() + caret.height() + Space.XS
        # Within the window also where its layout is about to move the editor.
        top = min(above if above >= Space.S else below, window.height() - height - Space.S)
        self.setGeometry(max(left, Space.S), max(top, Space.S), width, height)
