"""Which words of a text a dictionary is asked about, and in which spelling.

Invariants: a word is letters of one script, with the marks and apostrophes inside it; what is no prose (links, numbers,
fields of templates, shortcodes, names in capitals) is never asked about; looking is bounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from evoinbox.domain.links import find_links

LONGEST_TEXT: Final = 5000
"""Code points from the beginning that are looked through."""

LONGEST_WORD: Final = 40

_LETTER: Final = r"(?:[^\W\d_][̀-ًͯ-ْٰ]*)"
_WORD: Final = re.compile(rf"(?<![\w@#]){_LETTER}+(?:['’]{_LETTER}+)*(?![\w@])")
_NO_PROSE: Final = re.compile(r"\{[^{}\n]*\}|:[\w+-]+:|\A/\S*")
_SCRIPTS: Final = {
    "ARABIC": {"ar", "fa", "ur", "ckb", "ug"},
    "CYRILLIC": {"ru", "uk", "bg", "be", "mk", "mn", "kk", "ky", "tg"},
    "GREEK": {"el"},
    "HEBREW": {"he", "yi"},
    "LATIN": {
        "af", "br", "bs", "ca", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi", "fo", "fr", "fy", "ga",
        "gd", "gl", "hr", "hu", "id", "is", "it", "la", "lb", "lt", "lv", "mi", "ms", "mt", "nb", "nl", "nn", "no",
        "oc", "pl", "pt", "ro", "rw", "se", "sk", "sl", "sq", "sv", "sw", "tl", "tr", "uz", "vi", "zu",
    },
}  # fmt: skip
"""Scripts, by the first word of their letters' Unicode names, and the languages (ISO 639) a dictionary may have."""


Verdicts = dict[str, tuple[str, ...] | None]
"""By spelling: None for a word that is right, else what is like it, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a text, in code points, and its spelling as dictionaries have it."""

    begin: int
    end: int
    spelling: str


def scripts_of(languages: Iterable[str]) -> frozenset[str]:
    """The scripts that dictionaries of these languages (`en_US`, `ar`) know; a language not listed here has none."""
    codes = {re.split("[-_]", language)[0].lower() for language in languages}
    return frozenset(script for script, known in _SCRIPTS.items() if known & codes)


def words_of(text: str, scripts: frozenset[str], region: str) -> Iterator[Word]:
    """The words to ask about, in order; numbers to text are read as from `region`."""
    text = text[:LONGEST_TEXT]
    apart = [match.span() for match in _NO_PROSE.finditer(text)]
    apart += [(link.begin, link.end) for link in find_links(text, region)]
    for match in _WORD.finditer(text):
        begin, end = match.span()
        spelling = unicodedata.normalize("NFC", match[0]).replace("’", "'")
        if not 1 < len(spelling) <= LONGEST_WORD or spelling.isupper() or _script(spelling) not in scripts:
            continue
        if not any(begin < last and first < end for first, last in apart):
            yield Word(begin, end, spelling)


def _script(word: str) -> str:
    """The script of a word's letters, "" if they are of several."""
    found = {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()}
    return found.pop() if len(found) == 1 else ""
