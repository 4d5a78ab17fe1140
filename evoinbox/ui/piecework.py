"""Long work of the window in short turns: a generator goes on for a few milliseconds at a time, and others between.

Invariants: no turn takes longer than one step beyond TURN_MS; what is stopped leaves nothing running.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from evoinbox.domain.errors import InboxError

TURN_MS: Final = 4
_Result = TypeVar("_Result")


class Piecework(QObject):
    """One piece of work at a time; `failed` brings an InboxError, `went_on` that a turn is over."""

    failed = Signal(object)
    went_on = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[object, None, Callable[[], object]] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    def begin(self, work: Generator[object, None, _Result], done: Callable[[_Result], object]) -> None:
        """Do this; `done` takes what it returns."""
        self.stop()
        self._work = _ended(work, done)
        self._timer.start()

    def stop(self) -> None:
        """Leave it as it is."""
        self._timer.stop()
        if self._work is not None:
            self._work.close()
        self._work = None

    def _turn(self) -> None:
        work, begun = self._work, QElapsedTimer()
        if work is None:
            return
        begun.start()
        try:
            while begun.elapsed() < TURN_MS:
                next(work)
        except StopIteration as end:
            self.stop()
            end.value()
        except InboxError as error:
            self.stop()
            self.failed.emit(error)
        else:
            self.went_on.emit()


def _ended(
    work: Generator[object, None, _Result], done: Callable[[_Result], object]
) -> Generator[object, None, Callable[[], object]]:
    result = yield from work
    return lambda: done(result)
