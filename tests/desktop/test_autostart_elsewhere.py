"""Starting at sign-in on Windows, by the module as it is there over a registry in memory, and on macOS by its files."""

from __future__ import annotations

import importlib.util
import os
import plistlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Self

import pytest

from evoinbox.desktop import autostart as here

COMMAND: Final = (r"C:\Program Files\EvoInbox\evoinbox.exe", "--profile", "desk", "--background")


class Registry(ModuleType):
    """Python's winreg, as far as it is called. `values` by hive, key and name."""

    HKEY_CURRENT_USER = "HKCU"
    HKEY_LOCAL_MACHINE = "HKLM"
    REG_SZ = 1
    KEY_READ = 0x20019
    KEY_SET_VALUE = 2

    def __init__(self) -> None:
        super().__init__("winreg")
        self.values: dict[str, dict[str, object]] = {}

    class Key:
        """An open key."""

        def __init__(self, values: dict[str, object], access: int) -> None:
            self.values, self.access = values, access

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    def OpenKey(self, hive: str, path: str, *, access: int = KEY_READ) -> Key:
        """Open a key that is there."""
        if f"{hive}\\{path}" not in self.values:
            raise FileNotFoundError(2, path)
        return self.Key(self.values[f"{hive}\\{path}"], access)

    def CreateKey(self, hive: str, path: str) -> Key:
        """Open a key, and make it where there is none."""
        return self.Key(self.values.setdefault(f"{hive}\\{path}", {}), self.KEY_SET_VALUE)

    def QueryValueEx(self, key: Key, name: str) -> tuple[object, int]:
        """A value and its kind."""
        assert key.access == self.KEY_READ
        if name not in key.values:
            raise FileNotFoundError(2, name)
        return key.values[name], self.REG_SZ

    def SetValueEx(self, key: Key, name: str, _reserved: int, kind: int, value: str) -> None:
        """Write a value."""
        assert kind == self.REG_SZ
        key.values[name] = value

    def DeleteValue(self, key: Key, name: str) -> None:
        """Remove a value."""
        assert key.access == self.KEY_SET_VALUE
        if name not in key.values:
            raise FileNotFoundError(2, name)
        del key.values[name]


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    made = Registry()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", made)
    return made


@pytest.fixture
def there(registry: Registry) -> Any:
    """The module as Windows loads it, beside the one of this system."""
    spec = importlib.util.spec_from_file_location("autostart_on_windows", here.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_run_key_has_the_command_and_nothing_once_it_is_turned_off(
    registry: Registry, there: Any, tmp_path: Path
) -> None:
    others = registry.values.setdefault(rf"HKCU\{here.RUN_KEY}", {"other": "other.exe"})
    entry = there.Autostart("evoinbox-desk", COMMAND, tmp_path)
    assert not entry.on
    entry.use(on=True)
    assert entry.on
    assert others.pop("evoinbox-desk") == r'"C:\Program Files\EvoInbox\evoinbox.exe" --profile desk --background'
    assert not entry.on
    entry.use(on=True)
    for _ in range(2):
        entry.use(on=False)
        assert not entry.on
    assert registry.values == {rf"HKCU\{here.RUN_KEY}": {"other": "other.exe"}}
    assert list(tmp_path.iterdir()) == []


def test_an_administrator_s_entry_for_all_is_enough(registry: Registry, there: Any, tmp_path: Path) -> None:
    registry.values[rf"HKLM\{here.RUN_KEY}"] = {"evoinbox": "evoinbox.exe --at-sign-in"}
    entry = there.Autostart("evoinbox", COMMAND, tmp_path, wanted=True)
    assert entry.due
    assert entry.settled()
    entry.use(on=True)
    assert registry.values.get(rf"HKCU\{here.RUN_KEY}", {}) == {}
    own = there.Autostart("evoinbox", COMMAND, tmp_path)
    own.use(on=True)
    assert (own.on, entry.due) == (True, False)


def test_where_nobody_has_installed_one_for_all_the_agent_s_own_is_written(
    registry: Registry, there: Any, tmp_path: Path
) -> None:
    entry = there.Autostart("evoinbox", COMMAND, tmp_path, wanted=True)
    assert entry.settled()
    assert list(registry.values[rf"HKCU\{here.RUN_KEY}"]) == ["evoinbox"]


@pytest.mark.parametrize(("noted", "on"), [(b"\2\0\0\0", True), (b"\3\0\0\0\xd2", False), (b"", True)])
def test_who_turned_it_off_in_windows_settings_has_turned_it_off(
    registry: Registry, there: Any, tmp_path: Path, noted: bytes, *, on: bool
) -> None:
    entry = there.Autostart("evoinbox", COMMAND, tmp_path)
    entry.use(on=True)
    approved = registry.values.setdefault(rf"HKCU\{there.APPROVED_KEY}", {"other": b"\2"})
    approved["evoinbox"] = noted
    assert entry.on is on
    assert there.Autostart("evoinbox", COMMAND, tmp_path, wanted=True).settled() is on
    entry.use(on=True)
    assert entry.on
    assert approved == {"other": b"\2"}


def test_macos_has_an_agent_in_its_place_and_nothing_once_it_is_turned_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", os.fspath(tmp_path))
    entry = here.Autostart("evoinbox", COMMAND, tmp_path)
    entry.use(on=True)
    (agent,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    assert plistlib.loads(agent.read_bytes())["ProgramArguments"] == list(COMMAND)
    assert entry.on
    for _ in range(2):
        entry.use(on=False)
        assert not entry.on
    assert list((tmp_path / "Library").iterdir()) == []
