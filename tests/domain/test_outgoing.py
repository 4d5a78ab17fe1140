"""The life of a text we send: steps, outcomes, order."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from evoinbox.domain import errors
from evoinbox.domain.message import MessageId
from evoinbox.domain.outgoing import (
    ALL_KNOWN_US,
    ASK_FIRST_AFTER_US,
    SETTLED,
    STEPS,
    Outcome,
    OutgoingState,
    Reason,
    StepError,
    outcome_of,
    reason_of,
    step,
    too_late,
    waiting_behind,
)
from tests.support.build import NOW_US, outgoing

S = OutgoingState


@pytest.mark.parametrize(("before", "after"), list(itertools.product(S, S)))
def test_only_steps_of_the_table_are_taken(before: S, after: S) -> None:
    text = outgoing(state=before)

    if (before, after) in STEPS:
        assert step(text, after).state is after
    else:
        with pytest.raises(StepError):
            step(text, after)


@pytest.mark.parametrize(("before", "after"), sorted(STEPS, key=str))
def test_what_was_known_is_remembered_until_a_text_is_settled(before: S, after: S) -> None:
    known = (MessageId("there"),)
    moved = step(replace(outgoing(state=before), knew_us=NOW_US, knew=known), after)
    assert (moved.knew_us, moved.knew) == ((ALL_KNOWN_US, ()) if after in SETTLED else (NOW_US, known))


def test_nothing_that_may_have_been_carried_out_returns_to_the_queue_by_itself() -> None:
    """Only *sending* (after a clear no) and what the agent decides (failed, asking) may be queued again."""
    assert {before for before, after in STEPS if after is S.QUEUED} == {S.SENDING, S.FAILED, S.ASKING}
    assert not any(before is S.CHECKING and after in (S.QUEUED, S.SENDING) for before, after in STEPS)


OUTCOMES: list[tuple[errors.ServiceError, Outcome, Reason]] = [
    (errors.NameUnknown(), Outcome.NOT_CARRIED_OUT, Reason.OFFLINE),
    (errors.ConnectionRefused(), Outcome.NOT_CARRIED_OUT, Reason.OFFLINE),
    (errors.CertificateRefused(errors.CertificateFault.EXPIRED, "expired"), Outcome.NOT_CARRIED_OUT, Reason.UNTRUSTED),
    (errors.NotBegun(), Outcome.NOT_CARRIED_OUT, Reason.OFFLINE),
    (errors.ProxyRefused(), Outcome.NOT_CARRIED_OUT, Reason.PROXY),
    (errors.SignedOut(), Outcome.NOT_CARRIED_OUT, Reason.SIGNED_OUT),
    (errors.WrongPassword(), Outcome.NOT_CARRIED_OUT, Reason.SIGNED_OUT),
    (errors.Throttled(429, retry_after_s=3), Outcome.NOT_CARRIED_OUT, Reason.THROTTLED),
    (errors.Forbidden(403), Outcome.REFUSED, Reason.NO_ROLE),
    (errors.Refused(400, "X", "no such line"), Outcome.REFUSED, Reason.REFUSED),
    (errors.Refused(400, "21610", "unsubscribed"), Outcome.REFUSED, Reason.OPTED_OUT),
    (errors.Missing(404), Outcome.REFUSED, Reason.MISSING),
    (errors.ServerFailed(500), Outcome.UNKNOWN, Reason.SERVER_FAILED),
    (errors.ServerFailed(503, "21610", "gone"), Outcome.UNKNOWN, Reason.SERVER_FAILED),
    (errors.TimedOut(), Outcome.UNKNOWN, Reason.TIMED_OUT),
    (errors.ConnectionLost(), Outcome.UNKNOWN, Reason.CUT),
    (errors.Unreadable("text/html"), Outcome.UNKNOWN, Reason.UNREADABLE),
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


def test_texts_to_one_customer_wait_for_those_written_before_them() -> None:
    texts = [
        outgoing("a", state=S.ACCEPTED),
        outgoing("b", state=S.SENDING),
        outgoing("c"),
        outgoing("d", state=S.ASKING),
        outgoing("e"),
        outgoing("f", state=S.FAILED),
        outgoing("g"),
    ]

    assert waiting_behind(texts) == {
        "c": Reason.BEHIND,
        "e": Reason.BEHIND_UNDECIDED,
        "g": Reason.BEHIND_UNDECIDED,
    }
    assert waiting_behind([outgoing("a"), outgoing("b")]) == {"b": Reason.BEHIND}
    assert waiting_behind([outgoing("a", state=S.FAILED), outgoing("b")]) == {}


def test_a_text_asks_before_it_leaves_ten_minutes_after_the_agent_s_word() -> None:
    text = outgoing(written_at_us=NOW_US)

    assert not too_late(text, NOW_US + ASK_FIRST_AFTER_US)
    assert too_late(text, NOW_US + ASK_FIRST_AFTER_US + 1)
    assert not too_late(replace(text, willed_at_us=NOW_US + 1), NOW_US + ASK_FIRST_AFTER_US + 1)
