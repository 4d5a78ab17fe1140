"""One sentence above the inbox that the agent should know, with a way to act on it and a way to put it aside.

Invariants: shows the newest notice only; never takes the focus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from evoinbox.ui.controls import Button, IconButton, announce, panel
from evoinbox.ui.label import Label
from evoinbox.ui.language import lean
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import tr


class NoticeBar(QWidget):
    """`acted` when its button is pressed and has nothing else to do."""

    acted = Signal()

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__()
        self._words = Label("")
        self._words.setWordWrap(True)
        self._button = Button(tr("Sign in"))
        self._close = IconButton(theme, "close", tr("Dismiss notice"))
        frame = panel("notice")
        row = QHBoxLayout(frame)
        lean(row, Space.M, Space.XS, Space.XS, Space.XS)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        whole.addWidget(frame)
        self._act: Callable[[], None] | None = None
        self._button.clicked.connect(self._on_button)
        self._close.clicked.connect(self._dismiss)
        self._before: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self.hide()

    def say(self, words: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence, with a button when there is something to do: `act`, or else what `acted` is for."""
        self._act = act
        self._words.setText(words)
        self._button.setVisible(bool(action))
        if action:
            self._button.say(action)
        self.show()
        announce(self, words)

    def _on_button(self) -> None:
        if self._act is not None:
            self._act()
        else:
            self.acted.emit()

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and before is not None and not self.isAncestorOf(before):
            self._before = before

    def _dismiss(self) -> None:
        """Gone, and the keyboard is where it was before it came here."""
        focused: QWidget | None = self.window().focusWidget()  # the stubs know no None
        if self._before is not None and focused is not None and self.isAncestorOf(focused):
            self._before.setFocus()
        self._before = None
        self.hide()
