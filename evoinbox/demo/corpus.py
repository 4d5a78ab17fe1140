"""Real texts as conversations: files of the form of the NUS SMS Corpus.

A line is a JSON object with `id`, `sender`, `recipient` (anonymous), `time` (local, in one of several forms, or null)
and `text`. Invariants: unless cut or repeated, every text appears exactly once; anonymous ids become the same numbers
in every run; a pair that writes in both directions is one conversation; texts without a date keep the file's order.
"""

from __future__ import annotations

import gzip
import random
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median_low
from typing import Final

import msgspec

from evoinbox.demo.story import Numbers
from evoinbox.demo.world import DEMO_NAME, OPT_OUT, DemoLine, Kept, World

LINES: Final = (
    DemoLine("line-main", "Main line", "+15035550101"),
    DemoLine("line-sales", "Sales", "+15035550102"),
    DemoLine("line-service", "Service", "+15035550103"),
)
SHARE_OF_ANSWERS: Final = 0.4
"""How many texts of a one-way pair are turned into answers, so that a thread reads as a dialogue."""

SPAN_S: Final = 200 * 24 * 3600
"""Over how long a time before now texts without a date are spread at most."""

ODD_S: Final = 4 * 365 * 24 * 3600
"""So far from the middle of a file, a date is a wrong clock's: the real corpus is of 2008 to 2013, 11 texts aside."""

ANSWERS: Final = 400
"""How many of a corpus's texts live customers choose from."""

_YEAR_FIRST: Final = re.compile(r"(\d{4})[.-](\d\d?)[.-](\d\d?)\s*(\d\d?):(\d\d)(?::(\d\d))?")
_MONTH_FIRST: Final = re.compile(r"(\d\d?)/(\d\d?)/(\d{4}) (\d\d?):(\d\d)(?::(\d\d))?(?: ([AP])M)?")


class CorpusText(msgspec.Struct):
    """One line of the file."""

    text: str
    sender: str | int | None = None
    recipient: str | int | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    incoming: bool | None
    at_s: int | None
    text: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """One conversation to be: whose texts it takes, in order and repeatedly, and how many."""

    number: str
    said: Sequence[_Said]
    dated: bool
    count: int


def read_corpus(path: Path) -> list[CorpusText]:
    """Read a .jsonl or .jsonl.gz file; raises OSError, or ValueError saying what is not of the form."""
    decode = msgspec.json.Decoder(CorpusText).decode
    found: list[CorpusText] = []
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    found.append(decode(line))
                except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                    raise ValueError(f"line {number} is not a text of a corpus: {error}") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ValueError(f"it is no whole gzip file: {error}") from error
    if not found:
        raise ValueError("it holds no texts")
    return found


def corpus_world(
    corpus: list[CorpusText],
    now_us: Callable[[], int],
    *,
    messages: int | None = None,
    conversations: int | None = None,
    seed: int = 0,
) -> World:
    """Build a world of `messages` texts over `conversations`; what is not said follows from the corpus in proportion.

    A corpus with more is cut, one with fewer repeated with other numbers; no conversation is without a text.
    """
    world = World(list(LINES), business="Corpus", accounts=("Corpus",), now_us=now_us)
    begin_us, dice = now_us(), random.Random(seed)
    pairs = _paired(corpus)
    newest_s = max((said.at_s for texts in pairs.values() for said in texts if said.at_s is not None), default=0)
    answers = tuple(text.text for text in corpus if _is_answer(text.text))[:ANSWERS]
    kept: list[Kept] = []
    for place, plan in enumerate(_planned(pairs, messages, conversations)):
        thread = world.thread(plan.number, place % len(LINES), answers)
        kept += _told(plan, thread, begin_us, newest_s, dice)
    world.fill(kept)
    return world


