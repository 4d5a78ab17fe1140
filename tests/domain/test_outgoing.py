"""The life of a text we send: steps, outcomes, echoes."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evoinbox.domain import errors
from evoinbox.domain.message import Direction
from evoinbox.domain.outgoing import (
    ECHO_WINDOW_AFTER_US,
    ECHO_WINDOW_BEFORE_US,
    STEPS,
    Outcome,
    OutgoingState,
    Reason,
    StepError,
    is_echo,
    outcome_of,
    reason_of,
    step,
)
from tests.support.build import NOW_US, message, outgoing

S = OutgoingState


@pytest.mark.parametrize(("before", "after"), list(itertools.product(S, S)))
def test_only_steps_of_the_table_are_taken(before: S, after: S) -> None:
    text = outgoing(state=before)

    if (before, after) in STEPS:
        assert step(text, after).state is after
    else:
        with pytest.raises(StepError):
            step(text, after)


def test_nothing_that_may_have_been_carried_out_returns_to_the_queue_by_itself() -> None:
    """Only *sending* (after a clear no) and what the agent decides (failed, asking) may be queued again."""
    assert {before for before, after in STEPS if after is S.QUEUED} == {S.SENDING, S.FAILED, S.ASKING}
    assert not any(before is S.CHECKING and after in (S.QUEUED, S.SENDING) for before, after in STEPS)


OUTCOMES: list[tuple[errors.ServiceError, Outcome, Reason]] = [
    (errors.NameUnknown(), Outcome.NOT_CARRIED_OUT, Reason.OFFLINE),
    (errors.ConnectionRefused(), Outcome.NOT_CARRIED_OUT, Reason.OFFLINE),
    (errors.CertificateRefused(errors.CertificateFault.EXPIRED, "expired"), Outcome.NOT_CARRIED_OUT, Reason.OFFLINE),
    (errors.NotBegun(), Outcome.NOT_CARRIED_OUT, Reason.OFFLINE),
    (errors.ProxyRefused(), Outcome.NOT_CARRIED_OUT, Reason.OFFLINE),
    (errors.SignedOut(), Outcome.NOT_CARRIED_OUT, Reason.SIGNED_OUT),
    (errors.WrongPassword(), Outcome.NOT_CARRIED_OUT, Reason.SIGNED_OUT),
    (errors.Throttled(429, retry_after_s=3), Outcome.NOT_CARRIED_OUT, Reason.THROTTLED),
    (errors.Forbidden(403), Outcome.REFUSED, Reason.NO_ROLE),
    (errors.Refused(400, "X", "no such line"), Outcome.REFUSED, Reason.REFUSED),
    (errors.Refused(400, "21610", "unsubscribed"), Outcome.REFUSED, Reason.OPTED_OUT),
    (errors.Missing(404), Outcome.REFUSED, Reason.REFUSED),
    (errors.ServerFailed(500), Outcome.UNKNOWN, Reason.UNCLEAR),
    (errors.ServerFailed(503), Outcome.UNKNOWN, Reason.UNCLEAR),
    (errors.TimedOut(), Outcome.UNKNOWN, Reason.UNCLEAR),
    (errors.ConnectionLost(), Outcome.UNKNOWN, Reason.UNCLEAR),
    (errors.Unreadable("text/html"), Outcome.UNKNOWN, Reason.UNCLEAR),
]


@pytest.mark.parametrize(
    ("error", "outcome", "reason"),
    OUTCOMES,
    ids=lambda v: f"{type(v).__name__} {getattr(v, 'status', '')} {getattr(v, 'code', '')}",
)
def test_outcomes_are_sorted_by_whether_they_can_have_been_carried_out(
    error: errors.ServiceError, outcome: Outcome, reason: Reason
) -> None:
    assert outcome_of(error) is outcome
    assert reason_of(error) is reason


def test_the_table_of_outcomes_names_every_leaf_of_the_service_errors() -> None:
    leaves = {kind for kind in _subclasses(errors.ServiceError) if not kind.__subclasses__()}

    assert leaves == {type(error) for error, _, _ in OUTCOMES}


def _subclasses(kind: type[object]) -> set[type[object]]:
    children: list[type[object]] = kind.__subclasses__()
    return {kind} | {below for child in children for below in _subclasses(child)}


SENT = outgoing(sent_at_us=NOW_US, state=S.CHECKING)
ECHO = message(direction=Direction.OUTGOING, text=SENT.text, at_us=NOW_US)


def test_its_own_record_is_its_echo() -> None:
    assert is_echo(SENT, ECHO)
    assert is_echo(replace(SENT, text=" on my way\r\n"), ECHO)


@pytest.mark.parametrize(
    "other",
    [
        replace(ECHO, direction=Direction.INCOMING),
        replace(ECHO, line=message(line="line-2").line),
        replace(ECHO, conversation=message(address="+15035550101").conversation),
        replace(ECHO, text="on my way."),
        replace(ECHO, at_us=NOW_US - ECHO_WINDOW_BEFORE_US - 1),
        replace(ECHO, at_us=NOW_US + ECHO_WINDOW_AFTER_US + 1),
    ],
    ids=["incoming", "line", "customer", "words", "too early", "too late"],
)
def test_another_text_is_not_its_echo(other: object) -> None:
    assert not is_echo(SENT, other)  # type: ignore[arg-type]


def test_a_text_that_was_there_before_is_not_its_echo() -> None:
    assert not is_echo(replace(SENT, look_alikes=(ECHO.id,)), ECHO)


@given(st.text(), st.text())
def test_different_words_are_never_an_echo(ours: str, theirs: str) -> None:
    same = (
        ours.replace("\r\n", "\n").replace("\r", "\n").strip()
        == theirs.replace("\r\n", "\n").replace("\r", "\n").strip()
    )

    assert is_echo(replace(SENT, text=ours), replace(ECHO, text=theirs)) is same
