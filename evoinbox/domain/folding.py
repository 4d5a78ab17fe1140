"""Texts as they are searched: without case and accents, in every script.

Invariants: folding is idempotent; what is found is told in code points of the text itself; vowel signs of Indic scripts
and voicing marks of kana are letters, not accents (their combining classes are below 10).
"""

from __future__ import annotations

import unicodedata
from typing import Final

ACCENTS_FROM: Final = 10
"""Combining classes: 7 is a nukta, 8 a voicing mark, 9 a virama; accents, and points of Arabic and Hebrew, follow."""


def fold(text: str) -> str:
    """A text without case and accents, composed again (Unicode's NFC), its NULs as blanks."""
    if text.isascii():
        return text.lower().replace("\0", " ")
    return unicodedata.normalize("NFC", _bare(text.replace("\0", " ")))


def places_of(sought: str, text: str) -> list[tuple[int, int]]:
    """Where a text holds what is sought, which is folded already: stretches in code points, none over another."""
    if not sought:
        return []
    folded, sources = _with_sources(text)
    found: list[tuple[int, int]] = []
    place = folded.find(sought)
    while place >= 0:
        end = place + len(sought)
        last = sources[end] if end < len(sources) else len(text)
        found.append((sources[place], max(last, sources[end - 1] + 1)))
        place = folded.find(sought, end)
    return found


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return "".join(letter for letter in apart if unicodedata.combining(letter) < ACCENTS_FROM)


def _with_sources(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place in the text it comes from."""
    if text.isascii():
        return text.lower().replace("\0", " "), list(range(len(text)))
    letters: list[str] = []
    sources: list[int] = []
    for place, letter in enumerate(text):
        for one in _bare(letter) if letter != "\0" else " ":
            joined = unicodedata.normalize("NFC", letters[-1] + one) if letters else ""
            if len(joined) == 1:
                letters[-1] = joined  # composed with the letter before, as `fold` does
            else:
                letters.append(one)
                sources.append(place)
    return "".join(letters), sources
