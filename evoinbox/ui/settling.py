"""What the agent arranges, and reads of the program: settings, keys, sounds, the passphrase; shortcuts and licences.

Invariants: nothing is chosen by opening a dialog; what is chosen goes to whoever keeps the settings, one at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.keys import keys_in_force
from evoinbox.ui.lock import Lock
from evoinbox.ui.theme import ThemeSource

if TYPE_CHECKING:
    from evoinbox.ui.settings_page import SettingsPage


class Settling(QObject):
    """Made by the window; `current` are the settings in force, `choose` puts one in force, `locked` may not be.

    `furnish` is given each settings page before it opens.
    """

    def __init__(
        self,
        window: QWidget,
        theme: ThemeSource,
        inbox: InboxPage,
        lock: Lock,
        current: Callable[[], Settings],
        choose: Callable[[str, object], None],
        furnish: Callable[[SettingsPage], None],
        locked: frozenset[str],
    ) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._current, self._choose = current, choose
        self._inbox, self._lock, self._furnish = inbox, lock, furnish
        self._locked = locked

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands about the program itself."""
        return {
            Act.SETTINGS: self._show_settings,
            Act.SHORTCUTS: self._show_shortcuts,
            Act.KEYS: self._show_keys,
            Act.LICENCES: self._show_licences,
            Act.LOCK: self._lock.lock_now,
        }

    def _show_settings(self) -> None:
        from evoinbox.ui.settings_page import SettingsPage  # 6 ms with all choices

        page = SettingsPage(self._window, self._current(), self._locked)
        page.changed.connect(self._choose)
        page.elsewhere_wanted.connect(self._show_elsewhere)
        self._lock.attend_to(page)
        self._furnish(page)
        page.open()

    def _show_elsewhere(self, name: str) -> None:
        {"line_sounds": self._show_sounds, "keys": self._show_keys}.get(name, self._lock.change_passphrase)()

    def _show_shortcuts(self) -> None:
        from evoinbox.ui.shortcuts_dialog import ShortcutsDialog  # 1 ms, as the others: they add up at a start

        dialog = ShortcutsDialog(self._window, self._current().send_key, keys_in_force(self._current().keys))
        dialog.change_wanted.connect(self._show_keys)
        dialog.open()

    def _show_keys(self) -> None:
        from evoinbox.ui.keys_dialog import KeysDialog  # 1 ms

        dialog = KeysDialog(self._window, self._theme, self._current().keys, locked="keys" in self._locked)
        dialog.changed.connect(partial(self._choose, "keys"))
        dialog.open()

    def _show_sounds(self) -> None:
        from evoinbox.ui.sounds_dialog import SoundsDialog  # 1 ms

        dialog = SoundsDialog(self._window, self._inbox.lines, self._current().line_sounds)
        dialog.changed.connect(partial(self._choose, "line_sounds"))
        dialog.open()

    def _show_licences(self) -> None:
        from evoinbox import licences  # 20 ms with what reads about packages
        from evoinbox.ui.dialogs import LicencesDialog  # 1 ms

        LicencesDialog(self._window, licences.text()).open()
