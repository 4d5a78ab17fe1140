"""The desk file's writing side: what the agent did, never thrown away: outbox, drafts, what was read, where it was put.

Invariants: every transaction is on the disk before it returns (full sync); a text enters the outbox in the transaction
that removes its draft (if it was written there), and comes back as a draft in the one that withdraws it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft
from evoinbox.domain.echo import awaits_echo
from evoinbox.domain.message import LineId, MessageId
from evoinbox.domain.outgoing import SETTLED, Outgoing, OutgoingId, OutgoingState, Reason
from evoinbox.store.database import Database, Row
from evoinbox.store.people import People
from evoinbox.store.schema import DESK_STEPS

OUTGOING_COLUMNS: Final = (
    "id, conversation, address, line, text, state, reason, service_words,"
    " written_at, willed_at, due_at, sent_at, doubt_at, attempts, cursor, server_id, look_alikes, knew_at, knew"
)
_PLACES: Final = ", ".join("?" * (OUTGOING_COLUMNS.count(",") + 1))
_SETTINGS: Final = ", ".join(f"{name} = ?" for name in OUTGOING_COLUMNS.split(", ")[1:])

_NO_RECORD: Final = "server_id IS NULL AND (sent_at > 0 OR doubt_at > 0)"
_CHUNK: Final = 500
_Name = TypeVar("_Name", bound=str)


class Desk:
    """The one writing connection to the desk; used by the engine's thread only. `people` are those the agent knows."""

    def __init__(self, path: Path, key: str) -> None:
        self._database = Database.write(path, key, DESK_STEPS, full_sync=True)
        self.people = People(self._database)
        self._rests: bool | None = None  # not known

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def fold_log(self) -> bool:
        """Leave nothing of what was removed in the log; returns False where that has to be tried again."""
        return self._database.fold_log()

    def enqueue(self, text: Outgoing, *, beside_draft: bool = False) -> None:
        """Put a text into the outbox and its draft away, unless the text was not written there."""
        with self._database.transaction():
            self._insert(text)
            if not beside_draft:
                self._database.run("DELETE FROM draft WHERE conversation = ?", [text.conversation])

    def update(self, text: Outgoing) -> None:
        """Write a text's new state."""
        with self._database.transaction():
            self._replace(text)

    def withdraw(self, text: Outgoing, draft: Draft | None) -> None:
        """Write a text's withdrawn state and, in the same transaction, its words as the draft."""
        with self._database.transaction():
            self._replace(text)
            if draft is not None:
                self._put_draft(draft)

    def outgoing(self, text: OutgoingId) -> Outgoing | None:
        """One text of the outbox."""
        row = self._database.one(f"SELECT {OUTGOING_COLUMNS} FROM outgoing WHERE id = ?", [text])  # noqa: S608 - a constant
        return read_outgoing(row) if row else None

    def in_state(self, *states: OutgoingState) -> list[Outgoing]:
        """All texts in these states, in the order they were written."""
        if self._at_rest() and SETTLED.isdisjoint(states):
            return []
        marks = ",".join("?" * len(states))
        rows = self._database.run(
            f"SELECT {OUTGOING_COLUMNS} FROM outgoing WHERE state IN ({marks}) ORDER BY rowid",  # noqa: S608 - only question marks are put in
            [state.value for state in states],
        )
        return [read_outgoing(row) for row in rows]

    def awaiting_echo(self) -> list[Outgoing]:
        """Texts that left, or may have, and whose record by the service is not known yet, in the order written."""
        if self._at_rest():
            return []
        rows = self._database.run(
            f"SELECT {OUTGOING_COLUMNS} FROM outgoing WHERE {_NO_RECORD} ORDER BY rowid"  # noqa: S608 - constants
        )
        return [text for text in map(read_outgoing, rows) if awaits_echo(text)]

    def claimed(self, ids: Collection[MessageId]) -> set[MessageId]:
        """Which of these server ids some text of the outbox already counts as its own."""
        return self._among("SELECT server_id FROM outgoing WHERE server_id", ids)

    def forget_settled(self, before_us: int) -> None:
        """Drop settled texts written before an instant: the cache has them."""
        self._rests = None
        with self._database.transaction():
            self._database.run(
                "DELETE FROM outgoing WHERE written_at < ? AND (state = ? OR (state = ? AND server_id IS NOT NULL))",
                [before_us, OutgoingState.WITHDRAWN.value, OutgoingState.ACCEPTED.value],
            )

    def draft(self, key: ConversationKey) -> Draft | None:
        """What was begun to that customer."""
        row = self._database.one(
            "SELECT conversation, address, line, text, cursor FROM draft WHERE conversation = ?", [key]
        )
        return read_draft(row) if row else None

    def save_draft(self, draft: Draft) -> None:
        """Keep a draft; an empty one is removed."""
        with self._database.transaction():
            if draft.text:
                self._put_draft(draft)
            else:
                self._database.run("DELETE FROM draft WHERE conversation = ?", [draft.conversation])

    def mark_read(self, ids: Sequence[MessageId]) -> None:
        """Remember that the agent has read these texts."""
        self._for_each("INSERT OR IGNORE INTO read_here VALUES (?)", ids)

    def remind(self, key: ConversationKey) -> None:
        """Keep a conversation as unread, whatever its texts are."""
        with self._database.transaction():
            self._database.run("INSERT OR IGNORE INTO reminder VALUES (?)", [key])

    def forget_reminders(self, keys: Collection[ConversationKey]) -> bool:
        """The agent has come back to these; returns whether any was kept as unread."""
        kept = self._among("SELECT conversation FROM reminder WHERE conversation", keys)
        if kept:
            self._for_each("DELETE FROM reminder WHERE conversation = ?", kept)
        return bool(kept)

    def pin(self, keys: Collection[ConversationKey], *, pinned: bool) -> None:
        """Keep conversations on top, or no longer."""
        self._for_each(
            "INSERT OR IGNORE INTO pin VALUES (?)" if pinned else "DELETE FROM pin WHERE conversation = ?", keys
        )

    def mute(self, keys: Collection[ConversationKey], *, muted: bool) -> None:
        """Make no notifications of conversations, or make them again."""
        self._for_each(
            "INSERT OR IGNORE INTO mute VALUES (?)" if muted else "DELETE FROM mute WHERE conversation = ?", keys
        )

    def shelve(self, seen: Mapping[ConversationKey, int], until_us: int) -> None:
        """Put conversations away until an instant; `seen` has with each the instant of its newest text."""
        with self._database.transaction():
            rows = ((key, until_us, seen_us) for key, seen_us in seen.items())
            self._database.run_many("INSERT OR REPLACE INTO shelved VALUES (?, ?, ?)", rows)

    def take_down(self, keys: Collection[ConversationKey], *, remind: bool) -> None:
        """Conversations are back in the inbox; those to `remind` of count as unread."""
        with self._database.transaction():
            self._database.run_many("DELETE FROM shelved WHERE conversation = ?", ((key,) for key in keys))
            if remind:
                self._database.run_many("INSERT OR IGNORE INTO reminder VALUES (?)", ((key,) for key in keys))

    def shelved(self) -> dict[ConversationKey, tuple[int, int]]:
        """All conversations that are put away: until when, and the instant of the newest text then."""
        rows = self._database.run("SELECT conversation, until, seen_at FROM shelved")
        return {ConversationKey(key): (until_us, seen_us) for key, until_us, seen_us in rows}

    def answered(self) -> frozenset[ConversationKey]:
        """The conversations in which nobody waits: done, put off, or with an answer on its way."""
        marks = ",".join("?" * len(SETTLED))
        rows = self._database.run(
            "SELECT conversation FROM shelved UNION"  # noqa: S608 - only question marks are put in
            f" SELECT conversation FROM outgoing WHERE state NOT IN ({marks})",
            [state.value for state in SETTLED],
        )
        return frozenset(ConversationKey(row[0]) for row in rows)

    def forget_read(self, ids: Collection[MessageId]) -> None:
        """The service calls these read itself now: should it call one unread again, somebody meant it."""
        self._for_each("DELETE FROM read_here WHERE message = ?", ids)

    def read_among(self, ids: Collection[MessageId]) -> set[MessageId]:
        """Which of these texts the agent has read."""
        return self._among("SELECT message FROM read_here WHERE message", ids)

    def _for_each(self, sql: str, names: Collection[str]) -> None:
        with self._database.transaction():
            self._database.run_many(sql, ((name,) for name in names))

    def _among(self, select: str, names: Collection[_Name]) -> set[_Name]:
        known: set[str] = set()
        wanted = list(names)
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            known.update(row[0] for row in self._database.run(f"{select} IN ({','.join('?' * len(part))})", part))
        return {name for name in wanted if name in known}

    def _at_rest(self) -> bool:
        """Whether every text is settled and its record known, as they mostly are: each look asks five times."""
        if self._rests is None:
            waiting = [state.value for state in OutgoingState if state not in SETTLED]
            row = self._database.one(
                f"SELECT 1 FROM outgoing WHERE state IN ({','.join('?' * len(waiting))})"  # noqa: S608 - only question marks are put in
                f" UNION ALL SELECT 1 FROM outgoing WHERE {_NO_RECORD} LIMIT 1",
                waiting,
            )
            self._rests = row is None
        return self._rests

    def _insert(self, text: Outgoing) -> None:
        self._rests = None
        self._database.run(
            f"INSERT INTO outgoing ({OUTGOING_COLUMNS}) VALUES ({_PLACES})",  # noqa: S608 - constants
            _row(text),
        )

    def _replace(self, text: Outgoing) -> None:
        self._rests = None
        self._database.run(
            f"UPDATE outgoing SET {_SETTINGS} WHERE id = ?",  # noqa: S608 - a constant
            (*_row(text)[1:], text.id),
        )

    def _put_draft(self, draft: Draft) -> None:
        self._database.run(
            "INSERT OR REPLACE INTO draft (conversation, address, line, text, cursor) VALUES (?, ?, ?, ?, ?)",
            [draft.conversation, draft.address, draft.line, draft.text, draft.cursor],
        )


