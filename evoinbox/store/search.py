"""Finding texts by what they say: filing them under their three-letter pieces, and looking them up, newest first.

Invariants: what is found is looked at again, so an index that is behind shows less and never something wrong; the
numbers of filed texts are dense and in the order of time (a gap would cost room in each list of the index), but for
STRAYS, which came late; each call is bounded, so whoever asks goes on from where it ended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.folding import fold
from evoinbox.domain.links import has_page
from evoinbox.domain.message import Direction, LineId, Message, MessageId
from evoinbox.domain.sieve import ALL, EVER_US, FOR_EVER_US, Sieve
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

SEVERAL: Final = 2000
"""Of texts with links, which are few, so many are looked at for one and two letters."""

LINKS_AT_ONCE: Final = 30
"""To look for links again in so many texts takes 10 ms (measured)."""

UNREAD_AT_ONCE: Final = 200
Asked = tuple[str, list[object]]
"""Conditions on a text's row, and their values."""

FILED_FROM: Final = "filed_from"
_TO: Final = "filed_to"
_TEXT: Final = (
    "SELECT m.id, c.key, m.address, m.line, coalesce(l.name, ''), m.at, m.direction, m.sender, m.text, m.unread,"
    " m.vanished"
)
_WITH: Final = "JOIN conversation c ON c.id = m.conversation LEFT JOIN line l ON l.id = m.line"
_HIT: Final = f"{_TEXT}, f.doc FROM filed f JOIN message m ON m.row = f.message {_WITH}"
_UNREAD: Final = f"{_TEXT}, m.at FROM message m INDEXED BY message_unread_at {_WITH} WHERE m.unread = 1"
_WAY: Final = {
    Direction.INCOMING: "\U0010fff0\U0010fff1\U0010fff2",
    Direction.OUTGOING: "\U0010fff3\U0010fff4\U0010fff5",
}
_LINK: Final = "\U0010fff6\U0010fff7\U0010fff8"
_PLANE: Final = 0xF0000
"""Pieces that stand for facts are made of letters nobody writes; were one written, what it finds is looked at again."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What a text was filed with, when it was filed."""

    at_us: int
    text: str
    line: str

    def fits(self, message: Message) -> bool:
        """Whether the text is still found by that."""
        return (self.at_us, self.text, self.line) == (message.at_us, message.text, message.line or self.line)


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

    def put_again(self, filed: Mapping[MessageId, Filed]) -> None:
        """These say something else now, at another time or on another line; with each, what it was filed with."""
        for one, before in filed.items():
            row = self._database.one("SELECT row, direction FROM message WHERE id = ?", [one])
            if row is not None:
                self.take_out(row[0], row[1], before)
                self._database.run("INSERT OR IGNORE INTO unfiled SELECT at, row FROM message WHERE row = ?", row[:1])

    def take_out(self, row: int, way: str, filed: Filed) -> None:
        """A text is found no more, and nothing of it is left in the index."""
        for (doc,) in self._database.run("SELECT doc FROM filed WHERE message = ?", [row]):
            self._database.run(
                "INSERT INTO trigram (trigram, rowid, text, line, way, link) VALUES ('delete', ?, ?, ?, ?, ?)",
                [doc, *_columns(filed.text, filed.line, way)],
            )
            self._database.run("DELETE FROM filed WHERE doc = ?", [doc])
        self._database.run("DELETE FROM unfiled WHERE at = ? AND message = ?", [filed.at_us, row])

    def file(self, limit: int, reached_us: int) -> int:
        """File so many texts, of those dated from an instant on; returns how many there were."""
        marks = self._marks()
        if _TO not in marks:
            rows = self._waiting("u.at >= ? ORDER BY u.at DESC, u.message DESC", [reached_us], limit)
            if rows:
                self._mark(_TO, str(rows[0][0]))
            return self._file_down(rows, MIDDLE + 1)
        from_us, to_us = int(marks[FILED_FROM]), int(marks[_TO])
        lowest, highest = _ends(self._database)
        if rows := self._waiting("u.at >= ? ORDER BY u.at, u.message", [to_us], limit):
            self._mark(_TO, str(rows[-1][0]))
            return self._file(rows, range(highest + 1, highest + 1 + len(rows)))
        if rows := self._waiting(
            "u.at <= ? AND u.at >= ? ORDER BY u.at DESC, u.message DESC", [from_us, reached_us], limit
        ):
            return self._file_down(rows, lowest)
        rows = self._waiting("u.at > ? AND u.at < ? ORDER BY u.at", [from_us, to_us], limit)
        last = _last_stray(self._database)
        return self._file(rows, range(last + 1, last + 1 + len(rows)))

    def _waiting(self, where: str, values: Sequence[int], limit: int) -> list[Row]:
        sql = (
            "SELECT u.at, u.message, m.text, m.line, m.direction"  # noqa: S608 - constants
            f" FROM unfiled u JOIN message m ON m.row = u.message WHERE {where} LIMIT ?"
        )
        return self._database.run(sql, [*values, limit])

    def _file_down(self, rows: Sequence[Row], above: int) -> int:
        if rows:
            self._mark(FILED_FROM, str(rows[-1][0]))
        return self._file(rows[::-1], range(above - len(rows), above))

    def _file(self, rows: Sequence[Row], docs: Sequence[int]) -> int:
        numbered = list(zip(docs, rows, strict=True))
        self._database.run_many(
            "INSERT INTO trigram (rowid, text, line, way, link) VALUES (?, ?, ?, ?, ?)",
            [(doc, *_columns(text, line, way)) for doc, (_, _, text, line, way) in numbered],
        )
        self._database.run_many("INSERT INTO filed VALUES (?, ?, ?)", [(d, r[1], r[0]) for d, r in numbered])
        self._database.run_many("DELETE FROM unfiled WHERE at = ? AND message = ?", [r[:2] for r in rows])
        return len(rows)


