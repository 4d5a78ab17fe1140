"""Paints one conversation: disc, name, time, newest text, line, unread number.

Invariants: all rows have one height; colours come from the theme; nothing here reads the store; each place is worked
out as from left to right, and `_visual` is where it comes to lie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import thread_time

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from evoinbox import wording
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.outgoing import UNDECIDED, OutgoingState
from evoinbox.ui import place_words
from evoinbox.ui.conversation_model import Role
from evoinbox.ui.icons import pixmap
from evoinbox.ui.names import initials
from evoinbox.ui.row_words import preview
from evoinbox.ui.scripts import is_plain
from evoinbox.ui.theme import Space, ThemeSource, Type
from evoinbox.ui.uniform_list import UniformRow
from evoinbox.words import amount, tongue

DISC = 36
MARK = 15
LONG_WAIT_US = 30 * 60 * wording.SECOND_US
"""From then on a wait is a warning."""

HASTE_S = 0.004
"""While a list is being read, rows that were never drawn wait for another turn once drawing took as long: the first of
a script may take 5 ms for its font alone (measured)."""

SPARE = 3
"""Rows kept as pictures beyond those in sight."""

_State = QStyle.StateFlag
_SHOWN = _State.State_Selected | _State.State_HasFocus | _State.State_MouseOver
Told = tuple[str, str]
"""What a row says of time, and in which colour."""

_Row = tuple[Conversation, str, _State, object, float, bool]
"""All that a row's picture depends on beside that, and theme and language, which begin anew."""


