"""What lies behind the watermark: all of it is read once, and the recent part again and again.

Reading again finds what no look can: texts that are filed late under an old date, texts that were changed, flags that
were turned, and texts the service no longer names. Invariants: one page a call, within a budget of pages a minute and
seldom while the agent acts; a page that failed is asked for again, none is left out; a text is called vanished only
when two readings of its time, each known to be whole, did not name it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import AnsweredError, ServiceError, SignedOut, StoreError, Unreadable, WrongPassword
from evoinbox.domain.message import AccountId, Message, MessageId
from evoinbox.domain.pace import PAGES_A_MINUTE, Budget
from evoinbox.engine.changes import Change, HistoryProgress
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox

if TYPE_CHECKING:
    from evoinbox.api.session import Session
    from evoinbox.api.wire import MessagePage

_log = logging.getLogger(__name__)

SECOND_US: Final = 1_000_000
EVER_US: Final = -(1 << 60)
NEVER_US: Final = 1 << 60
HISTORY_COUNT: Final = 250
"""Texts a page; the service's default is 25, its largest is unknown."""

DAY_US: Final = 24 * 3600 * SECOND_US
MONTH_US: Final = 31 * DAY_US
DAY_EVERY_US: Final = 10 * 60 * SECOND_US
"""How often the last day is read again: a flag turned elsewhere, or a text filed late, shows after so long at most."""

MONTH_EVERY_US: Final = 6 * 3600 * SECOND_US
SURE_AFTER_US: Final = 60 * SECOND_US
"""How long after a text was missed for the first time it is looked for again, before it is called vanished."""

YOUNG_US: Final = 2 * 60 * SECOND_US
"""A text as young as this when a reading begins may be named or not: pages move."""

EDGE_US: Final = SECOND_US
"""Whether a reading names a text dated just at its beginning is unknown: nothing follows from its absence."""

DEEP_EVERY_US: Final = 24 * 3600 * SECOND_US
"""How often at most a reading goes back as far as the oldest unread text, if that is older than a month."""

LONGEST_BACK_OFF_S: Final = 300.0
PORTION: Final = 200
TAKEN: Final = 125
"""Texts stored at a time: about 10 ms."""

LARGEST_KEPT: Final = 100_000
"""Ids kept to find out what has vanished; a longer reading finds changes only."""

MONTH_MARK: Final = "month_read_us"
HISTORY_MARK: Final = "history"


