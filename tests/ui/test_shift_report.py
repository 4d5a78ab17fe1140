"""Shift reports in the window: which days, the figures in words, who still waits, the files, and the way to print."""

from __future__ import annotations

import csv
import io
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from evoinbox import wording
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.export_forms import utc
from evoinbox.domain.message import LineId
from evoinbox.domain.report import Report, Share, Tally, Turn
from evoinbox.engine.changes import Closing, FileWritten, ShiftCounted
from evoinbox.engine.commands import CountShift, WriteFile
from evoinbox.engine.past import EVER_US
from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.bars import HourBars
from evoinbox.ui.report_dialog import ReportDialog
from evoinbox.ui.shift_report import shift_begin_us
from tests.support.build import MINUTE_US, NOW_US, message
from tests.ui.conftest import Stage, dialog_of, number

HOUR_US = 60 * MINUTE_US
LINE = LineId("line-1")


def report() -> Report:
    """Two customers: one answered after 90 minutes, one who waits for two hours."""
    tally = Tally(NOW_US - 8 * HOUR_US, NOW_US, lambda at_us: wording.local(at_us).hour)
    asked, answered = NOW_US - 5 * HOUR_US, NOW_US - 5 * HOUR_US + 90 * MINUTE_US
    tally.take(
        message(address=number(2)).conversation,
        [Turn(asked, True, LINE), Turn(answered, False, LINE, "=Dana <b>"), Turn(answered + 1, False, LINE)],
    )
    tally.take(message(address=number(4)).conversation, [Turn(NOW_US - 2 * HOUR_US, True, LINE)])
    return tally.report()


def shown(stage: Stage, whole_from_us: int = EVER_US) -> ReportDialog:
    """The dialog, with its figures."""
    dialog = dialog_of(stage, Act.SHIFT_REPORT)
    assert isinstance(dialog, ReportDialog)
    stage.say(ShiftCounted(stage.all_of(CountShift)[-1].number, report(), whole_from_us))
    return dialog


def words(dialog: ReportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def save(stage: Stage, dialog: ReportDialog, place: Path) -> WriteFile:
    dialog.accept_button.click()
    places = QApplication.activeModalWidget()
    assert isinstance(places, QFileDialog)
    places.setDirectory(str(place.parent))
    places.selectFile(place.name)
    places.accept()
    return stage.all_of(WriteFile)[-1]


def test_it_is_asked_for_the_days_chosen_and_only_the_last_answer_counts(listed: Stage) -> None:
    dialog = dialog_of(listed, Act.SHIFT_REPORT)
    assert isinstance(dialog, ReportDialog)
    assert [dialog.span.itemText(row) for row in range(dialog.span.count())] == [
        "This shift", "Today", "Yesterday", "Last 7 days", "From one day to another…",
    ]  # fmt: skip
    assert listed.all_of(CountShift)[-1].since_us == shift_begin_us(Settings(), NOW_US)
    dialog.span.activated.emit(2)
    asked = listed.all_of(CountShift)[-1]
    today = datetime.combine(wording.local(NOW_US).date(), time()).astimezone()
    assert asked.until_us == int(today.timestamp()) * 1_000_000
    listed.say(ShiftCounted(asked.number - 1, report(), EVER_US))
    assert "Texts in: 2" not in words(dialog)
    listed.say(ShiftCounted(asked.number, report(), EVER_US))
    assert "Texts in: 2" in words(dialog)


def test_the_figures_are_words(listed: Stage) -> None:
    dialog = shown(listed)
    told = words(dialog)
    for one in (
        "Texts in: 2", "Texts out: 2", "Customers answered: 1", "Median wait: 1 h 30 min", "Longest wait: 1 h 30 min",
        "Still waiting: 1", "Front desk", "=Dana <b>", "Nobody named",
        "2 texts in · 2 texts out · 1 answer · median wait 1 h 30 min · longest 1 h 30 min · 1 still waiting",
        "1 text out · 1 answer · median wait 1 h 30 min · longest 1 h 30 min",
    ):  # fmt: skip
        assert one in told
    hour = wording.local(NOW_US - 5 * HOUR_US).hour
    assert f"{hour}:00: 1 in, 0 out" in dialog.findChildren(HourBars)[0].accessibleDescription()


@pytest.mark.parametrize("busy", [0, 5, 23])
def test_the_highest_bar_is_named_right_above_it(listed: Stage, busy: int) -> None:
    bars = shown(listed).findChildren(HourBars)[0]
    bars.show_shares([Share(texts_in=13 if hour in (busy, 23) else 0) for hour in range(24)])
    bars.resize(480, bars.sizeHint().height())
    image = bars.grab().toImage()
    line = QFontMetrics(bars._font).height()
    ground = image.pixel(image.width() // 2, line + line // 2)
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(line + 1, 2 * line))]
    assert inked
    above = image.width() * (busy + 0.3) / 24
    assert all(abs(x - above) < 2 * line for x in inked)


