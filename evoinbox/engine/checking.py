"""Finding out what became of texts that may have been carried out: their echoes, or the agent's word.

Invariants: what is found here changes a text to *accepted* or hands it to the agent, and never sends anything; only
reads that began after a text became undecided count, and only once its time is read; before a text is handed over, all
that is stored is searched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.echo import dealt, looked_for_since_us
from evoinbox.domain.outgoing import SETTLED, Outgoing, OutgoingId, OutgoingState, step
from evoinbox.engine.clock import Clock
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk

GOOD_LOOKS_BEFORE_ASKING: Final = 3
ASKING_AFTER_US: Final = 30 * 1_000_000
"""From the first good look to the last: an echo may come late."""


@dataclass(slots=True)
class _Looks:
    undecided_since_us: int
    first_us: int = 0
    count: int = 0


class Checking:
    """Watches over the undecided texts of one desk; `change` writes a text's new state and tells the window."""

    def __init__(self, cache: Cache, desk: Desk, clock: Clock, change: Callable[[Outgoing], None]) -> None:
        self._cache = cache
        self._desk = desk
        self._clock = clock
        self._change = change
        self._looks: dict[tuple[OutgoingId, int], _Looks] = {}

    def settle(self, touched: frozenset[ConversationKey] | None = None) -> None:
        """Find the echoes of texts in conversations that changed, or in all; idempotent. Raises StoreError."""
        waiting = [text for text in self._desk.awaiting_echo() if touched is None or text.conversation in touched]
        out = self._desk.in_state(OutgoingState.SENDING) if waiting else []
        for key in dict.fromkeys(text.conversation for text in waiting):
            self._settle([text for text in (*waiting, *out) if text.conversation == key])

    def on_good_look(self, begun_us: int, whole_since_us: int) -> None:
        """The service was read to the end, from `begun_us` on: what was not found for long is handed to the agent.

        All texts dated after `whole_since_us` are known now; what may be dated before is looked for in the past, which
        is still being read, and nobody is asked about it yet.
        """
        # All that is stored, not what just came: the program ended, or the disk was full, between storing and settling.
        self.settle()
        now_us = self._clock.now_us()
        undecided = self._desk.in_state(OutgoingState.CHECKING)
        # A clock that was set back would let no look count until it has caught up: then the counting begins anew.
        kept = {which: looks for which, looks in self._looks.items() if looks.undecided_since_us <= now_us}
        # By attempt: one that is undecided again, before the next look, is looked for anew.
        attempts = {(text.id, text.attempts): text for text in undecided}
        self._looks = {which: kept.get(which) or _Looks(now_us) for which in attempts}
        for which, text in attempts.items():
            looks = self._looks[which]
            if begun_us < looks.undecided_since_us or looked_for_since_us(text) < whole_since_us:
                continue
            looks.count += 1
            looks.first_us = looks.first_us or now_us
            if looks.count >= GOOD_LOOKS_BEFORE_ASKING and now_us - looks.first_us >= ASKING_AFTER_US:
                self._change(step(text, OutgoingState.ASKING, text.reason))

    def _settle(self, texts: list[Outgoing]) -> None:
        """Find the echoes of one customer's texts; `texts` holds those that are out as well."""
        since_us = min(map(looked_for_since_us, texts))
        records = self._cache.outgoing_since(texts[0].conversation, since_us)
        pairs = dealt(texts, records, self._desk.claimed([message.id for message in records]))
        waiting = {text.id: text for text in texts}
        for record, identity in pairs.items():
            text = waiting[identity]
            settled = text if text.state in SETTLED else step(text, OutgoingState.ACCEPTED)
            self._change(replace(settled, server_id=record))
