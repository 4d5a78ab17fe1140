"""What may have been carried out: looked for, found, handed to the agent, and never sent again by the program."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from evoinbox.domain import errors
from evoinbox.domain.message import Direction, LineId, Message
from evoinbox.domain.outgoing import OutgoingId, OutgoingState, Reason
from evoinbox.engine.commands import CountAsSent, Discard, SendAgain
from tests.support.build import MINUTE_US, message
from tests.support.rig import CONVERSATION, TO, Rig, S, run

UNCLEAR = [errors.TimedOut(), errors.ConnectionLost(), errors.ServerFailed(500), errors.Unreadable("text/html")]


@pytest.mark.parametrize("fault", UNCLEAR, ids=lambda e: type(e).__name__)
def test_an_unclear_outcome_is_looked_for_and_found_never_sent_again(
    tmp_path: Path, fault: errors.ServiceError
) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("after", fault)]
        rig.start()
        rig.send()
        await rig.time.settle()
        assert rig.state() is S.CHECKING
        rig.start(sync=True)
        await rig.time.pass_(20)
        assert rig.state() is S.ACCEPTED
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play)


@pytest.mark.parametrize("fault", UNCLEAR, ids=lambda e: type(e).__name__)
def test_what_is_not_found_in_half_a_minute_is_asked_about(tmp_path: Path, fault: errors.ServiceError) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", fault)]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send("lost", "did it arrive?")
        rig.send("next", "held back")
        await rig.time.pass_(29)
        assert (rig.state("lost"), rig.state("next")) == (S.CHECKING, S.QUEUED)
        await rig.time.pass_(31)
        assert rig.state("lost") is S.ASKING
        await rig.time.pass_(300)
        assert rig.service.sent == []
        rig.decide(CountAsSent, "lost")
        await rig.time.pass_(1)
        assert rig.state("lost") is S.ACCEPTED
        assert rig.service.sent == [(TO, "held back")]

    run(tmp_path, play)


def test_one_echo_settles_one_text(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("after", errors.TimedOut()), ("before", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send("one", "yes")
        await rig.time.pass_(10)
        assert rig.state("one") is S.ACCEPTED
        rig.send("two", "yes")
        await rig.time.pass_(100)
        assert rig.state("two") is S.ASKING
        assert rig.service.sent == [(TO, "yes")]

    run(tmp_path, play)


def test_a_colleague_s_same_words_a_minute_ago_are_not_our_echo(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [
            message("colleague", text="on my way", direction=Direction.OUTGOING, at_us=rig.time.now_us - MINUTE_US)
        ]
        rig.service.send_faults = [("before", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send()
        await rig.time.pass_(100)
        assert rig.state() is S.ASKING

    run(tmp_path, play)


def test_an_echo_read_before_the_answer_waits_for_it_and_is_the_same_text(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        rig.send()
        await rig.time.settle()
        echo = message("s1", text="on my way", direction=Direction.OUTGOING, at_us=rig.time.now_us)
        rig.inbox.take([echo], {}, live=True)
        assert rig.state() is S.SENDING
        rig.service.gate.set()
        await rig.time.settle()
        (settled,) = rig.reader.outgoing(CONVERSATION)
        assert (settled.state, settled.server_id) == (S.ACCEPTED, "s1")
        assert len(rig.reader.newest(CONVERSATION, 9)) == 1

    run(tmp_path, play)


@pytest.mark.parametrize(
    ("fault", "state"),
    [(errors.Refused(400), S.FAILED), (errors.ConnectionRefused(), S.QUEUED), (errors.TimedOut(), S.ACCEPTED)],
    ids=["refused", "offline", "unclear"],
)
def test_a_colleague_s_same_words_while_a_text_is_out_do_not_make_a_clear_no_a_yes(
    tmp_path: Path, fault: errors.ServiceError, state: OutgoingState
) -> None:
    async def play(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.service.send_faults = [("before", fault)]
        rig.start()
        rig.send()
        await rig.time.settle()
        theirs = message("theirs", text="on my way", direction=Direction.OUTGOING, at_us=rig.time.now_us)
        rig.inbox.take([theirs], {}, live=True)
        rig.service.gate.set()
        await rig.time.settle()
        assert rig.state() is state

    run(tmp_path, play)


def test_what_was_being_sent_when_the_program_died_is_looked_for_and_never_sent_again(tmp_path: Path) -> None:
    async def die(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        rig.send()
        await rig.time.settle()
        assert rig.state() is S.SENDING

    async def live(rig: Rig) -> None:
        rig.start(sync=True)
        assert rig.state() is S.CHECKING
        await rig.time.pass_(100)
        assert rig.state() is S.ASKING
        assert rig.service.calls.count("send") == 0

    run(tmp_path, die)
    run(tmp_path, live)


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (None, Reason.UNREADABLE),
        (message("s1", text="on my way"), Reason.OTHER_TEXT),
        (message("s1", text="on my way", direction=Direction.OUTGOING, address="+15035550177"), Reason.OTHER_TEXT),
        (message("s1", text="on my way", direction=Direction.OUTGOING, line="line-2"), Reason.OTHER_TEXT),
        (message("s1", text="on your way", direction=Direction.OUTGOING), Reason.OTHER_TEXT),
    ],
    ids=["unreadable", "a customer's", "to another", "from another line", "other words"],
)
def test_a_yes_that_does_not_speak_of_the_text_is_none_until_the_echo_comes(
    tmp_path: Path, answer: Message | None, reason: Reason
) -> None:
    async def play(rig: Rig) -> None:
        kept = rig.service.send

        async def send(line: LineId, address: str, text: str) -> Message | None:
            await kept(line, address, text)
            return answer

        rig.service.send = send  # type: ignore[method-assign]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send()
        await rig.time.settle()
        assert (rig.state(), rig.reason()) == (S.CHECKING, reason)
        await rig.time.pass_(10)
        (settled,) = rig.reader.outgoing(CONVERSATION)
        assert (settled.state, settled.server_id) == (S.ACCEPTED, "s1")

    run(tmp_path, play)


def test_a_yes_in_the_form_the_service_files_texts_is_one(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        kept = rig.service.send

        async def send(line: LineId, address: str, text: str) -> Message:
            del text
            filed = await kept(line, address, "it's on my way")
            assert filed is not None
            return replace(filed, line=LineId(""))

        rig.service.send = send  # type: ignore[method-assign]
        rig.start()
        rig.send(text=" it\u2019s on my way\n")
        await rig.time.settle()
        assert rig.state() is S.ACCEPTED
        (kept_here,) = rig.reader.newest(CONVERSATION, 9)
        assert kept_here.line == "line-1"

    run(tmp_path, play)


def test_an_echo_another_text_has_claimed_settles_no_second_one(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut()), ("before", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send("one", "yes")
        await rig.time.pass_(60)
        rig.decide(CountAsSent, "one")
        rig.send("two", "yes")
        await rig.time.pass_(1)
        rig.service.texts.append(message("late", text="yes", direction=Direction.OUTGOING, at_us=rig.time.now_us))
        await rig.time.pass_(100)
        one, two = rig.desk.outgoing(OutgoingId("one")), rig.desk.outgoing(OutgoingId("two"))
        assert one is not None
        assert two is not None
        assert (one.server_id, two.server_id, two.state) == ("late", None, S.ASKING)

    run(tmp_path, play)


def test_an_echo_that_was_stored_when_the_program_died_is_found_at_the_next_start(tmp_path: Path) -> None:
    """The cache had it and the desk did not know: no later look brings it as news."""

    async def die(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        rig.send()
        await rig.time.settle()
        with rig.cache.transaction():
            echo = message("s1", text="on my way", direction=Direction.OUTGOING, at_us=rig.time.now_us)
            rig.cache.store([echo], ())

    async def live(rig: Rig) -> None:
        rig.start()
        assert rig.state() is S.ACCEPTED

    run(tmp_path, die)
    run(tmp_path, live)


def test_a_first_echo_that_comes_before_the_text_leaves_again_keeps_it_from_leaving(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send()
        await rig.time.pass_(100)
        assert rig.state() is S.ASKING
        left = rig.desk.outgoing(OutgoingId("o1"))
        assert left is not None
        rig.service.send_faults = [("before", errors.NameUnknown())]
        rig.decide(SendAgain)
        await rig.time.settle()
        assert (rig.state(), rig.reason()) == (S.QUEUED, Reason.OFFLINE)
        late = message("late", text="on my way", direction=Direction.OUTGOING, at_us=left.sent_at_us + 5)
        rig.inbox.take([late], {}, live=True)
        await rig.time.pass_(300)
        assert rig.state() is S.ACCEPTED
        assert rig.service.calls.count("send") == 2
        assert rig.service.sent == []

    run(tmp_path, play)


def test_the_late_echo_of_a_text_that_was_given_up_is_no_other_text_s(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut()), ("before", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send("given up", "yes")
        await rig.time.pass_(100)
        rig.decide(Discard, "given up")
        rig.send("again", "yes")
        await rig.time.pass_(1)
        late = message("late", text="yes", direction=Direction.OUTGOING, at_us=rig.time.now_us - MINUTE_US)
        rig.service.texts.append(late)
        await rig.time.pass_(100)
        assert rig.state("given up") is S.WITHDRAWN
        assert rig.state("again") is S.ASKING

    run(tmp_path, play)


def test_echoes_are_known_by_the_service_s_clock(tmp_path: Path) -> None:
    """Two hours apart from ours: without its Date nobody would find them."""

    async def play(rig: Rig) -> None:
        hours_us = 2 * 60 * MINUTE_US
        rig.service.ahead_us = hours_us
        rig.service.now_us = lambda: rig.time.now_us + hours_us
        rig.service.send_faults = [("after", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send()
        await rig.time.pass_(10)
        assert rig.state() is S.ACCEPTED

    run(tmp_path, play)


def test_a_first_echo_that_comes_after_the_second_attempt_was_refused_says_that_it_arrived(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut()), ("before", errors.Refused(400))]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send()
        await rig.time.pass_(100)
        left = rig.desk.outgoing(OutgoingId("o1"))
        assert left is not None
        rig.decide(SendAgain)
        await rig.time.settle()
        assert rig.state() is S.FAILED
        late = message("late", text="on my way", direction=Direction.OUTGOING, at_us=left.sent_at_us + 5)
        rig.inbox.take([late], {}, live=True)
        assert rig.state() is S.ACCEPTED

    run(tmp_path, play)


@pytest.mark.expects_log
def test_a_bug_in_a_request_leaves_its_text_undecided_and_nothing_stuck(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        kept = rig.service.send

        async def send(line: LineId, address: str, text: str) -> Message | None:
            await kept(line, address, text)
            raise ZeroDivisionError

        rig.service.send = send  # type: ignore[method-assign]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send()
        await rig.time.settle()
        assert rig.state() is S.CHECKING
        await rig.time.pass_(10)
        assert rig.state() is S.ACCEPTED
        assert [type(bug) for bug in rig.bugs] == [ZeroDivisionError]
        rig.bugs.clear()

    run(tmp_path, play)
