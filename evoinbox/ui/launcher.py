"""What the command palette offers, and who carries out what is chosen there.

Invariants: commands come from the list of commands and show the keys they have now; people come from the conversations
of the open seat; what was chosen last comes first while nothing is typed, and is remembered for this run only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import Message
from evoinbox.ui.actions import ACTIONS, PLACES, Act, Listed
from evoinbox.ui.command_palette import CommandPalette, Hit, Target
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.people import People
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import alone, tr

MOST: Final = 40
"""People listed at most: whoever needs more types another letter."""

RECENT: Final = 6


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
        self.people = People(self, inbox.model, now_us)
        self.people.learned.connect(self._on_learned)
        self._recent: list[Act | ConversationKey] = []
        self._palette: CommandPalette | None = None

    def open(self) -> None:
        """Show the palette."""
        if self._palette is not None:
            return
        self.people.begin()
        self._palette = CommandPalette(self._window, self._theme, self.find)
        self._palette.chosen.connect(self._carry_out)
        self._palette.finished.connect(self._close)
        self._palette.open()

    def find(self, sought: str) -> list[Hit]:
        """What answers to these words: the best first, commands before people."""
        if not sought.strip():
            return self._unsought()
        ranked = sorted(
            (_rank(one, self._keys_of(one), sought.casefold()), place) for place, one in enumerate(_OFFERED)
        )
        commands = [self._command(_OFFERED[place]) for rank, place in ranked if rank < _NO_MATCH]
        return commands + self.people.find(sought, MOST)

    def _unsought(self) -> list[Hit]:
        recent = [
            self._command(_LISTED[target]) if isinstance(target, Act) else self.people.hit(target)
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

    def _on_learned(self) -> None:
        if self._palette is not None and self._palette.field.text().strip():
            self._palette.look()

    def _close(self) -> None:
        self._palette = None
        self.people.end()

    def _carry_out(self, target: Target) -> None:
        if isinstance(target, Message):
            return  # the palette offers none
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
    also = tr(one.sought) if one.sought else ""
    said = f"{name} {tr(one.group)} {keys} {also}".casefold()
    return 2 if all(word in said for word in words) else _NO_MATCH
