"""Before a text leaves the service is read again: whoever was faster is shown, once."""

from __future__ import annotations

from pathlib import Path

from evoinbox.domain import errors
from evoinbox.domain.outgoing import OutgoingId, Reason
from evoinbox.engine.commands import Discard, Revise, SendAgain
from tests.support.build import MINUTE_US, message
from tests.support.colleagues import colleague, customer, known, reads
from tests.support.rig import TO, Rig, S, run


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
