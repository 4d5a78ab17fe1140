"""What is being written in a dialog: leaving it asks, and locking keeps it, readable nowhere, until it opens again."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from evoinbox.domain.outgoing import OutgoingState, Reason
from evoinbox.domain.template import Template, Templates
from evoinbox.engine.acquaintance import Acquaintance
from evoinbox.engine.changes import Closing, Latched, SignInNeeded, Unlocked
from evoinbox.engine.commands import Hold, Release, SavePerson
from evoinbox.ui.actions import Act
from evoinbox.ui.dialogs import EditDialog, TextDialog
from evoinbox.ui.person_dialog import PersonDialog
from evoinbox.ui.template_dialog import TemplateDialog
from tests.support.build import outgoing
from tests.ui.conftest import Stage, dialog_of, number
from tests.ui.test_lock import said

_Kind = TypeVar("_Kind", bound=QDialog)
NOTE = "marked: pays on the first"


@pytest.fixture
def armed(listed: Stage) -> Stage:
    """A list, its first conversation open, and a passphrase."""
    listed.say(Latched(exists=True))
    return listed


def modal(kind: type[_Kind]) -> _Kind:
    """The dialog in front."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def lock(stage: Stage) -> None:
    """Lock, and let what is closed go."""
    stage.window.lock.lock()
    assert stage.window.lock.locked
    stage.qtbot.waitUntil(lambda: not any("marked" in words for words in said()))
    assert QApplication.activeModalWidget() is None


def test_the_key_locks_from_within_a_dialog_too(armed: Stage) -> None:
    dialog = TextDialog(armed.window, "a text")
    with armed.qtbot.waitActive(dialog):
        dialog.open()
    armed.qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert armed.window.lock.locked
    armed.say(Unlocked())


def test_a_person_half_written_is_there_again(armed: Stage) -> None:
    dialog = dialog_of(armed, Act.PERSON)
    assert isinstance(dialog, PersonDialog)
    armed.qtbot.keyClicks(dialog.name, "marked Ann")
    dialog.note.setFocus()
    armed.qtbot.keyClicks(dialog.note, NOTE)
    dialog.numbers.field.setText("+1 503 555 01")
    dialog.note.setFocus()
    for _ in range(2):  # a second lock loses as little as the first
        lock(armed)
        armed.say(Unlocked())
        dialog = modal(PersonDialog)
        assert (dialog.name.text(), dialog.note.toPlainText()) == ("marked Ann", NOTE)
        assert dialog.numbers.field.text() == "+1 503 555 01"
        armed.qtbot.waitUntil(dialog.note.hasFocus)
    dialog.numbers.field.clear()
    armed.qtbot.keyClicks(dialog.note, " of May")
    dialog.accept_button.click()
    (kept,) = armed.all_of(SavePerson)
    assert (kept.person.name, kept.person.note) == ("marked Ann", f"{NOTE} of May")
    dialog.reject()


def test_what_nobody_changed_and_what_was_kept_meanwhile_stays_closed(armed: Stage) -> None:
    dialog_of(armed, Act.PERSON)
    lock(armed)
    armed.say(Unlocked())
    assert QApplication.activeModalWidget() is None

    dialog = dialog_of(armed, Act.PERSON)
    assert isinstance(dialog, PersonDialog)
    dialog.note.setPlainText(NOTE)
    dialog.accept_button.click()  # and it locks before the engine has answered
    lock(armed)
    Acquaintance(armed.desk.people, armed.say).take(armed.all_of(SavePerson)[-1])
    armed.say(Unlocked())
    assert QApplication.activeModalWidget() is None


def test_who_signs_in_afterwards_does_not_see_it(armed: Stage) -> None:
    dialog = dialog_of(armed, Act.PERSON)
    assert isinstance(dialog, PersonDialog)
    dialog.note.setPlainText(NOTE)
    lock(armed)
    armed.say(Closing(), SignInNeeded("", "", None))
    assert not armed.window.lock.locked
    armed.open_seat()
    assert QApplication.activeModalWidget() is None
    armed.say(Latched(exists=True))
    lock(armed)
    armed.say(Unlocked())
    assert QApplication.activeModalWidget() is None


