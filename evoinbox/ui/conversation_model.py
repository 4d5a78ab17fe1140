"""The list's rows: conversations in order, filtered, changed by the smallest operation that is right.

Invariants: rows are in the order of conversations, or by how long somebody waits; the held conversation is in the list
whatever the filter says, so that no arrival takes the selection away, and keeps its place while it is written to; no
row moves while the list is held still; nothing is ever reset but at `load`.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Waiting
from evoinbox.domain.conversation import DAY_US, WAITS_AT_MOST_US, Conversation
from evoinbox.domain.message import LineId
from evoinbox.settings import Settings
from evoinbox.ui.names import Names
from evoinbox.ui.ordered import Order, Ordered
from evoinbox.ui.row_words import spoken

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT: Final = QModelIndex()


class Filter(enum.Enum):
    """Which conversations are listed."""

    ALL = "all"
    UNREAD = "unread"
    WAITING = "waiting"
    QUIET = "quiet"
    DRAFTS = "drafts"
    PUT_OFF = "put-off"
    DONE = "done"


class Role(enum.IntEnum):
    """Roles beyond Qt's."""

    CONVERSATION = Qt.ItemDataRole.UserRole + 1
    QUIET_US = Qt.ItemDataRole.UserRole + 2


class ConversationModel(QAbstractListModel):
    """Owns what the list shows; fed by the inbox page, in the window's thread."""

    about_to_change = Signal(object)
    changed = Signal()

    def __init__(self, names: Names, now_us: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self._now_us = now_us
        self._all: dict[ConversationKey, Conversation] = {}
        self._whole = Ordered(_usual)
        self._list = Ordered(_usual)
        self._waiters: dict[ConversationKey, int] = {}
        self._still = False
        self._late: set[ConversationKey] = set()
        self._filter = Filter.ALL
        self._line: LineId | None = None
        self._held: ConversationKey | None = None
        self.several_lines = False
        self._quiet_after_us = Settings().quiet_days * DAY_US
        self.busy: Callable[[], bool] = lambda: False

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
        return Waiting(sum(c.unread for c in listed), sum(c.needing for c in listed))

    @property
    def total(self) -> int:
        """How many conversations there are, listed or not."""
        return len(self._all)

    def load(self, conversations: Iterable[Conversation]) -> None:
        """Start over with these conversations."""
        self.beginResetModel()
        self._all = {c.key: c for c in conversations}
        self._whole = Ordered(_usual, self._all.values())
        self._waiters.clear()
        self._late.clear()
        self._count_waiters(self._all.values())
        self._list = Ordered(self._list.order_of, self._sieve())
        self.endResetModel()

    def extend(self, conversations: Iterable[Conversation]) -> None:
        """Take in more of what `load` began with; what is known already is newer."""
        fresh = sorted((c for c in conversations if c.key not in self._all), key=_usual)
        self._all.update((c.key, c) for c in fresh)
        self._count_waiters(fresh)
        for place, run in self._whole.runs(fresh):
            self._whole.put(place, run)
        self._insert_all(c for c in fresh if self._listed(c))

    def use(self, settings: Settings) -> None:
        """The agent chose differently."""
        if settings.region != self.names.region:
            self.names.use_region(settings.region)
            self.refresh_words()
        if settings.quiet_days * DAY_US != self._quiet_after_us:
            self._quiet_after_us = settings.quiet_days * DAY_US
            self.look_again()

    def look_again(self) -> None:
        """Days have passed, or are counted otherwise: who has gone quiet is worked out anew."""
        self.refresh_words()
        if self._filter is Filter.QUIET:
            self._sift()

    def refresh_words(self) -> None:
        """Times and names are worked out anew: midnight passed, or a setting changed."""
        if self._list.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._list.rows) - 1))

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
        found = {one: c for one in (before, key) if one is not None and (c := self._all.get(one)) is not None}
        with self._changing(found):
            for conversation in found.values():
                self._place(conversation)

    def apply(self, changed: dict[ConversationKey, Conversation | None]) -> None:
        """Take in conversations as they are now; None means it is no more."""
        news = {key: now for key, now in changed.items() if self._all.get(key) != now}
        if not news:
            return
        with self._changing(news):
            for key, now in news.items():
                if now is not None:
                    self._place(now)
                elif key != self._held:
                    self._remove(key)

    def row_of(self, key: ConversationKey) -> int:
        """The row of a conversation, or -1."""
        return self._list.find(key)

    def get(self, key: ConversationKey) -> Conversation | None:
        """What is known of a conversation."""
        return self._all.get(key)

    def everybody(self) -> list[Conversation]:
        """All conversations in order, whatever is listed now."""
        return list(self._whole.rows)

    def at(self, row: int) -> Conversation:
        """The conversation of a row."""
        return self._list.rows[row]

    def next_unread(self, after: int) -> int:
        """The next row with unread texts, around the end; -1 when there is none."""
        size = len(self._list.rows)
        order = [*range(after + 1, size), *range(min(after + 1, size))]
        return next((row for row in order if self._list.rows[row].unread), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many conversations are listed."""
        return 0 if parent.isValid() else len(self._list.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's words, for eye and ear."""
        if not index.isValid():
            return None
        conversation = self._list.rows[index.row()]
        match role:
            case Role.CONVERSATION:
                return conversation
            case Role.QUIET_US:
                return self._quiet_us(conversation)
            case Qt.ItemDataRole.DisplayRole:
                return self.names.of(conversation.address)
            case Qt.ItemDataRole.AccessibleTextRole:
                name = self.names.of(conversation.address)
                quiet_us = self._quiet_us(conversation)
                return spoken(conversation, name, self._now_us(), quiet_us, with_line=self.several_lines)
            case _:
                return None

    def waiting_longest(self) -> list[ConversationKey]:
        """Who is waiting for an answer now, on the line that is listed; who has been for longest first."""
        return sorted(self._waiting(), key=self._waiters.__getitem__)

    def count_waiting(self) -> int:
        """How many are waiting for an answer now, on the line that is listed."""
        return len(self._waiting())

    def end_waits(self) -> None:
        """Time has passed: who has waited for too long does not any more."""
        begin_us = self._now_us() - WAITS_AT_MOST_US
        over = {key for key, since_us in self._waiters.items() if since_us <= begin_us}
        for key in over:
            del self._waiters[key]
        self._place_again(over)

    def _waiting(self) -> list[ConversationKey]:
        begin_us, line = self._now_us() - WAITS_AT_MOST_US, self._line
        waiting = (key for key, since_us in self._waiters.items() if since_us > begin_us)
        return [key for key in waiting if line is None or self._all[key].line == line]

    def hold_still(self) -> None:
        """The agent's pointer or keys are among the rows: none of them moves until `settle`."""
        self._still = True

    def settle(self) -> None:
        """Put what changed meanwhile where it belongs."""
        self._still = False
        late, self._late = self._late, set()
        self._place_again(late)

    @contextmanager
    def _changing(self, keys: Iterable[ConversationKey]) -> Iterator[None]:
        self.about_to_change.emit(frozenset(keys))
        try:
            yield
        finally:
            self.changed.emit()

    def _place_again(self, keys: Iterable[ConversationKey]) -> None:
        if found := [self._all[key] for key in keys if key in self._all]:
            with self._changing(c.key for c in found):
                for conversation in found:
                    self._place(conversation)

    def _listed(self, c: Conversation) -> bool:
        if c.key == self._held:
            return True
        if self._line not in (None, c.line):
            return False
        match self._filter:
            case Filter.ALL:
                return not c.shelved
            case Filter.UNREAD:
                return c.unread > 0 or c.needs_agent
            case Filter.WAITING:
                return c.waits_us(self._now_us()) > 0
            case Filter.QUIET:
                return self._quiet_us(c) > 0
            case Filter.DRAFTS:
                return bool(c.draft)
            case Filter.PUT_OFF:
                return c.shelved and not c.done
            case Filter.DONE:
                return c.done

    def _quiet_us(self, c: Conversation) -> int:
        return c.quiet_us(self._now_us(), self._quiet_after_us)

    def _sieve(self) -> list[Conversation]:
        """All that the filter lets through."""
        if self._filter is Filter.WAITING:
            waiting = dict.fromkeys(self.waiting_longest())
            keys = [*waiting, *([self._held] if self._held in self._all and self._held not in waiting else ())]
            return [c for key in keys if key is not None and self._listed(c := self._all[key])]
        return [c for c in self._whole.rows if self._listed(c)]

    def _count_waiters(self, conversations: Iterable[Conversation]) -> None:
        now_us = self._now_us()
        for c in conversations:
            if c.waits_us(now_us):
                self._waiters[c.key] = c.waiting_since_us
            else:
                self._waiters.pop(c.key, None)

    def _place(self, now: Conversation) -> None:
        before = self._all.get(now.key)
        self._all[now.key] = now
        self._count_waiters([now])
        whole = self._whole.find(now.key)
        if whole >= 0:
            self._whole.take(whole, whole)
        self._whole.put(self._whole.place_for(now), [now])
        row, listed = self._list.find(now.key), self._listed(now)
        opened = row < 0 and now.key == self._held  # from elsewhere: listed at once, whatever stands still
        if self._stays(before, now) and (row >= 0 or listed) and not opened:
            self._change_in_place(row, now, listed=listed)
        elif not listed:
            self._take_out(row)
        elif row < 0:
            self._insert(self._list.place_for(now), [now])
        else:
            self._move(row, now)

    def _stays(self, before: Conversation | None, now: Conversation) -> bool:
        """Whether a row keeps its place for now: all of them, or the one that is being written to."""
        if self._still or before is None or now.key != self._held:
            return self._still
        same = (before.pinned, before.last_at_us) == (now.pinned, now.last_at_us)
        return same and bool(before.draft) != bool(now.draft)

    def _change_in_place(self, row: int, now: Conversation, *, listed: bool) -> None:
        if row >= 0:
            self._list.change(row, now)
            self.dataChanged.emit(self.index(row), self.index(row))
        if row < 0 or not listed or not self._list.stands_right(now):
            self._late.add(now.key)

    def _move(self, row: int, now: Conversation) -> None:
        target = self._list.place_for(now)
        if target in (row, row + 1):
            target = row
            self._list.take(row, row)
            self._list.put(row, [now])
        else:
            self.beginMoveRows(_NO_PARENT, row, row, _NO_PARENT, target)
            self._list.take(row, row)
            target -= target > row
            self._list.put(target, [now])
            self.endMoveRows()
        index = self.index(target)
        self.dataChanged.emit(index, index)

    def _insert(self, row: int, run: Sequence[Conversation]) -> None:
        self.beginInsertRows(_NO_PARENT, row, row + len(run) - 1)
        self._list.put(row, run)
        self.endInsertRows()

    def _insert_all(self, conversations: Iterable[Conversation]) -> None:
        for place, run in self._list.runs(sorted(conversations, key=self._list.order_of)):
            self._insert(place, run)

    def _remove(self, key: ConversationKey) -> None:
        if self._all.pop(key, None) is not None:
            self._take_out(self._list.find(key))
            whole = self._whole.find(key)
            self._whole.take(whole, whole)
            self._waiters.pop(key, None)

    def _take_out(self, row: int) -> None:
        if row >= 0:
            self.beginRemoveRows(_NO_PARENT, row, row)
            self._list.take(row, row)
            self.endRemoveRows()

    def _sift(self) -> None:
        """Obey a new filter: few rows go or come one run at a time, so that the held one stays selected."""
        self.settle()
        with self._changing(self._all.keys()):
            self._sift_rows()

    def _sift_rows(self) -> None:
        wanted = self._sieve()
        order_of = _longest_first if self._filter is Filter.WAITING else _usual
        reordered = order_of is not self._list.order_of
        keep = {self._held} if reordered else {c.key for c in wanted}
        rows = self._list.rows
        row = len(rows)
        while row > 0:
            row -= 1
            if rows[row].key not in keep:
                first = row
                while first > 0 and rows[first - 1].key not in keep:
                    first -= 1
                self.beginRemoveRows(_NO_PARENT, first, row)
                self._list.take(first, row)
                self.endRemoveRows()
                row = first
        if reordered:  # of one row at most
            self._list = Ordered(order_of, rows)
        listed = {c.key for c in self._list.rows}
        self._insert_all(c for c in wanted if c.key not in listed)


def _usual(c: Conversation) -> Order:
    return c.order


def _longest_first(c: Conversation) -> Order:
    return (0, c.waiting_since_us, c.key)
