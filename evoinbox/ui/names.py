"""How a customer is called on screen: numbers in reading form, initials for the disc; worked out once per address.

Invariants: the answer depends on the address and the home region only; nothing here changes what is sent.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from evoinbox.domain.address import ConversationKey, read_address, reading_form
from evoinbox.domain.legible import one_line

_KEPT: Final = 100_000
"""More than any inbox has customers: reading a number costs about 60 us, and the list asks for it at every paint."""

_LONGEST: Final = 250


class Names:
    """Owned by the window; one per home region."""

    def __init__(self, region: str) -> None:
        self.region = region
        self._form = lru_cache(maxsize=_KEPT)(self._read)

    def of(self, address: str) -> str:
        """The name or number for reading; nothing in it hides."""
        return self._form(address)

    def _read(self, address: str) -> str:
        return one_line(reading_form(read_address(address, self.region), self.region), _LONGEST)

    def key_of(self, address: str) -> ConversationKey:
        """The conversation an address belongs to."""
        return read_address(address, self.region).key


def initials(name: str) -> str:
    """What the disc says: two initials of a name, the last two digits of a number."""
    words = [word for word in name.replace("@", " ").replace(".", " ").split() if word[0].isalpha()]
    if not words:
        return "".join(c for c in name if c.isdigit())[-2:]
    return (words[0][0] + (words[1][0] if len(words) > 1 else "")).upper()


def digits(words: str) -> str:
    """The digits of a number however it is written; of words without any, the words."""
    return "".join(letter for letter in words if letter.isdigit()) or words
