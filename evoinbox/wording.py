"""Errors, times, numbers and states as words: the only place where a fact becomes a sentence for the screen.

Invariants: pure functions of their arguments, `now` included; instants come as UTC microseconds and leave as local
time; every leaf of the error tree has a sentence of its own that says what happened and what to do. English; whole
sentences, never glued from halves, so that a translation can replace them one by one.
"""

from __future__ import annotations

import enum
from datetime import UTC, date, datetime
from typing import Final, assert_never

from evoinbox.domain.attention import Waiting
from evoinbox.domain.errors import (
    AnsweredError,
    CertificateFault,
    CertificateRefused,
    ConnectionLost,
    ConnectionRefused,
    DeskSetAside,
    Forbidden,
    InboxError,
    Missing,
    NameUnknown,
    NoAnswer,
    NotAnAddress,
    NotEncrypted,
    ProxyRefused,
    Refused,
    ServerFailed,
    SignedOut,
    StoreDamaged,
    StoreError,
    StoreKeyWrong,
    StoreNewer,
    StoreUnwritable,
    TemplatesBroken,
    TemplatesMissing,
    Throttled,
    TimedOut,
    Unreachable,
    Unreadable,
    VaultError,
    VaultFailed,
    VaultLocked,
    VaultMissing,
    WrongPassword,
)
from evoinbox.domain.outgoing import OutgoingState, Reason

SECOND_US: Final = 1_000_000
MINUTE_S: Final = 60
HOUR_S: Final = 3600

# Names of our own instead of strftime's: Qt sets the process locale, and half a translation reads worse than none.
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

EMPTY_TEXT: Final = "(no text; media cannot be shown here)"
YOU: Final = "You"
NEW: Final = "New"
WHOLE_TEXT: Final = "Show the whole text"
VANISHED: Final = "no longer on the service"

_SENTENCES: Final[dict[type[InboxError], str]] = {
    WrongPassword: "That e-mail and password do not go together. Check both and try again.",
    SignedOut: "The service has signed you out. Sign in again to go on.",
    NameUnknown: "No server of that name can be found. Check its spelling and your network connection.",
    ConnectionRefused: "The server cannot be reached. Check your network connection, or try again in a minute.",
    ProxyRefused: "The proxy of your network does not let EvoInbox through. Ask whoever looks after your network.",
    TimedOut: "The server took too long to answer. Try again in a minute.",
    ConnectionLost: "The connection broke off before the answer came. Try again; if it stays so, check the server's "
    "address.",
    Forbidden: "This sign-in may not use text messages. Ask your administrator for a role that may.",
    Throttled: "The service asks for a pause. Try again in a minute.",
    Missing: "There is no Evo Voice service at this address. Check the server's address.",
    StoreDamaged: "A file of EvoInbox on this computer was damaged. It was set aside; texts are fetched again.",
    DeskSetAside: "The file with your drafts, waiting texts and reading marks could not be opened. It was put beside "
    "the new one, and nothing that waited in it is sent. Look through your last conversations.",
    StoreNewer: "The files on this computer were written by a newer EvoInbox. Install the newest version.",
    StoreKeyWrong: "Your keyring's key does not open this computer's files. They were set aside; texts come again.",
    StoreUnwritable: "EvoInbox cannot write to this disk: it is full, read-only or not yours. Make room and try again.",
    NotAnAddress: "That is not a server's address. It should look like https://example.com.",
    NotEncrypted: "Plain http would send your password unprotected. Write https:// instead.",
    VaultMissing: "This computer has no keyring, so you will have to sign in again after closing EvoInbox.",
    VaultLocked: "Your keyring is locked, so the sign-in cannot be kept. Unlock it and sign in again.",
    VaultFailed: "Your keyring answered with an error, so the sign-in cannot be kept. Restart it or your session.",
    Unreachable: "The server cannot be reached. Check your network connection.",
    NoAnswer: "No whole answer came from the server. Try again.",
    StoreError: "A file of EvoInbox on this computer cannot be used. Restart EvoInbox.",
    VaultError: "Your keyring cannot be used, so the sign-in cannot be kept.",
}

_ASK_NETWORK: Final = "Ask whoever looks after your network."

