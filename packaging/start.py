"""How long the frozen program takes until its window stands, beside the unfrozen one, in one run.

`python packaging/start.py PROGRAM`: each in turn, fifteen times, on a private X screen; the median of each and their
ratio. The window is taken to stand when the window manager knows it by its name. Beside the seconds on the clock stand
those of work, which say the same on a machine that is busy with something else.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import Final

import psutil

from tests.support.desktop import ROOT, Desktop

TIMES: Final = 15
LIMIT_S: Final = 30.0


def opened_after(desktop: Desktop, command: Sequence[str], env: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of a program to its window: on the clock, and of work."""
    with tempfile.TemporaryDirectory() as place:
        began = time.perf_counter()
        process = desktop.spawn([*command, "--data-dir", place], env=env)
        # Asked again and again: xdotool's own way to wait looks twice a second only.
        look = ["xdotool", "search", "--onlyvisible", "--name", "^EvoInbox$"]
        while subprocess.run(look, env=desktop.env, capture_output=True, check=False).returncode:
            if time.perf_counter() - began > LIMIT_S:
                raise TimeoutError(f"no window of {command[0]}")
        took = time.perf_counter() - began
        whole = psutil.Process(process.pid)
        work = sum(sum(one.cpu_times()[:2]) for one in (whole, *whole.children(recursive=True)))
        process.terminate()
        process.wait(LIMIT_S)
    return took, work


def main() -> int:
    """Measure and print a table."""
    ways = {
        "unfrozen": ([sys.executable, "-m", "evoinbox"], {"PYTHONPATH": os.fspath(ROOT)}),
        "frozen": ([os.path.realpath(sys.argv[1])], {"PYTHONPATH": ""}),
    }
    took: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    with Desktop() as desktop:
        for turn in range(TIMES + 1):
            for way, (command, env) in ways.items():
                seconds = opened_after(desktop, command, env)
                if turn:  # the first of each reads its files from the disk
                    took[way].append(seconds)
    print("| start | median, s | least | most | of work, median |\n| --- | --- | --- | --- | --- |")
    medians: list[tuple[float, float]] = []
    for way, all_of in took.items():
        clock, work = zip(*all_of, strict=True)
        medians.append((statistics.median(clock), statistics.median(work)))
        print(f"| {way} | {medians[-1][0]:.2f} | {min(clock):.2f} | {max(clock):.2f} | {medians[-1][1]:.2f} |")
    (unfrozen, unfrozen_work), (frozen, frozen_work) = medians
    print(f"| frozen / unfrozen | {frozen / unfrozen:.2f} | | | {frozen_work / unfrozen_work:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
