"""Searching against a plain scan: the same texts for random questions, with and without a sieve, over a whole corpus.

`python -m tests.fuzz.searching` asks 1,000 questions; `make fuzz` does it too. The scan shares nothing with the program
but Unicode's data and what a link is: it folds letter by letter, and works out for itself who waits.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from evoinbox.demo.corpus import read_corpus
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.folding import fold
from evoinbox.domain.links import LinkKind, find_links
from evoinbox.domain.message import Direction, LineId, Message, MessageId
from evoinbox.domain.sieve import ALL, EVER_US, FOR_EVER_US, Sieve
from evoinbox.engine.archive import BEGIN
from evoinbox.engine.past import EVER_US as ALL_THE_PAST_US
from evoinbox.store.cache import Cache
from tests.demo.test_worlds import REAL
from tests.support.build import KEY, MINUTE_US, NOW_US, message

PAGE: Final = 250
PEOPLE: Final = 300
LINES: Final = ("line-1", "line-2", "línea 3")
WEEK_US: Final = 7 * 24 * 60 * MINUTE_US


def plainly(text: str) -> str:
    """Folded letter by letter from Unicode's own data, as an opinion beside ours."""
    letters: list[str] = []
    for letter in text:
        rest = [letter]
        while rest:
            one = rest.pop(0)
            apart = unicodedata.decomposition(one)
            if apart and not apart.startswith("<"):
                rest = [chr(int(code, 16)) for code in apart.split()] + rest
            elif unicodedata.combining(one) < 10:
                letters.append(one.casefold() if one != "\0" else " ")
    return unicodedata.normalize("NFC", "".join(letters))


def texts_of(kept: Sequence[str], dice: Random) -> list[Message]:
    """The texts as a business would have them: each some minutes older than the one before, a few at one instant."""
    at_us, made = NOW_US, []
    for place, text in enumerate(kept):
        at_us -= dice.choice((0, 1, 3, 9)) * MINUTE_US
        made.append(
            message(
                f"t{place:06}", address=f"+1503{5550000 + dice.randrange(PEOPLE)}", at_us=at_us, text=text,
                line=dice.choice(LINES), direction=dice.choice(tuple(Direction)), unread=dice.random() < 0.03,
            )
        )  # fmt: skip
    return [one if one.direction is Direction.INCOMING else replace(one, unread=False) for one in made]


@dataclass(frozen=True, slots=True)
class Scan:
    """The other opinion: everything is looked at, one text after the other."""

    texts: Sequence[Message]
    folded: Sequence[str]
    answered_us: dict[ConversationKey, int]
    linked: frozenset[MessageId]

    @classmethod
    def of(cls, texts: Sequence[Message]) -> Scan:
        """Fold all texts, and note the last answer in each conversation."""
        answers: dict[ConversationKey, int] = defaultdict(int)
        for one in texts:
            if one.direction is Direction.OUTGOING:
                answers[one.conversation] = max(answers[one.conversation], one.at_us)
        linked = {one.id for one in texts if any(link.kind is not LinkKind.TEXT for link in find_links(one.text, "US"))}
        return cls(texts, [plainly(one.text) for one in texts], answers, frozenset(linked))

    def find(self, sought: str, sieve: Sieve, answered: frozenset[ConversationKey]) -> set[MessageId]:
        """The texts that say what is sought and go through."""
        words = plainly(sought)
        return {
            one.id
            for one, folded in zip(self.texts, self.folded, strict=True)
            if words in folded and self._passes(one, sieve, answered)
        }

    def _passes(self, one: Message, sieve: Sieve, answered: frozenset[ConversationKey]) -> bool:
        return (
            sieve.line in (None, one.line)
            and sieve.direction in (None, one.direction)
            and sieve.since_us <= one.at_us < sieve.until_us
            and (not sieve.link or one.id in self.linked)
            and (not sieve.unread or one.unread)
            and (sieve.waiting_after_us is None or self._waits(one, sieve.waiting_after_us, answered))
        )

    def _waits(self, one: Message, after_us: int, answered: frozenset[ConversationKey]) -> bool:
        last_us = self.answered_us.get(one.conversation, 0)
        if one.direction is Direction.OUTGOING or one.at_us <= last_us or one.conversation in answered:
            return False
        first_us = min(
            other.at_us
            for other in self.texts
            if other.conversation == one.conversation
            and other.direction is Direction.INCOMING
            and other.at_us > last_us
        )
        return first_us > after_us


