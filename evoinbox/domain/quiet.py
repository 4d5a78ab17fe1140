"""When notifications keep quiet: outside the agent's hours, and while they are paused.

Invariants: pure; instants are UTC microseconds, hours are the wall clock's: whoever calls says what that shows.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

HOUR_US: Final = 3600 * 1_000_000


class Pause(enum.Enum):
    """For how long notifications are paused."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    ENDLESS = "endless"


@dataclass(frozen=True, slots=True)
class Hours:
    """The agent's hours: minutes of the day from which and to which, on days of the week (0 is Monday).

    Where the end is not after the beginning, they go on over midnight, and belong to the day they begin on.
    """

    from_min: int
    to_min: int
    days: Sequence[int]

    def hold(self, at: datetime) -> bool:
        """Whether a time by the wall clock is within them."""
        minute, today = at.hour * 60 + at.minute, at.weekday() in self.days
        if self.from_min < self.to_min:
            return today and self.from_min <= minute < self.to_min
        yesterday = (at.weekday() - 1) % 7 in self.days
        return (today and minute >= self.from_min) or (yesterday and minute < self.to_min)

    def next_begin(self, at: datetime) -> datetime | None:
        """When they begin next after a time by the wall clock; None where there is no day with hours."""
        for ahead in range(8):
            begin = at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=ahead, minutes=self.from_min)
            if begin > at and begin.weekday() in self.days:
                return begin
        return None


NIGHT: Final = Hours(21 * 60, 7 * 60, range(7))
"""When nothing is heard unless the agent wants it: from 21:00 to 7:00."""


def next_morning(at: datetime, from_min: int) -> datetime:
    """Tomorrow by the wall clock, at the minute of the day at which work begins."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1, minutes=from_min)
