"""The grid of the emoji picker: a list of signs laid out in rows, walked by the arrow keys.

Invariants: one model and one view, no widget per sign; what is read aloud is the name.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from evoinbox.domain.emoji_index import Emoji
from evoinbox.ui.language import tell
from evoinbox.ui.theme import ThemeSource, Type
from evoinbox.words import tr

CELL: Final = 38
COLUMNS: Final = 9
BAR: Final = 14

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
    Qt.Key.Key_PageUp: -5 * COLUMNS,
    Qt.Key.Key_PageDown: 5 * COLUMNS,
}


class EmojiRows(QAbstractListModel):
    """The emoji shown now, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Emoji] = []
        self.cell = CELL

    def show_these(self, emoji: list[Emoji]) -> None:
        """Show others."""
        self.beginResetModel()
        self.shown = emoji
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sign for the eye, its name for the ear and as tool tip."""
        one = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.sign
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return one.name
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(self.cell, self.cell)
            case _:
                return None


class EmojiGrid(QListView):
    """`taken` when a sign is chosen, `looked_at` when one is walked to, `typed` for letters of a search typed here."""

    taken = Signal()
    looked_at = Signal()
    left_upwards = Signal()
    typed = Signal(str)

    def __init__(self, rows: EmojiRows, theme: ThemeSource) -> None:
        super().__init__()
        self._rows = rows
        tell(self, self.setAccessibleName, tr("Emoji"))
        self.setProperty("look", "grid")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.setUniformItemSizes(True)
        self._theme = theme
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setModel(rows)
        self.clicked.connect(self.taken)

    def fit(self, room: int) -> None:
        """Be as large as the text wants and so many pixels allow."""
        wanted = self._theme.scaled(CELL)
        cell = self._rows.cell = min(wanted, (room - BAR) // COLUMNS)
        self.setGridSize(QSize(cell, cell))
        self.setFixedWidth(COLUMNS * cell + BAR)
        font = self._theme.font(Type.SIGN)
        font.setPointSizeF(font.pointSizeF() * cell / wanted)
        self.setFont(font)

    def go_to(self, row: int) -> None:
        """Walk to a sign."""
        if 0 <= row < self.model().rowCount():
            index = self.model().index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, take, or hand letters on to the search."""
        here, last = self.currentIndex().row(), self.model().rowCount() - 1
        key = Qt.Key(event.key())
        if key in _STEPS:
            sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            target = here + (-_STEPS[key] if sideways and self.isRightToLeft() else _STEPS[key])
            if target < 0 and key == Qt.Key.Key_Up:
                self.left_upwards.emit()
            else:
                self.go_to(min(max(target, 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.taken.emit()
        elif (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which one is looked at."""
        super().currentChanged(current, previous)
        self.looked_at.emit()
