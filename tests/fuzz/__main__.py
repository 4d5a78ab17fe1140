"""`make fuzz`: a million mutated replies through the readers, and a million hostile texts through the program.

The first that breaks a rule is shown. Invariants: body number n is the same in every run, so a failure is met again
with `--from n --bodies 1`; so is a portion of texts, with `--from n --texts 250`.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import Final

from evoinbox.api import wire
from tests.fuzz import texts
from tests.fuzz.checks import check, listening
from tests.fuzz.road import Road

BATCH: Final = 5_000
PORTION: Final = 250
TOGETHER: Final = 1_000
"""Texts in one pair of stores: in a larger one each has many that are alike."""


def run(first: int, after: int) -> str:
    """Check the bodies from `first` to before `after`; returns what went wrong, or nothing."""
    with listening() as told:
        for number in range(first, after):
            try:
                check(Random(number), told)
            except Exception:  # noqa: BLE001 - whatever a reader lets out is the finding
                return f"body {number}:\n{traceback.format_exc()}"
    return ""


def walk(first: int, after: int, share: int = 1) -> tuple[str, tuple[float, str]]:
    """Take texts through the program; returns what went wrong, or nothing, and the seconds of the longest painting."""
    reader = logging.getLogger(wire.__name__)
    level = reader.level
    reader.setLevel(logging.ERROR)  # an address of nothing but blanks is set aside
    try:
        with tempfile.TemporaryDirectory() as place:
            return _walked(Path(place), range(first, after), share)
    finally:
        reader.setLevel(level)


def _walked(place: Path, numbers: range, share: int) -> tuple[str, tuple[float, str]]:
    road = Road(place)
    try:
        for number in numbers[::PORTION]:
            random = Random(number)
            sent = [texts.of(random) for _ in range(min(PORTION, numbers.stop - number))]
            try:
                road.walk(random, sent, number, share)
            except Exception:  # noqa: BLE001 - whatever the program lets out is the finding
                return f"texts {number} to {number + len(sent)}:\n{traceback.format_exc()}", road.slowest
    finally:
        road.close()
    return "", road.slowest


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")  # which fonts lack which script, for each font
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--bodies", type=int, default=1_000_000, help="how many (default: %(default)s)")
    parser.add_argument("--texts", type=int, default=0, help="how many hostile texts (default: none)")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the number of the first")
    options = parser.parse_args()
    return _read(options.first, options.bodies) or _walk(options.first, options.texts)


def _read(first: int, bodies: int) -> int:
    begun, end = time.monotonic(), first + bodies
    firsts = range(first, end, BATCH)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for wrong in pool.map(run, firsts, [min(first + BATCH, end) for first in firsts]):
            if wrong:
                print(wrong, file=sys.stderr)
                pool.shutdown(cancel_futures=True)
                return 1
    if bodies:
        print(f"{bodies} mutated replies read in {time.monotonic() - begun:.0f} s; every rule held.")
    return 0


def _walk(first: int, number: int) -> int:
    begun, end, slowest = time.monotonic(), first + number, (0.0, "")
    firsts = range(first, end, TOGETHER)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for wrong, painted in pool.map(walk, firsts, [min(one + TOGETHER, end) for one in firsts]):
            slowest = max(slowest, painted)
            if wrong:
                print(wrong, file=sys.stderr)
                pool.shutdown(cancel_futures=True)
                return 1
    if number:
        most = f"{slowest[0] * 1000:.0f} ms of the processor ({slowest[1]})"
        spent = f"{time.monotonic() - begun:.0f} s; the slowest painting took {most}"
        print(f"{number} hostile texts: wire, store, search, painting, notification, export and log held in {spent}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
