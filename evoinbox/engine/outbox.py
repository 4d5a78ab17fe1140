"""The outbox: every text the agent sends, on disk first, out once, and settled by what the service says.

Invariants: a text is marked *sending* on disk before its one request leaves; one that may have been carried out is
never sent again by the program; one at a time leaves to one customer, and an undecided one holds back the next to that
customer only.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import AnsweredError, ServiceError, StoreError
from evoinbox.domain.message import Message
from evoinbox.domain.outgoing import (
    ECHO_WINDOW_BEFORE_US,
    Outcome,
    Outgoing,
    OutgoingId,
    OutgoingState,
    Reason,
    is_echo,
    outcome_of,
    reason_of,
    resembles,
    step,
)
from evoinbox.engine.changes import Change, ConversationsChanged, NotStored, OutgoingChanged, Send, Unsafe
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.runner import Crew
from evoinbox.settings import Settings
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)

SECOND_US: Final = 1_000_000
GOOD_LOOKS_BEFORE_ASKING: Final = 3
ASKING_AFTER_US: Final = 30 * SECOND_US
BACK_OFF_S: Final = 2.0
LONGEST_BACK_OFF_S: Final = 60.0
IDLE_S: Final = 24 * 3600.0
KEEP_SETTLED_US: Final = 7 * 24 * 3600 * SECOND_US


class Outbox:
    """The sending half of one seat's engine; owns the outgoing rows of the desk."""

    def __init__(
        self,
        session: Session,
        cache: Cache,
        desk: Desk,
        inbox: Inbox,
        clock: Clock,
        publish: Callable[[Change], None],
        *,
        settings: Callable[[], Settings],
        crew: Crew,
        on_sent: Callable[[], None],
    ) -> None:
        self._session = session
        self._cache = cache
        self._desk = desk
        self._inbox = inbox
        self._clock = clock
        self._publish = publish
        self._settings = settings
        self._crew = crew
        self._on_sent = on_sent
        self._wake = asyncio.Event()
        self._looks: dict[OutgoingId, tuple[int, int]] = {}
        inbox.settle = self.settle

    def recover(self) -> None:
        """At start: what was being sent when the program ended may have arrived: look for it, never send it again."""
        self._desk.forget_settled(self._clock.now_us() - KEEP_SETTLED_US)
        for text in self._desk.in_state(OutgoingState.SENDING):
            self._desk.update(step(text, OutgoingState.CHECKING, Reason.UNCLEAR))

    async def run(self) -> None:
        """Let texts leave when they are due; until cancelled."""
        while True:
            try:
                wait_s = self._start_due()
            except StoreError as error:
                self._publish(Unsafe(error))
                wait_s = LONGEST_BACK_OFF_S
            await self._clock.wait(self._wake, wait_s)

    def accept(self, command: Send) -> None:
        """Put a text on disk; publishes OutgoingChanged, or NotStored and the composer keeps it."""
        settings = self._settings()
        now_us = self._clock.now_us()
        text = Outgoing(
            id=command.id,
            conversation=read_address(command.address, settings.region).key,
            address=command.address,
            line=command.line,
            text=command.text,
            state=OutgoingState.QUEUED,
            reason=Reason.NONE,
            service_words="",
            written_at_us=now_us,
            due_at_us=now_us + settings.undo_s * SECOND_US,
            sent_at_us=0,
            attempts=0,
            server_id=None,
        )
        try:
            self._desk.enqueue(text)
        except StoreError as error:
            self._publish(NotStored(command.id, error))
            return
        self._tell(text)
        self._wake.set()

    def take_back(self, identity: OutgoingId) -> None:
        """Withdraw a queued text: its words go before what is in the draft. Too late is no error: the row tells."""
        text = self._desk.outgoing(identity)
        if text is None or text.state is not OutgoingState.QUEUED:
            return
        old = self._desk.draft(text.conversation)
        words = f"{text.text}\n{old.text}" if old is not None else text.text
        draft = Draft(text.conversation, text.address, text.line, words, len(text.text))
        self._withdraw(text, draft)

    def send_again(self, identity: OutgoingId) -> None:
        """The agent decided that a failed or undecided text leaves once more."""
        text = self._desk.outgoing(identity)
        if text is not None and text.state in (OutgoingState.FAILED, OutgoingState.ASKING):
            self._change(replace(step(text, OutgoingState.QUEUED), due_at_us=self._clock.now_us()))
            self._wake.set()

    def count_as_sent(self, identity: OutgoingId) -> None:
        """The agent decided that an undecided text did arrive."""
        text = self._desk.outgoing(identity)
        if text is not None and text.state is OutgoingState.ASKING:
            self._change(step(text, OutgoingState.ACCEPTED))
            self._wake.set()

    def discard(self, identity: OutgoingId) -> None:
        """The agent gave up a failed or undecided text."""
        text = self._desk.outgoing(identity)
        if text is not None and text.state in (OutgoingState.FAILED, OutgoingState.ASKING):
            self._withdraw(text, None)
            self._wake.set()

    def settle(self, touched: frozenset[ConversationKey]) -> None:
        """Find the echoes of texts that left in conversations that changed; one echo settles one text. Idempotent."""
        for text in self._desk.awaiting_echo():
            if text.conversation not in touched:
                continue
            found = self._cache.outgoing_since(text.conversation, text.sent_at_us - ECHO_WINDOW_BEFORE_US)
            claimed = self._desk.claimed([message.id for message in found])
            echo = next((m for m in found if m.id not in claimed and is_echo(text, m)), None)
            if echo is not None:
                accepted = text if text.state is OutgoingState.ACCEPTED else step(text, OutgoingState.ACCEPTED)
                self._desk.update(replace(accepted, server_id=echo.id))
                self._publish(OutgoingChanged(text.id, text.conversation))
                self._wake.set()

    def on_good_look(self) -> None:
        """The service answered: what waited for it may leave, and what was not found for long is asked about."""
        now_us = self._clock.now_us()
        for text in self._desk.in_state(OutgoingState.CHECKING):
            looks, since_us = self._looks.get(text.id, (0, now_us))
            self._looks[text.id] = (looks + 1, since_us)
            if looks + 1 >= GOOD_LOOKS_BEFORE_ASKING and now_us - since_us >= ASKING_AFTER_US:
                del self._looks[text.id]
                self._change(step(text, OutgoingState.ASKING, Reason.UNCLEAR))
        for text in self._desk.in_state(OutgoingState.QUEUED):
            if text.reason in (Reason.OFFLINE, Reason.SIGNED_OUT) and text.due_at_us > now_us:
                self._desk.update(replace(text, due_at_us=now_us))
                self._wake.set()

    def _start_due(self) -> float:
        """Start what may leave; returns the seconds until the next text is due."""
        now_us = self._clock.now_us()
        undecided = self._desk.in_state(OutgoingState.SENDING, OutgoingState.CHECKING, OutgoingState.ASKING)
        held = {text.conversation for text in undecided}
        next_due_us: int | None = None
        for text in self._desk.in_state(OutgoingState.QUEUED):
            if text.conversation in held:
                continue
            held.add(text.conversation)
            if text.due_at_us <= now_us:
                self._leave(text)
            elif next_due_us is None or text.due_at_us < next_due_us:
                next_due_us = text.due_at_us
        return IDLE_S if next_due_us is None else (next_due_us - now_us) / SECOND_US

    def _leave(self, text: Outgoing) -> None:
        now_us = self._clock.now_us()
        recent = self._cache.outgoing_since(text.conversation, now_us - ECHO_WINDOW_BEFORE_US)
        sending = replace(
            step(text, OutgoingState.SENDING), sent_at_us=now_us, attempts=text.attempts + 1,
            look_alikes=tuple(m.id for m in recent if resembles(replace(text, sent_at_us=now_us), m)),
        )  # fmt: skip
        self._change(sending)
        self._crew.start(self._send(sending), "send")

    async def _send(self, text: Outgoing) -> None:
        try:
            message = await self._session.send(text.line, text.address, text.text)
        except ServiceError as error:
            self._kept(partial(self._refused, text, error))
        else:
            self._kept(partial(self._accepted, text, message))
        self._on_sent()
        self._wake.set()

    def _kept(self, write: Callable[[], None]) -> None:
        try:
            write()
        except StoreError as error:
            # The row stays *sending* on disk: its echo settles it, or the next start looks for it.
            self._publish(Unsafe(error))

    def _accepted(self, text: Outgoing, message: Message | None) -> None:
        if message is not None and message.conversation != text.conversation:
            _log.warning("the answer to %s is about another conversation", text.id)
            self._unclear(text)
            return
        current = self._desk.outgoing(text.id) or text
        # Its echo may have been read, and have settled it, before the answer came.
        accepted = step(current, OutgoingState.ACCEPTED) if current.state is OutgoingState.SENDING else current
        if message is not None:
            accepted = replace(accepted, server_id=message.id)
        self._desk.update(accepted)
        if message is not None:
            self._inbox.take([message], {}, live=False)
        self._tell(accepted)

    def _refused(self, text: Outgoing, error: ServiceError) -> None:
        current = self._desk.outgoing(text.id) or text
        if current.state is not OutgoingState.SENDING:
            return
        words = error.words if isinstance(error, AnsweredError) else ""
        match outcome_of(error):
            case Outcome.NOT_CARRIED_OUT:
                waiting = step(current, OutgoingState.QUEUED, reason_of(error))
                self._change(replace(waiting, due_at_us=self._clock.now_us() + self._back_off_us(current, error)))
            case Outcome.REFUSED:
                self._change(step(current, OutgoingState.FAILED, reason_of(error), service_words=words))
            case _:
                self._unclear(current)
        _log.info("text %s: %s", text.id, type(error).__name__)

    def _unclear(self, text: Outgoing) -> None:
        self._change(step(text, OutgoingState.CHECKING, Reason.UNCLEAR))

    def _back_off_us(self, text: Outgoing, error: ServiceError) -> int:
        asked_s = error.retry_after_s or 0.0 if isinstance(error, AnsweredError) else 0.0
        spread = 0.5 + 0.5 * self._clock.dice.random()
        own_s = min(BACK_OFF_S * 2.0 ** min(text.attempts, 10), LONGEST_BACK_OFF_S) * spread
        return int(max(asked_s, own_s) * SECOND_US)

    def _withdraw(self, text: Outgoing, draft: Draft | None) -> None:
        withdrawn = step(text, OutgoingState.WITHDRAWN)
        self._desk.withdraw(withdrawn, draft)
        self._tell(withdrawn)

    def _change(self, text: Outgoing) -> None:
        self._desk.update(text)
        self._tell(text)

    def _tell(self, text: Outgoing) -> None:
        self._publish(ConversationsChanged(frozenset({text.conversation})))
        self._publish(OutgoingChanged(text.id, text.conversation))
