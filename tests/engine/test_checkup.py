"""A checkup beside a running engine: real files, the demo server, and keyrings of every kind."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evoinbox import checkup_wording
from evoinbox.demo.world import World
from evoinbox.domain import errors
from evoinbox.domain.checkup import Finding, Part, Verdict, Why
from evoinbox.engine import checkup
from evoinbox.engine.changes import HistoryProgress
from evoinbox.engine.checkup import Checkup
from evoinbox.engine.session import key_name, signin_name
from evoinbox.settings import Places, load_seat
from evoinbox.vault import MemoryVault, Vault
from tests.support.demo import made
from tests.support.sitting import USER, Window, play, running, serving

Spoil = Callable[[Places, MemoryVault], None]


def checkup_of(places: Places, vault: Vault, server: str = "http://127.0.0.1:9") -> Checkup:
    return Checkup(places, vault, server, "US", "EvoInbox/0", time.monotonic, lambda: "token")


async def findings_of(one: Checkup) -> dict[Part, Finding]:
    told: list[Finding] = []
    await one.run(told.append)
    assert all(checkup_wording.line(finding) for finding in told)
    return {finding.part: finding for finding in told}


def lived(place: Path, spoil: Spoil, world: World | None = None) -> dict[Part, Finding]:
    """What is found where somebody has sat, after something was spoilt."""
    found: dict[Part, Finding] = {}
    vault = MemoryVault()

    async def work() -> None:
        async with serving(world or made()) as (url, _):
            async with running(Window(place, vault)) as window:
                await window.sit_down(url)
                await window.until(HistoryProgress, lambda change: change.complete)
            spoil(window.places, vault)
            found.update(await findings_of(checkup_of(window.places, vault)))

    play(work())
    return found


def test_all_is_well_beside_a_running_engine_which_is_not_disturbed(tmp_path: Path) -> None:
    async def work() -> None:
        vault = MemoryVault()
        world = made(lambda: time.time_ns() // 1000)
        async with serving(world) as (url, server), running(Window(tmp_path, vault)) as window:
            await window.sit_down(url)
            await window.until(HistoryProgress, lambda change: change.complete)
            before = dict(vault._secrets)
            found = await findings_of(checkup_of(window.places, vault))
            assert {one.verdict for one in found.values()} == {Verdict.WELL}
            assert vault._secrets == before
            assert len(await window.sessions[-1].accounts()) == 1  # the session is alive
            assert server.world.ledger == []

    play(work())


def test_a_first_start_has_nothing_to_look_at(tmp_path: Path) -> None:
    places = Places(tmp_path, tmp_path / "logs")
    found = asyncio.run(findings_of(checkup_of(places, MemoryVault())))
    assert found[Part.SERVER].verdict is Verdict.PROBLEM
    assert (found[Part.SIGN_IN].why, found[Part.STORES].why) == (Why.NOBODY, Why.NO_FILES)
    assert found[Part.KEYRING].verdict is Verdict.WELL
    assert list(tmp_path.iterdir()) == []


class Unwilling(MemoryVault):
    """A keyring that is there and does nothing."""

    def __init__(self, error: errors.VaultError | None) -> None:
        super().__init__()
        self._error = error

    def write(self, name: str, secret: str) -> None:
        if self._error is not None:
            raise self._error
        super().write(f"not {name}", secret)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (errors.VaultMissing("x"), errors.VaultMissing),
        (errors.VaultLocked("x"), errors.VaultLocked),
        (errors.VaultFailed("x"), errors.VaultFailed),
        (None, Why.FORGETFUL),
    ],
    ids=["missing", "locked", "failed", "forgetful"],
)
def test_a_keyring_that_does_not_work_is_told(tmp_path: Path, error: errors.VaultError | None, why: object) -> None:
    places = Places(tmp_path, tmp_path / "logs")
    found = asyncio.run(findings_of(checkup_of(places, Unwilling(error))))[Part.KEYRING]
    assert found.verdict is Verdict.PROBLEM
    assert found.why is why or type(found.why) is why


def damage(places: Places, _vault: MemoryVault) -> None:
    file = max(places.data.glob("cache-*.db"), key=lambda one: one.stat().st_size)
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2)
        opened.write(b"x" * 5_000)


def open_up(places: Places, _vault: MemoryVault) -> None:
    next(places.data.glob("cache-*.db")).chmod(0o644)


def lose_key(places: Places, vault: MemoryVault) -> None:
    vault.forget(key_name(load_seat(places.seat_file).files))


def change_key(places: Places, vault: MemoryVault) -> None:
    vault.write(key_name(load_seat(places.seat_file).files), "cd" * 32)


def lose_files(places: Places, _vault: MemoryVault) -> None:
    for file in places.data.glob("desk-*"):
        file.unlink()


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (damage, errors.StoreDamaged),
        (open_up, Why.OPEN_TO_OTHERS),
        (lose_key, Why.NO_KEY),
        (change_key, errors.StoreKeyWrong),
        (lose_files, Why.NO_FILES),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_files_that_are_not_well_are_told(tmp_path: Path, spoil: Spoil, why: object) -> None:
    found = lived(tmp_path, spoil)[Part.STORES]
    assert found.verdict is Verdict.PROBLEM
    assert found.why is why or type(found.why) is why


def test_a_disk_that_is_nearly_full_and_a_file_too_large_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "LEAST_FREE", shutil.disk_usage(tmp_path).total)
    assert lived(tmp_path / "a", lambda *_: None)[Part.STORES].why is Why.NEARLY_FULL
    monkeypatch.undo()
    monkeypatch.setattr(checkup, "FILES_S", 0.0)
    monkeypatch.setattr("evoinbox.store.database._STEPS_A_LOOK", 10)
    assert lived(tmp_path / "b", lambda *_: None)[Part.STORES].why is Why.UNFINISHED


def test_a_sign_in_that_was_not_kept(tmp_path: Path) -> None:
    def lose(places: Places, vault: MemoryVault) -> None:
        vault.forget(signin_name(load_seat(places.seat_file).server, USER))

    assert lived(tmp_path, lose)[Part.SIGN_IN].why is Why.NOT_KEPT


def test_a_session_that_has_ended_and_a_password_that_was_changed(tmp_path: Path) -> None:
    world = made()

    def change(_places: Places, _vault: MemoryVault) -> None:
        world.password = "another"

    found = lived(tmp_path, change, world)[Part.SIGN_IN]
    assert found.verdict is Verdict.WELL  # the session lives on

    def end(places: Places, vault: MemoryVault) -> None:
        name = signin_name(load_seat(places.seat_file).server, USER)
        kept = vault.read(name)
        assert kept is not None
        vault.write(name, kept.replace('"right"', '"wrong"').replace("ss-", "no-"))

    found = lived(tmp_path / "b", end, made())[Part.SIGN_IN]
    assert type(found.why) is errors.WrongPassword
