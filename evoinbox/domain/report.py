"""A shift in figures: texts in and out, how long customers waited, who still does; by line, by hour, by who answered.

Invariants: pure, and the one place where these figures are made. A *wait* begins with the first text of a customer that
has no answer, and ends with the business's next text to them, on whichever line and by whomever; texts a week old no
longer count as waiting. A wait belongs to the line and the sender of its two ends, and counts where its end falls.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import WAITS_AT_MOST_US
from evoinbox.domain.message import LineId

HOURS: Final = 24
_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Turn:
    """A text as far as it counts here."""

    at_us: int
    incoming: bool
    line: LineId
    sender: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Waits:
    """Waits that were ended: how many, the one in the middle and the longest."""

    count: int = 0
    median_us: int = 0
    longest_us: int = 0

    @classmethod
    def of(cls, waits_us: Sequence[int]) -> Waits:
        """Of these; between two in the middle lies their mean."""
        if not waits_us:
            return cls()
        ordered, half = sorted(waits_us), len(waits_us) // 2
        median_us = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) // 2
        return cls(len(ordered), median_us, ordered[-1])


@dataclass(frozen=True, slots=True)
class Open:
    """A customer who was waiting at the end."""

    key: ConversationKey
    line: LineId
    since_us: int


@dataclass(frozen=True, slots=True)
class Share:
    """Figures of a part: of a line, an hour or a sender; of a sender `texts_in` and `still_open` are none."""

    texts_in: int = 0
    texts_out: int = 0
    waits: Waits = Waits()
    still_open: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of a stretch of time; `until_us` is its end, or now where that comes first.

    `answered` is how many customers had an answer. Lines and senders come with the most texts first.
    """

    since_us: int
    until_us: int
    whole: Share
    answered: int
    still_open: tuple[Open, ...]
    lines: tuple[tuple[LineId, Share], ...]
    hours: tuple[Share, ...]
    senders: tuple[tuple[str, Share], ...]


class Tally:
    """Counts one conversation after the other; `hour_of` tells the hour of an instant by the wall clock."""

    def __init__(self, since_us: int, until_us: int, hour_of: Callable[[int], int]) -> None:
        self._since_us, self._until_us, self._hour_of = since_us, until_us, hour_of
        self._answered = 0
        self._pending: list[Turn] = []
        self._had_answer = False
        self._open: list[Open] = []
        self._in: dict[str, Counter[object]] = defaultdict(Counter)
        self._out: dict[str, Counter[object]] = defaultdict(Counter)
        self._waits: dict[tuple[str, object], list[int]] = defaultdict(list)

    @property
    def needed_from_us(self) -> int:
        """The instant from which on texts have to be told."""
        return self._since_us - WAITS_AT_MOST_US

    def take(
        self, key: ConversationKey, turns: Iterable[Turn], *, waits_no_more: bool = False, more: bool = False
    ) -> None:
        """One conversation's texts; `waits_no_more` where the agent is done with it, or has put it off.

        They may come in parts, each later than the one before, and `more` with each but the last.
        """
        pending = self._pending
        for turn in sorted(turns, key=lambda one: (one.at_us, not one.incoming)):
            if turn.at_us >= self._until_us:
                break
            counts = turn.at_us >= self._since_us
            if turn.incoming:
                pending.append(turn)
                if counts:
                    self._count(self._in, turn)
                continue
            if counts:
                self._count(self._out, turn)
            begun = _first(pending, turn.at_us)
            pending.clear()
            if begun is not None and counts:
                self._end(begun, turn)
                self._had_answer = True
        if more:
            return
        self._answered += self._had_answer
        begun = _first(pending, self._until_us)
        self._pending, self._had_answer = [], False
        if begun is not None and not waits_no_more:
            self._open.append(Open(key, begun.line, begun.at_us))

    def report(self) -> Report:
        """The figures of all that was told."""
        found: Mapping[LineId, int] = Counter(one.line for one in self._open)
        lines = {name for kind in (self._in, self._out) for name in kind["line"]} | found.keys()
        lines |= {name for part, name in self._waits if part == "line"}
        ordered = sorted(self._open, key=lambda one: (one.since_us, one.key))
        return Report(
            self._since_us, self._until_us, self._share("whole", "", len(ordered)), self._answered, tuple(ordered),
            _ranked((LineId(str(name)), self._share("line", name, found.get(LineId(str(name)), 0))) for name in lines),
            tuple(self._share("hour", hour) for hour in range(HOURS)),
            _ranked((str(name), self._share("sender", name)) for name in self._out["sender"]),
        )  # fmt: skip

    def _parts(self, turn: Turn) -> tuple[tuple[str, object], ...]:
        hour = ("hour", self._hour_of(turn.at_us))
        return ("whole", ""), ("line", turn.line), hour, *([] if turn.incoming else [("sender", turn.sender)])

    def _count(self, into: dict[str, Counter[object]], turn: Turn) -> None:
        for part, name in self._parts(turn):
            into[part][name] += 1

    def _end(self, begun: Turn, answer: Turn) -> None:
        for part, name in self._parts(answer):
            # Which line kept somebody waiting is said by the text that waited, not by the answer.
            named = begun.line if part == "line" else name
            self._waits[part, named].append(answer.at_us - begun.at_us)

    def _share(self, part: str, name: object, still_open: int = 0) -> Share:
        waits = Waits.of(self._waits.get((part, name), ()))
        return Share(self._in[part][name], self._out[part][name], waits, still_open)


def _first(pending: Sequence[Turn], at_us: int) -> Turn | None:
    """The first of these that still counts as waiting at an instant."""
    return next((one for one in pending if one.at_us >= at_us - WAITS_AT_MOST_US), None)


def _ranked(shares: Iterable[tuple[_Name, Share]]) -> tuple[tuple[_Name, Share], ...]:
    return tuple(sorted(shares, key=lambda one: (-one[1].texts_in - one[1].texts_out, one[0])))
