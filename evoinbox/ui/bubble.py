"""Paints one text of a thread: day, line and sender above it, the bubble, time and state below.

Invariants: a text's layout (`text_layout.py`) is kept per text and width; the height a row asks for and the one it
paints come from one calculation (`Frame`); ours stand at the end of a line, which is the left where words run so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from evoinbox import wording
from evoinbox.domain.folding import places_of
from evoinbox.domain.links import Link, find_links
from evoinbox.domain.outgoing import ASKS_FIRST, OutgoingState, Reason
from evoinbox.ui.icons import pixmap
from evoinbox.ui.link_door import goal
from evoinbox.ui.message_model import ThreadRole
from evoinbox.ui.text_layout import LONGEST, Laid, lay_out
from evoinbox.ui.theme import RADIUS, Space, ThemeSource, Type
from evoinbox.ui.thread_row import ThreadRow
from evoinbox.words import tongue, tr

WIDEST_TEXT: Final = 520
WIDEST_COLUMN: Final = 880
PAD_X: Final = 13
PAD_Y: Final = 8
MARK: Final = 14
KEPT: Final = 250
"""Layouts kept: more than the model's window, so that a resize is the only reason to lay a thread out again.

Each takes 11 KiB and 50 us (measured)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of a row lie, as offsets from its top."""

    sender: int
    bubble: int
    below: int
    height: int


class BubbleDelegate(QStyledItemDelegate):
    """The thread's delegate; `width` is what the view offers a row, `gutter` what its scroll bar took of it.

    `chosen` tells which stretch of a text is selected, by the row's identity; `sought` is marked where a text says it.
    """

    def __init__(self, theme: ThemeSource, now_us: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now_us = now_us
        self._kept: dict[str, Laid] = {}
        self._links: dict[str, tuple[Laid, tuple[Link, ...]]] = {}
        self._region = ""
        self.chosen: Callable[[str], tuple[int, int] | None] = lambda _: None
        self.sought = ""
        self.width = 400
        self.gutter = 0
        self.measure()

    def measure(self) -> None:
        """Take the theme's fonts as they are now; who shows bubbles says when, for their heights change with it."""
        self._kept.clear()
        self._links.clear()
        self._font = self._theme.font(Type.TEXT)
        self._small = self._theme.font(Type.CAPTION)
        self._day_font = self._theme.font(Type.CAPTION, QFont.Weight.DemiBold)
        self._small_height = QFontMetrics(self._small).height()
        self._mark = self._theme.scaled(MARK)

    def frame(self, row: ThreadRow) -> Frame:
        """Where the parts of a row lie."""
        top = Space.S + self._small_height + Space.L if row.opens_day else 0
        top += self._small_height + Space.M if row.tells_line else 0
        top += self._small_height + Space.L if row.opens_new else 0
        top += Space.M if row.opens_group and not row.opens_day else 3
        bubble = top + (self._small_height + 3 if self._names_sender(row) else 0)
        below = bubble + self.laid(row).height + 2 * PAD_Y
        foot = self._small_height + 4 if self._tells_state(row) else 0
        return Frame(top, bubble, below, below + foot)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a text at the view's width."""
        del option
        row: ThreadRow = index.data(ThreadRole.ROW)
        return QSize(self.width, self.frame(row).height)

    def bubble_rect(self, row: ThreadRow, area: QRect) -> QRect:
        """Where the bubble itself lies."""
        frame, laid = self.frame(row), self.laid(row)
        column = self._column(area)
        width = laid.width + 2 * PAD_X
        place = QRect(column.left(), area.top() + frame.bubble, width, frame.below - frame.bubble)
        if row.ours:
            place.moveRight(column.right())
        return _visual(column, place)

    def text_origin(self, row: ThreadRow, area: QRect) -> QPoint:
        """Where a text's layout begins."""
        return self.bubble_rect(row, area).topLeft() + QPoint(PAD_X, PAD_Y)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a text."""
        row: ThreadRow = index.data(ThreadRole.ROW)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, column = self.frame(row), self._column(area)
        self._paint_above(painter, row, area, column, frame)
        self._paint_bubble(painter, row, self.bubble_rect(row, area), state)
        if self._tells_state(row):
            line = QRect(column.left(), area.top() + frame.below + 3, column.width(), self._small_height)
            self._paint_state(painter, row, line)
        painter.restore()

    def _column(self, area: QRect) -> QRect:
        side = max(Space.XL, (area.width() + self.gutter - WIDEST_COLUMN) // 2)
        return _visual(area, area.adjusted(side, 0, self.gutter - side, 0))

    def _names_sender(self, row: ThreadRow) -> bool:
        return row.ours and row.opens_group

    def _tells_state(self, row: ThreadRow) -> bool:
        return row.closes_group or row.vanished or row.state not in (None, OutgoingState.ACCEPTED)

    def laid(self, row: ThreadRow) -> Laid:
        """A row's text, laid out for the width there is."""
        column = min(self.width + self.gutter - 2 * Space.XL, WIDEST_COLUMN)
        room = max(80, min(WIDEST_TEXT, int(column * 0.78)) - 2 * PAD_X)
        kept = self._kept.get(row.identity)
        if kept is None or kept.room != room or kept.text != row.text:
            if len(self._kept) >= KEPT:
                self._kept.clear()
                self._links.clear()
            kept = lay_out(
                row.text, tr(wording.EMPTY_TEXT), self._font_for(row), room, QColor(self._theme.palette.warning)
            )
            self._kept[row.identity] = kept
        return kept

    def use_region(self, region: str) -> None:
        """Numbers are read as from this home region."""
        self._region = region
        self._links.clear()

    def links(self, row: ThreadRow) -> tuple[Link, ...]:
        """The links of what is shown of a text; looked for when it first comes in sight."""
        laid = self.laid(row)
        found = self._links.get(row.identity)
        if found is None or found[0] is not laid:
            links = find_links(row.text[: laid.cut], self._region, None if laid.folded else laid.shown)
            # What ends where a text was cut may go on; a page without a host is nowhere.
            whole = (link for link in links if not laid.folded or link.end < laid.cut)
            found = laid, tuple(link for link in whole if goal(link).ascii)
            self._links[row.identity] = found
        return found[1]

    def _font_for(self, row: ThreadRow) -> QFont:
        font = QFont(self._font)
        font.setItalic(not row.text)
        return self._theme.scripts.font(row.text[:LONGEST], font)

    def _paint_above(self, painter: QPainter, row: ThreadRow, area: QRect, column: QRect, frame: Frame) -> None:
        colours = self._theme.palette
        painter.setPen(QColor(colours.muted))
        y = area.top()
        if row.opens_day:
            painter.setFont(self._day_font)
            line = QRect(column.left(), y + Space.S, column.width(), self._small_height)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, wording.day(row.at_us, self._now_us()))
            y += Space.S + self._small_height + Space.L
        painter.setFont(self._small)
        if row.tells_line:
            painter.setFont(self._theme.scripts.font(row.line_name, self._small))
            line = QRect(column.left(), y + Space.XS, column.width(), self._small_height)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, tr("On {line}", line=row.line_name))
            y += self._small_height + Space.M
        if row.opens_new:
            self._paint_divider(painter, QRect(column.left(), y + Space.S, column.width(), self._small_height))
        if self._names_sender(row):
            line = QRect(column.left(), area.top() + frame.sender, column.width() - 2, self._small_height)
            painter.setFont(self._theme.scripts.font(row.who, self._small))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, row.who)

    def _paint_divider(self, painter: QPainter, line: QRect) -> None:
        """A line, and in its middle the word."""
        ink = QColor(self._theme.palette.accent)
        word = tr(wording.NEW)
        painter.save()
        painter.setFont(self._day_font)
        painter.setPen(ink)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, word)
        half = QFontMetrics(self._day_font).horizontalAdvance(word) // 2 + Space.M
        middle = line.center()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawLine(line.left(), middle.y(), middle.x() - half, middle.y())
        painter.drawLine(middle.x() + half, middle.y(), line.right(), middle.y())
        painter.restore()

    def _paint_bubble(self, painter: QPainter, row: ThreadRow, bubble: QRect, state: QStyle.StateFlag) -> None:
        colours = self._theme.palette
        ground, ink = (colours.outgoing if row.ours else colours.incoming), colours.text
        match row.state:
            case OutgoingState.FAILED:
                ground = colours.danger_soft
            case OutgoingState.ASKING | OutgoingState.CHECKING:
                ground = colours.warning_soft
            case _:
                pass
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(bubble, RADIUS, RADIUS)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2 if focused else 1.4))
            painter.drawRoundedRect(bubble.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        painter.setPen(QColor(ink if row.text else colours.muted))
        laid = self.laid(row)
        painter.save()
        painter.setClipRect(bubble)  # towers of marks end at its edge
        laid.layout.draw(painter, QPointF(bubble.left() + PAD_X, bubble.top() + PAD_Y), self._looks(row, laid))
        painter.restore()

    def _looks(self, row: ThreadRow, laid: Laid) -> list[QTextLayout.FormatRange]:
        """What of a text is drawn otherwise."""
        colours = self._theme.palette
        link = _look(colours.link, underlined=True)
        looks = [laid.stretch(one.begin, one.end, link) for one in self.links(row)]
        if laid.folded:
            looks.append(laid.offer(link))
        if self.sought:
            found = _look(colours.text, colours.found)
            looks += [laid.stretch(*place, found) for place in places_of(self.sought, row.text[: laid.cut])]
        chosen = self.chosen(row.identity)
        if chosen is not None:
            looks.append(laid.stretch(*chosen, _look(colours.on_accent, colours.accent)))
        return looks

    def _paint_state(self, painter: QPainter, row: ThreadRow, line: QRect) -> None:
        ink, picture = self._state_ink(row)
        words = self._state_words(row)
        painter.setFont(self._small)
        painter.setPen(QColor(ink))
        side = Qt.AlignmentFlag.AlignRight if row.ours else Qt.AlignmentFlag.AlignLeft
        mark = self._mark + 3 if picture else 0
        text_line = line.adjusted(2, 0, -2 - mark, 0) if row.ours else line.adjusted(2, 0, -2, 0)
        fitted = QFontMetrics(self._small).elidedText(words, Qt.TextElideMode.ElideRight, text_line.width())
        painter.drawText(_visual(line, text_line), side | Qt.AlignmentFlag.AlignVCenter, fitted)
        if picture:
            drawn = pixmap(picture, ink, self._mark, painter.device().devicePixelRatioF())
            size = self._mark
            place = QRect(line.right() - size - 1, line.center().y() - size // 2 + 1, size, size)
            painter.drawPixmap(_visual(line, place).topLeft(), drawn)

    def _state_words(self, row: ThreadRow) -> str:
        when = wording.clock(row.at_us)
        if row.vanished:
            return tr("{time} · {state}", time=when, state=tr(wording.VANISHED))
        if row.state is None or row.state is OutgoingState.ACCEPTED:
            return when
        return tr("{time} · {state}", time=when, state=state_words(row, self._now_us()))

    def _state_ink(self, row: ThreadRow) -> tuple[str, str]:
        colours = self._theme.palette
        match row.state:
            case _ if row.vanished:
                return colours.muted, "info" if row.ours else ""  # the mark stands at the right, where ours are
            case None:
                return colours.muted, ""
            case OutgoingState.ACCEPTED:
                return colours.muted, "check"
            case OutgoingState.FAILED:
                return colours.danger, "warning"
            case OutgoingState.CHECKING | OutgoingState.ASKING:
                return colours.warning, "info"
            case _ if row.reason in ASKS_FIRST:
                return colours.warning, "clock"
            case _:
                return colours.muted, "clock"


def state_words(row: ThreadRow, now_us: int) -> str:
    """A row's state for the eye, with the seconds in which it can be taken back."""
    at_will = row.reason in (Reason.NONE, Reason.BEHIND)
    if row.state is OutgoingState.QUEUED and at_will and row.due_at_us > now_us:
        return tr("Sending in {seconds} s", seconds=-(-(row.due_at_us - now_us) // wording.SECOND_US))
    if row.state is None:
        return ""
    return wording.state(row.state, row.reason, row.service_words, doubted=row.doubted)


def _visual(around: QRect, place: QRect) -> QRect:
    """A place within another as it is where words run the other way."""
    if not tongue().right_to_left:
        return place
    return QStyle.visualRect(Qt.LayoutDirection.RightToLeft, around, place)


def _look(ink: str, ground: str = "", *, underlined: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(ink))
    look.setFontUnderline(underlined)
    if ground:
        look.setBackground(QColor(ground))
    return look
