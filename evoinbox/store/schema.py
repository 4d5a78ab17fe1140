"""The tables of both files, as migrations in order: a file of any older version goes through the steps it lacks.

Invariants: a step that was ever released is never edited; instants are UTC microseconds; booleans are 0 and 1.
"""

from __future__ import annotations

from typing import Final

WAITING: Final = """WITH recent AS MATERIALIZED (
    SELECT at, direction FROM message
    WHERE message.conversation = conversation.id AND vanished = 0 ORDER BY at DESC, message.id DESC LIMIT 50
), answer AS (SELECT coalesce(max(at), 0) AS at FROM recent WHERE direction = 'out')
SELECT coalesce(min(recent.at), 0), (SELECT at FROM answer) FROM recent
WHERE direction = 'in' AND recent.at > (SELECT at FROM answer)"""
"""Of one conversation: the instant of the first text that is not answered, or 0, and that of the last answer, or 0.

Of the last 50 texts only: who wrote more without an answer has been waiting at least as long.
"""

CACHE_STEPS: Final = (
    (
        "CREATE TABLE line (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE conversation (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            address TEXT NOT NULL,
            line TEXT NOT NULL,
            last_at INTEGER NOT NULL,
            last_text TEXT NOT NULL,
            last_direction TEXT NOT NULL,
            last_sender TEXT NOT NULL,
            unread INTEGER NOT NULL CHECK (unread >= 0)
        )""",
        """CREATE TABLE message (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            conversation INTEGER NOT NULL REFERENCES conversation (id),
            address TEXT NOT NULL,
            line TEXT NOT NULL,
            at INTEGER NOT NULL,
            direction TEXT NOT NULL,
            sender TEXT NOT NULL,
            text TEXT NOT NULL,
            server_unread INTEGER NOT NULL,
            unread INTEGER NOT NULL
        )""",
        "CREATE INDEX message_order ON message (conversation, at, id)",
        "CREATE INDEX message_unread ON message (conversation) WHERE unread = 1",
        "CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ),
    (
        "ALTER TABLE message ADD COLUMN vanished INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX conversation_order ON conversation (last_at DESC, id DESC)",
        "CREATE INDEX conversation_unread ON conversation (unread) WHERE unread > 0",
        "CREATE INDEX message_unread_at ON message (at) WHERE unread = 1",
    ),
    (
        "CREATE TABLE thread (id TEXT PRIMARY KEY, conversation TEXT NOT NULL) WITHOUT ROWID",
        "CREATE INDEX thread_conversation ON thread (conversation)",
    ),
    (
        "ALTER TABLE conversation ADD COLUMN waiting_since INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE conversation ADD COLUMN answered_at INTEGER NOT NULL DEFAULT 0",
        f"UPDATE conversation SET (waiting_since, answered_at) = ({WAITING})",  # noqa: S608 - a constant
    ),
    (
        # Without the ids, which only order texts of one instant: half the size, and what is taken in lands all over it.
        "DROP INDEX message_order",
        "CREATE INDEX message_order ON message (conversation, at)",
        "ALTER TABLE conversation ADD COLUMN texted_at INTEGER NOT NULL DEFAULT 0",
    ),
    (
        "CREATE TABLE unfiled (at INTEGER NOT NULL, message INTEGER NOT NULL, PRIMARY KEY (at, message)) WITHOUT ROWID",
        "CREATE TABLE filed (doc INTEGER PRIMARY KEY, message INTEGER NOT NULL)",
        """CREATE VIRTUAL TABLE trigram USING fts5 (
            text, content = '', detail = none, tokenize = 'trigram case_sensitive 1'
        )""",
        # Parts of the index are joined by so many pages at a time: with small ones that takes 26 ms, not 65 (measured).
        "INSERT INTO trigram (trigram, rank) VALUES ('pgsz', 500)",
        "INSERT INTO unfiled SELECT at, row FROM message",
    ),
    (
        # All is filed anew, with the instant and with pieces for line, direction and links.
        "DROP TABLE trigram",
        "DROP TABLE filed",
        "DELETE FROM unfiled",
        "DELETE FROM mark WHERE name IN ('filed_from', 'filed_to')",
        "CREATE TABLE filed (doc INTEGER PRIMARY KEY, message INTEGER NOT NULL, at INTEGER NOT NULL)",
        """CREATE VIRTUAL TABLE trigram USING fts5 (
            text, line, way, link, content = '', detail = none, tokenize = 'trigram case_sensitive 1'
        )""",
        "INSERT INTO trigram (trigram, rank) VALUES ('pgsz', 500)",
        "INSERT INTO unfiled SELECT at, row FROM message",
    ),
    (
        # What is purged goes out of the index at once, not when its parts are joined.
        "CREATE INDEX filed_message ON filed (message)",
        "INSERT INTO trigram (trigram, rank) VALUES ('secure-delete', 1)",
    ),
)
"""The cache: what the server said. `mark` holds the watermark and how far the history has been read.

`vanished` texts were named by the service once and are not any more; they are kept, and none of them is unread.
`texted_at` is the instant of the customer's text that said which line answers leave from, 0 where none did.
`thread` holds the service's own ids of conversations, as far as it named them. Of `store/search.py` are `trigram` with
three-letter pieces of folded texts and pieces that stand for line, direction and links, `filed` with the text that
each of its numbers is and the instant it was filed under, `unfiled` with those to come.
"""

DESK_STEPS: Final = (
    (
        """CREATE TABLE outgoing (
            id TEXT PRIMARY KEY,
            conversation TEXT NOT NULL,
            address TEXT NOT NULL,
            line TEXT NOT NULL,
            text TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL,
            service_words TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            sent_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            server_id TEXT,
            look_alikes TEXT NOT NULL
        )""",
        "CREATE INDEX outgoing_conversation ON outgoing (conversation, written_at)",
        "CREATE INDEX outgoing_state ON outgoing (state)",
        """CREATE TABLE draft (
            conversation TEXT PRIMARY KEY,
            address TEXT NOT NULL,
            line TEXT NOT NULL,
            text TEXT NOT NULL,
            cursor INTEGER NOT NULL
        )""",
        "CREATE TABLE read_here (message TEXT PRIMARY KEY) WITHOUT ROWID",
    ),
    (
        "ALTER TABLE outgoing ADD COLUMN cursor INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE outgoing ADD COLUMN willed_at INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE outgoing ADD COLUMN doubt_at INTEGER NOT NULL DEFAULT 0",
        "UPDATE outgoing SET cursor = length(text), willed_at = written_at",
        # A clear no used to leave the instant of the attempt behind.
        "UPDATE outgoing SET sent_at = 0 WHERE state IN ('queued', 'failed', 'withdrawn')",
    ),
    ("CREATE TABLE reminder (conversation TEXT PRIMARY KEY) WITHOUT ROWID",),
    (
        "CREATE TABLE pin (conversation TEXT PRIMARY KEY) WITHOUT ROWID",
        """CREATE TABLE shelved (
            conversation TEXT PRIMARY KEY,
            until INTEGER NOT NULL,
            seen_at INTEGER NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX shelved_until ON shelved (until)",
    ),
    ("CREATE TABLE mute (conversation TEXT PRIMARY KEY) WITHOUT ROWID",),
    (
        """CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            company TEXT NOT NULL,
            note TEXT NOT NULL,
            noted_at INTEGER NOT NULL,
            tags TEXT NOT NULL
        )""",
        """CREATE TABLE person_address (
            conversation TEXT PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            written TEXT NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX person_address_person ON person_address (person, place)",
        "CREATE INDEX person_name ON person (name COLLATE NOCASE)",
    ),
    (
        # What waits since an older version is not asked about: what its agent knew is not known.
        f"ALTER TABLE outgoing ADD COLUMN knew_at INTEGER NOT NULL DEFAULT {2**62}",
        "ALTER TABLE outgoing ADD COLUMN knew TEXT NOT NULL DEFAULT ''",
    ),
    (
        """CREATE TABLE staged_person (
            place INTEGER PRIMARY KEY,
            id INTEGER NOT NULL,
            name TEXT NOT NULL,
            company TEXT NOT NULL,
            note TEXT NOT NULL,
            noted_at INTEGER NOT NULL,
            tags TEXT NOT NULL
        )""",
        """CREATE TABLE staged_address (
            conversation TEXT PRIMARY KEY,
            person INTEGER NOT NULL,
            place INTEGER NOT NULL,
            written TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
)
"""The desk: what the agent did. The order in which texts were written is that of `outgoing`'s rowid: clocks step back.

`read_here` names texts the agent has read while the service still calls them unread; `reminder` the conversations the
agent has marked unread to come back to; `pin` those kept on top; `shelved` those put off until an instant, or for good
where the agent is done, and how far they had been read then; `mute` those that make no notifications. `person` has
people as the agent knows them, one tag a line, and `person_address` what reaches them, in their order; `staged_person`
and `staged_address` those who are being taken in, by their places (id 0: new), until all of them become known at once.
"""
