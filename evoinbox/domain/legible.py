"""What a text looks like when nothing in it can hide or reorder anything, and the way back to what was sent.

Invariants: `legible` is total and pure; what it returns holds no control, bidi or invisible character, no lone
surrogate and no endless pile of marks, but joiners and selectors where a script or an emoji needs them; every place in
it has a place in the original, so that what is copied is what was sent. Lines end with a plain line feed.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

MOST_MARKS: Final = 8
"""Combining marks shown on one letter: Hebrew and Tibetan need up to six, and a tower of more covers its neighbours."""

MOST_ALIKE: Final = 3
"""So many of one hidden character are shown one by one; more are counted."""

_NAMES: Final = {
    0x85: "NEL", 0xAD: "SHY", 0x34F: "CGJ", 0x61C: "ALM", 0x115F: "HCF", 0x1160: "HJF", 0x180E: "MVS",
    0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
    0x3164: "HF", 0xFEFF: "BOM", 0xFFA0: "HHF", 0xFFFC: "OBJ",
}  # fmt: skip
"""What Unicode calls them for short; the others go by their number."""

_LINE_END: Final = re.compile("\r\n|[\n\r\u2028\u2029]")
_LONGEST_WORD: Final = 40
_BREAKS: Final = "\n\r\u2028\u2029"
_ALWAYS_HIDDEN: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffc")
"""Letters, marks and symbols of their category that show nothing, or that Qt takes for a picture of its own."""

_SEEN_FORMATS: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that are drawn (Unicode's Prepended_Concatenation_Mark, and the Syriac abbreviation)."""

# Unassigned now, and drawn as nothing for ever: Default_Ignorable_Code_Point of DerivedCoreProperties.txt.
_IGNORED: Final = ((0x2065, 0x2065), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF))
_JOINING: Final = (
    (0x0600, 0x109F), (0x1700, 0x18FF), (0x1950, 0x1CFF), (0xA800, 0xABFF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE),
    (0x10A00, 0x11FFF), (0x1E900, 0x1E95F),
)  # fmt: skip
"""Where scripts lie whose letters join or stack: Arabic, Syriac, those of India, Tibet, Myanmar, Mongolia and so on."""
_IDEOGRAPHS: Final = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))

# Only the flags everybody can draw: the tags of any other would be unseen behind a black flag.
_FLAG: Final = re.compile("\U0001f3f4(?:{})\U000e007f".format(
    "|".join("".join(chr(0xE0000 + ord(letter)) for letter in land) for land in ("gbeng", "gbsct", "gbwls"))
))  # fmt: skip


class _Kind(enum.Enum):
    PLAIN = enum.auto()
    BREAK = enum.auto()
    COMBINING = enum.auto()
    JOINER = enum.auto()
    SELECTOR = enum.auto()
    TAG = enum.auto()
    HIDDEN = enum.auto()


_EXTENDING: Final = frozenset({_Kind.COMBINING, _Kind.JOINER, _Kind.SELECTOR})


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that is painted otherwise than it was sent: `length` from `at` stand for `covers` from `source`.

    Lengths and places are in code points. `telling` says that it names something hidden, and is no plain line end.
    """

    at: int
    length: int
    source: int
    covers: int
    telling: bool = True


@dataclass(frozen=True, slots=True)
class Legible:
    """What is painted of a text, with its marks in order."""

    text: str
    marks: tuple[Mark, ...] = ()

    def source(self, place: int, *, after: bool = False) -> int:
        """The original's place for one in `text`; a mark is not divided: from within, its begin or its end."""
        number = bisect_right(self.marks, place, key=lambda mark: mark.at) - 1
        if number < 0:
            return place
        mark = self.marks[number]
        inside = place - mark.at
        if inside >= mark.length:
            return mark.source + mark.covers + inside - mark.length
        return mark.source + (mark.covers if after and inside else 0)

    def place(self, source: int) -> int:
        """The place in `text` for one of the original; within a mark, that mark's begin."""
        number = bisect_right(self.marks, source, key=lambda mark: mark.source) - 1
        if number < 0:
            return source
        mark = self.marks[number]
        inside = source - mark.source
        return mark.at if inside < mark.covers else mark.at + mark.length + inside - mark.covers


def legible(text: str) -> Legible:
    """Make everything in a text visible; costs one look at each distinct character where there is nothing to do."""
    kinds = {_kind(character) for character in set(text) - {"\n"}}
    if kinds <= {_Kind.PLAIN, _Kind.COMBINING} and not (_Kind.COMBINING in kinds and _piled(text)):
        return Legible(text)
    parts: list[str] = []
    marks: list[Mark] = []
    place = at = 0
    while place < len(text):
        covers, shown = _next(text, place)
        covered = text[place : place + covers]
        if shown != covered:
            marks.append(Mark(at, len(shown), place, covers, telling=shown != "\n"))
        parts.append(shown)
        at += len(shown)
        place += covers
    return Legible("".join(parts), tuple(marks))


