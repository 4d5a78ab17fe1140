"""The figures of a shift, beside a count that looks at every pair of texts; and the edges of what a wait is."""

from __future__ import annotations

import statistics

from hypothesis import given
from hypothesis import strategies as st

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import WAITS_AT_MOST_US
from evoinbox.domain.message import LineId
from evoinbox.domain.report import HOURS, Open, Report, Share, Tally, Turn, Waits

HOUR_US = 3_600_000_000
BEGIN, END = 1000 * HOUR_US, 1024 * HOUR_US
ANN = ConversationKey("tel:+1")


def hour_of(at_us: int) -> int:
    return at_us // HOUR_US % 24


def turn(hours: float, *, out: str | None = None, line: str = "a") -> Turn:
    """A text so many hours after the beginning; of the business where `out` names who."""
    return Turn(BEGIN + int(hours * HOUR_US), out is None, LineId(line), out or "")


def count(*turns: Turn, waits_no_more: bool = False) -> Report:
    tally = Tally(BEGIN, END, hour_of)
    tally.take(ANN, turns, waits_no_more=waits_no_more)
    return tally.report()


def test_a_wait_begins_with_the_first_text_and_ends_with_the_next_answer() -> None:
    found = count(turn(1), turn(2), turn(4, out="Dana"), turn(5, out="Dana"), turn(6, out="Lee"))
    assert found.whole == Share(2, 3, Waits(1, 3 * HOUR_US, 3 * HOUR_US), 0)
    assert found.answered == 1
    assert found.senders == (
        ("Dana", Share(0, 2, Waits(1, 3 * HOUR_US, 3 * HOUR_US))),
        ("Lee", Share(0, 1)),
    )


def test_it_counts_where_it_ends_on_the_line_that_was_texted() -> None:
    found = count(turn(-5, line="b"), turn(0, out="Dana", line="a"))
    assert found.whole == Share(0, 1, Waits(1, 5 * HOUR_US, 5 * HOUR_US))
    assert dict(found.lines) == {
        LineId("a"): Share(0, 1), LineId("b"): Share(0, 0, Waits(1, 5 * HOUR_US, 5 * HOUR_US)),
    }  # fmt: skip
    assert found.hours[hour_of(BEGIN)].waits.count == 1
    assert count(turn(23), turn(24, out="Dana")).whole == Share(1, 0, Waits(), 1)


def test_who_was_not_answered_still_waits_unless_the_agent_is_done_or_a_week_has_passed() -> None:
    assert count(turn(-2), turn(3)).still_open == (Open(ANN, LineId("a"), BEGIN - 2 * HOUR_US),)
    assert count(turn(-2), turn(3), waits_no_more=True).still_open == ()
    assert count(turn(-150), turn(3)).still_open == (Open(ANN, LineId("a"), BEGIN + 3 * HOUR_US),)
    assert count(turn(-150)).still_open == ()
    assert count(turn(-168), turn(1, out="Dana")).whole.waits == Waits()


def test_a_text_and_its_answer_of_one_instant_are_in_that_order() -> None:
    assert count(turn(1, out="Dana"), turn(1)).whole == Share(1, 1, Waits(1, 0, 0))


def test_a_long_conversation_may_be_told_in_parts() -> None:
    turns = [turn(n / 10, out="Dana" if n % 3 == 2 else None) for n in range(100)]
    tally = Tally(BEGIN, END, hour_of)
    for first in range(0, 100, 7):
        tally.take(ANN, turns[first : first + 7], more=first + 7 < 100)
    assert tally.report() == count(*turns)


def test_nothing_at_all() -> None:
    assert count() == Report(BEGIN, END, Share(), 0, (), (), tuple(Share() for _ in range(HOURS)), ())


TURNS = st.lists(
    st.builds(
        Turn, st.integers(-200, 30).map(lambda hours: BEGIN + hours * HOUR_US), st.booleans(), st.sampled_from("ab"),
        st.sampled_from(("", "Dana", "Lee")),
    ),
    max_size=25,
)  # fmt: skip


@given(st.lists(TURNS, max_size=4))
def test_it_equals_a_count_of_pairs(conversations: list[list[Turn]]) -> None:
    tally = Tally(BEGIN, END, hour_of)
    waits: list[int] = []
    still_open, answered = 0, 0
    for number, turns in enumerate(conversations):
        tally.take(ConversationKey(f"tel:{number}"), turns)
        ended = [wait for one in turns if (wait := waited(one, turns)) is not None]
        waits += ended
        answered += bool(ended)
        still_open += any(is_open(one, turns) for one in turns)
    found = tally.report()
    counted = [one for turns in conversations for one in turns if BEGIN <= one.at_us < END]
    assert found.whole.texts_in == sum(one.incoming for one in counted)
    assert found.whole.texts_out == sum(not one.incoming for one in counted)
    assert (found.whole.waits.count, found.answered, len(found.still_open)) == (len(waits), answered, still_open)
    assert found.whole.waits.longest_us == max(waits, default=0)
    assert found.whole.waits.median_us == (int(statistics.median(waits)) if waits else 0)
    for parts in (found.hours, [share for _, share in found.lines]):
        assert sum(share.texts_in for share in parts) == found.whole.texts_in
        assert sum(share.texts_out for share in parts) == found.whole.texts_out
        assert sum(share.waits.count for share in parts) == len(waits)
    assert sum(share.texts_out for _, share in found.senders) == found.whole.texts_out


def waited(answer: Turn, turns: list[Turn]) -> int | None:
    """How long the first unanswered text before this one waited, of an answer that counts: among all pairs."""
    if answer.incoming or not BEGIN <= answer.at_us < END:
        return None
    same = [one for one in turns if not one.incoming and one.at_us == answer.at_us]
    if same[0] is not answer:
        return None  # of answers at one instant the first one is the answer
    asked = [
        one.at_us
        for one in turns
        if one.incoming
        and answer.at_us - WAITS_AT_MOST_US <= one.at_us <= answer.at_us
        and not any(not other.incoming and one.at_us <= other.at_us < answer.at_us for other in turns)
    ]
    return answer.at_us - min(asked) if asked else None


def is_open(one: Turn, turns: list[Turn]) -> bool:
    """Whether a text waits at the end."""
    return (
        one.incoming
        and END - WAITS_AT_MOST_US <= one.at_us < END
        and not any(not other.incoming and one.at_us <= other.at_us < END for other in turns)
    )
