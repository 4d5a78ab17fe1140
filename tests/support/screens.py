"""Renders each state of the window off-screen, from the story the demo tells: `screens.py OUTDIR`.

In light, dark and high contrast: in English at 100 % into OUTDIR itself, in the other languages and sizes into folders
below it; the inbox once more at two pixels a point.

Invariants: no display, no network, no engine: real store files in a temporary folder, and the window fed over its
bridge.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec
from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from evoinbox.domain.address import read_address
from evoinbox.domain.admission import Admission
from evoinbox.domain.conversation import Conversation, Draft
from evoinbox.domain.errors import NameUnknown, WrongPassword
from evoinbox.domain.message import Account, AccountId, Direction, Line, LineId, Message, MessageId
from evoinbox.domain.outgoing import Outgoing, OutgoingId, OutgoingState, Reason
from evoinbox.domain.template import Template, Templates
from evoinbox.engine.changes import (
    Change,
    Closing,
    Contact,
    ConversationsChanged,
    Freshness,
    HistoryProgress,
    Latched,
    LinesChanged,
    Opened,
    OutgoingChanged,
    PassphraseRefused,
    Seat,
    SignInFailed,
    SignInNeeded,
    Unlocked,
)
from evoinbox.engine.commands import Hold, Posted
from evoinbox.settings import Language, Settings, Theme, resource
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk
from evoinbox.ui.actions import Act
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.language import speak
from evoinbox.ui.main_window import MainWindow
from evoinbox.ui.theme import ThemeSource
from tests.support.screens_stopped import show_stopped

KEY: Final = "5a" * 32
NOW_US: Final = 1_780_000_000_000_000 // 86_400_000_000 * 86_400_000_000 + 15 * 3_600_000_000 + 24 * 60_000_000
"""Some Thursday at 15:24 UTC: pictures of two runs are alike."""

MINUTE_US: Final = 60_000_000
LIVELY: Final = 12
"""Texts a conversation needs to fill a picture."""
SIZE: Final = (1180, 760)
SIZES: Final = (100, 150, 200)
SERVER: Final = "https://evovoice.io"
USER: Final = "dana@rosewood.example"


@dataclass
class Stage:
    """A window with its stores, and the means to play a part on it."""

    out: Path
    application: QApplication
    folder: Path
    asked: list[Posted] = field(default_factory=list)

    def __post_init__(self) -> None:
        speak(self.application, Language.ENGLISH, QLocale.c())
        self.theme = ThemeSource(self.application, Theme.LIGHT)
        self.bridge = Bridge(self.asked.append)
        self.cache = Cache(self.folder / "cache.db", KEY)
        self.desk = Desk(self.folder / "desk.db", KEY)
        self.window = MainWindow(self.theme)
        self.window.furnish(
            self.bridge, Settings(), save_settings=lambda _settings: None, new_id=lambda: OutgoingId("new"),
            now_us=lambda: NOW_US, explore=lambda: None, admission=Admission(SERVER),
        )  # fmt: skip
        self.window.resize(*SIZE)
        self.window.show()

    def say(self, *changes: Change) -> None:
        """Let the engine say something, and the window take it in."""
        for change in changes:
            self.bridge.deliver(change)
        turn()

    def use(self, **chosen: object) -> None:
        """Choose settings, as the settings page does."""
        self.window.contents.use(msgspec.structs.replace(self.window.contents._settings, **chosen))
        turn()

    def picture(self, name: str, of: QWidget | None = None) -> None:
        """Write what is in sight, in each palette."""
        for theme in (Theme.LIGHT, Theme.DARK, Theme.CONTRAST):
            self.use(theme=theme)
            file = self.out / f"{name}-{theme.value}.png"
            (of or self.window).grab().save(str(file))
            print(file)


def turn() -> None:
    """Let the event loop run until what was started has been painted."""
    loop = QEventLoop()
    QTimer.singleShot(160, loop.quit)
    loop.exec()


def read_story() -> dict[str, Any]:
    """The demo's story as it is shipped."""
    story: dict[str, Any] = json.loads(resource("demo", "story.json").read_text(encoding="utf-8"))
    return story


def tell_story(stage: Stage) -> list[Message]:
    """Fill the cache with the demo's story; returns its texts."""
    story = read_story()
    lines = {line["id"]: line for line in story["lines"]}
    told: list[Message] = []
    for customer in story["customers"]:
        key = read_address(customer["address"], "US").key
        for text in customer["texts"]:
            line = lines[customer["line"]]
            direction = Direction.INCOMING if text["direction"] == "in" else Direction.OUTGOING
            told.append(
                Message(
                    MessageId(f"story{len(told):06}"), key, customer["address"], LineId(line["id"]), line["name"],
                    NOW_US - int(text["minutesAgo"] * MINUTE_US), direction, text.get("sender") or "", text["text"],
                    bool(text.get("unread")),
                )
            )  # fmt: skip
    with stage.cache.transaction():
        stage.cache.learn_lines([Line(LineId(line["id"]), line["name"]) for line in lines.values()])
        stage.cache.store(told, ())
    return told


