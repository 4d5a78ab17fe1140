"""What was written, what the program says became of it, and what the server really carried out: compared.

Invariants: the server's ledger is the judge, never the program; every claim is judged when it is made, and once more
at the end. Texts of the same words to the same customer are told apart by nothing but their number, so they are
counted.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from evoinbox.demo.world import Ledger
from evoinbox.domain.outgoing import OutgoingState

Words = tuple[str, str]
"""Address and text."""


@dataclass(slots=True)
class Written:
    """One text the agent writes; `id` is the outbox's once it is known, `state` what the program said last."""

    n: int
    to: str
    text: str
    id: str = ""
    state: OutgoingState | None = None
    gone: bool = False
    decided: bool = False
    story: list[str] = field(default_factory=list)

    def tell(self, what: str) -> None:
        """Remember what happened, for whoever has to find out why."""
        self.story.append(f"{time.time():.2f} {what}")

    @property
    def words(self) -> Words:
        """By what it is found in the ledger."""
        return self.to, self.text


@dataclass(slots=True)
class Judge:
    """Keeps the book of a run; `wrong` gathers every claim that was not true, in words."""

    ledger: list[Ledger]
    written: list[Written] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    _counted: int = 0
    _carried_out: Counter[Words] = field(default_factory=Counter)
    _alike: dict[Words, list[Written]] = field(default_factory=lambda: defaultdict(list))

    def write(self, to: str, text: str) -> Written:
        """The agent is about to write a text."""
        made = Written(len(self.written), to, text)
        self.written.append(made)
        self._alike[made.words].append(made)
        return made

    def change(self, text: Written, words: str) -> None:
        """The agent put other words in its place."""
        self._alike[text.words].remove(text)
        text.text = words
        self._alike[text.words].append(text)

    def has_arrived(self, text: Written) -> bool:
        """What the customer answers when asked: one that no other text accounts for."""
        accepted = sum(other.state is OutgoingState.ACCEPTED for other in self._alike[text.words] if other is not text)
        return self._count(text.words) > accepted

    def claim(self, text: Written, state: OutgoingState) -> None:
        """The program says where a text stands."""
        text.state = state
        text.tell(state.value)
        alike = self._alike[text.words]
        accepted = sum(other.state is OutgoingState.ACCEPTED for other in alike)
        # What the program said of others of the same words is older than the ledger: they may have left meanwhile.
        out = sum(other is not text and other.state is not OutgoingState.ACCEPTED and not other.gone for other in alike)
        count = self._count(text.words)
        if state is OutgoingState.ACCEPTED and count < accepted:
            self.wrong.append(
                f"text {text.n} is called accepted, and the server has {count} of {accepted}: {_told_of(alike)}"
            )
        if state in (OutgoingState.FAILED, OutgoingState.WITHDRAWN) and count > accepted + out:
            self.wrong.append(
                f"text {text.n} is called {state.value}, and the server has {count}, not {accepted}: {_told_of(alike)}"
            )

    def lost(self) -> int:
        """Texts that are called accepted or were never given up, and are not in the ledger."""
        return sum(max(0, self._wanted(words) - self._count(words)) for words in self._alike)

    def twice(self) -> int:
        """Texts in the ledger beyond those wanted there."""
        known = sum(max(0, self._count(words) - self._wanted(words)) for words in self._alike)
        self._count(("", ""))
        return known + sum(count for words, count in self._carried_out.items() if words not in self._alike)

    def stories(self) -> list[str]:
        """All that is known of texts that are lost or there twice."""
        told = []
        for words, alike in self._alike.items():
            if self._count(words) != self._wanted(words):
                entries = [int(entry.message[:8], 16) for entry in self.ledger if (entry.address, entry.body) == words]
                told.append(f"{_told_of(alike)}; carried out {entries}")
        return told

    def disordered(self) -> int:
        """Texts that overtook one written before them to the same customer, though the agent decided about neither."""
        places: dict[Words, list[int]] = defaultdict(list)
        for place, entry in enumerate(self.ledger):
            places[entry.address, entry.body].append(place)
        last: dict[str, int] = {}
        found = 0
        for text in self.written:
            if text.decided or text.gone or len(self._alike[text.words]) > 1 or not places[text.words]:
                continue
            place = places[text.words][0]
            found += place < last.get(text.to, -1)
            last[text.to] = max(place, last.get(text.to, -1))
        return found

    def _wanted(self, words: Words) -> int:
        return sum(not text.gone for text in self._alike[words])

    def _count(self, words: Words) -> int:
        for entry in self.ledger[self._counted :]:
            self._carried_out[entry.address, entry.body] += 1
        self._counted = len(self.ledger)
        return self._carried_out[words]


def _told_of(alike: list[Written]) -> str:
    return " / ".join(f"text {text.n} {text.id}: {'; '.join(text.story)}" for text in alike)
