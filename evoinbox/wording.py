"""Errors, times, numbers and states as words: the only place where a fact becomes a sentence for the screen.

Invariants: pure functions of their arguments, `now` included; instants come as UTC microseconds and leave as local
time; every leaf of the error tree has a whole sentence of its own that says what happened and what to do.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, assert_never

from evoinbox.domain.attention import Waiting
from evoinbox.domain.errors import (
    AnsweredError,
    CertificateFault,
    CertificateRefused,
    ConnectionLost,
    ConnectionRefused,
    ContactsMissing,
    DeskSetAside,
    Forbidden,
    InboxError,
    Missing,
    NameUnknown,
    NoAnswer,
    NoContacts,
    NotAdmitted,
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
    TemplatesSetAside,
    Throttled,
    TimedOut,
    Unreachable,
    Unreadable,
    VaultDenied,
    VaultEmpty,
    VaultError,
    VaultFailed,
    VaultKept,
    VaultKeyLost,
    VaultLocked,
    VaultMissing,
    VaultSlow,
    VaultUnreadable,
    WrongPassword,
)
from evoinbox.domain.outgoing import OutgoingState, Reason
from evoinbox.words import Words, mark, tongue, tr, trn
from evoinbox.words import amount as grouped

SECOND_US: Final = 1_000_000
MINUTE_S: Final = 60
HOUR_S: Final = 3600

EMPTY_TEXT: Final = mark("(no text; media cannot be shown here)")
YOU: Final = mark("You")
NEW: Final = mark("New")
WHOLE_TEXT: Final = mark("Show the whole text")
VANISHED: Final = mark("no longer on the service")

_SENTENCES: Final[dict[type[InboxError], Words]] = {
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
    NotAdmitted: "This sign-in or account may not be used on this computer. Ask your administrator which one may.",
    StoreDamaged: "A file of EvoInbox on this computer was damaged. It was set aside; texts are fetched again.",
    DeskSetAside: "The file with your drafts, waiting texts and reading marks could not be opened. It was put beside "
    "the new one, and nothing that waited in it is sent. Look through your last conversations.",
    StoreNewer: "The files on this computer were written by a newer EvoInbox. Install the newest version.",
    StoreKeyWrong: "Your keyring's key does not open this computer's files. They were set aside; texts come again.",
    StoreUnwritable: "EvoInbox cannot write to this disk: it is full, read-only or not yours. Make room and try again.",
    NoContacts: "There are no contacts in this file. It should be a vCard, or a table with its columns named.",
    ContactsMissing: "This file is not there, or cannot be read.",
    NotAnAddress: "That is not a server's address. It should look like https://example.com.",
    NotEncrypted: "Plain http would send your password unprotected. Write https:// instead.",
    VaultMissing: "This computer has no keyring, so you will have to sign in again after closing EvoInbox.",
    VaultLocked: "Your keyring is locked. Unless you unlock it, nothing is kept when EvoInbox closes.",
    VaultDenied: "Your keyring was not unlocked. Unless you unlock it, nothing is kept when EvoInbox closes.",
    VaultSlow: "Your keyring does not answer; perhaps it asks for its password behind a window. Unless it answers, "
    "nothing is kept when EvoInbox closes.",
    VaultEmpty: "Your keyring no longer has your sign-in. Sign in again.",
    VaultUnreadable: "What your keyring has as your sign-in cannot be read. Sign in again.",
    VaultKeyLost: "Your keyring no longer has the key to the files on this computer. They were set aside; texts are "
    "fetched again, but drafts and waiting texts are lost.",
    VaultFailed: "Your keyring answered with an error, so the sign-in cannot be kept. Restart it or your session.",
    VaultKept: "Your keyring did not let EvoInbox remove its entries. Remove those named EvoInbox in it yourself.",
    Unreachable: "The server cannot be reached. Check your network connection.",
    NoAnswer: "No whole answer came from the server. Try again.",
    StoreError: "A file of EvoInbox on this computer cannot be used. Restart EvoInbox.",
    VaultError: "Your keyring cannot be used, so the sign-in cannot be kept.",
}

_CERTIFICATES: Final[dict[CertificateFault, Words]] = {
    CertificateFault.EXPIRED: "The server's certificate has expired. Check this computer's date, or tell whoever looks "
    "after the server.",
    CertificateFault.NOT_YET_VALID: "The server's certificate is not valid yet. Check this computer's date and time.",
    CertificateFault.OTHER_NAME: "The server's certificate is for another name, so it may not be the server you mean. "
    "Check its address.",
    CertificateFault.UNKNOWN_ISSUER: "The server's certificate comes from an issuer this computer does not know. "
    "Ask whoever looks after your network.",
    CertificateFault.REVOKED: "The server's certificate has been withdrawn by its issuer. Tell whoever looks after "
    "the server.",
    CertificateFault.NO_TLS: "No encrypted connection could be agreed with this server. Check its address and port.",
}

_UNTRUSTED: Final = mark("The server's certificate cannot be trusted ({cause}). Ask whoever looks after your network.")

_WAITS: Final[dict[Reason, Words]] = {
    Reason.NONE: "Sending soon",
    Reason.OFFLINE: "Waiting for the network, then it leaves by itself",
    Reason.UNTRUSTED: "Waiting: the server's certificate is not trusted. Ask whoever looks after your network",
    Reason.PROXY: "Waiting: your network's proxy does not let it through. Ask whoever looks after your network",
    Reason.SIGNED_OUT: "Waiting for you to sign in",
    Reason.THROTTLED: "Waiting: the service asked for a pause, then it leaves by itself",
    Reason.LATE: "Not sent yet: it could not leave for a while. Send it still?",
    Reason.ANSWERED: "Not sent yet: somebody else has written to this customer meanwhile",
    Reason.OPTED_OUT: "Not sent yet: this customer has asked for no more texts meanwhile",
    Reason.BEHIND: "Waiting for the text before it",
    Reason.BEHIND_UNDECIDED: "Waiting until it is known whether the text before it arrived",
}

_FAILURES: Final[dict[Reason, Words]] = {
    Reason.NO_ROLE: "Not sent: this sign-in may not send texts. Ask your administrator for a role that may",
    Reason.MISSING: "Not sent: the service does not know this number or line. Check both",
    Reason.REFUSED: "Not sent: the service did not take it",
    Reason.OPTED_OUT: "Not sent: this customer has opted out of texts, until they write START",
}

_DOUBTS: Final[dict[Reason, Words]] = {
    Reason.TIMED_OUT: "Sent {when}, but no answer came in time.",
    Reason.CUT: "Sent {when}, but the connection broke off before the answer came.",
    Reason.SERVER_FAILED: "Sent {when}, but the service reported a problem of its own.",
    Reason.UNREADABLE: "Sent {when}, but the answer could not be read.",
    Reason.OTHER_TEXT: "Sent {when}, but the answer was about another text.",
    Reason.STOPPED: "Sent {when}, but EvoInbox was closed or signed out before the answer came.",
}

_NO_CLEAR_ANSWER: Final = mark("Sent {when}, but no clear answer came.")


def sentence(error: InboxError) -> str:
    """What happened and what to do, in plain words."""
    match error:
        case CertificateRefused(fault=fault, cause=cause):
            return tr(_CERTIFICATES.get(fault, _UNTRUSTED), cause=cause)
        case WrongPassword(message=message) if message and not message.lower().startswith("invalid username"):
            return tr("The service does not accept this sign-in. It says: “{words}”", words=message)
        case Throttled(retry_after_s=seconds) if seconds:
            return trn(
                "The service asks for a pause. Try again in %n second.",
                "The service asks for a pause. Try again in %n seconds.",
                max(1, round(seconds)),
            )
        case Forbidden() if error.words:
            return _quoting(tr(_SENTENCES[Forbidden]), error)
        case ServerFailed(status=501):  # "not implemented": a plain file server says so to a sign-in
            return tr(_SENTENCES[Missing])
        case ServerFailed(status=status):
            words = tr("The service has a problem of its own (error {code}). Try again in a minute.", code=str(status))
            return _quoting(words, error)
        case Refused(status=status):
            return _quoting(tr("The service did not accept this (error {code}).", code=str(status)), error)
        case TemplatesBroken() | TemplatesMissing() | TemplatesSetAside():
            return _about_templates(error)
        case Unreadable(what=what):
            return tr(
                "This does not look like an Evo Voice server: it answered with {what}. Check the server's address.",
                what=what,
            )
        case _:
            pass
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return tr(_SENTENCES[kind])
    return tr("Something went wrong. Try again.")


def _about_templates(error: TemplatesBroken | TemplatesMissing | TemplatesSetAside) -> str:
    match error:
        case TemplatesBroken(file=file, line=line, why=why):
            return tr(
                "Line {line} of {file} cannot be read, so its templates are left out. The reader says: “{why}”",
                line=line, file=file, why=why,
            )  # fmt: skip
        case TemplatesMissing(file=file):
            return tr(
                "The shared templates in {file} are not there or cannot be read. Ask your administrator.", file=file
            )
        case TemplatesSetAside(file=file):
            return tr("The templates that could not be read are kept beside the new ones, as {file}.", file=file)
        case _:
            assert_never(error)


def state(text: OutgoingState, reason: Reason = Reason.NONE, service_words: str = "", *, doubted: bool = False) -> str:
    """Where a text we send stands; `doubted` where an earlier attempt of it may have arrived."""
    match text:
        case OutgoingState.QUEUED:
            return tr(_WAITS.get(reason, _WAITS[Reason.NONE]))
        case OutgoingState.SENDING:
            return tr("Sending…")
        case OutgoingState.ACCEPTED:
            return tr("Accepted")
        case OutgoingState.FAILED:
            why = tr(_FAILURES.get(reason, _FAILURES[Reason.REFUSED]))
            why = tr("{sentence} (“{words}”)", sentence=why, words=service_words) if service_words else why
            return tr("{sentence}. Its first attempt may have arrived all the same", sentence=why) if doubted else why
        case OutgoingState.CHECKING:
            return tr("Checking whether it arrived…")
        case OutgoingState.ASKING:
            return tr("Not known whether it arrived")
        case OutgoingState.WITHDRAWN:
            return tr("Taken back")
        case _:
            assert_never(text)


def doubt(text: OutgoingState, reason: Reason, sent_at_us: int, now_us: int) -> str:
    """What is known of an undecided text, and what the agent can do."""
    left = tr(_DOUBTS.get(reason, _NO_CLEAR_ANSWER), when=since(sent_at_us, now_us))
    if text is OutgoingState.CHECKING:
        return tr("{sentence} EvoInbox is looking whether the service has it.", sentence=left)
    return tr(
        "{sentence} EvoInbox has looked several times since, and the service does not show it."
        " If your customer has it, choose “It arrived”; “Send again” may bring it twice.",
        sentence=left,
    )


def waiting(what: Waiting) -> str:
    """What waits for the agent, in full: "3 texts", "3 texts and 1 text needs you"."""
    if what.needing and not what.unread:
        return needing(what.needing)
    texts = trn("%n text", "%n texts", what.unread)
    return tr("{texts} and {needing}", texts=texts, needing=needing(what.needing)) if what.needing else texts


def title(what: Waiting) -> str:
    """The window's title: the one number first, where a narrow task bar shows it."""
    # The name last: Qt puts it behind a title that does not end with it.
    if what.needing:
        return tr("({number}) {needing} - EvoInbox", number=what.number, needing=needing(what.needing))
    return tr("({number}) EvoInbox", number=what.number) if what.number else "EvoInbox"


