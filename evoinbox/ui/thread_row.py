"""What a thread shows, worked out from texts and outbox: one row per text, with its place in day and group.

Invariants: pure; a text of the outbox and the service's record of it are one row with one identity, whichever is
there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from evoinbox import wording
from evoinbox.domain.echo import paired
from evoinbox.domain.legible import one_line
from evoinbox.domain.meanwhile import Stop
from evoinbox.domain.message import Direction, LineId, Message, MessageId
from evoinbox.domain.outgoing import Outgoing, OutgoingId, OutgoingState, Reason, waiting_behind
from evoinbox.words import mark, tr

GROUP_US: Final = 5 * 60 * wording.SECOND_US
"""Texts of one sender within this time of each other stand together."""

NO_SENDER: Final = mark("Sender not named")
LONGEST_NAME: Final = 80
LONGEST_QUOTE: Final = 120


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
    sent_at_us: int = 0
    doubted: bool = False
    vanished: bool = False
    opens_day: bool = False
    opens_group: bool = False
    closes_group: bool = False
    tells_line: bool = False
    opens_new: bool = False

    @property
    def sent_here(self) -> bool:
        """Whether it is, or was, a text of the outbox."""
        return self.identity.startswith("o:")

    @property
    def who(self) -> str:
        """Who wrote a text of ours, for eye and ear."""
        named = one_line(self.sender, LONGEST_NAME)
        return named or (tr(wording.YOU) if self.sent_here else tr(NO_SENDER))


def rows_of(
    messages: Sequence[Message],
    outgoing: Sequence[Outgoing],
    identities: dict[MessageId, str],
    line_names: Mapping[LineId, str],
) -> list[ThreadRow]:
    """The rows of a stretch of texts and what of the outbox lies beside them.

    Texts still on their way stand last, in the order they were written: their place in the service's time is not known
    yet. A record that is about to settle a text is that text's row already. `identities` remembers the identity of
    each record seen, and grows.
    """
    pairs = paired(outgoing, messages)
    behind = waiting_behind(outgoing)
    shown = {pairs.get(message.id) for message in messages}
    # What was given up has no row; the record it may have all the same is a text like any other.
    sent = {text.id: text for text in outgoing if text.state is not OutgoingState.WITHDRAWN}
    apart = [text for text in sent.values() if text.id not in shown]
    alone = {_identity(text.id) for text in apart}
    rows = [
        _of_message(message, identities, sent.get(pairs.get(message.id, OutgoingId(""))), alone) for message in messages
    ]
    # An accepted text without a record was counted as sent by the agent: it stands where it was written.
    rows += [_of_outgoing(text, line_names, Reason.NONE) for text in apart if _was_counted(text)]
    rows.sort(key=lambda row: row.at_us)  # by instant only: texts come in the store's order, which an equal one keeps
    rows += [
        _of_outgoing(text, line_names, behind.get(text.id, text.reason)) for text in apart if not _was_counted(text)
    ]
    return _grouped(rows)


def divided(rows: list[ThreadRow], identity: str) -> list[ThreadRow]:
    """The rows with a divider above one of them, which parts the group it would stand in."""
    place = next((place for place, row in enumerate(rows) if row.identity == identity), -1)
    if place >= 0:
        rows[place] = replace(rows[place], opens_new=True, opens_group=True)
        if place:
            rows[place - 1] = replace(rows[place - 1], closes_group=True)
    return rows


def message_identity(message: MessageId) -> str:
    """The identity of a row that is the service's record alone."""
    return f"m:{message}"


def _was_counted(text: Outgoing) -> bool:
    return text.state is OutgoingState.ACCEPTED and text.server_id is None


def _of_message(
    message: Message, identities: dict[MessageId, str], text: Outgoing | None, taken: Collection[str]
) -> ThreadRow:
    identity = _identity(text.id) if text is not None else identities.get(message.id, "")
    if not identity or (text is None and identity in taken):
        identity = message_identity(message.id)
    identities[message.id] = identity
    ours = message.direction is Direction.OUTGOING
    state = (
        OutgoingState.SENDING if text is not None and text.state is OutgoingState.SENDING else OutgoingState.ACCEPTED
    )
    return ThreadRow(
        identity, message.at_us, ours, message.sender, message.text, message.line, message.line_name,
        state if ours else None, Reason.NONE, "", None, 0, vanished=message.vanished,
    )  # fmt: skip


def _of_outgoing(text: Outgoing, line_names: Mapping[LineId, str], reason: Reason) -> ThreadRow:
    return ThreadRow(
        _identity(text.id), text.written_at_us, True, "", text.text, text.line,
        line_names.get(text.line, ""), text.state, reason, text.service_words,
        text.id if text.state is not OutgoingState.ACCEPTED else None, text.due_at_us, text.sent_at_us,
        text.doubt_at_us > 0,
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
            row.sent_here  # each tells where it stands
            or after is None
            or days[place + 1] != days[place]
            or after.line != row.line
            or not _together(row, after)
        )
        made.append(
            replace(row, opens_day=opens_day, opens_group=opens_group, closes_group=closes_group, tells_line=tells_line)
        )
    return made


def _together(one: ThreadRow, next_one: ThreadRow) -> bool:
    if one.sent_here or next_one.sent_here:
        # By nothing that becomes known or changes when the service's record comes: the bubble must not move then.
        return one.sent_here and next_one.sent_here
    return (
        one.ours == next_one.ours
        and (one.sender == next_one.sender or not (one.ours or (one.sender and next_one.sender)))
        and next_one.at_us - one.at_us < GROUP_US
    )


def stopped(why: Stop) -> str:
    """What was written while a text waited to leave, and what is asked about it."""
    text = one_line(why.message.text, LONGEST_QUOTE)
    if why.reason is Reason.OPTED_OUT:
        return tr("Not sent yet. This customer wrote meanwhile: “{text}” Send yours all the same?", text=text)
    name = one_line(why.message.sender, LONGEST_NAME) or tr(NO_SENDER)
    return tr("Not sent yet. {name} wrote meanwhile: “{text}” Send yours all the same?", name=name, text=text)


def spoken_state(row: ThreadRow) -> str:
    """A row's state for the ear."""
    if row.vanished:
        return tr(wording.VANISHED)
    if row.state is None:
        return tr("received")
    return wording.state(row.state, row.reason, row.service_words, doubted=row.doubted)
