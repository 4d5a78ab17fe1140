"""The passphrase that opens a locked window: kept as a hash beside the sign-in, and asked for with patience.

Invariants: the passphrase is nowhere but in the command that brings it; the hash (argon2id) is in the keyring, or in
memory for a sitting without one; each wrong one makes the next wait longer, up to LONGEST_WAIT_S, and none is final.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final, assert_never

from evoinbox.domain.errors import VaultKept
from evoinbox.engine.changes import Change, Latched, PassphraseRefused, Unlocked
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import ChoosePassphrase, LatchCommand, Unlock
from evoinbox.engine.safe import Safe

_log = logging.getLogger(__name__)

LONGEST_WAIT_S: Final = 60
SECOND_US: Final = 1_000_000


class Latch:
    """Of whoever sits here; engine's thread only. `publish` hears whether there is a passphrase, and if one fits."""

    def __init__(self, safe: Safe, clock: Clock, publish: Callable[[Change], None]) -> None:
        self._safe = safe
        self._clock = clock
        self._publish = publish
        self._turn = asyncio.Lock()
        self._name = ""
        self._hash: str | None = None
        self._wrong = 0
        self._not_before_us = 0

    async def take(self, name: str, *, locked: bool) -> None:
        """Read what is kept under a name; `locked` has the window begin locked, where there is a passphrase."""
        self._name, self._hash = name, await self._safe.read(name)
        self._publish(Latched(self._hash is not None, locked=locked and self._hash is not None))

    async def answer(self, command: LatchCommand) -> None:
        """Answer an attempt, or put another passphrase in the place of the one that is asked for, or none."""
        async with self._turn:
            match command:
                case Unlock(passphrase):
                    if await self._fits(passphrase):
                        self._publish(Unlocked())
                case ChoosePassphrase(old, new):
                    if self._hash is None or await self._fits(old):
                        await self._choose(new)
                case _:
                    assert_never(command)

    async def _choose(self, new: str) -> None:
        if new:
            self._hash = await asyncio.get_running_loop().run_in_executor(None, _hashed, new)
            await self._safe.write(self._name, self._hash)
        else:
            self._hash = None
            await self._forget()
        self._publish(Latched(self._hash is not None))

    async def _forget(self) -> None:
        try:
            await self._safe.forget(self._name)
        except VaultKept:
            _log.warning("the keyring keeps the passphrase's hash")

    async def _fits(self, passphrase: str) -> bool:
        """Whether it is the one, unless it is too early to ask; tells where it is not."""
        early_us = self._not_before_us - self._clock.now_us()
        if 0 < early_us <= LONGEST_WAIT_S * SECOND_US:
            self._publish(PassphraseRefused(-(-early_us // SECOND_US)))
            return False
        if self._hash is None or await asyncio.get_running_loop().run_in_executor(None, _fits, self._hash, passphrase):
            self._wrong = 0
            return True
        self._wrong += 1
        wait_s = min(2 ** min(self._wrong - 1, 10), LONGEST_WAIT_S)
        self._not_before_us = self._clock.now_us() + wait_s * SECOND_US
        _log.info("a passphrase did not fit, %d in a row", self._wrong)
        self._publish(PassphraseRefused(wait_s))
        return False


def _hashed(passphrase: str) -> str:
    from argon2 import PasswordHasher  # 20 ms, in a worker, and only where there is a passphrase

    return PasswordHasher().hash(passphrase)


def _fits(known: str, passphrase: str) -> bool:
    # 20 ms, in a worker, and only where there is a passphrase
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(known, passphrase)
    except (VerificationError, InvalidHashError):
        return False
