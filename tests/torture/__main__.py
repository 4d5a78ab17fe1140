"""`make torture`: ten thousand texts through the real program, killed and starved, judged by the server's own ledger.

Prints what happened, the three counts that must be 0, and the seed; the exit code says whether they are.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import secrets
import sys
import tempfile
import time
from pathlib import Path

from evoinbox.demo.corpus import read_corpus
from tests.demo.test_worlds import REAL
from tests.support.desktop import Desktop
from tests.torture.disk import Disk
from tests.torture.run import Run

FALLBACK = ("On my way.", "See you at ten, we open the side door.", "Thank you!", "Could you send a picture?")


def words() -> list[str]:
    """Real texts where they are at hand."""
    return [kept.text for kept in read_corpus(REAL) if kept.text.strip()] if REAL.exists() else list(FALLBACK)


def torture(sends: int, seed: int, customers: int) -> Run:
    """Run it on a private desktop with a real keyring."""
    with (
        tempfile.TemporaryDirectory(prefix="evoinbox-torture-") as scratch,
        Disk(Path(scratch) / "data") as disk,
        Desktop() as desktop,
    ):
        run = Run(disk.place, desktop.env, words(), disk, sends=sends, seed=seed, customers=customers)
        asyncio.run(run.play())
        aside = [path.name for path in disk.place.glob("*.aside")]
        if aside:
            run.problems.append(f"files were set aside: {aside}")
        log = "".join(path.read_text(errors="replace") for path in (disk.place / "logs").glob("*.log"))
        if "Traceback" in log:
            run.problems.append(f"the program met a bug: {log[log.index('Traceback') :][:4000]}")
    return run


def verdict(run: Run) -> list[str]:
    """What is not as it must be; nothing when all is well."""
    counts = {"lost": run.judge.lost(), "sent twice": run.judge.twice(), "out of order": run.judge.disordered()}
    faults = [f"{count} {name}" for name, count in counts.items() if count]
    return [*faults, *run.judge.stories(), *(f"wrong claim: {words}" for words in run.judge.wrong), *run.problems]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--sends", type=int, default=10_000, help="how many texts (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="(default: by chance)")
    parser.add_argument("--customers", type=int, default=400, help="to how many (default: %(default)s)")
    options = parser.parse_args()
    random.seed(options.seed)
    begun = time.monotonic()
    run = torture(options.sends, options.seed, options.customers)
    for name, count in sorted(run.counts.items()):
        print(f"{count:>8}  {name}")
    print(
        f"{len(run.disk.spells):>8}  times the disk was full or read-only"
        if run.disk.real
        else "disk: no right to mount"
    )
    truth = sorted(run.truth_ms)
    median, late = truth[len(truth) // 2], truth[len(truth) * 95 // 100]
    print(f"{median:>8.0f}  ms from start to the truth on the screen, median; 95 % within {late:.0f}")
    wrong = verdict(run)
    for words_ in wrong[:40]:
        print(f"WRONG: {words_}", file=sys.stderr)
    print(
        f"{len(run.judge.written)} texts in {time.monotonic() - begun:.0f} s, seed {options.seed}:"
        f" {run.judge.lost()} lost, {run.judge.twice()} sent twice, {len(run.judge.wrong)} claims that are wrong"
        f" (the ledger has {len(run.world.ledger)})."
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
