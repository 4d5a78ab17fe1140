"""What the disk refuses stays in the composer, and quitting asks while something would be left undone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import (
    SaveDraft,
)
from evoinbox.ui.dialogs import QuitDialog
from tests.support.build import outgoing
from tests.ui.conftest import Stage

S = OutgoingState


def test_a_draft_the_disk_refuses_stays_and_is_handed_over_again(desk: Stage) -> None:
    inbox = desk.window.inbox
    inbox.focus_writing()
    desk.qtbot.keyClicks(inbox.compose.edit, "precious")
    inbox.list.view.setCurrentIndex(inbox.model.index(1))
    draft = desk.all_of(SaveDraft)[-1].draft
    assert draft.text == "precious"
    desk.refuse(draft)
    inbox.list.view.setCurrentIndex(inbox.model.index(0))
    assert inbox.compose.edit.text() == "precious"
    assert inbox.compose.drafts.refused
    inbox.compose.drafts.again.timeout.emit()
    assert desk.all_of(SaveDraft)[-1].draft == draft
    desk.keep(draft)
    assert not inbox.compose.drafts.refused


def test_a_draft_comes_back_though_the_disk_has_not_heard_of_it_yet(desk: Stage) -> None:
    inbox = desk.window.inbox
    inbox.focus_writing()
    desk.qtbot.keyClicks(inbox.compose.edit, "just now")
    inbox.list.view.setCurrentIndex(inbox.model.index(1))
    inbox.list.view.setCurrentIndex(inbox.model.index(0))

    assert inbox.compose.edit.text() == "just now"


def test_quitting_asks_while_something_would_be_left_undone(desk: Stage) -> None:
    left: list[bool] = []
    desk.window.quit_requested.connect(lambda: left.append(True))
    desk.put(outgoing())
    desk.window.close()
    (dialog,) = desk.window.findChildren(QuitDialog)
    assert "One text has not left yet" in dialog.words.text()
    dialog.reject()
    assert left == []
    assert desk.window.isVisible()
    desk.window.close()
    desk.put(outgoing(state=S.ACCEPTED, server_id="s1"))  # it left meanwhile: there is no question any more
    assert left == [True]


def test_quitting_stays_when_the_text_it_waits_for_fails(desk: Stage) -> None:
    left: list[bool] = []
    desk.window.quit_requested.connect(lambda: left.append(True))
    desk.put(outgoing(state=S.SENDING))
    desk.window.close()
    desk.put(outgoing(state=S.FAILED))
    assert left == []
    assert desk.window.isVisible()


def test_quitting_asks_while_a_draft_cannot_be_stored(desk: Stage) -> None:
    left: list[bool] = []
    desk.window.quit_requested.connect(lambda: left.append(True))
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(desk.window.inbox.compose.edit, "precious")
    desk.window.inbox.compose.save()
    desk.refuse(desk.all_of(SaveDraft)[-1].draft)
    desk.window.close()
    (dialog,) = desk.window.findChildren(QuitDialog)
    assert "lost" in dialog.words.text()
    desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert left == [True]
