"""Texts that are too old leave the computer, are not fetched again, and come back when they may be kept longer."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from evoinbox.demo.world import Kept, World
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.outgoing import OutgoingId, OutgoingState
from evoinbox.engine.changes import ConversationsChanged, HistoryProgress, Opened
from evoinbox.engine.commands import ReadAllAgain, UseSettings
from evoinbox.engine.retention import AGAIN_S, BREATH_S, DAY_US, EVERY_S, Retention
from evoinbox.settings import Settings
from evoinbox.store.database import Database
from evoinbox.store.purge import PORTION
from evoinbox.vault import MemoryVault
from tests.support.build import KEY, message, outgoing
from tests.support.deciphered import deciphered
from tests.support.demo import NOW_US, made
from tests.support.rig import Rig, run, stored
from tests.support.sitting import Window, play, reader_of, running, serving

MARKED = "qzvxj marked words wkzqp"


def aged() -> World:
    """A world with texts of a month and two ago beside those of today."""
    world = made()
    thread, gone = world.thread("+15035550111", 0), world.thread("+15035550119", 1)
    world.fill(
        Kept(one, NOW_US - days * DAY_US - n, True, "", f"{MARKED} {n}", False)
        for one, days in ((thread, 40), (gone, 60))
        for n in range(60)
    )
    return world


def old_texts(opened: Opened) -> int:
    """How many texts of more than 30 days ago are here."""
    with closing(reader_of(opened)) as reader:
        texts = [text for row in reader.conversations() for text in reader.newest(row.key, 1000)]
    return sum(text.at_us < NOW_US - 30 * DAY_US for text in texts)


def test_what_is_older_is_purged_kept_away_and_back_when_it_may_be(tmp_path: Path) -> None:
    async def work() -> None:
        vault = MemoryVault()
        async with serving(aged()) as (url, _):
            async with running(Window(tmp_path, vault)) as window:
                opened = await window.sit_down(url)
                await window.until(HistoryProgress, lambda change: change.complete)
                assert old_texts(opened) == 120

                window.post(UseSettings(Settings(undo_s=0, keep_days=30)))
                await window.until(ConversationsChanged, lambda _: old_texts(opened) == 0)
                window.post(ReadAllAgain())
                await window.until(HistoryProgress, lambda change: not change.complete)
                await window.until(HistoryProgress, lambda change: change.complete)
                assert old_texts(opened) == 0

            content = deciphered(opened.cache, opened.key)
            assert not [piece for piece in (b"marked words", b"qzvxj", b"wkz", b"+15035550119") if piece in content]

            async with running(Window(tmp_path, vault)) as window:  # with the usual settings, which keep for ever
                await window.until(Opened)
                await window.until(ConversationsChanged, lambda _: old_texts(opened) == 120)

    play(work())


def test_caches_of_others_that_nobody_had_open_for_a_day_go_whole(tmp_path: Path) -> None:
    async def work() -> None:
        async with serving(aged()) as (url, _), running(Window(tmp_path, MemoryVault())) as window:
            opened = await window.sit_down(url)
            await window.until(HistoryProgress, lambda change: change.complete)
            name = opened.cache.name
            old = [tmp_path / "cache-00ff.db", tmp_path / "cache-00ff.db-wal", tmp_path / f"{name}.7.aside"]
            kept = [tmp_path / "cache-11ff.db", tmp_path / "desk-00ff.db"]
            for file in (*old, *kept):
                file.write_bytes(b"texts of another account")
            for file in (*old, kept[1], opened.cache):
                os.utime(file, (1, 1))
            window.post(UseSettings(Settings(undo_s=0, keep_days=30)))
            await window.until(ConversationsChanged, lambda _: old_texts(opened) == 0)
            assert [file.exists() for file in old] == [False] * 3
            assert all(file.exists() for file in (*kept, opened.cache))

    play(work())


class Keeping:
    """Retention over a rig's files, with 100 texts of 40 days ago; what it asks for may be changed as it works."""

    def __init__(self, rig: Rig) -> None:
        self.days, self.ahead_us, self.again = 30, 0, 0
        self.refuses = False
        self.retention = Retention(
            rig.cache, rig.desk, rig.inbox, rig.time.clock,
            days=lambda: self.days, ahead_us=lambda: self.ahead_us, read_again=self._read_again,
            drop_idle=lambda _: None,
        )  # fmt: skip
        with rig.cache.transaction():
            at_us = rig.time.now_us - 40 * DAY_US
            rig.cache.store([message(f"m{n}", at_us=at_us + n, text=f"{MARKED} {n}") for n in range(100)], ())
        rig.crew.keep(self.retention.run, "retention", rig.time.clock.sleep)

    def _read_again(self) -> None:
        if self.refuses:
            raise StoreUnwritable("full")
        self.again += 1


