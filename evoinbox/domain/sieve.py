"""Which texts answer a question, beside the words in them: of a line, one way, of a time, with a link, unread, waiting.

Invariants: an empty sieve lets every text through; each member only takes away.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from evoinbox.domain.message import Direction, LineId

EVER_US: Final = -(1 << 60)
FOR_EVER_US: Final = 1 << 60


@dataclass(frozen=True, slots=True)
class Sieve:
    """`since_us` is the first instant that counts and `until_us` the first that does not.

    A text waits when it came after the last answer; `waiting_after_us` is the instant from which on that counts (who
    was not answered for a week asked something else, or nothing), None for texts that wait or not.
    """

    line: LineId | None = None
    direction: Direction | None = None
    since_us: int = EVER_US
    until_us: int = FOR_EVER_US
    link: bool = False
    unread: bool = False
    waiting_after_us: int | None = None

    @property
    def empty(self) -> bool:
        """Whether it lets every text through."""
        return self == ALL

    @property
    def narrow(self) -> bool:
        """Whether it asks for more than a stretch of time."""
        return not replace(self, since_us=EVER_US, until_us=FOR_EVER_US).empty


ALL: Final = Sieve()
