"""A page of a look that is the same again: when it is not taken again, and when it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from evoinbox.domain import errors
from evoinbox.domain.message import Line, LineId, Message, MessageId
from evoinbox.engine.past import DAY_US
from evoinbox.store.cache import Stored
from tests.engine.test_sync import past
from tests.support.build import NOW_US, message, whole
from tests.support.rig import CONVERSATION, Rig, looks, run


def test_a_page_that_was_taken_and_is_the_same_again_is_not_taken_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(20)
        rig.start(sync=True)
        await rig.time.pass_(120)
        stored = rig.cache.store
        taken: list[int] = []

        def store(messages: Sequence[Message], read_here: Collection[MessageId]) -> Stored:
            taken.append(len(messages))
            return stored(messages, read_here)

        monkeypatch.setattr(rig.cache, "store", store)
        before = looks(rig)
        await rig.time.pass_(120)
        assert looks(rig) > before + 5
        assert taken == []
        rig.service.texts.append(message("new", at_us=rig.time.now_us, unread=True))
        await rig.time.pass_(30)
        assert taken
        assert rig.cache.count() == 21

    run(tmp_path, play)


def test_it_is_taken_again_when_something_has_changed_here(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [message("a", unread=True)]
        rig.start(sync=True)
        await rig.time.pass_(120)
        rig.inbox.mark_vanished({MessageId("a")})
        assert rig.reader.newest(CONVERSATION, 9)[0].vanished
        await rig.time.pass_(30)
        assert not rig.reader.newest(CONVERSATION, 9)[0].vanished

    run(tmp_path, play)


def test_it_is_taken_again_when_less_or_other_was_taken_than_it_brings(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [message("a", unread=True)]
        rig.start(sync=True)
        rig.inbox.keep_from_us = lambda: NOW_US + DAY_US  # by a clock that is wrong
        await rig.time.pass_(120)
        assert rig.cache.count() == 0
        rig.inbox.keep_from_us = lambda: 0
        await rig.time.pass_(30)
        assert rig.cache.count() == 1
        await rig.time.pass_(60)
        rig.inbox.learn_lines([Line(LineId("line-1"), "Another name")])
        await rig.time.pass_(30)
        assert [line.name for line in rig.reader.lines()] == ["Front desk"]

    run(tmp_path, play)


@pytest.mark.expects_log
def test_what_was_read_while_the_disk_was_full_is_read_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [message("a", unread=True)]
        rig.start(sync=True)
        await rig.time.pass_(120)
        mark_read = rig.desk.mark_read

        def kept(ids: Sequence[MessageId]) -> None:
            mark_read(ids)
            raise errors.StoreUnwritable("full, once the desk had it")

        with monkeypatch.context() as full:
            full.setattr(rig.desk, "mark_read", kept)
            with pytest.raises(errors.StoreUnwritable):
                rig.inbox.mark_read(whole(CONVERSATION))
        assert rig.reader.waiting().unread == 1
        await rig.time.pass_(30)
        assert rig.reader.waiting().unread == 0

    run(tmp_path, play)


@pytest.mark.expects_log
def test_it_is_taken_again_where_the_disk_did_not_take_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = past(3)
        rig.start(sync=True)
        await rig.time.pass_(120)
        rig.service.texts.append(message("new", at_us=rig.time.now_us, unread=True))

        def refuse(*_: object) -> Stored:
            raise errors.StoreUnwritable("full")

        with monkeypatch.context() as full:
            full.setattr(rig.cache, "store", refuse)
            await rig.time.pass_(60)
        assert rig.cache.count() == 3
        await rig.time.pass_(60)
        assert rig.cache.count() == 4

    run(tmp_path, play)
