"""What deserves the agent's attention: which texts on their way cannot go on without being looked at.

Invariants: pure; one answer for row mark, badge and notification, so that they never disagree.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import ASKS_FIRST, UNDECIDED, Outgoing, OutgoingState


class Offer(enum.Enum):
    """What can be done on a notification itself, where the desktop lets it; the value is the action's key there."""

    REPLY = "reply"
    READ = "mark-read"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Note:
    """A notification: one per `identity`, a later one takes the place of an earlier; plain words, never markup.

    `category` is the desktop's word for it (freedesktop.org's Desktop Notifications Specification, "Categories");
    `offers` is what can be done on it beside a click, which leads to what it is about; `line` is the line it is about,
    "" for several or none; `sound` is what is heard with it (freedesktop.org's Sound Naming Specification), "" nothing;
    one that only keeps an earlier one's words true is no `news`: it is neither heard nor asks for the agent;
    while the screen is locked it shows `veiled`, or words that say nothing, and nothing else.
    """

    identity: str
    title: str
    body: str
    category: str = "im.error"
    offers: tuple[Offer, ...] = ()
    sound: str = ""
    veiled: str = ""
    news: bool = True
    line: LineId = LineId("")  # noqa: RUF009 - a name, frozen like any string


class Silence(enum.Enum):
    """Why a notification is not seen, or cannot be clicked."""

    NO_BUS = "no-bus"
    NO_SERVICE = "no-service"
    NO_ANSWER = "no-answer"
    NOT_ALLOWED = "not-allowed"
    REFUSED = "refused"
    PAUSED = "paused"
    DROPPED = "dropped"
    NO_ACTIONS = "no-actions"
    UNPACKAGED = "unpackaged"
    ASKED = "asked"
    IN_FRONT = "in-front"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a notification that was shown to see whether it is: `silence` None means that it was.

    `service` is what shows notifications here, by its own name, `detail` the name of an error; either may be "".
    """

    silence: Silence | None
    service: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the agent: unread texts, reminders among them, and texts of ours that cannot go on without."""

    unread: int
    needing: int

    @property
    def number(self) -> int:
        """The one number on list, badge and title (docs/decisions/0012)."""
        return self.unread + self.needing


def needs_agent(text: Outgoing) -> bool:
    """Whether a text failed, is undecided, or waits for the agent's word: row mark, badge and notification follow."""
    return (
        text.state is OutgoingState.FAILED
        or text.state in UNDECIDED
        or (text.state is OutgoingState.QUEUED and text.reason in ASKS_FIRST)
    )


def urgency(text: Outgoing) -> int:
    """Which of several texts on their way speaks for its conversation: the higher one."""
    if not needs_agent(text):
        return 0
    return 1 if text.state is OutgoingState.CHECKING else 2
