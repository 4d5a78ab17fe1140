"""Reading the past: once in full, and again for what no look can find; within a budget, and out of the agent's way."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from evoinbox.api.wire import MessagePage
from evoinbox.domain import errors
from evoinbox.domain.message import AccountId, Direction
from evoinbox.engine.changes import Arrived, ConversationsChanged, Freshness
from evoinbox.engine.past import HISTORY_COUNT
from tests.support.build import MINUTE_US, message, whole
from tests.support.rig import CONVERSATION, Rig, run, stored, texts

HOUR_US = 60 * MINUTE_US
BUDGET = 12
"""Pages a minute, where a test is about them."""


def test_a_text_filed_late_under_an_old_date_is_found_and_announced(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 3)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.changes.clear()
        rig.service.texts.append(message("late", at_us=rig.time.now_us - 9 * HOUR_US, unread=True))
        await rig.time.pass_(11 * 60)
        assert "late" in stored(rig)
        assert [change for change in rig.changes if isinstance(change, Arrived)] == [
            Arrived(frozenset({CONVERSATION}), 1)
        ]

    run(tmp_path, play)


def test_a_text_from_long_ago_that_was_changed_is_changed_here(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        old = message("old", at_us=rig.time.now_us - 20 * 24 * HOUR_US, text="helo")
        rig.service.texts = [*texts(rig, 3), old]
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.texts[-1] = replace(old, text="hello")
        await rig.time.pass_(20 * 60)
        assert stored(rig)["old"].text == "helo"
        await rig.time.pass_(6 * 3600)
        assert stored(rig)["old"].text == "hello"

    run(tmp_path, play)


def test_what_was_read_elsewhere_is_read_here_with_the_next_look(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 4, unread=True)
        rig.start(sync=True)
        await rig.time.pass_(60)
        assert rig.reader.waiting().unread == 4
        rig.service.texts = [replace(text, unread=False) for text in rig.service.texts]
        rig.sync.check_now()
        await rig.time.pass_(2)
        assert rig.reader.waiting().unread == 0

    run(tmp_path, play)


def test_what_was_read_elsewhere_is_read_here_however_many_customers_it_is_about(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [
            message(
                f"m{who}-{n}",
                address=f"+1503555{who:04}",
                at_us=rig.time.now_us - (2 * who + n) * MINUTE_US,
                unread=True,
            )
            for who in range(300)
            for n in (1, 2)
        ]
        rig.start(sync=True)
        await rig.time.pass_(60)
        assert rig.reader.waiting().unread == 600
        recent_us = rig.time.now_us - 200 * MINUTE_US
        rig.service.texts = [replace(text, unread=text.at_us > recent_us) for text in rig.service.texts]
        rig.sync.check_now()
        await rig.time.pass_(5)
        assert rig.reader.waiting().unread == sum(text.unread for text in rig.service.texts)

    run(tmp_path, play)


def test_what_somebody_calls_unread_again_is_unread_here_though_it_was_read_here(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        (text,) = rig.service.texts = texts(rig, 1, unread=True)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.inbox.mark_read(whole(CONVERSATION))
        await rig.time.pass_(11 * 60)
        assert rig.reader.waiting().unread == 0
        rig.service.texts = [replace(text, unread=False)]
        await rig.time.pass_(11 * 60)
        rig.service.texts = [text]
        await rig.time.pass_(11 * 60)
        assert rig.reader.waiting().unread == 1

    run(tmp_path, play)


def test_where_the_list_is_refused_flags_come_with_the_last_day(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        async def refuse(_account: AccountId, after_us: int | None = None) -> MessagePage:
            raise errors.Forbidden(403, str(after_us))

        rig.service.texts = texts(rig, 2, unread=True)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.conversations = refuse  # type: ignore[method-assign]
        rig.service.texts = [replace(text, unread=False) for text in rig.service.texts]
        await rig.time.pass_(11 * 60)
        assert rig.reader.waiting().unread == 0

    run(tmp_path, play)


def test_a_text_the_service_no_longer_names_is_marked_and_kept(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 5, unread=True)
        rig.start(sync=True)
        await rig.time.pass_(60)
        gone = rig.service.texts.pop(1)
        await rig.time.pass_(25 * 60)
        found = stored(rig)
        assert [name for name, text in found.items() if text.vanished] == ["m1"]
        assert found["m1"].text == "text 1"
        assert rig.reader.waiting().unread == 4
        rig.service.texts.append(gone)
        await rig.time.pass_(11 * 60)
        assert not stored(rig)["m1"].vanished
        assert rig.reader.waiting().unread == 5

    run(tmp_path, play)


def test_the_newest_text_that_vanished_is_no_conversation_s_preview(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 2)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.texts.pop(0)
        await rig.time.pass_(25 * 60)
        row = rig.reader.conversation(CONVERSATION)
        assert row is not None
        assert row.last_text == "text 1"
        rig.service.texts.clear()
        await rig.time.pass_(25 * 60)
        kept = rig.reader.conversation(CONVERSATION)
        assert kept is not None
        assert kept.last_text == "text 0"

    run(tmp_path, play)


def test_nothing_is_called_vanished_by_one_reading_or_by_one_that_is_not_whole(tmp_path: Path) -> None:
    """A service that answers in part, for an hour: nothing follows from what it leaves out."""

    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 5)
        rig.start(sync=True)
        await rig.time.pass_(60)
        whole = rig.service.messages

        async def in_part(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            answer = await whole(_account, page=page, count=count, after_us=after_us)
            return replace(answer, messages=answer.messages[:2], set_aside=len(answer.messages[2:]))

        rig.service.messages = in_part  # type: ignore[method-assign]
        await rig.time.pass_(3600)
        assert not any(text.vanished for text in stored(rig).values())
        rig.service.messages = whole  # type: ignore[method-assign]
        kept = rig.service.texts
        rig.service.texts = kept[:2]  # gone in one reading only
        await rig.time.pass_(11 * 60)
        rig.service.texts = kept
        await rig.time.pass_(30 * 60)
        assert not any(text.vanished for text in stored(rig).values())

    run(tmp_path, play)


def test_the_past_keeps_to_its_budget(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [
            message(f"m{n}", address=f"+1503555{n % 90 + 1000}", at_us=rig.time.now_us - n * MINUTE_US)
            for n in range(HISTORY_COUNT * BUDGET * 3 // 2)
        ]
        rig.start(sync=True)
        await rig.time.settle()
        pages = [call for call in rig.service.calls if call.startswith("messages") and not call.endswith("new")]
        assert BUDGET - 2 <= len(pages) <= BUDGET + 2
        await rig.time.pass_(60)
        assert rig.cache.count() == len(rig.service.texts)

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_while_the_agent_acts_the_past_waits(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [message(f"m{n}", at_us=rig.time.now_us - n * MINUTE_US) for n in range(HISTORY_COUNT * 20)]
        rig.sync.acted()
        rig.start(sync=True)
        for _ in range(10):
            rig.sync.acted()
            await rig.time.pass_(1)
        assert rig.cache.count() <= HISTORY_COUNT * 4
        await rig.time.pass_(10)
        assert rig.cache.count() == len(rig.service.texts)

    run(tmp_path, play)


def test_the_agent_who_asks_for_the_past_gets_it_now(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [
            message(f"m{n}", at_us=rig.time.now_us - n * MINUTE_US) for n in range(HISTORY_COUNT * 2 * BUDGET)
        ]
        rig.start(sync=True)
        await rig.time.settle()
        assert rig.cache.count() < len(rig.service.texts)
        rig.sync.acted()
        rig.sync.hurry(None)
        await rig.time.settle()
        assert rig.cache.count() == len(rig.service.texts)

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_everything_is_read_again_when_the_agent_misses_something(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 3)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.texts.append(message("ancient", at_us=rig.time.now_us - 400 * 24 * HOUR_US))
        await rig.time.pass_(7 * 3600)
        assert "ancient" not in stored(rig)
        rig.sync.read_all_again()
        await rig.time.pass_(1)
        assert "ancient" in stored(rig)

    run(tmp_path, play)


def test_asking_for_everything_again_counts_though_a_page_is_under_way_and_keeps_to_the_budget(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, HISTORY_COUNT * (BUDGET + 10))
        answered, gate = rig.service.messages, asyncio.Event()

        async def messages(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            if after_us is None and page == BUDGET + 9:
                await gate.wait()
            return await answered(_account, page=page, count=count, after_us=after_us)

        rig.service.messages = messages  # type: ignore[method-assign]
        rig.start(sync=True)
        rig.sync.hurry(None)
        await rig.time.pass_(1)
        rig.service.calls.clear()
        rig.sync.read_all_again()
        gate.set()
        await rig.time.pass_(3600)
        assert rig.service.calls.count("messages 0") == 1
        assert rig.service.calls.count(f"messages {BUDGET + 8}") == 1
        rig.service.calls.clear()
        rig.sync.read_all_again()
        await rig.time.pass_(2)
        assert rig.service.calls.count(f"messages {BUDGET + 5}") == 0

    run(tmp_path, play, pages_a_minute=BUDGET)


def test_waking_ends_a_request_that_would_never_be_answered(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 1)
        rig.start(sync=True)
        await rig.time.pass_(60)
        answered = rig.service.messages
        hung = asyncio.Event()

        async def hang(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            del page, count, after_us
            hung.set()
            await asyncio.Event().wait()
            raise AssertionError

        rig.service.messages = hang  # type: ignore[method-assign]
        rig.sync.check_now()
        await rig.time.pass_(60)
        assert hung.is_set()
        rig.service.messages = answered  # type: ignore[method-assign]
        rig.service.texts.append(message("new", at_us=rig.time.now_us, direction=Direction.INCOMING))
        rig.sync.wake()
        await rig.time.settle()
        assert "new" in stored(rig)
        assert rig.service.started_over == 1

    run(tmp_path, play)


def test_a_network_that_is_not_there_is_asked_often_enough_to_be_in_step_in_five_seconds(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 1)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.down = errors.NameUnknown()
        await rig.time.pass_(8 * 3600)
        rig.changes.clear()
        rig.service.down = None
        rig.service.texts.append(message("new", at_us=rig.time.now_us))
        await rig.time.pass_(4.5)
        assert "new" in stored(rig)

    run(tmp_path, play)


def test_a_look_that_failed_goes_on_where_it_was(tmp_path: Path) -> None:
    """A month away: a hundred pages must not begin anew at each fault."""

    async def play(rig: Rig) -> None:
        rig.service.texts = [message("old", at_us=rig.time.now_us - 31 * 24 * HOUR_US)]
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.texts += [message(f"n{n}", at_us=rig.time.now_us - n * MINUTE_US) for n in range(HISTORY_COUNT * 5)]
        rig.service.calls.clear()
        rig.service.faults = [None, errors.TimedOut(), None, errors.TimedOut(), None, errors.TimedOut()]
        rig.sync.check_now()
        await rig.time.pass_(300)
        assert rig.cache.count() == HISTORY_COUNT * 5 + 1
        looks = [call for call in rig.service.calls if call.endswith("new") and call.startswith("messages")]
        assert looks[:8] == [f"messages {page} new" for page in (0, 1, 1, 2, 2, 3, 3, 4)]
        assert any(isinstance(change, Freshness) for change in rig.changes)
        assert any(isinstance(change, ConversationsChanged) for change in rig.changes)

    run(tmp_path, play)


def test_an_answer_from_here_reads_the_thread_and_one_by_a_flow_does_not(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 2, unread=True)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.service.texts.append(
            message("flow", at_us=rig.time.now_us, direction=Direction.OUTGOING, text="We got your text.", sender="Bot")
        )
        await rig.time.pass_(60)
        assert rig.reader.waiting().number == 2
        rig.send()
        await rig.time.pass_(60)
        assert rig.reader.waiting().number == 0

    run(tmp_path, play)


def test_a_reminder_counts_once_and_ends_with_reading(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = texts(rig, 2)
        rig.start(sync=True)
        await rig.time.pass_(60)
        rig.inbox.mark_unread(CONVERSATION)
        rig.inbox.mark_unread(CONVERSATION)
        row = rig.reader.conversation(CONVERSATION)
        assert row is not None
        assert (row.unread, rig.reader.waiting().unread, rig.reader.conversations()[0].unread) == (1, 1, 1)
        rig.service.texts.append(message("new", at_us=rig.time.now_us, unread=True))
        await rig.time.pass_(60)
        assert rig.reader.waiting().unread == 1
        rig.inbox.mark_read(whole(CONVERSATION))
        assert rig.reader.waiting().unread == 0

    run(tmp_path, play)
