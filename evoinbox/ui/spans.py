"""Stretches of time as the agent chooses them, by days of this computer's zone: in words, as instants, and by a dialog.

Invariants: a stretch begins at the first instant of a day and ends before the first of another one, whatever the clocks
do in between.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from evoinbox import wording
from evoinbox.domain.sieve import EVER_US, FOR_EVER_US
from evoinbox.ui.controls import Choice
from evoinbox.ui.dialog import FIELD_HEIGHT, Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.words import mark, tongue, tr


class Period(enum.Enum):
    """The usual stretches."""

    EVER = "ever"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"


PERIOD_WORDS: Final = {
    Period.EVER: mark("Any time"),
    Period.TODAY: mark("Today"),
    Period.YESTERDAY: mark("Yesterday"),
    Period.WEEK: mark("Last 7 days"),
    Period.MONTH: mark("Last 30 days"),
}
OWN_DAYS: Final = mark("From one day to another…")
_OWN: Final = Qt.ItemDataRole.UserRole + 1
_DAYS: Final = {Period.TODAY: (0, 1), Period.YESTERDAY: (-1, 0), Period.WEEK: (-6, 1), Period.MONTH: (-29, 1)}


@dataclass(frozen=True, slots=True)
class Span:
    """From an instant to before another one."""

    since_us: int = EVER_US
    until_us: int = FOR_EVER_US

    @property
    def days(self) -> tuple[date, date]:
        """Its first and its last day."""
        return wording.local(self.since_us).date(), wording.local(self.until_us - 1).date()


def of_period(period: Period, now_us: int) -> Span:
    """A usual stretch, as it is now."""
    if period is Period.EVER:
        return Span()
    today, (first, after) = wording.local(now_us).date(), _DAYS[period]
    return of_days(today + timedelta(days=first), today + timedelta(days=after - 1))


def of_days(first: date, last: date) -> Span:
    """From the beginning of a day to the end of another one."""
    return Span(_begin_us(first), _begin_us(last + timedelta(days=1)))


def words_of(span: Span, now_us: int) -> str:
    """A stretch of chosen days in words."""
    year = wording.local(now_us).year
    first, last = ((tongue().short if day.year == year else tongue().short_in_year)(day) for day in span.days)
    return first if first == last else tr("{first} to {last}", first=first, last=last)


def _begin_us(day: date) -> int:
    return int(datetime.combine(day, time()).astimezone().timestamp()) * wording.SECOND_US


class SpanChoice(Choice):
    """One of several stretches, the last of them the agent's own; `chosen` carries the Span each time."""

    chosen = Signal(object)

    def __init__(self, name: str, offered: Sequence[tuple[str, Span]], now_us: int) -> None:
        super().__init__()
        self._now_us, self._before = now_us, 0
        tell(self, self.setAccessibleName, name)
        self.setMinimumHeight(FIELD_HEIGHT)
        for words, span in offered:
            self.add(words, span)
        self.add(tr(OWN_DAYS), None)
        self.activated.connect(self._on_activated)

    @property
    def span(self) -> Span:
        """What is chosen."""
        found = self.itemData(self._before)
        return found if isinstance(found, Span) else Span()

    def _on_activated(self, place: int) -> None:
        if place < self.count() - 1:
            self._choose(place)
            return
        self.setCurrentIndex(self._before)  # until days have been chosen
        span = self.span if self.span.since_us > EVER_US else of_period(Period.WEEK, self._now_us)
        dialog = SpanDialog(self.window(), *span.days)
        dialog.chosen.connect(self.take_own)
        dialog.open()

    def take_own(self, span: Span) -> None:
        """Choose these days."""
        own = self.count() - 1
        if isinstance(self.itemData(own - 1), Span) and self.itemData(own - 1, _OWN):
            self.drop(own - 1)
            own -= 1
        self.put(own, words_of(span, self._now_us), span)
        self.setItemData(own, True, _OWN)
        self.setCurrentIndex(own)
        self._choose(own)

    def _choose(self, place: int) -> None:
        self._before = place
        self.chosen.emit(self.span)


class SpanDialog(Dialog):
    """From one day to another; `chosen` carries the Span."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, first: date, last: date) -> None:
        super().__init__(parent, tr("From one day to another"), tr("Choose"), 340)
        self.first, self.last = _day_field(first, tr("First day")), _day_field(last, tr("Last day"))
        for field in (self.first, self.last):
            label = Label(field.accessibleName())
            tell(label, label.setText, tr("First day") if field is self.first else tr("Last day"))
            label.setBuddy(field)
            self.content.addWidget(label)
            self.content.addWidget(field)
        self.first.dateChanged.connect(self.last.setMinimumDate)
        self.last.setMinimumDate(self.first.date())
        self.accept_button.clicked.connect(self._choose)
        self.first.setFocus()

    def _choose(self) -> None:
        first, last = (date(*field.date().getDate()) for field in (self.first, self.last))
        self.chosen.emit(of_days(first, last))
        self.accept()


def _day_field(day: date, name: str) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    tell(field, field.setAccessibleName, name)
    field.setCalendarPopup(True)
    field.setMinimumHeight(FIELD_HEIGHT)
    return field
