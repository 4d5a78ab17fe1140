"""Secrets: read, written, forgotten, and each way the keyring may fail named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from keyring import errors as keyring_errors
from keyring.backend import KeyringBackend

from evoinbox.domain.errors import VaultError, VaultFailed, VaultLocked, VaultMissing
from evoinbox.vault import KeyringVault, MemoryVault, Vault


class Box(KeyringBackend):
    """A keyring in memory that fails on request."""

    priority = 1.0

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.secrets: dict[tuple[str, str], str] = {}
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        del self.secrets[service, username]

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


@pytest.fixture
def box() -> Box:
    """Stand in for the keyring of the desktop."""
    return Box()


def vault_of(box: Box, name: str = "x") -> KeyringVault:
    return KeyringVault(f"EvoInbox {name}", lambda: box)


@pytest.mark.parametrize("kind", ["keyring", "memory"])
def test_a_secret_is_kept_and_forgotten(box: Box, kind: str) -> None:
    vault: Vault = vault_of(box) if kind == "keyring" else MemoryVault()
    assert vault.read("name") is None
    vault.forget("name")
    vault.write("name", "secret")
    assert vault.read("name") == "secret"
    vault.write("name", "other")
    assert vault.read("name") == "other"
    vault.forget("name")

    assert vault.read("name") is None
    assert box.secrets == {}


def test_two_places_have_secrets_of_their_own(box: Box) -> None:
    vault_of(box, "a").write("name", "secret")

    assert vault_of(box, "b").read("name") is None


def test_one_that_does_not_let_go_is_not_asked_for_ever(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    vault_of(box).write("name", "secret")
    monkeypatch.setattr(box, "delete_password", lambda *_: None)
    with pytest.raises(VaultFailed):
        vault_of(box).forget("name")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (keyring_errors.NoKeyringError("none"), VaultMissing),
        (keyring_errors.InitError("no service"), VaultMissing),
        (keyring_errors.KeyringLocked("locked"), VaultLocked),
        (keyring_errors.PasswordSetError("denied"), VaultFailed),
        (keyring_errors.KeyringError("odd"), VaultFailed),
        (ConnectionResetError("killed"), VaultFailed),
        (EOFError("ended"), VaultFailed),
    ],
    ids=lambda v: getattr(v, "__name__", type(v).__name__),
)
def test_each_failure_has_its_name(box: Box, error: Exception, kind: type[VaultError]) -> None:
    box.error = error
    for ask in (lambda v: v.read("n"), lambda v: v.write("n", "s"), lambda v: v.forget("n")):
        with pytest.raises(kind):
            ask(vault_of(box))  # type: ignore[no-untyped-call]


@pytest.mark.skipif(sys.platform != "linux", reason="they are those of the bus")
def test_what_the_bus_and_its_keyring_raise_through_is_a_failure_by_name_only(box: Box) -> None:
    from jeepney import DBusErrorResponse, new_error, new_method_call
    from jeepney.wrappers import DBusAddress
    from secretstorage.exceptions import ItemNotFoundException

    call = new_method_call(DBusAddress("/x", "x.y", "x.y"), "Get")
    call.header.serial = 1
    said = DBusErrorResponse(new_error(call, "org.example.Odd", "s", ("the secret",)))
    for error in (said, ItemNotFoundException("the secret")):
        box.error = error
        with pytest.raises(VaultFailed) as raised:
            vault_of(box).read("n")
        assert str(raised.value) == type(error).__name__


@pytest.mark.skipif(sys.platform != "linux", reason="names the bus")
@pytest.mark.parametrize("chosen", ["", "keyrings.alt.file.PlaintextKeyring", "keyring.backends.null.Keyring"])
def test_no_other_back_end_is_used_whatever_is_installed_or_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    """Without a Secret Service there is no keyring: what the environment names would keep secrets in the open."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    monkeypatch.setenv("HOME", str(tmp_path))
    if chosen:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", chosen)
    for ask in (lambda v: v.write("n", "s"), lambda v: v.read("n")):
        with pytest.raises(VaultMissing):
            ask(KeyringVault("EvoInbox x"))  # type: ignore[no-untyped-call]

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
