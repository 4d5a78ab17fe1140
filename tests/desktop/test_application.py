"""What macOS tells a program that runs: links, clicks in the Dock, "Quit"; sent as Qt does, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QWidget
from evoinbox.desktop.application import Docked

docked = Docked()
docked.quit_wanted.connect(lambda: print("quit"))
docked.called.connect(lambda errand: print(errand.address, errand.text, sep="|"))
for link in ("sms:+15035550100?body=See%20you%20%2b%201", "https://x.example", "mailto:a@b", "TEL:+15035550101"):
    Docked.sendEvent(docked, QFileOpenEvent(QUrl(link)))
for kind in (QEvent.Type.User, QEvent.Type.Quit):
    Docked.sendEvent(docked, QEvent(kind))
active, away = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive
for step in ("start", "away", "clicked", "shown", "clicked"):
    print(step)
    if step == "shown":
        window = QWidget()
        window.show()
    else:
        docked.applicationStateChanged.emit(away if step == "away" else active)
"""


def test_links_clicks_in_the_dock_and_quit_are_heard() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=True
    )

    heard = ["+15035550100|See you + 1", "+15035550101|", "quit", "start", "away", "clicked", "|", "shown", "clicked"]
    assert done.stdout.splitlines() == heard
