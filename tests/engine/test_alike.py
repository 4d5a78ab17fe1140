"""Several texts of the same words to one customer: each record is one text's, and the right one's.

Found by the state machine of test_life.py, too rare for its short run.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evoinbox.domain import errors
from evoinbox.domain.message import Direction
from evoinbox.engine.commands import CountAsSent, Discard, SendAgain
from evoinbox.ui.thread_row import rows_of
from tests.support.build import message
from tests.support.rig import CONVERSATION, Rig, S, run


def shown(rig: Rig) -> list[str]:
    return [r.text for r in rows_of(rig.reader.newest(CONVERSATION, 99), rig.reader.outgoing(CONVERSATION), {}, {})]


async def refused_after_doubt(rig: Rig, name: str) -> None:
    rig.service.send_faults = [("before", errors.TimedOut()), ("before", errors.Refused(400))]
    rig.send(name, "yes")
    await rig.time.pass_(100)
    assert rig.state(name) is S.ASKING
    rig.decide(SendAgain, name)
    await rig.time.pass_(1)
    assert rig.state(name) is S.FAILED


def test_the_late_record_of_a_counted_text_is_no_failed_text_s(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start(sync=True)
        await rig.time.settle()
        await refused_after_doubt(rig, "one")
        rig.service.send_faults = [("before", errors.TimedOut())]
        rig.send("two", "yes")
        sent_us = rig.time.now_us
        await rig.time.pass_(100)
        rig.decide(CountAsSent, "two")  # the customer has it; its record comes late
        rig.service.texts.append(message("r", text="yes", direction=Direction.OUTGOING, at_us=sent_us + 1))
        await rig.time.pass_(60)
        assert rig.state("one") is S.FAILED  # is ACCEPTED: two texts claimed, one arrived

    run(tmp_path, play)


def test_a_record_read_before_its_answer_is_no_failed_text_s(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start(sync=True)
        await rig.time.settle()
        await refused_after_doubt(rig, "one")
        rig.service.gate = asyncio.Event()
        rig.send("two", "yes")
        await rig.time.settle()
        rig.inbox.take([message("s1", text="yes", direction=Direction.OUTGOING, at_us=rig.time.now_us)], {}, live=True)
        assert rig.state("one") is S.FAILED, "claimed the record of the text that is out"
        rig.service.gate.set()
        await rig.time.pass_(5)
        ids = [t.server_id for t in rig.desk.in_state(*S)]
        assert ids == [None, "s1"]

    run(tmp_path, play)


def test_a_counted_text_and_one_that_is_answered_do_not_share_a_record(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start(sync=True)
        await rig.time.settle()
        rig.service.send_faults = [("before", errors.TimedOut())]
        rig.send("one", "yes")
        sent_us = rig.time.now_us
        await rig.time.pass_(100)
        rig.decide(CountAsSent, "one")
        rig.service.gate = asyncio.Event()
        rig.send("two", "yes")
        await rig.time.settle()
        rig.inbox.take([message("s1", text="yes", direction=Direction.OUTGOING, at_us=rig.time.now_us)], {}, live=True)
        rig.service.gate.set()
        await rig.time.pass_(5)
        rig.service.texts.append(message("r1", text="yes", direction=Direction.OUTGOING, at_us=sent_us + 1))
        await rig.time.pass_(100)
        assert shown(rig) == ["yes", "yes"], (shown(rig), [(t.id, t.server_id) for t in rig.desk.in_state(*S)])

    run(tmp_path, play)


def test_a_discarded_text_leaves_the_records_of_later_ones_alone(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start(sync=True)
        await rig.time.settle()
        for number, decision in enumerate((Discard, CountAsSent, CountAsSent)):
            rig.service.send_faults = [("before", errors.TimedOut())]
            rig.send(f"o{number}", "yes")
            sent_us = rig.time.now_us
            await rig.time.pass_(100)
            rig.decide(decision, f"o{number}")  # type: ignore[arg-type]
            if decision is CountAsSent:
                rig.service.texts.append(
                    message(f"r{number}", text="yes", direction=Direction.OUTGOING, at_us=sent_us + 1)
                )
            await rig.time.pass_(60)
        assert shown(rig) == ["yes", "yes"], [(t.id, t.state, t.server_id) for t in rig.desk.in_state(*S)]

    run(tmp_path, play)


def test_a_text_written_after_a_discarded_one_is_found(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start(sync=True)
        await rig.time.settle()
        for number, (fault, decision) in enumerate(
            (("before", Discard), ("after", CountAsSent), ("after", CountAsSent))
        ):
            rig.service.send_faults = [(fault, errors.TimedOut())]
            rig.send(f"o{number}", "yes")
            await rig.time.pass_(100)
            rig.decide(decision, f"o{number}")  # type: ignore[arg-type]
            await rig.time.pass_(60)
        assert shown(rig) == ["yes", "yes"], [(t.id, t.state, t.server_id) for t in rig.desk.in_state(*S)]

    run(tmp_path, play)


@pytest.mark.expects_log
def test_a_stale_yes_with_the_same_words_is_not_believed(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.start(sync=True)
        await rig.time.settle()
        rig.send("one", "yes")
        await rig.time.pass_(5)
        first = rig.service.texts[-1]

        async def send(*_: object) -> object:
            return first

        rig.service.send = send  # type: ignore[assignment,method-assign]
        rig.send("two", "yes")
        await rig.time.pass_(5)
        assert rig.state("two") is S.CHECKING

    run(tmp_path, play)


def test_the_window_pairs_as_the_desk_does_though_a_text_was_given_up(tmp_path: Path) -> None:
    """The record of a discarded text that arrived all the same is no sign that the next one did."""

    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut()), ("before", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send("given up", "yes")
        sent_us = rig.time.now_us
        await rig.time.pass_(100)
        rig.decide(Discard, "given up")
        rig.send("next", "yes")
        await rig.time.pass_(1)
        rig.service.texts.append(message("late", text="yes", direction=Direction.OUTGOING, at_us=sent_us + 1))
        await rig.time.pass_(100)
        rows = rows_of(rig.reader.newest(CONVERSATION, 9), rig.reader.outgoing(CONVERSATION), {}, {})
        assert [(row.identity, row.state) for row in rows] == [("m:late", S.ACCEPTED), ("o:next", S.ASKING)]

    run(tmp_path, play)
