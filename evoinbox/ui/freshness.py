"""How sure the list is of being in step, in words that age, and for how long they stay the same.

Invariants: while looks go well in the window that has the keyboard the words stand still. Each change is painted, and
a window may be left open all day: seconds that were counted one by one cost as much as all the looks.
"""

from __future__ import annotations

from typing import Final

from evoinbox import wording
from evoinbox.engine.changes import Contact, Freshness
from evoinbox.ui.place_words import HOUR_US, MINUTE_US
from evoinbox.words import tr

JUST_NOW_US: Final = 20 * wording.SECOND_US
"""Longer than from one look to the next while the window has the keyboard (`domain/pace.py`)."""

STEP_US: Final = 5 * wording.SECOND_US


def fresh_words(fresh: Freshness | None, now_us: int) -> str:
    """How the last look at the service went, in words that age."""
    if fresh is None:
        return tr("Not checked yet")
    match fresh.contact:
        case Contact.NEVER:
            return tr("Not checked yet")
        case Contact.CHECKING | Contact.GOOD if fresh.good_at_us:
            return tr("Checked {when}", when=ago(fresh.good_at_us, now_us))
        case Contact.CHECKING | Contact.GOOD:
            return tr("Checking…")
        case Contact.OFFLINE:
            return tr("Offline since {when}", when=wording.since(fresh.since_us, now_us))
        case Contact.FAILING:
            return tr("The service has had trouble since {when}", when=wording.since(fresh.since_us, now_us))
        case Contact.UNSTORED:
            return tr("This computer has stored nothing since {when}", when=wording.since(fresh.since_us, now_us))
        case Contact.SIGNED_OUT:
            return tr("Signed out")


def ago(at_us: int, now_us: int) -> str:
    """How long since, coarser the longer: "just now", "25 s ago", "4 min ago", "2 h ago", then the day."""
    age_us = now_us - at_us
    if age_us < JUST_NOW_US:
        return tr("just now")
    if age_us < MINUTE_US:
        return tr("{number} s ago", number=age_us // STEP_US * STEP_US // wording.SECOND_US)
    if age_us < HOUR_US:
        return tr("{number} min ago", number=age_us // MINUTE_US)
    if age_us < 12 * HOUR_US:
        return tr("{number} h ago", number=age_us // HOUR_US)
    return wording.since(at_us, now_us)


def fresh_for_us(fresh: Freshness | None, now_us: int) -> int:
    """How long its words stay as they are, in microseconds; a minute where they do not age."""
    if fresh is None or fresh.contact not in (Contact.CHECKING, Contact.GOOD):
        return MINUTE_US
    age_us = now_us - fresh.good_at_us
    step_us = STEP_US if age_us < MINUTE_US else MINUTE_US
    return max(JUST_NOW_US - age_us, step_us - age_us % step_us)
