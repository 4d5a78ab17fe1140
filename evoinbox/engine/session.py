"""Who is signed in: opening and closing a seat's files, the sign-in itself, and the secrets that outlive a run.

Invariants: secrets go to the vault only; a seat's files are named by server, user and account, so that caches never
mix; a cache that cannot be used is set aside and rebuilt, a desk is set aside and kept; the cached inbox opens before
any request.
"""

from __future__ import annotations

import hashlib
import logging
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from evoinbox.domain.errors import (
    AnsweredError,
    DeskSetAside,
    Forbidden,
    InboxError,
    Missing,
    Refused,
    SignedOut,
    StoreDamaged,
    StoreKeyWrong,
    StoreNewer,
    StoreUnwritable,
    Unreadable,
    VaultEmpty,
    VaultKept,
    VaultKeyLost,
    VaultUnreadable,
)
from evoinbox.domain.message import Account, AccountId
from evoinbox.engine.changes import Opened, Seat
from evoinbox.engine.safe import Patience, Safe
from evoinbox.settings import LastSeat, Places, load_seat, save
from evoinbox.store.cache import Cache
from evoinbox.store.database import set_aside
from evoinbox.store.desk import Desk
from evoinbox.vault import Vault

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)

SITTING: Final = "sitting-"
_KEY: Final = re.compile(r"[0-9a-f]{64}")

SENDING_ROLES = frozenset({"User", "Admin"})
"""Roles that let a sign-in send: `User` is documented for SendMessage; the framework lets `Admin` pass every check."""


class Secrets(msgspec.Struct, frozen=True):
    """What the vault keeps of a sign-in; no password once the service has refused it."""

    password: str | None
    cookies: dict[str, str]

    def __repr__(self) -> str:
        """Keep the secrets out of logs and tracebacks."""
        return "Secrets()"


@dataclass(frozen=True, slots=True)
class Files:
    """The open files of a seat."""

    cache: Cache
    desk: Desk

    def close(self) -> None:
        """Close both."""
        self.cache.close()
        self.desk.close()


