"""When to ask the service next: the rhythm of looks, back-off and jitter, and the budget of what can wait.

Invariants: a wait is never below FLOOR_S, nor above CEILING_S unless the service asks for more; one that asks for
patience gets at least what it asks, up to PATIENCE_S; instants are arguments. The figures are choices, not
measurements: nothing is known of the service's own limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FLOOR_S: Final = 1.0
CEILING_S: Final = 300.0
PATIENCE_S: Final = 3600.0
"""The longest pause a service is granted: beyond it, a wrong header would leave the agent without texts for a day."""

NEAR_CEILING_S: Final = 4.0
"""The same while the service is not even reached: asking a network that is not there burdens nobody, and the agent
expects to be in step as soon as it is."""

HOT_S: Final = 3.0
LOOKING_S: Final = 6.0
UNTOUCHED_S: Final = 15.0
"""A window in sight that nobody has touched for UNTOUCHED_AFTER_US: mostly there is nobody before it.

Who leaves it open all day pays for each look; the first key or click looks at once, and a text keeps the pace high.
"""

AWAY_S: Final = 20.0
PAGES_A_MINUTE: Final = 120
SHORTEST_WAIT_US: Final = 1000
ACTING_US: Final = 1_500_000
ACTING_GAP_US: Final = 5_000_000
"""While the agent acts a page of the past is asked for this often at most."""


UNTOUCHED_AFTER_US: Final = 30 * 1_000_000

HOT_FOR_US: Final = 60 * 1_000_000
"""How long a text, sent or arrived, keeps the pace high."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the pace depends on.

    `failures` counts looks in a row that failed, `unreached` says that the last one did not get as far as the service;
    `acted_us` is when the agent last came, pressed a key or a button; instants are our clock's, microseconds.
    """

    looking: bool
    last_text_us: int
    failures: int
    asked_to_wait_s: float | None
    unreached: bool
    acted_us: int


def next_look_s(situation: Situation, now_us: int, chance: float) -> float:
    """Seconds to wait; `chance` in [0, 1) spreads many inboxes over +-10 %, after failures over half."""
    if situation.failures:
        ceiling_s = NEAR_CEILING_S if situation.unreached else CEILING_S
        spread = min(2.0 ** min(situation.failures, 10), ceiling_s) * (0.5 + 0.5 * chance)
        return max(FLOOR_S, spread, min(situation.asked_to_wait_s or 0.0, PATIENCE_S))
    if now_us - situation.last_text_us < HOT_FOR_US:
        rhythm = HOT_S
    elif not situation.looking:
        rhythm = AWAY_S
    else:
        rhythm = UNTOUCHED_S if untouched(situation.acted_us, now_us) else LOOKING_S
    return min(CEILING_S, max(FLOOR_S, rhythm * (0.9 + 0.2 * chance)))


def untouched(acted_us: int, now_us: int) -> bool:
    """Whether nobody has been at work in the window for long."""
    return now_us - acted_us >= UNTOUCHED_AFTER_US


class Budget:
    """Requests that can wait: so many a minute, which may be spent at once, and few while the agent acts."""

    def __init__(self, a_minute: int) -> None:
        self._a_minute = a_minute
        self._left = float(a_minute)
        self._counted_us = 0
        self._spent_us = 0
        self._acted_us = 0

    def acted(self, now_us: int) -> None:
        """The agent pressed a key or a button."""
        self._acted_us = now_us

    def wait_s(self, now_us: int) -> float:
        """Seconds until a request may leave, 0 for now."""
        self._refill(now_us)
        wait_us = 0.0 if self._left >= 1 else (1 - self._left) * 60_000_000 / self._a_minute
        if 0 <= now_us - self._acted_us < ACTING_US:
            still_us = self._acted_us + ACTING_US - now_us
            gap_us = self._spent_us + ACTING_GAP_US - now_us
            wait_us = max(wait_us, min(still_us, gap_us))
        return max(wait_us, SHORTEST_WAIT_US) / 1_000_000 if wait_us > 0 else 0.0

    def spend(self, now_us: int) -> None:
        """A request leaves."""
        self._refill(now_us)
        self._left = max(self._left - 1, 0.0)  # what is hurried is no debt
        self._spent_us = now_us

    def _refill(self, now_us: int) -> None:
        passed_us = max(now_us - self._counted_us, 0)
        self._left = min(self._left + passed_us * self._a_minute / 60_000_000, float(self._a_minute))
        self._counted_us = now_us
