"""All that is in the window, made once the window has been painted: its pages, and who carries out its commands.

Invariants: everything here runs in the window's thread; closing and quitting only ask (`close_wanted`,
`quit_requested`): `app` hides the window or ends the program.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.admission import Admission
from evoinbox.domain.attention import Waiting
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.engine.commands import (
    Acted,
    Attend,
    CheckNow,
    ChooseAccount,
    OfferAccounts,
    ReadAllAgain,
    SignIn,
    UseSettings,
)
from evoinbox.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings, keep_locked
from evoinbox.ui.account_page import AccountPage
from evoinbox.ui.actions import ACTIONS, PLACES, Act, build
from evoinbox.ui.activity import Activity
from evoinbox.ui.alarms import Alarms
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.controls import open_menu
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.dialogs import NewConversation, TextDialog
from evoinbox.ui.empty_state import EmptyState
from evoinbox.ui.errands import Errands
from evoinbox.ui.icons import icon
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.keys import keys_in_force, put_on
from evoinbox.ui.language import speak, tell
from evoinbox.ui.launcher import Launcher
from evoinbox.ui.leaving import Leaving, Way
from evoinbox.ui.link_door import LinkDoor
from evoinbox.ui.lock import Lock
from evoinbox.ui.lock_page import LockPage
from evoinbox.ui.note_acts import NoteActs
from evoinbox.ui.pages import Pages
from evoinbox.ui.paperwork import Paperwork
from evoinbox.ui.router import Router
from evoinbox.ui.searching import Searching
from evoinbox.ui.settling import Settling
from evoinbox.ui.sign_in_page import SignInPage
from evoinbox.ui.steady_cursor import SteadyCursor
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import tr

if TYPE_CHECKING:
    from evoinbox.ui.settings_page import SettingsPage


TEXT_STEP: Final = 10
"""By how many percent one key press changes the size of text."""


class Contents(QObject):
    """Made for a window, whose `pages` have the one it opens with; talks to the engine over the bridge only.

    `locked` names the settings that are not the agent's to choose. `alarmed` brings a Note while nobody looks at the
    window, `calmed` says which one is over, `badge_changed` the one number of what waits. `trial_wanted` asks for a
    notification, `tried` brings the Trial.
    """

    quit_requested = Signal()
    alarmed = Signal(object)
    calmed = Signal(str)
    trial_wanted = Signal()
    tried = Signal(object)
    checkup_wanted = Signal()
    badge_changed = Signal(int)
    language_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        pages: Pages,
        opening: EmptyState,
        bridge: Bridge,
        settings: Settings,
        theme: ThemeSource,
        *,
        save_settings: Callable[[Settings], None],
        new_id: Callable[[], OutgoingId],
        now_us: Callable[[], int],
        explore: Callable[[], None] | None,
        admission: Admission,
        open_url: Callable[[QUrl], bool],
        locked: frozenset[str],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge, self._theme = bridge, theme
        self._settings, self._locked = settings, locked
        self._save_settings = save_settings
        self._now_us = now_us
        self.pages = pages
        self.sign_in = SignInPage(theme, admission, can_explore=explore is not None)
        self.accounts = AccountPage(theme)
        self.inbox = InboxPage(theme, settings, bridge.ask, new_id, now_us)
        self.inbox.thread_pane.use(settings)
        self.alarms = Alarms(window, self.inbox, settings, ask=bridge.ask, choose=self._choose, now_us=now_us)
        self.note_acts = NoteActs(self.inbox, bridge.ask, new_id, now_us)
        self._leaving = Leaving(window, self.inbox, bridge.ask, self._leave)
        self.searching = Searching(window, theme, self.inbox, bridge.ask, bridge.published.connect, now_us)
        self._paperwork = Paperwork(
            window, theme, self.inbox, self.searching, bridge, lambda: self._settings, open_url, now_us
        )
        lock_page = LockPage(theme)
        for page in (self.sign_in, self.accounts, lock_page, self.inbox):
            self.pages.addWidget(page)
        needed = bool(locked & {"lock_min", "lock_with_screen"})
        self.lock = Lock(
            window, self.pages, self.inbox, lock_page, settings, ask=bridge.ask, now_us=now_us, needed=needed
        )
        self._settling = Settling(
            window, theme, self.inbox, self.lock, lambda: self._settings, self._choose, self._furnish, locked
        )
        self._router = Router(
            bridge, self.pages, self.sign_in, self.accounts, self.inbox, self._leaving, opening, self.lock
        )
        self.errands = Errands(self.pages, self.inbox, self.searching.seek, bridge.published.connect)
        self._links = LinkDoor(window, open_url, self.errands.prepare, now_us, self.inbox.notice.say)
        self.actions_by_name = build(window, self._receivers())
        put_on(self.actions_by_name, keys_in_force(settings.keys))
        self.lock.actions = self.actions_by_name
        self.launcher = Launcher(window, theme, self.inbox, self.actions_by_name, self._go_to, now_us)
        self._connect(explore)
        self._restyle()
        self._cursor = SteadyCursor(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            Activity(self, application, self._act, now_us)

    def attend(self, *, looking: bool) -> None:
        """Tell the engine whether somebody is looking."""
        self._bridge.ask(Attend(looking))
        self.inbox.mark_read()
        self.inbox.arrivals.attend(looking=looking)

    def _act(self) -> None:
        self._cursor.stir()
        self.lock.stir()
        self._bridge.ask(Acted())

    def _receivers(self) -> dict[Act, Callable[[], None]]:
        inbox = self.inbox
        return {
            Act.NEW: self._new_conversation,
            Act.PREVIOUS: lambda: inbox.list.view.step(-1),
            Act.NEXT: lambda: inbox.list.view.step(1),
            **{act: partial(self._go_to_place, place) for place, act in enumerate(PLACES)},
            Act.NEXT_UNREAD: self._next_unread,
            Act.NEXT_NEEDING: inbox.next_needing,
            Act.TAKE_BACK: inbox.thread_pane.take_back_last,
            **inbox.placing.commands(),
            **inbox.acquainting.commands(),
            Act.UNREAD_ONLY: self._toggle_filter,
            Act.FOCUS_LIST: inbox.panes.go_to_list,
            Act.FOCUS_THREAD: inbox.panes.go_to_messages,
            Act.FOCUS_WRITING: inbox.focus_writing,
            Act.WRITE_PLAINLY: inbox.compose.write_plainly,
            Act.EMOJI: inbox.compose.emoji.pick,
            Act.TEMPLATES: lambda: inbox.compose.templates.edit_own() if inbox.seated else None,
            Act.SPELLING: inbox.compose.spelling.next_wrong,
            Act.NEXT_PANE: lambda: inbox.panes.cycle(1),
            Act.PREVIOUS_PANE: lambda: inbox.panes.cycle(-1),
            Act.TO_NEWEST: inbox.thread_pane.view.to_newest,
            Act.MENU: partial(open_menu, self._window),
            Act.OPEN_LINK: inbox.thread_pane.view.open_link,
            Act.PALETTE: lambda: self.launcher.open(),  # noqa: PLW0108 - it is made later
            Act.CHECK: lambda: self._bridge.ask(CheckNow()),
            Act.READ_AGAIN: lambda: self._bridge.ask(ReadAllAgain()),
            Act.LARGER: lambda: self._resize_text(self._settings.text_size + TEXT_STEP),
            Act.SMALLER: lambda: self._resize_text(self._settings.text_size - TEXT_STEP),
            Act.USUAL_SIZE: lambda: self._resize_text(100),
            Act.CHECKUP: self.checkup_wanted.emit,
            Act.OTHER_ACCOUNT: self._offer_accounts,
            **self._settling.commands(),
            **self._leaving.commands(),
            **self.alarms.carried_out(),
            **self.searching.commands(),
            **self._paperwork.commands(),
        }

    def _connect(self, explore: Callable[[], None] | None) -> None:
        self.sign_in.submitted.connect(self._sign_in)
        self.sign_in.checkup_wanted.connect(self.checkup_wanted)
        self.sign_in.back_wanted.connect(lambda: self.pages.setCurrentWidget(self.inbox))
        if explore is not None:
            self.sign_in.exploring.connect(explore)
        self.accounts.chosen.connect(self._choose_account)
        self.accounts.back_wanted.connect(
            lambda: self.pages.setCurrentWidget(self.inbox if self.inbox.seated else self.sign_in)
        )
        self.inbox.sign_in_wanted.connect(self._show_sign_in)
        self.inbox.whole_text_wanted.connect(lambda text: TextDialog(self._window, text).open())
        self.inbox.compose.emoji.recent_changed.connect(partial(self._choose, "recent_emoji"))
        self.inbox.compose.spelling.languages_chosen.connect(partial(self._choose, "dictionaries"))
        self.inbox.waiting_changed.connect(self._on_waiting)
        self.inbox.thread_pane.view.link_wanted.connect(self._links.follow)
        self.alarms.alarmed.connect(self.alarmed)
        self.alarms.calmed.connect(self.calmed)
        self._bridge.published.connect(self.note_acts.on_change)
        self.note_acts.barred = lambda: self.lock.locked
        self.lock.page.forgotten.connect(self._leaving.erase)
        self.lock.returned.connect(self._return)
        self.note_acts.failed.connect(self.alarmed)  # of the agent's own doing: told in any case
        acts = self.actions_by_name
        listed = self.inbox.list
        listed.new_button.clicked.connect(acts[Act.NEW].trigger)
        listed.check_button.clicked.connect(acts[Act.CHECK].trigger)
        listed.settings_button.clicked.connect(acts[Act.SETTINGS].trigger)
        listed.account_button.clicked.connect(self._show_account_menu)
        self._theme.changed.connect(self._restyle)

    # ---- what waits for the agent

    def _on_waiting(self, waiting: Waiting) -> None:
        title = wording.title(waiting)
        if title != self._window.windowTitle():
            tell(self._window, self._window.setWindowTitle, title)
            self.badge_changed.emit(waiting.number)

    def show_text(self, identity: str) -> None:
        """Show what a notification was about, now or when the window is open again."""
        if self.lock.postpones(identity):
            return
        if self.inbox.seated:
            self.pages.setCurrentWidget(self.inbox)
        self.inbox.open_noted(identity)

    def _return(self, identity: str) -> None:
        """Unlocked: what was asked for meanwhile is done."""
        self.errands.go_on()
        if identity:
            self.show_text(identity)

    # ---- what the agent asks for

    def _sign_in(self, command: SignIn) -> None:
        self.inbox.compose.save()
        self._bridge.ask(command)

    def _offer_accounts(self) -> None:
        self.inbox.compose.save()
        self._bridge.ask(OfferAccounts())

    def _choose_account(self, command: ChooseAccount) -> None:
        if command.account == self.inbox.account:
            self.pages.setCurrentWidget(self.inbox)
        else:
            self._leaving.ask(Way.OTHER_ACCOUNT, lambda: self._bridge.ask(command))

    def _show_sign_in(self) -> None:
        self.sign_in.offer_back(possible=self.inbox.seated)
        self.pages.setCurrentWidget(self.sign_in)

    def _new_conversation(self) -> None:
        if not self.inbox.seated:
            return
        people, inbox = self.launcher.people, self.inbox
        people.begin()
        dialog = NewConversation(self._window, self._settings.region, inbox.lines, inbox.compose.line, people.find)
        people.learned.connect(dialog.whom.look)
        dialog.finished.connect(people.end)
        dialog.started.connect(lambda address, line: self.inbox.compose_to(address, "", line))
        dialog.open()

    def _next_unread(self) -> None:
        view = self.inbox.list.view
        self.inbox.model.settle()  # the very keys of this command held back who is new
        row = self.inbox.model.next_unread(view.currentIndex().row())
        if row >= 0:
            view.setCurrentIndex(self.inbox.model.index(row))
            self.inbox.panes.show_thread()

    def _go_to_place(self, row: int) -> None:
        if row < self.inbox.model.rowCount():
            self.inbox.list.view.setCurrentIndex(self.inbox.model.index(row))
            self.inbox.panes.show_thread()

    def _go_to(self, key: ConversationKey) -> None:
        self.pages.setCurrentWidget(self.inbox)
        self.inbox.go_to(key)

    def _toggle_filter(self) -> None:
        self.inbox.list.show_only(Filter.UNREAD if self.inbox.model.filter is Filter.ALL else Filter.ALL)

    def _furnish(self, page: SettingsPage) -> None:
        page.trial_wanted.connect(self.trial_wanted)
        self.tried.connect(page.show_trial)
        page.tell_paused(self.alarms.paused_until())

    def _choose(self, name: str, value: object) -> None:
        """One setting, and no other: whoever asks may know of older ones."""
        self.use(msgspec.structs.replace(self._settings, **{name: value}))

    def use(self, settings: Settings) -> None:
        """Take other settings, all but those that are not the agent's to choose, and keep them."""
        settings = keep_locked(self._settings, settings, self._locked)
        self._settings = settings
        self._theme.use(settings.theme, settings.text_size)
        application = QApplication.instance()
        if isinstance(application, QApplication) and speak(application, settings.language):
            self._speak()
        try:
            self._save_settings(settings)  # in the language chosen: what is told of it reads words and places
        except StoreUnwritable as error:
            self.inbox.say(error)  # it holds until the program ends
        self.inbox.use(settings)
        self.inbox.thread_pane.use(settings)
        self.lock.use(settings)
        self.alarms.use(settings)
        put_on(self.actions_by_name, keys_in_force(settings.keys))
        self._bridge.ask(UseSettings(settings))

    def _speak(self) -> None:
        """What was put together of words is put together anew: all that is drawn, and what the pages say."""
        self._theme.look_again()
        self.language_changed.emit()

    def _resize_text(self, percent: int) -> None:
        percent = min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)
        if percent != self._settings.text_size:
            self._choose("text_size", percent)

    def _show_account_menu(self) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Account menu"))
        for act in (
            Act.READ_AGAIN, Act.SHORTCUTS, Act.CHECKUP, Act.OTHER_ACCOUNT, Act.LOCK, Act.SIGN_OUT, Act.ERASE, Act.QUIT,
        ):  # fmt: skip
            menu.addAction(self.actions_by_name[act])
        button = self.inbox.list.account_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def put_away(self) -> None:
        """Hide the window, whatever the reason for the end: what is being written goes to disk."""
        self.inbox.compose.save()
        self._window.hide()

    def _leave(self) -> None:
        self.put_away()
        self.quit_requested.emit()

    def _restyle(self) -> None:
        for listed in ACTIONS:
            if listed.picture:
                self.actions_by_name[listed.act].setIcon(icon(listed.picture, self._theme.palette.muted))
