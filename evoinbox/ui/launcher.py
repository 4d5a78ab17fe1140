"""What the command palette offers, and who carries out what is chosen there.

Invariants: commands come from the list of commands and show the keys they have now; people come from the conversations
of the open seat; what was chosen last comes first while nothing is typed, and is remembered for this run only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.ui.actions import ACTIONS, PLACES, Act, Listed
from evoinbox.ui.command_palette import CommandPalette, Hit, Target
from evoinbox.ui.finder import Finder
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import alone, tr

MOST: Final = 40
"""People listed at most: whoever needs more types another letter."""

RECENT: Final = 6
PORTION: Final = 60
"""Names worked out in each turn of the event loop: about 4 ms."""


class Launcher(QObject):
    """Made by the window; `actions` are its commands, and `go_to` shows a conversation from whatever page."""

    def __init__(
        self,
        window: QWidget,
        theme: ThemeSource,
        inbox: InboxPage,
        actions: Mapping[Act, QAction],
        go_to: Callable[[ConversationKey], None],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._inbox = inbox
        self._actions = actions
        self._go_to = go_to
        self._now_us = now_us
        self._finder = Finder()
        self._recent: list[Target] = []
        self._palette: CommandPalette | None = None
        self._learner = QTimer(self, interval=0)
        self._learner.timeout.connect(self._learn)

    def open(self) -> None:
        """Show the palette."""
        if self._palette is not None:
            return
        self._finder.take(self._inbox.model.everybody(), self._inbox.model.names)
        self._palette = CommandPalette(self._window, self._theme, self.find)
        self._palette.chosen.connect(self._carry_out)
        self._palette.finished.connect(self._close)
        self._palette.open()
        self._learner.start()

    def find(self, sought: str) -> list[Hit]:
        """What answers to these words: the best first, commands before people."""
        if not sought.strip():
            return self._unsought()
        ranked = sorted(
            (_rank(one, self._keys_of(one), sought.casefold()), place) for place, one in enumerate(_OFFERED)
        )
        commands = [self._command(_OFFERED[place]) for rank, place in ranked if rank < _NO_MATCH]
        return commands + [self._person(key) for key in self._finder.find(sought, MOST)]

    def _unsought(self) -> list[Hit]:
        recent = [
            self._command(_LISTED[target]) if isinstance(target, Act) else self._person(target)
            for target in self._recent
            if isinstance(target, Act) or self._inbox.model.get(target) is not None
        ]
        # The places in the list are what their digits are for; nine rows of them would hide the rest.
        known = {*self._recent, *PLACES}
        return recent + [self._command(one) for one in _OFFERED if one.act not in known]

    def _command(self, one: Listed) -> Hit:
        return Hit(one.act, tr(one.words), alone(self._keys_of(one)))

    def _keys_of(self, one: Listed) -> str:
        return self._actions[one.act].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _person(self, key: ConversationKey) -> Hit:
        conversation = self._inbox.model.get(key)
        if conversation is None:
            return Hit(key, key, "")
        when = wording.row_time(conversation.last_at_us, self._now_us()) if conversation.last_at_us else ""
        return Hit(key, alone(self._inbox.model.names.of(conversation.address)), when)

    def _learn(self) -> None:
        if not self._finder.learn(PORTION):
            self._learner.stop()
            if self._palette is not None and self._palette.field.text().strip():
                self._palette.look()

    def _close(self) -> None:
        self._palette = None
        self._learner.stop()

    def _carry_out(self, target: Target) -> None:
        self._recent = [target, *(one for one in self._recent if one != target)][:RECENT]
        if isinstance(target, Act):
            self._actions[target].trigger()
        else:
            self._go_to(target)


_OFFERED: Final = tuple(one for one in ACTIONS if one.act is not Act.PALETTE)
_LISTED: Final = {one.act: one for one in _OFFERED}
_NO_MATCH: Final = 3


def _rank(one: Listed, keys: str, sought: str) -> int:
    """0 where the words begin so, 1 where each begins a word, 2 where each is found, 3 where not."""
    words = sought.split()
    name = tr(one.words).casefold()
    if name.startswith(" ".join(words)):
        return 0
    begun = name.split()
    if all(any(part.startswith(word) for part in begun) for word in words):
        return 1
    said = f"{name} {tr(one.group)} {keys}".casefold()
    return 2 if all(word in said for word in words) else _NO_MATCH
