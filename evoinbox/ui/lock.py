"""Locking the window: when, what is hidden meanwhile, and what comes of it when it is opened again.

Invariants: while it is locked no widget of the window holds a text, a name or a number, and the inbox is out of the
window's tree; nothing can be done but opening, quitting, and signing out for good; the engine goes on, and what it says
of texts becomes notes that say nothing. What was begun is on disk, and stays; what was written into a dialog is kept in
memory, for the seat it was written at.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from evoinbox.domain.errors import StoreError
from evoinbox.engine.changes import (
    Arrived,
    Change,
    Closing,
    ConversationsChanged,
    Freshness,
    HistoryProgress,
    Latched,
    Opened,
    OutgoingChanged,
    PassphraseRefused,
    Returned,
    Seat,
    SignInNeeded,
    Unlocked,
    Unsafe,
)
from evoinbox.engine.commands import Command
from evoinbox.settings import Settings
from evoinbox.store.reader import Reader
from evoinbox.ui.actions import Act
from evoinbox.ui.clearing import clear_away
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.lock_page import LockPage
from evoinbox.ui.pages import Pages
from evoinbox.ui.passphrase_dialog import PassphraseDialog
from evoinbox.words import mark, tr

if TYPE_CHECKING:
    from evoinbox.ui.settings_page import SettingsPage

MINUTE_US: Final = 60_000_000
ALLOWED: Final = frozenset({Act.QUIT, Act.LARGER, Act.SMALLER, Act.USUAL_SIZE})
"""What can be done with a locked window beside opening it."""

NO_PASSPHRASE: Final = mark("Nothing locks without a passphrase: choose one.")


class Lock(QObject):
    """Made by the window. `changed` says whether it is locked now; `page` is what a locked one shows.

    `returned`: it is open again, with the identity of a note that was clicked meanwhile, or "". `armed`: there is a
    passphrase; `actions` are those of the window; `again` gets what the engine said meanwhile.
    `needed`: an administrator decided that it locks, so a passphrase is asked for.
    """

    changed = Signal(bool)
    returned = Signal(str)

    def __init__(
        self,
        window: QWidget,
        pages: Pages,
        inbox: InboxPage,
        page: LockPage,
        settings: Settings,
        *,
        ask: Callable[[Command], None],
        now_us: Callable[[], int],
        needed: bool,
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._inbox, self.page = window, pages, inbox, page
        self._settings = settings
        self._ask = ask
        self._now_us = now_us
        self._needed = needed
        self.locked = self.armed = self._begins = False
        self.actions: dict[Act, QAction] = {}
        self.again: Callable[[Change], None] = lambda _: None
        self._opened: Opened | None = None
        self._later: dict[type[Change], Change] = {}
        self._begun: tuple[Seat, list[Callable[[], None]]] | None = None
        self._dialog: PassphraseDialog | None = None
        self._page: SettingsPage | None = None
        self._clicked = ""
        self._acted_us = now_us()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        page.submitted.connect(ask)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._follow)

    def use(self, settings: Settings) -> None:
        """The agent chose differently."""
        self._settings = settings
        self.look()

    def lock_now(self) -> None:
        """Lock, or have a passphrase chosen where there is none."""
        if self.armed:
            self.lock()
        elif self._opened is not None:
            self.change_passphrase()

    def choose(self, *, needed: bool) -> None:
        """Have the passphrase chosen, or changed."""
        if self._dialog is None:
            self._dialog = PassphraseDialog(self._window, exists=self.armed, needed=needed)
            self._dialog.chosen.connect(self._ask)
            self._dialog.finished.connect(self._end_choosing)
            self._dialog.open()

    def change_passphrase(self) -> None:
        """The agent wants another one, or a first."""
        self.choose(needed=self._needed)

    def postpones(self, identity: str) -> bool:
        """A note was clicked: whether what it is about is shown later, when the window is open again."""
        if self.locked:
            self._clicked = identity
        return self.locked

    def on_screen(self, on: bool) -> None:  # noqa: FBT001 - a signal's receiver
        """The screen is locked, or no longer."""
        if on and self._settings.lock_with_screen:
            self.lock()

    def lock(self) -> None:
        """Hide everything, if there is something to hide and a way to open it again."""
        if self.locked or not self.armed or self._opened is None:
            return
        self.locked = True
        self._inbox.compose.save()
        self._begun = (self._opened.seat, clear_away(self._window))
        self._inbox.leave_seat()
        self._watch()
        self.page.begin()
        self._pages.cover(self.page)
        for act, action in self.actions.items():
            action.setEnabled(act in ALLOWED)
        self._timer.stop()
        self.changed.emit(True)

    def takes(self, change: Change) -> bool:
        """Hear what the engine says; returns whether nobody else is to."""
        match change:
            case Latched(exists, locked):
                self.armed, self._begins = exists, locked
                self._tell_dialog(change)
                self.look()
            case PassphraseRefused(wait_s):
                self._tell_dialog(change)
                self.page.refuse(wait_s)
            case Unlocked():
                self._unlock()
            case _:
                return self._takes_about_seat(change)
        return True

    def _takes_about_seat(self, change: Change) -> bool:
        match change:
            case Opened():
                self._opened = change
                if self._begins:
                    self._begins = False
                    self.lock()
                elif self._needed and not self.armed and self._wanted:
                    QTimer.singleShot(0, self, lambda: self.choose(needed=True))
                self.look()
            case Closing():
                self._opened = None
            case SignInNeeded() if self.locked and self._opened is None:
                self._unlock()  # nobody sits here any more: there is nothing to hide
            case _:
                pass
        return self.locked and self._takes_while_locked(change)

    def _takes_while_locked(self, change: Change) -> bool:
        arrivals = self._inbox.arrivals
        match change:
            case Opened() | Closing():
                self._watch()
            case ConversationsChanged(keys):
                self._show_waiting()
                arrivals.look(keys)
            case OutgoingChanged():
                self._inbox.decisions.on_stored(change)
                self._show_waiting()
            case Arrived(keys):
                arrivals.on_arrived(keys, looking=False)
            case Returned(keys):
                arrivals.on_returned(keys, looking=False)
            case Freshness() | HistoryProgress() | Unsafe() | SignInNeeded():
                self._later[type(change)] = change
            case _:
                return False
        return True

    def _unlock(self) -> None:
        if not self.locked:
            return
        self.locked = False
        self.stir()  # before anybody looks: a passphrase may come from what is no keyboard
        self._stop_watching()
        self._pages.uncover()
        self.page.begin()
        for action in self.actions.values():
            action.setEnabled(True)
        later, self._later = self._later, {}
        for change in ([self._opened] if self._opened is not None else []) + list(later.values()):
            self.again(change)
        self.look()
        self.changed.emit(False)
        wanted, self._clicked = self._clicked, ""
        self.returned.emit(wanted)
        self._go_on()

    def _go_on(self) -> None:
        """Open what somebody was writing in, if it is they who are back."""
        begun, self._begun = self._begun, None
        if begun is not None and self._opened is not None and self._opened.seat == begun[0]:
            for go_on in begun[1]:
                go_on()

    # ---- while it is locked

    def _watch(self) -> None:
        """Go on reading what is to be told of, beside the inbox, which has let go."""
        self._stop_watching()
        if self._opened is not None:
            with suppress(StoreError):
                self._inbox.watching = Reader(self._opened.cache, self._opened.desk, self._opened.key)
        self._show_waiting()

    def _stop_watching(self) -> None:
        watching, self._inbox.watching = self._inbox.watching, None
        if watching is not None:
            watching.close()

    def _show_waiting(self) -> None:
        if self._inbox.watching is not None:
            with suppress(StoreError):  # the number stays as it was
                self._inbox.waiting_changed.emit(self._inbox.watching.waiting())

    # ---- when

    @property
    def _wanted(self) -> bool:
        return bool(self._settings.lock_min) or self._settings.lock_with_screen

    def stir(self) -> None:
        """The agent is at work."""
        self._acted_us = self._now_us()

    def look(self) -> None:
        """Has nobody been at work for too long?"""
        if self.locked or not self.armed or self._opened is None or not self._settings.lock_min:
            self._timer.stop()
            return
        now_us = self._now_us()
        self._acted_us = min(self._acted_us, now_us)  # the clock was set back
        left_us = self._acted_us + self._settings.lock_min * MINUTE_US - now_us
        if left_us > 0:
            self._timer.start(left_us // 1000 + 1)
        else:
            self.lock()

    def _follow(self, window: QWindow | None) -> None:
        """The window's own keys are dead while a dialog is open."""
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.windowHandle() is window and Act.LOCK in self.actions:
                dialog.addAction(self.actions[Act.LOCK])

    # ---- the passphrase

    def attend_to(self, page: SettingsPage) -> None:
        """Say on the settings page that without a passphrase nothing locks, and when there is another."""
        self._page = page
        page.finished.connect(self._leave_page)

        def warn(name: str, value: object) -> None:
            if name in ("lock_min", "lock_with_screen") and value and not self.armed:
                page.rows["passphrase"].say(tr(NO_PASSPHRASE), "warning")

        page.changed.connect(warn)

    def _tell_dialog(self, change: Change) -> None:
        if self._dialog is None:
            return
        self._dialog.on_change(change)
        if isinstance(change, Latched):
            words = tr("The passphrase is set.") if change.exists else tr("There is no passphrase any more.")
            if self._page is not None:
                self._page.rows["passphrase"].say(words, "caption")
            else:
                self._inbox.notice.say(words)

    def _leave_page(self) -> None:
        self._page = None

    def _end_choosing(self) -> None:
        self._dialog = None
