"""The log: identifiers pass, texts' numbers and addresses do not."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import FunctionType

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


def logged(tmp_path: Path, record: logging.LogRecord) -> str:
    """What stands in the file of a record."""
    handler = log.LogFile(tmp_path / "evoinbox.log", delay=True, encoding="utf-8")
    handler.setFormatter(log.Redacted("%(asctime)s %(name)s: %(message)s"))
    handler.emit(record)
    handler.close()
    return (tmp_path / "evoinbox.log").read_text(encoding="utf-8")


def fail() -> None:
    try:
        int("see you at five")
    except ValueError as error:
        raise ExceptionGroup("a secret", [OSError(28, "secret"), KeyError("my word")]) from error


def test_of_an_error_kind_and_places_are_kept_and_nothing_it_says(tmp_path: Path) -> None:
    try:
        fail()
    except ExceptionGroup as error:
        record = logging.makeLogRecord({"name": "evoinbox.x", "msg": "it failed", "exc_info": (None, error, None)})
    written = logged(tmp_path, record)

    assert [line.strip() for line in written.splitlines() if " in " not in line] == [
        written.splitlines()[0], "ExceptionGroup", "of OSError ENOSPC", "of KeyError", "caused by ValueError",
    ]  # fmt: skip
    assert "test_log.py:" in written
    assert not any(word in written for word in ("five", "secret", "my word"))


def test_what_another_handler_has_put_there_is_not_kept(tmp_path: Path) -> None:
    record = logging.makeLogRecord({"name": "evoinbox.x", "msg": "it failed", "stack_info": "Stack:\n  say('five')"})
    record.exc_text = "ValueError: see you at five"

    assert "five" not in logged(tmp_path, record)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("/srv/dana/inbox/evoinbox/ui/lock.py", "evoinbox/ui/lock.py:"),
        ("/srv/dana/.venv/lib/site-packages/httpx/_a.py", "site-packages/httpx/_a.py:"),
        ("/srv/dana/mine.py", "  mine.py:"),
    ],
)
def test_of_a_place_only_what_is_below_the_program_is_told(file: str, told: str) -> None:
    elsewhere = FunctionType(fail.__code__.replace(co_filename=file), globals())
    with pytest.raises(ExceptionGroup) as raised:
        elsewhere()

    words = log.traced(raised.value)
    assert told in words
    assert "dana" not in words


def test_causes_are_followed_so_far_and_no_further() -> None:
    error: Exception = ValueError()
    for _ in range(5000):
        outer = KeyError()
        outer.__cause__, error = error, outer

    assert len(log.traced(error).splitlines()) < 20


def test_of_what_a_library_logs_only_the_sentence_is_kept(tmp_path: Path) -> None:
    words = {"name": "asyncio", "msg": "Task exception was never retrieved\nfuture: <Task exception=Dana>", "args": ()}
    assert "Dana" not in logged(tmp_path, logging.makeLogRecord(words))
    written = logged(tmp_path, logging.makeLogRecord({"name": "httpx", "msg": "GET %s", "args": ("Dana",)}))
    assert "GET %s" in written
    assert "Dana" not in written


@pytest.mark.parametrize(
    "record", [{"msg": "%d texts", "args": ("see you at five",)}, {"msg": "half of \ud83d"}], ids=["args", "half"]
)
def test_a_record_that_cannot_be_written_is_not_printed_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], record: dict[str, object]
) -> None:
    logged(tmp_path, logging.makeLogRecord({"name": "evoinbox.x"} | record))
    log.Shown(sys.stderr).handle(logging.makeLogRecord({"name": "evoinbox.x"} | record))

    assert "five" not in capsys.readouterr().err


def test_the_file_is_for_its_owner_only_and_its_times_stay(tmp_path: Path) -> None:
    written = logged(tmp_path, logging.makeLogRecord({"name": "evoinbox.x", "msg": "called 503 555 0100"}))

    assert written.startswith("20")
    assert "called [number]" in written
    if sys.platform != "win32":
        assert (tmp_path / "evoinbox.log").stat().st_mode & 0o777 == 0o600


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
