"""A later start's words to the running copy, without Qt: loading that would take longer than raising a window may.

Invariants: a call is one bounded line; whatever goes wrong means that nobody was called, and the start goes on as a
first one, which finds out for sure (`instance.py`).
"""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec

from evoinbox.domain.errand import Aim, Errand

LARGEST_CALL: Final = 64 * 1024
ANSWER_MS: Final = 2000
YES: Final = b"ok\n"


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
    return f"evoinbox-{hashlib.sha256(str(lock_file).encode()).hexdigest()[:24]}"


def place_of(lock_file: Path) -> Path:
    """Where Qt puts the socket of that name, on systems where it is a file."""
    return Path(os.environ.get("TMPDIR") or "/tmp") / name_of(lock_file)  # noqa: S108 - as Qt does


def answered(lock_file: Path, call: Call) -> bool:
    """Hand a call to the running copy; returns whether there is one that took it. On Windows nobody is asked here."""
    if sys.platform == "win32":
        return False
    try:
        with closing(socket.socket(socket.AF_UNIX)) as connection:
            connection.settimeout(ANSWER_MS / 1000)
            connection.connect(os.fspath(place_of(lock_file)))
            connection.sendall(msgspec.json.encode(call) + b"\n")
            return connection.recv(len(YES)) == YES
    except OSError:
        return False
