"""A checkup: the way to the service, the keyring, the sign-in and the files, each looked at and told by itself.

Invariants: reads beside whoever works with the same files, and changes nothing of theirs; what may block is asked in a
worker of the loop and given a limit; one part that fails ends no other.
"""

from __future__ import annotations

import asyncio
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec

from evoinbox.domain.checkup import Finding, Part, Verdict, Why
from evoinbox.domain.errors import NotAnAddress, StoreError, VaultError
from evoinbox.engine.session import Secrets, key_name, signin_name
from evoinbox.settings import LastSeat, Places, load_seat
from evoinbox.store.database import Database
from evoinbox.vault import Vault

if TYPE_CHECKING:
    from evoinbox.api.checkup import Way

KEYRING_S: Final = 10.0
"""A keyring that takes longer waits for somebody to unlock it."""

FILES_S: Final = 20.0
"""For looking through the files; 1,000,000 texts take about 4 s."""

LEAST_FREE: Final = 256 * 1024 * 1024
"""With less room on the disk than that, a day's texts and an update may fail."""

TRIED: Final = "checkup"
"""The name under which something is put into the keyring to see whether it comes back."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What is needed to look; `server` is the one asked where nobody has signed in, `user_agent` how we are called."""

    places: Places
    vault: Vault
    server: str
    region: str
    user_agent: str
    monotonic: Callable[[], float]
    token: Callable[[], str]

    async def run(self, tell: Callable[[Finding], None]) -> None:
        """Look at everything, and tell each finding as it is made."""
        last = load_seat(self.places.seat_file)
        way = await self._look_at_way(last.server or self.server, tell)
        keyring = await self._look_at_keyring()
        tell(keyring)
        usable = keyring.verdict is Verdict.WELL
        tell(await self._look_at_sign_in(last, way, usable=usable))
        if way is not None:
            await way.client.close()
        tell(await self._look_at_files(last, usable=usable))

    async def _look_at_way(self, server: str, tell: Callable[[Finding], None]) -> Way | None:
        """The way as far as it can be gone, or None where it does not lead to the service."""
        from evoinbox.api.checkup import Way  # 130 ms with httpx: not paid by a start

        try:
            way = Way(server, self.user_agent, self.region)
        except NotAnAddress as error:
            tell(Finding(Part.SERVER, Verdict.PROBLEM, error))
            return None
        findings = await way.look()
        for finding in findings:
            tell(finding)
        if findings[-1].verdict in (Verdict.WELL, Verdict.DOUBT):
            return way
        await way.client.close()
        return None

    async def _look_at_keyring(self) -> Finding:
        def give_and_take() -> bool:
            token = self.token()
            self.vault.write(TRIED, token)
            came_back = self.vault.read(TRIED) == token
            self.vault.forget(TRIED)
            return came_back

        try:
            async with asyncio.timeout(KEYRING_S):
                came_back = await asyncio.to_thread(give_and_take)
        except TimeoutError:
            return Finding(Part.KEYRING, Verdict.PROBLEM, Why.SLOW, number=round(KEYRING_S))
        except VaultError as error:
            return Finding(Part.KEYRING, Verdict.PROBLEM, type(error)())
        return Finding(Part.KEYRING, *((Verdict.WELL, Why.FINE) if came_back else (Verdict.PROBLEM, Why.FORGETFUL)))

    async def _look_at_sign_in(self, last: LastSeat, way: Way | None, *, usable: bool) -> Finding:
        from evoinbox.api.checkup import examine_sign_in  # 130 ms with httpx: not paid by a start

        if not last.files:
            return Finding(Part.SIGN_IN, Verdict.UNTRIED, Why.NOBODY)
        if way is None or not usable:
            return Finding(Part.SIGN_IN, Verdict.UNTRIED, Why.NOT_REACHED)
        try:
            found = await asyncio.to_thread(self.vault.read, signin_name(last.server, last.user_name))
            kept = msgspec.json.decode(found, type=Secrets) if found else None
        except (VaultError, msgspec.MsgspecError):
            kept = None
        if kept is None:
            return Finding(Part.SIGN_IN, Verdict.PROBLEM, Why.NOT_KEPT)
        return await examine_sign_in(way.client, last.user_name, kept.password, kept.cookies)

    async def _look_at_files(self, last: LastSeat, *, usable: bool) -> Finding:
        if not last.files:
            return Finding(Part.STORES, Verdict.UNTRIED, Why.NO_FILES)
        if not usable:
            return Finding(Part.STORES, Verdict.UNTRIED, Why.NOT_REACHED)
        return await asyncio.to_thread(self._files, last.files)

    def _files(self, name: str) -> Finding:
        """In a worker: the connection is made, used and closed here."""
        until, size, whole = self.monotonic() + FILES_S, 0, True
        try:
            key = self.vault.read(key_name(name))
            if key is None:
                return Finding(Part.STORES, Verdict.PROBLEM, Why.NO_KEY)
            for file in self.places.store_files(name):
                if sys.platform != "win32" and stat.S_IMODE(file.stat().st_mode) & 0o077:
                    return Finding(Part.STORES, Verdict.PROBLEM, Why.OPEN_TO_OTHERS, file.name)
                database = Database.read(file, key)
                try:
                    whole = database.look_through(lambda: self.monotonic() < until) and whole
                finally:
                    database.close()
                size += file.stat().st_size
            free = shutil.disk_usage(self.places.data).free
        except (VaultError, StoreError) as error:
            return Finding(Part.STORES, Verdict.PROBLEM, type(error)())
        except OSError:
            return Finding(Part.STORES, Verdict.PROBLEM, Why.NO_FILES)
        if free < LEAST_FREE:
            return Finding(Part.STORES, Verdict.DOUBT, Why.NEARLY_FULL, number=size, free=free)
        verdict, why = (Verdict.WELL, Why.FINE) if whole else (Verdict.DOUBT, Why.UNFINISHED)
        return Finding(Part.STORES, verdict, why, number=size, free=free)
