"""`make torture`, its second part: a long random walk, and a comparison with the server's truth, row for row.

Prints what happened, the number of differences, which must be 0, and the seed; the exit code says whether it is.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
import tempfile
import time
from pathlib import Path

from tests.support.walk import Walk, walked


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture.in_step", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="(default: by chance)")
    options = parser.parse_args()
    begun_s = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="evoinbox-walk-") as place:
        walk, found = asyncio.run(_compared(Path(place), options.seed, options.events))
    for name, count in sorted(walk.happened.items()):
        print(f"{count:8}  {name.strip('_').replace('_', ' ')}")
    for difference in found[:20]:
        print("WRONG:", difference)
    spent_s = time.monotonic() - begun_s
    result = f"{len(found)} differences in {len(walk.world)} texts"
    print(f"{options.events} events in {spent_s:.0f} s, seed {options.seed}: {result}.")
    return 1 if found else 0


async def _compared(place: Path, seed: int, events: int) -> tuple[Walk, list[str]]:
    walk = await walked(place, seed, events)
    found = walk.differences()
    await walk.end()
    return walk, found


if __name__ == "__main__":
    sys.exit(main())
