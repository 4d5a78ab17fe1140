"""A dialog in which somebody writes more than a word: leaving it asks first while that is not saved.

Invariants: what nobody changed is left without a question; to the question Escape means to stay; the lock never asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from evoinbox.ui.answers import Answers
from evoinbox.ui.dialog import Dialog
from evoinbox.words import mark, tr

UNSAVED: Final = mark("What you have written is not saved.")


class WritingDialog(Dialog):
    """`answers` is where it asks; whoever is made of this puts it into the dialog and says what is `unsaved`."""

    def __init__(self, parent: QWidget, title: str, accept: str, width: int) -> None:
        super().__init__(parent, title, accept, width)
        self.answers = Answers()
        self._goes = False
        self._held: QWidget | None = None

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        raise NotImplementedError

    def reopening(self) -> Callable[[], None]:
        """What opens it anew as it is, holding words and no widget."""
        raise NotImplementedError

    @property
    def asks_to_leave(self) -> bool:
        """Whether the question is about leaving, and no other."""
        return self.answers.asking and self.answers.words.text() == tr(UNSAVED)

    def lay_aside(self) -> Callable[[], None] | None:
        """It goes without a question, and is opened anew if something would be lost."""
        self._goes = True
        return self.reopening() if self.unsaved else None

    def reject(self) -> None:
        """Leave, or ask first."""
        if self._goes or not self.unsaved:
            super().reject()
        elif self.asks_to_leave:
            self.stay()
        else:
            self._held = self.focusWidget()
            self.answers.ask(tr(UNSAVED), [(tr("Go on writing"), self.stay), (tr("Discard"), self._discard)])
            self.answers.focus()

    def stay(self) -> None:
        """There is no question any more, and the keyboard is where it was."""
        self.answers.end()
        if self._held is not None:
            self._held.setFocus()

    def _discard(self) -> None:
        self._goes = True
        self.reject()
