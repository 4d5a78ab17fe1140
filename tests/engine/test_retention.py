"""Texts that are too old leave the computer, are not fetched again, and come back when they may be kept longer."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from evoinbox.demo.world import Kept, World
from evoinbox.engine.changes import ConversationsChanged, HistoryProgress, Opened
from evoinbox.engine.commands import ReadAllAgain, UseSettings
from evoinbox.engine.retention import DAY_US
from evoinbox.settings import Settings
from evoinbox.vault import MemoryVault
from tests.support.deciphered import deciphered
from tests.support.demo import NOW_US, made
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
