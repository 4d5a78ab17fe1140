"""Who waits too long is told of, however early a timer ends."""

from __future__ import annotations

from itertools import chain, repeat

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from evoinbox.domain.address import ConversationKey
from evoinbox.ui.overdue import MINUTE_US, Overdue

KEY = ConversationKey("tel:+15035550100")


def test_a_look_just_before_a_wait_gets_too_long_is_followed_by_another(qtbot: QtBot) -> None:
    """The wait gets too long between two looks at the clock."""
    owner, told = QObject(), list[str]()
    clock = chain([0, 0, 0, MINUTE_US - 1], repeat(MINUTE_US))
    overdue = Overdue(owner, lambda: next(clock), 1)
    overdue.due.connect(told.append)
    overdue.begin(KEY)
    overdue.look()
    assert told == []
    qtbot.waitUntil(lambda: told == [KEY])
    overdue.look()
    assert told == [KEY]