def opened(stage: Stage) -> Opened:
    """The seat of the story."""
    seat = Seat(SERVER, USER, Account(AccountId("1"), str(read_story().get("business", "Rosewood Cycles"))))
    return Opened(seat, stage.folder / "cache.db", stage.folder / "desk.db", KEY)


def good(contact: Contact = Contact.GOOD) -> Freshness:
    """A look at the service that went well, or not."""
    return Freshness(contact, NOW_US - 12_000_000, NOW_US - 5 * 60 * MINUTE_US, None)


def play(stage: Stage) -> None:
    """Show one screen after the other."""
    window = stage.window
    stage.picture("opening")
    stage.say(SignInNeeded(SERVER, "", None))
    stage.picture("sign-in")
    window.sign_in.email.setText(USER)
    window.sign_in.password.setText("not the one")
    stage.say(SignInFailed(WrongPassword()))
    stage.picture("sign-in-wrong-password")
    stage.say(SignInFailed(NameUnknown()))
    stage.picture("sign-in-no-server")
    stage.say(opened(stage), Freshness(Contact.CHECKING, 0, NOW_US, None), HistoryProgress(0, 55_835, complete=False))
    stage.picture("empty")
    told = tell_story(stage)
    stage.say(
        LinesChanged(), ConversationsChanged(frozenset(message.conversation for message in told)), good(),
        HistoryProgress(12_300, 55_835, complete=False),
    )  # fmt: skip
    turn()
    stage.picture("inbox-loading")
    inbox = window.inbox
    inbox.list.view.setCurrentIndex(inbox.model.index(3))
    inbox.thread_pane.view.scrollToTop()
    with stage.cache.transaction():
        stage.cache.mark_vanished([inbox.thread_pane.model._messages[1].id])
    inbox.thread_pane.refresh()
    turn()
    stage.picture("thread-loading")
    stage.say(Closing())
    stage.say(opened(stage), good())
    stage.say(HistoryProgress(len(told), len(told), complete=True))
    show_inbox(stage, told)


def set_inbox(stage: Stage, told: list[Message]) -> Conversation:
    """Open a lively conversation, begin to write in it and, elsewhere, leave a draft."""
    inbox = stage.window.inbox
    counts = Counter(message.conversation for message in told)
    rows = [inbox.model.at(row) for row in range(min(9, inbox.model.rowCount()))]
    main = next((c for c in rows if counts[c.key] >= LIVELY), rows[0])
    begun = rows[2] if rows[2].key != main.key else rows[1]
    stage.desk.save_draft(Draft(begun.key, begun.address, begun.line, "Yes, we can do Thursday at", 26))
    inbox.list.view.select(main.key)
    inbox.open(main.key, by_program=False)
    inbox.compose.add_text("Perfect, see you then. We are open until six")
    inbox.compose.edit.setFocus()
    stage.say(ConversationsChanged(frozenset({begun.key})))
    return main


def show_inbox(stage: Stage, told: list[Message]) -> None:
    """The inbox in its states."""
    window = stage.window
    main = set_inbox(stage, told)
    stage.picture("inbox")
    window.inbox.thread_pane.view.verticalScrollBar().setValue(0)
    stage.picture("inbox-scrolled")
    window.inbox.thread_pane.view.to_newest()
    window.inbox.list.show_only(Filter.UNREAD)
    stage.picture("unread")
    window.inbox.list.show_only(Filter.ALL)
    show_outgoing(stage, main)
    show_others(stage, told)


def show_outgoing(stage: Stage, conversation: Conversation) -> None:
    """Texts on their way, failed and undecided."""
    text = Outgoing(
        OutgoingId("o1"), conversation.key, conversation.address, conversation.line, "Perfect, see you then.",
        OutgoingState.QUEUED, Reason.NONE, "", NOW_US - MINUTE_US, NOW_US - MINUTE_US, NOW_US + 3_000_000,
        NOW_US - MINUTE_US, 0, 0, 0, None,
    )  # fmt: skip
    stage.desk.enqueue(text)
    for name, state, reason in (
        ("queued", OutgoingState.QUEUED, Reason.NONE),
        ("waiting", OutgoingState.QUEUED, Reason.OFFLINE),
        ("late", OutgoingState.QUEUED, Reason.LATE),
        ("failed", OutgoingState.FAILED, Reason.OPTED_OUT),
        ("checking", OutgoingState.CHECKING, Reason.CUT),
        ("undecided", OutgoingState.ASKING, Reason.TIMED_OUT),
    ):
        stage.desk.update(replace(text, state=state, reason=reason))
        stage.say(ConversationsChanged(frozenset({conversation.key})), OutgoingChanged(text.id, conversation.key))
        stage.picture(f"text-{name}")
    show_stopped(stage, conversation, text)
    stage.desk.update(replace(text, reason=Reason.OFFLINE))
    stage.say(ConversationsChanged(frozenset({conversation.key})), OutgoingChanged(text.id, conversation.key))
    stage.window.inbox.decisions.decide(Hold(text.id), stage.window.inbox._reader)
    show_dialog(stage, "edit")
    stage.window.actions_by_name[Act.QUIT].trigger()
    show_dialog(stage, "quit")
    stage.desk.update(replace(text, state=OutgoingState.WITHDRAWN))
    stage.say(ConversationsChanged(frozenset({conversation.key})), OutgoingChanged(text.id, conversation.key))


