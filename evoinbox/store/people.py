"""The people of the desk file: kept, found by their addresses, and read in portions.

Invariants: an address belongs to at most one person; who is not there is not found, and nothing else says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.person import NOT_KEPT, Person, PersonId, Reached
from evoinbox.store.database import Database, Row

_COLUMNS: Final = "id, name, company, note, noted_at, tags"
_OF_ADDRESS: Final = (
    "SELECT p.id, p.name, p.company, p.note, p.noted_at, p.tags FROM person_address a JOIN person p ON p.id = a.person"
    " WHERE a.conversation = ?"
)
_ADDRESSES: Final = "SELECT conversation, written FROM person_address WHERE person = ? ORDER BY place"
_ADDRESSES_BETWEEN: Final = (
    "SELECT person, conversation, written FROM person_address WHERE person > ? AND person <= ? ORDER BY person, place"
)


class People:
    """The writing side, on the desk's own connection; used by the engine's thread only. Methods raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, person: Person, absorbed: Collection[PersonId] = ()) -> tuple[Person, frozenset[ConversationKey]]:
        """Keep a person as they are now, and no longer those who are absorbed in them.

        Addresses of theirs that were somebody else's are theirs now. Returns them with their id, and whose
        conversations may read differently.
        """
        with self._database.transaction():
            touched = set(person.keys)
            for one in {person.id, *absorbed, *self._owners(person.keys)}:
                touched |= self._keys_of(one)
            self._forget(absorbed)
            if person.id == NOT_KEPT:
                self._database.run(
                    "INSERT INTO person (name, company, note, noted_at, tags) VALUES (?, ?, ?, ?, ?)", _facts(person)
                )
                row = self._database.one("SELECT last_insert_rowid()")
                person = replace(person, id=PersonId(row[0] if row else 0))
            else:
                self._forget([person.id])
                self._database.run("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", [person.id, *_facts(person)])
            rows = ((one.key, person.id, place, one.written) for place, one in enumerate(person.addresses))
            self._database.run_many("INSERT OR REPLACE INTO person_address VALUES (?, ?, ?, ?)", rows)
        return person, frozenset(touched)

    def forget(self, identity: PersonId) -> frozenset[ConversationKey]:
        """Keep a person no longer; returns whose conversations read differently."""
        with self._database.transaction():
            keys = self._keys_of(identity)
            self._forget([identity])
        return keys

    def of(self, key: ConversationKey) -> Person | None:
        """The person whose conversation that is."""
        return find(self._database, key)

    def unstage(self) -> None:
        """Nobody is being taken in, whatever an earlier time left behind."""
        with self._database.lazy_transaction():
            self._database.run("DELETE FROM staged_person")
            self._database.run("DELETE FROM staged_address")

    def stage(self, people: Sequence[Person], first: int) -> None:
        """Put a portion of those who are taken in aside, the first at that place: nobody is known by it yet."""
        with self._database.lazy_transaction():
            rows = ((place, one.id, *_facts(one)) for place, one in enumerate(people, first))
            self._database.run_many("INSERT INTO staged_person VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            addresses = (
                (reached.key, place, n, reached.written)
                for place, one in enumerate(people, first)
                for n, reached in enumerate(one.addresses)
            )
            self._database.run_many("INSERT OR REPLACE INTO staged_address VALUES (?, ?, ?, ?)", addresses)

    def take_in(self, absorbed: Collection[PersonId]) -> None:
        """All who were staged are known from now on, and those absorbed in them no longer: all at once, or none."""
        with self._database.transaction():
            row = self._database.one(
                "SELECT coalesce(max(id), 0)"
                " FROM (SELECT max(id) AS id FROM person UNION SELECT max(id) FROM staged_person)"
            )
            first = row[0] + 1 if row else 1
            self._forget(absorbed)
            self._database.run(
                "UPDATE person SET name = s.name, company = s.company, note = s.note, noted_at = s.noted_at,"
                " tags = s.tags FROM staged_person s WHERE s.id > 0 AND person.id = s.id"
            )
            self._database.run(
                "INSERT INTO person SELECT ? + place, name, company, note, noted_at, tags FROM staged_person"
                " WHERE id = 0",
                [first],
            )
            self._database.run(  # whoever is known keeps what they have, in its order
                "INSERT OR IGNORE INTO person_address SELECT a.conversation, iif(p.id > 0, p.id, ? + p.place), a.place,"
                " a.written FROM staged_address a JOIN staged_person p ON p.place = a.person",
                [first],
            )

    def _owners(self, keys: Iterable[ConversationKey]) -> set[PersonId]:
        rows = (self._database.one("SELECT person FROM person_address WHERE conversation = ?", [key]) for key in keys)
        return {PersonId(row[0]) for row in rows if row is not None}

    def _keys_of(self, identity: PersonId) -> frozenset[ConversationKey]:
        return frozenset(ConversationKey(row[0]) for row in self._database.run(_ADDRESSES, [identity]))

    def _forget(self, people: Iterable[PersonId]) -> None:
        self._database.run_many("DELETE FROM person WHERE id = ?", ((one,) for one in people))


def find(database: Database, key: ConversationKey) -> Person | None:
    """The person whose conversation that is."""
    row = database.one(_OF_ADDRESS, [key])
    return _whole(database, row) if row is not None else None


def called(database: Database, name: str) -> list[Person]:
    """All people of one name, whatever the case of its ASCII letters."""
    rows = database.run(f"SELECT {_COLUMNS} FROM person WHERE name = ? COLLATE NOCASE ORDER BY id", [name])  # noqa: S608 - a constant
    return [_whole(database, row) for row in rows]


def portion(database: Database, after: PersonId, limit: int) -> list[Person]:
    """The next so many people by their ids; fewer are the last of them."""
    rows = database.run(f"SELECT {_COLUMNS} FROM person WHERE id > ? ORDER BY id LIMIT ?", [after, limit])  # noqa: S608 - a constant
    if not rows:
        return []
    addresses: dict[int, list[Reached]] = {}
    for person, key, written in database.run(_ADDRESSES_BETWEEN, [after, rows[-1][0]]):
        addresses.setdefault(person, []).append(Reached(ConversationKey(key), written))
    return [_read(row, tuple(addresses.get(row[0], ()))) for row in rows]


def _whole(database: Database, row: Row) -> Person:
    rows = database.run(_ADDRESSES, [row[0]])
    return _read(row, tuple(Reached(ConversationKey(key), written) for key, written in rows))


def _read(row: Row, addresses: tuple[Reached, ...]) -> Person:
    identity, name, company, note, noted_at_us, tags = row
    return Person(
        PersonId(identity), name, company, note, noted_at_us, tuple(tags.split("\n")) if tags else (), addresses
    )


def _facts(person: Person) -> tuple[object, ...]:
    return person.name, person.company, person.note, person.noted_at_us, "\n".join(person.tags)
