"""How long the frozen program takes until its window stands, beside the unfrozen one, in one run.

`python packaging/start.py PROGRAM`: each in turn, seven times, on a private X screen; the median of each and their
ratio. The window is taken to stand when the window manager knows it by its name.
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

from tests.support.desktop import ROOT, Desktop

TIMES: Final = 7
LIMIT_S: Final = 30.0


def opened_after(desktop: Desktop, command: Sequence[str], env: dict[str, str]) -> float:
    """Seconds from the start of a program to its window."""
    with tempfile.TemporaryDirectory() as place:
        began = time.perf_counter()
        process = desktop.spawn([*command, "--data-dir", place], env=env)
        # Asked again and again: xdotool's own way to wait looks twice a second only.
        look = ["xdotool", "search", "--onlyvisible", "--name", "^EvoInbox$"]
        while subprocess.run(look, env=desktop.env, capture_output=True, check=False).returncode:
            if time.perf_counter() - began > LIMIT_S:
                raise TimeoutError(f"no window of {command[0]}")
        took = time.perf_counter() - began
        process.terminate()
        process.wait(LIMIT_S)
    return took


def main() -> int:
    """Measure and print a table."""
    ways = {
        "unfrozen": ([sys.executable, "-m", "evoinbox"], {"PYTHONPATH": os.fspath(ROOT)}),
        "frozen": ([os.path.realpath(sys.argv[1])], {"PYTHONPATH": ""}),
    }
    took: dict[str, list[float]] = {way: [] for way in ways}
    with Desktop() as desktop:
        for turn in range(TIMES + 1):
            for way, (command, env) in ways.items():
                seconds = opened_after(desktop, command, env)
                if turn:  # the first of each reads its files from the disk
                    took[way].append(seconds)
    medians = {way: statistics.median(all_of) for way, all_of in took.items()}
    print("| start | median, s | least | most |\n| --- | --- | --- | --- |")
    for way, all_of in took.items():
        print(f"| {way} | {medians[way]:.2f} | {min(all_of):.2f} | {max(all_of):.2f} |")
    print(f"| frozen / unfrozen | {medians['frozen'] / medians['unfrozen']:.2f} | | |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
