"""A clock that stands still until a test moves it."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random

from evoinbox.engine.clock import Clock
from tests.support.build import NOW_US

MOST_TURNS = 100_000


class FakeTime:
    """Owns the time of a test: `clock` is handed to the engine, `pass_` lets seconds go by and everything due run.

    `now_us` is the clock on the wall, which may be set; waits are measured as the system does, by one that is not, and
    that stands still while the computer sleeps.
    """

    def __init__(self) -> None:
        self.now_us = NOW_US
        self._passed_us = 0
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self.clock = Clock(now_us=lambda: self.now_us, sleep=self._sleep, dice=random.Random(7))

    async def _sleep(self, seconds: float) -> None:
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._passed_us + int(seconds * 1_000_000), next(self._order), future))
        await future

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
        while self._sleepers and self._sleepers[0][0] <= end_us:
            due_us, _, future = heapq.heappop(self._sleepers)
            if future.done():
                continue
            self._go_to(due_us)
            future.set_result(None)
            await self.settle()
        self._go_to(end_us)
        await self.settle()

    def _go_to(self, at_us: int) -> None:
        by_us = max(at_us - self._passed_us, 0)
        self._passed_us += by_us
        self.now_us += by_us
