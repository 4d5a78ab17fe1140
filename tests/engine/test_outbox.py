"""The outbox: on disk first, out once, settled by what the service says; against a service with faults."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evoinbox.domain import errors
from evoinbox.domain.conversation import Draft
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingId, Reason
from evoinbox.engine.changes import NotStored, OutgoingChanged
from evoinbox.engine.commands import Release, Send, SendAgain
from evoinbox.engine.departures import MOST_AT_ONCE
from evoinbox.store.desk import Desk
from tests.support.build import KEY, MINUTE_US
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


def test_an_answer_on_a_notification_waits_to_be_undone_and_leaves_the_draft_alone(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.desk.save_draft(Draft(CONVERSATION, TO, LineId("l1"), "begun", 5))
        rig.start()
        rig.outbox.accept(Send(OutgoingId("o1"), TO, LineId("l1"), "yes", 3, beside_draft=True))
        await rig.time.pass_(2)
        assert rig.state() is S.QUEUED
        await rig.time.pass_(60)
        assert rig.service.sent == [(TO, "yes")]
        draft = rig.desk.draft(CONVERSATION)
        assert draft is not None
        assert draft.text == "begun"

    run(tmp_path, play, undo_s=3)


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
        rig.decide(SendAgain, "o1")
        await rig.time.pass_(1)
        assert rig.state() is S.ACCEPTED

    run(tmp_path, play)


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


def test_half_a_surrogate_pair_is_given_back_and_the_next_text_goes(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send("odd", "cut \ud83d")
        rig.send("fine", "whole")
        await rig.time.pass_(5)
        assert [change.id for change in rig.changes if isinstance(change, NotStored)] == ["odd"]
        assert rig.service.sent == [(TO, "whole")]

    run(tmp_path, play)


def test_order_is_that_of_writing_though_the_clock_steps_back(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        rig.send("one", "first")
        rig.time.now_us -= 60 * MINUTE_US
        rig.send("two", "second")
        await rig.time.pass_(5)
        rig.service.gate.set()
        await rig.time.pass_(5)
        assert [text for _, text in rig.service.sent] == ["first", "second"]
        assert [text.text for text in rig.reader.outgoing(CONVERSATION)] == ["first", "second"]

    run(tmp_path, play, undo_s=3)


def test_no_more_requests_are_out_at_once_than_there_are_connections(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        for number in range(20):
            rig.send(f"o{number}", to=f"+150355501{number:02}")
        await rig.time.pass_(1)
        assert len(rig.service.calls) == MOST_AT_ONCE
        rig.service.gate.set()
        await rig.time.pass_(1)
        assert len(rig.service.sent) == 20

    run(tmp_path, play)


def test_a_clock_that_is_set_back_delays_no_text(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send()
        rig.time.now_us -= 60 * MINUTE_US
        rig.outbox.decide(Release(OutgoingId("o1")))
        await rig.time.pass_(1)
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, undo_s=3)


def test_a_seat_that_closes_before_a_request_has_begun_leaves_the_text_waiting(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.outbox.recover()
        rig.send()
        rig.outbox._departures.start_due(())
        assert rig.state() is S.SENDING
        await rig.crew.dismiss()
        rig.outbox.close()
        assert rig.state() is S.QUEUED
        assert rig.service.calls == []

    async def next_start(rig: Rig) -> None:
        rig.start()
        await rig.time.settle()
        assert rig.state() is S.ACCEPTED
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play)
    run(tmp_path, next_start)


def test_a_seat_that_closes_in_the_middle_of_a_request_does_not_guess(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        rig.send()
        await rig.time.settle()
        await rig.crew.dismiss()
        rig.outbox.close()
        assert rig.state() is S.SENDING

    run(tmp_path, play)
