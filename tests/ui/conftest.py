"""A window on real stores: the engine's part is played by the test, what the window asks for is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from PySide6.QtCore import QLocale, QRect, Qt, QUrl
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.admission import Admission
from evoinbox.domain.conversation import Conversation, Draft
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.message import Account, AccountId, Message
from evoinbox.domain.outgoing import Outgoing, OutgoingId, OutgoingState
from evoinbox.engine.changes import (
    Change,
    ConversationsChanged,
    DraftNotStored,
    DraftStored,
    Opened,
    OutgoingChanged,
    Seat,
)
from evoinbox.engine.commands import Addressed, Command, MarkRead, Posted, PutAway
from evoinbox.settings import Language, Settings, Theme
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk
from evoinbox.ui.actions import Act
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.compose_pane import ComposePane
from evoinbox.ui.conversation_row import ConversationRow
from evoinbox.ui.language import speak
from evoinbox.ui.main_window import MainWindow
from evoinbox.ui.theme import ThemeSource
from tests.support.build import KEY, MINUTE_US, NOW_US, message, outgoing

OTHER = "+15035550177"
SERVER = "https://evovoice.example"
ADDRESS: Final = "+150355501{:02}"
HERE: Final = 10
"""The row that is open at first: none that a digit goes to."""

UNREAD: Final = 3
NEEDING: Final = 5
_Kind = TypeVar("_Kind")


@dataclass
class Stage:
    """The window, its stores and its clock."""

    qtbot: QtBot
    folder: Path
    theme: ThemeSource
    now_us: int = NOW_US
    asked: list[Command] = field(default_factory=list)
    saved: list[Settings] = field(default_factory=list)
    explored: list[str] = field(default_factory=list)
    locked: frozenset[str] = frozenset()
    admission: Admission = Admission(SERVER)  # noqa: RUF009 - frozen
    made: int = 0
    opened: list[QUrl] = field(default_factory=list)
    opens: bool = True

    def __post_init__(self) -> None:
        self.cache = Cache(self.folder / "cache.db", KEY)
        self.desk = Desk(self.folder / "desk.db", KEY)
        self.bridge = Bridge(lambda posted: self.asked.append(_asked(posted)))
        self.window = MainWindow(self.theme)
        self.window.furnish(
            self.bridge,
            Settings(),
            save_settings=self.saved.append,
            new_id=self._new_id,
            now_us=lambda: self.now_us,
            explore=lambda: self.explored.append("yes"),
            admission=self.admission,
            open_url=self._open_url,
            locked=self.locked,
        )
        self.qtbot.addWidget(self.window)

    def _new_id(self) -> OutgoingId:
        self.made += 1
        return OutgoingId(f"out-{self.made}")

    def _open_url(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.opens

    def show(self) -> None:
        """Put the window up and let it be the active one."""
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def store(self, *messages: Message) -> frozenset[ConversationKey]:
        """Commit texts as the engine would; returns whose."""
        with self.cache.transaction():
            return self.cache.store(messages, ()).touched

    def say(self, *changes: Change) -> None:
        """Deliver changes, and wait until the window has had them all and has read what it noted."""
        heard: list[Change] = []
        self.bridge.published.connect(heard.append)
        for change in changes:
            self.bridge.deliver(change)
        self.qtbot.waitUntil(lambda: len(heard) >= len(changes) and not self.window.inbox.reading)
        self.bridge.published.disconnect(heard.append)

    def arrive(self, *messages: Message) -> None:
        """Commit texts and say so."""
        self.say(ConversationsChanged(self.store(*messages)))

    def put(self, text: Outgoing) -> None:
        """Commit a text of the outbox as the engine would, new or changed, and say so."""
        if self.desk.outgoing(text.id) is None:
            self.desk.enqueue(text)
        self.desk.update(text)
        self.say(ConversationsChanged(frozenset({text.conversation})), OutgoingChanged(text.id, text.conversation))

    def keep(self, draft: Draft) -> None:
        """Commit a draft as the engine would, and say so."""
        self.desk.save_draft(draft)
        self.say(DraftStored(draft), ConversationsChanged(frozenset({draft.conversation})))

    def refuse(self, draft: Draft) -> None:
        """Say that the disk is full."""
        self.say(DraftNotStored(draft, StoreUnwritable()))

    def open_seat(self, *, kept: bool = True) -> None:
        """Open the files in the window."""
        self.say(Opened(SEAT, self.folder / "cache.db", self.folder / "desk.db", KEY, kept))

    def all_of(self, kind: type[_Kind]) -> list[_Kind]:
        """What was asked of one kind, in order."""
        return [command for command in self.asked if isinstance(command, kind)]

    def seen_in(self, kind: type[MarkRead | PutAway]) -> list[set[ConversationKey]]:
        """The conversations of each such command, in order."""
        return [{key for key, _ in command.seen} for command in self.all_of(kind)]


def _asked(posted: Posted) -> Command:
    return posted.command if isinstance(posted, Addressed) else posted


SEAT = Seat(SERVER, "ann@example.com", Account(AccountId("a1"), "Example Dental"))


def press(stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    stage.qtbot.keyClick(QApplication.focusWidget() or stage.window, key, held)


def pane_of(stage: Stage) -> ComposePane:
    """The compose pane."""
    return stage.window.inbox.compose


def edit_of(stage: Stage) -> ComposeEdit:
    """The editor."""
    return stage.window.inbox.compose.edit


def write(stage: Stage, text: str) -> None:
    """Type."""
    stage.qtbot.keyClicks(edit_of(stage), text)


def number(place: int) -> str:
    """An address by number."""
    return f"+1503555{place:04}"


def dialog_of(stage: Stage, act: Act) -> QDialog:
    """Open a dialog by its command."""
    stage.window.actions_by_name[act].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeSource]:
    """The light theme on the application."""
    speak(qapp, Language.ENGLISH, QLocale.c())
    source = ThemeSource(qapp, Theme.LIGHT)
    yield source
    source.deleteLater()
    speak(qapp, Language.ENGLISH, QLocale.c())


@pytest.fixture
def desk(stage: Stage) -> Stage:
    """A window with two conversations, the newer one open."""
    stage.show()
    stage.store(message("m1"), message("m2", address=OTHER, at_us=NOW_US - 5))
    stage.open_seat()
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    return stage


@pytest.fixture
def busy(stage: Stage) -> Stage:
    """Twelve conversations: one unread, one with a failed text; a long one is open, with a text that can be taken back.

    The thread stands at its top, and the keyboard is on the list's own buttons.
    """
    stage.show()
    who = [ADDRESS.format(row) for row in range(12)]
    texts = [message(f"m{n}", address=who[n], at_us=NOW_US - 1000 * n, unread=n == UNREAD) for n in range(12)]
    older = [message(f"o{n}", address=who[HERE], at_us=NOW_US - 10**7 - n, text="hello\n" * 9) for n in range(12)]
    stage.store(*texts, *older)
    failed = outgoing("failed", address=who[NEEDING], written_at_us=texts[NEEDING].at_us)
    stage.desk.enqueue(failed)
    stage.desk.update(replace(failed, state=OutgoingState.FAILED))
    leaving = outgoing("leaving", address=who[HERE], written_at_us=texts[HERE].at_us)
    stage.desk.enqueue(replace(leaving, due_at_us=NOW_US + 10**7))
    stage.open_seat()
    page = stage.window.inbox
    page.list.view.setCurrentIndex(page.model.index(HERE))
    page.thread_pane.view.scrollToTop()
    page.list.check_button.setFocus()
    stage.asked.clear()
    return stage


@pytest.fixture
def listed(stage: Stage) -> Stage:
    """Six customers, the second of them open."""
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - (n + 1) * MINUTE_US) for n in range(6)))
    stage.open_seat()
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(1))
    stage.asked.clear()
    return stage


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose rows of the list are drawn as a whole, from now on."""
    found: list[str] = []
    draw = ConversationRow._draw

    def note(row: ConversationRow, on: QPainter, area: QRect, c: Conversation, *more: Any) -> None:
        found.append(c.address)
        draw(row, on, area, c, *more)

    monkeypatch.setattr(ConversationRow, "_draw", note)
    return found


@pytest.fixture
def writing(desk: Stage) -> Stage:
    """Two conversations, the newer one open, the cursor where a text is written."""
    desk.window.inbox.focus_writing()
    return desk


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, theme: ThemeSource) -> Iterator[Stage]:
    """A window that has heard nothing yet."""
    made = Stage(qtbot, tmp_path, theme)
    yield made
    made.window.inbox.leave_seat()
    made.cache.close()
    made.desk.close()


@pytest.fixture
def inbox(stage: Stage) -> Stage:
    """Three conversations, the middle one with something unread."""
    stage.show()
    stage.store(
        message("m1"),
        message("m2", address="+15035550177", at_us=NOW_US - 5, unread=True),
        message("m3", address="+15035550178", at_us=NOW_US - 9),
    )
    stage.open_seat()
    return stage
