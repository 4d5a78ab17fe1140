"""The list's rows: order, filters, smallest moves, and stillness while the agent is among them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import DAY_US, FOR_GOOD_US, Conversation
from evoinbox.domain.conversation import WAITS_AT_MOST_US as WEEK_US
from evoinbox.domain.message import Direction, LineId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.ui.conversation_model import ConversationModel, Filter
from evoinbox.ui.names import Names
from evoinbox.ui.row_words import preview
from tests.support.build import MINUTE_US, NOW_US
from tests.ui.conftest import number


def conversation(place: int, *, at_us: int = NOW_US, unread: int = 0) -> Conversation:
    """A summary by number."""
    return Conversation(
        ConversationKey(f"tel:{number(place)}"), number(place), LineId("line-1"), "Front desk", at_us, f"text {at_us}",
        Direction.INCOMING, "", unread, "", None,
    )  # fmt: skip


@pytest.fixture
def model(qtbot: QtBot) -> ConversationModel:
    """A model under Qt's own tester."""
    made = ConversationModel(Names("US"), lambda: NOW_US)
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)  # type: ignore[attr-defined]
    return made


def keys(model: ConversationModel) -> list[str]:
    """What is listed, in order."""
    return [model.at(row).key for row in range(model.rowCount())]


def test_newest_first(model: ConversationModel) -> None:
    model.load([conversation(1, at_us=NOW_US - 5), conversation(2, at_us=NOW_US), conversation(3, at_us=NOW_US - 9)])
    assert keys(model) == [conversation(n).key for n in (2, 1, 3)]


def test_an_arrival_is_one_move(model: ConversationModel) -> None:
    model.load(conversation(n, at_us=NOW_US - n) for n in range(10))
    told: list[str] = []
    for name in ("rowsMoved", "rowsInserted", "rowsRemoved", "modelReset", "layoutChanged", "dataChanged"):
        getattr(model, name).connect(lambda *_, n=name: told.append(n))
    now = conversation(7, at_us=NOW_US + 5)
    model.apply({now.key: now})
    assert told == ["rowsMoved", "dataChanged"]
    assert keys(model)[0] == now.key
    told.clear()
    model.apply({now.key: now})
    assert not told
    model.apply({now.key: replace(now, unread=3)})
    assert told == ["dataChanged"]


PASSES: Final[dict[Filter, Callable[[Conversation], bool]]] = {
    Filter.ALL: lambda c: c.shelved_until_us == 0,
    Filter.UNREAD: lambda c: c.unread > 0,
    Filter.WAITING: lambda c: (
        c.waiting_since_us > 0 and c.shelved_until_us == 0 and NOW_US - c.waiting_since_us < WEEK_US
    ),
    Filter.QUIET: lambda c: (
        c.last_text == "and you?" and c.shelved_until_us == 0 and 3 <= (NOW_US - c.last_at_us) / DAY_US < 60
    ),
    Filter.DRAFTS: lambda c: c.draft != "",
    Filter.PUT_OFF: lambda c: 0 < c.shelved_until_us < FOR_GOOD_US,
    Filter.DONE: lambda c: c.shelved_until_us == FOR_GOOD_US,
}


def any_conversation(chance: random.Random) -> Conversation:
    """One of forty customers, in any state."""
    if chance.random() < 0.2:
        at_us = NOW_US - chance.randrange(100) * DAY_US
        return replace(
            conversation(chance.randrange(40), at_us=at_us), last_direction=Direction.OUTGOING, newest_us=at_us,
            last_text=chance.choice(("and you?", "and you!")), shelved_until_us=chance.choice((0, 0, FOR_GOOD_US)),
        )  # fmt: skip
    return replace(
        conversation(chance.randrange(40), at_us=NOW_US + chance.randrange(1000), unread=chance.randrange(3)),
        waiting_since_us=chance.choice((0, 0, NOW_US - chance.randrange(1, 2 * WEEK_US))),
        draft=chance.choice(("", "", "", "begun")),
        pinned=chance.random() < 0.1,
        shelved_until_us=chance.choice((0, 0, 0, NOW_US + 5, FOR_GOOD_US)),
    )


