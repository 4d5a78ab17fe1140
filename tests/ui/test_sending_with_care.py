"""Sending is what the agent meant: to whom it says, asked about when it is long, and never by a key meant elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSpinBox

from evoinbox.domain.message import LineId
from evoinbox.engine.changes import LinesChanged
from evoinbox.engine.commands import Send
from evoinbox.settings import SendKey, Settings, Theme
from evoinbox.ui.actions import Act
from evoinbox.ui.dialogs import EditDialog, LeaveDialog, NewConversation, TextDialog
from evoinbox.ui.keys import keys_in_force
from evoinbox.ui.settings_page import SettingsPage
from evoinbox.ui.shortcuts_dialog import ShortcutsDialog
from tests.support.build import message
from tests.ui.conftest import Stage, edit_of, pane_of, press, write

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
OTHER = "+15035550177"
LONG = "long " * 130
STEADY_US = 501_000


@pytest.fixture
def asked(writing: Stage) -> Stage:
    """A text of five segments, and the question whether it is meant."""
    edit_of(writing).put(LONG, len(LONG))
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert pane_of(writing).question.isVisible()
    return writing


# ---- long texts


def test_a_long_text_is_asked_about_and_sent_on_a_second_word(asked: Stage) -> None:
    assert pane_of(asked).question.words.text() == "This text is 5 segments long. Send it?"
    assert edit_of(asked).hasFocus()
    asked.qtbot.keyClick(edit_of(asked), ENTER)
    asked.qtbot.mouseClick(pane_of(asked).question.yes, Qt.MouseButton.LeftButton)
    asked.qtbot.mouseClick(pane_of(asked).send_button, Qt.MouseButton.LeftButton)
    assert not asked.all_of(Send)
    asked.now_us += STEADY_US
    asked.qtbot.keyClick(edit_of(asked), ENTER)
    assert [sent.text for sent in asked.all_of(Send)] == [LONG]
    assert pane_of(asked).question.isHidden()


def test_the_question_is_answered_by_its_buttons_from_the_keyboard(asked: Stage) -> None:
    asked.now_us += STEADY_US
    press(asked, Qt.Key.Key_Tab)
    assert pane_of(asked).question.yes.hasFocus()
    press(asked, Qt.Key.Key_Tab)
    press(asked, ENTER)
    assert pane_of(asked).question.isHidden()
    assert edit_of(asked).hasFocus()
    assert not asked.all_of(Send)
    asked.qtbot.keyClick(edit_of(asked), ENTER)
    asked.now_us += STEADY_US
    press(asked, Qt.Key.Key_Tab)
    press(asked, Qt.Key.Key_Space)
    assert [sent.text for sent in asked.all_of(Send)] == [LONG]


def test_escape_goes_back_to_the_text_from_the_buttons_of_the_question_too(asked: Stage) -> None:
    press(asked, Qt.Key.Key_Tab)
    assert pane_of(asked).question.yes.hasFocus()
    press(asked, Qt.Key.Key_Escape)
    assert pane_of(asked).question.isHidden()
    assert edit_of(asked).hasFocus()
    assert edit_of(asked).text() == LONG


def test_the_question_is_about_the_text_it_was_asked_about(asked: Stage) -> None:
    asked.now_us += STEADY_US
    write(asked, "!")
    assert pane_of(asked).question.isHidden()
    asked.qtbot.keyClick(edit_of(asked), ENTER)
    assert pane_of(asked).question.isVisible()
    assert not asked.all_of(Send)


@pytest.mark.parametrize("how", ["thread", "line", "escape"])
def test_the_question_goes_with_its_text(asked: Stage, how: str) -> None:
    match how:
        case "thread":
            asked.window.inbox.list.view.setCurrentIndex(asked.window.inbox.model.index(1))
        case "line":
            asked.store(message("m3", address=OTHER, line="line-2", line_name="Billing"))
            asked.say(LinesChanged())
            pane_of(asked).choose_line(LineId("line-2"))
        case _:
            asked.qtbot.keyClick(edit_of(asked), Qt.Key.Key_Escape)
            assert edit_of(asked).hasFocus()
    assert pane_of(asked).question.isHidden()
    asked.now_us += STEADY_US
    assert not asked.all_of(Send)


@pytest.mark.parametrize(("most", "asks"), [(0, False), (4, True), (5, False)], ids=["never", "four", "five"])
def test_how_long_a_text_may_be_is_a_setting(writing: Stage, most: int, asks: bool) -> None:  # noqa: FBT001
    writing.window.contents.use(Settings(ask_segments=most))
    edit_of(writing).put(LONG, 0)
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert pane_of(writing).question.isVisible() is asks
    assert bool(writing.all_of(Send)) is not asks


def test_the_setting_is_in_the_dialog_and_others_are_kept(writing: Stage) -> None:
    writing.window.contents.use(Settings(ask_segments=7))
    writing.window.actions_by_name[Act.SETTINGS].trigger()
    page = QApplication.activeModalWidget()
    assert isinstance(page, SettingsPage)
    field = page.field("ask_segments")
    assert isinstance(field, QSpinBox)
    assert field.value() == 7
    field.setValue(0)
    assert writing.saved[-1] == Settings(ask_segments=0)


# ---- where it goes


def test_the_button_says_to_whom_from_which_line_and_for_which_account_in_any_width(writing: Stage) -> None:
    button = pane_of(writing).send_button
    assert button.text() == "Send to (503) 555-0100\nfrom Front desk, Example Dental"
    assert button.accessibleName() == "Send to (503) 555-0100"
    assert button.toolTip() == "Send to (503) 555-0100 from Front desk, Example Dental"
    assert button.accessibleDescription() == "from Front desk, Example Dental"
    writing.store(message("m3", address=OTHER, line="line-2", line_name="Billing"))
    writing.say(LinesChanged())
    assert button.accessibleName() == "Send to (503) 555-0100 from Front desk"
    pane_of(writing).choose_line(LineId("line-2"))
    assert button.text() == "Send to (503) 555-0100\nfrom Billing, Example Dental"
    assert button.accessibleName() == "Send to (503) 555-0100 from Billing"
    writing.window.resize(1900, 760)
    writing.qtbot.waitUntil(lambda: button.text() == "Send to (503) 555-0100 from Billing, Example Dental")
    writing.window.resize(400, 700)
    writing.qtbot.waitUntil(lambda: button.y() > edit_of(writing).y() + edit_of(writing).height() - 1)
    writing.theme.use(Theme.LIGHT, 200)
    writing.qtbot.waitUntil(lambda: "…" in button.text())
    assert button.text().splitlines()[0].endswith("0100")
    assert button.accessibleDescription() == "from Billing, Example Dental"


# ---- keys meant for something else


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL], ids=["enter", "ctrl-enter"])
def test_enter_is_ignored_while_the_thread_is_new_whichever_key_sends(
    writing: Stage, held: Qt.KeyboardModifier
) -> None:
    writing.window.contents.use(Settings(send_key=SendKey.CTRL_ENTER if held else SendKey.ENTER))
    writing.window.errands.prepare(OTHER, "prepared")
    for step_us in (0, 250_000, 249_000):
        writing.now_us += step_us
        writing.qtbot.keyClick(edit_of(writing), ENTER, held)
    assert not writing.all_of(Send)
    assert edit_of(writing).text() == "prepared"
    writing.now_us += 1_000
    writing.qtbot.keyClick(edit_of(writing), ENTER, held)
    assert [(sent.address, sent.text) for sent in writing.all_of(Send)] == [(OTHER, "prepared")]


def test_enter_is_ignored_just_after_words_were_put_behind_what_is_written(writing: Stage) -> None:
    write(writing, "begun")
    writing.window.errands.prepare("+15035550100", "from a link")
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert not writing.all_of(Send)
    writing.now_us += STEADY_US
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert [sent.text for sent in writing.all_of(Send)] == ["begun\nfrom a link"]


def test_enter_works_at_once_in_a_thread_the_agent_chose(writing: Stage) -> None:
    writing.window.inbox.list.view.setCurrentIndex(writing.window.inbox.model.index(1))
    writing.window.inbox.focus_writing()
    write(writing, "hi")
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert [sent.address for sent in writing.all_of(Send)] == [OTHER]


@pytest.mark.parametrize(
    "make",
    [
        lambda window: NewConversation(window, "US", (), LineId("")),
        lambda window: ShortcutsDialog(window, SendKey.ENTER, keys_in_force({})),
        lambda window: EditDialog(window, "Ann", "words", SendKey.ENTER, again=print),
        lambda window: LeaveDialog(window, "Quit?", "Quit", "One text has not left yet."),
        lambda window: TextDialog(window, "words"),
    ],
    ids=["new", "shortcuts", "edit", "leave", "text"],
)
def test_no_dialog_is_answered_by_a_key_in_the_moment_it_appears(writing: Stage, make: object) -> None:
    assert callable(make)
    dialog = make(writing.window)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.open()
    for widget in (dialog, dialog.accept_button, dialog.cancel_button, dialog.focusWidget() or dialog):
        for key in (ENTER, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            writing.qtbot.keyClick(widget, key)
    assert not ended
    assert dialog.isVisible()
    writing.qtbot.waitUntil(lambda: not dialog.guard.active)
    writing.qtbot.keyClick(dialog.cancel_button, Qt.Key.Key_Space)
    assert ended == [0]


def test_a_dialog_that_appears_takes_in_words_at_once(writing: Stage) -> None:
    dialog = NewConversation(writing.window, "US", (), LineId(""))
    dialog.open()
    writing.qtbot.keyClicks(dialog.to, "503 555")
    assert dialog.guard.active
    assert dialog.to.text() == "503 555"
    writing.qtbot.keyClick(dialog.to, Qt.Key.Key_Escape)


# ---- pasting


@pytest.mark.parametrize("tail", ["\n", "\r\n", "\n\n", "\r"], ids=["lf", "crlf", "two", "cr"])
def test_a_paste_that_ends_with_a_new_line_never_sends(writing: Stage, tail: str) -> None:
    QApplication.clipboard().setText(f"one{tail}")
    writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_V, CTRL)
    assert edit_of(writing).text() == "one" + "\n" * max(tail.count("\n"), 1)
    assert not writing.all_of(Send)
