"""The list itself: keeps its place and its selection whatever arrives.

Invariants: only the agent chooses; rows that come or go above what is in sight do not move it; none moves under the
pointer or the arrow keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Conversation
from evoinbox.ui.conversation_model import ConversationModel, Index
from evoinbox.ui.conversation_row import ConversationRow, Told
from evoinbox.ui.language import tell
from evoinbox.ui.theme import ThemeSource
from evoinbox.ui.uniform_list import UniformList
from evoinbox.words import tr

STILL_MS: Final = 1500
"""How long rows keep their places after the pointer or a key was among them."""


class ConversationView(UniformList):
    """`chosen` is emitted for the agent's own choices only; `writing_wanted` when one is entered.

    `several_changed` says how many rows are chosen, `menu_wanted` for which row and where on the screen.
    """

    chosen = Signal(object)
    writing_wanted = Signal()
    several_changed = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, model: ConversationModel, theme: ThemeSource, now_us: Callable[[], int]) -> None:
        # Before Qt can ask: see docs/decisions/0005.
        self._rows = model
        self._quiet = 0
        self._extending = False
        self._told: ConversationKey | None = None
        self._several = 0
        self._said: dict[Conversation, Told] = {}
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self._painter = ConversationRow(theme, now_us)
        super().__init__(model, self._painter)
        self._painter.busy = lambda: model.busy()  # noqa: PLW0108 - whoever reads says so later
        self._painter.put_off = lambda area: self.viewport().update(area)
        tell(self, self.setAccessibleName, tr("Conversations"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self._stillness = QTimer(self, singleShot=True, interval=STILL_MS)
        self._stillness.timeout.connect(model.settle)
        self.activated.connect(lambda _index: self.writing_wanted.emit())
        model.about_to_change.connect(self._remember)
        model.changed.connect(self._restore)
        model.modelReset.connect(self._forget)
        self._row_height = self.painter_of_rows.row_height
        theme.changed.connect(self._relayout)
        theme.scripts.loaded.connect(self.viewport().update)

    def setCurrentIndex(self, index: Index) -> None:
        """Choose this row and no other: Qt would gather it while Ctrl or Shift is held, as it is for Ctrl+1."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def select(self, key: ConversationKey | None) -> None:
        """Show a conversation as the chosen one, without the agent having chosen it here."""
        row = self._rows.row_of(key) if key is not None else -1
        self._told = key
        with self._quietly():
            if row >= 0:
                self.setCurrentIndex(self._rows.index(row))
            else:
                self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)

    def follow(self, key: ConversationKey) -> None:
        """The open conversation may stand elsewhere now; what the agent has gathered to act on stays chosen."""
        if not self.several_chosen and self._rows.row_of(key) != self.currentIndex().row():
            self.select(key)

    def chosen_keys(self) -> list[ConversationKey]:
        """The conversations of the chosen rows."""
        return [self._rows.at(index.row()).key for index in self.selectionModel().selectedIndexes()]

    def step(self, by: int) -> None:
        """Choose the conversation so many rows further."""
        self._hold_still()
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
        self._tell_choice()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A screen reader selects a row without making it the current one; it is a choice like any other."""
        super().selectionChanged(selected, deselected)
        several = len(self.selectionModel().selectedIndexes()) if self.several_chosen else 0
        if several != self._several:
            self._several = several
            self.several_changed.emit(several)
        rows = selected.indexes()
        if not self._quiet and not self._extending:
            if rows and (several or rows[0] != self.currentIndex()):
                self.setCurrentIndex(rows[0])
            self._tell_choice()

    def _tell_choice(self) -> None:
        """Tell once of the one conversation that is chosen; gathering several opens none of them."""
        current = self.currentIndex()
        if self._quiet or self._extending or self.several_chosen or not current.isValid():
            return
        key = self._rows.at(current.row()).key
        if key != self._told:
            self._told = key
            self.chosen.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Being reached is no choice: Qt would make the first row the current one, and so open and read it."""
        nothing = not self.currentIndex().isValid()
        with self._quietly():
            super().focusInEvent(event)
            if nothing:
                self.select(None)

    def keyboardSearch(self, search: str) -> None:
        """A letter chooses nobody: Ctrl+K looks people up, and Qt would read all rows (0.8 s for 20,000, measured)."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The right button asks for a menu and opens nothing; with Ctrl or Shift rows are gathered."""
        self._hold_still()
        if event.button() != Qt.MouseButton.RightButton:
            with self._gathering(event.modifiers()):
                super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """With Ctrl a row may join or leave now."""
        with self._gathering(event.modifiers()):
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A pointer among the rows keeps them where they are."""
        self._hold_still()
        with self._gathering(event.modifiers(), dragged=bool(event.buttons())):
            super().mouseMoveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """So does the wheel."""
        self._hold_still()
        super().wheelEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was said last is long ago when the list is seen again."""
        super().hideEvent(event)
        self._said = {}

    def leaveEvent(self, event: QEvent) -> None:
        """A pointer that is gone keeps nothing."""
        super().leaveEvent(event)
        if self._stillness.isActive():
            self._stillness.start(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu for the row under the pointer, or the current one by the menu key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menu_wanted.emit(index.row(), at)

    def _hold_still(self) -> None:
        self._rows.hold_still()
        self._stillness.start(STILL_MS)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What changes now is nobody's choice."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    @contextmanager
    def _gathering(self, held: Qt.KeyboardModifier, *, dragged: bool = False) -> Iterator[None]:
        """While rows are gathered to act on, the current one changes without being chosen."""
        several = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self._extending = dragged or bool(held & several)
        try:
            yield
        finally:
            self._extending = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow towards the thread goes on to writing, like Enter; Escape lets go of what was gathered."""
        self._hold_still()
        with self._gathering(event.modifiers()):
            self._press(event)

    def _press(self, event: QKeyEvent) -> None:
        onward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if event.key() == Qt.Key.Key_Escape and self.several_chosen:
            self.select(self._told)
        elif event.key() == onward and event.modifiers() == Qt.KeyboardModifier.NoModifier:
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

    def age(self) -> None:
        """Time has passed: what rows in sight say of it is painted where it is another than last time."""
        said, self._said = self._said, {}
        bottom = self.indexAt(QPoint(8, self.viewport().height() - 1)).row()
        last = bottom if bottom >= 0 else self._rows.rowCount() - 1
        for row in range(max(self.indexAt(QPoint(8, 1)).row(), 0), last + 1):
            index = self._rows.index(row)
            conversation, area = self._rows.at(row), self.visualRect(index)
            now = self._said[conversation] = self._painter.time_of(index)
            before = said.get(conversation)
            if before is not None:
                area = self._painter.part_told(area, conversation, before, now)
            if before != now:
                self.viewport().update(area)

    def _remember(self, changing: frozenset[ConversationKey]) -> None:
        self._quiet += 1
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
        if self._told is not None and not self.currentIndex().isValid() and self._rows.row_of(self._told) >= 0:
            self.select(self._told)  # opened from elsewhere, and listed only now
        self._quiet -= 1

    def _forget(self) -> None:
        """The rows are another list: nobody has been chosen of it."""
        self._told = None
