"""The door to the language in force: sentences, plurals, numbers, dates and times of day as the agent reads them.

Invariants: knows no Qt; what is handed out remembers how it was made, so that it can be made `again` in another
language; what is marked here is found by `tests/support/translations.py`, and no sentence is made of halves.
In a language written from right to left each fact in a sentence is isolated: a name keeps its own direction.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

Words = str
"""In the type of a table: all its texts are words that are translated where they are shown."""

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ISOLATE: Final = "\u2068{}\u2069"
_ALONE: Final = "{it}"
_FACT: Final = re.compile(r"{\w+}")
_LEFTWARD: Final = "\u200f"


def _plain_date(when: date) -> str:
    return f"{_WEEKDAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def _plain_short(when: date) -> str:
    return f"{when.day} {_MONTHS[when.month - 1][:3]}"


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language and the forms of a place; the defaults are English where no place is known.

    `translate` takes a source and a number (-1 for none) and answers with the words, or "" if it has none. `clock`
    takes hour and minute; `short` has day and month, `short_in_year` the year too, `weekday` the weekday alone.
    """

    translate: Callable[[str, int], str] | None = None
    right_to_left: bool = False
    amount: Callable[[int], str] = "{:,}".format
    clock: Callable[[int, int], str] = "{}:{:02}".format
    long: Callable[[date], str] = _plain_date
    short: Callable[[date], str] = _plain_short
    short_in_year: Callable[[date], str] = lambda when: f"{_plain_short(when)} {when.year}"
    weekday: Callable[[date], str] = lambda when: _WEEKDAYS[when.weekday()][:3]


PLAIN: Final = Tongue()


class Said(str):
    """Words that know what they were made of."""

    __slots__ = ("facts", "many", "number", "source")

    source: str
    many: str
    number: int
    facts: dict[str, object]


class _InForce:
    """The one language of the program, and what it has been asked for already."""

    def __init__(self) -> None:
        self.tongue = PLAIN
        self.known: dict[str, str] = {}


_now: Final = _InForce()


def use(tongue: Tongue) -> None:
    """From now on speak so."""
    _now.tongue = tongue
    _now.known = {}


def tongue() -> Tongue:
    """The language in force."""
    return _now.tongue


def mark(words: str) -> str:
    """Words that are translated where they are shown."""
    return words


def pair(one: str, many: str) -> tuple[str, str]:
    """A sentence for one and for more, translated where it is shown by `trn`."""
    return one, many


def tr(source: str, **facts: object) -> Said:
    """A sentence in the language in force; whole numbers among the facts are grouped for reading."""
    known = _now.known.get(source)
    if known is None:
        known = _now.known[source] = _translated(source)
    return _made(known, source, "", -1, facts)


def _translated(source: str) -> str:
    translate = _now.tongue.translate
    found = (translate(source, -1) if translate is not None else "") or source
    if _now.tongue.right_to_left and not any(map(str.isalpha, _FACT.sub("", found))):
        return _LEFTWARD + found  # the facts are isolated, so nothing else would tell where the line begins
    return found


def trn(one: str, many: str, number: int, **facts: object) -> Said:
    """A sentence about a number, which stands in it as %n."""
    translate = _now.tongue.translate
    words = translate(many, number) if translate is not None else ""
    words = words or (one if number == 1 else many)
    return _made(words.replace("%n", amount(number)), one, many, number, facts)


def alone(words: str) -> Said:
    """Words of somebody else, as a name or a number, where they stand alone."""
    # A mark before it has it stand where a line of the language begins.
    source = _LEFTWARD + _ALONE if words and _now.tongue.right_to_left else _ALONE
    return _made(source, _ALONE, "", -1, {"it": words})


def again(words: str) -> str:
    """The same words in the language in force now; what is no language's stays."""
    if not isinstance(words, Said):
        return words
    facts = {name: again(fact) if isinstance(fact, str) else fact for name, fact in words.facts.items()}
    if words.many:
        return trn(words.source, words.many, words.number, **facts)
    return alone(str(facts["it"])) if words.source is _ALONE else tr(words.source, **facts)


def amount(number: int) -> str:
    """A number grouped for reading."""
    return _now.tongue.amount(number)


def _made(words: str, source: str, many: str, number: int, facts: dict[str, object]) -> Said:
    if facts:
        words = words.format_map({name: _shown(fact) for name, fact in facts.items()})
    made = Said(words)
    made.source, made.many, made.number, made.facts = source, many, number, facts
    return made


def _shown(fact: object) -> str:
    words = fact if isinstance(fact, str) else amount(fact) if isinstance(fact, int) else str(fact)
    return _ISOLATE.format(words) if _now.tongue.right_to_left and words else words
