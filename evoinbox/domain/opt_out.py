"""Whether a customer has asked for no more texts: the words carriers act on, and what people write instead.

Invariants: pure; the words come from one file (`resources/opt_out.toml`); a word alone counts until one that lifts it,
a phrase as long as it is the customer's last word; each line for itself: whoever calls gives the texts of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evoinbox.domain.folding import fold

_BREAKS = re.compile(r"[^\w']+")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A customer's text, and its instant."""

    text: str
    at_us: int


class OptOuts:
    """The words of the file; made once."""

    def __init__(self, content: str) -> None:
        import tomllib  # 3 ms: not before somebody is written to

        told = tomllib.loads(content)
        self._stop = frozenset(map(_plain, told["stop"]))
        self._start = frozenset(map(_plain, told["start"]))
        phrases = sorted(map(_plain, told["phrases"]), key=len, reverse=True)
        self._phrase = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")

    def refusal(self, newest_first: Iterable[Incoming]) -> Incoming | None:
        """The text with which a customer asked for no more of them, if that is in force."""
        last = True
        for one in newest_first:
            plain = _plain(one.text)
            if plain in self._start:
                return None
            if plain in self._stop or (last and self._phrase.search(plain)):
                return one
            last = False
        return None


def _plain(text: str) -> str:
    return _BREAKS.sub(" ", fold(text[:500]).replace("’", "'")).strip()
