"""The life of a text we send: its states, the steps allowed between them, and what an outcome may mean.

Invariants: a text that may have been carried out is never sent again by the program; every change of state goes
through `step`, and a step that is not in the table raises; texts to one customer leave in the order they were written.
Why each outcome is sorted as it is: docs/api.md, "Sending".
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, NewType

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import (
    AnsweredError,
    CertificateRefused,
    ConnectionLost,
    Forbidden,
    Missing,
    ProxyRefused,
    Refused,
    ServerFailed,
    ServiceError,
    SignedOut,
    Throttled,
    TimedOut,
    Unreachable,
    Unreadable,
    WrongPassword,
)
from evoinbox.domain.message import LineId, MessageId

OutgoingId = NewType("OutgoingId", str)


ALL_KNOWN_US: Final = 2**62
"""What a text `knew_us` that nothing can have been written since."""


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
    """Why a text waits, failed or is undecided, as a word that `wording.py` turns into a sentence.

    LATE, BEHIND and BEHIND_UNDECIDED are about the order and the hour of leaving; the desk never holds the last two,
    `waiting_behind` works them out. ANSWERED is a text that stopped because somebody else wrote to its customer;
    OPTED_OUT one that stopped because the customer wanted no more, or that the service refused for that.
    """

    NONE = ""
    OFFLINE = "offline"
    UNTRUSTED = "untrusted"
    PROXY = "proxy"
    SIGNED_OUT = "signed-out"
    THROTTLED = "throttled"
    LATE = "late"
    ANSWERED = "answered"
    BEHIND = "behind"
    BEHIND_UNDECIDED = "behind-undecided"
    NO_ROLE = "no-role"
    MISSING = "missing"
    REFUSED = "refused"
    OPTED_OUT = "opted-out"
    UNCLEAR = "unclear"
    TIMED_OUT = "timed-out"
    CUT = "cut"
    SERVER_FAILED = "server-failed"
    UNREADABLE = "unreadable"
    OTHER_TEXT = "other-text"
    STOPPED = "stopped"


class Outcome(enum.Enum):
    """The answer to the one question: can it have been carried out?"""

    ACCEPTED = "yes, and the service says so"
    NOT_CARRIED_OUT = "no, and trying again is safe"
    REFUSED = "no, and trying again as it stands is pointless"
    UNKNOWN = "it may have been"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text on its way out, as the desk file holds it; `cursor` is where the agent's stood, in code points.

    `due_at_us` is when it may leave (undo window, back-off), `willed_at_us` when the agent last said that it shall.
    `sent_at_us` is when the attempt left that is out or undecided or came through, 0 for none, and `doubt_at_us` the
    same of an earlier attempt whose outcome never became known; both by the service's clock as far as it is known.
    `look_alikes` are texts of the same words that were already there when it left: none of them can be its echo.
    `knew` names the texts of its customer dated after `knew_us`, by the service's clock, that were there when it was
    willed: others dated so were written meanwhile (`domain/meanwhile.py`).
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
    willed_at_us: int
    due_at_us: int
    sent_at_us: int
    doubt_at_us: int
    attempts: int
    cursor: int
    server_id: MessageId | None
    look_alikes: tuple[MessageId, ...] = ()
    knew_us: int = ALL_KNOWN_US
    knew: tuple[MessageId, ...] = ()


STEPS: Final = frozenset(
    {
        (OutgoingState.QUEUED, OutgoingState.SENDING),
        (OutgoingState.QUEUED, OutgoingState.WITHDRAWN),
        (OutgoingState.QUEUED, OutgoingState.ACCEPTED),  # the agent sends it again, and now its first echo comes
        (OutgoingState.SENDING, OutgoingState.QUEUED),
        (OutgoingState.SENDING, OutgoingState.ACCEPTED),
        (OutgoingState.SENDING, OutgoingState.FAILED),
        (OutgoingState.SENDING, OutgoingState.CHECKING),
        (OutgoingState.CHECKING, OutgoingState.ACCEPTED),
        (OutgoingState.CHECKING, OutgoingState.ASKING),
        (OutgoingState.ASKING, OutgoingState.ACCEPTED),
        (OutgoingState.ASKING, OutgoingState.QUEUED),
        (OutgoingState.ASKING, OutgoingState.WITHDRAWN),
        (OutgoingState.FAILED, OutgoingState.ACCEPTED),  # sent again and refused, and now its first echo comes
        (OutgoingState.FAILED, OutgoingState.QUEUED),
        (OutgoingState.FAILED, OutgoingState.WITHDRAWN),
    }
)

SETTLED: Final = frozenset({OutgoingState.ACCEPTED, OutgoingState.WITHDRAWN})
UNDECIDED: Final = frozenset({OutgoingState.CHECKING, OutgoingState.ASKING})

TAKEABLE: Final = frozenset({OutgoingState.QUEUED, OutgoingState.FAILED})
"""Where a text is certainly not out, so that its words can go back to the composer."""

ASKS_FIRST: Final = frozenset({Reason.LATE, Reason.ANSWERED, Reason.OPTED_OUT})
"""Why a queued text waits for the agent's word, and for nothing else."""