_CERTIFICATES: Final[dict[CertificateFault, str]] = {
    CertificateFault.EXPIRED: "The server's certificate has expired. Check this computer's date, or tell whoever looks "
    "after the server.",
    CertificateFault.NOT_YET_VALID: "The server's certificate is not valid yet. Check this computer's date and time.",
    CertificateFault.OTHER_NAME: "The server's certificate is for another name, so it may not be the server you mean. "
    "Check its address.",
    CertificateFault.UNKNOWN_ISSUER: "The server's certificate comes from an issuer this computer does not know. "
    + _ASK_NETWORK,
    CertificateFault.REVOKED: "The server's certificate has been withdrawn by its issuer. Tell whoever looks after "
    "the server.",
    CertificateFault.NO_TLS: "No encrypted connection could be agreed with this server. Check its address and port.",
}

_WAITS: Final[dict[Reason, str]] = {
    Reason.NONE: "Sending soon",
    Reason.OFFLINE: "Waiting for the network, then it leaves by itself",
    Reason.UNTRUSTED: "Waiting: the server's certificate is not trusted. Ask whoever looks after your network",
    Reason.PROXY: "Waiting: your network's proxy does not let it through. Ask whoever looks after your network",
    Reason.SIGNED_OUT: "Waiting for you to sign in",
    Reason.THROTTLED: "Waiting: the service asked for a pause, then it leaves by itself",
    Reason.LATE: "Not sent yet: it could not leave for a while. Send it still?",
    Reason.BEHIND: "Waiting for the text before it",
    Reason.BEHIND_UNDECIDED: "Waiting until it is known whether the text before it arrived",
}

_FAILURES: Final[dict[Reason, str]] = {
    Reason.NO_ROLE: "Not sent: this sign-in may not send texts. Ask your administrator for a role that may",
    Reason.MISSING: "Not sent: the service does not know this number or line. Check both",
    Reason.REFUSED: "Not sent: the service did not take it",
    Reason.OPTED_OUT: "Not sent: this customer has opted out of texts, until they write START",
}

_DOUBTS: Final[dict[Reason, str]] = {
    Reason.TIMED_OUT: "no answer came in time",
    Reason.CUT: "the connection broke off before the answer came",
    Reason.SERVER_FAILED: "the service reported a problem of its own",
    Reason.UNREADABLE: "the answer could not be read",
    Reason.OTHER_TEXT: "the answer was about another text",
    Reason.STOPPED: "EvoInbox was closed or signed out before the answer came",
}


class Left(enum.Enum):
    """How an inbox is left: quit for a while or, without a keyring, for good; signed out of; or for another account."""

    QUIT = "quit"
    LOST = "lost"
    SIGN_OUT = "sign-out"
    ACCOUNT = "account"


_LEFT: Final[dict[Left, tuple[str, str]]] = {
    Left.QUIT: (
        "One text has not left yet. It leaves when you open EvoInbox again, and asks first after ten minutes.",
        "{} texts have not left yet. They leave when you open EvoInbox again, and ask first after ten minutes.",
    ),
    Left.LOST: (
        "One text has not left yet. This computer has no keyring, so it is lost when EvoInbox ends.",
        "{} texts have not left yet. This computer has no keyring, so they are lost when EvoInbox ends.",
    ),
    Left.SIGN_OUT: (
        "One text has not left yet. It leaves when you sign in here again, and asks first after ten minutes.",
        "{} texts have not left yet. They leave when you sign in here again, and ask first after ten minutes.",
    ),
    Left.ACCOUNT: (
        "One text has not left yet. It leaves when you open this account again, and asks first after ten minutes.",
        "{} texts have not left yet. They leave when you open this account again, and ask first after ten minutes.",
    ),
}


