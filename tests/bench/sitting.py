"""One sitting of the real program off-screen, with the beats of its window and its engine measured.

`python -m tests.bench.sitting URL` prints it as JSON: a process of its own has a memory of its own.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from evoinbox.app import App
from evoinbox.engine.changes import Change, HistoryProgress
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import HurryPast, SignIn
from evoinbox.opening import Choice
from evoinbox.settings import Places
from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.icons import application_icon
from evoinbox.vault import MemoryVault
from tests.support.program import PASSWORD, USER

BEAT_MS: Final = 10
IDLE_MS: Final = 3000


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a first sign-in was like.

    A gap is the time between two beats of the window, work the processor's time that its thread, or the engine's, spent
    in one turn of its loop: so long a key press, or an answer of the service, may have waited. A glyph is the time from
    a key press to the painting of what it typed. `peak_mib` is the most memory the process ever had.
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
    glyph_p95_ms: float
    glyph_worst_ms: float
    peak_mib: float


class Beat:
    """Measures how long the window's loop keeps a timer waiting, and what one turn of the loop costs."""

    def __init__(self) -> None:
        self.gaps_ms: list[float] = []
        self.works_ms: list[float] = []
        self._left_out = 0
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
        if self._left_out:
            self._left_out -= 1
        else:
            self.works_ms.append((worked - self._worked) * 1000)
        self._worked = worked

    def leave_out_opening(self) -> None:
        """The next two turns open and paint a conversation, which the agent wants and waits for: measured by itself."""
        self._left_out = 2

    def begin_anew(self) -> None:
        """What was until now is left out."""
        self.works_ms.clear()
        self._worked = time.thread_time()

    def taken(self) -> list[float]:
        """The gaps since the last asking."""
        gaps, self.gaps_ms = self.gaps_ms, []
        return gaps


class _Typist(QObject):
    """Presses keys from a thread of its own while the window works, and measures when each is seen."""

    def __init__(self, edit: ComposeEdit) -> None:
        super().__init__()
        self.waits_ms: list[float] = []
        self._edit = edit
        self._pressed: list[float] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._press, name="typist")
        edit.viewport().installEventFilter(self)
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)  # Qt's keyboard is of this thread
        self._thread.start()

    def _press(self) -> None:
        dice = random.Random(1)
        for key, letter in itertools.cycle(((Qt.Key.Key_A, "a"), (Qt.Key.Key_Backspace, "\b"))):
            if self._ended.wait(dice.uniform(0.05, 0.25)):
                return
            self._pressed.append(time.perf_counter())
            none = Qt.KeyboardModifier.NoModifier
            QApplication.postEvent(self._edit, QKeyEvent(QEvent.Type.KeyPress, key, none, letter))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key is seen when the editor is painted after it: with its letter, or without the one it took away."""
        if event.type() == QEvent.Type.Paint and self._pressed:
            written = bool(self._edit.text())
            if written == bool((len(self.waits_ms) + 1) % 2):
                self.waits_ms.append((time.perf_counter() - self._pressed.pop(0)) * 1000)
        return super().eventFilter(watched, event)

    def end(self) -> None:
        """Stop pressing."""
        self._ended.set()
        self._thread.join()
        self._edit.viewport().removeEventFilter(self)


async def watch_engine(works_ms: list[float]) -> None:
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
        typists = list[_Typist]()

        def note(change: Change) -> None:
            if isinstance(change, HistoryProgress) and change.complete:
                marks["past"] = time.perf_counter()
                last[0] = change.stored
                loop.quit()

        def begin() -> None:
            """The list has its first row: ask for the past, open a conversation, type."""
            if "list" not in marks:
                marks["list"] = time.perf_counter()
                beat.leave_out_opening()
                app.window.inbox.open(app.window.inbox.model.at(0).key, by_program=False)
                typists.append(_Typist(app.window.inbox.compose.edit))
                if hurry:
                    app.bridge.ask(HurryPast())

        app.start()
        beat = Beat()
        QTimer.singleShot(IDLE_MS, loop.quit)
        loop.exec()
        idle = beat.taken()
        app._runner.start_work(watch_engine(engine))
        app.bridge.published.connect(note)
        app.window.inbox.model.rowsInserted.connect(begin, Qt.ConnectionType.QueuedConnection)
        begun = time.perf_counter()
        app.bridge.ask(SignIn(url, USER, PASSWORD))
        loop.exec()
        gaps, works, glyphs = beat.taken(), beat.works_ms, typists[0].waits_ms
        typists[0].end()
        listed = app.window.inbox.model.total
        app.stop()
        app.window.deleteLater()
    return Sitting(
        marks["list"] - begun, marks["past"] - begun, listed, last[0],
        statistics.median(gaps), _p99(gaps), max(gaps), _p99(idle), _p99(works), max(works), _p99(engine), max(engine),
        sorted(glyphs)[int(len(glyphs) * 0.95)], max(glyphs),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )  # fmt: skip


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


if __name__ == "__main__":
    print(json.dumps(asdict(sit(sys.argv[1], hurry=True))))
