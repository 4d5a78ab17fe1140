"""The list's rows: conversations in order, filtered, changed by the smallest operation that is right.

Invariants: rows are ordered newest first, begun ones without any text on top; the held conversation is in the list
whatever the filter says, so that no arrival takes the selection away; nothing is ever reset but at `load`.
"""

from __future__ import annotations

import enum
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Waiting
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.legible import one_line
from evoinbox.domain.message import Direction, LineId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.ui.names import Names

Index = QModelIndex | QPersistentModelIndex
Order = tuple[int, str]

PREVIEWED: Final = 300
"""Characters of a text that a row looks at."""

_NO_PARENT: Final = QModelIndex()
_FIRST: Final = -(2**63)


class Filter(enum.Enum):
    """Which conversations are listed."""

    ALL = "all"
    UNREAD = "unread"


class Role(enum.IntEnum):
    """Roles beyond Qt's."""

    CONVERSATION = Qt.ItemDataRole.UserRole + 1
    NAME = Qt.ItemDataRole.UserRole + 2


class ConversationModel(QAbstractListModel):
    """Owns what the list shows; fed by the inbox page, in the window's thread."""

    about_to_change = Signal(object)
    changed = Signal()

    def __init__(self, names: Names, now_us: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self._now_us = now_us
        self._all: dict[ConversationKey, Conversation] = {}
        self._rows: list[Conversation] = []
        self._orders: list[Order] = []
        self._filter = Filter.ALL
        self._line: LineId | None = None
        self._held: ConversationKey | None = None
        self.several_lines = False

    @property
    def filter(self) -> Filter:
        """Which conversations are listed now."""
        return self._filter

    @property
    def line(self) -> LineId | None:
        """The line whose conversations are listed, None for all."""
        return self._line

    def waiting(self) -> Waiting:
        """What waits for the agent on the line that is listed."""
        listed = [c for c in self._all.values() if self._line in (None, c.line)]
        return Waiting(sum(c.unread for c in listed), sum(c.needs_agent for c in listed))

    @property
    def total(self) -> int:
        """How many conversations there are, listed or not."""
        return len(self._all)

    def load(self, conversations: Iterable[Conversation]) -> None:
        """Start over with these conversations."""
        self.beginResetModel()
        self._all = {c.key: c for c in conversations}
        self._select_rows()
        self.endResetModel()

    def extend(self, conversations: Iterable[Conversation]) -> None:
        """Take in more of what `load` began with; what is known already is newer."""
        fresh = sorted((c for c in conversations if c.key not in self._all), key=_order)
        self._all.update((c.key, c) for c in fresh)
        listed = [c for c in fresh if self._listed(c)]
        while listed:
            place = bisect_left(self._orders, _order(listed[0]))
            orders = [_order(c) for c in listed]
            count = len(listed) if place == len(self._orders) else bisect_left(orders, self._orders[place])
            self.beginInsertRows(QModelIndex(), place, place + count - 1)
            self._rows[place:place] = listed[:count]
            self._orders[place:place] = orders[:count]
            self.endInsertRows()
            listed = listed[count:]

    def use_names(self, names: Names) -> None:
        """Another home region: every row may read differently."""
        self.names = names
        self.refresh_words()

    def refresh_words(self) -> None:
        """Times and names are worked out anew: midnight passed, or a setting changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def show_only(self, chosen: Filter) -> None:
        """Change the filter; what is held stays."""
        if chosen is not self._filter:
            self._filter = chosen
            self._sift()

    def show_line(self, line: LineId | None) -> None:
        """List the conversations of one line, or of all."""
        if line != self._line:
            self._line = line
            self._sift()

    def hold(self, key: ConversationKey | None) -> None:
        """Keep this conversation listed while it is open; the one held before obeys the filter again."""
        before, self._held = self._held, key
        for one in (before, key):
            conversation = self._all.get(one) if one is not None else None
            if conversation is not None:
                self._place(conversation)

    def apply(self, changed: dict[ConversationKey, Conversation | None]) -> None:
        """Take in conversations as they are now; None means it is no more."""
        news = {key: now for key, now in changed.items() if self._all.get(key) != now}
        if not news:
            return
        self.about_to_change.emit(frozenset(news))
        for key, now in news.items():
            if now is not None:
                self._place(now)
            elif key != self._held:
                self._remove(key)
        self.changed.emit()

    def row_of(self, key: ConversationKey) -> int:
        """The row of a conversation, or -1."""
        conversation = self._all.get(key)
        return self._find(conversation) if conversation is not None else -1

    def get(self, key: ConversationKey) -> Conversation | None:
        """What is known of a conversation."""
        return self._all.get(key)

    def at(self, row: int) -> Conversation:
        """The conversation of a row."""
        return self._rows[row]

    def next_unread(self, after: int) -> int:
        """The next row with unread texts, around the end; -1 when there is none."""
        size = len(self._rows)
        order = [*range(after + 1, size), *range(min(after + 1, size))]
        return next((row for row in order if self._rows[row].unread), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many conversations are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's words, for eye and ear."""
        if not index.isValid():
            return None
        conversation = self._rows[index.row()]
        match role:
            case Role.CONVERSATION:
                return conversation
            case Qt.ItemDataRole.DisplayRole | Role.NAME:
                return self.names.of(conversation.address)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(conversation)
            case _:
                return None

    def _spoken(self, c: Conversation) -> str:
        parts = [self.names.of(c.address), f"{c.unread} unread" if c.unread else "no unread", preview(c)]
        if c.last_at_us:
            parts.append(wording.moment(c.last_at_us, self._now_us()))
        if self.several_lines and c.line_name:
            parts.append(c.line_name)
        return ", ".join(part for part in parts if part)

    def _listed(self, c: Conversation) -> bool:
        if c.key == self._held:
            return True
        wanted = self._filter is Filter.ALL or c.unread > 0 or c.needs_agent
        return wanted and self._line in (None, c.line)

    def _select_rows(self) -> None:
        self._rows = sorted(filter(self._listed, self._all.values()), key=_order)
        self._orders = [_order(c) for c in self._rows]

    def _find(self, conversation: Conversation) -> int:
        order = _order(conversation)
        row = bisect_left(self._orders, order)
        return row if row < len(self._orders) and self._orders[row] == order else -1

    def _place(self, now: Conversation) -> None:
        before = self._all.get(now.key)
        row = self._find(before) if before is not None else -1
        self._all[now.key] = now
        order = _order(now)
        if not self._listed(now):
            self._take_out(row)
        elif row < 0:
            target = bisect_left(self._orders, order)
            self.beginInsertRows(_NO_PARENT, target, target)
            self._put(target, now)
            self.endInsertRows()
        else:
            self._move(row, now)

    def _move(self, row: int, now: Conversation) -> None:
        target = bisect_left(self._orders, _order(now))
        if target in (row, row + 1):
            target = row
            self._rows[row], self._orders[row] = now, _order(now)
        else:
            self.beginMoveRows(_NO_PARENT, row, row, _NO_PARENT, target)
            del self._rows[row], self._orders[row]
            target -= target > row
            self._put(target, now)
            self.endMoveRows()
        index = self.index(target)
        self.dataChanged.emit(index, index)

    def _put(self, row: int, conversation: Conversation) -> None:
        self._rows.insert(row, conversation)
        self._orders.insert(row, _order(conversation))

    def _remove(self, key: ConversationKey) -> None:
        conversation = self._all.get(key)
        if conversation is not None:
            self._take_out(self._find(conversation))
            del self._all[key]

    def _take_out(self, row: int) -> None:
        if row >= 0:
            self.beginRemoveRows(_NO_PARENT, row, row)
            del self._rows[row], self._orders[row]
            self.endRemoveRows()

    def _sift(self) -> None:
        """Obey a new filter: few rows go or come one run at a time, so that the held one stays selected."""
        wanted = sorted(filter(self._listed, self._all.values()), key=_order)
        keep = {c.key for c in wanted}
        row = len(self._rows)
        while row > 0:
            row -= 1
            if self._rows[row].key not in keep:
                first = row
                while first > 0 and self._rows[first - 1].key not in keep:
                    first -= 1
                self.beginRemoveRows(_NO_PARENT, first, row)
                del self._rows[first : row + 1], self._orders[first : row + 1]
                self.endRemoveRows()
                row = first
        row = 0
        while row < len(wanted):
            if row < len(self._rows) and self._rows[row].key == wanted[row].key:
                row += 1
                continue
            stop = self._rows[row].key if row < len(self._rows) else None
            last = row
            while last < len(wanted) and wanted[last].key != stop:
                last += 1
            self.beginInsertRows(_NO_PARENT, row, last - 1)
            self._rows[row:row] = wanted[row:last]
            self._orders[row:row] = [_order(c) for c in wanted[row:last]]
            self.endInsertRows()
            row = last


def preview(conversation: Conversation) -> str:
    """The newest text, or what has been begun, on one line and with who wrote it."""
    if conversation.draft and not conversation.needs_agent:
        return f"Draft: {one_line(conversation.draft, PREVIEWED)}"
    words = one_line(conversation.last_text, PREVIEWED) or (wording.EMPTY_TEXT if conversation.last_at_us else "")
    match conversation.outgoing:
        case OutgoingState.FAILED:
            return f"Not sent: {words}"
        case OutgoingState.CHECKING | OutgoingState.ASKING:
            return f"Unclear: {words}"
        case _ if conversation.needs_agent:
            return f"Not sent yet: {words}"
        case _:
            pass
    if conversation.last_direction is Direction.OUTGOING and words:
        return f"{one_line(conversation.last_sender, PREVIEWED) or wording.YOU}: {words}"
    return words


def _order(c: Conversation) -> Order:
    # Begun and nothing sent yet: there is no instant to sort by, and at the very end nobody would find it again.
    return (_FIRST, c.key) if c.last_at_us == 0 else c.order
