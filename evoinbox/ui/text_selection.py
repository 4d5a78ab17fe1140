"""What of a thread's texts is selected by the mouse: from one place to another, across texts.

Invariants: ends are kept by the identity of a row and a place of the original text, so that arrivals, history and
another width change nothing; what is selected is told as it was sent, never as it is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evoinbox.ui.thread_row import ThreadRow


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text, in code points of the original."""

    identity: str
    place: int


class TextSelection:
    """Owned by the view; `rows` are those of the thread now."""

    def __init__(self, rows: Callable[[], Sequence[ThreadRow]]) -> None:
        self._rows = rows
        self._anchor: Spot | None = None
        self._head: Spot | None = None

    @property
    def begun(self) -> bool:
        """Whether there is a place to select from."""
        return self._anchor is not None

    def begin(self, spot: Spot | None) -> None:
        """Select nothing, but from here on."""
        self._anchor = self._head = spot

    def reach(self, spot: Spot) -> None:
        """Select up to here."""
        self._head = spot

    def take(self, identity: str, begin: int, end: int) -> None:
        """Select a stretch of one text."""
        self._anchor, self._head = Spot(identity, begin), Spot(identity, end)

    def text(self) -> str:
        """What is selected, as it was sent; a line end between two texts."""
        rows, ends = self._between()
        if ends is None:
            return ""
        return "\n".join(row.text[slice(*_within(row, *ends, rows))] for row in rows)

    def of(self, identity: str) -> tuple[int, int] | None:
        """Which stretch of a text is selected."""
        rows, ends = self._between()
        row = next((row for row in rows if row.identity == identity), None)
        return _within(row, *ends, rows) if row is not None and ends is not None else None

    def _between(self) -> tuple[Sequence[ThreadRow], tuple[int, int] | None]:
        anchor, head = self._anchor, self._head
        if anchor is None or head is None or anchor == head:
            return (), None
        rows = self._rows()
        numbers = {row.identity: number for number, row in enumerate(rows)}
        if anchor.identity not in numbers or head.identity not in numbers:
            return (), None
        first, last = sorted((anchor, head), key=lambda spot: (numbers[spot.identity], spot.place))
        return rows[numbers[first.identity] : numbers[last.identity] + 1], (first.place, last.place)


def _within(row: ThreadRow, first: int, last: int, rows: Sequence[ThreadRow]) -> tuple[int, int]:
    begin = first if row is rows[0] else 0
    return begin, last if row is rows[-1] else len(row.text)
