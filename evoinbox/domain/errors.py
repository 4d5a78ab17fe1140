"""The tree of what can go wrong, drawn first; every layer translates into it at its own door.

    InboxError
    +-- ServiceError                what the service or the way to it did
    |   +-- Unreachable             no connection was made, so nothing can have been carried out
    |   |   +-- NameUnknown         the host's name did not resolve
    |   |   +-- ConnectionRefused   nobody listens there, or no route
    |   |   +-- CertificateRefused  TLS could not be agreed or trusted
    |   |   +-- ProxyRefused        the proxy would not let us through
    |   |   +-- NotBegun            a question that comes first failed
    |   +-- NoAnswer                connected, then silence or a cut: anything may have happened
    |   |   +-- TimedOut
    |   |   +-- ConnectionLost
    |   +-- SignedOut               401 on a call
    |   +-- WrongPassword           401 at sign-in
    |   +-- Forbidden               403: a role is missing
    |   +-- Refused                 400: the service names what it did not like
    |   +-- Missing                 404 where an operation was expected
    |   +-- Throttled               429
    |   +-- ServerFailed            5xx
    |   +-- Unreadable              an answer, but not one this API gives
    +-- StoreError                  what the disk or a database file did
    |   +-- StoreDamaged            the cache: all that was in it comes again
    |   +-- DeskSetAside            the desk: what the agent did is in the file that was put beside
    |   +-- StoreNewer              written by a newer program
    |   +-- StoreKeyWrong           the key does not open the file
    |   +-- StoreUnwritable         disk full, read-only, not permitted
    +-- NotAdmitted                 an administrator has set another server, sign-in or account
    +-- TemplatesError              a file with templates cannot be used
    |   +-- TemplatesBroken         not as it should be, at a line
    |   +-- TemplatesMissing        named by an administrator, and not there or not to be read
    +-- ContactsError               a file with contacts cannot be used
    |   +-- NoContacts              it has none, or is of no kind that is understood
    |   +-- ContactsMissing         not there, or not to be read
    +-- ServerAddressError          what was typed as the server cannot be used
    |   +-- NotAnAddress
    |   +-- NotEncrypted            plain http to somewhere else than this computer
    +-- VaultError                  what the keyring did
        +-- VaultMissing            no usable keyring service
        +-- VaultLocked             present, but locked
        +-- VaultDenied             the agent, or the system, said no
        +-- VaultSlow               no answer for a while
        +-- VaultEmpty              the sign-in that was in it is not there any more
        +-- VaultUnreadable         what it has as the sign-in was not written by us
        +-- VaultKeyLost            the key of the files is not there any more, or is none
        +-- VaultFailed             it answered with an error
        +-- VaultKept               what was to be removed from it is there still

Invariants: an error carries facts (codes, names, seconds), never a sentence for the screen; `wording.py` makes those.
The service's own words (`message`) are the one exception, and are shown as a quotation.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class InboxError(Exception):
    """Root of everything this program raises on purpose."""


class NotAdmitted(InboxError):
    """An administrator has set another server, sign-in or account than this one."""


class ServiceError(InboxError):
    """Something between us and an answer of the service."""


class Unreachable(ServiceError):
    """No connection was made: nothing can have been carried out."""


class NameUnknown(Unreachable):
    """The host's name did not resolve."""


class ConnectionRefused(Unreachable):
    """Nobody listens there, the way there is closed, or connecting took too long."""


class CertificateFault(enum.Enum):
    """Why TLS was not agreed."""

    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    OTHER_NAME = "other-name"
    UNKNOWN_ISSUER = "unknown-issuer"
    REVOKED = "revoked"
    NO_TLS = "no-tls"
    OTHER = "other"


class CertificateRefused(Unreachable):
    """TLS could not be agreed or trusted; `cause` is the verifier's own short word."""

    def __init__(self, fault: CertificateFault, cause: str) -> None:
        super().__init__(fault.value, cause)
        self.fault = fault
        self.cause = cause


class ProxyRefused(Unreachable):
    """A proxy stands between and would not let us through, or what the system names as one cannot be used."""


class NotBegun(Unreachable):
    """Something had to be asked before the request, and failed: the request itself never left."""


class NoAnswer(ServiceError):
    """The request may have left, and no whole answer came back."""


class TimedOut(NoAnswer):
    """No answer within the limits."""