def sentence(error: InboxError) -> str:
    """What happened and what to do, in plain words."""
    match error:
        case CertificateRefused(fault=fault, cause=cause):
            return _CERTIFICATES.get(fault) or f"The server's certificate cannot be trusted ({cause}). {_ASK_NETWORK}"
        case WrongPassword(message=message) if message and not message.lower().startswith("invalid username"):
            return f"The service does not accept this sign-in. It says: “{message}”"
        case Throttled(retry_after_s=seconds) if seconds:
            return f"The service asks for a pause. Try again in {count(max(1, round(seconds)), 'second', 'seconds')}."
        case Forbidden() if error.words:
            return _quoting(_SENTENCES[Forbidden], error)
        case ServerFailed(status=501):  # "not implemented": a plain file server says so to a sign-in
            return _SENTENCES[Missing]
        case ServerFailed(status=status):
            return _quoting(f"The service has a problem of its own (error {status}). Try again in a minute.", error)
        case Refused(status=status):
            return _quoting(f"The service did not accept this (error {status}).", error)
        case TemplatesBroken() | TemplatesMissing():
            return _about_templates(error)
        case Unreadable(what=what):
            return f"This does not look like an Evo Voice server: it answered with {what}. Check the server's address."
        case _:
            pass
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind]
    return "Something went wrong. Try again."


def _about_templates(error: TemplatesBroken | TemplatesMissing) -> str:
    match error:
        case TemplatesBroken(file=file, line=line, why=why):
            return f"Line {line} of {file} cannot be read, so its templates are left out. The reader says: “{why}”"
        case TemplatesMissing(file=file):
            return f"The shared templates in {file} are not there or cannot be read. Ask your administrator."
        case _:
            assert_never(error)


def state(text: OutgoingState, reason: Reason = Reason.NONE, service_words: str = "", *, doubted: bool = False) -> str:
    """Where a text we send stands; `doubted` where an earlier attempt of it may have arrived."""
    match text:
        case OutgoingState.QUEUED:
            return _WAITS.get(reason, _WAITS[Reason.NONE])
        case OutgoingState.SENDING:
            return "Sending…"
        case OutgoingState.ACCEPTED:
            return "Accepted"
        case OutgoingState.FAILED:
            why = _FAILURES.get(reason, _FAILURES[Reason.REFUSED])
            why = f"{why} (“{service_words}”)" if service_words else why
            return f"{why}. Its first attempt may have arrived all the same" if doubted else why
        case OutgoingState.CHECKING:
            return "Checking whether it arrived…"
        case OutgoingState.ASKING:
            return "Not known whether it arrived"
        case OutgoingState.WITHDRAWN:
            return "Taken back"
        case _:
            assert_never(text)


def doubt(text: OutgoingState, reason: Reason, sent_at_us: int, now_us: int) -> str:
    """What is known of an undecided text, and what the agent can do."""
    why = _DOUBTS.get(reason, "no clear answer came")
    left = f"Sent {since(sent_at_us, now_us)}, but {why}."
    if text is OutgoingState.CHECKING:
        return f"{left} EvoInbox is looking whether the service has it."
    return (
        f"{left} EvoInbox has looked several times since, and the service does not show it."
        " If your customer has it, choose “It arrived”; “Send again” may bring it twice."
    )


def waiting(what: Waiting) -> str:
    """What waits for the agent, in full: "3 texts", "3 texts and 1 text needs you"."""
    texts = count(what.unread, "text", "texts")
    return f"{texts} and {needing(what.needing)}" if what.needing else texts


def title(what: Waiting) -> str:
    """The window's title: the one number first, where a narrow task bar shows it."""
    number = f"({amount(what.number)}) " if what.number else ""
    # The name last: Qt puts it behind a title that does not end with it.
    return f"{number}{needing(what.needing)} - EvoInbox" if what.needing else f"{number}EvoInbox"


def needing(number: int) -> str:
    """How many texts cannot go on without the agent."""
    return count(number, "text needs you", "texts need you")


def left_behind(left: Left, waiting: int, out: int) -> str:
    """What leaving does to texts that have not left and to those being sent; empty when there are none."""
    if not waiting:
        return _out(out) if out else ""
    one, many = _LEFT[left]
    return one if waiting == 1 else many.format(amount(waiting))


def _out(number: int) -> str:
    if number == 1:
        return "One text is being sent. Wait a moment, or EvoInbox has to find out later whether it arrived."
    return (
        f"{amount(number)} texts are being sent. Wait a moment, or EvoInbox has to find out later whether they arrived."
    )