def needing(number: int) -> str:
    """How many texts cannot go on without the agent."""
    return trn("%n text needs you", "%n texts need you", number)


def segments(number: int) -> str:
    """How many parts a text is sent in."""
    return trn("%n segment", "%n segments", number)


def not_handed(error: InboxError) -> str:
    """A text that could not be handed over stays where it was written."""
    return tr("This text was not sent and is still here. {sentence}", sentence=sentence(error))


def not_kept(error: InboxError) -> str:
    """A draft that could not be put on disk is lost with the program."""
    return tr("This draft is kept only while EvoInbox runs. {sentence}", sentence=sentence(error))


def alarm(text: OutgoingState, name: str, *, doubted: bool) -> str:
    """The title of a notification about a text that needs the agent; `doubted` as for `state`."""
    match text:
        case OutgoingState.FAILED if not doubted:
            return tr("Text to {name} was not sent", name=name)
        case OutgoingState.FAILED | OutgoingState.CHECKING | OutgoingState.ASKING:
            return tr("Text to {name} may not have arrived", name=name)
        case _:
            return tr("Text to {name} has not been sent yet", name=name)


def arrived_from(name: str, texts: int) -> str:
    """The title of a notification about one customer's unread texts."""
    return name if texts == 1 else trn("{name}: %n new text", "{name}: %n new texts", texts, name=name)


