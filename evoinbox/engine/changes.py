"""What crosses between window and engine: commands one way, changes the other; all frozen.

Invariants: a command is an imperative and carries all it needs; a change says what has already been committed, as
keys: the window reads the rest from the store, so a lost change is a blemish and not damage.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import InboxError
from evoinbox.domain.message import Account, AccountId, LineId
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.settings import Settings

# ---- commands: window to engine


@dataclass(frozen=True, slots=True)
class SignIn:
    """Sign in; the answer is SignInFailed, AccountsOffered or Opened."""

    server: str
    user_name: str
    password: str

    def __repr__(self) -> str:
        """Keep the password out of logs and tracebacks."""
        return f"SignIn(server={self.server!r})"


@dataclass(frozen=True, slots=True)
class ChooseAccount:
    """Answer AccountsOffered."""

    account: AccountId


@dataclass(frozen=True, slots=True)
class OfferAccounts:
    """The agent wants to sit at another account of this sign-in; the answer is AccountsOffered, or Unsafe."""


@dataclass(frozen=True, slots=True)
class SignOut:
    """Forget session and password, here and on the server; the answer is SignInNeeded."""


@dataclass(frozen=True, slots=True)
class Send:
    """Put a text into the outbox and its draft away; the answer is OutgoingChanged or NotStored.

    `cursor` is where the agent's stands, in code points: a text that is taken back returns with it.
    """

    id: OutgoingId
    address: str
    line: LineId
    text: str
    cursor: int

    def __repr__(self) -> str:
        """Keep text and number out of logs and tracebacks."""
        return f"Send(id={self.id!r})"


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Withdraw a text that is queued or failed: its words return as a draft; TakeBackAnswered or NotStored follows."""

    id: OutgoingId


@dataclass(frozen=True, slots=True)
class Hold:
    """The agent is changing a queued text: it does not leave until Revise or Release; the answer is OutgoingChanged."""

    id: OutgoingId


@dataclass(frozen=True, slots=True)
class Release:
    """The agent changed nothing: the text may leave."""

    id: OutgoingId


@dataclass(frozen=True, slots=True)
class Revise:
    """Put other words in the place of a queued text's; the answer is OutgoingChanged or NotStored."""

    id: OutgoingId
    text: str

    def __repr__(self) -> str:
        """Keep the text out of logs and tracebacks."""
        return f"Revise(id={self.id!r})"


@dataclass(frozen=True, slots=True)
class SendAgain:
    """The agent's word that a text which waits, failed or is undecided leaves now."""

    id: OutgoingId


@dataclass(frozen=True, slots=True)
class CountAsSent:
    """The agent decided that an undecided text did arrive."""

    id: OutgoingId


@dataclass(frozen=True, slots=True)
class Discard:
    """The agent gave up a text that failed, is undecided or waits."""

    id: OutgoingId


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Put a draft on disk; an empty text removes it. The answer is DraftStored or DraftNotStored."""

    draft: Draft

    def __repr__(self) -> str:
        """Keep the text out of logs and tracebacks."""
        return "SaveDraft()"


@dataclass(frozen=True, slots=True)
class MarkRead:
    """The agent has seen all texts of this conversation."""

    conversation: ConversationKey


@dataclass(frozen=True, slots=True)
class MarkUnread:
    """The agent wants to come back to this conversation."""

    conversation: ConversationKey


@dataclass(frozen=True, slots=True)
class CheckNow:
    """Ask the service at once instead of at the next beat."""


@dataclass(frozen=True, slots=True)
class ReadAllAgain:
    """Read everything the service has once more: the agent misses something."""


@dataclass(frozen=True, slots=True)
class HurryPast:
    """The agent wants the rest of the past now: of one conversation, or all of it."""

    conversation: ConversationKey | None = None


@dataclass(frozen=True, slots=True)
class Wake:
    """The computer slept, or its network is another one."""


@dataclass(frozen=True, slots=True)
class Acted:
    """The agent pressed a key or a button: what can wait keeps out of the way."""


@dataclass(frozen=True, slots=True)
class Attend:
    """Whether the agent is looking at the window: it sets the pace of checking."""

    looking: bool


@dataclass(frozen=True, slots=True)
class UseSettings:
    """The agent chose differently."""

    settings: Settings


OutgoingCommand = TakeBack | Hold | Release | Revise | SendAgain | CountAsSent | Discard
"""What the agent decides about one text of the outbox."""

LookingCommand = CheckNow | ReadAllAgain | HurryPast | Wake | Acted | Attend
"""What sets the pace of looking."""

SeatedCommand = Send | OutgoingCommand | SaveDraft | MarkRead | MarkUnread | LookingCommand
"""What makes sense with a seat open only."""

Command = SignIn | ChooseAccount | OfferAccounts | SignOut | UseSettings | SeatedCommand


@dataclass(frozen=True, slots=True)
class Addressed:
    """A command for the seat that the window shows, which may have been closed, or be another one, by now."""

    command: SeatedCommand
    sitting: int


Posted = SignIn | ChooseAccount | OfferAccounts | SignOut | UseSettings | Addressed
"""What crosses to the engine."""

# ---- changes: engine to window


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits here: server, user and account; one pair of database files each. `others` have seats of their own."""

    server: str
    user_name: str
    account: Account
    others: frozenset[AccountId] = frozenset()