class ConnectionLost(NoAnswer):
    """The connection was cut after it had been made."""


class SignedOut(ServiceError):
    """401 on a call that needs a session; `message` is the service's own word on it, mostly none."""

    def __init__(self, message: str = "") -> None:
        super().__init__()
        self.message = message


class WrongPassword(ServiceError):
    """401 at sign-in: the pair is not right, or may not be used; `message` is the service's own word on it."""

    def __init__(self, message: str = "") -> None:
        super().__init__()
        self.message = message


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One entry of `responseStatus.errors`: the service's own field name, code and message."""

    field: str
    code: str
    message: str


class AnsweredError(ServiceError):
    """An answer with a status that says no; `status` is HTTP's, `code` and `message` the service's own, if any.

    `retry_after_s` is the patience it asked for, in seconds, or None.
    """

    def __init__(
        self,
        status: int,
        code: str = "",
        message: str = "",
        *,
        faults: tuple[FieldFault, ...] = (),
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(status, code)
        self.status = status
        self.code = code
        self.message = message
        self.faults = faults
        self.retry_after_s = retry_after_s

    @property
    def words(self) -> str:
        """What the service itself says of it: its message, or else what it says of single fields; "" for nothing."""
        return self.message or " ".join(fault.message for fault in self.faults if fault.message)


class Forbidden(AnsweredError):
    """403: the sign-in lacks a role for this."""


class Refused(AnsweredError):
    """400 and other 4xx: the service did not like the request and did nothing."""


class Missing(AnsweredError):
    """404 or 405 where an operation was expected."""


class ServerFailed(AnsweredError):
    """5xx: the service failed, before or after doing the work."""


class Throttled(AnsweredError):
    """429: too many requests."""


class Unreadable(ServiceError):
    """An answer that this API never gives: a web page, a redirect, another JSON, or one too large; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class StoreError(InboxError):
    """A database file or the disk below it."""


class StoreDamaged(StoreError):
    """SQLite says the file is not a sound database."""


class DeskSetAside(StoreError):
    """The desk file could not be opened and was put beside; what was in it is kept there, and nothing of it is sent."""


class StoreNewer(StoreError):
    """The file's schema is of a newer program."""


class StoreKeyWrong(StoreError):
    """The file does not open with the key we hold."""


class StoreUnwritable(StoreError):
    """The disk is full or read-only, or the place is not ours to write."""


class TemplatesError(InboxError):
    """A file with templates; `file` is its name."""

    def __init__(self, file: str, *facts: object) -> None:
        super().__init__(file, *facts)
        self.file = file


class TemplatesBroken(TemplatesError):
    """Not as it should be at `line`, counted from 1; `why` in the words of who read it."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__(file, line, why)
        self.line = line
        self.why = why


class TemplatesMissing(TemplatesError):
    """A file that an administrator named is not there, or not to be read."""


class TemplatesSetAside(TemplatesError):
    """One that could not be read is kept as `file`, and another has taken its place."""


class ContactsError(InboxError):
    """A file with contacts."""


class NoContacts(ContactsError):
    """It has none, or is of no kind that is understood."""


class ContactsMissing(ContactsError):
    """It is not there, or not to be read."""


class ServerAddressError(InboxError):
    """What was typed as the server's address."""


class NotAnAddress(ServerAddressError):
    """It names no server."""


class NotEncrypted(ServerAddressError):
    """Plain http to another computer would send the password in the open."""


class VaultError(InboxError):
    """The OS keyring."""


class VaultMissing(VaultError):
    """There is no usable keyring service."""


class VaultLocked(VaultError):
    """It is locked and was not unlocked."""


class VaultDenied(VaultError):
    """It is locked, and the agent declined to unlock it."""


class VaultSlow(VaultError):
    """It has not answered for a while: perhaps it asks the agent, who does not see it."""


class VaultEmpty(VaultError):
    """It answers, and the sign-in that was kept in it is not there any more."""


class VaultUnreadable(VaultError):
    """It answers, with a sign-in that was not written by this program."""


class VaultKeyLost(VaultError):
    """It answers, without the key of the files or with something that is none: they can never be opened."""


class VaultKept(VaultError):
    """It did not let go of what was to be removed."""


class VaultFailed(VaultError):
    """It answered with an error of its own."""
