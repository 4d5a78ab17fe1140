"""Keeps the list in step with the store, in small portions, so that neither a long list nor a flood holds the window.

Invariants: the newest conversations are there before the inbox is shown, the rest follows; a calm change is read in the
next turn of the event loop; in a flood the window pauses between portions, and the conversation in sight comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from time import thread_time
from typing import Final

from PySide6.QtCore import QAbstractEventDispatcher, QElapsedTimer, QObject, QTimer, Signal

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.errors import StoreError
from evoinbox.store.reader import NEWEST_FIRST, Place, Reader
from evoinbox.ui.conversation_model import ConversationModel

FIRST: Final = 300
"""Conversations read before the inbox is shown: more than any list shows at once, in a few milliseconds."""

NEXT: Final = 100
"""Read in each turn afterwards, about 2 ms."""

FEW: Final = 4
FILLED: Final = 16
"""So few are taken in at a time until so many are there: rows never painted take 0.4 to 4 ms each (measured)."""

PORTION: Final = 40
TURN_MS: Final = 2
"""Changed conversations are read for so long, and so many at most, in a turn: a key press never waits longer."""

MANY: Final = 1500
"""From so many changes on, going through the list once is cheaper than reading each."""

AGAIN_MS: Final = 2000
"""After how long what could not be read is tried again."""

PAUSE_MS: Final = 30
APART_MS: Final = 4
"""Between two portions of either kind: each has a turn of its own, with room for a key press."""

ENOUGH_MS: Final = 2
"""A turn of the window's loop that has cost as much, by painting most often, reads nothing more."""

PATIENCE: Final = 4


class Feed(QObject):
    """Feeds `model` from a reader; `in_sight` names the open conversation.

    `read` brings the keys that have been read again, `failed` a StoreError.
    """

    read = Signal(object)
    failed = Signal(object)

    def __init__(
        self, parent: QObject, model: ConversationModel, in_sight: Callable[[], ConversationKey | None]
    ) -> None:
        super().__init__(parent)
        self._model = model
        model.busy = lambda: self.busy
        self._in_sight = in_sight
        self._reader: Reader | None = None
        self._unloaded: Place = None
        self._sweeping = False
        self._waiting: set[ConversationKey] = set()
        self._since_read = QElapsedTimer()
        self._loader = QTimer(self, singleShot=True, interval=0)
        self._loader.timeout.connect(self._load_more)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        self._turn_s, self._waited = 0.0, dict[QTimer, int]()
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.awake.connect(self._begin_turn)

    @property
    def busy(self) -> bool:
        """Whether something has not been read yet."""
        return bool(self._waiting) or self._loader.isActive()

    def begin(self, reader: Reader) -> None:
        """Show what is on disk; raises StoreError."""
        first, self._unloaded = reader.first_conversations(FIRST)
        self._reader = reader
        self._model.load(first)
        self._loader.start(0)

    def stop(self) -> None:
        """Let go of the reader; the list is empty."""
        self._loader.stop()
        self._timer.stop()
        self._waiting.clear()
        self._reader = self._unloaded = None
        self._sweeping = False
        self._model.load(())

    def get(self, key: ConversationKey) -> Conversation | None:
        """What is known of a conversation, listed already or not."""
        found = self._model.get(key)
        if found is None and self._reader is not None and self._unloaded is not None:
            with self._told():
                found = self._reader.conversation(key)
                self._model.extend([found] if found is not None else [])
        return found

    def note(self, keys: frozenset[ConversationKey]) -> None:
        """These conversations changed."""
        self._waiting |= keys
        if not self._timer.isActive():
            calm = not self._since_read.isValid() or self._since_read.elapsed() > PAUSE_MS
            self._timer.start(0 if calm else PAUSE_MS)

    def hurry(self, key: ConversationKey) -> None:
        """Read this one now, if it waits."""
        if key in self._waiting:
            self._take([key])

    def _begin_turn(self) -> None:
        self._turn_s = thread_time()

    def _put_off(self, timer: QTimer) -> bool:
        """Whether this turn has done enough for one; PATIENCE times in a row, whatever keeps the window busy."""
        waited = self._waited.get(timer, 0)
        if waited >= PATIENCE or (thread_time() - self._turn_s) * 1000 <= ENOUGH_MS:
            self._waited[timer] = 0
            return False
        self._waited[timer] = waited + 1
        timer.start(0)
        return True

    def _next(self) -> None:
        if self._put_off(self._timer):
            return
        if len(self._waiting) >= MANY:
            # One query for many is cheaper than one for each: the list is gone through once more, from the newest on.
            if not self._sweeping:
                self._sweeping, self._unloaded = True, NEWEST_FIRST
                self._loader.start(0)
            return
        in_sight = self._in_sight()
        first = [key for key in self._waiting if key == in_sight]
        filling = self._model.total < FILLED
        self._take([*first, *islice(self._waiting, FEW if filling else PORTION)])
        if self._loader.isActive():
            self._loader.start(APART_MS)
        self._since_read.start()
        if self._waiting:
            self._timer.start(APART_MS if filling else PAUSE_MS)

    def _take(self, keys: Sequence[ConversationKey]) -> None:
        reader = self._reader
        if reader is None or not keys:
            return
        begun, found = QElapsedTimer(), dict[ConversationKey, Conversation | None]()
        begun.start()
        try:
            for key in keys:
                found[key] = reader.conversation(key)
                if begun.elapsed() >= TURN_MS:
                    break
            self._model.apply(found)
            self._waiting -= found.keys()
            self.read.emit(frozenset(found))
        except StoreError as error:
            self._later(self._timer, error)

    def _load_more(self) -> None:
        reader = self._reader
        if reader is None or self._unloaded is None or self._put_off(self._loader):
            return
        try:
            rows, place = reader.more_conversations(self._unloaded, NEXT)
        except StoreError as error:
            self._later(self._loader, error)
            return
        self._unloaded = place
        known = {row.key: row for row in rows if self._model.get(row.key) is not None}
        self._model.apply(dict(known))
        self._model.extend(rows)
        read = frozenset(row.key for row in rows)
        self._waiting -= read
        if known or place is None:
            self.read.emit(read)
        if self._timer.isActive():
            self._timer.start(max(self._timer.remainingTime(), APART_MS))
        if place is not None:
            self._loader.start(0)
        elif self._waiting:  # what only the desk knows of, or what changed behind the sweep
            self._timer.start(0)
        self._sweeping = self._sweeping and place is not None

    def _later(self, timer: QTimer, error: StoreError) -> None:
        """What cannot be read now is tried again: a list that stays short would say that nobody wrote."""
        self.failed.emit(error)
        timer.start(AGAIN_MS)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except StoreError as error:
            self.failed.emit(error)
