"""Why a text is dear, and what a plainer spelling saves."""

from __future__ import annotations

import emoji
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evoinbox.domain.dear import Kind, cost, named, plainer
from evoinbox.domain.segments import Encoding, gsm_look_alike, measure, plain_signs


@pytest.mark.parametrize(
    ("text", "because", "kind", "now", "without"),
    [
        ("plain [5€]", "", None, 1, 1),
        ("it’s", "’", Kind.SIGNS, 1, 1),
        ("it’s" + "a" * 100, "’", Kind.SIGNS, 2, 1),
        ("olá" + "a" * 100, "á", Kind.LETTERS, 2, 1),
        ("olá, it’s" + "a" * 100, "á", Kind.SIGNS, 2, 1),
        ("😀 it’s" + "a" * 100, "’", Kind.SIGNS, 2, 2),
        ("😀" + "a" * 100, "😀", None, 2, 2),
        ("привет", "п", None, 1, 1),
        ("", "", None, 0, 0),
    ],
    ids=["plain", "cheap", "sign", "letter", "both", "emoji-too", "emoji", "script", "empty"],
)
def test_what_makes_a_text_dear_is_named(text: str, because: str, kind: Kind | None, now: int, without: int) -> None:
    found = cost(text)

    assert (found.because, found.kind, found.now.count, found.without) == (because, kind, now, without)


def test_signs_go_first_and_letters_when_asked_again() -> None:
    once = plainer("“olá” – fine…", 6)
    assert once == ('"olá" - fine...', 6)
    assert plainer(*once) == ('"ola" - fine...', 6)
    assert plainer('"ola" - fine...', 6) == ('"ola" - fine...', 6)


@pytest.mark.parametrize(
    ("text", "cursor", "after"),
    [("a…|b", 2, 4), ("…", 1, 3), ("\u200b\u200bab", 3, 1), ("e\u0301x", 2, 1), ("a…", 0, 0)],
    ids=["ellipsis", "end", "unseen", "composed", "start"],
)
def test_the_cursor_stays_behind_what_it_was_behind(text: str, cursor: int, after: int) -> None:
    assert plainer(text, cursor)[1] == after


@given(st.text(max_size=80), st.integers(0, 80))
def test_the_cursor_is_always_a_place_in_the_text(text: str, cursor: int) -> None:
    cheap, place = plainer(text, min(cursor, len(text)))

    assert 0 <= place <= len(cheap)
    assert gsm_look_alike(text) == gsm_look_alike(cheap)


def test_no_emoji_is_ever_replaced() -> None:
    changed = [sign for sign in emoji.EMOJI_DATA if gsm_look_alike(sign) != sign or plain_signs(sign) != sign]

    assert not changed
    assert len(emoji.EMOJI_DATA) > 3000


def test_signs_leave_every_letter_alone() -> None:
    assert plain_signs("Łódź, ça – œuvre ª") == "Łódź, ça - œuvre ª"
    assert measure(plain_signs("“a”\u00a0b\u200b")).encoding is Encoding.GSM7


@pytest.mark.parametrize(
    ("character", "words"),
    [("’", "“’”"), ("\u00a0", "no-break space"), ("\u200b", "zero width space"), ("\t", "tab")],
    ids=["seen", "space", "unseen", "control"],
)
def test_a_character_nobody_can_see_is_told_by_its_name(character: str, words: str) -> None:
    assert named(character) == words
