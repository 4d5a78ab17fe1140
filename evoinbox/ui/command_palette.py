"""The command palette: one field, and below it the commands and people that answer to what is typed in it.

Invariants: nothing happens but by Enter or a click on a row; Escape leaves all as it was, the keyboard too; what is
chosen is told when the palette is gone, so that whatever it opens or focuses stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from evoinbox.domain.address import ConversationKey
from evoinbox.ui.actions import Act
from evoinbox.ui.controls import Label, panel
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource, Type
from evoinbox.words import mark, tr

Index = QModelIndex | QPersistentModelIndex
Target = Act | ConversationKey

ROWS: Final = 10
WIDE: Final = 42
"""Rows in sight at most, and the width in widths of an M."""

NOTHING: Final = mark("Nothing is called that.")
_NO_PARENT: Final = QModelIndex()
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS}


@dataclass(frozen=True, slots=True)
class Hit:
    """A row: what is done or gone to, its words, and beside them keys or a time."""

    target: Target
    words: str
    beside: str


class CommandPalette(QDialog):
    """`find` answers what is typed; `chosen` carries the target of a Hit once the palette is gone."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, theme: ThemeSource, find: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._parent = parent
        self._find = find
        self._target: Target | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        tell(self, self.setWindowTitle, tr("Commands and people"))
        tell(self, self.setAccessibleName, tr("Commands and people"))
        self.field = QLineEdit()
        tell(self.field, self.field.setAccessibleName, tr("Command, name or number"))
        tell(self.field, self.field.setPlaceholderText, tr("Type a command, a name or a number"))
        self.model = _Hits(self)
        self.view = QListView()
        tell(self.view, self.view.setAccessibleName, tr("Found"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_HitRow(theme, self))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard, and moves the choice
        self.view.setMouseTracking(True)
        self.nothing = Label(tr(NOTHING), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out(parent)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.look)
        self.view.clicked.connect(self._choose)
        self.finished.connect(self._leave)
        self.look()
        self.field.setFocus()

    def _lay_out(self, parent: QWidget) -> None:
        frame = panel("palette")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        inside.setSpacing(Space.S)
        inside.addWidget(self.field)
        inside.addWidget(self.nothing)
        inside.addWidget(self.view)
        inside.addStretch(1)
        row = self.view.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        width = min(WIDE * self.fontMetrics().horizontalAdvance("M"), parent.width() - 2 * Space.L)
        height = min(ROWS * row + self.field.sizeHint().height() + 3 * Space.M, parent.height() - 2 * Space.L)
        self.setFixedSize(width, height)
        self.view.setFixedHeight(height - self.field.sizeHint().height() - 3 * Space.M)
        above = min(parent.height() // 8, parent.height() - height - Space.L)
        self.move(parent.mapToGlobal(QPoint((parent.width() - width) // 2, max(above, 0))))

    def look(self) -> None:
        """Show what answers to the words in the field."""
        hits = self._find(self.field.text())
        self.model.show_hits(hits)
        self.view.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self._go(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that move the choice, while the field has the keyboard."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._go(self.view.currentIndex().row() + _STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _go(self, row: int) -> None:
        index = self.model.index(min(max(row, 0), self.model.rowCount() - 1))
        self.view.setCurrentIndex(index)
        if index.isValid():
            # The keyboard stays in the field, so nobody who listens would hear what is chosen.
            spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, spoken))

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self._target = self.model.at(index.row()).target
            self.accept()

    def _leave(self) -> None:
        # Not every window system gives the keyboard back by itself.
        self._parent.activateWindow()
        if self._target is not None:
            self.chosen.emit(self._target)


class _Hits(QAbstractListModel):
    """The rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def at(self, row: int) -> Hit:
        """What a row shows."""
        return self._hits[row]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many answer."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's words, for eye and ear."""
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{hit.words}, {hit.beside}" if hit.beside else hit.words
            case Qt.ItemDataRole.UserRole:
                return hit
            case _:
                return None


class _HitRow(QStyledItemDelegate):
    """Words at the left, keys or a time at the right."""

    def __init__(self, theme: ThemeSource, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = theme.font(Type.BODY)
        self._small = theme.font(Type.CAPTION)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all."""
        del option, index
        return QSize(100, QFontMetrics(self._font).height() + 2 * Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        colours = self._theme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen if chosen else colours.hover))
            painter.drawRoundedRect(option.rect, Space.S, Space.S)
        inner = option.rect.adjusted(Space.M, 0, -Space.M, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, hit.beside)
        beside = QFontMetrics(self._small).horizontalAdvance(hit.beside)
        room = QStyle.visualRect(option.direction, inner, inner.adjusted(0, 0, -beside - Space.M, 0))
        painter.setFont(self._font)
        painter.setPen(QColor(colours.text))
        fitted = QFontMetrics(self._font).elidedText(hit.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, fitted)
        painter.restore()
