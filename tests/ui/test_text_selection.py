"""Selecting text with the mouse: within a bubble, across bubbles, a word; copied as it was sent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication

from evoinbox.ui.message_view import MessageView
from evoinbox.ui.text_layout import _cursor
from evoinbox.ui.text_selection import Spot
from tests.support.build import NOW_US, message
from tests.ui.conftest import Stage
from tests.ui.test_message_view import history, opened

TRICKY = "call \u202e\U0001f469\u200d\U0001f680\r\nme\0 soon"
TEXTS = ("first words here", TRICKY, "the last one")


def thread(stage: Stage) -> MessageView:
    """Three texts."""
    return opened(stage, *(message(f"m{n}", at_us=NOW_US + n, text=text) for n, text in enumerate(TEXTS)))


def spot(view: MessageView, row: int, place: int) -> QPoint:
    """Where a place of a text lies in the view."""
    one = view._rows.rows[row]
    origin = view._bubbles.text_origin(one, view.visualRect(view._rows.index(row)))
    laid = view._bubbles.laid(one)
    unit = laid._unit(laid.shown.place(place))
    line = laid.layout.lineForTextPosition(unit)
    return origin + QPoint(int(_cursor(line.cursorToX(unit))), int(line.y() + line.height() / 2))


def move(view: MessageView, kind: QEvent.Type, at: QPoint, held: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Send a mouse event, which pytest-qt's own cannot hold a button for."""
    there = QPointF(view.viewport().mapToGlobal(at))
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else held
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, QPointF(at), there, button, buttons, none))


def drag(view: MessageView, begin: QPoint, end: QPoint) -> None:
    """Press, move, let go."""
    move(view, QEvent.Type.MouseButtonPress, begin)
    move(view, QEvent.Type.MouseMove, (begin + end) / 2)
    move(view, QEvent.Type.MouseMove, end)
    move(view, QEvent.Type.MouseButtonRelease, end)


def copied(stage: Stage, view: MessageView) -> str:
    """What Ctrl+C brings."""
    view.setFocus()
    stage.qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_a_drag_selects_characters_in_either_direction(stage: Stage) -> None:
    view = thread(stage)
    drag(view, spot(view, 0, 6), spot(view, 0, 11))
    assert copied(stage, view) == "words"
    assert not view.selectedIndexes()
    drag(view, spot(view, 0, 11), spot(view, 0, 6))
    assert copied(stage, view) == "words"


def test_a_drag_across_bubbles_copies_them_as_they_were_sent(stage: Stage) -> None:
    view = thread(stage)
    drag(view, spot(view, 0, 6), spot(view, 2, 8))
    assert copied(stage, view) == f"words here\n{TRICKY}\nthe last"
    drag(view, spot(view, 2, 4), spot(view, 1, 9))
    assert copied(stage, view) == f"{TRICKY[9:]}\nthe "


def test_every_place_of_a_text_can_be_reached(stage: Stage) -> None:
    view = thread(stage)
    for begin in range(len(TEXTS[0])):
        drag(view, spot(view, 0, begin), spot(view, 0, begin) + QPoint(200, 0))
        assert view._selection.text() == TEXTS[0][begin:]


def test_of_a_folded_text_what_is_marked_is_what_is_copied(stage: Stage) -> None:
    text = "word " * 1000
    view = opened(stage, message("a", text=text), message("b", at_us=NOW_US + 1))
    row = view._rows.rows[0]
    laid = view._bubbles.laid(row)
    painted = laid.layout.text()
    look = QTextCharFormat()
    shown = laid.stretch(5, laid.cut, look)
    assert painted[shown.start : shown.start + shown.length].split() == text[5 : laid.cut].split()
    beyond = laid.stretch(5, len(text), look)
    assert beyond.start + beyond.length == len(painted)
    view._selection.take(row.identity, 5, laid.cut)
    assert copied(stage, view) == text[5 : laid.cut]
    view._selection.begin(Spot(row.identity, 5))
    view._selection.reach(Spot(view._rows.rows[1].identity, 3))
    assert copied(stage, view) == f"{text[5:]}\nhel"


def test_a_double_click_selects_a_word(stage: Stage) -> None:
    view = thread(stage)
    wanted: list[str] = []
    view.whole_text_wanted.connect(wanted.append)
    at = spot(view, 0, 8)
    for kind in ("MouseButtonPress", "MouseButtonRelease", "MouseButtonDblClick", "MouseButtonRelease"):
        move(view, QEvent.Type[kind], at)
    assert copied(stage, view) == "words"
    assert not wanted


def test_what_is_selected_stays_while_texts_arrive(stage: Stage) -> None:
    view = thread(stage)
    drag(view, spot(view, 1, 0), spot(view, 2, 3))
    before = view._selection.text()
    stage.arrive(message("new", at_us=NOW_US + 9), *history(20))
    assert view._selection.text() == before == f"{TRICKY}\nthe"


def test_rows_and_stretches_are_never_selected_together(stage: Stage) -> None:
    view = thread(stage)
    drag(view, spot(view, 0, 0), spot(view, 0, 5))
    view.setFocus()
    stage.qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not view._selection.text()
    assert copied(stage, view) == "\n".join(TEXTS[:2])
    drag(view, spot(view, 0, 0), spot(view, 0, 5))
    assert copied(stage, view) == "first"
    stage.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view._selection.text()
    stage.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, 0, 3))
    assert copied(stage, view) == TEXTS[0]


def test_a_menu_is_about_what_is_selected(stage: Stage) -> None:
    view = thread(stage)
    drag(view, spot(view, 0, 6), spot(view, 0, 11))
    stage.qtbot.mousePress(view.viewport(), Qt.MouseButton.RightButton, pos=spot(view, 0, 8))
    menu = view.menu_for(view._rows.index(0))
    menu.actions()[0].trigger()
    assert (menu.actions()[0].text(), QGuiApplication.clipboard().text()) == ("Copy selection", "words")
    menu.deleteLater()


def test_a_drag_beyond_the_edge_scrolls_and_selects_on(stage: Stage) -> None:
    view = opened(stage, *history(120))
    bar = view.verticalScrollBar()
    before = bar.value()
    begin = QPoint(view.viewport().width() // 2, view.viewport().height() - 5)
    move(view, QEvent.Type.MouseButtonPress, begin)
    move(view, QEvent.Type.MouseMove, QPoint(begin.x(), -200))
    stage.qtbot.waitUntil(lambda: bar.value() < before - 300)
    move(view, QEvent.Type.MouseButtonRelease, QPoint(begin.x(), -200))
    assert view._selection.text().count("\n") > 5
    stopped = bar.value()
    assert not view._dragger.isActive()
    assert bar.value() == stopped


def test_the_selection_is_painted_in_the_theme_s_colour(stage: Stage) -> None:
    view = thread(stage)
    accent = view._theme.palette.accent
    here = spot(view, 0, 3)

    def painted() -> bool:
        picture = view.viewport().grab().toImage()
        ratio = picture.devicePixelRatio()
        across = range(here.x() - 12, here.x() + 12)
        return any(picture.pixelColor(int(x * ratio), int((here.y() - 8) * ratio)).name() == accent for x in across)

    assert not painted()
    drag(view, spot(view, 0, 0), spot(view, 0, 9))
    assert painted()
