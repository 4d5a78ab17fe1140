"""What the disk refuses stays in the composer, and quitting asks while something would be left undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from evoinbox.domain.message import Account, AccountId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import AccountsOffered
from evoinbox.engine.commands import ChooseAccount, SaveDraft, SignOut
from evoinbox.ui.actions import Act
from evoinbox.ui.dialogs import LeaveDialog
from tests.support.build import outgoing
from tests.ui.conftest import Stage

S = OutgoingState


def quit_it(stage: Stage) -> None:
    stage.window.actions_by_name[Act.QUIT].trigger()


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
    desk.window.contents.quit_requested.connect(lambda: left.append(True))
    desk.put(outgoing())
    quit_it(desk)
    (dialog,) = desk.window.findChildren(LeaveDialog)
    assert "One text has not left yet" in dialog.words.text()
    dialog.reject()
    assert left == []
    assert desk.window.isVisible()
    quit_it(desk)
    desk.put(outgoing(state=S.ACCEPTED, server_id="s1"))  # it left meanwhile: there is no question any more
    assert left == [True]


def test_quitting_stays_when_the_text_it_waits_for_fails(desk: Stage) -> None:
    left: list[bool] = []
    desk.window.contents.quit_requested.connect(lambda: left.append(True))
    desk.put(outgoing(state=S.SENDING))
    quit_it(desk)
    desk.put(outgoing(state=S.FAILED))
    assert left == []
    assert desk.window.isVisible()


def test_quitting_asks_while_a_draft_cannot_be_stored(desk: Stage) -> None:
    left: list[bool] = []
    desk.window.contents.quit_requested.connect(lambda: left.append(True))
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(desk.window.inbox.compose.edit, "precious")
    desk.window.inbox.compose.save()
    desk.refuse(desk.all_of(SaveDraft)[-1].draft)
    quit_it(desk)
    (dialog,) = desk.window.findChildren(LeaveDialog)
    assert "lost" in dialog.words.text()
    desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert left == [True]


def test_quitting_right_after_enter_asks_too(desk: Stage) -> None:
    left: list[bool] = []
    desk.window.contents.quit_requested.connect(lambda: left.append(True))
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(desk.window.inbox.compose.edit, "on my way")
    desk.qtbot.keyClick(desk.window.inbox.compose.edit, Qt.Key.Key_Return)
    quit_it(desk)
    (dialog,) = desk.window.findChildren(LeaveDialog)

    assert "One text has not left yet" in dialog.words.text()
    assert left == []


@pytest.mark.parametrize(
    ("state", "kept", "words"),
    [(S.QUEUED, True, "It leaves when you open"), (S.QUEUED, False, "it is lost"), (S.SENDING, True, "is being sent")],
    ids=["kept", "without a keyring", "being sent"],
)
def test_what_quitting_does_to_a_text_is_said_as_it_is(
    stage: Stage, *, state: OutgoingState, kept: bool, words: str
) -> None:
    stage.show()
    stage.open_seat(kept=kept)
    stage.put(outgoing(state=state))
    quit_it(stage)
    (dialog,) = stage.window.findChildren(LeaveDialog)

    assert words in dialog.words.text()


def test_signing_out_asks_while_a_text_has_not_left(desk: Stage) -> None:
    desk.put(outgoing())
    desk.window.actions_by_name[Act.SIGN_OUT].trigger()
    (dialog,) = desk.window.findChildren(LeaveDialog)
    assert "when you sign in here again" in dialog.words.text()
    assert desk.all_of(SignOut) == []
    desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert desk.all_of(SignOut) == [SignOut()]


def test_an_end_from_outside_keeps_what_is_being_written(desk: Stage) -> None:
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(desk.window.inbox.compose.edit, "precious")
    desk.window.contents.put_away()

    assert desk.all_of(SaveDraft)[-1].draft.text == "precious"


def test_closing_only_asks_to_be_put_aside_and_keeps_what_is_being_written(desk: Stage) -> None:
    wanted: list[str] = []
    desk.window.close_wanted.connect(lambda: wanted.append("close"))
    desk.window.contents.quit_requested.connect(lambda: wanted.append("quit"))
    desk.put(outgoing())
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(desk.window.inbox.compose.edit, "precious")
    desk.window.close()
    assert wanted == ["close"]
    assert desk.all_of(SaveDraft)[-1].draft.text == "precious"
    assert desk.window.findChildren(LeaveDialog) == []


def test_opening_another_account_asks_while_a_text_has_not_left(desk: Stage) -> None:
    desk.put(outgoing())
    desk.say(AccountsOffered((Account(AccountId("a1"), "Example Dental"), Account(AccountId("a2"), "Other"))))
    page = desk.window.accounts
    page.list.setCurrentRow(1)
    page.button.click()
    (dialog,) = desk.window.findChildren(LeaveDialog)
    assert "when you open this account again" in dialog.words.text()
    assert desk.all_of(ChooseAccount) == []
    desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert desk.all_of(ChooseAccount) == [ChooseAccount(AccountId("a2"))]


def test_the_account_page_goes_back_to_where_one_sits_by_escape_and_by_choosing_it(desk: Stage) -> None:
    offer = AccountsOffered((Account(AccountId("a1"), "Example Dental"), Account(AccountId("a2"), "Other")))
    for leave in (
        lambda: desk.qtbot.keyClick(desk.window.accounts.list, Qt.Key.Key_Escape),
        desk.window.accounts._choose,
    ):
        desk.say(offer)
        assert desk.window.pages.currentWidget() is desk.window.accounts
        leave()
        assert desk.window.pages.currentWidget() is desk.window.inbox
    assert desk.all_of(ChooseAccount) == []


def test_removing_everything_asks_first_and_leaves_nothing_in_the_window(desk: Stage) -> None:
    desk.window.inbox.focus_writing()
    desk.qtbot.keyClicks(desk.window.inbox.compose.edit, "precious")
    desk.put(outgoing())
    desk.window.actions_by_name[Act.ERASE].trigger()
    (dialog,) = desk.window.findChildren(LeaveDialog)
    assert "removed from this computer" in dialog.words.text()
    assert "It is lost" in dialog.words.text()
    assert dialog.cancel_button.isDefault()
    desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    assert desk.all_of(SignOut) == [SignOut(erasing=True)]
    assert not desk.window.inbox.seated
    assert desk.window.inbox.compose.drafts.newest(desk.all_of(SaveDraft)[-1].draft.conversation, None) is None