class Keeper:
    """Remembers seats and secrets between runs; engine's thread only.

    `notices` gathers what the agent must be told of a seat that opens.
    """

    def __init__(self, places: Places, vault: Vault, mark: Callable[[], str], patience: Patience | None = None) -> None:
        self._places = places
        self._mark = mark
        self.safe = Safe(vault, patience)
        self.last = load_seat(places.seat_file)
        self.notices: list[InboxError] = []
        self._sitting: tempfile.TemporaryDirectory[str] | None = None
        _clear_sittings(places)

    @property
    def sitting_only(self) -> bool:
        """Nothing of this run can be kept."""
        return self.safe.failed is not None

    async def secrets_of(self, server: str, user_name: str) -> Secrets | None:
        """What the vault has of a sign-in; raises VaultEmpty or VaultUnreadable where that is not what was put there.

        A vault that fails leaves None.
        """
        found = await self.safe.read(signin_name(server, user_name))
        if found is None:
            if self.sitting_only:
                return None
            raise VaultEmpty
        try:
            return msgspec.json.decode(found, type=Secrets)
        except msgspec.MsgspecError as error:
            raise VaultUnreadable from error

    def remember(self, server: str, user_name: str, kept: Secrets) -> None:
        """Put a sign-in's secrets into the vault."""
        self.safe.keep(signin_name(server, user_name), msgspec.json.encode(kept).decode())

    async def forget(self, server: str, user_name: str) -> None:
        """Remove a sign-in's secrets, and open nothing at the next start; raises VaultKept."""
        self._save(msgspec.structs.replace(self.last, account_id="", account_name="", files=""))
        for name in (signin_name(server, user_name), latch_name(server, user_name)):
            await self.safe.forget(name)

    def seat_of_last_time(self) -> Seat | None:
        """Who sat here last and did not sign out."""
        last = self.last
        if not last.files:
            return None
        others = frozenset(map(AccountId, last.other_accounts))
        return Seat(last.server, last.user_name, Account(AccountId(last.account_id), last.account_name), others)

    async def key_of(self, seat: Seat) -> str:
        """The key of a seat's files, made and kept before the first of them is.

        Files whose key is gone are put aside here: they can never be opened.
        """
        name = files_name(seat)
        found = await self.safe.read(key_name(name))
        if found is not None and _KEY.fullmatch(found):
            return found
        key = secrets.token_hex(32)
        await self.safe.write(key_name(name), key)
        if not self.sitting_only:
            left = [path for path in self._places.store_files(name) if path.exists()]
            for path in left:
                set_aside(path, self._mark())
            if left or found is not None:
                self.notices.append(VaultKeyLost())
        return key

    def open(self, seat: Seat, key: str) -> tuple[Files, Opened]:
        """Open a seat's files and remember it; raises StoreError when the desk is not to be had."""
        if self.safe.failed is not None:
            self.notices.append(self.safe.failed)
        cache_path, desk_path = self._store_files(files_name(seat))
        # The desk first: one of a newer program is refused before anything is touched.
        desk = self._open_desk(desk_path, key)
        try:
            cache = self._open_cache(cache_path, key)
        except BaseException:
            desk.close()
            raise
        self._save(
            LastSeat(
                self.last.vault,
                seat.server,
                seat.user_name,
                seat.account.id,
                seat.account.name,
                files_name(seat),
                sorted(seat.others),
                sorted({*self.last.sign_ins, signin_name(seat.server, seat.user_name)}),
            )
        )
        return Files(cache, desk), Opened(seat, cache_path, desk_path, key, not self.sitting_only)

    def _open_desk(self, path: Path, key: str) -> Desk:
        try:
            return Desk(path, key)
        except (StoreKeyWrong, StoreDamaged) as error:
            _log.warning("the desk was set aside: %s", type(error).__name__)
            self.notices.append(DeskSetAside(set_aside(path, self._mark()).name))
            return Desk(path, key)

    def _open_cache(self, path: Path, key: str) -> Cache:
        try:
            return Cache(path, key)
        except (StoreKeyWrong, StoreDamaged, StoreNewer) as error:
            self.notices.insert(0, error)  # the last one told stays in sight, and the desk's weighs more
            set_aside(path, self._mark())
            return Cache(path, key)

    def drop_idle_caches(self, before_us: int) -> None:
        """Remove the caches that nobody has had open since an instant, but that of who sits here; they come again."""
        for path in self._places.caches():
            aside = path.name.endswith(".aside") or ".aside-" in path.name
            ours = not aside and path.name.startswith(f"cache-{self.last.files}.")
            with suppress(OSError):  # gone meanwhile, or not to be removed: tried again
                if not ours and path.stat().st_mtime_ns // 1000 < before_us:
                    path.unlink()
                    _log.info("a cache that nobody had open was removed")

    async def erase(self) -> InboxError | None:
        """Remove all that was kept of anybody who sat here, keys first; returns why something is still there, if it is.

        The settings stay; no file has to be open.
        """
        latches = (name.replace("signin:", "latch:", 1) for name in self.last.sign_ins)
        names = {*self.last.sign_ins, *latches, *(key_name(name) for name in self._places.seats())}
        kept: InboxError | None = None
        for name in sorted(names):
            try:
                await self.safe.forget(name)
            except VaultKept as error:
                kept = error
        for path in self._places.private_files():
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("not everything could be removed: %s", error.strerror)
                kept = StoreUnwritable("remove")
        self.last = LastSeat(self.last.vault)
        save(self._places.seat_file, self.last)
        self._close_sitting()
        return kept

    async def close(self) -> None:
        """Leave nothing of a sitting without a keyring: the key that opens its files ends here too."""
        await self.safe.close()
        self._close_sitting()

    def _close_sitting(self) -> None:
        if self._sitting is not None:
            self._sitting.cleanup()
            self._sitting = None

    def _store_files(self, name: str) -> tuple[Path, Path]:
        if not self.sitting_only:
            return self._places.store_files(name)
        # The key dies with the process, so the files may not take the place of those a working keyring opens.
        if self._sitting is None:
            self._sitting = tempfile.TemporaryDirectory(prefix=SITTING, dir=self._places.data)
        return Path(self._sitting.name, "cache.db"), Path(self._sitting.name, "desk.db")

    def _save(self, last: LastSeat) -> None:
        self.last = last
        if not self.sitting_only:
            save(self._places.seat_file, last)


def _clear_sittings(places: Places) -> None:
    """What a sitting that was killed has left: nobody has its key."""
    for left in places.data.glob(f"{SITTING}*"):
        shutil.rmtree(left, ignore_errors=True)


async def find_accounts(session: Session) -> tuple[Account, ...]:
    """The accounts a sign-in reaches; empty where the service does not tell. A failure that may pass is raised."""
    try:
        return await session.accounts()
    except (Forbidden, Missing, Refused):
        return ()


async def find_roles(session: Session) -> frozenset[str] | None:
    """The roles of a sign-in whose answer did not name them; None where the service does not tell."""
    try:
        return await session.roles()
    except (AnsweredError, Unreadable, SignedOut):
        return None


def may_send(roles: frozenset[str] | None) -> bool:
    """Whether a sign-in may send; not knowing counts as yes, the service will tell."""
    return roles is None or bool(roles & SENDING_ROLES)


def signin_name(server: str, user_name: str) -> str:
    """The name in the keyring of what it keeps of a sign-in."""
    return f"signin:{user_name}@{server}"


def latch_name(server: str, user_name: str) -> str:
    """The name in the keyring of what opens that sign-in's locked window."""
    return f"latch:{user_name}@{server}"


def key_name(files: str) -> str:
    """The name in the keyring of the key to a seat's files, which are called `files`."""
    return f"key:{files}"


def files_name(seat: Seat) -> str:
    """What the files of a seat are called."""
    words = f"{seat.server}\n{seat.user_name.lower()}\n{seat.account.id}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]
