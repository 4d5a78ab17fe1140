"""Which words are asked about: prose only, in scripts the dictionaries know, where they stand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evoinbox.domain.spelling import LONGEST_TEXT, scripts_of, words_of

LATIN = frozenset({"LATIN"})


def asked(text: str, scripts: frozenset[str] = LATIN) -> list[str]:
    return [word.spelling for word in words_of(text, scripts, "US")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We're open, don't worry", ["We're", "open", "don't", "worry"]),
        ("we’re ‘open’ today", ["we're", "open", "today"]),
        ("a well-known café", ["well", "known", "café"]),
        ("cafe\u0301 open", ["café", "open"]),
        ("see shop.example.com or https://x.example/teh?b=teh", ["see", "or"]),
        ("mail dana@example.com", ["mail"]),
        ("order A4711 for USPS, 2nd floor", ["order", "for", "floor"]),
        ("Dear {first name}, thanks", ["Dear", "thanks"]),
        ("thanks :thumbsup: bye", ["thanks", "bye"]),
        ("ask @dana about #refunds", ["ask", "about"]),
        ("/thanks", []),
        ("snake_case or x", ["or"]),
        ("мир and peace", ["and", "peace"]),
        ("a" * 41, []),
        ("👍 great", ["great"]),
        ("", []),
    ],
)
def test_prose_is_asked_about_and_nothing_else(text: str, words: list[str]) -> None:
    assert asked(text) == words


def test_words_are_those_of_scripts_the_dictionaries_know() -> None:
    text = "hello мир مرحبا παράδειγμα"
    assert asked(text, scripts_of(["ru_RU"])) == ["мир"]
    assert asked(text, scripts_of(["ar"])) == ["مرحبا"]
    assert asked(text, scripts_of(["el_GR", "en-GB"])) == ["hello", "παράδειγμα"]
    assert asked(text, scripts_of([])) == []


def test_a_language_of_no_script_known_here_has_none() -> None:
    assert scripts_of(["th_TH", "hi_IN"]) == frozenset()


def test_marks_of_arabic_are_part_of_the_word() -> None:
    text = "مَرْحَبًا بك"
    assert [text[word.begin : word.end] for word in words_of(text, scripts_of(["ar"]), "US")] == ["مَرْحَبًا", "بك"]


@given(st.text(max_size=60))
def test_a_word_stands_where_it_is_said_to(text: str) -> None:
    end = 0
    for word in words_of(text, LATIN, "US"):
        assert word.begin >= end
        end = word.end
        assert text[word.begin : word.end][0].casefold()[0] in word.spelling.casefold() or not word.spelling.isascii()
        assert any(letter.isalpha() for letter in text[word.begin : word.end])


def test_looking_ends_where_it_is_bounded() -> None:
    text = "word " * 200_000
    begun = time.thread_time()
    assert len(asked(text)) == LONGEST_TEXT // 5
    assert time.thread_time() - begun < 5  # not a measure: it would take a minute if it were not bounded
