"""Facts as words: every error has its own sentence, times read as people say them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

import pytest

from evoinbox import wording
from evoinbox.domain.errors import (
    CertificateFault,
    CertificateRefused,
    Forbidden,
    InboxError,
    Missing,
    Refused,
    ServerFailed,
    TemplatesBroken,
    TemplatesMissing,
    TemplatesSetAside,
    Throttled,
    Unreadable,
)
from evoinbox.domain.outgoing import OutgoingState, Reason

SECOND = 1_000_000
FACTS: dict[type[InboxError], InboxError] = {
    CertificateRefused: CertificateRefused(CertificateFault.OTHER, "unheard of"),
    Forbidden: Forbidden(403),
    Missing: Missing(404),
    Refused: Refused(400, "X", "No such line"),
    ServerFailed: ServerFailed(503),
    TemplatesBroken: TemplatesBroken("templates.toml", 3, "Expected '='"),
    TemplatesMissing: TemplatesMissing("shared.toml"),
    TemplatesSetAside: TemplatesSetAside("templates.unreadable"),
    Throttled: Throttled(429, retry_after_s=30.0),
    Unreadable: Unreadable("a web page"),
}


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place with summer time."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at(words: str) -> int:
    """A local time as the program counts it."""
    return int(datetime.fromisoformat(words).astimezone().timestamp()) * SECOND


def now() -> int:
    """Thursday 6 March 2025, 15:24."""
    return at("2025-03-06 15:24")


def leaves(kind: type[InboxError] = InboxError) -> Iterator[type[InboxError]]:
    """The errors that are raised."""
    below = kind.__subclasses__()
    for one in below:
        yield from leaves(one)
    if not below:
        yield kind


def made(kind: type[InboxError]) -> InboxError:
    """One error of a kind."""
    return FACTS[kind] if kind in FACTS else kind()


def test_every_error_has_a_sentence_of_its_own() -> None:
    sentences = {kind: wording.sentence(made(kind)) for kind in leaves()}
    assert len(set(sentences.values())) == len(sentences) >= 18
    for words in sentences.values():
        assert words[0].isupper()
        assert words.endswith((".", "”"))
        assert "Error" not in words


def test_facts_are_told() -> None:
    assert "unheard of" in wording.sentence(FACTS[CertificateRefused])
    assert "Line 3 of templates.toml" in wording.sentence(FACTS[TemplatesBroken])
    assert "30 seconds" in wording.sentence(FACTS[Throttled])
    assert "503" in wording.sentence(FACTS[ServerFailed])
    assert "a web page" in wording.sentence(FACTS[Unreadable])


def test_the_services_words_are_a_quotation() -> None:
    assert "“No such line”" in wording.sentence(FACTS[Refused])


def test_an_error_nobody_thought_of_still_has_words() -> None:
    class Unheard(InboxError):
        """New tomorrow."""

    assert wording.sentence(Unheard()) == "Something went wrong. Try again."


@pytest.mark.parametrize("state", list(OutgoingState), ids=lambda state: state.value)
def test_every_state_has_words(state: OutgoingState) -> None:
    for reason in Reason:
        assert wording.state(state, reason)


def test_a_refusal_says_why_and_quotes() -> None:
    words = wording.state(OutgoingState.FAILED, Reason.REFUSED, "Too long")
    assert words == "Not sent: the service did not take it (“Too long”)"
    assert wording.state(OutgoingState.QUEUED, Reason.OFFLINE) == ("Waiting for the network, then it leaves by itself")


@pytest.mark.parametrize(
    ("when", "row", "day", "moment"),
    [
        ("2025-03-06 14:05", "14:05", "Today", "14:05"),
        ("2025-03-06 09:05", "9:05", "Today", "9:05"),
        ("2025-03-05 23:59", "Yesterday", "Yesterday", "yesterday 23:59"),
        ("2025-03-03 10:00", "Mon", "Monday 3 March 2025", "Monday 3 March 2025 10:00"),
        ("2025-02-27 10:00", "27 Feb", "Thursday 27 February 2025", "Thursday 27 February 2025 10:00"),
        ("2024-03-03 10:00", "3 Mar 2024", "Sunday 3 March 2024", "Sunday 3 March 2024 10:00"),
        ("2025-03-07 10:00", "7 Mar", "Friday 7 March 2025", "Friday 7 March 2025 10:00"),
    ],
    ids=["today", "morning", "yesterday", "week", "year", "before", "tomorrow"],
)
def test_times(when: str, row: str, day: str, moment: str) -> None:
    assert wording.row_time(at(when), now()) == row
    assert wording.day(at(when), now()) == day
    assert wording.moment(at(when), now()) == moment


def test_days_are_local_and_follow_summer_time() -> None:
    """30 March 2025, 2:00 in Berlin: the hour that does not exist."""
    assert wording.day(at("2025-03-29 23:30"), at("2025-03-30 03:30")) == "Yesterday"
    assert wording.clock(at("2025-03-30 01:59") + 60 * SECOND) == "3:00"


def test_numbers() -> None:
    assert wording.progress(12_300, 55_835) == "12,300 of 55,835 texts"
    assert wording.progress(1, 0) == "1 text so far"
    assert wording.segments(1) == "1 segment"
    assert wording.segments(12_300) == "12,300 segments"
