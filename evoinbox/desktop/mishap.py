"""What becomes of an error that nobody expected in the window's thread: the window goes on, and the agent is told.

Invariants: each is logged, with numbers and addresses struck out; what is begun is handed over first; a flood of them
is said once in a while; one that happens meanwhile is logged and no more.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Final

from evoinbox import note_wording
from evoinbox.words import tr

_log = logging.getLogger(__name__)

SAID_EVERY_US: Final = 60 * 1_000_000


class Mishap:
    """Made by `app`; `save` hands over what is begun, `say` shows a sentence."""

    def __init__(self, save: Callable[[], None], say: Callable[[str], None], now_us: Callable[[], int]) -> None:
        self._save = save
        self._say = say
        self._now_us = now_us
        self._said_us = -SAID_EVERY_US
        self._busy = False

    def take(self) -> None:
        """Hear of every such error from now on."""
        sys.excepthook = self.on_error

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """One happened."""
        _log.critical("unexpected", exc_info=(kind, error, trace))
        now_us = self._now_us()
        if self._busy or 0 <= now_us - self._said_us < SAID_EVERY_US:
            return
        self._busy, self._said_us = True, now_us
        try:
            self._save()
            self._say(tr(note_wording.MISHAP))
        finally:
            self._busy = False