def alarm(text: OutgoingState, name: str, *, doubted: bool) -> str:
    """The title of a notification about a text that needs the agent; `doubted` as for `state`."""
    match text:
        case OutgoingState.FAILED if not doubted:
            return f"Text to {name} was not sent"
        case OutgoingState.FAILED | OutgoingState.CHECKING | OutgoingState.ASKING:
            return f"Text to {name} may not have arrived"
        case _:
            return f"Text to {name} has not been sent yet"


def arrived_from(name: str, texts: int) -> str:
    """The title of a notification about one customer's unread texts."""
    return name if texts == 1 else f"{name}: {amount(texts)} new texts"


def arrived(texts: int, customers: int) -> str:
    """The title of a notification about many customers' unread texts."""
    return f"{amount(texts)} new texts from {amount(customers)} customers"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 text", "12,300 texts"."""
    return f"{amount(number)} {one if number == 1 else many}"


def amount(number: int) -> str:
    """A number grouped for reading."""
    return f"{number:,}"


def progress(stored: int, total: int) -> str:
    """How much of the past has arrived."""
    return f"{amount(stored)} of {amount(total)} texts" if total > 0 else f"{count(stored, 'text', 'texts')} so far"


def gap(progress_words: str) -> str:
    """What a thread says at its top while the past is still being read."""
    return f"Older texts may still be missing here: {progress_words} fetched."


def ago(at_us: int, now_us: int) -> str:
    """How long since, coarser the longer: "just now", "12 s ago", "4 min ago", "2 h ago", then the day."""
    seconds = (now_us - at_us) // SECOND_US
    if seconds < 2:
        return "just now"
    if seconds < MINUTE_S:
        return f"{seconds} s ago"
    if seconds < HOUR_S:
        return f"{seconds // MINUTE_S} min ago"
    if seconds < 12 * HOUR_S:
        return f"{seconds // HOUR_S} h ago"
    return since(at_us, now_us)


def since(at_us: int, now_us: int) -> str:
    """An instant to look back to: "9:41", "yesterday 9:41", "3 Mar 9:41"."""
    when, now = local(at_us), local(now_us)
    if when.date() == now.date():
        return clock(at_us)
    if (now.date() - when.date()).days == 1:
        return f"yesterday {clock(at_us)}"
    return f"{_short(when.date(), now.date())} {clock(at_us)}"


def clock(at_us: int) -> str:
    """The local time of day."""
    when = local(at_us)
    return f"{when.hour}:{when.minute:02}"


def row_time(at_us: int, now_us: int) -> str:
    """When, as short as a list needs: "14:05", "Yesterday", "Mon", "3 Mar", "3 Mar 2025"."""
    when, now = local(at_us).date(), local(now_us).date()
    match (now - when).days:
        case 0:
            return clock(at_us)
        case 1:
            return "Yesterday"
        case days if 1 < days < 7:
            return WEEKDAYS[when.weekday()][:3]
        case _:
            return _short(when, now)


def day(at_us: int, now_us: int) -> str:
    """A day as the separator of a thread names it: "Today", "Yesterday", "Monday 3 March 2025"."""
    when, now = local(at_us).date(), local(now_us).date()
    match (now - when).days:
        case 0:
            return "Today"
        case 1:
            return "Yesterday"
        case _:
            return f"{WEEKDAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def moment(at_us: int, now_us: int) -> str:
    """Day and time for the ear: "14:05", "yesterday 14:05", "Monday 3 March 2025 14:05"."""
    named = day(at_us, now_us)
    if named == "Today":
        return clock(at_us)
    return f"{named.lower() if named == 'Yesterday' else named} {clock(at_us)}"


def local(at_us: int) -> datetime:
    """An instant in the zone this computer is in now."""
    return datetime.fromtimestamp(at_us / SECOND_US, tz=UTC).astimezone()


def _short(when: date, now: date) -> str:
    short = f"{when.day} {_MONTHS[when.month - 1][:3]}"
    return short if when.year == now.year else f"{short} {when.year}"


def _quoting(words: str, error: AnsweredError) -> str:
    return f"{words} It says: “{error.words}”" if error.words else words
