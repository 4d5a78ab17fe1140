"""What is asked for from outside, in the window: done at once or once somebody sits there, and nothing sent."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from evoinbox.domain.errand import Aim, Errand
from evoinbox.domain.message import Direction
from evoinbox.engine.commands import FindTexts, Send
from evoinbox.ui.actions import Act
from evoinbox.ui.command_palette import CommandPalette
from tests.support.build import NOW_US, message
from tests.ui.conftest import OTHER, Stage, edit_of

KNOWN = Errand(Aim.OPEN, "(503) 555-0177")


def searched(stage: Stage) -> CommandPalette:
    box = QApplication.activeModalWidget()
    assert isinstance(box, CommandPalette)
    stage.qtbot.waitUntil(box.isActiveWindow)
    return box


def test_a_known_conversation_is_shown_where_it_opens_with_what_was_begun(desk: Stage) -> None:
    many = [
        message(f"u{n}", address=OTHER, at_us=NOW_US + n, unread=n > 10, text="line\n" * 5,
                direction=Direction.INCOMING)
        for n in range(40)
    ]  # fmt: skip
    desk.arrive(*many)
    desk.window.errands.carry_out(KNOWN)
    assert desk.window.inbox.open_key == many[0].conversation
    assert not desk.window.inbox.thread_pane.view.at_bottom
    assert edit_of(desk).text() == ""


def test_nobody_known_is_written_to(desk: Stage) -> None:
    desk.window.errands.carry_out(Errand(Aim.OPEN, "503 555 0188"))
    recipient = desk.window.inbox.compose.recipient
    assert recipient is not None
    assert recipient.address == "503 555 0188"
    assert edit_of(desk).hasFocus()


@pytest.mark.parametrize("act", [Act.SEARCH, Act.PALETTE])
def test_what_is_opened_is_not_covered_by_a_palette(desk: Stage, act: Act) -> None:
    desk.window.actions_by_name[act].trigger()
    searched(desk)
    desk.window.errands.carry_out(Errand(Aim.PREPARE, "503 555 0188", "hello"))
    assert QApplication.activeModalWidget() is None
    desk.qtbot.waitUntil(edit_of(desk).hasFocus)
    assert edit_of(desk).text() == "hello"


def test_words_are_sought_and_the_last_ones_where_there_are_none(desk: Stage) -> None:
    desk.window.errands.carry_out(Errand(Aim.SEARCH, text="bike"))
    box = searched(desk)
    assert box.field.text() == "bike"
    desk.window.errands.carry_out(Errand(Aim.SEARCH, text="car"))
    assert searched(desk) is box
    assert [one.sought for one in desk.all_of(FindTexts)] == ["bike", "car"]
    desk.window.errands.carry_out(Errand(Aim.SEARCH))
    assert box.field.text() == "car"


@pytest.mark.parametrize("errand", [KNOWN, Errand(Aim.SEARCH, text="bike")], ids=["open", "search"])
def test_before_somebody_sits_there_it_waits(stage: Stage, errand: Errand) -> None:
    stage.show()
    stage.store(message("m1"), message("m2", address=OTHER))
    stage.window.errands.carry_out(Errand(Aim.PREPARE, "+15035550100", "an earlier one"))
    stage.window.errands.carry_out(errand)
    stage.open_seat()
    if errand.aim is Aim.SEARCH:
        assert searched(stage).field.text() == "bike"
    else:
        assert stage.window.inbox.open_key == message(address=OTHER).conversation
    assert edit_of(stage).text() == ""
    assert stage.all_of(Send) == []
