"""An agent who does anything in any order, in a window that dies now and then, loses no draft.

The engine's part is played on real stores; what a dying window still says goes nowhere, as from a process that is gone.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.engine.changes import Closing, ConversationsChanged
from evoinbox.engine.commands import MarkRead, PutAway, SaveDraft, Send
from evoinbox.ui.actions import Act
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.theme import ThemeSource
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.ui.conftest import Stage, edit_of, number

CUSTOMERS = 12
WORDS = ("yes", "Where?", "tomorrow at ten ", "ok ", "call me ", "a/b ", ":)", "two lines")
ROUNDS = 10
STEPS = 25
"""So many steps are taken in each of so many lives of the window: 1,000 in the four walks."""


class Agent:
    """Takes random steps, and knows what must be so afterwards."""

    def __init__(self, qtbot: QtBot, folder: Path, theme: ThemeSource, chance: random.Random) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.theme = theme
        self.chance = chance
        self.texts = 0
        self.written: dict[ConversationKey, str] = defaultdict(str)
        self.meant: list[tuple[str, str]] = []
        self.heard = self.lives = 0
        self.stage = self.begin()

    def begin(self) -> Stage:
        """A new process on the same files."""
        stage = Stage(self.qtbot, self.folder, self.theme, made=1000 * self.lives)
        self.lives += 1
        stage.show()
        self.heard = 0
        if not self.texts:
            stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - n * MINUTE_US) for n in range(CUSTOMERS)))
        stage.open_seat()
        return stage

    @property
    def open(self) -> ConversationKey | None:
        """The open conversation."""
        return self.stage.window.inbox.open_key

    def serve(self) -> None:
        """Do what the window asked for since the last time, as the engine would."""
        while self.heard < len(self.stage.asked):
            command = self.stage.asked[self.heard]
            self.heard += 1
            match command:
                case SaveDraft(draft):
                    self.stage.keep(draft)
                case Send(identity, address, line, text):
                    self.stage.put(outgoing(identity, address=address, line=line, text=text))
                case PutAway(seen, until_us):
                    self.stage.desk.shelve(dict(seen), until_us)
                    self.stage.say(ConversationsChanged(frozenset(dict(seen))))
                case MarkRead(seen):
                    with self.stage.cache.transaction():
                        self.stage.cache.mark_read(seen)
                    self.stage.say(ConversationsChanged(frozenset(dict(seen))))
                case _:
                    pass

    def unsaved(self) -> bool:
        """Whether the composer holds what no command has carried yet."""
        return self.stage.window.inbox.compose._saver.isActive()

    # ---- steps

    def choose(self) -> None:
        """Go to any conversation, by mouse or key."""
        inbox = self.stage.window.inbox
        if inbox.model.rowCount():
            row = self.chance.randrange(inbox.model.rowCount())
            inbox.list.view.scrollTo(inbox.model.index(row))
            place = inbox.list.view.visualRect(inbox.model.index(row)).center()
            QTest.mouseClick(inbox.list.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def walk(self) -> None:
        """The next or the one before."""
        self.stage.window.actions_by_name[self.chance.choice((Act.NEXT, Act.PREVIOUS))].trigger()

    def write(self) -> None:
        """Type something where the cursor is."""
        if self.open is not None:
            edit = edit_of(self.stage)
            edit.setFocus()
            self.qtbot.keyClicks(edit, self.chance.choice(WORDS))
            self.written[self.open] = edit.text()

    def rub_out(self) -> None:
        """Take a letter back."""
        if self.open is not None:
            self.qtbot.keyClick(edit_of(self.stage), Qt.Key.Key_Backspace)
            self.written[self.open] = edit_of(self.stage).text()

    def send(self) -> None:
        """Send what is written."""
        edit, key = edit_of(self.stage), self.open
        self.stage.now_us += MINUTE_US  # not in the moment another thread came
        if key is not None and edit.text().strip() and edit.isEnabled():
            text, address = edit.text(), key.removeprefix("tel:")
            edit.setFocus()
            self.qtbot.keyClick(edit, Qt.Key.Key_Return)
            self.meant.append((address, text))
            self.written[key] = ""

    def arrive(self) -> None:
        """A customer writes: nothing is chosen by it, and no letter is lost."""
        inbox, edit = self.stage.window.inbox, edit_of(self.stage)
        self.qtbot.waitUntil(lambda: not inbox._holder.isActive())  # what was opened from elsewhere is listed then
        before = (inbox.open_key, edit.text(), edit.cursor_place(), inbox.list.view.chosen_keys())
        self.texts += 1
        who = self.chance.randrange(CUSTOMERS + 4)
        self.stage.arrive(
            message(f"n{self.texts}", address=number(who), at_us=NOW_US + self.texts * MINUTE_US, unread=True)
        )
        assert (inbox.open_key, edit.text(), edit.cursor_place(), inbox.list.view.chosen_keys()) == before

    def sieve(self) -> None:
        """List others."""
        self.stage.window.inbox.list.show_only(self.chance.choice(list(Filter)))

    def finish(self) -> None:
        """Done, and on to the next."""
        self.stage.window.actions_by_name[Act.DONE].trigger()

    def stretch(self) -> None:
        """Another size, down to one pane."""
        self.stage.window.resize(self.chance.choice((420, 700, 1100)), self.chance.choice((480, 700)))

    def press(self) -> None:
        """A key that sends nothing, wherever the focus is."""
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageDown)
        self.qtbot.keyClick(QApplication.focusWidget() or self.stage.window, self.chance.choice(keys))

    def paste(self) -> None:
        """Paste lines that end in a new line."""
        if self.open is not None:
            QApplication.clipboard().setText("pasted\n")
            edit_of(self.stage).paste()
            self.written[self.open] = edit_of(self.stage).text()

    def sign_out_and_in(self) -> None:
        """The seat is left and taken again."""
        self.stage.window.inbox.compose.save()
        self.serve()
        self.stage.say(Closing())
        self.stage.open_seat()

    def die(self) -> None:
        """The process is killed, and started again."""
        key = self.open
        if self.unsaved():  # half a second at most may be lost: then this much was not
            self.qtbot.waitUntil(lambda: not self.unsaved())
        self.serve()
        stage, place = self.stage, edit_of(self.stage).cursor_place()
        stage.window.hide()
        stage.window.inbox.leave_seat()
        stage.cache.close()
        stage.desk.close()
        self.stage = self.begin()
        if key is not None:
            self.look_at(key)
            assert edit_of(self.stage).cursor_place() == place

    # ---- what must be so

    def look_at(self, key: ConversationKey) -> None:
        """Open a conversation: what was begun there is there."""
        self.stage.window.inbox.open(key, by_program=False)
        self.stage.window.inbox.list.view.select(key)
        assert edit_of(self.stage).text() == self.written[key]

    def judge(self) -> None:
        """Nothing was sent but what was meant, and each draft stands where it was written."""
        sent = [(one.address, one.text) for one in self.stage.all_of(Send)]
        assert sent == self.meant[len(self.meant) - len(sent) :]
        if self.open is not None:
            assert edit_of(self.stage).text() == self.written[self.open]


@pytest.mark.parametrize("seed", range(1, 5), ids=str)
def test_no_draft_is_lost_nothing_is_chosen_by_arrivals_and_nothing_is_sent_unmeant(
    qtbot: QtBot, tmp_path: Path, theme: ThemeSource, seed: int
) -> None:
    agent = Agent(qtbot, tmp_path, theme, random.Random(seed))
    often: tuple[Callable[[], None], ...] = (agent.choose, agent.write, agent.write, agent.arrive)
    steps = (
        *often, *often, agent.walk, agent.rub_out, agent.send, agent.sieve, agent.finish, agent.stretch, agent.press,
        agent.paste,
    )  # fmt: skip
    for life in range(ROUNDS):
        for _ in range(STEPS):
            agent.chance.choice(steps)()
            agent.serve()
            agent.judge()
        (agent.die if life % 2 else agent.sign_out_and_in)()
    for key in list(agent.written):
        agent.look_at(key)
        agent.serve()
    assert len(agent.meant) > ROUNDS / 2
    assert FOR_GOOD_US in {row.shelved_until_us for row in agent.stage.window.inbox.model.everybody()}
    agent.stage.window.inbox.leave_seat()
    agent.stage.cache.close()
    agent.stage.desk.close()
