"""What the disk refuses stays in the composer, and quitting asks while something would be left undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from evoinbox.domain.outgoing import Outgoing, OutgoingState
from evoinbox.engine.changes import (
    ConversationsChanged,
    OutgoingChanged,
    SaveDraft,
)
from evoinbox.ui.dialogs import QuitDialog
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import Stage

OTHER = "+15035550177"
S = OutgoingState


@pytest.fixture
def desk(stage: Stage) -> Stage:
    """Two conversations, the newer one open."""
    stage.show()
    stage.store(message("m1"), message("m2", address=OTHER, at_us=NOW_US - 5))
    stage.open_seat()
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    return stage


def put(stage: Stage, text: Outgoing) -> None:
    """Commit a text as the engine would, new or changed, and say so."""
    if stage.desk.outgoing(text.id) is None:
        stage.desk.enqueue(text)
    stage.desk.update(text)
    stage.say(ConversationsChanged(frozenset({text.conversation})), OutgoingChanged(text.id, text.conversation))


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
    put(desk, outgoing())
    desk.window.close()
    (dialog,) = desk.window.findChildren(QuitDialog)
    assert "One text has not left yet" in dialog.words.text()
    dialog.reject()
    assert left == []
    assert desk.window.isVisible()
    desk.window.close()
    put(desk, outgoing(state=S.ACCEPTED, server_id="s1"))  # it left meanwhile: there is no question any more
    assert left == [True]


def test_quitting_stays_when_the_text_it_waits_for_fails(desk: Stage) -> None:
    left: list[bool] = []
    desk.window.quit_requested.connect(lambda: left.append(True))
    put(desk, outgoing(state=S.SENDING))
    desk.window.close()
    put(desk, outgoing(state=S.FAILED))
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
