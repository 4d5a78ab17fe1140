"""The look before a text leaves holds no text for long, and asks little of the service."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evoinbox.api.wire import MessagePage
from evoinbox.domain import errors
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import AccountId, ThreadId
from evoinbox.domain.outgoing import Reason
from evoinbox.engine.changes import Arrived
from evoinbox.engine.commands import Discard
from evoinbox.engine.second_look import MOST_THREADS
from tests.support.build import MINUTE_US, message
from tests.support.colleagues import colleague, known, reads
from tests.support.rig import CONVERSATION, TO, Rig, S, run


def test_the_look_is_done_within_the_time_to_undo(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.send()
        await rig.time.pass_(1.9)
        assert reads(rig) == 0
        await rig.time.pass_(0.2)
        assert reads(rig) == 1
        await rig.time.pass_(0.9)
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, undo_s=3, ask_answered=True)


@pytest.mark.parametrize("undo_s", [0, 3])
def test_a_slow_service_holds_a_text_for_a_moment_only(tmp_path: Path, undo_s: int) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.service.read_gate = asyncio.Event()
        rig.send()
        await rig.time.pass_(undo_s + 0.3)
        assert rig.service.sent == []
        await rig.time.pass_(0.06)
        assert rig.service.sent == [(TO, "on my way")]
        colleague(rig)
        rig.service.read_gate.set()
        await rig.time.pass_(1)
        assert [text.id for text in rig.reader.newest(CONVERSATION, 1)] == ["c1"]  # late, and no less news

    run(tmp_path, play, undo_s=undo_s, ask_answered=True)


@pytest.mark.parametrize("fault", [errors.NameUnknown(), errors.ServerFailed(500), errors.SignedOut()])
def test_a_look_that_fails_holds_up_nothing(tmp_path: Path, fault: errors.ServiceError) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.service.down = fault
        rig.send()
        await rig.time.settle()
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, ask_answered=True)


def test_a_service_that_wants_a_pause_is_left_in_peace(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.service.faults = [errors.Throttled(429, retry_after_s=60)]
        for number in range(6):
            rig.send(f"o{number}")
            await rig.time.pass_(9)
        assert reads(rig) == 1
        assert len(rig.service.sent) == 6
        await rig.time.pass_(10)
        rig.send("after")
        await rig.time.pass_(1)
        assert reads(rig) == 2

    run(tmp_path, play, ask_answered=True)


def test_a_pause_that_a_text_was_asked_for_is_kept_by_its_look_too(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.service.send_faults = [("before", errors.Throttled(429, retry_after_s=20))]
        rig.send()
        await rig.time.pass_(19.9)
        assert reads(rig) == 1
        await rig.time.pass_(1)
        assert reads(rig) == 2
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, ask_answered=True)


def test_what_a_look_has_just_read_is_not_read_again_and_counts(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.crew.keep(rig.sync.run, "sync", rig.time.clock.sleep)
        await rig.time.pass_(1)
        before = reads(rig)
        rig.send()
        await rig.time.settle()
        assert reads(rig) == before
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, ask_answered=True)


@pytest.mark.parametrize("refused", [True, False])
def test_a_filter_that_is_refused_or_ignored_is_done_without(tmp_path: Path, *, refused: bool) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.service.filters = False
        rig.service.faults = [errors.Refused(400, "X", "no such filter")] if refused else []
        rig.service.texts += [
            message(f"x{n}", address=f"+150355501{n:02}", at_us=rig.time.now_us - MINUTE_US) for n in range(60)
        ]
        colleague(rig)
        rig.send()
        await rig.time.pass_(1)
        assert rig.reason() is Reason.ANSWERED
        colleague(rig, "c2", to="+15035550177")
        rig.send("other", to="+15035550177")
        await rig.time.pass_(1)
        assert rig.reason("other") is Reason.ANSWERED
        assert len(rig.service.asked_for) == 1
        await rig.time.pass_(9)
        rig.decide(Discard)
        rig.send("again")
        await rig.time.pass_(1)
        assert rig.state("again") is S.ACCEPTED
        assert len(rig.service.asked_for) == (1 if refused else 2)

    run(tmp_path, play, ask_answered=True)


def test_texts_that_are_due_together_need_few_requests(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        for number in range(20):
            rig.send(f"o{number}", to=f"+150355501{number:02}")
        await rig.time.pass_(5)
        assert len(rig.service.sent) == 20
        assert reads(rig) <= 2

    run(tmp_path, play, undo_s=3, ask_answered=True)


def test_a_service_that_does_not_answer_is_asked_twice_at_a_time_at_most(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.service.read_gate = asyncio.Event()
        rig.send()
        rig.outbox.wake()
        await rig.time.pass_(1)
        assert reads(rig) == 1  # once for one customer
        for number in range(5):
            rig.send(f"o{number}x", to=f"+150355501{number:02}")
            await rig.time.pass_(1)
        assert reads(rig) == 2
        assert len(rig.service.sent) == 6

    run(tmp_path, play, ask_answered=True)


def test_a_look_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evoinbox.engine.second_look.LONGEST_S", 0)

    async def play(rig: Rig) -> None:
        await known(rig)
        rig.service.read_gate = asyncio.Event()
        rig.send()
        await rig.time.settle()
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, ask_answered=True)


@pytest.mark.expects_log
def test_nothing_is_asked_while_the_service_has_told_the_looks_to_wait(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.crew.keep(rig.sync.run, "sync", rig.time.clock.sleep)
        await rig.time.pass_(1)
        rig.service.faults = [errors.Throttled(429, retry_after_s=60)]
        rig.sync.check_now()
        await rig.time.pass_(10)
        before = reads(rig)
        rig.send()
        await rig.time.pass_(1)
        assert reads(rig) == before
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, ask_answered=True)


def test_of_many_customers_at_once_all_that_is_new_is_asked_for(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        to = [f"+150355502{number:02}" for number in range(MOST_THREADS + 1)]
        rig.inbox.learn_threads({ThreadId(one): ConversationKey(f"tel:{one}") for one in to})
        for one in to:
            rig.send(one, to=one)
        colleague(rig, to=to[0])
        await rig.time.pass_(1)
        assert rig.service.asked_for == []
        assert rig.reason(to[0]) is Reason.ANSWERED

    run(tmp_path, play, ask_answered=True)


def test_where_the_date_is_not_heeded_older_texts_are_no_news(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        old = message("old", address="+15035550177", at_us=rig.time.now_us - 60 * MINUTE_US, unread=True)
        rig.service.texts.append(old)
        asked = rig.service.messages

        async def messages(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            del after_us
            return await asked(_account, page=page, count=count)

        rig.service.messages = messages  # type: ignore[method-assign]
        rig.send(to="+15035550188")
        await rig.time.pass_(1)
        assert reads(rig) == 1
        assert not [change for change in rig.changes if isinstance(change, Arrived)]

    run(tmp_path, play, ask_answered=True)
