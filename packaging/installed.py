"""The installed program, the system it is installed in, and what dpkg does with it there."""

from __future__ import annotations

import os
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LIMIT_S: Final = 40.0
LEFT_BY_OTHERS: Final = re.compile(
    r"/(proc|sys|dev|run|tmp|var/(cache|log|lib/(apt|dpkg))|usr/share/mime|var/lib/systemd)/|mimeinfo\.cache|"
    r"icon-theme\.cache|fonts/(.+/)?\.uuid$|ld\.so\.cache|/etc/\.pwd\.lock"
)


class SmokeError(Exception):
    """The installed program did not do what it is for."""


@dataclass(frozen=True, slots=True)
class Installed:
    """How the installed program is started; `within` is the root it is installed below."""

    command: tuple[str, ...]
    within: Path | None = None

    @classmethod
    def of(cls, program: str, within: Path | None) -> Installed:
        if within:
            return cls(("chroot", os.fspath(within), program), within)
        return cls((shutil.which(program) or program,)) if os.sep not in program else cls((os.path.realpath(program),))

    def told(self, *arguments: str) -> str:
        """What it prints; anything on stderr fails."""
        done = subprocess.run([*self.command, *arguments], capture_output=True, text=True, timeout=LIMIT_S, check=False)
        if done.returncode or done.stderr:
            raise SmokeError(f"{arguments}: exit {done.returncode}: {done.stderr or done.stdout}")
        return done.stdout

    @contextmanager
    def server(self, port: int = 0) -> Iterator[str]:
        """The demo server that the program brings; gives its address."""
        command = [*self.command, "demo-server", "--live", "3600", "--seed", "5", "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            if sys.platform != "win32" and not select.select([process.stdout], [], [], LIMIT_S)[0]:
                raise SmokeError("the demo server did not start")
            try:
                yield process.stdout.readline().removeprefix("listening on ").strip()
            finally:
                process.terminate()
                process.wait(LIMIT_S)
            if sys.platform != "win32" and (words := process.stderr.read()):
                raise SmokeError(f"the demo server wrote to stderr: {words}")


@contextmanager
def policy(root: Path, email: str) -> Iterator[None]:
    """An administrator has set something; purging takes it away."""
    file = root / "etc" / "evoinbox" / "policy.toml"
    file.parent.mkdir(exist_ok=True)
    with file.open("x", encoding="utf-8") as fresh:  # one that is there is not ours to replace
        fresh.write(f'[lock]\nemail = "{email}"\nstart_at_sign_in = true\n')
    yield
    if file.exists():
        file.unlink()
        file.parent.rmdir()


def everything(within: Path | None) -> set[str]:
    """All files of the system but those that others change meanwhile."""
    root = within or Path("/")
    found: set[str] = set()
    for top in ("etc", "opt", "usr", "var"):
        for folder, folders, names in os.walk(root / top):
            here = f"/{Path(folder).relative_to(root)}"
            found |= {place for name in [*folders, *names] if not LEFT_BY_OTHERS.search(place := f"{here}/{name}")}
    return found


def nothing_left(within: Path | None, before: set[str]) -> None:
    """Raise where files are there that were not before."""
    left = sorted(everything(within) - before)
    print(f"  left behind: {', '.join(left) or 'nothing'}", flush=True)
    if left:
        raise SmokeError("something is left behind")


def package(within: Path | None, what: str, file: Path | None = None) -> str:
    """Have dpkg install, remove or purge; what it said."""
    command = ["chroot", os.fspath(within)] if within else []
    with tempfile.TemporaryDirectory(dir=(within / "var" / "tmp") if within else None) as place:
        if file is not None:
            copy = Path(shutil.copy(file, place))
            inside = f"/{copy.relative_to(within)}" if within else os.fspath(copy)
            command += ["dpkg", "--install", inside]
        else:
            command += ["dpkg", f"--{what}", "evoinbox"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SmokeError(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def free_port() -> int:
    """A port for a server that goes and comes again."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        number: int = taken.getsockname()[1]
    return number
