"""Shift reports from the window: asked of the engine, shown, saved, and opened to be printed.

Invariants: nothing is counted here; a page is opened only after it was saved where the agent wanted it, and by their
click.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import WAITS_AT_MOST_US
from evoinbox.domain.export import Form, file_name
from evoinbox.domain.legible import one_line
from evoinbox.domain.quiet import Hours
from evoinbox.domain.report import Report
from evoinbox.engine.changes import Change, Closing, FileWritten, ShiftCounted
from evoinbox.engine.commands import CountShift, SeatedCommand, WriteFile
from evoinbox.settings import Settings
from evoinbox.ui.export_dialog import reach_in_words
from evoinbox.ui.exporting import usual_place
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.report_dialog import ReportDialog
from evoinbox.ui.report_file import Known, file_of
from evoinbox.ui.spans import PERIOD_WORDS, Period, Span, of_period, words_of
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import mark, tr

PAGE: Final = mark("Page to read and print")
TABLE: Final = mark("Table for spreadsheets")
LONGEST_NAME: Final = 60


class ShiftReports(QObject):
    """Made by the window; `ask` goes to the engine, `came` brings what it says, `open_url` hands to the desktop."""

    def __init__(
        self,
        window: QWidget,
        theme: ThemeSource,
        inbox: InboxPage,
        settings: Callable[[], Settings],
        ask: Callable[[SeatedCommand], None],
        came: Callable[[Callable[[Change], None]], object],
        open_url: Callable[[QUrl], bool],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._inbox, self._settings = window, theme, inbox, settings
        self._ask, self._open_url, self._now_us = ask, open_url, now_us
        self._dialog: ReportDialog | None = None
        self._number = 0
        self._span = Span()
        self._report: tuple[Report, Known] | None = None
        self._path = Path()
        came(self.on_change)

    def open(self) -> None:
        """Show the figures of this shift, and let other days be chosen."""
        if self._dialog is not None or not self._inbox.seated:
            return
        now_us = self._now_us()
        shift = Span(shift_begin_us(self._settings(), now_us), of_period(Period.TODAY, now_us).until_us)
        periods = (Period.TODAY, Period.YESTERDAY, Period.WEEK)
        offered = [(tr("This shift"), shift), *((tr(PERIOD_WORDS[one]), of_period(one, now_us)) for one in periods)]
        self._dialog = dialog = ReportDialog(self._window, self._theme, offered, now_us)
        dialog.span_chosen.connect(self._count)
        dialog.save_wanted.connect(self._ask_place)
        dialog.print_wanted.connect(lambda: self._open_url(QUrl.fromLocalFile(str(self._path))))
        dialog.opened.connect(self._inbox.go_to)
        dialog.finished.connect(self._close)
        dialog.open()
        self._count(shift)

    def on_change(self, change: Change) -> None:
        """Hear the figures, and what became of a file."""
        dialog = self._dialog
        if dialog is None:
            return
        match change:
            case ShiftCounted(number, report, whole_from_us) if number == self._number:
                if report is None:
                    dialog.say(tr("The texts could not be read."))
                else:
                    self._report = report, self._known(report, whole_from_us)
                    dialog.show_report(*self._report)
            case FileWritten(number, error) if number == self._number:
                if error is None:
                    dialog.saved(page=self._path.suffix == f".{Form.HTML.value}")
                else:
                    dialog.error.say(wording.sentence(error))
            case Closing():
                dialog.close()
            case _:
                pass

    def _count(self, span: Span) -> None:
        dialog = self._dialog
        assert dialog is not None
        self._number += 1
        self._span, self._report = span, None
        dialog.count()
        self._ask(CountShift(self._number, span.since_us, span.until_us))

    def _known(self, report: Report, whole_from_us: int) -> Known:
        now_us = self._now_us()
        lines = {line.id: one_line(line.name or line.id, LONGEST_NAME) for line in self._inbox.lines}
        missing = whole_from_us > report.since_us - WAITS_AT_MOST_US  # what began before it may have ended in it
        reach = reach_in_words(whole_from_us, wording.moment(whole_from_us, now_us)) if missing else self._stretch()
        people = {one.key: self._called(one.key) for one in report.still_open}
        title = tr("Shift report, {days}", days=words_of(Span(report.since_us, report.until_us), now_us))
        missing_before_us = whole_from_us if missing else None
        return Known(lines, people, title, reach, missing_before_us, lambda at_us: wording.moment(at_us, now_us))

    def _stretch(self) -> str:
        """The stretch that was counted, in words."""
        now_us = self._now_us()
        end = wording.moment(min(self._span.until_us, now_us), now_us)
        return tr("From {begin} to {end}.", begin=wording.moment(self._span.since_us, now_us), end=end)

    def _called(self, key: ConversationKey) -> tuple[str, str]:
        known = self._inbox.known(key)
        return (key, key) if known is None else (self._inbox.model.names.of(known.address), known.address)

    def _ask_place(self) -> None:
        dialog = self._dialog
        assert dialog is not None
        day = wording.local(self._span.since_us).date().isoformat()
        filters = {f"{tr(PAGE)} (*.html)": Form.HTML, f"{tr(TABLE)} (*.csv)": Form.CSV}
        places = QFileDialog(dialog, tr("Save the report as"), usual_place())
        places.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        places.setNameFilters(list(filters))
        places.setDefaultSuffix(Form.HTML.value)
        places.filterSelected.connect(lambda chosen: places.setDefaultSuffix(filters[chosen].value))
        places.selectFile(file_name(tr("Shift report"), day, form=Form.HTML).removesuffix(".html"))
        places.fileSelected.connect(self._save)
        places.finished.connect(places.deleteLater)
        places.open()

    def _save(self, place: str) -> None:
        if self._report is None:
            return
        self._path = Path(place)
        form = Form.CSV if self._path.suffix == f".{Form.CSV.value}" else Form.HTML
        self._ask(WriteFile(self._number, self._path, file_of(form, *self._report)))

    def _close(self) -> None:
        self._dialog = self._report = None


def shift_begin_us(settings: Settings, now_us: int) -> int:
    """When the agent's hours began last, within a day; where there were none, when the day did."""
    now = wording.local(now_us)
    hours = Hours(settings.hours_from, settings.hours_to, settings.hours_days)
    begun = hours.next_begin(now - timedelta(days=1))
    if begun is None or begun > now:
        return of_period(Period.TODAY, now_us).since_us
    return int(begun.timestamp()) * wording.SECOND_US
