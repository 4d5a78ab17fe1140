"""What is listed: filters and their numbers, who waits for how long, and one line of several."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from evoinbox.domain.conversation import WAITS_AT_MOST_US
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingId, OutgoingState
from evoinbox.ui import place_words
from evoinbox.ui.actions import Act
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.filter_bar import MORE, SEGMENTS
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import Stage, number
from tests.ui.test_placing import act


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "waiting"), (34, "waiting 34 min"), (60, "waiting 1 h"), (47 * 60, "waiting 47 h"), (49 * 60, "waiting 2 d")],
    ids=["now", "minutes", "an-hour", "hours", "days"],
)
def test_how_long_somebody_waits_in_words(minutes: int, words: str) -> None:
    assert place_words.waits(minutes * MINUTE_US) == words


def test_who_waits_is_counted_listed_longest_first_and_said(listed: Stage) -> None:
    inbox = listed.window.inbox
    listed.qtbot.waitUntil(lambda: inbox.list.filters.buttons[Filter.WAITING].text() == "Waiting  6")
    assert inbox.list.filters.buttons[Filter.WAITING].accessibleName() == "Waiting, 6 customers wait"
    act(listed, Act.SHOW_WAITING)
    waits = [inbox.model.at(row).waits_us(NOW_US) for row in range(inbox.model.rowCount())]
    assert waits == sorted(waits, reverse=True)
    assert "waiting 6 min" in inbox.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    before = inbox.list.view.grab().toImage()
    listed.now_us += 5 * MINUTE_US
    inbox.list._tick()
    listed.qtbot.waitUntil(lambda: inbox.list.view.grab().toImage() != before)
    assert isinstance(before, QImage)


def test_every_filter_is_reached_from_the_bar_and_named_there(listed: Stage) -> None:
    filters = listed.window.inbox.list.filters
    for one in SEGMENTS:
        filters.buttons[one].click()
        assert listed.window.inbox.model.filter is one
    for one in MORE:
        filters.chosen.emit(one)
        assert filters.more_button.isChecked()
        assert filters.more_button.text()
        assert all(button.width() >= button.sizeHint().width() for button in filters.buttons.values())
    filters.buttons[Filter.ALL].click()
    assert not filters.more_button.text()
    assert filters.more_button.accessibleName() == "More to list"


def test_where_there_is_no_room_the_filters_say_their_numbers_to_the_ear_only(listed: Stage) -> None:
    filters = listed.window.inbox.list.filters
    waiting = filters.buttons[Filter.WAITING]
    listed.qtbot.waitUntil(lambda: waiting.text() == "Waiting  6")
    filters.resize(160, filters.height())
    assert (waiting.text(), waiting.accessibleName()) == ("Waiting", "Waiting, 6 customers wait")
    filters.resize(600, filters.height())
    assert waiting.text() == "Waiting  6"


def test_the_numbers_are_those_of_the_line_that_is_listed(listed: Stage) -> None:
    """What waits on a line counts there, texts that need the agent one by one."""
    other = message("other", address=number(7), line="line-2", line_name="Shop", at_us=NOW_US)
    listed.arrive(other)
    for n in range(2):
        listed.put(outgoing(OutgoingId(f"o{n}"), address=number(0), state=OutgoingState.FAILED))
    buttons = listed.window.inbox.list.filters.buttons
    listed.window.inbox.list.show_line(LineId("line-1"))
    assert buttons[Filter.UNREAD].accessibleName() == "Unread, 2 texts need you"
    assert buttons[Filter.WAITING].text() == "Waiting  5"  # who gets an answer does not wait
    listed.window.inbox.list.show_line(LineId("line-2"))
    assert (buttons[Filter.UNREAD].text(), buttons[Filter.WAITING].text()) == ("Unread", "Waiting  1")
    act(listed, Act.SHOW_WAITING)
    assert listed.window.inbox.model.waiting_longest() == [other.conversation]


def test_nobody_is_listed_as_waiting_for_ever(listed: Stage) -> None:
    inbox = listed.window.inbox
    act(listed, Act.SHOW_WAITING)
    assert inbox.model.rowCount() == 6
    listed.now_us += WAITS_AT_MOST_US
    inbox.list._tick()
    assert [inbox.model.at(row).key for row in range(inbox.model.rowCount())] == [inbox.open_key]
    assert inbox.list.filters.buttons[Filter.WAITING].accessibleName() == "Waiting, nobody waits"


def test_a_filter_shows_its_first_rows_and_all_of_them_the_open_one(stage: Stage) -> None:
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - (n + 1) * MINUTE_US) for n in range(40)))
    stage.open_seat()
    listed, model = stage.window.inbox.list, stage.window.inbox.model
    listed.view.setCurrentIndex(model.index(30))
    opened = model.at(30).key
    stage.qtbot.waitUntil(lambda: not stage.window.inbox._holder.isActive())  # it is listed whatever the filter then
    act(stage, Act.SHOW_WAITING)
    assert listed.view.verticalScrollBar().value() == 0
    assert model.at(0).key == message(address=number(39)).conversation
    act(stage, Act.SHOW_ALL)
    assert listed.view.viewport().rect().contains(listed.view.visualRect(model.index(model.row_of(opened))))
