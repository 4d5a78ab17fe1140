"""Noticing that the computer slept, where nobody says so: by a tick that came far later than it should have.

Invariants: a clock that is set counts as a sleep, which costs one look. Where ticks go on being counted in a sleep, one
that is due in it comes with its end, and they may be far apart: each one wakes the processor.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from evoinbox.engine.clock import Clock

_log = logging.getLogger(__name__)

TICK_S: Final = 4.0
COUNTED_TICK_S: Final = 15.0
SLEPT_US: Final = 6_000_000
"""How much later than it should a tick must come, or the clock on the wall go ahead of one that stands still in a
sleep: a busy computer is late by less."""


class _Ticks:
    """When the last tick came, and what is called if the next one is far too late."""

    def __init__(self, clock: Clock, on_wake: Callable[[], None]) -> None:
        self._clock = clock
        self._on_wake = on_wake
        self._before_us, self._awake_us = clock.now_us(), clock.awake_us()

    def tick(self, after_s: float) -> None:
        now_us, awake_us = self._clock.now_us(), self._clock.awake_us()
        passed_us = now_us - self._before_us
        slept_us = passed_us - (awake_us - self._awake_us)
        if not 0 <= passed_us <= after_s * 1_000_000 + SLEPT_US or slept_us > SLEPT_US:
            self._on_wake()
        self._before_us, self._awake_us = now_us, awake_us


async def watch(clock: Clock, on_wake: Callable[[], None]) -> None:
    """Call `on_wake` soon after each sleep; until cancelled."""
    ticks = _Ticks(clock, on_wake)
    await clock.sleep(TICK_S)  # a start has other things to do than to set an alarm
    ticks.tick(TICK_S)
    try:
        with clock.alarm(COUNTED_TICK_S, lambda: ticks.tick(COUNTED_TICK_S)):
            await asyncio.Event().wait()
    except OSError as error:
        _log.info("no clock here counts what the computer sleeps: %s", error)
    while True:
        await clock.sleep(TICK_S)
        ticks.tick(TICK_S)
