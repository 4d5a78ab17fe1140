"""A clock that stands still until a test moves it."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from evoinbox.engine.clock import Clock
from tests.support.build import NOW_US

MOST_TURNS = 100_000


@dataclass(eq=False, slots=True)
class _Alarm:
    every_us: int
    on_ring: Callable[[], None]
    left_us: int


class FakeTime:
    """Owns the time of a test: `clock` is handed to the engine, `pass_` lets seconds go by and everything due run.

    `now_us` is the clock on the wall, which may be set; waits are measured as the system does, by one that is not, and
    that stands still while the computer sleeps. Alarms count in a sleep too where the system `counts_sleep`.
    """

    def __init__(self, *, counts_sleep: bool = False) -> None:
        self.now_us = NOW_US
        self._counts_sleep = counts_sleep
        self._alarms: list[_Alarm] = []
        self._passed_us = 0
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self.clock = Clock(
            lambda: self.now_us, self._sleep, self._alarm, awake_us=lambda: self._passed_us, dice=random.Random(7)
        )

    async def _sleep(self, seconds: float) -> None:
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._passed_us + int(seconds * 1_000_000), next(self._order), future))
        await future

    @contextmanager
    def _alarm(self, every_s: float, on_ring: Callable[[], None]) -> Iterator[None]:
        if not self._counts_sleep:
            raise OSError("no such clock")
        alarm = _Alarm(every_us := int(every_s * 1_000_000), on_ring, every_us)
        self._alarms.append(alarm)
        try:
            yield
        finally:
            self._alarms.remove(alarm)

    async def settle(self) -> None:
        """Run everything that can run without time going by."""
        ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]  # nothing public says that a loop is idle
        for _ in range(MOST_TURNS):
            await asyncio.sleep(0)
            if not ready:
                return
        raise AssertionError("something never comes to rest")

    async def pass_(self, seconds: float) -> None:
        """Let time go by, waking each sleeper at its own instant."""
        end_us = self._passed_us + int(seconds * 1_000_000)
        await self.settle()
        while (next_us := self._next_us()) <= end_us:
            self._go_to(next_us)
            if self._sleepers and self._sleepers[0][0] <= next_us:
                heapq.heappop(self._sleepers)[2].set_result(None)
            await self.settle()
        self._go_to(end_us)
        await self.settle()

    async def fall_asleep(self, seconds: float) -> None:
        """The computer sleeps so long: what waits goes on waiting afterwards, alarms ring."""
        self._count(int(seconds * 1_000_000))
        await self.settle()

    def _next_us(self) -> int:
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        rings_us = [self._passed_us + alarm.left_us for alarm in self._alarms]
        return min((*(due_us for due_us, *_ in self._sleepers[:1]), *rings_us), default=sys.maxsize)

    def _go_to(self, at_us: int) -> None:
        by_us = max(at_us - self._passed_us, 0)
        self._passed_us += by_us
        self._count(by_us)

    def _count(self, by_us: int) -> None:
        self.now_us += by_us
        for alarm in tuple(self._alarms):
            alarm.left_us -= by_us
            if alarm.left_us <= 0:
                alarm.left_us = alarm.every_us + alarm.left_us % -alarm.every_us
                alarm.on_ring()
