"""Opt-outs: carriers' words alone, phrases anywhere, in English and Spanish; what lifts them; and what is none."""

from __future__ import annotations

import pytest

from evoinbox.domain.opt_out import Incoming, OptOuts
from evoinbox.settings import resource


@pytest.fixture(scope="module")
def words() -> OptOuts:
    return OptOuts(resource("opt_out.toml").read_text(encoding="utf-8"))


def refused(words: OptOuts, *newest_first: str) -> str:
    """The text that refuses, "" for none."""
    found = words.refusal(Incoming(text, -place) for place, text in enumerate(newest_first))
    return found.text if found is not None else ""


@pytest.mark.parametrize(
    "text",
    [
        "STOP", "stop.", " Stop! ", "Unsubscribe", "StopAll", "stop all", "QUIT", "end", "CANCEL", "Pare", "ALTO",
        "please stop", "Please STOP texting me!!", "I said don’t text me again", "don't text this number", "Remove me",
        "por favor, pare", "No más mensajes.", "NO ME ESCRIBAN", "Dejen de enviar cosas", "quiero darme de baja",
    ],
)  # fmt: skip
def test_this_refuses(words: OptOuts, text: str) -> None:
    assert refused(words, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "ok", "Can you stop by at 5?", "the bus stop on Main", "I'll cancel my gym and come",
        "at the end of the week",
        "don't stop", "nonstop", "please stopover", "When do you start?",
        "¿Dónde es la parada?", "se acabó el plan",
        "I quit smoking", "remove meat from the order", "stop " * 200,
    ],
)  # fmt: skip
def test_this_does_not(words: OptOuts, text: str) -> None:
    assert refused(words, text) == ""


def test_a_word_alone_counts_until_one_that_lifts_it(words: OptOuts) -> None:
    assert refused(words, "hello?", "where are you", "STOP") == "STOP"
    assert refused(words, "thanks", "START", "STOP") == ""
    assert refused(words, "STOP", "START") == "STOP"
    assert refused(words, "Iniciar", "Alto") == ""


def test_a_phrase_counts_as_the_last_word_only(words: OptOuts) -> None:
    assert refused(words, "please stop") == "please stop"
    assert refused(words, "sorry, wrong number. Is it ready?", "please stop texting me") == ""
