"""The outbox: every text the agent sends, on disk first, out once, and settled by what the service says.

Invariants: nothing is told that is not on disk; a text that may have been carried out is never sent again by the
program, only by the agent's word; nothing leaves before what the last run left behind is known for what it is.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.conversation import FOR_GOOD_US, Draft
from evoinbox.domain.errors import StoreError
from evoinbox.domain.message import AccountId
from evoinbox.domain.outgoing import (
    ASKS_FIRST,
    TAKEABLE,
    Outgoing,
    OutgoingId,
    OutgoingState,
    Reason,
    step,
)
from evoinbox.engine.changes import Change, ConversationsChanged, NotStored, OutgoingChanged, TakeBackAnswered, Unsafe
from evoinbox.engine.checking import Checking
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import (
    CountAsSent,
    Discard,
    Hold,
    OutgoingCommand,
    Release,
    Revise,
    Send,
    SendAgain,
    TakeBack,
)
from evoinbox.engine.departures import SECOND_US, Departures
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.runner import Crew
from evoinbox.engine.second_look import SecondLook
from evoinbox.settings import Settings
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)

DISK_AGAIN_S: Final = 5.0
"""After how long a disk that could not be written is tried again."""

KEEP_SETTLED_US: Final = 7 * 24 * 3600 * SECOND_US


class Outbox:
    """The sending half of one seat's engine; owns the outgoing rows of the desk."""

    def __init__(
        self,
        session: Session,
        account: AccountId,
        cache: Cache,
        desk: Desk,
        inbox: Inbox,
        clock: Clock,
        publish: Callable[[Change], None],
        *,
        settings: Callable[[], Settings],
        crew: Crew,
        on_sent: Callable[[], None],
        may_ask: Callable[[], bool],
    ) -> None:
        self._desk = desk
        self._inbox = inbox
        self._clock = clock
        self._publish = publish
        self._settings = settings
        self._on_sent = on_sent
        self._wake = asyncio.Event()
        self._checking = Checking(cache, desk, clock, self._change)
        self._second_look = SecondLook(
            session, account, cache, desk, inbox, clock, crew,
            wanted=lambda: settings().ask_answered, may_ask=may_ask, on_done=self._wake.set,
        )  # fmt: skip
        self._departures = Departures(
            session, cache, desk, inbox, clock, crew, self._checking, self._second_look,
            change=self._change, on_outcome=self._on_outcome,
        )  # fmt: skip
        self._recovered = False
        self._disk_refuses = False
        self._held: set[OutgoingId] = set()
        inbox.settle = self._settle

    def recover(self) -> None:
        """At start, before anybody reads: what was being sent when the program ended may have arrived.

        It is looked for and never sent again. Where the disk cannot be written, nothing leaves until it can.
        """
        self._on_disk(self._recover)

    def close(self) -> None:
        """At the end, when no task runs any more: nothing is left in a state it is not in."""
        self._on_disk(self._departures.write_outcomes)
        self._on_disk(self._departures.give_back)

    async def run(self) -> None:
        """Let texts leave when they are due; until cancelled."""
        wait_s = 0.0

        def turn() -> None:
            nonlocal wait_s
            if not self._recovered:
                self._recover()
            self._departures.write_outcomes()
            wait_s = self._departures.start_due(self._held)

        while True:
            done = self._on_disk(turn)
            await self._clock.wait(self._wake, wait_s if done else DISK_AGAIN_S)

    def wake(self) -> None:
        """The computer slept: what is due by the clock on the wall may leave."""
        self._wake.set()

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
            self._desk.enqueue(self._second_look.knowing(text), beside_draft=command.beside_draft)
        except StoreError as error:
            self._publish(NotStored(command.id, error))
            return
        self._tell(text)
        self._on_disk(partial(self._inbox.mark_read, {(text.conversation, FOR_GOOD_US)}))  # who answers has read
        self._wake.set()

    def decide(self, command: OutgoingCommand) -> None:
        """Carry out what the agent decided about one text. That it has gone on meanwhile is no error: its row tells.

        Whatever was decided, the answer is OutgoingChanged, or NotStored; taking back has one of its own beside.
        """
        try:
            self._decide(command)
        except StoreError as error:
            self._publish(NotStored(command.id, error))
            raise

    def _decide(self, command: OutgoingCommand) -> None:
        text = self._desk.outgoing(command.id)
        if text is None:
            raise StoreError("no such text")
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
        self._publish(OutgoingChanged(text.id, text.conversation))
        self._wake.set()

    def _take_back(self, text: Outgoing) -> None:
        """Withdraw a text that is not out: its words go before what is in the draft, with its line and cursor."""
        if text.state in TAKEABLE:
            old = self._desk.draft(text.conversation)
            words = f"{text.text}\n{old.text}" if old is not None else text.text
            self._withdraw(text, Draft(text.conversation, text.address, text.line, words, text.cursor))
        self._publish(TakeBackAnswered(text.id, text.conversation))

    def _revise(self, text: Outgoing, words: str) -> None:
        if text.state is OutgoingState.QUEUED:
            now_us = self._clock.now_us()
            due_at_us = now_us + self._settings().undo_s * SECOND_US
            fresh = replace(
                text, text=words, cursor=len(words), reason=Reason.NONE, willed_at_us=now_us, due_at_us=due_at_us
            )
            self._change(fresh)  # what came while it was being changed has not been seen
        self._held.discard(text.id)

    def _send_again(self, text: Outgoing) -> None:
        now_us = self._clock.now_us()
        willed = self._second_look.knowing(replace(text, willed_at_us=now_us, due_at_us=now_us))
        match text.state:
            case OutgoingState.QUEUED:
                self._change(replace(willed, reason=Reason.NONE))
                if text.reason in ASKS_FIRST:
                    self._know_what_follows(text)
            case OutgoingState.FAILED | OutgoingState.ASKING:
                doubt_at_us = text.sent_at_us or text.doubt_at_us
                again = step(willed, OutgoingState.QUEUED)
                self._change(replace(again, sent_at_us=0, doubt_at_us=doubt_at_us))
            case _:
                pass

    def _know_what_follows(self, text: Outgoing) -> None:
        """What was asked about one text is not asked again about those that wait behind it."""
        for other in self._desk.in_state(OutgoingState.QUEUED):
            if other.conversation == text.conversation and other.id != text.id:
                self._desk.update(self._second_look.knowing(other))

    # ---- what the service says

    def on_good_look(self, begun_us: int, whole_since_us: int) -> None:
        """The service was read: what waited for it may leave, and what was not found for long is asked about."""

        def judge() -> None:
            self._second_look.on_good_look(begun_us)
            self._checking.on_good_look(begun_us, whole_since_us)
            self._departures.release_waiting()

        self._on_disk(judge)
        self._wake.set()

    def _settle(self, touched: frozenset[ConversationKey]) -> None:
        """Texts of these conversations came in: some may be echoes."""
        if self._on_disk(partial(self._checking.settle, touched)):
            self._wake.set()

    def _on_outcome(self) -> None:
        """A request has ended."""
        self._on_disk(self._departures.write_outcomes)
        self._on_sent()
        self._wake.set()

    def _recover(self) -> None:
        self._desk.forget_settled(self._clock.now_us() - KEEP_SETTLED_US)
        for text in self._desk.in_state(OutgoingState.SENDING):
            self._change(step(text, OutgoingState.CHECKING, Reason.STOPPED))
        self._checking.settle()
        self._recovered = True

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
