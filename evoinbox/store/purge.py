"""Removing old texts from the cache, in portions: the rows, what can be searched of them, and who has none left.

Invariants: called inside a transaction of the cache's; what is removed leaves nothing in the file (`secure_delete`, and
the index's own); a conversation without a text is removed with the service's ids of it.
"""

from __future__ import annotations

from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.store.database import Database
from evoinbox.store.search import Filed, Files

PORTION: Final = 20
"""Texts removed at a time: 15 to 40 ms, most of it in the index (measured with 60,000 texts)."""

LOOKED_AT: Final = 500
"""Conversations looked at for old texts at a time: 2 ms where there are none."""

_OLD: Final = "SELECT row, direction, at, text, line FROM message WHERE conversation = ? AND at < ? ORDER BY at LIMIT ?"


def purge(
    database: Database, files: Files, before_us: int, place: int
) -> tuple[frozenset[ConversationKey], frozenset[ConversationKey], int | None]:
    """Remove some texts dated before an instant: whose they were, who of these has none left, and where to go on.

    `place` is 0 at first and then what the answer names; None there is the end.
    """
    looked_at = database.run("SELECT id, key FROM conversation WHERE id >= ? ORDER BY id LIMIT ?", [place, LOOKED_AT])
    touched: set[ConversationKey] = set()
    gone: set[ConversationKey] = set()
    room = PORTION
    for number, key in looked_at:
        rows = database.run(_OLD, [number, before_us, room])
        for row, way, *filed in rows:
            files.take_out(row, way, Filed(*filed))
            database.run("DELETE FROM message WHERE row = ?", [row])
        if rows:
            touched.add(ConversationKey(key))
        if rows and database.one("SELECT 1 FROM message WHERE conversation = ? LIMIT 1", [number]) is None:
            database.run("DELETE FROM conversation WHERE id = ?", [number])
            database.run("DELETE FROM thread WHERE conversation = ?", [key])
            gone.add(ConversationKey(key))
        room -= len(rows)
        if room == 0:
            return frozenset(touched), frozenset(gone), number
    further = looked_at[-1][0] + 1 if len(looked_at) == LOOKED_AT else None
    return frozenset(touched), frozenset(gone), further
