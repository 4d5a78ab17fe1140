"""The window as it is before anything is in it: seen at once, while all that costs time is loaded.

Invariants: nothing of the window's contents or of the engine is loaded here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from evoinbox.desktop.autostart import Autostart
from evoinbox.domain.errand import Errand
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.policy import Policy
from evoinbox.settings import Places, WindowPlace, load_chosen, load_window, save
from evoinbox.ui.language import speak
from evoinbox.ui.main_window import MainWindow
from evoinbox.ui.placement import Placement
from evoinbox.ui.theme import ThemeSource

if TYPE_CHECKING:
    from evoinbox.vault import Vault

UNSEEN_MS: Final = 500
"""A window that nobody sees is never painted, as on another desktop; the start goes on without."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a start needs to know; `vault` None means the OS keyring, `policy` is what an administrator has set.

    `autostart` is the entry that starts the same again with the desktop; a demo has none.
    """

    server: str
    places: Places
    vault: Vault | None = None
    demo: bool = False
    background: bool = False
    errand: Errand = Errand()  # noqa: RUF009 - frozen
    policy: Policy = Policy("")  # noqa: RUF009 - frozen, and empty
    autostart: Autostart | None = None


class Opening(QObject):
    """The window as it is before anything is in it, where it stood last, in the agent's colours and language."""

    def __init__(self, application: QApplication, choice: Choice) -> None:
        super().__init__(application)
        self._then: Callable[[], None] | None = None
        self._window_file = choice.places.window_file
        self.settings = msgspec.structs.replace(
            choice.policy.settings(load_chosen(choice.places.settings_file)),
            start_at_sign_in=choice.autostart is not None and choice.autostart.settled(),
        )
        speak(application, self.settings.language)
        self.window = MainWindow(ThemeSource(application, self.settings.theme, self.settings.text_size))
        self.placement = Placement(self.window, load_window(self._window_file), self._keep_place)
        self.placement.restore()

    def show(self, then: Callable[[], None]) -> None:
        """Show the window, and do something once it has been painted."""
        self._then = then
        self.window.opening.painted.connect(self._go_on, Qt.ConnectionType.QueuedConnection)  # and is on the screen
        QTimer.singleShot(UNSEEN_MS, self, self._go_on)
        self.window.show()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _keep_place(self, place: WindowPlace) -> None:
        try:
            save(self._window_file, place)
        except StoreUnwritable:
            _log.warning("where the window stands could not be stored")
