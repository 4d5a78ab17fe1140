"""The life of a text we send: its states, the steps allowed between them, and what an outcome may mean.

Invariants: a text that may have been carried out is never sent again by the program; every change of state goes
through `step`, and a step that is not in the table raises. The reasons per row stand in docs/design.md.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Final, NewType

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import (
    AnsweredError,
    Forbidden,
    InboxError,
    Missing,
    Refused,
    ServerFailed,
    ServiceError,
    SignedOut,
    Throttled,
    Unreachable,
    WrongPassword,
)
from evoinbox.domain.message import Direction, LineId, Message, MessageId

OutgoingId = NewType("OutgoingId", str)


class OutgoingState(enum.Enum):
    """Where a text we send stands."""

    QUEUED = "queued"
    SENDING = "sending"
    ACCEPTED = "accepted"
    FAILED = "failed"
    CHECKING = "checking"
    ASKING = "asking"
    WITHDRAWN = "withdrawn"


class Reason(enum.Enum):
    """Why a text waits or failed, as a word that `wording.py` turns into a sentence."""

    NONE = ""
    OFFLINE = "offline"
    SIGNED_OUT = "signed-out"
    THROTTLED = "throttled"
    NO_ROLE = "no-role"
    REFUSED = "refused"
    OPTED_OUT = "opted-out"
    UNCLEAR = "unclear"


class Outcome(enum.Enum):
    """The answer to the one question: can it have been carried out?"""

    ACCEPTED = "yes, and the service says so"
    NOT_CARRIED_OUT = "no, and trying again is safe"
    REFUSED = "no, and trying again as it stands is pointless"
    UNKNOWN = "it may have been"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text on its way out, as the desk file holds it.

    `due_at_us` is when it may leave (undo window, back-off). `look_alikes` are texts of the same words that were
    already there when it left: none of them can be its echo.
    """

    id: OutgoingId
    conversation: ConversationKey
    address: str
    line: LineId
    text: str
    state: OutgoingState
    reason: Reason
    service_words: str
    written_at_us: int
    due_at_us: int
    sent_at_us: int
    attempts: int
    server_id: MessageId | None
    look_alikes: tuple[MessageId, ...] = ()


STEPS: Final = frozenset(
    {
        (OutgoingState.QUEUED, OutgoingState.SENDING),
        (OutgoingState.QUEUED, OutgoingState.WITHDRAWN),
        (OutgoingState.SENDING, OutgoingState.QUEUED),
        (OutgoingState.SENDING, OutgoingState.ACCEPTED),
        (OutgoingState.SENDING, OutgoingState.FAILED),
        (OutgoingState.SENDING, OutgoingState.CHECKING),
        (OutgoingState.CHECKING, OutgoingState.ACCEPTED),
        (OutgoingState.CHECKING, OutgoingState.ASKING),
        (OutgoingState.ASKING, OutgoingState.ACCEPTED),
        (OutgoingState.ASKING, OutgoingState.QUEUED),
        (OutgoingState.ASKING, OutgoingState.WITHDRAWN),
        (OutgoingState.FAILED, OutgoingState.QUEUED),
        (OutgoingState.FAILED, OutgoingState.WITHDRAWN),
    }
)

SETTLED: Final = frozenset({OutgoingState.ACCEPTED, OutgoingState.WITHDRAWN})

ECHO_WINDOW_BEFORE_US: Final = 10 * 60 * 1_000_000
"""How far before our own clock's sending instant an echo may be dated: clocks differ; a guess, generous on purpose."""

ECHO_WINDOW_AFTER_US: Final = 60 * 60 * 1_000_000
"""How long after it: a service may queue a text before it dates it; a guess."""


class StepError(AssertionError):
    """A step the table does not allow: a bug of ours, so it is no InboxError."""


def step(text: Outgoing, to: OutgoingState, reason: Reason = Reason.NONE, *, service_words: str = "") -> Outgoing:
    """Return `text` in state `to`; raises StepError when the table of steps does not allow it."""
    if (text.state, to) not in STEPS:
        raise StepError(f"{text.state.value} > {to.value}")
    return replace(text, state=to, reason=reason, service_words=service_words)


def outcome_of(error: ServiceError) -> Outcome:
    """Sort a failed send by whether it can have been carried out (the table of docs/design.md, "A text goes out")."""
    match error:
        case Unreachable() | SignedOut() | WrongPassword() | Throttled():
            return Outcome.NOT_CARRIED_OUT
        case Forbidden() | Refused() | Missing():
            return Outcome.REFUSED
        case _:
            return Outcome.UNKNOWN


def reason_of(error: InboxError) -> Reason:
    """Name why a text waits, failed or is unclear."""
    match error:
        case Unreachable():
            return Reason.OFFLINE
        case SignedOut() | WrongPassword():
            return Reason.SIGNED_OUT
        case Throttled():
            return Reason.THROTTLED
        case Forbidden():
            return Reason.NO_ROLE
        case ServerFailed():
            return Reason.UNCLEAR
        case AnsweredError() if "21610" in error.message or "21610" in error.code:
            # Twilio's number for "the customer opted out"; whether Evo Voice passes it on is unknown.
            return Reason.OPTED_OUT
        case AnsweredError():
            return Reason.REFUSED
        case _:
            return Reason.UNCLEAR


def is_echo(text: Outgoing, message: Message) -> bool:
    """Whether `message` can be the service's record of `text`: same customer, line and words, at about that time."""
    return message.id not in text.look_alikes and resembles(text, message)


def resembles(text: Outgoing, message: Message) -> bool:
    """Whether `message` reads like `text`: also true of a colleague's identical text a minute ago."""
    return (
        message.direction is Direction.OUTGOING
        and message.conversation == text.conversation
        and message.line == text.line
        and _comparable(message.text) == _comparable(text.text)
        and -ECHO_WINDOW_BEFORE_US <= message.at_us - text.sent_at_us <= ECHO_WINDOW_AFTER_US
    )


def _comparable(text: str) -> str:
    """A text without what services are known to alter: line ends and the white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