class Past:
    """The past of one seat; `read_page` is called by `Sync`, between looks."""

    def __init__(
        self,
        session: Session,
        account: AccountId,
        inbox: Inbox,
        clock: Clock,
        publish: Callable[[Change], None],
        *,
        pages_a_minute: int = PAGES_A_MINUTE,
    ) -> None:
        self._session = session
        self._account = account
        self._inbox = inbox
        self._clock = clock
        self._publish = publish
        self._budget = Budget(pages_a_minute)
        marks = inbox.marks
        self._history = _History.of(marks.get(HISTORY_MARK, ""))
        self._day_due_us = 0
        self._month_due_us = int(marks.get(MONTH_MARK, "0")) + MONTH_EVERY_US
        self._wanted_since_us: int | None = None
        self._reading: _Reading | None = None
        self._missed: dict[MessageId, int] = {}
        self._hurried = False
        self._again = False
        self._failures = 0
        self._not_before_us = 0
        self._deep_at_us = 0
        self._opened: list[_Opened] = []
        self._whole: frozenset[ConversationKey] = frozenset()
        self.newest: Sequence[Message] = ()
        self.reached_us = EVER_US if self._history.complete else NEVER_US

    @property
    def complete(self) -> bool:
        """Whether all of the past has been read once."""
        return self._history.complete

    def whole_from_us(self, key: ConversationKey | None) -> int:
        """The instant from which on no text is missing, of one conversation or of all."""
        return EVER_US if key is not None and key in self._whole else self.reached_us

    def acted(self) -> None:
        """The agent is at work: what can wait does."""
        self._budget.acted(self._clock.now_us())

    def hurry(self, key: ConversationKey | None = None) -> None:
        """The agent waits for what is missing: no pause until it has been read, of one conversation or all of it."""
        if key is None:
            self._hurried = True
        elif not self._history.complete and key not in self._whole:
            # The one asked for last is the one in sight.
            self._opened = [_Opened(key), *(one for one in self._opened if one.key != key)]

    def wait_s(self) -> float:
        """Seconds until a page may be asked for, 0 for now."""
        now_us = self._clock.now_us()
        if 0 < self._not_before_us - now_us <= LONGEST_BACK_OFF_S * SECOND_US:
            return (self._not_before_us - now_us) / SECOND_US
        if (self._hurried or self._opened) and not self._history.complete:
            return 0.0
        if self._history.complete and self._reading is None and self._wanted_since_us is None:
            if self._day_due_us - now_us > 2 * DAY_EVERY_US:  # the clock was set back
                self._day_due_us = now_us
            if self._day_due_us > now_us:
                return (self._day_due_us - now_us) / SECOND_US
        return self._budget.wait_s(now_us)

    def tell(self) -> None:
        """Say that the past is not whole, from the start."""
        if not self._history.complete:
            self._publish(HistoryProgress(self._inbox.count, self._history.total, complete=False, whole=self._whole))

    def read_again(self, since_us: int) -> None:
        """Read from this instant of the service's on, as soon as may be."""
        self._wanted_since_us = min(since_us, self._wanted_since_us or since_us)

    def read_all_again(self) -> None:
        """Read everything once more; what is stored stays, but texts may be missing anywhere."""
        self._history = _History.of("")
        self._whole, self.reached_us = frozenset(), NEVER_US
        self._reading = None
        self._inbox.take((), {HISTORY_MARK: self._history.written()}, live=False)
        self._again = True
        self._opened = []
        self._publish(HistoryProgress(0, self._inbox.count, complete=False, again=True))

    async def read_page(self) -> None:
        """Read the next page; `newest` is what the first reading brought. A failure is waited out, and asked for again.

        Raises SignedOut and WrongPassword.
        """
        self._budget.spend(self._clock.now_us())
        self.newest = ()
        try:
            if self._history.complete:
                await self._read_once_more()
            elif self._opened:
                await self._read_opened(self._opened[0])
            else:
                await self._read_history()
        except (SignedOut, WrongPassword):
            raise
        except (ServiceError, StoreError) as error:
            self._failures += 1
            asked_s = error.retry_after_s or 0.0 if isinstance(error, AnsweredError) else 0.0
            spread = 0.5 + 0.5 * self._clock.dice.random()
            own_s = min(2.0 ** min(self._failures, 10), LONGEST_BACK_OFF_S) * spread
            self._not_before_us = self._clock.now_us() + int(min(max(asked_s, own_s), LONGEST_BACK_OFF_S) * SECOND_US)
            _log.info("a page of the past failed: %s", type(error).__name__)
        else:
            self._failures = 0

    # ---- the first time

    async def _read_history(self) -> None:
        history = self._history
        number = history.offset // HISTORY_COUNT
        page = await self._session.messages(self._account, page=number, count=HISTORY_COUNT)
        await self._take(page.messages)
        if self._history is not history:
            return  # all is read again from the newest on: this page counted for the reading before
        self.reached_us = min((message.at_us for message in page.messages), default=self.reached_us)
        now = history.after(number, page, self._inbox.count)
        now.complete = now.complete or ends_before(page.messages, self._inbox.keep_from_us())
        self._inbox.take((), {HISTORY_MARK: now.written()}, live=False)
        self._history = now  # not before it is on disk
        if now.complete:
            self.reached_us = EVER_US
            self._inbox.stored()  # now the last page may be searched too, and with it an inbox of one page
            self._hurried = False
            self._opened = []
            self._day_due_us = self._clock.now_us() + DAY_EVERY_US
            self._set_month_due()
        self._again = self._again and not now.complete
        read = min(now.offset, now.total or now.offset) if self._again else self._inbox.count
        self._publish(HistoryProgress(read, now.total, now.complete, self._again, self._whole))
        self.newest = page.messages

    async def _take(self, messages: Sequence[Message]) -> None:
        """Store a page in portions, so that nothing waits for all of it."""
        for start in range(0, len(messages), TAKEN):
            self._inbox.take(messages[start : start + TAKEN], {}, live=False)
            await asyncio.sleep(0)

    async def _read_opened(self, opened: _Opened) -> None:
        """Read on in a conversation that was opened, where the service lets one be asked for."""
        threads, history = self._inbox.threads_of(opened.key), self._history
        further = bool(threads)
        try:
            if threads:
                page = await self._session.thread(self._account, threads, page=opened.page, count=HISTORY_COUNT)
                await self._take(page.messages)
                # Others' texts: the filter is not honoured, so this would be all of the past.
                ours = all(text.conversation == opened.key for text in page.messages)
                further = opened.took(page) and ours and not ends_before(page.messages, self._inbox.keep_from_us())
                if ours and not further and self._history is history:  # or all is read again, as above
                    self._whole |= {opened.key}
        except (AnsweredError, Unreadable):
            further = False  # it comes with the rest
            raise
        finally:
            if not further:
                self._opened = [one for one in self._opened if one is not opened]
        if opened.key in self._whole:
            self.tell()

    # ---- again

    async def _read_once_more(self) -> None:
        reading = self._reading = self._reading or self._begun()
        page = await self._session.messages(
            self._account, page=reading.page, count=HISTORY_COUNT, after_us=reading.since_us
        )
        stored = self._inbox.take(page.messages, {}, live=True)
        if stored.new or stored.touched:
            _log.info("reading again: %d new texts, %d conversations changed", len(stored.new), len(stored.touched))
        if reading.took(page):
            self._reading = None
            if reading.whole:
                await self._miss(reading)

    def _begun(self) -> _Reading:
        now_us = self._clock.now_us()
        theirs_us = now_us + self._session.ahead_us
        self._day_due_us = now_us + int(DAY_EVERY_US * (0.9 + 0.2 * self._clock.dice.random()))
        since_us = theirs_us - DAY_US
        if now_us >= self._month_due_us or self._month_due_us - now_us > MONTH_EVERY_US:
            since_us = theirs_us - MONTH_US
            self._set_month_due()
            # What has been unread for longer may have been read elsewhere: nothing else would ever tell.
            oldest_us = self._inbox.oldest_unread_us()
            if oldest_us is not None and oldest_us < since_us and not 0 <= now_us - self._deep_at_us < DEEP_EVERY_US:
                self._deep_at_us = now_us
                since_us = oldest_us - EDGE_US
        if self._wanted_since_us is not None:
            since_us = min(since_us, self._wanted_since_us)
            self._wanted_since_us = None
        return _Reading(max(since_us, 0), theirs_us)

    def _set_month_due(self) -> None:
        now_us = self._clock.now_us()
        self._month_due_us = now_us + MONTH_EVERY_US
        self._inbox.take((), {MONTH_MARK: str(now_us)}, live=False)

    async def _miss(self, reading: _Reading) -> None:
        """Find what a whole reading did not name; what is missed for the second time has vanished."""
        now_us = self._clock.now_us()
        span = (reading.since_us + EDGE_US, reading.begun_us - YOUNG_US)
        missing: set[MessageId] = set()
        place: int | None = 0
        while place is not None:
            found, place = self._inbox.ids_between(*span, place)
            missing |= found - reading.seen
            await asyncio.sleep(0)  # a month of texts is many: in portions, so that nothing waits
        gone = {one for one in missing if now_us - self._missed.get(one, now_us) >= SURE_AFTER_US}
        self._missed = {one: self._missed.get(one, now_us) for one in missing - gone}
        if gone:
            _log.info("%d texts have vanished from the service", len(gone))
        for portion in _portions(sorted(gone)):
            self._inbox.mark_vanished(portion)
            await asyncio.sleep(0)
        if self._missed:
            self._day_due_us = min(self._day_due_us, now_us + SURE_AFTER_US)
            if span[0] < now_us - DAY_US:
                self._month_due_us = self._day_due_us


