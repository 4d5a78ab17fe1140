"""A conversation's summary: what its row in the list says, and how rows are ordered.

Invariants: one summary per other address; `unread` is never negative; the order is newest activity first, key as tie-
break.
"""

from __future__ import annotations

from dataclasses import dataclass

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import Direction, LineId
from evoinbox.domain.outgoing import OutgoingState


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the list shows of one customer.

    `address` is the spelling the service used last; `line` the line of the newest text, from which answers leave;
    `last_text` and its companions are those of the newest text, sent ones still on their way included. Of those,
    `outgoing` is the state of the newest, or of the one that needs the agent (then `needs_agent`, and `last_text` is
    its text); `unread` is at least 1 where the agent asked to be reminded; `draft` is what the agent has begun to
    write, or "".
    """

    key: ConversationKey
    address: str
    line: LineId
    line_name: str
    last_at_us: int
    last_text: str
    last_direction: Direction
    last_sender: str
    unread: int
    draft: str
    outgoing: OutgoingState | None
    needs_agent: bool = False

    @property
    def order(self) -> tuple[int, str]:
        """Sort key: ascending gives newest first."""
        return (-self.last_at_us, self.key)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the agent has begun to write to one customer, with the place of the cursor (in code points) and the line."""

    conversation: ConversationKey
    address: str
    line: LineId
    text: str
    cursor: int
