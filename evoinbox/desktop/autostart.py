"""Starting with the desktop: written where the system looks for it, and gone without a trace when turned off.

Invariants: what stands there is the truth, not a memory of it: whoever turned it off elsewhere has turned it off; only
our own entry is touched. Sources: freedesktop.org's Desktop Application Autostart Specification 0.5 and Desktop Entry
Specification 1.5 (Linux), the Run key (Windows), launchd.plist(5) (macOS).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from evoinbox.domain.errors import StoreUnwritable
from evoinbox.settings import PRODUCTION_SERVER, Options

if sys.platform == "win32":
    import winreg

RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
TURNED_OFF: Final = ("hidden=true", "x-gnome-autostart-enabled=false")
"""Lines by which desktops turn an entry off that they leave where it is."""


class Autostart:
    """The entry `name` that starts `command` in `folder`; made and used by `app`. Methods raise StoreUnwritable."""

    def __init__(self, name: str, command: Sequence[str], folder: Path) -> None:
        self._name = name
        self._command = command
        self._folder = folder

    @property
    def on(self) -> bool:
        """Whether the system will start it."""
        if sys.platform == "win32":
            return _run_value(self._name) is not None
        try:
            lines = self.file.read_text(encoding="utf-8").lower().split()
        except (OSError, UnicodeDecodeError):
            return False
        return not any(line in TURNED_OFF for line in lines)

    @property
    def file(self) -> Path:
        """Where the entry stands on Linux or macOS."""
        if sys.platform == "darwin":
            return Path.home() / "Library" / "LaunchAgents" / f"io.evovoice.{self._name}.plist"
        # As the specification has it: what is not absolute does not count.
        config = Path(os.environ.get("XDG_CONFIG_HOME", ""))
        return (config if config.is_absolute() else Path.home() / ".config") / "autostart" / f"{self._name}.desktop"

    def use(self, *, on: bool) -> None:
        """Write the entry, or remove it."""
        try:
            if sys.platform == "win32":
                _set_run_value(self._name, subprocess.list2cmdline(self._command) if on else None)
            elif on:
                agent = sys.platform == "darwin"
                entry = launch_agent(self._name, self._command, self._folder) if agent else self._desktop_entry()
                self.file.parent.mkdir(parents=True, exist_ok=True)
                self.file.write_bytes(entry)
            else:
                self.file.unlink(missing_ok=True)
                with suppress(OSError):  # others start with the desktop, too
                    self.file.parent.rmdir()
        except OSError as error:
            raise StoreUnwritable(str(error.filename or self.file)) from error

    def _desktop_entry(self) -> bytes:
        return desktop_entry(self._command, self._folder).encode()


def start_command(options: Options) -> tuple[str, ...]:
    """How the system starts the same again, out of sight."""
    command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "evoinbox"]
    if options.server != PRODUCTION_SERVER:
        command += ["--server", options.server]
    if options.profile is not None:
        command += ["--profile", options.profile]
    if options.data_dir is not None:
        command += ["--data-dir", os.fspath(options.data_dir.absolute())]
    return (*command, "--background")


def desktop_entry(command: Sequence[str], folder: Path) -> str:
    """The file that a Linux desktop starts programs by."""
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Name=EvoInbox",
        "Comment=Text messages with your customers",
        f"Exec={' '.join(_quoted(word) for word in command)}",
        f"Path={_escaped(os.fspath(folder))}",
        "Icon=evoinbox",
        "Terminal=false",
        "Categories=Network;InstantMessaging;",
        "X-GNOME-Autostart-enabled=true",
    ]
    return "\n".join(lines) + "\n"


def launch_agent(name: str, command: Sequence[str], folder: Path) -> bytes:
    """The file that macOS starts programs by."""
    import plistlib  # 10 ms, and macOS only

    agent = {
        "Label": f"io.evovoice.{name}",
        "ProgramArguments": list(command),
        "WorkingDirectory": os.fspath(folder),
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }
    return plistlib.dumps(agent)


def _quoted(word: str) -> str:
    """A word of Exec: quoted by its own rules, then escaped as every value is, and % is no field code."""
    for character in '\\"`$':
        word = word.replace(character, f"\\{character}")
    return _escaped(f'"{word}"'.replace("%", "%%"))


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


if sys.platform == "win32":

    def _run_value(name: str) -> object:
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            return winreg.QueryValueEx(key, name)[0]
        return None

    def _set_run_value(name: str, command: str | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            if command is not None:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, command)
            else:
                with suppress(FileNotFoundError):
                    winreg.DeleteValue(key, name)
