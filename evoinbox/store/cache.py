"""The cache file's writing side: what the server said, by id, and the summary row of each conversation.

Invariants: one row per server id; a summary row always equals what its messages say (newest text, number of unread
ones); both change in one transaction. Everything here can be fetched again, so a damaged file may be thrown away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import Direction, Line, LineId, Message, MessageId, ThreadId
from evoinbox.domain.sieve import ALL, Sieve
from evoinbox.store.database import Database, Row
from evoinbox.store.portions import Portions
from evoinbox.store.purge import purge
from evoinbox.store.schema import CACHE_STEPS, WAITING
from evoinbox.store.search import FILED_FROM, Filed, Files, find
from evoinbox.store.summary import PREVIEW_LENGTH, TEXTED_AMONG, summary_of, waits_since

_CHUNK: Final = 500

_COMPARED: Final = "at, text, sender, line, server_unread, unread, vanished"

_ORDER: Final = "ORDER BY m.at DESC, m.id DESC"
_UNREAD: Final = "SELECT key FROM conversation WHERE unread > 0"
_OF: Final = "FROM message m WHERE m.conversation = conversation.id"
_TEXTED: Final = (
    # What the customer wrote last: from its line the answer leaves. Where it is not among the last texts, it is known.
    f"FROM (SELECT m.line, m.at, m.direction {_OF} {_ORDER} LIMIT {TEXTED_AMONG}) WHERE direction = 'in' LIMIT 1"
)
_MEMBERS: Final = (
    f"m.address, coalesce((SELECT line {_TEXTED}), CASE WHEN texted_at > 0 THEN conversation.line ELSE m.line END),"
    f" coalesce((SELECT at {_TEXTED}), texted_at),"
    " m.at, CAST(beginning(CAST(m.text AS BLOB), ?) AS TEXT), m.direction, m.sender"
)
_KNOWN: Final = "id, last_at, last_direction, texted_at, waiting_since, answered_at"
_SUMMARY: Final = "address, line, texted_at, last_at, last_text, last_direction, last_sender"
_NEWEST: Final = (
    f"SELECT * FROM (SELECT {_MEMBERS} {_OF} AND m.vanished = 0 {_ORDER} LIMIT 1)"  # noqa: S608 - constants
    f" UNION ALL SELECT * FROM (SELECT {_MEMBERS} {_OF} {_ORDER} LIMIT 1) LIMIT 1"
)
"""A conversation's newest text that has not vanished, or its newest; in the order of the index, so that one is read."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a batch changed: conversations touched, ids that were new, and whether a line's name was learned.

    `calmed` are those the service called unread before and calls read now.
    """

    touched: frozenset[ConversationKey]
    new: frozenset[MessageId]
    lines: bool
    calmed: frozenset[MessageId]


class _Known(NamedTuple):
    """A conversation's row before a page is taken in: the members of `_KNOWN`."""

    number: int
    at_us: int
    direction: str
    texted_us: int
    waiting_us: int
    answered_us: int


