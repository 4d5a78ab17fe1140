"""Texts that need the agent: mark, badge, title and note agree; what is decided is a button, a key and a menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from evoinbox.domain.attention import Note
from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import StoreError, StoreUnwritable
from evoinbox.domain.message import Direction, LineId
from evoinbox.domain.outgoing import OutgoingState, Reason
from evoinbox.engine.changes import ConversationsChanged, LinesChanged, NotStored, OutgoingChanged, TakeBackAnswered
from evoinbox.engine.commands import CountAsSent, Hold, Release, Revise, SaveDraft, Send, SendAgain, TakeBack
from evoinbox.store.reader import Reader
from evoinbox.ui.actions import Act
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.dialogs import EditDialog
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import OTHER, Stage

KEY = message().conversation
S = OutgoingState
SECOND_US = 1_000_000


def act(stage: Stage, wanted: Act) -> QAction:
    return stage.window.actions_by_name[wanted]


def buttons(stage: Stage) -> list[str]:
    return [b.accessibleName() for b in stage.window.inbox.thread_pane._buttons if b.isVisible()]


def panel_words(stage: Stage) -> str:
    return stage.window.inbox.thread_pane._decision_words.text()


@pytest.mark.parametrize(
    ("state", "reason", "title"),
    [
        (S.FAILED, Reason.REFUSED, "Text to (503) 555-0177 was not sent"),
        (S.CHECKING, Reason.CUT, "Text to (503) 555-0177 may not have arrived"),
        (S.ASKING, Reason.CUT, "Text to (503) 555-0177 may not have arrived"),
        (S.QUEUED, Reason.LATE, "Text to (503) 555-0177 has not been sent yet"),
    ],
    ids=["failed", "checking", "asking", "late"],
)
def test_mark_badge_title_and_note_come_and_go_together(
    desk: Stage, state: OutgoingState, reason: Reason, title: str
) -> None:
    alarms: list[Note] = []
    calmed: list[str] = []
    badges: list[int] = []
    window = desk.window
    window.contents.alarmed.connect(alarms.append)
    window.contents.calmed.connect(calmed.append)
    window.contents.badge_changed.connect(badges.append)
    with desk.qtbot.waitActive(other := QWidget()):
        other.show()
        other.activateWindow()
    text = outgoing(address=OTHER, state=state, sent_at_us=NOW_US)
    desk.put(replace(text, reason=reason))
    other.close()

    row = window.inbox.model.get(text.conversation)
    assert row is not None
    assert row.needs_agent
    assert window.inbox.list.needing_button.isVisible()
    assert window.inbox.list.needing_button.text() == "1 text needs you"
    assert window.windowTitle() == "(1) 1 text needs you - EvoInbox"
    assert [(note.identity, note.title) for note in alarms] == [("o1", title)]
    assert "on my way" not in alarms[0].body
    assert badges == [1]
    assert calmed == []

    desk.put(replace(text, state=S.WITHDRAWN))
    assert not window.inbox.list.needing_button.isVisible()
    assert window.windowTitle() == "EvoInbox"
    assert calmed == ["o1"]
    assert badges == [1, 0]


def test_nobody_who_looks_at_the_window_gets_a_note(desk: Stage) -> None:
    alarms: list[Note] = []
    desk.window.contents.alarmed.connect(alarms.append)
    desk.put(outgoing(state=S.FAILED))

    assert alarms == []
    assert desk.window.inbox.list.needing_button.isVisible()


def test_a_text_that_needs_the_agent_is_seen_in_a_row_with_a_draft_and_under_the_filter(desk: Stage) -> None:
    desk.put(outgoing("failed", text="the failed one", address=OTHER, state=S.FAILED))
    desk.put(outgoing("queued", text="the queued one", address=OTHER))
    desk.desk.save_draft(Draft(message(address=OTHER).conversation, OTHER, LineId("line-1"), "begun", 5))
    desk.say(ConversationsChanged(frozenset({message(address=OTHER).conversation})))
    desk.window.inbox.list.show_only(Filter.UNREAD)
    model = desk.window.inbox.model
    rows = {model.index(n).data(Qt.ItemDataRole.DisplayRole): model.index(n) for n in range(model.rowCount())}

    assert "Not sent: the failed one" in rows["(503) 555-0177"].data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_badge_and_its_key_lead_from_one_to_the_next(desk: Stage) -> None:
    desk.put(outgoing("one", address=OTHER, state=S.FAILED))
    desk.put(outgoing("two", address="+15035550188", state=S.ASKING, sent_at_us=NOW_US))
    inbox = desk.window.inbox
    desk.qtbot.mouseClick(inbox.list.needing_button, Qt.MouseButton.LeftButton)
    assert inbox.open_key == message(address=OTHER).conversation
    act(desk, Act.NEXT_NEEDING).trigger()
    assert inbox.open_key == message(address="+15035550188").conversation
    act(desk, Act.NEXT_NEEDING).trigger()
    assert inbox.open_key == message(address=OTHER).conversation
    assert inbox.compose.edit.hasFocus()


def test_the_most_urgent_text_is_decided_about_first_and_what_is_known_is_said(desk: Stage) -> None:
    asking = outgoing("asking", text="lost?", state=S.ASKING, sent_at_us=NOW_US - MINUTE_US)
    desk.put(replace(asking, reason=Reason.TIMED_OUT))
    desk.put(outgoing("behind", text="and then"))

    assert buttons(desk) == ["It arrived", "Send again", "Discard"]
    assert "no answer came in time" in panel_words(desk)
    rows = desk.window.inbox.thread_pane.model.rows
    assert (rows[-1].text, rows[-1].reason) == ("and then", Reason.BEHIND_UNDECIDED)
    desk.put(replace(asking, state=S.CHECKING, reason=Reason.CUT))
    assert buttons(desk) == []
    assert "looking whether the service has it" in panel_words(desk)
    desk.put(replace(asking, state=S.ACCEPTED, server_id=message("s1").id))
    assert buttons(desk) == ["Undo"]


def test_a_text_whose_customer_was_answered_meanwhile_shows_by_whom_and_asks(desk: Stage) -> None:
    answer = message("c1", at_us=NOW_US + 1, text="I have called her", direction=Direction.OUTGOING, sender="Robin")
    waiting = replace(outgoing(), knew_us=NOW_US - MINUTE_US, knew=(message().id,), reason=Reason.ANSWERED)
    desk.arrive(answer)
    desk.put(waiting)
    assert panel_words(desk) == (
        "Not sent yet. Robin wrote meanwhile: \u201cI have called her\u201d Send yours all the same?"
    )
    assert buttons(desk) == ["Send anyway", "Change", "Discard"]
    model = desk.window.inbox.thread_pane.model
    assert "Robin" in model.index(model.rowCount() - 2).data(Qt.ItemDataRole.AccessibleTextRole)
    desk.arrive(message("i1", at_us=NOW_US + 2, text="Stop!"))
    desk.put(replace(waiting, reason=Reason.OPTED_OUT))
    assert "This customer wrote meanwhile: \u201cStop!\u201d" in panel_words(desk)
    desk.now_us += MINUTE_US
    pane = desk.window.inbox.thread_pane
    desk.qtbot.mouseClick(pane._buttons[0], Qt.MouseButton.LeftButton)
    desk.qtbot.mouseClick(pane._buttons[2], Qt.MouseButton.LeftButton)
    assert desk.all_of(SendAgain) == [SendAgain(waiting.id)]


def test_a_late_text_asks(desk: Stage) -> None:
    desk.put(replace(outgoing(), reason=Reason.LATE))

    assert buttons(desk) == ["Send now", "Edit…", "Take back"]
    desk.qtbot.mouseClick(desk.window.inbox.thread_pane._buttons[0], Qt.MouseButton.LeftButton)
    assert desk.all_of(SendAgain) == [SendAgain(outgoing().id)]


def test_a_button_that_has_just_become_another_one_does_not_take_the_click(desk: Stage) -> None:
    desk.put(outgoing("later"))
    desk.put(outgoing("asking", state=S.ASKING, sent_at_us=NOW_US))
    first = desk.window.inbox.thread_pane._buttons[0]
    desk.qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert desk.all_of(CountAsSent) == []
    desk.now_us += SECOND_US
    desk.qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert desk.all_of(CountAsSent) == [CountAsSent(outgoing("asking").id)]


def test_a_failed_text_does_not_hide_the_seconds_in_which_another_can_be_taken_back(desk: Stage) -> None:
    desk.put(outgoing("failed", state=S.FAILED))
    assert buttons(desk) == ["Send again", "Take back", "Discard"]
    desk.put(outgoing("new", due_at_us=NOW_US + 3 * SECOND_US))
    assert buttons(desk)[0] == "Undo"
    assert panel_words(desk) == "Sending in 3 s"
    desk.now_us += 4 * SECOND_US
    desk.window.inbox.thread_pane._countdown.timeout.emit()
    assert buttons(desk) == ["Send again", "Take back", "Discard"]


def test_a_text_that_failed_the_second_time_is_not_called_unsent(desk: Stage) -> None:
    desk.put(outgoing(state=S.FAILED, doubt_at_us=NOW_US - MINUTE_US))

    assert "Its first attempt may have arrived" in panel_words(desk)


def test_files_that_cannot_be_read_are_said_and_nothing_is_open(desk: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StoreError

    inbox = desk.window.inbox
    for name in ("draft", "lines", "outgoing_text"):
        monkeypatch.setattr(Reader, name, refuse)
    desk.window.contents.show_text("o1")
    desk.say(LinesChanged())
    inbox.list.view.setCurrentIndex(inbox.model.index(1))

    assert inbox.notice.isVisible()
    assert inbox.open_key is None
    assert not inbox.compose.isVisible()


# ---- taking back


def test_the_newest_text_is_taken_back_by_key_and_by_undo_in_the_empty_composer(desk: Stage) -> None:
    desk.put(outgoing("one"))
    desk.put(outgoing("two"))
    act(desk, Act.TAKE_BACK).trigger()
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClick(desk.window.inbox.compose.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert desk.all_of(TakeBack) == [TakeBack(outgoing("two").id)] * 2


def test_undo_in_the_composer_undoes_typing_and_never_brings_a_sent_text_back(desk: Stage) -> None:
    edit = desk.window.inbox.compose.edit
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(edit, "hello")
    desk.qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""
    desk.qtbot.keyClicks(edit, "hello")
    desk.qtbot.keyClick(edit, Qt.Key.Key_Return)
    desk.put(outgoing("out-1", text="hello"))
    assert edit.text() == ""
    desk.qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""
    assert desk.all_of(TakeBack) == [TakeBack(outgoing("out-1").id)]


def test_a_text_taken_back_is_in_the_composer_with_its_cursor_and_line(desk: Stage) -> None:
    queued = outgoing(text="hello there", line="line-2", cursor=5)
    desk.put(queued)
    desk.qtbot.mouseClick(desk.window.inbox.thread_pane._buttons[0], Qt.MouseButton.LeftButton)
    desk.desk.withdraw(
        replace(queued, state=S.WITHDRAWN), Draft(KEY, "+15035550100", LineId("line-2"), "hello there", 5)
    )
    desk.say(ConversationsChanged(frozenset({KEY})), TakeBackAnswered(queued.id, KEY))
    compose = desk.window.inbox.compose

    assert (compose.edit.text(), compose.edit.cursor_place(), compose.line) == ("hello there", 5, "line-2")


def test_nothing_is_typed_or_sent_until_the_engine_has_answered_and_what_was_begun_stays(desk: Stage) -> None:
    """Typed on and sent at once, the words taken back would be put away with that text's draft."""
    compose = desk.window.inbox.compose
    queued = outgoing(text="hello")
    desk.put(queued)
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(compose.edit, "begun")
    act(desk, Act.TAKE_BACK).trigger()
    assert desk.asked[-2:] == [SaveDraft(Draft(KEY, "+15035550100", LineId("line-1"), "begun", 5)), TakeBack(queued.id)]
    desk.qtbot.keyClicks(compose.edit, " more")
    desk.qtbot.keyClick(compose.edit, Qt.Key.Key_Return)
    assert compose.edit.text() == "begun"
    assert desk.all_of(Send) == []
    desk.say(OutgoingChanged(queued.id, KEY))  # of a step before the answer: it is queued still
    assert compose.edit.isReadOnly()
    draft = Draft(KEY, "+15035550100", LineId("line-1"), "hello\nbegun", 5)
    desk.desk.withdraw(replace(queued, state=S.WITHDRAWN), draft)
    desk.say(ConversationsChanged(frozenset({KEY})), TakeBackAnswered(queued.id, KEY))
    assert compose.edit.text() == "hello\nbegun"
    assert not compose.edit.isReadOnly()


