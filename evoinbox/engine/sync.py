"""Keeping up with the service: when to look, what to read between looks, and how sure we are of being in step.

Invariants: one request at a time; every failure is published as Freshness and ends in a wait; waking ends whatever is
waited for.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from evoinbox.domain.errors import (
    AnsweredError,
    Forbidden,
    InboxError,
    ServiceError,
    SignedOut,
    StoreError,
    Unreachable,
    Unreadable,
    WrongPassword,
)
from evoinbox.domain.message import AccountId
from evoinbox.domain.pace import PAGES_A_MINUTE, Situation, next_look_s
from evoinbox.engine.changes import Change, Contact, Freshness
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.look import Looker
from evoinbox.engine.past import Past

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)


class Sync:
    """The reading half of one seat's engine.

    `on_good_look` is called after each look that went well, with the instant it began at by our clock, and the one
    since when all texts are known by the service's, 0 for ever; `on_signed_out` when the session is over and cannot be
    renewed, `on_turned_away` when this sign-in may not read at all: then `run` ends.
    """

    def __init__(
        self,
        session: Session,
        account: AccountId,
        inbox: Inbox,
        clock: Clock,
        publish: Callable[[Change], None],
        *,
        on_good_look: Callable[[int, int], None],
        on_signed_out: Callable[[ServiceError], None],
        on_turned_away: Callable[[ServiceError], None],
        pages_a_minute: int = PAGES_A_MINUTE,
    ) -> None:
        self._session = session
        self._clock = clock
        self._publish = publish
        self._on_good_look = on_good_look
        self._on_signed_out = on_signed_out
        self._on_turned_away = on_turned_away
        self._past = Past(session, account, inbox, clock, publish, pages_a_minute=pages_a_minute)
        self._looker = Looker(session, account, inbox, clock, self._past)
        self._nudge = asyncio.Event()
        self._looking = True
        self._last_text_us = 0
        self._failures = 0
        self._unreached = False
        self._asked_to_wait_s: float | None = None
        self._freshness = Freshness(Contact.NEVER, 0, clock.now_us(), None)
        self._over = False
        self._beat_under_way: asyncio.Task[None] | None = None

    def check_now(self) -> None:
        """Look at once."""
        self._nudge.set()

    def read_all_again(self) -> None:
        """Look at once, and then read everything once more: the agent misses something."""
        self._past.read_all_again()
        self._nudge.set()

    def hurry(self) -> None:
        """Read the rest of the past now."""
        self._past.hurry()
        self._nudge.set()

    def attend(self, *, looking: bool) -> None:
        """Set the pace by whether the agent is looking; coming back looks at once, unless a pause was asked for."""
        if looking and not self._looking and self._asked_to_wait_s is None:
            self._nudge.set()
        self._looking = looking

    def acted(self) -> None:
        """The agent pressed a key or a button: what can wait does."""
        self._past.acted()

    def expect_text(self) -> None:
        """A text went out: an answer, or its echo, may come soon."""
        self._last_text_us = self._clock.now_us()

    def wake(self) -> None:
        """The computer slept or the network changed: what is asked now may never be answered, so ask anew at once."""
        if self._beat_under_way is not None:
            self._beat_under_way.cancel()

    async def run(self) -> None:
        """Look, read on in the past, wait; until cancelled or signed out."""
        this = asyncio.current_task()
        while not self._over:
            self._beat_under_way = asyncio.create_task(self._beat(), name="beat")
            try:
                await self._beat_under_way
            except asyncio.CancelledError:
                if this is not None and this.cancelling():
                    raise
                self._failures, self._asked_to_wait_s = 0, None
                await self._session.start_over()
                self._tell(Contact.CHECKING, None)

    async def _beat(self) -> None:
        """A look, and what there is to read of the past until the next one is due."""
        try:
            await self._look()
            await self._read_until_due()
        except (SignedOut, WrongPassword) as error:
            self._over = True
            self._tell(Contact.SIGNED_OUT, error)
            self._on_signed_out(error)
        except Forbidden as error:
            if self._freshness.good_at_us == 0 and not self._looker.begun:
                self._over = True
                self._on_turned_away(error)
            else:
                await self._failed(error)
        except ServiceError as error:
            await self._failed(error)
        except StoreError as error:
            # What came could not be kept; the watermark has not moved, so the next look brings it again.
            _log.warning("a look could not be stored: %s", type(error).__name__)
            await self._failed(error)

    async def _look(self) -> None:
        if self._freshness.contact is not Contact.GOOD:
            self._tell(Contact.CHECKING, None)
        if not self._looker.begun:
            await self._looker.first()
        came, begun_us, whole_since_us = await self._looker.look()
        if came:
            self._last_text_us = self._clock.now_us()
        self._failures = 0
        self._asked_to_wait_s = None
        self._tell(Contact.GOOD, None)
        self._on_good_look(begun_us, whole_since_us)

    async def _read_until_due(self) -> None:
        due_us = self._clock.now_us() + int(self._wait_s() * 1_000_000)
        while not self._nudge.is_set():
            rest_s = (due_us - self._clock.now_us()) / 1_000_000
            if rest_s <= 0:
                return
            wait_s = min(self._past.wait_s(), rest_s)
            if wait_s > 0:
                if await self._clock.wait(self._nudge, wait_s):
                    return
            else:
                self._looker.learn(await self._past.read_page())
        self._nudge.clear()

    async def _failed(self, error: InboxError) -> None:
        self._failures += 1
        self._asked_to_wait_s = error.retry_after_s if isinstance(error, AnsweredError) else None
        # What is no answer of this API comes from a network that wants a sign-in of its own, more often than not.
        self._unreached = isinstance(error, Unreachable | Unreadable)
        self._tell(Contact.OFFLINE if isinstance(error, Unreachable) else Contact.FAILING, error)
        await self._clock.wait(self._nudge, self._wait_s())

    def _wait_s(self) -> float:
        situation = Situation(self._looking, self._last_text_us, self._failures, self._asked_to_wait_s, self._unreached)
        return next_look_s(situation, self._clock.now_us(), self._clock.dice.random())

    def _tell(self, contact: Contact, error: InboxError | None) -> None:
        now_us = self._clock.now_us()
        before = self._freshness
        good_at_us = now_us if contact is Contact.GOOD else before.good_at_us
        since_us = before.since_us if contact is before.contact else now_us
        self._freshness = Freshness(contact, good_at_us, since_us, error)
        self._publish(self._freshness)
