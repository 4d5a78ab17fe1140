"""What a conversation's row says, worked out from texts at hand: the same as the cache would find by asking."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from evoinbox.domain.message import Direction, Message, MessageId
from evoinbox.store.database import Row

PREVIEW_LENGTH: Final = 200
"""Characters of a text kept in its conversation's row: more than any list shows."""

TEXTED_AMONG: Final = 40
"""Among so many of the last texts the customer's newest is looked for, which says from which line answers leave."""


def summary_of(texts: Sequence[Message], read_here: Collection[MessageId]) -> Row:
    """What `_summarise` finds where these are all of a conversation's texts."""
    in_order = sorted(texts, key=lambda m: (m.at_us, m.id), reverse=True)
    newest = in_order[0]
    texted = next((m for m in in_order[:TEXTED_AMONG] if m.direction is Direction.INCOMING), None)
    line, texted_us = (texted.line, texted.at_us) if texted is not None else (newest.line, 0)
    unread = sum(m.unread and m.id not in read_here for m in texts)
    return (
        newest.address, line, texted_us, newest.at_us, newest.text[:PREVIEW_LENGTH], newest.direction.value,
        newest.sender, unread,
    )  # fmt: skip


def waits_since(waiting_us: int, answered_us: int, newest_us: int, fresh: Sequence[Message]) -> tuple[int, int] | None:
    """Since when a customer waits, and the last answer, with these texts; None where only all texts can tell.

    `newest_us` is the instant of the newest text known before.
    """
    answers = [m.at_us for m in fresh if m.direction is Direction.OUTGOING]
    last_us = max([answered_us, *answers])
    if last_us > answered_us and 0 < waiting_us <= last_us:
        if last_us < newest_us:  # an answer between texts that are known: some of them may be later than it
            return None
        waiting_us = 0
    asked = [m.at_us for m in fresh if m.direction is Direction.INCOMING and m.at_us > last_us]
    return min([*asked, *([waiting_us] if waiting_us else [])], default=0), last_us
