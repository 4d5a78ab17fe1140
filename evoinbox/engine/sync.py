"""Keeping up with the service: a first look, a beat that asks for what is new, and the past page by page in between.

Invariants: one request at a time; the watermark is the service's own time and moves only with the last page of a look,
in the transaction that stores it; no order of the answers is relied on; every failure is published as Freshness and
ends in a wait.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from evoinbox.domain.echo import CLOCKS_TELL_US
from evoinbox.domain.errors import (
    AnsweredError,
    Forbidden,
    InboxError,
    Missing,
    ServiceError,
    SignedOut,
    StoreError,
    Throttled,
    Unreachable,
    Unreadable,
    WrongPassword,
)
from evoinbox.domain.message import AccountId, Message
from evoinbox.domain.pace import Situation, next_look_s
from evoinbox.engine.changes import Change, Contact, Freshness, HistoryProgress
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox

if TYPE_CHECKING:
    from evoinbox.api.session import Session
    from evoinbox.api.wire import MessagePage

_log = logging.getLogger(__name__)

OVERLAP_US: Final = 10 * 60 * 1_000_000
"""How far before the watermark a look begins: whether afterDate is inclusive, and by whose clock, is unknown."""

WHOLE_MARK: Final = "whole_since_us"
"""Since when all is known while the past is still being read, kept for the next start."""

CLOCK_MARK: Final = "ahead_us"
"""How far the service's clock is ahead of ours, kept for the next start."""

LOOK_COUNT: Final = 100
HISTORY_COUNT: Final = 250
"""Texts a page; the service's default is 25, its largest is unknown."""