@dataclass(slots=True, eq=False)
class _Opened:
    """A conversation being read ahead of the rest: the next page, and what came."""

    key: ConversationKey
    page: int = 0
    seen: set[MessageId] = field(default_factory=set)

    def took(self, page: MessagePage) -> bool:
        """Count a page; returns whether there is another."""
        fresh = {message.id for message in page.messages} - self.seen
        self.seen |= fresh
        self.page += 1
        return page.more and bool(fresh)


@dataclass(slots=True)
class _Reading:
    """A stretch being read again; instants are the service's. `whole` as long as every text was understood."""

    since_us: int
    begun_us: int
    page: int = 0
    whole: bool = True
    named: int = 0
    seen: set[MessageId] = field(default_factory=set)

    def took(self, page: MessagePage) -> bool:
        """Count a page; returns whether it was the last."""
        fresh = {message.id for message in page.messages} - self.seen
        self.seen |= fresh
        self.whole = self.whole and page.set_aside == 0 and len(self.seen) <= LARGEST_KEPT
        self.named = self.named or page.total or 0  # by the first page: what arrives later is no part of it
        self.page += 1
        if page.more and page.listed and fresh and any(m.at_us >= self.since_us for m in page.messages):
            return False
        # A service that names more than came has pages that moved: nothing follows from what is absent.
        self.whole = self.whole and len(self.seen) >= self.named
        return True


