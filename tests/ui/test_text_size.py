"""Large text: whatever its size, no word of a button or a label is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from evoinbox.domain.errors import WrongPassword
from evoinbox.domain.message import Account, AccountId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import AccountsOffered, SignInFailed, SignInNeeded
from evoinbox.settings import Theme
from evoinbox.ui.actions import Act
from evoinbox.ui.controls import LineLabel
from tests.support.build import message, outgoing
from tests.ui.conftest import OTHER, SERVER, Stage, dialog_of


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons in sight that have less room than their words need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, QLabel | QPushButton) or isinstance(widget, LineLabel) or not widget.isVisible():
            continue
        wanted = widget.sizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            wanted.setWidth(0)
            wanted.setHeight(widget.heightForWidth(widget.width()))
        if widget.text() and (widget.width() < wanted.width() or widget.height() < wanted.height()):
            found.append(f"{widget.text()!r} needs {wanted.toTuple()} and has {widget.size().toTuple()}")
    return found


@pytest.fixture(params=[80, 100, 150, 200], ids=lambda percent: f"{percent}-percent")
def large(request: pytest.FixtureRequest, stage: Stage) -> Stage:
    """A window whose text has another size."""
    stage.theme.use(Theme.LIGHT, request.param)
    stage.show()
    return stage


def test_nothing_is_cut_off_before_the_inbox(large: Stage) -> None:
    window = large.window
    large.say(SignInNeeded("http://localhost:1", "", None), SignInFailed(WrongPassword()))
    assert not cut_off(window.sign_in)
    large.say(AccountsOffered((Account(AccountId("1"), "Example Dental"), Account(AccountId("2"), "Example Bikes"))))
    assert not cut_off(window.accounts)


def test_nothing_is_cut_off_in_the_inbox(large: Stage) -> None:
    large.store(message("m1", unread=True), message("m2", address=OTHER, line="l2", line_name="Billing"))
    large.desk.enqueue(outgoing(state=OutgoingState.ASKING))
    large.open_seat()
    large.qtbot.waitUntil(lambda: not cut_off(large.window))
    large.window.inbox.list.view.setCurrentIndex(large.window.inbox.model.index(0))
    large.qtbot.waitUntil(lambda: not cut_off(large.window))


@pytest.mark.parametrize("act", [Act.NEW, Act.SETTINGS, Act.SHORTCUTS, Act.KEYS], ids=lambda act: act.value)
def test_nothing_is_cut_off_in_a_dialog(large: Stage, act: Act) -> None:
    large.store(message("m1"))
    large.open_seat()
    large.say(SignInNeeded(SERVER, "ann@example.com", None))
    dialog = dialog_of(large, act)
    large.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert not cut_off(dialog)
    dialog.reject()
