"""Before a text leaves the service is read again: whoever was faster is shown, once, and no text waits for long."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evoinbox.api.wire import MessagePage
from evoinbox.domain import errors
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import AccountId, Direction, Message, ThreadId
from evoinbox.domain.outgoing import OutgoingId, Reason
from evoinbox.engine.changes import Arrived
from evoinbox.engine.commands import Discard, Revise, SendAgain
from evoinbox.engine.second_look import MOST_THREADS
from tests.support.build import MINUTE_US, message
from tests.support.rig import CONVERSATION, TO, Rig, S, run, texts

SECOND_US = 1_000_000


def colleague(rig: Rig, name: str = "c1", *, to: str = TO, text: str = "I have called her", ago_s: int = 0) -> Message:
    """Somebody else answers; the service has it, and nothing is known here."""
    found = message(
        name, address=to, at_us=rig.time.now_us - ago_s * SECOND_US, text=text, direction=Direction.OUTGOING,
        sender="Robin",
    )  # fmt: skip
    rig.service.texts.append(found)
    return found


def customer(rig: Rig, text: str, line: str = "line-1") -> None:
    rig.service.texts.append(message(f"i{len(rig.service.texts)}", at_us=rig.time.now_us, text=text, line=line))


def reads(rig: Rig) -> int:
    return sum(call.startswith("messages") for call in rig.service.calls)


async def known(rig: Rig) -> None:
    """The customer's thread is here, as read a minute ago; what is looked for from now on is the second look's."""
    rig.service.texts = texts(rig, 3)
    rig.inbox.take(rig.service.texts, {}, live=False)
    page = await rig.service.conversations(rig.sync._looker._account)
    rig.inbox.learn_threads(page.threads)
    rig.service.calls.clear()
    rig.start()
    await rig.time.settle()


def test_a_colleague_who_was_faster_stops_a_text_once(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        answer = colleague(rig)
        rig.send()
        await rig.time.pass_(60)
        assert (rig.state(), rig.reason()) == (S.QUEUED, Reason.ANSWERED)
        assert rig.service.sent == []
        assert reads(rig) == 1
        text = rig.desk.outgoing(OutgoingId("o1"))
        assert text is not None
        stop = rig.reader.stop(text)
        assert stop is not None
        assert (stop.reason, stop.message.id) == (Reason.ANSWERED, answer.id)  # and it is in the thread

        rig.decide(SendAgain)
        await rig.time.pass_(1)
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, undo_s=3, ask_answered=True)


def test_after_a_yes_only_something_newer_stops_it_again(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        colleague(rig)
        rig.send()
        await rig.time.pass_(60)
        colleague(rig, "c2", text="and she is happy")
        rig.decide(SendAgain)
        await rig.time.pass_(1)
        assert (rig.state(), rig.reason()) == (S.QUEUED, Reason.ANSWERED)
        rig.decide(SendAgain)
        await rig.time.pass_(1)
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, ask_answered=True)


def test_one_word_is_enough_for_all_that_wait_behind(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        for number in range(3):
            rig.send(f"o{number}", f"text {number}")
        colleague(rig)
        await rig.time.pass_(9)
        assert [rig.reason(f"o{n}") for n in range(3)] == [Reason.ANSWERED, Reason.NONE, Reason.NONE]
        rig.decide(SendAgain, "o0")
        await rig.time.pass_(9)
        assert [text for _, text in rig.service.sent] == ["text 0", "text 1", "text 2"]

    run(tmp_path, play, undo_s=3, ask_answered=True)


def test_given_up_it_asks_about_the_next_one_which_other_words_do_not_answer(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.send("o1", "first")
        rig.send("o2", "second")
        colleague(rig)
        await rig.time.pass_(9)
        rig.decide(Discard)
        await rig.time.pass_(1)
        assert (rig.state("o2"), rig.reason("o2")) == (S.QUEUED, Reason.ANSWERED)
        rig.outbox.decide(Revise(OutgoingId("o2"), "second, as Robin said"))
        await rig.time.pass_(9)
        assert rig.reason("o2") is Reason.ANSWERED
        rig.decide(SendAgain, "o2")
        await rig.time.pass_(1)
        assert rig.service.sent == [(TO, "second, as Robin said")]

    run(tmp_path, play, undo_s=3, ask_answered=True)


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


def test_whoever_answers_while_there_was_no_network_is_found_by_the_look_that_ends_it(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.crew.keep(rig.sync.run, "sync", rig.time.clock.sleep)
        rig.service.down = errors.NameUnknown()
        rig.service.send_faults = [("before", errors.NameUnknown())] * 99
        rig.send()
        await rig.time.pass_(20)
        assert rig.reason() is Reason.OFFLINE
        colleague(rig, ago_s=5)
        rig.service.down, rig.service.send_faults = None, []
        await rig.time.pass_(70)
        assert rig.reason() is Reason.ANSWERED
        assert rig.service.sent == []

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


def test_a_customer_who_goes_on_stops_nothing_but_one_who_wants_no_more_does(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        customer(rig, "and one more thing")
        rig.send("o1", "sure")
        await rig.time.pass_(1)
        assert rig.state() is S.ACCEPTED
        rig.time.now_us += MINUTE_US
        customer(rig, "STOP", line="line-2")
        rig.send("o2", "see you")
        await rig.time.pass_(1)
        assert rig.state("o2") is S.ACCEPTED
        rig.time.now_us += MINUTE_US
        customer(rig, "please stop texting me")
        rig.send("o3", "tomorrow then")
        await rig.time.pass_(1)
        assert (rig.state("o3"), rig.reason("o3")) == (S.QUEUED, Reason.OPTED_OUT)
        rig.decide(SendAgain, "o3")
        await rig.time.pass_(1)
        assert rig.state("o3") is S.ACCEPTED

    run(tmp_path, play, ask_answered=True)


def test_the_latest_reason_to_wait_is_the_one_that_is_told(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.service.send_faults = [("before", errors.NameUnknown())] * 99
        rig.send()
        await rig.time.pass_(660)
        assert rig.reason() is Reason.LATE
        rig.inbox.take([colleague(rig)], {}, live=True)
        await rig.time.settle()
        assert rig.reason() is Reason.ANSWERED
        rig.inbox.take([message("stop", at_us=rig.time.now_us, text="STOP")], {}, live=True)
        await rig.time.settle()
        assert rig.reason() is Reason.OPTED_OUT

    run(tmp_path, play, ask_answered=True)


def test_switched_off_nothing_is_read_and_only_an_opt_out_stops(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.send()
        rig.inbox.take([colleague(rig)], {}, live=True)
        await rig.time.pass_(9)
        assert rig.service.sent == [(TO, "on my way")]
        rig.send("o2", line="line-2")
        rig.inbox.take([message("other", at_us=rig.time.now_us, text="STOP")], {}, live=True)
        await rig.time.pass_(9)
        assert rig.state("o2") is S.ACCEPTED  # that was said of another line
        rig.send("o3")
        rig.inbox.take([message("stop", at_us=rig.time.now_us, text="STOP")], {}, live=True)
        await rig.time.pass_(9)
        assert rig.reason("o3") is Reason.OPTED_OUT
        assert reads(rig) == 0

    run(tmp_path, play, undo_s=3)


def test_our_own_texts_stop_nothing(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        for number in range(3):
            rig.send(f"o{number}", "ok")
            await rig.time.pass_(7)
        assert len(rig.service.sent) == 3

    run(tmp_path, play, ask_answered=True)


def test_the_stop_outlives_the_program_and_a_past_that_comes_in_stops_nothing(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        colleague(rig)
        rig.send()
        await rig.time.pass_(9)

    async def next_start(rig: Rig) -> None:
        rig.start()
        rig.send("other", to="+15035550177")
        rig.inbox.take([colleague(rig, "old", to="+15035550177", ago_s=3600)], {}, live=False)
        await rig.time.pass_(9)
        assert (rig.state(), rig.reason()) == (S.QUEUED, Reason.ANSWERED)
        assert rig.service.sent == [("+15035550177", "on my way")]

    run(tmp_path, play, ask_answered=True)
    run(tmp_path, next_start, ask_answered=True)


def test_a_text_that_was_filed_late_stops_one_though_it_is_dated_before_the_word(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)  # whose newest text is half an hour old
        rig.send()
        rig.inbox.take([colleague(rig, ago_s=20 * 60)], {}, live=True)
        await rig.time.pass_(9)
        assert rig.reason() is Reason.ANSWERED
        assert rig.service.sent == []

    run(tmp_path, play, undo_s=3, ask_answered=True)


def test_what_the_service_no_longer_names_stops_nothing(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        await known(rig)
        rig.send()
        answer = colleague(rig)
        rig.inbox.take([answer], {}, live=True)
        rig.inbox.mark_vanished([answer.id])
        rig.service.texts.remove(answer)
        await rig.time.pass_(9)
        assert rig.service.sent == [(TO, "on my way")]

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
