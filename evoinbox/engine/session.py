"""Who is signed in: opening and closing a seat's files, the sign-in itself, and the secrets that outlive a run.

Invariants: secrets go to the vault only; a seat's files are named by server, user and account, so that caches never
mix; a cache that cannot be used is set aside and rebuilt, a desk is set aside and kept; the cached inbox opens before
any request.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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
    Unreadable,
    VaultError,
)
from evoinbox.domain.message import Account, AccountId
from evoinbox.engine.changes import Opened, Seat
from evoinbox.settings import LastSeat, Places, load_seat, save
from evoinbox.store.cache import Cache
from evoinbox.store.database import set_aside
from evoinbox.store.desk import Desk
from evoinbox.vault import MemoryVault, Vault

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)

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

    `notices` gathers what the agent must be told; `sitting_only` says that nothing of this run can be kept.
    """

    def __init__(self, places: Places, vault: Vault, mark: Callable[[], str]) -> None:
        self._places = places
        self._vault = vault
        self._mark = mark
        self.last = load_seat(places.seat_file)
        self.sitting_only = False
        self.notices: list[InboxError] = []
        self._sitting: tempfile.TemporaryDirectory[str] | None = None

    def secrets_of(self, server: str, user_name: str) -> Secrets | None:
        """What the vault has of a sign-in; a vault that fails is told about, and the sitting goes on without it."""
        found = self._guarded(lambda vault: vault.read(signin_name(server, user_name)))
        try:
            return msgspec.json.decode(found, type=Secrets) if found else None
        except msgspec.MsgspecError:
            _log.warning("the keyring's entry for the sign-in cannot be read; it will be written anew")
            return None

    def remember(self, server: str, user_name: str, kept: Secrets) -> None:
        """Put a sign-in's secrets into the vault."""
        words = msgspec.json.encode(kept).decode()
        self._guarded(lambda vault: vault.write(signin_name(server, user_name), words))

    def forget(self, server: str, user_name: str) -> None:
        """Remove a sign-in's secrets, and open nothing at the next start."""
        self._guarded(lambda vault: vault.forget(signin_name(server, user_name)))
        self._save(msgspec.structs.replace(self.last, account_id="", account_name="", files=""))

    def seat_of_last_time(self) -> Seat | None:
        """Who sat here last and did not sign out."""
        last = self.last
        if not last.files:
            return None
        others = frozenset(map(AccountId, last.other_accounts))
        return Seat(last.server, last.user_name, Account(AccountId(last.account_id), last.account_name), others)

    def open(self, seat: Seat) -> tuple[Files, Opened]:
        """Open a seat's files and remember it; raises StoreError when the desk is not to be had."""
        name = _files_name(seat)
        key = self._guarded(lambda vault: vault.read(key_name(name)))
        if key is None:
            key = secrets.token_hex(32)
            self._keep_key(name, key)
        cache_path, desk_path = self._store_files(name)
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
                _files_name(seat),
                sorted(seat.others),
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
            self.notices.append(error)
            set_aside(path, self._mark())
            return Cache(path, key)

    def close(self) -> None:
        """Leave nothing of a sitting without a keyring: the key that opens its files ends here too."""
        if self._sitting is not None:
            self._sitting.cleanup()

    def _store_files(self, name: str) -> tuple[Path, Path]:
        if not self.sitting_only:
            return self._places.store_files(name)
        # The key dies with the process, so the files may not take the place of those a working keyring opens.
        if self._sitting is None:
            self._sitting = tempfile.TemporaryDirectory(prefix="sitting-", dir=self._places.data)
        return Path(self._sitting.name, "cache.db"), Path(self._sitting.name, "desk.db")

    def _keep_key(self, name: str, key: str) -> None:
        self._guarded(lambda vault: vault.write(key_name(name), key))

    def _guarded(self, ask: Callable[[Vault], str | None]) -> str | None:
        try:
            return ask(self._vault)
        except VaultError as error:
            _log.warning("the keyring is not to be had: %s", type(error).__name__)
            self.notices.append(error)
            self.sitting_only = True
            self._vault = MemoryVault()
            return ask(self._vault)

    def _save(self, last: LastSeat) -> None:
        self.last = last
        if not self.sitting_only:
            save(self._places.seat_file, last)


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


def key_name(files: str) -> str:
    """The name in the keyring of the key to a seat's files, which are called `files`."""
    return f"key:{files}"


def _files_name(seat: Seat) -> str:
    words = f"{seat.server}\n{seat.user_name.lower()}\n{seat.account.id}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]
