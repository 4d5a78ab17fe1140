"""The outbox: every text the agent sends, on disk first, out once, and settled by what the service says.

Invariants: a text is marked *sending* on disk before its one request leaves; one that may have been carried out is
never sent again by the program; one at a time leaves to one customer, in the order written, and an undecided one holds
back the next to that customer only; an outcome that cannot be written is kept and written when the disk allows.
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
from evoinbox.domain.echo import WINDOW_BEFORE_US, is_kept_form, look_alikes
from evoinbox.domain.errors import AnsweredError, ServiceError, StoreError
from evoinbox.domain.message import Direction, Message
from evoinbox.domain.outgoing import (
    UNDECIDED,
    Outcome,
    Outgoing,
    OutgoingId,
    OutgoingState,
    Reason,
    outcome_of,
    reason_of,
    step,
    too_late,
)
from evoinbox.domain.pace import PATIENCE_S
from evoinbox.engine.changes import (
    Change,
    ConversationsChanged,
    CountAsSent,
    Discard,
    Hold,
    NotStored,
    OutgoingChanged,
    OutgoingCommand,
    Release,
    Revise,
    Send,
    SendAgain,
    TakeBack,
    Unsafe,
)
from evoinbox.engine.checking import Checking
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.runner import Crew
from evoinbox.settings import LONGEST_UNDO_S, Settings
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)

SECOND_US: Final = 1_000_000
MOST_AT_ONCE: Final = 8
"""Requests out at a time: as many as the client opens connections for sends, so that none waits for one."""

BACK_OFF_S: Final = 2.0
LONGEST_BACK_OFF_S: Final = 60.0
DISK_AGAIN_S: Final = 5.0
"""After how long a disk that could not be written is tried again."""

IDLE_S: Final = 24 * 3600.0
KEEP_SETTLED_US: Final = 7 * 24 * 3600 * SECOND_US

_WAITS_FOR_CONTACT: Final = frozenset({Reason.OFFLINE, Reason.UNTRUSTED, Reason.PROXY, Reason.SIGNED_OUT})


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
        self._checking = Checking(cache, desk, clock, self._change)
        self._recovered = False
        self._disk_refuses = False
        self._owed: dict[OutgoingId, Callable[[], None]] = {}
        self._held: set[OutgoingId] = set()
        inbox.settle = self._settle

    def recover(self) -> None:
        """At start, before anybody reads: what was being sent when the program ended may have arrived.

        It is looked for and never sent again. Where the disk cannot be written, nothing leaves until it can.
        """
        self._on_disk(self._recover)

    async def run(self) -> None:
        """Let texts leave when they are due; until cancelled."""
        wait_s = 0.0

        def turn() -> None:
            nonlocal wait_s
            if not self._recovered:
                self._recover()
            self._write_owed()
            wait_s = self._start_due()

        while True:
            done = self._on_disk(turn)
            await self._clock.wait(self._wake, wait_s if done else DISK_AGAIN_S)

    # ---- what the agent says

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
            willed_at_us=now_us,
            due_at_us=now_us + settings.undo_s * SECOND_US,
            sent_at_us=0,
            doubt_at_us=0,
            attempts=0,
            cursor=command.cursor,
            server_id=None,
        )
        try:
            self._desk.enqueue(text)
        except StoreError as error:
            self._publish(NotStored(command.id, error))
            return
        self._tell(text)
        self._wake.set()

    def decide(self, command: OutgoingCommand) -> None:
        """Carry out what the agent decided about one text. That it has gone on meanwhile is no error: its row tells."""
        text = self._desk.outgoing(command.id)
        if text is None:
            return
        match command:
            case TakeBack():
                self._take_back(text)
            case Hold():
                self._held.add(text.id)
            case Release():
                self._held.discard(text.id)
            case Revise(text=words):
                self._revise(text, words)
            case SendAgain():
                self._send_again(text)
            case CountAsSent():
                if text.state is OutgoingState.ASKING:
                    self._change(step(text, OutgoingState.ACCEPTED))
            case Discard():
                if text.state in (OutgoingState.FAILED, OutgoingState.ASKING, OutgoingState.QUEUED):
                    self._withdraw(text, None)
        if isinstance(command, Hold):
            self._publish(OutgoingChanged(text.id, text.conversation))
        self._wake.set()

    def _take_back(self, text: Outgoing) -> None:
        """Withdraw a text that is not out: its words go before what is in the draft, with its line and cursor."""
        if text.state in (OutgoingState.QUEUED, OutgoingState.FAILED):
            old = self._desk.draft(text.conversation)
            words = f"{text.text}\n{old.text}" if old is not None else text.text
            self._withdraw(text, Draft(text.conversation, text.address, text.line, words, text.cursor))

    def _revise(self, text: Outgoing, words: str) -> None:
        if text.state is OutgoingState.QUEUED:
            now_us = self._clock.now_us()
            due_at_us = now_us + self._settings().undo_s * SECOND_US
            fresh = replace(
                text, text=words, cursor=len(words), reason=Reason.NONE, willed_at_us=now_us, due_at_us=due_at_us
            )
            try:
                self._change(fresh)
            except StoreError as error:
                self._publish(NotStored(text.id, error))
                return
        self._held.discard(text.id)
        self._publish(OutgoingChanged(text.id, text.conversation))

    def _send_again(self, text: Outgoing) -> None:
        now_us = self._clock.now_us()
        match text.state:
            case OutgoingState.QUEUED:
                self._change(replace(text, reason=Reason.NONE, willed_at_us=now_us, due_at_us=now_us))
            case OutgoingState.FAILED | OutgoingState.ASKING:
                doubt_at_us = text.sent_at_us or text.doubt_at_us
                again = step(text, OutgoingState.QUEUED)
                self._change(
                    replace(again, willed_at_us=now_us, due_at_us=now_us, sent_at_us=0, doubt_at_us=doubt_at_us)
                )
            case _:
                pass

    # ---- what the service says

    def on_good_look(self, begun_us: int) -> None:
        """The service was read: what waited for it may leave, and what was not found for long is asked about."""

        def judge() -> None:
            self._checking.on_good_look(begun_us)
            self._release_waiting()

        self._on_disk(judge)
        self._wake.set()

    def _settle(self, touched: frozenset[ConversationKey]) -> None:
        """Texts of these conversations came in: some may be echoes."""
        if self._on_disk(partial(self._checking.settle, touched)):
            self._wake.set()

    def _release_waiting(self) -> None:
        now_us = self._clock.now_us()
        for text in self._desk.in_state(OutgoingState.QUEUED):
            if text.reason in _WAITS_FOR_CONTACT and text.due_at_us > now_us:
                self._desk.update(replace(text, due_at_us=now_us))

    # ---- leaving

    def _recover(self) -> None:
        self._desk.forget_settled(self._clock.now_us() - KEEP_SETTLED_US)
        for text in self._desk.in_state(OutgoingState.SENDING):
            self._desk.update(step(text, OutgoingState.CHECKING, Reason.STOPPED))
        self._checking.settle()
        self._recovered = True

    def _start_due(self) -> float:
        """Start what may leave; returns the seconds until the next text is due."""
        now_us = self._clock.now_us()
        out = self._desk.in_state(OutgoingState.SENDING, *UNDECIDED)
        held = {text.conversation for text in out}
        room = MOST_AT_ONCE - sum(text.state is OutgoingState.SENDING for text in out)
        next_due_us: int | None = None
        for text in self._desk.in_state(OutgoingState.QUEUED):
            if text.conversation in held:
                continue
            held.add(text.conversation)
            if text.reason is Reason.LATE or text.id in self._held:
                continue
            due_at_us = _due_at_us(text, now_us)
            if due_at_us > now_us:
                next_due_us = min(due_at_us, next_due_us or due_at_us)
            elif too_late(text, now_us):
                self._change(replace(text, reason=Reason.LATE))
            elif room > 0:
                room -= 1
                self._leave(text)
        return IDLE_S if next_due_us is None else (next_due_us - now_us) / SECOND_US

    def _leave(self, text: Outgoing) -> None:
        sent_at_us = self._clock.now_us() + self._session.ahead_us
        leaving = replace(text, sent_at_us=sent_at_us, attempts=text.attempts + 1)
        recent = self._cache.outgoing_since(text.conversation, sent_at_us - WINDOW_BEFORE_US)
        sending = replace(step(leaving, OutgoingState.SENDING), look_alikes=look_alikes(leaving, recent))
        self._change(sending)
        self._crew.start(self._send(sending), "send")

    async def _send(self, text: Outgoing) -> None:
        try:
            message = await self._session.send(text.line, text.address, text.text)
        except ServiceError as error:
            self._owed[text.id] = partial(self._refused, text.id, error)
        else:
            self._owed[text.id] = partial(self._answered, text.id, message)
        self._on_disk(self._write_owed)
        self._on_sent()
        self._wake.set()

    def _write_owed(self) -> None:
        for identity in list(self._owed):
            write = self._owed.pop(identity)
            try:
                write()
            except StoreError:
                self._owed[identity] = write
                raise

    def _answered(self, identity: OutgoingId, message: Message | None) -> None:
        text = self._desk.outgoing(identity)
        if text is None or text.state is not OutgoingState.SENDING:
            return
        if message is None or not _is_about(message, text):
            # A yes is one only with the text it speaks of: a proxy, a cache or another API may say 200 to anything.
            _log.warning("the answer to %s is about another text or none", identity)
            self._doubt(text, Reason.UNREADABLE if message is None else Reason.OTHER_TEXT)
            return
        accepted = replace(step(text, OutgoingState.ACCEPTED), server_id=message.id)
        self._desk.update(accepted)
        self._inbox.take([message], {}, live=False)
        self._tell(accepted)
        self._release_waiting()

    def _refused(self, identity: OutgoingId, error: ServiceError) -> None:
        text = self._desk.outgoing(identity)
        if text is None or text.state is not OutgoingState.SENDING:
            return
        _log.info("text %s: %s", identity, type(error).__name__)
        words = error.words if isinstance(error, AnsweredError) else ""
        match outcome_of(error):
            case Outcome.NOT_CARRIED_OUT:
                waiting = replace(step(text, OutgoingState.QUEUED, reason_of(error)), sent_at_us=0)
                self._change(replace(waiting, due_at_us=self._clock.now_us() + self._back_off_us(text, error)))
            case Outcome.REFUSED:
                failed = step(text, OutgoingState.FAILED, reason_of(error), service_words=words)
                self._change(replace(failed, sent_at_us=0))
            case _:
                self._doubt(text, reason_of(error))

    def _doubt(self, text: Outgoing, reason: Reason) -> None:
        self._change(step(text, OutgoingState.CHECKING, reason))
        self._checking.settle(frozenset({text.conversation}))  # its echo may have been read before this was known

    def _back_off_us(self, text: Outgoing, error: ServiceError) -> int:
        asked_s = error.retry_after_s or 0.0 if isinstance(error, AnsweredError) else 0.0
        spread = 0.5 + 0.5 * self._clock.dice.random()
        own_s = min(BACK_OFF_S * 2.0 ** min(text.attempts, 10), LONGEST_BACK_OFF_S) * spread
        return int(max(min(asked_s, PATIENCE_S), own_s) * SECOND_US)

    # ---- disk and window

    def _on_disk(self, work: Callable[[], None]) -> bool:
        """Do what writes; returns False when the disk refused, which is told once until it takes something again."""
        try:
            work()
        except StoreError as error:
            if not self._disk_refuses:
                self._disk_refuses = True
                _log.warning("the outbox could not be written: %s", type(error).__name__)
                self._publish(Unsafe(error))
            return False
        self._disk_refuses = False
        return True

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


def _is_about(message: Message, text: Outgoing) -> bool:
    """Whether an answer speaks of the text that was sent; it need not name the line."""
    return (
        message.direction is Direction.OUTGOING
        and message.conversation == text.conversation
        and message.line in (text.line, "")
        and is_kept_form(message.text, text.text)
    )


def _due_at_us(text: Outgoing, now_us: int) -> int:
    """When a text may leave; a clock that was set back does not make it wait for longer than it ever should."""
    longest_s = {Reason.NONE: float(LONGEST_UNDO_S), Reason.THROTTLED: PATIENCE_S}.get(text.reason, LONGEST_BACK_OFF_S)
    return text.due_at_us if text.due_at_us - now_us <= longest_s * SECOND_US else now_us
