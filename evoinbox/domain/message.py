"""A text as the service tells it: its ids, direction, instant and body.

Invariants: instants are UTC microseconds since 1970, never local time; texts order by (instant, id), never by a local
clock; `address` is the other party exactly as the service wrote it.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NewType

from evoinbox.domain.address import ConversationKey

MessageId = NewType("MessageId", str)
LineId = NewType("LineId", str)
AccountId = NewType("AccountId", str)
ThreadId = NewType("ThreadId", str)
"""The service's own id of a conversation: of one other address on one of our lines."""


class Direction(enum.Enum):
    """Which way a text went, seen from the business."""

    INCOMING = "in"
    OUTGOING = "out"


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a conversation.

    `unread` is the inbox's own answer: the service calls it unread and no agent has read it here. `vanished` is a text
    the service named once and does not name any more.
    """

    id: MessageId
    conversation: ConversationKey
    address: str
    line: LineId
    line_name: str
    at_us: int
    direction: Direction
    sender: str
    text: str
    unread: bool
    vanished: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One of the business's own numbers or addresses that texts arrive on and leave from."""

    id: LineId
    name: str


@dataclass(frozen=True, slots=True)
class Account:
    """A business account one sign-in can reach."""

    id: AccountId
    name: str
