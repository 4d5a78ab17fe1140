"""Folding: case and accents go in every script, letters stay, and what is found stands where it is said to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evoinbox.domain.folding import _with_sources, fold, places_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hello THERE", "hello there"),
        ("Café CAFÉ cafe\u0301", "cafe cafe cafe"),
        ("Straße", "strasse"),
        ("ÅNGSTRÖM Ąż Việt", "angstrom az viet"),
        ("Ελληνικά ΆΣ", "ελληνικα ασ"),
        ("Ёлка й", "елка и"),
        ("مَرْحَبًا", "مرحبا"),
        ("שָׁלוֹם", "שלום"),
        ("がか", "がか"),
        ("각 가", "각 가"),
        ("हिन्दी", "हिन्दी"),
        ("İstanbul", "istanbul"),
        ("a\0b", "a b"),
        ("你好 👍🏽", "你好 👍🏽"),
    ],
)
def test_case_and_accents_go(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_letters_know_where_they_come_from(text: str) -> None:
    folded, sources = _with_sources(text)
    assert len(folded) == len(sources)
    assert sources == sorted(sources)


@pytest.mark.parametrize(
    ("sought", "text", "found"),
    [
        ("cafe", "Un CAFÉ, un cafe\u0301!", ["CAFÉ", "cafe\u0301"]),
        ("strasse", "Die Straße.", ["Straße"]),
        ("s", "Straße", ["S", "ß", "ß"]),
        ("مرحبا", "قل مَرْحَبًا", ["مَرْحَبًا"]),
        ("aa", "aaaa", ["aa", "aa"]),
        ("", "abc", []),
        ("x", "abc", []),
    ],
)
def test_what_is_found_is_a_stretch_of_the_text_itself(sought: str, text: str, found: list[str]) -> None:
    assert [text[begin:end] for begin, end in places_of(sought, text)] == found


@given(st.text(min_size=1, max_size=30), st.integers(0, 29), st.integers(1, 5))
def test_a_part_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    part = fold(text[start : start + length])
    if part and part in fold(text):
        assert places_of(part, text)
