"""A person as the agent knows them: name, company, note and tags, and the addresses that reach them.

Invariants: an address belongs to at most one person; people of one name are people apart; what is kept is trimmed and
bounded; nothing here ever comes from the service, or goes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, NewType

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.folding import fold

PersonId = NewType("PersonId", int)

NOT_KEPT: Final = PersonId(0)
"""The id of a person who is not kept yet."""

TAG: Final = "tag:"
"""Before a tag where it is sought as one."""

LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 4000
LONGEST_TAG: Final = 40
MOST_TAGS: Final = 20

_APART: Final = re.compile(r"[,;\n]")
_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reached:
    """An address of a person: the conversation it belongs to, and as somebody wrote it."""

    key: ConversationKey
    written: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who a customer is to the agent; a note may be kept of somebody without a name. `noted_at_us` is when it was."""

    id: PersonId = NOT_KEPT
    name: str = ""
    company: str = ""
    note: str = ""
    noted_at_us: int = 0
    tags: tuple[str, ...] = ()
    addresses: tuple[Reached, ...] = ()

    def __repr__(self) -> str:
        """Keep names and numbers out of logs and tracebacks."""
        return f"Person(id={self.id})"

    @property
    def keys(self) -> frozenset[ConversationKey]:
        """The conversations that are theirs."""
        return frozenset(reached.key for reached in self.addresses)

    @property
    def says_something(self) -> bool:
        """Whether anything is known of them beside addresses."""
        return bool(self.name or self.company or self.note or self.tags)

    def says_as_much_as(self, other: Person) -> bool:
        """Whether they differ in nothing but their ids, when it was noted, and the order of addresses."""
        mine, theirs = (replace(tidy(one), id=NOT_KEPT, noted_at_us=0, addresses=()) for one in (self, other))
        return mine == theirs and set(self.addresses) == set(other.addresses)

    def sought(self) -> str:
        """All that finds them, folded: tags by themselves and as `tag:vip`."""
        return fold("\t".join((self.name, self.company, *(f"{TAG}{tag}" for tag in self.tags), self.note)))


def tidy(person: Person) -> Person:
    """The same as it is kept."""
    addresses: dict[ConversationKey, Reached] = {}
    for reached in person.addresses:
        addresses.setdefault(reached.key, reached)
    note = person.note.strip()[:LONGEST_NOTE]
    return replace(
        person, name=_line(person.name), company=_line(person.company), note=note,
        noted_at_us=person.noted_at_us if note else 0, tags=tidy_tags(person.tags), addresses=tuple(addresses.values()),
    )  # fmt: skip


def read_tags(written: str) -> tuple[str, ...]:
    """Tags as they are typed: apart by commas, with or without a # before them."""
    return tidy_tags(_APART.split(written))


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, however its letters are written; the first spelling stays."""
    found: dict[str, str] = {}
    for tag in tags:
        words = _line(tag.strip().lstrip("#").replace(",", " ").replace(";", " "))[:LONGEST_TAG].strip()
        if words:
            found.setdefault(fold(words), words)
    return tuple(found.values())[:MOST_TAGS]


def joined(kept: Person, other: Person) -> Person:
    """One person of two: what the first one lacks comes from the other, tags, notes and addresses are those of both."""
    notes = [kept.note, *([other.note] if other.note not in kept.note else [])]
    return tidy(
        replace(
            kept, name=kept.name or other.name, company=kept.company or other.company,
            note="\n".join(note for note in notes if note), noted_at_us=max(kept.noted_at_us, other.noted_at_us),
            tags=(*kept.tags, *other.tags), addresses=(*kept.addresses, *other.addresses),
        )
    )  # fmt: skip


def _line(words: str) -> str:
    return _BLANKS.sub(" ", words).strip()[:LONGEST_NAME].strip()