@pytest.mark.parametrize("changes", [{"ahead_us": -20 * DAY_US}, {"days": 0}], ids=["the time", "the days"])
def test_a_pass_that_is_under_way_purges_by_what_is_true_now(tmp_path: Path, changes: dict[str, int]) -> None:
    async def play(rig: Rig) -> None:
        keeping = Keeping(rig)
        await rig.time.settle()
        assert len(stored(rig)) == 100 - PORTION
        for name, value in changes.items():
            setattr(keeping, name, value)
        await rig.time.pass_(20 * BREATH_S)
        assert len(stored(rig)) == 100 - PORTION

    run(tmp_path, play)


def test_what_is_purged_counts_as_changed(tmp_path: Path) -> None:
    """So that a look takes again what was purged by a clock that was wrong."""

    async def play(rig: Rig) -> None:
        Keeping(rig)
        before = rig.inbox.changes
        await rig.time.pass_(20 * BREATH_S)
        assert stored(rig) == {}
        assert rig.inbox.changes > before

    run(tmp_path, play)


def test_a_log_that_a_reader_kept_is_emptied_when_it_has_gone(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        log = tmp_path / "cache.db-wal"
        Keeping(rig)
        reader = Database.read(tmp_path / "cache.db", KEY)
        reader.run("BEGIN")
        reader.run("SELECT count(*) FROM message")
        await rig.time.pass_(20 * BREATH_S)
        assert stored(rig) == {}
        assert b"marked words" in deciphered(log, KEY)
        reader.run("COMMIT")
        await rig.time.pass_(AGAIN_S)
        assert log.stat().st_size == 0
        reader.close()

    run(tmp_path, play)


@pytest.mark.expects_log
def test_what_may_be_kept_longer_is_read_again_though_the_disk_refused_at_first(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        keeping = Keeping(rig)
        await rig.time.pass_(20 * BREATH_S)
        keeping.days, keeping.refuses = 90, True
        keeping.retention.stir()
        await rig.time.settle()
        keeping.refuses = False
        await rig.time.pass_(EVERY_S)
        assert keeping.again == 1
        await rig.time.pass_(2 * EVERY_S)
        assert keeping.again == 1

    run(tmp_path, play)


def test_the_service_s_clock_tells_what_is_old_and_settled_texts_go_with_the_others(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        theirs_us = rig.time.now_us - 11 * DAY_US
        for days in (29, 31):
            settled = outgoing(f"{days}", state=OutgoingState.ACCEPTED, server_id=f"s{days}")
            rig.desk.enqueue(replace(settled, written_at_us=theirs_us - days * DAY_US))
        Keeping(rig).ahead_us = -11 * DAY_US  # this computer's clock is ahead
        await rig.time.pass_(20 * BREATH_S)
        assert len(stored(rig)) == 100
        assert rig.desk.outgoing(OutgoingId("29")) is not None
        assert rig.desk.outgoing(OutgoingId("31")) is None

    run(tmp_path, play)
