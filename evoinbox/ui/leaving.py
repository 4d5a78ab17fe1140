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

from evoinbox.engine.commands import Command, SignOut
from evoinbox.ui.actions import Act
from evoinbox.ui.dialogs import LeaveDialog
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.leave_words import Left, erased, left_behind
from evoinbox.words import mark, tr


class Way(enum.Enum):
    """How the inbox is left: the question, and the button that leaves all the same."""

    QUIT = (mark("Quit EvoInbox?"), mark("Quit now"))
    SIGN_OUT = (mark("Sign out?"), mark("Sign out now"))
    OTHER_ACCOUNT = (mark("Open another account?"), mark("Open it now"))
    ERASE = (mark("Sign out and remove everything?"), mark("Remove everything"))


_LEFT: Final = {
    Way.QUIT: Left.QUIT, Way.SIGN_OUT: Left.SIGN_OUT, Way.OTHER_ACCOUNT: Left.ACCOUNT, Way.ERASE: Left.ERASE,
}  # fmt: skip


class Leaving(QObject):
    """Made by the window; `inbox` knows what is on its way, `ask` goes to the engine, `quit_` ends the program."""

    def __init__(
        self, window: QWidget, inbox: InboxPage, ask: Callable[[Command], None], quit_: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._inbox = inbox
        self._ask = ask
        self._quit = quit_
        self._open: tuple[Way, LeaveDialog] | None = None

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands that leave."""
        return {
            Act.SIGN_OUT: lambda: self.ask(Way.SIGN_OUT, lambda: self._ask(SignOut())),
            Act.ERASE: self.erase,
            Act.QUIT: lambda: self.ask(Way.QUIT, self._quit),
        }

    def erase(self) -> None:
        """Sign out and remove everything from this computer, after a question."""
        self.ask(Way.ERASE, self._erase)

    def _erase(self) -> None:
        self._inbox.leave_seat(for_good=True)
        self._ask(SignOut(erasing=True))

    def ask(self, way: Way, go: Callable[[], None]) -> None:
        """Go at once if nothing would be left undone, else when the agent says so or there is no question any more.

        What is being written goes to disk first.
        """
        self._inbox.compose.save()
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
        if way is Way.ERASE:
            return erased(left_behind(Left.ERASE, *self._inbox.on_the_way))
        if self._inbox.compose.drafts.refused:
            return tr("What you have begun to write cannot be stored on this disk. It is lost when EvoInbox ends.")
        left = _LEFT[way]
        if left is Left.QUIT and not self._inbox.kept:
            left = Left.LOST
        return left_behind(left, *self._inbox.on_the_way)

    def _stay(self) -> None:
        self._open = None
