"""Whole conversations: done and on to the next, put off, back, on top; one, or several that were gathered."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QDateTime, QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.message import LineId
from evoinbox.engine.changes import Closing, ConversationsChanged, Opened
from evoinbox.engine.commands import MarkRead, MarkUnread, Mute, Pin, PutAway, TakeDown
from evoinbox.store.cache import Cache
from evoinbox.ui import place_words
from evoinbox.ui.actions import Act
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.conversation_view import STILL_MS
from evoinbox.ui.dialogs import TimeDialog
from tests.support.build import KEY, MINUTE_US, NOW_US, message
from tests.ui.conftest import SEAT, Stage, number

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def key(stage: Stage, row: int) -> ConversationKey:
    """The conversation of a row."""
    return stage.window.inbox.model.at(row).key


def act(stage: Stage, which: Act) -> None:
    """Give a command."""
    stage.window.actions_by_name[which].trigger()


def click(
    stage: Stage, row: int, held: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = Qt.MouseButton.LeftButton
) -> None:
    """Click on a row."""
    view = stage.window.inbox.list.view
    QTest.mouseClick(view.viewport(), button, held, view.visualRect(stage.window.inbox.model.index(row)).center())


def shelve(stage: Stage, row: int, until_us: int) -> None:
    """As the engine does."""
    chosen = stage.window.inbox.model.at(row).key
    stage.desk.shelve({chosen: NOW_US}, until_us)
    stage.say(ConversationsChanged(frozenset({chosen})))


def actions_of(menu: QMenu) -> dict[str, QAction]:
    """What a menu offers."""
    return {action.text(): action for action in menu.actions()}


def test_done_goes_on_to_the_next_below_and_at_the_end_to_the_one_above(listed: Stage) -> None:
    first, second, third = key(listed, 1), key(listed, 2), key(listed, 4)
    act(listed, Act.DONE)
    assert listed.all_of(PutAway) == [PutAway(frozenset({(first, NOW_US - 2 * MINUTE_US)}), FOR_GOOD_US)]
    assert listed.window.inbox.open_key == second
    listed.window.inbox.list.view.setCurrentIndex(listed.window.inbox.model.index(5))
    act(listed, Act.DONE)
    assert listed.window.inbox.open_key == third


def test_what_is_done_leaves_the_list_and_stands_under_done(listed: Stage) -> None:
    inbox, gone = listed.window.inbox, key(listed, 3)
    shelve(listed, 3, FOR_GOOD_US)
    assert inbox.model.row_of(gone) == -1
    inbox.list.show_only(Filter.DONE)
    assert [c.key for c in map(inbox.model.at, range(inbox.model.rowCount())) if c.key != inbox.open_key] == [gone]
    spoken = inbox.model.index(inbox.model.row_of(gone)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "done" in spoken.split(", ")
    inbox.list.view.setCurrentIndex(inbox.model.index(inbox.model.row_of(gone)))
    act(listed, Act.TAKE_DOWN)
    assert listed.all_of(TakeDown) == [TakeDown(frozenset({gone}))]


def test_what_is_put_off_says_until_when_to_eye_and_ear(listed: Stage) -> None:
    inbox, until_us = listed.window.inbox, NOW_US + 60 * MINUTE_US
    gone = key(listed, 0)
    shelve(listed, 0, until_us)
    inbox.list.show_only(Filter.PUT_OFF)
    row = inbox.model.row_of(gone)
    words = place_words.until(until_us, NOW_US)
    assert f"put off {words}" in inbox.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("until ")


def test_pinned_conversations_stand_on_top_and_are_unpinned_by_the_same_command(listed: Stage) -> None:
    pinned = key(listed, 1)
    act(listed, Act.PIN)
    assert listed.all_of(Pin) == [Pin(frozenset({pinned}), pinned=True)]
    listed.desk.pin([listed.window.inbox.model.at(1).key], pinned=True)
    listed.say(ConversationsChanged(frozenset({listed.window.inbox.model.at(1).key})))
    assert key(listed, 0) == pinned
    act(listed, Act.PIN)
    assert listed.all_of(Pin)[-1] == Pin(frozenset({pinned}), pinned=False)


def test_muted_conversations_say_so_and_are_told_of_again_from_their_menu(listed: Stage) -> None:
    chosen = key(listed, 1)
    act(listed, Act.MUTE)
    assert listed.all_of(Mute) == [Mute(frozenset({chosen}), muted=True)]
    before = listed.window.inbox.list.view.grab().toImage()
    listed.desk.mute([chosen], muted=True)
    listed.say(ConversationsChanged(frozenset({chosen})))
    assert "muted" in listed.window.inbox.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert listed.window.inbox.list.view.grab().toImage() != before
    actions_of(listed.window.inbox.placing.menu_for(frozenset({chosen})))["Tell of it again"].trigger()
    assert listed.all_of(Mute)[-1] == Mute(frozenset({chosen}), muted=False)


def test_gathering_several_opens_none_and_a_command_is_about_all_of_them(listed: Stage) -> None:
    inbox, opened = listed.window.inbox, key(listed, 1)
    click(listed, 3, CTRL)
    click(listed, 5, SHIFT)
    assert inbox.open_key == opened
    bar = inbox.list.chosen_bar
    assert bar.isVisible()
    gathered = frozenset(inbox.list.view.chosen_keys())
    assert gathered == {key(listed, row) for row in (1, 3, 4, 5)}
    bar.pin_button.click()
    assert listed.all_of(Pin) == [Pin(gathered, pinned=True)]
    listed.arrive(message("x", address=number(1), at_us=NOW_US))
    assert frozenset(inbox.list.view.chosen_keys()) == gathered
    QTest.keyClick(inbox.list.view, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert inbox.list.view.chosen_keys() == [opened]
    click(listed, 4)
    assert inbox.open_key == key(listed, 4)


def test_shift_and_arrows_gather_too(listed: Stage) -> None:
    inbox, opened = listed.window.inbox, key(listed, 1)
    for _ in range(2):
        QTest.keyClick(inbox.list.view, Qt.Key.Key_Down, SHIFT)
    assert inbox.list.view.chosen_keys() == [key(listed, row) for row in (1, 2, 3)]
    assert inbox.open_key == opened
    act(listed, Act.MARK_UNREAD)
    assert {command.conversation for command in listed.all_of(MarkUnread)} == {key(listed, row) for row in (1, 2, 3)}


def test_the_right_button_opens_a_menu_for_its_row_and_nothing_else(listed: Stage) -> None:
    inbox, opened = listed.window.inbox, key(listed, 1)
    wanted: list[int] = []
    inbox.list.view.menu_wanted.connect(lambda row, _at: wanted.append(row))
    click(listed, 4, button=Qt.MouseButton.RightButton)
    assert inbox.open_key == opened
    menu = inbox.placing.menu_for(frozenset({inbox.model.at(4).key}))
    offered = ["Done", "Put off", "Pin to the top", "Mute", "Mark as unread", "Name, note and tags…"]
    assert list(actions_of(menu)) == offered
    actions_of(menu)["Done"].trigger()
    assert listed.seen_in(PutAway) == [{key(listed, 4)}]
    assert inbox.open_key == opened


def test_a_menu_offers_what_makes_sense(listed: Stage) -> None:
    listed.arrive(message("new", address=number(5), at_us=NOW_US, unread=True))
    inbox = listed.window.inbox
    fresh = inbox.model.at(0).key
    menu = inbox.placing.menu_for(frozenset({fresh}))
    actions_of(menu)["Mark as read"].trigger()
    assert listed.seen_in(MarkRead) == [{fresh}]
    shelve(listed, 0, FOR_GOOD_US)
    assert list(actions_of(inbox.placing.menu_for(frozenset({fresh})))) == [
        "Back to the inbox", "Put off", "Pin to the top", "Mute", "Mark as read", "Name, note and tags…",
    ]  # fmt: skip


def test_the_times_offered_are_in_the_future_and_in_order(listed: Stage) -> None:
    del listed
    for hour in range(0, 24 * 7, 5):
        now_us = NOW_US + hour * 60 * MINUTE_US
        found = place_words.offers(now_us)
        times = [at_us for _, at_us in found]
        assert times[0] == now_us + 60 * MINUTE_US
        assert all(at_us > now_us for at_us in times)
        assert [words for words, _ in found if words.startswith("Tomorrow")]
        assert all(wording.local(at).weekday() == 0 for words, at in found if words.startswith("Monday"))
        assert all(wording.local(at).hour == 18 for words, at in found if words.startswith("This evening"))


def test_any_other_time_can_be_chosen(listed: Stage) -> None:
    put = listed.window.inbox.model.at(1).key
    menu = actions_of(listed.window.inbox.placing.menu_for(frozenset({put})))["Put off"].menu()
    assert isinstance(menu, QMenu)
    actions_of(menu)["Another time…"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TimeDialog)
    wanted = QDateTime.fromSecsSinceEpoch(NOW_US // 1_000_000 + 3 * 24 * 3600)
    dialog.when.setDateTime(wanted)
    dialog.accept_button.click()
    (command,) = listed.all_of(PutAway)
    assert command == PutAway(
        frozenset({(put, NOW_US - 2 * MINUTE_US)}), NOW_US // 1_000_000 * 1_000_000 + 3 * 24 * 3600 * 1_000_000
    )


def test_the_instant_of_a_time_of_day_holds_over_a_change_of_the_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    import time  # the zone is read when it is asked for

    time.tzset()
    try:
        evening = datetime(2026, 10, 31, 20).astimezone()
        at_us = place_words.instant(evening, 1, place_words.MORNING)
        assert wording.local(at_us).hour == 9
        assert (at_us // 1_000_000 - evening.timestamp()) == 14 * 3600
    finally:
        monkeypatch.undo()
        time.tzset()


def test_nothing_moves_under_the_pointer_until_it_has_rested(listed: Stage) -> None:
    inbox, view = listed.window.inbox, listed.window.inbox.list.view
    before = [key(listed, row) for row in range(6)]
    QTest.mouseMove(view.viewport(), QPoint(20, 20))
    QTest.mouseMove(view.viewport(), QPoint(30, 40))
    listed.arrive(message("new", address=number(5), at_us=NOW_US, unread=True))
    assert [key(listed, row) for row in range(6)] == before
    assert inbox.model.at(5).unread == 1
    listed.qtbot.waitUntil(lambda: key(listed, 0) == before[5], timeout=4 * STILL_MS)


def test_nothing_moves_while_the_arrow_keys_walk(listed: Stage) -> None:
    before = [key(listed, row) for row in range(6)]
    QTest.keyClick(listed.window.inbox.list.view, Qt.Key.Key_Down)
    listed.arrive(message("new", address=number(5), at_us=NOW_US, unread=True))
    assert [key(listed, row) for row in range(6)] == before
    assert listed.window.inbox.open_key == before[2]
    listed.qtbot.waitUntil(lambda: key(listed, 0) == before[5], timeout=4 * STILL_MS)


def test_the_next_unread_may_be_somebody_new_though_keys_hold_the_rows(listed: Stage) -> None:
    QTest.keyClick(listed.window.inbox.list.view, Qt.Key.Key_Down)
    listed.arrive(message("new", address=number(99), at_us=NOW_US, unread=True))
    listed.window.actions_by_name[Act.NEXT_UNREAD].trigger()
    assert listed.window.inbox.open_key == "tel:" + number(99)


def test_a_put_off_conversation_that_is_open_stays_until_it_is_left(listed: Stage) -> None:
    row = listed.window.inbox.model.at(1)
    shelve(listed, 1, FOR_GOOD_US)
    assert listed.window.inbox.model.get(row.key) == replace(row, shelved_until_us=FOR_GOOD_US)
    assert listed.window.inbox.model.row_of(row.key) == 1
    listed.window.inbox.list.view.setCurrentIndex(listed.window.inbox.model.index(2))
    listed.qtbot.waitUntil(lambda: listed.window.inbox.model.row_of(row.key) == -1)


def test_what_a_screen_reader_selects_is_a_choice_and_gathers_nothing(listed: Stage) -> None:
    inbox = listed.window.inbox
    for row in (3, 0, 5):
        inbox.list.view.selectionModel().select(
            inbox.model.index(row), QItemSelectionModel.SelectionFlag.Select
        )  # as QAccessibleTable does
        assert inbox.open_key == key(listed, row)
        assert inbox.list.view.chosen_keys() == [key(listed, row)]


def test_with_several_put_away_the_next_one_that_stays_is_gone_on_to(listed: Stage) -> None:
    onward = key(listed, 4)
    for row in (2, 3):
        click(listed, row, CTRL)
    act(listed, Act.DONE)
    assert len(listed.seen_in(PutAway)[0]) == 3
    assert listed.window.inbox.open_key == onward


def test_a_pointer_that_has_left_keeps_nothing_where_it_is(listed: Stage) -> None:
    view, last = listed.window.inbox.list.view, key(listed, 5)
    QTest.mouseMove(view.viewport(), QPoint(20, 20))
    QTest.mouseMove(view.viewport(), QPoint(30, 40))
    listed.arrive(message("new", address=number(5), at_us=NOW_US, unread=True))
    assert key(listed, 5) == last
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view._stillness.interval() == 0
    listed.qtbot.waitUntil(lambda: key(listed, 0) == last)


def test_leaving_the_seat_opens_and_reads_nobody(listed: Stage) -> None:
    listed.arrive(message("a", address=number(4), at_us=NOW_US, unread=True))
    act(listed, Act.SHOW_DRAFTS)  # only what is open is listed, and goes when it is left
    act(listed, Act.SHOW_ALL)
    chosen: list[object] = []
    listed.window.inbox.list.view.chosen.connect(chosen.append)
    shelve(listed, listed.window.inbox.model.row_of(listed.window.inbox.open_key or key(listed, 0)), FOR_GOOD_US)
    listed.asked.clear()
    listed.say(Closing())
    assert chosen == []
    assert listed.seen_in(MarkRead) == []


def test_no_change_of_what_is_listed_chooses_anybody(listed: Stage) -> None:
    inbox, chance = listed.window.inbox, random.Random(5)
    for n in range(20):
        line = chance.choice(("line-1", "line-2"))
        listed.arrive(
            message(f"x{n}", address=number(n), line=line, line_name=line, at_us=NOW_US - n, unread=n % 3 == 0)
        )
    chosen: list[object] = []
    inbox.list.view.chosen.connect(chosen.append)
    for turn in range(120):
        opened, before = inbox.open_key, set(inbox.list.view.chosen_keys())
        match chance.randrange(4):
            case 0:
                inbox.list.show_only(chance.choice(list(Filter)))
            case 1:
                inbox.list.show_line(chance.choice((None, LineId("line-1"), LineId("line-2"))))
            case 2:
                who = chance.randrange(20)
                listed.desk.shelve({message(address=number(who)).conversation: NOW_US}, FOR_GOOD_US)
                listed.arrive(message(f"y{turn}", address=number(who), at_us=NOW_US + turn, line="line-1"))
            case _:
                row = chance.randrange(inbox.model.rowCount())
                click(listed, row, CTRL)  # gathered, or walked to
                before = set(inbox.list.view.chosen_keys())
        assert chosen == []
        assert inbox.open_key == opened
        assert set(inbox.list.view.chosen_keys()) <= before


def test_a_customer_of_two_accounts_can_be_chosen_in_each(listed: Stage) -> None:
    whom = listed.window.inbox.open_key
    other = Cache(listed.folder / "other.db", KEY)
    with other.transaction():
        other.store([message("same", address=number(1)), message("else", address=number(2), at_us=NOW_US + 1)], ())
    listed.say(Closing(), Opened(SEAT, listed.folder / "other.db", listed.folder / "desk.db", KEY))
    assert listed.window.inbox.open_key is None
    click(listed, 1)
    assert listed.window.inbox.open_key == whom
    listed.window.inbox.leave_seat()
    other.close()


def test_what_is_opened_from_elsewhere_is_listed_and_chosen_even_under_the_pointer(listed: Stage) -> None:
    away, inbox = key(listed, 3), listed.window.inbox
    shelve(listed, 3, FOR_GOOD_US)
    QTest.mouseMove(inbox.list.view.viewport(), QPoint(20, 20))
    QTest.mouseMove(inbox.list.view.viewport(), QPoint(30, 40))
    listed.window.contents.show_text(f"conversation:{away}")
    listed.qtbot.waitUntil(lambda: inbox.list.view.chosen_keys() == [away])
