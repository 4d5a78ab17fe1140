"""The dialog about one person: name, company, tags, note, and the numbers that reach them.

Invariants: nothing is changed before Save, and it closes only when that is on disk; two people become one only by the
agent's own answer, and people of one name stay apart; the number whose conversation this is about cannot be taken out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from evoinbox.domain.person import LONGEST_NAME, NOT_KEPT, Person, PersonId, Reached, joined, read_tags, tidy
from evoinbox.ui.address_rows import AddressRows
from evoinbox.ui.answers import Answer
from evoinbox.ui.controls import Button, ErrorLabel, LineLabel, panel, scrolled
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.names import Names
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.ui.writing_dialog import WritingDialog
from evoinbox.words import alone, tr

HIGH: Final = 50
NOTE_LINES: Final = 4
WIDE: Final = 460


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    """What stood in the dialog: `typed` is a number that was not added yet, `place` the field that had the keyboard."""

    person: Person
    absorbed: frozenset[PersonId]
    typed: str
    place: int


class PersonDialog(WritingDialog):
    """`saved` carries the person as they are now and who was absorbed in them; `forgotten` whom to keep no longer.

    Then it `waits`: whoever keeps them calls `accept` or `refuse`. `again` opens it anew with what was `written` once.
    """

    saved = Signal(object, object)
    forgotten = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        theme: ThemeSource,
        names: Names,
        person: Person,
        here: Reached,
        now_us: Callable[[], int],
        *,
        again: Callable[[Written], None],
        written: Written | None = None,
    ) -> None:
        super().__init__(parent, tr("Who this is"), tr("Save"), WIDE)
        self._names = names
        self._again, self._written = again, written
        person = written.person if written is not None else person
        self._before = person
        self._now_us = now_us
        self._absorbed = written.absorbed if written is not None else frozenset[PersonId]()
        self.waits = self._forgets = False
        self.name, self.company, self.tags = QLineEdit(person.name), QLineEdit(person.company), QLineEdit()
        self.note = QPlainTextEdit(person.note)
        self.note.moveCursor(QTextCursor.MoveOperation.End)  # who comes there adds to it
        self.numbers = AddressRows(theme, names, here, person.addresses)
        self.problem = ErrorLabel()
        self.apart = Label("", "caption")
        self.forget_button = Button(tr("Forget…"), "link")
        self._lay_out(parent)
        self._show_tags(person.tags)
        self.name.textChanged.connect(self._look_for_namesakes)
        self.numbers.added.connect(self._add)
        self.numbers.refused.connect(self.problem.say)
        self.numbers.changed.connect(self.answers.end)
        self.accept_button.clicked.connect(self._save)
        self.forget_button.clicked.connect(self._ask_to_forget)
        self.forget_button.setVisible(person.id != NOT_KEPT)
        self._look_for_namesakes()
        self.name.setFocus()
        if written is not None:
            self._go_on(written)

    def _go_on(self, written: Written) -> None:
        self.numbers.field.setText(written.typed)
        self._fields[written.place].setFocus()

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return self.name, self.company, self.tags, self.note, self.numbers.field

    @property
    def unsaved(self) -> bool:
        """Whether anything is other than it was."""
        same = self._written is None and self.person.says_as_much_as(self._before) and not self.numbers.pending
        return not (same or self._forgets)

    def reopening(self) -> Callable[[], None]:
        """With all that was changed, and where the keyboard was."""
        person, typed = self.person, self.numbers.field.text()
        place = next((place for place, field in enumerate(self._fields) if field is self.focusWidget()), 0)
        return partial(self._again, Written(person, self._absorbed, typed, place))

    def _lay_out(self, parent: QWidget) -> None:
        for field, words in ((self.name, tr("Name")), (self.company, tr("Company")), (self.tags, tr("Tags"))):
            tell(field, field.setAccessibleName, words)
            field.setMaxLength(LONGEST_NAME * (5 if field is self.tags else 1))
        tell(self.tags, self.tags.setPlaceholderText, tr("Apart by commas: regular, wholesale"))
        tell(self.note, self.note.setAccessibleName, tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(NOTE_LINES * self.fontMetrics().lineSpacing())
        # What a note wishes for would push the numbers below it out of sight.
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        frame = panel("writing")
        QHBoxLayout(frame).addWidget(self.note)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        self.apart.setWordWrap(True)
        parts: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (tr("Name"), (self.name, self.apart)), (tr("Company"), (self.company,)), (tr("Tags"), (self.tags,)),
            (tr("Note, for whoever answers next"), (frame,)), (tr("Numbers"), (self.numbers,)),
        )  # fmt: skip
        for title, widgets in parts:
            for widget in (LineLabel(title, "caption"), *widgets):
                column.addWidget(widget, 1 if widget is frame else 0)
        column.addWidget(self.forget_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(scrolled(inside), 1)
        self.content.addWidget(self.answers)
        self.content.addWidget(self.problem)
        self.resize(self.width(), min(HIGH * self.fontMetrics().horizontalAdvance("M"), parent.height()))

    @property
    def person(self) -> Person:
        """The person as written now."""
        note = self.note.toPlainText().strip()
        noted_at_us = self._before.noted_at_us if note == self._before.note else self._now_us()
        return tidy(
            replace(
                self._before, name=self.name.text(), company=self.company.text(), tags=read_tags(self.tags.text()),
                note=note, noted_at_us=noted_at_us, addresses=self.numbers.addresses,
            )
        )  # fmt: skip

    def refuse(self, words: str) -> None:
        """Say why it was not kept."""
        self.waits = self._forgets = False
        self.problem.say(words)
        self.accept_button.setEnabled(True)

    def _save(self) -> None:
        if self.asks_to_leave:
            self.answers.end()
        if self.answers.asking:
            self.answers.focus()
            return
        if self.numbers.pending:
            self.numbers.add_typed()  # what was typed is meant, whether or not the button beside it was pressed
            if self.numbers.pending:
                return
        self._wait()
        self.saved.emit(self.person, self._absorbed)

    def _forget(self) -> None:
        self._forgets = True
        self._wait()
        self.forgotten.emit(self._before.id)

    def _wait(self) -> None:
        self.waits = True
        self.problem.say("")
        self.accept_button.setEnabled(False)

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        self.tags.setText(", ".join(tags))

    def _look_for_namesakes(self) -> None:
        others = self._names.namesakes(self.name.text(), {self._before.id, *self._absorbed})
        words = (
            tr("There is another {name}, {number}: two people of one name stay apart.",
               name=others[0].name, number=self._names.number(others[0].addresses[0].written))
            if others and others[0].addresses
            else ""
        )  # fmt: skip
        self.apart.setText(words)
        self.apart.setVisible(bool(words))

    # ---- a number that is somebody's

    def _add(self, reached: Reached) -> None:
        owner = self._names.person(reached.key)
        if owner is None or owner.id == self._before.id or owner.id in self._absorbed:
            self.numbers.add(reached)
            return
        number = self._names.number(reached.written)
        called = owner.name or owner.company or number
        choices: list[Answer] = [(tr("Make them one person"), lambda: self._absorb(owner))]
        if len(owner.addresses) > 1:  # somebody without a number would never be found again
            choices.append((tr("Only this number"), lambda: self.numbers.add(reached)))
        choices.append((tr("Leave it there"), self.numbers.drop_typed))
        self.answers.ask(tr("{number} belongs to {name}.", number=alone(number), name=called), choices)

    def _absorb(self, owner: Person) -> None:
        both = joined(self.person, owner)
        self._absorbed |= {owner.id}
        self.name.setText(both.name)
        self.company.setText(both.company)
        self._show_tags(both.tags)
        self.note.setPlainText(both.note)
        for reached in owner.addresses:
            self.numbers.add(reached)

    def _ask_to_forget(self) -> None:
        self.answers.ask(
            tr("Name, company, tags and note are forgotten on this computer. The texts stay."),
            [(tr("Forget"), self._forget), (tr("Keep"), self.name.setFocus)],
        )