def test_templates_half_written_are_there_again(armed: Stage) -> None:
    writing = armed.window.inbox.compose.templates
    writing.use(Templates(own=(Template("Bye", "See you"),)))
    writing.edit_own()
    dialog = modal(TemplateDialog)
    dialog.new_button.click()
    armed.qtbot.keyClicks(dialog.name, "marked")
    armed.qtbot.keyClicks(dialog.text, "Half a wo")
    lock(armed)
    armed.say(Unlocked())
    dialog = modal(TemplateDialog)
    assert (dialog.list.count(), dialog.list.currentRow()) == (2, 1)
    assert (dialog.name.text(), dialog.text.toPlainText()) == ("marked", "Half a wo")
    saved: list[tuple[Template, ...]] = []
    writing.saved.connect(saved.append)
    armed.qtbot.keyClicks(dialog.text, "rd")
    dialog.accept_button.click()
    assert saved == [(Template("Bye", "See you"), Template("marked", "Half a word"))]


def test_a_text_that_is_being_changed_does_not_leave_as_it_was_behind_the_lock(armed: Stage) -> None:
    waiting = replace(outgoing(address=number(1), text="see you"), reason=Reason.OFFLINE)
    inbox = armed.window.inbox
    armed.put(waiting)
    inbox.decisions.decide(Hold(waiting.id), inbox._reader)
    dialog = modal(EditDialog)
    armed.qtbot.keyClicks(dialog.edit, "marked ")
    words = dialog.edit.text()
    lock(armed)
    assert armed.all_of(Release) == []
    armed.say(Unlocked())
    assert modal(EditDialog).edit.text() == words
    lock(armed)
    armed.put(replace(waiting, state=OutgoingState.ACCEPTED))  # by another hand: a second start, or before the lock
    armed.say(Unlocked())
    dialog = modal(EditDialog)
    assert dialog.edit.text() == words
    assert "has left" in dialog.problem.text()
    dialog.reject()
    assert armed.all_of(Release) == [Release(waiting.id)]


def test_leaving_what_is_not_saved_asks_and_escape_stays(armed: Stage) -> None:
    dialog = dialog_of(armed, Act.PERSON)
    assert isinstance(dialog, PersonDialog)
    armed.qtbot.waitUntil(lambda: not dialog.guard.active)
    dialog.note.setFocus()
    armed.qtbot.keyClicks(dialog.note, NOTE)
    armed.qtbot.keyClick(dialog.note, Qt.Key.Key_Escape)
    assert dialog.asks_to_leave
    assert [button.text() for button in dialog.answers.buttons] == ["Go on writing", "Discard"]
    assert dialog.answers.buttons[0].hasFocus()
    armed.qtbot.keyClick(dialog.answers.buttons[0], Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.answers.asking, dialog.note.hasFocus()) == (True, False, True)
    dialog.cancel_button.click()
    dialog.accept_button.click()  # to save is an answer, too
    assert armed.all_of(SavePerson)[-1].person.note == NOTE
    dialog.refuse("no room")
    dialog.close()
    dialog.answers.buttons[1].click()
    assert QApplication.activeModalWidget() is None
    assert armed.window.inbox.acquainting.names.person(dialog.person.addresses[0].key) is None


def test_leaving_what_nobody_changed_asks_nothing(armed: Stage) -> None:
    dialog_of(armed, Act.PERSON).reject()
    assert QApplication.activeModalWidget() is None
    writing = armed.window.inbox.compose.templates
    writing.edit_own()
    dialog = modal(TemplateDialog)
    dialog.new_button.click()
    dialog.reject()
    assert QApplication.activeModalWidget() is None
    writing.edit_own()
    dialog = modal(TemplateDialog)
    dialog.new_button.click()
    armed.qtbot.keyClicks(dialog.text, "Half")
    dialog.reject()
    assert dialog.asks_to_leave
    dialog.answers.buttons[1].click()
    assert QApplication.activeModalWidget() is None
