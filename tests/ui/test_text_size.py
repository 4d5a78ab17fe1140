"""Large text: whatever its size, no word of a button or a label is cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from evoinbox.domain.errors import WrongPassword
from evoinbox.domain.message import Account, AccountId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import AccountsOffered, SignInFailed, SignInNeeded
from evoinbox.settings import Language, Theme
from evoinbox.ui.actions import Act
from evoinbox.ui.controls import LineLabel
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.language import speak
from tests.support.build import message, outgoing
from tests.ui.conftest import OTHER, SERVER, Stage, dialog_of, edit_of, number, pane_of


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


@pytest.mark.parametrize("act", [Act.NEW, Act.PERSON, Act.SETTINGS, Act.SHORTCUTS, Act.KEYS], ids=lambda act: act.value)
def test_nothing_is_cut_off_in_a_dialog(large: Stage, act: Act) -> None:
    large.store(message("m1"))
    large.open_seat()
    large.window.inbox.list.view.setCurrentIndex(large.window.inbox.model.index(0))
    large.say(SignInNeeded(SERVER, "ann@example.com", None))
    dialog = dialog_of(large, act)
    large.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert not cut_off(dialog)
    dialog.reject()


def test_what_a_text_costs_and_why_is_read_whole_at_the_usual_width(large: Stage) -> None:
    large.store(message("m1"))
    large.open_seat()
    large.window.inbox.list.view.setCurrentIndex(large.window.inbox.model.index(0))
    edit_of(large).insertPlainText("It\u2019s ready")
    cost = pane_of(large).head.cost_label
    large.qtbot.waitUntil(lambda: cost.text() == cost.whole)
    assert "because of" in cost.text()
    assert edit_of(large).viewport().font() == edit_of(large).font()


def test_what_became_of_a_text_leaves_room_to_write_in_any_size(large: Stage, qapp: QApplication) -> None:
    speak(qapp, Language.SPANISH, QLocale.c())
    large.store(message("m1"))
    large.desk.enqueue(outgoing(state=OutgoingState.ASKING))
    large.open_seat()
    pane = large.window.inbox.thread_pane
    large.window.inbox.list.view.setCurrentIndex(large.window.inbox.model.index(0))
    large.qtbot.waitUntil(lambda: not cut_off(large.window))
    assert pane.view.height() > 2 * pane.view.fontMetrics().height()
    area = pane._decision_area
    scrolls = area.verticalScrollBar().maximum() > 0
    assert (area.focusPolicy() is Qt.FocusPolicy.TabFocus) == scrolls


@pytest.mark.parametrize("width", [1180, 420])
@pytest.mark.parametrize("language", [Language.SPANISH, Language.ARABIC], ids=lambda one: one.value)
def test_no_filter_is_cut_off_in_any_language(large: Stage, qapp: QApplication, language: Language, width: int) -> None:
    speak(qapp, language, QLocale.c())
    large.store(*(message(f"m{n}", address=number(n), unread=True) for n in range(12)))
    large.open_seat()
    large.window.resize(width, 760)
    bar = large.window.inbox.list.filters
    for one in Filter:
        large.window.inbox.list.show_only(one)
        large.qtbot.waitUntil(lambda: not cut_off(bar))
        assert any(button.isChecked() and button.isVisible() for button in bar.findChildren(QPushButton))