def arrived(texts: int, customers: int) -> str:
    """The title of a notification about many customers' unread texts."""
    if customers == 1:
        return trn("%n new text from a customer", "%n new texts from a customer", texts)
    return trn(
        "%n new text from {customers} customers", "%n new texts from {customers} customers", texts, customers=customers
    )


def amount(number: int) -> str:
    """A number grouped for reading."""
    return grouped(number)


def progress(stored: int, total: int) -> str:
    """How much of the past has arrived."""
    if total > 0:
        return trn("{stored} of %n text", "{stored} of %n texts", total, stored=stored)
    return trn("%n text so far", "%n texts so far", stored)


def since(at_us: int, now_us: int) -> str:
    """An instant to look back to: "9:41", "yesterday 9:41", "3 Mar 9:41"."""
    when, now = local(at_us), local(now_us)
    if when.date() == now.date():
        return clock(at_us)
    if (now.date() - when.date()).days == 1:
        return tr("yesterday {time}", time=clock(at_us))
    return tr("{day} {time}", day=_short(when, now), time=clock(at_us))


def clock(at_us: int) -> str:
    """The local time of day."""
    when = local(at_us)
    return tongue().clock(when.hour, when.minute)


def row_time(at_us: int, now_us: int) -> str:
    """When, as short as a list needs: "14:05", "Yesterday", "Mon", "3 Mar", "3 Mar 2025"."""
    when, now = local(at_us), local(now_us)
    match (now.date() - when.date()).days:
        case 0:
            return clock(at_us)
        case 1:
            return tr("Yesterday")
        case days if 1 < days < 7:
            return tongue().weekday(when.date())
        case _:
            return _short(when, now)


def day(at_us: int, now_us: int) -> str:
    """A day as the separator of a thread names it: "Today", "Yesterday", "Monday 3 March 2025"."""
    when = local(at_us).date()
    match (local(now_us).date() - when).days:
        case 0:
            return tr("Today")
        case 1:
            return tr("Yesterday")
        case _:
            return tongue().long(when)


def moment(at_us: int, now_us: int) -> str:
    """Day and time for the ear: "14:05", "yesterday 14:05", "Monday 3 March 2025 14:05"."""
    when = local(at_us).date()
    match (local(now_us).date() - when).days:
        case 0:
            return clock(at_us)
        case 1:
            return tr("yesterday {time}", time=clock(at_us))
        case _:
            return tr("{day} {time}", day=tongue().long(when), time=clock(at_us))


def local(at_us: int) -> datetime:
    """An instant in the zone this computer is in now."""
    return datetime.fromtimestamp(at_us / SECOND_US, tz=UTC).astimezone()


def _short(when: datetime, now: datetime) -> str:
    return (tongue().short if when.year == now.year else tongue().short_in_year)(when.date())


def _quoting(words: str, error: AnsweredError) -> str:
    return tr("{sentence} It says: “{words}”", sentence=words, words=error.words) if error.words else words
