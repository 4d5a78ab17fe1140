"""What a running process costs: processor time, wake-ups, memory, open files and threads.

Invariants: Linux only, by /proc and the scheduler's clock; reading costs the process nothing; PSS is its own memory and
a share of what it shares, so that it grows when another program of Qt's ends: `own_mib` is what growth is judged by.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CPU_CLOCK: Final = 2
"""The scheduler's own clock of a process (`clock_getcpuclockid(3)`): nanoseconds, where `stat` has hundredths."""

_SWITCHES: Final = re.compile(r"^voluntary_ctxt_switches:\t(\d+)$", re.MULTILINE)
_OWN: Final = re.compile(r"^Private_Dirty:\s+(\d+) kB$", re.MULTILINE)
_PSS: Final = re.compile(r"^Pss:\s+(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A process at one moment; `cpu_s` and `wakes` count from its start, memory is in MiB."""

    at_s: float
    cpu_s: float
    wakes: int
    pss_mib: float
    own_mib: float
    files: int
    threads: int


def read(number: int) -> Reading:
    """Read a process by its number; raises OSError when it has ended."""
    place = Path("/proc", str(number))
    fields = (place / "stat").read_text().rpartition(")")[2].split()
    wakes = sum(_found(_SWITCHES, task / "status") for task in (place / "task").iterdir())
    return Reading(
        at_s=time.monotonic(),
        cpu_s=time.clock_gettime(~number << 3 | CPU_CLOCK),
        wakes=wakes,
        pss_mib=_found(_PSS, place / "smaps_rollup") / 1024,
        own_mib=_found(_OWN, place / "smaps_rollup") / 1024,
        files=len(list((place / "fd").iterdir())),
        threads=int(fields[17]),
    )


def cost(before: Reading, after: Reading) -> tuple[float, float]:
    """Percent of one core and wake-ups a second between two readings."""
    spent_s = after.at_s - before.at_s
    return (after.cpu_s - before.cpu_s) / spent_s * 100, (after.wakes - before.wakes) / spent_s


def _found(pattern: re.Pattern[str], file: Path) -> int:
    try:
        match = pattern.search(file.read_text())
    except (FileNotFoundError, ProcessLookupError):  # a thread that has ended meanwhile
        return 0
    return int(match[1]) if match else 0