def _columns(text: str, line: str, way: str) -> tuple[str, str, str, str]:
    """What the index gets of a text, and has to be given again when it is taken out."""
    return fold(text), _line_piece(LineId(line)), _WAY[Direction(way)], _LINK if has_page(text) else ""


def find(
    database: Database, sought: str, below: int, sieve: Sieve = ALL, answered: frozenset[ConversationKey] = frozenset()
) -> tuple[list[Message], int]:
    """Some of the texts that say what is sought, which is folded, and go through the sieve; and where to go on.

    `below` is where an earlier call ended, at first a number above all; 0 is the end. `answered` are conversations in
    which nobody waits, whatever the cache says: done, put off, or with an answer on its way.
    """
    if sieve.unread:
        rows, further = _among_unread(database, below, sieve)
    else:
        rows, further = _among_filed(database, sought, below, sieve)
    texts = [_read(row) for row in rows if sought in fold(row[8])]
    if sieve.waiting_after_us is not None:
        texts = [text for text in texts if text.conversation not in answered]
    return [text for text in texts if has_page(text.text)] if sieve.link else texts, further


def _among_filed(database: Database, sought: str, below: int, sieve: Sieve) -> tuple[list[Row], int]:
    since_us = max(sieve.since_us, sieve.waiting_after_us if sieve.waiting_after_us is not None else EVER_US)
    if below > STRAYS and sieve.until_us < FOR_EVER_US:
        below = min(below, _first_from(database, sieve.until_us))
    least = _first_from(database, since_us) if below > STRAYS and since_us > EVER_US else 0
    pieces = [sought[at : at + TRIGRAM] for at in range(len(sought) - TRIGRAM + 1)]
    at_once = CANDIDATES if pieces or not sought else SEVERAL
    if (
        pieces or not sought or sieve.link
    ):  # one letter and two are sought by going through texts, but for few have links
        pieces += [_line_piece(sieve.line)] if sieve.line is not None else []
        pieces += [_WAY[sieve.direction]] if sieve.direction is not None else []
        pieces += [_LINK] if sieve.link else []
    named, values = _conditions(sieve)
    if sought and len(sought) < TRIGRAM:
        # What is not ASCII is looked at afterwards: SQLite folds nothing else.
        named += " AND (m.text LIKE ? ESCAPE '!' OR octet_length(m.text) > length(m.text))"
        values.append(f"%{_literal(sought)}%")
    if pieces:
        rows, further = _by_pieces(database, pieces, range(least, below), at_once, (named, values))
    else:
        rows, further = _by_scan(database, range(least, below), (named, values))
    if not further and least:
        further = _last_stray(database) + 1 if _last_stray(database) else 0
    return rows, further


def _by_pieces(
    database: Database, pieces: Sequence[str], docs: range, at_once: int, asked: Asked
) -> tuple[list[Row], int]:
    match = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in islice(dict.fromkeys(pieces), MOST_PIECES))
    found = [
        row[0]
        for row in database.run(
            "SELECT rowid FROM trigram WHERE trigram MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?",
            [match, docs.stop, docs.start, at_once],
        )
    ]
    marks = ",".join("?" * len(found))
    where = f"WHERE f.doc IN ({marks}){asked[0]} ORDER BY f.doc DESC LIMIT ?"
    most = LINKS_AT_ONCE if _LINK in pieces else at_once
    rows = database.run(f"{_HIT} {where}", [*found, *asked[1], most]) if found else []
    if len(rows) == most < len(found):
        return rows, rows[-1][-1]
    return rows, found[-1] if len(found) == at_once else 0


