"""What the agent did: outbox, drafts, and how both lie over the server's facts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evoinbox.domain.conversation import Draft
from evoinbox.domain.echo import awaits_echo
from evoinbox.domain.errors import StoreError
from evoinbox.domain.message import Direction, MessageId
from evoinbox.domain.outgoing import SETTLED, UNDECIDED, Outgoing, OutgoingState, Reason, step
from evoinbox.store.database import Database
from evoinbox.store.desk import Desk
from evoinbox.store.schema import DESK_STEPS
from tests.store.test_cache import Box
from tests.support.build import KEY, MINUTE_US, NOW_US, message, outgoing


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Box]:
    box = Box(tmp_path)
    yield box
    box.close()


def draft(text: str, address: str = "+15035550100") -> Draft:
    like = message(address=address)
    return Draft(like.conversation, address, like.line, text, len(text))


def test_a_text_comes_back_as_it_went_in(box: Box) -> None:
    text = replace(
        outgoing(text="ünï \U0001f600\n", server_id="s", look_alikes=("x", "y")),
        reason=Reason.THROTTLED, service_words="slow down", due_at_us=5, sent_at_us=6, attempts=7,
    )  # fmt: skip
    box.desk.enqueue(text)

    assert box.desk.outgoing(text.id) == text
    assert box.reader.outgoing(text.conversation) == (text,)


def test_queueing_a_text_takes_its_draft_away_and_withdrawing_brings_it_back(box: Box) -> None:
    box.desk.save_draft(draft("on my"))
    text = outgoing()
    box.desk.enqueue(text)
    gone = box.desk.draft(text.conversation)
    box.desk.withdraw(step(text, OutgoingState.WITHDRAWN), draft(text.text))

    assert gone is None
    assert box.reader.draft(text.conversation) == draft("on my way")
    assert box.reader.outgoing(text.conversation) == ()


def test_a_text_written_elsewhere_leaves_the_draft_where_it_is(box: Box) -> None:
    box.desk.save_draft(draft("on my"))
    box.desk.enqueue(outgoing(), beside_draft=True)

    assert box.reader.draft(draft("").conversation) == draft("on my")


def test_an_empty_draft_is_none(box: Box) -> None:
    box.desk.save_draft(draft("on my"))
    box.desk.save_draft(draft(""))

    assert box.reader.draft(draft("").conversation) is None


def test_the_desk_survives_reopening(tmp_path: Path, box: Box) -> None:
    box.desk.enqueue(outgoing())
    box.desk.save_draft(draft("more", "+15035550199"))
    again = Desk(tmp_path / "desk.db", "ab" * 32)

    assert again.in_state(OutgoingState.QUEUED) == [outgoing()]
    assert again.draft(draft("", "+15035550199").conversation) == draft("more", "+15035550199")
    again.close()


def test_texts_leave_in_the_order_they_were_written(box: Box) -> None:
    for name in ("b", "a", "c"):
        box.desk.enqueue(outgoing(name))

    assert [text.id for text in box.desk.in_state(OutgoingState.QUEUED)] == ["b", "a", "c"]


def test_only_settled_texts_are_forgotten(box: Box) -> None:
    for number, state in enumerate(OutgoingState):
        box.desk.enqueue(outgoing(f"{number}", state=state, server_id="s" if state is OutgoingState.ACCEPTED else None))
    box.desk.enqueue(outgoing("accepted without id", state=OutgoingState.ACCEPTED, sent_at_us=NOW_US))
    box.desk.forget_settled(NOW_US + 1)
    left = {text.state for text in box.desk.in_state(*OutgoingState)}

    assert left == set(OutgoingState) - {OutgoingState.WITHDRAWN}
    assert [t.id for t in box.desk.awaiting_echo() if t.state is OutgoingState.ACCEPTED] == ["accepted without id"]


def test_ids_are_claimed_by_the_texts_they_settled(box: Box) -> None:
    box.desk.enqueue(outgoing("a", state=OutgoingState.ACCEPTED, server_id="s1"))

    assert box.desk.claimed([MessageId("s1"), MessageId("s2")]) == {"s1"}


def on_top(box: Box, text: Outgoing) -> tuple[str, int, OutgoingState | None]:
    row = box.reader.conversation(text.conversation)
    assert row is not None
    return row.last_text, row.last_at_us, row.outgoing


def test_a_text_on_its_way_lies_over_the_row(box: Box) -> None:
    box.store(message("a", text="are you coming?"))
    text = outgoing(written_at_us=NOW_US + MINUTE_US)
    box.desk.enqueue(text)

    assert on_top(box, text) == ("on my way", NOW_US + MINUTE_US, OutgoingState.QUEUED)
    assert box.reader.conversations() == [box.reader.conversation(text.conversation)]


def test_a_text_that_needs_the_agent_speaks_for_its_row_at_the_time_of_what_is_newest(box: Box) -> None:
    text = outgoing(state=OutgoingState.FAILED)
    box.desk.enqueue(text)
    box.store(message("a", text="hello?", at_us=NOW_US + MINUTE_US))

    assert on_top(box, text) == ("on my way", NOW_US + MINUTE_US, OutgoingState.FAILED)


def test_a_customer_known_from_the_desk_alone_has_a_row(box: Box) -> None:
    text = outgoing(address="+15035550177")
    box.desk.enqueue(text)
    box.desk.save_draft(draft("and", "+15035550178"))
    rows = {row.address: row for row in box.reader.conversations()}

    assert rows["+15035550177"].last_direction is Direction.OUTGOING
    assert rows["+15035550178"].draft == "and"


def test_a_desk_of_the_first_form_is_brought_up_to_date(tmp_path: Path) -> None:
    """What was queued, undecided and settled there keeps its meaning."""
    old = Database.write(tmp_path / "desk.db", KEY, DESK_STEPS[:1], full_sync=True)
    with old.transaction():
        for name, state, sent_at in (
            ("q", "queued", 7),
            ("c", "checking", 8),
            ("a", "accepted", 9),
            ("f", "failed", 6),
        ):
            values = [name, "tel:+15035550100", "+15035550100", "line-1", "on my way", state, "", "", 5, 5, sent_at, 1]
            old.run(f"INSERT INTO outgoing VALUES ({', '.join('?' * 12)}, NULL, '')", values)  # noqa: S608 - marks only
    old.close()
    desk = Desk(tmp_path / "desk.db", KEY)
    texts = {text.id: text for text in desk.in_state(*OutgoingState)}
    desk.close()

    assert {name: text.sent_at_us for name, text in texts.items()} == {"q": 0, "c": 8, "a": 9, "f": 0}
    assert {(text.willed_at_us, text.cursor, text.doubt_at_us) for text in texts.values()} == {(5, 9, 0)}


def test_what_waits_for_something_is_told_after_any_change(box: Box) -> None:
    """Also what a desk remembers is never older than its last change."""
    chance = random.Random(7)
    texts: dict[str, Outgoing] = {}
    restful = 0
    for turn in range(300):
        text = chance.choice([*texts.values(), outgoing(f"t{turn}")])
        match chance.randrange(5):
            case 0 if text.id in texts:
                with pytest.raises(StoreError):
                    box.desk.enqueue(text)
            case 0:
                box.desk.enqueue(text)
                texts[text.id] = text
            case 1:
                for one in texts.values():
                    texts[one.id] = replace(one, state=OutgoingState.WITHDRAWN, sent_at_us=0, doubt_at_us=0)
                    box.desk.withdraw(texts[one.id], None)
            case 2:
                box.desk.forget_settled(NOW_US + 1)
                texts = {i: one for i, one in texts.items() if not _is_over(one)}
            case _ if text.id in texts:
                left_us, doubt_us = chance.choice((0, NOW_US)), chance.choice((0, 0, NOW_US))
                state, record = chance.choice(list(OutgoingState)), chance.choice((None, MessageId(f"s{turn}")))
                texts[text.id] = replace(text, state=state, sent_at_us=left_us, doubt_at_us=doubt_us, server_id=record)
                box.desk.update(texts[text.id])
            case _:
                pass
        for states in (*([state] for state in OutgoingState), [OutgoingState.QUEUED, OutgoingState.ACCEPTED]):
            assert box.desk.in_state(*states) == [one for one in texts.values() if one.state in states]
        waiting = [one for one in texts.values() if awaits_echo(one)]
        assert box.desk.awaiting_echo() == waiting
        restful += not waiting and all(one.state in SETTLED for one in texts.values())
    assert 50 < restful < 250


def _is_over(text: Outgoing) -> bool:
    known = text.state is OutgoingState.ACCEPTED and text.server_id is not None
    return text.state is OutgoingState.WITHDRAWN or known


def test_a_desk_at_rest_is_not_asked_again(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    text = outgoing(state=OutgoingState.QUEUED)
    box.desk.enqueue(text)
    box.desk.update(replace(text, state=OutgoingState.ACCEPTED, sent_at_us=NOW_US, server_id=MessageId("s")))
    assert box.desk.in_state(OutgoingState.QUEUED, OutgoingState.SENDING) == []
    monkeypatch.delattr(box.desk._database, "_connection")
    assert box.desk.in_state(OutgoingState.QUEUED, *UNDECIDED) == []
    assert box.desk.awaiting_echo() == []
    monkeypatch.undo()
    box.desk.update(replace(text, state=OutgoingState.CHECKING, sent_at_us=NOW_US))
    assert [one.id for one in box.desk.in_state(*UNDECIDED)] == [text.id]


def test_a_desk_whose_last_unknown_text_is_forgotten_is_at_rest(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    given_up = outgoing(state=OutgoingState.WITHDRAWN, sent_at_us=NOW_US - 1)
    box.desk.enqueue(given_up)
    assert box.desk.awaiting_echo() == [given_up]
    box.desk.forget_settled(NOW_US + 1)
    assert box.desk.awaiting_echo() == []
    monkeypatch.delattr(box.desk._database, "_connection")
    assert box.desk.awaiting_echo() == []
