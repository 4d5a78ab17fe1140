"""A small sample of `make fuzz`; that a reader which breaks a rule is found by it; that what was read can be kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from evoinbox.api import wire
from evoinbox.domain import export_forms
from evoinbox.domain.errors import Unreadable
from evoinbox.domain.legible import Legible
from evoinbox.domain.message import Message, MessageId
from evoinbox.store import search, summary
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk
from evoinbox.store.reader import Reader
from tests.fuzz import bodies, road
from tests.fuzz.__main__ import TOGETHER, run, walk
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
    kept_in, desk = Cache(tmp_path / "cache.db", KEY), Desk(tmp_path / "desk.db", KEY)
    reader = Reader(tmp_path / "cache.db", tmp_path / "desk.db", KEY)
    found: dict[MessageId, Message] = {}
    for number in range(300):
        page = wire.read_message_page(bodies.page(Random(number)).body, "US")
        found |= {message.id: message for message in page.messages}
        with kept_in.transaction():
            kept_in.store(page.messages, ())
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
    kept_in.close()


@pytest.mark.qt_log_ignore("OpenType support missing", extend=True)  # what fonts there are is not ours
def test_hostile_texts_go_through_the_program(qapp: QApplication) -> None:
    for first in range(0, 10_000, TOGETHER):
        wrong, _ = walk(first, first + TOGETHER, share=20)
        assert wrong == ""


@pytest.mark.parametrize(
    ("module", "member", "instead"),
    [
        (summary, "PREVIEW_LENGTH", 100),
        (road, "legible", Legible),
        (road, "sendable", lambda text: text.replace("\0", "&")),
        (search, "fold", str.upper),
        (export_forms, "harmless", str),
        (export_forms, "_safe", str),
    ],
    ids=[
        "cuts short",
        "shows what reorders",
        "sends what it should not",
        "files otherwise than it seeks",
        "writes formulas",
        "writes tags",
    ],
)
def test_a_program_that_breaks_a_rule_is_found(
    qapp: QApplication, module: ModuleType, member: str, instead: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, member, instead)
    wrong, _ = walk(0, 250)
    assert wrong.startswith("texts 0 to 250:")
