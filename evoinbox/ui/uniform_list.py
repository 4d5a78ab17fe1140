"""A list whose rows all have one height: where a row lies is worked out by one multiplication, however many there are.

Invariants: no question of geometry goes through all rows, as QListView's own layout does after each change (84 ms for
50,000 rows, measured); to a screen reader it stays the list of list items that a QListView is (docs/decisions/0005).
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCursor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint

_STEPS: Final = {Move.MoveUp: -1, Move.MovePrevious: -1, Move.MoveDown: 1, Move.MoveNext: 1}


class UniformRow(QStyledItemDelegate):
    """Paints the rows of a list in which all have one height."""

    def begin(self) -> None:
        """A painting begins: what follows belongs together."""

    @property
    @abstractmethod
    def row_height(self) -> int:
        """The height of every row, in pixels."""


class UniformList(QListView):
    """`painter_of_rows` paints the rows; `doItemsLayout` is to be called when their height changed."""

    def __init__(self, model: QAbstractItemModel, painter_of_rows: UniformRow) -> None:
        self._shown = model
        self.painter_of_rows = painter_of_rows
        super().__init__()
        self.setProperty("look", "bare")
        self.setModel(model)
        self.setItemDelegate(painter_of_rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _count(self) -> int:
        return self._shown.rowCount()

    def _top(self, row: int) -> int:
        return row * self.painter_of_rows.row_height - self.verticalOffset()

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that have a pixel from `top` to `bottom` of the viewport, both included."""
        height, offset = self.painter_of_rows.row_height, self.verticalOffset()
        first = max((top + offset) // height, 0)
        return range(first, max(min((bottom + offset) // height + 1, self._count()), first))

    # ---- QAbstractItemView's questions

    def doItemsLayout(self) -> None:
        """Rows came or went: only the scroll bar has to know."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Let the scroll bar reach from the first row to the last."""
        QAbstractItemView.updateGeometries(self)
        seen, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setSingleStep(self.painter_of_rows.row_height // 2)
        bar.setPageStep(seen)
        bar.setRange(0, max(self._count() * self.painter_of_rows.row_height - seen, 0))

    def horizontalOffset(self) -> int:
        """Rows are as wide as the viewport."""
        return 0

    def verticalOffset(self) -> int:
        """Pixels of rows above the viewport."""
        return self.verticalScrollBar().value()

    def visualRect(self, index: Index) -> QRect:
        """Where a row lies in the viewport."""
        if not index.isValid():
            return QRect()
        return QRect(0, self._top(index.row()), self.viewport().width(), self.painter_of_rows.row_height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        rows = self.rows_between(point.y(), point.y())
        return self._shown.index(rows[0], 0) if rows and point.y() + self.verticalOffset() >= 0 else QModelIndex()

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a row into sight."""
        if not index.isValid():
            return
        self.updateGeometries()  # a row that just came lies below the end that the scroll bar knows
        bar, height, seen = self.verticalScrollBar(), self.painter_of_rows.row_height, self.viewport().height()
        top = index.row() * height
        at_top, at_bottom = top, top + height - seen
        match hint:
            case Hint.PositionAtTop:
                bar.setValue(at_top)
            case Hint.PositionAtBottom:
                bar.setValue(at_bottom)
            case Hint.PositionAtCenter:
                bar.setValue((at_top + at_bottom) // 2)
            case _:
                bar.setValue(max(min(bar.value(), at_top), at_bottom))

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The row a key leads to."""
        del modifiers
        count, row = self._count(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(self.viewport().height() // self.painter_of_rows.row_height - 1, 1)
        match action:
            case Move.MoveHome:
                row = 0
            case Move.MoveEnd:
                row = count - 1
            case Move.MovePageUp:
                row -= page
            case Move.MovePageDown:
                row += page
            case _:
                row += _STEPS.get(action, 0)
        return self._shown.index(min(max(row, 0), count - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the rows that a rectangle touches."""
        area = rect.normalized()
        rows, model = self.rows_between(area.top(), area.bottom()), self._shown
        chosen = QItemSelection(model.index(rows[0], 0), model.index(rows[-1], 0)) if rows else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where chosen rows lie, as far as they are in sight."""
        region = QRegion()
        for chosen in range(selection.count()):
            part = selection.at(chosen)
            top, bottom = self._top(part.top()), self._top(part.bottom() + 1)
            region += QRect(0, top, self.viewport().width(), bottom - top) & self.viewport().rect()
        return region

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted already."""
        self.viewport().scroll(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain, chosen, current = option.state, self.selectionModel(), self.currentIndex()
        hovered = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())) if self.viewport().underMouse() else None
        painter, delegate, area = QPainter(self.viewport()), self.painter_of_rows, event.rect()
        delegate.begin()
        for row in self.rows_between(area.top(), area.bottom()):
            index = self._shown.index(row, 0)
            state = plain & ~QStyle.StateFlag.State_HasFocus
            if chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if index == current and self.hasFocus():
                state |= QStyle.StateFlag.State_HasFocus
            if index == hovered:
                state |= QStyle.StateFlag.State_MouseOver
            option.state, option.rect = state, self.visualRect(index)
            delegate.paint(painter, option, index)
        painter.end()

    # ---- what a screen reader is told, where QListView would ask its own layout for a row's number

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which row has the focus."""
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            self._tell(QAccessible.Event.Focus, current)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say which rows are chosen now, and which no longer."""
        QAbstractItemView.selectionChanged(self, selected, deselected)
        for event, rows in (
            (QAccessible.Event.SelectionRemove, deselected),
            (QAccessible.Event.SelectionAdd if self.several_chosen else QAccessible.Event.Selection, selected),
        ):
            if rows.count():
                self._tell(event, rows.at(0).topLeft())

    @property
    def several_chosen(self) -> bool:
        """Whether more than one row is chosen."""
        ranges = self.selectionModel().selection()
        return ranges.count() > 1 or (ranges.count() == 1 and ranges.at(0).height() > 1)

    def _tell(self, kind: QAccessible.Event, index: Index) -> None:
        event = QAccessibleEvent(self, kind)
        event.setChild(index.row())
        QAccessible.updateAccessibility(event)
