"""Noticing that the computer slept, where nobody says so: by a tick that came far later than it should have.

Invariants: a clock that is set counts as a sleep, which costs one look. Where ticks go on being counted in a sleep, one
that is due in it comes with its end, and they may be far apart: each one wakes the processor.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import ExitStack
from typing import Final

from evoinbox.engine.clock import Clock

_log = logging.getLogger(__name__)

TICK_S: Final = 4.0
COUNTED_TICK_S: Final = 15.0
SLEPT_US: Final = 6_000_000
"""How much later than it should a tick must come, or the clock on the wall go ahead of one that stands still in a
sleep: a busy computer is late by less."""


async def watch(clock: Clock, on_wake: Callable[[], None]) -> None:
    """Call `on_wake` after each sleep, with the next tick; until cancelled."""
    before_us, awake_us = clock.now_us(), clock.awake_us()

    def tick(after_s: float) -> None:
        nonlocal before_us, awake_us
        passed_us, passed_awake_us = clock.now_us() - before_us, clock.awake_us() - awake_us
        before_us, awake_us = before_us + passed_us, awake_us + passed_awake_us
        if not 0 <= passed_us <= after_s * 1_000_000 + SLEPT_US or passed_us - passed_awake_us > SLEPT_US:
            on_wake()

    await clock.sleep(TICK_S)  # a start has other things to do than to set an alarm
    tick(TICK_S)
    with ExitStack() as until_left:
        rang = asyncio.Event()
        try:
            until_left.enter_context(clock.alarm(COUNTED_TICK_S, rang.set))
        except OSError as error:
            _log.info("no clock here counts what the computer sleeps: %s", error)
            while True:
                await clock.sleep(TICK_S)
                tick(TICK_S)
        while True:
            await rang.wait()
            rang.clear()
            tick(COUNTED_TICK_S)
