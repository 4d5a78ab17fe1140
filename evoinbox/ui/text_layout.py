"""Lays out one text of a thread: made legible, as plain text in its own direction, at one width.

Invariants: nothing of a text is ever markup; what is drawn is `domain/legible.py`'s, whose places lead back to the
original.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from evoinbox.domain.legible import Legible, legible

_LINE_END: Final = "\u2028"
"""One paragraph: it breaks lines without making Qt guess the direction anew for each."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out: what draws it and how large it came out; `text` is the original, `shown` what is drawn."""

    text: str
    room: int
    shown: Legible
    layout: QTextLayout
    width: int
    height: int


def lay_out(text: str, instead: str, font: QFont, room: int) -> Laid:
    """Lay a text out in `room` pixels; `instead` stands where there is none."""
    shown = legible(text or instead)
    layout = QTextLayout(shown.text.replace("\n", _LINE_END), font)
    leftward = runs_leftward(shown.text)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    natural, height = _set_lines(layout, room)
    width = min(room, int(natural) + 2)
    if leftward and width < room:
        # Its lines end at the right of the room they were given, so that must be the bubble's own.
        _, height = _set_lines(layout, width)
    return Laid(text, room, shown, layout, width, height)


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
