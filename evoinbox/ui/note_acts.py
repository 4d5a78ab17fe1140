"""What the agent does on a notification itself, without the window: an answer, "Mark read", or "In an hour".

Invariants: an answer takes the way of the composer's own (`Send`), the time to undo included, and is sent once; what is
being written to that customer stays; an answer that could not be stored, or goes to somebody who asked for no more
texts, is kept as a draft, or shown in words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from evoinbox import note_wording, wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Note, Offer
from evoinbox.domain.conversation import Draft, seen
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.domain.quiet import HOUR_US
from evoinbox.engine.changes import Change, NotStored, OutgoingChanged
from evoinbox.engine.commands import Command, MarkRead, PutAway, Send
from evoinbox.ui.arrivals import REPLY_PREFIX, conversation_of
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.words import tr


@dataclass(frozen=True, slots=True)
class _Answer:
    """A text the engine has and has not answered for."""

    key: ConversationKey
    address: str
    line: LineId
    text: str


class NoteActs(QObject):
    """Made by the window; `ask` goes to the engine, `failed` brings a Note about an answer that is not sent."""

    failed = Signal(object)

    def __init__(
        self,
        inbox: InboxPage,
        ask: Callable[[Command], None],
        new_id: Callable[[], OutgoingId],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(inbox)
        self._inbox = inbox
        self._ask = ask
        self._new_id = new_id
        self._now_us = now_us
        self.barred: Callable[[], bool] = lambda: False
        self._handed: dict[OutgoingId, _Answer] = {}

    def reply(self, identity: str, text: str) -> None:
        """Send what was answered on a note; on one that is older than the lock of the window nothing is done."""
        if self.barred():
            lost = f"lost:{identity}"
            self.failed.emit(Note(lost, "", "", veiled=tr(note_wording.REPLY_LOCKED)))
            return
        key = conversation_of(identity)
        found = self._inbox.known(key) if key is not None else None
        if found is None:
            lost = f"lost:{identity}"
            self.failed.emit(Note(lost, tr(note_wording.REPLY_LOST), text))
            return
        line = found.line or next((one.id for one in self._inbox.lines), LineId(""))
        if self._inbox.compose.second_step.refused(found.key, line):
            self._keep(_Answer(found.key, found.address, line, text), tr(note_wording.REFUSED))
            return
        outgoing = self._new_id()
        self._handed[outgoing] = _Answer(found.key, found.address, line, text)
        self._ask(Send(outgoing, found.address, line, text, len(text), beside_draft=True))

    def choose(self, identity: str, offer: Offer) -> None:
        """Carry out what else a note offers; a further offer has its place here."""
        key = conversation_of(identity) if not self.barred() else None
        found = self._inbox.arrivals.told_of(key) or self._inbox.known(key) if key is not None else None
        if found is not None and offer is Offer.READ:
            self._ask(MarkRead(seen([found])))
        elif found is not None and offer is Offer.LATER:
            self._ask(PutAway(seen([found]), self._now_us() + HOUR_US))

    def on_change(self, change: Change) -> None:
        """Hear whether an answer is on disk."""
        match change:
            case OutgoingChanged(identity):
                self._handed.pop(identity, None)
            case NotStored(identity, error) if identity in self._handed:
                self._keep(self._handed.pop(identity), wording.sentence(error))
            case _:
                pass

    def _keep(self, answer: _Answer, why: str) -> None:
        if answer.key == self._inbox.open_key:
            self._inbox.compose.add_text(answer.text)
        else:
            found = self._inbox.known(answer.key)
            listed = found.draft if found is not None else ""
            on_disk = Draft(answer.key, answer.address, answer.line, listed, len(listed))
            begun = self._inbox.compose.drafts.newest(answer.key, on_disk)
            words = f"{begun.text}\n{answer.text}" if begun is not None else answer.text
            self._inbox.compose.drafts.hand_over(replace(begun or on_disk, text=words, cursor=len(words)))
        identity = f"{REPLY_PREFIX}{answer.key}"
        self.failed.emit(Note(identity, tr(note_wording.REPLY_KEPT), why))
