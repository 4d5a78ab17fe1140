"""Huge and hostile texts: folded to their beginning, whole in a view of their own, copied as they were sent."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evoinbox import wording
from evoinbox.ui.text_layout import LONGEST, MOST_LINES
from evoinbox.ui.text_view import PIECE, TextView
from tests.support.build import NOW_US, message
from tests.ui.conftest import Stage, press
from tests.ui.test_message_view import opened

MEGABYTE = 1_000_000
HUGE = {
    "one-line": "x" * MEGABYTE,
    "words": "some words go on " * (MEGABYTE // 17),
    "lines": "a\n" * (MEGABYTE // 2),
    "one-letter": "Z" + "\u0301" * 100_000,
    "emoji": "\U0001f469\u200d\U0001f680" * 100_000,
    "tricks": "\u202ea\u200b" * 100_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_a_huge_text_shows_its_beginning_and_offers_the_rest(stage: Stage, text: str) -> None:
    view = opened(stage, message("before", at_us=NOW_US - 1), message("a", text=text))
    laid = view._bubbles.laid(view._rows.rows[1])
    assert laid.folded
    assert laid.cut <= LONGEST
    assert laid.layout.text().endswith(wording.WHOLE_TEXT)
    assert len(laid.layout.text()) < 10 * LONGEST
    assert laid.layout.lineCount() <= 700
    heard = str(view._rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert wording.WHOLE_TEXT in heard
    assert len(heard) < 10 * LONGEST
    view.copy()
    assert QGuiApplication.clipboard().text() == text


def test_what_is_not_huge_is_whole(stage: Stage) -> None:
    text = ("word " * 10 + "\n") * (MOST_LINES - 1)
    view = opened(stage, message("a", text=text))
    laid = view._bubbles.laid(view._rows.rows[0])
    assert not laid.folded
    assert laid.layout.text() == text.replace("\n", "\u2028")


@pytest.mark.parametrize("by", ["click", "enter", "menu"])
def test_the_rest_is_a_click_or_a_key_away(stage: Stage, by: str) -> None:
    text = "line\r\n" * 300
    view = opened(stage, message("a", text=text))
    index = view._rows.index(0)
    if by == "click":
        laid = view._bubbles.laid(view._rows.rows[0])
        offer = QPoint(20, laid.height - 6)
        at = view._bubbles.text_origin(view._rows.rows[0], view.visualRect(index)) + offer
        stage.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    elif by == "enter":
        view.setFocus()
        press(stage, Qt.Key.Key_Return)
    else:
        menu = view.menu_for(index)
        next(action for action in menu.actions() if action.text().startswith(wording.WHOLE_TEXT)).trigger()
        menu.deleteLater()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    shown = dialog.findChild(TextView)
    assert shown is not None
    shown.selectAll()
    shown.copy()
    assert QGuiApplication.clipboard().text() == text
    stage.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    stage.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_a_huge_text_is_shown_whole_in_short_blocks(qtbot: QtBot, text: str) -> None:
    view = TextView(text)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.whole, timeout=60_000)
    block = view.document().begin()
    longest = 0
    while block.isValid():
        longest = max(longest, block.length())
        block = block.next()
    assert longest <= 7 * PIECE
    view.selectAll()
    assert view.selected() == text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from("ab \r\n\u2028\u202e\u200d\u0301\U0001f469\0é"), max_size=200), st.randoms())
def test_what_is_copied_from_the_whole_text_is_a_stretch_of_it(qtbot: QtBot, text: str, chance: random.Random) -> None:
    view = TextView(text)
    cursor = view.textCursor()
    length = view.document().characterCount() - 1
    first, last = sorted((chance.randint(0, length), chance.randint(0, length)))
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected() in text
    view.selectAll()
    assert view.selected() == text
    view.deleteLater()


def test_of_huge_texts_few_are_laid_out_at_a_time_and_all_are_there(stage: Stage) -> None:
    view = opened(stage, *(message(f"m{n:03}", at_us=NOW_US + n, text="word " * 1000) for n in range(60)))
    assert view.at_bottom
    assert len(view._rows.rows) <= 16
    bar = view.verticalScrollBar()
    while not view._rows.at_oldest:
        before = len(view._rows.rows)
        bar.setValue(1)
        stage.qtbot.waitUntil(lambda n=before: len(view._rows.rows) > n or view._rows.at_oldest)  # type: ignore[misc]
        assert len(view._rows.rows) <= before + 8
    assert [row.identity for row in view._rows.rows] == [f"m:m{n:03}" for n in range(60)]
