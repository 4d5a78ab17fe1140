"""A small question about the text being written, right above it: asked without a dialog, and without taking the focus.

Invariants: about one text only, gone as soon as that is another one; nothing is accepted within half a second of its
appearing, so that a key or click meant for something else never answers it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from evoinbox.ui.compose_head import is_narrow
from evoinbox.ui.controls import Button, announce
from evoinbox.ui.label import Label
from evoinbox.ui.language import lean, tell
from evoinbox.ui.theme import Space
from evoinbox.words import mark, tr

STEADY_US: Final = 500_000
_NAMELESS: Final = mark("Yes")
"""A hidden button must not be called "Send ...": what reads the window from outside sees it all the same."""


class QuestionBar(QFrame):
    """`accepted` and `declined` are the answers; `accept` is the same as pressing the first button."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, now_us: Callable[[], int]) -> None:
        super().__init__()
        self._now_us = now_us
        self._steady_at_us = 0
        self._about: object = None
        self.setProperty("look", "notice")
        self.words = Label("")
        self.words.setWordWrap(True)
        self.yes, self.no = Button(tr(_NAMELESS)), Button(tr("Keep editing"))
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        lean(self._whole, Space.M, Space.XS, Space.XS, Space.XS)
        self._whole.addWidget(self.words, 1)
        answers = QHBoxLayout()
        answers.addStretch(1)
        for button in (self.no, self.yes):
            button.setAutoDefault(True)  # Enter presses it where it has the focus
            answers.addWidget(button)
        self._whole.addLayout(answers)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.declined)
        self.hide()

    def ask(self, about: object, words: str, yes: str, hint: str) -> None:
        """Ask about a text; `hint` tells a screen reader how to answer from where the cursor is."""
        self._about = about
        self._steady_at_us = self._now_us() + STEADY_US
        self.words.setText(words)
        tell(self.words, self.words.setAccessibleName, words)
        self.yes.say(yes)
        self.show()
        announce(self.words, f"{words} {hint}")

    def asks_about(self, about: object) -> bool:
        """Whether this is what is being asked about now."""
        return not self.isHidden() and self._about == about

    def accept(self) -> None:
        """Take it for a yes, unless it has only just appeared."""
        if not self.isHidden() and self._now_us() >= self._steady_at_us:
            self.accepted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape declines from its buttons too, as it does from where the text is written."""
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the answers stand below the question."""
        super().resizeEvent(event)
        narrow = is_narrow(self, self.width())
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def end(self) -> None:
        """Nothing is asked any more."""
        self._about = None
        self.hide()
        self.yes.say(tr(_NAMELESS))
