"""What becomes of an error that nobody expected, in whichever thread: the program goes on, and the agent is told.

Invariants: each is logged and has a report, without what it says; what is begun is handed over first; a flood of them
is reported and said once in a while; one that happens meanwhile is logged and no more.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from evoinbox import note_wording
from evoinbox.crash_reports import CrashReports
from evoinbox.engine.runner import Stopped
from evoinbox.words import tr

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_log = logging.getLogger(__name__)

SAID_EVERY_US: Final = 60 * 1_000_000


class Mishap(QObject):
    """Made in the window's thread; `save` hands over what is begun, `say` shows a sentence and offers a report."""

    _met = Signal(object)

    def __init__(
        self,
        reports: CrashReports,
        save: Callable[[], None],
        say: Callable[[str, Path | None], None],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__()
        self._reports = reports
        self._save = save
        self._say = say
        self._now_us = now_us
        self._said_us = -SAID_EVERY_US
        self._busy = False
        # Queued to a method of this object, whose thread is the window's: a bug may be the engine's.
        self._met.connect(self._on_bug, Qt.ConnectionType.QueuedConnection)

    def take(self) -> None:
        """Hear of every such error from now on."""
        sys.excepthook = self.on_error
        sys.unraisablehook = self.on_unraisable

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """One happened in the window's thread."""
        _log.critical("unexpected", exc_info=(kind, error, trace))
        self._tell(error, "the window")

    def on_unraisable(self, met: UnraisableHookArgs) -> None:
        """One happened where nobody can be told of it: while something was cleared away."""
        if met.exc_value is not None:
            _log.error("unexpected, while something was cleared away", exc_info=met.exc_value)

    def on_bug(self, error: BaseException) -> None:
        """One happened in the engine's thread, which has logged it. Any thread."""
        self._met.emit(error)

    def on_last_end(self, report: Path) -> None:
        """The last run was ended by a fault of the whole process."""
        self._say(tr(note_wording.LAST_END), report)

    def _on_bug(self, error: BaseException) -> None:
        self._tell(error, "the engine")

    def _tell(self, error: BaseException, where: str) -> None:
        now_us = self._now_us()
        over = isinstance(error, Stopped)
        if self._busy or (0 <= now_us - self._said_us < SAID_EVERY_US and not over):
            return
        self._busy, self._said_us = True, now_us
        try:
            report = self._reports.write(error, where)
            self._save()
            self._say(tr(note_wording.STOPPED if over else note_wording.MISHAP), report)
        finally:
            self._busy = False