SANE_FUTURE_US: Final = 24 * 3600 * 1_000_000
"""A text dated further ahead of our clock than this does not move the watermark."""


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
    ) -> None:
        self._session = session
        self._account = account
        self._inbox = inbox
        self._clock = clock
        self._publish = publish
        self._on_good_look = on_good_look
        self._on_signed_out = on_signed_out
        self._on_turned_away = on_turned_away
        self._nudge = asyncio.Event()
        self._looking = True
        self._last_text_us = 0
        self._failures = 0
        self._asked_to_wait_s: float | None = None
        self._freshness = Freshness(Contact.NEVER, 0, clock.now_us(), None)
        marks = inbox.marks
        self._watermark = int(marks["watermark"]) if "watermark" in marks else None
        self._whole_since_us = int(marks[WHOLE_MARK]) if WHOLE_MARK in marks else None
        self._pending: int | None = None
        self._ahead_kept_us = int(marks.get(CLOCK_MARK, "0"))
        self._history = _History.of(marks.get("history", ""))

    def check_now(self) -> None:
        """Look at once."""
        self._nudge.set()

    def attend(self, *, looking: bool) -> None:
        """Set the pace by whether the agent is looking; coming back looks at once, unless a pause was asked for."""
        if looking and not self._looking and self._asked_to_wait_s is None:
            self._nudge.set()
        self._looking = looking

    def expect_text(self) -> None:
        """A text went out: an answer, or its echo, may come soon."""
        self._last_text_us = self._clock.now_us()

    async def run(self) -> None:
        """Look, read on in the past, wait; until cancelled or signed out."""
        while True:
            try:
                await self._beat()
            except (SignedOut, WrongPassword) as error:
                self._tell(Contact.SIGNED_OUT, error)
                self._on_signed_out(error)
                return
            except Forbidden as error:
                if self._freshness.good_at_us == 0 and self._watermark is None:
                    self._on_turned_away(error)
                    return
                self._failed(error)
            except ServiceError as error:
                self._failed(error)
            except StoreError as error:
                # What came could not be kept; the watermark has not moved, so the next look brings it again.
                _log.warning("a look could not be stored: %s", type(error).__name__)
                self._failed(error)
            await self._clock.wait(self._nudge, self._wait_s())

    def _failed(self, error: InboxError) -> None:
        self._failures += 1
        self._asked_to_wait_s = error.retry_after_s if isinstance(error, AnsweredError) else None
        self._tell(Contact.OFFLINE if isinstance(error, Unreachable) else Contact.FAILING, error)

    async def _beat(self) -> None:
        if self._freshness.contact is not Contact.GOOD:
            self._tell(Contact.CHECKING, None)
        if self._watermark is None:
            await self._first_look()
        await self._look()
        due_us = self._clock.now_us() + int(self._wait_s() * 1_000_000)
        while not self._history.complete:
            await self._read_past()
            if self._nudge.is_set() or self._clock.now_us() >= due_us:
                self._nudge.clear()
                await self._look()
                due_us = self._clock.now_us() + int(self._wait_s() * 1_000_000)

    async def _first_look(self) -> None:
        try:
            page = await self._session.conversations(self._account)
        except (SignedOut, WrongPassword, Throttled):
            raise
        except (AnsweredError, Unreadable) as error:
            if isinstance(error, AnsweredError) and error.retry_after_s is not None:
                raise
            # The list is a short cut: the past, read page by page, brings the same.
            _log.warning("the list of conversations was refused: %s", type(error).__name__)
            return
        self._inbox.take(page.messages, self._moved(page.messages), live=False)
        await self._ask_lines()

    async def _ask_lines(self) -> None:
        try:
            self._inbox.learn_lines(await self._session.lines(self._account))
        except (Forbidden, Missing):
            _log.info("the list of lines is not open to this sign-in; texts name theirs")

    async def _look(self) -> None:
        begun_us, whole_since_us = self._clock.now_us(), self._whole_since_us
        after_us = self._watermark - OVERLAP_US if self._watermark is not None else None
        seen: set[str] = set()
        number = 0
        while True:
            page = await self._session.messages(self._account, page=number, count=LOOK_COUNT, after_us=after_us)
            fresh = {message.id for message in page.messages} - seen
            seen |= fresh
            last = not page.more or not page.listed or not fresh or after_us is None
            marks = self._moved(page.messages, final=last)
            if page.messages:
                stored = self._inbox.take(page.messages, marks, live=after_us is not None)
                if stored.new:
                    self._last_text_us = self._clock.now_us()
            if last:
                break
            number += 1
        self._failures = 0
        self._asked_to_wait_s = None
        self._keep_clock()
        self._tell(Contact.GOOD, None)
        if self._history.complete:
            self._on_good_look(begun_us, 0)
        elif whole_since_us is not None:
            self._on_good_look(begun_us, whole_since_us)
        else:
            self._on_good_look(begun_us, begun_us + SANE_FUTURE_US)

    def _keep_clock(self) -> None:
        ahead_us = self._session.ahead_us
        if abs(ahead_us - self._ahead_kept_us) > CLOCKS_TELL_US:
            self._inbox.take((), {CLOCK_MARK: str(ahead_us)}, live=False)
            self._ahead_kept_us = ahead_us

    async def _read_past(self) -> None:
        history = self._history
        number = history.offset // HISTORY_COUNT
        page = await self._session.messages(self._account, page=number, count=HISTORY_COUNT)
        self._inbox.take(page.messages, {}, live=False)
        history.took(number, page, self._inbox.count)
        # Only an inbox without any watermark takes one from the past: a newest page does not prove the looks before it.
        marks = self._moved(page.messages, final=history.complete) if self._watermark is None else {}
        self._inbox.take((), marks | {"history": history.written()}, live=False)
        self._publish(HistoryProgress(self._inbox.count, history.total, history.complete))

    def _moved(self, messages: Sequence[Message], *, final: bool = True) -> dict[str, str]:
        """Move the watermark past these texts; returns the mark to store, empty before the last page of a look."""
        limit = self._clock.now_us() + SANE_FUTURE_US
        newest = max((m.at_us for m in messages if m.at_us <= limit), default=None)
        self._pending = max((at for at in (newest, self._pending, self._watermark) if at is not None), default=None)
        if not final or self._pending is None:
            return {}
        marks = {"watermark": str(self._pending)}
        if self._watermark is None:
            self._whole_since_us = self._pending - OVERLAP_US
            marks[WHOLE_MARK] = str(self._whole_since_us)
        self._watermark, self._pending = self._pending, None
        return marks

    def _wait_s(self) -> float:
        situation = Situation(self._looking, self._last_text_us, self._failures, self._asked_to_wait_s)
        return next_look_s(situation, self._clock.now_us(), self._clock.dice.random())

    def _tell(self, contact: Contact, error: InboxError | None) -> None:
        now_us = self._clock.now_us()
        before = self._freshness
        good_at_us = now_us if contact is Contact.GOOD else before.good_at_us
        since_us = before.since_us if contact is before.contact else now_us
        self._freshness = Freshness(contact, good_at_us, since_us, error)
        self._publish(self._freshness)


class _History:
    """How far the past has been read, counted in texts from the newest, so that it survives another page size."""

    def __init__(self, offset: int, round_: int, *, complete: bool) -> None:
        self.offset = offset
        self.round = round_
        self.complete = complete
        self.total = 0
        self._set_aside = 0

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

    def took(self, number: int, page: MessagePage, stored: int) -> None:
        """Count a page; at the end, look once more from the start if the service names more texts than came."""
        self.offset = (number + 1) * HISTORY_COUNT
        self.total = page.total or self.total
        self._set_aside += page.set_aside
        if page.more and page.listed:
            return
        if self.round == 0 and self.total > stored + self._set_aside:
            self.offset, self.round = 0, 1
        else:
            self.complete = True
