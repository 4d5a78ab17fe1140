"""A thread's rows: a window of at most 200 texts, and the outbox's texts beside them.

Invariants: rows change by insert, remove, move and dataChanged only, but for `open` and `to_newest` on a far
window; the divider above what was unread at `open` stays until the next; a row keeps its identity when the service's
record takes the place of the text we sent.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.meanwhile import Stop
from evoinbox.domain.message import LineId, Message, MessageId
from evoinbox.domain.outgoing import SETTLED, Outgoing, OutgoingId
from evoinbox.store.reader import Reader
from evoinbox.ui.text_layout import LONGEST, shown_of
from evoinbox.ui.thread_row import ThreadRow, divided, message_identity, rows_of, spoken_state
from evoinbox.words import tr

Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 40
"""Texts read at a time: more than most screens show; with 100, and 400 in the window, one page in twenty that was gone
through took 17 ms or more, with these 11 (measured)."""

CONTEXT: Final = 20
"""Read texts above the first unread one, where that lies further back than a page."""

BUDGET: Final = 16_000
DEAR: Final = 4
"""A page ends before so many characters to lay out, others than ASCII counted so many times: 4 ms, of nothing but
tricks 30; and all the same more than a screen, for a text is as tall as it is long."""

LARGEST: Final = 200

_NO_PARENT: Final = QModelIndex()


class ThreadRole(enum.IntEnum):
    """Roles beyond Qt's."""

    ROW = Qt.ItemDataRole.UserRole + 1


