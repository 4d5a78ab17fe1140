"""What the list says of where a conversation stands: how long its customer waits, and until when it is put off."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from evoinbox import wording
from evoinbox.words import tr, trn

MINUTE_US: Final = 60 * wording.SECOND_US
HOUR_US: Final = 60 * MINUTE_US
DAY_US: Final = 24 * HOUR_US

EVENING: Final = time(18)
MORNING: Final = time(9)


def waits(wait_us: int) -> str:
    """How long a customer has been waiting: "waiting 34 min"."""
    if wait_us < MINUTE_US:
        return tr("waiting")
    if wait_us < HOUR_US:
        return tr("waiting {number} min", number=wait_us // MINUTE_US)
    if wait_us < 2 * DAY_US:
        return tr("waiting {number} h", number=wait_us // HOUR_US)
    return tr("waiting {number} d", number=wait_us // DAY_US)


def quiet(quiet_us: int) -> str:
    """How long a customer has not answered: "no answer 4 d"."""
    return tr("no answer {number} d", number=quiet_us // DAY_US)


def lasting(length_us: int) -> str:
    """How long something took: "under 1 min", "34 min", "2 h 5 min", "3 d 4 h"."""
    minutes, hours, days = length_us // MINUTE_US, length_us // HOUR_US, length_us // DAY_US
    if minutes == 0:
        return tr("under 1 min")
    if hours == 0:
        return tr("{minutes} min", minutes=minutes)
    if days == 0:
        return tr("{hours} h {minutes} min", hours=hours, minutes=minutes % 60)
    return tr("{days} d {hours} h", days=days, hours=hours % 24)


def until(until_us: int, now_us: int) -> str:
    """Until when a conversation is put off: "until 14:05", "until tomorrow 9:00", "until 3 Mar 9:00"."""
    days = (wording.local(until_us).date() - wording.local(now_us).date()).days
    clock = wording.clock(until_us)
    match days:
        case 0:
            return tr("until {clock}", clock=clock)
        case 1:
            return tr("until tomorrow {clock}", clock=clock)
        case _:
            return tr("until {day} {clock}", day=wording.row_time(until_us, now_us), clock=clock)


def offers(now_us: int) -> list[tuple[str, int]]:
    """What a conversation may be put off to, in words, and the instants; by the clock of this computer's zone."""
    now = wording.local(now_us)
    found: list[tuple[str, int]] = [
        (trn("In %n hour", "In %n hours", hours), now_us + hours * HOUR_US) for hours in (1, 3)
    ]
    if now.time() < time(EVENING.hour - 1):
        evening = instant(now, 0, EVENING)
        found.append((tr("This evening, {clock}", clock=wording.clock(evening)), evening))
    tomorrow = instant(now, 1, MORNING)
    found.append((tr("Tomorrow, {clock}", clock=wording.clock(tomorrow)), tomorrow))
    to_monday = 7 - now.weekday()
    if to_monday > 1:
        monday = instant(now, to_monday, MORNING)
        found.append((tr("Monday, {clock}", clock=wording.clock(monday)), monday))
    return found


def instant(now: datetime, days: int, at: time) -> int:
    """The instant of a time of day so many days from now, whatever the clocks do in between."""
    local = datetime.combine(now.date() + timedelta(days=days), at)
    return int(local.astimezone().timestamp()) * wording.SECOND_US
