"""An error nobody expected: logged without numbers, what is begun is saved, and it is said once in a while."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from evoinbox import log
from evoinbox.desktop.mishap import SAID_EVERY_US, Mishap


class Window:
    """Records what it is asked; `save` may fail."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.now_us = 10**15
        self.fails = False
        self.mishap = Mishap(self.save, self.done.append, lambda: self.now_us)

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
def window(monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = Window()
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
