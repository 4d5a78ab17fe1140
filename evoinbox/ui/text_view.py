"""One text of any length, to read and select within: nothing in it hides, and what is copied is what was sent.

Invariants: a long text comes in portions, so that no turn of the event loop is long; a line of thousands of characters
is divided on the screen only.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from evoinbox.domain.legible import Legible, Mark, beginning, legible
from evoinbox.ui.language import tell
from evoinbox.words import tr

PIECE: Final = 2000
"""Characters of a piece: a block as long lays out in a few milliseconds, one of a million in seconds."""

PORTION: Final = 8_000
"""Characters put in at each turn: under 5 ms, or 40 where each second one is a trick."""


@dataclass(frozen=True, slots=True)
class _Piece:
    unit: int
    source: int
    shown: Legible


class TextView(QPlainTextEdit):
    """Read-only; `whole` says that all of the text is in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._original = text
        self._pieces: list[_Piece] = []
        self._units: list[int] = []
        self._taken = 0
        self._length = 0
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        tell(self, self.setAccessibleName, tr("Text"))
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._filler = QTimer(self, interval=0)
        self._filler.timeout.connect(self._take_portion)
        self._take_portion()
        if not self.whole:
            self._filler.start()

    @property
    def whole(self) -> bool:
        """Whether all of the text is in it."""
        return self._taken == len(self._original)

    def selected(self) -> str:
        """What is selected, as it was sent."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return ""
        first, last = self._source(cursor.selectionStart()), self._source(cursor.selectionEnd(), after=True)
        return self._original[first:last]

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy and drag what was sent, not what is shown of it."""
        made = QMimeData()
        made.setText(self.selected())
        return made

    def _take_portion(self) -> None:
        begin, parts = self._taken, []
        while self._taken < len(self._original) and self._taken - begin < PORTION:
            shown = self._next_piece()
            parts.append(shown.text)
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("".join(parts))
        if self.whole:
            self._filler.stop()

    def _next_piece(self) -> Legible:
        text, begin = self._original, self._taken
        end = beginning(text, begin, characters=PIECE, lines=PIECE)
        if end < len(text):
            line_end = max(text.rfind(mark, begin, end) for mark in "\n\u2028\u2029")
            end = line_end + 1 if line_end >= begin else end
        shown = legible(text[begin:end])
        if end < len(text) and not shown.text.endswith("\n"):
            shown = Legible(f"{shown.text}\n", (*shown.marks, Mark(len(shown.text), 1, end - begin, 0, telling=False)))
        self._pieces.append(_Piece(self._length, begin, shown))
        self._units.append(self._length)
        self._length += _units_of(shown.text)
        self._taken = end
        return shown

    def _source(self, unit: int, *, after: bool = False) -> int:
        number = bisect_right(self._units, unit) - 1
        piece = self._pieces[number]
        inside = piece.shown.text.encode("utf-16-le")[: 2 * (unit - piece.unit)].decode("utf-16-le", "ignore")
        return piece.source + piece.shown.source(len(inside), after=after)


def _units_of(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
