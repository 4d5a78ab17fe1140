"""A list of bubbles whose texts can be selected with the mouse, within one and across, and copied as they were sent.

Invariants: either whole rows are selected (by keyboard or a click) or a stretch of text (by dragging), never both; a
drag that leaves the list scrolls it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QToolTip

from evoinbox.domain.links import Link
from evoinbox.ui import link_words
from evoinbox.ui.bubble import BubbleDelegate
from evoinbox.ui.controls import unmarked
from evoinbox.ui.link_door import goal
from evoinbox.ui.message_model import MessageModel
from evoinbox.ui.text_selection import Spot, TextSelection
from evoinbox.ui.theme import ThemeSource
from evoinbox.ui.thread_row import ThreadRow

SCROLL_MS = 30
"""How often a drag beyond the edge moves on, by a quarter of how far it is beyond."""


class BubbleList(QListView):
    """The part of the thread's view that knows the mouse.

    `whole_text_wanted` brings a text that was folded, `link_wanted` a link that was clicked.
    """

    whole_text_wanted = Signal(str)
    link_wanted = Signal(object)

    def __init__(self, model: MessageModel, theme: ThemeSource, now_us: Callable[[], int]) -> None:
        super().__init__()
        self.setProperty("look", "bare")
        self._rows = model
        self._bubbles = BubbleDelegate(theme, now_us, self)
        self._selection = TextSelection(lambda: model.rows)
        self._bubbles.chosen = self._selection.of
        self._pressed = self._reached = QPoint()
        self._dragging = False
        self._dragger = QTimer(self, interval=SCROLL_MS)
        self._dragger.timeout.connect(self._drag_on)
        self.setItemDelegate(self._bubbles)
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(self._on_rows_selected)
        model.modelReset.connect(self.select_nothing)

    def use_region(self, region: str) -> None:
        """Numbers in texts are read as from this home region."""
        self._bubbles.use_region(region)
        self.viewport().update()

    def mark(self, sought: str) -> None:
        """Mark what is sought, which is folded, wherever a text says it; "" marks nothing."""
        self._bubbles.sought = sought
        self.viewport().update()

    def selected_text(self) -> str:
        """The stretch that is selected, or the selected rows' texts, or the current one's."""
        if stretch := self._selection.text():
            return stretch
        chosen = sorted(index.row() for index in self.selectedIndexes()) or [self.currentIndex().row()]
        return "\n".join(self._rows.rows[row].text for row in chosen if row >= 0)

    def copy(self) -> None:
        """Put on the clipboard what is selected, as it was sent."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    def select_nothing(self) -> None:
        """No stretch of text is selected any more."""
        self._selection.begin(None)
        self._stop_dragging()
        self.viewport().update()

    def _on_rows_selected(self) -> None:
        if self.selectedIndexes() and self._selection.text():
            self.select_nothing()

    # ---- where the mouse is

    def _row_at(self, point: QPoint) -> ThreadRow | None:
        index = self.indexAt(point)
        return self._rows.rows[index.row()] if index.isValid() else None

    def _character_at(self, point: QPoint) -> tuple[ThreadRow, int] | None:
        """The text under a point, and the place of the character there."""
        row = self._row_at(point)
        if row is None:
            return None
        origin = self._bubbles.text_origin(row, self.visualRect(self.indexAt(point)))
        place = self._bubbles.laid(row).character_at(QPointF(point - origin))
        return (row, place) if place is not None else None

    def _spot_at(self, point: QPoint) -> Spot | None:
        """The place of a text nearest to a point: above and below all texts, the first's and last's in sight."""
        view = self.viewport().rect()
        inside = QPoint(view.center().x(), min(max(point.y(), 0), view.height() - 1))
        index = self.indexAt(inside)
        if not index.isValid():
            rows = len(self._rows.rows)
            index = self._rows.index(
                0 if rows and inside.y() < self.visualRect(self._rows.index(0)).top() else rows - 1
            )
        if not index.isValid():
            return None
        row = self._rows.rows[index.row()]
        area = self.visualRect(index)
        bubble = self._bubbles.bubble_rect(row, area)
        if point.y() < bubble.top() and point.y() < area.center().y():
            return Spot(row.identity, 0)
        if point.y() > bubble.bottom():
            return Spot(row.identity, len(row.text))
        return Spot(
            row.identity, self._bubbles.laid(row).place_at(QPointF(point - self._bubbles.text_origin(row, area)))
        )

    # ---- pressing, dragging, letting go

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click selects a row; a drag from here will select text."""
        plain = event.button() is Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is Qt.MouseButton.LeftButton:
            self.select_nothing()
        elif self._selection.text():
            return  # its menu is about what is selected
        super().mousePressEvent(event)
        if plain:
            self._pressed = event.position().toPoint()
            self._selection.begin(self._spot_at(self._pressed))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to here."""
        point = event.position().toPoint()
        if not (event.buttons() & Qt.MouseButton.LeftButton and self._selection.begun):
            super().mouseMoveEvent(event)
            self._point_at(point)
            return
        if not self._dragging and (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.clearSelection()
        if self._dragging:
            self._drag_to(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag, or a click on words that offer something."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        dragged = self._dragging
        self._stop_dragging()
        if not dragged and self._selection.begun and not self._selection.text():
            self._click(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word there."""
        found = self._character_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and found is not None and found[1] < len(found[0].text):
            row, place = found
            self.clearSelection()
            self._selection.take(row.identity, *self._bubbles.laid(row).word_at(place))
            self.viewport().update()

    def _click(self, point: QPoint) -> None:
        found = self._character_at(point)
        if found is not None:
            row, place = found
            link = self._link_of(row, place)
            if link is not None:
                self.link_wanted.emit(link)
            elif self._offers(row, place):
                self.whole_text_wanted.emit(row.text)

    def _offers(self, row: ThreadRow, place: int) -> bool:
        """Whether that is where a folded text offers the rest."""
        laid = self._bubbles.laid(row)
        return laid.folded and place >= laid.cut

    def _link_of(self, row: ThreadRow, place: int) -> Link | None:
        return next((link for link in self._bubbles.links(row) if link.begin <= place < link.end), None)

    def _link_at(self, point: QPoint) -> Link | None:
        found = self._character_at(point)
        return self._link_of(*found) if found is not None else None

    def _point_at(self, point: QPoint) -> None:
        """A hand over what a click follows, a beam over what can be selected."""
        found = self._character_at(point)
        if found is None:
            shape = Qt.CursorShape.ArrowCursor
        elif self._link_of(*found) is not None or self._offers(*found):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell where a link under the mouse leads."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            link = self._link_at(event.pos())
            where = unmarked(link_words.short(goal(link).ascii)) if link is not None else ""
            QToolTip.showText(event.globalPos(), where, self.viewport())
            return True
        return super().viewportEvent(event)

    def _drag_to(self, point: QPoint) -> None:
        self._reached = point
        spot = self._spot_at(point)
        if spot is not None:
            self._selection.reach(spot)
            self.viewport().update()
        if self._beyond(point) and not self._dragger.isActive():
            self._dragger.start()

    def _drag_on(self) -> None:
        beyond = self._beyond(self._reached)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (beyond // 4 or beyond))
        self._drag_to(self._reached)
        if not beyond:
            self._dragger.stop()

    def _beyond(self, point: QPoint) -> int:
        return min(point.y(), 0) + max(point.y() - self.viewport().height(), 0)

    def _stop_dragging(self) -> None:
        self._dragging = False
        self._dragger.stop()
