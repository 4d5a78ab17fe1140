"""What the list says of where a conversation stands: how long its customer waits, and until when it is put off."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from evoinbox import wording

MINUTE_US: Final = 60 * wording.SECOND_US
HOUR_US: Final = 60 * MINUTE_US
DAY_US: Final = 24 * HOUR_US

EVENING: Final = time(18)
MORNING: Final = time(9)


def waits(wait_us: int) -> str:
    """How long a customer has been waiting: "waiting 34 min"."""
    if wait_us < MINUTE_US:
        return "waiting"
    if wait_us < HOUR_US:
        return f"waiting {wait_us // MINUTE_US} min"
    return f"waiting {wait_us // HOUR_US} h" if wait_us < 2 * DAY_US else f"waiting {wait_us // DAY_US} d"


def until(until_us: int, now_us: int) -> str:
    """Until when a conversation is put off: "until 14:05", "until tomorrow 9:00", "until 3 Mar 9:00"."""
    days = (wording.local(until_us).date() - wording.local(now_us).date()).days
    clock = wording.clock(until_us)
    match days:
        case 0:
            return f"until {clock}"
        case 1:
            return f"until tomorrow {clock}"
        case _:
            return f"until {wording.row_time(until_us, now_us)} {clock}"


def offers(now_us: int) -> list[tuple[str, int]]:
    """What a conversation may be put off to, in words, and the instants; by the clock of this computer's zone."""
    now = wording.local(now_us)
    found = [("In 1 hour", now_us + HOUR_US), ("In 3 hours", now_us + 3 * HOUR_US)]
    if now.time() < time(EVENING.hour - 1):
        found.append((f"This evening, {wording.clock(instant(now, 0, EVENING))}", instant(now, 0, EVENING)))
    tomorrow = instant(now, 1, MORNING)
    found.append((f"Tomorrow, {wording.clock(tomorrow)}", tomorrow))
    to_monday = 7 - now.weekday()
    if to_monday > 1:
        found.append((f"Monday, {wording.clock(tomorrow)}", instant(now, to_monday, MORNING)))
    return found


def instant(now: datetime, days: int, at: time) -> int:
    """The instant of a time of day so many days from now, whatever the clocks do in between."""
    local = datetime.combine(now.date() + timedelta(days=days), at)
    return int(local.astimezone().timestamp()) * wording.SECOND_US
