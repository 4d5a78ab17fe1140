"""What the agent is asked, and decides, about texts on their way: which need a word, taking back, changing.

Invariants: which texts need the agent is read from the desk, never counted here; a decision leaves as a command, and
what it did is read from the desk again; at most one text is open for changing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Note
from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import StoreError
from evoinbox.domain.outgoing import SETTLED, Outgoing, OutgoingId, OutgoingState, Reason
from evoinbox.engine.changes import NotStored, OutgoingChanged, TakeBackAnswered
from evoinbox.engine.commands import Command, Hold, OutgoingCommand, Release, Revise, SendAgain, TakeBack
from evoinbox.store.reader import Reader
from evoinbox.ui.compose_pane import ComposePane
from evoinbox.ui.dialogs import EditDialog, LeaveDialog
from evoinbox.words import mark, tr

_LEFT: Final = mark("This text has left meanwhile, as it was. Nothing was changed.")


class Decisions(QObject):
    """`alarmed` brings a Note about a text that needs the agent, `calmed` says which note is over.

    `heard` has in words that a text went well: for those who listen.
    """

    alarmed = Signal(object)
    calmed = Signal(str)
    heard = Signal(str)

    def __init__(
        self, page: QWidget, compose: ComposePane, ask: Callable[[Command], None], name_of: Callable[[str], str]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._compose = compose
        self._ask = ask
        self._name_of = name_of
        self._needing: dict[OutgoingId, Outgoing] = {}
        self._taking: set[OutgoingId] = set()
        self._on_the_way: set[OutgoingId] = set()
        self._editing: tuple[OutgoingId, EditDialog] | None = None
        self._reader: Reader | None = None

    @property
    def conversations(self) -> list[ConversationKey]:
        """Where texts need the agent, in the order they were written."""
        return list(dict.fromkeys(text.conversation for text in self._needing.values()))

    def next_after(self, key: ConversationKey | None) -> ConversationKey | None:
        """The next conversation with such a text after this one, around the end."""
        keys = self.conversations
        return keys[(keys.index(key) + 1 if key in keys else 0) % len(keys)] if keys else None

    def look(self, reader: Reader | None) -> None:
        """Read which texts need the agent; without a reader none does. Raises StoreError."""
        self._reader = reader
        now = {text.id: text for text in reader.needing_agent()} if reader is not None else {}
        before, self._needing = self._needing, now
        for identity in before.keys() - now.keys():
            self.calmed.emit(identity)
        for identity, text in now.items():
            known = before.get(identity)
            if known is None or (known.state, known.reason) != (text.state, text.reason):
                doubted = text.doubt_at_us > 0
                words = wording.state(text.state, text.reason, text.service_words, doubted=doubted)
                title = wording.alarm(text.state, self._name_of(text.address), doubted=doubted)
                self.alarmed.emit(Note(identity, title, words))

    def leave(self) -> None:
        """The seat closes: nothing can be decided any more."""
        self.look(None)
        self._compose.edit.forget()
        for identity in self._taking:
            self._compose.put_back(identity, None)
        self._taking.clear()
        if self._editing is not None:
            self._editing[1].reject()

    def decide(self, command: OutgoingCommand, reader: Reader | None) -> None:
        """Carry out what the agent chose for a text."""
        match command:
            case Hold(identity):
                text = reader.outgoing_text(identity) if reader is not None else None
                if text is not None and self._editing is None:
                    self._edit(text)
                    self._ask(command)
            case TakeBack(identity):
                self._compose.expect(identity)
                self._taking.add(identity)
                self._ask(command)
            case SendAgain(identity) if (text := self._refused(identity, reader)) is not None:
                self._ask_all_the_same(command, text)
            case _:
                self._ask(command)

    def _refused(self, identity: OutgoingId, reader: Reader | None) -> Outgoing | None:
        """The text, if its customer wants no more of them on its line and that has not been said beside it."""
        text = reader.outgoing_text(identity) if reader is not None else None
        if text is None or text.reason is Reason.OPTED_OUT:
            return None
        return text if self._compose.second_step.refused(text.conversation, text.line) is not None else None

    def _ask_all_the_same(self, command: SendAgain, text: Outgoing) -> None:
        title = tr("Send all the same?")
        words = tr("{name} asked for no more texts on this line.", name=self._name_of(text.address))
        dialog = LeaveDialog(self._page.window(), title, tr("Send all the same"), words)
        dialog.accepted.connect(lambda: self._ask(command))
        dialog.open()

    def on_stored(self, change: OutgoingChanged) -> None:
        """A text took a step, so it is on disk: the composer lets go of it."""
        if self._compose.on_stored(change.id):
            self._on_the_way.add(change.id)

    def on_outgoing(self, change: OutgoingChanged, reader: Reader) -> None:
        """A text took a step. Raises StoreError."""
        self.look(reader)
        text = reader.outgoing_text(change.id)
        if text is not None:
            self._follow(text)
        if self._editing is not None and self._editing[0] == change.id:
            dialog = self._editing[1]
            if text is not None and dialog.handed and text.text == dialog.edit.text():
                dialog.accept()  # it may have left already, with the new words
            elif text is None or text.state is not OutgoingState.QUEUED:
                dialog.refuse(tr(_LEFT), over=True)

    def _follow(self, text: Outgoing) -> None:
        """Tell once that a text has left."""
        if text.state is OutgoingState.ACCEPTED and text.id in self._on_the_way:
            self.heard.emit(tr("Sent to {name}", name=self._name_of(text.address)))
        if text.state in SETTLED:
            self._on_the_way.discard(text.id)
        else:
            self._on_the_way.add(text.id)

    def on_take_back(self, change: TakeBackAnswered, reader: Reader) -> None:
        """A text is back, or it had left. Raises StoreError; the composer goes on even then."""
        self._taking.discard(change.id)
        draft: Draft | None = None
        try:
            text = reader.outgoing_text(change.id)
            if text is not None and text.state is OutgoingState.WITHDRAWN:
                draft = reader.draft(change.conversation)
        finally:
            self._compose.put_back(change.id, draft)

    def on_not_stored(self, change: NotStored) -> None:
        """What was asked for could not be put on disk: a dialog keeps the new words, a text stays where it was."""
        if change.id in self._taking:
            self._taking.discard(change.id)
            self._compose.put_back(change.id, None)
        if self._editing is not None and self._editing[0] == change.id:
            self._editing[1].refuse(wording.sentence(change.error), over=False)

    def _edit(self, text: Outgoing, words: str | None = None) -> EditDialog:
        """Open a queued text for changing; the engine holds it meanwhile."""
        window, send_key = self._page.window(), self._compose.edit.send_key
        begun, again = text.text if words is None else words, partial(self._go_on, text.id)
        dialog = EditDialog(window, self._name_of(text.address), begun, send_key, again=again)
        self._editing = (text.id, dialog)
        dialog.saved.connect(lambda words: self._ask(Revise(text.id, words)))
        dialog.finished.connect(lambda _: self._end_editing(text.id))
        dialog.open()
        return dialog

    def _go_on(self, identity: OutgoingId, words: str) -> None:
        """Open it anew, as it was when the window locked; what was kept meanwhile stays, and what left is told."""
        text: Outgoing | None = None
        with suppress(StoreError):
            text = self._reader.outgoing_text(identity) if self._reader is not None else None
        if text is None or text.text == words:
            self._ask(Release(identity))
        elif text.state is OutgoingState.QUEUED:
            self._edit(text, words)
        else:
            self._edit(text, words).refuse(tr(_LEFT), over=True)

    def _end_editing(self, identity: OutgoingId) -> None:
        aside = self._editing is not None and self._editing[1].aside
        self._editing = None
        if aside:
            return
        self._ask(Release(identity))
        self._compose.edit.setFocus()
