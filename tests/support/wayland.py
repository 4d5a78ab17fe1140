"""A real Wayland compositor without a screen (sway), and a client of it that asks for activation tokens.

Invariants: nothing is shown and no device is read; it runs beside a private desktop, whose buses its programs use; as
root it is started as nobody, because it refuses to be root. Source: the xdg-activation-v1 and core protocols of
wayland.freedesktop.org, whose wire is 32-bit words.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from tests.support.accessible import wait_for
from tests.support.desktop import Desktop

ACTIVATION: Final = "xdg_activation_v1"
CONFIG: Final = "focus_on_window_activation focus\n"
DISPLAY, REGISTRY, SYNC, BOUND, TOKEN = 1, 2, 3, 4, 5
"""Numbers of objects, as a client gives them."""


class Sway:
    """Owns the compositor; a context manager. `env` is what a program needs to show its windows there."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._place = Path(tempfile.mkdtemp(prefix="evoinbox-sway-", dir="/tmp"))
        self.env: dict[str, str] = {}

    def __enter__(self) -> Self:
        config = self._place / "config"
        config.write_text(CONFIG, encoding="utf-8")
        nobody: list[str] = []
        if os.getuid() == 0:
            shutil.chown(self._place, "nobody")
            config.chmod(0o644)
            self._desktop.root.chmod(0o755)
            nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        places = {"XDG_RUNTIME_DIR": os.fspath(self._place), "HOME": os.fspath(self._place)}
        without = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        self._desktop.spawn([*nobody, "sway", "-c", os.fspath(config)], env={**places, **without})
        self.env = {
            "WAYLAND_DISPLAY": os.fspath(wait_for(lambda: self._socket("wayland-*[0-9]"), "a compositor")),
            "SWAYSOCK": os.fspath(wait_for(lambda: self._socket("sway-ipc.*"), "a compositor's ear")),
            "QT_QPA_PLATFORM": "wayland",
        }
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ask("exit")
        shutil.rmtree(self._place, ignore_errors=True)

    def ask(self, *words: str) -> str:
        """Tell the compositor something; its answer."""
        env = {**self._desktop.env, **self.env}
        return subprocess.run(
            ["swaymsg", *words], env=env, capture_output=True, timeout=20, check=False
        ).stdout.decode()

    def focused(self) -> int:
        """The process whose window has the keyboard; 0 for none."""
        return next(
            (node["pid"] for node in _below(json.loads(self.ask("-r", "-t", "get_tree"))) if node["focused"]), 0
        )

    def token(self) -> str:
        """An activation token, as a notification daemon gets one for a click."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(20)
            connection.connect(self.env["WAYLAND_DISPLAY"])
            said = _events(connection)
            connection.sendall(_request(DISPLAY, 1, _number(REGISTRY)) + _request(DISPLAY, 0, _number(SYNC)))
            name = 0
            for number, event, words in said:
                if (number, event) == (REGISTRY, 0) and _text(words[4:]) == ACTIVATION:
                    (name,) = struct.unpack("<I", words[:4])
                if number == SYNC:
                    break
            bind = _number(name) + _written(ACTIVATION) + _number(1) + _number(BOUND)
            connection.sendall(_request(REGISTRY, 0, bind) + _request(BOUND, 1, _number(TOKEN)) + _request(TOKEN, 3))
            return next(_text(words) for number, event, words in said if (number, event) == (TOKEN, 0))

    def _socket(self, pattern: str) -> Path | None:
        return next((path for path in self._place.glob(pattern) if path.is_socket()), None)


def _below(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All windows of a tree of sway's."""
    if "pid" in node:
        yield node
    children: Sequence[dict[str, Any]] = [*node["nodes"], *node["floating_nodes"]]
    for child in children:
        yield from _below(child)


def _number(value: int) -> bytes:
    return struct.pack("<I", value)


def _written(text: str) -> bytes:
    whole = text.encode() + b"\0"
    return _number(len(whole)) + whole + b"\0" * (-len(whole) % 4)


def _text(words: bytes) -> str:
    (length,) = struct.unpack("<I", words[:4])
    return words[4 : 4 + length - 1].decode()


def _request(number: int, what: int, words: bytes = b"") -> bytes:
    return struct.pack("<II", number, (len(words) + 8) << 16 | what) + words


def _events(connection: socket.socket) -> Iterator[tuple[int, int, bytes]]:
    """What the compositor says: the object, the event's number, and its words."""
    read = b""
    while True:
        while len(read) >= 8 and len(read) >= (length := struct.unpack("<I", read[4:8])[0] >> 16):
            number, what = struct.unpack("<II", read[:8])
            yield number, what & 0xFFFF, read[8:length]
            read = read[length:]
        more = connection.recv(65536)
        if not more:
            raise ConnectionError("the compositor has hung up")
        read += more
