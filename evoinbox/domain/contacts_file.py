"""Contacts of other programs' files, whatever kind they are of, read in portions; and the agent's people as a file.

Invariants: the kind is told by what a file begins with, not by its name; reading is total but for a file that has no
contacts at all; nothing is read that was not asked for.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from evoinbox.domain.contact import Contact, Read, Unread, byte_lines
from evoinbox.domain.contact_table import read_table, write_table
from evoinbox.domain.errors import NoContacts
from evoinbox.domain.person import Person
from evoinbox.domain.vcard import looks_like_cards, read_cards, write_card

BREATH: Final = 1000


class Form(enum.Enum):
    """How contacts are written, by the end of a file's name."""

    CARDS = "vcf"
    TABLE = "csv"


def read_contacts(chunks: Iterable[bytes]) -> Iterator[Read]:
    """All contacts of a file, which comes in portions; raises NoContacts where it is no such file."""
    lines = byte_lines(chunks)
    beginning = list[bytes]()
    while not (beginning and beginning[-1].strip()):
        line = next(lines, None)
        if line is None:
            raise NoContacts
        beginning.append(line)
        if len(beginning) % BREATH == 0:
            yield None
    some = False
    read = read_cards if looks_like_cards(beginning[-1]) else read_table
    for found in read(chain(beginning, lines)):
        some = some or isinstance(found, Contact | Unread)
        yield found
    if not some:
        raise NoContacts


def write_contacts(people: Sequence[Person], form: Form) -> Iterator[bytes]:
    """A file of people, in portions."""
    match form:
        case Form.CARDS:
            return map(write_card, people)
        case Form.TABLE:
            return write_table(people)
