"""The thread: paging that keeps its place to the pixel, identity in place, decisions, copy."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from evoinbox.domain.message import Direction, Message, MessageId
from evoinbox.domain.outgoing import OutgoingState, Reason
from evoinbox.engine.changes import ConversationsChanged, LinesChanged, OutgoingChanged
from evoinbox.engine.commands import Command, CountAsSent, Discard, SendAgain, TakeBack
from evoinbox.ui.message_model import LARGEST, PAGE
from evoinbox.ui.message_view import MessageView
from evoinbox.ui.row_words import preview
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import Stage

KEY = message().conversation
WORDS = "some words that go on and on until they need another line of the bubble, "


def history(count: int, *, last_us: int = NOW_US - MINUTE_US, name: str = "m") -> list[Message]:
    """A thread of many lengths over many days."""
    return [
        message(
            f"{name}{n:05}",
            at_us=last_us - (count - 1 - n) * 37 * MINUTE_US,
            text=f"{name}{n} " + WORDS * (n % 5),
            direction=Direction.OUTGOING if n % 3 == 0 else Direction.INCOMING,
            sender="Ann Example" if n % 3 == 0 else "",
        )
        for n in range(count)
    ]


def opened(stage: Stage, *messages: Message) -> MessageView:
    """Show the thread of these texts."""
    stage.show()
    stage.store(*messages)
    stage.open_seat()
    stage.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        stage.window.inbox.thread_pane.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    if messages:
        stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    return stage.window.inbox.thread_pane.view


def bubbles(view: MessageView) -> dict[str, int]:
    """Where each bubble in sight lies, by identity."""
    found = {}
    for row, one in enumerate(view._rows.rows):
        area = view.visualRect(view._rows.index(row))
        top = view._bubbles.bubble_rect(one, area).top()
        if -200 < top < view.viewport().height():
            found[one.identity] = top
    return found


def wait_for_other_end(stage: Stage, view: MessageView, place: int, before: str) -> None:
    """Wait until another text is the first or last of the window."""
    stage.qtbot.waitUntil(lambda: view._rows.rows[place].identity != before)


def same_place(before: dict[str, int], after: dict[str, int]) -> bool:
    """Whether what is in sight both times lies where it lay."""
    both = before.keys() & after.keys()
    return bool(both) and all(before[one] == after[one] for one in both)


def test_it_opens_at_the_newest(stage: Stage) -> None:
    view = opened(stage, *history(250))
    assert view.at_bottom
    assert view._rows.rows[-1].identity == "m:m00249"
    assert view.currentIndex().row() == len(view._rows.rows) - 1


def test_older_pages_come_without_the_view_moving(stage: Stage) -> None:
    view = opened(stage, *history(850))
    bar = view.verticalScrollBar()
    pages = 0
    while not view._rows.at_oldest:
        bar.setValue(max(1, bar.minimum() + 40))
        first, before = view._rows.rows[0].identity, bubbles(view)
        wait_for_other_end(stage, view, 0, first)
        assert same_place(before, bubbles(view))
        assert len(view._rows.rows) <= LARGEST
        pages += 1
    assert pages == ceil((850 - PAGE) / PAGE)
    assert view._rows.rows[0].identity == "m:m00000"
    assert not view._rows.at_newest


def test_newer_pages_come_back_without_the_view_moving(stage: Stage) -> None:
    view = opened(stage, *history(850))
    while not view._rows.at_oldest:
        view._rows.older()
    bar = view.verticalScrollBar()
    while not view._rows.at_newest:
        last = view._rows.rows[-1].identity
        bar.setValue(bar.maximum() - 30)
        before = bubbles(view)
        wait_for_other_end(stage, view, -1, last)
        assert same_place(before, bubbles(view))
        assert len(view._rows.rows) <= LARGEST
    assert view._rows.rows[-1].identity == "m:m00849"


def test_an_arrival_moves_only_a_reader_at_the_newest(stage: Stage) -> None:
    view = opened(stage, *history(120))
    stage.arrive(message("n1", at_us=NOW_US))
    assert view.at_bottom
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() - 500)
    before = bubbles(view)
    stage.arrive(message("n2", at_us=NOW_US + 1), message("n3", at_us=NOW_US + 2))
    assert same_place(before, bubbles(view))
    assert view._pill.isVisible()
    assert view._pill.text() == "2 new"
    stage.qtbot.mouseClick(view._pill, Qt.MouseButton.LeftButton)
    assert view.at_bottom
    assert not view._pill.isVisible()


def test_history_below_a_scrolled_reader_and_above_moves_nothing(stage: Stage) -> None:
    view = opened(stage, *history(90))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bubbles(view)
    stage.arrive(*history(90, last_us=NOW_US - 90 * 37 * MINUTE_US, name="old"))
    assert same_place(before, bubbles(view))
    between = view._rows.rows[2].at_us + 1
    stage.arrive(message("between", at_us=between))
    assert same_place(before, bubbles(view))


def test_history_reaching_a_short_thread_is_shown(stage: Stage) -> None:
    """The first sign-in shows the newest text at once; what came before it arrives later."""
    view = opened(stage, message("newest"))
    stage.arrive(*history(60))
    stage.qtbot.waitUntil(lambda: len(view._rows.rows) == 1 + PAGE)
    assert view.at_bottom
    view.verticalScrollBar().setValue(0)
    stage.qtbot.waitUntil(lambda: len(view._rows.rows) == 61)


def test_resizing_keeps_the_place(stage: Stage) -> None:
    view = opened(stage, *history(90))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    first = view._top_anchor()
    assert first is not None
    stage.window.resize(820, 600)
    stage.qtbot.waitUntil(lambda: stage.window.width() == 820)
    assert abs(bubbles(view)[first[0]] - first[1]) <= 1
    view.to_newest()
    stage.window.resize(1000, 500)
    stage.qtbot.waitUntil(lambda: stage.window.width() == 1000)
    assert view.at_bottom


def test_a_text_becomes_the_services_record_in_place(stage: Stage) -> None:
    view = opened(stage, *history(30))
    stage.desk.enqueue(outgoing(text="see you"))
    stage.say(ConversationsChanged(frozenset({KEY})), OutgoingChanged(outgoing().id, KEY))
    assert view._rows.rows[-1].identity == "o:o1"
    told: list[str] = []
    for name in ("rowsMoved", "rowsInserted", "rowsRemoved", "modelReset"):
        getattr(view._rows, name).connect(lambda *_, n=name: told.append(n))
    stage.desk.update(outgoing(text="see you", state=OutgoingState.SENDING, sent_at_us=NOW_US))
    stage.say(ConversationsChanged(frozenset({KEY})))
    assert view._rows.rows[-1].state is OutgoingState.SENDING
    stage.desk.update(outgoing(text="see you", state=OutgoingState.ACCEPTED, server_id="s1", sent_at_us=NOW_US))
    stage.arrive(message("s1", at_us=NOW_US + 500, text="see you", direction=Direction.OUTGOING, sender="Ann"))
    last = view._rows.rows[-1]
    assert (last.identity, last.sender, last.outgoing_id) == ("o:o1", "Ann", None)
    stage.desk.forget_settled(NOW_US + MINUTE_US)
    stage.say(ConversationsChanged(frozenset({KEY})))
    assert view._rows.rows[-1].identity == "o:o1"
    assert not told


def test_a_fresh_text_stands_last_even_if_our_clock_is_behind(stage: Stage) -> None:
    view = opened(stage, message("ahead", at_us=NOW_US + 90_000_000))
    stage.desk.enqueue(outgoing())
    stage.say(ConversationsChanged(frozenset({KEY})))
    assert [row.identity for row in view._rows.rows] == ["m:ahead", "o:o1"]


@pytest.mark.parametrize(
    ("state", "words", "commands"),
    [
        (OutgoingState.QUEUED, ["Undo"], [TakeBack(outgoing().id)]),
        (
            OutgoingState.FAILED,
            ["Send again", "Take back", "Discard"],
            [SendAgain(outgoing().id), TakeBack(outgoing().id), Discard(outgoing().id)],
        ),
        (
            OutgoingState.ASKING,
            ["It arrived", "Send again", "Discard"],
            [CountAsSent(outgoing().id), SendAgain(outgoing().id), Discard(outgoing().id)],
        ),
        (OutgoingState.CHECKING, [], []),
        (OutgoingState.SENDING, [], []),
    ],
    ids=lambda value: value.value if isinstance(value, OutgoingState) else "",
)
def test_what_can_be_decided_is_a_button_and_in_the_menu(
    stage: Stage, state: OutgoingState, words: list[str], commands: list[Command]
) -> None:
    view = opened(stage, *history(3))
    stage.desk.enqueue(replace(outgoing(), state=state, reason=Reason.NONE))
    stage.say(ConversationsChanged(frozenset({KEY})))
    pane = stage.window.inbox.thread_pane
    shown = [button for button in pane._buttons if button.isVisible()]
    assert [button.accessibleName() for button in shown] == words
    for button in shown:
        stage.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = view.menu_for(view._rows.index(len(view._rows.rows) - 1))
    decisions = [
        action
        for action in menu.actions()
        if action.text() in {"Undo", "Take back", "Send again", "It arrived", "Discard"}
    ]
    assert [action.text() for action in decisions] == words
    for action in decisions:
        action.trigger()
    asked = [command for command in stage.asked if isinstance(command, TakeBack | SendAgain | CountAsSent | Discard)]
    assert asked == commands * 2
    menu.deleteLater()


def test_seconds_to_undo_are_counted_only_while_there_are_any(stage: Stage) -> None:
    opened(stage, *history(3))
    pane = stage.window.inbox.thread_pane
    stage.desk.enqueue(outgoing(due_at_us=NOW_US + 3_000_000))
    stage.say(ConversationsChanged(frozenset({KEY})))
    assert pane._decision_words.text() == "Sending in 3 s"
    assert pane._countdown.isActive()
    stage.now_us += 5_000_000
    stage.qtbot.waitUntil(lambda: not pane._countdown.isActive())


def test_what_is_copied_is_what_was_sent(stage: Stage) -> None:
    odd = "  <b>one</b>\ttwo\r\nthree\u00a0four \U0001f642\u202etail "
    view = opened(stage, message("a", at_us=NOW_US - 2, text="first"), message("b", at_us=NOW_US - 1, text=odd))
    view.setFocus()
    view.setCurrentIndex(view._rows.index(1))
    stage.qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == odd
    stage.qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    stage.qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"first\n{odd}"


def test_a_message_reads_sender_time_text_state(stage: Stage) -> None:
    view = opened(
        stage,
        message("a", at_us=NOW_US - 3, text="hello there"),
        message("b", at_us=NOW_US - 2, text="", direction=Direction.INCOMING),
        message("c", at_us=NOW_US - 1, text="good day", direction=Direction.OUTGOING, sender="Ann"),
    )
    spoken = [str(view._rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole)).split(", ") for row in range(3)]
    assert [(one[0], one[-2], one[-1]) for one in spoken] == [
        ("(503) 555-0100", "hello there", "received"),
        ("(503) 555-0100", "(no text; media cannot be shown here)", "received"),
        ("Ann", "good day", "Accepted"),
    ]


def test_rows_know_their_day_group_and_line(stage: Stage) -> None:
    day = 24 * 60 * MINUTE_US
    view = opened(
        stage,
        message("a", at_us=NOW_US - day),
        message("b", at_us=NOW_US - day + 1),
        message("c", at_us=NOW_US),
        message("d", at_us=NOW_US + 1, line="line-2", line_name="Billing"),
        message("e", at_us=NOW_US + 2, direction=Direction.OUTGOING, line="line-2"),
    )
    stage.say(LinesChanged())
    flags = [(r.opens_day, r.opens_group, r.closes_group, r.tells_line) for r in view._rows.rows]
    assert flags == [
        (True, True, False, False),
        (False, False, True, False),
        (True, True, True, False),
        (False, True, True, True),
        (False, True, True, False),
    ]


def test_each_text_stands_in_its_own_direction(stage: Stage) -> None:
    arabic = "مرحبا\nكيف الحال اليوم يا صديقي"
    view = opened(stage, message("a", at_us=NOW_US - 2, text="hello"), message("b", at_us=NOW_US - 1, text=arabic))
    laid = [view._bubbles.laid(row).layout for row in view._rows.rows]
    assert laid[0].lineAt(0).naturalTextRect().left() == 0
    short = laid[1].lineAt(0).naturalTextRect()
    assert short.left() > 10
    assert short.right() == pytest.approx(laid[1].lineAt(1).naturalTextRect().right(), abs=1.5)


def test_markup_is_shown_and_never_obeyed(stage: Stage) -> None:
    view = opened(stage, message("a", text="<h1>big</h1><img src=x>"))
    assert view._bubbles.laid(view._rows.rows[0]).layout.text() == "<h1>big</h1><img src=x>"


def test_a_text_can_neither_hide_nor_reorder_anything(stage: Stage) -> None:
    trick = "Wire it to\u202e 4321 knab\u202c, not\0 to\u200b us\U000e0068\U000e0069"
    view = opened(stage, message("a", text=trick, sender="\u202eaksneL", direction=Direction.OUTGOING))
    painted = view._bubbles.laid(view._rows.rows[0]).layout.text()
    assert painted == "Wire it to⟪RLO⟫ 4321 knab⟪PDF⟫, not␀ to⟪ZWSP⟫ us⟪TAG hi⟫"
    assert preview(stage.window.inbox.model.at(0)) == f"⟪RLO⟫aksneL: {painted}"
    view.copy()
    assert QGuiApplication.clipboard().text() == trick


def test_the_place_under_a_point_is_a_row(stage: Stage) -> None:
    """A row is as high as what is painted: else clicks would hit the neighbour."""
    view = opened(stage, *history(20))
    for row in range(len(view._rows.rows)):
        area = view.visualRect(view._rows.index(row))
        if 0 < area.center().y() < view.viewport().height():
            assert view.indexAt(QPoint(50, area.center().y())).row() == row
            assert area.height() == view._bubbles.frame(view._rows.rows[row]).height


def test_a_window_of_rows_stays_small_while_texts_pour_in(stage: Stage) -> None:
    view = opened(stage, *history(PAGE))
    for burst in range(8):
        stage.arrive(*(message(f"n{burst}-{n}", at_us=NOW_US + burst * 1000 + n) for n in range(60)))
        assert len(view._rows.rows) <= LARGEST
        assert view.at_bottom
    assert view._rows.rows[-1].identity == "m:n7-59"


def test_an_emptied_window_says_so(stage: Stage) -> None:
    opened(stage)
    stage.window.errands.prepare("+15035550177")
    pane = stage.window.inbox.thread_pane
    assert pane._middle.currentWidget() is pane._no_texts
    stage.arrive(message("first", address="+15035550177"))
    assert pane._middle.currentWidget() is pane.view
    assert [row.identity for row in pane.model.rows] == [f"m:{MessageId('first')}"]
