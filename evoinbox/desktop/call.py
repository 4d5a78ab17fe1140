"""A later start's words to the running copy, without Qt: loading that would take longer than raising a window may.

Invariants: a call is one bounded line; whatever goes wrong means that nobody was called, and the start goes on as a
first one, which finds out for sure (`instance.py`).
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec

from evoinbox.domain.errand import Aim, Errand

LARGEST_CALL: Final = 64 * 1024
ANSWER_MS: Final = 2000
YES: Final = b"ok\n"
LONGEST_PLACE: Final = 100
"""Bytes of a socket's path: systems take 103 to 107."""

_PEER: Final = "3i"
"""Process, user and group, as Linux tells them of a socket's other end."""


class Call(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a second start wants: to be seen, and what else (`Errand`).

    What is usual is not written: the copy that runs may be an older one, which knows no other members.

    `token` is what its launcher gave it for taking the focus (XDG_ACTIVATION_TOKEN of the xdg-activation protocol).
    """

    address: str = ""
    text: str = ""
    token: str = ""
    aim: Aim = Aim.PREPARE

    @property
    def errand(self) -> Errand:
        """What is to be done."""
        return Errand(self.aim, self.address, self.text)


def called_by(errand: Errand) -> Call:
    """The call of this very start."""
    return Call(errand.address, errand.text, os.environ.get("XDG_ACTIVATION_TOKEN", ""), errand.aim)


def name_of(lock_file: Path) -> str:
    """The name by which the copy that holds a lock is called."""
    import hashlib  # 3 ms: of Windows only

    return f"evoinbox-{hashlib.sha256(str(lock_file).encode()).hexdigest()[:24]}"


def place_of(lock_file: Path) -> Path:
    """Where the socket of that name is, on systems where it is a file: among this user's own, if possible."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    own = Path(runtime) / name_of(lock_file)
    if runtime and len(os.fsencode(own)) <= LONGEST_PLACE and own.parent.is_dir():
        return own
    return Path(os.environ.get("TMPDIR") or "/tmp") / name_of(lock_file)  # noqa: S108 - as Qt does


def is_ours(connection: socket.socket) -> bool:
    """Whether the other end belongs to this user; where the system does not tell, the socket's rights have to do."""
    if sys.platform != "linux":
        return True
    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize(_PEER))
    _, user, _ = struct.unpack(_PEER, told)
    return bool(user == os.getuid())


def answered(lock_file: Path, call: Call) -> bool:
    """Hand a call to the running copy; returns whether there is one that took it. On Windows nobody is asked here."""
    if sys.platform == "win32":
        return False
    try:
        with closing(socket.socket(socket.AF_UNIX)) as connection:
            connection.settimeout(ANSWER_MS / 1000)
            connection.connect(os.fspath(place_of(lock_file)))
            if not is_ours(connection):  # where everybody may put sockets, somebody else may have been first
                return False
            connection.sendall(msgspec.json.encode(call) + b"\n")
            return connection.recv(len(YES)) == YES
    except OSError:
        return False
