"""Conversations the agent put away, until a time or until the customer writes again.

Invariants: what is put away comes back by itself, with the customer's next text or when its time has come; one whose
time has come counts as unread, or nobody would find it; a publication follows the commit it speaks of.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.errors import StoreError
from evoinbox.domain.message import Direction, Message
from evoinbox.engine.changes import Change, ConversationsChanged, Returned, Unsafe
from evoinbox.engine.clock import Clock
from evoinbox.store.desk import Desk

LONGEST_WAIT_S: Final = 30.0
"""A computer that sleeps stops the clock of waits: so late at most is what was due meanwhile."""

_log = logging.getLogger(__name__)


class Shelf:
    """Owned by the inbox of a seat. Methods raise StoreError."""

    def __init__(self, desk: Desk, publish: Callable[[Change], None]) -> None:
        self._desk = desk
        self._publish = publish
        self._away = desk.shelved()
        self._changed = asyncio.Event()
        self._refused = False

    def put_away(self, seen: Mapping[ConversationKey, int], until_us: int) -> None:
        """Put conversations away until an instant, FOR_GOOD_US for those that are done. Whoever calls publishes.

        `seen` has with each the instant of the newest text the agent knows.
        """
        self._desk.shelve(seen, until_us)
        self._away |= {key: (until_us, seen_us) for key, seen_us in seen.items()}
        self._changed.set()

    def take_down(self, keys: Iterable[ConversationKey]) -> None:
        """The agent wants these conversations back."""
        chosen = self._bring(self._away.keys() & set(keys), remind=False)
        if chosen:
            self._publish(ConversationsChanged(chosen))

    def on_new(self, messages: Iterable[Message]) -> None:
        """These texts are new: a customer who writes is in the inbox again. Whoever calls publishes."""
        writers = set()
        for text in messages if self._away else ():
            until_us, seen_us = self._away.get(text.conversation, (0, 0))
            if until_us and text.direction is Direction.INCOMING and (text.unread or text.at_us > seen_us):
                writers.add(text.conversation)
        self._bring(writers, remind=False)

    async def run(self, clock: Clock) -> None:
        """Bring back what was put off when its time has come; until cancelled."""
        while True:
            now_us = clock.now_us()
            brought = self._bring_due(now_us)
            times = [until_us for until_us, _ in self._away.values() if until_us < FOR_GOOD_US]
            if times:
                wait_s = min((min(times) - now_us) / 1_000_000, LONGEST_WAIT_S)
                await clock.wait(self._changed, wait_s if brought else LONGEST_WAIT_S)
            else:
                await self._changed.wait()
            self._changed.clear()

    def _bring_due(self, now_us: int) -> bool:
        """Returns False when the disk refused, which is told once until it takes something again."""
        try:
            due = self._bring({key for key, (until_us, _) in self._away.items() if until_us <= now_us}, remind=True)
        except StoreError as error:
            if not self._refused:
                _log.warning("what was put off could not be brought back: %s", type(error).__name__)
                self._publish(Unsafe(error))
            self._refused = True
            return False
        self._refused = False
        if due:
            self._publish(ConversationsChanged(due))
            self._publish(Returned(due))
        return True

    def _bring(self, keys: set[ConversationKey], *, remind: bool) -> frozenset[ConversationKey]:
        if keys:
            self._desk.take_down(keys, remind=remind)
        for key in keys:
            del self._away[key]
        return frozenset(keys)
