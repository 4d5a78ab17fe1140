"""Reports of errors: bounded in number, for their owner only, and one of a process that was ended by a fault."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evoinbox.crash_reports import ENDING, LARGEST, MOST, CrashReports

ROOT = Path(__file__).resolve().parents[1]


class Ticking:
    """A clock that goes on by a second each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 26, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def reports_in(place: Path) -> CrashReports:
    return CrashReports(place, lambda: "EvoInbox 1", Ticking())


def test_the_newest_few_are_kept_for_their_owner_only(tmp_path: Path) -> None:
    reports = reports_in(tmp_path)
    written = [reports.write(ValueError(str(number)), "a test") for number in range(MOST + 3)]

    assert reports.kept() == written[3:]
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in reports.kept()} == {0o600}


def test_numbers_are_struck_out_and_no_end_is_too_long(tmp_path: Path) -> None:
    (tmp_path / ENDING).write_text("Fatal, to +1 503 555 0142\n" + "File x, line 1\n" * LARGEST, encoding="utf-8")
    last, end = reports_in(tmp_path).watch()
    end()
    assert last is not None
    written = last.read_text(encoding="utf-8")

    assert "Fatal, to [number]\n" in written
    assert len(written) < LARGEST + 1000


def test_a_disk_that_refuses_costs_the_report_only(tmp_path: Path) -> None:
    reports = reports_in(tmp_path / "nowhere")

    assert reports.write(ValueError(), "a test") is None
    last, end = reports.watch()
    assert last is None
    end()


DYING = """
import ctypes, datetime, pathlib, sys
from evoinbox.crash_reports import CrashReports

def with_a_text(text):
    ctypes.string_at(0)

CrashReports(pathlib.Path(sys.argv[1]), str, lambda: datetime.datetime.now(datetime.UTC)).watch()
with_a_text("see you at five")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a fault of another kind there")
def test_what_ended_the_process_at_once_is_a_report_at_the_next_start(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path)], cwd=ROOT, capture_output=True, timeout=30, check=False
    )
    assert done.returncode < 0
    assert (tmp_path / ENDING).stat().st_mode & 0o777 == 0o600

    code = f"""
import datetime, pathlib
from evoinbox.crash_reports import CrashReports
last, end = CrashReports(pathlib.Path({str(tmp_path)!r}), str, lambda: datetime.datetime.now(datetime.UTC)).watch()
print(last.name, (pathlib.Path({str(tmp_path)!r}) / {ENDING!r}).stat().st_size)
end()
"""
    after = [sys.executable, "-c", code]
    told = subprocess.run(after, cwd=ROOT, capture_output=True, text=True, timeout=30, check=True).stdout
    name, still_there = told.split()
    assert still_there == "0"  # what is told once is not told again, should this run end so too
    words = (tmp_path / name).read_text(encoding="utf-8")
    assert "Segmentation fault" in words
    assert "with_a_text" in words
    assert "five" not in words
    assert not (tmp_path / ENDING).exists()