@pytest.mark.parametrize("how", ["too late", "disk full"])
def test_what_cannot_be_taken_back_leaves_the_composer_as_it_was(desk: Stage, how: str) -> None:
    compose = desk.window.inbox.compose
    queued = outgoing(text="hello")
    desk.put(queued)
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(compose.edit, "begun")
    act(desk, Act.TAKE_BACK).trigger()
    if how == "too late":
        desk.put(replace(queued, state=S.FAILED))  # it left, and was refused at once
        desk.say(TakeBackAnswered(queued.id, KEY))
    else:
        desk.say(NotStored(queued.id, StoreUnwritable()))
    desk.qtbot.keyClicks(compose.edit, " more")
    assert compose.edit.text() == "begun more"


# ---- changing


def edit_of(stage: Stage) -> EditDialog:
    (dialog,) = stage.window.findChildren(EditDialog)
    assert "555" not in dialog.windowTitle()  # other programs read it
    return dialog


def test_a_waiting_text_is_changed_while_the_engine_holds_it(desk: Stage) -> None:
    waiting = replace(outgoing(text="see you"), reason=Reason.OFFLINE, due_at_us=NOW_US + 9 * SECOND_US)
    desk.put(waiting)
    assert buttons(desk) == ["Send now", "Edit…", "Take back"]
    desk.qtbot.mouseClick(desk.window.inbox.thread_pane._buttons[1], Qt.MouseButton.LeftButton)
    assert desk.all_of(Hold) == [Hold(waiting.id)]
    dialog = edit_of(desk)
    assert dialog.edit.text() == "see you"
    dialog.edit.clear()
    assert not dialog.accept_button.isEnabled()
    desk.qtbot.keyClicks(dialog.edit, "see you at ten")
    desk.qtbot.waitUntil(lambda: not dialog.guard.active)
    desk.qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    assert desk.all_of(Revise) == [Revise(waiting.id, "see you at ten")]
    desk.say(NotStored(waiting.id, StoreUnwritable()))
    assert dialog.isVisible()
    assert "disk" in dialog.problem.text()
    desk.put(replace(waiting, text="see you at ten"))
    assert desk.all_of(Release) == [Release(waiting.id)]
    assert not desk.window.findChildren(EditDialog) or not edit_of(desk).isVisible()


