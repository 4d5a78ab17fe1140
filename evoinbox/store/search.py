"""Finding texts by what they say: filing them under their three-letter pieces, and looking them up, newest first.

Invariants: what is found is looked at again, so an index that is behind shows less and never something wrong; the
numbers of filed texts are dense and in the order of time (a gap would cost room in each list of the index), but for
STRAYS, which came late; each call is bounded, so whoever asks goes on from where it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.folding import fold
from evoinbox.domain.message import Direction, LineId, Message, MessageId
from evoinbox.store.database import Database, Row

MIDDLE: Final = 1 << 40
"""The number of the first text that is filed: later ones count up from it, earlier ones down."""

STRAYS: Final = 1 << 39
"""Below it are texts that came late, in the order they came."""

TRIGRAM: Final = 3
MOST_PIECES: Final = 30
CANDIDATES: Final = 120
SCANNED: Final = 20_000
"""So many texts are looked at in one go: those the index names, or for one and two letters all there are."""

FILED_FROM: Final = "filed_from"
_TO: Final = "filed_to"
_HIT: Final = (
    "SELECT m.id, c.key, m.address, m.line, coalesce(l.name, ''), m.at, m.direction, m.sender, m.text, m.unread,"
    " m.vanished, f.doc FROM filed f JOIN message m ON m.row = f.message JOIN conversation c ON c.id = m.conversation"
    " LEFT JOIN line l ON l.id = m.line"
)


class Files:
    """The writing side: owned by the cache, called inside its transactions."""

    def __init__(
        self, database: Database, marks: Callable[[], Mapping[str, str]], mark: Callable[[str, str], None]
    ) -> None:
        self._database = database
        self._marks = marks
        self._mark = mark

    def put(self, row: int) -> None:
        """All texts with a number above this one are to be filed."""
        self._database.run("INSERT INTO unfiled SELECT at, row FROM message WHERE row > ?", [row])

    def put_again(self, ids: Sequence[MessageId]) -> None:
        """These say something else now, or at another time."""
        sql = "INSERT OR IGNORE INTO unfiled SELECT at, row FROM message WHERE id = ?"
        self._database.run_many(sql, [[one] for one in ids])

    def file(self, limit: int, reached_us: int) -> int:
        """File so many texts, of those dated from an instant on; returns how many there were."""
        marks = self._marks()
        if _TO not in marks:
            rows = self._waiting("u.at >= ? ORDER BY u.at DESC, u.message DESC", [reached_us], limit)
            if rows:
                self._mark(_TO, str(rows[0][0]))
            return self._file_down(rows, MIDDLE + 1)
        from_us, to_us = int(marks[FILED_FROM]), int(marks[_TO])
        # One at a time: asked for both, SQLite goes through all of them.
        (lowest,) = self._database.run("SELECT min(doc) FROM filed WHERE doc >= ?", [STRAYS])[0]
        (highest,) = self._database.run("SELECT max(doc) FROM filed")[0]
        if rows := self._waiting("u.at >= ? ORDER BY u.at, u.message", [to_us], limit):
            self._mark(_TO, str(rows[-1][0]))
            return self._file(rows, range(highest + 1, highest + 1 + len(rows)))
        if rows := self._waiting(
            "u.at <= ? AND u.at >= ? ORDER BY u.at DESC, u.message DESC", [from_us, reached_us], limit
        ):
            return self._file_down(rows, lowest)
        rows = self._waiting("u.at > ? AND u.at < ? ORDER BY u.at", [from_us, to_us], limit)
        (last,) = self._database.run("SELECT coalesce(max(doc), 0) FROM filed WHERE doc < ?", [STRAYS])[0]
        return self._file(rows, range(last + 1, last + 1 + len(rows)))

    def _waiting(self, where: str, values: Sequence[int], limit: int) -> list[Row]:
        sql = f"SELECT u.at, u.message, m.text FROM unfiled u JOIN message m ON m.row = u.message WHERE {where} LIMIT ?"  # noqa: S608 - constants
        return self._database.run(sql, [*values, limit])

    def _file_down(self, rows: Sequence[Row], above: int) -> int:
        if rows:
            self._mark(FILED_FROM, str(rows[-1][0]))
        return self._file(rows[::-1], range(above - len(rows), above))

    def _file(self, rows: Sequence[Row], docs: Sequence[int]) -> int:
        numbered = list(zip(docs, rows, strict=True))
        self._database.run_many(
            "INSERT INTO trigram (rowid, text) VALUES (?, ?)", [(d, fold(r[2])) for d, r in numbered]
        )
        self._database.run_many("INSERT INTO filed VALUES (?, ?)", [(d, r[1]) for d, r in numbered])
        self._database.run_many("DELETE FROM unfiled WHERE at = ? AND message = ?", [r[:2] for r in rows])
        return len(rows)


def find(database: Database, sought: str, below: int) -> tuple[list[Message], int]:
    """Some of the texts that say what is sought, which is folded, with a number below this one; 0 is the end."""
    if len(sought) >= TRIGRAM:
        pieces = dict.fromkeys(sought[at : at + TRIGRAM] for at in range(len(sought) - TRIGRAM + 1))
        match = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in islice(pieces, MOST_PIECES))
        docs = [
            row[0]
            for row in database.run(
                "SELECT rowid FROM trigram WHERE trigram MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
                [match, below, CANDIDATES],
            )
        ]
        marks = ",".join("?" * len(docs))
        rows = database.run(f"{_HIT} WHERE f.doc IN ({marks}) ORDER BY f.doc DESC", docs) if docs else []
        further = docs[-1] if len(docs) == CANDIDATES else 0
    else:
        least = _scan_from(database, below)
        # What is not ASCII is looked at here: SQLite folds nothing else.
        rows = database.run(
            f"{_HIT} WHERE f.doc < ? AND f.doc >= ?"
            " AND (m.text LIKE ? ESCAPE '!' OR octet_length(m.text) > length(m.text)) ORDER BY f.doc DESC LIMIT ?",
            [below, least, f"%{_literal(sought)}%", CANDIDATES],
        )
        further = rows[-1][-1] if len(rows) == CANDIDATES else least
    return [_read(row) for row in rows if sought in fold(row[8])], further


def _scan_from(database: Database, below: int) -> int:
    """The number from which on SCANNED texts below another one lie; 0 where that is all."""
    row = database.one("SELECT doc FROM filed WHERE doc < ? ORDER BY doc DESC LIMIT 1 OFFSET ?", [below, SCANNED])
    return int(row[0]) if row is not None else 0


def _literal(sought: str) -> str:
    return sought.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _read(row: Row) -> Message:
    identity, key, address, line, line_name, at_us, direction, sender, text, unread, vanished, _ = row
    return Message(
        MessageId(identity), ConversationKey(key), address, LineId(line), line_name, at_us, Direction(direction),
        sender, text, bool(unread), vanished=bool(vanished),
    )  # fmt: skip
