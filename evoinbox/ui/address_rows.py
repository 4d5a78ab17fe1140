"""The numbers of a person in a dialog: one row for each, with a way to take it out, and a field for one more.

Invariants: the first one stays; each address is there once; what is typed becomes an address only where it can be one.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from evoinbox.domain.address import AddressKind, read_address
from evoinbox.domain.person import Reached
from evoinbox.ui.controls import Button, IconButton, LineLabel
from evoinbox.ui.language import tell
from evoinbox.ui.names import Names
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import alone, tr


class AddressRows(QWidget):
    """`added` carries an address that was typed: whoever hears of it calls `add`; `changed` when rows are others.

    `refused` says why what was typed is none, and nothing once it is another: shown where it is in sight.
    """

    added = Signal(object)
    changed = Signal()
    refused = Signal(str)

    def __init__(self, theme: ThemeSource, names: Names, here: Reached, others: Sequence[Reached]) -> None:
        super().__init__()
        self._theme, self._names = theme, names
        self._rows: dict[Reached, QWidget] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.field = QLineEdit()
        tell(self.field, self.field.setAccessibleName, tr("Another number of this person"))
        tell(self.field, self.field.setPlaceholderText, tr("Another number of this person"))
        self.field.setMinimumWidth(self.fontMetrics().horizontalAdvance("M"))
        self.add_button = Button(tr("Add"))
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.add_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(self._column)
        whole.addLayout(row)
        self.add_button.clicked.connect(self.add_typed)
        self.field.textEdited.connect(lambda: self.refused.emit(""))
        self._put(here, fixed=True)
        for reached in others:
            self.add(reached)

    @property
    def addresses(self) -> tuple[Reached, ...]:
        """The addresses in their order."""
        return tuple(self._rows)

    @property
    def pending(self) -> bool:
        """Whether something is typed and not among the rows."""
        return bool(self.field.text().strip())

    def add(self, reached: Reached) -> None:
        """One more, unless it is there."""
        if all(one.key != reached.key for one in self._rows):
            self._put(reached, fixed=False)
            self.changed.emit()
        self.drop_typed()

    def drop_typed(self) -> None:
        """What was typed is done with."""
        self.field.clear()
        self.refused.emit("")

    def add_typed(self) -> None:
        """Offer what was typed, or say why it is no address."""
        typed = self.field.text().strip()
        address = read_address(typed, self._names.region)
        if not typed:
            self.field.setFocus()
        elif address.kind is AddressKind.OTHER:
            self.refused.emit(tr("This is not a whole number yet."))
            self.field.setFocus()
        else:
            self.added.emit(Reached(address.key, typed))

    def _put(self, reached: Reached, *, fixed: bool) -> None:
        number = self._names.number(reached.written)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(LineLabel(alone(number)), 1)
        if not fixed:
            out = IconButton(self._theme, "close", tr("Take {number} out", number=number))
            out.clicked.connect(lambda: self._take_out(reached))
            line.addWidget(out)
        self._rows[reached] = row
        self._column.addWidget(row)

    def _take_out(self, reached: Reached) -> None:
        row = self._rows.pop(reached)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.field.setFocus()
        self.changed.emit()
