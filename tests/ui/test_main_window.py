"""The window as a whole: pages, reading marks, attention, keyboard, and what a screen reader finds."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from evoinbox.domain.errors import VaultMissing, WrongPassword
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import Closing, ConversationsChanged, SignInNeeded, Unsafe
from evoinbox.engine.commands import CheckNow, SaveDraft, SignOut
from evoinbox.ui.actions import ACTIONS, PAUSING, Act
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.dialogs import NewConversation, TextDialog
from evoinbox.ui.settings_page import SettingsPage
from evoinbox.ui.shortcuts_dialog import ShortcutsDialog
from tests.support.build import message, outgoing
from tests.ui.conftest import SERVER, Stage, dialog_of, press

KEY = message().conversation
INTERACTIVE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QAbstractItemView)


def row(stage: Stage) -> int:
    """The chosen row."""
    return stage.window.inbox.list.view.currentIndex().row()


def listed(stage: Stage) -> Filter:
    """What the list shows."""
    return stage.window.inbox.model.filter


def test_the_cached_inbox_is_there_as_soon_as_the_files_are_open(inbox: Stage) -> None:
    assert inbox.window.pages.currentWidget() is inbox.window.inbox
    assert inbox.window.inbox.model.rowCount() == 3
    assert inbox.window.inbox.list.view.hasFocus()
    assert inbox.window.windowTitle() == "(1) EvoInbox"


def test_letting_go_of_the_files_forgets_what_was_shown(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    inbox.say(Closing())
    assert not inbox.window.inbox.seated
    assert inbox.window.inbox.model.rowCount() == 0
    assert inbox.window.inbox.thread_pane.model.rowCount() == 0
    inbox.say(SignInNeeded(SERVER, "ann@example.com", None))
    assert inbox.window.pages.currentWidget() is inbox.window.sign_in
    inbox.open_seat()
    assert inbox.window.inbox.model.rowCount() == 3


def test_a_lost_session_takes_the_keyboard_from_nobody_who_writes(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    press(inbox, Qt.Key.Key_Return)
    inbox.qtbot.keyClicks(QApplication.focusWidget(), "be")
    inbox.say(SignInNeeded(SERVER, "ann@example.com", WrongPassword()))
    inbox.qtbot.keyClicks(QApplication.focusWidget(), "gun")
    assert inbox.window.inbox.compose.edit.toPlainText() == "begun"
    assert inbox.window.sign_in.password.text() == ""


def test_signing_in_again_goes_on_where_the_same_seat_was_left(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(1))
    open_key = inbox.window.inbox.open_key
    inbox.say(SignInNeeded(SERVER, "ann@example.com", WrongPassword()), Closing())
    inbox.open_seat()
    assert open_key is not None
    assert inbox.window.inbox.open_key == open_key
    assert row(inbox) == 1
    assert inbox.window.inbox.compose.edit.hasFocus()


def test_a_lost_session_leaves_the_inbox_in_sight(inbox: Stage) -> None:
    inbox.say(SignInNeeded(SERVER, "ann@example.com", WrongPassword()))
    assert inbox.window.pages.currentWidget() is inbox.window.inbox
    assert inbox.window.inbox.notice.isVisible()
    inbox.qtbot.mouseClick(inbox.window.inbox.notice._button, Qt.MouseButton.LeftButton)
    assert inbox.window.pages.currentWidget() is inbox.window.sign_in
    assert inbox.window.sign_in.email.text() == "ann@example.com"
    inbox.qtbot.mouseClick(inbox.window.sign_in.back, Qt.MouseButton.LeftButton)
    assert inbox.window.pages.currentWidget() is inbox.window.inbox


def test_what_the_agent_must_know_is_said(inbox: Stage) -> None:
    inbox.say(Unsafe(VaultMissing()))
    assert "keyring" in inbox.window.inbox.notice._words.text()


def test_closing_asks_for_the_end_and_saves_the_draft(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    inbox.qtbot.keyClicks(inbox.window.inbox.compose.edit, "begun")
    with inbox.qtbot.waitSignal(inbox.window.contents.quit_requested):
        press(inbox, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert inbox.all_of(SaveDraft)[-1].draft.text == "begun"
    assert not inbox.window.isVisible()


def test_signing_out_saves_the_draft_first(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    inbox.qtbot.keyClicks(inbox.window.inbox.compose.edit, "begun")
    inbox.window.actions_by_name[Act.SIGN_OUT].trigger()
    assert [type(command) for command in inbox.asked][-2:] == [SaveDraft, SignOut]


# ---- keyboard


def test_the_list_of_commands_is_sound(inbox: Stage) -> None:
    keys = [key for one in ACTIONS for key in one.keys]
    assert len(keys) == len(set(keys))
    assert {one.act for one in ACTIONS} == set(Act) == set(inbox.window.actions_by_name)
    assert {one.act for one in ACTIONS if not one.keys} == {
        Act.SIGN_OUT, Act.ERASE, Act.KEYS, Act.CHECKUP, Act.LICENCES, Act.MUTE, Act.IMPORT_PEOPLE,
        Act.EXPORT_PEOPLE, Act.TEMPLATES, *PAUSING,
    }  # fmt: skip


def test_walking_the_conversations(inbox: Stage) -> None:
    alt, ctrl, shift = (
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    press(inbox, Qt.Key.Key_Down, alt)
    assert row(inbox) == 0
    press(inbox, Qt.Key.Key_Down, alt)
    press(inbox, Qt.Key.Key_Down, alt)
    press(inbox, Qt.Key.Key_Down, alt)
    assert row(inbox) == 2
    press(inbox, Qt.Key.Key_U, ctrl | shift)
    assert row(inbox) == 1
    press(inbox, Qt.Key.Key_Up, alt)
    assert row(inbox) == 0
    press(inbox, Qt.Key.Key_U, ctrl)
    assert inbox.window.inbox.list.filters.buttons[Filter.UNREAD].isChecked()
    assert listed(inbox) is Filter.UNREAD
    press(inbox, Qt.Key.Key_U, ctrl)
    assert listed(inbox) is Filter.ALL
    press(inbox, Qt.Key.Key_R, ctrl)
    assert inbox.all_of(CheckNow) == [CheckNow()]


def test_the_panes_are_walked_with_f6(inbox: Stage) -> None:
    page = inbox.window.inbox
    panes = [page.list.view, page.thread_pane.view, page.compose.edit]
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    for pane in (*panes[1:], panes[0]):
        press(inbox, Qt.Key.Key_F6)
        assert pane.hasFocus()
    for pane in (panes[2], panes[1], panes[0]):
        press(inbox, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert pane.hasFocus()
    for number, pane in enumerate(panes):
        press(inbox, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.AltModifier)
        assert pane.hasFocus()


def test_a_digit_goes_to_a_place_in_the_list_and_leaves_the_keyboard_where_it_is(inbox: Stage) -> None:
    for place in (3, 1, 2):
        press(inbox, Qt.Key(Qt.Key.Key_0 + place), Qt.KeyboardModifier.ControlModifier)
        assert row(inbox) == place - 1
        assert inbox.window.inbox.open_key == inbox.window.inbox.model.at(place - 1).key
        inbox.window.inbox.focus_writing()
    press(inbox, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)  # there is no ninth
    assert row(inbox) == 1
    assert inbox.window.inbox.compose.edit.hasFocus()


def test_enter_in_the_list_leads_to_writing(inbox: Stage) -> None:
    press(inbox, Qt.Key.Key_Down)
    press(inbox, Qt.Key.Key_Return)
    assert inbox.window.inbox.compose.edit.hasFocus()


def test_tab_reaches_every_part(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    inbox.qtbot.keyClicks(inbox.window.inbox.compose.edit, "x")
    page = inbox.window.inbox
    wanted = {
        page.list.view,
        page.thread_pane.view,
        page.compose.edit,
        page.compose.send_button,
        page.list.new_button,
        page.list.settings_button,
        page.list.account_button,
        page.list.check_button,
    }
    page.list.view.setFocus()
    reached = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
        press(inbox, Qt.Key.Key_Tab)
    assert wanted <= reached


# ---- dialogs


def test_dialogs_give_the_focus_back(inbox: Stage) -> None:
    press(inbox, Qt.Key.Key_Down)
    inbox.window.inbox.focus_writing()
    for act, kind in ((Act.NEW, NewConversation), (Act.SHORTCUTS, ShortcutsDialog), (Act.SETTINGS, SettingsPage)):
        dialog = dialog_of(inbox, act)
        assert isinstance(dialog, kind)
        inbox.qtbot.waitUntil(dialog.isActiveWindow)
        inbox.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        inbox.qtbot.waitUntil(inbox.window.inbox.compose.edit.hasFocus)
    assert not inbox.saved


def test_a_text_opens_for_selecting_within_it(inbox: Stage) -> None:
    press(inbox, Qt.Key.Key_Down)
    inbox.window.inbox.thread_pane.view.setFocus()
    press(inbox, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextDialog)
    assert dialog.view.toPlainText() == "hello"
    dialog.reject()


# ---- screen readers


def nameless(root: QWidget) -> list[str]:
    """Interactive widgets in sight without a name."""
    found = []
    for widget in root.findChildren(QWidget):
        own = not widget.objectName().startswith("qt_") and not isinstance(widget.parent(), QComboBox | QSpinBox)
        if isinstance(widget, INTERACTIVE) and own and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_everything_interactive_has_a_name(stage: Stage) -> None:
    stage.show()
    stage.say(SignInNeeded("http://localhost:1", "", None))
    assert not nameless(stage.window)
    stage.store(message("m1", unread=True), message("m2", address="+15035550177", line="l2", line_name="Billing"))
    stage.open_seat()
    assert not nameless(stage.window)
    stage.desk.enqueue(outgoing(state=OutgoingState.ASKING))
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    assert not nameless(stage.window)
    for act in (Act.NEW, Act.SETTINGS, Act.SHORTCUTS):
        dialog = dialog_of(stage, act)
        assert not nameless(dialog)
        dialog.reject()


def test_the_names_and_roles_outside_tests_rely_on(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    page = inbox.window.inbox
    expected = (
        (page.list.view, "Conversations", QAccessible.Role.List),
        (page.thread_pane.view, "Messages", QAccessible.Role.List),
        (page.compose.edit, "Message", QAccessible.Role.EditableText),
    )
    for widget, name, role in expected:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert (interface.text(QAccessible.Text.Name), interface.role()) == (name, role)
    item = QAccessible.queryAccessibleInterface(page.list.view).child(0)
    assert item.role() is QAccessible.Role.ListItem
    assert item.text(QAccessible.Text.Name).startswith("(503) 555-0100, no unread, hello, ")
    sign_in = inbox.window.sign_in
    names = [sign_in.email, sign_in.password, sign_in.server, sign_in.button]
    assert [widget.accessibleName() for widget in names] == ["E-mail", "Password", "Server", "Sign in"]


def test_no_hidden_button_is_called_send(inbox: Stage) -> None:
    """What drives the program from outside finds the one that sends by that beginning, and sees hidden ones too."""
    inbox.window.inbox.compose_to("+15035550100")
    failed = outgoing(state=OutgoingState.FAILED)
    inbox.desk.enqueue(failed)
    inbox.say(ConversationsChanged(frozenset({failed.conversation})))
    assert _called_send(inbox) == ["Send again", "Send to (503) 555-0100"]
    inbox.desk.update(replace(failed, state=OutgoingState.ACCEPTED))
    inbox.say(ConversationsChanged(frozenset({failed.conversation})))
    assert _called_send(inbox) == ["Send to (503) 555-0100"]


def _called_send(stage: Stage) -> list[str]:
    names = [button.accessibleName() for button in stage.window.findChildren(QAbstractButton)]
    return sorted(name for name in names if name.startswith("Send"))
