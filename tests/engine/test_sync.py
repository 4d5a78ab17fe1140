"""Keeping up: first look, beat, the past, failures; against a service in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evoinbox.api.wire import MessagePage
from evoinbox.domain import errors
from evoinbox.domain.message import AccountId, Direction, Message, MessageId
from evoinbox.domain.pace import AWAY_S, HOT_S, LOOKING_S, UNTOUCHED_AFTER_US, UNTOUCHED_S
from evoinbox.engine.changes import Arrived, Contact, ConversationsChanged, Freshness, HistoryProgress, LinesChanged
from evoinbox.engine.look import FLAGS_REST_US, LOOK_COUNT
from evoinbox.engine.past import HISTORY_COUNT
from tests.support.build import MINUTE_US, NOW_US, message, whole
from tests.support.rig import CONVERSATION, Rig, looks, run


def past(count: int) -> list[Message]:
    """Texts of many customers, older and older."""
    return [
        message(
            f"m{i}", address=f"+1503555{i % 90 + 100:04}", at_us=NOW_US - i * MINUTE_US, text=f"text {i}", unread=i < 3
        )
        for i in range(count)
    ]


def contacts(rig: Rig) -> list[Contact]:
    return [change.contact for change in rig.changes if isinstance(change, Freshness)]


@pytest.mark.parametrize("honours_order", [True, False])
def test_the_list_comes_first_and_then_all_the_past_once(tmp_path: Path, *, honours_order: bool) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(HISTORY_COUNT * 3 + 7)
        rig.service.honours_order = honours_order
        rig.start(sync=True)
        await rig.time.pass_(30)
        assert rig.service.calls[0] == "conversations"
        first = next(change for change in rig.changes if isinstance(change, ConversationsChanged))
        assert len(first.keys) == 90
        assert rig.cache.count() == len(rig.service.texts)
        progress = [change for change in rig.changes if isinstance(change, HistoryProgress)]
        assert progress[-1] == HistoryProgress(len(rig.service.texts), len(rig.service.texts), complete=True)
        assert not any(isinstance(change, Arrived) for change in rig.changes)

    run(tmp_path, play)


def test_the_past_goes_on_where_it_was_left(tmp_path: Path) -> None:
    texts = past(HISTORY_COUNT * 4)

    async def cut_short(rig: Rig) -> None:
        rig.service.texts = texts
        rig.service.faults = [None, None, None, None, None, errors.ConnectionRefused()]
        rig.start(sync=True)
        await rig.time.settle()
        assert HISTORY_COUNT <= rig.cache.count() < len(texts)

    async def go_on(rig: Rig) -> None:
        rig.service.texts = texts
        rig.start(sync=True)
        await rig.time.pass_(5)
        assert rig.cache.count() == len(texts)
        assert "messages 0" not in rig.service.calls
        assert "conversations" not in rig.service.calls

    run(tmp_path, cut_short)
    run(tmp_path, go_on)


def test_texts_that_push_the_pages_while_the_past_is_read_lose_nothing(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(HISTORY_COUNT * 5)
        rig.start(sync=True)
        for number in range(40):
            rig.service.texts.append(message(f"new{number}", at_us=rig.time.now_us, text=f"now {number}", unread=True))
            await rig.time.pass_(1)
        await rig.time.pass_(30)
        assert rig.cache.count() == len(rig.service.texts)

    run(tmp_path, play)


def test_an_arrival_is_announced_once(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.start(sync=True)
        await rig.time.pass_(30)
        rig.changes.clear()
        rig.service.texts.append(message("new", at_us=rig.time.now_us, unread=True))
        rig.service.texts.append(message("ours", at_us=rig.time.now_us, direction=Direction.OUTGOING))
        await rig.time.pass_(60)
        assert [c for c in rig.changes if isinstance(c, Arrived)] == [Arrived(frozenset({CONVERSATION}), 1)]
        assert len([c for c in rig.changes if isinstance(c, ConversationsChanged)]) == 1

    run(tmp_path, play)


def test_nothing_new_means_nothing_but_freshness(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.start(sync=True)
        await rig.time.pass_(70)
        rig.changes.clear()
        await rig.time.pass_(60)
        assert {type(change) for change in rig.changes} == {Freshness}

    run(tmp_path, play)


def test_a_text_that_was_read_here_is_no_arrival(tmp_path: Path) -> None:
    """As when the cache was made anew and the desk knows."""

    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.start(sync=True)
        await rig.time.pass_(30)
        rig.desk.mark_read([MessageId("read"), MessageId("gone")])
        rig.service.texts += [message(name, at_us=rig.time.now_us, unread=True) for name in ("read", "news")]
        await rig.time.pass_(30)
        assert [change.count for change in rig.changes if isinstance(change, Arrived)] == [1]

    run(tmp_path, play)


def test_more_new_texts_than_a_page_all_come_and_the_watermark_waits_for_the_last(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [message("old", at_us=NOW_US - 30 * MINUTE_US)]
        rig.start(sync=True)
        await rig.time.pass_(30)
        before = rig.cache.marks()["watermark"]
        rig.service.texts += [
            message(f"n{i}", at_us=rig.time.now_us - i, unread=True) for i in range(LOOK_COUNT * 2 + 5)
        ]
        rig.service.faults = [None, errors.TimedOut()]
        rig.sync.check_now()
        await rig.time.settle()
        assert (rig.cache.count(), rig.cache.marks()["watermark"]) == (1 + LOOK_COUNT, before)
        await rig.time.pass_(30)
        assert rig.cache.count() == len(rig.service.texts)
        assert int(rig.cache.marks()["watermark"]) > int(before)

    run(tmp_path, play)


def test_a_text_dated_years_ahead_does_not_blind_the_next_looks(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [message("m1"), message("future", at_us=NOW_US * 2)]
        rig.start(sync=True)
        await rig.time.pass_(30)
        rig.service.texts.append(message("m2", at_us=rig.time.now_us))
        await rig.time.pass_(30)
        assert rig.cache.count() == 3

    run(tmp_path, play)


def test_a_server_that_ignores_paging_is_no_endless_loop(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(LOOK_COUNT * 2)
        asked = rig.service.messages

        async def always_the_first(account: object, *, page: int, count: int, after_us: int | None = None) -> object:
            assert len(rig.service.calls) < 60
            return await asked(account, page=0, count=count, after_us=after_us)  # type: ignore[arg-type]

        rig.service.messages = always_the_first  # type: ignore[assignment,method-assign]
        rig.start(sync=True)
        await rig.time.pass_(20)
        assert rig.cache.count() == LOOK_COUNT * 2 or rig.cache.count() == HISTORY_COUNT

    run(tmp_path, play)


@pytest.mark.expects_log
def test_failures_are_told_and_back_off_and_end(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.service.faults = [
            errors.NameUnknown(),
            None,
            None,
            errors.ServerFailed(500),
            errors.Throttled(429, retry_after_s=100),
        ]
        rig.start(sync=True)
        await rig.time.pass_(99)
        assert contacts(rig) == [
            Contact.CHECKING, Contact.OFFLINE, Contact.CHECKING, Contact.FAILING, Contact.CHECKING, Contact.FAILING,
        ]  # fmt: skip
        await rig.time.pass_(20)
        assert contacts(rig)[-1] is Contact.GOOD
        assert rig.cache.count() == 3

    run(tmp_path, play)


def test_a_pause_that_was_asked_for_outlives_a_sleep_and_what_is_opened_in_a_hurry(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.service.faults = [None, None, None, errors.Throttled(429, retry_after_s=100)]
        rig.start(sync=True)
        await rig.time.pass_(10)
        assert contacts(rig)[-1] is Contact.FAILING
        asked = len(rig.service.calls)
        rig.sync.wake()
        await rig.time.pass_(1)
        rig.sync.hurry(CONVERSATION)
        await rig.time.pass_(80)
        assert len(rig.service.calls) == asked
        await rig.time.pass_(20)
        assert contacts(rig)[-1] is Contact.GOOD

    run(tmp_path, play)


def test_a_session_that_is_over_ends_the_looking(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.faults = [errors.WrongPassword()]
        rig.start(sync=True)
        await rig.time.pass_(600)
        assert [type(error) for error in rig.signed_out] == [errors.WrongPassword]
        assert contacts(rig)[-1] is Contact.SIGNED_OUT
        assert rig.service.calls == ["conversations"]

    run(tmp_path, play)


@pytest.mark.expects_log
def test_a_refused_list_of_conversations_is_made_up_for_by_the_past(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(HISTORY_COUNT + 5)
        rig.service.faults = [errors.ServerFailed(500)]
        rig.start(sync=True)
        await rig.time.pass_(20)
        assert rig.cache.count() == HISTORY_COUNT + 5
        assert "watermark" in rig.cache.marks()

    run(tmp_path, play)


def test_the_pace_follows_the_agent(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.start(sync=True)
        rig.sync.attend(looking=False)
        await rig.time.pass_(120)
        rig.service.calls.clear()
        await rig.time.pass_(AWAY_S * 10)
        away = looks(rig)
        rig.service.calls.clear()
        rig.sync.attend(looking=True)
        await rig.time.settle()
        assert looks(rig) == 1
        rig.sync.expect_text()
        await rig.time.pass_(HOT_S * 10)
        assert 9 <= looks(rig) <= 12
        assert 9 <= away <= 11

    run(tmp_path, play)


def test_a_window_that_nobody_touches_is_kept_in_step_more_slowly_until_somebody_does(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.start(sync=True)
        await rig.time.pass_(UNTOUCHED_AFTER_US / 1_000_000 + 10)
        rig.service.calls.clear()
        await rig.time.pass_(UNTOUCHED_S * 10)
        assert 9 <= looks(rig) <= 11
        rig.service.calls.clear()
        rig.sync.acted()
        await rig.time.settle()
        assert looks(rig) == 1
        rig.sync.acted()
        touched_s = UNTOUCHED_AFTER_US / 1_000_000 - 3
        await rig.time.pass_(touched_s)
        assert abs(looks(rig) - 1 - touched_s / LOOKING_S) < 1

    run(tmp_path, play)


async def leave_alone(rig: Rig) -> None:
    """A window in sight, something unread in it, and nobody at work for long."""
    rig.service.texts = [message("m1", unread=True)]
    rig.start(sync=True)
    await rig.time.pass_(UNTOUCHED_AFTER_US / 1_000_000 + 60)
    rig.service.calls.clear()


def test_flags_are_asked_for_less_often_while_nobody_is_at_work(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await leave_alone(rig)
        await rig.time.pass_(UNTOUCHED_S * 10)
        assert 9 <= looks(rig) <= 11
        assert rig.service.calls.count("conversations new") in (4, 5, 6)
        rig.service.texts = [replace(text, unread=False) for text in rig.service.texts]
        await rig.time.pass_(FLAGS_REST_US / 1_000_000 + UNTOUCHED_S * 1.1)
        assert rig.reader.waiting().unread == 0

    run(tmp_path, play)


def test_flags_whose_request_was_cut_off_are_asked_for_again_with_the_next_look(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await leave_alone(rig)
        while looks(rig) == 0 or "conversations new" in rig.service.calls:
            rig.service.calls.clear()
            await rig.time.pass_(UNTOUCHED_S * 0.9)
        rig.service.faults = [None, errors.ConnectionLost()]  # the look after one without flags has them
        rig.service.calls.clear()
        await rig.time.pass_(UNTOUCHED_S * 1.1 + 4)
        assert not rig.service.faults
        assert rig.service.calls.count("conversations new") == 2

    run(tmp_path, play)


def test_flags_are_asked_for_at_once_where_the_agent_wants_a_look(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await leave_alone(rig)
        for _ in range(3):
            rig.service.calls.clear()
            rig.sync.check_now()
            await rig.time.settle()
            assert (looks(rig), rig.service.calls.count("conversations new")) == (1, 1)
        rig.sync.attend(looking=False)
        rig.service.calls.clear()
        await rig.time.pass_(AWAY_S * 10)
        assert 9 <= rig.service.calls.count("conversations new") <= 11, (
            "a note stands there until a colleague's reading is seen"
        )

    run(tmp_path, play)


def test_lines_are_asked_for_where_that_is_allowed(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(1)
        rig.service.lines_allowed = True
        rig.start(sync=True)
        await rig.time.pass_(5)
        assert [line.name for line in rig.reader.lines()] == ["Front desk", "Shop"]
        assert LinesChanged() in rig.changes

    run(tmp_path, play)


def test_a_text_that_shows_up_late_with_an_older_date_is_found(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.start(sync=True)
        await rig.time.pass_(30)
        rig.service.texts.append(message("late", at_us=NOW_US - 9 * MINUTE_US, unread=True))
        await rig.time.pass_(30)
        assert rig.cache.count() == 4

    run(tmp_path, play)


def test_what_was_read_here_stays_read_though_the_service_goes_on_calling_it_unread(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [message("a", unread=True)]
        rig.start(sync=True)
        await rig.time.pass_(5)
        assert rig.reader.waiting().unread == 1
        rig.inbox.mark_read(whole(CONVERSATION))
        await rig.time.pass_(60)
        assert rig.reader.waiting().unread == 0
        assert [text.unread for text in rig.reader.newest(CONVERSATION, 9)] == [False]

    run(tmp_path, play)


@pytest.mark.expects_log
def test_a_bug_in_a_look_ends_that_look_only(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(1)
        rig.start(sync=True)
        await rig.time.pass_(10)
        answered = rig.service.messages

        async def stumble(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            return answered(_account, page=page // 0, count=count, after_us=after_us)  # type: ignore[return-value]

        rig.service.messages = stumble  # type: ignore[method-assign]
        await rig.time.pass_(10)
        assert [type(bug) for bug in rig.bugs] == [ZeroDivisionError]
        rig.bugs.clear()
        rig.service.messages = answered  # type: ignore[method-assign]
        rig.service.texts.append(message("new", at_us=rig.time.now_us))
        await rig.time.pass_(31)
        assert rig.cache.count() == 2

    run(tmp_path, play)
