"""One sitting of the real program off-screen, with its window's beat measured."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from evoinbox.app import App, Choice
from evoinbox.engine.changes import Change, ConversationsChanged, HistoryProgress, SignIn
from evoinbox.engine.clock import Clock
from evoinbox.settings import Places
from evoinbox.vault import MemoryVault
from tests.support.program import PASSWORD, USER

BEAT_MS: Final = 10
IDLE_MS: Final = 3000


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a first sign-in was like; a gap is the time between two beats of the window."""

    list_s: float
    past_s: float
    conversations: int
    texts: int
    gap_p50_ms: float
    gap_p99_ms: float
    gap_worst_ms: float
    idle_p99_ms: float


class _Beat:
    """Measures how long the window's loop keeps a timer waiting."""

    def __init__(self) -> None:
        self.gaps_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(BEAT_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._last) * 1000)
        self._last = now

    def taken(self) -> list[float]:
        """The gaps since the last asking."""
        gaps, self.gaps_ms = self.gaps_ms, []
        return gaps


def sit(url: str) -> Sitting:
    """Sign in to a server and stay until all of its past is here."""
    application = QApplication.instance() or QApplication(["evoinbox"])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as place:
        choice = Choice(url, Places(Path(place), Path(place) / "logs"), MemoryVault())
        choice.places.make()
        app = App(application, choice, Clock())
        loop, marks, last = QEventLoop(), {}, [0, 0]

        def note(change: Change) -> None:
            if isinstance(change, ConversationsChanged) and "list" not in marks:
                marks["list"] = time.perf_counter()
                last[0] = len(change.keys)
            elif isinstance(change, HistoryProgress) and change.complete:
                marks["past"] = time.perf_counter()
                last[1] = change.stored
                loop.quit()

        app.start()
        beat = _Beat()
        QTimer.singleShot(IDLE_MS, loop.quit)
        loop.exec()
        idle = beat.taken()
        # Connected after the window's own receivers: the list has taken its rows in when this one hears of them.
        app.bridge.published.connect(note)
        begun = time.perf_counter()
        app.bridge.ask(SignIn(url, USER, PASSWORD))
        loop.exec()
        gaps = beat.taken()
        app.stop()
        app.window.deleteLater()
    return Sitting(
        marks["list"] - begun, marks["past"] - begun, last[0], last[1],
        statistics.median(gaps), _p99(gaps), max(gaps), _p99(idle),
    )  # fmt: skip


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]
