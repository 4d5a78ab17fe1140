"""A clock that stands still until a test moves it."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import random

from evoinbox.engine.clock import Clock
from tests.support.build import NOW_US


class FakeTime:
    """Owns the time of a test: `clock` is handed to the engine, `pass_` lets seconds go by and everything due run."""

    def __init__(self) -> None:
        self.now_us = NOW_US
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self.clock = Clock(now_us=lambda: self.now_us, sleep=self._sleep, dice=random.Random(7))

    async def _sleep(self, seconds: float) -> None:
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now_us + int(seconds * 1_000_000), next(self._order), future))
        await future

    async def settle(self) -> None:
        """Run everything that can run without time going by."""
        for _ in range(50):
            await asyncio.sleep(0)

    async def pass_(self, seconds: float) -> None:
        """Let time go by, waking each sleeper at its own instant."""
        end_us = self.now_us + int(seconds * 1_000_000)
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= end_us:
            due_us, _, future = heapq.heappop(self._sleepers)
            if future.done():
                continue
            self.now_us = max(self.now_us, due_us)
            future.set_result(None)
            await self.settle()
        self.now_us = end_us
        await self.settle()
