"""The outbox: on disk first, out once, settled by what the service says; against a service with faults."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evoinbox.domain import errors
from evoinbox.domain.conversation import Draft
from evoinbox.domain.message import Direction, LineId
from evoinbox.domain.outgoing import OutgoingId, Reason
from evoinbox.engine.changes import NotStored, OutgoingChanged
from evoinbox.store.desk import Desk
from tests.support.build import KEY, MINUTE_US, message
from tests.support.rig import CONVERSATION, TO, Rig, S, run


def test_a_text_is_on_disk_before_anything_leaves_and_out_once(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send()
        assert rig.state() is S.QUEUED
        assert rig.service.calls == []
        assert OutgoingChanged(OutgoingId("o1"), CONVERSATION) in rig.changes
        await rig.time.pass_(60)
        assert rig.state() is S.ACCEPTED
        assert rig.service.sent == [(TO, "on my way")]
        (text,) = rig.reader.newest(CONVERSATION, 9)
        (settled,) = rig.reader.outgoing(CONVERSATION)
        assert settled.server_id == text.id == "s1"

    run(tmp_path, play)


def test_it_is_marked_sending_on_disk_while_its_request_is_out(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        rig.send()
        await rig.time.settle()
        again = Desk(tmp_path / "desk.db", KEY)
        assert [t.state for t in again.in_state(*S)] == [S.SENDING]
        again.close()
        rig.service.gate.set()
        await rig.time.settle()
        assert rig.state() is S.ACCEPTED

    run(tmp_path, play)


def test_the_undo_window_is_kept_and_taking_back_returns_the_words(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send("first", "take me back")
        rig.inbox.save_draft(Draft(CONVERSATION, TO, LineId("line-1"), "begun since", 3))
        await rig.time.pass_(2.9)
        assert rig.service.sent == []
        rig.outbox.take_back(OutgoingId("first"))
        await rig.time.pass_(60)
        assert rig.state("first") is S.WITHDRAWN
        draft = rig.reader.draft(CONVERSATION)
        assert draft is not None
        assert draft.text == "take me back\nbegun since"
        rig.send("second")
        await rig.time.pass_(3)
        assert rig.service.sent == [(TO, "on my way")]
        rig.outbox.take_back(OutgoingId("second"))
        assert rig.state("second") is S.ACCEPTED

    run(tmp_path, play, undo_s=3)


def test_texts_to_one_customer_leave_in_order_one_at_a_time_and_others_do_not_wait(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        for number in range(3):
            rig.send(f"o{number}", f"text {number}")
        rig.send("other", "hello", to="+15035550177")
        await rig.time.settle()
        assert rig.service.calls == ["send", "send"]
        assert [rig.state(f"o{n}") for n in range(3)] == [S.SENDING, S.QUEUED, S.QUEUED]
        rig.service.gate.set()
        await rig.time.pass_(1)
        assert [text for to, text in rig.service.sent if to == TO] == ["text 0", "text 1", "text 2"]

    run(tmp_path, play)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (errors.NameUnknown(), Reason.OFFLINE),
        (errors.SignedOut(), Reason.SIGNED_OUT),
        (errors.Throttled(429, retry_after_s=5), Reason.THROTTLED),
    ],
)
def test_what_was_not_carried_out_waits_and_leaves_by_itself(
    tmp_path: Path, fault: errors.ServiceError, reason: Reason
) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", fault)] * 3
        rig.start()
        rig.send()
        await rig.time.settle()
        assert (rig.state(), rig.reason()) == (S.QUEUED, reason)
        if reason is Reason.THROTTLED:
            await rig.time.pass_(4.9)
            assert len(rig.service.calls) == 1
        await rig.time.pass_(300)
        assert rig.state() is S.ACCEPTED
        assert rig.service.sent == [(TO, "on my way")]
        assert rig.service.calls == ["send"] * 4

    run(tmp_path, play)


@pytest.mark.parametrize(
    "fault", [errors.Refused(400, "X", "no such line"), errors.Forbidden(403), errors.Missing(404)]
)
def test_a_clear_refusal_fails_with_its_words_and_leaves_again_only_when_asked(
    tmp_path: Path, fault: errors.AnsweredError
) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", fault)]
        rig.start()
        rig.send()
        await rig.time.pass_(600)
        failed = rig.desk.outgoing(OutgoingId("o1"))
        assert failed is not None
        assert (failed.state, failed.service_words) == (S.FAILED, fault.message)
        assert rig.service.calls == ["send"]
        rig.outbox.send_again(OutgoingId("o1"))
        await rig.time.pass_(1)
        assert rig.state() is S.ACCEPTED

    run(tmp_path, play)


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
        await rig.time.pass_(600)
        assert rig.service.sent == []
        rig.outbox.count_as_sent(OutgoingId("lost"))
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


def test_an_echo_read_before_the_answer_settles_it_and_the_answer_changes_nothing(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        rig.send()
        await rig.time.settle()
        echo = message("s1", text="on my way", direction=Direction.OUTGOING, at_us=rig.time.now_us)
        rig.inbox.take([echo], {}, live=True)
        assert rig.state() is S.ACCEPTED
        rig.service.gate.set()
        await rig.time.settle()
        (settled,) = rig.reader.outgoing(CONVERSATION)
        assert (settled.state, settled.server_id) == (S.ACCEPTED, "s1")
        assert len(rig.reader.newest(CONVERSATION, 9)) == 1

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


def test_what_was_queued_when_the_program_ended_leaves_at_the_next_start(tmp_path: Path) -> None:
    async def end_at_once(rig: Rig) -> None:
        rig.send()

    async def live(rig: Rig) -> None:
        rig.start()
        await rig.time.pass_(5)
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, end_at_once, undo_s=3)
    run(tmp_path, live, undo_s=3)


def test_a_text_that_cannot_be_stored_is_said_so_and_not_sent(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send()
        rig.send()
        await rig.time.pass_(5)
        assert [type(c.error) for c in rig.changes if isinstance(c, NotStored)] == [errors.StoreError]
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play)


def test_a_yes_without_a_readable_text_is_settled_by_its_echo(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        kept = rig.service.send

        async def send(line: LineId, address: str, text: str) -> None:
            await kept(line, address, text)

        rig.service.send = send  # type: ignore[method-assign]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send()
        await rig.time.settle()
        accepted = rig.desk.outgoing(OutgoingId("o1"))
        assert accepted is not None
        assert (accepted.state, accepted.server_id) == (S.ACCEPTED, None)
        await rig.time.pass_(10)
        (settled,) = rig.reader.outgoing(CONVERSATION)
        assert settled.server_id == "s1"

    run(tmp_path, play)


def test_half_a_surrogate_pair_is_given_back_and_the_next_text_goes(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send("odd", "cut \ud83d")
        rig.send("fine", "whole")
        await rig.time.pass_(5)
        assert [change.id for change in rig.changes if isinstance(change, NotStored)] == ["odd"]
        assert rig.service.sent == [(TO, "whole")]

    run(tmp_path, play)


def test_an_echo_another_text_has_claimed_settles_no_second_one(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut()), ("before", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send("one", "yes")
        await rig.time.pass_(60)
        rig.outbox.count_as_sent(OutgoingId("one"))
        rig.send("two", "yes")
        await rig.time.pass_(1)
        rig.service.texts.append(message("late", text="yes", direction=Direction.OUTGOING, at_us=rig.time.now_us))
        await rig.time.pass_(100)
        one, two = rig.desk.outgoing(OutgoingId("one")), rig.desk.outgoing(OutgoingId("two"))
        assert one is not None
        assert two is not None
        assert (one.server_id, two.server_id, two.state) == ("late", None, S.ASKING)

    run(tmp_path, play)
