"""Noticing that the computer slept, where nobody says so: by a wait that took far longer than it was asked to.

Invariants: one wake-up of the processor in TICK_S; a clock that is set counts as a sleep, which costs one look.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from evoinbox.engine.clock import Clock

TICK_S: Final = 4.0
SLEPT_US: Final = 6_000_000
"""How much longer than asked for a tick must have taken: a busy computer is late by less."""


async def watch(clock: Clock, on_wake: Callable[[], None]) -> None:
    """Call `on_wake` soon after each sleep; until cancelled."""
    before_us = clock.now_us()
    while True:
        await clock.sleep(TICK_S)
        now_us = clock.now_us()
        if not 0 <= now_us - before_us <= TICK_S * 1_000_000 + SLEPT_US:
            on_wake()
        before_us = now_us
