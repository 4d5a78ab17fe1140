"""Choosing the passphrase that opens a locked window, changing it, or doing without.

Invariants: the passphrase leaves in the command only, and stays in no field; closing without effect is always possible.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evoinbox.engine.changes import Change, Latched, PassphraseRefused
from evoinbox.engine.commands import ChoosePassphrase
from evoinbox.ui.controls import Button, ErrorLabel, WrappedLabel
from evoinbox.ui.dialog import Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.lock_page import WRONG, secret_field
from evoinbox.words import mark, tr, trn

SHORTEST: Final = 6
TOO_SHORT: Final = mark("Take at least 6 characters; a few words are easier to remember than signs.")
DIFFERENT: Final = mark("Both times it must be the same.")


class PassphraseDialog(Dialog):
    """`chosen` carries the command; `on_change` is to hear what the engine says.

    `exists`: there is one. `needed`: somebody else decided that the window locks, so doing without is not offered.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, *, exists: bool, needed: bool) -> None:
        super().__init__(parent, tr("Passphrase"), tr("Save"), 420)
        self._exists = exists
        self.old, self.new, self.again = map(secret_field, (tr("Passphrase until now"), tr("New one"), tr("Once more")))
        self.problem = ErrorLabel()
        self.words = WrappedLabel(
            tr(
                "It opens EvoInbox when it is locked. Nobody can find it out for you: who forgets it has to sign out "
                "and remove everything from this computer."
            ),
            "caption",
        )
        self.content.addWidget(self.words)
        fields = (self.old, self.new, self.again) if exists else (self.new, self.again)
        self.old.setParent(self)
        self.old.setVisible(exists)
        for field in fields:
            caption = Label(field.accessibleName(), "caption")
            caption.setBuddy(field)
            self.content.addWidget(caption)
            self.content.addWidget(field)
            field.textEdited.connect(lambda _: self.problem.say(""))
        self.content.addWidget(self.problem)
        self.none_button = Button(tr("Do without"))
        self.none_button.setVisible(exists and not needed)
        self.buttons.insertWidget(1, self.none_button)
        self.none_button.clicked.connect(lambda: self._send(""))
        self.accept_button.clicked.connect(self._save)
        fields[0].setFocus()

    def on_change(self, change: Change) -> None:
        """Hear whether it was taken."""
        match change:
            case Latched():
                self.accept()
            case PassphraseRefused(wait_s):
                self.problem.say(trn(*WRONG, wait_s))
                self.old.selectAll()
                self.old.setFocus()
            case _:
                pass

    def _save(self) -> None:
        if len(self.new.text()) < SHORTEST:
            self.problem.say(tr(TOO_SHORT))
        elif self.new.text() != self.again.text():
            self.problem.say(tr(DIFFERENT))
        else:
            self._send(self.new.text())

    def _send(self, new: str) -> None:
        self.problem.say("")
        self.chosen.emit(ChoosePassphrase(self.old.text() if self._exists else "", new))
