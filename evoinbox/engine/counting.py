"""Working out the figures of a shift, from the cache, in portions.

Invariants: a turn looks at one portion of conversations; a later question ends an earlier one; texts that come while
it counts are for the next one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import StoreError
from evoinbox.domain.report import Tally, Turn
from evoinbox.engine.changes import Change, ShiftCounted, Unsafe
from evoinbox.engine.commands import CountShift
from evoinbox.engine.reach import Reach
from evoinbox.store.cache import Cache

PORTION: Final = 60
TURNS: Final = 1000
"""Conversations and texts looked at in one turn at most: 15 ms (measured)."""

SECOND_US: Final = 1_000_000


class Counting:
    """Of one seat."""

    def __init__(
        self, cache: Cache, reach: Reach, publish: Callable[[Change], None], now_us: Callable[[], int]
    ) -> None:
        self._cache, self._reach, self._publish, self._now_us = cache, reach, publish, now_us
        self._question = self._counted = 0

    async def run(self, command: CountShift) -> None:
        """Count; ends with ShiftCounted, or without where something else is asked."""
        self._question = command.number
        now_us = self._now_us()
        until_us = min(command.until_us, now_us)
        tally = Tally(command.since_us, until_us, _hour_of)
        try:
            # What the agent has put away waits no more, but that is known of now only.
            away = self._reach.answered() if until_us == now_us else frozenset()
            after, portion = 0, self._cache.portions.talked(tally.needed_from_us, 0, PORTION)
            while portion and self._question == command.number:
                for number, key in portion:
                    await self._take(tally, number, key, until_us, waits_no_more=key in away)
                    after = number
                await asyncio.sleep(0)
                portion = self._cache.portions.talked(tally.needed_from_us, after, PORTION)
        except StoreError as error:
            self._publish(Unsafe(error))
            self._publish(ShiftCounted(command.number, None, 0))
            return
        if self._question == command.number:
            self._publish(ShiftCounted(command.number, tally.report(), min(self._reach.of(None), now_us)))

    async def _take(
        self, tally: Tally, number: int, key: ConversationKey, until_us: int, *, waits_no_more: bool
    ) -> None:
        """One conversation, in parts where it is a long one."""
        since_us: int | None = tally.needed_from_us
        while since_us is not None:
            turns, since_us = self._cache.portions.turns(number, since_us, until_us, TURNS)
            told = (Turn(at_us, bool(incoming), line, sender) for at_us, incoming, line, sender in turns)
            tally.take(key, told, waits_no_more=waits_no_more, more=since_us is not None)
            self._counted += len(turns)
            if self._counted >= TURNS:
                self._counted = 0
                await asyncio.sleep(0)


def _hour_of(at_us: int) -> int:
    return datetime.fromtimestamp(at_us // SECOND_US, tz=UTC).astimezone().hour
