"""The command palette: one field, and below it what answers to what is typed in it: commands, people, texts.

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
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
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
from evoinbox.domain.message import Message
from evoinbox.ui.actions import Act
from evoinbox.ui.controls import LineLabel, panel
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource, Type
from evoinbox.words import mark, tr

Index = QModelIndex | QPersistentModelIndex
Target = Act | ConversationKey | Message

ROWS: Final = 10
WIDE: Final = 42
"""Rows in sight at most, and the width in widths of an M."""

_NO_PARENT: Final = QModelIndex()
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS}


@dataclass(frozen=True, slots=True)
class Wording:
    """What a palette is called, what its field is, what may be typed there, and what is said where nothing answers."""

    title: str
    field: str
    hint: str
    nothing: str


COMMANDS: Final = Wording(
    mark("Commands and people"),
    mark("Command, name or number"),
    mark("Type a command, a name or a number"),
    mark("Nothing is called that."),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A row: what is done or gone to, its words, keys or a time beside them; `marked` stretches of words stand out."""

    target: Target
    words: str
    beside: str
    marked: Sequence[tuple[int, int]] = ()


class CommandPalette(QDialog):
    """`find` answers what is typed; `chosen` carries the target of a Hit once the palette is gone.

    `end_near` when the last rows come in sight: there may be more. `strip` stands below the field; `asks` says whether
    something is asked for and answered, so that no row means that there is nothing.
    """

    chosen = Signal(object)
    end_near = Signal()

    def __init__(
        self,
        parent: QWidget,
        theme: ThemeSource,
        find: Callable[[str], Sequence[Hit]],
        wording: Wording = COMMANDS,
        typed: str = "",
        strip: QWidget | None = None,
        asks: Callable[[str], object] = str.strip,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._parent = parent
        self._find, self._asks, self._strip = find, asks, strip
        self._target: Target | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        tell(self, self.setWindowTitle, tr(wording.title))
        tell(self, self.setAccessibleName, tr(wording.title))
        self.field = QLineEdit(typed)
        self.field.selectAll()
        tell(self.field, self.field.setAccessibleName, tr(wording.field))
        tell(self.field, self.field.setPlaceholderText, tr(wording.hint))
        self.model = _Hits(self)
        self.view = QListView()
        self.view.setProperty("look", "bare")
        tell(self.view, self.view.setAccessibleName, tr("Found"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_HitRow(theme, self))
        theme.scripts.loaded.connect(self.view.viewport().update)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard, and moves the choice
        self.view.setMouseTracking(True)
        self.nothing = Label(tr(wording.nothing), "muted")
        self._foot = LineLabel("", "caption")
        self._foot.hide()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out(parent)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.look)
        self.view.clicked.connect(self._choose)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
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
        if self._strip is not None:
            inside.addWidget(self._strip)
        inside.addWidget(self.nothing)
        inside.addWidget(self.view)
        inside.addStretch(1)
        inside.addWidget(self._foot)
        row = self.view.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        width = min(WIDE * self.fontMetrics().horizontalAdvance("M"), parent.width() - 2 * Space.L)
        above_it = self.field.sizeHint().height() + 3 * Space.M
        if self._strip is not None:
            above_it += self._strip.sizeHint().height() + Space.S
        height = min(ROWS * row + above_it, parent.height() - 2 * Space.L)
        self.setFixedSize(width, height)
        self._tallest = height - above_it
        self.view.setFixedHeight(self._tallest)
        above = min(parent.height() // 8, parent.height() - height - Space.L)
        self.move(parent.mapToGlobal(QPoint((parent.width() - width) // 2, max(above, 0))))

    def look(self) -> None:
        """Show what answers to the words in the field."""
        hits = self._find(self.field.text())
        self.model.show_hits(hits)
        self.view.setVisible(bool(hits))
        self.nothing.setVisible(not hits and bool(self._asks(self.field.text())))
        self._go(0)

    def look_again(self) -> None:
        """There may be more to show: what is chosen stays so."""
        row = self.view.currentIndex().row()
        before = self.model.at(row).target if row >= 0 else None
        hits = self._find(self.field.text())
        if before is None or (before is not hits[0].target and row == 0):
            self.look()
            return
        value = self.view.verticalScrollBar().value()
        self.model.show_hits(hits)
        place = next((number for number, hit in enumerate(hits) if hit.target == before), 0)
        self.view.setCurrentIndex(self.model.index(place))
        self.view.verticalScrollBar().setValue(value)

    def say(self, words: str) -> None:
        """Say something below what was found."""
        self._foot.setText(words)
        self._foot.setVisible(bool(words))
        self.view.setFixedHeight(self._tallest - (self._foot.sizeHint().height() + Space.S if words else 0))

    def _on_scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        if value > bar.maximum() - bar.pageStep():
            self.end_near.emit()

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
        font = self._theme.scripts.font(hit.words, self._font)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        fitted = QFontMetrics(font).elidedText(hit.words, Qt.TextElideMode.ElideRight, room.width())
        if hit.marked:
            self._draw_marked(painter, room, fitted, font, hit.marked)
        else:
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, fitted)
        painter.restore()

    def _draw_marked(
        self, painter: QPainter, room: QRect, words: str, font: QFont, marked: Sequence[tuple[int, int]]
    ) -> None:
        """Words with stretches that stand out, for the eye that looks for them."""
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(QColor(self._theme.palette.accent))
        formats = []
        for begin, end in marked:
            one = QTextLayout.FormatRange()
            one.start = units_of(words[:begin])
            one.length = units_of(words[begin:end])
            one.format = look
            formats.append(one)
        layout = QTextLayout(words, font)
        leftward = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        option = QTextOption(Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(painter.layoutDirection())
        layout.setTextOption(option)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))


def units_of(text: str) -> int:
    """How many UTF-16 units a text has: what Qt counts in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
