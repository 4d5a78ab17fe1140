"""How sure the list is of being in step: said in words that age, and for how long they stay."""

from __future__ import annotations

from datetime import datetime

import pytest

from evoinbox.engine.changes import Contact, Freshness
from evoinbox.ui.freshness import ago, fresh_for_us, fresh_words
from tests.support.build import NOW_US

SECOND = 1_000_000


def now() -> int:
    """Thursday 6 March 2025, 15:24."""
    return int(datetime.fromisoformat("2025-03-06 15:24").astimezone().timestamp()) * SECOND


@pytest.mark.parametrize(
    ("fresh", "begins"),
    [
        (None, "Not checked yet"),
        (Freshness(Contact.CHECKING, 0, NOW_US, None), "Checking…"),
        (Freshness(Contact.CHECKING, NOW_US - 28_000_000, NOW_US, None), "Checked 25 s ago"),
        (Freshness(Contact.GOOD, NOW_US - 28_000_000, NOW_US, None), "Checked 25 s ago"),
        (Freshness(Contact.GOOD, NOW_US - 20_000_000, NOW_US, None), "Checked 20 s ago"),
        (Freshness(Contact.GOOD, NOW_US - 19_999_999, NOW_US, None), "Checked just now"),
        (Freshness(Contact.OFFLINE, NOW_US, NOW_US, None), "Offline since "),
        (Freshness(Contact.FAILING, NOW_US, NOW_US, None), "The service has had trouble since "),
        (Freshness(Contact.SIGNED_OUT, NOW_US, NOW_US, None), "Signed out"),
    ],
    ids=["none", "first", "again", "good", "twenty", "now", "offline", "failing", "out"],
)
def test_freshness_is_said(fresh: Freshness | None, begins: str) -> None:
    assert fresh_words(fresh, NOW_US).startswith(begins)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "just now"),
        (-5, "just now"),
        (19, "just now"),
        (20, "20 s ago"),
        (24, "20 s ago"),
        (59, "55 s ago"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (2 * 3600, "2 h ago"),
        (24 * 3600, "yesterday 15:24"),
        (72 * 3600, "3 Mar 15:24"),
    ],
    ids=str,
)
def test_ages(seconds: int, words: str) -> None:
    assert ago(now() - seconds * SECOND, now()) == words


def test_the_words_stay_until_it_is_said_that_they_change() -> None:
    good_at_us = now()
    fresh = Freshness(Contact.GOOD, good_at_us, good_at_us, None)
    at_us, changes = good_at_us - 5 * SECOND, []  # the clock was set back
    while at_us < good_at_us + 180 * SECOND:
        next_us = at_us + fresh_for_us(fresh, at_us)
        assert fresh_words(fresh, next_us - 1) == fresh_words(fresh, at_us)
        assert fresh_words(fresh, next_us) != fresh_words(fresh, at_us)
        at_us = next_us
        changes.append((at_us - good_at_us) // SECOND)
    assert changes == [20, 25, 30, 35, 40, 45, 50, 55, 60, 120, 180]
    since = Freshness(Contact.OFFLINE, good_at_us, good_at_us, None)
    assert fresh_words(since, good_at_us + fresh_for_us(since, good_at_us)) == fresh_words(since, good_at_us)
