"""Notes about texts that arrive while nobody looks: one for each customer, merged when there are many, gone when read.

Invariants: a note says what is unread, read from the store when it is made; none is left for what has been read, here
or elsewhere; how much of a text it shows is the agent's choice; a muted conversation makes none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from evoinbox import note_wording, wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Note, Offer
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.legible import legible
from evoinbox.domain.message import Direction, LineId
from evoinbox.settings import Notify, Settings
from evoinbox.ui.overdue import Overdue
from evoinbox.words import tr

MOST: Final = 5
"""So many customers have notes of their own; more are one note that counts."""

MOST_SPOKEN: Final = 2

LONGEST: Final = 1000
"""Characters of a text handed to the desktop: no daemon shows as many."""
OFFERS: Final = (Offer.REPLY, Offer.READ, Offer.LATER)
"""What can be done on a note about one customer."""

ALL_IDENTITY: Final = "arrivals"
REPLY_PREFIX: Final = "reply:"
"""Before the key in the identity of a note about an answer that was given on a note and did not leave."""
_PREFIX: Final = "conversation:"


def conversation_of(identity: str) -> ConversationKey | None:
    """Which conversation that note is about, None for one about no single conversation that is known."""
    for prefix in (_PREFIX, REPLY_PREFIX):
        if identity.startswith(prefix):
            return ConversationKey(identity.removeprefix(prefix))
    return None


class Arrivals(QObject):
    """`alarmed` brings a Note, `calmed` says which one is over; `find` reads a conversation as it is now.

    `heard` has, while somebody looks, in words what came: for those who listen.
    While it is `quiet` none is made, and `sum_up` afterwards makes one of what came meanwhile.
    """

    alarmed = Signal(object)
    calmed = Signal(str)
    heard = Signal(str)

    def __init__(
        self,
        parent: QObject,
        find: Callable[[ConversationKey], Conversation | None],
        name_of: Callable[[str], str],
        settings: Settings,
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._name_of = name_of
        self._settings = settings
        self.quiet: Callable[[], bool] = lambda: False
        self._open: dict[ConversationKey, Conversation] = {}
        self._returned: set[ConversationKey] = set()
        self._shown: dict[str, Note] = {}
        self._looking = self._unsaid = False
        self._overdue = Overdue(self, now_us, settings.again_min)
        self._overdue.due.connect(self._tell_again)

    def use(self, settings: Settings) -> None:
        """The agent chose differently."""
        self._settings = settings
        self._overdue.use(settings.again_min)

    def on_arrived(self, keys: Iterable[ConversationKey], *, looking: bool) -> None:
        """Texts came in these conversations, while somebody looked at the window or not."""
        if looking:
            self.heard.emit(self._spoken(self._heeded(keys)))
        found = self._unread(keys)
        self._returned -= found.keys()
        for key in found:
            self._overdue.begin(key)
        self._take(found, looking=looking)

    def on_returned(self, keys: Iterable[ConversationKey], *, looking: bool) -> None:
        """The time of these has come, which were put off."""
        found = self._unread(keys)
        if looking:
            self.heard.emit(self._spoken(found))
        else:
            self._returned |= found.keys()
        self._take(found, looking=looking)

    def told_of(self, key: ConversationKey) -> Conversation | None:
        """The conversation as its note says it, None where no note is about it alone."""
        return self._open.get(key)

    def sum_up(self) -> None:
        """The quiet is over: what came meanwhile is told, in one note."""
        unsaid, self._unsaid = self._unsaid, False
        if unsaid and len(self._open) > 1:
            self._show_nothing_but_all()
        elif unsaid:
            self._show(self._open)
        self._overdue.look()

    def look(self, keys: Iterable[ConversationKey] | None = None) -> None:
        """These conversations, or all, may have been read: what has been read is no news any more."""
        known = self._open.keys() | self._overdue.waiting
        wanted = known & set(keys) if keys is not None else known
        for key in wanted:
            row = self._find(key)
            if row is None or not row.unread or row.muted:
                self._open.pop(key, None)
                self._returned.discard(key)
                self._overdue.end(key)
                self._withdraw(f"{_PREFIX}{key}")
        if not self._open:
            self._withdraw(ALL_IDENTITY)
        elif ALL_IDENTITY in self._shown and wanted:
            self._show_all(news=False)

    def attend(self, *, looking: bool) -> None:
        """Whether somebody looks at the window: then the list says more than a note that counts."""
        self._looking = looking
        if looking:
            self._withdraw(ALL_IDENTITY)
        else:
            self._overdue.look()

    def forget(self) -> None:
        """The seat is left: nothing of it stays on the screen."""
        self._open.clear()
        self._returned.clear()
        self._unsaid = False
        self._overdue.forget()
        for identity in list(self._shown):
            self._withdraw(identity)

    def _heeded(self, keys: Iterable[ConversationKey]) -> dict[ConversationKey, Conversation]:
        """Those that are not muted; a text in the open thread may be read before we hear that it came."""
        return {key: row for key in keys if (row := self._find(key)) is not None and not row.muted}

    def _unread(self, keys: Iterable[ConversationKey]) -> dict[ConversationKey, Conversation]:
        return {key: row for key, row in self._heeded(keys).items() if row.unread}

    def _take(self, found: Mapping[ConversationKey, Conversation], *, looking: bool) -> None:
        self._looking = looking
        if not looking:
            self._open |= found
            self._unsaid = self._unsaid or self.quiet()
            self._show(found)

    def _spoken(self, found: Mapping[ConversationKey, Conversation]) -> str:
        """What came, for the ear: each text of a few customers, else how many."""
        if len(found) > MOST_SPOKEN:
            return wording.arrived(sum(max(row.unread, 1) for row in found.values()), len(found))
        return " ".join(
            tr("New text from {name}: {text}", name=self._name_of(row.address), text=_theirs(row))
            for row in found.values()
            if row.last_direction is Direction.INCOMING
        )

    def _show(self, found: Mapping[ConversationKey, Conversation]) -> None:
        if not self._may_say():
            return
        if len(self._open) > MOST or ALL_IDENTITY in self._shown:
            self._show_nothing_but_all()
            return
        for row in found.values():
            name = self._name_of(row.address)
            came = wording.arrived_from(name, row.unread)
            self._tell_of(row, note_wording.returned(name) if row.key in self._returned else came)

    def _may_say(self) -> bool:
        return self._settings.notify is not Notify.OFF and not self.quiet()

    def _tell_of(self, row: Conversation, title: str) -> None:
        # A row may speak of a text of ours that failed: never in a customer's name.
        incoming = row.last_direction is Direction.INCOMING
        body = _theirs(row) if incoming and self._settings.notify is Notify.TEXT else ""
        veiled = note_wording.come_back(1) if row.key in self._returned else note_wording.veiled(row.unread)
        self._tell(Note(f"{_PREFIX}{row.key}", title, body, "im.received", OFFERS, veiled=veiled, line=row.line))

    def _tell_again(self, key: ConversationKey) -> None:
        row = self._find(key)
        if self._looking or self.quiet():
            self._overdue.told_too_early(key)
        elif row is not None and self._settings.notify is not Notify.OFF:
            self._open[key] = row
            self._withdraw(f"{_PREFIX}{key}")  # a note that takes another's place would come without a sign
            self._tell_of(row, note_wording.waits(self._name_of(row.address), self._settings.again_min))

    def _show_nothing_but_all(self) -> None:
        for identity in self._shown.keys() - {ALL_IDENTITY}:
            self._withdraw(identity)
        self._show_all(news=True)

    def _show_all(self, *, news: bool) -> None:
        if not self._may_say():
            return
        # What was put off brings no text with it.
        texts = [row for row in self._open.values() if row.key not in self._returned]
        title = "; ".join(
            words for words in (
                wording.arrived(sum(row.unread for row in texts), len(texts)) if texts else "",
                note_wording.come_back(len(self._open) - len(texts)) if len(texts) < len(self._open) else "",
            ) if words
        )  # fmt: skip
        names = ", ".join(self._name_of(row.address) for row in list(self._open.values())[-MOST:])
        lines = {row.line for row in self._open.values()}
        line = lines.pop() if len(lines) == 1 else LineId("")
        note = Note(ALL_IDENTITY, title, names, "im.received", veiled=title, news=news, line=line)
        shown = self._shown.get(ALL_IDENTITY)
        if news or shown is None or replace(shown, news=False) != note:
            self._tell(note)

    def _tell(self, note: Note) -> None:
        self._shown[note.identity] = note
        self.alarmed.emit(note)

    def _withdraw(self, identity: str) -> None:
        if identity in self._shown:
            del self._shown[identity]
            self.calmed.emit(identity)


def _theirs(row: Conversation) -> str:
    """The customer's newest text."""
    return legible(row.last_text[:LONGEST]).text or tr(wording.EMPTY_TEXT)
