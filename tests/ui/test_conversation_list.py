"""The list: order, smallest moves, filter, and a selection that no arrival can take away."""

from __future__ import annotations

import contextlib
import random
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Conversation, Draft
from evoinbox.domain.errors import StoreError
from evoinbox.domain.message import Direction, LineId
from evoinbox.engine.changes import Contact, ConversationsChanged, Freshness, HistoryProgress, LinesChanged
from evoinbox.engine.commands import MarkRead
from evoinbox.store.reader import NEWEST_FIRST, Place, Reader
from evoinbox.ui.conversation_model import Filter, Index, Role
from evoinbox.ui.conversation_row import ConversationRow
from evoinbox.ui.feed import FEW, FILLED
from evoinbox.ui.names import initials
from tests.support.build import KEY, MINUTE_US, NOW_US, message, outgoing, whole
from tests.ui.conftest import Stage, number
from tests.ui.test_conversation_model import keys


def test_initials() -> None:
    assert [initials(name) for name in ("Ann Example", "MYBANK", "(503) 555-0142", "ann.k@x.de", "72727", "…")] == [
        "AE", "M", "42", "AK", "27", "",
    ]  # fmt: skip


def test_in_unread_the_open_one_stays_until_it_is_left(stage: Stage) -> None:
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - n, unread=n < 2) for n in range(4)))
    stage.open_seat()
    listed = stage.window.inbox.list
    view, model = listed.view, stage.window.inbox.model
    listed.show_only(Filter.UNREAD)
    assert model.rowCount() == 2
    view.setCurrentIndex(model.index(0))
    assert stage.seen_in(MarkRead) == [{model.at(0).key}]
    opened = model.at(0).key
    with stage.cache.transaction():
        stage.cache.mark_read(whole(opened))
    stage.say(ConversationsChanged(frozenset({opened})))
    assert keys(model)[0] == opened
    assert view.currentIndex().row() == 0
    view.setCurrentIndex(model.index(1))
    stage.qtbot.waitUntil(lambda: opened not in keys(model))
    assert stage.window.inbox.open_key == model.at(0).key


def test_no_arrival_ever_changes_the_selection(stage: Stage) -> None:
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - n) for n in range(30)))
    stage.open_seat()
    inbox = stage.window.inbox
    inbox.list.view.setCurrentIndex(inbox.model.index(12))
    opened = inbox.open_key
    assert opened is not None
    chance = random.Random(7)
    chosen: list[ConversationKey] = []
    inbox.list.view.chosen.connect(chosen.append)
    for turn in range(60):
        whose = [chance.randrange(45) for _ in range(chance.randrange(1, 4))]
        texts = [
            message(f"n{turn}-{n}", address=number(n), at_us=NOW_US + turn * 100 + n, unread=chance.random() < 0.5)
            for n in dict.fromkeys(whose)
        ]
        if turn % 15 == 7:
            inbox.list.show_only(chance.choice(list(Filter)))
        stage.arrive(*texts)
        assert inbox.model.at(inbox.list.view.currentIndex().row()).key == opened
        assert inbox.open_key == opened
    assert not chosen


def test_rows_arriving_above_do_not_move_a_scrolled_list(stage: Stage) -> None:
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - n) for n in range(200)))
    stage.open_seat()
    view, model = stage.window.inbox.list.view, stage.window.inbox.model
    view.verticalScrollBar().setValue(1234)
    first = view.indexAt(view.viewport().rect().center())
    key, top = model.at(first.row()).key, view.visualRect(first).top()
    stage.arrive(
        message("new", address=number(999), at_us=NOW_US + 5), message("m-up", address=number(150), at_us=NOW_US + 9)
    )
    stage.arrive(message("down", address=number(2), at_us=NOW_US + 20))
    assert view.visualRect(model.index(model.row_of(key))).top() == top


def test_a_flood_of_history_arrives_whole(stage: Stage) -> None:
    stage.show()
    stage.open_seat()
    for page in range(8):
        touched = stage.store(*(message(f"m{page}-{n}", address=number(page * 50 + n)) for n in range(100)))
        stage.bridge.deliver(ConversationsChanged(touched))
    stage.say(HistoryProgress(800, 800, complete=True))
    stage.qtbot.waitUntil(lambda: stage.window.inbox.model.rowCount() == 450)


