"""Keys of commands: which are in force, what may be one, and how another is chosen and given back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from evoinbox.engine.commands import CheckNow
from evoinbox.settings import SendKey, Settings, save
from evoinbox.ui.actions import ACTIONS, PLACES, Act
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.keys import give, keys_in_force, owner_of, portable, refusal
from evoinbox.ui.keys_dialog import KeysDialog
from evoinbox.ui.settings_page import SettingsPage
from evoinbox.ui.shortcuts_dialog import ShortcutsDialog
from tests.support.build import chosen_in
from tests.ui.conftest import Stage, dialog_of, press

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def dialog(stage: Stage) -> KeysDialog:
    """The dialog, opened by its command."""
    found = dialog_of(stage, Act.KEYS)
    assert isinstance(found, KeysDialog)
    return found


def shown(made: KeysDialog, act: Act) -> str:
    """The key a row shows."""
    return portable(made.rows[act].edit.keySequence())


# ---- what is in force


def test_commands_come_with_sound_keys_that_are_kept_as_they_stand() -> None:
    for one in ACTIONS:
        for key in one.keys:
            assert portable(QKeySequence(key)) == key
            assert refusal(QKeySequence(key)) == ""


def test_without_a_choice_every_command_has_the_keys_it_comes_with() -> None:
    assert keys_in_force({}) == {one.act: one.keys for one in ACTIONS}


def test_what_nobody_knows_is_passed_over() -> None:
    chosen = {"levitate": ["Ctrl+G"], "check": ["Ctrl+G", "No+Such", "L", "Ctrl+A, Ctrl+B", "Ctrl+C"]}
    keys = keys_in_force(chosen)
    assert keys[Act.CHECK] == ("Ctrl+G",)
    assert keys == {**keys_in_force({}), Act.CHECK: ("Ctrl+G",)}


def test_no_two_commands_share_a_key_whatever_is_chosen() -> None:
    keys = keys_in_force({"quit": ["Ctrl+N"], "check": ["Ctrl+N", "F5"]})
    assert keys[Act.NEW] == ()
    assert (keys[Act.CHECK], keys[Act.QUIT]) == (("Ctrl+N", "F5"), ())
    every = [key for its in keys.values() for key in its]
    assert len(every) == len(set(every))


def test_only_differences_are_kept(tmp_path: Path) -> None:
    chosen = give({}, Act.CHECK, ("Ctrl+G",))
    assert chosen == {"check": ["Ctrl+G"]}
    save(tmp_path / "settings.json", Settings(keys=chosen))
    assert chosen_in(tmp_path / "settings.json").keys == chosen
    assert give(chosen, Act.CHECK, ("Ctrl+R", "F5")) == {}
    assert owner_of(keys_in_force(chosen), "F5") is None


@pytest.mark.parametrize("key", ["A", "Shift+A", "Return", "Ctrl+C", "Ctrl+V", "Ctrl+Z", "Ctrl+Return", "Space"])
def test_keys_of_writing_are_no_commands(key: str) -> None:
    assert refusal(QKeySequence(key)).endswith(".")


# ---- how another one is chosen


def test_a_key_that_is_pressed_is_in_force_at_once(inbox: Stage) -> None:
    made = dialog(inbox)
    inbox.qtbot.keyClick(made.rows[Act.CHECK].edit, Qt.Key.Key_G, CTRL)
    assert inbox.saved[-1].keys == {"check": ["Ctrl+G"]}
    made.reject()
    inbox.qtbot.waitUntil(inbox.window.isActiveWindow)
    press(inbox, Qt.Key.Key_R, CTRL)
    assert inbox.all_of(CheckNow) == []
    press(inbox, Qt.Key.Key_G, CTRL)
    assert inbox.all_of(CheckNow) == [CheckNow()]


def test_a_key_that_is_taken_is_named_and_changes_nothing(inbox: Stage) -> None:
    made = dialog(inbox)
    row = made.rows[Act.CHECK]
    inbox.qtbot.keyClick(row.edit, Qt.Key.Key_N, CTRL)
    assert "New conversation" in row.problem.text()
    assert row.swap_button.isVisible()
    assert not inbox.saved


def test_two_commands_swap_their_keys_when_asked_to(inbox: Stage) -> None:
    made = dialog(inbox)
    inbox.qtbot.keyClick(made.rows[Act.QUIT].edit, Qt.Key.Key_N, CTRL)
    made.rows[Act.QUIT].swap_button.click()
    assert (shown(made, Act.QUIT), shown(made, Act.NEW)) == ("Ctrl+N", "Ctrl+Q")
    assert inbox.saved[-1].keys == {"quit": ["Ctrl+N"], "new": ["Ctrl+Q"]}
    assert not made.rows[Act.QUIT].problem.isVisible()


def test_a_letter_alone_is_refused_with_the_reason(inbox: Stage) -> None:
    made = dialog(inbox)
    inbox.qtbot.keyClick(made.rows[Act.CHECK].edit, Qt.Key.Key_G)
    assert "Ctrl or Alt" in made.rows[Act.CHECK].problem.text()
    assert not made.rows[Act.CHECK].swap_button.isVisible()
    assert not inbox.saved


def test_backspace_leaves_a_command_without_a_key_and_reset_brings_it_back(inbox: Stage) -> None:
    made = dialog(inbox)
    row = made.rows[Act.NEW]
    assert not row.reset_button.isVisible()
    inbox.qtbot.keyClick(row.edit, Qt.Key.Key_Backspace)
    assert inbox.window.actions_by_name[Act.NEW].shortcuts() == []
    assert inbox.saved[-1].keys == {"new": []}
    row.reset_button.click()
    assert shown(made, Act.NEW) == "Ctrl+N"
    assert inbox.saved[-1].keys == {}


def test_all_keys_are_reset_together(inbox: Stage) -> None:
    made = dialog(inbox)
    inbox.qtbot.keyClick(made.rows[Act.NEW].edit, Qt.Key.Key_G, CTRL)
    inbox.qtbot.keyClick(made.rows[Act.QUIT].edit, Qt.Key.Key_M, CTRL)
    made.reset_button.click()
    assert inbox.saved[-1].keys == {}
    assert inbox.window.actions_by_name[Act.QUIT].shortcut().toString() == "Ctrl+Q"


def test_escape_and_tab_lead_out_of_a_field(inbox: Stage) -> None:
    made = dialog(inbox)
    inbox.qtbot.waitUntil(made.isActiveWindow)
    edit = made.rows[Act.NEW].edit
    edit.setFocus()
    press(inbox, Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    edit.setFocus()
    press(inbox, Qt.Key.Key_Escape)
    inbox.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert not inbox.saved


def test_a_few_letters_or_a_key_find_a_command(inbox: Stage) -> None:
    made = dialog(inbox)
    for typed, found in (("quit", {Act.QUIT}), ("ctrl+j", {Act.NEXT_NEEDING}), ("zzz", set())):
        made.search.setText(typed)
        assert {act for act, row in made.rows.items() if row.isVisible()} == found
        assert made.nothing.isVisible() is (not found)


def test_locked_keys_are_shown_and_cannot_be_changed(inbox: Stage) -> None:
    made = KeysDialog(inbox.window, inbox.theme, {"new": ["Ctrl+G"]}, locked=True)
    inbox.qtbot.addWidget(made)
    assert shown(made, Act.NEW) == "Ctrl+G"
    assert not any(row.isEnabled() for row in made.rows.values())
    assert not made.reset_button.isEnabled()


# ---- where keys are told


def test_cheat_sheet_and_palette_tell_the_keys_there_are(inbox: Stage) -> None:
    made = dialog(inbox)
    inbox.qtbot.keyClick(made.rows[Act.CHECK].edit, Qt.Key.Key_G, CTRL)
    inbox.qtbot.keyClick(made.rows[PLACES[2]].edit, Qt.Key.Key_Y, ALT)
    made.reject()
    sheet = dialog_of(inbox, Act.SHORTCUTS)
    told = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Ctrl+G", "Alt+Y", "Ctrl+1"} <= told
    assert "Ctrl+R or F5" not in told
    sheet.reject()
    palette = dialog_of(inbox, Act.PALETTE)
    assert isinstance(palette, CommandPalette)
    palette.field.setText("ctrl+g")
    assert palette.model.at(0).target is Act.CHECK


def test_places_are_one_row_of_the_cheat_sheet_while_their_keys_are_as_they_came(inbox: Stage) -> None:
    sheet = ShortcutsDialog(inbox.window, SendKey.ENTER, keys_in_force({}))
    inbox.qtbot.addWidget(sheet)
    assert "Ctrl+1 … 9" in {label.text() for label in sheet.findChildren(QLabel)}


def test_keys_are_reached_from_the_cheat_sheet_and_from_the_settings(inbox: Stage) -> None:
    sheet = dialog_of(inbox, Act.SHORTCUTS)
    assert isinstance(sheet, ShortcutsDialog)
    sheet.change_button.click()
    made = QApplication.activeModalWidget()
    assert isinstance(made, KeysDialog)
    made.reject()
    page = dialog_of(inbox, Act.SETTINGS)
    assert isinstance(page, SettingsPage)
    page.search.setText("shortcut")
    assert page.field("keys").isVisible()
    inbox.qtbot.mouseClick(page.field("keys"), Qt.MouseButton.LeftButton)
    assert isinstance(QApplication.activeModalWidget(), KeysDialog)
