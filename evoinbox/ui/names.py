"""How a customer is called on screen: the name the agent gave, else the number in reading form; initials for the disc.

Invariants: the answer depends on the address, the home region and the people the agent knows; each address is read
once, each person when first asked for; nothing here changes what is sent.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, Protocol

from evoinbox.domain.address import ConversationKey, read_address, reading_form
from evoinbox.domain.legible import one_line
from evoinbox.domain.person import NOT_KEPT, Person, PersonId

_KEPT: Final = 100_000
"""More than any inbox has customers: reading a number costs about 60 us, and the list asks for it at every paint."""

_LONGEST: Final = 250


class Acquainted(Protocol):
    """Where people are read."""

    def person(self, key: ConversationKey) -> Person | None:
        """Who the agent knows under that address."""

    def people_called(self, name: str) -> list[Person]:
        """All people of one name."""

    def more_people(self, after: PersonId, limit: int) -> list[Person]:
        """The next so many of all people by their ids; fewer are the last of them."""


class Strangers:
    """Nobody is known."""

    def person(self, _: ConversationKey) -> Person | None:
        """Nobody."""
        return None

    def people_called(self, _: str) -> list[Person]:
        """Nobody."""
        return []

    def more_people(self, _: PersonId, __: int) -> list[Person]:
        """Nobody."""
        return []


class Names:
    """Owned by the window. `version` is another number whenever somebody may be called otherwise."""

    def __init__(self, region: str) -> None:
        self.version = 0
        self._whole = False
        self.use_region(region)
        self.forget_people()

    def use_region(self, region: str) -> None:
        """Another home region: every number may read differently."""
        self.region = region
        self.version += 1
        self._form = lru_cache(maxsize=_KEPT)(self._read)
        self._called = lru_cache(maxsize=_KEPT)(self._call)

    def know(self, acquainted: Acquainted) -> None:
        """Read people there from now on."""
        self._acquainted = acquainted
        self.look_again(None)

    def forget_people(self) -> None:
        """Nobody is known any more."""
        self.know(Strangers())

    def look_again(self, keys: Collection[ConversationKey] | None) -> None:
        """Who these are with, or all, reads differently now."""
        if keys is None or not self._whole:
            self._people: dict[ConversationKey, Person | None] = {}
            self._everybody: list[Person] = []
            self._read_to, self._whole = NOT_KEPT, False
        else:
            others = {one.id for key in keys if (one := self._people.get(key)) is not None}
            self._people.update((key, self._acquainted.person(key)) for key in keys)
            fresh = {one.id: one for key in keys if (one := self._people[key]) is not None}
            kept = (one for one in self._everybody if one.id not in others and one.id not in fresh)
            self._everybody = [*kept, *fresh.values()]
        self._called.cache_clear()
        self.version += 1

    def of(self, address: str) -> str:
        """The name, or the number for reading; nothing in it hides."""
        return self._called(address)

    def number(self, address: str) -> str:
        """The number for reading, whoever has it."""
        return self._form(address)

    def person(self, key: ConversationKey) -> Person | None:
        """Who the agent knows under that address."""
        if key not in self._people:
            if self._whole:
                return None
            self._people[key] = self._acquainted.person(key)
        return self._people[key]

    @property
    def everybody_known(self) -> bool:
        """Whether all people have been read."""
        return self._whole

    @property
    def everybody(self) -> Sequence[Person]:
        """All people that have been read so far."""
        return self._everybody

    def learn_people(self, count: int) -> None:
        """Read so many people more."""
        if not self._whole:
            found = self._acquainted.more_people(self._read_to, count)
            self._everybody += found
            for person in found:
                self._people.update((reached.key, person) for reached in person.addresses)
            self._whole = len(found) < count
            self._read_to = found[-1].id if found else self._read_to

    def namesakes(self, name: str, besides: Collection[PersonId]) -> list[Person]:
        """Other people of that name."""
        return [one for one in self._acquainted.people_called(name) if one.id not in besides] if name else []

    def key_of(self, address: str) -> ConversationKey:
        """The conversation an address belongs to."""
        return read_address(address, self.region).key

    def _call(self, address: str) -> str:
        person = self.person(self.key_of(address))
        name = one_line(person.name or person.company, _LONGEST) if person is not None else ""
        return name or self._form(address)

    def _read(self, address: str) -> str:
        return one_line(reading_form(read_address(address, self.region), self.region), _LONGEST)


def initials(name: str) -> str:
    """What the disc says: two initials of a name, the last two digits of a number."""
    words = [word for word in name.replace("@", " ").replace(".", " ").split() if word[0].isalpha()]
    if not words:
        return "".join(c for c in name if c.isdigit())[-2:]
    return (words[0][0] + (words[1][0] if len(words) > 1 else "")).upper()


def digits(words: str) -> str:
    """The digits of a number however it is written; of words without any, the words."""
    return "".join(letter for letter in words if letter.isdigit()) or words