def test_new_words_that_have_left_already_when_the_window_looks_count_as_saved(desk: Stage) -> None:
    waiting = replace(outgoing(text="see you"), reason=Reason.OFFLINE)
    desk.put(waiting)
    desk.qtbot.mouseClick(desk.window.inbox.thread_pane._buttons[1], Qt.MouseButton.LeftButton)
    dialog = edit_of(desk)
    desk.qtbot.keyClicks(dialog.edit, " at ten")
    desk.qtbot.waitUntil(lambda: not dialog.guard.active)
    desk.qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    desk.put(replace(waiting, text="see you at ten", state=S.SENDING))

    assert desk.all_of(Release) == [Release(waiting.id)]


def test_a_text_that_left_while_it_was_being_changed_says_so_and_keeps_the_words(desk: Stage) -> None:
    waiting = replace(outgoing(text="see you"), reason=Reason.OFFLINE)
    desk.put(waiting)
    desk.qtbot.mouseClick(desk.window.inbox.thread_pane._buttons[1], Qt.MouseButton.LeftButton)
    dialog = edit_of(desk)
    desk.qtbot.keyClicks(dialog.edit, " at ten")
    desk.put(replace(waiting, state=S.SENDING))

    assert "has left" in dialog.problem.text()
    assert not dialog.accept_button.isEnabled()
    assert dialog.edit.text() == "see you at ten"
    dialog.reject()


