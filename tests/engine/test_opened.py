"""A conversation that the agent opens while the past is still being read: its texts come ahead of the rest."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from evoinbox.api.wire import MessagePage
from evoinbox.domain import errors
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import Message
from evoinbox.engine.changes import HistoryProgress
from evoinbox.engine.past import EVER_US, HISTORY_COUNT
from tests.support.build import MINUTE_US, message
from tests.support.rig import Rig, run

BUDGET = 6
"""Pages a minute."""

TEXTS = 10 * HISTORY_COUNT
CUSTOMERS = 4


def other(rig: Rig, n: int) -> Message:
    """A text of one of many customers."""
    return message(f"m{n}", address=f"+1503555{n % CUSTOMERS:04}", at_us=rig.time.now_us - n * MINUTE_US)


async def begin_long_past(rig: Rig) -> ConversationKey:
    """A long past, of which the pages of one burst are here; returns somebody whose texts are not whole."""
    rig.service.texts = [other(rig, n) for n in range(TEXTS)]
    rig.start(sync=True)
    await rig.time.settle()
    assert rig.cache.count() < len(rig.service.texts)
    return rig.service.texts[3].conversation


def of_one(rig: Rig, key: ConversationKey) -> int:
    """How many texts of one customer are stored."""
    return len(rig.reader.newest(key, 10_000))


def test_a_conversation_that_is_opened_is_read_ahead_of_the_rest(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        key = await begin_long_past(rig)
        assert of_one(rig, key) < TEXTS / CUSTOMERS
        rig.changes.clear()
        rig.sync.hurry(key)
        await rig.time.settle()
        assert of_one(rig, key) == TEXTS / CUSTOMERS
        assert rig.cache.count() < len(rig.service.texts)
        assert rig.service.asked_for == [(f"t-line-1-{key}", page) for page in range(3)]
        told = [change for change in rig.changes if isinstance(change, HistoryProgress)]
        assert told[-1].whole == {key}
        rig.sync.hurry(key)
        await rig.time.settle()
        assert len(rig.service.asked_for) == 3
        await rig.time.pass_(120)
        assert rig.cache.count() == len(rig.service.texts)

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_where_one_conversation_cannot_be_asked_for_the_past_goes_on_as_ever(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.filters = False
        key = await begin_long_past(rig)
        rig.sync.hurry(key)
        await rig.time.settle()
        assert len(rig.service.asked_for) == 1
        rig.service.filters = True
        rig.service.faults = [errors.Refused(400)]
        rig.sync.hurry(key)
        await rig.time.settle()
        rig.sync.hurry(ConversationKey("tel:+15030000000"))
        await rig.time.settle()
        assert len(rig.service.asked_for) == 2
        assert all(key not in change.whole for change in rig.changes if isinstance(change, HistoryProgress))
        await rig.time.pass_(200)
        assert rig.cache.count() == len(rig.service.texts)
        assert len(rig.service.asked_for) == 2

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_a_conversation_whose_page_was_lost_is_asked_for_again(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        key = await begin_long_past(rig)
        rig.service.faults = [None, errors.TimedOut()]
        rig.sync.hurry(key)
        await rig.time.pass_(4)
        assert of_one(rig, key) == TEXTS / CUSTOMERS
        assert [page for _, page in rig.service.asked_for] == [0, 1, 1, 2]

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_a_customer_who_is_new_meanwhile_can_be_asked_for_too(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await begin_long_past(rig)
        oldest_us = rig.service.texts[-1].at_us
        theirs = [message(f"x{n}", address="+15035559999", at_us=oldest_us - n * MINUTE_US) for n in range(9)]
        theirs.append(message("new", address="+15035559999", at_us=rig.time.now_us, unread=True))
        rig.service.texts += theirs
        rig.sync.check_now()
        await rig.time.settle()
        key = theirs[0].conversation
        assert of_one(rig, key) == 1
        rig.sync.hurry(key)
        await rig.time.settle()
        assert of_one(rig, key) == len(theirs)

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_a_conversation_whose_page_was_given_up_by_a_wake_is_read_on(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        key = await begin_long_past(rig)
        answered, hung = rig.service.thread, asyncio.Event()

        async def hang(*_: object, **__: object) -> MessagePage:
            hung.set()
            await asyncio.Event().wait()
            raise AssertionError

        rig.service.thread = hang  # type: ignore[method-assign]
        rig.sync.hurry(key)
        await rig.time.settle()
        assert hung.is_set()
        rig.service.thread = answered  # type: ignore[method-assign]
        rig.sync.wake()
        await rig.time.settle()
        assert of_one(rig, key) == TEXTS / CUSTOMERS

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_what_is_read_again_is_whole_when_it_has_been(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        key = await begin_long_past(rig)
        rig.sync.hurry(key)
        await rig.time.settle()
        assert rig.sync.whole_from_us(key) == EVER_US
        rig.sync.read_all_again()  # more days are to be kept: what was too old is missing
        assert rig.sync.whole_from_us(key) > rig.time.now_us
        rig.sync.hurry(key)
        await rig.time.settle()
        assert rig.sync.whole_from_us(key) == EVER_US
        await rig.time.pass_(200)
        assert rig.sync.whole_from_us(None) == EVER_US
        rig.sync.read_all_again()
        assert rig.sync.whole_from_us(None) > rig.time.now_us

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_a_page_from_before_all_is_read_again_makes_nothing_whole(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        key = await begin_long_past(rig)
        answered, gate = rig.service.thread, asyncio.Event()

        async def thread(*which: Any, page: int, **how: Any) -> MessagePage:
            if page == 2:
                await gate.wait()
            return await answered(*which, page=page, **how)

        rig.service.thread = thread  # type: ignore[method-assign]
        rig.sync.hurry(key)
        await rig.time.settle()
        rig.sync.read_all_again()
        gate.set()
        await rig.time.settle()
        told = [change for change in rig.changes if isinstance(change, HistoryProgress)]
        assert not any(change.whole for change in told)

    run(tmp_path, play, pages_a_minute=BUDGET)
