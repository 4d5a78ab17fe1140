"""The dialog for exports: which texts, of which days, in which form; how far it is, and what came of it.

Invariants: nothing is written before a place has been chosen; closing it while it is under way leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.export import Form, Summary
from evoinbox.domain.sieve import ALL, EVER_US, Sieve
from evoinbox.ui.controls import Button, Choice, ErrorLabel, WrappedLabel, announce
from evoinbox.ui.dialog import FIELD_HEIGHT, Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.spans import PERIOD_WORDS, SpanChoice, of_period
from evoinbox.ui.theme import Space
from evoinbox.words import mark, tr, trn

FORMS: Final = (
    (mark("Table for spreadsheets (CSV)"), Form.CSV),
    (mark("Page to read and print (HTML)"), Form.HTML),
    (mark("Records for programs (JSON)"), Form.JSON),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Some texts in words; `named` is what their file may be called after. What is searched has its own days."""

    words: str
    named: str
    conversation: ConversationKey | None = None
    sought: str = ""
    sieve: Sieve = ALL
    searched: bool = False


class ExportDialog(Dialog):
    """`save_wanted` when a place is to be chosen; `cancelled` when nothing is to be left of what has begun."""

    save_wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget, offers: Sequence[Offer], now_us: int) -> None:
        super().__init__(parent, tr("Export texts"), tr("Save as…"), 440)
        self.what = _choice(tr("Texts"), [(offer.words, offer) for offer in offers])
        self.days = SpanChoice(
            tr("Days"), [(tr(words), of_period(period, now_us)) for period, words in PERIOD_WORDS.items()], now_us
        )
        self.form = _choice(tr("Form"), [(tr(words), form) for words, form in FORMS])
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(Space.S)
        for words, field in ((tr("Texts"), self.what), (tr("Days"), self.days), (tr("Form"), self.form)):
            label = Label(words)
            label.setBuddy(field)
            asked.addWidget(label)
            asked.addWidget(field)
        asked.addWidget(
            WrappedLabel(
                tr("What is on its way is not in it. Whoever has the file can read it: it is not encrypted."), "caption"
            )
        )
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        tell(self._bar, self._bar.setAccessibleName, tr("How far the export is"))
        self._bar.hide()
        self.said = WrappedLabel()
        self.said.hide()
        self.error = ErrorLabel()
        self.copy_button = Button(tr("Copy the SHA-256"), "link")
        self.copy_button.hide()
        for part in (self._asked, self._bar, self.said, self.error, self.copy_button):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self._busy, self._done = False, False
        self.accept_button.clicked.connect(self._on_accept)
        self.rejected.connect(self._on_rejected)
        self.what.currentIndexChanged.connect(self._follow)
        self._follow()
        self.what.setFocus()

    @property
    def offer(self) -> Offer:
        """Which texts are chosen, with their days."""
        chosen: Offer = self.what.currentData()
        return chosen

    @property
    def sieve(self) -> Sieve:
        """What is asked of the texts: of those searched what was asked there, else the days chosen."""
        span = self.days.span
        return self.offer.sieve if self.offer.searched else Sieve(since_us=span.since_us, until_us=span.until_us)

    @property
    def chosen_form(self) -> Form:
        """The form of the file."""
        chosen: Form = self.form.currentData()
        return chosen

    def begin(self) -> None:
        """It is under way."""
        self._busy = True
        self._asked.hide()
        self.accept_button.setEnabled(False)
        self.error.say("")
        self._bar.setRange(0, 0)
        self._bar.show()
        self._say(tr("The texts are being gathered."))
        self.cancel_button.setFocus()

    def show_progress(self, written: int, total: int) -> None:
        """How far it is; none written while they are being gathered."""
        if written:
            self._bar.setRange(0, total)
            self._bar.setValue(written)
            self._say(tr("{written} of {total} texts are written.", written=written, total=total))
        else:
            self._say(trn("%n text found so far.", "%n texts found so far.", total))

    def end(self, summary: Summary, name: str, reach: str) -> None:
        """It is there; `reach` says in words from when on nothing is missing."""
        self._busy, self._done = False, True
        self._bar.hide()
        written = trn("%n text is in {name}.", "%n texts are in {name}.", summary.rows, name=name)
        parts = " ".join(summary.digest[at : at + 8] for at in range(0, len(summary.digest), 8))
        self._say(tr("{written} {reach} SHA-256: {digest}", written=written, reach=reach, digest=parts))
        announce(self, self.said.text())
        self.copy_button.show()
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(summary.digest))
        self.cancel_button.hide()
        self.accept_button.say(tr("Close"))
        self.accept_button.setEnabled(True)
        self.accept_button.setFocus()

    def fail(self, words: str) -> None:
        """It could not be written: another place may be chosen."""
        self._busy = False
        self._bar.hide()
        self.said.hide()
        self._asked.show()
        self.accept_button.setEnabled(True)
        self.error.say(words)
        self.accept_button.setFocus()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        self.said.make_room()

    def _follow(self) -> None:
        self.days.setEnabled(not self.offer.searched)

    def _on_accept(self) -> None:
        if self._done:
            self.accept()
        else:
            self.save_wanted.emit()

    def _on_rejected(self) -> None:
        if self._busy:
            self.cancelled.emit()


def reach_in_words(whole_from_us: int, day: str) -> str:
    """From when on nothing is missing."""
    if whole_from_us <= EVER_US:
        return tr("Nothing is missing: all texts that the service has are here.")
    return tr("Texts before {day} may be missing: they have not been fetched yet, or are kept no longer.", day=day)


def _choice(name: str, offered: Sequence[tuple[str, object]]) -> Choice:
    made = Choice()
    tell(made, made.setAccessibleName, name)
    made.setMinimumHeight(FIELD_HEIGHT)
    made.setMinimumContentsLength(12)
    made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for words, value in offered:
        made.add(words, value)
    return made
