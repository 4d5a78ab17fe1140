"""The judge of the torture is judged: it must see what is wrong."""

from __future__ import annotations

import pytest

from evoinbox.demo.world import Ledger
from evoinbox.domain.outgoing import OutgoingState
from tests.torture.judge import Judge

S = OutgoingState
TO = "+15035551000"


def carried_out(judge: Judge, *texts: str) -> None:
    judge.ledger += [Ledger(f"m{len(judge.ledger) + n}", "line", TO, text) for n, text in enumerate(texts)]


def test_the_judge_sees_a_text_that_was_lost() -> None:
    judge = Judge([])
    one, two = judge.write(TO, "hi"), judge.write(TO, "hi")
    carried_out(judge, "hi")
    judge.claim(one, S.ACCEPTED)
    assert (judge.lost(), judge.wrong) == (1, [])
    judge.claim(two, S.ACCEPTED)
    assert judge.lost() == 1
    assert len(judge.wrong) == 1
    two.gone = True
    assert judge.lost() == 0


def test_the_judge_sees_a_text_that_was_sent_twice_or_by_nobody() -> None:
    judge = Judge([])
    judge.claim(judge.write(TO, "hi"), S.ACCEPTED)
    carried_out(judge, "hi")
    assert judge.twice() == 0
    carried_out(judge, "hi")
    assert judge.twice() == 1
    carried_out(judge, "what nobody wrote")
    assert judge.twice() == 2


@pytest.mark.parametrize("state", [S.FAILED, S.WITHDRAWN])
def test_the_judge_sees_a_no_that_was_a_yes(state: OutgoingState) -> None:
    judge = Judge([])
    text = judge.write(TO, "hi")
    judge.claim(text, state)
    assert judge.wrong == []
    carried_out(judge, "hi")
    judge.claim(text, state)
    assert len(judge.wrong) == 1


def test_the_judge_asks_the_customer() -> None:
    judge = Judge([])
    one, two = judge.write(TO, "hi"), judge.write(TO, "hi")
    judge.claim(one, S.ASKING)
    assert not judge.has_arrived(one)
    carried_out(judge, "hi")
    assert judge.has_arrived(one)
    judge.claim(one, S.ACCEPTED)
    assert not judge.has_arrived(two)


def test_the_judge_sees_texts_out_of_order() -> None:
    judge = Judge([])
    for words in ("one", "two", "three"):
        judge.claim(judge.write(TO, words), S.ACCEPTED)
    carried_out(judge, "one", "three", "two")
    assert judge.disordered() == 1
    judge.written[1].decided = True
    assert judge.disordered() == 0