def test_a_begun_conversation_without_texts_stands_on_top(stage: Stage) -> None:
    stage.show()
    stage.store(message("m1", address=number(1)))
    stage.open_seat()
    begun = ConversationKey(f"tel:{number(2)}")
    stage.desk.save_draft(Draft(begun, number(2), LineId("line-1"), "Hello", 5))
    stage.say(ConversationsChanged(frozenset({begun})))
    assert keys(stage.window.inbox.model)[0] == begun


def test_lines_are_named_when_there_are_several(stage: Stage) -> None:
    stage.show()
    stage.store(message("m1"))
    stage.open_seat()
    before = stage.window.inbox.model.several_lines
    stage.store(message("m2", address=number(2), line="line-2", line_name="Billing"))
    stage.say(LinesChanged())
    assert (before, stage.window.inbox.model.several_lines) == (False, True)
    spoken = stage.window.inbox.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(("Front desk", "Billing"))


def test_the_number_of_unread_texts_is_on_the_filter(stage: Stage) -> None:
    stage.show()
    stage.store(message("m1", unread=True), message("m2", unread=True), message("m3"))
    stage.open_seat()
    assert stage.window.inbox.list.filters.buttons[Filter.UNREAD].accessibleName() == "Unread, 2 texts"


def test_words_that_stay_for_a_while_are_looked_at_when_they_change(desk: Stage) -> None:
    listed, good = desk.window.inbox.list, Freshness(Contact.GOOD, desk.now_us, desk.now_us, None)
    desk.say(good)
    waits_ms = []
    for later_us in (0, 4_000_000, 20_000_000, 27_000_000):
        desk.now_us = good.good_at_us + later_us
        listed._tick()
        waits_ms.append(listed._ticker.interval())
    assert waits_ms == [20_001, 16_001, 5_001, 3_001]
    desk.now_us = good.good_at_us - good.good_at_us % 60_000_000 + 57_000_000
    desk.say(Freshness(Contact.GOOD, desk.now_us, desk.now_us, None))
    assert listed._ticker.interval() == 3_001  # how long customers wait is told in minutes
    desk.window.hide()
    assert not listed._ticker.isActive()


