"""Which looks at the service count before the agent is asked about a text that nobody has seen."""

from __future__ import annotations

from pathlib import Path

from evoinbox.api.wire import MessagePage
from evoinbox.domain import errors
from evoinbox.domain.message import AccountId, Direction
from evoinbox.engine.commands import SendAgain
from evoinbox.engine.past import HISTORY_COUNT
from tests.support.build import MINUTE_US, message, outgoing
from tests.support.rig import Rig, S, run


def test_only_looks_that_began_after_a_text_became_undecided_count(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut())]
        rig.start()
        rig.send()
        begun_us = rig.time.now_us - 1
        await rig.time.settle()
        for _ in range(9):
            await rig.time.pass_(20)
            rig.outbox.on_good_look(begun_us, 0)
        assert rig.state() is S.CHECKING
        for _ in range(2):
            await rig.time.pass_(20)
            rig.outbox.on_good_look(rig.time.now_us, 0)
        assert rig.state() is S.CHECKING
        rig.outbox.on_good_look(rig.time.now_us, 0)
        assert rig.state() is S.CHECKING
        await rig.time.pass_(20)
        rig.outbox.on_good_look(rig.time.now_us, 0)
        assert rig.state() is S.ASKING

    run(tmp_path, play)


def test_a_clock_set_back_while_a_text_is_undecided_delays_the_question_by_no_hours(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut())]
        rig.start(sync=True)
        await rig.time.settle()
        rig.send()
        await rig.time.pass_(10)
        rig.time.now_us -= 5 * 60 * MINUTE_US
        for _ in range(9):
            await rig.time.pass_(10)
            rig.outbox.on_good_look(rig.time.now_us, 0)
        assert rig.state() is S.ASKING

    run(tmp_path, play)


def test_nobody_is_asked_before_the_time_of_the_text_was_read(tmp_path: Path) -> None:
    """The cache is new and the past comes page by page: the echo may be on a page that has not come."""

    async def play(rig: Rig) -> None:
        hour_us = 60 * MINUTE_US
        rig.desk.enqueue(outgoing(state=S.QUEUED, written_at_us=rig.time.now_us - hour_us))
        rig.desk.update(outgoing(state=S.CHECKING, sent_at_us=rig.time.now_us - hour_us))
        rig.service.texts = [message(f"m{n}", at_us=rig.time.now_us - n) for n in range(1, HISTORY_COUNT + 1)]
        rig.service.texts.append(
            message("echo", text="on my way", direction=Direction.OUTGOING, at_us=rig.time.now_us - hour_us)
        )
        past = rig.service.messages
        closed = True

        async def messages(_account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
            if after_us is None and page > 0 and closed:
                raise errors.ServerFailed(500)
            return await past(_account, page=page, count=count, after_us=after_us)

        rig.service.messages = messages  # type: ignore[method-assign]
        rig.start(sync=True)
        await rig.time.pass_(1000)
        looks = rig.service.calls.count("messages 0 new")
        assert looks >= 9
        assert rig.state() is S.CHECKING
        closed = False
        await rig.time.pass_(200)
        assert rig.state() is S.ACCEPTED

    run(tmp_path, play)


def test_a_text_that_is_in_doubt_again_before_the_next_look_is_looked_for_as_long_again(tmp_path: Path) -> None:
    """The agent sends again at once, and the second answer is lost before anybody has looked."""

    async def play(rig: Rig) -> None:
        rig.service.send_faults = [("before", errors.TimedOut()), ("before", errors.TimedOut())]
        rig.start()
        rig.send()
        await rig.time.settle()
        for _ in range(3):
            await rig.time.pass_(20)
            rig.outbox.on_good_look(rig.time.now_us, 0)
        assert rig.state() is S.ASKING
        rig.decide(SendAgain)
        await rig.time.pass_(1)
        assert rig.state() is S.CHECKING
        for _ in range(3):
            await rig.time.pass_(5)
            rig.outbox.on_good_look(rig.time.now_us, 0)
        assert rig.state() is S.CHECKING
        await rig.time.pass_(31)
        rig.outbox.on_good_look(rig.time.now_us, 0)
        assert rig.state() is S.ASKING

    run(tmp_path, play)
