"""What the agent does with conversations as a whole: done, put off, back, on top, read, unread; one or many of them.

Invariants: what is done with the open conversation goes on to the next one in the list; a menu acts on what it was
opened for, whatever is chosen meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import FOR_GOOD_US, Conversation, seen
from evoinbox.engine.commands import Command, MarkRead, MarkUnread, Mute, Pin, PutAway, TakeDown
from evoinbox.ui.actions import Act
from evoinbox.ui.controls import announce
from evoinbox.ui.conversation_list import ConversationList
from evoinbox.ui.conversation_model import ConversationModel, Filter
from evoinbox.ui.dialogs import TimeDialog
from evoinbox.ui.place_words import instant, offers, until
from evoinbox.ui.reading import Reading
from evoinbox.wording import local
from evoinbox.words import tr, trn

Keys = frozenset[ConversationKey]


class Placing(QObject):
    """Owned by the inbox page; `ask` goes to the engine, `open_key` says which conversation is open.

    `next_wanted` brings the conversation to go on to, `person_wanted` the one whose customer is to be shown; `reading`
    keeps the open one unread.
    """

    next_wanted = Signal(object)
    person_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        listed: ConversationList,
        model: ConversationModel,
        ask: Callable[[Command], None],
        reading: Reading,
        open_key: Callable[[], ConversationKey | None],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._list = listed
        self._model = model
        self._ask = ask
        self._reading = reading
        self._open_key = open_key
        self._now_us = now_us
        listed.view.menu_wanted.connect(self._show_menu)
        bar = listed.chosen_bar
        for button, act in (
            (bar.done_button, Act.DONE), (bar.put_off_button, Act.PUT_OFF), (bar.pin_button, Act.PIN),
            (bar.read_button, Act.MARK_READ),
        ):  # fmt: skip
            button.clicked.connect(self.commands()[act])

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands about whole conversations."""
        return {
            Act.DONE: lambda: self.put_away(self.chosen(), FOR_GOOD_US),
            Act.PUT_OFF: lambda: self.offer_times(self.chosen()),
            Act.TAKE_DOWN: lambda: self.take_down(self.chosen()),
            Act.PIN: lambda: self.pin(self.chosen()),
            Act.MUTE: lambda: self.mute(self.chosen()),
            Act.MARK_READ: lambda: self.mark_read(self.chosen()),
            Act.MARK_UNREAD: lambda: self.mark_unread(self.chosen()),
            Act.SHOW_ALL: partial(self._list.show_only, Filter.ALL),
            Act.SHOW_WAITING: partial(self._list.show_only, Filter.WAITING),
            Act.SHOW_QUIET: partial(self._list.show_only, Filter.QUIET),
            Act.SHOW_DRAFTS: partial(self._list.show_only, Filter.DRAFTS),
            Act.SHOW_PUT_OFF: partial(self._list.show_only, Filter.PUT_OFF),
            Act.SHOW_DONE: partial(self._list.show_only, Filter.DONE),
        }

    def chosen(self) -> Keys:
        """What a command is about: the chosen rows where there are several, else the open conversation."""
        if self._list.view.several_chosen:
            return frozenset(self._list.view.chosen_keys())
        opened = self._open_key()
        return frozenset({opened} if opened is not None and self._model.get(opened) is not None else ())

    def put_away(self, keys: Keys, until_us: int) -> None:
        """Done with these, until a time or until the customer writes again."""
        rows = self._rows(keys)
        if rows:
            onward = self._onward(keys)
            self._ask(PutAway(seen(rows), until_us))
            done = until_us == FOR_GOOD_US
            self._tell(rows, tr("done") if done else tr("put off {until}", until=until(until_us, self._now_us())))
            if onward is not None:
                self.next_wanted.emit(onward)

    def take_down(self, keys: Keys) -> None:
        """These belong to the inbox again."""
        away = [row for row in self._rows(keys) if row.shelved]
        if away:
            self._ask(TakeDown(frozenset(row.key for row in away)))
            self._tell(away, tr("back in the inbox"))

    def pin(self, keys: Keys) -> None:
        """Keep these on top, or no longer where all of them are."""
        rows = self._rows(keys)
        if rows:
            pinned = not all(row.pinned for row in rows)
            self._ask(Pin(keys, pinned=pinned))
            self._tell(rows, tr("pinned") if pinned else tr("no longer pinned"))

    def mute(self, keys: Keys) -> None:
        """Tell no texts of these on the desktop, or tell them again where all of them are muted."""
        rows = self._rows(keys)
        if rows:
            muted = not all(row.muted for row in rows)
            self._ask(Mute(keys, muted=muted))
            self._tell(rows, tr("muted") if muted else tr("no longer muted"))

    def mark_read(self, keys: Keys) -> None:
        """These have been read."""
        unread = [row for row in self._rows(keys) if row.unread]
        if unread:
            self._ask(MarkRead(seen(unread)))
            self._tell(unread, tr("read"))

    def mark_unread(self, keys: Keys) -> None:
        """Come back to these: they count as unread until they are opened again."""
        for key in keys:
            if key == self._open_key():
                self._reading.keep_unread(key)
            else:
                self._ask(MarkUnread(key))
        self._tell(self._rows(keys), tr("unread"))

    def offer_times(self, keys: Keys, at: QPoint | None = None) -> None:
        """Ask until when."""
        if keys:
            menu = self._times(keys, self._window)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at if at is not None else self._beside(keys))

    def menu_for(self, keys: Keys) -> QMenu:
        """All that can be done with these."""
        menu = QMenu(self._window)
        menu.setAccessibleName(tr("Conversation menu"))
        rows = self._rows(keys)
        if all(row.shelved for row in rows):
            menu.addAction(tr("Back to the inbox")).triggered.connect(lambda: self.take_down(keys))
        if not all(row.done for row in rows):
            menu.addAction(tr("Done")).triggered.connect(lambda: self.put_away(keys, FOR_GOOD_US))
        menu.addMenu(self._times(keys, menu))
        pinned = all(row.pinned for row in rows)
        menu.addAction(tr("Unpin") if pinned else tr("Pin to the top")).triggered.connect(lambda: self.pin(keys))
        muted = all(row.muted for row in rows)
        menu.addAction(tr("Tell of it again") if muted else tr("Mute")).triggered.connect(lambda: self.mute(keys))
        if any(row.unread for row in rows):
            menu.addAction(tr("Mark as read")).triggered.connect(lambda: self.mark_read(keys))
        else:
            menu.addAction(tr("Mark as unread")).triggered.connect(lambda: self.mark_unread(keys))
        if len(rows) == 1:
            menu.addAction(tr("Name, note and tags…")).triggered.connect(lambda: self.person_wanted.emit(rows[0]))
        return menu

    def _times(self, keys: Keys, parent: QWidget) -> QMenu:
        menu = QMenu(tr("Put off"), parent)
        menu.setAccessibleName(tr("Put off until"))
        for words, until_us in offers(self._now_us()):
            menu.addAction(words).triggered.connect(lambda _=False, u=until_us: self.put_away(keys, u))
        menu.addAction(tr("Another time…")).triggered.connect(lambda: self._ask_time(keys))
        return menu

    def _ask_time(self, keys: Keys) -> None:
        now = local(self._now_us())
        dialog = TimeDialog(self._window, now, local(instant(now, 1, now.time())))
        dialog.chosen.connect(lambda until_us: self.put_away(keys, until_us))
        dialog.open()

    def _show_menu(self, row: int, at: QPoint) -> None:
        key = self._model.at(row).key
        among = self._list.view.chosen_keys()
        keys = frozenset(among if key in among else [key])
        menu = self.menu_for(keys)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _tell(self, rows: Sequence[Conversation], what: str) -> None:
        """Let a screen reader say what became of conversations: the eye sees it in the list."""
        if rows:
            many = trn("%n conversation", "%n conversations", len(rows))
            name = self._model.names.of(rows[0].address) if len(rows) == 1 else many
            announce(self._window, tr("{name}: {what}", name=name, what=what))

    def _rows(self, keys: Iterable[ConversationKey]) -> list[Conversation]:
        return [row for key in keys if (row := self._model.get(key)) is not None]

    def _onward(self, keys: Keys) -> ConversationKey | None:
        """The conversation to go on to where the open one is among these: the next below, or above."""
        opened = self._open_key()
        if opened not in keys:
            return None
        here, size = self._model.row_of(opened), self._model.rowCount()
        below = (self._model.at(row).key for row in range(here + 1, size))
        above = (self._model.at(row).key for row in range(here - 1, -1, -1))
        return next((key for way in (below, above) for key in way if key not in keys), None)

    def _beside(self, keys: Keys) -> QPoint:
        view = self._list.view
        rows = [row for key in keys if (row := self._model.row_of(key)) >= 0]
        area = view.visualRect(self._model.index(min(rows))) if rows else view.viewport().rect()
        if not view.isVisible() or not view.viewport().rect().intersects(area):
            return QCursor.pos()
        return view.viewport().mapToGlobal(area.center())
