"""What the server said, by id, and the summaries kept equal to it."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evoinbox.domain.errors import StoreError
from evoinbox.domain.message import Direction, Line, LineId, Message, MessageId
from evoinbox.store.cache import Cache, Stored
from evoinbox.store.desk import Desk
from evoinbox.store.reader import Reader
from evoinbox.store.summary import PREVIEW_LENGTH
from tests.support.build import KEY, MINUTE_US, NOW_US, message, whole


class Box:
    """Both files and a reader."""

    def __init__(self, place: Path) -> None:
        self.cache = Cache(place / "cache.db", KEY)
        self.desk = Desk(place / "desk.db", KEY)
        self.reader = Reader(place / "cache.db", place / "desk.db", KEY)

    def store(self, *messages: Message, read_here: frozenset[MessageId] = frozenset()) -> Stored:
        with self.cache.transaction():
            return self.cache.store(messages, read_here)

    def close(self) -> None:
        self.reader.close()
        self.cache.close()
        self.desk.close()


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    box = Box(tmp_path)
    yield box
    box.close()


def test_a_text_is_stored_once_however_often_it_comes(box: Box) -> None:
    first = box.store(message("a"), message("b", at_us=NOW_US + 1), message("a"))
    again = box.store(message("b", at_us=NOW_US + 1), message("a"))

    assert first.new == {"a", "b"}
    assert again == Stored(frozenset(), frozenset(), lines=False, calmed=frozenset())
    assert box.cache.count() == 2


def test_what_the_server_changed_is_changed(box: Box) -> None:
    box.store(message("a", text="helo", unread=True))
    stored = box.store(message("a", text="hello"))
    (conversation,) = box.reader.conversations()

    assert stored.new == frozenset()
    assert stored.touched == {conversation.key}
    assert (conversation.last_text, conversation.unread) == ("hello", 0)


def test_the_row_tells_of_the_newest_text_whatever_order_they_came_in(box: Box) -> None:
    box.store(message("late", at_us=NOW_US, text="newest", address="(503) 555-0100", line="line-2", line_name="Shop"))
    box.store(message("early", at_us=NOW_US - MINUTE_US, text="oldest"))
    (row,) = box.reader.conversations()

    assert (row.last_text, row.last_at_us, row.address, row.line_name) == ("newest", NOW_US, "(503) 555-0100", "Shop")


def test_a_long_text_is_kept_whole_and_its_row_short(box: Box) -> None:
    text = "ab" * PREVIEW_LENGTH
    box.store(message("a", text=text))
    (row,) = box.reader.conversations()

    assert row.last_text == text[:PREVIEW_LENGTH]
    assert box.reader.newest(row.key, 1)[0].text == text


def test_what_was_read_here_stays_read_while_the_service_calls_it_unread(box: Box) -> None:
    box.store(message("a", unread=True), message("b", at_us=NOW_US + 1, unread=True))
    (row,) = box.reader.conversations()
    with box.cache.transaction():
        ids = box.cache.mark_read(whole(row.key))
    box.desk.mark_read(ids)
    box.store(
        message("a", unread=True), message("c", at_us=NOW_US + 2, unread=True),
        read_here=frozenset(box.desk.read_among([MessageId("a"), MessageId("c")])),
    )  # fmt: skip

    assert sorted(ids) == ["a", "b"]
    assert box.reader.waiting().unread == 1
    assert [m.unread for m in box.reader.newest(row.key, 9)] == [False, False, True]


def test_pages_of_a_thread_join_without_gap_or_double(box: Box) -> None:
    texts = [message(f"{i:03}", at_us=NOW_US + i // 3) for i in range(50)]
    box.store(*texts)
    key = texts[0].conversation
    page = box.reader.newest(key, 7)
    pages = list(page)
    while page := box.reader.before(page[0], 7):
        pages = [*page, *pages]

    assert [m.id for m in pages] == [m.id for m in texts]
    assert box.reader.since(pages[10], 5) == tuple(pages[10:15])


def test_lines_are_learned_from_texts_and_from_the_list(box: Box) -> None:
    learned = box.store(message("a", line="l1", line_name="Desk"))
    with box.cache.transaction():
        news = box.cache.learn_lines([Line(LineId("l1"), "Front desk"), Line(LineId("l2"), "Shop")])
        none = box.cache.learn_lines([Line(LineId("l2"), "Shop")])

    assert (learned.lines, news, none) == (True, True, False)
    assert [line.name for line in box.reader.lines()] == ["Front desk", "Shop"]
    assert box.reader.conversations()[0].line_name == "Front desk"


def test_marks_survive_and_roll_back_with_their_texts(box: Box) -> None:
    with box.cache.transaction():
        box.cache.set_mark("watermark", "1")
    with pytest.raises(ZeroDivisionError), box.cache.transaction():  # noqa: PT012 - what it did before is the point
        box.cache.set_mark("watermark", "2")
        raise ZeroDivisionError

    assert box.cache.marks() == {"watermark": "1"}


ADDRESSES = ["+15035550100", "503-555-0100", "+15035550101", "72975", "PARCELPAL"]


def fact(number: int, minute: int, text: str, *, unread: bool) -> Message:
    """One thing the server says; it never moves a text to another customer, line or direction."""
    incoming = number % 3 > 0
    return message(
        f"m{number}",
        address=ADDRESSES[number % 5],
        at_us=NOW_US + minute * MINUTE_US,
        text=text,
        unread=unread and incoming,
        direction=Direction.INCOMING if incoming else Direction.OUTGOING,
    )


facts = st.builds(fact, st.integers(0, 12), st.integers(-3, 3), st.sampled_from(["", "a", "b"]), unread=st.booleans())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(facts, max_size=6), max_size=6))
def test_summaries_always_equal_their_texts(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Message]]
) -> None:
    box = Box(tmp_path_factory.mktemp("box"))
    truth: dict[str, Message] = {}
    for batch in batches:
        box.store(*batch)
        truth |= {said.id: said for said in batch}
    rows = {row.key: row for row in box.reader.conversations()}
    keys = {said.conversation for said in truth.values()}

    assert rows.keys() == keys
    for key in keys:
        newest = max((m for m in truth.values() if m.conversation == key), key=lambda m: (m.at_us, m.id))
        assert (rows[key].last_text, rows[key].last_at_us, rows[key].address) == (
            newest.text,
            newest.at_us,
            newest.address,
        )
        assert rows[key].unread == sum(m.unread for m in truth.values() if m.conversation == key)
    assert list(rows) == [row.key for row in sorted(rows.values(), key=lambda row: (-row.last_at_us, row.key))]
    box.close()


def test_what_was_undone_is_forgotten_too(box: Box) -> None:
    with pytest.raises(StoreError):
        box.store(message("a"), message("b", text="\ud800"))
    box.store(message("a"), message("c", line="line-9"))

    (row,) = box.reader.conversations()
    assert [text.id for text in box.reader.newest(row.key, 9)] == ["a", "c"]


def test_an_answer_leaves_from_the_line_that_was_texted_in_whatever_order_the_texts_come(box: Box) -> None:
    chance = random.Random(4)
    for turn in range(60):
        texts = [
            message(
                f"{turn}-{n}", address=f"+1503555{turn:04}", at_us=NOW_US + n, line=f"line-{chance.randrange(3)}",
                direction=Direction.INCOMING if chance.random() < 0.05 else Direction.OUTGOING,
            )
            for n in range(chance.choice((3, 12, 90)))
        ]  # fmt: skip
        mixed = chance.sample(texts, len(texts))
        cuts = sorted(chance.randrange(len(mixed) + 1) for _ in range(4))
        for begin, end in itertools.pairwise([0, *cuts, len(mixed)]):
            box.store(*mixed[begin:end])
        asked = [text for text in texts if text.direction is Direction.INCOMING]
        row = box.reader.conversation(texts[0].conversation)
        assert row is not None
        assert row.line == (asked or texts)[-1].line


def test_a_row_has_what_a_text_says_behind_a_nul(box: Box) -> None:
    for number, text in enumerate(("first", "see\0you\0at five " + "\U0001f600" * 300)):  # made, and then renewed
        box.store(message(f"m{number}", at_us=NOW_US + number, text=text))
        (row,) = box.reader.conversations()
        assert row.last_text == text[:PREVIEW_LENGTH]
