"""A private desktop for tests: an X screen, a window manager, a session bus, a keyring and an accessibility bus.

Invariants: nothing of the developer's own session is read or touched (home, settings, bus and screen are made here and
removed at the end); every process started on the desktop carries its mark in the environment and is ended with it; what
is waited for is an answer, a signal or the end of a process, always with a limit.
"""

from __future__ import annotations

import os
import secrets
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

import psutil
from jeepney import DBusAddress, HeaderFields, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

ROOT: Final = Path(__file__).resolve().parents[2]
START_LIMIT_S: Final = 20.0
GRACE_S: Final = 0.5
"""For ending by itself; the accessibility bus never does within seconds."""

MARK: Final = "EVOINBOX_TEST_DESKTOP"
KEYRING_PASSWORD: Final = "open sesame"

_ACCESS: Final = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Status")

TOOLS: Final = ("Xvfb", "openbox", "dbus-daemon", "gnome-keyring-daemon", "xdotool")


class DesktopError(Exception):
    """A part of the desktop did not start, or something did not come about in time."""


class Desktop:
    """Owns the desktop's processes and folders; a context manager. `env` is what a program needs to run on it.

    With `picture` the screen is kept in the file `frame`, as an X window dump, where it can be read at any time.
    """

    def __init__(self, *, size: str = "1280x900", picture: bool = False) -> None:
        # /tmp and not pytest's own folder: a socket's path holds 107 bytes at most.
        self.root = Path(tempfile.mkdtemp(prefix="evoinbox-desktop-", dir="/tmp"))
        self.env = self._environment()
        self._size = size
        self._picture = picture
        self._started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        with ExitStack() as undo:
            undo.callback(self.close)
            self._start_screen()
            self._start_bus()
            self._start_window_manager()
            self.start_keyring()
            self._enable_accessibility()
            undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- what tests use

    @property
    def home(self) -> Path:
        """The home directory of programs on this desktop."""
        return self.root / "home"

    @property
    def frame(self) -> Path:
        """The file that holds the screen."""
        return self.root / "Xvfb_screen0"

    def spawn(self, command: Sequence[str], *, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a program on the desktop; its output goes to a file, see `output`. It is ended with the desktop."""
        with self._log_file(command[0]).open("ab") as log:
            process = subprocess.Popen(
                list(command),
                env={**self.env, **(env or {})},
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._started.append(process)
        return process

    def spawn_python(self, *arguments: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start this very Python on the desktop."""
        return self.spawn([sys.executable, *arguments], env=env)

    def output(self) -> str:
        """All that programs on this desktop have printed, by program: for the message of a failing test."""
        logs = sorted(self.root.glob("*.log"))
        return "\n".join(f"--- {log.stem}\n{log.read_text(errors='replace')}" for log in logs)

    def bus(self) -> DBusConnection:
        """A new connection to the session bus; the caller closes it."""
        return open_dbus_connection(bus=self.env["DBUS_SESSION_BUS_ADDRESS"])

    def type(self, text: str) -> None:
        """Type ASCII into whatever has the focus, as a keyboard would."""
        if not text.isascii():  # xdotool maps other characters onto spare keys, and Qt drops some of them
            raise ValueError("xdotool types ASCII only here; use Node.set_text for the rest")
        self.xdotool("type", "--clearmodifiers", "--delay", "4", "--", text)

    def key(self, *keys: str) -> None:
        """Press keys by X's names, for example "ctrl+Return"."""
        self.xdotool("key", "--clearmodifiers", "--", *keys)

    def click(self, x: int, y: int) -> None:
        """Press the left button at a place on the screen."""
        self.xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def active_window(self) -> str:
        """The number of the window in front, "" while there is none: one has just gone and the next is yet to come."""
        done = subprocess.run(
            ["xdotool", "getactivewindow"], env=self.env, capture_output=True, timeout=START_LIMIT_S, check=False
        )
        return done.stdout.decode().strip()

    def xdotool(self, *arguments: str) -> str:
        """Run xdotool and return what it printed."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.env, capture_output=True, timeout=START_LIMIT_S, check=True
        )
        return done.stdout.decode()

    def screenshot(self, path: Path) -> bool:
        """Save a picture of the screen; False if ImageMagick is not installed."""
        if shutil.which("import", path=self.env["PATH"]) is None:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", os.fspath(path)], env=self.env, timeout=START_LIMIT_S, check=True)
        return True

    def start_notifications(self) -> None:
        """Start a real notification daemon (dunst) and wait until it owns its name."""
        config = self.root / "dunstrc"
        # As Debian's own: without `markup` it renders markup all the same and does not say that it does.
        config.write_text("[global]\n    history_length = 100\n    markup = full\n", encoding="utf-8")
        self.spawn(["dunst", "-config", os.fspath(config)])
        self.wait_for_name("org.freedesktop.Notifications")

    def wait_for_name(self, name: str, limit_s: float = START_LIMIT_S) -> None:
        """Return once somebody owns `name` on the session bus."""
        with self.bus() as bus:
            rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
            Proxy(message_bus, bus).AddMatch(rule)
            with bus.filter(rule) as changes:
                (owned,) = Proxy(message_bus, bus).NameHasOwner(name)
                deadline = time.monotonic() + limit_s
                while not owned:
                    try:
                        change = bus.recv_until_filtered(changes, timeout=max(deadline - time.monotonic(), 0.0))
                    except TimeoutError as error:
                        raise DesktopError(f"nobody took the name {name}\n{self.output()}") from error
                    owned = change.body[0] == name and change.body[2] != ""

    def kill_keyring(self) -> None:
        """End it at once; the bus starts another one, locked, as soon as somebody asks."""
        for process in self._processes():
            if process.name().startswith("gnome-keyring"):
                process.kill()
                process.wait(GRACE_S)

    def close(self) -> None:
        """End every process of the desktop and remove its folders."""
        ours = self._processes()
        for process in ours:
            with suppress(psutil.NoSuchProcess):
                process.terminate()
        _, alive = psutil.wait_procs(ours, timeout=GRACE_S)
        for process in [*alive, *self._processes()]:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        for started in self._started:
            started.wait(timeout=START_LIMIT_S)
        self._started.clear()
        shutil.rmtree(self.root, ignore_errors=True)

    # ---- how it starts

    def _environment(self) -> dict[str, str]:
        places = {
            "HOME": "home",
            "XDG_CONFIG_HOME": "home/.config",
            "XDG_DATA_HOME": "home/.local/share",
            "XDG_STATE_HOME": "home/.local/state",
            "XDG_CACHE_HOME": "home/.cache",
            "XDG_RUNTIME_DIR": "run",
        }
        for place in places.values():
            (self.root / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        return {
            **{name: os.fspath(self.root / place) for name, place in places.items()},
            "PATH": os.environ.get("PATH", os.defpath),
            "PYTHONPATH": os.fspath(ROOT),
            "PYTHONUNBUFFERED": "1",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "1",  # GTK's parts of the desktop need not appear in the tree
            "GSETTINGS_BACKEND": "memory",
            MARK: secrets.token_hex(8),
        }

    def _log_file(self, program: str) -> Path:
        return self.root / f"{Path(program).name}.log"

    def _start_screen(self) -> None:
        kept = ["-fbdir", os.fspath(self.root)] if self._picture else []
        screen = ["-screen", "0", f"{self._size}x24", "-nolisten", "tcp", *kept]
        number = self._start_and_read(lambda ready: ["Xvfb", "-displayfd", str(ready), *screen])
        self.env["DISPLAY"] = f":{number}"

    def _start_bus(self) -> None:
        where = f"unix:path={self.root}/run/bus"
        # What the bus starts on demand (the accessibility bus) inherits this environment, the screen included.
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_and_read(
            lambda ready: [
                "dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={where}", f"--print-address={ready}",
            ]
        )  # fmt: skip

    def _start_window_manager(self) -> None:
        self._start_and_read(lambda _: ["openbox", "--sm-disable", "--startup", "echo ready"], through_stdout=True)

    def start_keyring(self, password: str = KEYRING_PASSWORD) -> None:
        """Start the keyring as a sign-in with this password does: one that was made with another stays locked."""
        with self._log_file("gnome-keyring-daemon").open("ab") as log:
            process = subprocess.Popen(
                ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
                env=self.env,
                cwd=self.home,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        self._started.append(process)
        assert process.stdin is not None
        process.stdin.write(password.encode())  # no line break: it would be part of the password
        process.stdin.close()
        self.wait_for_name("org.freedesktop.secrets")

    def read_aloud(self, *, on: bool) -> None:
        """Do what a screen reader does at its start, so that Qt exports its tree, or at its end."""
        with self.bus() as bus:
            bus.send_and_get_reply(Properties(_ACCESS).set("IsEnabled", "b", on), timeout=START_LIMIT_S)

    def _enable_accessibility(self) -> None:
        self.read_aloud(on=True)
        with self.bus() as bus:
            reply = bus.send_and_get_reply(
                new_method_call(_ACCESS.with_interface("org.a11y.Bus"), "GetAddress"), timeout=START_LIMIT_S
            )
        if HeaderFields.error_name in reply.header.fields:
            raise DesktopError(f"no accessibility bus: {reply.body}\n{self.output()}")
        self.accessibility_address: str = reply.body[0]

    def _start_and_read(self, command: Callable[[int], list[str]], *, through_stdout: bool = False) -> str:
        """Start a part of the desktop and return the line by which it says that it is ready."""
        reading, writing = os.pipe()
        arguments = command(writing)
        with self._log_file(arguments[0]).open("ab") as log, os.fdopen(writing, "wb") as pipe:
            process = subprocess.Popen(
                arguments,
                env=self.env,
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=pipe if through_stdout else log,
                stderr=log,
                pass_fds=() if through_stdout else (writing,),
            )
        self._started.append(process)
        with os.fdopen(reading, "rb", buffering=0) as pipe:
            line = _read_line(pipe, START_LIMIT_S)
        if not line:
            raise DesktopError(f"{arguments[0]} did not start\n{self.output()}")
        return line

    def _processes(self) -> list[psutil.Process]:
        """Every process with this desktop's mark, however it was started; the newest first."""
        mark, found = self.env[MARK], []
        for process in psutil.process_iter():
            try:
                if process.environ().get(MARK) == mark:
                    found.append(process)
            except (psutil.Error, OSError):
                continue  # gone meanwhile, or not ours to look at
        return sorted(found, key=lambda process: process.pid, reverse=True)


def _read_line(pipe: IO[bytes], limit_s: float) -> str:
    """The first line that comes out of a pipe, or what there is when it closes or the time is over."""
    deadline, read = time.monotonic() + limit_s, b""
    while b"\n" not in read:
        if not select.select([pipe], [], [], max(deadline - time.monotonic(), 0.0))[0]:
            break
        more = os.read(pipe.fileno(), 4096)
        if not more:
            break
        read += more
    return read.decode().partition("\n")[0].strip()
