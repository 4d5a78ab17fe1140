"""Finding people, those of the open seat's conversations and those the agent knows, by all that is known of them.

Invariants: names are worked out in idle turns, none before somebody seeks nor after; whoever seeks sees the same people
in the same order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from evoinbox import wording
from evoinbox.domain.address import ConversationKey, sendable
from evoinbox.ui.command_palette import Hit
from evoinbox.ui.conversation_model import ConversationModel
from evoinbox.ui.finder import Finder
from evoinbox.words import alone

AGAIN_MS: Final = 300
PORTION: Final = 60
"""Names worked out in each turn of the event loop: about 4 ms."""


class People(QObject):
    """Owned by the launcher and whatever else lets people be sought; `learned` when all names are worked out."""

    learned = Signal()

    def __init__(self, parent: QObject, model: ConversationModel, now_us: Callable[[], int]) -> None:
        super().__init__(parent)
        self._model = model
        self._now_us = now_us
        self.finder = Finder()
        self._learner = QTimer(self, interval=0)
        self._learner.timeout.connect(self._learn)
        self._seeking = False
        self._more = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._more.timeout.connect(self.begin)
        for signal in (model.rowsInserted, model.modelReset):
            signal.connect(self._on_more)

    def begin(self) -> None:
        """Somebody seeks."""
        self._seeking = True
        self.finder.take(self._model.everybody(), self._model.names)
        self._learner.start()

    def end(self) -> None:
        """Nobody seeks any more."""
        self._seeking = False
        self._more.stop()
        self._learner.stop()

    def find(self, sought: str, most: int) -> list[Hit]:
        """So many who answer to these words, the best first."""
        return [self.hit(key) for key in self.finder.find(sought, most)]

    def hit(self, key: ConversationKey) -> Hit:
        """A person as a row."""
        conversation, names = self._model.get(key), self._model.names
        address = conversation.address if conversation is not None else sendable(key) or key
        name, number, when = names.of(address), names.number(address), ""
        if conversation is not None and conversation.last_at_us:
            when = wording.row_time(conversation.last_at_us, self._now_us())
        # Two people of one name are told apart by their numbers.
        return Hit(key, alone(name) if name == number else f"{alone(name)}  {alone(number)}", when)

    def _on_more(self) -> None:
        """Others came while somebody seeks: they are sought too."""
        if self._seeking and not self._more.isActive():
            self._more.start()

    def _learn(self) -> None:
        if not self.finder.learn(PORTION):
            self._learner.stop()
            self.learned.emit()
