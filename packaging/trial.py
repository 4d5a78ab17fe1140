"""Tries the .deb in clean systems: install, use, upgrade under an open window, remove, purge, look what is left.

`make trial` runs it as root after `make package`: for each release debootstrap makes a system with nothing in it, apt
installs the package with only what it asks for, then `smoke.py` uses it, without dictionaries and with them. The older
package of the upgrade is OLD, or for want of a released one the same under an older number.

Invariants: all is done in mounts of its own, which end with it however it ends, so the system it runs on is neither
changed nor left with anything mounted; what was made is removed by who does not see those mounts.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Final

import psutil

from installed import everything, nothing_left

ROOT: Final = Path(__file__).resolve().parent.parent
RELEASES: Final = {"bookworm": "main", "trixie": "main", "jammy": "main,universe"}
"""By name the components that are asked for."""

OLDER: Final = "0.0.9"
DICTIONARIES: Final = ("libenchant-2-2", "hunspell-en-us")
OWN_MOUNTS: Final = ("unshare", "--mount", "--propagation", "slave")
FETCHING_LIMIT_S: Final = 150.0
PLENTY: Final = 4 * 2**30
"""Bytes of free memory: with so many nothing is written to a disk, whose syncing takes longer than all else."""

PATIENCE: Final = ("-o", "Acquire::Retries=3", "-o", "Acquire::http::Timeout=30")
NOT_FETCHED: Final = re.compile(r"^[EW]: (Failed to fetch|Unable to fetch|Some index files failed)", re.MULTILINE)


class NotFetched(Exception):
    """A clean system could not be had: the mirror cannot be reached, or not in time."""


def main() -> int:
    """Try the package in each release that was asked for."""
    options = _options()
    signal.signal(signal.SIGTERM, _end)
    if options.inside:
        return _inside(options, *options.inside)
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        sys.stderr.write("This needs root, and debootstrap from the package of that name.\n")
        return 2
    return next(filter(None, (_in_own_mounts(release) for release in options.releases)), 0)


def _in_own_mounts(release: str) -> int:
    """Run this once more, for one release; how it ended."""
    with tempfile.TemporaryDirectory(prefix="evoinbox-trial-", dir="/var/tmp") as place:
        command = [*OWN_MOUNTS, sys.executable, *sys.argv, "--inside", place, release]
        with subprocess.Popen(command) as inner:
            try:
                return inner.wait()
            finally:
                inner.terminate()


def _inside(options: argparse.Namespace, place: str, release: str) -> int:
    if _mounts(os.getpid()) == _mounts(os.getppid()):  # and all that is mounted, and ended, were the machine's own
        sys.stderr.write("--inside is for this program itself.\n")
        return 2
    if psutil.virtual_memory().available > PLENTY:
        mount(Path(place), "--types=tmpfs", "trial")
    try:
        _try(options, Path(place), release)
    except NotFetched as error:
        sys.stderr.write(f"{error}\n")
        return 3
    finally:
        _end_others()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Try the .deb in clean systems. Asks for root and debootstrap.")
    told = f"{' or '.join(RELEASES)}, with =MIRROR where debootstrap does not know it; default: bookworm"
    parser.add_argument("releases", nargs="*", default=["bookworm"], metavar="RELEASE", help=told)
    parser.add_argument("--package", type=Path, help="what is tried; default: what is in dist")
    parser.add_argument("--old", type=Path, help="the package to upgrade from")
    parser.add_argument("--once", action="store_true", help="use it once: with dictionaries from the start")
    told = "where a clean system cannot be fetched, try it in what looks like this one and takes what is changed"
    parser.add_argument("--else-here", action="store_true", help=told)
    parser.add_argument("--inside", nargs=2, help=argparse.SUPPRESS)  # this, run by itself in mounts of its own
    return parser.parse_args()


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit("ended before its time")


def _try(options: argparse.Namespace, place: Path, release: str) -> None:
    (new,) = [options.package] if options.package else (ROOT / "dist").glob("evoinbox_*.deb")
    old = options.old or older(new, place)
    name, _, mirror = release.partition("=")
    system = place / name
    try:
        clean(name, mirror, system)
        inside = fetch(system, new)
    except NotFetched as error:
        if not options.else_here:
            raise
        print(f"{error}; in what looks like this system instead", flush=True)
        system = like_this_one(place)
        inside = within(system, new)
    use(system, inside, once=options.once)
    print(f"{name}: upgrade, remove, purge", flush=True)
    smoke("--within", os.fspath(system), "--upgrade", os.fspath(old), os.fspath(new))


def use(system: Path, inside: str, *, once: bool) -> None:
    """Install what lies at this place within, use it, purge: without dictionaries (but not where `once`) and with."""
    asked = subprocess.run(
        ["dpkg-deb", "--field", os.fspath(system / inside[1:]), "Depends"], capture_output=True, text=True, check=True
    ).stdout.strip()
    for more in [DICTIONARIES] if once else [(), DICTIONARIES]:
        apt(system, "satisfy", ", ".join([asked, *more]))
        before = everything(system)
        apt(system, "install", inside)
        smoke("--within", os.fspath(system))
        apt(system, "purge", "evoinbox")
        nothing_left(system, before)


def smoke(*arguments: str) -> None:
    """Use the installed program; raises CalledProcessError where that does not go well."""
    command = [sys.executable, os.fspath(ROOT / "packaging" / "smoke.py"), *arguments]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.fspath(ROOT)}) as process:
        try:
            ended = process.wait()
        finally:
            process.terminate()
    if ended:
        raise subprocess.CalledProcessError(ended, command)


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


def clean(release: str, mirror: str, system: Path) -> None:
    """Make a system with nothing in it, whose /tmp is ours: screen and buses have their sockets there."""
    print(f"{release}: making a clean system ...", flush=True)
    command = ["debootstrap", "--variant=minbase", f"--components={RELEASES[release]}", release, os.fspath(system)]
    try:
        quiet(*command, *([mirror] if mirror else []), limit_s=FETCHING_LIMIT_S)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise NotFetched(f"debootstrap could not make {release}") from error
    shutil.copy("/etc/resolv.conf", system / "etc" / "resolv.conf")
    _mount_usual(system)


def fetch(system: Path, new: Path) -> str:
    """Bring in a package and all that it and its use need, so that no network is needed later; its place within."""
    inside = within(system, new)
    try:
        apt(system, *PATIENCE, "-o", "APT::Update::Error-Mode=any", "update", limit_s=FETCHING_LIMIT_S)
        apt(system, *PATIENCE, "install", "--download-only", inside, *DICTIONARIES, limit_s=FETCHING_LIMIT_S)
    except subprocess.CalledProcessError as error:
        if not NOT_FETCHED.search(error.output):  # what it asks for is not there: the package's own fault
            raise
        raise NotFetched("what the package asks for could not be fetched") from error
    except subprocess.TimeoutExpired as error:
        raise NotFetched("what the package asks for did not come in time") from error
    return inside


def within(system: Path, new: Path) -> str:
    """Lay a package into a system; its place there."""
    copy = Path(shutil.copy(new, system / "var" / "tmp"))
    return f"/{copy.relative_to(system)}"


def like_this_one(place: Path) -> Path:
    """What looks like the system this runs on, and keeps in memory what is changed in it."""
    changes, system = place / "changes", place / "like-this-one"
    changes.mkdir()
    system.mkdir()
    mount(changes, "--types=tmpfs", "changes")  # an overlay refuses to keep them below what it lies over
    for name in ("upper", "work"):
        (changes / name).mkdir()
    layers = f"lowerdir=/,upperdir={changes}/upper,workdir={changes}/work"
    mount(system, "--types=overlay", f"--options={layers}", "overlay")
    mount(system / "dev", "--rbind", "/dev")
    _mount_usual(system)
    quiet("chroot", os.fspath(system), "dpkg", "--purge", "evoinbox")
    return system


def _mount_usual(system: Path) -> None:
    mount(system / "tmp", "--bind", "/tmp")  # noqa: S108 - the one of both
    mount(system / "proc", "--types=proc", "proc")


def mount(where: Path, *how: str) -> None:
    """Mount something; it goes with the mounts this runs in."""
    subprocess.run(["mount", *how, os.fspath(where)], check=True)


def apt(system: Path, *arguments: str, limit_s: float | None = None) -> None:
    """Have apt do something within, asking nobody and bringing nothing that is only recommended."""
    command = ["chroot", os.fspath(system), "apt-get", "-q", "-y", "--no-install-recommends", *arguments]
    quiet(*command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, limit_s=limit_s)


def quiet(*command: str, env: dict[str, str] | None = None, limit_s: float | None = None) -> None:
    """Run what says much; it is shown where it fails, with CalledProcessError or TimeoutExpired."""
    with tempfile.TemporaryFile() as said:  # and not a pipe, which what it started might hold on to
        try:
            done = subprocess.run(command, stdout=said, stderr=subprocess.STDOUT, env=env, timeout=limit_s, check=False)
        finally:
            said.seek(0)
            words = said.read().decode(errors="replace")
        if done.returncode:
            print(words, flush=True)
            raise subprocess.CalledProcessError(done.returncode, command, words)


def _end_others() -> None:
    """End all that still runs in these mounts: a program that was killed leaves what it had started."""
    ours = _mounts(os.getpid())
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and _mounts(process.pid) == ours:
                process.kill()


def _mounts(process: int) -> str:
    return os.fspath(Path(f"/proc/{process}/ns/mnt").readlink())


if __name__ == "__main__":
    sys.exit(main())
