"""Noticing a sleep that nobody tells of."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from evoinbox.engine.alarm import alarm
from evoinbox.engine.waking import COUNTED_TICK_S, TICK_S, watch
from tests.support.clock import FakeTime

HOUR_US = 3600 * 1_000_000
MOST_S = 10.0


@asynccontextmanager
async def watched(time: FakeTime) -> AsyncIterator[list[int]]:
    """The instants at which a sleep was noticed, of one minute already in which there was none."""
    woke: list[int] = []
    task = asyncio.create_task(watch(time.clock, lambda: woke.append(time.now_us)))
    await time.pass_(60)
    assert woke == []
    yield woke
    task.cancel()
    await asyncio.wait([task])


@pytest.mark.parametrize("counts_sleep", [False, True])
def test_a_clock_that_jumps_while_nothing_ran_is_a_sleep_and_a_busy_computer_is_none(*, counts_sleep: bool) -> None:
    async def work() -> None:
        time = FakeTime(counts_sleep=counts_sleep)
        tick_s = COUNTED_TICK_S if counts_sleep else TICK_S
        async with watched(time) as woke:
            time.now_us += 5_000_000
            await time.pass_(60)
            assert woke == []
            time.now_us += 8 * HOUR_US
            await time.pass_(tick_s)
            assert len(woke) == 1
            time.now_us -= HOUR_US
            await time.pass_(60)
            assert len(woke) == 2

    asyncio.run(work())


def test_where_the_system_counts_a_sleep_it_is_noticed_in_the_instant_it_ends() -> None:
    async def work() -> None:
        time = FakeTime(counts_sleep=True)
        async with watched(time) as woke:
            await time.pass_(2)
            await time.fall_asleep(3600)
            assert woke == [time.now_us]
            await time.pass_(60)
            assert len(woke) == 1

    asyncio.run(work())


@pytest.mark.parametrize("awake_s", [0.5, 5, 10, 14])
def test_a_sleep_that_is_shorter_than_a_tick_is_noticed_with_the_next_one(awake_s: float) -> None:
    async def work() -> None:
        time = FakeTime(counts_sleep=True)
        async with watched(time) as woke:
            await time.pass_(TICK_S + awake_s)  # alarms began so long after the watch
            await time.fall_asleep(7)
            await time.pass_(COUNTED_TICK_S)
            assert len(woke) == 1
            await time.pass_(60)
            assert len(woke) == 1

    asyncio.run(work())


@pytest.mark.parametrize("counts_sleep", [False, True])
def test_a_bug_in_what_follows_a_sleep_is_not_kept_from_the_crew(*, counts_sleep: bool) -> None:
    def wake() -> None:
        raise AssertionError("a bug")

    async def work() -> None:
        time = FakeTime(counts_sleep=counts_sleep)
        task = asyncio.create_task(watch(time.clock, wake))
        await time.pass_(60)
        await time.fall_asleep(3600)
        await time.pass_(COUNTED_TICK_S)
        with pytest.raises(AssertionError, match="a bug"):
            await task

    asyncio.run(work())


@pytest.mark.skipif(sys.platform != "linux", reason="Linux counts what the computer sleeps")
def test_an_alarm_of_the_system_rings_until_it_is_left() -> None:
    async def work() -> None:
        rang: list[float] = []
        thrice, once = asyncio.Event(), asyncio.Event()

        def ring() -> None:
            rang.append(time.monotonic())
            if len(rang) == 3:
                thrice.set()

        begun = time.monotonic()
        async with asyncio.timeout(MOST_S):
            with alarm(0.02, ring):
                await thrice.wait()
            after = len(rang)
            assert rang[2] - begun >= 0.06
            with alarm(0.05, once.set):
                await once.wait()
        assert len(rang) == after

    asyncio.run(work())
