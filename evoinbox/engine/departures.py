"""Texts leaving: which may, the one request each makes, and what its outcome makes of it.

Invariants: a text is marked *sending* on disk before its one request leaves; one at a time leaves to one customer, in
the order written, and an undecided one holds back the next to that customer only; one whose customer was written to
meanwhile waits for the agent's word; an outcome that cannot be written is kept and written when the disk allows.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from evoinbox.domain.echo import WINDOW_BEFORE_US, is_kept_form, look_alikes
from evoinbox.domain.errors import AnsweredError, ServiceError, StoreError
from evoinbox.domain.message import Direction, Message
from evoinbox.domain.outgoing import (
    ASKS_FIRST,
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
from evoinbox.engine.checking import Checking
from evoinbox.engine.clock import Clock
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.runner import Crew
from evoinbox.engine.second_look import SecondLook
from evoinbox.settings import LONGEST_UNDO_S
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
IDLE_S: Final = 24 * 3600.0

_WAITS_FOR_CONTACT: Final = frozenset({Reason.OFFLINE, Reason.UNTRUSTED, Reason.PROXY, Reason.SIGNED_OUT})


class Departures:
    """The outbox's way out. `change` writes a text's new state and tells the window.

    `on_outcome` is called when a request has ended and its outcome waits to be written: it calls `write_outcomes`.
    """

    def __init__(
        self,
        session: Session,
        cache: Cache,
        desk: Desk,
        inbox: Inbox,
        clock: Clock,
        crew: Crew,
        checking: Checking,
        second_look: SecondLook,
        *,
        change: Callable[[Outgoing], None],
        on_outcome: Callable[[], None],
    ) -> None:
        self._session = session
        self._cache = cache
        self._desk = desk
        self._inbox = inbox
        self._clock = clock
        self._crew = crew
        self._checking = checking
        self._second_look = second_look
        self._change = change
        self._on_outcome = on_outcome
        self._owed: dict[OutgoingId, Callable[[], None]] = {}
        self._begun: set[OutgoingId] = set()

    def start_due(self, kept_back: Collection[OutgoingId]) -> float:
        """Start what may leave; returns the seconds until the next text is due. Raises StoreError."""
        now_us = self._clock.now_us()
        out = self._desk.in_state(OutgoingState.SENDING, *UNDECIDED)
        held = {text.conversation for text in out}
        room = MOST_AT_ONCE - sum(text.state is OutgoingState.SENDING for text in out)
        next_due_us: int | None = None
        for text in self._desk.in_state(OutgoingState.QUEUED):
            if text.conversation in held:
                continue
            held.add(text.conversation)
            if text.id in kept_back or self._asks_first(text, now_us):
                continue
            due_us = _due_at_us(text, now_us)
            again_us = self._second_look.wait_until_us(text, due_us, now_us)
            if again_us > now_us:
                next_due_us = min(again_us, next_due_us or again_us)
            elif room > 0:
                room -= 1
                self._leave(text)
        self._second_look.begin()
        return IDLE_S if next_due_us is None else (next_due_us - now_us) / SECOND_US

    def write_outcomes(self) -> None:
        """Write what requests came to, as far as it is not on disk yet. Raises StoreError."""
        for identity in list(self._owed):
            write = self._owed.pop(identity)
            try:
                write()
            except StoreError:
                self._owed[identity] = write
                raise

    def give_back(self) -> None:
        """When no task runs any more: what was to leave and has not begun to waits again. Raises StoreError."""
        for text in self._desk.in_state(OutgoingState.SENDING):
            if text.id not in self._begun:
                self._change(replace(step(text, OutgoingState.QUEUED), sent_at_us=0))

    def release_waiting(self) -> None:
        """The service can be reached: what waits for that may leave at once. Raises StoreError."""
        now_us = self._clock.now_us()
        for text in self._desk.in_state(OutgoingState.QUEUED):
            if text.reason in _WAITS_FOR_CONTACT and text.due_at_us > now_us:
                self._desk.update(replace(text, due_at_us=now_us))

    def _asks_first(self, text: Outgoing, now_us: int) -> bool:
        """Whether a text waits for the agent's word, from now on or still; the newest reason is the one to tell."""
        stop = self._second_look.reason_to_stop(text)
        if stop is None and _due_at_us(text, now_us) <= now_us and too_late(text, now_us):
            stop = Reason.LATE
        if stop is not None and stop is not text.reason and not (stop is Reason.LATE and text.reason in ASKS_FIRST):
            self._change(replace(text, reason=stop))
        return stop is not None or text.reason in ASKS_FIRST

    def _leave(self, text: Outgoing) -> None:
        self._begun.discard(text.id)
        sent_at_us = self._clock.now_us() + self._session.ahead_us
        leaving = replace(text, sent_at_us=sent_at_us, attempts=text.attempts + 1)
        recent = self._cache.outgoing_since(text.conversation, sent_at_us - WINDOW_BEFORE_US)
        sending = replace(step(leaving, OutgoingState.SENDING), look_alikes=look_alikes(leaving, recent))
        self._change(sending)
        self._crew.start(self._send(sending), "send")

    async def _send(self, text: Outgoing) -> None:
        self._begun.add(text.id)
        # Should a bug end the request, nobody knows what became of the text.
        outcome: Callable[[], None] | None = partial(self._refused, text.id, ServiceError())
        try:
            message = await self._session.send(text.line, text.address, text.text)
            outcome = partial(self._answered, text.id, message)
        except ServiceError as error:
            outcome = partial(self._refused, text.id, error)
        except asyncio.CancelledError:
            outcome = None  # the seat closes: the next start looks for the text
            raise
        finally:
            if outcome is not None:
                self._owed[text.id] = outcome
                self._on_outcome()

    def _answered(self, identity: OutgoingId, message: Message | None) -> None:
        text = self._desk.outgoing(identity)
        if text is None or text.state is not OutgoingState.SENDING:
            return
        if message is None or not _is_about(message, text) or self._is_known(message, text):
            # A yes is one only with the text it speaks of: a proxy, a cache or another API may say 200 to anything.
            _log.warning("the answer to %s is about another text or none", identity)
            self._doubt(text, Reason.UNREADABLE if message is None else Reason.OTHER_TEXT)
            return
        self._change(replace(step(text, OutgoingState.ACCEPTED), server_id=message.id))
        self._inbox.take([replace(message, line=message.line or text.line)], {}, live=False)
        self.release_waiting()

    def _is_known(self, message: Message, text: Outgoing) -> bool:
        return message.id in text.look_alikes or bool(self._desk.claimed([message.id]))

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
