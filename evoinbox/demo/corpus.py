"""Real texts as conversations: files of the form of the NUS SMS Corpus.

A line is a JSON object with `id`, `sender`, `recipient` (anonymous), `time` (local, in one of several forms, or null)
and `text`. Invariants: every text appears exactly once a round; anonymous ids become the same numbers in every run; a
pair that writes in both directions is one conversation.
"""

from __future__ import annotations

import gzip
import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from evoinbox.demo.story import other_number
from evoinbox.demo.world import DEMO_NAME, DemoLine, Kept, World

LINES: Final = (
    DemoLine("line-main", "Main line", "+15035550101"),
    DemoLine("line-sales", "Sales", "+15035550102"),
    DemoLine("line-service", "Service", "+15035550103"),
)
FORMS: Final = ("%Y.%m.%d %H:%M", "%m/%d/%Y %H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M %p")
SHARE_OF_ANSWERS: Final = 0.4
"""How many texts of a one-way pair are turned into answers, so that a thread reads as a dialogue."""

SPAN_S: Final = 200 * 24 * 3600
"""Over how long a time before now texts without a date are spread."""


class CorpusText(msgspec.Struct):
    """One line of the file."""

    text: str
    sender: str | int | None = None
    recipient: str | int | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    pair: tuple[str, str]
    incoming: bool | None
    at_s: float | None
    text: str


def read_corpus(path: Path) -> list[CorpusText]:
    """Read a .jsonl or .jsonl.gz file; raises OSError, or ValueError naming the line that is not of the form."""
    decode = msgspec.json.Decoder(CorpusText).decode
    found: list[CorpusText] = []
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                found.append(decode(line))
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise ValueError(f"line {number} is not a text of a corpus: {error}") from error
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
    """Build a world of `messages` texts (if not said, all); a corpus with fewer is repeated with other numbers."""
    world = World(list(LINES), business="Corpus", accounts=("Corpus",), now_us=now_us)
    begin_s = now_us() / 1_000_000
    said = list(_paired(corpus))
    shift_s = begin_s - 60 - max((text.at_s for text in said if text.at_s is not None), default=begin_s)
    world.fill(itertools.islice(_rounds(world, said, begin_s, shift_s, conversations, seed), messages or len(said)))
    return world


def _rounds(
    world: World, said: list[_Said], begin_s: float, shift_s: float, conversations: int | None, seed: int
) -> Iterator[Kept]:
    dice = random.Random(seed)
    numbers: dict[tuple[int, tuple[str, str]], int] = {}
    paces: dict[int, float] = {}
    for turn in itertools.count():
        for text in said:
            number = numbers.setdefault((turn, text.pair), len(numbers))
            place = number % conversations if conversations is not None else number
            thread = world.thread(other_number(place), place % len(LINES))
            if text.at_s is not None and turn == 0:
                at_s = text.at_s + shift_s
            else:
                # Each conversation has an end of its own, so that the list is not all of one minute.
                end_s = paces.setdefault(place, dice.expovariate(1 / (SPAN_S / 20)))
                at_s = begin_s - 90 - end_s - dice.random() * SPAN_S
            incoming = dice.random() >= SHARE_OF_ANSWERS if text.incoming is None else text.incoming
            unread = incoming and begin_s - at_s < 6 * 3600 and dice.random() < 0.3
            sender = "" if incoming else DEMO_NAME
            yield Kept(thread, int(at_s * 1_000_000), incoming, sender, text.text, unread)


def _paired(corpus: list[CorpusText]) -> Iterator[_Said]:
    pairs = {(str(text.sender), str(text.recipient)) for text in corpus}
    for text in corpus:
        pair = (str(text.sender), str(text.recipient))
        back = pair[::-1]
        if back not in pairs or back == pair:
            yield _Said(pair, None, _seconds(text.time), text.text)
        else:
            yield _Said(min(pair, back), pair < back, _seconds(text.time), text.text)


def _seconds(written: str | None) -> float | None:
    for form in FORMS if written else ():
        with suppress(ValueError):
            return datetime.strptime(written or "", form).replace(tzinfo=UTC).timestamp()
    return None
