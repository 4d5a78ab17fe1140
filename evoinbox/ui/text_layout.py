"""Lays out one text of a thread: made legible, as plain text in its own direction, at one width.

Invariants: nothing of a text is ever markup; what is drawn is `domain/legible.py`'s; of a huge text only the beginning
is laid out, with words that offer the rest; places that leave here are places of the original, in code points, while Qt
counts UTF-16 units.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QPointF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from evoinbox import wording
from evoinbox.domain.legible import Legible, Mark, beginning, legible
from evoinbox.words import tr

LONGEST: Final = 2000
MOST_LINES: Final = 40
"""A text with more is folded: laying out 2,000 characters takes 0.4 ms, and 13 where each second one is a trick."""

_LINE_END: Final = "\u2028"
"""One paragraph: it breaks lines without making Qt guess the direction anew for each."""


@dataclass(frozen=True)
class Laid:
    """A text laid out: what draws it and how large it came out.

    `text` is the original, `cut` how much of it is shown, `shown` what is drawn.
    """

    text: str
    room: int
    cut: int
    shown: Legible
    layout: QTextLayout
    width: int
    height: int

    @property
    def folded(self) -> bool:
        """Whether there is more than is shown."""
        return self.cut < len(self.text)

    def place_at(self, point: QPointF) -> int:
        """The original's place nearest to a point of the layout."""
        return self.shown.source(self._shown(self._unit_at(point)), after=True) if self.text else 0

    def character_at(self, point: QPointF) -> int | None:
        """The original's place of the character under a point, `cut` for the words that offer the rest."""
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            if line.naturalTextRect().contains(point) and self.text:
                unit = int(_cursor(line.xToCursor(point.x(), type(line).CursorPosition.CursorOnCharacter)))
                return self.shown.source(self._shown(unit))
        return None

    def word_at(self, place: int) -> tuple[int, int]:
        """Begin and end of the word at a place of the original."""
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, self.layout.text())
        finder.setPosition(self._unit(self.shown.place(place)))
        if finder.position() == self._units[-1] or not finder.isAtBoundary():
            finder.toPreviousBoundary()
        begin, end = max(0, finder.position()), finder.toNextBoundary()
        first, last = self._shown(begin), self._shown(end if end >= 0 else self._units[-1])
        return self.shown.source(first), self.shown.source(last, after=True)

    def told(self, look: QTextCharFormat) -> list[QTextLayout.FormatRange]:
        """How the marks for what is hidden are drawn."""
        marks = (mark for mark in self.shown.marks if mark.telling)
        return [_stretch(self._unit(mark.at), self._unit(mark.at + mark.length), look) for mark in marks]

    def stretch(self, begin: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
        """How a stretch of the original is drawn otherwise; one that goes beyond what is shown, with the offer."""
        last = self.shown.marks[-1].at if self.folded and end == self.cut else self.shown.place(min(end, self.cut))
        return _stretch(self._unit(self.shown.place(begin)), self._unit(last), look)

    def offer(self, look: QTextCharFormat) -> QTextLayout.FormatRange:
        """How the words that offer the rest are drawn."""
        mark = self.shown.marks[-1]
        return _stretch(self._unit(mark.at + 2), self._unit(mark.at + mark.length), look)

    @cached_property
    def _units(self) -> Sequence[int]:
        """The UTF-16 unit of each place in what is shown."""
        text = self.shown.text
        if text.isascii() or max(text) <= "\uffff":
            return range(len(text) + 1)
        return list(accumulate((1 + (letter > "\uffff") for letter in text), initial=0))

    def _unit(self, place: int) -> int:
        return self._units[place]

    def _shown(self, unit: int) -> int:
        return bisect_right(self._units, unit) - 1

    def _unit_at(self, point: QPointF) -> int:
        last = self.layout.lineCount() - 1
        for number in range(last + 1):
            line = self.layout.lineAt(number)
            if point.y() < line.y() + line.height() or number == last:
                return int(_cursor(line.xToCursor(point.x())))
        return 0


def lay_out(text: str, instead: str, font: QFont, room: int, mark_ink: QColor) -> Laid:
    """Lay a text out in `room` pixels; `instead` stands where there is none, marks are written in `mark_ink`."""
    shown, cut = shown_of(text or instead)
    cut = min(cut, len(text))
    if cut < len(text):
        shown = _offering(shown, cut)
    layout = QTextLayout(shown.text.replace("\n", _LINE_END), font)
    leftward = runs_leftward(shown.text)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    laid = Laid(text, room, cut, shown, layout, 0, 0)
    if shown.marks:
        look = QTextCharFormat()
        look.setForeground(mark_ink)
        layout.setFormats(laid.told(look))
    natural, height = _set_lines(layout, room)
    width = min(room, int(natural) + 2)
    if leftward and width < room:
        # Its lines end at the right of the room they were given, so that must be the bubble's own.
        _, height = _set_lines(layout, width)
    return replace(laid, width=width, height=height)


def shown_of(text: str) -> tuple[Legible, int]:
    """What is shown of a text, and how much of it that is."""
    cut = beginning(text, 0, characters=LONGEST, lines=MOST_LINES)
    return legible(text[:cut]), cut


def runs_leftward(text: str) -> bool:
    """Whether a text runs from right to left: its first letter with a direction says so."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "R" | "AL":
                return True
            case "L":
                return False
            case _:
                pass
    return False


def _offering(shown: Legible, cut: int) -> Legible:
    words = f"…\n{tr(wording.WHOLE_TEXT)}"
    begun = shown.text.rstrip("\n")
    marks = [mark for mark in shown.marks if mark.at < len(begun)]
    return Legible(begun + words, (*marks, Mark(len(begun), len(words), cut, 0, telling=False)))


def _stretch(begin: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = begin, max(0, end - begin), look
    return made


def _cursor(answer: object) -> float:
    """Qt's answer about a cursor, which PySide gives alone or beside the place it adjusted."""
    return float(answer[0] if isinstance(answer, tuple | list) else answer)  # type: ignore[arg-type]


def _set_lines(layout: QTextLayout, room: int) -> tuple[float, int]:
    natural = height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, height))
        height += line.height()
        natural = max(natural, line.naturalTextWidth())
    layout.endLayout()
    return natural, int(height + 0.999)
