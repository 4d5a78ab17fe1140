"""The list itself: keeps its place and its selection whatever arrives.

Invariants: only the agent chooses; rows that come or go above what is in sight do not move it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from evoinbox.domain.address import ConversationKey
from evoinbox.ui.conversation_model import ConversationModel, Index
from evoinbox.ui.conversation_row import ConversationRow
from evoinbox.ui.language import tell
from evoinbox.ui.theme import ThemeSource
from evoinbox.ui.uniform_list import UniformList
from evoinbox.words import tr


class ConversationView(UniformList):
    """`chosen` is emitted for the agent's own choices only; `writing_wanted` when one is entered."""

    chosen = Signal(object)
    writing_wanted = Signal()

    def __init__(self, model: ConversationModel, theme: ThemeSource, now_us: Callable[[], int]) -> None:
        # Before Qt can ask: see docs/decisions/0005.
        self._rows = model
        self._quiet = False
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self._painter = ConversationRow(theme, now_us)
        super().__init__(model, self._painter)
        tell(self, self.setAccessibleName, tr("Conversations"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.activated.connect(lambda _index: self.writing_wanted.emit())
        model.about_to_change.connect(self._remember)
        model.changed.connect(self._restore)
        self._row_height = self.painter_of_rows.row_height
        theme.changed.connect(self._relayout)

    def select(self, key: ConversationKey | None) -> None:
        """Show a conversation as the chosen one, without the agent having chosen it here."""
        row = self._rows.row_of(key) if key is not None else -1
        self._quiet = True
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row))
        else:
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)
        self._quiet = False

    def step(self, by: int) -> None:
        """Choose the conversation so many rows further."""
        row = self.currentIndex().row()
        target = row + by if row >= 0 else 0
        if 0 <= target < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(target))

    def show_lines(self, *, several: bool) -> None:
        """Lines are named in the rows when there are several."""
        if self._painter.several_lines != several:
            self._painter.several_lines = several
            self._rows.several_lines = several
            self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of the agent's choice."""
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self.chosen.emit(self._rows.at(current.row()).key)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A screen reader selects a row without making it the current one; it is a choice like any other."""
        super().selectionChanged(selected, deselected)
        rows = selected.indexes()
        if not self._quiet and rows and rows[0] != self.currentIndex():
            self.selectionModel().setCurrentIndex(rows[0], QItemSelectionModel.SelectionFlag.NoUpdate)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Being reached is no choice: Qt would make the first row the current one, and so open and read it."""
        nothing = not self.currentIndex().isValid()
        self._quiet = True
        super().focusInEvent(event)
        if nothing:
            self.select(None)
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow towards the thread goes on to writing, like Enter."""
        onward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if event.key() == onward and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.writing_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _relayout(self) -> None:
        """Rows of another height: what was at the top stays there."""
        bar, before, now = self.verticalScrollBar(), self._row_height, self.painter_of_rows.row_height
        value = bar.value()
        self.doItemsLayout()
        if now != before:
            bar.setValue(value * now // before)
            bar.setSingleStep(now // 2)
        self._row_height = now

    def _remember(self, changing: frozenset[ConversationKey]) -> None:
        self._quiet = True
        self._anchor = None
        if self.verticalScrollBar().value() == 0:
            return
        # A row that is about to move is no fixed point.
        first = self.indexAt(QPoint(8, 1)).row()
        for row in range(max(first, 0), min(max(first, 0) + 40, self._rows.rowCount())):
            if self._rows.at(row).key not in changing:
                index = self._rows.index(row)
                self._anchor = (QPersistentModelIndex(index), self.visualRect(index).top())
                return

    def _restore(self) -> None:
        if self._anchor is not None and self._anchor[0].isValid():
            index, top = self._anchor
            self.updateGeometries()
            now = self.visualRect(self._rows.index(index.row())).top()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + now - top)
        self._anchor = None
        self._quiet = False