class ConversationRow(UniformRow):
    """The list's delegate; while it is `busy` being read, a row may be `put_off` to another painting."""

    def __init__(self, theme: ThemeSource, now_us: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now_us = now_us
        self.several_lines = False
        self._visual: Callable[[QRect], QRect] = _in_place
        self._drawn: dict[_Row, tuple[Told, QPixmap]] = {}
        self._spent_s = 0.0
        self.busy: Callable[[], bool] = lambda: False
        self.put_off: Callable[[QRect], None] = lambda _: None
        theme.changed.connect(self._measure)
        theme.scripts.loaded.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._drawn.clear()
        self._disc = self._theme.scaled(DISC)
        self._mark = self._theme.scaled(MARK)
        self._name_font = self._theme.font(Type.BODY, QFont.Weight.Medium)
        self._name_font_new = self._theme.font(Type.BODY, QFont.Weight.Bold)
        self._text_font = self._theme.font(Type.BODY)
        self._small_font = self._theme.font(Type.CAPTION)
        self._small_font_new = self._theme.font(Type.CAPTION, QFont.Weight.Bold)
        self._line_height = QFontMetrics(self._text_font).height()
        self._small_height = QFontMetrics(self._small_font).height()

    def begin(self) -> None:
        """Nothing has been drawn yet of this painting."""
        self._spent_s = 0.0

    @property
    def row_height(self) -> int:
        """The height of every row."""
        return max(2 * self._line_height + 3, self._disc) + 2 * Space.M - 2

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all: the view then never asks for each."""
        del option, index
        return QSize(200, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row, or what was drawn of the same one before: most of a list stays as it is when one row moves."""
        conversation: Conversation = index.data(Role.CONVERSATION)
        name: str = index.data(Qt.ItemDataRole.DisplayRole)
        time = self.time_of(index)
        area, state, ratio = option.rect, option.state & _SHOWN, painter.device().devicePixelRatioF()
        if not ratio.is_integer():  # between pixels a picture would blur
            self._draw(painter, area, conversation, name, time, state)
            return
        key = (conversation, name, state, area.size().toTuple(), ratio, self.several_lines)
        told, drawn = self._drawn.pop(key, (time, None))
        whole = QRect(QPoint(), area.size())
        part = self.part_told(whole, conversation, told, time) if drawn is not None else whole
        if part == whole and self._spent_s > HASTE_S and self.busy():
            self.put_off(area)
            return
        if drawn is None:
            drawn = QPixmap(area.size() * int(ratio))
            drawn.setDevicePixelRatio(ratio)
        if not part.isEmpty():
            begun = thread_time()
            inner = QPainter(drawn)
            inner.setClipRect(part)
            inner.fillRect(part, QColor(self._theme.palette.side))
            if part == whole:
                self._draw(inner, whole, conversation, name, time, state)
            else:
                self._draw_time(inner, whole, time, state)
            inner.end()
            self._spent_s += thread_time() - begun
        self._drawn[key] = time, drawn  # the last one is the youngest
        while len(self._drawn) > option.widget.height() // self.row_height + SPARE:
            del self._drawn[next(iter(self._drawn))]
        painter.drawPixmap(area.topLeft(), drawn)

    def part_told(self, area: QRect, conversation: Conversation, before: Told, now: Told) -> QRect:
        """Which part of a row is another one, where these are its words of time: none, their own place, or all of it.

        Others of these words come with each minute, and a whole row costs 1.6 to 2.5 times as much (measured, with cold
        and with warm caches).
        """
        if before == now:
            return QRect()
        # Wider words leave less room beside them, and letters of other scripts reach up from the line below.
        widths = [QFontMetrics(self._small_font).horizontalAdvance(words) for words, _ in (before, now)]
        if widths[0] != widths[1] or not all(map(is_plain, (before[0], now[0], preview(conversation)))):
            return area
        room = self._room_for_words(_inner(area))
        if widths[0] > room.width():
            return area
        place = QRect(room.right() - widths[0] - 1, room.top(), widths[0] + 4, self._line_height)
        return _visual_in(area)(place)

    @contextmanager
    def _on_ground(self, painter: QPainter, area: QRect, state: _State) -> Iterator[QRect]:
        """Draw a row's ground; yields where it is to be drawn on."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._visual = _visual_in(area)
        if tongue().right_to_left:
            # Each text by its own letters; where it stands is told below.
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._paint_ground(painter, area, state)
        yield _inner(area)
        painter.restore()

    def _draw(self, painter: QPainter, area: QRect, c: Conversation, name: str, time: Told, state: _State) -> None:
        with self._on_ground(painter, area, state) as inner:
            disc = QRect(inner.left(), inner.top() + (inner.height() - self._disc) // 2, self._disc, self._disc)
            self._paint_disc(painter, disc, c, name)
            self._paint_words(painter, self._room_for_words(inner), c, name, time)

    def _draw_time(self, painter: QPainter, area: QRect, time: Told, state: _State) -> None:
        with self._on_ground(painter, area, state) as inner:
            self._paint_time(painter, self._top_line(self._room_for_words(inner)), time)

    def _room_for_words(self, inner: QRect) -> QRect:
        return inner.adjusted(self._disc + Space.M, 0, 0, 0)

    def _top_line(self, room: QRect) -> QRect:
        return QRect(room.left(), room.top(), room.width(), self._line_height)

    def _paint_ground(self, painter: QPainter, area: QRect, state: _State) -> None:
        colours = self._theme.palette
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = area.adjusted(Space.S, 1, -Space.S, -1)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen if selected else colours.hover))
            painter.drawRoundedRect(ground, 10, 10)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 9, 9)

    def _paint_disc(self, painter: QPainter, disc: QRect, conversation: Conversation, name: str) -> None:
        ground, ink = self._theme.palette.avatar(conversation.key)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(self._visual(disc))
        painter.setPen(QColor(ink))
        words = initials(name)
        painter.setFont(self._theme.scripts.font(words, self._name_font))
        painter.drawText(self._visual(disc), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter, area: QRect, c: Conversation, name: str, time: Told) -> None:
        colours = self._theme.palette
        top = self._top_line(area)
        taken = self._paint_time(painter, top, time)
        font = self._name_font_new if c.unread else self._name_font
        room = top.adjusted(0, 0, -taken - Space.S, 0)
        for picture, so in (("pin", c.pinned), ("bell-off", c.muted)):
            if so:
                drawn = pixmap(picture, colours.muted, self._mark, painter.device().devicePixelRatioF())
                place = QRect(
                    room.right() - self._mark + 1, room.center().y() - self._mark // 2 + 1, self._mark, self._mark
                )
                painter.drawPixmap(self._visual(place).topLeft(), drawn)
                room.adjust(0, 0, -self._mark - Space.XS, 0)
        self._line(painter, room, name, font, colours.text, number=not any(map(str.isalpha, name)))
        if self.several_lines and c.line_name:
            taken = QFontMetrics(font).horizontalAdvance(name) + Space.S
            self._line(painter, room.adjusted(taken, 1, 0, 1), c.line_name, self._small_font, colours.muted)
        middle = top.translated(0, self._line_height + 3)
        middle = self._paint_unread(painter, middle, c.unread)
        middle = self._paint_mark(painter, middle, c)
        ink = self._ink(c)
        self._line(painter, middle, preview(c), self._text_font, ink)

    def _paint_time(self, painter: QPainter, top: QRect, time: Told) -> int:
        """Returns how wide its words are."""
        words, ink = time
        self._line(painter, top, words, self._small_font, ink, right=True)
        return QFontMetrics(self._small_font).horizontalAdvance(words)

    def time_of(self, index: QModelIndex | QPersistentModelIndex) -> Told:
        """What stands at the right of the name: until when it is away, how long somebody waits, or when it was."""
        c: Conversation = index.data(Role.CONVERSATION)
        quiet_us: int = index.data(Role.QUIET_US) or 0
        colours, now_us = self._theme.palette, self._now_us()
        if c.shelved and not c.done:
            return place_words.until(c.shelved_until_us, now_us), colours.muted
        quiet, wait_us = colours.accent if c.unread else colours.muted, c.waits_us(now_us)
        if wait_us >= place_words.MINUTE_US:
            return place_words.waits(wait_us), colours.warning if wait_us >= LONG_WAIT_US else quiet
        if quiet_us:
            return place_words.quiet(quiet_us), colours.warning
        words = wording.row_time(c.last_at_us, now_us) if c.last_at_us else ""
        return words, quiet

    def _ink(self, c: Conversation) -> str:
        colours = self._theme.palette
        if c.needs_agent:
            return colours.danger if c.outgoing is OutgoingState.FAILED else colours.warning
        if c.draft:
            return colours.accent
        return colours.text if c.unread else colours.muted

    def _paint_unread(self, painter: QPainter, area: QRect, unread: int) -> QRect:
        if not unread:
            return area
        words = amount(unread) if unread < 100 else f"{amount(99)}+"
        width = max(self._small_height + 4, QFontMetrics(self._small_font_new).horizontalAdvance(words) + 12)
        height = self._small_height + 3
        pill = QRect(area.right() - width + 1, area.center().y() - height // 2 + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.palette.accent))
        painter.drawRoundedRect(self._visual(pill), height / 2, height / 2)
        painter.setPen(QColor(self._theme.palette.on_accent))
        painter.setFont(self._small_font_new)
        painter.drawText(self._visual(pill), Qt.AlignmentFlag.AlignCenter, words)
        return area.adjusted(0, 0, -width - Space.S, 0)

    def _paint_mark(self, painter: QPainter, area: QRect, c: Conversation) -> QRect:
        picture = _mark(c)
        if not picture:
            return area
        ratio = painter.device().devicePixelRatioF()
        drawn = pixmap(picture, self._ink(c), self._mark, ratio)
        place = QRect(area.left(), area.center().y() - self._mark // 2 + 1, self._mark, self._mark)
        painter.drawPixmap(self._visual(place).topLeft(), drawn)
        return area.adjusted(self._mark + Space.XS + 1, 0, 0, 0)

    def _line(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        font: QFont,
        ink: str,
        *,
        right: bool = False,
        number: bool = False,
    ) -> None:
        if area.width() < 3 * Space.S:
            return
        font = self._theme.scripts.font(words, font)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        right ^= tongue().right_to_left
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        # Of a number its end tells most.
        cut = Qt.TextElideMode.ElideMiddle if number else Qt.TextElideMode.ElideRight
        fitted = QFontMetrics(font).elidedText(words, cut, area.width())
        painter.drawText(
            self._visual(area), side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, fitted
        )


def _inner(area: QRect) -> QRect:
    return area.adjusted(Space.L + 2, Space.M - 1, -Space.L, -Space.M + 1)


def _visual_in(area: QRect) -> Callable[[QRect], QRect]:
    return partial(QStyle.visualRect, Qt.LayoutDirection.RightToLeft, area) if tongue().right_to_left else _in_place


def _in_place(place: QRect) -> QRect:
    return place


def _mark(c: Conversation) -> str:
    if c.needs_agent:
        return "info" if c.outgoing in UNDECIDED else "warning"
    if c.draft:
        return "edit"
    match c.outgoing:
        case OutgoingState.QUEUED | OutgoingState.SENDING:
            return "clock"
        case _:
            return ""
