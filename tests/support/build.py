"""Builders with sound defaults, so that a new field does not break a hundred tests."""

from __future__ import annotations

from pathlib import Path

from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.conversation import FOR_GOOD_US, Seen
from evoinbox.domain.message import Direction, LineId, Message, MessageId
from evoinbox.domain.outgoing import Outgoing, OutgoingId, OutgoingState, Reason
from evoinbox.policy import Policy
from evoinbox.settings import Settings, load_chosen

KEY = "ab" * 32
NOW_US = 1_795_000_000_000_000
MINUTE_US = 60_000_000


def message(
    identity: str = "m1",
    *,
    address: str = "+15035550100",
    at_us: int = NOW_US,
    text: str = "hello",
    direction: Direction = Direction.INCOMING,
    line: str = "line-1",
    line_name: str = "Front desk",
    sender: str = "",
    unread: bool = False,
) -> Message:
    """Make a text."""
    return Message(
        id=MessageId(identity),
        conversation=read_address(address, "US").key,
        address=address,
        line=LineId(line),
        line_name=line_name,
        at_us=at_us,
        direction=direction,
        sender=sender,
        text=text,
        unread=unread,
    )


def whole(*keys: ConversationKey) -> Seen:
    """All that is known of these conversations, as what was seen."""
    return frozenset((key, FOR_GOOD_US) for key in keys)


def outgoing(
    identity: str = "o1",
    *,
    address: str = "+15035550100",
    text: str = "on my way",
    line: str = "line-1",
    state: OutgoingState = OutgoingState.QUEUED,
    written_at_us: int = NOW_US,
    due_at_us: int = NOW_US,
    sent_at_us: int = 0,
    doubt_at_us: int = 0,
    cursor: int = 0,
    server_id: str | None = None,
    look_alikes: tuple[str, ...] = (),
) -> Outgoing:
    """Make a text on its way out."""
    return Outgoing(
        id=OutgoingId(identity),
        conversation=read_address(address, "US").key,
        address=address,
        line=LineId(line),
        text=text,
        state=state,
        reason=Reason.NONE,
        service_words="",
        written_at_us=written_at_us,
        willed_at_us=written_at_us,
        due_at_us=due_at_us,
        sent_at_us=sent_at_us,
        doubt_at_us=doubt_at_us,
        attempts=0,
        cursor=cursor,
        server_id=MessageId(server_id) if server_id is not None else None,
        look_alikes=tuple(MessageId(i) for i in look_alikes),
    )


def chosen_in(file: Path) -> Settings:
    """The settings that a file makes, where nobody else sets any."""
    return Policy("").settings(load_chosen(file))
