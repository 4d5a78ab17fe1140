"""What the window asks of the engine: commands, all frozen.

Invariants: a command is an imperative and carries all it needs; words, numbers and passwords stay out of its repr.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft, Seen
from evoinbox.domain.message import AccountId, LineId
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.domain.person import Person, PersonId
from evoinbox.domain.sieve import ALL, Sieve
from evoinbox.settings import Settings

if TYPE_CHECKING:  # these take some ms to make: not at every start
    from evoinbox.domain.export import Form, PageWords


class SignIn(msgspec.Struct, frozen=True):
    """Sign in; the answer is SignInFailed, AccountsOffered or Opened."""

    server: str
    user_name: str
    password: str

    def __repr__(self) -> str:
        """Keep the password out of logs and tracebacks."""
        return f"SignIn(server={self.server!r})"


class ChooseAccount(msgspec.Struct, frozen=True):
    """Answer AccountsOffered."""

    account: AccountId


class OfferAccounts(msgspec.Struct, frozen=True):
    """The agent wants to sit at another account of this sign-in; the answer is AccountsOffered, or Unsafe."""


class SignOut(msgspec.Struct, frozen=True):
    """Forget session and password, here and on the server; the answer is SignInNeeded.

    `erasing` removes everything else too that anybody's sign-in has left on this computer, but for the settings.
    """

    erasing: bool = False


class Unlock(msgspec.Struct, frozen=True):
    """Open the locked window; the answer is Unlocked or PassphraseRefused."""

    passphrase: str

    def __repr__(self) -> str:
        """Keep it out of logs and tracebacks."""
        return "Unlock()"


class ChoosePassphrase(msgspec.Struct, frozen=True):
    """Lock with another passphrase from now on, or with none; the answer is Latched or PassphraseRefused.

    `old` is the one in force, "" where there is none.
    """

    old: str
    new: str

    def __repr__(self) -> str:
        """Keep both out of logs and tracebacks."""
        return "ChoosePassphrase()"


class AskKeyring(msgspec.Struct, frozen=True):
    """The agent has unlocked or started the keyring: try once more to open what was open last time."""


class Send(msgspec.Struct, frozen=True):
    """Put a text into the outbox and its draft away; the answer is OutgoingChanged or NotStored.

    `cursor` is where the agent's stands, in code points: a text that is taken back returns with it. One that was not
    written in the composer (`beside_draft`) leaves there what is begun.
    """

    id: OutgoingId
    address: str
    line: LineId
    text: str
    cursor: int
    beside_draft: bool = False

    def __repr__(self) -> str:
        """Keep text and number out of logs and tracebacks."""
        return f"Send(id={self.id!r})"


class TakeBack(msgspec.Struct, frozen=True):
    """Withdraw a text that is queued or failed: its words return as a draft; TakeBackAnswered or NotStored follows."""

    id: OutgoingId


class Hold(msgspec.Struct, frozen=True):
    """The agent is changing a queued text: it does not leave until Revise or Release; the answer is OutgoingChanged."""

    id: OutgoingId


class Release(msgspec.Struct, frozen=True):
    """The agent changed nothing: the text may leave."""

    id: OutgoingId


class Revise(msgspec.Struct, frozen=True):
    """Put other words in the place of a queued text's; the answer is OutgoingChanged or NotStored."""

    id: OutgoingId
    text: str

    def __repr__(self) -> str:
        """Keep the text out of logs and tracebacks."""
        return f"Revise(id={self.id!r})"


class SendAgain(msgspec.Struct, frozen=True):
    """The agent's word that a text which waits, failed or is undecided leaves now."""

    id: OutgoingId


class CountAsSent(msgspec.Struct, frozen=True):
    """The agent decided that an undecided text did arrive."""

    id: OutgoingId


class Discard(msgspec.Struct, frozen=True):
    """The agent gave up a text that failed, is undecided or waits."""

    id: OutgoingId


class SaveDraft(msgspec.Struct, frozen=True):
    """Put a draft on disk; an empty text removes it. The answer is DraftStored or DraftNotStored."""

    draft: Draft

    def __repr__(self) -> str:
        """Keep the text out of logs and tracebacks."""
        return "SaveDraft()"


class MarkRead(msgspec.Struct, frozen=True):
    """The agent has seen these conversations' texts, those known then."""

    seen: Seen


class MarkUnread(msgspec.Struct, frozen=True):
    """The agent wants to come back to this conversation."""

    conversation: ConversationKey


class PutAway(msgspec.Struct, frozen=True):
    """The agent is done with these conversations for now, or (FOR_GOOD_US) until the customer writes again.

    One that has got a text the agent cannot have seen stays.
    """

    seen: Seen
    until_us: int


class TakeDown(msgspec.Struct, frozen=True):
    """The agent wants these conversations in the inbox again."""

    conversations: frozenset[ConversationKey]


class Pin(msgspec.Struct, frozen=True):
    """Keep these conversations on top, or no longer."""

    conversations: frozenset[ConversationKey]
    pinned: bool


class Mute(msgspec.Struct, frozen=True):
    """Whether texts of these conversations are told on the desktop; they count as unread either way."""

    conversations: frozenset[ConversationKey]
    muted: bool


