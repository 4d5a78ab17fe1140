"""A small sample of `make fuzz`; that a reader which breaks a rule is found by it; that what was read can be kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from evoinbox.api import wire
from evoinbox.domain.errors import Unreadable
from evoinbox.domain.message import Message, MessageId
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk
from evoinbox.store.reader import Reader
from tests.fuzz import bodies
from tests.fuzz.__main__ import run
from tests.support.build import KEY


def test_mutated_replies_are_read_or_refused_by_our_own_errors() -> None:
    assert run(0, 6_000) == ""


def _raises(*_: object) -> bytes:
    raise Unreadable("too odd")


@pytest.mark.parametrize(
    ("member", "instead"),
    [("_mended", _raises), ("_truth", bool), ("_within", lambda at_us: at_us), ("_id_of", _raises)],
    ids=["mends nothing", "takes any word for true", "takes any year", "stumbles while logging"],
)
def test_a_reader_that_breaks_a_rule_is_found(member: str, instead: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, member, instead)

    found = run(0, 2_000)

    assert found.startswith("body ")
    assert "Traceback" in found


@pytest.mark.expects_log
def test_what_was_read_from_mutated_pages_can_be_kept_and_shown(tmp_path: Path) -> None:
    cache, desk = Cache(tmp_path / "cache.db", KEY), Desk(tmp_path / "desk.db", KEY)
    reader = Reader(tmp_path / "cache.db", tmp_path / "desk.db", KEY)
    found: dict[MessageId, Message] = {}
    for number in range(300):
        page = wire.read_message_page(bodies.page(Random(number)).body, "US")
        found |= {message.id: message for message in page.messages}
        with cache.transaction():
            cache.store(page.messages, ())
    assert len(found) > 500
    kept = {
        message.id: message
        for conversation in reader.conversations()
        for message in reader.newest(conversation.key, 10_000)
    }
    # A line and an address have one name each, whatever single texts say.
    assert {key: replace(message, line_name="", address="") for key, message in kept.items()} == {
        key: replace(message, line_name="", address="") for key, message in found.items()
    }
    reader.close()
    desk.close()
    cache.close()
