"""A short torture with every run of the tests; `make torture` is the long one."""

from __future__ import annotations

import sys

import pytest

from tests.torture.__main__ import torture, verdict

SENDS = 50


@pytest.mark.skipif(sys.platform != "linux", reason="the private desktop is an X11 one")
@pytest.mark.timeout(600)
def test_nothing_is_lost_sent_twice_or_claimed_wrongly_whatever_ends_the_program() -> None:
    run = torture(SENDS, seed=1, customers=40)

    assert verdict(run) == []
    assert len(run.judge.written) == SENDS
    assert len(run.world.ledger) == SENDS - sum(text.gone for text in run.judge.written)
    assert run.counts["lives"] > 1
    assert run.counts["checking"] > 0
