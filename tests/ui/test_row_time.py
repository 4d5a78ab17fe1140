"""What a row says of time becomes another with the minutes: drawn where it stands, and nothing else of the row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from evoinbox.domain.message import Direction
from evoinbox.settings import Language
from evoinbox.ui.place_words import DAY_US, HOUR_US
from tests.support.build import MINUTE_US, NOW_US, message
from tests.ui.conftest import Stage, number
from tests.ui.test_language import choose

WAITS = (2, 29, 9, 59, 1000)
"""For how many minutes each of the customers has been waiting."""

NARROW = 250
"""Pixels: no list is narrower."""


class Painted(QObject):
    """Where a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note, and let it pass."""
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return super().eventFilter(watched, event)


def fill(stage: Stage, text: str, language: Language, size: int = 100) -> None:
    """Five who wait, one of them chosen, in a list as narrow as can be, and a minute that has just begun."""
    stage.now_us = NOW_US // MINUTE_US * MINUTE_US
    stage.show()
    choose(stage, language, text_size=size)
    stage.window.resize(1200, 800)
    stage.window.inbox.panes.list_width = NARROW
    for place, minutes in enumerate(WAITS):
        at_us = stage.now_us - minutes * MINUTE_US
        stage.store(message(f"m{place}", address=number(place), at_us=at_us, unread=True, text=text))
    stage.open_seat()
    listed = stage.window.inbox.list
    listed.view.setCurrentIndex(stage.window.inbox.model.index(0))
    listed.view.setFocus()
    listed._tick()
    stage.qtbot.waitUntil(lambda: not listed._counter.isActive())  # the filters have their numbers
    on_screen(stage)


def on_screen(stage: Stage) -> QImage:
    """The list, as far as its window has painted it."""
    QApplication.processEvents()
    view = stage.window.inbox.list.view
    at = view.mapTo(stage.window, QPoint())
    shown = stage.window.screen().grabWindow(stage.window.winId(), at.x(), at.y(), view.width(), view.height())
    assert not shown.isNull()
    return shown.toImage()


@pytest.mark.parametrize(
    ("text", "language", "size", "whole"),
    [
        ("On my way", Language.ENGLISH, 100, {2, 3}),
        ("Größe 38 – geht das?", Language.SPANISH, 100, {2, 3}),
        ("नमस्ते", Language.ENGLISH, 100, {0, 1, 2, 3}),
        ("On my way", Language.ARABIC, 100, {0, 1, 2, 3}),
        ("On my way", Language.ENGLISH, 200, {0, 1, 2, 3}),
    ],
    ids=["plain", "accents", "tall-letters", "tall-words", "no-room"],
)
def test_a_minute_draws_the_words_of_time_alone_where_they_fit(
    stage: Stage, drawn: list[str], text: str, language: Language, size: int, whole: set[int]
) -> None:
    """Those of 9 and of 59 minutes become wider and narrower; that of hours stays as it is."""
    fill(stage, text, language, size)
    view, model = stage.window.inbox.list.view, stage.window.inbox.model
    before = on_screen(stage)
    painted = Painted(view.viewport())
    drawn.clear()
    stage.now_us += MINUTE_US
    stage.window.inbox.list._tick()
    after = on_screen(stage)
    assert set(drawn) == {number(place) for place in whole}
    assert after != before
    rows = [view.visualRect(model.index(row)) for row in range(model.rowCount())]
    for place, area in zip((0, 2, 1, 3, 4), rows, strict=True):
        part = painted.region.intersected(area).boundingRect()
        assert (part.height() == area.height()) is (place in whole)
        assert part.isEmpty() is (place == 4)
    stage.window._theme.look_again()
    assert on_screen(stage) == after


def test_a_wait_that_began_since_is_not_taken_for_the_one_before(stage: Stage) -> None:
    """A minute ago the row said the same, and not since."""
    fill(stage, "On my way", Language.ENGLISH)
    begun_us = stage.now_us
    stage.now_us += MINUTE_US // 2
    stage.arrive(
        message("ours", address=number(0), at_us=begun_us - MINUTE_US * 3 // 2, direction=Direction.OUTGOING),
        message("theirs", address=number(0), at_us=begun_us - MINUTE_US, unread=True, text="On my way"),
    )
    on_screen(stage)
    stage.now_us = begun_us + MINUTE_US
    stage.window.inbox.list._tick()
    after = on_screen(stage)
    stage.window._theme.look_again()
    assert on_screen(stage) == after


def test_what_was_said_before_the_window_was_put_aside_is_no_measure_of_what_is_there(stage: Stage) -> None:
    """2 h and 2 d are equally wide, and wider words stood there in between."""
    fill(stage, "On my way", Language.ENGLISH)
    view, begun_us = stage.window.inbox.list.view, stage.now_us - WAITS[0] * MINUTE_US
    stage.now_us = begun_us + 2 * HOUR_US
    view.age()
    stage.window.hide()
    stage.now_us = begun_us + 2 * DAY_US - MINUTE_US
    stage.show()
    on_screen(stage)
    stage.now_us += MINUTE_US
    view.age()
    after = on_screen(stage)
    stage.window._theme.look_again()
    assert on_screen(stage) == after
