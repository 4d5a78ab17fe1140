"""What the engine tells the window: changes, all frozen.

Invariants: a change says what has already been committed, as keys: the window reads the rest from the store, so a lost
change is a blemish and not damage.
"""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import InboxError
from evoinbox.domain.message import Account, AccountId, Message
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.domain.person import Person

if TYPE_CHECKING:  # their kinds of facts take 5 ms to make: not at every start
    from evoinbox.domain.export import Summary
    from evoinbox.domain.report import Report


class Seat(msgspec.Struct, frozen=True):
    """Who sits here: server, user and account; one pair of database files each. `others` have seats of their own."""

    server: str
    user_name: str
    account: Account
    others: frozenset[AccountId] = frozenset()


class SignInNeeded(msgspec.Struct, frozen=True):
    """Nobody is signed in; `server` and `user_name` are those of last time, `error` says why if nobody asked."""

    server: str
    user_name: str
    error: InboxError | None


class Latched(msgspec.Struct, frozen=True):
    """Whether whoever sits here has a passphrase; `locked` has the window begin locked, before Opened."""

    exists: bool
    locked: bool = False


class Unlocked(msgspec.Struct, frozen=True):
    """The passphrase was the right one."""


class PassphraseRefused(msgspec.Struct, frozen=True):
    """It was not the right one, or came too early: another is taken after so long."""

    wait_s: int


class KeyringAwaited(msgspec.Struct, frozen=True):
    """The keyring has not answered yet; SignInNeeded, Opened or Unsafe follows."""


class SignInFailed(msgspec.Struct, frozen=True):
    """A sign-in did not succeed."""

    error: InboxError


class AccountsOffered(msgspec.Struct, frozen=True):
    """The sign-in reaches several accounts: one has to be chosen."""

    accounts: tuple[Account, ...]


class Opened(msgspec.Struct, frozen=True):
    """Files of a seat may be read with `key`; they end with the program unless `kept`. `sitting` names this time."""

    seat: Seat
    cache: Path
    desk: Path
    key: str
    kept: bool = True
    sitting: int = 0

    def __repr__(self) -> str:
        """Keep the key out of logs and tracebacks."""
        return f"Opened(cache={self.cache.name!r})"


class Closing(msgspec.Struct, frozen=True):
    """The files of the seat are about to be closed: let go of them."""


class ConversationsChanged(msgspec.Struct, frozen=True):
    """These conversations' rows or texts changed (also: outgoing texts, drafts, unread)."""

    keys: frozenset[ConversationKey]


class LinesChanged(msgspec.Struct, frozen=True):
    """The set of our own lines or their names changed."""


class Arrived(msgspec.Struct, frozen=True):
    """New incoming texts came while running (not history); published after ConversationsChanged."""

    keys: frozenset[ConversationKey]
    count: int


class Returned(msgspec.Struct, frozen=True):
    """The time of conversations that were put off has come; published after ConversationsChanged."""

    keys: frozenset[ConversationKey]


class OutgoingChanged(msgspec.Struct, frozen=True):
    """An outgoing text took a step; the conversation's rows were published changed as well."""

    id: OutgoingId
    conversation: ConversationKey


class TakeBackAnswered(msgspec.Struct, frozen=True):
    """Whether a text was taken back is decided: if so its words are the draft now, if not it had left already."""

    id: OutgoingId
    conversation: ConversationKey


class NotStored(msgspec.Struct, frozen=True):
    """A text, or its new words, could not be put on disk: whoever asked keeps them."""

    id: OutgoingId
    error: InboxError


class DraftStored(msgspec.Struct, frozen=True):
    """A draft is on disk."""

    draft: Draft

    def __repr__(self) -> str:
        """Keep the text out of logs and tracebacks."""
        return "DraftStored()"


class DraftNotStored(msgspec.Struct, frozen=True):
    """A draft could not be put on disk: the composer keeps it."""

    draft: Draft
    error: InboxError

    def __repr__(self) -> str:
        """Keep the text out of logs and tracebacks."""
        return f"DraftNotStored({self.error!r})"


