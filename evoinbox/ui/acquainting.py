"""Who customers are to the agent: names put in place of numbers, the note at the thread's head, and the dialog.

Invariants: what is shown is read from the desk; whatever shows a name follows in the turn that hears of another one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.errors import InboxError, StoreError
from evoinbox.domain.person import Person, PersonId, Reached
from evoinbox.engine.changes import PeopleChanged, PersonNotStored
from evoinbox.engine.commands import Command, ForgetPerson, SavePerson
from evoinbox.store.reader import Reader
from evoinbox.ui.actions import Act
from evoinbox.ui.conversation_model import ConversationModel
from evoinbox.ui.names import Names, digits
from evoinbox.ui.notice_bar import NoticeBar
from evoinbox.ui.people_files import PeopleFiles
from evoinbox.ui.theme import ThemeSource
from evoinbox.ui.thread_pane import ThreadPane
from evoinbox.words import tr

if TYPE_CHECKING:
    from evoinbox.ui.person_dialog import PersonDialog, Written


class _Saying:
    """Reads people; what cannot be read is said, and nobody is known then."""

    def __init__(self, reader: Reader, say: Callable[[InboxError], None]) -> None:
        self._reader, self._say = reader, say

    def person(self, key: ConversationKey) -> Person | None:
        """Who the agent knows under that address."""
        try:
            return self._reader.person(key)
        except StoreError as error:
            self._say(error)
            return None

    def people_called(self, name: str) -> list[Person]:
        """All people of one name."""
        try:
            return self._reader.people_called(name)
        except StoreError as error:
            self._say(error)
            return []

    def more_people(self, after: PersonId, limit: int) -> list[Person]:
        """The next so many of all people by their ids."""
        try:
            return self._reader.more_people(after, limit)
        except StoreError as error:
            self._say(error)
            return []


class Acquainting(QObject):
    """Owned by the inbox page; `ask` goes to the engine, `notice` says what cannot be read.

    `changed` when somebody may be called otherwise.
    """

    changed = Signal()

    def __init__(
        self,
        page: QWidget,
        theme: ThemeSource,
        model: ConversationModel,
        thread: ThreadPane,
        ask: Callable[[Command], None],
        notice: NoticeBar,
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(page)
        self._page, self._theme, self._model = page, theme, model
        self._thread, self._compose = thread, thread.compose
        self._ask, self._notice, self._now_us = ask, notice, now_us
        self._dialog: PersonDialog | None = None
        self.files = PeopleFiles(page, model.names, ask, self._say, notice.say, now_us)
        for button in (thread.person_button, thread.note.change_button):
            button.clicked.connect(self.open)

    def _say(self, error: InboxError) -> None:
        self._notice.say(wording.sentence(error))

    @property
    def names(self) -> Names:
        """How customers are called."""
        return self._model.names

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands about people."""
        return {Act.PERSON: self.open, **self.files.commands()}

    def take_seat(self, reader: Reader) -> None:
        """Read people there."""
        self.names.know(_Saying(reader, self._say))
        self.files.take_seat(reader.more_people)

    def leave_seat(self) -> None:
        """Nobody is known any more."""
        self.names.forget_people()
        self.files.leave_seat()
        if self._dialog is not None:
            self._dialog.done(QDialog.DialogCode.Rejected)  # without a question: there is nobody to save it for

    def show_of(self, conversation: Conversation | None, lines: int) -> None:
        """Say at the thread's head who it is with; `conversation` is None before the first text."""
        to = self._compose.recipient
        if to is None:
            self._thread.note.show_of(None)
            return
        names, person = self.names, self.names.person(to.key)
        name, number = names.of(to.address), names.number(to.address)
        self._thread.rename(name)
        self._compose.rename(name)
        parts = [number if number != name else "" if digits(to.address).endswith(digits(name)) else to.address]
        if conversation is not None:
            parts.append(conversation.line_name if lines > 1 else "")
            parts.append(tr("muted") if conversation.muted else "")
        if person is not None:
            parts += [person.company if person.company != name else "", *(f"#{tag}" for tag in person.tags)]
        self._thread.say_about(" · ".join(part for part in parts if part))
        self._thread.note.show_of(person)

    def on_changed(self, change: PeopleChanged) -> None:
        """Somebody is called otherwise, or more is known of them."""
        self.names.look_again(change.keys)
        self._model.refresh_words()
        self.changed.emit()
        if self._dialog is not None and self._dialog.waits:
            self._dialog.accept()

    def on_not_stored(self, change: PersonNotStored) -> None:
        """The dialog keeps what was written."""
        if self._dialog is not None:
            self._dialog.refuse(wording.sentence(change.error))

    def open(self) -> None:
        """Show who the open conversation is with, to change it."""
        to = self._compose.recipient
        if to is not None:
            self.open_of(to.key, to.address)

    def open_of(self, key: ConversationKey, address: str) -> None:
        """Show who a conversation is with, to change it."""
        if self._dialog is not None:
            return
        here = Reached(key, address)
        self._show(here, self.names.person(key) or Person(addresses=(here,)))

    def _go_on(self, here: Reached, written: Written) -> None:
        """Show the dialog as it was left, unless all of that has been kept since."""
        known = self.names.person(here.key)
        if written.typed or known is None or not written.person.says_as_much_as(known):
            self._show(here, written.person, written)

    def _show(self, here: Reached, person: Person, written: Written | None = None) -> None:
        from evoinbox.ui.person_dialog import PersonDialog  # 2 ms, and not at a start

        dialog = self._dialog = PersonDialog(
            self._page.window(), self._theme, self.names, person, here, self._now_us, again=partial(self._go_on, here),
            written=written,
        )  # fmt: skip
        dialog.saved.connect(lambda kept, absorbed: self._ask(SavePerson(kept, absorbed)))
        dialog.forgotten.connect(lambda identity: self._ask(ForgetPerson(identity)))
        dialog.finished.connect(self._close)
        dialog.open()

    def _close(self) -> None:
        self._dialog = None