# ---- in place


def test_a_bubble_does_not_move_by_a_pixel_while_its_text_becomes_real(desk: Stage) -> None:
    """From queued to the service's record, behind a colleague's text and before another of ours, clocks apart."""
    ours = {"direction": Direction.OUTGOING, "sender": "Sam"}
    desk.arrive(message("sam", at_us=NOW_US + 9 * MINUTE_US, text="I am Sam", **ours))  # type: ignore[arg-type]
    view = desk.window.inbox.thread_pane.view
    first, second = outgoing("first", text="one"), outgoing("second", text="two", written_at_us=NOW_US + 1)
    desk.put(first)
    desk.put(second)

    def places() -> dict[str, tuple[int, int]]:
        model, found = view._rows, {}
        for number, row in enumerate(model.rows):
            area = view._bubbles.bubble_rect(row, view.visualRect(model.index(number)))
            found[row.identity] = (area.top(), area.height())
        return found

    before = places()
    told: list[str] = []
    for name in ("rowsMoved", "rowsInserted", "rowsRemoved", "modelReset"):
        getattr(view._rows, name).connect(lambda *_, n=name: told.append(n))
    sent_at_us = NOW_US + 10 * MINUTE_US
    desk.put(replace(first, state=S.SENDING, sent_at_us=sent_at_us))
    assert places() == before
    record = message(
        "s1", at_us=sent_at_us, text="one", direction=Direction.OUTGOING, sender="Dana Reyes", line="line-1"
    )
    desk.arrive(record)  # read by a look before the answer came
    assert places() == before
    desk.put(replace(first, state=S.ACCEPTED, sent_at_us=sent_at_us, server_id="s1"))  # type: ignore[arg-type]
    assert places() == before
    assert told == []