def fill(place: Path, texts: Sequence[Message], dice: Random) -> Cache:
    """A cache that took the texts as they come: the past from its end, some live ones, a few late, a few changed."""
    cache = Cache(place / "cache.db", KEY)
    late = {one.id for one in texts if dice.random() < 0.02}
    live, past = list(texts[:40]), [one for one in texts[40:] if one.id not in late]

    def take(part: Sequence[Message], reached_us: int) -> None:
        with cache.transaction():
            cache.store(part, ())
        while cache.file(PAGE, reached_us):
            pass

    for first in range(0, len(past), PAGE):
        part = past[first : first + PAGE]
        take([replace(one, line=LineId("elsewhere")) if dice.random() < 0.01 else one for one in part], part[-1].at_us)
    for first in range(0, len(past), PAGE):
        take(past[first : first + PAGE], ALL_THE_PAST_US)  # read again: on the right line now
    for one in reversed(live):
        take([one], ALL_THE_PAST_US)
    take([one for one in texts if one.id in late], ALL_THE_PAST_US)
    return cache


def question(kept: Sequence[str], dice: Random) -> str:
    """A part of a text in any case, with accents or without; now and then nothing at all."""
    text = dice.choice(kept)
    length = dice.choice((0, 1, 2, 3, 3, 4, 5, 6, 8, 12, 20))
    begin = dice.randrange(max(1, len(text) - length + 1))
    return dice.choice((str.upper, str.lower, str))(text[begin : begin + length])


def sieve_of(texts: Sequence[Message], dice: Random) -> Sieve:
    """Any sieve; half of them let all through."""
    if dice.random() < 0.5:
        return ALL
    some = [one.at_us for one in dice.sample(texts, 2)]
    return Sieve(
        line=LineId(dice.choice((*LINES, "no such line"))) if dice.random() < 0.3 else None,
        direction=dice.choice(tuple(Direction)) if dice.random() < 0.3 else None,
        since_us=min(some) if dice.random() < 0.4 else EVER_US,
        until_us=max(some) if dice.random() < 0.4 else FOR_EVER_US,
        link=dice.random() < 0.2,
        unread=dice.random() < 0.2,
        waiting_after_us=NOW_US - WEEK_US if dice.random() < 0.2 else None,
    )


def disagreement(kept: Sequence[str], questions: int, place: Path) -> str:
    """Ask both; returns the first question they answer differently, or nothing."""
    dice = Random(11)
    texts = texts_of(kept, dice)
    cache, scan = fill(place, texts, dice), Scan.of(texts)
    answered = frozenset(dice.sample(sorted({one.conversation for one in texts}), 20))
    try:
        for _ in range(questions):
            sought, sieve = question(kept, dice), sieve_of(texts, dice)
            if sieve.empty and not fold(sought):
                continue
            below, found = BEGIN, list[MessageId]()
            while below:
                hits, below = cache.find(fold(sought), below, sieve, answered)
                found += [hit.id for hit in hits]
            expected = scan.find(sought, sieve, answered)
            if expected != set(found):
                missing, surplus = sorted(expected - set(found)), sorted(set(found) - expected)
                return f"{sought!r} {sieve}: missing {missing[:5]}, surplus {surplus[:5]}"
    finally:
        cache.close()
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.searching", description=__doc__)
    parser.add_argument("--questions", type=int, default=1000, help="how many (default: %(default)s)")
    options = parser.parse_args()
    begun = time.monotonic()
    kept = [one.text for one in read_corpus(REAL)]
    with tempfile.TemporaryDirectory() as place:
        wrong = disagreement(kept, options.questions, Path(place))
    if wrong:
        print(wrong)
        return 1
    print(
        f"{options.questions} questions to {len(kept):,} texts in {time.monotonic() - begun:.0f} s:"
        " 0 missing, 0 surplus beside a plain scan."
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
