"""The engine files what comes and answers what is sought: in portions, and only the last question."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from evoinbox.domain.message import Message
from evoinbox.engine import archive as module
from evoinbox.engine.archive import PORTION, Archive
from evoinbox.engine.changes import Change, TextsFound, Unsafe
from evoinbox.engine.commands import FindTexts
from evoinbox.engine.past import EVER_US
from evoinbox.store.cache import Cache
from evoinbox.store.database import FEW_KIB, MANY_KIB
from tests.support.build import KEY, NOW_US, message
from tests.support.rig import Rig, run, texts


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path / "cache.db", KEY)
    yield made
    made.close()


def store(cache: Cache, count: int, text: str = "a bike") -> list[Message]:
    made = [message(f"t{n:05}", at_us=NOW_US - n * 1_000_000, text=f"{text} {n}") for n in range(count)]
    with cache.transaction():
        cache.store(made, ())
    return made


def archive(
    cache: Cache, changes: list[Change], slept: list[float] | None = None, reached_us: int = EVER_US
) -> Archive:
    async def sleep(seconds: float) -> None:
        if slept is not None:
            slept.append(seconds)
        await asyncio.sleep(0)

    return Archive(cache, sleep, changes.append, lambda: reached_us, frozenset)


async def filed(one: Archive, cache: Cache, count: int) -> None:
    """Run until so many are filed."""
    work = asyncio.ensure_future(one.run())
    while cache._database.run("SELECT count(*) FROM filed")[0][0] < count:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0)
    work.cancel()


def answers(changes: list[Change]) -> list[TextsFound]:
    return [change for change in changes if isinstance(change, TextsFound)]


def test_what_is_there_and_what_comes_is_filed_with_a_breath_between(cache: Cache) -> None:
    slept: list[float] = []

    async def play() -> None:
        one = archive(cache, [], slept)
        store(cache, 2 * PORTION + 5)
        await filed(one, cache, 2 * PORTION + 5)
        assert slept == [module.BREATH_S] * 3
        with cache.transaction():
            cache.store([message("new", at_us=NOW_US + 9, text="another bike")], ())
        one.stir()
        await filed(one, cache, 2 * PORTION + 6)

    asyncio.run(play())


def test_while_the_past_comes_in_it_keeps_out_of_the_way(cache: Cache) -> None:
    slept: list[float] = []
    made = store(cache, 2 * PORTION)
    asyncio.run(filed(archive(cache, [], slept, made[-1].at_us), cache, 2 * PORTION))
    assert set(slept) == {module.LONG_BREATH_S}


@pytest.mark.parametrize(("reached_us", "kib"), [(NOW_US, MANY_KIB), (EVER_US, FEW_KIB)], ids=["comes-in", "is-here"])
def test_many_pages_stay_deciphered_only_while_the_past_comes_in(cache: Cache, reached_us: int, kib: int) -> None:
    async def play() -> None:
        work = asyncio.ensure_future(archive(cache, [], reached_us=reached_us).run())
        while cache._database.run("PRAGMA cache_size") != [(-kib,)]:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)
        work.cancel()

    store(cache, 3)
    cache.keep_pages(many=reached_us == EVER_US)
    asyncio.run(play())


def test_a_question_is_answered_newest_first_and_gone_on_with(cache: Cache) -> None:
    changes: list[Change] = []

    async def play() -> None:
        one = archive(cache, changes)
        made = store(cache, 300)
        await filed(one, cache, 300)
        await one.answer(FindTexts(1, "BIKE"))
        first = answers(changes)
        assert [text.id for part in first for text in part.found] == [text.id for text in made[:120]]
        assert first[-1].reaches_us == made[-1].at_us
        changes.clear()
        await one.answer(FindTexts(1, "bike", first[-1].below, 1000))
        assert [text.id for part in answers(changes) for text in part.found] == [text.id for text in made[120:]]
        assert answers(changes)[-1].below == 0

    asyncio.run(play())


def test_nothing_found_is_said_once(cache: Cache) -> None:
    changes: list[Change] = []

    async def play() -> None:
        one = archive(cache, changes)
        store(cache, 10)
        await filed(one, cache, 10)
        await one.answer(FindTexts(7, "no such words"))

    asyncio.run(play())
    assert [(one.number, one.found, one.below) for one in answers(changes)] == [(7, (), 0)]


def test_a_later_question_ends_an_earlier_one(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    changes: list[Change] = []
    monkeypatch.setattr("evoinbox.store.search.SCANNED", 50)

    async def play() -> None:
        one = archive(cache, changes)
        store(cache, 1000)
        await filed(one, cache, 1000)
        earlier = asyncio.ensure_future(one.answer(FindTexts(1, "zz")))
        await asyncio.sleep(0)
        await one.answer(FindTexts(2, "9"))
        await earlier

    asyncio.run(play())
    assert {one.number for one in answers(changes)} == {2}


def test_what_the_past_has_not_reached_is_not_filed(cache: Cache) -> None:
    async def play() -> None:
        made = store(cache, 10)
        one = archive(cache, [], reached_us=made[3].at_us)
        await filed(one, cache, 4)
        work = asyncio.ensure_future(one.run())
        for _ in range(20):
            await asyncio.sleep(0)
        work.cancel()

    asyncio.run(play())
    assert cache._database.run("SELECT count(*) FROM filed") == [(4,)]


def test_a_file_that_cannot_be_read_is_said(cache: Cache) -> None:
    changes: list[Change] = []
    cache._database.run("DROP TABLE trigram")
    asyncio.run(archive(cache, changes).answer(FindTexts(1, "bike")))
    assert [type(change) for change in changes] == [Unsafe]


def test_what_is_sought_stays_out_of_logs() -> None:
    assert "secret" not in repr(FindTexts(1, "secret"))
    assert "hello" not in repr(TextsFound(1, (message(),), 0, 0))


def test_an_inbox_of_one_page_can_be_searched_when_it_is_here(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        one = Archive(rig.cache, rig.time.clock.sleep, rig.changes.append, lambda: rig.sync.reached_us, frozenset)
        rig.inbox.stored = one.stir
        rig.service.texts = texts(rig, 30)
        rig.crew.keep(one.run, "archive", rig.time.clock.sleep)
        rig.start(sync=True)
        await rig.time.pass_(9)
        assert rig.sync.reached_us == EVER_US
        assert not rig.cache.unfiled
        assert rig.cache._database.run("PRAGMA cache_size") == [(-FEW_KIB,)]

    run(tmp_path, play)
