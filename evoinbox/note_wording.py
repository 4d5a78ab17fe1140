"""Notifications as words: titles, buttons, and what became of one; beside `wording`, by its rules.

Invariants: plain words, never markup.
"""

from __future__ import annotations

from typing import Final, assert_never

from evoinbox import wording
from evoinbox.domain.attention import Offer, Silence, Trial
from evoinbox.domain.conversation import FOR_GOOD_US

REPLY_PLACE: Final = "Write a reply"
REPLY_SEND: Final = "Send"
"""What the desktop writes into and beside the field of a notification that can be answered."""

VEILED: Final = "EvoInbox has something for you"
"""While the screen is locked."""

REPLY_LOST: Final = "Not sent: EvoInbox is not signed in there any more. You wrote:"
REPLY_KEPT: Final = "Your answer was not sent; it is kept as a draft"


def offer(what: Offer) -> str:
    """The words on a notification's button."""
    match what:
        case Offer.REPLY:
            return "Reply"
        case Offer.READ:
            return "Mark read"
        case _:
            assert_never(what)


def veiled(texts: int) -> str:
    """What a notification of texts says while the screen is locked."""
    return wording.count(texts, "new text", "new texts")


def waits(name: str, minutes: int) -> str:
    """The title of a notification about a customer who has not been read for long."""
    return f"{name} has been waiting for {wording.count(minutes, 'minute', 'minutes')}"


def paused(until_us: int, now_us: int) -> str:
    """Until when notifications are paused."""
    if until_us >= FOR_GOOD_US:
        return "Notifications are paused until you resume them"
    until, now = wording.local(until_us), wording.local(now_us)
    day = "" if until.date() == now.date() else f"{wording.day(until_us, now_us)}, "
    return f"Notifications are paused until {day}{wording.clock(until_us)}"


_SILENCES: Final[dict[Silence, str]] = {
    Silence.NO_BUS: "Not shown: there is no message bus, over which notifications go. Sign in to the desktop anew.",
    Silence.NO_SERVICE: "Not shown: no program here shows notifications. Ask for one to be installed.",
    Silence.NO_ANSWER: "Not shown: what shows notifications here does not answer. Sign in to your desktop anew.",
    Silence.REFUSED: "Not shown: your desktop did not take it ({detail}).",
    Silence.PAUSED: "Not in sight: {service} is set to Do Not Disturb and keeps notifications back until you end that.",
    Silence.DROPPED: "Not in sight: {service} took it away at once. Look for EvoInbox in its settings.",
    Silence.NO_ACTIONS: "Shown by {service}, where notifications cannot be clicked: come back by EvoInbox’s own icon.",
    Silence.ELSEWHERE: "Not shown: on this system EvoInbox has no notifications yet. Number and list tell what waits.",
}


def trial(what: Trial) -> str:
    """What became of the test notification, and what helps."""
    service = what.service or "your desktop"
    if what.silence is None:
        return f"Shown by {service}."
    return _SILENCES[what.silence].format(service=service, detail=what.detail)
