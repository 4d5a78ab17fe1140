"""One look at the service: the first list, what is new since the watermark, and the flags of what is unread here.

Invariants: the watermark is the service's own time and moves only with the last page of a look, in the transaction that
stores it, and not into the future; no order of the answers is relied on; a look that failed goes on at the page it had
come to, and then looks at the pages before.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.echo import CLOCKS_TELL_US
from evoinbox.domain.errors import AnsweredError, Forbidden, Missing, Refused, Throttled, TimedOut, Unreadable
from evoinbox.domain.message import AccountId, Message, MessageId, ThreadId
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.past import HISTORY_COUNT, Past, ends_before

if TYPE_CHECKING:
    from evoinbox.api.session import Session
    from evoinbox.api.wire import MessagePage

_log = logging.getLogger(__name__)

OVERLAP_US: Final = 10 * 60 * 1_000_000
"""How far before the watermark a look begins: whether afterDate is inclusive, and by whose clock, is unknown."""

WATERMARK: Final = "watermark"
WHOLE_MARK: Final = "whole_since_us"
"""Since when all is known while the past is still being read, kept for the next start."""

CLOCK_MARK: Final = "ahead_us"
"""How far the service's clock is ahead of ours, kept for the next start."""

LOOK_COUNT: Final = 100
LONG_AWAY_US: Final = 3600 * 1_000_000
"""After so long much may be new, and larger pages are fewer."""

UNKNOWN_US: Final = 365 * 24 * 3600 * 1_000_000
"""Far enough ahead to say that nothing is known yet."""

PORTION: Final = 125
HASTY_S: Final = 8.0
"""How long a page of a look may take if the last look went well: a network that swallows requests is to be noticed."""

FLAGS_BACK_US: Final = 3 * 24 * 3600 * 1_000_000
"""How far back a look asks for the flags of texts that are unread here: /conversations has no paging."""

KEPT_PAGES: Final = 2
"""What one look mostly brings: a page of texts and the flags."""

MANY_LISTED: Final = 500
FLAGS_REST_US: Final = 20 * 1_000_000
"""While nobody is at work flags are asked for this often at most: texts matter more, and each answer costs as much."""

FLAGS_PAUSE_US: Final = 60 * 1_000_000
"""Until flags are asked for again where so many conversations come at a time, or where asking failed."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A look that went well: whether texts came, how many pages were for nothing, and since when what is known.

    `stray_pages` are those of a service that gave older texts than it was asked for, 0 otherwise.

    `begun_us` is the instant it began at by our clock, `whole_since_us` the one since when all texts are known by the
    service's, 0 for ever.
    """

    came: bool
    stray_pages: int
    begun_us: int
    whole_since_us: int


@dataclass(slots=True)
class _Pages:
    """A look under way: since when, by pages of how many, which comes next, and the newest that came."""

    after_us: int | None
    count: int
    page: int = 0
    newest_us: int | None = None