def test_a_minute_that_passes_paints_the_rows_it_has_changed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.show()
    stage.now_us = NOW_US // MINUTE_US * MINUTE_US
    hours_us = stage.now_us - 150 * MINUTE_US
    stage.store(*(message(f"m{n}", address=number(n), at_us=hours_us - n, unread=True) for n in range(1, 5)))
    stage.store(message("m0", address=number(0), at_us=stage.now_us - 5 * MINUTE_US, unread=True))
    stage.open_seat()
    listed = stage.window.inbox.list
    painted: list[str] = []
    paint = ConversationRow.paint

    def note(self: ConversationRow, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painted.append(index.data(Role.CONVERSATION).address)
        paint(self, painter, option, index)

    def after(minutes: int) -> list[str]:
        listed._tick()
        listed.view.viewport().repaint()
        painted.clear()
        stage.now_us += minutes * MINUTE_US
        listed._tick()
        stage.qtbot.waitUntil(lambda: bool(painted))
        return sorted(painted)

    monkeypatch.setattr(ConversationRow, "paint", note)
    assert after(1) == [number(0)]
    assert after(60) == [number(n) for n in range(5)]
    stage.arrive(message("m9", address=number(9), at_us=stage.now_us, direction=Direction.OUTGOING, text="And?"))
    after(3 * 24 * 60 - 1)
    assert after(1) == [number(9)], "no answer 3 d"


def test_nothing_to_list_is_said_in_words(stage: Stage) -> None:
    stage.show()
    stage.open_seat()
    stage.say(Freshness(Contact.GOOD, NOW_US, NOW_US, None), HistoryProgress(0, 0, complete=True))
    listed = stage.window.inbox.list
    assert listed._stack.currentWidget() is listed._empty
    assert listed._empty._title.text() == "No conversations yet"
    stage.arrive(message("m1"))
    assert listed._stack.currentWidget() is listed.view
    listed.show_only(Filter.UNREAD)
    assert listed._empty._title.text() == "All caught up"
    assert not listed.view.currentIndex().isValid() or listed.view.currentIndex() == QModelIndex()


def test_one_line_or_all_are_listed(stage: Stage) -> None:
    stage.show()
    stage.store(message("m1"), message("m2", address="+15035550177", line="line-2", line_name="Shop"))
    stage.open_seat()
    listed, model = stage.window.inbox.list, stage.window.inbox.model
    assert listed.line_button.isVisible()
    assert listed.line_button.text() == "All lines"
    listed.show_line(LineId("line-2"))
    assert [model.at(row).line for row in range(model.rowCount())] == ["line-2"]
    assert listed.line_button.accessibleName() == "Lines listed: Shop, change"
    stage.arrive(message("m3", at_us=NOW_US + 1), message("m4", address="+15035550178", line="line-2", at_us=NOW_US))
    assert {model.at(row).line for row in range(model.rowCount())} == {"line-2"}
    listed.show_line(None)
    assert model.rowCount() == 3


def test_an_answer_leaves_from_the_line_the_customer_wrote_to(stage: Stage) -> None:
    stage.show()
    stage.store(
        message("m1", line="line-2", line_name="Shop"),
        message("m2", line="line-1", at_us=NOW_US + 1, direction=Direction.OUTGOING, sender="Flow"),
    )
    stage.open_seat()
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    assert stage.window.inbox.compose.line == "line-2"


def test_a_long_list_comes_in_portions_and_is_whole_and_in_order(stage: Stage) -> None:
    """Some with a draft or a text on its way stand elsewhere than the service has them, and some arrive meanwhile."""
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - n * MINUTE_US) for n in range(1300)))
    old, older = message(address=number(1250)).conversation, message(address=number(700))
    stage.desk.save_draft(Draft(old, number(1250), LineId("line-1"), "begun", 5))
    stage.desk.enqueue(outgoing(address=number(900), written_at_us=NOW_US - MINUTE_US // 2))
    inbox = stage.window.inbox
    inbox.model.rowsInserted.connect(lambda: inbox.open(older.conversation, by_program=True))
    stage.open_seat()
    stage.arrive(message("new", address=number(1100), at_us=NOW_US + 5))
    stage.qtbot.waitUntil(lambda: inbox.model.rowCount() == 1300)
    listed = [inbox.model.at(row) for row in range(1300)]
    with contextlib.closing(Reader(stage.folder / "cache.db", stage.folder / "desk.db", KEY)) as reader:
        assert listed == reader.conversations()
    assert inbox.open_key == older.conversation


def test_a_flood_of_changes_is_read_in_portions_and_ends_right(stage: Stage) -> None:
    stage.show()
    stage.open_seat()
    texts = [message(f"m{n}", address=number(n), at_us=NOW_US - n * MINUTE_US, unread=n < 9) for n in range(1700)]
    stage.desk.save_draft(Draft(texts[1690].conversation, number(1690), LineId("line-1"), "begun", 5))
    stage.say(ConversationsChanged(stage.store(*texts)))
    inbox = stage.window.inbox
    stage.qtbot.waitUntil(lambda: inbox.model.rowCount() == 1700)
    begun = message(address=number(1800)).conversation  # the service knows nothing of it
    stage.desk.save_draft(Draft(begun, number(1800), LineId("line-1"), "hello", 5))
    changed = stage.store(*(replace(text, text="changed") for text in texts))
    stage.say(ConversationsChanged(changed | {begun}))
    stage.qtbot.waitUntil(lambda: not inbox.reading)
    assert inbox.model.row_of(begun) == 0
    with contextlib.closing(Reader(stage.folder / "cache.db", stage.folder / "desk.db", KEY)) as reader:
        assert [inbox.model.at(row) for row in range(1701)] == reader.conversations()
    assert stage.window.windowTitle() == "(9) EvoInbox"


def test_a_list_that_cannot_be_read_for_a_moment_is_read_later(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - n * MINUTE_US) for n in range(900)))
    more = Reader.more_conversations
    refused: list[Place] = []

    def refuse_once(reader: Reader, place: Place, limit: int) -> tuple[list[Conversation], Place]:
        if place != NEWEST_FIRST and not refused:
            refused.append(place)
            raise StoreError
        return more(reader, place, limit)

    monkeypatch.setattr(Reader, "more_conversations", refuse_once)
    stage.open_seat()
    stage.qtbot.waitUntil(lambda: stage.window.inbox.model.rowCount() == 900)
    assert refused


