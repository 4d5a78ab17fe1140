"""Keeping up with the service: when to look, what to read between looks, and how sure we are of being in step.

Invariants: one look at a time, and beside it one page of the past at most; a look that fails is published as Freshness
and ends in a wait, the past fails by itself; waking ends whatever is asked; waits are measured so that a clock which is
set cannot stretch them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from evoinbox.domain.address import ConversationKey
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
from evoinbox.domain.pace import PAGES_A_MINUTE, PATIENCE_S, Situation, next_look_s, untouched
from evoinbox.engine.changes import Change, Contact, Freshness
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.look import Looker
from evoinbox.engine.past import Past

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)

SECOND_US: Final = 1_000_000
SHORTEST_S: Final = 0.001
MANY_PAGES: Final = 20
"""Where a service ignores the date it is asked with, a look of more pages is followed by a wait that is worth them."""

_TROUBLE: Final = frozenset({Contact.CHECKING, Contact.OFFLINE, Contact.FAILING, Contact.UNSTORED})


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
        self._stir = asyncio.Event()
        self._look_wanted = False
        self._looking = True
        self._acted_us = clock.now_us()
        self._last_text_us = 0
        self._failures = 0
        self._unreached = False
        self._asked_to_wait_s: float | None = None
        self._asked_at_us = 0
        self._stray_pages = 0
        self._freshness = Freshness(Contact.NEVER, 0, clock.now_us(), None)
        self._over = False
        self._beat_under_way: asyncio.Task[None] | None = None
        self._page: asyncio.Task[None] | None = None

    @property
    def over(self) -> bool:
        """Whether the session is over and nothing is asked any more."""
        return self._over

    @property
    def may_ask(self) -> bool:
        """Whether the service bears to be asked: it wants no pause, and the session is not over."""
        return not self._over and self._patience_s() <= 0

    @property
    def reached_us(self) -> int:
        """The instant down to which the past is here without a gap."""
        return self._past.reached_us

    def whole_from_us(self, key: ConversationKey | None) -> int:
        """The instant from which on no text is missing, of one conversation or of all."""
        return self._past.whole_from_us(key)

    # ---- what the agent and the computer say

    def check_now(self) -> None:
        """Look at once."""
        self._look_wanted = True
        self._stir.set()

    def read_all_again(self) -> None:
        """Look at once, and then read everything once more: the agent misses something."""
        self._past.read_all_again()
        self.check_now()

    def hurry(self, key: ConversationKey | None) -> None:
        """Read the rest of the past now, of one conversation or all of it."""
        self._past.hurry(key)
        if key is None:
            self.check_now()
        else:
            self._stir.set()

    def attend(self, *, looking: bool) -> None:
        """Set the pace by whether the agent is looking; coming back looks at once, unless a pause was asked for."""
        if looking and not self._looking and self._asked_to_wait_s is None:
            self.check_now()
        self._looking = looking
        self._acted_us = self._clock.now_us()

    def acted(self) -> None:
        """The agent pressed a key or a button: what can wait does, and after a long rest it is looked at once."""
        self._past.acted()
        now_us = self._clock.now_us()
        if untouched(self._acted_us, now_us) and not self._failures:
            self.check_now()
        self._acted_us = now_us

    def expect_text(self) -> None:
        """A text went out: an answer, or its echo, may come soon."""
        self._last_text_us = self._clock.now_us()

    def wake(self) -> None:
        """The computer slept or the network changed: what is asked now may never be answered, so ask anew at once."""
        if self._beat_under_way is not None:
            self._beat_under_way.cancel()

    # ---- the rhythm

    async def run(self) -> None:
        """Look, read on in the past, wait; until cancelled or signed out."""
        this = asyncio.current_task()
        self._past.tell()
        try:
            while not self._over:
                self._beat_under_way = asyncio.create_task(self._beat(), name="beat")
                try:
                    await self._beat_under_way
                except asyncio.CancelledError:
                    if this is not None and this.cancelling():
                        raise
                    await self._begin_anew()
        finally:
            await self._drop_page()

    async def _begin_anew(self) -> None:
        await self._drop_page()
        self._failures = 0
        await self._session.start_over()
        self._tell(Contact.CHECKING, None)

    async def _beat(self) -> None:
        """A look, and what there is to read of the past until the next one is due."""
        while (patience_s := self._patience_s()) > 0 and not self._look_wanted:
            # What the service asked for outlives a sleep, and what hurries.
            await self._clock.wait(self._stir, max(patience_s, SHORTEST_S))
        try:
            await self._look_and_wait()
        except (SignedOut, WrongPassword) as error:
            self._over = True
            self._tell(Contact.SIGNED_OUT, error)
            self._on_signed_out(error)

    async def _look_and_wait(self) -> None:
        try:
            await self._look()
            await self._read_until_due()
        except (SignedOut, WrongPassword):
            raise
        except Forbidden as error:
            if self._freshness.good_at_us == 0 and not self._looker.begun:
                self._over = True
                self._on_turned_away(error)
            else:
                await self._failed(error)
        except ServiceError as error:
            await self._failed(error)
        except StoreError as error:
            # The page could not be kept and moved no watermark: the next look brings it again.
            _log.warning("a look could not be stored: %s", type(error).__name__)
            await self._failed(error)

    async def _look(self) -> None:
        wanted, self._look_wanted = self._look_wanted, False
        if self._freshness.contact is not Contact.GOOD:
            self._tell(Contact.CHECKING, None)
        if not self._looker.begun:
            await self._looker.first()
        resting = not wanted and self._looking and untouched(self._acted_us, self._clock.now_us())
        done = await self._looker.look(hasty=not self._failures, resting=resting)
        if done.came:
            self._last_text_us = self._clock.now_us()
        self._failures, self._stray_pages = 0, done.stray_pages
        self._asked_to_wait_s = None
        self._tell(Contact.GOOD, None)
        self._on_good_look(done.begun_us, done.whole_since_us)

    async def _read_until_due(self) -> None:
        wait_s = self._wait_s()
        if self._stray_pages > MANY_PAGES:
            wait_s = max(wait_s, self._stray_pages * 60 / PAGES_A_MINUTE)
        await self._wait(wait_s, read=True)

    async def _failed(self, error: InboxError) -> None:
        self._failures += 1
        self._asked_to_wait_s = error.retry_after_s if isinstance(error, AnsweredError) else None
        self._asked_at_us = self._clock.now_us()
        # What is no answer of this API comes from a network that wants a sign-in of its own, more often than not.
        self._unreached = isinstance(error, Unreachable | Unreadable)
        match error:
            case Unreachable():
                contact = Contact.OFFLINE
            case StoreError():
                contact = Contact.UNSTORED
            case _:
                contact = Contact.FAILING
        self._tell(contact, error)
        await self._wait(self._wait_s(), read=False)

    async def _wait(self, wait_s: float, *, read: bool) -> None:
        """Until so much time has passed or a look is wanted; `read` pages of the past meanwhile."""
        begun_us = self._clock.now_us()
        while not self._look_wanted:
            self._stir.clear()
            await self._take_page()
            passed_us = self._clock.now_us() - begun_us
            rest_s = wait_s - passed_us / SECOND_US
            if passed_us < 0 or rest_s < SHORTEST_S:  # below 0: the clock was set back
                return
            pause_s = self._past.wait_s() if read and self._page is None else rest_s
            if pause_s <= 0:
                self._page = asyncio.create_task(self._past.read_page(), name="page of the past")
                self._page.add_done_callback(lambda _: self._stir.set())
                pause_s = rest_s
            await self._clock.wait(self._stir, min(pause_s, rest_s))

    # ---- the page under way

    async def _take_page(self) -> None:
        """See what became of the page, if it is there; raises what ends the session."""
        if self._page is not None and self._page.done():
            page, self._page = self._page, None
            await page
            self._looker.learn(self._past.newest)

    async def _drop_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            page.cancel()
            await asyncio.wait([page])

    # ---- how long, and how sure

    def _patience_s(self) -> float:
        asked_s = min(self._asked_to_wait_s or 0.0, PATIENCE_S)
        passed_s = (self._clock.now_us() - self._asked_at_us) / SECOND_US
        return asked_s - passed_s if passed_s >= 0 else 0.0

    def _wait_s(self) -> float:
        situation = Situation(
            self._looking, self._last_text_us, self._failures, self._asked_to_wait_s, self._unreached, self._acted_us
        )
        return next_look_s(situation, self._clock.now_us(), self._clock.dice.random())

    def _tell(self, contact: Contact, error: InboxError | None) -> None:
        now_us = self._clock.now_us()
        before = self._freshness
        good_at_us = now_us if contact is Contact.GOOD else before.good_at_us
        # A trouble lasts until a look is good again, however often it is looked in between.
        same = contact is before.contact or {contact, before.contact} <= _TROUBLE
        self._freshness = Freshness(contact, good_at_us, before.since_us if same else now_us, error)
        self._publish(self._freshness)
