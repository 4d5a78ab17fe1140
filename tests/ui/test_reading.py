"""What counts as read, what is counted, and when the agent is at work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QWidget,
)

from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import Closing, ConversationsChanged, HistoryProgress
from evoinbox.engine.commands import Acted, Attend, HurryPast, MarkRead, MarkUnread
from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.conversation_model import Filter
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import Stage, press

KEY = message().conversation


def test_a_thread_in_sight_is_read(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    assert not inbox.all_of(MarkRead)
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(1))
    other = inbox.window.inbox.open_key
    assert inbox.seen_in(MarkRead) == [{other}] if other is not None else False
    inbox.arrive(message("m4", address="+15035550177", at_us=NOW_US + 5, unread=True))
    assert len(inbox.all_of(MarkRead)) == 2


def test_one_number_stands_on_list_badge_and_title(inbox: Stage) -> None:
    badges: list[int] = []
    inbox.window.contents.badge_changed.connect(badges.append)
    inbox.put(outgoing(address="+15035550178", state=OutgoingState.FAILED))
    unread = inbox.window.inbox.list.filters.buttons[Filter.UNREAD]
    assert unread.text() == "Unread  2"
    assert unread.accessibleName() == "Unread, 1 text and 1 text needs you"
    assert inbox.window.windowTitle() == "(2) 1 text needs you - EvoInbox"
    assert badges == [2]
    inbox.say(Closing())
    assert inbox.window.windowTitle() == "EvoInbox"
    assert badges == [2, 0]


def test_a_thread_marked_unread_stays_so_in_sight_until_it_is_opened_again(inbox: Stage) -> None:
    view = inbox.window.inbox.list.view
    view.setCurrentIndex(inbox.window.inbox.model.index(0))
    inbox.window.actions_by_name[Act.MARK_UNREAD].trigger()
    assert inbox.all_of(MarkUnread) == [MarkUnread(KEY)]
    inbox.desk.remind(KEY)
    inbox.say(ConversationsChanged(frozenset({KEY})))
    assert inbox.window.inbox.model.at(0).unread == 1
    assert inbox.window.windowTitle() == "(2) EvoInbox"
    assert inbox.all_of(MarkRead) == []
    view.setCurrentIndex(inbox.window.inbox.model.index(2))
    view.setCurrentIndex(inbox.window.inbox.model.index(0))
    assert inbox.seen_in(MarkRead) == [{KEY}]


def test_what_arrives_below_a_reader_is_read_when_it_is_reached(inbox: Stage) -> None:
    inbox.store(*(message(f"old{n}", at_us=NOW_US - 1000 - n) for n in range(60)))
    inbox.say(ConversationsChanged(frozenset({KEY})))
    view = inbox.window.inbox.list.view
    view.setCurrentIndex(inbox.window.inbox.model.index(0))
    thread = inbox.window.inbox.thread_pane.view
    thread.verticalScrollBar().setValue(thread.verticalScrollBar().maximum() - 800)
    inbox.arrive(message("m4", at_us=NOW_US + 5, unread=True))
    assert not inbox.all_of(MarkRead)
    press(inbox, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert inbox.seen_in(MarkRead) == [{KEY}]


def test_that_the_agent_is_at_work_is_told_once_a_second(inbox: Stage) -> None:
    window = inbox.window.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert inbox.all_of(Acted) == [Acted()]
    inbox.now_us += 1_000_000
    QTest.keyClick(window, Qt.Key.Key_Up)
    assert len(inbox.all_of(Acted)) == 2


def test_nothing_is_read_while_the_window_is_not_active(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    other = QWidget()
    inbox.qtbot.addWidget(other)
    with inbox.qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    inbox.qtbot.waitUntil(lambda: inbox.all_of(Attend)[-1] == Attend(looking=False))
    inbox.arrive(message("m4", at_us=NOW_US + 5, unread=True))
    assert not inbox.all_of(MarkRead)
    inbox.window.activateWindow()
    inbox.qtbot.waitUntil(lambda: inbox.all_of(Attend)[-1] == Attend(looking=True))
    assert inbox.seen_in(MarkRead) == [{KEY}]


def test_while_the_past_is_read_a_thread_says_that_older_texts_may_be_missing(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    gap = inbox.window.inbox.thread_pane.gap
    assert not gap.isVisible()
    inbox.say(HistoryProgress(250, 9000, complete=False))
    assert gap.isVisible()
    assert gap.words.text() == "Older texts may still be missing here: 250 of 9,000 texts fetched."
    inbox.qtbot.mouseClick(gap.button, Qt.MouseButton.LeftButton)
    assert inbox.all_of(HurryPast) == [HurryPast(KEY), HurryPast()]
    inbox.say(HistoryProgress(500, 9000, complete=False, whole=frozenset({KEY})))
    assert not gap.isVisible()
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(1))
    assert inbox.all_of(HurryPast)[-1] == HurryPast(inbox.window.inbox.open_key)
    assert gap.isVisible()
    inbox.say(HistoryProgress(9000, 9000, complete=True))
    assert not gap.isVisible()


def test_a_text_that_vanished_says_so_to_eye_and_ear(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    with inbox.cache.transaction():
        inbox.cache.mark_vanished(["m1"])  # type: ignore[list-item]
    inbox.say(ConversationsChanged(frozenset({KEY})))
    model = inbox.window.inbox.thread_pane.model
    assert [row.vanished for row in model.rows] == [True]
    assert "no longer on the service" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_was_marked_unread_is_read_as_ever_once_it_was_answered_or_chosen_again(inbox: Stage) -> None:
    view = inbox.window.inbox.list.view
    view.setCurrentIndex(inbox.window.inbox.model.index(0))
    inbox.window.actions_by_name[Act.MARK_UNREAD].trigger()
    inbox.desk.remind(KEY)
    inbox.say(ConversationsChanged(frozenset({KEY})))
    inbox.desk.forget_reminders([KEY])  # as an answer does
    inbox.say(ConversationsChanged(frozenset({KEY})))
    inbox.arrive(message("m5", at_us=NOW_US + 5, unread=True))
    assert inbox.seen_in(MarkRead) == [{KEY}]
    inbox.window.actions_by_name[Act.MARK_UNREAD].trigger()
    inbox.arrive(message("m6", at_us=NOW_US + 6, unread=True))
    assert len(inbox.all_of(MarkRead)) == 1
    inbox.window.contents.show_text(f"conversation:{KEY}")
    assert len(inbox.all_of(MarkRead)) == 2


def test_with_one_line_chosen_the_filter_s_number_is_that_line_s(inbox: Stage) -> None:
    inbox.arrive(message("m7", address="+15035550179", line="line-2", line_name="Shop", at_us=NOW_US, unread=True))
    listed = inbox.window.inbox.list
    assert listed.filters.buttons[Filter.UNREAD].text() == "Unread  2"
    listed.show_line(LineId("line-2"))
    assert listed.filters.buttons[Filter.UNREAD].text() == "Unread  1"
    assert inbox.window.windowTitle() == "(2) EvoInbox"


def test_reading_all_again_is_no_gap(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    inbox.say(HistoryProgress(250, 9000, complete=False, again=True))
    assert not inbox.window.inbox.thread_pane.gap.isVisible()
    assert inbox.window.inbox.list._words.text() == "Reading again: 250 of 9,000 texts"


def test_at_its_beginning_a_thread_says_that_older_texts_are_not_kept(inbox: Stage) -> None:
    inbox.window.inbox.list.view.setCurrentIndex(inbox.window.inbox.model.index(0))
    gap = inbox.window.inbox.thread_pane.gap
    inbox.window.contents.use(Settings(keep_days=30))
    assert gap.isVisible()
    assert gap.words.text() == "Texts older than 30 days are not kept on this computer."
    assert not gap.button.isVisible()
    gap.show_at(oldest=False)
    assert not gap.isVisible()
    gap.show_at(oldest=True)
    assert gap.isVisible()
    inbox.window.contents.use(Settings())
    assert not gap.isVisible()


def test_what_was_purged_leaves_the_open_thread_and_the_list(inbox: Stage) -> None:
    window = inbox.window.inbox
    inbox.arrive(*(message(f"old{n}", at_us=NOW_US - (9 - n) * 60_000_000, text=f"old {n}") for n in range(9)))
    window.open(KEY, by_program=True)
    rows = window.thread_pane.model.rows
    listed, newest_us = window.model.rowCount(), rows[-1].at_us
    assert len(rows) > 9
    touched, _ = inbox.cache.purge(newest_us, 0)
    assert KEY in touched
    inbox.say(ConversationsChanged(touched))
    assert [row.at_us for row in window.thread_pane.model.rows] == [newest_us]

    touched, _ = inbox.cache.purge(newest_us + 1, 0)
    inbox.say(ConversationsChanged(touched))
    assert len(window.thread_pane.model.rows) == 0
    assert window.model.rowCount() < listed
