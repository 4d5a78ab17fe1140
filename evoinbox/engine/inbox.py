"""The one owner of conversation state: takes what the service says and what the agent reads, and tells the window.

Invariants: both files change here (and in the outbox) only; a publication follows the commit it speaks of; nothing new
means nothing published.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, assert_never

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft
from evoinbox.domain.message import Direction, Line, Message, MessageId, ThreadId
from evoinbox.engine.changes import Arrived, Change, ConversationsChanged, DraftStored, LinesChanged
from evoinbox.engine.commands import Mute, Pin, PlacingCommand, PutAway, TakeDown
from evoinbox.engine.shelf import Shelf
from evoinbox.store.cache import Cache, Stored
from evoinbox.store.desk import Desk

PORTION: Final = 200
"""Conversations whose texts are listed at a time."""


class Inbox:
    """Applies facts to cache and desk.

    `settle` is asked after each commit, before the window hears of it: outgoing texts whose echo came change together
    with it; `stored` hears that there is something new; texts from before `keep_from_us` are not taken in. `count` is
    how many texts are stored, `changes` how often what is here may have changed; `shelf` is where the agent puts
    conversations.
    """

    def __init__(self, cache: Cache, desk: Desk, publish: Callable[[Change], None]) -> None:
        self._cache = cache
        self._desk = desk
        self._publish = publish
        self.shelf = Shelf(desk, publish)
        self.count = cache.count()
        self.changes = 0
        self.settle: Callable[[frozenset[ConversationKey]], None] = lambda _: None
        self.stored: Callable[[], None] = lambda: None
        self.keep_from_us: Callable[[], int] = lambda: 0

    @property
    def marks(self) -> Mapping[str, str]:
        """How far the service has been read."""
        return self._cache.marks()

    def take(self, messages: Sequence[Message], marks: Mapping[str, str], *, live: bool) -> Stored:
        """Take in texts and move the marks in one transaction; `live` ones may be worth a notification."""
        from_us = self.keep_from_us()
        if any(message.at_us < from_us for message in messages):
            self.changes += 1  # by a clock that is wrong now, they may be wanted later
        messages = [message for message in messages if message.at_us >= from_us]
        read_here = self._desk.read_among([m.id for m in messages if m.unread])
        with self._cache.transaction():
            stored = self._cache.store(messages, read_here)
            for name, value in marks.items():
                self._cache.set_mark(name, value)
            # The desk first: what it does not take, the cache does not keep either, and the look is tried again.
            if stored.calmed:
                self._desk.forget_read(stored.calmed)
            if stored.new:
                self.shelf.on_new(m for m in messages if m.id in stored.new and m.id not in read_here)
        self.count += len(stored.new)
        if stored.touched:
            self.settle(stored.touched)
            self.tell(stored.touched)
            self.stored()
        if stored.lines:
            self.changes += 1
            self._publish(LinesChanged())
        if live:
            self._announce([message for message in messages if message.id not in read_here], stored)
        return stored

    def ids_between(self, since_us: int, until_us: int, place: int) -> tuple[set[MessageId], int | None]:
        """Ids of stored texts dated within these instants, in portions: `place` is 0 at first, None at the end."""
        return self._cache.ids_between(since_us, until_us, place, PORTION)

    def mark_vanished(self, ids: Collection[MessageId]) -> None:
        """The service does not name these texts any more: they stay, marked."""
        with self._cache.transaction():
            touched = self._cache.mark_vanished(ids)
        self.tell(touched)

    def oldest_unread_us(self, keys: Collection[ConversationKey] | None = None) -> int | None:
        """The instant of the oldest text that is unread, in all conversations or in these."""
        if keys is None:
            return self._cache.oldest_unread_us()
        found = [self._cache.oldest_unread_us(key) for key in keys]
        return min((at_us for at_us in found if at_us is not None), default=None)

    def learn_lines(self, lines: Sequence[Line]) -> None:
        """Take in the names of our own lines."""
        with self._cache.transaction():
            news = self._cache.learn_lines(lines)
        if news:
            self.changes += 1
            self._publish(LinesChanged())

    def learn_threads(self, threads: Mapping[ThreadId, ConversationKey]) -> None:
        """Take in the service's ids of conversations."""
        if threads:
            with self._cache.transaction():
                self._cache.learn_threads(threads)

    def threads_of(self, key: ConversationKey) -> list[ThreadId]:
        """The service's ids of one conversation, as far as they are known."""
        return self._cache.threads_of(key)

    def mark_read(self, seen: Collection[tuple[ConversationKey, int]]) -> None:
        """The agent has seen these conversations' texts, each up to an instant, or answered."""
        if self._note_read(seen):
            self.tell(frozenset(key for key, _ in seen))

    def mark_unread(self, key: ConversationKey) -> None:
        """The agent wants to come back to this conversation."""
        self._desk.remind(key)
        self.shelf.take_down({key})
        self.tell(frozenset({key}))

    def place(self, command: PlacingCommand) -> None:
        """Put conversations where the agent wants them; what is put away has been read, or stays."""
        match command:
            case PutAway(seen, until_us):
                self._note_read(seen)
                unseen = self._cache.unread()
                self.shelf.put_away({key: at_us for key, at_us in seen if key not in unseen}, until_us)
                self.tell(frozenset(key for key, _ in seen))
            case TakeDown(keys):
                self.shelf.take_down(keys)
            case Pin(keys, pinned):
                self._desk.pin(keys, pinned=pinned)
                self.tell(keys)
            case Mute(keys, muted):
                self._desk.mute(keys, muted=muted)
                self.tell(keys)
            case _:
                assert_never(command)

    def save_draft(self, draft: Draft) -> None:
        """Keep what the agent has begun to write."""
        self._desk.save_draft(draft)
        self._publish(DraftStored(draft))
        self.tell(frozenset({draft.conversation}))

    def tell(self, keys: frozenset[ConversationKey]) -> None:
        """These conversations are others now."""
        self.changes += 1
        self._publish(ConversationsChanged(keys))

    def _note_read(self, seen: Collection[tuple[ConversationKey, int]]) -> bool:
        self.changes += 1  # whatever the disk makes of it
        with self._cache.transaction():
            ids = self._cache.mark_read(seen)
            if ids:
                self._desk.mark_read(ids)  # first, as in `take`
        reminded = self._desk.forget_reminders([key for key, _ in seen])
        return bool(ids) or reminded

    def _announce(self, messages: Sequence[Message], stored: Stored) -> None:
        arrived = [m for m in messages if m.id in stored.new and m.direction is Direction.INCOMING and m.unread]
        if arrived:
            self._publish(Arrived(frozenset(m.conversation for m in arrived), len(arrived)))
