"""What a text costs, against a slow count written another way."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evoinbox.domain.segments import Encoding, Segments, gsm_look_alike, measure

# 3GPP TS 23.038, 6.2.1, by code point: the rows that differ from ASCII, then ASCII less what GSM-7 lacks or moves.
BASIC = set(
    map(
        chr,
        [
            *(0x40, 0xA3, 0x24, 0xA5, 0xE8, 0xE9, 0xF9, 0xEC, 0xF2, 0xC7, 0x0A, 0xD8, 0xF8, 0x0D, 0xC5, 0xE5),
            *(0x394, 0x5F, 0x3A6, 0x393, 0x39B, 0x3A9, 0x3A0, 0x3A8, 0x3A3, 0x398, 0x39E, 0xC6, 0xE6, 0xDF, 0xC9),
            *(code for code in range(0x20, 0x5B) if code not in {0x24, 0x40}),
            *range(0x61, 0x7B),
            *(0xA4, 0xA1, 0xC4, 0xD6, 0xD1, 0xDC, 0xA7, 0xBF, 0xE4, 0xF6, 0xF1, 0xFC, 0xE0),
        ],
    )
)
ESCAPED = set("\f^{}\\[~]|€")


def slowly(text: str) -> tuple[Encoding, int, int]:
    """Fill segment after segment, character by character: encoding, segments, units."""
    gsm = all(character in BASIC | ESCAPED for character in text)
    sizes = [(2 if c in ESCAPED else 1) if gsm else (2 if ord(c) > 0xFFFF else 1) for c in text]
    single, part = (160, 153) if gsm else (70, 67)
    encoding = Encoding.GSM7 if gsm else Encoding.UCS2
    if sum(sizes) <= single:
        return encoding, int(bool(text)), sum(sizes)
    count, room = 1, part
    for size in sizes:
        if size > room:
            count, room = count + 1, part
        room -= size
    return encoding, count, sum(sizes)


def summed(found: Segments) -> tuple[Encoding, int, int]:
    return found.encoding, found.count, found.units


def test_the_alphabet_has_its_size() -> None:
    """3GPP TS 23.038: 127 characters and the escape, and ten behind the escape."""
    assert len(BASIC) == 127
    assert len(ESCAPED) == 10
    assert measure("".join(sorted(BASIC))).units == 127
    assert measure("".join(sorted(ESCAPED))).units == 20
    assert measure("".join(sorted(BASIC | ESCAPED))).encoding is Encoding.GSM7


@pytest.mark.parametrize(
    ("text", "encoding", "count", "left"),
    [
        ("", Encoding.GSM7, 0, 160),
        ("a", Encoding.GSM7, 1, 159),
        ("a" * 160, Encoding.GSM7, 1, 0),
        ("a" * 161, Encoding.GSM7, 2, 145),
        ("a" * 306, Encoding.GSM7, 2, 0),
        ("a" * 307, Encoding.GSM7, 3, 152),
        ("€" * 80, Encoding.GSM7, 1, 0),
        ("a" * 158 + "€", Encoding.GSM7, 1, 0),
        ("a" * 159 + "€", Encoding.GSM7, 2, 145),
        ("a" * 152 + "€" + "a" * 7, Encoding.GSM7, 2, 144),
        ("a" * 151 + "€" + "a" * 8, Encoding.GSM7, 2, 145),
        ("a" * 152 + "€" + "a" * 151, Encoding.GSM7, 2, 0),
        ("a" * 152 + "€" + "a" * 152, Encoding.GSM7, 3, 152),
        ("[" * 77, Encoding.GSM7, 1, 6),
        ("[" * 152, Encoding.GSM7, 2, 1),
        ("[" * 153, Encoding.GSM7, 3, 151),
        ("\r\n" * 80, Encoding.GSM7, 1, 0),
        ("\x1b", Encoding.UCS2, 1, 69),
        ("\t", Encoding.UCS2, 1, 69),
        ("ç", Encoding.UCS2, 1, 69),
        ("ж" * 70, Encoding.UCS2, 1, 0),
        ("ж" * 71, Encoding.UCS2, 2, 63),
        ("ж" * 134, Encoding.UCS2, 2, 0),
        ("ж" * 135, Encoding.UCS2, 3, 66),
        ("😀" * 35, Encoding.UCS2, 1, 0),
        ("😀" * 36, Encoding.UCS2, 2, 61),
        ("ж" * 66 + "😀" + "ж" * 3, Encoding.UCS2, 2, 62),
        ("ж" * 65 + "😀" + "ж" * 4, Encoding.UCS2, 2, 63),
        ("ж" * 66 + "😀" + "ж" * 65, Encoding.UCS2, 2, 0),
        ("ж" * 66 + "😀" + "ж" * 66, Encoding.UCS2, 3, 66),
        ("\ud83d" * 134, Encoding.UCS2, 2, 0),  # halves alone are units like others
        ("\ude00" * 135, Encoding.UCS2, 3, 66),
    ],
)
def test_at_the_boundaries(text: str, encoding: Encoding, count: int, left: int) -> None:
    found = measure(text)

    assert (found.encoding, found.count, found.left) == (encoding, count, left)


PIECES = ["a", "€", "[", "\r\n", "é", "ж", "“", "😀", "👨\u200d👩", "e\u0301", " ", "a" * 65, "a" * 150, "ж" * 64]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=300)
GSM_TEXTS = st.lists(st.sampled_from(["a", "€", "[", "\n", "a" * 75, "a" * 76, "a" * 151]), max_size=30).map("".join)


@settings(max_examples=250)
@given(TEXTS | GSM_TEXTS)
@example("a" * 152 + "€" * 77)
def test_it_equals_the_slow_count(text: str) -> None:
    assert summed(measure(text)) == slowly(text)


@given(TEXTS | GSM_TEXTS)
def test_what_is_left_is_what_still_fits(text: str) -> None:
    """One more unit fits as often as `left` says, and the next one begins a segment."""
    found = measure(text)
    filler = "a" if found.encoding is Encoding.GSM7 else "ж"
    if found.count > 1:
        assert measure(text + filler * found.left).count == found.count
        assert measure(text + filler * (found.left + 1)).count == found.count + 1
    elif text:
        assert measure(text + filler * found.left).count == 1
        assert measure(text + filler * (found.left + 1)).count == 2


@given(st.text(alphabet=st.characters(categories=["Cs", "Lu"]), max_size=80))
def test_half_pairs_do_not_raise(text: str) -> None:
    assert measure(text).count == slowly(text)[1]


def test_the_characters_that_cost_are_named_once_in_order() -> None:
    assert measure("a “quoted” — “word”").culprits == ("“", "”", "—")
    assert measure("plain [text] 5€").culprits == ()


@given(st.text(max_size=100))
def test_without_its_culprits_a_text_is_gsm(text: str) -> None:
    dear = set(measure(text).culprits)

    assert dear.isdisjoint(BASIC | ESCAPED)
    assert measure("".join(c for c in text if c not in dear)).encoding is Encoding.GSM7


@pytest.mark.parametrize(
    ("dear", "cheap"),
    [
        ("“It’s” – fine…", '"It\'s" - fine...'),
        ("a\u00a0b\tc\u2009d", "a b c d"),
        ("one\u2028two", "one\ntwo"),
        ("«Quoi ?»", '"Quoi ?"'),
        ("Âme, ça, Łódź, œuvre", "Ame, ca, Lodz, oeuvre"),
        ("Trần Hưng Đạo", "Tran Hung Dao"),
        ("ǜber", "über"),  # what GSM-7 has is kept
        ("cafe\u0301 cre\u0302me", "café creme"),  # as macOS writes accents
        ("call \u202a+1 503 555 0142\u202c", "call +1 503 555 0142"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u2126 \u212b", "Ω Å"),
        ("• one", "* one"),
        ("😀 ж é ü", "😀 ж é ü"),
        ("a ≠ b, 2² = ½", "a ≠ b, 2² = ½"),  # shapes only, no meanings
        ("=\u0338", "=\u0338"),
        ("Ελλάδα и\u0306 한글 नमस्ते", "Ελλάδα и\u0306 한글 नमस्ते"),
        ("👨\u200d👩\u200d👧 ☎️", "👨\u200d👩\u200d👧 ☎️"),
        ("\u202bשלום\u202c", "\u202bשלום\u202c"),
        ("plain [text] 5€\r\n", "plain [text] 5€\r\n"),
        ("\ud83d", "\ud83d"),
    ],
)
def test_look_alikes(dear: str, cheap: str) -> None:
    assert gsm_look_alike(dear) == cheap


LATIN = st.characters(min_codepoint=0xA0, max_codepoint=0x36F) | st.characters(
    min_codepoint=0x1E00, max_codepoint=0x20CF
)


@given(st.text(max_size=100) | st.text(LATIN | st.sampled_from("aeÅ \u200b\u0301\u0308\u202a\ufb01שж"), max_size=60))
@example("a\u200b\u0301")
@example("—\u0301")
@example("×\u0300")
def test_look_alikes_need_no_second_pass_and_never_bring_new_culprits(text: str) -> None:
    cheap = gsm_look_alike(text)

    assert gsm_look_alike(cheap) == cheap
    assert set(measure(cheap).culprits) <= set(measure(text).culprits)


@given(st.text(st.sampled_from(sorted(BASIC | ESCAPED)), max_size=200))
def test_cheap_texts_stay_as_they_are(text: str) -> None:
    assert gsm_look_alike(text) == text