def test_who_still_waits_is_opened(listed: Stage) -> None:
    dialog = shown(listed)
    (button,) = [one for one in dialog.findChildren(QPushButton) if "waiting for" in one.accessibleName()]
    assert button.accessibleName() == "(503) 555-0004, waiting for 2 h 0 min"
    listed.qtbot.keyClick(button, Qt.Key.Key_Space)
    assert QApplication.activeModalWidget() is None
    assert listed.window.inbox.open_key == message(address=number(4)).conversation


def test_a_table_has_every_figure_and_no_formula(listed: Stage, tmp_path: Path) -> None:
    dialog = shown(listed)
    asked = save(listed, dialog, tmp_path / "shift.csv")
    assert asked.path == tmp_path / "shift.csv"
    rows = list(csv.reader(io.StringIO(asked.content.removeprefix("\ufeff"), newline="")))
    assert rows[1] == ["whole", "", "2", "2", "1", "5400", "5400", "1"]
    assert ["line", "Front desk", "2", "2", "1", "5400", "5400", "1"] in rows
    assert ["sender", "'=Dana <b>", "0", "1", "1", "5400", "5400", "0"] in rows
    assert sum(row[0] == "hour" for row in rows) == 24
    assert ["nothing_missing_from", ""] in rows
    (waiting,) = [row for row in rows if row[0] == "waiting" and row[1] != "name"]
    assert (waiting[1], waiting[2], waiting[6]) == ("(503) 555-0004", "'+15035550004", "7200")
    listed.say(FileWritten(listed.all_of(CountShift)[-1].number, None))
    assert "The report is saved." in words(dialog)
    assert not dialog.print_button.isVisible()


def test_a_page_is_saved_and_opened_to_print(listed: Stage, tmp_path: Path) -> None:
    dialog = shown(listed)
    asked = save(listed, dialog, tmp_path / "shift.html")
    assert "<b>" not in asked.content
    assert "=Dana &lt;b&gt;" in asked.content
    assert "<script" not in asked.content
    assert "(503) 555-0004" in asked.content
    assert listed.opened == []
    listed.say(FileWritten(listed.all_of(CountShift)[-1].number, None))
    dialog.print_button.click()
    assert [url.toLocalFile() for url in listed.opened] == [str(tmp_path / "shift.html")]


def test_what_may_be_missing_and_what_failed_is_said(listed: Stage, tmp_path: Path) -> None:
    dialog = shown(listed, NOW_US - HOUR_US)
    assert any("may be missing" in one for one in words(dialog))
    table = save(listed, dialog, tmp_path / "shift.csv").content
    assert f'"nothing_missing_from","{utc(NOW_US - HOUR_US)}"' in table
    assert "may be missing" in save(listed, dialog, tmp_path / "shift.html").content
    listed.say(FileWritten(listed.all_of(CountShift)[-1].number, StoreUnwritable()))
    assert "cannot write" in dialog.error.text()
    dialog.span.activated.emit(1)
    listed.say(ShiftCounted(listed.all_of(CountShift)[-1].number, None, 0))
    assert "The texts could not be read." in words(dialog)
    listed.say(Closing())
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize(
    ("hour", "weekday", "begins"),
    [(10, 2, (0, 8)), (7, 2, (-1, 8)), (3, 6, (0, 0)), (12, 0, (0, 8))],
    ids=["in the morning", "before it", "on a day without hours", "on Monday"],
)
def test_a_shift_begins_with_the_agent_s_hours(hour: int, weekday: int, begins: tuple[int, int]) -> None:
    monday = wording.local(NOW_US).date() - timedelta(days=wording.local(NOW_US).weekday())
    now = datetime.combine(monday + timedelta(days=weekday), time(hour)).astimezone()
    begun = shift_begin_us(Settings(), int(now.timestamp()) * 1_000_000)
    expected = datetime.combine(now.date() + timedelta(days=begins[0]), time(begins[1])).astimezone()
    assert begun == int(expected.timestamp()) * 1_000_000
