"""Memory given back: what only a start needed, and what was freed in a day's work.

A start reads most of each library once, to link it and to make its types; Linux leaves those pages with the process
until memory is short. Invariants: only pages that are as they are in their file are let go of: what is needed again
comes back from the system's cache of that file, and nothing can be lost; where this is not Linux nothing is done.
What C's `malloc` has freed it keeps, page by page between what is still in use, until it is told to let go.
Source: madvise(2), malloc_trim(3), proc(5). Measured: docs/decisions/0038.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from mmap import PAGESIZE
from pathlib import Path
from typing import Final

LEAST_KIB: Final = 16 * PAGESIZE // 1024
"""Smaller pieces come back as a whole with the first page that is touched."""

SMAPS: Final = Path("/proc/self/smaps")


async def give_back_freed() -> None:
    """Let go of what was freed, in a worker; at a time when nobody waits for memory."""
    await asyncio.to_thread(_trim)


async def give_back() -> None:
    """Let go of what only the start needed, in a worker: the system takes its time to tell what is mapped."""
    await asyncio.to_thread(_let_go)


def clean_pieces(told: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Begin and length of what is mapped from a file and is as it is there, read from the lines of smaps."""
    begin = end = present_kib = 0
    for line in told:
        name, *facts = line.split()
        if not name.endswith(":"):
            rights, _, _, inode, *_ = facts
            first, _, last = name.partition("-")
            begin, end = (int(first, 16), int(last, 16)) if "w" not in rights and inode != "0" else (0, 0)
        elif name == "Rss:":
            present_kib = int(facts[0])
        elif name == "Private_Dirty:" and end and present_kib >= LEAST_KIB and facts[0] == "0":
            yield begin, end - begin


def _trim() -> None:
    if sys.platform != "linux":
        return
    from ctypes import CDLL, c_size_t  # 3 ms, and not at a start

    trim = getattr(CDLL(None), "malloc_trim", None)  # only glibc has it
    if trim is not None:
        trim(c_size_t(0))


def _let_go() -> None:
    if sys.platform != "linux":
        return
    from ctypes import CDLL, c_size_t, c_void_p  # 3 ms, and not at a start
    from mmap import MADV_DONTNEED

    madvise = CDLL(None).madvise
    with suppress(OSError), SMAPS.open(encoding="ascii", errors="replace") as told:
        for begin, length in list(clean_pieces(told)):
            madvise(c_void_p(begin), c_size_t(length), MADV_DONTNEED)  # what it refuses stays as it is
