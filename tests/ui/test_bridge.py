"""The crossing between threads."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from evoinbox.engine.changes import Change, CheckNow, Command, LinesChanged
from evoinbox.ui.bridge import Bridge


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


def test_commands_are_posted_as_they_are() -> None:
    posted: list[Command] = []
    command = CheckNow()
    Bridge(posted.append).ask(command)
    assert posted == [command]
