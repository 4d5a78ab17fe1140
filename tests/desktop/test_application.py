"""Qt's application, in a process of its own, and what macOS tells it: links, clicks in the Dock, "Quit"."""

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


PAINTED = """
from PySide6.QtGui import QIcon, QPixmap, QPixmapCache
from PySide6.QtWidgets import QPushButton
from evoinbox.desktop.application import made

application = made()
picture = QPixmap(20, 20)
picture.fill()
button = QPushButton(QIcon(picture), "")
painted = button.grab().toImage().pixelColor(button.rect().center())
print(painted.name(), QPixmapCache.insert("any", picture))
"""


def printed(program: str) -> list[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=True)
    return done.stdout.splitlines()


def test_nothing_is_kept_that_wakes_the_processor_to_forget_it() -> None:
    assert printed(PAINTED) == ["#ffffff False"]


def test_links_clicks_in_the_dock_and_quit_are_heard() -> None:
    heard = ["+15035550100|See you + 1", "+15035550101|", "quit", "start", "away", "clicked", "|", "shown", "clicked"]
    assert printed(PROGRAM) == heard
