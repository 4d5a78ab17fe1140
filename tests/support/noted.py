"""Arrivals at a desk where dunst shows the notes: each has its own, which goes with reading, here or elsewhere."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from tests.support.accessible import wait_for
from tests.support.day import Day
from tests.support.notes_witness import Shown

AT_ONCE: Final = 5
"""One more would be told in one note that counts."""

CUSTOMERS: Final = 400
NEXT_UNREAD: Final = "ctrl+shift+u"


@dataclass(frozen=True, slots=True)
class Noted:
    """How it went: how many arrivals, and what is wrong with their notes, nothing if all is well.

    `shown_s` is the longest time from the look that brought a text to its note, `read_s` from the first of the keys
    by which all are read to the last note's end, `elsewhere_s` from the look that brought a colleague's reading.
    """

    arrived: int
    wrong: tuple[str, ...]
    shown_s: float
    read_s: float
    elsewhere_s: float


def note_all(day: Day, count: int) -> Noted:
    """Let so many customers write, five at a time; the agent reads what came, and every other time a colleague does."""
    shown_s, read_s, elsewhere_s = 0.0, 0.0, 0.0
    wait_for(partial(_nothing_unread, day), "nothing unread to begin with")
    day.hide()
    for turn, start in enumerate(range(0, count, AT_ONCE)):
        customers = [number % CUSTOMERS for number in range(start, min(start + AT_ONCE, count))]
        day.write(*customers)
        looks, before = len(day.looks.at_s), len(day.witness.shown)
        day.check()
        notes = wait_for(partial(_new, day, before, len(customers)), "a note for each")
        shown_s = max(shown_s, max(note.at_s for note in notes) - day.looks.at_s[looks])
        wait_for(partial(_displays, day, len(customers)), "all of them on the screen")
        if turn % 2:
            looks = len(day.looks.at_s)
            day.read_elsewhere(len(customers))
            day.check()
            elsewhere_s = max(elsewhere_s, _end(day, notes) - day.looks.at_s[looks])
        else:
            day.show()
            begun_s = time.monotonic()
            day.press(NEXT_UNREAD, len(customers))
            read_s = max(read_s, _end(day, notes) - begun_s)
            day.hide()
        wait_for(partial(_displays, day, 0), "none left on the screen")
    return Noted(day.arrived, tuple(_wrong(day, count)), shown_s, read_s, elsewhere_s)


def _nothing_unread(day: Day) -> bool:
    """Whether all is read; goes through what is not."""
    if day.title() == "EvoInbox":
        return True
    day.press(NEXT_UNREAD, AT_ONCE)
    return False


def _new(day: Day, before: int, count: int) -> Sequence[Shown]:
    notes = day.witness.shown[before:]
    return notes if len(notes) >= count else ()


def _displays(day: Day, count: int) -> bool:
    return day.displayed() == count


def _end(day: Day, notes: Sequence[Shown]) -> float:
    """When the last of these notes was withdrawn."""
    numbers = {note.number for note in notes}
    wait_for(lambda: numbers <= day.witness.withdrawn(), "no note for what is read")
    return max(gone.at_s for gone in day.witness.gone if gone.number in numbers)


def _wrong(day: Day, count: int) -> list[str]:
    """Texts without a note, or with several, and notes that replaced another or went by themselves."""
    noted = Counter(note.body for note in day.witness.shown)
    wanted = Counter(f"Hello, this is customer {number % CUSTOMERS}" for number in range(count))
    bodies = [body for body in noted | wanted if noted[body] != wanted[body]]
    found = [f"{body}: {noted[body]} notes for {wanted[body]} texts" for body in bodies]
    found += [f"note {note.number} took another's place" for note in day.witness.shown if note.replaces]
    left = {note.number for note in day.witness.shown} - day.witness.withdrawn()
    return [*found, *(f"note {number} was never withdrawn" for number in sorted(left))]
