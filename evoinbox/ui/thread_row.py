"""What a thread shows, worked out from texts and outbox: one row per text, with its place in day and group.

Invariants: pure; a text of the outbox and the service's record of it are one row with one identity, whichever is
there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from evoinbox import wording
from evoinbox.domain.message import Direction, LineId, Message, MessageId
from evoinbox.domain.outgoing import Outgoing, OutgoingId, OutgoingState, Reason

GROUP_US: Final = 5 * 60 * wording.SECOND_US
"""Texts of one sender within this time of each other stand together."""


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One text as the thread shows it. `outgoing_id` is set while the agent can still do something about it."""

    identity: str
    at_us: int
    ours: bool
    sender: str
    text: str
    line: LineId
    line_name: str
    state: OutgoingState | None
    reason: Reason
    service_words: str
    outgoing_id: OutgoingId | None
    due_at_us: int
    opens_day: bool = False
    opens_group: bool = False
    closes_group: bool = False
    tells_line: bool = False


def rows_of(
    messages: Sequence[Message],
    outgoing: Sequence[Outgoing],
    identities: dict[MessageId, str],
    line_names: Mapping[LineId, str],
) -> list[ThreadRow]:
    """The rows of a stretch of texts and what of the outbox lies beside them.

    Texts still on their way stand last, in the order they were written: their place in the service's time is not known
    yet. `identities` remembers the identity of each text seen, and grows.
    """
    settled = {text.server_id: text for text in outgoing if text.server_id is not None}
    shown = {message.id for message in messages}
    rows = [_of_message(message, identities, settled) for message in messages]
    rows += [
        _of_outgoing(text, line_names) for text in outgoing if text.server_id is None or text.server_id not in shown
    ]
    # Sorted by instant only: the texts come in the store's order, which an equal instant keeps.
    rows.sort(key=lambda row: (row.outgoing_id is not None, row.at_us))
    return _grouped(rows)


def _of_message(message: Message, identities: dict[MessageId, str], settled: Mapping[MessageId, Outgoing]) -> ThreadRow:
    text = settled.get(message.id)
    identity = identities.setdefault(message.id, _identity(text.id) if text is not None else f"m:{message.id}")
    ours = message.direction is Direction.OUTGOING
    return ThreadRow(
        identity, message.at_us, ours, message.sender, message.text, message.line, message.line_name,
        OutgoingState.ACCEPTED if ours else None, Reason.NONE, "", None, 0,
    )  # fmt: skip


def _of_outgoing(text: Outgoing, line_names: Mapping[LineId, str]) -> ThreadRow:
    return ThreadRow(
        _identity(text.id), text.written_at_us, True, "", text.text, text.line,
        line_names.get(text.line, ""), text.state, text.reason, text.service_words,
        text.id if text.state is not OutgoingState.ACCEPTED else None, text.due_at_us,
    )  # fmt: skip


def _identity(text: OutgoingId) -> str:
    return f"o:{text}"


def _grouped(rows: list[ThreadRow]) -> list[ThreadRow]:
    # Never back to an earlier day: a text of yesterday that waits for a decision stands below those of today.
    days = list(accumulate((wording.local(row.at_us).date() for row in rows), max))
    made: list[ThreadRow] = []
    for place, row in enumerate(rows):
        before = rows[place - 1] if place else None
        after = rows[place + 1] if place + 1 < len(rows) else None
        opens_day = before is None or days[place - 1] != days[place]
        tells_line = before is not None and before.line != row.line and bool(row.line_name)
        opens_group = before is None or opens_day or tells_line or not _together(before, row)
        closes_group = (
            after is None or days[place + 1] != days[place] or after.line != row.line or not _together(row, after)
        )
        made.append(
            replace(row, opens_day=opens_day, opens_group=opens_group, closes_group=closes_group, tells_line=tells_line)
        )
    return made


def _together(one: ThreadRow, next_one: ThreadRow) -> bool:
    return (
        one.ours == next_one.ours
        and (one.sender == next_one.sender or not next_one.sender or not one.sender)
        and next_one.at_us - one.at_us < GROUP_US
        and not _notable(one)
    )


def _notable(row: ThreadRow) -> bool:
    return row.state not in (None, OutgoingState.ACCEPTED)


def spoken_state(row: ThreadRow) -> str:
    """A row's state for the ear."""
    if row.state is None:
        return "received"
    return wording.state(row.state, row.reason, row.service_words)
