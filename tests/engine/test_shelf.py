"""Conversations the agent is done with, or puts off: away, and back by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from evoinbox.domain.conversation import FOR_GOOD_US, Seen, seen
from evoinbox.domain.errors import StoreError
from evoinbox.domain.message import Direction
from evoinbox.engine.changes import ConversationsChanged, Returned, Unsafe
from evoinbox.engine.commands import Pin, PutAway, TakeDown
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.shelf import LONGEST_WAIT_S
from evoinbox.store.cache import Cache
from tests.support.build import KEY, MINUTE_US, message
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


def before_the_agent(rig: Rig) -> Seen:
    """The conversation as the list has it now."""
    row = rig.reader.conversation(CONVERSATION)
    assert row is not None
    return seen([row])


def test_what_is_done_is_read_and_comes_back_with_the_customers_next_text(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        assert rig.reader.waiting().unread == 1
        rig.inbox.place(PutAway(before_the_agent(rig), FOR_GOOD_US))
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
        rig.inbox.place(PutAway(before_the_agent(rig), FOR_GOOD_US))
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
        rig.inbox.place(PutAway(before_the_agent(rig), until_us))
        await rig.time.pass_(19 * 60)
        assert (shelved(rig), rig.reader.waiting().unread) == (until_us, 0)
        rig.changes.clear()
        await rig.time.pass_(61)
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 1)
        assert [change for change in rig.changes if isinstance(change, Returned)] == [Returned(HERE)]

    run(tmp_path, play)


def test_after_a_sleep_what_was_due_is_back_soon(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(before_the_agent(rig), rig.time.now_us + 60 * MINUTE_US))
        await rig.time.settle()
        rig.time.now_us += 61 * MINUTE_US
        await rig.time.pass_(LONGEST_WAIT_S + 1)
        assert shelved(rig) == 0

    run(tmp_path, play)


def test_what_is_wanted_back_is_back_and_unread_only_if_it_was_marked_so(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(before_the_agent(rig), FOR_GOOD_US))
        rig.inbox.place(TakeDown(HERE))
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 0)
        rig.inbox.place(PutAway(before_the_agent(rig), FOR_GOOD_US))
        rig.inbox.mark_unread(CONVERSATION)
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 1)

    run(tmp_path, play)


def test_a_new_start_knows_what_is_away_and_what_is_on_top(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(before_the_agent(rig), FOR_GOOD_US))
        rig.inbox.place(Pin(HERE, pinned=True))
        again = Inbox(rig.cache, rig.desk, rig.changes.append)
        again.take([message("again", at_us=rig.time.now_us, unread=True)], {}, live=True)
        row = rig.reader.conversation(CONVERSATION)
        assert row is not None
        assert (row.shelved, row.pinned) == (False, True)

    run(tmp_path, play)


def test_a_text_the_agent_cannot_have_seen_keeps_its_conversation_in_the_inbox(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        before = before_the_agent(rig)
        rig.inbox.take([message("crossed", at_us=rig.time.now_us + 1, unread=True)], {}, live=True)
        rig.inbox.mark_read(before)
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 1)
        rig.inbox.place(PutAway(before, FOR_GOOD_US))
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 1)
        rig.inbox.place(PutAway(before_the_agent(rig), FOR_GOOD_US))
        assert (shelved(rig), rig.reader.waiting().unread) == (FOR_GOOD_US, 0)

    run(tmp_path, play)


def test_a_customer_s_next_text_that_was_read_elsewhere_brings_its_conversation_back_too(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(before_the_agent(rig), FOR_GOOD_US))
        rig.inbox.take([message("read", at_us=rig.time.now_us + 1)], {}, live=True)
        assert shelved(rig) == 0

    run(tmp_path, play)


def test_a_cache_that_is_rebuilt_brings_nothing_back_that_was_read(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(before_the_agent(rig), FOR_GOOD_US))
        empty = Cache(tmp_path / "rebuilt.db", KEY)
        Inbox(empty, rig.desk, rig.changes.append).take(rig.service.texts, {}, live=False)
        assert CONVERSATION in rig.desk.shelved()
        empty.close()

    run(tmp_path, play)


@pytest.mark.expects_log
def test_what_the_desk_refuses_is_not_half_taken_and_is_brought_back_when_it_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        rig.inbox.place(PutAway(before_the_agent(rig), rig.time.now_us + 20 * MINUTE_US))
        new = message("again", at_us=rig.time.now_us + 1, unread=True)

        def refuse(*_: object, remind: bool) -> None:
            raise StoreError(f"full, remind={remind}")

        with monkeypatch.context() as disk:
            disk.setattr(rig.desk, "take_down", refuse)
            with pytest.raises(StoreError):
                rig.inbox.take([new], {}, live=True)
            assert (shelved(rig) > 0, rig.reader.waiting().unread) == (True, 0)
            await rig.time.pass_(21 * 60)
            assert shelved(rig) > 0
            assert len([change for change in rig.changes if isinstance(change, Unsafe)]) == 1
        await rig.time.pass_(LONGEST_WAIT_S)
        assert (shelved(rig), rig.reader.waiting().unread) == (0, 1)
        rig.inbox.take([new], {}, live=True)
        assert rig.reader.newest(CONVERSATION, 1)[0].id == "again"

    run(tmp_path, play)


def test_many_are_put_away_and_brought_back_together(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begun(rig)
        others = [message(f"o{n}", address=f"+1503555{2000 + n}", at_us=rig.time.now_us) for n in range(600)]
        rig.inbox.take(others, {}, live=False)
        keys = frozenset(text.conversation for text in others)
        rig.changes.clear()
        rig.inbox.place(PutAway(frozenset((key, rig.time.now_us) for key in keys), FOR_GOOD_US))
        assert rig.changes == [ConversationsChanged(keys)]
        rig.inbox.place(TakeDown(keys))
        assert rig.changes[1:] == [ConversationsChanged(keys)]
        assert rig.desk.shelved() == {}

    run(tmp_path, play)
