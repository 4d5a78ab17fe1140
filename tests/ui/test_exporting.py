"""Exports in the window: what is offered, where it goes, how far it is, and what is said of it at the end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from evoinbox import wording
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.export import Form, Summary
from evoinbox.engine.changes import Closing, ExportEnded, ExportFailed, Exporting, TextsFound
from evoinbox.engine.commands import CancelExport, Export, FindTexts
from evoinbox.engine.past import EVER_US
from evoinbox.ui.actions import Act
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.export_dialog import ExportDialog
from evoinbox.ui.sieve_bar import SieveBar
from evoinbox.ui.spans import SpanDialog
from tests.support.build import NOW_US, message
from tests.ui.conftest import Stage, dialog_of

SUMMARY = Summary(1234, "ab" * 32, EVER_US, NOW_US)


def shown(stage: Stage) -> ExportDialog:
    found = dialog_of(stage, Act.EXPORT)
    assert isinstance(found, ExportDialog)
    return found


def save(stage: Stage, dialog: ExportDialog, place: Path) -> Export:
    """Press "Save as…", choose a place, and return what is asked for."""
    stage.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    places = QApplication.activeModalWidget()
    assert isinstance(places, QFileDialog)
    assert places.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    places.setDirectory(str(place.parent))
    places.selectFile(place.name)
    places.accept()
    return stage.all_of(Export)[-1]


def test_the_open_conversation_goes_to_the_place_chosen(listed: Stage, tmp_path: Path) -> None:
    dialog = shown(listed)
    assert [dialog.what.itemText(row) for row in range(dialog.what.count())] == [
        "The conversation with (503) 555-0001", "All conversations",
    ]  # fmt: skip
    asked = save(listed, dialog, tmp_path / "texts.csv")
    assert (asked.path, asked.form) == (tmp_path / "texts.csv", Form.CSV)
    assert asked.conversation == listed.window.inbox.open_key
    assert asked.words.title == "The conversation with (503) 555-0001"
    listed.say(Exporting(asked.number, 0, 900))
    assert dialog.said.text() == "900 texts found so far."
    listed.say(Exporting(asked.number, 500, 1234), Exporting(asked.number + 1, 7, 7))
    assert dialog.said.text() == "500 of 1,234 texts are written."
    listed.say(ExportEnded(asked.number, SUMMARY))
    assert dialog.said.text().replace("\u200b", "") == (
        "1,234 texts are in texts.csv. Nothing is missing: all texts that the service has are here."
        f" SHA-256: {' '.join(8 * ['abababab'])}"
    )
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == SUMMARY.digest
    listed.qtbot.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    assert listed.all_of(CancelExport) == []
    assert len(listed.all_of(Export)) == 1


def test_a_name_is_proposed_that_every_system_takes(listed: Stage) -> None:
    dialog = shown(listed)
    dialog.form.setCurrentIndex(1)
    dialog.accept_button.click()
    places = QApplication.activeModalWidget()
    assert isinstance(places, QFileDialog)
    day = wording.local(NOW_US).date().isoformat()
    assert Path(places.selectedFiles()[0]).name == f"EvoInbox-503-555-0001-{day}.html"
    places.reject()
    assert listed.all_of(Export) == []


def test_days_of_the_agent_s_own(listed: Stage, tmp_path: Path) -> None:
    dialog = shown(listed)
    dialog.what.setCurrentIndex(1)
    for first in (date(2026, 3, 1), date(2026, 3, 28)):
        dialog.days.activated.emit(dialog.days.count() - 1)
        days = QApplication.activeModalWidget()
        assert isinstance(days, SpanDialog)
        days.first.setDate(QDate(first.year, first.month, first.day))
        days.last.setDate(QDate(2026, 3, 29))
        days.accept_button.click()
    assert dialog.days.currentText() == "28 Mar to 29 Mar"
    assert dialog.days.count() == 7
    asked = save(listed, dialog, tmp_path / "x.csv")
    assert asked.conversation is None
    assert wording.local(asked.sieve.since_us).date() == date(2026, 3, 28)
    assert wording.local(asked.sieve.until_us - 1).date() == date(2026, 3, 29)


def test_what_was_searched_is_offered_with_what_was_asked(listed: Stage, tmp_path: Path) -> None:
    listed.window.actions_by_name[Act.SEARCH].trigger()
    box = QApplication.activeModalWidget()
    assert isinstance(box, CommandPalette)
    listed.qtbot.keyClicks(box.field, "hello")
    menu: QMenu = box.findChildren(SieveBar)[0].menu()
    next(action for action in menu.actions() if action.text() == "With a link").trigger()
    listed.say(TextsFound(listed.all_of(FindTexts)[-1].number, (message(),), 0, NOW_US))
    box.reject()
    dialog = shown(listed)
    dialog.what.setCurrentIndex(2)
    assert dialog.what.currentText() == "What was searched for: “hello”"
    assert not dialog.days.isEnabled()
    asked = save(listed, dialog, tmp_path / "x.csv")
    assert (asked.sought, asked.sieve.link, asked.conversation) == ("hello", True, None)


def test_closing_it_while_it_is_written_leaves_nothing(listed: Stage, tmp_path: Path) -> None:
    dialog = shown(listed)
    asked = save(listed, dialog, tmp_path / "x.csv")
    listed.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert [one.number for one in listed.all_of(CancelExport)] == [asked.number]
    assert shown(listed).isVisible()


def test_a_place_that_cannot_be_written_is_said_and_another_may_be_chosen(listed: Stage, tmp_path: Path) -> None:
    dialog = shown(listed)
    asked = save(listed, dialog, tmp_path / "x.csv")
    listed.say(ExportFailed(asked.number, StoreUnwritable()))
    assert "cannot write" in dialog.error.text()
    assert save(listed, dialog, tmp_path / "y.csv").number == asked.number + 1


def test_a_seat_that_is_left_takes_it_along(listed: Stage, tmp_path: Path) -> None:
    dialog = shown(listed)
    save(listed, dialog, tmp_path / "x.csv")
    listed.say(Closing())
    assert QApplication.activeModalWidget() is None
