"""Who asked for no more texts is said before a letter is typed, and nothing leaves without a second step; per line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from evoinbox import wording
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingState, Reason
from evoinbox.engine.changes import LinesChanged
from evoinbox.engine.commands import Send, SendAgain
from evoinbox.ui.dialogs import LeaveDialog
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import Stage, edit_of, pane_of, write

S = OutgoingState


@pytest.fixture
def refusing(writing: Stage) -> Stage:
    """The open customer has written STOP."""
    writing.arrive(message("stop", at_us=NOW_US + 1, text="STOP"))
    writing.now_us += MINUTE_US
    return writing


def warned(stage: Stage) -> str:
    label = pane_of(stage).second_step.warning
    return label.text() if label.isVisible() else ""


def test_it_is_said_before_a_letter_is_typed(refusing: Stage) -> None:
    clock = wording.clock(NOW_US + 1)
    assert warned(refusing) == f"Asked for no more texts on this line: \u201cSTOP\u201d ({clock})."
    refusing.window.inbox.list.view.step(1)
    assert warned(refusing) == ""
    refusing.window.inbox.list.view.step(-1)
    assert warned(refusing)


def test_sending_asks_once_and_a_second_step_sends(refusing: Stage) -> None:
    write(refusing, "sorry, one last thing")
    refusing.qtbot.keyClick(edit_of(refusing), Qt.Key.Key_Return)
    assert refusing.all_of(Send) == []
    question = pane_of(refusing).question
    assert question.isVisible()
    assert "asked for no more texts" in question.words.text()
    refusing.qtbot.keyClick(edit_of(refusing), Qt.Key.Key_Return)
    assert refusing.all_of(Send) == []  # too soon for an answer
    refusing.now_us += MINUTE_US
    refusing.qtbot.keyClick(edit_of(refusing), Qt.Key.Key_Return)
    assert [one.text for one in refusing.all_of(Send)] == ["sorry, one last thing"]


def test_escape_keeps_the_text_and_sends_nothing(refusing: Stage) -> None:
    write(refusing, "hello")
    refusing.qtbot.keyClick(edit_of(refusing), Qt.Key.Key_Return)
    refusing.qtbot.keyClick(edit_of(refusing), Qt.Key.Key_Escape)
    assert not pane_of(refusing).question.isVisible()
    assert refusing.all_of(Send) == []
    assert edit_of(refusing).text() == "hello"


def test_start_lifts_it_while_the_thread_is_open(refusing: Stage) -> None:
    refusing.arrive(message("start", at_us=NOW_US + 2, text="Start"))
    refusing.qtbot.waitUntil(lambda: not warned(refusing))
    write(refusing, "welcome back")
    refusing.qtbot.keyClick(edit_of(refusing), Qt.Key.Key_Return)
    assert len(refusing.all_of(Send)) == 1


def test_each_line_for_itself(refusing: Stage) -> None:
    refusing.arrive(message("other", at_us=NOW_US - 9, text="hi", line="line-2", line_name="Billing"))
    refusing.say(LinesChanged())
    pane_of(refusing).choose_line(LineId("line-2"))
    assert warned(refusing) == ""
    pane_of(refusing).choose_line(LineId("line-1"))
    assert warned(refusing)


def test_a_stop_that_comes_while_one_writes_is_said_and_asked_about(writing: Stage) -> None:
    write(writing, "see you at")
    writing.now_us += MINUTE_US
    writing.arrive(message("stop", at_us=NOW_US + 1, text="please stop texting me"))
    writing.qtbot.waitUntil(lambda: bool(warned(writing)))
    writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_Return)
    assert writing.all_of(Send) == []


@pytest.mark.parametrize("state", [S.FAILED, S.ASKING])
def test_sending_again_takes_a_second_step_too(refusing: Stage, state: OutgoingState) -> None:
    refusing.put(replace(outgoing(sent_at_us=NOW_US, state=state), reason=Reason.REFUSED))
    inbox = refusing.window.inbox
    for answer in ("cancel_button", "accept_button"):
        inbox.thread_pane.asked.emit(SendAgain(outgoing().id))
        dialog = next(one for one in refusing.window.findChildren(LeaveDialog) if one.isVisible())
        assert refusing.all_of(SendAgain) == []
        assert dialog.cancel_button.isDefault()
        getattr(dialog, answer).click()
    assert refusing.all_of(SendAgain) == [SendAgain(outgoing().id)]


def test_what_stopped_for_it_has_been_asked_already(refusing: Stage) -> None:
    refusing.put(replace(outgoing(), reason=Reason.OPTED_OUT))
    refusing.window.inbox.thread_pane.asked.emit(SendAgain(outgoing().id))
    assert refusing.all_of(SendAgain) == [SendAgain(outgoing().id)]