class Cache:
    """The one writing connection to the cache; used by the engine's thread only. `portions` read much of it."""

    def __init__(self, path: Path, key: str) -> None:
        self._database = Database.write(path, key, CACHE_STEPS, full_sync=False)
        self._lines: dict[LineId, str] = {
            LineId(row[0]): row[1] for row in self._database.run("SELECT id, name FROM line")
        }
        self.portions = Portions(self._database)
        self._files = Files(self._database, self.marks, self.set_mark)
        self._last_row = 0

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def keep_pages(self, *, many: bool) -> None:
        """Keep many pages deciphered while much comes in."""
        self._database.keep_pages(many=many)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside is there or not there together."""
        try:
            with self._database.transaction():
                yield
        except BaseException:
            # What was undone on the disk is not remembered either.
            self._lines.clear()
            raise

    def known(self, ids: Collection[MessageId]) -> dict[MessageId, Row]:
        """Rows of `_COMPARED` of those ids that are stored."""
        found: dict[MessageId, Row] = {}
        wanted = list(ids)
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            marks = ",".join("?" * len(part))
            sql = f"SELECT id, {_COMPARED} FROM message WHERE id IN ({marks})"  # noqa: S608 - only question marks are put in
            found |= {MessageId(row[0]): row[1:] for row in self._database.run(sql, part)}
        return found

    def store(self, messages: Sequence[Message], read_here: Collection[MessageId]) -> Stored:
        """Insert what is new, update what changed, renew the summaries; call inside `transaction`.

        `messages` carry the server's own unread flag; `read_here` are those of them the agent has read.
        """
        unique = {message.id: message for message in messages}
        known = self.known(unique)
        fresh = [message for message in unique.values() if message.id not in known]
        changed = [message for message in unique.values() if _differs(message, known.get(message.id), read_here)]
        lines = self.learn_lines([Line(m.line, m.line_name) for m in unique.values() if m.line_name])
        texts: dict[ConversationKey, list[Message]] = {}
        for message in fresh:
            texts.setdefault(message.conversation, []).append(message)
        rows = self._rows_of(texts)
        owners = {key: row.number for key, row in rows.items()}
        owners |= self._welcome({key: found for key, found in texts.items() if key not in rows}, read_here)
        # No number twice, though the text that had it may have been purged: an export goes by them.
        last = max(self.portions.last_row(), self._last_row)
        self._last_row = last + len(fresh)
        self._insert(fresh, last + 1, owners, read_here)
        self._update(changed, known, read_here)
        if fresh:
            self._files.put(last)
        before = {m.id: Filed(known[m.id][0], known[m.id][1], known[m.id][3]) for m in changed}
        self._files.put_again({m.id: before[m.id] for m in changed if not before[m.id].fits(m)})
        touched = frozenset(message.conversation for message in (*fresh, *changed))
        self._renew(rows, texts, {m.conversation for m in changed})
        calmed = frozenset(message.id for message in changed if known[message.id][4] and not message.unread)
        return Stored(touched, frozenset(message.id for message in fresh), lines, calmed)

    def file(self, limit: int, reached_us: int) -> int:
        """Make so many texts searchable, of those dated from an instant on; returns how many there were."""
        with self.transaction():
            return self._files.file(limit, reached_us)

    def filed_from_us(self) -> int:
        """The instant down to which texts can be searched, 0 where none can."""
        return int(self.marks().get(FILED_FROM, "0"))

    @property
    def unfiled(self) -> bool:
        """Whether there are texts that cannot be searched yet."""
        return bool(self._database.run("SELECT 1 FROM unfiled LIMIT 1"))

    def find(
        self, sought: str, below: int, sieve: Sieve = ALL, answered: frozenset[ConversationKey] = frozenset()
    ) -> tuple[list[Message], int]:
        """Some of the texts that say what is sought (`search.find`)."""
        return find(self._database, sought, below, sieve, answered)

    def learn_lines(self, lines: Sequence[Line]) -> bool:
        """Keep the names of our own lines; returns whether anything was news."""
        news = {line.id: line.name for line in lines if self._lines.get(line.id) != line.name}
        if news:
            self._database.run_many("INSERT OR REPLACE INTO line VALUES (?, ?)", news.items())
            self._lines |= news
        return bool(news)

    def learn_threads(self, threads: Mapping[ThreadId, ConversationKey]) -> None:
        """Keep the service's ids of conversations; call inside `transaction`."""
        self._database.run_many("INSERT OR IGNORE INTO thread VALUES (?, ?)", threads.items())

    def threads_of(self, key: ConversationKey) -> list[ThreadId]:
        """The service's ids of one conversation, as far as they are known."""
        return [ThreadId(row[0]) for row in self._database.run("SELECT id FROM thread WHERE conversation = ?", [key])]

    def mark_read(self, seen: Iterable[tuple[ConversationKey, int]]) -> list[MessageId]:
        """Take texts as read, each conversation's up to an instant; returns which were not. Call in `transaction`."""
        found: list[MessageId] = []
        for key, until_us in seen:
            rows = self._database.run(
                "SELECT id FROM message WHERE unread = 1 AND at <= ?"
                " AND conversation = (SELECT id FROM conversation WHERE key = ?)",
                [until_us, key],
            )
            if rows:
                self._database.run_many("UPDATE message SET unread = 0 WHERE id = ?", rows)
                self._summarise(key)
                found += (MessageId(row[0]) for row in rows)
        return found

    def unread(self) -> frozenset[ConversationKey]:
        """The conversations with a text that is unread here."""
        return frozenset(ConversationKey(row[0]) for row in self._database.run(_UNREAD))

    def ids_between(self, since_us: int, until_us: int, place: int, limit: int) -> tuple[set[MessageId], int | None]:
        """Ids of the texts dated within these instants that have not vanished, of the next so many conversations.

        `place` is 0 at first and then what the answer names; None there is the end.
        """
        conversations = self._database.run(
            "SELECT id FROM conversation WHERE id > ? AND last_at >= ? ORDER BY id LIMIT ?", [place, since_us, limit]
        )
        found: set[MessageId] = set()
        for (conversation,) in conversations:
            rows = self._database.run(
                "SELECT id FROM message WHERE conversation = ? AND at >= ? AND at <= ? AND vanished = 0",
                [conversation, since_us, until_us],
            )
            found.update(MessageId(row[0]) for row in rows)
        return found, conversations[-1][0] if len(conversations) == limit else None

    def mark_vanished(self, ids: Collection[MessageId]) -> frozenset[ConversationKey]:
        """The service does not name these texts any more; returns whose. Call inside `transaction`."""
        touched: set[ConversationKey] = set()
        for one in ids:
            row = self._database.one(
                "UPDATE message SET vanished = 1, server_unread = 0, unread = 0 WHERE id = ? RETURNING conversation",
                [one],
            )
            owner = self._database.one("SELECT key FROM conversation WHERE id = ?", row) if row is not None else None
            if owner is not None:
                touched.add(ConversationKey(owner[0]))
        for key in touched:
            self._summarise(key)
            self._find_waiting(key)
        return frozenset(touched)

    def oldest_unread_us(self, key: ConversationKey | None = None) -> int | None:
        """The instant of the oldest text that is unread here, of all or of one conversation."""
        sql = "SELECT min(at) FROM message INDEXED BY {} WHERE unread = 1"
        if key is None:
            row = self._database.one(sql.format("message_unread_at"))
        else:
            of_one = "AND conversation = (SELECT id FROM conversation WHERE key = ?)"
            row = self._database.one(f"{sql.format('message_unread')} {of_one}", [key])
        return row[0] if row is not None else None

    def outgoing_since(self, key: ConversationKey, at_us: int) -> list[Message]:
        """The business's own texts to one customer from that instant on, oldest first: where echoes are looked for."""
        return [m for m in self.texts_since(key, at_us) if m.direction is Direction.OUTGOING]

    def texts_since(self, key: ConversationKey, at_us: int) -> list[Message]:
        """The texts of one customer from that instant on, both ways, oldest first."""
        rows = self._database.run(
            "SELECT m.id, m.address, m.line, m.at, m.direction, m.sender, m.text, m.vanished FROM message m"
            " WHERE m.conversation = (SELECT id FROM conversation WHERE key = ?) AND m.at >= ? ORDER BY m.at, m.id",
            [key, at_us],
        )
        return [
            Message(MessageId(i), key, address, LineId(line), "", at, Direction(way), sender, text, False, bool(gone))
            for i, address, line, at, way, sender, text, gone in rows
        ]

    def newest_us(self, key: ConversationKey) -> int:
        """The instant of a customer's newest text, 0 where there is none."""
        row = self._database.one("SELECT last_at FROM conversation WHERE key = ?", [key])
        return int(row[0]) if row else 0

    def count(self) -> int:
        """How many texts are stored, or more where some were purged: the last row says it without counting."""
        return self.portions.last_row()

    def purge(self, before_us: int, place: int) -> tuple[frozenset[ConversationKey], int | None]:
        """Remove a portion of the texts dated before an instant; returns whose, and where to go on, None at the end."""
        with self.transaction():
            touched, gone, further = purge(self._database, self._files, before_us, place)
            for key in touched - gone:
                self._summarise(key)
                self._find_waiting(key)
        return touched, further

    def fold_log(self) -> bool:
        """Leave nothing of what was purged in the log; returns False where that has to be tried again."""
        return self._database.fold_log()

    def marks(self) -> Mapping[str, str]:
        """All marks, by name."""
        return {row[0]: row[1] for row in self._database.run("SELECT name, value FROM mark")}

    def set_mark(self, name: str, value: str) -> None:
        """Set one mark; call inside `transaction` with the texts it speaks of."""
        self._database.run("INSERT OR REPLACE INTO mark VALUES (?, ?)", [name, value])

    def _rows_of(self, keys: Collection[ConversationKey]) -> dict[ConversationKey, _Known]:
        """What the rows of these conversations say, of those that are known."""
        rows: dict[ConversationKey, _Known] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            marks = ",".join("?" * len(part))
            sql = f"SELECT key, {_KNOWN} FROM conversation WHERE key IN ({marks})"  # noqa: S608 - only question marks are put in
            rows |= {ConversationKey(key): _Known(*rest) for key, *rest in self._database.run(sql, part)}
        return rows

    def _insert(
        self, fresh: Sequence[Message], first: int, owners: dict[ConversationKey, int], read_here: Collection[MessageId]
    ) -> None:
        self._database.run_many(
            "INSERT INTO message"
            " (row, id, conversation, address, line, at, direction, sender, text, server_unread, unread)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(row, m.id, owners[m.conversation], m.address, m.line, m.at_us, m.direction.value, m.sender),
                    *(m.text, m.unread, m.unread and m.id not in read_here),
                )
                for row, m in enumerate(fresh, first)
            ),
        )

    def _update(
        self, changed: Sequence[Message], known: Mapping[MessageId, Row], read_here: Collection[MessageId]
    ) -> None:
        self._database.run_many(
            "UPDATE message SET at = ?, text = ?, sender = ?, line = ?, server_unread = ?, unread = ?, vanished = 0"
            " WHERE id = ?",
            (
                (
                    *(m.at_us, m.text, m.sender, m.line or known[m.id][3]),
                    *(m.unread, m.unread and m.id not in read_here, m.id),
                )
                for m in changed
            ),
        )

    def _welcome(
        self, texts: Mapping[ConversationKey, Sequence[Message]], read_here: Collection[MessageId]
    ) -> dict[ConversationKey, int]:
        """Rows for conversations that are new: all there is to say of them is at hand; returns their numbers."""
        (highest,) = self._database.run("SELECT coalesce(max(id), 0) FROM conversation")[0]
        numbers = {key: highest + place for place, key in enumerate(texts, 1)}
        self._database.run_many(
            f"INSERT INTO conversation (id, key, waiting_since, answered_at, {_SUMMARY}, unread)"  # noqa: S608 - constants
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (numbers[key], key, *(waits_since(0, 0, 0, found) or (0, 0)), *summary_of(found, read_here))
                for key, found in texts.items()
            ),
        )
        return numbers

    def _renew(
        self,
        rows: Mapping[ConversationKey, _Known],
        texts: Mapping[ConversationKey, Sequence[Message]],
        changed: Collection[ConversationKey],
    ) -> None:
        """Renew the rows that read otherwise now: most of the past changes nothing in its row."""
        waits: list[tuple[int, int, int]] = []
        lines: list[tuple[LineId, int, int]] = []
        for key, row in rows.items():
            if key in changed:
                continue
            found = texts[key]
            # An older text of the customer's counts where the business spoke last: it says which line was texted.
            untold_us = row.texted_us if row.direction == Direction.OUTGOING.value else row.at_us
            told = [m for m in found if m.direction is Direction.INCOMING and m.at_us > untold_us]
            if any(m.at_us >= row.at_us or m.unread for m in found):
                self._summarise(key)
            elif told:
                last = max(told, key=lambda m: (m.at_us, m.id))
                lines.append((last.line, last.at_us, row.number))
            now = waits_since(row.waiting_us, row.answered_us, row.at_us, found)
            if now is None:
                self._find_waiting(key)
            elif now != (row.waiting_us, row.answered_us):
                waits.append((*now, row.number))
        self._database.run_many("UPDATE conversation SET waiting_since = ?, answered_at = ? WHERE id = ?", waits)
        self._database.run_many("UPDATE conversation SET line = ?, texted_at = ? WHERE id = ?", lines)
        for key in changed:
            self._summarise(key)
            self._find_waiting(key)

    def _find_waiting(self, key: ConversationKey) -> None:
        """Work out from the texts since when a customer waits."""
        sql = f"UPDATE conversation SET (waiting_since, answered_at) = ({WAITING}) WHERE key = ?"  # noqa: S608 - a constant
        self._database.run(sql, [key])

    def _summarise(self, key: ConversationKey) -> None:
        self._database.run(
            f"UPDATE conversation SET ({_SUMMARY}) = ({_NEWEST}),"  # noqa: S608 - constants
            " unread = (SELECT count(*) FROM message m WHERE m.conversation = conversation.id AND m.unread = 1)"
            " WHERE key = ?",
            [PREVIEW_LENGTH, PREVIEW_LENGTH, key],
        )


def _differs(message: Message, row: Row | None, read_here: Collection[MessageId]) -> bool:
    if row is None:
        return False
    unread = message.unread and message.id not in read_here
    line = message.line or row[3]
    return row != (message.at_us, message.text, message.sender, line, int(message.unread), int(unread), 0)
