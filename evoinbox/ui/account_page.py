"""One sign-in, several accounts: choose one.

Invariants: the choice is made once, by Enter, double click or the button.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from evoinbox.domain.message import Account, AccountId
from evoinbox.engine.commands import ChooseAccount
from evoinbox.ui.controls import Button, centred, panel
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import again, tr

CARD_WIDTH = 400


class AccountPage(QWidget):
    """`chosen` carries the command."""

    chosen = Signal(object)
    back_wanted = Signal()

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setProperty("look", "plain")
        tell(self.list, self.list.setAccessibleName, tr("Accounts"))
        self.button = Button(tr("Open"), "primary")
        self.back = Button("", "link")
        card = panel("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 32, 32, Space.XL)
        inside.setSpacing(Space.S)
        inside.addWidget(Label(tr("Choose an account"), "title"))
        words = Label(tr("Your sign-in reaches more than one."), "muted")
        words.setWordWrap(True)
        inside.addWidget(words)
        inside.addWidget(self.list)
        inside.addWidget(self.button)
        inside.addWidget(self.back)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(centred(card))
        whole.addStretch(1)
        self._theme, self._card = theme, card
        self._names: list[str] = []
        theme.changed.connect(self._restyle)
        self._restyle()
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.button.clicked.connect(self._choose)
        self.back.clicked.connect(self.back_wanted)

    def offer(self, accounts: Sequence[Account], *, sitting_at: AccountId | None) -> None:
        """List the accounts; the one somebody sits at is named so, and going back goes back to it."""
        self.back.say(tr("Sign in as somebody else") if sitting_at is None else tr("Stay where you are"))
        self.list.clear()
        self._names = []
        for account in accounts:
            name = account.name or account.id
            self._names.append(tr("{name} (open now)", name=name) if account.id == sitting_at else name)
            item = QListWidgetItem(self._names[-1])
            item.setData(Qt.ItemDataRole.UserRole, account.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.button.setEnabled(True)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as in a dialog."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self._card.setMaximumWidth(self._theme.scaled(CARD_WIDTH))
        for row, words in enumerate(self._names):
            self.list.item(row).setText(again(words))

    def _choose(self) -> None:
        row = self.list.currentRow()
        if row >= 0 and self.button.isEnabled():
            self.button.setEnabled(False)
            self.chosen.emit(ChooseAccount(AccountId(self.list.item(row).data(Qt.ItemDataRole.UserRole))))
