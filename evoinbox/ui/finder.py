"""Finds people among all conversations by a few letters of their name or digits of their number, at every key press.

Invariants: no question is answered by walking over all conversations in Python: one long text is searched by `str.find`
(50,000 conversations: under 10 ms, tests/bench/palette.py); names, which cost some 60 us each, are worked out in
portions and sought as far as they are known, numbers at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from evoinbox.domain.address import ConversationKey, sendable
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.folding import fold
from evoinbox.domain.person import Person
from evoinbox.ui.names import Names

_NUMBER: Final = re.compile(r"[+(\[]?[0-9][0-9 ()\[\]./~·-]*")
PEOPLE_AT_ONCE: Final = 4
"""So many people are read in the time that one name takes to be worked out."""


class Finder:
    """Owned by the window's launcher; `take` says among whom is sought, `learn` works out names.

    Beside those who have written, everybody the agent knows is sought who can be written to.
    """

    def __init__(self) -> None:
        self._names: Names | None = None
        self._version = -1
        self._lines: dict[ConversationKey, str] = {}
        self._unnamed: list[Conversation] = []
        self._written: set[ConversationKey] = set()
        self._known: list[ConversationKey] = []
        self._heard = 0
        self._keys: list[ConversationKey] = []
        self._text = "\n"
        self._starts: list[int] = []

    def take(self, conversations: Sequence[Conversation], names: Names) -> None:
        """Seek among these, the first ones first."""
        if names is not self._names or names.version != self._version:
            self._names, self._version = names, names.version
            self._lines.clear()
            self._known, self._heard = [], 0
        self._unnamed = [c for c in conversations if c.key not in self._lines]
        for c in self._unnamed:
            self._lines[c.key] = fold(f"{c.address}\t{c.key}").replace("\n", " ")
        self._unnamed.reverse()
        self._keys = [c.key for c in conversations]
        self._written = set(self._keys) if names.everybody else set()
        self._keys += [key for key in self._known if key not in self._written]
        self._join()

    def learn(self, count: int) -> bool:
        """Work out so many names more; returns whether there are any left."""
        names = self._names
        if names is None:
            return False
        if not names.everybody_known:
            names.learn_people(count * PEOPLE_AT_ONCE)
        if self._heard < len(names.everybody):
            self._hear(names.everybody[self._heard : self._heard + count * PEOPLE_AT_ONCE])
            return True
        for _ in range(min(count, len(self._unnamed))):
            c = self._unnamed.pop()
            person = names.person(c.key)
            sought = person.sought() if person is not None else ""
            self._lines[c.key] = _line(names.of(c.address), c.address, c.key, sought)
        if not self._unnamed:
            self._join()
        return bool(self._unnamed)

    def _hear(self, people: Sequence[Person]) -> None:
        """Those who have not written yet come behind those who have."""
        self._written = self._written or set(self._keys)
        self._heard += len(people)
        for person in people:
            sought = person.sought()
            for reached in person.addresses:
                if sendable(reached.key) is None:
                    continue
                self._known.append(reached.key)
                if reached.key not in self._written:
                    self._keys.append(reached.key)
                    self._lines[reached.key] = _line(
                        person.name or person.company, reached.written, reached.key, sought
                    )

    def _join(self) -> None:
        lines = [self._lines[key] for key in self._keys]
        self._text = "\n" + "\n".join(lines) + "\n"
        self._starts, place = [], 1
        for line in lines:
            self._starts.append(place)
            place += len(line) + 1

    def find(self, sought: str, most: int) -> list[ConversationKey]:
        """Whose name, address or number holds all the words: those that begin with the first one lead."""
        words = words_of(sought)
        if not words:
            return []
        found = dict.fromkeys(self._holding(f"\n{words[0]}", words, most))
        if len(found) < most:
            rarest = min(words, key=self._text.count)
            found |= dict.fromkeys(self._holding(rarest, words, most))
        return list(found)[:most]

    def _holding(self, mark: str, words: list[str], most: int) -> Iterator[ConversationKey]:
        place = 0
        while most > 0 and (place := self._text.find(mark, place)) >= 0:
            row = bisect_right(self._starts, place + mark.startswith("\n")) - 1
            end = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self._text) - 1
            line = self._text[self._starts[row] : end]
            if all(word in line for word in words):
                most -= 1
                yield self._keys[row]
            place = end


def words_of(sought: str) -> list[str]:
    """The words of a question; a number is one of them, without its punctuation and without zeros dialled before it.

    A number is kept with its country code, so "07700 900123" is within "+447700900123" from its second digit on.
    """
    text = fold(sought.strip())
    if _NUMBER.fullmatch(text):
        return [_digits(text)]
    return [_digits(word) if _NUMBER.fullmatch(word) else word for word in text.split()]


def _line(*parts: str) -> str:
    return fold("\t".join(parts)).replace("\n", " ")


def _digits(number: str) -> str:
    digits = "".join(letter for letter in number if letter.isdigit())
    return digits.lstrip("0") or digits
