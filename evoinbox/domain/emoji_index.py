"""Emoji by name, shortcode and group, for a picker and for what is typed between colons.

Invariants: only fully-qualified emoji (UTS #51), so that each looks the same everywhere; skin tones and the newest
ones are reached by their shortcodes only: a grid would show each hand six times, and boxes where fonts lack a sign.

Names and shortcodes: the `emoji` package, whose data are Unicode's emoji-test.txt and CLDR's short names. It has no
groups: those here go by code point, roughly as emoji-test.txt has them.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import emoji


class Group(enum.Enum):
    """What an emoji is filed under, in the order shown."""

    FACES = "Faces and hearts"
    PEOPLE = "People"
    NATURE = "Animals and plants"
    FOOD = "Food"
    PLACES = "Travel and weather"
    PLAY = "Activities"
    THINGS = "Objects"
    SIGNS = "Signs"
    FLAGS = "Flags"


_RANGES: Final = {
    Group.FACES: (
        "1F600-1F644 1F970-1F976 1F978-1F97A 1F910-1F917 1F920-1F925 1F927-1F92F 1F9D0 1FAE0-1FAE8 2639-263A "
        "2764 2763 1F493-1F49F 1F9E1 1F90D-1F90E 1F5A4 1FA75-1FA77 1F48B-1F48C 1F4A2-1F4A6 1F4A8-1F4A9 "
        "1F4AB-1F4AC 1F4AE-1F4AF 1F479-1F47B 1F47D-1F480"
    ),
    Group.PEOPLE: (
        "1F44D 1F44B 1F44F 1F64C 1F64F 1F44C 1F44E 1F446-1F44A 1F450 1F4AA 1F918-1F91F 1F90C 1F90F 261D "
        "270A-270D 1F590 1F595-1F596 1FAF0-1FAF8 1F440-1F445 1F9B4-1F9B7 1F9BB 1F9BE-1F9BF 1F9E0 1FAC0-1FAC5 "
        "1F463-1F478 1F47C 1F481-1F483 1F485-1F487 1F48F 1F491 1F645-1F647 1F64B 1F64D-1F64E 1F926 "
        "1F930-1F93E 1F9D1-1F9DF 1F385 1F574-1F575 1F57A 1F5E3 1F6A3 1F6B4-1F6B6 1F6C0 1F6CC 1F977 "
        "1F9B8-1F9B9 1F9CC-1F9CF 26F7 26F9 1F3C2-1F3C4 1F3C7 1F3CA-1F3CC"
    ),
    Group.NATURE: (
        "1F400-1F43F 1F980-1F9AE 1F648-1F64A 1F54A 1F577-1F578 1FAB0-1FABF 1FACD-1FACF 1F331-1F335 "
        "1F337-1F344 1F490 1F3F5 1F940 2618"
    ),
    Group.FOOD: ("1F345-1F37F 1F32D-1F330 1F336 1F382 1F942-1F944 1F950-1F96F 1F9C0-1F9CB 2615 1FAD0-1FADF"),
    Group.PLACES: (
        "2600-2604 2614 26C4-26C8 26A1 2744 2B50 1F300-1F32C 1F4A7 1F525 1F680-1F6A2 1F6A4-1F6A8 1F6B2 1F6CE "
        "1F6D5-1F6D6 1F6DD-1F6FC 1F9BC-1F9BD 1F9ED 1FA82 1F3D4-1F3F0 1F488 1F492 1F54B-1F54D 1F5FA-1F5FF "
        "231A-231B 23F0-23F3 1F550-1F567 26E9-26F2 26F4-26F5 26FA 26FD 2693 2708"
    ),
    Group.FLAGS: ("1F3C1 1F3F3-1F3F4 1F6A9 1F38C 1F1E6-1F1FF"),
    Group.PLAY: (
        "2728 1F380-1F3D3 1F3F8-1F3F9 26BD-26BE 26F3 26F8 1F93F 1F941 1F945-1F94F 1F9E7-1F9E9 1F9F8 1F9FF "
        "1F52E 1F579 1F004 1F0CF 265F-2666 1FA70 1FA80-1FA81 1FA83-1FA86 1FAA9"
    ),
    Group.THINGS: (
        "1F4B0-1F4FF 1F50A-1F516 1F526-1F52D 260E 2709 2328 1F4A1 1F4A3 1F451-1F462 1F484 1F489-1F48A "
        "1F48D-1F48E 1F56F-1F570 1F576 1F587-1F58D 1F5A5-1F5E2 1F5EA-1F5F3 1F6AA-1F6AC 1F6BD-1F6BF 1F6C1 "
        "1F6CB 1F6CD 1F6CF 1F6D2 1F97B-1F97F 1F9AF 1F9E2-1F9E6 1F9EA-1F9FE 1FA71-1FAAF 2692 2694 2696-2697 "
        "2699 26B0-26B1 26CF 26D1 26D3 2702 270F 2712"
    ),
}
"""Code points in the order shown; where two groups claim one, the one named first has it."""

_SKIN: Final = re.compile("[\U0001f3fb-\U0001f3ff]")
_BREAKS: Final = re.compile(r"[^\w+]+|_")
_NEWEST: Final = 15
"""Shown up to this version of Emoji (2022): what common fonts, and customers' phones, have."""
_MOST: Final = 400
"""A search that finds more helps nobody."""


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji; `name` for reading, `codes` its shortcodes without colons, the shortest first."""

    sign: str
    name: str
    codes: tuple[str, ...]
    group: Group


class EmojiIndex:
    """All emoji: `shown` without skin tones, in the order of groups.

    `language` (ISO 639) is that of the names; English ones find too, and are the names of a language not known here.
    """

    def __init__(self, language: str = "en") -> None:
        if language in emoji.LANGUAGES:
            emoji.config.load_language(language)
        filed, order = _filed(), {group: place for place, group in enumerate(Group)}
        self._by_code: dict[str, str] = {}
        shown: list[tuple[tuple[int, int], Emoji]] = []
        for sign, told in emoji.EMOJI_DATA.items():
            if told["status"] != emoji.STATUS["fully_qualified"]:
                continue
            codes = [code.strip(":") for code in (*told.get("alias", ()), told["en"])]
            for code in codes:
                self._by_code.setdefault(code.lower(), sign)
            if not _SKIN.search(sign) and told["E"] <= _NEWEST:
                place, group = filed.get(ord(sign[0]), (ord(sign[0]), Group.SIGNS))
                said = told.get(language, told["en"]).strip(":")
                name = _words(said) if language == "en" else said.replace("_", " ")
                one = Emoji(sign, name, tuple(sorted(codes, key=len)), group)
                shown.append(((order[group], place), one))
        self.shown: Final = tuple(one for _, one in sorted(shown, key=lambda entry: (entry[0], entry[1].sign)))
        self._haystacks = [" ".join({_words(one.name), *map(_words, one.codes)}) for one in self.shown]
        self._by_sign = {one.sign: one for one in self.shown}

    def of_code(self, code: str) -> str | None:
        """The emoji of a shortcode, written without colons in any case."""
        return self._by_code.get(code.lower())

    def of_sign(self, sign: str) -> Emoji | None:
        """What is known of one that is shown."""
        return self._by_sign.get(sign)

    def find(self, wanted: str) -> list[Emoji]:
        """Those whose names or shortcodes have words that begin like all of `wanted`'s; the best ones first."""
        words = _words(wanted).split()
        if not words:
            return list(self.shown)
        found = []
        for place, (one, haystack) in enumerate(zip(self.shown, self._haystacks, strict=True)):
            if all(f" {word}" in f" {haystack}" for word in words):
                found.append((_distance(one, "_".join(words)), place, one))
        return [one for _, _, one in sorted(found, key=lambda entry: entry[:2])[:_MOST]]

    def complete(self, begun: str, most: int) -> list[tuple[str, Emoji]]:
        """Shortcodes that begin like this, each with its emoji and each emoji once; the shortest ones first."""
        begun = begun.lower()
        codes = ((code, one) for one in self.shown for code in one.codes if code.lower().startswith(begun))
        best: dict[str, tuple[str, Emoji]] = {}
        for code, one in sorted(codes, key=lambda pair: len(pair[0])):
            best.setdefault(one.sign, (code, one))
        return list(best.values())[:most]


def _distance(one: Emoji, wanted: str) -> int:
    """0 for a shortcode that is just this, 1 for one that begins so, 2 for the rest."""
    codes = [code.lower() for code in one.codes]
    if wanted in codes:
        return 0
    return 1 if any(code.startswith(wanted) for code in codes) else 2


def _words(code: str) -> str:
    """A name or shortcode as plain words: no case, accents or punctuation."""
    bare = "".join(c for c in unicodedata.normalize("NFD", code) if not unicodedata.combining(c))
    return _BREAKS.sub(" ", bare).lower().strip()


def _filed() -> dict[int, tuple[int, Group]]:
    """Each code point's place and group."""
    filed: dict[int, tuple[int, Group]] = {}
    for group, ranges in _RANGES.items():
        for part in ranges.split():
            first, _, last = part.partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                filed.setdefault(code, (len(filed), group))
    return filed
