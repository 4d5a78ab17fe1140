"""Conversations in an order: found, put in and taken out by their place, not by going through them.

Invariants: a key is there at most once, under the order it was put in with, which `change` keeps; so the rows are
sorted at all times, by what each was when it took its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Conversation

Order = tuple[int, int, str]


class Ordered:
    """A sorted list of conversations, read through `rows`; `order_of` gives the sort key.

    Each is kept as it was put in, not its sort key: of 50,000 conversations in two lists those would take 10 MiB.
    """

    def __init__(self, order_of: Callable[[Conversation], Order], rows: Iterable[Conversation] = ()) -> None:
        self.order_of = order_of
        self.rows = sorted(rows, key=order_of)
        self._stood = list(self.rows)
        self._placed = {c.key: c for c in self.rows}

    def place_for(self, conversation: Conversation) -> int:
        """Where a conversation belongs as it is now."""
        return bisect_left(self._stood, self.order_of(conversation), key=self.order_of)

    def find(self, key: ConversationKey) -> int:
        """Where a conversation stands, or -1."""
        placed = self._placed.get(key)
        return self.place_for(placed) if placed is not None else -1

    def stands_right(self, now: Conversation) -> bool:
        """Whether a conversation stands where it would be put now."""
        placed = self._placed.get(now.key)
        return placed is not None and self.order_of(placed) == self.order_of(now)

    def put(self, row: int, conversations: Sequence[Conversation]) -> None:
        """Put neighbours where they belong."""
        self.rows[row:row] = conversations
        self._stood[row:row] = conversations
        self._placed.update((c.key, c) for c in conversations)

    def take(self, first: int, last: int) -> None:
        """Take these rows out, both included."""
        for c in self.rows[first : last + 1]:
            del self._placed[c.key]
        del self.rows[first : last + 1], self._stood[first : last + 1]

    def change(self, row: int, now: Conversation) -> None:
        """Another state of the same conversation, in the same place."""
        self.rows[row] = now
        if self.stands_right(now):  # else it is found by what it was
            self._stood[row] = self._placed[now.key] = now

    def runs(self, fresh: Sequence[Conversation]) -> Iterator[tuple[int, Sequence[Conversation]]]:
        """What of these, which are in order, belongs between the same two rows, and where, seen run after run."""
        first = 0
        while first < len(fresh):
            place, end = self.place_for(fresh[first]), len(fresh)
            if place < len(self.rows):
                end = bisect_left(fresh, self.order_of(self._stood[place]), lo=first, key=self.order_of)
            yield place, fresh[first:end]
            first = end
