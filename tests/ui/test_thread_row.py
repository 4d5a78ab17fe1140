"""What a thread shows, and in which order, while texts are on their way."""

from __future__ import annotations

from collections.abc import Sequence

from evoinbox.domain.message import Direction, Message
from evoinbox.domain.outgoing import Outgoing, OutgoingState
from evoinbox.ui.thread_row import rows_of
from tests.support.build import MINUTE_US, NOW_US, message, outgoing

S = OutgoingState
DAY_US = 24 * 60 * MINUTE_US


def shown(messages: Sequence[Message], *texts: Outgoing) -> list[str]:
    return [row.text for row in rows_of(messages, texts, {}, {})]


def test_texts_on_their_way_stand_last_in_the_order_they_were_written() -> None:
    """The first of three was taken in by the service later than the other two were written."""
    first = message("s1", text="first", direction=Direction.OUTGOING, at_us=NOW_US + 3 * MINUTE_US)
    answer = message("m1", text="answer", at_us=NOW_US + 4 * MINUTE_US)
    sent = outgoing("o1", text="first", state=S.ACCEPTED, server_id="s1", written_at_us=NOW_US)
    second = outgoing("o2", text="second", state=S.CHECKING, written_at_us=NOW_US + MINUTE_US)
    third = outgoing("o3", text="third", written_at_us=NOW_US + 2 * MINUTE_US)

    assert shown([first, answer], sent, second, third) == ["first", "answer", "second", "third"]


def test_a_text_keeps_its_identity_when_it_settles() -> None:
    identities: dict[str, str] = {}
    waiting = rows_of([], [outgoing("o1", state=S.SENDING)], identities, {})  # type: ignore[arg-type]
    kept = message("s1", text="on my way", direction=Direction.OUTGOING)
    settled = rows_of([kept], [outgoing("o1", state=S.ACCEPTED, server_id="s1")], identities, {})  # type: ignore[arg-type]
    much_later = rows_of([kept], [], identities, {})  # type: ignore[arg-type]

    assert (
        [row.identity for row in waiting] == [row.identity for row in settled] == [row.identity for row in much_later]
    )
    assert [row.text for row in settled] == ["on my way"]


def test_no_day_begins_twice() -> None:
    stuck = outgoing("o1", text="stuck", state=S.ASKING, written_at_us=NOW_US - 2 * DAY_US)
    rows = rows_of([message("a", at_us=NOW_US - DAY_US), message("b", at_us=NOW_US)], [stuck], {}, {})

    assert [(row.text, row.opens_day) for row in rows] == [("hello", True), ("hello", True), ("stuck", False)]


def test_each_text_of_ours_stands_under_whoever_wrote_it() -> None:
    """Two colleagues, and a flow that names nobody, within one minute: none stands under another's name."""
    texts = [
        message(f"m{n}", at_us=NOW_US + n, direction=Direction.OUTGOING, sender=sender)
        for n, sender in enumerate(("Robin", "Robin", "", "Dana"))
    ]
    rows = rows_of(texts, [outgoing("o1", state=S.SENDING, written_at_us=NOW_US + 9)], {}, {})

    assert [(row.who, row.opens_group) for row in rows] == [
        ("Robin", True), ("Robin", False), ("Sender not named", True), ("Dana", True), ("You", True),
    ]  # fmt: skip
