"""What an administrator presets or locks for everybody on this computer, and where it was read.

Sources: a TOML file below /etc on Linux, the registry on Windows, managed preferences on macOS; each has two tables,
`preset` and `lock`, whose keys are the fields of `Settings` but for the agent's own, and those of who signs in where:
`server`, `email` and `accounts`. Invariants: what cannot be used is named and the rest is in force; a preset gives way
to what the agent has chosen, a lock does not; reading never fails and never writes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, cast

import msgspec

from evoinbox.domain.admission import Admission
from evoinbox.domain.errors import ServerAddressError
from evoinbox.settings import PRODUCTION_SERVER, Settings, read_server

FILE: Final = Path("/etc/evoinbox/policy.toml")
PLIST: Final = Path("/Library/Managed Preferences/com.evoinbox.EvoInbox.plist")
REGISTRY: Final = r"SOFTWARE\Policies\EvoInbox"
TABLES: Final = ("preset", "lock")
SERVER: Final = "server"
EMAIL: Final = "email"
ACCOUNTS: Final = "accounts"
AUTOSTART: Final = "start_at_sign_in"

_ADMISSION: Final = frozenset({SERVER, EMAIL, ACCOUNTS})
_OWN_FIELDS: Final = frozenset({"keys", "recent_emoji", "paused_until_us", "line_sounds"})
"""Of the agent's hands, or of the moment, so nobody else's to choose."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is in force: values by name of field, checked; `problems` are sentences, `source` is where it was read."""

    source: str
    preset: Mapping[str, object] = field(default_factory=dict)
    lock: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def locked(self) -> frozenset[str]:
        """The settings that are not the agent's to choose."""
        return frozenset(self.lock) - _ADMISSION

    @property
    def complaint(self) -> str:
        """One sentence when something of it is not understood, else ""."""
        if not self.problems:
            return ""
        what = "one thing is" if len(self.problems) == 1 else f"{len(self.problems)} things are"
        return f'{self.source}: {what} not understood; "evoinbox policy" tells.'

    def server(self, asked: str | None) -> str:
        """Which server is spoken to, where the command line asks for this one or for none."""
        chosen = self.lock.get(SERVER) or asked or self.preset.get(SERVER) or PRODUCTION_SERVER
        return str(chosen)

    def admission(self, server: str) -> Admission:
        """Who signs in where, with the server that a start came to by `server`."""
        found = {**self.preset, **self.lock}
        names = cast("tuple[str, ...]", found.get(ACCOUNTS, ()))
        return Admission(server, str(found.get(EMAIL, "")), tuple(names), frozenset(self.lock) & _ADMISSION)

    def starts_everybody(self, chosen: Mapping[str, object]) -> bool:
        """Whether an administrator wants it started at each sign-in, and an agent who chose this does not object."""
        objects = chosen.get(AUTOSTART) is False
        return bool(self.lock.get(AUTOSTART, self.preset.get(AUTOSTART, False) and not objects))

    def settings(self, chosen: Mapping[str, object]) -> Settings:
        """The settings in force, where the agent has chosen these fields."""
        fields = {**self.preset, **chosen, **self.lock}
        return msgspec.convert({name: value for name, value in fields.items() if name not in _ADMISSION}, Settings)

    def chosen(self, settings: Settings) -> dict[str, object]:
        """What the agent has chosen: the fields in which these settings differ from what comes without a choice.

        Only that is kept, so that a preset that is changed later still reaches everybody who made no choice.
        """
        as_it_comes = msgspec.to_builtins(self.settings({}))
        given: dict[str, object] = msgspec.to_builtins(settings)
        return {name: value for name, value in given.items() if value != as_it_comes[name]}


class _Person(msgspec.Struct, frozen=True):
    """Who signs in: an e-mail, and accounts by their names or ids."""

    email: Annotated[str, msgspec.Meta(pattern=r"^\s*\S+\s*$")] = ""
    accounts: Annotated[tuple[Annotated[str, msgspec.Meta(pattern=r"\S")], ...], msgspec.Meta(min_length=1)] = ("",)


def read() -> Policy:
    """The policy of this computer."""
    if sys.platform == "win32":
        return _registry()
    return read_file(PLIST if sys.platform == "darwin" else FILE)


