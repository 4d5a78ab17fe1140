"""Conversations the agent is done with, or puts off: away, and back by themselves."""

from __future__ import annotations

from pathlib import Path

from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.message import Direction
from evoinbox.engine.changes import Arrived, ConversationsChanged
from evoinbox.engine.commands import Pin, PutAway, TakeDown
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.shelf import LONGEST_WAIT_S
from tests.support.build import MINUTE_US, message
from tests.support.rig import CONVERSATION, Rig, run, texts

HERE = frozenset({CONVERSATION})


async def begun(rig: Rig) -> None:
    """A conversation of three texts, of which one is unread, and a shelf that runs."""
    rig.service.texts = texts(rig, 3)
    rig.service.texts.append(message("new", at_us=rig.time.now_us, unread=True))
    rig.start(sync=True)
    rig.crew.start(rig.inbox.shelf.run(rig.time.clock), "shelf")
    await rig.time.pass_(30)
    rig.changes.clear()


def shelved(rig: Rig) -> int:
    """Until when the conversation is away."""
    row = rig.reader.conversation(CONVERSATION)
    assert row is not None
    return row.shelved_until_us


def test_what_is_done_is_read_and_comes_back_with_the_customers_next_text(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        assert rig.reader.waiting().unread == 1
        rig.inbox.place(PutAway(HERE, FOR_GOOD_US))
        assert (shelved(rig), rig.reader.waiting().unread) == (FOR_GOOD_US, 0)
        assert ConversationsChanged(HERE) in rig.changes
        rig.service.texts.append(message("ours", at_us=rig.time.now_us, direction=Direction.OUTGOING))
        await rig.time.pass_(120)
        assert shelved(rig) == FOR_GOOD_US
        rig.service.texts.append(message("again", at_us=rig.time.now_us, unread=True))
        await rig.time.pass_(120)
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 1)

    run(tmp_path, play)


def test_older_texts_that_come_with_the_past_bring_nothing_back(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(HERE, FOR_GOOD_US))
        old = message("old", at_us=rig.time.now_us - 99 * MINUTE_US)
        rig.inbox.take([old], {}, live=False)
        assert shelved(rig) == FOR_GOOD_US
        rig.inbox.take([message("late", at_us=rig.time.now_us - 98 * MINUTE_US, unread=True)], {}, live=True)
        assert shelved(rig) == 0

    run(tmp_path, play)


def test_what_is_put_off_comes_back_when_its_time_has_come_and_counts_as_unread(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        until_us = rig.time.now_us + 20 * MINUTE_US
        rig.inbox.place(PutAway(HERE, until_us))
        await rig.time.pass_(19 * 60)
        assert (shelved(rig), rig.reader.waiting().unread) == (until_us, 0)
        rig.changes.clear()
        await rig.time.pass_(61)
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 1)
        assert [change for change in rig.changes if isinstance(change, Arrived)] == [Arrived(HERE, 1)]

    run(tmp_path, play)


def test_after_a_sleep_what_was_due_is_back_soon(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(HERE, rig.time.now_us + 60 * MINUTE_US))
        rig.time.now_us += 61 * MINUTE_US
        await rig.time.pass_(LONGEST_WAIT_S + 1)
        assert shelved(rig) == 0

    run(tmp_path, play)


def test_what_is_wanted_back_is_back_and_unread_only_if_it_was_marked_so(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(HERE, FOR_GOOD_US))
        rig.inbox.place(TakeDown(HERE))
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 0)
        rig.inbox.place(PutAway(HERE, FOR_GOOD_US))
        rig.inbox.mark_unread(CONVERSATION)
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 1)

    run(tmp_path, play)


def test_a_new_start_knows_what_is_away_and_what_is_on_top(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(HERE, FOR_GOOD_US))
        rig.inbox.place(Pin(HERE, pinned=True))
        again = Inbox(rig.cache, rig.desk, rig.changes.append)
        again.take([message("again", at_us=rig.time.now_us, unread=True)], {}, live=True)
        row = rig.reader.conversation(CONVERSATION)
        assert row is not None
        assert (row.shelved, row.pinned) == (False, True)

    run(tmp_path, play)
