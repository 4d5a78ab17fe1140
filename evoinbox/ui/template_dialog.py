"""The dialog for the agent's own templates: a list, and name and text of the one chosen.

Invariants: nothing is changed before Save; each template saved has a name and a text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from evoinbox.domain.template import Template
from evoinbox.ui.controls import Button, ErrorLabel, panel
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space
from evoinbox.ui.writing_dialog import WritingDialog
from evoinbox.words import mark, tr

UNNAMED: Final = mark("New template")


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    """What stood in the dialog: all entries by name and text, and the row that was shown."""

    entries: tuple[tuple[str, str], ...]
    row: int


class TemplateDialog(WritingDialog):
    """`saved` carries all templates as they are now; `again` opens it anew with what was `written` once."""

    saved = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        templates: Sequence[Template],
        *,
        again: Callable[[Written], None],
        written: Written | None = None,
    ) -> None:
        super().__init__(parent, tr("Templates"), tr("Save"), 640)
        self._again = again
        self._before = [[one.name, one.text] for one in templates]
        self._entries = [list(one) for one in (self._before if written is None else written.entries)]
        self._showing = False
        self.list = QListWidget()
        self.name, self.text = QLineEdit(), QPlainTextEdit()
        self.new_button, self.delete_button = Button(tr("New")), Button(tr("Delete"))
        self.problem = ErrorLabel()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_chosen)
        self.name.textEdited.connect(self._take_in)
        self.text.textChanged.connect(self._take_in)
        self.new_button.clicked.connect(self._add)
        self.delete_button.clicked.connect(self._delete)
        self.accept_button.clicked.connect(self._save)
        self._fill(0 if written is None else written.row)
        if written is not None and self._entries:
            self.text.setFocus()
            self.text.moveCursor(QTextCursor.MoveOperation.End)
        else:
            (self.list if self._entries else self.new_button).setFocus()

    @property
    def unsaved(self) -> bool:
        """Whether an entry is other than it was; one that nothing was written into does not count."""
        return [one for one in self._entries if any(one)] != self._before

    def reopening(self) -> Callable[[], None]:
        """With all entries as they are now."""
        entries = tuple((name, text) for name, text in self._entries)
        return partial(self._again, Written(entries, self.list.currentRow()))

    def _lay_out(self) -> None:
        tell(self.list, self.list.setAccessibleName, tr("Templates"))
        self.list.setProperty("look", "plain")
        self.list.setFixedWidth(200)
        tell(self.name, self.name.setAccessibleName, tr("Name"))
        tell(self.text, self.text.setAccessibleName, tr("Text"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(150)
        frame = panel("writing")
        QHBoxLayout(frame).addWidget(self.text)
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        buttons = QHBoxLayout()
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.delete_button)
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        for widget in (Label(tr("Name"), "caption"), self.name, Label(tr("Text"), "caption")):
            right.addWidget(widget)
        right.addWidget(frame, 1)
        right.addWidget(Label(tr("A name in braces, like {name}, is a field to fill in."), "caption"))
        both.setSpacing(Space.L)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.content.addLayout(both)
        self.content.addWidget(self.answers)
        self.content.addWidget(self.problem)

    def _fill(self, row: int) -> None:
        """Show all entries, and the one of that row."""
        self.list.clear()
        self.list.addItems([name or tr(UNNAMED) for name, _ in self._entries])
        self.list.setCurrentRow(min(row, len(self._entries) - 1))
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.list.currentRow()
        chosen = 0 <= row < len(self._entries)
        name, text = self._entries[row] if chosen else ("", "")
        self._showing = True
        self.name.setText(name)
        self.text.setPlainText(text)
        self._showing = False
        for widget in (self.name, self.text, self.delete_button):
            widget.setEnabled(chosen)

    def _take_in(self) -> None:
        row = self.list.currentRow()
        if self._showing or not 0 <= row < len(self._entries):
            return
        self._entries[row] = [self.name.text(), self.text.toPlainText()]
        self.list.item(row).setText(self.name.text().strip() or tr(UNNAMED))
        self.problem.say("")

    def _add(self) -> None:
        self._entries.append(["", ""])
        self._fill(len(self._entries) - 1)
        self.name.setFocus()

    def _delete(self) -> None:
        row = self.list.currentRow()
        del self._entries[row]
        self._fill(max(row - 1, 0))
        (self.list if self._entries else self.new_button).setFocus()

    def _save(self) -> None:
        """Leave out what nothing was written into; a half-written one is shown instead."""
        written = [(row, name.strip(), text) for row, (name, text) in enumerate(self._entries) if name.strip() or text]
        for row, name, text in written:
            if not name or not text.strip():
                self.list.setCurrentRow(row)
                self.problem.say(tr("A template needs a name and a text."))
                (self.text if name else self.name).setFocus()
                return
        self.saved.emit(tuple(Template(name, text) for _, name, text in written))
        self.accept()
