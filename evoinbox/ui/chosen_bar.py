"""The strip above the list while several conversations are chosen: how many, and what can be done with all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evoinbox.ui.controls import IconButton
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import tr, trn


class ChosenBar(QWidget):
    """Shown while more than one is chosen."""

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__()
        self._words = Label("", "muted")
        self.done_button = IconButton(theme, "check", tr("Done"))
        self.put_off_button = IconButton(theme, "clock", tr("Put off"))
        self.pin_button = IconButton(theme, "pin", tr("Pin to the top, or unpin"))
        self.read_button = IconButton(theme, "eye", tr("Mark as read"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.S, Space.XS)
        row.setSpacing(0)
        row.addWidget(self._words, 1)
        for button in (self.done_button, self.put_off_button, self.pin_button, self.read_button):
            row.addWidget(button)
        self.hide()

    def show_number(self, number: int) -> None:
        """How many are chosen."""
        tell(self._words, self._words.setText, trn("%n chosen", "%n chosen", number))
        self.setVisible(number > 1)
