"""The log: identifiers pass, texts' numbers and addresses do not."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from evoinbox import log


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("sent to +15035550100 at once", "sent to [number] at once"),
        ("(503) 555-0100 and 503.555.0101", "([number] and [number]"),
        ("ann.b+c@shop.example wrote", "[mail] wrote"),
        ("text 3f9a: TimedOut, page 12 of 500", "text 3f9a: TimedOut, page 12 of 500"),
    ],
)
def test_numbers_and_mail_addresses_are_struck_out(words: str, kept: str) -> None:
    assert log.redact(words) == kept


def test_the_file_holds_time_and_words_and_no_number(tmp_path: Path) -> None:
    root, ours = logging.getLogger(), logging.getLogger("evoinbox")
    before = root.level, ours.level, list(root.handlers), logging.getLogger("httpx").level
    handler = log.start(tmp_path, logging.INFO)
    logging.getLogger("evoinbox.x").info("from %s", "+15035550100")
    logging.getLogger("evoinbox.x").debug("never")
    logging.getLogger("httpx").info("GET https://x.example/messages?to=+15035550100")
    handler.close()
    root.handlers[:] = before[2]
    root.setLevel(before[0])
    ours.setLevel(before[1])
    logging.getLogger("httpx").setLevel(before[3])
    (line,) = (tmp_path / "evoinbox.log").read_text(encoding="utf-8").splitlines()

    assert line.startswith("20")
    assert line.endswith("INFO evoinbox.x: from [number]")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_costs_the_record_and_shows_nothing_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "evoinbox.log").symlink_to("/dev/full")
    handler = log.LogFile(tmp_path / "evoinbox.log", delay=True)
    handler.emit(logging.makeLogRecord({"msg": "from %s", "args": ("+15035550100",)}))
    handler.close()
    written = capsys.readouterr()

    assert (written.out, written.err) == ("", "")
