"""The engine whole: real client, real files, the demo server on a real socket; the test plays the window."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import pytest

from evoinbox.demo.world import World
from evoinbox.domain import errors
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.engine.changes import (
    Closing,
    Contact,
    DraftNotStored,
    Freshness,
    HistoryProgress,
    NotStored,
    Opened,
    OutgoingChanged,
    SignInNeeded,
    Unsafe,
)
from evoinbox.engine.commands import Addressed, Attend, MarkRead, SaveDraft, Send, SignOut, UseSettings
from evoinbox.settings import Settings
from evoinbox.vault import MemoryVault
from tests.support.build import whole
from tests.support.demo import made
from tests.support.sitting import PASSWORD, USER, Window, carried_out, key_of, play, reader_of, running, serving


def test_a_first_start_asks_who_is_there(tmp_path: Path) -> None:
    async def work() -> None:
        async with running(Window(tmp_path, MemoryVault())) as window:
            needed = await window.until(SignInNeeded)
            assert needed == SignInNeeded("https://x.example", "", None)

    play(work())


def test_sign_in_read_send_and_start_again_without_network(tmp_path: Path) -> None:
    vault = MemoryVault()

    async def first(world: World) -> None:
        async with serving(world) as (url, _), running(Window(tmp_path, vault)) as window:
            opened = await window.sit_down(url)
            await window.until(HistoryProgress, lambda change: change.complete)
            window.post(Send(OutgoingId("o1"), "+15035550111", LineId("l1"), "on my way", 0))
            window.post(SaveDraft(Draft(key_of(opened, "PARCELPAL"), "PARCELPAL", LineId("l1"), "half a", 4)))
            await window.until(OutgoingChanged, lambda change: change.id == "o1")
            await window.until(Freshness, lambda change: change.contact is Contact.GOOD)
            await carried_out(world)

    async def second() -> None:
        async with running(Window(tmp_path, vault)) as window:
            opened = await window.until(Opened)
            reader = reader_of(opened)
            rows = {row.address: row for row in reader.conversations()}
            assert len(rows) == 3
            assert rows["PARCELPAL"].draft == "half a"
            assert rows["+15035550111"].last_text == "on my way"
            assert len(reader.newest(rows["+15035550111"].key, 99)) == 11
            reader.close()
            await window.until(Freshness, lambda change: change.contact is Contact.OFFLINE)

    world = made()
    play(first(world))
    assert [entry.body for entry in world.ledger] == ["on my way"]
    play(second())
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"on my way" not in written
    assert PASSWORD.encode() + b'"' not in written


def test_the_service_s_clock_is_known_at_the_next_start_before_any_answer(tmp_path: Path) -> None:
    """A text may leave at once, and its echo is looked for by that clock."""
    vault, ahead_us = MemoryVault(), 3 * 3600 * 1_000_000

    async def first() -> None:
        world = made(lambda: time.time_ns() // 1000 + ahead_us)
        async with serving(world) as (url, _), running(Window(tmp_path, vault)) as window:
            await window.sit_down(url)
            await window.until(Freshness, lambda change: change.contact is Contact.GOOD)

    async def second() -> None:
        async with running(Window(tmp_path, vault)) as window:
            await window.until(Opened)
            assert abs(window.sessions[0].ahead_us - ahead_us) < 5_000_000

    play(first())
    play(second())


def test_signing_out_forgets_secrets_and_keeps_what_is_on_the_desk(tmp_path: Path) -> None:
    vault = MemoryVault()

    async def work() -> None:
        async with serving(made()) as (url, _), running(Window(tmp_path, vault)) as window:
            opened = await window.sit_down(url)
            name = f"signin:{USER}@{url}"
            kept = json.loads(vault.read(name) or "{}")
            assert kept["password"] == PASSWORD
            assert {"ss-id", "ss-pid", "ss-opt"} <= kept["cookies"].keys()
            await window.until(HistoryProgress, lambda change: change.complete)
            window.post(SaveDraft(Draft(key_of(opened, "PARCELPAL"), "PARCELPAL", LineId("l1"), "half a", 4)))
            window.post(SignOut())
            await window.until(Closing)
            needed = await window.until(SignInNeeded)
            assert (needed.server, needed.user_name, needed.error) == (url, USER, None)
            assert vault.read(name) is None
            again = await window.sit_down(url)
            reader = reader_of(again)
            assert [row.draft for row in reader.conversations() if row.address == "PARCELPAL"] == ["half a"]
            reader.close()

    play(work())


def test_a_session_that_ended_on_the_server_is_renewed_in_silence(tmp_path: Path) -> None:
    async def work() -> None:
        async with serving(made()) as (url, server), running(Window(tmp_path, MemoryVault())) as window:
            await window.sit_down(url)
            await window.until(HistoryProgress, lambda change: change.complete)
            await window.until(Freshness, lambda change: change.contact is Contact.GOOD)
            server.sessions.end_all()
            window.post(Attend(looking=False))
            window.post(Attend(looking=True))
            fresh = await window.until(Freshness)
            assert fresh.contact is Contact.GOOD

    play(work())


def test_a_text_without_a_seat_is_given_back(tmp_path: Path) -> None:
    async def work() -> None:
        async with running(Window(tmp_path, MemoryVault())) as window:
            window.post(UseSettings(Settings()))
            window.post(MarkRead(whole(ConversationKey("tel:+15035550111"))))
            window.post(Send(OutgoingId("o1"), "+15035550111", LineId("l1"), "x", 0))
            assert (await window.until(NotStored)).id == "o1"

    play(work())


def test_what_was_written_for_another_seat_goes_nowhere(tmp_path: Path) -> None:
    """The agent pressed Enter in the moment the account changed: it must not leave from the new one."""

    async def work() -> None:
        async with serving(made()) as (url, _), running(Window(tmp_path, MemoryVault())) as window:
            before = await window.sit_down(url)
            opened = await window.sit_down(url)
            assert opened.sitting != before.sitting
            draft = Draft(ConversationKey("tel:+15035550111"), "+15035550111", LineId("l1"), "half a", 4)
            for command in (Send(OutgoingId("o1"), "+15035550111", LineId("l1"), "x", 0), SaveDraft(draft)):
                window.commands.put_nowait(Addressed(command, before.sitting))
            assert (await window.until(NotStored)).id == "o1"
            assert (await window.until(DraftNotStored)).draft == draft
            with contextlib.closing(reader_of(opened)) as reader:
                assert reader.outgoing_text(OutgoingId("o1")) is None
                assert reader.draft(draft.conversation) is None

    play(work())


class BrokenVault:
    """A keyring that is not there."""

    def read(self, name: str) -> str | None:
        raise errors.VaultMissing(name)

    def write(self, name: str, secret: str) -> None:  # noqa: ARG002 - kept nowhere
        raise errors.VaultMissing(name)

    def forget(self, name: str) -> None:
        raise errors.VaultMissing(name)


@pytest.mark.expects_log
def test_without_a_keyring_it_works_for_the_sitting_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with serving(made()) as (url, _), running(Window(tmp_path, BrokenVault())) as window:
            opened = await window.sit_down(url)
            told = await window.until(Unsafe)
            assert type(told.error) is errors.VaultMissing
            await window.until(HistoryProgress, lambda change: change.complete)
            assert opened.cache.exists()

    play(work())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.expects_log
def test_a_damaged_cache_is_set_aside_and_rebuilt_and_the_desk_kept(tmp_path: Path) -> None:
    vault = MemoryVault()

    async def first(url: str) -> Opened:
        async with running(Window(tmp_path, vault)) as window:
            opened = await window.sit_down(url)
            await window.until(HistoryProgress, lambda change: change.complete)
            window.post(SaveDraft(Draft(key_of(opened, "PARCELPAL"), "PARCELPAL", LineId("l1"), "half a", 4)))
            return opened

    async def second() -> None:
        async with running(Window(tmp_path, vault)) as window:
            opened = await window.until(Opened)
            told = await window.until(Unsafe)
            assert type(told.error) is errors.StoreKeyWrong
            await window.until(HistoryProgress, lambda change: change.complete)
            reader = reader_of(opened)
            assert {row.address: row.draft for row in reader.conversations()}["PARCELPAL"] == "half a"
            reader.close()

    async def work() -> None:
        async with serving(made()) as (url, _):
            opened = await first(url)
            opened.cache.write_bytes(b"no database" * 1000)
            await second()

    play(work())
    assert list(tmp_path.glob("*.mark.aside"))


@pytest.mark.expects_log
def test_a_desk_that_does_not_open_is_put_beside_and_said(tmp_path: Path) -> None:
    async def work() -> None:
        vault = MemoryVault()
        async with serving(made()) as (url, _):
            async with running(Window(tmp_path, vault)) as window:
                opened = await window.sit_down(url)
            opened.desk.write_bytes(b"no database" * 1000)
            async with running(Window(tmp_path, vault)) as window:
                assert type((await window.until(Unsafe)).error) is errors.DeskSetAside
                await window.until(HistoryProgress, lambda change: change.complete)

    play(work())
    (kept,) = (path for path in tmp_path.rglob("*.mark.aside") if "desk" in path.name)
    assert kept.read_bytes() == b"no database" * 1000


@pytest.mark.expects_log
def test_a_bug_in_one_command_is_reported_and_the_next_is_taken(tmp_path: Path) -> None:
    async def work() -> None:
        async with serving(made()) as (url, _), running(Window(tmp_path, MemoryVault())) as window:
            window.bugs_expected = [AttributeError]
            await window.sit_down(url)
            window.post(SaveDraft(None))  # type: ignore[arg-type]
            window.post(Send(OutgoingId("o1"), "+15035550111", LineId("l1"), "x", 0))
            assert (await window.until(OutgoingChanged)).id == "o1"

    play(work())
