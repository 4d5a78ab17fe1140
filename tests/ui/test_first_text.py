"""The first text to a number says where it is and what the clock shows there, and asks at night; others have a hint."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from evoinbox.engine.commands import Send
from evoinbox.ui import first_text
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import Stage, edit_of, pane_of, write

NEW = "+15035550199"


def at(hour: int, minute: int = 0) -> int:
    """An instant of the day the tests are on, UTC."""
    day = datetime.fromtimestamp(NOW_US / 1_000_000, tz=UTC)
    return int(day.replace(hour=hour, minute=minute, second=0).timestamp()) * 1_000_000


def hint(stage: Stage) -> str:
    label = pane_of(stage).second_step.first.hint
    return label.text() if label.isVisible() else ""


@pytest.fixture
def oregon_at_seven(writing: Stage) -> Stage:
    writing.now_us = at(15)
    return writing


def test_a_first_text_says_where_it_goes_and_asks_at_night(oregon_at_seven: Stage) -> None:
    stage = oregon_at_seven
    stage.window.inbox.compose_to(NEW, "Hello")
    assert hint(stage) == "New number, Oregon, United States. It is 7:00 there."
    stage.now_us += MINUTE_US
    stage.qtbot.keyClick(edit_of(stage), Qt.Key.Key_Return)
    question = pane_of(stage).question
    assert question.words.text() == "It is 7:01 there. Send this first text now?"
    assert stage.all_of(Send) == []
    stage.now_us += MINUTE_US
    stage.qtbot.keyClick(edit_of(stage), Qt.Key.Key_Return)
    assert [one.address for one in stage.all_of(Send)] == [NEW]
    stage.put(outgoing(address=NEW))
    stage.qtbot.waitUntil(lambda: "New" not in hint(stage))


def test_by_day_nothing_is_asked(oregon_at_seven: Stage) -> None:
    stage = oregon_at_seven
    stage.now_us = at(17, 30)
    stage.window.inbox.compose_to(NEW, "Hello")
    assert hint(stage) == "New number, Oregon, United States. It is 9:30 there."
    stage.now_us += MINUTE_US
    stage.qtbot.keyClick(edit_of(stage), Qt.Key.Key_Return)
    assert len(stage.all_of(Send)) == 1


def test_a_number_in_two_zones_has_two_times_and_one_that_tells_none_has_none(oregon_at_seven: Stage) -> None:
    stage = oregon_at_seven
    stage.window.inbox.compose_to("+12085550199")
    assert hint(stage) == "New number, Idaho, United States. It is between 7:00 and 8:00 there."
    stage.window.inbox.compose_to("+18005550199")
    assert hint(stage) == "New number, United States."
    stage.window.inbox.compose_to("32665")
    assert hint(stage) == ""


def test_a_customer_one_knows_has_a_hint_at_night_and_no_question(oregon_at_seven: Stage) -> None:
    stage = oregon_at_seven
    stage.arrive(message("n1", at_us=stage.now_us))
    stage.qtbot.waitUntil(lambda: hint(stage) == "It is 7:00 there.")
    stage.window.inbox.compose_to(NEW)
    stage.window.inbox.open_address(message().address)
    assert hint(stage) == "It is 7:00 there."  # before anything is painted: what stands does not move
    stage.now_us += MINUTE_US
    write(stage, "good morning")
    stage.qtbot.keyClick(edit_of(stage), Qt.Key.Key_Return)
    assert len(stage.all_of(Send)) == 1
    stage.now_us = at(18)
    stage.arrive(message("n2", at_us=stage.now_us))
    stage.qtbot.waitUntil(lambda: hint(stage) == "")


def test_what_the_first_look_at_a_number_would_wait_for_is_loaded_ahead(stage: Stage) -> None:
    first_text._places.cache_clear()
    stage.open_seat()
    stage.qtbot.waitUntil(lambda: first_text._places.cache_info().currsize == 1)
    assert stage.window.inbox.open_key is None