class _History:
    """How far the past has been read, counted in texts from the newest, so that it survives another page size."""

    def __init__(self, offset: int, round_: int, *, complete: bool) -> None:
        self.offset = offset
        self.round = round_
        self.complete = complete
        self.total = 0
        self._set_aside = 0
        self._before: frozenset[MessageId] = frozenset()

    @classmethod
    def of(cls, written: str) -> _History:
        """Go on from a mark; a page read twice costs little, one left out would be a hole."""
        if written == "complete":
            return cls(0, 0, complete=True)
        offset, _, round_ = written.partition("/")
        return cls(int(offset or 0), int(round_ or 0), complete=False)

    def written(self) -> str:
        """The mark to go on from."""
        return "complete" if self.complete else f"{self.offset}/{self.round}"

    def after(self, number: int, page: MessagePage, stored: int) -> _History:
        """How far it is read with a page; at the end, once more from the start if the service names more than came."""
        ids = frozenset(message.id for message in page.messages)
        now = _History((number + 1) * HISTORY_COUNT, self.round, complete=False)
        now.total, now._set_aside = page.total or self.total, self._set_aside + page.set_aside
        now._before = ids
        same = bool(ids) and ids == self._before
        if page.more and page.listed and not same:  # the same page twice: paging is not honoured
            return now
        if self.round == 0 and now.total > stored + now._set_aside:
            now.offset, now.round = 0, 1
        else:
            now.complete = True
        return now


def ends_before(messages: Sequence[Message], since_us: int) -> bool:
    """Whether a page shows that the rest need not be read: newest first, and nothing of it is as new as that.

    So it is where a service's order is the newest first; where it is not, all pages are read.
    """
    instants = [message.at_us for message in messages]
    ordered = len(instants) > 1 and instants[0] > instants[-1] and instants == sorted(instants, reverse=True)
    return ordered and instants[0] < since_us


def _portions(ids: Sequence[MessageId]) -> Iterator[Sequence[MessageId]]:
    return (ids[start : start + PORTION] for start in range(0, len(ids), PORTION))
