"""The passphrase of a locked window: kept, asked for with patience, and gone with the sign-in."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from evoinbox.engine import latch
from evoinbox.engine.changes import Latched, Opened, PassphraseRefused, SignInNeeded, Unlocked
from evoinbox.engine.commands import ChoosePassphrase, SignOut, Unlock
from evoinbox.vault import MemoryVault
from tests.support.demo import made
from tests.support.sitting import Window, play, running, serving

PHRASE = "marked passphrase words"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost little: a dozen of the real ones take seconds."""
    monkeypatch.setattr(latch, "_hashed", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash)


def kept(vault: MemoryVault) -> dict[str, str]:
    """What is in the keyring under the names of passphrases."""
    return {name: secret for name, secret in vault._secrets.items() if name.startswith("latch:")}


def test_it_is_kept_as_a_hash_and_the_next_start_begins_locked(tmp_path: Path) -> None:
    async def work() -> None:
        vault = MemoryVault()
        async with serving(made()) as (url, _):
            async with running(Window(tmp_path, vault)) as window:
                await window.sit_down(url)
                window.post(ChoosePassphrase("", PHRASE))
                assert await window.until(Latched) == Latched(exists=True)
            (secret,) = kept(vault).values()
            assert secret.startswith("$argon2id$")
            assert PHRASE not in secret

            async with running(Window(tmp_path, vault)) as window:
                assert await window.until(Latched) == Latched(exists=True, locked=True)
                await window.until(Opened)
                window.post(Unlock(PHRASE))
                await window.until(Unlocked)
                window.post(ChoosePassphrase(PHRASE, ""))
                assert await window.until(Latched) == Latched(exists=False)
            assert kept(vault) == {}

    play(work())


def test_a_wrong_one_makes_the_next_wait_and_is_never_final(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, cheap: None
) -> None:
    async def work() -> None:
        async with serving(made()) as (url, _), running(Window(tmp_path, MemoryVault())) as window:
            await window.sit_down(url)
            window.post(ChoosePassphrase("", PHRASE))
            await window.until(Latched, lambda change: change.exists)
            waits = []
            for _ in range(9):
                window.post(Unlock("not it, marked too"))
                waits.append((await window.until(PassphraseRefused)).wait_s)
                window.ahead_us += waits[-1] * 1_000_000
            assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
            window.post(Unlock("not it"))
            await window.until(PassphraseRefused)
            window.post(Unlock(PHRASE))  # too early: not even looked at
            assert (await window.until(PassphraseRefused)).wait_s == 60
            window.post(ChoosePassphrase(PHRASE, "another"))
            await window.until(PassphraseRefused)
            window.ahead_us += 60_000_000
            window.post(Unlock(PHRASE))
            await window.until(Unlocked)
            window.post(Unlock("not it"))
            assert (await window.until(PassphraseRefused)).wait_s == 1

    play(work())
    assert "marked" not in caplog.text


def test_it_goes_with_the_sign_in(tmp_path: Path, cheap: None) -> None:
    async def work() -> None:
        vault = MemoryVault()
        async with serving(made()) as (url, _), running(Window(tmp_path, vault)) as window:
            for erasing in (False, True):
                await window.sit_down(url)
                window.post(ChoosePassphrase("", PHRASE))
                await window.until(Latched, lambda change: change.exists)
                window.post(SignOut(erasing=erasing))
                await window.until(SignInNeeded)
                assert kept(vault) == {}

    play(work())