def show_dialog(stage: Stage, name: str) -> None:
    """The dialog that is open, and close it."""
    turn()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    stage.picture(name, dialog)
    dialog.close()


def show_others(stage: Stage, told: list[Message]) -> None:
    """Dialogs, offline, other scripts, a narrow window."""
    window = stage.window
    stage.say(good(Contact.OFFLINE))
    stage.picture("offline")
    stage.say(good())
    for act in ("new", "settings", "shortcuts", "keys", "palette", "search", "export", "shift-report"):
        next(action for listed, action in window.actions_by_name.items() if listed.value == act).trigger()
        show_dialog(stage, "new-conversation" if act == "new" else act)
    for name, first, last in (("arabic", "\u0600", "\u06ff"), ("cjk", "\u3040", "\u9fff")):
        found = next((m for m in reversed(told) if any(first <= letter <= last for letter in m.text)), None)
        if found is not None:
            window.inbox.list.view.select(found.conversation)
            window.inbox.open(found.conversation, by_program=False)
            turn()
            stage.picture(f"thread-{name}")
    show_writing(stage)
    show_lock(stage)
    window.resize(700, 560)
    turn()
    stage.picture("narrow")
    window.resize(400, 560)
    turn()
    stage.picture("one-pane-list")
    window.inbox.panes.show_thread()
    turn()
    stage.picture("one-pane-thread")
    window.resize(*SIZE)


def show_lock(stage: Stage) -> None:
    """The passphrase, chosen and asked for."""
    window = stage.window
    window.lock.choose(needed=False)
    show_dialog(stage, "passphrase")
    stage.say(Latched(exists=True))
    window.lock.lock()
    stage.picture("locked")
    window.lock.page.field.setText("not the one")
    stage.say(PassphraseRefused(4))
    window.resize(360, 460)
    turn()
    stage.picture("locked-narrow")
    window.resize(*SIZE)
    stage.say(Unlocked())


def show_writing(stage: Stage) -> None:
    """What helps with writing: cost, question, emoji, templates."""
    compose = stage.window.inbox.compose
    compose.edit.setFocus()
    compose.edit.put("It’s ready – " + "see you then. " * 9, 4)
    stage.picture("text-dear")
    compose.edit.put("See you then. " * 40, 0)
    compose.send()
    stage.picture("text-long")
    compose.edit.put("", 0)
    compose.emoji.pick()
    stage.picture("emoji", compose.emoji.picker)
    compose.templates.use(
        Templates((Template("Ready", "Hi {name}, your bike is ready."), Template("Hours", "Until 6")))
    )
    if compose.emoji.picker is not None:
        compose.emoji.picker.hide()
    turn()
    QTest.keyClicks(compose.edit, "/")
    stage.picture("templates")
    QTest.keyClick(compose.edit, Qt.Key.Key_Up)
    QTest.keyClick(compose.edit, Qt.Key.Key_Return)
    show_dialog(stage, "edit-templates")


def main() -> int:
    """Render one language at one size, or all of them, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--language", type=Language, choices=[*Language], help="this one only")
    parser.add_argument("--size", type=int, default=100, help="of the text, in percent")
    parser.add_argument("--sharp", action="store_true", help="only the inbox, for another pixel ratio")
    arguments = parser.parse_args()
    if arguments.language is None and not arguments.sharp:
        return render_all(arguments.outdir)
    arguments.outdir.mkdir(parents=True, exist_ok=True)
    application = QApplication(["screens"])
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(arguments.outdir, application, Path(folder))
        if arguments.sharp:
            told = tell_story(stage)
            stage.say(
                SignInNeeded(SERVER, USER, None),
                opened(stage),
                good(),
                HistoryProgress(len(told), len(told), complete=True),
            )
            set_inbox(stage, told)
            stage.picture("inbox@2x")
        else:
            stage.use(language=arguments.language, text_size=arguments.size)
            play(stage)
        stage.window.inbox.leave_seat()
        stage.window.deleteLater()
        turn()
        stage.cache.close()
        stage.desk.close()
    return 0


def render_all(out: Path) -> int:
    """Every state in each language and size; returns the first exit code that is not 0."""
    command = [sys.executable, __file__]
    for language in (Language.ENGLISH, Language.SPANISH, Language.ARABIC):
        for size in SIZES:
            plain = language is Language.ENGLISH and size == SIZES[0]
            where = out if plain else out / f"{language.value}-{size}"
            arguments = [str(where), "--language", language.value, "--size", str(size)]
            if code := subprocess.run([*command, *arguments], check=False).returncode:
                return code
    sharp = {**os.environ, "QT_SCALE_FACTOR": "2"}
    return subprocess.run([*command, str(out), "--sharp"], env=sharp, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
