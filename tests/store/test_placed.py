"""How long customers have been waiting, and where the agent put a conversation: on top, or away."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from evoinbox.domain.conversation import FOR_GOOD_US, WAITS_AT_MOST_US, Conversation
from evoinbox.domain.message import Direction, Message, MessageId
from evoinbox.store.cache import Cache
from evoinbox.store.database import Database
from evoinbox.store.desk import Desk
from evoinbox.store.reader import NEWEST_FIRST, Reader
from evoinbox.store.schema import CACHE_STEPS
from tests.support.build import KEY, MINUTE_US, NOW_US, message


def row_of(place: Path, *pages: list[Message]) -> Conversation:
    """The row of the only customer, after these pages."""
    cache, desk = Cache(place / "cache.db", KEY), Desk(place / "desk.db", KEY)
    for page in pages:
        with cache.transaction():
            cache.store(page, ())
    reader = Reader(place / "cache.db", place / "desk.db", KEY)
    (row,) = reader.conversations()
    reader.close()
    cache.close()
    desk.close()
    return row


def told(words: str) -> list[Message]:
    """A dialogue, a text a minute: `i` is the customer's, `o` the business's."""
    return [
        message(
            f"m{n}", at_us=NOW_US + n * MINUTE_US, direction=Direction.INCOMING if who == "i" else Direction.OUTGOING
        )
        for n, who in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("dialogue", "since"),
    [("i", 0), ("iii", 0), ("o", None), ("io", None), ("ioi", 2), ("ioioii", 4), ("oo" + "i" * 60, 2)],
    ids=[
        "asked",
        "asked-thrice",
        "answered-first",
        "answered",
        "asked-again",
        "asked-twice-again",
        "asked-without-end",
    ],
)
def test_a_customer_waits_since_the_first_text_that_was_not_answered(
    tmp_path: Path, dialogue: str, since: int | None
) -> None:
    row = row_of(tmp_path, told(dialogue))
    assert row.waiting_since_us == (NOW_US + since * MINUTE_US if since is not None else 0)


def test_the_past_may_come_in_any_order(tmp_path: Path) -> None:
    chance = random.Random(3)
    for turn in range(40):
        place = tmp_path / str(turn)
        place.mkdir()
        texts = told("".join(chance.choice("iio") for _ in range(chance.randrange(1, 12))))
        mixed = chance.sample(texts, len(texts))
        cuts = sorted(chance.randrange(len(mixed) + 1) for _ in range(3))
        pages = [mixed[a:b] for a, b in zip([0, *cuts], [*cuts, len(mixed)], strict=True)]
        answered = [n for n, text in enumerate(texts) if text.direction is Direction.OUTGOING]
        rest = texts[answered[-1] + 1 :] if answered else texts
        assert row_of(place, *pages).waiting_since_us == (rest[0].at_us if rest else 0)


def test_an_older_file_learns_who_is_waiting(tmp_path: Path) -> None:
    older = Database.write(tmp_path / "cache.db", KEY, CACHE_STEPS[:3], full_sync=False)
    texts = told("ioii")
    with older.transaction():
        older.run(
            "INSERT INTO conversation VALUES (1, ?, ?, '', ?, '', 'in', '', 0)",
            [texts[0].conversation, texts[0].address, texts[-1].at_us],
        )
        older.run_many(
            "INSERT INTO message VALUES (NULL, ?, 1, ?, '', ?, ?, '', '', 0, 0, 0)",
            [(text.id, text.address, text.at_us, text.direction.value) for text in texts],
        )
    older.close()
    assert row_of(tmp_path, []).waiting_since_us == NOW_US + 2 * MINUTE_US


def test_nobody_waits_for_ever_nor_where_the_conversation_was_put_away(tmp_path: Path) -> None:
    row = row_of(tmp_path, told("i"))
    later = NOW_US + 34 * MINUTE_US
    assert row.waits_us(later) == 34 * MINUTE_US
    assert row.waits_us(NOW_US - MINUTE_US) == 1  # a clock that is behind
    assert row.waits_us(NOW_US + WAITS_AT_MOST_US) == 0
    assert replace(row, shelved_until_us=FOR_GOOD_US).waits_us(later) == 0
    assert replace(row, last_direction=Direction.OUTGOING).waits_us(later) == 0


def test_a_mute_is_kept_and_read_in_every_way(tmp_path: Path) -> None:
    cache, desk = Cache(tmp_path / "cache.db", KEY), Desk(tmp_path / "desk.db", KEY)
    texts = [message(f"m{n}", address=f"+1503555{1000 + n}") for n in range(3)]
    with cache.transaction():
        cache.store(texts, ())
    for text in texts[:2]:
        desk.mute([text.conversation], muted=True)
    desk.mute([texts[0].conversation], muted=False)
    reader = Reader(tmp_path / "cache.db", tmp_path / "desk.db", KEY)
    muted = texts[1].conversation
    one = reader.conversation(muted)
    first, _ = reader.first_conversations(10)
    more, _ = reader.more_conversations(NEWEST_FIRST, 10)

    assert one is not None
    assert one.muted
    for rows in (reader.conversations(), first, more):
        assert [row.key for row in rows if row.muted] == [muted]
    reader.close()
    cache.close()
    desk.close()


def test_pins_and_shelves_are_kept_and_read_in_every_way(tmp_path: Path) -> None:
    cache, desk = Cache(tmp_path / "cache.db", KEY), Desk(tmp_path / "desk.db", KEY)
    texts = [message(f"m{n}", address=f"+1503555{n:04}", at_us=NOW_US - n) for n in range(9)]
    with cache.transaction():
        cache.store(texts, ())
    keys = [text.conversation for text in texts]
    desk.pin([keys[7]], pinned=True)
    desk.pin([keys[6]], pinned=True)
    desk.pin([keys[6]], pinned=False)
    desk.shelve({keys[1]: NOW_US}, FOR_GOOD_US)
    desk.shelve({keys[8]: NOW_US}, NOW_US + 5)
    desk.shelve({keys[2]: NOW_US}, NOW_US + 5)
    desk.take_down([keys[2]], remind=True)
    reader = Reader(tmp_path / "cache.db", tmp_path / "desk.db", KEY)
    rows = {row.key: row for row in reader.conversations()}
    assert [key for key in keys if rows[key].pinned] == [keys[7]]
    assert {key: row.shelved_until_us for key, row in rows.items() if row.shelved} == {
        keys[1]: FOR_GOOD_US, keys[8]: NOW_US + 5,
    }  # fmt: skip
    assert (rows[keys[1]].done, rows[keys[8]].done, rows[keys[2]].unread) == (True, False, 1)
    assert all(reader.conversation(key) == rows[key] for key in keys)
    first, place = reader.first_conversations(2)
    assert {keys[7], keys[8]} <= {row.key for row in first}
    rest, _ = reader.more_conversations(place, 20)
    portions = {row.key: row for row in [*reader.more_conversations(NEWEST_FIRST, 2)[0], *first, *rest]}
    assert portions == rows
    assert desk.shelved() == {keys[1]: (FOR_GOOD_US, NOW_US), keys[8]: (NOW_US + 5, NOW_US)}
    for file in (reader, cache, desk):
        file.close()


def test_who_waits_is_known_whatever_comes_changes_or_vanishes_and_of_one_instant_too(tmp_path: Path) -> None:
    chance = random.Random(11)
    for turn in range(60):
        place = tmp_path / str(turn)
        place.mkdir()
        cache, desk = Cache(place / "cache.db", KEY), Desk(place / "desk.db", KEY)
        reader = Reader(place / "cache.db", place / "desk.db", KEY)
        there: dict[MessageId, Message] = {}
        for _ in range(chance.randrange(2, 10)):
            if there and chance.random() < 0.3:
                gone = chance.choice(list(there))
                with cache.transaction():
                    cache.mark_vanished([gone])
                del there[gone]
            names = [*(f"m{chance.randrange(8)}" for _ in range(chance.randrange(1, 4)))]
            page = {
                MessageId(name): message(
                    name, at_us=NOW_US + chance.randrange(5) * MINUTE_US,
                    direction=Direction.INCOMING if int(name[1]) % 2 else Direction.OUTGOING,
                )
                for name in names
            }  # fmt: skip
            with cache.transaction():
                cache.store(list(page.values()), ())
            there |= page
            answered_us = max((m.at_us for m in there.values() if m.direction is Direction.OUTGOING), default=0)
            asked = [m.at_us for m in there.values() if m.direction is Direction.INCOMING and m.at_us > answered_us]
            row = reader.conversation(message().conversation)
            assert row is not None
            assert row.waiting_since_us == min(asked, default=0)
        for file in (reader, cache, desk):
            file.close()
