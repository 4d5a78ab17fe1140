"""Taking contacts in from a file: read, looked through, asked about, and kept all at once, or not at all.

Invariants: nothing is kept before Import, and nothing when it is cancelled, at whatever moment; what the file says of
people is never joined by a guess; lines that could not be taken are named by their numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from evoinbox import wording
from evoinbox.domain.contact import Odd
from evoinbox.domain.contact_plan import Intake, Plan, Verdict
from evoinbox.domain.contacts_file import read_contacts
from evoinbox.domain.errors import ContactsMissing, InboxError
from evoinbox.domain.person import NOT_KEPT, Person, PersonId
from evoinbox.engine.changes import TakenIn, TakingIn
from evoinbox.ui.controls import Button, ErrorLabel, WrappedLabel, scrolled
from evoinbox.ui.dialog import Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.names import Names
from evoinbox.ui.piecework import Piecework
from evoinbox.ui.question_list import QuestionList, Questions
from evoinbox.words import alone, amount, pair, tr, trn

WIDE: Final = 520
CHUNK: Final = 32 * 1024
AT_ONCE: Final = 50
"""People read from the disk in one step: 1 ms."""

MOST_LINES: Final = 60
"""Numbers of lines that are named: who has more looks at the file."""

FILL: Final = 100

_COUNTS: Final = (
    (Verdict.NEW, pair("%n is new.", "%n are new.")),
    (Verdict.CHANGED, pair("%n is known and gets what was missing.", "%n are known and get what was missing.")),
    (Verdict.SAME, pair("%n is known as it is here.", "%n are known as they are here.")),
)
_ASKED: Final = pair("%n may be somebody you know. Tick it if it is:", "%n may be people you know. Tick those who are:")


class ImportDialog(Dialog):
    """`wanted` carries an Intake; `stop_wanted` that none of it is to be kept. Whoever keeps them tells `on_change`."""

    wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        names: Names,
        file: Path,
        more: Callable[[PersonId, int], list[Person]],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(parent, tr("Import contacts"), tr("Import"), WIDE)
        self._names, self._file, self._more = names, file, more
        self.plan = Plan(names.region, now_us())
        self._read_bytes, self._all_bytes = 0, 1
        self._total, self._handed = 0, False
        self.words, self.problem = WrappedLabel(""), ErrorLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, FILL)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        tell(self.bar, self.bar.setAccessibleName, tr("Contacts being read"))
        self.questions, self.asked = QuestionList(), WrappedLabel("")
        self.all_button, self.none_button = Button(tr("Tick all")), Button(tr("Tick none"))
        self.unread = Label("", "caption")
        self.unread.setWordWrap(True)
        self._unread_area = scrolled(self.unread)
        self._lay_out(file)
        self._work = Piecework(self)
        self._work.failed.connect(self._refuse)
        self._work.went_on.connect(self._show_read)
        self.accept_button.clicked.connect(self._import)
        self.finished.connect(self._work.stop)
        self._work.begin(self._reading(), self._preview)

    def _lay_out(self, file: Path) -> None:
        both = QHBoxLayout()
        for button in (self.all_button, self.none_button):
            both.addWidget(button)
        both.addStretch(1)
        for widget in (self.words, self.bar, self.asked):
            self.content.addWidget(widget)
        self.content.addWidget(self.questions, 1)
        self.content.addLayout(both)
        self.content.addWidget(self._unread_area)
        self.content.addWidget(self.problem)
        self.content.addStretch(1)
        self._parts = (self.asked, self.questions, self.all_button, self.none_button, self._unread_area)
        for part in self._parts:
            part.hide()
        self.accept_button.setEnabled(False)
        self.words.setText(tr("Reading {file}…", file=alone(file.name)))
        tell(self.questions, self.questions.setAccessibleName, tr("Contacts that may be somebody you know"))

    # ---- reading

    def _reading(self) -> Generator[None, None, None]:
        after = NOT_KEPT
        while known := self._more(after, AT_ONCE):
            self.plan.know(known)
            after = known[-1].id
            yield
        for found in read_contacts(self._chunks()):
            if found is not None:
                self.plan.take(found)
            yield

    def _chunks(self) -> Iterator[bytes]:
        try:
            with self._file.open("rb") as source:
                self._all_bytes = max(self._file.stat().st_size, 1)
                while chunk := source.read(CHUNK):
                    self._read_bytes += len(chunk)
                    yield chunk
        except OSError as error:
            raise ContactsMissing from error

    def _show_read(self) -> None:
        self.bar.setValue(FILL * self._read_bytes // self._all_bytes)

    def _refuse(self, error: InboxError) -> None:
        self.bar.hide()
        self.words.setText("")
        self.problem.say(wording.sentence(error))
        self._only_close()

    def _only_close(self) -> None:
        """There is nothing left to decide."""
        self.accept_button.hide()
        self.accept_button.setDefault(False)
        self.cancel_button.say(tr("Close"))
        self.cancel_button.setEnabled(True)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    # ---- what it would do

    def _preview(self, _: None) -> None:
        plan = self.plan
        self.bar.hide()
        counts = [trn(*words, plan.counts[verdict]) for verdict, words in _COUNTS if plan.counts[verdict]]
        region = tr("Numbers without a country code are read as those of {region}.", region=self._names.region)
        self.words.setText("\n".join((*counts, region)))
        if plan.questions:
            self.asked.setText(trn(*_ASKED, len(plan.questions)))
            model = Questions(plan, self._names, self)
            self.questions.setModel(model)
            self.all_button.clicked.connect(lambda: model.tick_all(joined=True))
            self.none_button.clicked.connect(lambda: model.tick_all(joined=False))
        for part in self._parts[:-1]:
            part.setVisible(bool(plan.questions))
        unread = "\n".join(words for words in map(self._named, Odd) if words)
        self.unread.setText(unread)
        self._unread_area.setVisible(bool(unread))
        able = bool(plan.questions) or plan.counts[Verdict.NEW] + plan.counts[Verdict.CHANGED] > 0
        self.accept_button.setEnabled(able)
        for label in (self.words, self.asked):
            label.make_room()
        (self.questions if plan.questions else self.accept_button if able else self.cancel_button).setFocus()

    def _named(self, why: Odd) -> str:
        """The lines that could not be taken for one reason."""
        lines = [one.line for one in self.plan.unread if one.why is why]
        if not lines:
            return ""
        listed = ", ".join(map(amount, lines[:MOST_LINES])) + (" …" if len(lines) > MOST_LINES else "")
        match why:
            case Odd.NO_NUMBER:
                return trn(
                    "%n has no number that is understood, at line {lines}.",
                    "%n have no number that is understood, at lines {lines}.", len(lines), lines=listed,
                )  # fmt: skip
            case Odd.NOT_UNDERSTOOD:
                return trn(
                    "%n could not be read, at line {lines}.", "%n could not be read, at lines {lines}.", len(lines),
                    lines=listed,
                )  # fmt: skip

    # ---- keeping them

    def _import(self) -> None:
        self.accept_button.setEnabled(False)
        for part in self._parts:
            part.setEnabled(False)
        self.words.setText(tr("Importing…"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._work.begin(self._settling(), self._hand_over)

    def _settling(self) -> Generator[None, None, Intake]:
        for found in self.plan.settle():
            if found is not None:
                return found
            yield
        return Intake((), frozenset())

    def _hand_over(self, intake: Intake) -> None:
        self._total, self._handed = len(intake.people), True
        self.bar.setRange(0, max(self._total, 1))
        self.wanted.emit(intake)

    def on_change(self, change: TakingIn | TakenIn) -> None:
        """Hear how far it is, and how it went."""
        self._handed = isinstance(change, TakingIn)
        match change:
            case TakingIn(done):
                self.bar.setValue(done)
            case TakenIn(error=error) if error is not None:
                self._refuse(error)
            case TakenIn(known=True):
                self.bar.hide()
                self.words.setText(trn("%n contact was imported.", "%n contacts were imported.", self._total))
                for part in self._parts:
                    part.hide()
                self._only_close()
            case _:
                super().reject()

    def reject(self) -> None:
        """Cancel: what is on its way is stopped first, and the dialog goes when it has been."""
        if self._handed:
            self.cancel_button.setEnabled(False)
            self.stop_wanted.emit()
        else:
            super().reject()
