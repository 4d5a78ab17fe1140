"""Time and chance as the engine uses them, so that tests own both."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from evoinbox.engine.alarm import alarm


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall clock (UTC microseconds), waiting, an alarm that counts in the computer's sleep too, and dice.

    `awake_us` is set by nobody, and on Linux stands still in a sleep.
    """

    now_us: Callable[[], int] = lambda: time.time_ns() // 1000
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    alarm: Callable[[float, Callable[[], None]], AbstractContextManager[None]] = alarm
    awake_us: Callable[[], int] = lambda: time.monotonic_ns() // 1000
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
