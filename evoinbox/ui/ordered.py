"""Conversations in the order of the list: found, put in and taken out by their place, not by going through them.

Invariants: `rows` is sorted by `order_of` at all times; a key is there at most once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from evoinbox.domain.conversation import Conversation

Order = tuple[int, str]

_FIRST: Final = -(2**63)


class Ordered:
    """A sorted list of conversations, read through `rows`."""

    def __init__(self, rows: Iterable[Conversation] = ()) -> None:
        self.rows = sorted(rows, key=order_of)
        self._orders = [order_of(c) for c in self.rows]

    def place_for(self, order: Order) -> int:
        """Where a conversation of that order is, or belongs."""
        return bisect_left(self._orders, order)

    def find(self, conversation: Conversation) -> int:
        """Where a conversation is, or -1."""
        order = order_of(conversation)
        row = bisect_left(self._orders, order)
        return row if row < len(self._orders) and self._orders[row] == order else -1

    def put(self, row: int, *conversations: Conversation) -> None:
        """Put neighbours where they belong."""
        self.rows[row:row] = conversations
        self._orders[row:row] = [order_of(c) for c in conversations]

    def take(self, first: int, last: int) -> None:
        """Take these rows out, both included."""
        del self.rows[first : last + 1], self._orders[first : last + 1]

    def change(self, row: int, now: Conversation) -> None:
        """Another state of the same conversation, in the same place."""
        self.rows[row], self._orders[row] = now, order_of(now)


def order_of(c: Conversation) -> Order:
    """Sort key: newest first, and on top what was begun and has no text yet."""
    # There is no instant to sort by, and at the very end nobody would find it again.
    return (_FIRST, c.key) if c.last_at_us == 0 else c.order
