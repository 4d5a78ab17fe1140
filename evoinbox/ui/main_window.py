"""The window itself: there and painted before anything is in it, so that a start is seen at once.

Invariants: everything here runs in the window's thread; closing only asks (`close_wanted`); what is in the window is
`contents`, made by `furnish`, whose modules are loaded then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QHideEvent, QMoveEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from evoinbox.ui.empty_state import EmptyState
from evoinbox.ui.pages import Pages
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from evoinbox.domain.admission import Admission
    from evoinbox.domain.outgoing import OutgoingId
    from evoinbox.settings import Settings
    from evoinbox.ui.account_page import AccountPage
    from evoinbox.ui.actions import Act
    from evoinbox.ui.alarms import Alarms
    from evoinbox.ui.bridge import Bridge
    from evoinbox.ui.contents import Contents
    from evoinbox.ui.errands import Errands
    from evoinbox.ui.inbox_page import InboxPage
    from evoinbox.ui.lock import Lock
    from evoinbox.ui.note_acts import NoteActs
    from evoinbox.ui.sign_in_page import SignInPage

SMALLEST: Final = (360, 460)
USUAL: Final = (1180, 760)


class OpeningPage(EmptyState):
    """What the window shows until it knows more; `painted` when that is to be seen for the first time."""

    painted = Signal()

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__(theme, "clock", tr("Opening your inbox"), "")
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell it, once."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()


class MainWindow(QMainWindow):
    """Made by `opening`, furnished by `app`; `moved` tells of another place or size, `hidden` that it has gone."""

    close_wanted = Signal()
    moved = Signal()
    hidden = Signal()

    contents: Contents
    inbox: InboxPage
    sign_in: SignInPage
    accounts: AccountPage
    alarms: Alarms
    note_acts: NoteActs
    lock: Lock
    errands: Errands
    actions_by_name: dict[Act, QAction]

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__()
        self._theme = theme
        self._furnished = False
        self.setWindowTitle("EvoInbox")
        self.setAccessibleName("EvoInbox")
        self.opening = OpeningPage(theme)
        self.pages = Pages()
        self.pages.addWidget(self.opening)
        self.setCentralWidget(self.pages)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)

    def furnish(
        self,
        bridge: Bridge,
        settings: Settings,
        *,
        save_settings: Callable[[Settings], None],
        new_id: Callable[[], OutgoingId],
        now_us: Callable[[], int],
        explore: Callable[[], None] | None,
        admission: Admission,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        locked: frozenset[str] = frozenset(),
    ) -> None:
        """Make all that is in the window; what is asked for goes over `bridge`.

        `locked` names the settings that are not the agent's to choose.
        """
        from evoinbox.ui.contents import Contents  # 100 ms: an empty window is seen meanwhile

        self.contents = made = Contents(
            self, self.pages, self.opening, bridge, settings, self._theme, save_settings=save_settings, new_id=new_id,
            now_us=now_us, explore=explore, admission=admission, open_url=open_url, locked=locked,
        )  # fmt: skip
        self.inbox, self.sign_in, self.accounts = made.inbox, made.sign_in, made.accounts
        self.alarms, self.note_acts, self.lock = made.alarms, made.note_acts, made.lock
        self.errands, self.actions_by_name = made.errands, made.actions_by_name
        self._furnished = True
        if self.isVisible():
            made.attend(looking=self.isActiveWindow())

    # ---- Qt's own

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell that the window stands elsewhere."""
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the window has another size."""
        super().resizeEvent(event)
        self.moved.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the window goes."""
        super().hideEvent(event)
        self.hidden.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell whether somebody is looking."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._furnished:
            self.contents.attend(looking=self.isActiveWindow())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Out of the way, not the end: what customers write is waited for. Where the window goes, `app` knows."""
        if self._furnished:
            self.inbox.compose.save()
        event.ignore()
        self.close_wanted.emit()
