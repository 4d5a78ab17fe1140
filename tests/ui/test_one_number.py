"""Whatever happens, in any order: list, rows, tray, badge, title and accessible text show the same one number.

The engine's part is played on real stores; what is true is kept beside them. EVOINBOX_OPERATIONS asks for more of them:
`make torture` for 100,000.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Final

from pytestqt.qtbot import QtBot

from evoinbox import wording
from evoinbox.desktop.tray import Tray
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Waiting
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.message import Message
from evoinbox.domain.outgoing import OutgoingId, OutgoingState
from evoinbox.engine.changes import Change, Closing, ConversationsChanged, OutgoingChanged
from evoinbox.engine.commands import MarkRead, MarkUnread, PutAway, TakeDown
from evoinbox.ui.actions import Act
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.icons import application_icon
from evoinbox.ui.theme import ThemeSource
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import Stage, number

OPERATIONS: Final = int(os.environ.get("EVOINBOX_OPERATIONS", "250"))
SEED: Final = int(os.environ.get("EVOINBOX_SEED", "7"))
CUSTOMERS: Final = 24
FAILING: Final = 8
"""Texts of ours that fail and recover."""


class Walk:
    """Takes random steps, and knows the number."""

    def __init__(self, stage: Stage, dice: random.Random) -> None:
        self.stage = stage
        self.dice = dice
        self.unread: dict[ConversationKey, dict[str, Message]] = defaultdict(dict)
        self.reminded: set[ConversationKey] = set()
        self.needing: set[OutgoingId] = set()
        self.texts = self.heard = 0
        self.badges = [0]
        self.tray = Tray(application_icon())
        stage.window.contents.badge_changed.connect(self.badges.append)
        stage.window.contents.badge_changed.connect(self.tray.show_number)

    # ---- what happens

    def arrive(self) -> None:
        """One customer writes, or several at once."""
        new = [self.made(unread=True) for _ in range(self.dice.choice((1, 1, 1, 4)))]
        for one in new:
            self.unread[one.conversation][one.id] = one
        self.stage.arrive(*new)

    def answer_elsewhere(self) -> None:
        """A colleague writes."""
        self.stage.arrive(self.made(unread=False))

    def read_elsewhere(self) -> None:
        """A colleague reads one text."""
        there = [one for texts in self.unread.values() for one in texts.values()]
        if there:
            one = self.dice.choice(there)
            del self.unread[one.conversation][one.id]
            self.stage.arrive(replace(one, unread=False))

    def fail(self) -> None:
        """A text of ours needs the agent, or no longer."""
        place = self.dice.randrange(FAILING)
        text = outgoing(f"o{place}", address=number(place), written_at_us=NOW_US)
        fails = text.id not in self.needing
        (self.needing.add if fails else self.needing.discard)(text.id)
        self.stage.put(replace(text, state=OutgoingState.FAILED if fails else OutgoingState.QUEUED))

    def look(self) -> None:
        """The agent opens a conversation."""
        model, view = self.stage.window.inbox.model, self.stage.window.inbox.list.view
        if model.rowCount():
            view.setCurrentIndex(model.index(self.dice.randrange(model.rowCount())))

    def act(self) -> None:
        """The agent uses a command on what is open."""
        acts = (Act.MARK_UNREAD, Act.MARK_READ, Act.DONE, Act.TAKE_DOWN, Act.NEXT_UNREAD, Act.NEXT, Act.PIN)
        self.stage.window.actions_by_name[self.dice.choice(acts)].trigger()

    def sieve(self) -> None:
        """Others are listed."""
        self.stage.window.inbox.list.show_only(self.dice.choice(list(Filter)))

    def hide_or_show(self) -> None:
        """The window is put aside, or taken up."""
        self.stage.window.setVisible(not self.stage.window.isVisible())

    def leave_and_come(self) -> None:
        """Another sitting."""
        self.stage.say(Closing())
        assert self.stage.window.windowTitle() == "EvoInbox"
        self.stage.open_seat()

    def made(self, *, unread: bool) -> Message:
        """A text later than all others."""
        self.texts += 1
        who = number(self.dice.randrange(CUSTOMERS))
        return message(f"n{self.texts}", address=who, at_us=NOW_US + self.texts, unread=unread)

    # ---- the engine's part

    def serve(self) -> None:
        """Do what the window asked for, as the engine would."""
        while self.heard < len(self.stage.asked):
            command = self.stage.asked[self.heard]
            self.heard += 1
            match command:
                case MarkRead(seen):
                    self.read(dict(seen))
                case MarkUnread(key):
                    self.stage.desk.remind(key)
                    self.stage.desk.take_down([key], remind=False)
                    self.reminded.add(key)
                    self.say(key)
                case PutAway(seen, until_us):
                    self.read(dict(seen))
                    self.stage.desk.shelve(dict(seen), until_us or FOR_GOOD_US)
                    self.say(*dict(seen))
                case TakeDown(keys):
                    self.stage.desk.take_down(list(keys), remind=False)
                    self.say(*keys)
                case _:
                    pass

    def read(self, seen: dict[ConversationKey, int]) -> None:
        """The agent has seen texts up to an instant."""
        with self.stage.cache.transaction():
            self.stage.cache.mark_read(seen.items())
        self.stage.desk.forget_reminders(list(seen))
        self.reminded -= seen.keys()
        for key, until_us in seen.items():
            self.unread[key] = {name: one for name, one in self.unread[key].items() if one.at_us > until_us}
        self.say(*seen)

    def say(self, *keys: ConversationKey) -> None:
        """Tell the window."""
        changes: list[Change] = [ConversationsChanged(frozenset(keys))]
        self.stage.say(*changes, *(OutgoingChanged(name, keys[0]) for name in list(self.needing)[:1]))

    # ---- what must be so

    def judge(self) -> None:
        """All that shows the number shows the true one."""
        unread = sum(len(texts) for texts in self.unread.values())
        reminded = sum(not self.unread[key] for key in self.reminded)
        waiting = Waiting(unread + reminded, len(self.needing))
        window = self.stage.window
        button = window.inbox.list.filters.buttons[Filter.UNREAD]
        rows = sum(row.unread for row in window.inbox.model.everybody())
        spoken = self.tray._icon.toolTip()
        expected = f"EvoInbox: {waiting.number:,} waiting for you" if waiting.number else "EvoInbox"
        assert (rows, self.badges[-1], spoken) == (waiting.unread, waiting.number, expected)
        assert window.windowTitle() == wording.title(waiting)
        assert button.accessibleName() == f"Unread, {wording.waiting(waiting)}"


def test_the_one_number_is_the_same_everywhere_after_anything(qtbot: QtBot, tmp_path: Path, theme: ThemeSource) -> None:
    stage = Stage(qtbot, tmp_path, theme)
    stage.show()
    stage.store(*(message(f"m{n}", address=number(n), at_us=NOW_US - n) for n in range(FAILING)))
    stage.open_seat()
    walk = Walk(stage, random.Random(SEED))
    weights = {
        walk.arrive: 30, walk.look: 20, walk.act: 20, walk.read_elsewhere: 10, walk.answer_elsewhere: 5, walk.fail: 8,
        walk.sieve: 5, walk.hide_or_show: 2, walk.leave_and_come: 0.5,
    }  # fmt: skip
    for step in range(OPERATIONS):
        (operation,) = walk.dice.choices(list(weights), list(weights.values()))
        operation()
        walk.serve()
        try:
            walk.judge()
        except AssertionError as error:
            raise AssertionError(f"operation {step} of seed {SEED}, {operation.__name__}: {error}") from error
    assert min(map(len, (walk.needing, walk.badges, walk.stage.asked))) > 0
    walk.tray.close()
    stage.window.inbox.leave_seat()
    stage.cache.close()
    stage.desk.close()
