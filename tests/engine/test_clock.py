"""Waiting for an event or for time, whichever comes first."""

from __future__ import annotations

import asyncio

import pytest

from evoinbox.engine.clock import Clock
from tests.support.clock import FakeTime


async def over_after(time: FakeTime, event: asyncio.Event, seconds: float) -> float:
    """How many seconds a wait of so many takes."""
    waiting = asyncio.ensure_future(time.clock.wait(event, seconds))
    begun_us = time.now_us
    await time.settle()
    for _ in range(100):
        if waiting.done():
            break
        await time.pass_(0.5)
    waiting.cancel()
    return (time.now_us - begun_us) / 1_000_000


def test_time_ends_a_wait_and_leaves_no_event() -> None:
    async def run() -> None:
        time, event = FakeTime(), asyncio.Event()
        assert await over_after(time, event, 3) == 3
        assert not event.is_set()

    asyncio.run(run())


def test_an_event_ends_a_wait_and_is_cleared() -> None:
    async def run() -> None:
        time, event = FakeTime(), asyncio.Event()
        waiting = asyncio.ensure_future(time.clock.wait(event, 3))
        await time.pass_(1)
        event.set()
        await time.settle()
        assert waiting.done()
        assert not event.is_set()
        event.set()
        assert await over_after(time, event, 3) == 0, "one that is there already"
        assert await over_after(time, event, 3) == 3, "nor does the time of an earlier wait end a later one"

    asyncio.run(run())


def test_where_both_come_at_once_the_next_wait_is_as_long_as_any() -> None:
    async def run() -> None:
        ends: list[asyncio.Future[None]] = []

        async def sleep(_: float) -> None:
            ends.append(asyncio.get_running_loop().create_future())
            await ends[-1]

        clock, event = Clock(sleep=sleep), asyncio.Event()
        waiting = asyncio.ensure_future(clock.wait(event, 3))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        ends[0].set_result(None)
        event.set()
        await waiting
        again = asyncio.ensure_future(clock.wait(event, 3))
        for _ in range(5):
            await asyncio.sleep(0)
        assert not again.done()
        again.cancel()

    asyncio.run(run())


def test_whoever_waits_lets_others_have_their_turn_though_the_event_is_there() -> None:
    async def run() -> None:
        clock, event, turns = Clock(), asyncio.Event(), 0

        async def always() -> None:
            nonlocal turns
            for _ in range(1000):
                event.set()
                await clock.wait(event, 3)
                turns += 1

        busy = asyncio.ensure_future(always())
        for _ in range(10):
            await asyncio.sleep(0)
        assert 0 < turns < 20
        busy.cancel()

    asyncio.run(run())


def test_a_wait_that_is_given_up_as_its_time_ends_does_not_end_the_next() -> None:
    async def run() -> None:
        end: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def sleep(_: float) -> None:
            await end

        clock, event = Clock(sleep=sleep), asyncio.Event()
        waiting = asyncio.ensure_future(clock.wait(event, 3))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        end.set_result(None)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert event.is_set()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert not event.is_set()

    asyncio.run(run())


def test_an_event_that_came_is_there_though_the_wait_was_given_up() -> None:
    async def run() -> None:
        time, event = FakeTime(), asyncio.Event()
        waiting = asyncio.ensure_future(time.clock.wait(event, 3))
        await time.settle()
        event.set()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert event.is_set()

    asyncio.run(run())


def test_a_wait_that_is_given_up_leaves_nothing_running() -> None:
    async def run() -> None:
        time, event = FakeTime(), asyncio.Event()
        waiting = asyncio.ensure_future(time.clock.wait(event, 3))
        await time.settle()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await time.settle()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert not event.is_set()

    asyncio.run(run())
