"""Quitting and signing out: asked about once while something would be left undone, and not a moment longer.

Invariants: what would be left undone is read from the desk and the composer, never counted here; at most one question
is open; what made it necessary going away answers it.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from evoinbox.ui.dialogs import LeaveDialog
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.leave_words import Left, left_behind
from evoinbox.words import mark, tr


class Way(enum.Enum):
    """How the inbox is left: the question, and the button that leaves all the same."""

    QUIT = (mark("Quit EvoInbox?"), mark("Quit now"))
    SIGN_OUT = (mark("Sign out?"), mark("Sign out now"))
    OTHER_ACCOUNT = (mark("Open another account?"), mark("Open it now"))


_LEFT: Final = {Way.QUIT: Left.QUIT, Way.SIGN_OUT: Left.SIGN_OUT, Way.OTHER_ACCOUNT: Left.ACCOUNT}


class Leaving(QObject):
    """Made by the window; `inbox` knows what is on its way."""

    def __init__(self, window: QWidget, inbox: InboxPage) -> None:
        super().__init__(window)
        self._window = window
        self._inbox = inbox
        self._open: tuple[Way, LeaveDialog] | None = None

    def ask(self, way: Way, go: Callable[[], None]) -> None:
        """Go at once if nothing would be left undone, else when the agent says so or there is no question any more."""
        undone = self._undone(way)
        if not undone:
            go()
        elif self._open is None:
            title, accept = way.value
            dialog = LeaveDialog(self._window, tr(title), tr(accept), undone)
            self._open = (way, dialog)
            dialog.accepted.connect(go)
            dialog.finished.connect(self._stay)
            dialog.open()

    def look(self) -> None:
        """Something has changed: once nothing would be left undone there is no question."""
        if self._open is None:
            return
        way, dialog = self._open
        undone = self._undone(way)
        if undone:
            dialog.say(undone)
        elif self._inbox.decisions.conversations:
            dialog.reject()  # it failed, or is undecided: nobody would see that any more
        else:
            dialog.accept()

    def _undone(self, way: Way) -> str:
        if self._inbox.compose.drafts.refused:
            return tr("What you have begun to write cannot be stored on this disk. It is lost when EvoInbox ends.")
        left = _LEFT[way]
        if left is Left.QUIT and not self._inbox.kept:
            left = Left.LOST
        return left_behind(left, *self._inbox.on_the_way)

    def _stay(self) -> None:
        self._open = None