class Contact(enum.Enum):
    """How the last look at the service went."""

    NEVER = "never"
    CHECKING = "checking"
    GOOD = "good"
    OFFLINE = "offline"
    FAILING = "failing"
    UNSTORED = "unstored"
    SIGNED_OUT = "signed-out"


class Freshness(msgspec.Struct, frozen=True):
    """How sure we are of being in step: `good_at_us` is the last good check by our clock, 0 for never."""

    contact: Contact
    good_at_us: int
    since_us: int
    error: InboxError | None


class HistoryProgress(msgspec.Struct, frozen=True):
    """How much of the past has been read, or is read `again`; `total` 0 when the service did not say.

    `whole` are the conversations whose past has been read already, because they were opened.
    """

    stored: int
    total: int
    complete: bool
    again: bool = False
    whole: frozenset[ConversationKey] = frozenset()


class TextsFound(msgspec.Struct, frozen=True):
    """More texts that answer a FindTexts of that number; `below` is where to go on from, 0 at the end.

    `reaches_us` is the instant down to which texts can be searched, 0 where none can yet.
    """

    number: int
    found: tuple[Message, ...]
    below: int
    reaches_us: int

    def __repr__(self) -> str:
        """Keep texts out of logs and tracebacks."""
        return f"TextsFound(number={self.number}, below={self.below})"


class PeopleChanged(msgspec.Struct, frozen=True):
    """Who these conversations are with reads differently now; None are all of them. `saved` is who was kept."""

    keys: frozenset[ConversationKey] | None
    saved: Person | None = None

    def __repr__(self) -> str:
        """Keep numbers out of logs and tracebacks."""
        return f"PeopleChanged({self.saved!r})"


class TakingIn(msgspec.Struct, frozen=True):
    """So many of those who are taken in are put aside, and none of them is known yet."""

    done: int


class TakenIn(msgspec.Struct, frozen=True):
    """All are known now, or none: it was stopped, or (`error`) could not be stored."""

    known: bool
    error: InboxError | None = None


class PersonNotStored(msgspec.Struct, frozen=True):
    """A person could not be put on disk: the dialog keeps what was written."""

    error: InboxError


class Exporting(msgspec.Struct, frozen=True):
    """An export has written so many texts of so many; of more, while they are still being gathered (none written)."""

    number: int
    written: int
    total: int


class ExportEnded(msgspec.Struct, frozen=True):
    """An export is in its place, with what it says of itself; None where it was cancelled, and nothing is there."""

    number: int
    summary: Summary | None


class ExportFailed(msgspec.Struct, frozen=True):
    """The disk refused, and nothing is there."""

    number: int
    error: InboxError


class ShiftCounted(msgspec.Struct, frozen=True):
    """The figures of a stretch of time, none where the disk refused; and from when on no text is missing in them."""

    number: int
    report: Report | None
    whole_from_us: int


class FileWritten(msgspec.Struct, frozen=True):
    """A file is in its place, or `error` says why nothing is."""

    number: int
    error: InboxError | None


class Unsafe(msgspec.Struct, frozen=True):
    """Something the agent must know that is no answer to a command (no keyring, a damaged cache was rebuilt)."""

    error: InboxError


Change = (
    SignInNeeded
    | KeyringAwaited
    | Latched
    | Unlocked
    | PassphraseRefused
    | SignInFailed
    | AccountsOffered
    | Opened
    | Closing
    | ConversationsChanged
    | LinesChanged
    | Arrived
    | Returned
    | OutgoingChanged
    | TakeBackAnswered
    | NotStored
    | DraftStored
    | DraftNotStored
    | Freshness
    | HistoryProgress
    | TextsFound
    | Exporting
    | ExportEnded
    | ExportFailed
    | ShiftCounted
    | FileWritten
    | PeopleChanged
    | PersonNotStored
    | TakingIn
    | TakenIn
    | Unsafe
)
