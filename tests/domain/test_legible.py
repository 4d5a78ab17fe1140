"""What a text is painted as: nothing hides, nothing is reordered, every place leads back to what was sent."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evoinbox.domain.legible import MOST_MARKS, Legible, legible, one_line

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from([*BIDI, *"\0\r\n\x7f\x85\u200b\u200c\u200d\u2060\ufeff\ufe0f\u0301\ufffc\ud800\u0928\u064b"]),
        st.sampled_from(["\U0001f3f4", "\U000e0067", "\U000e007f", "\U0001f469", "\U0001f680", "é", "a"]),
    ),
    max_size=60,
)


def seen(character: str) -> bool:
    """Whether a lone character may be painted as it is; said another way than the program does."""
    category = unicodedata.category(character)
    drawn = {*"\t\n", *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))}
    return character in drawn or category not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_over_all_planes_nothing_unseen_is_painted() -> None:
    painted: set[str] = set()
    for begin in range(0, 0x110000, 4096):
        block = legible("".join(f"a{chr(code)}b" for code in range(begin, begin + 4096)))
        painted |= set(block.text)
        assert block.source(len(block.text)) == 3 * 4096
    assert [hex(ord(character)) for character in painted if not seen(character)] == []
    assert len(painted) > 1_100_000 - 2048 - 4500  # few are hidden: the rest is painted as it is


@pytest.mark.parametrize(
    ("text", "painted"),
    [
        ("pay\u202elapyap\u202c", "pay⟪RLO⟫lapyap⟪PDF⟫"),
        ("a\0b\x1bc\x7f\x85", "a␀b␛c␡⟪NEL⟫"),
        ("pay\u200bpal \u2060\ufeff", "pay⟪ZWSP⟫pal ⟪WJ⟫⟪BOM⟫"),
        ("x" + "\u200b" * 500 + "y", "x⟪ZWSP ×500⟫y"),
        ("ok\U000e0068\U000e0069", "ok⟪TAG hi⟫"),
        ("half \ud83d here", "half ⟪U+D83D⟫ here"),
        ("Hangul\u3164filler", "Hangul⟪HF⟫filler"),
        ("a\u200db", "a⟪ZWJ⟫b"),
        ("a\ufe0fb", "a⟪U+FE0F⟫b"),
        ("one\r\ntwo\rthree\u2028four\u2029", "one\ntwo\nthree\nfour\n"),
    ],
    ids=["bidi", "controls", "zero-width", "many", "tags", "surrogate", "filler", "joiner", "selector", "lines"],
)
def test_what_could_deceive_is_shown(text: str, painted: str) -> None:
    assert legible(text).text == painted


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "ക്\u200d ",
        "\U0001f469\u200d\U0001f680",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f9d1\U0001f3fd\u200d\u2764\ufe0f\u200d\U0001f9d1\U0001f3fb",
        "1\ufe0f\u20e3 \u2139\ufe0f \u2764\ufe0e",
        FLAG,
        "葛\U000e0100",
        "Việt e\u0323\u0302 שָׁלוֹם",
        "tab\tand\nline",
        "مرحبا hello שלום",
    ],
    ids=[
        *("persian", "hindi", "malayalam", "rocket", "rainbow", "couple", "keycap", "flag"),
        *("kanji", "marks", "tab", "rtl"),
    ],
)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert legible(text) == Legible(text)


def test_a_tower_of_marks_is_cut_to_a_few() -> None:
    made = legible("Z" + "\u0301" * 100_000 + "!")
    assert made.text == "Z" + "\u0301" * MOST_MARKS + f"⟪{100_000 - MOST_MARKS} more marks⟫!"
    assert made.source(len(made.text)) == 100_002
    broken = legible("\u0627" + "\u064b\u064b\u200d" * 1000)
    assert len(broken.text) < 40


@settings(max_examples=400)
@given(NASTY)
@example("a\r\n\u202e\r\n")
def test_every_place_leads_back_to_what_was_sent(text: str) -> None:
    made = legible(text)
    assert made.source(0) == 0
    assert made.source(len(made.text), after=True) == len(text)
    cuts = [made.source(place) for place in range(len(made.text) + 1)]
    assert cuts == sorted(cuts)
    for place in range(len(made.text) + 1):
        first, last = made.source(place), made.source(place, after=True)
        assert 0 <= first <= last <= len(text)
    inside = {place for mark in made.marks for place in range(mark.at, mark.at + mark.length)}
    for place, character in enumerate(made.text):
        if place not in inside:
            assert text[made.source(place)] == character
            assert made.place(made.source(place)) == place
    assert "".join(text[made.source(p) : made.source(p + 1, after=True)] for p in _steps(made)) == text


def _steps(made: Legible) -> list[int]:
    """Places one by one, but a mark as one."""
    within = {place for mark in made.marks for place in range(mark.at + 1, mark.at + mark.length)}
    return [place for place in range(len(made.text)) if place not in within]


@settings(max_examples=300)
@given(NASTY)
def test_what_is_legible_stays_as_it_is(text: str) -> None:
    painted = legible(text).text
    assert legible(painted) == Legible(painted)
    assert not set(painted) & {*BIDI, *"\0\r\u200b\u2060\ufeff\ufffc"}
    painted.encode()


def test_one_line_is_short_and_legible() -> None:
    assert one_line("  a\r\n\u202eb\t c" + "x" * 1_000_000, 10) == "a ⟪RLO⟫b c"
