"""`make fuzz`: a million mutated replies through the readers; the first that breaks a rule is shown.

Invariants: body number n is the same in every run, so a failure is met again with `--from n --bodies 1`.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from random import Random
from typing import Final

from tests.fuzz.checks import check, listening

BATCH: Final = 5_000


def run(first: int, after: int) -> str:
    """Check the bodies from `first` to before `after`; returns what went wrong, or nothing."""
    with listening() as told:
        for number in range(first, after):
            try:
                check(Random(number), told)
            except Exception:  # noqa: BLE001 - whatever a reader lets out is the finding
                return f"body {number}:\n{traceback.format_exc()}"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--bodies", type=int, default=1_000_000, help="how many (default: %(default)s)")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the number of the first")
    options = parser.parse_args()
    begun, end = time.monotonic(), options.first + options.bodies
    firsts = range(options.first, end, BATCH)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for wrong in pool.map(run, firsts, [min(first + BATCH, end) for first in firsts]):
            if wrong:
                print(wrong, file=sys.stderr)
                pool.shutdown(cancel_futures=True)
                return 1
    print(f"{options.bodies} mutated replies read in {time.monotonic() - begun:.0f} s; every rule held.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
