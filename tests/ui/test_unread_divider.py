"""A thread opens at its first unread text, under a divider that stays; what is below is counted, and read when seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from evoinbox.domain.message import Direction, Message
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import ConversationsChanged
from evoinbox.engine.commands import MarkRead
from evoinbox.ui.message_model import LARGEST
from evoinbox.ui.message_view import MessageView
from tests.support.build import NOW_US, message, outgoing, whole
from tests.ui.conftest import OTHER, Stage
from tests.ui.test_message_view import history, opened

KEY = message().conversation


def with_unread(count: int, unread: int) -> list[Message]:
    """A thread whose newest texts are unread, and another customer's."""
    made = history(count)
    for place in range(count - unread, count):
        made[place] = replace(made[place], unread=True, direction=Direction.INCOMING, sender="")
    return [*made, message("other", address=OTHER, at_us=NOW_US - 10**12)]


def dividers(view: MessageView) -> list[str]:
    """The rows under a divider."""
    return [row.identity for row in view._rows.rows if row.opens_new]


def top_of(view: MessageView, identity: str) -> int:
    """Where a row begins in the viewport."""
    return view.visualRect(view._rows.index(view._number_of(identity))).top()


@pytest.mark.parametrize(
    ("count", "unread"), [(90, 30), (850, 99), (850, 700), (500, 450), (60, 60)],
    ids=["page", "whole-page", "beyond-the-window", "beyond-the-page", "all"],
)  # fmt: skip
def test_it_opens_at_the_first_unread_text_and_counts_the_rest(stage: Stage, count: int, unread: int) -> None:
    view = opened(stage, *with_unread(count, unread))
    first = f"m:m{count - unread:05}"
    stage.qtbot.waitUntil(lambda: not view._pager.isActive())
    assert dividers(view) == [first]
    assert 0 <= top_of(view, first) < view.viewport().height() // 3
    assert view.currentIndex().row() == view._number_of(first)
    seen = sum(1 for row in view._rows.rows if row.at_us <= view._seen_us) - view._number_of(first)
    assert 0 < seen < 15
    assert view._pill.text() == f"{unread - seen} new"
    assert not stage.all_of(MarkRead)
    assert len(view._rows.rows) <= LARGEST


def test_the_pill_leads_to_the_newest_which_is_then_read(stage: Stage) -> None:
    view = opened(stage, *with_unread(850, 700))
    stage.qtbot.mouseClick(view._pill, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: bool(stage.all_of(MarkRead)))
    assert view.at_bottom
    assert not view._pill.isVisible()
    assert view._rows.rows[-1].identity == "m:m00849"


def test_reading_on_counts_down_and_marks_read_at_the_end_only(stage: Stage) -> None:
    view = opened(stage, *with_unread(850, 250))
    bar = view.verticalScrollBar()
    left = [250]
    while not view.at_bottom:
        assert not stage.all_of(MarkRead)
        bar.setValue(bar.value() + view.viewport().height() // 2)
        stage.qtbot.waitUntil(lambda: not view._pager.isActive())
        if view._pill.text() != "Newest":
            left.append(int(view._pill.text().removesuffix(" new").replace(",", "")))
    assert left == sorted(left, reverse=True)
    assert left[-1] < 10
    assert stage.seen_in(MarkRead) == [{KEY}]


def test_the_divider_stays_until_the_thread_is_opened_anew(stage: Stage) -> None:
    view = opened(stage, *with_unread(60, 3))
    assert view.at_bottom
    assert stage.seen_in(MarkRead) == [{KEY}]
    with stage.cache.transaction():
        stage.cache.mark_read(whole(KEY))
    stage.say(ConversationsChanged(frozenset({KEY})))
    stage.arrive(message("later", at_us=NOW_US, unread=True))
    assert dividers(view) == ["m:m00057"]
    assert view.at_bottom
    with stage.cache.transaction():
        stage.cache.mark_read(whole(KEY))
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(1))
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    assert dividers(view) == []
    assert view.at_bottom


def test_it_stays_there_while_the_window_changes_and_texts_come(stage: Stage) -> None:
    view = opened(stage, *with_unread(300, 120))
    stage.qtbot.waitUntil(lambda: not view._pager.isActive())
    stage.window.resize(900, 600)
    seen: list[tuple[int, int]] = []

    def settled() -> bool:
        seen.append((view.height(), top_of(view, "m:m00180")))
        return stage.window.width() == 900 and len(seen) > 2 and len(set(seen[-3:])) == 1

    stage.qtbot.waitUntil(settled)
    assert 0 <= top_of(view, "m:m00180") < view.viewport().height() // 3
    before = top_of(view, "m:m00180")
    stage.arrive(message("more", at_us=NOW_US), *history(40, last_us=NOW_US - 10**12, name="old"))
    assert abs(top_of(view, "m:m00180") - before) <= 1


def test_the_divider_is_heard_and_parts_the_group(stage: Stage) -> None:
    texts = [message(f"g{n}", at_us=NOW_US + n, unread=n > 0) for n in range(3)]
    view = opened(stage, *texts)
    spoken = [str(view._rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
    assert [words.startswith("New, ") for words in spoken] == [False, True, False]
    assert [(row.opens_group, row.closes_group) for row in view._rows.rows] == [
        (True, True),
        (True, False),
        (False, True),
    ]


def test_a_reminder_without_an_unread_text_opens_at_the_newest(stage: Stage) -> None:
    stage.desk.remind(KEY)
    view = opened(stage, *history(120))
    assert dividers(view) == []
    assert view.at_bottom


def test_what_needs_a_decision_is_offered_above_as_well(stage: Stage) -> None:
    stage.desk.enqueue(outgoing())
    stage.desk.update(outgoing(state=OutgoingState.FAILED))
    view = opened(stage, *with_unread(500, 300))
    pane = stage.window.inbox.thread_pane
    assert not view._rows.at_newest
    assert [button.text() for button in pane._buttons if button.isVisible()] == ["Send again", "Take back", "Discard"]
    view.to_newest()
    assert view._rows.rows[-1].identity == "o:o1"


def test_a_note_leads_to_the_first_unread_text(stage: Stage) -> None:
    view = opened(stage, *with_unread(90, 30))
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(1))
    stage.window.contents.show_text(f"conversation:{KEY}")
    assert 0 <= top_of(view, "m:m00060") < view.viewport().height() // 3