def _by_scan(database: Database, docs: range, asked: Asked) -> tuple[list[Row], int]:
    least = _scan_from(database, docs)
    sql = f"{_HIT} WHERE f.doc < ? AND f.doc >= ?{asked[0]} ORDER BY f.doc DESC LIMIT ?"
    rows = database.run(sql, [docs.stop, least, *asked[1], CANDIDATES])
    further = rows[-1][-1] if len(rows) == CANDIDATES else least
    return rows, further if further > docs.start else 0


def _among_unread(database: Database, below: int, sieve: Sieve) -> tuple[list[Row], int]:
    """Texts that are unread here, by their own index: there are few, and which they are changes all the time."""
    named, values = _conditions(sieve)
    first = "AND m.at < ? ORDER BY m.at DESC LIMIT ?"
    at_once = [row[0] for row in database.run(f"{_INSTANTS} {first}", [min(below, sieve.until_us), UNREAD_AT_ONCE])]
    if not at_once:
        return [], 0
    sql = f"{_UNREAD} AND m.at BETWEEN ? AND ?{named} ORDER BY m.at DESC, m.id DESC"
    rows = database.run(sql, [at_once[-1], at_once[0], *values])
    more = len(at_once) == UNREAD_AT_ONCE and at_once[-1] > sieve.since_us
    return rows, at_once[-1] if more else 0


_INSTANTS: Final = "SELECT m.at FROM message m INDEXED BY message_unread_at WHERE m.unread = 1"


def _conditions(sieve: Sieve) -> Asked:
    """What a sieve asks of a text's row."""
    named, values = "", list[object]()
    if sieve.line is not None:
        named, values = f"{named} AND m.line = ?", [*values, sieve.line]
    if sieve.direction is not None:
        named, values = f"{named} AND m.direction = ?", [*values, sieve.direction.value]
    if (sieve.since_us, sieve.until_us) != (EVER_US, FOR_EVER_US):
        named, values = f"{named} AND m.at >= ? AND m.at < ?", [*values, sieve.since_us, sieve.until_us]
    if sieve.waiting_after_us is not None:
        waits = " AND m.direction = 'in' AND m.vanished = 0 AND c.waiting_since > ? AND m.at >= c.waiting_since"
        named, values = named + waits, [*values, sieve.waiting_after_us]
    return named, values


def _first_from(database: Database, at_us: int) -> int:
    """The lowest number whose text, and all those above, are dated from an instant on, by halving."""
    lowest, highest = _ends(database)
    while lowest <= highest:
        middle = (lowest + highest) // 2
        # The next number that there is: what was purged or changed has left a gap.
        if database.run("SELECT at FROM filed WHERE doc >= ? ORDER BY doc LIMIT 1", [middle])[0][0] >= at_us:
            highest = middle - 1
        else:
            lowest = middle + 1
    return lowest


def _ends(database: Database) -> tuple[int, int]:
    """The lowest and the highest number of texts in the order of time."""
    # One at a time: asked for both, SQLite goes through all of them.
    (lowest,) = database.run("SELECT min(doc) FROM filed WHERE doc >= ?", [STRAYS])[0]
    (highest,) = database.run("SELECT max(doc) FROM filed WHERE doc >= ?", [STRAYS])[0]
    return (lowest, highest) if lowest is not None else (MIDDLE, MIDDLE - 1)


def _last_stray(database: Database) -> int:
    (last,) = database.run("SELECT coalesce(max(doc), 0) FROM filed WHERE doc < ?", [STRAYS])[0]
    return int(last)


def _line_piece(line: LineId) -> str:
    """The piece that stands for a line; two lines may share one."""
    octets = hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return "".join(chr(_PLANE + int.from_bytes(octets[at : at + 2]) % 0xFFF0) for at in (0, 2, 4))


def _scan_from(database: Database, docs: range) -> int:
    """The number from which on SCANNED texts below another one lie; the first of all where that is fewer."""
    row = database.one(
        "SELECT doc FROM filed WHERE doc < ? AND doc >= ? ORDER BY doc DESC LIMIT 1 OFFSET ?",
        [docs.stop, docs.start, SCANNED],
    )
    return int(row[0]) if row is not None else docs.start


def _literal(sought: str) -> str:
    return sought.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _read(row: Row) -> Message:
    identity, key, address, line, line_name, at_us, direction, sender, text, unread, vanished, _ = row
    return Message(
        MessageId(identity), ConversationKey(key), address, LineId(line), line_name, at_us, Direction(direction),
        sender, text, bool(unread), vanished=bool(vanished),
    )  # fmt: skip