def test_an_ampersand_in_a_line_s_name_is_seen_in_both_menus(desk: Stage) -> None:
    desk.arrive(message("m9", line="line-2", line_name="Sales & Service", at_us=NOW_US + 9))
    desk.say(LinesChanged())
    for button in (desk.window.inbox.list.line_button, desk.window.inbox.compose.head.line_button):
        button.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert "Sales && Service" in [action.text() for action in menu.actions()]
        menu.close()


def test_a_letter_typed_in_the_list_chooses_nobody(listed: Stage) -> None:
    view = listed.window.inbox.list.view
    before = listed.window.inbox.open_key
    view.keyboardSearch("(555")
    assert listed.window.inbox.open_key == before


def test_a_window_that_is_always_busy_gets_its_whole_list(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evoinbox.ui.feed.ENOUGH_MS", -1)
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - n * MINUTE_US) for n in range(900)))
    stage.open_seat()
    stage.qtbot.waitUntil(lambda: stage.window.inbox.model.rowCount() == 900)
    stage.arrive(message("new", address=number(880), at_us=NOW_US + 5))
    assert stage.window.inbox.model.at(0).last_text == message().text
    assert stage.window.inbox.model.row_of(message(address=number(880)).conversation) == 0


def test_an_empty_list_is_filled_in_small_steps_so_that_no_turn_paints_a_whole_screen_of_new_rows(stage: Stage) -> None:
    stage.show()
    stage.open_seat()
    model, steps = stage.window.inbox.model, [0]
    stage.window.inbox._feed.read.connect(lambda _keys: steps.append(model.rowCount()))
    texts = [message(f"m{n}", address=number(n), at_us=NOW_US - n) for n in range(60)]
    stage.store(*texts)
    stage.say(ConversationsChanged(frozenset(text.conversation for text in texts)))
    stage.qtbot.waitUntil(lambda: model.rowCount() == 60)
    filled = next(n for n, rows in enumerate(steps) if rows >= FILLED)
    assert all(after - before <= FEW for before, after in pairwise(steps[: filled + 1]))


def test_a_row_is_drawn_once_and_its_picture_is_what_drawing_it_gives(
    listed: Stage, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = listed.window.inbox.list.view

    def directly(self: ConversationRow, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        conversation, name = index.data(Role.CONVERSATION), index.data(Qt.ItemDataRole.DisplayRole)
        self._draw(painter, option.rect, conversation, name, self.time_of(index), option.state)

    def seen() -> QImage:
        """The list on its ground."""
        return listed.window.grab(QRect(view.mapTo(listed.window, QPoint()), view.size())).toImage()

    view.setFocus()
    pictures = seen()
    drawn.clear()
    assert seen() == pictures
    assert drawn == []
    listed.arrive(message("new", address=number(5), at_us=NOW_US, unread=True))
    seen()
    assert set(drawn) == {number(5)}
    drawn.clear()
    listed.window._theme.look_again()
    pictures = seen()
    assert set(drawn) == {number(place) for place in range(6)}
    monkeypatch.setattr(ConversationRow, "paint", directly)
    view.viewport().update()
    assert seen() == pictures


def test_while_a_list_is_read_slow_rows_are_painted_in_turns_and_all_are_in_the_end(
    listed: Stage, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = listed.window.inbox.list.view
    monkeypatch.setattr("evoinbox.ui.conversation_row.HASTE_S", -1.0)
    busy = [True]
    view._painter.busy = lambda: busy[0]
    drawn.clear()
    listed.window._theme.look_again()
    view.viewport().repaint()
    assert drawn == []
    busy[0] = False
    listed.qtbot.waitUntil(lambda: set(drawn) == {number(place) for place in range(6)})
