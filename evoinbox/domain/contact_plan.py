"""What taking contacts in would do: who is new, who is known already, and what only the agent can answer.

Invariants: what the agent wrote is never overwritten, only what is missing is filled in; a number that is somebody's
stays theirs, and people of one name stay apart, unless the agent answers otherwise; the same file twice changes
nothing.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from evoinbox.domain.address import AddressKind, ConversationKey, read_address
from evoinbox.domain.contact import Contact, Odd, Unread
from evoinbox.domain.folding import fold
from evoinbox.domain.person import NOT_KEPT, Person, PersonId, Reached, joined, tidy

_BREATH: Final = 50
_DIALLED: Final = frozenset({AddressKind.NUMBER, AddressKind.SHORT_CODE})


class Verdict(enum.Enum):
    """What a contact is to the people who are known."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    NAMESAKE = "namesake"
    SHARED = "shared"


class Reply(enum.Enum):
    """What the agent wants of a contact that is asked about."""

    APART = "apart"
    JOIN = "join"


QUESTIONS: Final = (Verdict.SHARED, Verdict.NAMESAKE)
"""The verdicts that only the agent can decide about; left alone they stay apart."""


@dataclass(frozen=True, slots=True)
class Question:
    """A contact and those who may be the same person; `numbers` are theirs already."""

    contact: Contact
    verdict: Verdict
    whom: tuple[Person, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """Who is to be kept, new or changed, and who is absorbed in them."""

    people: tuple[Person, ...]
    absorbed: frozenset[PersonId]


class Plan:
    """Of one file: all who are kept are made known first. New ones have negative ids until they are kept."""

    def __init__(self, region: str, now_us: int) -> None:
        self._region, self._now_us = region, now_us
        self._known: list[Person] = []
        self._contacts: list[Contact] = []
        self._replies: dict[int, Reply] = {}
        self.unread: list[Unread] = []
        self.questions: list[Question] = []
        self.counts: Counter[Verdict] = Counter()
        self._begin()

    def _begin(self) -> None:
        self._people: dict[PersonId, Person] = {}
        self._owners: dict[ConversationKey, PersonId] = {}
        self._called: dict[str, PersonId] = {}
        self._touched: dict[PersonId, None] = {}
        self._absorbed: set[PersonId] = set()
        self._made = 0

    def know(self, people: Sequence[Person]) -> None:
        """Some more of those who are kept."""
        self._known += people
        self._admit(people)

    def _admit(self, people: Sequence[Person]) -> None:
        for one in people:
            self._people[one.id] = one
            self._owners.update((reached.key, one.id) for reached in one.addresses)
            if one.name:
                self._called.setdefault(fold(one.name), one.id)

    def take(self, found: Contact | Unread) -> None:
        """One more of the file."""
        if isinstance(found, Unread):
            self.unread.append(found)
            return
        person = self._read(found)
        if not person.addresses:
            self.unread.append(Unread(found.line, Odd.NO_NUMBER))
            return
        self._contacts.append(found)
        question = self._settle(found, person, Reply.APART)
        self.counts[question.verdict] += 1
        if question.verdict in QUESTIONS:
            self.questions.append(question)

    def reply(self, question: Question, reply: Reply) -> None:
        """What the agent wants of one contact."""
        self._replies[question.contact.line] = reply

    def replied(self, question: Question) -> Reply:
        """What the agent wants, or what is done where nothing was said."""
        return self._replies.get(question.contact.line, Reply.APART)

    def settle(self) -> Iterator[Intake | None]:
        """What is to be kept, by the replies: None now and then, that a turn may end, and the answer at last."""
        if Reply.JOIN in self._replies.values():
            self._begin()
            for start in range(0, len(self._known), _BREATH):
                self._admit(self._known[start : start + _BREATH])
                yield None
            for place, contact in enumerate(self._contacts):
                if place % _BREATH == 0:
                    yield None
                self._settle(contact, self._read(contact), self._replies.get(contact.line, Reply.APART))
        before, news = dict[PersonId, Person](), list[Person]()
        for start in range(0, len(self._known), _BREATH):
            before.update((one.id, one) for one in self._known[start : start + _BREATH])
            yield None
        for place, identity in enumerate(self._touched):
            one = self._people.get(identity)
            if one is not None and one != before.get(identity):
                news.append(one if identity in before else replace(one, id=NOT_KEPT))
            if place % _BREATH == 0:
                yield None
        yield Intake(tuple(news), frozenset(one for one in self._absorbed if one in before))

    def _read(self, contact: Contact) -> Person:
        addresses = [(one, read_address(one, self._region)) for one in contact.numbers]
        dialled = [(one, address) for one, address in addresses if address.kind in _DIALLED]
        others = [(one, read_address(one, self._region)) for one in contact.others]
        return tidy(
            Person(
                name=contact.name, company=contact.company, note=contact.note, noted_at_us=self._now_us,
                tags=contact.tags,
                addresses=tuple(Reached(address.key, one) for one, address in (*dialled, *others)),
            )
        )  # fmt: skip

    def _settle(self, contact: Contact, person: Person, reply: Reply) -> Question:
        owners = list(dict.fromkeys(self._owners[key] for key in _keys(person) if key in self._owners))
        whom = tuple(self._people[one] for one in owners)
        if not owners:
            namesake = self._called.get(fold(person.name)) if person.name else None
            if namesake is None:
                self._keep(person)
                return Question(contact, Verdict.NEW, ())
            question = Question(contact, Verdict.NAMESAKE, (self._people[namesake],))
            if reply is Reply.JOIN:
                self._fill(namesake, person)
            else:
                self._keep(person)
            return question
        if len(owners) == 1 and _one_name(whom[0], person):
            return Question(contact, Verdict.CHANGED if self._fill(owners[0], person) else Verdict.SAME, whom)
        taken = tuple(one.written for one in person.addresses if one.key in self._owners)
        if reply is Reply.JOIN:
            for other in owners[1:]:
                self._fill(owners[0], self._people.pop(other))
                self._absorbed.add(other)
            self._fill(owners[0], person)
        else:
            rest = tuple(one for one in person.addresses if one.key not in self._owners)
            if rest:
                self._keep(replace(person, addresses=rest))
        return Question(contact, Verdict.SHARED, whom, taken)

    def _keep(self, person: Person) -> None:
        self._made += 1
        self._put(replace(person, id=PersonId(-self._made)))

    def _fill(self, identity: PersonId, person: Person) -> bool:
        """What is missing comes from the file; returns whether anything did."""
        before = self._people[identity]
        note = "" if before.note else person.note
        self._put(joined(before, replace(person, note=note, noted_at_us=person.noted_at_us if note else 0)))
        return self._people[identity] != before

    def _put(self, person: Person) -> None:
        self._admit([person])
        self._touched[person.id] = None


def _keys(person: Person) -> list[ConversationKey]:
    return [reached.key for reached in person.addresses]


def _one_name(one: Person, other: Person) -> bool:
    return not one.name or not other.name or fold(one.name) == fold(other.name)
