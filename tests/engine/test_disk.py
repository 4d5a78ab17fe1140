"""A disk that fills up while the engine works: nothing is lost, nothing is sent twice, and it is said."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evoinbox.domain import errors
from evoinbox.domain.outgoing import Outgoing
from evoinbox.engine.changes import Contact, Freshness, Unsafe
from evoinbox.store.cache import Stored
from tests.support.build import NOW_US, message
from tests.support.rig import TO, Rig, S, run


def contact(rig: Rig) -> Contact:
    return [change.contact for change in rig.changes if isinstance(change, Freshness)][-1]


class FullDisk:
    """Makes writing to the desk fail while it is on."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig
        self._update = rig.desk.update

    def on(self) -> None:
        def full(text: Outgoing) -> None:
            raise errors.StoreUnwritable("full")

        self._rig.desk.update = full  # type: ignore[method-assign]

    def off(self) -> None:
        self._rig.desk.update = self._update  # type: ignore[method-assign]


@pytest.mark.expects_log
def test_a_disk_full_before_sending_sends_nothing_and_goes_on_later(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        disk = FullDisk(rig)
        rig.start()
        rig.send()
        disk.on()
        await rig.time.pass_(1)
        assert rig.service.calls == []
        assert {type(change.error) for change in rig.changes if isinstance(change, Unsafe)} == {errors.StoreUnwritable}
        disk.off()
        await rig.time.pass_(120)
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play)


@pytest.mark.expects_log
def test_a_disk_full_after_sending_never_sends_twice(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        disk = FullDisk(rig)
        rig.service.gate = asyncio.Event()
        rig.start(sync=True)
        rig.send()
        await rig.time.settle()
        disk.on()
        rig.service.gate.set()
        await rig.time.pass_(1)
        assert rig.state() is S.SENDING
        disk.off()
        await rig.time.pass_(120)
        assert rig.state() is S.ACCEPTED
        assert rig.service.sent == [(TO, "on my way")]

    run(tmp_path, play)


@pytest.mark.expects_log
def test_what_cannot_be_stored_is_told_and_comes_again(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        rig.service.texts = [message(f"m{n}", at_us=NOW_US - n) for n in range(3)]
        stored = rig.cache.store

        def full(*_: object) -> Stored:
            raise errors.StoreUnwritable("full")

        rig.cache.store = full  # type: ignore[assignment,method-assign]
        rig.start(sync=True)
        await rig.time.pass_(1)
        assert contact(rig) is Contact.UNSTORED
        rig.cache.store = stored  # type: ignore[method-assign]
        await rig.time.pass_(30)
        assert contact(rig) is Contact.GOOD
        assert rig.cache.count() == 3

    run(tmp_path, play)


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("fault", "state"),
    [(errors.Refused(400), S.FAILED), (errors.ConnectionRefused(), S.QUEUED), (errors.TimedOut(), S.CHECKING)],
    ids=["refused", "offline", "unclear"],
)
def test_an_outcome_the_disk_refuses_is_kept_and_written_when_it_can_be(
    tmp_path: Path, fault: errors.ServiceError, state: S
) -> None:
    async def play(rig: Rig) -> None:
        disk = FullDisk(rig)
        rig.service.gate = asyncio.Event()
        rig.service.send_faults = [("before", fault)]
        rig.start()
        rig.send()
        rig.send("next", "after it")
        await rig.time.settle()
        disk.on()
        rig.service.gate.set()
        await rig.time.pass_(60)
        assert rig.state() is S.SENDING
        assert rig.service.calls == ["send"]
        assert len([change for change in rig.changes if isinstance(change, Unsafe)]) == 1
        disk.off()
        rig.service.send_faults = [("before", fault)] * 9
        await rig.time.pass_(6)
        assert rig.state() is state

    run(tmp_path, play)


@pytest.mark.expects_log
def test_nothing_leaves_before_the_disk_has_taken_what_the_last_run_left_behind(tmp_path: Path) -> None:
    async def die(rig: Rig) -> None:
        rig.service.gate = asyncio.Event()
        rig.start()
        rig.send("cut off", "the first")
        await rig.time.settle()
        rig.send("other", "to somebody else", to="+15035550177")

    async def live(rig: Rig) -> None:
        disk = FullDisk(rig)
        disk.on()
        rig.start()
        await rig.time.pass_(60)
        assert rig.state("cut off") is S.SENDING
        assert rig.service.calls == []
        disk.off()
        await rig.time.pass_(6)
        assert rig.state("cut off") is S.CHECKING
        assert rig.state("other") is S.ACCEPTED

    run(tmp_path, die, undo_s=0)
    run(tmp_path, live)


@pytest.mark.expects_log
def test_an_echo_that_came_while_the_disk_was_full_is_found_later(tmp_path: Path) -> None:
    async def play(rig: Rig) -> None:
        disk = FullDisk(rig)
        rig.service.send_faults = [("after", errors.TimedOut())]
        rig.start()
        rig.send()
        await rig.time.settle()
        assert rig.state() is S.CHECKING
        disk.on()
        rig.start(sync=True)
        await rig.time.pass_(10)
        assert rig.cache.count() == 1
        assert rig.state() is S.CHECKING
        disk.off()
        await rig.time.pass_(20)
        assert rig.state() is S.ACCEPTED

    run(tmp_path, play)
