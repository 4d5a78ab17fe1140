"""What may go wrong on the way, by choice: `NAME[@WHERE][=RATE][:ARG]`, separated by commas.

Names: `delay` (ARG such as 300ms), `hang`, `error-before`, `error-after` (500 before or after the work is done),
`reset-before`, `reset-after` (the connection is cut), `truncate` (half an answer after the work), `throttle` (429, ARG
seconds), `forbid` (403 of the operation's own), `html` (a web page), `expire` (the session dies); of what is listed:
`late` (a text that is sent shows in lists only after ARG), `twice` (a page names each text two times), `shuffle` (a
page in no order). WHERE limits a fault to `send`, `messages` or `conversations`. Invariants: the dice are passed in, so
a seed gives the same faults; signing in is never disturbed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

NAMES: Final = frozenset(
    {
        *("delay", "hang", "error-before", "error-after", "reset-before", "reset-after"),
        *("truncate", "throttle", "forbid", "html", "expire", "late", "twice", "shuffle"),
    }
)
WHERE: Final = frozenset({"send", "messages", "conversations"})
_WORD: Final = re.compile(
    r"(?P<name>[a-z-]+)(@(?P<where>[a-z]+))?(=(?P<rate>[0-9.]+))?(:(?P<argument>[0-9.]+)(?P<unit>ms|s)?)?"
)

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that may go wrong; `seconds` is its argument, or None."""

    name: str
    where: str | None
    rate: float
    seconds: float | None


class Faults:
    """Decides for each request what goes wrong."""

    def __init__(self, faults: tuple[Fault, ...] = (), dice: random.Random | None = None) -> None:
        self._faults = faults
        self._dice = dice or random.Random(0)

    def drawn(self, operation: str) -> dict[str, Fault]:
        """The faults of one request to an operation (`send`, `messages`, ...), by name."""
        return {
            fault.name: fault
            for fault in self._faults
            if fault.where in (None, operation) and self._dice.random() < fault.rate
        }

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """The same in no order."""
        return self._dice.sample(items, len(items))


def read_faults(spec: str) -> tuple[Fault, ...]:
    """Read a SPEC; raises ValueError naming the word that is wrong."""
    return tuple(_read_fault(word.strip()) for word in spec.split(",") if word.strip())


def _read_fault(word: str) -> Fault:
    found = _WORD.fullmatch(word)
    if found is None or found["name"] not in NAMES or (found["where"] is not None and found["where"] not in WHERE):
        raise ValueError(f"no such fault: {word}")
    try:
        rate = float(found["rate"]) if found["rate"] else 1.0
        seconds = float(found["argument"]) if found["argument"] else None
    except ValueError as error:
        raise ValueError(f"not a number in: {word}") from error
    if rate > 1:
        raise ValueError(f"a rate is 0 to 1, and an argument follows a colon: {word}")
    if seconds is not None and found["unit"] == "ms":
        seconds /= 1000
    return Fault(found["name"], found["where"], rate, seconds)