class MessageModel(QAbstractListModel):
    """Owns what the open thread shows; reads the store in the window's thread."""

    about_to_change = Signal()
    changed = Signal()
    older_came = Signal()

    def __init__(self, now_us: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now_us = now_us
        self._reader: Reader | None = None
        self._key = ConversationKey("")
        self._name = ""
        self._lines: Mapping[LineId, str] = {}
        self._messages: tuple[Message, ...] = ()
        self._outgoing: tuple[Outgoing, ...] = ()
        self._identities: dict[MessageId, str] = {}
        self._rows: list[ThreadRow] = []
        self.at_oldest = True
        self.at_newest = True
        self._first_new = ""
        self.landing = ""

    @property
    def rows(self) -> Sequence[ThreadRow]:
        """What is shown."""
        return self._rows

    @property
    def outgoing(self) -> Sequence[Outgoing]:
        """The outbox's texts to this customer."""
        return self._outgoing

    @property
    def undecided(self) -> Sequence[ThreadRow]:
        """The rows, or of a window that ends before the newest text what of the outbox would stand below it."""
        if self.at_newest:
            return self._rows
        waiting = [text for text in self._outgoing if text.state not in SETTLED]
        return rows_of((), waiting, {}, self._lines)

    def stop(self, identity: OutgoingId | None) -> Stop | None:
        """What was written while a text of the outbox waited to leave."""
        text = next((text for text in self._outgoing if text.id == identity), None)
        return self._reader.stop(text) if self._reader is not None and text is not None else None

    def open(self, reader: Reader, key: ConversationKey, name: str, lines: Mapping[LineId, str]) -> None:
        """Show another thread, at its first unread text or at its newest."""
        self._reader, self._key, self._name, self._lines = reader, key, name, lines
        self._identities = {}
        self.beginResetModel()
        self._read_newest(reader)
        first = reader.first_unread(key)
        self._first_new = self.landing = message_identity(first.id) if first is not None else ""
        if first is not None and first not in self._messages:
            self._read_around(reader, first)
        self._rows = self._compose()
        self.endResetModel()

    def rename(self, name: str) -> None:
        """The customer of the open thread is called otherwise now."""
        self._name = name

    def show_around(self, text: Message) -> None:
        """Show the stretch of the open thread in which a text stands, and land on it."""
        if self._reader is None:
            return
        self.beginResetModel()
        self.landing = message_identity(text.id)
        self._read_around(self._reader, text)
        self._rows = self._compose()
        self.endResetModel()

    def close(self) -> None:
        """Show nothing and let go of the store."""
        self.beginResetModel()
        self._reader = None
        self._messages, self._outgoing, self._rows = (), (), []
        self._first_new = self.landing = ""
        self.at_oldest = self.at_newest = True
        self.endResetModel()

    def refresh(self, *, at_bottom: bool) -> None:
        """Read again what may have changed; `at_bottom` says that the reader follows the newest."""
        reader = self._reader
        if reader is None:
            return
        self._outgoing = reader.outgoing(self._key)
        if not self._messages:
            self._read_newest(reader)
        else:
            first = self._messages[0]
            size = LARGEST + 1 if self.at_newest else len(self._messages)
            found = reader.since(first, size)
            if self.at_newest and len(found) > LARGEST:
                if at_bottom:
                    self._read_newest(reader)
                else:
                    self._messages, self.at_newest = found[:LARGEST], False
            else:
                self._messages = found
            self.at_oldest = not self._messages or not reader.before(self._messages[0], 1)
        self._apply()
        if not self.at_oldest:
            self.older_came.emit()

    def older(self) -> bool:
        """Put a page before the first text; texts far below are let go. Returns whether there was one."""
        if self._reader is None or self.at_oldest or not self._messages:
            return False
        found = self._reader.before(self._messages[0], PAGE + 1)
        page = found[-_affordable(found[::-1]) :]
        self.at_oldest = page == found
        if not page:
            return False
        joined = (*page, *self._messages)
        if len(joined) > LARGEST:
            joined, self.at_newest = joined[:LARGEST], False
        self._messages = joined
        self._apply()
        return True

    def newer(self) -> bool:
        """Put a page after the last text; texts far above are let go. Returns whether there was one."""
        if self._reader is None or self.at_newest or not self._messages:
            return False
        found = self._reader.since(self._messages[-1], PAGE + 2)[1:]
        page = found[: _affordable(found)]
        self.at_newest = page == found
        joined = (*self._messages, *page)
        if len(joined) > LARGEST:
            joined, self.at_oldest = joined[-LARGEST:], False
        self._messages = joined
        self._apply()
        return bool(found)

    def to_newest(self) -> None:
        """Bring the newest texts into the window."""
        if self._reader is not None and not self.at_newest:
            self.beginResetModel()
            self.landing = ""
            self._read_newest(self._reader)
            self._rows = self._compose()
            self.endResetModel()

    def refresh_words(self) -> None:
        """Times are worked out anew: midnight passed, or a setting changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many texts are in the window."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A text, for eye and ear."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case ThreadRole.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return _heard(row.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                who = row.who if row.ours else self._name
                when = wording.moment(row.at_us, self._now_us())
                return ", ".join(
                    (
                        *([tr(wording.NEW)] if row.opens_new else []),
                        who,
                        when,
                        _heard(row.text),
                        spoken_state(row),
                    )
                )
            case _:
                return None

    def newest_us(self) -> int:
        """The instant of the thread's newest text, beyond the window included; 0 where there is none."""
        newest = self._reader.newest(self._key, 1) if self._reader is not None else ()
        return newest[-1].at_us if newest else 0

    def newer_than(self, at_us: int) -> int:
        """How many texts came from the customer after an instant, beyond the window included."""
        fresh = sum(1 for row in self._rows if row.at_us > at_us and not row.ours)
        if self._reader is None or self.at_newest or not self._messages:
            return fresh
        return fresh + self._reader.count_incoming(self._key, max(at_us, self._messages[-1].at_us))

    def _read_newest(self, reader: Reader) -> None:
        self._outgoing = reader.outgoing(self._key)
        found = reader.newest(self._key, PAGE + 1)
        self._messages = found[-_affordable(found[::-1]) :] if found else ()
        self.at_newest = True
        self.at_oldest = self._messages == found

    def _read_around(self, reader: Reader, first: Message) -> None:
        before, after = reader.before(first, CONTEXT + 1), reader.since(first, PAGE + 1)
        page = after[: _affordable(after)]
        self._messages = (*before[-CONTEXT:], *page)
        self.at_oldest = len(before) <= CONTEXT
        self.at_newest = page == after

    def _compose(self) -> list[ThreadRow]:
        outgoing: Sequence[Outgoing] = self._outgoing
        if self._messages and not self.at_oldest:
            begin_us = self._messages[0].at_us
            outgoing = [text for text in outgoing if text.state not in SETTLED or text.written_at_us >= begin_us]
        if self._messages and not self.at_newest:
            end_us = self._messages[-1].at_us
            outgoing = [text for text in outgoing if text.state in SETTLED and text.written_at_us <= end_us]
        return divided(rows_of(self._messages, outgoing, self._identities, self._lines), self._first_new)

    def _apply(self) -> None:
        target = self._compose()
        if target == self._rows:
            return
        self.about_to_change.emit()
        self._drop_missing({row.identity for row in target})
        self._fill(target)
        self._replace_changed(target)
        self.changed.emit()

    def _drop_missing(self, wanted: set[str]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._rows[last].identity in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._rows[first - 1].identity not in wanted:
                first -= 1
            self.beginRemoveRows(_NO_PARENT, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _fill(self, target: list[ThreadRow]) -> None:
        present = {row.identity for row in self._rows}
        place = 0
        while place < len(target):
            if place < len(self._rows) and self._rows[place].identity == target[place].identity:
                place += 1
            elif target[place].identity in present:
                found = next(
                    i for i in range(place, len(self._rows)) if self._rows[i].identity == target[place].identity
                )
                self.beginMoveRows(_NO_PARENT, found, found, _NO_PARENT, place)
                self._rows.insert(place, self._rows.pop(found))
                self.endMoveRows()
                place += 1
            else:
                end = place
                while end < len(target) and target[end].identity not in present:
                    end += 1
                self.beginInsertRows(_NO_PARENT, place, end - 1)
                self._rows[place:place] = target[place:end]
                self.endInsertRows()
                place = end

    def _replace_changed(self, target: list[ThreadRow]) -> None:
        for place, row in enumerate(target):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))


def _heard(text: str) -> str:
    """A text for the ear: what is seen of it."""
    shown, cut = shown_of(text)
    return f"{shown.text} {tr(wording.WHOLE_TEXT)}" if cut < len(text) else shown.text or tr(wording.EMPTY_TEXT)


def _affordable(messages: Sequence[Message]) -> int:
    """How many of these, from the first on, are laid out in one go, a page at most."""
    room = BUDGET
    for place, message in enumerate(messages[:PAGE]):
        room -= min(len(message.text), LONGEST) * (1 if message.text.isascii() else DEAR)
        if room < 0 and place:
            return place
    return min(len(messages), PAGE)
