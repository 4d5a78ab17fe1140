"""Where each change of the engine goes: to the page it is about, and which page it brings up.

Invariants: every change has a place here; none takes the keyboard from somebody who writes.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from evoinbox.domain.errors import InboxError, WrongPassword
from evoinbox.engine.changes import (
    AccountsOffered,
    Arrived,
    Change,
    Closing,
    ConversationsChanged,
    DraftNotStored,
    DraftStored,
    ExportEnded,
    ExportFailed,
    Exporting,
    FileWritten,
    Freshness,
    HistoryProgress,
    KeyringAwaited,
    Latched,
    LinesChanged,
    NotStored,
    Opened,
    OutgoingChanged,
    PassphraseRefused,
    PeopleChanged,
    PersonNotStored,
    Returned,
    ShiftCounted,
    SignInFailed,
    SignInNeeded,
    TakeBackAnswered,
    TakenIn,
    TakingIn,
    TextsFound,
    Unlocked,
    Unsafe,
)
from evoinbox.engine.commands import AskKeyring, Attend
from evoinbox.ui.account_page import AccountPage
from evoinbox.ui.activity import looked_at
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.empty_state import EmptyState
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.leaving import Leaving
from evoinbox.ui.lock import Lock
from evoinbox.ui.sign_in_page import SignInPage
from evoinbox.words import tr


class Router(QObject):
    """Made by the window with its pages; listens to the bridge."""

    def __init__(
        self,
        bridge: Bridge,
        pages: QStackedWidget,
        sign_in: SignInPage,
        accounts: AccountPage,
        inbox: InboxPage,
        leaving: Leaving,
        opening: EmptyState,
        lock: Lock,
    ) -> None:
        super().__init__(pages)
        self._bridge = bridge
        self._pages = pages
        self._sign_in = sign_in
        self._accounts = accounts
        self._inbox = inbox
        self._leaving = leaving
        self._opening = opening
        self._lock = lock
        lock.again = self.on_change
        sign_in.keyring_wanted.connect(lambda: bridge.ask(AskKeyring()))
        bridge.published.connect(self.on_change)

    def on_change(self, change: Change) -> None:
        """Hand one change on, unless the window is locked and it has to wait."""
        if not self._lock.takes(change):
            self._hand_on(change)

    def _hand_on(self, change: Change) -> None:
        match change:
            case SignInNeeded() | SignInFailed() | AccountsOffered() | Opened() | Closing():
                self._on_seat_change(change)
            case Freshness():
                self._inbox.list.show_fresh(change)
            case HistoryProgress():
                self._inbox.show_history(change)
            case (
                TextsFound()
                | Latched()
                | Unlocked()
                | PassphraseRefused()
                | Exporting()
                | ExportEnded()
                | ExportFailed()
                | ShiftCounted()
                | FileWritten()
            ):
                pass  # whoever asked listens
            case KeyringAwaited():
                self._opening.say("clock", tr("Waiting for your keyring"), tr("It may be asking for its password."))
                self._sign_in.await_keyring()
            case Unsafe(error):
                self._inbox.say(error)
            case Arrived(keys):
                self._inbox.arrivals.on_arrived(keys, looking=looked_at(self._inbox))
            case Returned(keys):
                self._inbox.arrivals.on_returned(keys, looking=looked_at(self._inbox))
            case PeopleChanged():
                self._inbox.acquainting.on_changed(change)
            case PersonNotStored():
                self._inbox.acquainting.on_not_stored(change)
            case TakingIn() | TakenIn():
                self._inbox.acquainting.files.on_change(change)
            case _:
                self._on_text_change(change)

    def _on_seat_change(self, change: SignInNeeded | SignInFailed | AccountsOffered | Opened | Closing) -> None:
        match change:
            case SignInNeeded():
                self._on_sign_in_needed(change)
            case SignInFailed(error):
                self._on_sign_in_failed(error)
            case AccountsOffered(accounts):
                self._accounts.offer(accounts, sitting_at=self._inbox.account)
                self._pages.setCurrentWidget(self._accounts)
            case Opened():
                self._on_opened(change)
            case Closing():
                self._inbox.leave_seat()
            case _:
                assert_never(change)

    def _on_text_change(
        self,
        change: ConversationsChanged
        | LinesChanged
        | OutgoingChanged
        | TakeBackAnswered
        | NotStored
        | DraftStored
        | DraftNotStored,
    ) -> None:
        match change:
            case ConversationsChanged(keys):
                self._inbox.note(keys)
            case LinesChanged():
                self._inbox.read_lines()
            case OutgoingChanged():
                self._inbox.on_outgoing(change)
                self._leaving.look()
            case TakeBackAnswered():
                self._inbox.on_take_back(change)
            case NotStored():
                self._inbox.on_not_stored(change)
                self._leaving.look()
            case DraftStored(draft):
                self._inbox.compose.on_draft_stored(draft)
            case DraftNotStored(draft, error):
                self._inbox.compose.on_draft_not_stored(draft, error)
            case _:
                assert_never(change)

    def _on_sign_in_needed(self, change: SignInNeeded) -> None:
        self._sign_in.prefill(change.server, change.user_name, change.error)
        if not self._inbox.seated:
            self._sign_in.offer_back(possible=False)
            self._pages.setCurrentWidget(self._sign_in)
            return
        # The cached inbox stays: a page that takes the keyboard away in the middle of a word helps nobody.
        wrong = isinstance(change.error, WrongPassword)
        words = (
            tr("Your password was changed. You can read on; sign in to send and receive.")
            if wrong
            else tr("The service has signed you out. You can read on; sign in to send and receive.")
        )
        self._inbox.notice.say(words, tr("Sign in"))

    def _on_sign_in_failed(self, error: InboxError) -> None:
        self._sign_in.refuse(error)
        self._pages.setCurrentWidget(self._sign_in)

    def _on_opened(self, change: Opened) -> None:
        self._sign_in.forget_password()
        self._inbox.take_seat(change)
        self._pages.setCurrentWidget(self._inbox)
        if self._inbox.open_key is None:
            self._inbox.list.view.setFocus()
        else:
            self._inbox.focus_writing()
        self._bridge.ask(Attend(self._inbox.isActiveWindow()))
