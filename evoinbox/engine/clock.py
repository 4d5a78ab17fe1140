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

    async def wait(self, event: asyncio.Event, seconds: float) -> None:
        """Wait for an event, at most that long; it is cleared then."""
        if event.is_set():
            await asyncio.sleep(0)  # whoever waits lets others have their turn
            event.clear()
            return
        by_time, waits = False, True

        def end(_: asyncio.Future[None]) -> None:
            nonlocal by_time
            if waits and not event.is_set():
                by_time = True
                event.set()

        over = asyncio.ensure_future(self.sleep(seconds))
        over.add_done_callback(end)
        try:
            await event.wait()
            event.clear()
        finally:
            # Whatever comes in the same turn, the next wait does not end by the time of this one.
            waits = False
            over.cancel()
            if by_time:
                event.clear()
