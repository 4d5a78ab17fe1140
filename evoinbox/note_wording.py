"""Notifications as words: titles, buttons, and what became of one; beside `wording`, by its rules.

Invariants: plain words, never markup.
"""

from __future__ import annotations

from typing import Final, assert_never

from evoinbox import wording
from evoinbox.domain.attention import Offer, Silence, Trial
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.words import mark, tr, trn

REPLY_PLACE: Final = mark("Write a reply")
REPLY_SEND: Final = mark("Send")
"""What the desktop writes into and beside the field of a notification that can be answered."""

VEILED: Final = mark("EvoInbox has something for you")
"""While the screen is locked."""

REPLY_LOST: Final = mark("Not sent: EvoInbox is not signed in there any more. You wrote:")
REFUSED: Final = mark(
    "This customer asked for no more texts on this line. Open the conversation to send it all the same."
)
REPLY_LOCKED: Final = mark("EvoInbox is locked: the answer was not sent")
REPLY_KEPT: Final = mark("Your answer was not sent; it is kept as a draft")

TRIAL_TITLE: Final = mark("This is how EvoInbox tells you")
TRIAL_BODY: Final = mark("A customer’s text would stand here.")
STILL_TITLE: Final = mark("EvoInbox is still running")
STILL_BODY: Final = mark("It is in the tray and tells you when a customer writes. Quit in the tray's menu ends it.")

MISHAP: Final = mark(
    "EvoInbox met an error of its own and goes on. What you have begun is kept; there is a report, without texts or "
    "numbers."
)
STOPPED: Final = mark(
    "What sends and receives in EvoInbox has ended by an error. Copy what you have begun, then quit and start EvoInbox "
    "again."
)
LAST_END: Final = mark(
    "Last time EvoInbox ended all at once, by a fault. What you had sent or begun is kept; there is a report, without "
    "texts or numbers."
)
SEE_REPORT: Final = mark("See the report")
NEWER: Final = mark(
    "A newer EvoInbox has been installed. You have it when you quit and start again; until then all goes on."
)


def offer(what: Offer) -> str:
    """The words on a notification's button."""
    match what:
        case Offer.REPLY:
            return tr("Reply")
        case Offer.READ:
            return tr("Mark read")
        case Offer.LATER:
            return tr("In an hour")
        case _:
            assert_never(what)


def veiled(texts: int) -> str:
    """What a notification of texts says while the screen is locked."""
    return trn("%n new text", "%n new texts", texts)


def returned(name: str) -> str:
    """The title of a notification about a conversation that was put off and is back."""
    return tr("{name} is back: you put this off until now", name=name)


def come_back(conversations: int) -> str:
    """How many conversations that were put off are back."""
    return trn("%n conversation that you put off is back", "%n conversations that you put off are back", conversations)


def waits(name: str, minutes: int) -> str:
    """The title of a notification about a customer who has not been read for long."""
    return trn("{name} has been waiting for %n minute", "{name} has been waiting for %n minutes", minutes, name=name)


def paused(until_us: int, now_us: int) -> str:
    """Until when notifications are paused."""
    if until_us >= FOR_GOOD_US:
        return tr("Notifications are paused until you resume them")
    until, now = wording.local(until_us), wording.local(now_us)
    clock = wording.clock(until_us)
    if until.date() == now.date():
        return tr("Notifications are paused until {clock}", clock=clock)
    return tr("Notifications are paused until {day}, {clock}", day=wording.day(until_us, now_us), clock=clock)


_SILENCES: Final[dict[Silence, str]] = {
    Silence.NO_BUS: mark(
        "Not shown: there is no message bus, over which notifications go. Sign in to the desktop anew."
    ),
    Silence.NO_SERVICE: mark("Not shown: no program here shows notifications. Ask for one to be installed."),
    Silence.NO_ANSWER: mark("Not shown: what shows notifications here does not answer. Sign in to your desktop anew."),
    Silence.NOT_ALLOWED: mark(
        "Not shown: EvoInbox is not allowed to send notifications here. Ask whoever looks after this computer to allow "
        "it."
    ),
    Silence.REFUSED: mark("Not shown: your desktop did not take it ({detail})."),
    Silence.PAUSED: mark(
        "Not in sight: {service} is set to Do Not Disturb and keeps notifications back until you end that."
    ),
    Silence.DROPPED: mark("Not in sight: {service} took it away at once. Look for EvoInbox in its settings."),
    Silence.NO_ACTIONS: mark(
        "Shown by {service}, where notifications cannot be clicked: come back by EvoInbox’s own icon."
    ),
    Silence.UNPACKAGED: mark(
        "Not shown: this system takes notifications from an installed EvoInbox only. Number and list tell what waits."
    ),
    Silence.ASKED: mark("Not shown yet: {service} asks you whether EvoInbox may send notifications. Allow it there."),
    Silence.IN_FRONT: mark(
        "Taken by {service}, which shows no banner of the program in front. While you use another one it does, unless "
        "Do Not Disturb is on."
    ),
    Silence.UNTOLD: mark(
        "Taken by {service}. If you do not see it, look for Do Not Disturb and for EvoInbox in its settings."
    ),
}


def trial(what: Trial) -> str:
    """What became of the test notification, and what helps."""
    service = what.service or tr("your desktop")
    if what.silence is None:
        return tr("Shown by {service}.", service=service)
    return tr(_SILENCES[what.silence], service=service, detail=what.detail)
