"""Out of sight: nothing is painted and nothing ticks, whatever arrives, and all is right when the window comes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from evoinbox.engine.changes import Arrived, Contact, ConversationsChanged, Freshness, HistoryProgress, OutgoingChanged
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import OTHER, Stage


class Paints(QObject):
    """Counts what is painted in the whole program."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let it pass."""
        self.number += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


@pytest.fixture
def paints(qapp: QApplication) -> Iterator[Paints]:
    counter = Paints()
    qapp.installEventFilter(counter)
    yield counter
    qapp.removeEventFilter(counter)


def live_a_while(stage: Stage) -> None:
    """Let customers write, texts go out and looks succeed and fail."""
    for number in range(30):
        keys = stage.store(message(f"a{number}", address=OTHER, at_us=NOW_US + number, unread=True))
        stage.say(ConversationsChanged(keys), Arrived(keys, 1))
        stage.say(Freshness(Contact.GOOD if number % 2 else Contact.OFFLINE, NOW_US + number, NOW_US, None))
        stage.say(HistoryProgress(number, 30, complete=number == 29))
    text = outgoing("o1", due_at_us=stage.now_us + 3_000_000)
    stage.desk.enqueue(text)
    stage.say(ConversationsChanged(frozenset({text.conversation})), OutgoingChanged(text.id, text.conversation))


def test_nothing_is_painted_while_nobody_can_see_it(desk: Stage, paints: Paints) -> None:
    live_a_while(desk)
    assert paints.number > 0  # in sight it is
    desk.window.hide()
    QApplication.processEvents()
    paints.number = 0
    texts = [message(f"b{n}", address=OTHER, at_us=NOW_US + 100 + n, unread=True) for n in range(20)]
    for text in texts:
        desk.arrive(text)
        desk.say(Freshness(Contact.GOOD, text.at_us, NOW_US, None))
    assert paints.number == 0
    desk.window.show()
    desk.qtbot.waitUntil(lambda: paints.number > 0)
    assert desk.window.inbox.model.at(0).unread == 50


def test_nothing_ticks_while_nobody_can_see_it(desk: Stage) -> None:
    live_a_while(desk)
    assert ticking(desk) != []  # seconds are counted in sight, and the time to undo
    desk.window.hide()
    desk.qtbot.waitUntil(lambda: ticking(desk) == [])


def ticking(stage: Stage) -> list[QTimer]:
    """Timers of the window that go off again and again."""
    return [timer for timer in stage.window.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()]
