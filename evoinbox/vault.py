"""The one door to the OS keyring: read, write and forget secrets, or say plainly why not.

Invariants: no secret is ever written anywhere else; only the system's own keyring is asked, whatever else is installed
or configured, because some back ends keep secrets in plain files; errors leave as VaultMissing, VaultLocked,
VaultDenied or VaultFailed. Calls may block for as long as the keyring asks the user: never in the window's thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from evoinbox.domain.errors import VaultDenied, VaultFailed, VaultLocked, VaultMissing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


MOST_OF_ONE_NAME: Final = 5
"""Some keyrings keep several of one name, and others may not let go."""


class Vault(Protocol):
    """A place for secrets, by name."""

    def read(self, name: str) -> str | None:
        """Return a secret, or None; raises VaultError."""

    def write(self, name: str, secret: str) -> None:
        """Keep a secret; raises VaultError."""

    def forget(self, name: str) -> None:
        """Remove a secret if it is there; raises VaultError."""


class KeyringVault:
    """Secrets in the OS keyring, under `service`; `find` gives the keyring, and unlocks it where that is to be done."""

    def __init__(self, service: str, find: Callable[[], KeyringBackend] | None = None) -> None:
        self._service = service
        self._find = find or system_keyring

    def read(self, name: str) -> str | None:
        """Return a secret, or None; raises VaultError."""
        with _translated():
            return self._find().get_password(self._service, name)

    def write(self, name: str, secret: str) -> None:
        """Keep a secret; raises VaultError."""
        with _translated():
            self._find().set_password(self._service, name, secret)

    def forget(self, name: str) -> None:
        """Remove a secret if it is there; raises VaultError."""
        with _translated():
            backend = self._find()
            for _ in range(MOST_OF_ONE_NAME):
                if backend.get_password(self._service, name) is None:
                    return
                backend.delete_password(self._service, name)
            raise VaultFailed("it is still there")


class MemoryVault:
    """Secrets that die with the process: for the demo, and for a sitting without a keyring."""

    def __init__(self) -> None:
        self._secrets: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        """Return a secret, or None."""
        return self._secrets.get(name)

    def write(self, name: str, secret: str) -> None:
        """Keep a secret."""
        self._secrets[name] = secret

    def forget(self, name: str) -> None:
        """Remove a secret if it is there."""
        self._secrets.pop(name, None)


def system_keyring() -> KeyringBackend:
    """The keyring of this system, unlocked; raises VaultError, and what `_translated` knows.

    keyring.get_keyring() would take whatever is installed, or named in a file or the environment.
    """
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring as Keyring  # 63 ms with keyring, in a worker
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring  # 63 ms with keyring, in a worker
    else:
        from keyring.backends.SecretService import Keyring  # 63 ms with keyring, in a worker
    try:
        _ = Keyring.priority  # raises where the system has none; the last two for a bus that is not there
    except (RuntimeError, OSError, ValueError) as error:
        raise VaultMissing(str(error)) from error
    if sys.platform == "linux":
        _unlock()
    backend: KeyringBackend = Keyring()
    return backend


def _unlock() -> None:
    """Have the agent asked for the keyring's password where it is locked; `keyring` does not tell no from never."""
    import secretstorage  # 30 ms, loaded with keyring already

    with closing(secretstorage.dbus_init()) as connection:
        collection = secretstorage.get_default_collection(connection)
        if collection.is_locked():
            if collection.unlock():
                raise VaultDenied
            if collection.is_locked():
                raise VaultLocked


@contextmanager
def _translated() -> Iterator[None]:
    from keyring import errors  # deferred with keyring itself (63 ms)

    try:
        yield
    except (errors.NoKeyringError, errors.InitError) as error:
        raise VaultMissing(str(error)) from error
    except errors.KeyringLocked as error:
        raise VaultLocked(str(error)) from error
    except (errors.KeyringError, OSError, EOFError) as error:
        raise VaultFailed(str(error)) from error
    except _own_errors() as error:
        raise VaultFailed(type(error).__name__) from error


def _own_errors() -> tuple[type[Exception], ...]:
    """What a keyring that ends or refuses in the middle raises through `keyring`; asked for when something came."""
    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes  # 5 ms, when something was raised

        return (pywintypes.error,)
    if sys.platform == "darwin":
        return ()
    from jeepney import DBusErrorResponse  # 5 ms, when something was raised
    from secretstorage.exceptions import SecretStorageException  # 5 ms, when something was raised

    return (SecretStorageException, DBusErrorResponse)
