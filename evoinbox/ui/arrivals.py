"""Notes about texts that arrive while nobody looks: one for each customer, merged when there are many, gone when read.

Invariants: a note says what is unread, read from the store when it is made; none is left for what has been read, here
or elsewhere; how much of a text it shows is the agent's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Note
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.legible import legible
from evoinbox.domain.message import Direction
from evoinbox.settings import Notify
from evoinbox.words import tr

MOST: Final = 5
"""So many customers have notes of their own; more are one note that counts."""

LONGEST: Final = 1000
"""Characters of a text handed to the desktop: no daemon shows as many."""

ALL_IDENTITY: Final = "arrivals"
_PREFIX: Final = "conversation:"


def conversation_of(identity: str) -> ConversationKey | None:
    """Whose note that is, None for any other."""
    return ConversationKey(identity.removeprefix(_PREFIX)) if identity.startswith(_PREFIX) else None


class Arrivals(QObject):
    """`alarmed` brings a Note, `calmed` says which one is over; `find` reads a conversation as it is now."""

    alarmed = Signal(object)
    calmed = Signal(str)

    def __init__(
        self,
        parent: QObject,
        find: Callable[[ConversationKey], Conversation | None],
        name_of: Callable[[str], str],
        notify: Notify,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._name_of = name_of
        self.notify = notify
        self._open: dict[ConversationKey, Conversation] = {}
        self._shown: set[str] = set()

    def on_arrived(self, keys: Iterable[ConversationKey]) -> None:
        """Texts came in these conversations while nobody looked."""
        found = {key: row for key in keys if (row := self._find(key)) is not None and row.unread}
        self._open |= found
        if self.notify is not Notify.OFF:
            self._show(found)

    def look(self, keys: Iterable[ConversationKey] | None = None) -> None:
        """These conversations, or all, may have been read: what has been read is no news any more."""
        wanted = self._open.keys() & set(keys) if keys is not None else set(self._open)
        for key in wanted:
            row = self._find(key)
            if row is None or not row.unread:
                del self._open[key]
                self._withdraw(f"{_PREFIX}{key}")
        if not self._open:
            self._withdraw(ALL_IDENTITY)
        elif ALL_IDENTITY in self._shown and wanted:
            self._show_all()

    def seen(self) -> None:
        """The agent looks at the list: it says more than a note that counts."""
        self._withdraw(ALL_IDENTITY)

    def forget(self) -> None:
        """The seat is left: nothing of it stays on the screen."""
        self._open.clear()
        for identity in list(self._shown):
            self._withdraw(identity)

    def _show(self, found: dict[ConversationKey, Conversation]) -> None:
        if len(self._open) > MOST:
            for identity in self._shown - {ALL_IDENTITY}:
                self._withdraw(identity)
            self._show_all()
            return
        for key, row in found.items():
            name = self._name_of(row.address)
            # A row may speak of a text of ours that failed: never in a customer's name.
            theirs = (
                legible(row.last_text[:LONGEST]).text or tr(wording.EMPTY_TEXT)
                if row.last_direction is Direction.INCOMING
                else ""
            )
            body = theirs if self.notify is Notify.TEXT else ""
            self._tell(Note(f"{_PREFIX}{key}", wording.arrived_from(name, row.unread), body, "im.received"))

    def _show_all(self) -> None:
        texts = sum(row.unread for row in self._open.values())
        names = ", ".join(self._name_of(row.address) for row in list(self._open.values())[-MOST:])
        self._tell(Note(ALL_IDENTITY, wording.arrived(texts, len(self._open)), names, "im.received"))

    def _tell(self, note: Note) -> None:
        self._shown.add(note.identity)
        self.alarmed.emit(note)

    def _withdraw(self, identity: str) -> None:
        if identity in self._shown:
            self._shown.discard(identity)
            self.calmed.emit(identity)
