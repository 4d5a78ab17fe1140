"""The system's real dictionaries through the real enchant: which are used, what they say, what they learn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evoinbox.desktop.speller import Speller, _usual
from evoinbox.engine.runner import Commands, Runner


async def _until_the_end(commands: Commands) -> None:
    while await commands.get() is not None:
        pass


@pytest.fixture
def speller(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speller]:
    """A speller with a word list of its own, in an engine that runs."""
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path))
    bugs: list[BaseException] = []
    runner = Runner(_until_the_end, bugs.append)
    runner.start()
    yield Speller(runner.start_work)
    assert runner.stop(5)
    assert not bugs


def use(qtbot: QtBot, speller: Speller, *chosen: str, usual: tuple[str, ...] = ("en-US",)) -> tuple[str, ...]:
    """Use dictionaries; returns those in use."""
    with qtbot.waitSignal(speller.ready) as ready:
        speller.use(chosen, usual)
    assert ready.args is not None
    assert {"en_US", "es_ES"} <= set(ready.args[0])
    return tuple(ready.args[1])


def judged(qtbot: QtBot, speller: Speller, *words: str) -> dict[str, tuple[str, ...] | None]:
    with qtbot.waitSignal(speller.judged) as answer:
        speller.judge(words)
    assert answer.args is not None
    verdicts: dict[str, tuple[str, ...] | None] = answer.args[0]
    return verdicts


def test_words_are_judged_and_what_is_like_them_is_offered(qtbot: QtBot, speller: Speller) -> None:
    assert use(qtbot, speller) == ("en_US",)
    verdicts = judged(qtbot, speller, "appointment", "appointmnet", "don't")
    assert verdicts["appointment"] is None
    assert verdicts["don't"] is None
    assert verdicts["appointmnet"] is not None
    assert verdicts["appointmnet"][0] == "appointment"


def test_a_word_of_any_dictionary_in_use_is_right(qtbot: QtBot, speller: Speller) -> None:
    assert use(qtbot, speller, "en_US", "es_ES") == ("en_US", "es_ES")
    assert judged(qtbot, speller, "mañana", "tomorrow") == {"mañana": None, "tomorrow": None}
    assert use(qtbot, speller, "en_US") == ("en_US",)
    assert judged(qtbot, speller, "mañana")["mañana"] is not None


def test_a_chosen_dictionary_that_is_gone_leaves_the_usual_ones(qtbot: QtBot, speller: Speller) -> None:
    assert use(qtbot, speller, "xx_XX") == ("en_US",)


def test_what_is_learned_stays_for_the_next_start(qtbot: QtBot, speller: Speller, tmp_path: Path) -> None:
    use(qtbot, speller)
    assert judged(qtbot, speller, "Evovoicey")["Evovoicey"] is not None
    speller.learn("Evovoicey")
    assert judged(qtbot, speller, "Evovoicey")["Evovoicey"] is None
    assert "Evovoicey" in (tmp_path / "en_US.dic").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "usual", "used"),
    [
        (["en_AU", "en_US"], ["en-US", "en"], ["en_US"]),
        (["en_AU", "en_US"], ["en"], ["en_AU"]),
        (["en_GB", "es"], ["es-MX", "en-US"], ["es", "en_GB"]),
        (["de_DE"], ["en-US"], []),
        ([], ["en-US"], []),
    ],
)
def test_the_usual_dictionaries(there: list[str], usual: list[str], used: list[str]) -> None:
    assert _usual(there, usual) == used
