"""When a thread counts as read, and when not: the agent's eyes as far as a window knows them.

Invariants: only what is in sight of an active window, down to its newest text, is read; what the agent marked unread
stays so until it is opened again; the engine is told once for each new state.
"""

from __future__ import annotations

from collections.abc import Callable

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Conversation, seen
from evoinbox.engine.commands import Command, MarkRead, MarkUnread


class Reading:
    """Owned by the inbox page; `in_sight` says whether the newest text of the open thread is seen now."""

    def __init__(self, ask: Callable[[Command], None], in_sight: Callable[[], bool]) -> None:
        self._ask = ask
        self._in_sight = in_sight
        self._told: tuple[ConversationKey, int, int] | None = None
        self._kept: ConversationKey | None = None
        self._kept_is_shown = False

    def opened(self) -> None:
        """A thread was opened: what was seen or kept before is over."""
        self._told = self._kept = None
        self._kept_is_shown = False

    def look(self, conversation: Conversation | None) -> None:
        """Tell the engine that the open thread was seen, if it was and had something unread."""
        if conversation is None or not conversation.unread:
            self._told = None  # whatever is unread next is news
            if self._kept_is_shown:
                self._kept = None  # it was answered
            return
        if conversation.key == self._kept:
            self._kept_is_shown = True
            return
        if not self._in_sight():
            return
        told = (conversation.key, conversation.last_at_us, conversation.unread)
        if told != self._told:
            self._told = told
            self._ask(MarkRead(seen([conversation])))

    def keep_unread(self, key: ConversationKey) -> None:
        """The agent wants to come back to it."""
        self._kept, self._kept_is_shown = key, False
        self._ask(MarkUnread(key))
