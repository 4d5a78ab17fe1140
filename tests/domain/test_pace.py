"""When the service is looked at next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evoinbox.domain.pace import (
    AWAY_S,
    CEILING_S,
    FLOOR_S,
    HOT_FOR_US,
    HOT_S,
    LOOKING_S,
    PATIENCE_S,
    UNTOUCHED_AFTER_US,
    UNTOUCHED_S,
    Situation,
    next_look_s,
)

NOW_US = 10**15


def calm(
    *, looking: bool = True, last_text_us: int = 0, failures: int = 0, wait: float | None = None, acted_us: int = NOW_US
) -> Situation:
    return Situation(looking, last_text_us, failures, wait, unreached=False, acted_us=acted_us)


def test_a_text_a_moment_ago_keeps_the_pace_high() -> None:
    assert next_look_s(calm(last_text_us=NOW_US - HOT_FOR_US + 1), NOW_US, 0.5) == HOT_S
    assert next_look_s(calm(last_text_us=NOW_US - HOT_FOR_US), NOW_US, 0.5) == LOOKING_S


def test_a_window_that_nobody_has_touched_for_long_slows_it_down() -> None:
    assert next_look_s(calm(acted_us=NOW_US - UNTOUCHED_AFTER_US + 1), NOW_US, 0.5) == LOOKING_S
    assert next_look_s(calm(acted_us=NOW_US - UNTOUCHED_AFTER_US), NOW_US, 0.5) == UNTOUCHED_S
    assert next_look_s(calm(acted_us=0, last_text_us=NOW_US), NOW_US, 0.5) == HOT_S


def test_nobody_looking_slows_it_down() -> None:
    assert next_look_s(calm(looking=False), NOW_US, 0.5) == AWAY_S


def test_failures_back_off_up_to_a_ceiling() -> None:
    waits = [next_look_s(calm(failures=n), NOW_US, 0.999) for n in range(1, 30)]

    assert waits == sorted(waits)
    assert waits[0] < 3
    assert 250 < waits[-1] <= CEILING_S


@given(
    looking=st.booleans(),
    last=st.integers(0, NOW_US),
    failures=st.integers(0, 1000),
    wait=st.none() | st.floats(0, 10_000),
    chance=st.floats(0, 1, exclude_max=True),
)
def test_it_stays_within_its_bounds_and_grants_the_patience_asked_for(
    *, looking: bool, last: int, failures: int, wait: float | None, chance: float
) -> None:
    seconds = next_look_s(calm(looking=looking, last_text_us=last, failures=failures, wait=wait), NOW_US, chance)

    assert FLOOR_S <= seconds <= max(CEILING_S, min(wait or 0, PATIENCE_S))
    if failures and wait is not None:
        assert seconds >= min(wait, PATIENCE_S)
