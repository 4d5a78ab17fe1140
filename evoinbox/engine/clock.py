"""Time and chance as the engine uses them, so that tests own both."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall clock (UTC microseconds), waiting, and dice."""

    now_us: Callable[[], int] = lambda: time.time_ns() // 1000
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    dice: random.Random = field(default_factory=random.Random)

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Wait for an event, at most that long; True when the event came, which is cleared then."""
        tasks = {asyncio.ensure_future(event.wait()), asyncio.ensure_future(self.sleep(seconds))}
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
        came = event.is_set()
        event.clear()
        return came
