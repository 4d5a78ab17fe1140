"""The agent's hours by the wall clock, over midnight and weekends."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evoinbox.domain.quiet import Hours, next_morning

MONDAY = datetime(2026, 11, 23)  # noqa: DTZ001 - a wall clock's time
OFFICE = Hours(8 * 60, 18 * 60, (0, 1, 2, 3, 4))
NIGHT = Hours(22 * 60, 6 * 60, (4,))


@pytest.mark.parametrize(
    ("hours", "day", "clock", "hold"),
    [
        (OFFICE, 0, "07:59", False),
        (OFFICE, 0, "08:00", True),
        (OFFICE, 4, "17:59", True),
        (OFFICE, 4, "18:00", False),
        (OFFICE, 5, "12:00", False),
        (NIGHT, 4, "21:59", False),
        (NIGHT, 4, "22:00", True),
        (NIGHT, 5, "05:59", True),
        (NIGHT, 5, "06:00", False),
        (NIGHT, 4, "03:00", False),
        (Hours(0, 0, range(7)), 6, "00:00", True),
        (Hours(0, 0, ()), 0, "12:00", False),
    ],
    ids=[
        "before", "begin", "friday", "end", "saturday", "evening", "night-begins", "over-midnight", "morning",
        "belongs-to-thursday", "always", "never",
    ],
)  # fmt: skip
def test_the_hours_hold(hours: Hours, day: int, clock: str, *, hold: bool) -> None:
    hour, minute = map(int, clock.split(":"))

    assert hours.hold(MONDAY + timedelta(days=day, hours=hour, minutes=minute)) is hold


DAY_MIN = 24 * 60
MINUTES = st.integers(0, DAY_MIN - 1)


@given(MINUTES, MINUTES, st.sets(st.integers(0, 6)), st.integers(0, 14 * DAY_MIN))
def test_the_next_beginning_is_the_first_time_ahead_at_which_they_hold(
    from_min: int, to_min: int, days: set[int], after_min: int
) -> None:
    hours = Hours(from_min, to_min, sorted(days))
    at = MONDAY + timedelta(minutes=after_min)
    begin = hours.next_begin(at)

    assert (begin is None) is (not days)
    if begin is not None:
        assert hours.hold(begin)
        assert at < begin <= at + timedelta(days=7)
        if not hours.hold(at):
            assert not any(hours.hold(at + share * (begin - at) / 20) for share in range(20))


def test_tomorrow_is_when_work_begins() -> None:
    assert next_morning(MONDAY + timedelta(hours=23), 8 * 60) == MONDAY + timedelta(days=1, hours=8)
    assert next_morning(MONDAY + timedelta(minutes=1), 8 * 60) == MONDAY + timedelta(days=1, hours=8)
