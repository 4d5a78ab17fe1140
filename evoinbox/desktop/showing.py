"""What shows notifications, whichever system it is: what is asked of it, and what it tells of.

Invariants: one note per identity, a later one in place of an earlier; a text is never markup; what was answered on a
note is told once; a system without notifications costs a line in the log for a note and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from evoinbox import note_wording
from evoinbox.domain.attention import Note, Offer, Silence, Trial
from evoinbox.words import tr


@dataclass(frozen=True, slots=True)
class Heard:
    """What the agent did with a note: a click on it, or one of its offers.

    `text` is what was answered on the note itself, `token` what lets a window come to the front under Wayland.
    """

    identity: str
    offer: Offer | None = None
    text: str = ""
    token: str = ""


class Unanswered(Exception):
    """Whoever shows notifications did not do what was asked; says why by the name of an error."""

    def __init__(self, why: str, silence: Silence = Silence.REFUSED) -> None:
        super().__init__(why)
        self.silence = silence


class Showing(Protocol):
    """Belongs to the engine's loop, but for its making (`native.py`)."""

    async def show(self, note: Note) -> None:
        """Show a note, in place of an earlier one of the same identity."""

    async def attempt(self, note: Note) -> Trial:
        """Show a note and see what becomes of it."""

    async def ready(self) -> Trial:
        """Find out what would become of a note, as far as that is known without one."""

    async def veil(self, *, on: bool) -> None:
        """Hide who and what from all notes, shown or to come, or say all again; one that cannot be hidden goes."""

    async def withdraw(self, identity: str) -> None:
        """Take a note away, if it is there."""

    async def close(self) -> None:
        """Withdraw all notes and show no more."""


def veiled(note: Note) -> Note:
    """A note as whoever passes by may read it."""
    return replace(note, title=note.veiled or tr(note_wording.VEILED), body="", offers=())
