"""Secrets through the engine's loop: the keyring is asked in a worker, and left for the sitting when it fails.

Invariants: one question at a time, in the order they were asked; the loop never waits for the keyring, and nobody waits
longer than LIMIT_S; what the keyring said once is known for the rest of the sitting, so one that fails in the middle
costs nothing that was known; what may not be kept is in memory only.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from evoinbox.domain.errors import VaultError, VaultKept, VaultSlow
from evoinbox.vault import MemoryVault, Vault

_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")

CLOSE_S: Final = 1.0
"""How long what is still to be kept may take at the end."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until it is said that the keyring is waited for, and until it is waited for no longer."""

    told_s: float = 1.0
    limit_s: float = 30.0


class Safe:
    """Owns the vault; engine's thread only. `failed` is why nothing is kept in this sitting, None where things are.

    `on_failed` hears of it, `on_wait` that the keyring lets us wait.
    """

    def __init__(self, vault: Vault, patience: Patience | None = None) -> None:
        self._vault = vault
        self._patience = patience or Patience()
        self._memory = MemoryVault()
        self._turn = asyncio.Lock()
        self._writes: set[asyncio.Task[None]] = set()
        self.failed: VaultError | None = None
        self.on_failed: Callable[[VaultError], None] = lambda _: None
        self.on_wait: Callable[[], None] = lambda: None

    def try_again(self) -> None:
        """The agent has unlocked the keyring, or started one."""
        self.failed = None

    async def read(self, name: str) -> str | None:
        """Return a secret, or None where there is none."""
        found = await self._ask(lambda vault: vault.read(name))
        if found is None:
            return self._memory.read(name) if self.failed is not None else None
        self._memory.write(name, found)
        return found

    async def write(self, name: str, secret: str) -> None:
        """Keep a secret."""
        self._memory.write(name, secret)
        await self._ask(lambda vault: vault.write(name, secret))

    def keep(self, name: str, secret: str) -> None:
        """Keep a secret, soon: after all that was asked before."""
        task = asyncio.create_task(self.write(name, secret), name="keep a secret")
        self._writes.add(task)
        task.add_done_callback(self._writes.discard)

    async def forget(self, name: str) -> None:
        """Remove a secret, from a keyring that has failed too: what is to be gone must not come back with it.

        Raises VaultKept where it is still there.
        """
        self._memory.forget(name)
        async with self._turn:
            try:
                await self._in_worker(lambda vault: vault.forget(name))
            except VaultError as error:
                if self.failed is None:
                    self._fail(error)
                raise VaultKept from error

    async def close(self) -> None:
        """Let what is being kept reach the keyring."""
        if self._writes:
            await asyncio.wait(self._writes, timeout=CLOSE_S)

    async def _ask(self, question: Callable[[Vault], _Answer]) -> _Answer | None:
        async with self._turn:
            if self.failed is None:
                try:
                    return await self._in_worker(question)
                except VaultError as error:
                    self._fail(error)
            return None

    def _fail(self, error: VaultError) -> None:
        _log.warning("the keyring is not to be had: %s", type(error).__name__)
        self.failed = error
        self.on_failed(error)

    async def _in_worker(self, question: Callable[[Vault], _Answer]) -> _Answer:
        if isinstance(self._vault, MemoryVault):
            return question(self._vault)
        # Not cancelled when it takes too long: a question under way in a keyring cannot be taken back.
        work = asyncio.get_running_loop().run_in_executor(None, question, self._vault)
        for limit_s in (self._patience.told_s, self._patience.limit_s):
            if (await asyncio.wait([work], timeout=limit_s))[0]:
                return work.result()
            if limit_s == self._patience.told_s:
                self.on_wait()
        work.add_done_callback(lambda late: late.cancelled() or late.exception())  # nobody asks any more
        raise VaultSlow
