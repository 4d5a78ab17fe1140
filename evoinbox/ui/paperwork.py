"""What leaves the inbox as files: exports and shift reports, made together, with their commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.exporting import Exports
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.searching import Searching
from evoinbox.ui.shift_report import ShiftReports
from evoinbox.ui.theme import ThemeSource


class Paperwork:
    """Made by the window."""

    def __init__(
        self,
        window: QWidget,
        theme: ThemeSource,
        inbox: InboxPage,
        searching: Searching,
        bridge: Bridge,
        settings: Callable[[], Settings],
        open_url: Callable[[QUrl], bool],
        now_us: Callable[[], int],
    ) -> None:
        ask, came = bridge.ask, bridge.published.connect
        self.exports = Exports(window, inbox, searching, ask, came, now_us)
        self.reports = ShiftReports(window, theme, inbox, settings, ask, came, open_url, now_us)

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands about files."""
        return {Act.EXPORT: self.exports.open, Act.SHIFT_REPORT: self.reports.open}
