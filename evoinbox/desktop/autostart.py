"""Starting with the desktop: written where the system looks for it, and gone without a trace when turned off.

An installed program has an entry for everybody beside that (`--at-sign-in`), which asks what an administrator wants.
Invariants: what stands there is the truth, not a memory of it: whoever turned it off elsewhere has turned it off,
unless an administrator has locked it; only the agent's own entry is touched. Sources: freedesktop.org's Desktop
Application Autostart Specification 0.5 and Desktop Entry Specification 1.5 (Linux), the Run key (Windows),
launchd.plist(5) (macOS).
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from evoinbox.domain.errors import StoreUnwritable
from evoinbox.policy import AUTOSTART, Policy
from evoinbox.settings import PRODUCTION_SERVER, Options, Places, load_chosen

if sys.platform == "win32":
    import winreg

_log = logging.getLogger(__name__)

RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where Windows' own settings note, by an odd first byte, that an entry is turned off; they leave the entry there."""

NAME: Final = "evoinbox"
FOR_ALL_AGENT: Final = Path("/Library/LaunchAgents/com.evoinbox.EvoInbox.plist")
OBJECTION: Final = "[Desktop Entry]\nType=Application\nName=EvoInbox\nExec=evoinbox\nHidden=true\n"
"""In one's own place it hides the entry for everybody (Autostart Specification, "Autostart Of Applications")."""

TURNED_OFF: Final = ("hidden=true", "x-gnome-autostart-enabled=false")
"""Lines by which desktops turn an entry off that they leave where it is."""


class Autostart:
    """The entry `name` that starts `command` in `folder`; made and used by `app`. Methods raise StoreUnwritable.

    `wanted` says that an administrator wants it for everybody who does not object, `kept` that nobody is asked.
    """

    def __init__(
        self, name: str, command: Sequence[str], folder: Path, *, wanted: bool = False, kept: bool = False
    ) -> None:
        self._name = name
        self._command = command
        self._folder = folder
        self._wanted = wanted
        self._kept = kept

    @classmethod
    def of(cls, options: Options, policy: Policy) -> Autostart:
        """The entry of what was started."""
        chosen = load_chosen(Places.of(data_dir=options.data_dir, profile=options.profile).settings_file)
        name = f"{NAME}-{options.profile}" if options.profile else NAME
        wanted, kept = policy.starts_everybody(chosen), AUTOSTART in policy.lock
        return cls(name, start_command(options), Path(__file__).resolve().parents[2], wanted=wanted, kept=kept)

    @property
    def on(self) -> bool:
        """Whether the system will start it."""
        own = self._own()
        return (self._wanted and self._for_all()) if own is None else own

    @property
    def due(self) -> bool:
        """Whether the entry for everybody is the one that starts it."""
        return self._wanted and self._own() is None

    def settled(self) -> bool:
        """Bring about what an administrator wants of an agent who has said nothing or is not asked; returns `on`."""
        if (self._kept and self.on != self._wanted) or (self._wanted and self._own() is None and not self.on):
            try:
                self.use(on=self._wanted)
            except StoreUnwritable:
                _log.warning("the entry that starts it at sign-in could not be written")
        return self.on

    def _own(self) -> bool | None:
        """What the agent's own entry says; None where there is none."""
        if sys.platform == "win32":
            return None if _run_value(self._name) is None else _approved(self._name)
        try:
            lines = self.file.read_text(encoding="utf-8").lower().split()
        except (OSError, UnicodeDecodeError):
            return None
        return not any(line in TURNED_OFF for line in lines)

    def _for_all(self) -> bool:
        """Whether the installed program has an entry for everybody; one of this name in one's own place hides it."""
        if self._name != NAME:
            return False
        if sys.platform == "win32":
            everybody = winreg.HKEY_LOCAL_MACHINE
            return _run_value(self._name, everybody) is not None and _approved(self._name, everybody)
        if sys.platform == "darwin":
            return FOR_ALL_AGENT.exists()
        places = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        return any(Path(place, "autostart", f"{NAME}.desktop").exists() for place in places.split(":"))

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
            by_all = self._wanted and self._for_all()
            if sys.platform == "win32":
                from subprocess import list2cmdline  # 2 ms, and not at a start

                _set_run_value(self._name, list2cmdline(self._command) if on and not by_all else None)
            elif by_all and not on and sys.platform == "linux":
                self.file.parent.mkdir(parents=True, exist_ok=True)
                self.file.write_text(OBJECTION, encoding="utf-8")
            elif on and not by_all:
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

    def _run_value(name: str, hive: int = winreg.HKEY_CURRENT_USER, place: str = RUN_KEY) -> object:
        with suppress(OSError), winreg.OpenKey(hive, place) as key:
            return winreg.QueryValueEx(key, name)[0]
        return None

    def _approved(name: str, hive: int = winreg.HKEY_CURRENT_USER) -> bool:
        noted = _run_value(name, hive, APPROVED_KEY)
        return not (isinstance(noted, bytes) and noted and noted[0] % 2)

    def _set_run_value(name: str, command: str | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            if command is not None:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, command)
            else:
                with suppress(FileNotFoundError):
                    winreg.DeleteValue(key, name)
        with (
            suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, APPROVED_KEY, access=winreg.KEY_SET_VALUE) as key,
        ):
            winreg.DeleteValue(key, name)