@dataclass(frozen=True, slots=True)
class SignInNeeded:
    """Nobody is signed in; `server` and `user_name` are those of last time, `error` says why if nobody asked."""

    server: str
    user_name: str
    error: InboxError | None


@dataclass(frozen=True, slots=True)
class SignInFailed:
    """A sign-in did not succeed."""

    error: InboxError


@dataclass(frozen=True, slots=True)
class AccountsOffered:
    """The sign-in reaches several accounts: one has to be chosen."""

    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Opened:
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


@dataclass(frozen=True, slots=True)
class Closing:
    """The files of the seat are about to be closed: let go of them."""


@dataclass(frozen=True, slots=True)
class ConversationsChanged:
    """These conversations' rows or texts changed (also: outgoing texts, drafts, unread)."""

    keys: frozenset[ConversationKey]


@dataclass(frozen=True, slots=True)
class LinesChanged:
    """The set of our own lines or their names changed."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """New incoming texts came while running (not history); published after ConversationsChanged."""

    keys: frozenset[ConversationKey]
    count: int


@dataclass(frozen=True, slots=True)
class OutgoingChanged:
    """An outgoing text took a step; the conversation's rows were published changed as well."""

    id: OutgoingId
    conversation: ConversationKey


@dataclass(frozen=True, slots=True)
class TakeBackAnswered:
    """Whether a text was taken back is decided: if so its words are the draft now, if not it had left already."""

    id: OutgoingId
    conversation: ConversationKey


@dataclass(frozen=True, slots=True)
class NotStored:
    """A text, or its new words, could not be put on disk: whoever asked keeps them."""

    id: OutgoingId
    error: InboxError


@dataclass(frozen=True, slots=True)
class DraftStored:
    """A draft is on disk."""

    draft: Draft

    def __repr__(self) -> str:
        """Keep the text out of logs and tracebacks."""
        return "DraftStored()"


@dataclass(frozen=True, slots=True)
class DraftNotStored:
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


@dataclass(frozen=True, slots=True)
class Freshness:
    """How sure we are of being in step: `good_at_us` is the last good check by our clock, 0 for never."""

    contact: Contact
    good_at_us: int
    since_us: int
    error: InboxError | None


@dataclass(frozen=True, slots=True)
class HistoryProgress:
    """How much of the past has been read, or is read `again`; `total` 0 when the service did not say.

    `whole` are the conversations whose past has been read already, because they were opened.
    """

    stored: int
    total: int
    complete: bool
    again: bool = False
    whole: frozenset[ConversationKey] = frozenset()


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Something the agent must know that is no answer to a command (no keyring, a damaged cache was rebuilt)."""

    error: InboxError


Change = (
    SignInNeeded
    | SignInFailed
    | AccountsOffered
    | Opened
    | Closing
    | ConversationsChanged
    | LinesChanged
    | Arrived
    | OutgoingChanged
    | TakeBackAnswered
    | NotStored
    | DraftStored
    | DraftNotStored
    | Freshness
    | HistoryProgress
    | Unsafe
)
