"""The look at the service just before a text leaves: has anybody else written to its customer meanwhile?

Invariants: a text waits for it ADDED_US at most beyond the instant it is due, and costs no time where there is time to
undo or the service was read just before; one request serves all texts that are due together; nothing is asked while
the service wants a pause; what was read counts in the inbox like what any look brings. Nothing is kept on disk but the
stop itself, so a program that ends here begins anew. Why: docs/decisions/0027.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import AnsweredError, Forbidden, Missing, Refused, ServiceError, StoreError, Throttled
from evoinbox.domain.meanwhile import FILED_LATE_US, known_since_us, stop
from evoinbox.domain.message import AccountId
from evoinbox.domain.outgoing import ALL_KNOWN_US, Outgoing, Reason
from evoinbox.domain.pace import PATIENCE_S
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.look import LOOK_COUNT
from evoinbox.engine.runner import Crew
from evoinbox.settings import opt_outs
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk

if TYPE_CHECKING:
    from evoinbox.api.session import Session
    from evoinbox.api.wire import MessagePage

_log = logging.getLogger(__name__)

FRESH_US: Final = 5_000_000
"""A text that would have to wait for it does not where all was read so shortly before."""

AHEAD_US: Final = 1_000_000
"""How long before a text is due the look for it begins, if its time to undo is as long: then it costs no time, and only
what was read later than this is as good."""

ADDED_US: Final = 350_000
"""How much later than due a text leaves at the most: with disk and loop below 400 ms."""

LONGEST_S: Final = 5.0
"""An answer that comes too late for its text is still news, but nobody waits longer for it."""

LOOKS_AT_ONCE: Final = 2
MOST_THREADS: Final = 40
"""More are not listed in one query: all that is new is asked for then."""

QUIET_S: Final = 30.0
"""How long nothing is asked after a refusal for asking too much that names no time."""


class SecondLook:
    """Owned by the outbox. `wanted` tells whether the agent wants it, `may_ask` whether the service bears it now.

    `on_done` is called when a look has ended, however it did.
    """

    def __init__(
        self,
        session: Session,
        account: AccountId,
        cache: Cache,
        desk: Desk,
        inbox: Inbox,
        clock: Clock,
        crew: Crew,
        *,
        wanted: Callable[[], bool],
        may_ask: Callable[[], bool],
        on_done: Callable[[], None],
    ) -> None:
        self._session = session
        self._account = account
        self._cache = cache
        self._desk = desk
        self._inbox = inbox
        self._clock = clock
        self._crew = crew
        self._wanted = wanted
        self._may_ask = may_ask
        self._on_done = on_done
        self._read_all_us = 0
        self._tried_us: dict[ConversationKey, int] = {}
        self._asked_us: dict[ConversationKey, int] = {}
        self._out: set[ConversationKey] = set()
        self._looks = 0
        self._quiet_until_us = 0
        self._filters = True

    def knowing(self, text: Outgoing) -> Outgoing:
        """The agent says that a text shall leave: it remembers what was there then. Raises StoreError."""
        since_us = known_since_us(self._cache.newest_us(text.conversation), self._theirs_us())
        known = self._cache.texts_since(text.conversation, since_us)
        return replace(text, knew_us=since_us, knew=tuple(message.id for message in known))

    def reason_to_stop(self, text: Outgoing) -> Reason | None:
        """Why a text is not to leave without another word of the agent's, by all that is here. Raises StoreError."""
        if text.knew_us >= ALL_KNOWN_US:
            return None
        fresh = [m for m in self._cache.texts_since(text.conversation, text.knew_us) if m.id not in text.knew]
        if not fresh:
            return None
        found = stop(text, fresh, self._desk.claimed([message.id for message in fresh]), opt_outs())
        if found is None or (found.reason is Reason.ANSWERED and not self._wanted()):
            return None
        return found.reason

    def wait_until_us(self, text: Outgoing, due_us: int, now_us: int) -> int:
        """When to see to a text again that is due then; in the past where it may leave as soon as it is due.

        A look that is needed by now is begun by `begin`, but never within a pause that the service asked for.
        """
        key, ahead_us = text.conversation, 0 if text.reason is Reason.THROTTLED else AHEAD_US
        if key not in self._asked_us:
            if now_us < self._quiet_until_us or not self._wanted() or not self._may_ask():
                return due_us
            if now_us < due_us - ahead_us:
                return due_us - ahead_us
            read_us = max(self._read_all_us, self._tried_us.get(key, 0))
            if abs(max(due_us, now_us) - read_us) <= (AHEAD_US if now_us < due_us else FRESH_US):
                return due_us
            self._asked_us[key] = now_us
        return max(due_us, min(self._asked_us[key], now_us)) + ADDED_US

    def begin(self) -> None:
        """Look for all texts that need it by now."""
        keys = [key for key in self._asked_us if key not in self._out]
        if keys and self._looks < LOOKS_AT_ONCE:
            self._looks += 1
            self._out.update(keys)
            self._crew.start(self._look(keys), "second look")

    def on_good_look(self, begun_us: int) -> None:
        """Everything was read, from that instant on."""
        self._read_all_us = begun_us

    async def _look(self, keys: Sequence[ConversationKey]) -> None:
        begun_us = self._clock.now_us()
        try:
            async with asyncio.timeout(LONGEST_S):
                await self._read(keys)
        except (ServiceError, StoreError, TimeoutError) as error:
            # Whether the service can be reached is for the looks to tell; the text leaves, or waits for that itself.
            _log.info("a second look failed: %s", type(error).__name__)
            self._learn_from(error)
        finally:
            self._looks -= 1
            self._out.difference_update(keys)
            self._tried_us = {key: at for key, at in self._tried_us.items() if begun_us - at < FRESH_US}
            for key in keys:
                self._asked_us.pop(key, None)
                self._tried_us[key] = begun_us
            self._on_done()

    async def _read(self, keys: Sequence[ConversationKey]) -> None:
        # As far back as a look would: what is filed late is dated before what is known.
        since_us = (self._read_all_us or self._clock.now_us()) + self._session.ahead_us - FILED_LATE_US
        page = await self._page(keys, since_us)
        # A service that knows no filter by date gives older texts too: those come with the past, and are no news.
        fresh = [message for message in page.messages if message.at_us >= since_us]
        if fresh:
            self._inbox.take(fresh, {}, live=True)

    async def _page(self, keys: Sequence[ConversationKey], since_us: int) -> MessagePage:
        """The texts of these customers, where they can be asked for alone; else what is new of everybody's."""
        known = [self._inbox.threads_of(key) for key in keys]
        threads = [thread for of_one in known for thread in of_one]
        if self._filters and all(known) and len(threads) <= MOST_THREADS:
            try:
                return await self._session.thread(self._account, threads, page=0, count=LOOK_COUNT, after_us=since_us)
            except (Forbidden, Missing, Refused):
                self._filters = False
        return await self._session.messages(self._account, page=0, count=LOOK_COUNT, after_us=since_us)

    def _learn_from(self, error: Exception) -> None:
        asked_s = error.retry_after_s if isinstance(error, AnsweredError) else None
        if asked_s is None and isinstance(error, Throttled):
            asked_s = QUIET_S
        if asked_s is not None:
            self._quiet_until_us = self._clock.now_us() + int(min(asked_s, PATIENCE_S) * 1_000_000)

    def _theirs_us(self) -> int:
        """What the service's clock says now, as far as it is known."""
        return self._clock.now_us() + self._session.ahead_us
