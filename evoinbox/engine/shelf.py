"""Where the agent put conversations: on top, or away until a time, or until the customer writes again.

Invariants: what is put away comes back by itself, with the customer's next text or when its time has come; one whose
time has come counts as unread, or nobody would find it; a publication follows the commit it speaks of.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.message import Direction, Message
from evoinbox.engine.changes import Arrived, Change, ConversationsChanged
from evoinbox.engine.clock import Clock
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk

LONGEST_WAIT_S: Final = 30.0
"""A computer that sleeps stops the clock of waits: so late at most is what was due meanwhile."""


class Shelf:
    """Owned by the inbox of a seat. Methods raise StoreError."""

    def __init__(self, cache: Cache, desk: Desk, publish: Callable[[Change], None]) -> None:
        self._cache = cache
        self._desk = desk
        self._publish = publish
        self._away = desk.shelved()
        self._changed = asyncio.Event()

    def pin(self, keys: Iterable[ConversationKey], *, pinned: bool) -> None:
        """Keep conversations on top, or no longer."""
        chosen = frozenset(keys)
        for key in chosen:
            self._desk.pin(key, pinned=pinned)
        self._publish(ConversationsChanged(chosen))

    def put_away(self, keys: Iterable[ConversationKey], until_us: int) -> None:
        """Put conversations away until an instant, FOR_GOOD_US for those that are done."""
        chosen = frozenset(keys)
        for key in chosen:
            seen_us = self._cache.newest_us(key)
            self._desk.shelve(key, until_us, seen_us)
            self._away[key] = until_us, seen_us
        self._changed.set()
        self._publish(ConversationsChanged(chosen))

    def take_down(self, keys: Iterable[ConversationKey]) -> None:
        """The agent wants these conversations back."""
        chosen = self._away.keys() & set(keys)
        for key in chosen:
            self._bring(key, remind=False)
        if chosen:
            self._publish(ConversationsChanged(frozenset(chosen)))

    def on_new(self, messages: Iterable[Message]) -> None:
        """These texts are new: a customer who writes is in the inbox again. Whoever calls says that they changed."""
        for text in messages if self._away else ():
            until_us, seen_us = self._away.get(text.conversation, (0, 0))
            if until_us and text.direction is Direction.INCOMING and (text.unread or text.at_us > seen_us):
                self._bring(text.conversation, remind=False)

    async def run(self, clock: Clock) -> None:
        """Bring back what was put off when its time has come; until cancelled."""
        while True:
            now_us = clock.now_us()
            due = frozenset(key for key, (until_us, _) in self._away.items() if until_us <= now_us)
            for key in due:
                self._bring(key, remind=True)
            if due:
                self._publish(ConversationsChanged(due))
                self._publish(Arrived(due, len(due)))
            times = [until_us for until_us, _ in self._away.values() if until_us < FOR_GOOD_US]
            if times:
                await clock.wait(self._changed, min((min(times) - now_us) / 1_000_000, LONGEST_WAIT_S))
            else:
                await self._changed.wait()
            self._changed.clear()

    def _bring(self, key: ConversationKey, *, remind: bool) -> None:
        self._desk.take_down(key, remind=remind)
        del self._away[key]
