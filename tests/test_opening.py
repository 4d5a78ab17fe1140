"""The window as it is before anything is in it, and what comes of that once its contents are there."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evoinbox import opening
from evoinbox.domain.admission import Admission
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.engine.commands import Acted, Addressed, Attend, Posted
from evoinbox.opening import Choice, Opening
from evoinbox.settings import Places, load_window
from evoinbox.ui.bridge import Bridge
from tests.support.build import NOW_US

ROOT = Path(__file__).resolve().parents[1]
LONG_MS = 60_000

DOCKED = """
import sys
import evoinbox.app, evoinbox.opening, evoinbox.start
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from evoinbox.__main__ import main
from evoinbox.desktop.application import Docked

go_on = evoinbox.opening.Opening._go_on

def asked_before(opening):
    if opening._then is not None:
        Docked.sendEvent(Docked.instance(), {event})
    go_on(opening)

def come_forward(app, errand, token=""):
    print(errand.address, app.window.isVisible())
    Docked.exit(0)

evoinbox.app.App.come_forward = come_forward
evoinbox.opening.Opening._go_on = asked_before
evoinbox.start.made = Docked
sys.exit(main(["--demo"]))
"""


@pytest.fixture
def empty(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opening:
    """The window before it is shown."""
    made = Opening(qapp, Choice("https://x.example", Places(tmp_path, tmp_path)))
    qtbot.addWidget(made.window)
    return made


def furnish(empty: Opening, asked: list[Posted]) -> None:
    empty.window.furnish(
        Bridge(asked.append), empty.settings, save_settings=lambda _: None, new_id=lambda: OutgoingId("x"),
        now_us=itertools.count(NOW_US, 1_000_000).__next__, explore=None, admission=Admission(""),
    )  # fmt: skip


def test_once_it_is_furnished_it_is_known_who_looks_and_works_there(
    empty: Opening, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "UNSEEN_MS", LONG_MS)
    went_on: list[bool] = []
    asked: list[Posted] = []
    with qtbot.waitActive(empty.window):
        empty.show(lambda: went_on.append(empty.window.isVisible()))
    qtbot.waitUntil(lambda: went_on == [True])
    furnish(empty, asked)
    assert asked == [Addressed(Acted(), 0), Addressed(Attend(looking=True), 0)]
    QTest.keyClick(empty.window.windowHandle(), Qt.Key.Key_Down)
    assert set(map(repr, asked[2:])) == {repr(Addressed(Acted(), 0))}


def test_a_window_that_nobody_sees_is_furnished_all_the_same_and_once(
    empty: Opening, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "UNSEEN_MS", 1)
    went_on: list[bool] = []
    monkeypatch.setattr(empty.window, "show", lambda: None)
    empty.show(lambda: went_on.append(empty.window.isVisible()))
    qtbot.waitUntil(lambda: went_on == [False])
    empty.window.setVisible(True)
    qtbot.waitUntil(lambda: empty.window.opening._painted)
    QApplication.processEvents()
    assert went_on == [False]


def test_an_empty_window_is_not_closed_and_where_it_stands_is_kept_with_its_contents_only(
    empty: Opening, tmp_path: Path
) -> None:
    window, file = empty.window, Places(tmp_path, tmp_path).window_file
    window.setVisible(True)
    assert not window.close()
    assert window.isVisible()
    window.hide()
    assert load_window(file) is None
    furnish(empty, [])
    empty.placement.watch(window.inbox.panes)
    window.setVisible(True)
    window.hide()
    assert load_window(file) is not None


@pytest.mark.parametrize(
    ("event", "said"),
    [("QFileOpenEvent(QUrl('sms:+15035550100'))", "+15035550100 True\n"), ("QEvent(QEvent.Type.Quit)", "")],
    ids=["a link", "quit"],
)
def test_what_macos_asks_for_before_there_is_anything_in_the_window_is_done(event: str, said: str) -> None:
    command = [sys.executable, "-c", DOCKED.format(event=event)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=20, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
