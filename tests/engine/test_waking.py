"""Noticing a sleep that nobody tells of."""

from __future__ import annotations

import asyncio

from evoinbox.engine.waking import watch
from tests.support.clock import FakeTime

HOUR_US = 3600 * 1_000_000


def test_a_clock_that_jumps_while_nothing_ran_is_a_sleep_and_a_busy_computer_is_none() -> None:
    async def work() -> None:
        time = FakeTime()
        woke: list[int] = []
        task = asyncio.create_task(watch(time.clock, lambda: woke.append(time.now_us)))
        await time.pass_(60)
        assert woke == []
        time.now_us += 5_000_000
        await time.pass_(60)
        assert woke == []
        time.now_us += 8 * HOUR_US
        await time.pass_(4)
        assert len(woke) == 1
        time.now_us -= HOUR_US
        await time.pass_(60)
        assert len(woke) == 2
        task.cancel()

    asyncio.run(work())
