"""What a text costs, against `smsutil`: somebody else's count, on a hundred thousand texts around the boundaries.

They differ in one point only, a bare escape (U+001B): `smsutil` takes it for a character of the basic alphabet. 3GPP
TS 23.038, 6.2.1, gives 0x1B no character of its own (it leads to the extension table), so a text with one cannot
travel in GSM-7, and `measure` is right to say UCS-2. Nor has the empty text an encoding to differ about.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

import pytest
import smsutil

from evoinbox.domain.segments import Encoding, measure

EACH: Final = 20_000
PLAIN: Final = tuple("abc XYZ019@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r")
ESCAPED: Final = tuple("\f^{}\\[~]|€")
STRANGE: Final = tuple("жçÁ’“…—\u00a0\t漢ع\u0301\u200d\ufe0f")
PAIRS: Final = tuple("😀🎉𝒳𠜎🇩🇪")
FAMILIES: Final = (
    "👨\u200d👩\u200d👧\u200d👦",
    "🏳\ufe0f\u200d🌈",
    "👩🏽\u200d💻",
    "❤\ufe0f\u200d🔥",
    "🧑🏿\u200d🤝\u200d🧑🏻",
)


def around(chance: random.Random, single: int, part: int) -> int:
    """A length in units near where a segment ends, or any."""
    edge = chance.choice((single, part, 2 * part, 3 * part, chance.randrange(1, 3 * part)))
    return max(1, edge + chance.randrange(-4, 5))


def drawn(chance: random.Random, common: Sequence[str], seldom: Sequence[str], single: int, part: int) -> str:
    """A text of `common` with some `seldom` pieces, most of them where a segment ends."""
    length = around(chance, single, part)
    pieces = chance.choices(common, k=length)
    for _ in range(chance.randrange(0, 6)):
        place = chance.choice((single, part, 2 * part, chance.randrange(0, length + 1))) + chance.randrange(-3, 2)
        pieces.insert(min(max(place, 0), len(pieces)), chance.choice(seldom))
    return "".join(pieces)


@pytest.mark.parametrize(
    ("common", "seldom", "encoding"),
    [
        (PLAIN, ESCAPED, Encoding.GSM7),
        (ESCAPED, PLAIN, Encoding.GSM7),
        ((*PLAIN, *STRANGE), PAIRS, None),
        (PAIRS, STRANGE, None),
        ((*PLAIN, *ESCAPED), FAMILIES, None),
    ],
    ids=["escapes", "mostly-escapes", "pairs", "mostly-pairs", "families"],
)
def test_another_count_comes_to_the_same(
    common: Sequence[str], seldom: Sequence[str], encoding: Encoding | None
) -> None:
    chance = random.Random(f"{common[0]}{seldom[0]}")
    split_pairs = 0
    for _ in range(EACH):
        text = drawn(chance, common, seldom, *((160, 153) if encoding is Encoding.GSM7 else (70, 67)))
        ours, theirs = measure(text), smsutil.split(text)
        other = Encoding.GSM7 if theirs.encoding == "gsm0338" else Encoding.UCS2
        units = theirs.total_bytes // (1 if other is Encoding.GSM7 else 2)
        assert (ours.encoding, ours.count, ours.units) == (other, len(theirs.parts), units), text
        assert encoding in (None, ours.encoding)
        room = 153 if other is Encoding.GSM7 else 67
        size = 1 if other is Encoding.GSM7 else 2
        split_pairs += any(part.bytes // size < room for part in theirs.parts[:-1])
    assert split_pairs > EACH // 100, "pairs and escapes have to stand on boundaries, or nothing is proven"


def test_a_bare_escape_is_no_character_of_the_alphabet() -> None:
    assert smsutil.split("\x1b").encoding == "gsm0338"
    assert measure("\x1b").encoding is Encoding.UCS2
    assert measure("€\x1b").culprits == ("\x1b",)
