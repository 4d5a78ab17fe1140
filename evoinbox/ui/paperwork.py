"""What leaves the inbox as files: exports and shift reports, loaded when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.searching import Searching
from evoinbox.ui.theme import ThemeSource

if TYPE_CHECKING:
    from evoinbox.ui.exporting import Exports
    from evoinbox.ui.shift_report import ShiftReports


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
        self._window, self._theme, self._inbox, self._searching = window, theme, inbox, searching
        self._bridge, self._settings, self._open_url, self._now_us = bridge, settings, open_url, now_us
        self._exports: Exports | None = None
        self._reports: ShiftReports | None = None

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands about files."""
        return {Act.EXPORT: self._export, Act.SHIFT_REPORT: self._report}

    def _export(self) -> None:
        from evoinbox.ui.exporting import Exports  # 6 ms: not at every start

        if self._exports is None:
            ask, came = self._bridge.ask, self._bridge.published.connect
            self._exports = Exports(self._window, self._inbox, self._searching, ask, came, self._now_us)
        self._exports.open()

    def _report(self) -> None:
        from evoinbox.ui.shift_report import ShiftReports  # 15 ms, with json and csv

        if self._reports is None:
            ask, came = self._bridge.ask, self._bridge.published.connect
            self._reports = ShiftReports(
                self._window, self._theme, self._inbox, self._settings, ask, came, self._open_url, self._now_us
            )
        self._reports.open()
