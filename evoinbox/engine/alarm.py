"""An alarm that goes on counting while the computer sleeps, and then rings as soon as it wakes.

Linux has a clock for it. Source: timerfd_create(2), CLOCK_BOOTTIME; Python has it from 3.13 on.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_BOOT_TIME: Final = 7
_COUNT_BYTES: Final = 8


@contextmanager
def alarm(every_s: float, on_ring: Callable[[], None]) -> Iterator[None]:
    """Call `on_ring` so often, on the loop that runs; raises OSError where the system has no such clock."""
    place, loop = _set_up(every_s), asyncio.get_running_loop()

    def ring() -> None:
        os.read(place, _COUNT_BYTES)  # it rings until somebody reads how often it has
        on_ring()

    try:
        loop.add_reader(place, ring)
        yield
    finally:
        loop.remove_reader(place)
        os.close(place)


def _set_up(every_s: float) -> int:
    """A descriptor that can be read whenever so many seconds have passed."""
    if sys.platform != "linux":
        raise OSError("no such clock")
    from ctypes import CDLL, byref, c_int, c_long, get_errno  # 3 ms, and not at a start

    libc = CDLL(None, use_errno=True)
    place = int(libc.timerfd_create(c_int(_BOOT_TIME), c_int(os.O_NONBLOCK | os.O_CLOEXEC)))
    if place < 0:
        raise OSError(get_errno(), "timerfd_create")
    whole, part = divmod(int(every_s * 1_000_000_000), 1_000_000_000)
    times = (c_long * 4)(whole, part, whole, part)  # struct itimerspec: again after, first after; seconds, nanoseconds
    if libc.timerfd_settime(c_int(place), c_int(0), byref(times), None) != 0:
        os.close(place)
        raise OSError(get_errno(), "timerfd_settime")
    return place
