"""Tries the .deb in clean systems: install, use, upgrade under an open window, remove, purge, look what is left.

`make trial` runs it as root after `make package`: for each release debootstrap makes a system with nothing in it, apt
installs the package with only what it asks for, then `smoke.py` uses it, without dictionaries and with them. The older
package of the upgrade is OLD, or for want of a released one the same under an older number. What was made is removed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
RELEASES: Final = {"bookworm": "main", "jammy": "main,universe"}
"""By name the components that are asked for."""

OLDER: Final = "0.0.9"
DICTIONARIES: Final = ("libenchant-2-2", "hunspell-en-us")


def main() -> int:
    """Try the package in each release that was asked for."""
    parser = argparse.ArgumentParser(description="Try the .deb in clean systems. Asks for root and debootstrap.")
    told = f"{' or '.join(RELEASES)}, with =MIRROR where debootstrap does not know it; default: bookworm"
    parser.add_argument("releases", nargs="*", default=["bookworm"], metavar="RELEASE", help=told)
    parser.add_argument("--old", type=Path, help="the package to upgrade from")
    options = parser.parse_args()
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        sys.stderr.write("This needs root, and debootstrap from the package of that name.\n")
        return 2
    (new,) = (ROOT / "dist").glob("evoinbox_*.deb")
    with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
        old = options.old or older(new, Path(place))
        for release in options.releases:
            with clean(release, Path(place, release.partition("=")[0])) as system:
                use(system, old, new)
    return 0


def use(system: Path, old: Path, new: Path) -> None:
    """Install, use, purge; then the same from the older one on."""
    copy = Path(shutil.copy(new, system / "var" / "tmp"))
    apt(system, "install", f"/{copy.relative_to(system)}")
    smoke("--within", os.fspath(system))
    apt(system, "install", *DICTIONARIES)
    smoke("--within", os.fspath(system))
    apt(system, "purge", "evoinbox")
    smoke("--within", os.fspath(system), "--upgrade", os.fspath(old), os.fspath(new))


def smoke(*arguments: str) -> None:
    """Use the installed program; raises CalledProcessError where that does not go well."""
    program = [sys.executable, os.fspath(ROOT / "packaging" / "smoke.py"), *arguments]
    subprocess.run(program, env={**os.environ, "PYTHONPATH": os.fspath(ROOT)}, check=True)


def older(new: Path, place: Path) -> Path:
    """The same package under an older number."""
    tree = place / "older"
    subprocess.run(["dpkg-deb", "--raw-extract", os.fspath(new), os.fspath(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [f"Version: {OLDER}\n" if line.startswith("Version:") else line for line in lines]
    control.write_text("".join(lines), encoding="utf-8")
    made = place / f"evoinbox_{OLDER}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", os.fspath(tree), os.fspath(made)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    shutil.rmtree(tree)
    return made


@contextmanager
def clean(release: str, place: Path) -> Iterator[Path]:
    """A system with nothing in it, whose /tmp is ours: screen and buses have their sockets there."""
    name, _, mirror = release.partition("=")
    print(f"{name}: making a clean system ...", flush=True)
    command = ["debootstrap", "--variant=minbase", f"--components={RELEASES[name]}", name, os.fspath(place)]
    quiet(*command, *([mirror] if mirror else []))
    shutil.copy("/etc/resolv.conf", place / "etc" / "resolv.conf")
    with ExitStack() as ends:
        try:
            for kind, source in (("--bind", "/tmp"), ("--types=proc", "proc")):  # noqa: S108 - the one of both
                inside = os.fspath(place / source.strip("/"))
                subprocess.run(["mount", kind, source, inside], check=True)
                ends.callback(subprocess.run, ["umount", inside], check=True)
            apt(place, "update")
            yield place
        finally:
            ends.close()
            shutil.rmtree(place)


def apt(system: Path, *arguments: str) -> None:
    """Have apt do something within, asking nobody and bringing nothing that is only recommended."""
    command = ["chroot", os.fspath(system), "apt-get", "-q", "-y", "--no-install-recommends", *arguments]
    quiet(*command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def quiet(*command: str, env: dict[str, str] | None = None) -> None:
    """Run what says much; it is shown where it fails, with CalledProcessError."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env, check=False)
    if done.returncode:
        print(done.stdout)
        done.check_returncode()


if __name__ == "__main__":
    sys.exit(main())
