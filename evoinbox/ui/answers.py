"""A question within a dialog, with its answers as buttons below it.

Invariants: nothing is answered by itself; a question gives way to a later one, and takes no keyboard from anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from evoinbox.ui.controls import Button, announce
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space

Answer = tuple[str, Callable[[], object]]


class Answers(QFrame):
    """Owned by a dialog; takes no room while nothing is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self.words = Label("")
        self.words.setWordWrap(True)
        self.buttons: list[Button] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._whole.setSpacing(Space.XS)
        self._whole.addWidget(self.words)
        self.hide()

    @property
    def asking(self) -> bool:
        """Whether something is asked."""
        return not self.isHidden()

    def ask(self, words: str, answers: Sequence[Answer]) -> None:
        """Ask; what is chosen is done, and the question goes."""
        self.end()
        self.words.setText(words)
        tell(self.words, self.words.setAccessibleName, words)
        for said, act in answers:
            button = Button(said)
            button.clicked.connect(lambda _=False, done=act: self._answer(done))
            button.setAutoDefault(True)  # Enter presses it where it has the focus
            self._whole.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
        self.show()
        announce(self.words, words)

    def focus(self) -> None:
        """Bring the keyboard to the first answer."""
        self.buttons[0].setFocus()

    def end(self) -> None:
        """Nothing is asked any more."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        self.hide()

    def _answer(self, done: Callable[[], object]) -> None:
        self.end()
        done()
