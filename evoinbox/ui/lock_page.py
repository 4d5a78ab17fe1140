"""What a locked window shows: that it is locked, a field for the passphrase, and the way out for who has forgotten it.

Invariants: says nothing of whose inbox it is, nor of what is in it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from evoinbox.engine.commands import Unlock
from evoinbox.ui.controls import Button, ErrorLabel, centred, panel, scrolled
from evoinbox.ui.dialog import FIELD_HEIGHT
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import pair, tr, trn

CARD_WIDTH = 400
WRONG = pair(
    "That is not the passphrase. Try again in a second.", "That is not the passphrase. Try again in %n seconds."
)


class LockPage(QWidget):
    """`submitted` carries the command that opens, `forgotten` asks for the way out."""

    submitted = Signal(object)
    forgotten = Signal()

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__()
        self._theme = theme
        self.field = secret_field(tr("Passphrase"))
        self.error = ErrorLabel()
        self.button = Button(tr("Unlock"), "primary")
        self.way_out = Button(tr("I forgot it…"), "link")
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._try_again)
        self._lay_out()
        self.field.returnPressed.connect(self.submit)
        self.button.clicked.connect(self.submit)
        self.way_out.clicked.connect(self.forgotten)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._card = card = panel("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 32, 32, Space.XL)
        inside.setSpacing(Space.XS)
        title = Label(tr("EvoInbox is locked"), "title")
        title.setWordWrap(True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(title)
        inside.addSpacing(Space.L)
        caption = Label(tr("Passphrase"), "caption")
        caption.setBuddy(self.field)
        for widget in (caption, self.field, self.error):
            inside.addWidget(widget)
        inside.addSpacing(Space.S)
        inside.addWidget(self.button)
        inside.addWidget(self.way_out)
        page = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(page))
        whole = QVBoxLayout(page)
        whole.addStretch(1)
        whole.addLayout(centred(card))
        whole.addStretch(1)
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def submit(self) -> None:
        """Try what was typed."""
        if self.field.text() and self.button.isEnabled():
            self.error.say("")
            self.button.setEnabled(False)
            self.submitted.emit(Unlock(self.field.text()))

    def refuse(self, wait_s: int) -> None:
        """It was not the one."""
        self.error.say(trn(*WRONG, wait_s))
        self.field.selectAll()
        self._patience.start(wait_s * 1000)

    def begin(self) -> None:
        """Start afresh: nothing typed, nothing said."""
        self._patience.stop()
        self.field.clear()
        self.error.say("")
        self.button.setEnabled(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Start where the passphrase is typed."""
        super().showEvent(event)
        self.field.setFocus()

    def _try_again(self) -> None:
        self.button.setEnabled(True)

    def _restyle(self) -> None:
        self._card.setMaximumWidth(self._theme.scaled(CARD_WIDTH))


def secret_field(name: str) -> QLineEdit:
    """A field whose words are not shown, nor kept by an input method."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    tell(field, field.setAccessibleName, name)
    field.setMinimumHeight(FIELD_HEIGHT)
    return field
