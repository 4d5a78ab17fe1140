"""People through the whole engine: kept, changed, taken in, there at the next start, and nowhere in the open."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from evoinbox.demo.world import World
from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.errors import StoreError
from evoinbox.domain.person import NOT_KEPT, Person, PersonId, Reached
from evoinbox.engine.changes import Opened, PeopleChanged, PersonNotStored, TakenIn, TakingIn
from evoinbox.engine.commands import ForgetPerson, SavePerson, StopTakingIn, TakeIn
from evoinbox.store.people import People
from evoinbox.vault import MemoryVault
from tests.support.demo import made
from tests.support.sitting import Window, play, reader_of, running, serving


def reached(*places: int) -> tuple[Reached, ...]:
    """Addresses by number."""
    return tuple(Reached(read_address(f"+1503555{n:04}", "US").key, f"503 555 {n:04}") for n in places)


def keys(*places: int) -> frozenset[ConversationKey]:
    """Conversations by number."""
    return frozenset(one.key for one in reached(*places))


def test_people_are_kept_over_starts_and_nowhere_in_the_open(tmp_path: Path) -> None:
    vault = MemoryVault()

    async def first(world: World) -> None:
        async with serving(world) as (url, _), running(Window(tmp_path, vault)) as window:
            await window.sit_down(url)
            window.post(SavePerson(Person(name="Quintilla Marsh", note=" rings twice ", addresses=reached(1))))
            changed = await window.until(PeopleChanged)
            assert changed.saved == Person(PersonId(1), "Quintilla Marsh", note="rings twice", addresses=reached(1))
            assert changed.keys == keys(1)
            window.post(SavePerson(Person(name="Bo", addresses=reached(2))))
            bo = await window.until(PeopleChanged, lambda change: change.keys == keys(2))
            window.post(SavePerson(dataclasses.replace(changed.saved, addresses=reached(1, 2))))
            await window.until(PeopleChanged, lambda change: change.keys == keys(1, 2))
            assert bo.saved is not None
            window.post(ForgetPerson(bo.saved.id))
            window.post(TakeIn(tuple(Person(name=f"P{n}", addresses=reached(n)) for n in range(10, 700))))
            await window.until(TakingIn, lambda change: change.done == 690)
            assert await window.until(TakenIn) == TakenIn(known=True)

    async def second() -> None:
        async with running(Window(tmp_path, vault)) as window:
            reader = reader_of(await window.until(Opened))
            people = reader.more_people(NOT_KEPT, 1000)
            assert [one.name for one in people] == ["Quintilla Marsh", *(f"P{n}" for n in range(10, 700))]
            assert people[0].addresses == reached(1, 2)
            assert reader.person(reached(699)[0].key) == people[-1]
            reader.close()

    play(first(made()))
    play(second())
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for hidden in (b"Quintilla", b"rings twice", b"5550699"):
        assert hidden not in written


def test_what_is_stopped_is_not_known_and_a_later_one_is(tmp_path: Path) -> None:
    async def work(world: World) -> None:
        async with serving(world) as (url, _), running(Window(tmp_path, MemoryVault())) as window:
            reader = reader_of(await window.sit_down(url))
            many = TakeIn(tuple(Person(name=f"P{n}", addresses=reached(n)) for n in range(1000)))
            window.post(many)
            window.post(StopTakingIn())
            assert await window.until(TakenIn) == TakenIn(known=False)
            assert reader.more_people(NOT_KEPT, 5) == []
            window.post(TakeIn(many.people[:3]))
            await window.until(TakenIn, lambda change: change.known)
            assert [one.name for one in reader.more_people(NOT_KEPT, 5)] == ["P0", "P1", "P2"]
            reader.close()

    play(work(made()))


@pytest.mark.expects_log
def test_what_the_disk_refuses_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("full")

    async def work(world: World) -> None:
        async with serving(world) as (url, _), running(Window(tmp_path, MemoryVault())) as window:
            await window.sit_down(url)
            monkeypatch.setattr(People, "save", refuse)
            monkeypatch.setattr(People, "take_in", refuse)
            window.post(SavePerson(Person(name="Ann", addresses=reached(1))))
            await window.until(PersonNotStored)
            window.post(TakeIn((Person(name="Ann", addresses=reached(1)),)))
            assert (await window.until(TakenIn)).error is not None

    play(work(made()))
