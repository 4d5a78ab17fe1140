"""What a reader looks at stays where it is, to the pixel, whatever happens around it."""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QApplication

from evoinbox.domain.message import Direction, Message
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.ui.message_view import MessageView
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import Stage
from tests.ui.test_message_view import history, opened

STEPS = 25
SPAN_US = 400 * 37 * MINUTE_US


class Reader:
    """Sits somewhere in a thread while things happen, and says how far what is read has moved."""

    def __init__(self, stage: Stage, view: MessageView, chance: random.Random) -> None:
        self.stage, self.view, self.chance = stage, view, chance
        self.made = 0

    def sit(self) -> tuple[str, int]:
        """Scroll to some place that is not the bottom; what is read there, and where it lies."""
        bar = self.view.verticalScrollBar()
        bar.setValue(self.chance.randint(0, max(0, bar.maximum() - 200)))
        self.stage.qtbot.waitUntil(lambda: not self.view._pager.isActive())
        anchor = self.view._top_anchor()
        assert anchor is not None
        return anchor

    def moved(self, anchor: tuple[str, int], what: str = "") -> int:
        """By how many pixels the anchor moved."""
        self.stage.qtbot.waitUntil(lambda: not self.view._pager.isActive())
        bar = self.view.verticalScrollBar()
        if what in ("resize", "font") and bar.value() == bar.maximum():
            return 0  # a view that grew, or texts that shrank, beyond the end: there is nothing below to hold it up
        number = self.view._number_of(anchor[0])
        assert number >= 0, "what is read was let go"
        row = self.view._rows.rows[number]
        top = self.view._bubbles.bubble_rect(row, self.view.visualRect(self.view._rows.index(number))).top()
        return abs(top - anchor[1])

    def text(self, at_us: int) -> Message:
        """Some text."""
        self.made += 1
        ours = self.chance.random() < 0.3
        return message(
            f"x{self.made}", at_us=at_us, text="word " * self.chance.choice([1, 9, 60, 600]), unread=not ours,
            direction=Direction.OUTGOING if ours else Direction.INCOMING,
            sender=self.chance.choice(["", "Ann"]) if ours else "", line=self.chance.choice(["line-1", "line-2"]),
        )  # fmt: skip

    def happen(self) -> str:
        """Something happens."""
        what = self.chance.choice(["arrival", "history", "between", "resize", "font", "outbox", "vanish"])
        match what:
            case "arrival":
                count = self.chance.randint(1, 6)
                self.stage.arrive(*(self.text(NOW_US + 100 * self.made + n) for n in range(count)))
            case "history":
                count = self.chance.randint(1, 40)
                self.stage.arrive(
                    *(self.text(NOW_US - 2 * SPAN_US - self.chance.randrange(SPAN_US)) for _ in range(count))
                )
            case "between":
                self.stage.arrive(self.text(NOW_US - self.chance.randrange(SPAN_US)))
            case "resize":
                size = (self.chance.randint(760, 1400), self.chance.randint(480, 1000))
                self.stage.window.resize(*size)
                self.stage.qtbot.waitUntil(lambda: self.stage.window.width() == size[0])
            case "font":
                application = QApplication.instance()
                assert isinstance(application, QApplication)
                font = application.font()
                font.setPointSizeF(self.chance.choice([9.0, 10.5, 12.0, 15.0]))
                application.setFont(font)
                self.stage.theme.changed.emit()
            case "outbox":
                self.made += 1
                self.stage.put(outgoing(f"o{self.made}", text="word " * self.chance.choice([1, 40])))
            case _:
                shown = self.view._rows._messages
                with self.stage.cache.transaction():
                    self.stage.cache.mark_vanished([self.chance.choice(shown).id])
                self.stage.window.inbox.thread_pane.refresh()
        return what


@pytest.mark.parametrize("seed", range(10), ids=str)
def test_nothing_moves_what_is_read(stage: Stage, seed: int) -> None:
    font = QApplication.font()
    view = opened(stage, *history(400))
    reader = Reader(stage, view, random.Random(seed))
    far: list[tuple[int, str, int]] = []
    try:
        for step in range(STEPS):
            anchor = reader.sit()
            what = reader.happen()
            moved = reader.moved(anchor, what)
            if moved > 1:
                far.append((step, what, moved))
    finally:
        QApplication.setFont(font)
    assert not far


def test_a_decision_bar_that_comes_and_goes_moves_nothing(stage: Stage) -> None:
    view = opened(stage, *history(200))
    reader = Reader(stage, view, random.Random(9))
    anchor = reader.sit()
    for state in (OutgoingState.FAILED, OutgoingState.WITHDRAWN):
        stage.put(outgoing(state=state))
        assert reader.moved(anchor) <= 1
