"""Long work of the window leaves turns to others."""

from __future__ import annotations

from collections.abc import Generator
from inspect import GEN_CLOSED, getgeneratorstate

from PySide6.QtCore import QElapsedTimer, QObject
from pytestqt.qtbot import QtBot

from evoinbox.ui.piecework import TURN_MS, Piecework


def long_steps(count: int) -> Generator[None, None, str]:
    """Steps each of which takes a whole turn."""
    for _ in range(count):
        begun = QElapsedTimer()
        begun.start()
        while begun.elapsed() <= TURN_MS:
            pass
        yield
    return "done"


def test_a_turn_ends_after_the_step_that_used_it_up(qtbot: QtBot) -> None:
    owner, turns, ended = QObject(), list[str](), list[str]()
    work = Piecework(owner)
    work.went_on.connect(lambda: turns.append("one"))
    work.begin(long_steps(3), ended.append)
    qtbot.waitUntil(lambda: ended == ["done"])
    assert len(turns) == 3


def test_what_is_stopped_goes_no_further(qtbot: QtBot) -> None:
    owner, ended, steps = QObject(), list[str](), long_steps(3)
    work = Piecework(owner)
    with qtbot.waitSignal(work.went_on):
        work.begin(steps, ended.append)
    work.stop()
    assert getgeneratorstate(steps) == GEN_CLOSED
    assert ended == []