ASK_FIRST_AFTER_US: Final = 10 * 60 * 1_000_000
"""A text that could not leave for so long asks before it does: what it answers may be over."""


class StepError(AssertionError):
    """A step the table does not allow: a bug of ours, so it is no InboxError."""


def step(text: Outgoing, to: OutgoingState, reason: Reason = Reason.NONE, *, service_words: str = "") -> Outgoing:
    """Return `text` in state `to`; raises StepError when the table of steps does not allow it.

    What a settled text knew is forgotten: in a long talk each would carry the names of all before it.
    """
    if (text.state, to) not in STEPS:
        raise StepError(f"{text.state.value} > {to.value}")
    if to in SETTLED:
        text = replace(text, knew_us=ALL_KNOWN_US, knew=())
    return replace(text, state=to, reason=reason, service_words=service_words)


def waiting_behind(texts: Iterable[Outgoing]) -> dict[OutgoingId, Reason]:
    """Which queued texts of one customer must let another leave first, and why; `texts` in the order written."""
    found: dict[OutgoingId, Reason] = {}
    before: Reason | None = None
    for text in texts:
        if text.state is OutgoingState.QUEUED and before is not None:
            found[text.id] = before
        if text.state in UNDECIDED:
            before = Reason.BEHIND_UNDECIDED
        elif text.state in (OutgoingState.QUEUED, OutgoingState.SENDING):
            before = before or Reason.BEHIND
    return found


def too_late(text: Outgoing, now_us: int) -> bool:
    """Whether a text has waited so long since the agent's word that it asks before it leaves."""
    return now_us - text.willed_at_us > ASK_FIRST_AFTER_US


def outcome_of(error: ServiceError) -> Outcome:
    """Sort a failed send by whether it can have been carried out (the table of docs/api.md, "Sending")."""
    match error:
        case Unreachable() | SignedOut() | WrongPassword() | Throttled():
            return Outcome.NOT_CARRIED_OUT
        case Forbidden() | Refused() | Missing():
            return Outcome.REFUSED
        case _:
            return Outcome.UNKNOWN


def reason_of(error: ServiceError) -> Reason:
    """Name why a text waits, failed or is undecided."""
    match error:
        case AnsweredError() if not isinstance(error, ServerFailed) and "21610" in f"{error.code} {error.message}":
            # Twilio's number for "the customer opted out"; whether Evo Voice passes it on is unknown.
            return Reason.OPTED_OUT
        case _:
            pass
    return next((reason for kind, reason in _REASON_OF.items() if isinstance(error, kind)), Reason.UNCLEAR)


_REASON_OF: Final[dict[type[ServiceError], Reason]] = {
    CertificateRefused: Reason.UNTRUSTED,
    ProxyRefused: Reason.PROXY,
    Unreachable: Reason.OFFLINE,
    SignedOut: Reason.SIGNED_OUT,
    WrongPassword: Reason.SIGNED_OUT,
    Throttled: Reason.THROTTLED,
    Forbidden: Reason.NO_ROLE,
    Missing: Reason.MISSING,
    Refused: Reason.REFUSED,
    ServerFailed: Reason.SERVER_FAILED,
    TimedOut: Reason.TIMED_OUT,
    ConnectionLost: Reason.CUT,
    Unreadable: Reason.UNREADABLE,
}
"""The first kind that fits."""