class Looker:
    """Asks and stores for one seat; `Sync` says when. Methods raise ServiceError and StoreError."""

    def __init__(self, session: Session, account: AccountId, inbox: Inbox, clock: Clock, past: Past) -> None:
        self._session = session
        self._account = account
        self._inbox = inbox
        self._clock = clock
        self._past = past
        marks = inbox.marks
        self._watermark = int(marks[WATERMARK]) if WATERMARK in marks else None
        self._whole_since_us = int(marks[WHOLE_MARK]) if WHOLE_MARK in marks else None
        self._ahead_kept_us = int(marks.get(CLOCK_MARK, "0"))
        self._pages: _Pages | None = None
        self._flags_due_us = 0
        self._flags_asked_us = 0
        self._lists_conversations = True
        self._taken: list[MessagePage] = []
        self._taken_at = 0

    @property
    def begun(self) -> bool:
        """Whether there is a watermark: something of this inbox has been read."""
        return self._watermark is not None

    async def first(self) -> None:
        """The list of conversations, where the service gives it: a short cut to an inbox one can use."""
        try:
            page = await self._session.conversations(self._account)
        except Throttled:
            raise
        except (AnsweredError, Unreadable) as error:
            if isinstance(error, AnsweredError) and error.retry_after_s is not None:
                raise
            # The past, read page by page, brings the same.
            _log.warning("the list of conversations was refused: %s", type(error).__name__)
            return
        await asyncio.sleep(0)  # one list may name 50,000: nothing else waits for all of them
        texts = sorted(page.messages, key=attrgetter("at_us"), reverse=True)
        for start in range(0, len(texts), PORTION):
            await asyncio.sleep(0)
            self._inbox.take(texts[start : start + PORTION], {}, live=False)
        await self._learn_threads(page.threads)
        self._inbox.take((), self._move_to(self._newest_us(texts)), live=False)
        await self._ask_lines()

    async def look(self, *, hasty: bool, resting: bool) -> Looked:
        """What is new, to the last page.

        `hasty` gives up a page that is not there soon; `resting` asks for flags every FLAGS_REST_US at most.
        """
        resumed, begun_us, whole_since_us = self._pages is not None, self._clock.now_us(), self._whole_since_us
        came, pages = await self._read_on(self._pages or self._begin(), hasty=hasty)
        if resumed:  # what came while it was interrupted stands on the pages before
            more, further = await self._read_on(self._begin(), hasty=hasty)
            came, pages = came or more, pages + further
        self._keep_clock()
        await self._ask_flags(FLAGS_REST_US if resting else 0)
        if self._past.complete:
            whole_since_us = 0
        elif whole_since_us is None:
            whole_since_us = begun_us + UNKNOWN_US
        return Looked(came, pages, begun_us, whole_since_us)

    async def _read_on(self, pages: _Pages, *, hasty: bool) -> tuple[bool, int]:
        """Read pages to the last; whether anything was new, and how many there were if older texts were among them."""
        self._pages, came, first = pages, False, pages.page
        seen: set[MessageId] = set()
        stray = False
        while True:
            page = await self._page_of(pages, hasty=hasty)
            stray = stray or any(message.at_us < (pages.after_us or 0) for message in page.messages)
            fresh = {message.id for message in page.messages} - seen
            seen |= fresh
            newest_us = self._newest_us(page.messages)
            pages.newest_us = max((at for at in (newest_us, pages.newest_us) if at is not None), default=None)
            last = not page.more or not fresh or pages.after_us is None or ends_before(page.messages, pages.after_us)
            marks = self._move_to(pages.newest_us) if last else {}
            if page.messages and not (self._has_taken(page) and marks.items() <= self._inbox.marks.items()):
                before = self._inbox.changes
                came = bool(self._inbox.take(page.messages, marks, live=pages.after_us is not None).new) or came
                self._note_taken(page, before)
            pages.page += 1
            if last:
                self._pages = None
                return came, pages.page - first if stray else 0

    async def _page_of(self, pages: _Pages, *, hasty: bool) -> MessagePage:
        try:
            async with asyncio.timeout(HASTY_S if hasty else None):
                return await self._session.messages(
                    self._account, page=pages.page, count=pages.count, after_us=pages.after_us
                )
        except TimeoutError as error:
            raise TimedOut from error

    def learn(self, messages: Sequence[Message]) -> None:
        """These texts came in another way; an inbox without any watermark takes one from them."""
        if self._watermark is None:
            self._inbox.take((), self._move_to(self._newest_us(messages)), live=False)

    def _begin(self) -> _Pages:
        if self._watermark is None:
            return _Pages(None, LOOK_COUNT)
        # Not from the future, as a clock that was wrong, or still is, may have dated a text.
        from_us = min(self._watermark, self._theirs_us())
        count = HISTORY_COUNT if self._theirs_us() - from_us > LONG_AWAY_US else LOOK_COUNT
        return _Pages(from_us - OVERLAP_US, count)

    def _theirs_us(self) -> int:
        """What the service's clock says now, as far as it is known."""
        return self._clock.now_us() + self._session.ahead_us

    async def _learn_threads(self, threads: Mapping[ThreadId, ConversationKey]) -> None:
        for portion in _portions(threads):
            self._inbox.learn_threads(portion)
            await asyncio.sleep(0)

    async def _ask_lines(self) -> None:
        try:
            self._inbox.learn_lines(await self._session.lines(self._account))
        except (Forbidden, Missing):
            _log.info("the list of lines is not open to this sign-in; texts name theirs")

    async def _ask_flags(self, rest_us: int) -> None:
        """Whether what is unread here was read elsewhere; where one text was, the others of its thread may be too."""
        now_us = self._clock.now_us()
        if 0 <= now_us - self._flags_asked_us < rest_us:
            return
        oldest_us = self._inbox.oldest_unread_us()
        if oldest_us is None or not self._lists_conversations or 0 < self._flags_due_us - now_us < FLAGS_PAUSE_US:
            return
        since_us = max(oldest_us, self._theirs_us() - FLAGS_BACK_US) - OVERLAP_US
        try:
            page = await self._session.conversations(self._account, since_us)
            self._flags_asked_us = now_us
        except (Forbidden, Missing, Refused):
            self._lists_conversations = False  # reading the last day again brings the same, later
            return
        except (AnsweredError, Unreadable) as error:
            if isinstance(error, AnsweredError) and error.retry_after_s is not None:
                raise
            self._flags_due_us = now_us + FLAGS_PAUSE_US
            return
        if page.listed > MANY_LISTED:
            self._flags_due_us = now_us + FLAGS_PAUSE_US
        if self._has_taken(page):
            return
        before = self._inbox.changes
        touched: set[ConversationKey] = set()
        calmed = False
        for start in range(0, len(page.messages), PORTION):
            stored = self._inbox.take(page.messages[start : start + PORTION], {}, live=True)
            touched, calmed = touched | stored.touched, calmed or bool(stored.calmed)
            await asyncio.sleep(0)
        if not self._past.complete:
            await self._learn_threads(page.threads)
        self._note_taken(page, before)
        again_us = self._inbox.oldest_unread_us(touched) if calmed else None
        if again_us is not None:
            self._past.read_again(max(again_us, self._theirs_us() - FLAGS_BACK_US) - OVERLAP_US)

    def _has_taken(self, page: MessagePage) -> bool:
        """Whether a look took this very page, and nothing here has changed since it began to.

        Most looks bring what the one before brought, and `api/client.py` knows an answer again.
        """
        return self._taken_at == self._inbox.changes and any(page is taken for taken in self._taken)

    def _note_taken(self, page: MessagePage, before: int) -> None:
        """It was taken, begun when so much had changed here; where something changed, the next look takes it again.

        A list that is longer is asked for rarely, and would stay in memory.
        """
        if page.listed <= MANY_LISTED:
            kept = self._taken if self._taken_at == before else []
            self._taken, self._taken_at = [*kept, page][-KEPT_PAGES:], before

    def _keep_clock(self) -> None:
        ahead_us = self._session.ahead_us
        if abs(ahead_us - self._ahead_kept_us) > CLOCKS_TELL_US:
            self._inbox.take((), {CLOCK_MARK: str(ahead_us)}, live=False)
            self._ahead_kept_us = ahead_us

    def _newest_us(self, messages: Sequence[Message]) -> int | None:
        newest_us = max((message.at_us for message in messages), default=None)
        return min(newest_us, self._theirs_us()) if newest_us is not None else None

    def _move_to(self, at_us: int | None) -> dict[str, str]:
        """Move the watermark, never back; returns the marks to store."""
        moved_us = max((at for at in (at_us, self._watermark) if at is not None), default=None)
        if moved_us is None:
            return {}
        marks = {WATERMARK: str(moved_us)}
        if self._watermark is None:
            self._whole_since_us = moved_us - OVERLAP_US
            marks[WHOLE_MARK] = str(self._whole_since_us)
        self._watermark = moved_us
        return marks


def _portions(threads: Mapping[ThreadId, ConversationKey]) -> Iterator[dict[ThreadId, ConversationKey]]:
    entries = iter(threads.items())
    while portion := dict(islice(entries, PORTION)):
        yield portion
