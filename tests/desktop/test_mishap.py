"""An error nobody expected: logged and reported without its words, what is begun is saved, and it is said."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evoinbox import log
from evoinbox.crash_reports import CrashReports
from evoinbox.desktop.mishap import SAID_EVERY_US, Mishap
from evoinbox.engine.runner import Commands, Runner


class Window:
    """Records what it is asked; `save` may fail."""

    def __init__(self, place: Path) -> None:
        self.done: list[str] = []
        self.now_us = 10**15
        self.fails = False
        self.reports = CrashReports(
            place, lambda: "EvoInbox 1", lambda: datetime.fromtimestamp(self.now_us / 10**6, UTC)
        )
        self.offered: list[Path | None] = []
        self.mishap = Mishap(self.reports, self.save, self.say, lambda: self.now_us)

    def say(self, words: str, report: Path | None) -> None:
        self.done.append(words)
        self.offered.append(report)

    def save(self) -> None:
        self.done.append("saved")
        if self.fails:
            raise ValueError

    def err(self, words: str = "no number") -> None:
        try:
            fail(words)
        except RuntimeError as error:
            sys.excepthook(RuntimeError, error, error.__traceback__)


def fail(words: str) -> None:
    """What nobody expected."""
    raise RuntimeError(words)


@pytest.fixture
def window(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Window:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    made = Window(tmp_path)
    made.mishap.take()
    return made


@pytest.mark.expects_log
def test_what_is_begun_is_saved_before_it_is_said(window: Window) -> None:
    window.err()
    assert window.done[0] == "saved"
    assert window.done[1].startswith("EvoInbox met an error of its own and goes on.")


@pytest.mark.expects_log
def test_a_flood_is_said_once_in_a_while(window: Window) -> None:
    for _ in range(5):
        window.err()
    assert len(window.done) == 2
    window.now_us += SAID_EVERY_US
    window.err()
    assert len(window.done) == 4


@pytest.mark.expects_log
def test_an_error_meanwhile_ends_nothing(window: Window) -> None:
    window.fails = True
    with pytest.raises(ValueError, match=r"^$"):
        window.err()
    window.fails = False
    window.now_us += SAID_EVERY_US
    window.err()
    assert window.done[-2] == "saved"


@pytest.mark.expects_log
def test_the_log_has_the_place_and_no_number(window: Window, tmp_path: Path) -> None:
    loggers = [logging.getLogger(name) for name in ("", "evoinbox", "httpx")]
    levels = [one.level for one in loggers]
    handler = log.start(tmp_path, logging.INFO)
    try:
        window.err("to +1 503 555 0142 and dana@example.com")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
        for one, level in zip(loggers, levels, strict=True):
            one.setLevel(level)
    written = (tmp_path / "evoinbox.log").read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "test_mishap.py" in written
    assert "555" not in written
    assert "dana" not in written


@pytest.mark.expects_log
def test_there_is_a_report_to_be_read_without_what_the_error_said(window: Window) -> None:
    window.err("Dana wrote: see you at five")
    (report,) = window.offered
    assert report is not None
    words = report.read_text(encoding="utf-8")
    assert words.startswith("EvoInbox 1\nWhen: 2001-09-09 01:46:40 UTC\nWhere: the window\n")
    assert "RuntimeError" in words
    assert "test_mishap.py:" in words
    assert "Dana" not in words


@pytest.mark.expects_log
def test_what_is_cleared_away_in_an_error_is_logged_without_words(
    window: Window, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    class Rash:
        def __del__(self) -> None:
            raise RuntimeError("see you at five")

    Rash()
    assert "five" not in capsys.readouterr().err
    assert [record.getMessage() for record in caplog.records] == ["unexpected, while something was cleared away"]


@pytest.mark.expects_log
def test_a_bug_of_the_engine_is_told_in_the_window(window: Window, qtbot: QtBot) -> None:
    async def work() -> None:
        raise ValueError("see you at five")

    async def run(commands: Commands) -> None:
        while await commands.get() is not None:
            pass

    runner = Runner(run, window.mishap.on_bug)
    runner.start()
    runner.start_work(work())
    qtbot.waitUntil(lambda: bool(window.done))
    assert runner.stop(5)
    assert window.done[0] == "saved"
    assert window.done[1].startswith("EvoInbox met an error")
    assert window.offered[0] is not None
    assert "Where: the engine" in window.offered[0].read_text(encoding="utf-8")


@pytest.mark.expects_log
def test_the_engine_s_end_is_said_even_in_a_flood(
    window: Window, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    async def run(_commands: Commands) -> None:
        raise ValueError("see you at five")

    window.err()
    window.now_us += 1
    runner = Runner(run, window.mishap.on_bug)
    runner.start()
    qtbot.waitUntil(lambda: len(window.offered) == 2)
    assert runner.stop(5)
    assert window.done[-1].startswith("What sends and receives in EvoInbox has ended")
    report = window.offered[1]
    assert report is not None
    assert "caused by ValueError" in report.read_text(encoding="utf-8")
    assert "five" not in capsys.readouterr().err