def beginning(text: str, begin: int, *, characters: int, lines: int) -> int:
    """Where a stretch from `begin` ends that has at most so many characters and lines, and divides none and no word."""
    end = min(len(text), begin + characters)
    found = _LINE_END.finditer(text, begin, end)
    last = next(islice(found, lines - 1, None), None)
    if last is not None:
        return last.end()
    if end == len(text):
        return end
    least = max(begin + 1, end - _LONGEST_WORD)
    while end > least and (_clings(text, end)):
        end -= 1
    first = max(begin, end - _LONGEST_WORD)
    return max(text.rfind(" ", first, end), text.rfind("\n", first, end)) + 1 or end


def _clings(text: str, place: int) -> bool:
    """Whether a character belongs to the one before it."""
    return _kind(text[place]) in _EXTENDING or text[place - 1 : place + 1] == "\r\n" or text[place - 1] == "\u200d"


def one_line(text: str, longest: int) -> str:
    """The beginning of a text on one line, as legible as the whole."""
    return " ".join(legible(text[:longest]).text.split())


def _piled(text: str) -> bool:
    run = 0
    for character in text:
        run = run + 1 if _kind(character) is _Kind.COMBINING else 0
        if run > MOST_MARKS:
            return True
    return False


def _next(text: str, place: int) -> tuple[int, str]:
    """How many characters from a place belong together, and what is shown for them."""
    character = text[place]
    kind = _kind(character)
    if kind in _EXTENDING and (end := _run(text, place, lambda one: _kind(one) in _EXTENDING)) > place + MOST_MARKS:
        few = "".join(one for one in text[place : place + MOST_MARKS] if _kind(one) is _Kind.COMBINING)
        return end - place, f"{few}⟪{end - place - len(few)} more marks⟫"
    match kind:
        case _Kind.PLAIN | _Kind.COMBINING:
            flag = _FLAG.match(text, place) if character == "\U0001f3f4" else None
            return (flag.end() - place, flag[0]) if flag else (1, character)
        case _Kind.BREAK:
            return 2 if text.startswith("\r\n", place) else 1, "\n"
        case _Kind.JOINER if _joins(text, place):
            return 1, character
        case _Kind.SELECTOR if place and _selects(character, text[place - 1]):
            return 1, character
        case _Kind.TAG:
            end = _run(text, place, lambda one: _kind(one) is _Kind.TAG)
            words = "".join(chr(ord(one) - 0xE0000) for one in text[place:end])
            return end - place, f"⟪TAG {words}⟫"
        case _:
            end = _run(text, place, lambda one: one == character)
            count = end - place
            return (1, _told(character)) if count <= MOST_ALIKE else (count, _told(character, f" ×{count}"))


def _run(text: str, place: int, wanted: Callable[[str], bool]) -> int:
    end = place
    while end < len(text) and wanted(text[end]):
        end += 1
    return end


def _told(character: str, count: str = "") -> str:
    code = ord(character)
    if code < 0x20 and not count:
        return chr(0x2400 + code)
    if code == 0x7F and not count:
        return "\N{SYMBOL FOR DELETE}"
    return f"⟪{_NAMES.get(code, f'U+{code:04X}')}{count}⟫"


@lru_cache(maxsize=4096)
def _kind(character: str) -> _Kind:
    code = ord(character)
    if character in _BREAKS:
        return _Kind.BREAK
    if 0xE0020 <= code <= 0xE007E:
        return _Kind.TAG
    if code in (0x200C, 0x200D):
        return _Kind.JOINER
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or code in (0x180B, 0x180C, 0x180D, 0x180F):
        return _Kind.SELECTOR
    if character in _ALWAYS_HIDDEN or _within(code, _IGNORED) or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return _Kind.HIDDEN
    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return _Kind.COMBINING
    hidden = category in ("Cc", "Cf", "Cs") and character != "\t" and character not in _SEEN_FORMATS
    return _Kind.HIDDEN if hidden else _Kind.PLAIN


def _joins(text: str, place: int) -> bool:
    """Whether a joiner does its work: behind a letter of a script that joins, or (ZWJ) between two emoji."""
    before = text[place - 1] if place else ""
    if not before:
        return False
    if _within(ord(before), _JOINING) and unicodedata.category(before)[0] in "LM":
        return True
    after = text[place + 1] if place + 1 < len(text) else ""
    drawn = before in "\ufe0f\U000e007f" or _pictures(before)
    return text[place] == "\u200d" and drawn and bool(after) and _pictures(after)


def _pictures(character: str) -> bool:
    code = ord(character)
    # Unassigned ones among the emoji are those of a newer Unicode than Python's.
    return 0x1F000 <= code <= 0x1FAFF or (0x2190 <= code <= 0x2BFF and unicodedata.category(character) in ("So", "Sm"))


def _selects(selector: str, before: str) -> bool:
    """Whether a variation selector can change how the character before it is drawn."""
    code, base = ord(selector), ord(before)
    if _kind(before) is not _Kind.PLAIN or before.isspace():
        return False
    if code >= 0xE0100:
        return _within(base, _IDEOGRAPHS)
    if code < 0xFE00:
        return 0x1800 <= base <= 0x18AF
    if code >= 0xFE0E:
        return before in "#*0123456789\u2139" or (base >= 0xA9 and not before.isalpha())
    return base >= 0x1000  # mathematics, Myanmar, Phags-pa, ideographs; in Latin they would be unseen


def _within(code: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)
