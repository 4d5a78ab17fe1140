"""The settings page: what is chosen is in force at once, what is locked stays, and a few letters find a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from evoinbox import note_wording
from evoinbox.domain.attention import Silence, Trial
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.message import LineId
from evoinbox.engine.changes import LinesChanged
from evoinbox.engine.commands import UseSettings
from evoinbox.settings import Notify, SendKey, Settings, Sound, Theme
from evoinbox.ui.actions import Act
from evoinbox.ui.choices import SETTINGS, Door, TryOut
from evoinbox.ui.controls import LOCKED
from evoinbox.ui.settings_page import SettingsPage
from evoinbox.ui.sounds_dialog import NO_LINES, SoundsDialog
from evoinbox.ui.theme import ThemeSource
from tests.support.build import NOW_US, message
from tests.ui.conftest import Stage, dialog_of


def page_of(stage: Stage) -> SettingsPage:
    """The page, opened by its command."""
    page = dialog_of(stage, Act.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def choice(page: SettingsPage, name: str) -> QComboBox:
    """The field of a setting that is one of several."""
    field = page.field(name)
    assert isinstance(field, QComboBox)
    return field


def country(page: SettingsPage) -> QLineEdit:
    """The field of the home country."""
    field = page.field("region")
    assert isinstance(field, QLineEdit)
    return field


def undo(page: SettingsPage) -> QSpinBox:
    """The field of the time to undo."""
    field = page.field("undo_s")
    assert isinstance(field, QSpinBox)
    return field


def test_every_setting_is_a_field_of_the_settings_and_says_what_it_is_for() -> None:
    names = [one.name for one in SETTINGS]
    assert len(names) == len(set(names))
    assert {one.name for one in SETTINGS if not isinstance(one.kind, TryOut | Door)} <= set(Settings.__struct_fields__)
    assert all(one.words and one.sentence.endswith(".") for one in SETTINGS)


def test_what_is_chosen_is_in_force_at_once(inbox: Stage) -> None:
    page = page_of(inbox)
    choice(page, "send_key").setCurrentIndex(1)
    assert inbox.saved == [Settings(send_key=SendKey.CTRL_ENTER)]
    assert inbox.window.inbox.compose.edit.send_key is SendKey.CTRL_ENTER
    undo(page).setValue(7)
    choice(page, "theme").setCurrentIndex(2)
    assert inbox.theme.palette.dark
    choice(page, "notify").setCurrentIndex(1)
    wanted = Settings(SendKey.CTRL_ENTER, 7, Theme.DARK, notify=Notify.SENDER)
    assert inbox.saved[-1] == wanted
    assert inbox.all_of(UseSettings)[-1] == UseSettings(wanted)


def test_opening_searching_and_leaving_choose_nothing(inbox: Stage) -> None:
    page = page_of(inbox)
    inbox.qtbot.keyClicks(page.search, "colour")
    inbox.qtbot.keyClick(page, Qt.Key.Key_Escape)
    inbox.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert not inbox.saved


def test_a_country_that_is_none_is_named_and_changes_nothing(inbox: Stage) -> None:
    page = page_of(inbox)
    country(page).clear()
    inbox.qtbot.keyClicks(country(page), "1")
    inbox.qtbot.waitUntil(lambda: not page.guard.active)
    inbox.qtbot.keyClick(country(page), Qt.Key.Key_Return)
    assert page.rows["region"].problem.isVisible()
    assert page.isVisible()
    assert not inbox.saved
    country(page).clear()
    inbox.qtbot.keyClicks(country(page), "de")
    assert not page.rows["region"].problem.isVisible()
    assert inbox.saved == [Settings(region="DE")]
    assert inbox.window.inbox.model.names.region == "DE"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("toast", {"notify", "test_note"}),
        ("NIGHT", {"theme", "sound_at_night"}),
        ("enter key", {"send_key"}),
        ("who wrote", {"notify"}),
        ("no such thing", set()),
    ],
    ids=["another-word", "case", "two-words", "an-option", "nothing"],
)
def test_a_few_letters_find_a_setting(inbox: Stage, typed: str, found: set[str]) -> None:
    page = page_of(inbox)
    inbox.qtbot.keyClicks(page.search, typed)
    assert {name for name, row in page.rows.items() if row.isVisible()} == found
    assert page.nothing.isVisible() is (not found)
    page.search.clear()
    assert all(row.isVisible() for row in page.rows.values())


def test_a_locked_setting_is_shown_and_cannot_be_changed(qtbot: QtBot, tmp_path: Path, theme: ThemeSource) -> None:
    stage = Stage(qtbot, tmp_path, theme, locked=frozenset({"undo_s"}))
    stage.show()
    page = page_of(stage)
    assert not undo(page).isEnabled()
    assert LOCKED in {label.text() for label in page.rows["undo_s"].findChildren(QLabel)}
    assert undo(page).accessibleDescription().startswith(LOCKED)
    page.changed.emit("undo_s", 9)  # whoever asks, by whatever way
    page.changed.emit("region", "DE")
    assert stage.saved[-1] == Settings(region="DE")
    page.reject()
    stage.cache.close()
    stage.desk.close()


@pytest.mark.parametrize("silence", [None, *Silence], ids=lambda one: one.value if one else "shown")
def test_a_notification_can_be_tried_out_and_what_became_of_it_is_said_there(
    inbox: Stage, silence: Silence | None
) -> None:
    page = page_of(inbox)
    button = page.field("test_note")
    assert isinstance(button, QPushButton)
    inbox.qtbot.waitUntil(lambda: not page.guard.active)
    with inbox.qtbot.waitSignal(inbox.window.contents.trial_wanted, timeout=1000):
        inbox.qtbot.keyClick(button, Qt.Key.Key_Space)
    inbox.window.contents.tried.emit(Trial(silence, "dunst", "org.example.Odd"))
    said = page.rows["test_note"].problem
    assert said.isVisible()
    assert said.text() == note_wording.trial(Trial(silence, "dunst", "org.example.Odd"))
    assert said.property("look") == ("error" if silence else "caption")
    assert not inbox.saved


def test_a_trial_that_is_answered_when_the_page_is_gone_is_no_matter(inbox: Stage) -> None:
    page = page_of(inbox)
    page.trial_wanted.emit()
    page.reject()
    inbox.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    inbox.window.contents.tried.emit(Trial(None))


def test_the_wheel_changes_no_setting(inbox: Stage) -> None:
    page = page_of(inbox)
    for field in (choice(page, "theme"), undo(page)):
        place = QPointF(field.rect().center())
        down = QPoint(0, -120)
        event = QWheelEvent(
            place, field.mapToGlobal(place), down, down, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)
    assert not inbox.saved


def test_what_cannot_be_stored_holds_until_the_end_and_is_said(inbox: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_settings: Settings) -> None:
        raise StoreUnwritable

    monkeypatch.setattr(inbox.window.contents, "_save_settings", full)
    choice(page_of(inbox), "theme").setCurrentIndex(2)
    assert inbox.theme.palette.dark
    assert inbox.window.inbox.notice.isVisible()


def test_a_choice_on_an_open_page_takes_nothing_back_that_was_chosen_meanwhile(inbox: Stage) -> None:
    page = page_of(inbox)
    inbox.window.actions_by_name[Act.PAUSE].trigger()
    inbox.window.inbox.compose.emoji.recent_changed.emit(("🎉",))
    page.changed.emit("region", "DE")
    assert inbox.saved[-1] == Settings(region="DE", paused_until_us=FOR_GOOD_US, recent_emoji=("🎉",))


def sounds_of(stage: Stage) -> SoundsDialog:
    """The dialog with the sounds of lines, opened from the settings."""
    button = page_of(stage).field("line_sounds")
    assert isinstance(button, QPushButton)
    button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SoundsDialog)
    return dialog


def test_each_line_is_given_a_sound_and_keeps_it(desk: Stage) -> None:
    desk.arrive(message("m9", line="line-2", line_name="Sales & Service", at_us=NOW_US + 9))
    desk.say(LinesChanged())
    desk.window.contents.use(replace(Settings(), line_sounds={"gone": Sound.MAIL}))
    dialog = sounds_of(desk)
    names = {field.accessibleName() for field in dialog.choices.values()}
    assert names == {"Sound of Front desk", "Sound of Sales & Service"}
    dialog.choices[LineId("line-2")].setCurrentIndex(2)
    assert desk.saved[-1].line_sounds == {"gone": Sound.MAIL, "line-2": Sound.BELL}
    dialog.choices[LineId("line-2")].setCurrentIndex(0)
    assert desk.saved[-1].line_sounds == {"gone": Sound.MAIL}


def test_without_lines_there_is_nothing_to_give_a_sound_to(stage: Stage) -> None:
    stage.show()
    dialog = sounds_of(stage)
    assert not dialog.choices
    assert NO_LINES in [label.text() for label in dialog.findChildren(QLabel)]