class SavePerson(msgspec.Struct, frozen=True):
    """Keep a person as they are now, and no longer those absorbed in them; PeopleChanged or PersonNotStored follows.

    Addresses of theirs that were somebody else's are theirs from now on: whoever asks has asked the agent.
    """

    person: Person
    absorbed: frozenset[PersonId] = frozenset()


class ForgetPerson(msgspec.Struct, frozen=True):
    """Keep a person no longer, with all that is known of them; the answer is PeopleChanged."""

    person: PersonId


class CheckNow(msgspec.Struct, frozen=True):
    """Ask the service at once instead of at the next beat."""


class ReadAllAgain(msgspec.Struct, frozen=True):
    """Read everything the service has once more: the agent misses something."""


class HurryPast(msgspec.Struct, frozen=True):
    """The agent wants the rest of the past now: of one conversation, or all of it."""

    conversation: ConversationKey | None = None


class FindTexts(msgspec.Struct, frozen=True):
    """Look for texts that say what is sought; the answers are TextsFound with its `number`, and a later one ends it.

    `below` is where an earlier answer ended, 0 to begin; about so many as `most` are looked for. Without words all
    texts that go through the sieve are found.
    """

    number: int
    sought: str
    below: int = 0
    most: int = 50
    sieve: Sieve = ALL

    def __repr__(self) -> str:
        """Keep what is sought out of logs and tracebacks."""
        return f"FindTexts(number={self.number!r})"


class Export(msgspec.Struct, frozen=True):
    """Write texts to a file: Exporting follows, and ExportEnded or ExportFailed with its `number`.

    Of one conversation in a stretch of the sieve; without one, all texts that a search finds, or all of a stretch.
    """

    number: int
    path: Path
    form: Form
    words: PageWords
    conversation: ConversationKey | None = None
    sought: str = ""
    sieve: Sieve = ALL

    def __repr__(self) -> str:
        """Keep what is sought and who is meant out of logs and tracebacks."""
        return f"Export(number={self.number!r})"


class CancelExport(msgspec.Struct, frozen=True):
    """Leave nothing of an export that has not ended."""

    number: int


class CountShift(msgspec.Struct, frozen=True):
    """Work out the figures of a stretch of time; the answer is ShiftCounted with its `number`, a later one ends it."""

    number: int
    since_us: int
    until_us: int


class WriteFile(msgspec.Struct, frozen=True):
    """Put a page or a table where the agent wants it; the answer is FileWritten with its `number`."""

    number: int
    path: Path
    content: str

    def __repr__(self) -> str:
        """Keep what is written out of logs and tracebacks."""
        return f"WriteFile(number={self.number!r})"


class Wake(msgspec.Struct, frozen=True):
    """The computer slept, or its network is another one."""


class Acted(msgspec.Struct, frozen=True):
    """The agent pressed a key or a button: what can wait keeps out of the way."""


class Attend(msgspec.Struct, frozen=True):
    """Whether the agent is looking at the window: it sets the pace of checking."""

    looking: bool


class UseSettings(msgspec.Struct, frozen=True):
    """The agent chose differently."""

    settings: Settings


OutgoingCommand = TakeBack | Hold | Release | Revise | SendAgain | CountAsSent | Discard
"""What the agent decides about one text of the outbox."""

LookingCommand = CheckNow | ReadAllAgain | HurryPast | Wake | Acted | Attend
"""What sets the pace of looking."""

PlacingCommand = PutAway | TakeDown | Pin | Mute
"""Where the agent puts conversations."""


class TakeIn(msgspec.Struct, frozen=True):
    """Keep these people, all at once or none, and no longer those absorbed in them; TakingIn and TakenIn follow."""

    people: tuple[Person, ...]
    absorbed: frozenset[PersonId] = frozenset()

    def __repr__(self) -> str:
        """Keep who they are out of logs and tracebacks."""
        return f"TakeIn(people={len(self.people)})"


class StopTakingIn(msgspec.Struct, frozen=True):
    """Keep none of those who are being taken in; the answer is TakenIn."""


PeopleCommand = SavePerson | ForgetPerson | TakeIn | StopTakingIn
"""What the agent knows of people."""

ClerkCommand = Export | CancelExport | CountShift | WriteFile
"""What is written down for others."""

LatchCommand = Unlock | ChoosePassphrase
"""About the passphrase of whoever sits here."""

SeatedCommand = (
    Send
    | OutgoingCommand
    | SaveDraft
    | MarkRead
    | MarkUnread
    | PlacingCommand
    | LookingCommand
    | FindTexts
    | PeopleCommand
    | ClerkCommand
)
"""What makes sense with a seat open only."""

Command = SignIn | ChooseAccount | OfferAccounts | SignOut | AskKeyring | LatchCommand | UseSettings | SeatedCommand


class Addressed(msgspec.Struct, frozen=True):
    """A command for the seat that the window shows, which may have been closed, or be another one, by now."""

    command: SeatedCommand
    sitting: int


Posted = SignIn | ChooseAccount | OfferAccounts | SignOut | AskKeyring | LatchCommand | UseSettings | Addressed
"""What crosses to the engine."""