def read_outgoing(row: Row) -> Outgoing:
    """Turn a row of OUTGOING_COLUMNS into its value."""
    (
        i,
        key,
        address,
        line,
        text,
        state,
        reason,
        words,
        *instants,
        attempts,
        cursor,
        server_id,
        alike,
        knew_at,
        knew,
    ) = row
    written, willed, due, sent, doubt = instants
    return Outgoing(
        id=OutgoingId(i),
        conversation=ConversationKey(key),
        address=address,
        line=LineId(line),
        text=text,
        state=OutgoingState(state),
        reason=Reason(reason),
        service_words=words,
        written_at_us=written,
        willed_at_us=willed,
        due_at_us=due,
        sent_at_us=sent,
        doubt_at_us=doubt,
        attempts=attempts,
        cursor=cursor,
        server_id=MessageId(server_id) if server_id is not None else None,
        look_alikes=tuple(MessageId(i) for i in alike.split()),
        knew_us=knew_at,
        knew=tuple(MessageId(i) for i in knew.split()),
    )


def read_draft(row: Row) -> Draft:
    """Turn a row (conversation, address, line, text, cursor) into its value."""
    return Draft(ConversationKey(row[0]), row[1], LineId(row[2]), row[3], row[4])


def _row(text: Outgoing) -> tuple[object, ...]:
    return (
        text.id,
        text.conversation,
        text.address,
        text.line,
        text.text,
        text.state.value,
        text.reason.value,
        text.service_words,
        text.written_at_us,
        text.willed_at_us,
        text.due_at_us,
        text.sent_at_us,
        text.doubt_at_us,
        text.attempts,
        text.cursor,
        text.server_id,
        " ".join(text.look_alikes),
        text.knew_us,
        " ".join(text.knew),
    )
