"""Writing: keys, drafts, and a text that is never lost between the editor and the disk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.message import Line, LineId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import ConversationsChanged, LinesChanged, NotStored, OutgoingChanged, TakeBackAnswered
from evoinbox.engine.commands import SaveDraft, Send, TakeBack, UseSettings
from evoinbox.settings import SendKey, Settings
from evoinbox.ui.dialogs import NewConversation
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import Stage, edit_of, pane_of, write

KEY = message().conversation
OTHER = "+15035550177"
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


def store_sent(stage: Stage, sent: Send) -> None:
    """Commit a text as the engine would, and say so."""
    stage.desk.enqueue(outgoing(sent.id, address=sent.address, text=sent.text, line=sent.line))
    key = stage.window.inbox._names.key_of(sent.address)
    stage.say(ConversationsChanged(frozenset({key})), OutgoingChanged(sent.id, key))


def test_enter_sends_and_the_editor_empties_when_the_text_is_on_disk(writing: Stage) -> None:
    write(writing, "hello")
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert writing.all_of(Send) == [Send(writing.all_of(Send)[0].id, "+15035550100", LineId("line-1"), "hello", 5)]
    assert edit_of(writing).text() == "hello"
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert len(writing.all_of(Send)) == 1
    store_sent(writing, writing.all_of(Send)[0])
    assert edit_of(writing).text() == ""
    assert edit_of(writing).hasFocus()
    assert writing.window.inbox.thread_pane.model.rows[-1].text == "hello"


def test_what_is_typed_meanwhile_stays(writing: Stage) -> None:
    write(writing, "hello")
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    write(writing, " and more")
    store_sent(writing, writing.all_of(Send)[0])
    assert edit_of(writing).text() == " and more"
    assert edit_of(writing).cursor_place() == len(" and more")


def test_a_text_that_is_not_on_disk_stays_and_why_is_said(writing: Stage) -> None:
    write(writing, "hello")
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    writing.say(NotStored(writing.all_of(Send)[0].id, StoreUnwritable()))
    assert edit_of(writing).text() == "hello"
    assert "disk" in pane_of(writing)._error.text()
    writing.keep(writing.all_of(SaveDraft)[-1].draft)
    assert "disk" in pane_of(writing)._error.text()
    assert pane_of(writing).send_button.isEnabled()


def test_leaving_while_a_text_is_on_its_way_to_disk_loses_nothing(writing: Stage) -> None:
    write(writing, "hello")
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    write(writing, "rest")
    writing.window.inbox.list.view.setCurrentIndex(writing.window.inbox.model.index(1))
    assert [command.draft.text for command in writing.all_of(SaveDraft)] == ["rest"]
    writing.say(NotStored(writing.all_of(Send)[0].id, StoreUnwritable()))
    assert writing.all_of(SaveDraft)[-1].draft.text == "hello\nrest"
    assert writing.all_of(SaveDraft)[-1].draft.conversation == KEY
    assert edit_of(writing).text() == ""


def test_a_text_the_disk_refused_is_back_though_its_thread_was_left_and_opened_again(writing: Stage) -> None:
    write(writing, "hello")
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    view, model = writing.window.inbox.list.view, writing.window.inbox.model
    view.setCurrentIndex(model.index(1))
    view.setCurrentIndex(model.index(0))
    writing.say(NotStored(writing.all_of(Send)[0].id, StoreUnwritable()))
    assert edit_of(writing).text() == "hello"


@pytest.mark.parametrize(
    ("send_key", "held", "sends"),
    [
        (SendKey.ENTER, Qt.KeyboardModifier.NoModifier, True),
        (SendKey.ENTER, CTRL, False),
        (SendKey.ENTER, SHIFT, False),
        (SendKey.CTRL_ENTER, CTRL, True),
        (SendKey.CTRL_ENTER, Qt.KeyboardModifier.NoModifier, False),
        (SendKey.CTRL_ENTER, SHIFT, False),
    ],
    ids=["enter", "enter-ctrl", "enter-shift", "ctrl", "ctrl-plain", "ctrl-shift"],
)
def test_the_key_that_sends_is_chosen(
    writing: Stage,
    send_key: SendKey,
    held: Qt.KeyboardModifier,
    sends: bool,  # noqa: FBT001
) -> None:
    writing.window.contents.use(Settings(send_key=send_key))
    write(writing, "a")
    writing.qtbot.keyClick(edit_of(writing), ENTER, held)
    assert bool(writing.all_of(Send)) is sends
    assert edit_of(writing).text() == ("a" if sends else "a\n")
    assert writing.all_of(UseSettings) == [UseSettings(Settings(send_key=send_key))]
    assert writing.saved == [Settings(send_key=send_key)]


def test_a_held_enter_does_not_send(writing: Stage) -> None:
    write(writing, "a")
    held = QKeyEvent(QKeyEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QGuiApplication.sendEvent(edit_of(writing), held)
    assert not writing.all_of(Send)


def test_enter_belongs_to_the_input_method_while_it_composes(writing: Stage) -> None:
    write(writing, "a")
    QGuiApplication.sendEvent(edit_of(writing), QInputMethodEvent("に", []))
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert not writing.all_of(Send)
    done = QInputMethodEvent("", [])
    done.setCommitString("に")
    QGuiApplication.sendEvent(edit_of(writing), done)
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert writing.all_of(Send)[-1].text.startswith("aに")


def test_pasting_never_sends_and_takes_plain_text_only(writing: Stage) -> None:
    rich = QMimeData()
    rich.setHtml("<b>one</b><br>two")
    rich.setText("one\r\ntwo\n")
    edit_of(writing).insertFromMimeData(rich)
    assert edit_of(writing).text() == "one\ntwo\n"
    assert not writing.all_of(Send)


@pytest.mark.parametrize("text", ["", "   ", "\n"], ids=["none", "spaces", "newline"])
def test_there_is_nothing_to_send(writing: Stage, text: str) -> None:
    edit_of(writing).put(text, 0)
    assert not pane_of(writing).send_button.isEnabled()
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert not writing.all_of(Send)


def test_characters_come_back_as_they_were_typed(writing: Stage) -> None:
    text = "a\u00a0b \U0001f642\tc\nd"
    edit_of(writing).put(text, 5)
    assert edit_of(writing).text() == text
    assert edit_of(writing).cursor_place() == 5
    assert edit_of(writing).textCursor().position() == 6


def test_the_button_and_the_line_say_where_it_goes(writing: Stage) -> None:
    assert pane_of(writing).send_button.accessibleName() == "Send to (503) 555-0100"
    assert pane_of(writing).head.to_label.text() == "To (503) 555-0100 · from "
    assert pane_of(writing).head.line_button.text() == "Front desk"
    assert edit_of(writing).accessibleDescription() == "To (503) 555-0100 from Front desk"


# ---- drafts


def test_a_draft_is_handed_over_soon_after_the_last_key(writing: Stage) -> None:
    write(writing, "hel")
    edit_of(writing).put("hello", 2)
    writing.qtbot.waitUntil(lambda: bool(writing.all_of(SaveDraft)), timeout=500)
    draft = writing.all_of(SaveDraft)[-1].draft
    assert draft == Draft(KEY, "+15035550100", LineId("line-1"), "hello", 2)


def test_a_draft_is_handed_over_when_its_thread_is_left(writing: Stage) -> None:
    write(writing, "hello")
    writing.window.inbox.list.view.setCurrentIndex(writing.window.inbox.model.index(1))
    assert writing.all_of(SaveDraft)[-1].draft.text == "hello"
    assert edit_of(writing).text() == ""
    writing.desk.save_draft(writing.all_of(SaveDraft)[-1].draft)
    writing.window.inbox.list.view.setCurrentIndex(writing.window.inbox.model.index(0))
    assert edit_of(writing).text() == "hello"
    assert edit_of(writing).cursor_place() == 5


def test_a_draft_that_was_emptied_is_removed(writing: Stage) -> None:
    write(writing, "x")
    pane_of(writing).save()
    edit_of(writing).put("", 0)
    pane_of(writing).save()
    assert [command.draft.text for command in writing.all_of(SaveDraft)] == ["x", ""]


def test_arrivals_and_own_draft_changes_leave_the_editor_alone(writing: Stage) -> None:
    write(writing, "hel")
    pane_of(writing).save()
    writing.desk.save_draft(writing.all_of(SaveDraft)[-1].draft)
    write(writing, "lo")
    writing.arrive(message("m3", at_us=NOW_US + 5, line="line-2", line_name="Billing"))
    writing.say(LinesChanged())
    assert edit_of(writing).text() == "hello"
    assert edit_of(writing).cursor_place() == 5
    assert pane_of(writing).line == "line-1"
    edit_of(writing).put("", 0)
    writing.arrive(message("m4", at_us=NOW_US + 6, line="line-2", line_name="Billing"))
    assert pane_of(writing).line == "line-2"


def test_the_line_can_be_chosen(writing: Stage) -> None:
    writing.store(message("m3", address=OTHER, line="line-2", line_name="Billing"))
    writing.say(LinesChanged())
    assert pane_of(writing).head.line_button.isEnabled()
    write(writing, "hello")
    pane_of(writing).choose_line(LineId("line-2"))
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert writing.all_of(SaveDraft)[-1].draft.line == "line-2"
    assert writing.all_of(Send)[-1].line == "line-2"


def test_a_text_taken_back_returns_before_what_was_begun(writing: Stage) -> None:
    queued = outgoing(text="first", due_at_us=NOW_US + 3_000_000)
    writing.desk.enqueue(queued)
    writing.say(ConversationsChanged(frozenset({KEY})))
    write(writing, "second")
    writing.qtbot.mouseClick(writing.window.inbox.thread_pane._buttons[0], Qt.MouseButton.LeftButton)
    assert [type(command) for command in writing.asked][-2:] == [SaveDraft, TakeBack]
    draft = Draft(KEY, "+15035550100", LineId("line-1"), "first\nsecond", 5)
    writing.desk.withdraw(replace(queued, state=OutgoingState.WITHDRAWN), draft)
    writing.say(ConversationsChanged(frozenset({KEY})), TakeBackAnswered(queued.id, KEY))
    assert edit_of(writing).text() == "first\nsecond"
    assert edit_of(writing).cursor_place() == 5


# ---- where a text goes


def test_enter_is_ignored_just_after_the_program_changed_the_thread(writing: Stage) -> None:
    write(writing, "for the first")
    writing.window.errands.prepare(OTHER, "prepared")
    assert edit_of(writing).text() == "prepared"
    assert edit_of(writing).hasFocus()
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert not writing.all_of(Send)
    writing.now_us += 501_000
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert [(sent.address, sent.text) for sent in writing.all_of(Send)] == [(OTHER, "prepared")]


def test_preparing_a_text_keeps_what_was_begun(writing: Stage) -> None:
    write(writing, "begun")
    writing.window.errands.prepare("(503) 555-0100", "prepared")
    assert edit_of(writing).text() == "begun\nprepared"


def test_preparing_before_the_files_are_open_waits_for_them(stage: Stage) -> None:
    stage.show()
    stage.store(message("m1"))
    stage.window.errands.prepare(OTHER, "later")
    stage.open_seat()
    assert edit_of(stage).text() == "later"
    assert pane_of(stage).recipient is not None
    assert pane_of(stage).line == "line-1"


def test_a_new_conversation_to_a_typed_number(writing: Stage) -> None:
    writing.now_us += 12 * 60 * MINUTE_US  # by day there: nothing is asked
    writing.store(message("m3", address=OTHER, line="line-2", line_name="Billing"))
    writing.say(LinesChanged())
    dialog = NewConversation(writing.window, "US", writing.window.inbox.lines, LineId("line-2"))
    dialog.started.connect(lambda address, line: writing.window.inbox.compose_to(address, "", line))
    writing.qtbot.keyClicks(dialog.to, "503 555")
    assert not dialog.accept_button.isEnabled()
    writing.qtbot.keyClicks(dialog.to, " 0199")
    assert dialog.reading.text() == "(503) 555-0199"
    dialog.accept_button.click()
    assert edit_of(writing).hasFocus()
    recipient = pane_of(writing).recipient
    assert recipient is not None
    assert (recipient.address, pane_of(writing).line) == ("+15035550199", "line-2")
    write(writing, "hi")
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    assert not writing.all_of(Send)
    writing.now_us += 501_000
    writing.qtbot.keyClick(edit_of(writing), ENTER)
    store_sent(writing, writing.all_of(Send)[0])
    row = writing.window.inbox.list.view.currentIndex().row()
    assert writing.window.inbox.model.at(row).address == "+15035550199"


def test_writing_to_a_known_customer_goes_to_the_known_conversation(writing: Stage) -> None:
    writing.window.errands.prepare("503-555-0177")
    recipient = pane_of(writing).recipient
    assert recipient is not None
    assert recipient.address == OTHER
    assert writing.window.inbox.list.view.currentIndex().row() == 1


def test_the_editor_grows_to_six_lines(writing: Stage) -> None:
    heights = []
    for lines in (1, 2, 6, 9):
        edit_of(writing).put("\n".join("x" * lines), 0)
        heights.append(edit_of(writing).height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_escape_leads_back_to_the_list(writing: Stage) -> None:
    writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_Escape)
    assert writing.window.inbox.list.view.hasFocus()


def test_without_any_line_nothing_can_be_sent(stage: Stage) -> None:
    stage.show()
    stage.open_seat()
    stage.window.errands.prepare(OTHER, "hello")
    assert stage.window.inbox.lines == ()
    assert not pane_of(stage).send_button.isEnabled()
    with stage.cache.transaction():
        stage.cache.learn_lines([Line(LineId("line-9"), "Main")])
    stage.say(LinesChanged())
    assert pane_of(stage).line == "line-9"
    assert pane_of(stage).send_button.isEnabled()


def test_what_was_done_to_a_begun_text_can_be_undone_after_another_thread(writing: Stage) -> None:
    edit = edit_of(writing)
    write(writing, "first words")
    edit.selectAll()
    write(writing, "oops")
    writing.window.inbox.list.view.step(1)
    assert edit.text() == ""
    writing.window.inbox.list.view.step(-1)
    assert edit.text() == "oops"
    edit.setFocus()
    edit.undo()
    assert edit.text() == "first words"


def test_undoing_in_one_thread_never_brings_a_text_of_another(writing: Stage) -> None:
    edit = edit_of(writing)
    write(writing, "for the first")
    writing.window.inbox.list.view.step(1)
    edit.setFocus()
    assert not edit.document().isUndoAvailable()
    edit.undo()
    assert edit.text() == ""


def test_a_begun_text_that_was_changed_elsewhere_is_the_one_on_disk(writing: Stage) -> None:
    inbox, edit = writing.window.inbox, edit_of(writing)
    write(writing, "mine")
    key = inbox.open_key
    assert key is not None
    inbox.list.view.step(1)
    writing.keep(Draft(key, "+15035550100", LineId("line-1"), "mine", 4))
    writing.desk.save_draft(Draft(key, "+15035550100", LineId("line-1"), "theirs", 6))
    inbox.open(key, by_program=False)
    assert edit.text() == "theirs"
    assert not edit.document().isUndoAvailable()


def test_with_a_text_before_it_ctrl_z_never_takes_back_the_last_one(writing: Stage) -> None:
    edit = edit_of(writing)
    edit.put("a draft of yesterday", 3)
    wanted: list[None] = []
    edit.take_back_wanted.connect(lambda: wanted.append(None))
    writing.qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert wanted == []
    assert edit.text() == "a draft of yesterday"
