"""What can be searched: files texts in the engine's spare time, and answers what is sought, newest first.

Invariants: a turn files PORTION texts or looks through one portion of the index, and gives way; a later question ends
an earlier one; what the list named before the past got there is filed when it does, so that numbers stay in order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import StoreError
from evoinbox.domain.folding import fold
from evoinbox.engine.changes import Change, TextsFound, Unsafe
from evoinbox.engine.commands import FindTexts
from evoinbox.engine.past import EVER_US
from evoinbox.store.cache import Cache

PORTION: Final = 200
"""Texts filed in one turn: 3 ms, and 30 now and then when the index folds its parts together (measured)."""

BREATH_S: Final = 0.02
LONG_BREATH_S: Final = 0.25
"""Between two of them, and while the past still comes in: that is as fast as it comes unhurried, and keeps out of the
way of a hurried one, which filing at once made half as long again (measured)."""

BEGIN: Final = 1 << 62
"""A number above all that texts are filed under."""


class Archive:
    """Of one seat; `reached_us` is the instant down to which the past is here without a gap.

    `answered` are the conversations in which nobody waits, whatever the service said last.
    """

    def __init__(
        self,
        cache: Cache,
        sleep: Callable[[float], Awaitable[None]],
        publish: Callable[[Change], None],
        reached_us: Callable[[], int],
        answered: Callable[[], frozenset[ConversationKey]],
    ) -> None:
        self._cache = cache
        self._sleep = sleep
        self._publish = publish
        self._reached_us = reached_us
        self._answered = answered
        self._stirred = asyncio.Event()
        self._question = 0

    def stir(self) -> None:
        """There may be something to file."""
        self._stirred.set()

    async def run(self) -> None:
        """File what comes, for ever."""
        while True:
            self._stirred.clear()
            if self._reached_us() != EVER_US:
                self._cache.keep_pages(many=True)
            while self._cache.file(PORTION, self._reached_us()):
                await self._sleep(BREATH_S if self._reached_us() == EVER_US else LONG_BREATH_S)
            if self._reached_us() == EVER_US:
                self._cache.keep_pages(many=False)
            await self._stirred.wait()

    async def answer(self, command: FindTexts) -> None:
        """Look until as many were found as wanted, telling of each portion; ends where another question is asked."""
        self._question = command.number
        sought, below, left = fold(command.sought), command.below or BEGIN, command.most
        sieve = command.sieve
        try:
            answered = self._answered() if sieve.waiting_after_us is not None else frozenset[ConversationKey]()
            while below and left > 0 and self._question == command.number:
                found, below = self._cache.find(sought, below, sieve, answered)
                left -= len(found)
                if found or not below:
                    self._publish(TextsFound(command.number, tuple(found), below, self._cache.filed_from_us()))
                await asyncio.sleep(0)
        except StoreError as error:
            self._publish(Unsafe(error))
