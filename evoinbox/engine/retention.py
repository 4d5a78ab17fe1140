"""How long texts are kept on this computer: what is older is purged in small portions, and not fetched again.

Invariants: nothing is purged while it is to be kept for ever; the instant is the service's, so that a computer whose
clock is wrong loses nothing while the service is reached; what is purged is gone from the files when a pass ends, their
logs included; keeping texts for longer reads again what is missing then. Caches of other accounts, which nobody has had
open for a day, go whole.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from evoinbox.domain.errors import StoreError
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.past import EVER_US
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk

_log = logging.getLogger(__name__)

EVERY_S: Final = 3600.0
"""So long at most is a text kept over its time."""

BREATH_S: Final = 0.1
"""Between two portions, which take 15 to 40 ms each."""

AGAIN_S: Final = 5.0
"""After how long what a reader kept from ending is tried again."""

DAY_US: Final = 24 * 3600 * 1_000_000
KEPT_DAYS: Final = "kept_days"
"""The mark of how many days are here, 0 for all that the service has."""


class Retention:
    """Of one seat; `days` is how long texts are kept, 0 for ever; `read_again` has the past read once more.

    `drop_idle` removes the caches of others that nobody has had open since an instant.
    """

    def __init__(
        self,
        cache: Cache,
        desk: Desk,
        inbox: Inbox,
        clock: Clock,
        *,
        days: Callable[[], int],
        ahead_us: Callable[[], int],
        read_again: Callable[[], None],
        drop_idle: Callable[[int], None],
    ) -> None:
        self._cache = cache
        self._desk = desk
        self._inbox = inbox
        self._clock = clock
        self._days = days
        self._ahead_us = ahead_us
        self._read_again = read_again
        self._drop_idle = drop_idle
        self._stirred = asyncio.Event()
        self._in_logs = bool(days())  # where a pass was cut off by the end of the program, it may be
        inbox.keep_from_us = self.from_us

    def from_us(self) -> int:
        """The instant before which nothing is kept; 0 where all is."""
        return self._clock.now_us() + self._ahead_us() - self._days() * DAY_US if self._days() else 0

    @property
    def whole_from_us(self) -> int:
        """The instant from which on nothing is missing for having been kept long enough."""
        return self.from_us() or EVER_US

    def stir(self) -> None:
        """It may be another number of days now."""
        self._stirred.set()

    async def run(self) -> None:
        """Purge what is too old, again and again; until cancelled."""
        while True:
            self._stirred.clear()
            wait_s = EVERY_S
            try:
                self._follow()
                if self._days():
                    await self._purge()
                if self._in_logs and not self._fold_logs():
                    wait_s = AGAIN_S
            except StoreError as error:
                _log.warning("old texts could not be purged: %s", type(error).__name__)
            await self._clock.wait(self._stirred, wait_s)

    def _follow(self) -> None:
        """Where more days are to be kept than are here, the past is read again."""
        days, kept = self._days(), int(self._inbox.marks.get(KEPT_DAYS, "0"))
        if days != kept:
            if kept and (days == 0 or days > kept):
                self._read_again()  # first: what the disk refuses is tried again
            self._inbox.take((), {KEPT_DAYS: str(days)}, live=False)

    async def _purge(self) -> None:
        purged = False
        self._drop_idle(self._clock.now_us() - DAY_US)
        place: int | None = 0
        while place is not None:
            # Asked anew for each portion: meanwhile the service may have told the time, and the agent other days.
            touched, place = self._cache.purge(self.from_us(), place)
            if touched:
                purged = self._in_logs = True
                self._inbox.tell(touched)
                await self._clock.sleep(BREATH_S)
            else:
                await asyncio.sleep(0)
        self._desk.forget_settled(self.from_us())
        if purged:
            _log.info("texts older than %d days were purged", self._days())

    def _fold_logs(self) -> bool:
        """Returns False where something of what was purged may still be in a log."""
        self._in_logs = not (self._cache.fold_log() and self._desk.fold_log())
        return not self._in_logs
