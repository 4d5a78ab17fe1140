"""A walk through the program with no screen: the very same program, driven by its own keys, told step by step.

`python tests/support/tour.py DIRECTORY` signs in to a demo server, opens a conversation, sends a text, waits for the
answer, ends, starts again without the server, and leaves pictures in DIRECTORY. Exit 0 only when each step was seen to
happen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, os.fspath(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer  # noqa: E402 - the path comes first
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget  # noqa: E402

from evoinbox.app import App  # noqa: E402
from evoinbox.engine.clock import Clock  # noqa: E402
from evoinbox.opening import Choice  # noqa: E402
from evoinbox.settings import Places  # noqa: E402
from evoinbox.vault import MemoryVault  # noqa: E402
from tests.support.program import PASSWORD, USER, Server  # noqa: E402

LIMIT_MS: Final = 20_000
LOOK_MS: Final = 20
TEXT: Final = "Thanks for writing! Your bike is ready, we are open until six."


class TourError(Exception):
    """A step was not seen to happen."""


class Walk:
    """One run of the program, driven by keys and read by what a screen reader is told."""

    def __init__(self, app: App, pictures: Path) -> None:
        self._app = app
        self._pictures = pictures

    def field(self, name: str) -> QLineEdit:
        """A field of the sign-in page."""
        return next(w for w in self._app.window.findChildren(QLineEdit) if w.accessibleName() == name)

    @property
    def composer(self) -> QPlainTextEdit:
        """Where texts are written."""
        return next(w for w in self._app.window.findChildren(QPlainTextEdit) if w.accessibleName() == "Message")

    def rows(self, name: str) -> list[str]:
        """What a screen reader hears of a list's rows."""
        view = next(w for w in self._app.window.findChildren(QAbstractItemView) if w.accessibleName() == name)
        model = view.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def view(self, name: str) -> QAbstractItemView:
        """One of the lists."""
        return next(w for w in self._app.window.findChildren(QAbstractItemView) if w.accessibleName() == name)

    def type(self, where: QWidget, words: str) -> None:
        """Type, key by key."""
        where.setFocus()
        QTest.keyClicks(where, words)

    def press(self, where: QWidget, key: Qt.Key) -> None:
        """Press one key."""
        QTest.keyClick(where, key)

    def until(self, what: str, seen: Callable[[], bool]) -> None:
        """Let the program run until something is seen."""
        loop, deadline, timer = QEventLoop(), QDeadlineTimer(LIMIT_MS), QTimer()
        timer.timeout.connect(lambda: loop.quit() if seen() or deadline.hasExpired() else None)
        timer.start(LOOK_MS)
        loop.exec()
        timer.stop()
        if not seen():
            raise TourError(f"not seen: {what}")

    def picture(self, name: str) -> None:
        """Keep a picture of the window."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        file = self._pictures / f"tour-{name}.png"
        if not self._app.window.grab().save(os.fspath(file)):
            raise TourError(f"no picture could be written to {file}")


@contextmanager
def running(application: QApplication, choice: Choice, pictures: Path) -> Iterator[Walk]:
    """Start the program, and end it again."""
    app = App(application, choice, Clock())
    app.start()
    try:
        yield Walk(app, pictures)
    finally:
        ended = app.stop()
        app.window.deleteLater()
    if not ended:
        raise TourError("the engine did not end in time")


def say(words: str) -> None:
    """Tell of a step."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def first_sitting(walk: Walk) -> str:
    """Sign in, read, send, receive; returns what the answer reads as."""
    walk.until("the sign-in page", lambda: walk.field("E-mail").isVisible())
    walk.picture("1-sign-in")
    walk.type(walk.field("E-mail"), USER)
    walk.type(walk.field("Password"), PASSWORD)
    walk.press(walk.field("Password"), Qt.Key.Key_Return)
    walk.until("the list of conversations", lambda: len(walk.rows("Conversations")) > 10)
    say(f"signed in: {len(walk.rows('Conversations'))} conversations, the newest is: {walk.rows('Conversations')[0]}")
    walk.press(walk.view("Conversations"), Qt.Key.Key_Home)
    walk.until("the texts of a conversation", lambda: bool(walk.rows("Messages")))
    say(f"opened it: the newest text reads: {walk.rows('Messages')[-1]}")
    walk.picture("2-conversation")
    walk.type(walk.composer, TEXT)
    walk.picture("3-written")
    walk.press(walk.composer, Qt.Key.Key_Return)
    walk.until("an empty composer", lambda: not walk.composer.toPlainText())
    walk.until("the text in the thread", lambda: any(TEXT in row for row in walk.rows("Messages")))
    say(f"sent: {next(row for row in walk.rows('Messages') if TEXT in row)}")
    walk.until("the customer's answer", lambda: TEXT not in walk.rows("Messages")[-1])
    answer = walk.rows("Messages")[-1]
    say(f"received: {answer}")
    walk.picture("4-answered")
    return answer


def second_sitting(walk: Walk, answer: str) -> None:
    """Read it all again from the disk."""
    walk.until("the list of conversations", lambda: len(walk.rows("Conversations")) > 10)
    walk.press(walk.view("Conversations"), Qt.Key.Key_Home)
    walk.until("the answer", lambda: answer in walk.rows("Messages"))
    say(f"started again without the server: {len(walk.rows('Conversations'))} conversations, and the answer is there")
    walk.picture("5-offline")


def main(directory: Path) -> int:
    """Take the tour."""
    application = QApplication.instance() or QApplication(["evoinbox"])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="evoinbox-tour-") as place, Server("--live", "3600") as server:
        say(f"a demo server listens on {server.url}")
        choice = Choice(server.url, Places(Path(place), Path(place) / "logs"), MemoryVault())
        choice.places.make()
        try:
            with running(application, choice, directory) as walk:
                answer = first_sitting(walk)
            server.stop()
            say("the server is gone")
            with running(application, choice, directory) as walk:
                second_sitting(walk, answer)
        except TourError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    say(f"pictures are in {directory}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.stderr.write("usage: tour.py DIRECTORY\n")
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1])))
