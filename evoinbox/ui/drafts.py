"""What has been begun and is not known to be on disk: kept until the engine says so, and handed over again if it must.

Invariants: the newest version of a draft is either on disk or here; what the disk refused is tried again every few
seconds until it takes it, or until the inbox changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft
from evoinbox.engine.commands import Command, SaveDraft

AGAIN_MS: Final = 5_000


class Drafts(QObject):
    """Owned by the compose pane; `ask` goes to the engine."""

    def __init__(self, ask: Callable[[Command], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._unanswered: dict[ConversationKey, Draft] = {}
        self._refused: set[ConversationKey] = set()
        self.again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self.again.timeout.connect(self._retry)

    @property
    def refused(self) -> bool:
        """Whether something is not on disk because the disk refused it."""
        return bool(self._refused)

    def hand_over(self, draft: Draft) -> None:
        """Give a draft to the engine."""
        self._unanswered[draft.conversation] = draft
        self._ask(SaveDraft(draft))

    def newest(self, key: ConversationKey, on_disk: Draft | None) -> Draft | None:
        """The draft to go on with: the disk's, or one handed over that the disk has not heard of or refused."""
        kept = self._unanswered.get(key, on_disk)
        return kept if kept is not None and kept.text else None

    def on_stored(self, draft: Draft) -> bool:
        """A draft is on disk; returns whether it is the newest of its conversation."""
        newest = self._unanswered.get(draft.conversation) == draft
        if newest:
            self.forget(draft.conversation)
        return newest

    def on_refused(self, draft: Draft) -> bool:
        """The disk refused a draft; returns whether it is the newest of its conversation."""
        newest = self._unanswered.get(draft.conversation) == draft
        if newest:
            self._refused.add(draft.conversation)
            self.again.start()
        return newest

    def hand_over_again(self, key: ConversationKey) -> None:
        """What the disk refused is to be tried before anything else is asked for."""
        if key in self._refused:
            self._ask(SaveDraft(self._unanswered[key]))

    def forget(self, key: ConversationKey) -> None:
        """Nothing is begun there any more, or it is on disk."""
        self._unanswered.pop(key, None)
        self._refused.discard(key)

    def forget_all(self) -> None:
        """Another inbox is open: what was begun in the one before is no concern of it."""
        self._unanswered.clear()
        self._refused.clear()
        self.again.stop()

    def _retry(self) -> None:
        for key in self._refused:
            self.hand_over_again(key)
