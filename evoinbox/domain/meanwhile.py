"""What was written to a text's customer between the agent's word and its leaving, and whether that stops it.

Invariants: pure; only what was not there when the text was willed counts, so that one word of the agent's is enough for
what it was given about; a customer who goes on writing stops nothing, but for wanting no more texts; what is a text of
the outbox's own record (`claimed`) is nobody else's. Why: docs/decisions/0027.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from evoinbox.domain.message import Direction, Message, MessageId
from evoinbox.domain.opt_out import Incoming, OptOuts
from evoinbox.domain.outgoing import Outgoing, Reason

FILED_LATE_US: Final = 10 * 60 * 1_000_000
"""How long before what is known a text may be dated that is filed only now; a guess, generous on purpose."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a text does not leave, and what was written."""

    reason: Reason
    message: Message


def known_since_us(newest_us: int, now_us: int) -> int:
    """From which instant on a text remembers what was there: a little before its customer's newest text.

    Both by the service's clock; `newest_us` is 0 where nothing is known of the customer.
    """
    return min(newest_us or now_us, now_us) - FILED_LATE_US


def stop(text: Outgoing, records: Iterable[Message], claimed: Collection[MessageId], words: OptOuts) -> Stop | None:
    """What stops a text, of its customer's texts; the newest where several do."""
    fresh = [m for m in records if m.at_us > text.knew_us and m.id not in text.knew and not m.vanished]
    fresh.sort(key=lambda m: (m.at_us, m.id), reverse=True)
    asked = [m for m in fresh if m.direction is Direction.INCOMING and m.line == text.line]
    refusal = words.refusal(Incoming(m.text, m.at_us) for m in asked)
    if refusal is not None:
        return Stop(Reason.OPTED_OUT, next(m for m in asked if (m.text, m.at_us) == (refusal.text, refusal.at_us)))
    answer = next((m for m in fresh if m.direction is Direction.OUTGOING and m.id not in claimed), None)
    return Stop(Reason.ANSWERED, answer) if answer is not None else None
