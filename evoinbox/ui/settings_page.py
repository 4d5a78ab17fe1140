"""The settings: one row for each, found by a few letters, in force as soon as it is chosen.

Invariants: nothing is chosen by opening, searching or closing; what is locked is shown and cannot be changed; what is
no sound value is named beside its field and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, assert_never

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from evoinbox import note_wording
from evoinbox.domain.attention import Trial
from evoinbox.settings import Settings
from evoinbox.ui.choices import SETTINGS, Country, Days, Door, Elsewhere, Number, Offered, OneOf, TryOut
from evoinbox.ui.controls import LOCKED, Amount, Button, Choice, ErrorLabel, scrolled, set_property
from evoinbox.ui.dialog import FIELD_HEIGHT, Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.language import lean, tell
from evoinbox.ui.theme import Space
from evoinbox.ui.week_days import WeekDays
from evoinbox.words import mark, tr

NO_COUNTRY: Final = mark("A country has two letters, for example US or DE.")
NOTHING: Final = mark("No setting is called that.")
WIDE: Final = 46
HIGH: Final = 54
FIELD: Final = 14
SIDE_BY_SIDE: Final = 30
"""Widths of an M: the page, the least of a field, and from which on words and field stand beside one another."""

MOST_OF_ROW: Final = 0.6
"""A field that wants a larger share of its row stands below the words."""


class SettingsPage(Dialog):
    """`changed` carries the name and value of each setting that was chosen; `locked` names those that may not be.

    `elsewhere_wanted` names a setting that has a dialog of its own; `trial_wanted` asks for a notification, of which
    `show_trial` then hears.
    """

    changed = Signal(str, object)
    elsewhere_wanted = Signal(str)
    trial_wanted = Signal()

    def __init__(self, parent: QWidget, settings: Settings, locked: frozenset[str]) -> None:
        super().__init__(parent, tr("Settings"), tr("Close"), 320)
        self.only_close()
        self.search = QLineEdit()
        tell(self.search, self.search.setAccessibleName, tr("Search settings"))
        tell(self.search, self.search.setPlaceholderText, tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.nothing = Label(tr(NOTHING), "muted")
        self.nothing.hide()
        self.rows = {one.name: _Row(one, settings, locked=one.name in locked) for one in SETTINGS}
        self._headings: dict[str, Label] = {}
        self._lay_out(parent)
        for row in self.rows.values():
            row.chosen.connect(self.changed)
            tries = isinstance(row.offered.kind, TryOut)
            row.elsewhere.connect(self.trial_wanted if tries else partial(self._leave, row))
        self.search.textChanged.connect(self._sift)
        self.search.setFocus()

    def _lay_out(self, parent: QWidget) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        lean(column, 0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        column.addWidget(self.nothing)
        for row in self.rows.values():
            if row.offered.group not in self._headings:
                self._headings[row.offered.group] = heading = Label(tr(row.offered.group), "heading")
                column.addWidget(heading)
            column.addWidget(row)
        column.addStretch(1)
        self.area = scrolled(inside)
        self.content.setSpacing(Space.M)
        self.content.addWidget(self.search)
        self.content.addWidget(self.area, 1)
        em = self.fontMetrics().horizontalAdvance("M")
        self.resize(min(WIDE * em, parent.width()), min(HIGH * em, parent.height()))

    def field(self, name: str) -> QWidget:
        """What a setting is chosen with."""
        return self.rows[name].field

    def show_trial(self, trial: Trial) -> None:
        """Say what became of a notification that was asked for."""
        for row in self.rows.values():
            if isinstance(row.offered.kind, TryOut):
                row.say(note_wording.trial(trial), "caption" if trial.silence is None else "error")

    def tell_paused(self, words: str) -> None:
        """Say until when notifications are paused."""
        if words:
            self.rows["notify"].say(words, "warning")

    def _leave(self, row: _Row) -> None:
        self.accept()
        self.elsewhere_wanted.emit(row.offered.name)

    def _sift(self, sought: str) -> None:
        words = sought.casefold().split()
        found = {row.offered.group for row in self.rows.values() if row.sift(words)}
        for group, heading in self._headings.items():
            heading.setVisible(group in found)
        self.nothing.setVisible(not found)


class _Row(QWidget):
    """One setting: name, sentence, and what it is chosen with."""

    chosen = Signal(str, object)
    elsewhere = Signal()

    def __init__(self, offered: Offered, settings: Settings, *, locked: bool) -> None:
        super().__init__()
        self.offered = offered
        self.problem = ErrorLabel()
        self.field = _field(offered, getattr(settings, offered.name, None), self._choose, self.problem.say)
        if isinstance(self.field, QPushButton):
            self.field.clicked.connect(self.elsewhere)
        tell(self.field, self.field.setAccessibleName, tr(offered.words))
        sentence_words = tr(offered.sentence)
        if locked:
            sentence_words = tr("{locked}. {sentence}", locked=tr(LOCKED), sentence=sentence_words)
        tell(self.field, self.field.setAccessibleDescription, sentence_words)
        self.field.setMinimumHeight(FIELD_HEIGHT)
        self.field.setEnabled(not locked)
        name, sentence = Label(tr(offered.words)), Label(tr(offered.sentence), "caption")
        name.setBuddy(self.field)
        name.setWordWrap(True)
        sentence.setWordWrap(True)
        self._words = words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(sentence)
        if locked:
            words.addWidget(Label(tr(LOCKED), "warning"))
        words.addWidget(self.problem)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(Space.S)
        self._beside.addLayout(words, 1)
        self._beside.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, words: str, look: str) -> None:
        """Say something about this setting, below it and to those who listen."""
        set_property(self.problem, "look", look)
        self.problem.say(words)

    def sift(self, words: list[str]) -> bool:
        """Show the row if all words are found in what it says; returns whether."""
        one = self.offered
        options = " ".join(tr(words) for words, _ in one.kind.options) if isinstance(one.kind, OneOf) else ""
        said = f"{tr(one.group)} {tr(one.words)} {tr(one.sentence)} {tr(one.sought)} {options}".casefold()
        found = all(word in said for word in words)
        self.setVisible(found)
        return found

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is with the field below the words: else it would never become so."""
        words, field = self._words.minimumSize(), self.field.minimumSizeHint()
        return QSize(max(words.width(), field.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the words, the field stands below them."""
        super().resizeEvent(event)
        em, field = self.fontMetrics().horizontalAdvance("M"), self.field.sizeHint().width()
        wide = self.width() >= SIDE_BY_SIDE * em and field < self.width() * MOST_OF_ROW
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.field.setMinimumWidth(max(FIELD * em, field) if wide else min(FIELD * em, self.width()))

    def _choose(self, value: object) -> None:
        self.chosen.emit(self.offered.name, value)


def _field(
    offered: Offered, value: object, choose: Callable[[object], None], complain: Callable[[str], None]
) -> QWidget:
    match offered.kind:
        case OneOf(options):
            choice = Choice()
            for words, one in options:
                choice.add(tr(words), one)
            choice.setCurrentIndex([one for _, one in options].index(value))
            choice.currentIndexChanged.connect(lambda place: choose(options[place][1]))
            return choice
        case Number(least, most, step, unit, none):
            amount = Amount()
            amount.setRange(least, most)
            amount.setSingleStep(step)
            tell(amount, amount.setSuffix, tr(unit))
            tell(amount, amount.setSpecialValueText, tr(none) if none else "")
            amount.setValue(value if isinstance(value, int) else least)
            amount.setKeyboardTracking(False)
            amount.valueChanged.connect(choose)
            return amount
        case Country():
            return _country(str(value), choose, complain)
        case Days():
            days = WeekDays(value if isinstance(value, tuple) else ())
            days.changed.connect(choose)
            return days
        case Elsewhere(words) | TryOut(words) | Door(words):
            return Button(tr(words))
        case _:
            assert_never(offered.kind)


def _country(value: str, choose: Callable[[object], None], complain: Callable[[str], None]) -> QLineEdit:
    field = QLineEdit(value)
    field.setMaxLength(2)

    def read() -> str:
        typed = field.text().strip().upper()
        return typed if len(typed) == 2 and typed.isascii() and typed.isalpha() else ""

    def take() -> None:
        if read():
            complain("")
            choose(read())

    field.textEdited.connect(take)
    field.editingFinished.connect(lambda: complain("" if read() else tr(NO_COUNTRY)))
    return field
