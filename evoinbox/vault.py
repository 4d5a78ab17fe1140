"""The one door to the OS keyring: read, write and forget secrets, or say plainly why not.

Invariants: no secret is ever written anywhere else; a back end that keeps secrets in plain files counts as missing;
errors leave as VaultMissing, VaultLocked or VaultFailed. Calls may block (the keyring may ask the user): engine's
thread only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from evoinbox.domain.errors import VaultFailed, VaultLocked, VaultMissing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


class Vault(Protocol):
    """A place for secrets, by name."""

    def read(self, name: str) -> str | None:
        """Return a secret, or None; raises VaultError."""

    def write(self, name: str, secret: str) -> None:
        """Keep a secret; raises VaultError."""

    def forget(self, name: str) -> None:
        """Remove a secret if it is there; raises VaultError."""


class KeyringVault:
    """Secrets in the OS keyring, under `service`; `keyring` is loaded at first use, off the window's thread."""

    def __init__(self, service: str) -> None:
        self._service = service

    def read(self, name: str) -> str | None:
        """Return a secret, or None; raises VaultError."""
        with _translated():
            return _backend().get_password(self._service, name)

    def write(self, name: str, secret: str) -> None:
        """Keep a secret; raises VaultError."""
        with _translated():
            _backend().set_password(self._service, name, secret)

    def forget(self, name: str) -> None:
        """Remove a secret if it is there; raises VaultError."""
        if self.read(name) is not None:
            with _translated():
                _backend().delete_password(self._service, name)


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


def _backend() -> KeyringBackend:
    import keyring  # 63 ms: loaded by the engine while the window paints

    backend = keyring.get_keyring()
    backends = getattr(backend, "backends", [backend])
    if any(
        type(b).__module__.startswith(("keyrings.alt", "keyring.backends.fail", "keyring.backends.null"))
        for b in backends
    ):
        raise VaultMissing(type(backend).__module__)
    return backend


@contextmanager
def _translated() -> Iterator[None]:
    from keyring import errors  # deferred with keyring itself (63 ms)

    try:
        yield
    except (errors.NoKeyringError, errors.InitError) as error:
        raise VaultMissing(str(error)) from error
    except errors.KeyringLocked as error:
        raise VaultLocked(str(error)) from error
    except errors.KeyringError as error:
        raise VaultFailed(str(error)) from error
