"""One sitting of the real program off-screen, with the beats of its window and its engine measured.

`python -m tests.bench.sitting URL` prints it as JSON: a process of its own has a memory of its own.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from evoinbox.app import App, Choice
from evoinbox.engine.changes import Change, ConversationsChanged, HistoryProgress
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import HurryPast, SignIn
from evoinbox.settings import Places
from evoinbox.ui.icons import application_icon
from evoinbox.vault import MemoryVault
from tests.support.program import PASSWORD, USER

BEAT_MS: Final = 10
IDLE_MS: Final = 3000


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a first sign-in was like.

    A gap is the time between two beats of the window, work the processor's time that its thread, or the engine's, spent
    in one turn of its loop: so long a key press, or an answer of the service, may have waited. `peak_mib` is the most
    memory the process ever had.
    """

    list_s: float
    past_s: float
    conversations: int
    texts: int
    gap_p50_ms: float
    gap_p99_ms: float
    gap_worst_ms: float
    idle_p99_ms: float
    work_p99_ms: float
    work_worst_ms: float
    engine_p99_ms: float
    engine_worst_ms: float
    peak_mib: float


class _Beat:
    """Measures how long the window's loop keeps a timer waiting, and what one turn of the loop costs."""

    def __init__(self) -> None:
        self.gaps_ms: list[float] = []
        self.works_ms: list[float] = []
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(BEAT_MS)
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._turn)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._last) * 1000)
        self._last = now

    def _turn(self) -> None:
        worked = time.thread_time()
        self.works_ms.append((worked - self._worked) * 1000)
        self._worked = worked

    def taken(self) -> list[float]:
        """The gaps since the last asking."""
        gaps, self.gaps_ms = self.gaps_ms, []
        return gaps


async def _watch_engine(works_ms: list[float]) -> None:
    """Measure from now on what one turn of the engine's loop costs."""
    loop = asyncio.get_running_loop()
    turn: Callable[[], None] = loop._run_once  # type: ignore[attr-defined]

    def timed() -> None:
        before = time.thread_time()
        turn()
        works_ms.append((time.thread_time() - before) * 1000)

    loop._run_once = timed  # type: ignore[attr-defined]


def sit_apart(url: str) -> Sitting:
    """`sit` in a process of its own, in which the agent asks for all of the past at once."""
    command = [sys.executable, "-m", "tests.bench.sitting", url]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Sitting(**json.loads(done.stdout.splitlines()[-1]))


def sit(url: str, *, hurry: bool = False) -> Sitting:
    """Sign in to a server and stay until all of its past is here; who hurries asks for it."""
    application = QApplication.instance() or QApplication(["evoinbox"])
    assert isinstance(application, QApplication)
    application.setWindowIcon(application_icon())
    with tempfile.TemporaryDirectory() as place:
        choice = Choice(url, Places(Path(place), Path(place) / "logs"), MemoryVault())
        choice.places.make()
        app = App(application, choice, Clock())
        loop, marks, last, engine = QEventLoop(), {}, [0], list[float]()

        def note(change: Change) -> None:
            if isinstance(change, ConversationsChanged) and "list" not in marks:
                marks["list"] = time.perf_counter()
                if hurry:
                    app.bridge.ask(HurryPast())
            elif isinstance(change, HistoryProgress) and change.complete:
                marks["past"] = time.perf_counter()
                last[0] = change.stored
                loop.quit()

        app.start()
        beat = _Beat()
        QTimer.singleShot(IDLE_MS, loop.quit)
        loop.exec()
        idle = beat.taken()
        app._runner.start_work(_watch_engine(engine))
        # Connected after the window's own receivers: the list has taken its rows in when this one hears of them.
        app.bridge.published.connect(note)
        begun = time.perf_counter()
        app.bridge.ask(SignIn(url, USER, PASSWORD))
        loop.exec()
        gaps, works = beat.taken(), beat.works_ms
        listed = app.window.inbox.model.total
        app.stop()
        app.window.deleteLater()
    return Sitting(
        marks["list"] - begun, marks["past"] - begun, listed, last[0],
        statistics.median(gaps), _p99(gaps), max(gaps), _p99(idle), _p99(works), max(works), _p99(engine), max(engine),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )  # fmt: skip


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


if __name__ == "__main__":
    print(json.dumps(asdict(sit(sys.argv[1], hurry=True))))
