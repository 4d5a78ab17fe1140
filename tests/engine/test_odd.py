"""In step all the same: clocks that are set, services that ignore what is asked, failures in the middle."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from pathlib import Path

import pytest

from evoinbox.api.wire import MessagePage
from evoinbox.domain import errors
from evoinbox.domain.message import AccountId
from evoinbox.domain.pace import UNTOUCHED_S
from evoinbox.engine.changes import Change, Contact, Freshness, HistoryProgress
from evoinbox.engine.past import HISTORY_COUNT
from tests.support.build import MINUTE_US, message
from tests.support.rig import Rig, S, looks, run, stored, texts

HOUR_S = 3600
HOUR_US = 60 * MINUTE_US


@pytest.mark.parametrize("hours", [-8, 8])
def test_a_clock_that_is_set_delays_no_look(tmp_path: Path, hours: int) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 1)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.texts.append(message("new", at_us=rig.time.now_us))
        rig.time.now_us += hours * HOUR_US
        await rig.time.pass_(30)
        assert "new" in stored(rig)
        rig.service.calls.clear()
        await rig.time.pass_(HOUR_S)
        assert looks(rig) > 0.9 * HOUR_S / UNTOUCHED_S

    run(tmp_path, play)


def test_a_text_from_the_future_blinds_no_look_and_makes_nobody_ask_too_early(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 1)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.texts.append(message("ahead", at_us=rig.time.now_us + 2 * HOUR_US))
        await rig.time.pass_(60)
        rig.service.texts.append(message("new", at_us=rig.time.now_us))
        await rig.time.pass_(10)
        assert "new" in stored(rig)
        rig.service.send_faults = [("after", errors.TimedOut())]
        rig.send()
        await rig.time.pass_(60)
        assert rig.state() is S.ACCEPTED

    run(tmp_path, play)


def test_what_came_while_a_look_was_interrupted_is_not_left_out(tmp_path: Path) -> None:
    """Sixty days away; a page fails, and before it is asked for again more than a page of new texts has come."""

    async def play(rig: Rig) -> None:
        rig.service.texts = [message("old", at_us=rig.time.now_us - 60 * 24 * HOUR_US)]
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.texts += [message(f"n{n}", at_us=rig.time.now_us - n * 40 * MINUTE_US) for n in range(2000)]
        rig.service.faults = [None, None, None, errors.TimedOut()]
        rig.sync.check_now()
        await rig.time.settle()
        rig.service.down = errors.NameUnknown()
        await rig.time.pass_(4 * 3600)
        rig.service.down = None
        rig.service.texts += [message(f"late{n}", at_us=rig.time.now_us - n) for n in range(260)]
        counts: list[int] = []
        publish = rig.sync._publish

        def hear(change: Change) -> None:
            if isinstance(change, Freshness) and change.contact is Contact.GOOD:
                counts.append(rig.cache.count())
            publish(change)

        rig.sync._publish = hear
        await rig.time.pass_(20)
        assert counts[0] == len(rig.service.texts)  # as soon as it is called good

    run(tmp_path, play)


@pytest.mark.parametrize("order", ["oldest first", "mixed"])
def test_a_service_that_ignores_date_and_order_hides_nothing_and_is_not_flooded(tmp_path: Path, order: str) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 900)[::-1]
        if order == "mixed":
            random.Random(3).shuffle(rig.service.texts)
        rig.service.honours_order = False
        page_of = rig.service.messages

        async def messages(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            del after_us
            rig.service.calls.append("asked")
            return await page_of(_account, page=page, count=count)

        rig.service.messages = messages  # type: ignore[method-assign]
        rig.start(sync=True)
        await rig.time.pass_(120)
        rig.service.calls.clear()
        rig.service.texts.append(message("new", at_us=rig.time.now_us))
        await rig.time.pass_(20)
        assert "new" in stored(rig)
        await rig.time.pass_(3580)
        assert rig.service.calls.count("asked") < 130 * 60

    run(tmp_path, play)


def test_a_page_of_the_past_that_fails_or_hangs_disturbs_no_look(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, HISTORY_COUNT * 3)
        answered, hang = rig.service.messages, asyncio.Event()

        async def messages(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            if after_us is None and page == 1:
                rig.service.calls.append("failed")
                raise errors.ServerFailed(500)
            if after_us is None and page == 2:
                await hang.wait()
            return await answered(_account, page=page, count=count, after_us=after_us)

        rig.service.messages = messages  # type: ignore[method-assign]
        rig.start(sync=True)
        await rig.time.pass_(3600)
        assert rig.service.calls.count("failed") < 40
        assert {change.contact for change in rig.changes if isinstance(change, Freshness)} == {
            Contact.CHECKING, Contact.GOOD,
        }  # fmt: skip
        rig.service.messages = answered  # type: ignore[method-assign]
        rig.sync.hurry(None)
        await rig.time.pass_(600)
        assert rig.cache.count() == len(rig.service.texts)

    run(tmp_path, play)


def test_offline_since_is_since_the_network_went(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 1)
        rig.start(sync=True)
        await rig.time.pass_(60)
        went_us = rig.time.now_us
        rig.service.down = errors.NameUnknown()
        await rig.time.pass_(3 * 3600)
        fresh = [change for change in rig.changes if isinstance(change, Freshness)][-1]
        assert 0 <= fresh.since_us - went_us < 10_000_000

    run(tmp_path, play)


def test_a_past_that_is_not_whole_says_so_though_nothing_can_be_reached(tmp_path: Path) -> None:
    async def begin(rig: Rig) -> None:
        rig.service.texts = texts(rig, HISTORY_COUNT * 200)
        rig.start(sync=True)
        await rig.time.pass_(1)

    async def go_on(rig: Rig) -> None:
        rig.service.down = errors.NameUnknown()
        rig.start(sync=True)
        await rig.time.pass_(1)
        assert [change.complete for change in rig.changes if isinstance(change, HistoryProgress)] == [False]

    run(tmp_path, begin)
    run(tmp_path, go_on)


def test_vanished_texts_are_found_though_others_arrive_meanwhile(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 700)
        rig.start(sync=True)
        await rig.time.pass_(60)
        gone = rig.service.texts.pop(5)
        page_of = rig.service.messages

        async def messages(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            answer = await page_of(_account, page=page, count=count, after_us=after_us)
            if count == HISTORY_COUNT:
                rig.service.texts.insert(0, message(f"n{len(rig.service.texts)}", at_us=rig.time.now_us))
            return answer

        rig.service.messages = messages  # type: ignore[method-assign]
        await rig.time.pass_(3600)
        assert [name for name, text in stored(rig).items() if text.vanished] == [gone.id]

    run(tmp_path, play)


def test_what_has_been_unread_for_months_and_was_read_elsewhere_is_read_within_a_day(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        (old,) = rig.service.texts = [message("old", at_us=rig.time.now_us - 90 * 24 * HOUR_US, unread=True)]
        rig.start(sync=True)
        rig.sync.attend(looking=False)
        await rig.time.pass_(60)
        rig.service.texts = [replace(old, unread=False)]
        await rig.time.pass_(31 * 3600)
        assert rig.reader.waiting().number == 0

    run(tmp_path, play)


def test_what_the_service_asked_for_outlives_a_sleep(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 1)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.faults = [errors.Throttled(429, retry_after_s=600)]
        rig.sync.check_now()
        await rig.time.pass_(5)
        rig.service.calls.clear()
        for _ in range(20):
            rig.sync.wake()
            await rig.time.pass_(5)
        assert rig.service.calls == []
        await rig.time.pass_(600)
        assert rig.service.calls != []

    run(tmp_path, play)


def test_a_busy_account_is_looked_at_as_often_as_any(tmp_path: Path) -> None:
    """Three thousand texts in the last ten minutes are thirty pages a look, and none of them is for nothing."""

    async def play(rig: Rig) -> None:
        rig.service.texts = [message(f"m{n}", at_us=rig.time.now_us - n * 190_000) for n in range(3000)]
        rig.start(sync=True)
        await rig.time.pass_(20)
        rig.service.calls.clear()
        await rig.time.pass_(60)
        assert looks(rig) >= 9

    run(tmp_path, play)
