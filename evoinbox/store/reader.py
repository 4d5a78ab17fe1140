"""The reading side of both files, for the window: list and thread, composed of the server's and the agent's facts.

Invariants: read-only connections, used by the thread that made the reader; every answer is frozen; nothing is kept, so
an answer is as new as the last commit of the engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from sys import intern
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Waiting, needs_agent, urgency
from evoinbox.domain.conversation import FOR_GOOD_US, Conversation, Draft
from evoinbox.domain.meanwhile import Stop, stop
from evoinbox.domain.message import Direction, Line, LineId, Message, MessageId
from evoinbox.domain.opt_out import Incoming
from evoinbox.domain.outgoing import Outgoing, OutgoingId, OutgoingState
from evoinbox.domain.person import Person, PersonId
from evoinbox.settings import opt_outs
from evoinbox.store import people
from evoinbox.store.database import Database, Row
from evoinbox.store.desk import OUTGOING_COLUMNS, read_draft, read_outgoing

_SUMMARY: Final = (
    "SELECT c.key, c.address, c.line, coalesce(l.name, ''), c.last_at, c.last_text, c.last_direction, c.last_sender,"
    " c.unread, c.waiting_since"
    " FROM conversation c LEFT JOIN line l ON l.id = c.line"
)
_SUMMARY_ID: Final = _SUMMARY.replace("SELECT ", "SELECT c.id, ", 1)
_IN_ORDER: Final = "ORDER BY c.last_at DESC, c.id DESC LIMIT ?"
_MARKED: Final = (
    "SELECT conversation FROM draft UNION SELECT conversation FROM reminder UNION SELECT conversation FROM pin"
    " UNION SELECT conversation FROM shelved WHERE until < ?"
    " UNION SELECT conversation FROM outgoing WHERE state NOT IN (?, ?)"
)
_CHUNK: Final = 500

_SETTLED_STATES: Final = (OutgoingState.WITHDRAWN.value, OutgoingState.ACCEPTED.value)

Place = tuple[int, int] | None
"""Where a reading in portions goes on: instant and row number of the last one read; None at the end."""

NEWEST_FIRST: Final[Place] = (2**63 - 1, 0)

_MESSAGE: Final = (
    "SELECT m.id, m.address, m.line, coalesce(l.name, ''), m.at, m.direction, m.sender, m.text, m.unread, m.vanished"
    " FROM message m LEFT JOIN line l ON l.id = m.line"
    " WHERE m.conversation = (SELECT id FROM conversation WHERE key = ?)"
)
# Few texts are unread: by the other index the whole thread would be gone through.
_UNREAD: Final = _MESSAGE.replace("FROM message m ", "FROM message m INDEXED BY message_unread ")
_DRAFT: Final = "SELECT conversation, address, line, text, cursor FROM draft"


class Reader:
    """Reads cache and desk of one seat. Methods raise StoreError."""

    def __init__(self, cache: Path, desk: Path, key: str) -> None:
        self._cache = Database.read(cache, key)
        self._desk = Database.read(desk, key)

    def close(self) -> None:
        """Close both files."""
        self._cache.close()
        self._desk.close()

    def conversations(self) -> list[Conversation]:
        """All conversations, newest activity first, with drafts and texts on their way laid over."""
        rows = {c.key: c for c in map(_read_conversation, self._cache.run(_SUMMARY))}
        drafts = [read_draft(row) for row in self._desk.run(_DRAFT)]
        outgoing = self._on_the_way("", ())
        found = _laid_over(rows, drafts, outgoing, self._line_names())
        for key in self._reminders() & found.keys():
            found[key] = replace(found[key], unread=max(found[key].unread, 1))
        return sorted(self._placed(list(found.values())), key=lambda c: c.order)

    def first_conversations(self, limit: int) -> tuple[list[Conversation], Place]:
        """The newest conversations, with all that have a mark of the agent's; and where to go on.

        A mark is a draft, a text on its way, a reminder, a pin, or being put off; of what is done there is too much.
        Together with `more_conversations` the same as `conversations`, in portions.
        """
        marked = self._marked()
        rows, place = self.more_conversations(NEWEST_FIRST, limit)
        laid = {key: found for key in marked if (found := self.conversation(key)) is not None}
        return [*laid.values(), *(row for row in rows if row.key not in laid)], place

    def more_conversations(self, place: Place, limit: int) -> tuple[list[Conversation], Place]:
        """The next so many conversations after a place, by what the service has of them; no place is the end."""
        if place is None:
            return [], None
        found = self._cache.run(f"{_SUMMARY_ID} WHERE (c.last_at, c.id) < (?, ?) {_IN_ORDER}", [*place, limit])
        rows = [_read_conversation(row[1:]) for row in found]
        going_on = (rows[-1].last_at_us, found[-1][0]) if len(found) == limit else None
        marked = self._marked()
        return [
            (self.conversation(row.key) or row) if row.key in marked else row for row in self._placed(rows)
        ], going_on

    def _marked(self) -> set[ConversationKey]:
        return {ConversationKey(row[0]) for row in self._desk.run(_MARKED, [FOR_GOOD_US, *_SETTLED_STATES])}

    def conversation(self, key: ConversationKey) -> Conversation | None:
        """One conversation, or None when nothing is known of it."""
        rows = {c.key: c for c in map(_read_conversation, self._cache.run(f"{_SUMMARY} WHERE c.key = ?", [key]))}
        drafts = [read_draft(row) for row in self._desk.run(f"{_DRAFT} WHERE conversation = ?", [key])]
        outgoing = self._on_the_way("AND conversation = ?", (key,))
        found = _laid_over(rows, drafts, outgoing, self._line_names()).get(key)
        if found is None:
            return None
        if not found.unread and key in self._reminders():
            found = replace(found, unread=1)
        return self._placed([found])[0]

    def _placed(self, rows: list[Conversation]) -> list[Conversation]:
        """The same with where the agent put them, on top or away, and whether they are muted."""
        pinned, muted, shelved = set[str](), set[str](), dict[str, int]()
        for start in range(0, len(rows), _CHUNK):
            keys = [row.key for row in rows[start : start + _CHUNK]]
            marks = ",".join("?" * len(keys))
            on_top = f"SELECT conversation FROM pin WHERE conversation IN ({marks})"  # noqa: S608 - only question marks are put in
            away = f"SELECT conversation, until FROM shelved WHERE conversation IN ({marks})"  # noqa: S608 - the same
            silent = f"SELECT conversation FROM mute WHERE conversation IN ({marks})"  # noqa: S608 - the same
            pinned.update(row[0] for row in self._desk.run(on_top, keys))
            muted.update(row[0] for row in self._desk.run(silent, keys))
            shelved.update(self._desk.run(away, keys))
        return [
            replace(row, pinned=row.key in pinned, shelved_until_us=shelved.get(row.key, 0), muted=row.key in muted)
            if row.key in pinned or row.key in shelved or row.key in muted
            else row
            for row in rows
        ]

    def person(self, key: ConversationKey) -> Person | None:
        """Who the agent knows under that address."""
        return people.find(self._desk, key)

    def people_called(self, name: str) -> list[Person]:
        """All people of one name."""
        return people.called(self._desk, name)

    def more_people(self, after: PersonId, limit: int) -> list[Person]:
        """The next so many of all people by their ids; fewer are the last of them."""
        return people.portion(self._desk, after, limit)

    def lines(self) -> tuple[Line, ...]:
        """Our own lines, by name."""
        return tuple(
            Line(LineId(row[0]), row[1]) for row in self._cache.run("SELECT id, name FROM line ORDER BY name, id")
        )

    def newest(self, key: ConversationKey, limit: int) -> tuple[Message, ...]:
        """The newest texts of a thread, oldest of them first."""
        return _messages(
            key, reversed(self._cache.run(f"{_MESSAGE} ORDER BY m.at DESC, m.id DESC LIMIT ?", [key, limit]))
        )

    def before(self, message: Message, limit: int) -> tuple[Message, ...]:
        """The texts just before one, oldest first."""
        sql = f"{_MESSAGE} AND (m.at, m.id) < (?, ?) ORDER BY m.at DESC, m.id DESC LIMIT ?"
        values = [message.conversation, message.at_us, message.id, limit]
        return _messages(message.conversation, reversed(self._cache.run(sql, values)))

    def since(self, message: Message, limit: int) -> tuple[Message, ...]:
        """A text itself and those after it, oldest first."""
        sql = f"{_MESSAGE} AND (m.at, m.id) >= (?, ?) ORDER BY m.at, m.id LIMIT ?"
        return _messages(
            message.conversation, self._cache.run(sql, [message.conversation, message.at_us, message.id, limit])
        )

    def first_unread(self, key: ConversationKey) -> Message | None:
        """The oldest text of a thread that is unread here."""
        found = self._cache.run(f"{_UNREAD} AND m.unread = 1 ORDER BY m.at, m.id LIMIT 1", [key])
        return next(iter(_messages(key, found)), None)

    def count_incoming(self, key: ConversationKey, after_us: int) -> int:
        """How many texts came from a customer after an instant."""
        row = self._cache.one(
            "SELECT count(*) FROM message WHERE conversation = (SELECT id FROM conversation WHERE key = ?)"
            " AND at > ? AND direction = ?",
            [key, after_us, Direction.INCOMING.value],
        )
        return int(row[0]) if row else 0

    def outgoing(self, key: ConversationKey) -> tuple[Outgoing, ...]:
        """The outbox's texts to one customer, in order; of withdrawn ones those that may have a record all the same.

        An accepted one whose `server_id` is stored is shown by its Message; it is here for the row to keep its
        identity.
        """
        rows = self._desk.run(
            f"SELECT {OUTGOING_COLUMNS} FROM outgoing WHERE conversation = ?"  # noqa: S608 - a constant
            " AND (state <> ? OR sent_at > 0 OR doubt_at > 0) ORDER BY rowid",
            [key, OutgoingState.WITHDRAWN.value],
        )
        return tuple(read_outgoing(row) for row in rows)

    def has_texts(self, key: ConversationKey) -> bool:
        """Whether anything was ever written to a customer or by them."""
        there = self._cache.one("SELECT 1 FROM conversation WHERE key = ?", [key])
        sent = "SELECT 1 FROM outgoing WHERE conversation = ? AND state <> ?"
        return bool(there or self._desk.one(sent, [key, OutgoingState.WITHDRAWN.value]))

    def stop(self, text: Outgoing) -> Stop | None:
        """What was written to its customer while a text waited to leave, if that stops it."""
        found = self._cache.run(f"{_MESSAGE} AND m.at > ? ORDER BY m.at, m.id", [text.conversation, text.knew_us])
        fresh = [m for m in _messages(text.conversation, found) if m.id not in text.knew]
        marks = ",".join("?" * len(fresh))
        claimed = self._desk.run(
            f"SELECT server_id FROM outgoing WHERE server_id IN ({marks})",  # noqa: S608 - only question marks are put in
            [message.id for message in fresh],
        )
        return stop(text, fresh, {MessageId(row[0]) for row in claimed}, opt_outs())

    def draft(self, key: ConversationKey) -> Draft | None:
        """What was begun to that customer."""
        row = self._desk.one(f"{_DRAFT} WHERE conversation = ?", [key])
        return read_draft(row) if row else None

    def waiting(self) -> Waiting:
        """What waits for the agent in all."""
        row = self._cache.one("SELECT coalesce(sum(unread), 0) FROM conversation WHERE unread > 0")
        unread = int(row[0]) if row else 0
        reminded = sum(self._unread_of(key) == 0 for key in self._reminders())
        return Waiting(unread + reminded, len(self.needing_agent()))

    def _reminders(self) -> set[ConversationKey]:
        return {ConversationKey(row[0]) for row in self._desk.run("SELECT conversation FROM reminder")}

    def _unread_of(self, key: ConversationKey) -> int:
        row = self._cache.one("SELECT unread FROM conversation WHERE key = ?", [key])
        return int(row[0]) if row else 0

    def incoming(self, key: ConversationKey, line: LineId, limit: int) -> list[Incoming]:
        """What a customer wrote to one line last, the newest first."""
        rows = self._cache.run(
            "SELECT text, at FROM message WHERE conversation = (SELECT id FROM conversation WHERE key = ?)"
            " AND direction = 'in' AND line = ? ORDER BY at DESC, id DESC LIMIT ?",
            [key, line, limit],
        )
        return [Incoming(*row) for row in rows]

    def outgoing_text(self, text: OutgoingId) -> Outgoing | None:
        """One text of the outbox, whatever its state."""
        row = self._desk.one(f"SELECT {OUTGOING_COLUMNS} FROM outgoing WHERE id = ?", [text])  # noqa: S608 - a constant
        return read_outgoing(row) if row else None

    def count_in(self, *states: OutgoingState) -> int:
        """How many texts of the outbox are in these states."""
        marks = ",".join("?" * len(states))
        row = self._desk.one(
            f"SELECT count(*) FROM outgoing WHERE state IN ({marks})",  # noqa: S608 - only question marks are put in
            [state.value for state in states],
        )
        return int(row[0]) if row else 0

    def needing_agent(self) -> tuple[Outgoing, ...]:
        """The texts that cannot go on without the agent, in the order written."""
        return tuple(filter(needs_agent, self._on_the_way("", ())))

    def _line_names(self) -> dict[LineId, str]:
        return {line.id: line.name for line in self.lines()}

    def _on_the_way(self, condition: str, values: tuple[object, ...]) -> list[Outgoing]:
        rows = self._desk.run(
            f"SELECT {OUTGOING_COLUMNS} FROM outgoing WHERE state NOT IN (?, ?) {condition} ORDER BY rowid",  # noqa: S608 - constants
            [OutgoingState.WITHDRAWN.value, OutgoingState.ACCEPTED.value, *values],
        )
        return [read_outgoing(row) for row in rows]


def _read_conversation(row: Row) -> Conversation:
    key, address, line, line_name, at, text, direction, sender, unread, waiting = row
    line, line_name, sender = intern(line), intern(line_name), intern(sender)  # one of each, not one a row
    found = ConversationKey(key), address, LineId(line), line_name, at, text, Direction(direction), sender, unread
    return Conversation(*found, "", None, waiting_since_us=waiting, newest_us=at)


def _messages(key: ConversationKey, rows: Iterable[Row]) -> tuple[Message, ...]:
    return tuple(
        Message(
            MessageId(i),
            key,
            address,
            LineId(line),
            name,
            at,
            Direction(direction),
            sender,
            text,
            bool(unread),
            bool(vanished),
        )
        for i, address, line, name, at, direction, sender, text, unread, vanished in rows
    )


def _laid_over(
    rows: dict[ConversationKey, Conversation], drafts: list[Draft], outgoing: list[Outgoing], names: dict[LineId, str]
) -> dict[ConversationKey, Conversation]:
    for texts in _by_conversation(outgoing):
        last = texts[-1]
        row = rows.get(last.conversation) or _blank(last.conversation, last.address, last.line, names)
        spoken = max(texts, key=lambda text: (urgency(text), text is last))
        if needs_agent(spoken) or last.written_at_us >= row.last_at_us:
            row = replace(
                row, last_at_us=max(last.written_at_us, row.last_at_us), last_text=spoken.text,
                last_direction=Direction.OUTGOING, last_sender="",
            )  # fmt: skip
        rows[last.conversation] = replace(row, outgoing=spoken.state, needing=sum(map(needs_agent, texts)))
    for draft in drafts:
        row = rows.get(draft.conversation) or _blank(draft.conversation, draft.address, draft.line, names)
        rows[draft.conversation] = replace(row, draft=draft.text)
    return rows


def _by_conversation(outgoing: list[Outgoing]) -> Iterable[list[Outgoing]]:
    found: dict[ConversationKey, list[Outgoing]] = {}
    for text in outgoing:
        found.setdefault(text.conversation, []).append(text)
    return found.values()


def _blank(key: ConversationKey, address: str, line: LineId, names: dict[LineId, str]) -> Conversation:
    return Conversation(key, address, line, names.get(line, ""), 0, "", Direction.OUTGOING, "", 0, "", None)
