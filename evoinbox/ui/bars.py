"""A small chart of two kinds of bars for each hour of a day, in the theme's colours, and the same in words.

Invariants: what the bars say is said in the chart's accessible description too; hours run the way the language does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from evoinbox.domain.report import HOURS, Share
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource, Type
from evoinbox.words import again, tongue, tr

LINES_HIGH: Final = 6
"""The height of the bars, in lines of text."""

EVERY: Final = 6
"""Hours between two that are named."""


class HourBars(QWidget):
    """Texts in and out, by the hour."""

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__()
        self._theme = theme
        self._shares: Sequence[Share] = ()
        self._font = theme.font(Type.CAPTION)
        tell(self, self.setAccessibleName, tr("Texts by hour"))
        theme.changed.connect(self._restyle)

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show these hours."""
        self._shares = shares
        said: str = tr("No texts")
        parts = [hour_words(hour, share) for hour, share in enumerate(shares) if share.texts_in or share.texts_out]
        for place, part in enumerate(parts):
            said = part if place == 0 else tr("{one}; {other}", one=again(said), other=again(part))
        tell(self, self.setAccessibleDescription, said)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its bars and the words below them."""
        line = self.fontMetrics().height()
        return QSize(HOURS * Space.M, (LINES_HIGH + 4) * line)

    def minimumSizeHint(self) -> QSize:
        """It makes do with any width."""
        return QSize(HOURS * 4, self.sizeHint().height())

    def _restyle(self) -> None:
        self._font = self._theme.font(Type.CAPTION)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw legend, bars and hours."""
        del event
        painter, colours = QPainter(self), self._theme.palette
        painter.setFont(self._font)
        line = painter.fontMetrics().height()
        top = self._draw_legend(painter, line)
        foot = self.height() - line - Space.XS
        most = max((max(one.texts_in, one.texts_out) for one in self._shares), default=0)
        painter.setPen(QColor(colours.muted))
        painter.drawLine(0, foot, self.width(), foot)
        room, width, named = foot - top - line, self.width() / HOURS, False
        for hour, share in enumerate(self._shares):
            pair = (share.texts_in, colours.accent), (share.texts_out, colours.muted)
            for place, (number, colour) in enumerate(pair):
                high = room * number / most if most else 0
                left = self._turned(width * (hour + 0.12 + 0.4 * place), width * 0.36)
                painter.fillRect(QRectF(left, foot - high, width * 0.36, high), QColor(colour))
                if number == most > 0 and not named:
                    self._draw_most(painter, left + width * 0.18, top, most)
                    named = True
        self._draw_hours(painter, foot + Space.XS, line)
        painter.end()

    def _draw_most(self, painter: QPainter, middle: float, top: int, most: int) -> None:
        """Name the highest bar, right above it."""
        words, metrics = tongue().amount(most), painter.fontMetrics()
        wide = metrics.horizontalAdvance(words) + 2
        left = min(max(middle - wide / 2, 0), self.width() - wide)
        painter.setPen(QColor(self._theme.palette.muted))
        painter.drawText(QRectF(left, top, wide, metrics.height()), Qt.AlignmentFlag.AlignHCenter, words)

    def _turned(self, left: float, width: float) -> float:
        """Where something stands that stands so far from the side where lines begin."""
        return self.width() - left - width if self.isRightToLeft() else left

    def _draw_hours(self, painter: QPainter, top: int, line: int) -> None:
        painter.setPen(QColor(self._theme.palette.muted))
        named = {hour: tongue().clock(hour, 0) for hour in range(0, HOURS, EVERY)}
        widest = max(map(painter.fontMetrics().horizontalAdvance, named.values())) + Space.S
        every = next((step for step in (EVERY, 2 * EVERY) if step * self.width() / HOURS >= widest), HOURS)
        for hour in range(0, HOURS, every):
            place = QRectF(self._turned(hour * self.width() / HOURS, widest), top, widest, line)
            painter.drawText(place, visual(Qt.AlignmentFlag.AlignLeft, self), named[hour])

    def _draw_legend(self, painter: QPainter, line: int) -> int:
        """Side by side, or one below the other where there is no room; returns where it ends."""
        colours, begun, top = self._theme.palette, 0.0, 0
        for words, colour in ((tr("Texts in"), colours.accent), (tr("Texts out"), colours.muted)):
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            if begun and begun + line + wide > self.width():
                begun, top = 0.0, top + line
            sign = QRectF(self._turned(begun, line * 0.6), top + line * 0.2, line * 0.6, line * 0.6)
            painter.fillRect(sign, QColor(colour))
            painter.setPen(QColor(colours.text))
            place = QRectF(self._turned(begun + line * 0.9, wide), top, wide, line)
            painter.drawText(place, visual(Qt.AlignmentFlag.AlignLeft, self), words)
            begun += 2 * line + wide
        return top + line


def visual(side: Qt.AlignmentFlag, widget: QWidget) -> Qt.AlignmentFlag:
    """A side as it lies where lines may begin at the right."""
    return QStyle.visualAlignment(widget.layoutDirection(), side)


def hour_words(hour: int, share: Share) -> str:
    """An hour in words."""
    return tr(
        "{hour}: {texts_in} in, {texts_out} out",
        hour=tongue().clock(hour, 0), texts_in=share.texts_in, texts_out=share.texts_out,
    )  # fmt: skip
