"""Customers who have gone quiet: a question of ours without an answer for days, listed and said on the row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from evoinbox.domain.conversation import DAY_US, FOR_GOOD_US, QUIET_AT_MOST_US
from evoinbox.domain.message import Direction, Message
from evoinbox.engine.changes import ConversationsChanged
from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.conversation_model import Filter
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import Stage, number

OURS, THEIRS = Direction.OUTGOING, Direction.INCOMING
QUESTION = "Does Thursday at 3 suit you?"


def text(place: int, ago_us: int, words: str = QUESTION, who: Direction = OURS) -> Message:
    """A text to or from a customer, some time ago."""
    return message(f"m{place}-{ago_us}", address=number(place), at_us=NOW_US - ago_us, text=words, direction=who)


@pytest.fixture
def days(stage: Stage) -> Stage:
    """Conversations of some days, by their numbers."""
    stage.show()
    stage.store(
        text(0, 4 * DAY_US),
        text(1, 2 * DAY_US),
        text(2, 4 * DAY_US, "You are welcome!"),
        text(3, 5 * DAY_US), text(3, 4 * DAY_US, "Yes?", THEIRS),
        text(4, QUIET_AT_MOST_US),
        text(5, 9 * DAY_US, "هل يناسبك الخميس؟"),
        text(6, 8 * DAY_US), text(7, 7 * DAY_US),
    )  # fmt: skip
    stage.desk.shelve({message(address=number(6)).conversation: NOW_US}, FOR_GOOD_US)
    stage.desk.enqueue(outgoing("again", address=number(7), written_at_us=NOW_US))
    stage.open_seat()
    return stage


def listed(stage: Stage) -> list[str]:
    """Whose conversations are listed."""
    model = stage.window.inbox.model
    return [model.at(row).address for row in range(model.rowCount())]


def test_questions_that_nobody_answered_are_listed_and_said(days: Stage) -> None:
    days.window.actions_by_name[Act.SHOW_QUIET].trigger()
    assert listed(days) == [number(0), number(5)]
    rows = [days.window.inbox.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert ["no answer 4 d" in rows[0], "no answer 9 d" in rows[1]] == [True, True]
    days.window.inbox.list.show_only(Filter.ALL)
    all_rows = [days.window.inbox.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(7)]
    assert sum("no answer" in row for row in all_rows) == 2


def test_an_answer_ends_it_and_a_day_or_a_setting_begins_it(days: Stage) -> None:
    days.window.inbox.list.show_only(Filter.QUIET)
    days.arrive(text(0, 0, "Thursday is fine", THEIRS))
    assert listed(days) == [number(5)]
    days.now_us += DAY_US + 1
    days.window.inbox.model.look_again()
    assert listed(days) == [number(1), number(5)]
    days.window.contents.use(Settings(quiet_days=10))
    assert listed(days) == [number(5)]
    days.desk.shelve({message(address=number(5)).conversation: NOW_US}, FOR_GOOD_US)
    days.say(ConversationsChanged(frozenset({message(address=number(5)).conversation})))
    assert listed(days) == []
