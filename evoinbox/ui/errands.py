"""Errands from outside, in the window: carried out at once, or as soon as somebody sits at an account.

Invariants: nothing is ever sent; the last errand counts where several wait; what it shows is not covered by a palette
that was open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from evoinbox.domain.errand import Aim, Errand
from evoinbox.engine.changes import Change, Opened
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.inbox_page import InboxPage


class Errands(QObject):
    """Made by the window, after whoever shows its pages; `came` brings what the engine says."""

    def __init__(
        self,
        pages: QStackedWidget,
        inbox: InboxPage,
        seek: Callable[[str], None],
        came: Callable[[Callable[[Change], None]], object],
    ) -> None:
        super().__init__(pages)
        self._pages, self._inbox, self._seek = pages, inbox, seek
        self._waiting = Errand()
        came(self._on_change)

    def carry_out(self, errand: Errand) -> None:
        """Do what is asked for, now or when that can be."""
        if errand.empty:
            return
        if not self._inbox.seated:
            self._waiting = errand
            return
        self._pages.setCurrentWidget(self._inbox)
        if errand.aim is not Aim.SEARCH:
            for palette in self._pages.window().findChildren(CommandPalette):
                palette.reject()
        match errand.aim:
            case Aim.PREPARE:
                self._inbox.compose_to(errand.address, errand.text)
            case Aim.OPEN:
                self._inbox.open_address(errand.address)
            case Aim.SEARCH:
                self._seek(errand.text)
            case _:
                assert_never(errand.aim)

    def prepare(self, address: str, text: str = "") -> None:
        """Prepare a text; never sends."""
        self.carry_out(Errand(Aim.PREPARE, address, text))

    def go_on(self) -> None:
        """Somebody sits here, or has unlocked the window."""
        errand, self._waiting = self._waiting, Errand()
        self.carry_out(errand)

    def _on_change(self, change: Change) -> None:
        if isinstance(change, Opened):
            self.go_on()
