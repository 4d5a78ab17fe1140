"""What the agent decides about texts that have not left: taking back, changing, and asking first after a long wait."""

from __future__ import annotations

from pathlib import Path

from evoinbox.domain import errors
from evoinbox.domain.conversation import Draft
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingId, Reason
from evoinbox.engine.commands import Discard, Hold, Release, Revise, Send, SendAgain, TakeBack
from tests.support.build import MINUTE_US
from tests.support.rig import CONVERSATION, TO, Rig, S, run


def test_the_undo_window_is_kept_and_taking_back_returns_the_words(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send("first", "take me back")
        rig.inbox.save_draft(Draft(CONVERSATION, TO, LineId("line-1"), "begun since", 3))
        await rig.time.pass_(2.9)
        assert rig.service.sent == []
        rig.decide(TakeBack, "first")
        await rig.time.pass_(60)
        assert rig.state("first") is S.WITHDRAWN
        draft = rig.reader.draft(CONVERSATION)
        assert draft is not None
        assert draft.text == "take me back\nbegun since"
        rig.send("second")
        await rig.time.pass_(3)
        assert rig.service.sent == [(TO, "on my way")]
        rig.decide(TakeBack, "second")
        assert rig.state("second") is S.ACCEPTED

    run(tmp_path, play, undo_s=3)


def test_what_could_not_leave_for_ten_minutes_asks_first_and_holds_back_what_follows(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.NameUnknown())] * 99
        rig.start()
        rig.send("early", "are you there?")
        await rig.time.pass_(9 * 60)
        rig.send("later", "hello?")
        await rig.time.pass_(2 * 60)
        assert (rig.state("early"), rig.reason("early")) == (S.QUEUED, Reason.LATE)
        rig.service.send_faults = []
        await rig.time.pass_(2 * 60)
        assert rig.service.sent == []
        rig.decide(SendAgain, "early")
        await rig.time.pass_(1)
        assert rig.service.sent == [(TO, "are you there?"), (TO, "hello?")]

    run(tmp_path, play)


def test_what_waited_overnight_asks_at_the_next_start(tmp_path: Path) -> None:
    async def evening(rig: Rig) -> None:
        rig.send("o1")

    async def morning(rig: Rig) -> None:
        rig.time.now_us += 12 * 60 * MINUTE_US
        rig.start()
        await rig.time.pass_(60)
        assert (rig.state(), rig.reason()) == (S.QUEUED, Reason.LATE)
        assert rig.service.calls == []
        rig.decide(Discard)
        assert rig.state() is S.WITHDRAWN

    run(tmp_path, evening, undo_s=3)
    run(tmp_path, morning, undo_s=3)


def test_a_text_is_held_while_it_is_changed_and_leaves_changed_in_its_place(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send("one", "first draft")
        rig.send("two", "after it")
        rig.decide(Hold, "one")
        await rig.time.pass_(60)
        assert rig.service.calls == []
        rig.outbox.decide(Revise(OutgoingId("one"), "better words"))
        await rig.time.pass_(2.9)
        assert rig.service.calls == []
        await rig.time.pass_(1)
        assert rig.service.sent == [(TO, "better words"), (TO, "after it")]
        rig.outbox.decide(Revise(OutgoingId("one"), "too late"))
        left = rig.desk.outgoing(OutgoingId("one"))
        assert left is not None
        assert left.text == "better words"

    run(tmp_path, play, undo_s=3)


def test_what_is_released_unchanged_leaves(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.send()
        rig.decide(Hold)
        await rig.time.pass_(10)
        rig.decide(Release)
        await rig.time.pass_(1)
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play, undo_s=3)


def test_a_text_taken_back_returns_with_cursor_and_line(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start()
        rig.outbox.accept(Send(OutgoingId("o1"), TO, LineId("line-2"), "hello there", 5))
        rig.decide(TakeBack)
        assert rig.reader.draft(CONVERSATION) == Draft(CONVERSATION, TO, LineId("line-2"), "hello there", 5)

    run(tmp_path, play, undo_s=3)


def test_a_failed_text_can_be_taken_back(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.Refused(400))]
        rig.start()
        rig.send()
        await rig.time.pass_(1)
        rig.decide(TakeBack)
        draft = rig.reader.draft(CONVERSATION)
        assert draft is not None
        assert (rig.state(), draft.text) == (S.WITHDRAWN, "on my way")

    run(tmp_path, play)
