"""Many texts read in portions, by their rows: which there are in a stretch of time, and what they say.

Invariants: each call is bounded, so whoever asks goes on from where it ended; nothing is read twice or left out, as
what is purged meanwhile leaves its row's number to nobody else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import Direction, LineId, Message, MessageId
from evoinbox.store.database import Database

Place = tuple[int, int]
"""A text's row and its instant."""

_TEXT: Final = (
    "SELECT m.id, c.key, m.address, m.line, coalesce(l.name, ''), m.at, m.direction, m.sender, m.text, m.unread,"
    " m.vanished FROM message m JOIN conversation c ON c.id = m.conversation LEFT JOIN line l ON l.id = m.line"
)


class Portions:
    """Owned by the cache; used by the engine's thread only. Methods raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_row(self) -> int:
        """The number of the newest row: what comes later is left out by whoever stops there."""
        row = self._database.one("SELECT max(row) FROM message")
        return int(row[0] or 0) if row else 0

    def between(self, since_us: int, until_us: int, rows: range) -> list[Place]:
        """The texts of a stretch of time among these rows."""
        return self._database.run(
            "SELECT row, at FROM message WHERE row >= ? AND row < ? AND at >= ? AND at < ?",
            [rows.start, rows.stop, since_us, until_us],
        )

    def of_one(self, key: ConversationKey, since_us: int, until_us: int, limit: int) -> list[Place]:
        """So many texts of one conversation from an instant on, and those that share the last one's instant."""
        first = "SELECT at FROM message WHERE conversation = (SELECT id FROM conversation WHERE key = ?) AND at >= ?"
        last = self._database.one(f"{first} ORDER BY at LIMIT 1 OFFSET ?", [key, since_us, limit - 1])
        return self._database.run(
            "SELECT row, at FROM message WHERE conversation = (SELECT id FROM conversation WHERE key = ?)"
            " AND at >= ? AND at < ? ORDER BY at",
            [key, since_us, min(until_us, last[0] + 1) if last is not None else until_us],
        )

    def talked(self, since_us: int, after: int, limit: int) -> list[tuple[int, ConversationKey]]:
        """Conversations with a text from an instant on, after a number in the order of their numbers."""
        rows = self._database.run(
            "SELECT id, key FROM conversation WHERE id > ? AND last_at >= ? ORDER BY id LIMIT ?",
            [after, since_us, limit],
        )
        return [(number, ConversationKey(key)) for number, key in rows]

    def turns(
        self, conversation: int, since_us: int, until_us: int, limit: int
    ) -> tuple[list[tuple[int, bool, LineId, str]], int | None]:
        """So many of one conversation's texts in a stretch of time, but for those the service names no more.

        Of each its instant, whether it came from the customer, its line and its sender; and the instant to go on from,
        None at the end.
        """
        found = self._turns(conversation, since_us, until_us, limit)
        if len(found) < limit:
            return found, None
        last_us = found[-1][0]
        rest = [turn for turn in found if turn[0] < last_us]
        # Those of the last one's instant are told together: which comes first depends on all of them.
        return rest + self._turns(conversation, last_us, min(until_us, last_us + 1), -1), last_us + 1

    def _turns(
        self, conversation: int, since_us: int, until_us: int, limit: int
    ) -> list[tuple[int, bool, LineId, str]]:
        return self._database.run(
            "SELECT at, direction = 'in', line, sender FROM message"
            " WHERE conversation = ? AND at >= ? AND at < ? AND vanished = 0 ORDER BY at LIMIT ?",
            [conversation, since_us, until_us, limit],
        )

    def places(self, ids: Collection[MessageId]) -> list[Place]:
        """The rows and instants of these texts."""
        marks = ",".join("?" * len(ids))
        return self._database.run(f"SELECT row, at FROM message WHERE id IN ({marks})", list(ids))  # noqa: S608 - only question marks are put in

    def texts(self, rows: Sequence[int]) -> list[Message]:
        """The texts of these rows, oldest first."""
        marks = ",".join("?" * len(rows))
        found = self._database.run(f"{_TEXT} WHERE m.row IN ({marks}) ORDER BY m.at, m.id", list(rows))
        return [
            Message(
                MessageId(i), ConversationKey(key), address, LineId(line), name, at, Direction(direction), sender, text,
                bool(unread), bool(vanished),
            )
            for i, key, address, line, name, at, direction, sender, text, unread, vanished in found
        ]  # fmt: skip
