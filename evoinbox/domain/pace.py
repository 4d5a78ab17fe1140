"""When to look at the service next: rhythm, back-off, jitter, as pure functions.

Invariants: a wait is never below FLOOR_S, nor above CEILING_S unless the service asks for more; one that asks for
patience gets at least what it asks, up to PATIENCE_S. The figures are choices, not measurements: nothing is known of
the service's own limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FLOOR_S: Final = 1.0
CEILING_S: Final = 300.0
PATIENCE_S: Final = 3600.0
"""The longest pause a service is granted: beyond it, a wrong header would leave the agent without texts for a day."""

HOT_S: Final = 3.0
LOOKING_S: Final = 6.0
AWAY_S: Final = 20.0

HOT_FOR_US: Final = 60 * 1_000_000
"""How long a text, sent or arrived, keeps the pace high."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the pace depends on.

    `failures` counts looks in a row that failed; instants are our clock's, microseconds.
    """

    looking: bool
    last_text_us: int
    failures: int
    asked_to_wait_s: float | None


def next_look_s(situation: Situation, now_us: int, chance: float) -> float:
    """Seconds to wait; `chance` in [0, 1) spreads many inboxes over +-10 %, after failures over half."""
    if situation.failures:
        spread = min(2.0 ** min(situation.failures, 10), CEILING_S) * (0.5 + 0.5 * chance)
        return max(FLOOR_S, spread, min(situation.asked_to_wait_s or 0.0, PATIENCE_S))
    if now_us - situation.last_text_us < HOT_FOR_US:
        rhythm = HOT_S
    else:
        rhythm = LOOKING_S if situation.looking else AWAY_S
    return min(CEILING_S, max(FLOOR_S, rhythm * (0.9 + 0.2 * chance)))