def read_file(file: Path) -> Policy:
    """The policy in a file, TOML or plist by its name; one that is not there is an empty one."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Policy(os.fspath(file))
    except OSError as error:
        return Policy(os.fspath(file), problems=(f"it cannot be read: {error.strerror}",))
    if file.suffix == ".plist":
        import plistlib  # 7 ms, and wanted under macOS only

        try:
            return checked(plistlib.loads(content), os.fspath(file))
        except (plistlib.InvalidFileException, ValueError, LookupError, TypeError) as error:
            return Policy(os.fspath(file), problems=(f"it is not a property list: {error}",))
    return _toml(content, os.fspath(file))


def _toml(content: bytes, source: str) -> Policy:
    """A broken file counts as far as the line that broke it: a lock that can be read is in force."""
    import tomllib  # 3 ms: only where there is a policy

    try:
        return checked(tomllib.loads(content.decode("utf-8")), source)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem = f"it is broken ({error}); what stands before that is in force"
    lines = content.decode("utf-8", "replace").splitlines(keepends=True)
    for count in range(len(lines) - 1, -1, -1):
        try:
            read_so_far = tomllib.loads("".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue
        policy = checked(read_so_far, source)
        return Policy(source, policy.preset, policy.lock, (problem, *policy.problems))
    return Policy(source, problems=(problem,))


def checked(tables: object, source: str, *, strict: bool = True) -> Policy:
    """The policy in these tables; what is not understood is named among its problems.

    Without `strict` a number may stand for yes or no, and words for numbers, as the registry has nothing else.
    """
    if not isinstance(tables, Mapping):
        return Policy(source, problems=("it has no tables",))
    problems = [f'"{name}" is not known; there are {" and ".join(TABLES)}' for name in tables if name not in TABLES]
    usable: dict[str, dict[str, object]] = {name: {} for name in TABLES}
    for name in TABLES:
        table = tables.get(name, {})
        if not isinstance(table, Mapping):
            problems.append(f'"{name}" is not a table')
            continue
        for key, value in table.items():
            try:
                usable[name][str(key)] = _value(str(key), value, strict=strict)
            except ValueError as error:
                problems.append(f"{name}.{key}: {error}")
    return Policy(source, usable["preset"], usable["lock"], tuple(problems))


def _value(name: str, value: object, *, strict: bool) -> object:
    """The value as settings files spell it; raises ValueError with what is wrong."""
    if name == SERVER:
        try:
            return read_server(str(value))
        except ServerAddressError as error:
            raise ValueError(f"{value!r} is not the address of a server") from error
    kind = _Person if name in _ADMISSION else Settings
    if name not in kind.__struct_fields__ or name in _OWN_FIELDS:
        raise ValueError("there is no such setting")
    try:
        read: dict[str, object] = msgspec.to_builtins(msgspec.convert({name: value}, kind, strict=strict))
    except msgspec.ValidationError as error:
        raise ValueError(str(error).partition(" - at ")[0].lower()) from error
    return read[name]


def _registry() -> Policy:
    """The machine's policy key, of which users may write nothing: subkeys `preset` and `lock`, a value for each."""
    tables: dict[str, dict[str, object]] = {}
    if sys.platform == "win32":
        import winreg  # 1 ms, and there under Windows only

        for table in TABLES:
            tables[table] = {}
            try:
                with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{REGISTRY}\{table}") as key:
                    for place in range(winreg.QueryInfoKey(key)[1]):
                        name, value, _ = winreg.EnumValue(key, place)
                        tables[table][name] = value
            except FileNotFoundError:
                continue
    return checked(tables, rf"HKEY_LOCAL_MACHINE\{REGISTRY}", strict=False)


def told(policy: Policy, chosen: Mapping[str, object]) -> str:
    """What `evoinbox policy` prints: source, what is set, what is not understood, and what is in force for who asks."""
    lines = [f"Source: {policy.source}"]
    lines += [f"locked  {_written(*one)}" for one in sorted(policy.lock.items())]
    lines += [f"preset  {_written(*one)}" for one in sorted(policy.preset.items()) if one[0] not in policy.lock]
    if len(lines) == 1:
        lines.append("Nothing is set there: everybody chooses.")
    lines += [f"Not understood: {problem}" for problem in policy.problems]
    lines += ["", "In force for you:"]
    in_force: dict[str, object] = msgspec.to_builtins(policy.settings(chosen))
    lines += [
        f"{_whose(policy, chosen, name)}  {_written(name, value)}"
        for name, value in in_force.items()
        if name not in _OWN_FIELDS
    ]
    return "\n".join(lines) + "\n"


def _written(name: str, value: object) -> str:
    """As it would stand in a policy's file: of what there is here, TOML writes all as JSON does."""
    return f"{name} = {msgspec.json.format(msgspec.json.encode(value), indent=0).decode()}"


def _whose(policy: Policy, chosen: Mapping[str, object], name: str) -> str:
    """Where a setting comes from."""
    if name in policy.lock:
        return "locked"
    if name in chosen:
        return "chosen"
    return "preset" if name in policy.preset else "usual "