def _paired(corpus: list[CorpusText]) -> dict[tuple[str, str], list[_Said]]:
    """Each conversation's texts, in the file's order, by pair; `incoming` is None where only one side writes."""
    read = [_seconds(text.time) for text in corpus]
    dates = [at_s for at_s in read if at_s is not None]
    middle_s = median_low(dates) if dates else 0
    pairs = {(str(text.sender), str(text.recipient)) for text in corpus}
    found: dict[tuple[str, str], list[_Said]] = {}
    for text, at_s in zip(corpus, read, strict=True):
        pair = (str(text.sender), str(text.recipient))
        back = pair[::-1]
        both = back in pairs and back != pair
        sound_s = at_s if at_s is not None and abs(at_s - middle_s) < ODD_S else None
        said = _Said(pair < back if both else None, sound_s, text.text)
        found.setdefault(min(pair, back) if both else pair, []).append(said)
    return found


def _planned(
    pairs: dict[tuple[str, str], list[_Said]], messages: int | None, conversations: int | None
) -> Iterator[_Plan]:
    names, total = list(pairs), sum(map(len, pairs.values()))
    places = conversations or max(round(len(names) * (messages or total) / total), 1)
    places = min(places, messages) if messages is not None else places
    said = [
        [one for name in names[place::places] for one in pairs[name]] or pairs[names[place % len(names)]]
        for place in range(places)
    ]
    counts = _shared_out([len(texts) for texts in said], messages)
    numbers = Numbers()
    for place, (texts, count) in enumerate(zip(said, counts, strict=True)):
        turn, first = divmod(place, len(names))
        yield _Plan(numbers.of(*names[first], turn), texts, turn == 0, count)


def _shared_out(sizes: list[int], wanted: int | None) -> list[int]:
    """How many texts each conversation gets: `wanted` in all (at least one each), in proportion to what it has."""
    total = sum(sizes)
    if wanted is None or wanted == total:
        return sizes
    counts = [max(size * wanted // total, 1) for size in sizes]
    missing = wanted - sum(counts)
    for place in sorted(range(len(sizes)), key=lambda place: -sizes[place]):
        change = max(missing, 1 - counts[place]) if missing < 0 else min(missing, 1)
        counts[place] += change
        missing -= change
    return counts


def _told(plan: _Plan, thread: int, begin_us: int, newest_s: int, dice: random.Random) -> Iterator[Kept]:
    """The texts of one conversation. Counted back from now in whole microseconds, so that every start orders alike."""
    texts = [plan.said[turn % len(plan.said)] for turn in range(plan.count)]
    dates = [
        said.at_s if plan.dated and turn < len(plan.said) else None for turn, said in enumerate(texts)
    ]  # a text told again gets a time of its own
    made_up = iter(_made_up(sum(at_s is None for at_s in dates), dice))
    for said, at_s in zip(texts, dates, strict=True):
        back_us = next(made_up) if at_s is None else (newest_s - at_s + 60) * 1_000_000
        incoming = dice.random() >= SHARE_OF_ANSWERS if said.incoming is None else said.incoming
        unread = incoming and back_us < 6 * 3600 * 1_000_000 and dice.random() < 0.3
        yield Kept(thread, begin_us - back_us, incoming, "" if incoming else DEMO_NAME, said.text, unread)


def _made_up(count: int, dice: random.Random) -> list[int]:
    """Times of a conversation without dates, oldest first, in microseconds before now: bursts with days between."""
    gaps = [dice.expovariate(1 / 180) if dice.random() < 0.8 else dice.expovariate(1 / 86_400) for _ in range(count)]
    # Each conversation has an end of its own, so that the list is not all of one minute.
    end_s = 90 + min(dice.expovariate(20 / SPAN_S), SPAN_S)
    scale = min(SPAN_S / (sum(gaps) or 1), 1)
    found = []
    back_s = end_s
    for gap in gaps:
        found.append(int(back_s * 1_000_000))
        back_s += gap * scale
    return found[::-1]


def _is_answer(text: str) -> bool:
    return 3 < len(text) < 160 and text.strip().upper() not in OPT_OUT


def _seconds(written: str | None) -> int | None:
    if found := _YEAR_FIRST.match(written or ""):
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    elif found := _MONTH_FIRST.match(written or ""):
        month, day, year, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        if month > 12:
            month, day = day, month
        if found[7]:
            hour = hour % 12 + 12 * (found[7] == "P")
    else:
        return None
    try:
        return int(datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp())
    except ValueError:
        return None
