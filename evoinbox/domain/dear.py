"""Why a text is dear, and what a plainer spelling would save.

Invariants: signs go first, and letters only when no sign is left to replace: a dash instead of another is the same
text, "a" for "á" is another spelling and the agent's to choose; emoji and other scripts are never replaced. The table
of look-alikes and its source are those of `segments.py`.
"""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass

from evoinbox.domain.segments import Segments, gsm_look_alike, measure, plain_signs


class Kind(enum.Enum):
    """What would be replaced next."""

    SIGNS = "signs"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a text comes to, and the next step that would make it plainer.

    `because` is the character to name, "" if none forces UCS-2: the first that has a look-alike, else the first of all.
    `kind` None means that nothing has a look-alike. `without` are the segments once all look-alikes are in place.
    """

    now: Segments
    because: str
    kind: Kind | None
    without: int


def cost(text: str) -> Cost:
    """Measure a text and what its plainer spelling would come to."""
    now = measure(text)
    if not now.culprits:
        return Cost(now, "", None, now.count)
    plainest = gsm_look_alike(text)
    if plainest == text:
        return Cost(now, now.culprits[0], None, now.count)
    kind = Kind.SIGNS if plain_signs(text) != text else Kind.LETTERS
    stays = set(measure(plainest).culprits)
    because = next((c for c in now.culprits if c not in stays), now.culprits[0])
    return Cost(now, because, kind, measure(plainest).count)


def plainer(text: str, cursor: int) -> tuple[str, int]:
    """The text after the next step and where the cursor stands in it; both in code points, unchanged if there is none.

    What stands before the cursor stays before it.
    """
    step = plain_signs if plain_signs(text) != text else gsm_look_alike
    cheap = step(text)
    return cheap, min(len(step(text[:cursor])), len(cheap))


def named(character: str) -> str:
    """A character as it can be told: itself in quotes, or its name where there is nothing to see."""
    if character == "\t":  # control characters have no name in Unicode
        return "tab"
    if character.isspace() or unicodedata.category(character)[0] in "CMZ":
        return unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return f"“{character}”"
