"""What all dialogs have in common: title, content, buttons, and a way back to where the keyboard was.

Invariants: none runs an event loop of its own; Escape closes without effect; Enter accepts none that has only just
appeared, and presses the button that has the keyboard before any other; the window gets the keyboard back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QPushButton, QToolButton, QVBoxLayout, QWidget

from evoinbox.ui.controls import Button
from evoinbox.ui.key_guard import KeyGuard
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space
from evoinbox.words import tr

FIELD_HEIGHT: Final = 34


class Dialog(QDialog):
    """Title, content, buttons; goes away when closed."""

    def __init__(self, parent: QWidget, title: str, accept: str, width: int, *, outside: str = "") -> None:
        """`outside` is the title for the window system, which other programs read, where `title` says too much."""
        super().__init__(parent)
        self._over = parent
        tell(self, self.setWindowTitle, outside or title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(min(width, parent.width()))
        self.content = QVBoxLayout()
        self.content.setSpacing(Space.S)
        self.accept_button = Button(accept, "primary")
        self.cancel_button = Button(tr("Cancel"))
        self.accept_button.setDefault(True)
        self.buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.accept_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        whole.setSpacing(Space.L)
        heading = Label(title, "title")
        heading.setWordWrap(True)
        whole.addWidget(heading)
        whole.addLayout(self.content, 1)
        whole.addLayout(self.buttons)
        self.cancel_button.clicked.connect(self.reject)
        self.guard = KeyGuard(self)
        # Not every window system gives the keyboard back by itself.
        self.finished.connect(parent.activateWindow)

    def event(self, event: QEvent) -> bool:
        """Before it is shown: where its buttons have no room side by side they stand one below the other."""
        if event.type() == QEvent.Type.Polish and self.buttons.minimumSize().width() > self._room - 2 * Space.XL:
            self.buttons.setDirection(QBoxLayout.Direction.BottomToTop)
        return super().event(event)

    @property
    def _room(self) -> int:
        return self._over.width()

    def sizeHint(self) -> QSize:
        """Not wider than the window, if that can be."""
        hint = super().sizeHint()
        if hint.width() <= self._room:
            return hint
        width = max(self._room, self.minimumSizeHint().width())
        return QSize(width, max(hint.height(), self.heightForWidth(width)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter where a button has the keyboard means that one: on Cancel it must not accept."""
        held = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(held, (QPushButton, QToolButton)):
            held.click()
        else:
            super().keyPressEvent(event)

    def lay_aside(self) -> Callable[[], None] | None:
        """It closes by no choice of the agent's: what opens it anew as it is, holding words and no widget, or None."""
        return None

    def only_close(self) -> None:
        """There is nothing to cancel: one button, which Enter in a field does not press."""
        self.cancel_button.hide()
        self.accept_button.setDefault(False)
        self.accept_button.clicked.connect(self.accept)
