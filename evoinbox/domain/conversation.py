"""A conversation's summary: what its row in the list says, and how rows are ordered.

Invariants: one summary per other address; `unread` is never negative; the order is what is pinned, what is begun, then
newest activity first, with the key as tie-break.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import Direction, LineId
from evoinbox.domain.outgoing import OutgoingState

FOR_GOOD_US: Final = 2**62
"""An instant that never comes."""

DAY_US: Final = 24 * 3600 * 1_000_000
WAITS_AT_MOST_US: Final = 7 * DAY_US
QUIET_AT_MOST_US: Final = 60 * DAY_US
"""Who has not answered for so long will not."""

_ASKING: Final = frozenset("?？؟՞")


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the list shows of one customer.

    `address` is the spelling the service used last; `line` the line of the newest text, from which answers leave;
    `last_text` and its companions are those of the newest text, sent ones still on their way included. Of those,
    `outgoing` is the state of the newest, or of the most urgent of the `needing` ones that need the agent (and
    `last_text` is its text); `unread` is at least 1 where the agent asked to be reminded; `draft` is what the agent has
    begun to write, or "". `waiting_since_us` is the instant of the customer's first text without an answer, 0 where the
    business spoke last; `shelved_until_us` is 0 for a conversation in the inbox, an instant for one that is put off,
    FOR_GOOD_US for one that is done. A `muted` one counts like any other and makes no notifications. `newest_us` is the
    instant of the newest text that the service has.
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
    needing: int = 0
    waiting_since_us: int = 0
    pinned: bool = False
    shelved_until_us: int = 0
    muted: bool = False
    newest_us: int = 0

    @property
    def needs_agent(self) -> bool:
        """Whether a text of ours cannot go on without the agent."""
        return self.needing > 0

    @property
    def order(self) -> tuple[int, int, str]:
        """Sort key: ascending gives what is on top, then what has been begun, then the newest activity first."""
        # What was begun and has no text yet has no instant to sort by.
        begun = bool(self.draft) or self.last_at_us == 0
        return (0 if self.pinned else 1 if begun else 2, -(self.last_at_us or FOR_GOOD_US), self.key)

    @property
    def shelved(self) -> bool:
        """Whether it is out of the inbox: done, or put off."""
        return self.shelved_until_us > 0

    @property
    def done(self) -> bool:
        """Whether the agent is done with it, until the customer writes again."""
        return self.shelved_until_us == FOR_GOOD_US

    def waits_us(self, now_us: int) -> int:
        """How long the customer has been waiting for an answer, 0 where nobody does.

        Not where the agent has put the conversation away, or has an answer on its way, nor for ever: who was not
        answered for WAITS_AT_MOST_US asked something else, or nothing.
        """
        waits_us = now_us - self.waiting_since_us
        waiting = self.waiting_since_us > 0 and not self.shelved and self.last_direction is Direction.INCOMING
        return max(waits_us, 1) if waiting and waits_us < WAITS_AT_MOST_US else 0

    def quiet_us(self, now_us: int, after_us: int) -> int:
        """How long the customer has left our question unanswered, 0 where less than `after_us`, or for too long.

        A question is a newest text of ours, which the service has, with a question mark of whatever script; most others
        end a conversation. Nobody is to be asked again in one that the agent has put away.
        """
        gone_us = now_us - self.last_at_us
        ours = self.last_direction is Direction.OUTGOING and self.outgoing is None and self.newest_us == self.last_at_us
        if not ours or self.shelved or not after_us <= gone_us < QUIET_AT_MOST_US:
            return 0
        return gone_us if not _ASKING.isdisjoint(self.last_text) else 0


Seen = frozenset[tuple[ConversationKey, int]]
"""What the agent had before them: conversations, each with the instant of the newest text known then."""


def seen(rows: Iterable[Conversation]) -> Seen:
    """These, as the agent has them before them."""
    return frozenset((row.key, row.newest_us) for row in rows)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the agent has begun to write to one customer, with the place of the cursor (in code points) and the line."""

    conversation: ConversationKey
    address: str
    line: LineId
    text: str
    cursor: int