def test_any_series_of_changes_ends_like_starting_over(model: ConversationModel) -> None:
    chance = random.Random(4)
    facts: dict[ConversationKey, Conversation] = {}
    model.load(())
    for turn in range(600):
        news: dict[ConversationKey, Conversation | None] = {}
        for _ in range(chance.randrange(1, 6)):
            one = any_conversation(chance)
            news[one.key] = one if chance.random() > 0.1 else None
        if turn % 25 == 24:
            model.show_only(chance.choice(list(Filter)))
        if turn % 40 == 17:
            model.hold_still()
        model.apply(news)
        for key, now in news.items():
            facts.pop(key, None)
            if now is not None:
                facts[key] = now
        if turn % 40 == 30:
            model.settle()
        if not 17 <= turn % 40 < 30:
            listed = [c for c in facts.values() if PASSES[model.filter](c)]
            by_wait = model.filter is Filter.WAITING
            wanted = sorted(listed, key=lambda c: (c.waiting_since_us, c.key) if by_wait else c.order)
            assert [model.at(row) for row in range(model.rowCount())] == wanted


def test_the_usual_order_is_pinned_begun_newest(model: ConversationModel) -> None:
    rows = [conversation(n, at_us=NOW_US - n) for n in range(5)]
    rows[3] = replace(rows[3], draft="begun")
    rows[4] = replace(rows[4], pinned=True)
    model.load(rows)
    assert keys(model) == [rows[n].key for n in (4, 3, 0, 1, 2)]


def test_no_row_moves_comes_or_goes_while_the_list_is_held_still_but_each_says_what_is(
    model: ConversationModel,
) -> None:
    rows = [conversation(n, at_us=NOW_US - n) for n in range(5)]
    model.load(rows)
    before = keys(model)
    model.hold_still()
    newest, done = replace(rows[3], last_at_us=NOW_US + 9, unread=4), replace(rows[1], shelved_until_us=FOR_GOOD_US)
    fresh = conversation(9, at_us=NOW_US + 5)
    model.apply({one.key: one for one in (newest, done, fresh)})
    assert keys(model) == before
    assert model.at(3).unread == 4
    model.settle()
    assert keys(model) == [newest.key, fresh.key, *(rows[n].key for n in (0, 2, 4))]


def test_a_row_keeps_its_place_while_it_is_written_to(model: ConversationModel) -> None:
    rows = [conversation(n, at_us=NOW_US - n) for n in range(4)]
    model.load(rows)
    model.hold(rows[2].key)
    begun = replace(rows[2], draft="begun")
    model.apply({begun.key: begun})
    assert keys(model) == [row.key for row in rows]
    assert model.at(2).draft == "begun"
    model.hold(rows[0].key)
    assert keys(model) == [rows[n].key for n in (2, 0, 1, 3)]
    model.hold(begun.key)
    sent = replace(rows[2], last_at_us=NOW_US + 1)
    model.apply({sent.key: sent})
    assert keys(model) == [rows[n].key for n in (2, 0, 1, 3)]


def test_a_row_reads_name_unread_text_time(model: ConversationModel) -> None:
    model.load([replace(conversation(142, at_us=NOW_US - 3 * MINUTE_US, unread=2), last_text="Where can\nI park?")])
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str)
    name, unread, text, _time = spoken.split(", ")
    assert (name, unread, text) == ("(503) 555-0142", "2 unread", "Where can I park?")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"last_text": "hi"}, "hi"),
        ({"last_text": ""}, "(no text; media cannot be shown here)"),
        ({"last_direction": Direction.OUTGOING, "last_text": "hi"}, "You: hi"),
        ({"last_direction": Direction.OUTGOING, "last_text": "hi", "last_sender": "Ann"}, "Ann: hi"),
        ({"draft": "well", "last_text": "hi"}, "Draft: well"),
        ({"outgoing": OutgoingState.FAILED, "last_text": "hi"}, "Not sent: hi"),
        ({"outgoing": OutgoingState.ASKING, "last_text": "hi"}, "Unclear: hi"),
    ],
    ids=["in", "empty", "out", "named", "draft", "failed", "asking"],
)
def test_the_preview_says_who_and_how(changes: dict[str, object], words: str) -> None:
    assert preview(replace(conversation(1), **changes)) == words  # type: ignore[arg-type]
