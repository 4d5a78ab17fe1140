"""Reports of errors that nobody expected, beside the log: one small file each, 0600, and the newest few only.

Invariants: a report has kinds and places of errors, versions and the time, and nothing that an error said; a disk that
refuses one costs that report. What ends the whole process at once is written down by Python's `faulthandler`, which
knows functions and lines only, and becomes a report at the next start.
"""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from evoinbox.log import redact, traced

MOST: Final = 10
ENDING: Final = "ended.txt"
"""Open while the program runs; something stands in it only when the process was ended by a fault."""

LARGEST: Final = 64 * 1024
LEFT_OUT: Final = "What the error said is left out, because texts could stand in it."


@dataclass(frozen=True, slots=True)
class CrashReports:
    """The reports in one place; `about` tells the versions. Used from any thread: no file is written twice."""

    place: Path
    about: Callable[[], str]
    now: Callable[[], datetime]

    def write(self, error: BaseException, where: str) -> Path | None:
        """Put an error down; returns the report, or None where the disk refuses."""
        return self._put(where, traced(error))

    def watch(self) -> tuple[Path | None, Callable[[], None]]:
        """Begin to write down what ends the process; returns a report of the last run's end if there was such a one.

        The other thing is to be called at the program's end.
        """
        last = None
        with suppress(OSError):
            words = (self.place / ENDING).read_bytes()[:LARGEST].decode("utf-8", "replace").strip()
            if words:
                last = self._put("the process, which ended at once", words)
        try:
            opened = os.open(self.place / ENDING, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        except OSError:
            return last, _nothing
        file = os.fdopen(opened, "w", encoding="utf-8")
        faulthandler.enable(file)
        return last, lambda: self._end(file)

    def kept(self) -> list[Path]:
        """The reports there are, the oldest first."""
        return sorted(self.place.glob("report-*.txt"))

    def _put(self, where: str, words: str) -> Path | None:
        at = self.now()
        lines = [self.about(), f"When: {at:%Y-%m-%d %H:%M:%S} UTC", f"Where: {where}", LEFT_OUT, "", words, ""]
        file = self.place / f"report-{at:%Y%m%d-%H%M%S-%f}.txt"
        try:
            opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(opened, "w", encoding="utf-8") as report:
                report.write(redact("\n".join(lines)))
            for old in self.kept()[:-MOST]:
                old.unlink(missing_ok=True)
        except OSError:
            return None
        return file

    def _end(self, file: IO[str]) -> None:
        faulthandler.disable()
        file.close()
        (self.place / ENDING).unlink(missing_ok=True)


def _nothing() -> None:
    """There is nothing to end."""
