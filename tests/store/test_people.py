"""People of the desk file: one address, one person; and reading them in portions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from evoinbox.domain.address import read_address
from evoinbox.domain.person import LONGEST_NOTE, NOT_KEPT, Person, PersonId, Reached, joined, read_tags, tidy
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk
from evoinbox.store.reader import Reader
from tests.support.build import KEY


@pytest.fixture
def files(tmp_path: Path) -> Iterator[tuple[Desk, Reader]]:
    """A desk and a reader of it."""
    Cache(tmp_path / "cache.db", KEY).close()
    desk = Desk(tmp_path / "desk.db", KEY)
    reader = Reader(tmp_path / "cache.db", tmp_path / "desk.db", KEY)
    yield desk, reader
    reader.close()
    desk.close()


def reached(*places: int) -> tuple[Reached, ...]:
    """Addresses by number."""
    return tuple(Reached(read_address(f"+1503555{n:04}", "US").key, f"503 555 {n:04}") for n in places)


def test_whatever_is_saved_an_address_has_one_person_and_all_are_read(files: tuple[Desk, Reader]) -> None:
    desk, reader = files
    chance, owners, kept = random.Random(5), dict[int, PersonId](), list[PersonId]()
    for turn in range(50):
        places = chance.sample(range(12), chance.randrange(1, 4))
        identity = chance.choice([NOT_KEPT, *kept])
        absorbed = set(chance.sample(kept, min(len(kept), chance.randrange(2)))) - {identity}
        before = {n: reader.person(reached(n)[0].key) for n in range(12)}
        saved, touched = desk.people.save(Person(identity, f"P{turn}", addresses=reached(*places)), absorbed)
        kept = [one for one in kept if one not in absorbed] + ([saved.id] if identity == NOT_KEPT else [])
        owners = {n: who for n, who in owners.items() if who not in {saved.id, *absorbed}}
        owners |= dict.fromkeys(places, saved.id)
        now = {n: reader.person(reached(n)[0].key) for n in range(12)}
        assert {n: one.id for n, one in now.items() if one is not None} == owners
        assert {reached(n)[0].key for n in range(12) if before[n] != now[n]} <= touched
    everybody, after = list[Person](), NOT_KEPT
    while portion := reader.more_people(after, 7):
        everybody += portion
        after = portion[-1].id
    assert [one.id for one in everybody] == sorted(kept)
    assert all(one.addresses == () or reader.person(one.addresses[0].key) == one for one in everybody)


def test_people_are_found_by_their_name_and_forgotten(files: tuple[Desk, Reader]) -> None:
    desk, reader = files
    one, _ = desk.people.save(
        Person(name="Ann Lee", note="x", noted_at_us=7, tags=("a b", "c"), addresses=reached(2, 1))
    )
    two, _ = desk.people.save(Person(name="ann lee", addresses=reached(3)))
    assert reader.people_called("ANN LEE") == [one, two]
    assert desk.people.forget(one.id) == {address.key for address in reached(1, 2)}
    assert reader.person(reached(1)[0].key) is None
    assert reader.people_called("Ann Lee") == [two]


def test_what_is_kept_is_tidy() -> None:
    person = tidy(
        Person(
            name="  Ann \n Lee ", note="x" * (LONGEST_NOTE + 5), tags=("#vip", "VIP ", "a;b", ""),
            addresses=(*reached(1), *reached(1, 2)),
        )
    )  # fmt: skip
    assert (person.name, len(person.note), person.tags) == ("Ann Lee", LONGEST_NOTE, ("vip", "a b"))
    assert person.addresses == reached(1, 2)
    assert tidy(Person(noted_at_us=5)).noted_at_us == 0
    assert tidy(person) == person
    assert read_tags("one, #two;three,,One") == ("one", "two", "three")


def test_one_person_of_two_has_what_either_has() -> None:
    ann = Person(PersonId(1), "Ann", note="old", noted_at_us=3, tags=("vip",), addresses=reached(1))
    other = Person(PersonId(2), "Annie", "Bikes", "new", 5, ("VIP", "late"), reached(2))
    both = joined(ann, other)
    assert both == Person(PersonId(1), "Ann", "Bikes", "old\nnew", 5, ("vip", "late"), reached(1, 2))
    assert joined(both, other).note == "old\nnew"


def test_what_an_earlier_time_left_aside_is_never_known(files: tuple[Desk, Reader], tmp_path: Path) -> None:
    """The program may end while people are taken in: the next start knows none of them, nor does the next taking in."""
    desk, reader = files
    kept, _ = desk.people.save(Person(name="Ann", addresses=reached(1)))
    desk.people.stage([Person(name="Left", addresses=reached(2, 5)), Person(kept.id, "Other", addresses=reached(1))], 0)
    again = Desk(tmp_path / "desk.db", KEY)
    assert reader.more_people(NOT_KEPT, 9) == [kept]
    again.people.unstage()
    again.people.stage(
        [Person(name="Bo", addresses=reached(2, 3)), Person(kept.id, "Ann", "Bikes", addresses=reached(1))], 0
    )
    again.people.take_in(())
    again.close()
    assert [(one.name, one.company, one.addresses) for one in reader.more_people(NOT_KEPT, 9)] == [
        ("Ann", "Bikes", reached(1)), ("Bo", "", reached(2, 3)),
    ]  # fmt: skip


def test_who_is_taken_in_leaves_others_their_numbers_and_absorbs_whom_they_are(files: tuple[Desk, Reader]) -> None:
    desk, reader = files
    ann, _ = desk.people.save(Person(name="Ann", addresses=reached(1)))
    twin, _ = desk.people.save(Person(name="Annie", addresses=reached(2)))
    desk.people.save(Person(name="Bo", addresses=reached(3)))
    desk.people.stage([Person(ann.id, "Ann", addresses=reached(1, 2)), Person(name="Cy", addresses=reached(3, 4))], 0)
    desk.people.take_in([twin.id])
    assert [(one.name, one.addresses) for one in reader.more_people(NOT_KEPT, 9)] == [
        ("Ann", reached(1, 2)), ("Bo", reached(3)), ("Cy", reached(4)),
    ]  # fmt: skip
