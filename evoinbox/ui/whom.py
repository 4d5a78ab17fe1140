"""To whom a first text goes: a field for a number, and below it the people whose names begin to be typed there.

Invariants: nobody is chosen but by Enter or a click on their row; what stands in the field then is their number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from evoinbox.domain.address import ConversationKey, sendable
from evoinbox.ui.command_palette import Hit
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space
from evoinbox.words import tr

MOST: Final = 5

Seek = Callable[[str, int], Sequence[Hit]]


class Whom(QWidget):
    """Owned by the dialog; `seek` finds so many people by what is typed."""

    def __init__(self, seek: Seek) -> None:
        super().__init__()
        self._seek = seek
        self._chosen = ("", "")
        self.field = QLineEdit()
        tell(self.field, self.field.setAccessibleName, tr("To"))
        tell(self.field, self.field.setPlaceholderText, tr("Phone number or name"))
        self.found = QListWidget()
        self.found.setProperty("look", "plain")
        tell(self.found, self.found.setAccessibleName, tr("People of that name"))
        self.found.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addWidget(self.field)
        whole.addWidget(self.found)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self.look)
        self.field.installEventFilter(self)
        self.found.installEventFilter(self)
        self.found.itemClicked.connect(self._choose)

    @property
    def called(self) -> str:
        """Who has the number in the field, where they were chosen by name."""
        number, words = self._chosen
        return words if number == self.field.text() else ""

    def look(self) -> None:
        """Offer who answers to what is typed: of a number nobody needs to be offered."""
        typed = self.field.text()
        hits = self._seek(typed, MOST) if any(map(str.isalpha, typed)) else ()
        self.found.clear()
        for hit in hits:
            if isinstance(hit.target, str) and sendable(ConversationKey(hit.target)) is not None:
                item = QListWidgetItem(hit.words, self.found)
                item.setData(Qt.ItemDataRole.UserRole, hit.target)
        rows = self.found.count()
        if rows:
            self.found.setFixedHeight(rows * self.found.sizeHintForRow(0) + Space.M)
        self.found.setVisible(rows > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the rows and Up back from the first; Enter takes a row, and never goes on to the dialog."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress) or self.found.isHidden():
            return super().eventFilter(watched, event)
        row = self.found.currentRow() if watched is self.found else -1
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.found.item(max(row, 0)))
            case Qt.Key.Key_Down if row < 0:
                self.found.setFocus()
                self.found.setCurrentRow(0)
            case Qt.Key.Key_Up if row == 0:
                self.field.setFocus()
            case _:
                return super().eventFilter(watched, event)
        return True

    def _choose(self, item: QListWidgetItem) -> None:
        number = sendable(ConversationKey(item.data(Qt.ItemDataRole.UserRole))) or ""
        self._chosen = (number, item.text())
        self.found.hide()
        self.field.setText(number)
        self.field.setFocus()
