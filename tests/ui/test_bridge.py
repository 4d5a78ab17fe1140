"""The crossing between threads."""

from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from evoinbox.engine.changes import Change, LinesChanged, Opened
from evoinbox.engine.commands import Addressed, CheckNow, Posted, SignOut
from evoinbox.ui.bridge import Bridge
from tests.support.build import KEY
from tests.ui.conftest import SEAT


def test_changes_arrive_in_the_window_thread_and_in_order(qtbot: QtBot) -> None:
    """5,000 of them: PySide6 6.12.0 died after 570 emits."""
    bridge = Bridge(lambda _command: None)
    changes = [LinesChanged() for _ in range(5000)]
    heard: list[Change] = []
    threads: set[int] = set()
    bridge.published.connect(heard.append)
    bridge.published.connect(lambda _change: threads.add(threading.get_ident()))

    def run() -> None:
        for change in changes:
            bridge.deliver(change)

    engine = threading.Thread(target=run)
    engine.start()
    qtbot.waitUntil(lambda: len(heard) == len(changes))
    engine.join()
    assert all(one is other for one, other in zip(heard, changes, strict=True))
    assert threads == {threading.get_ident()}


def test_delivering_never_calls_back_at_once(qtbot: QtBot) -> None:
    bridge = Bridge(lambda _command: None)
    heard: list[Change] = []
    bridge.published.connect(heard.append)
    bridge.deliver(LinesChanged())
    assert not heard
    qtbot.waitUntil(lambda: len(heard) == 1)


def test_what_is_asked_of_a_seat_names_the_one_the_window_shows(qtbot: QtBot, tmp_path: Path) -> None:
    posted: list[Posted] = []
    bridge = Bridge(posted.append)
    bridge.deliver(Opened(SEAT, tmp_path, tmp_path, KEY, sitting=3))
    qtbot.waitSignal(bridge.published).wait()
    bridge.deliver(Opened(SEAT, tmp_path, tmp_path, KEY, sitting=4))
    bridge.ask(CheckNow())
    bridge.ask(SignOut())
    assert posted == [Addressed(CheckNow(), 3), SignOut()]
