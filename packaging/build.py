"""Makes the packages that this system can make, in one order: freeze, trim, bill, package, check, checksums.

`make package` runs it in an environment of its own. Everything is made below build/; the packages go
to dist/. Nothing is sent anywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import bill
import freeze
import pictures
from evoinbox import __version__, licences

ROOT: Final = Path(__file__).resolve().parent.parent
MIB: Final = 2**20
LARGEST_DEB: Final = 55 * MIB
LARGEST_INSTALLED: Final = 180 * MIB


def main() -> int:
    """Make everything, and say what was made."""
    options = _options()
    work, out = options.work.resolve(), options.into.resolve()
    for place in (work, out):
        place.mkdir(parents=True, exist_ok=True)

    _say("Freezing the program ...")
    if sys.platform != "linux":
        pictures.make(work)
    frozen = freeze.freeze(work)
    before = freeze.size(frozen.folder)
    saved = freeze.trim(frozen)
    for what, freed in sorted(saved.items(), key=lambda item: -item[1]):
        _say(f"  {freed / MIB:6.1f} MiB less: {what}")
    _say(f"  {before / MIB:.1f} MiB became {freeze.size(frozen.folder) / MIB:.1f}")

    _say("Writing notices and the bill of materials ...")
    parts = bill.parts(work / "pyinstaller" / freeze.NAME / "COLLECT-00.toc")
    notices = licences.written(parts, "in the folder of the program, below PySide6")
    (frozen.inside / "evoinbox" / "resources" / licences.PACKAGED).write_text(notices, encoding="utf-8")
    materials = bill.bom(parts)

    _say("Making packages ...")
    if sys.platform == "linux":
        import linux

        root = linux.tree(frozen, work, options.version, _when(), notices, materials)
        made = [linux.deb(root, work, out, options.version, parts, quick=options.quick)]
        _judge(root, work, made[0], parts)
        if not options.quick:
            made += _for_others(root, work, out, options.version)
    elif sys.platform == "win32":
        import windows

        made = windows.packages(frozen, work, out, options.version)
    else:
        import macos

        made = macos.packages(frozen, work, out, options.version)
    (out / "evoinbox.cdx.json").write_text(materials, encoding="utf-8")
    _sums(out, [*made, out / "evoinbox.cdx.json"])
    for path in made:
        _say(f"  {path.stat().st_size / MIB:6.1f} MiB  {path.name}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the packages that this system can make.")
    parser.add_argument("--into", type=Path, default=ROOT / "dist", help="where the packages go (default: dist)")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "package", help="where they are made")
    parser.add_argument("--version", default=__version__, help="what the packages call themselves: for trying upgrades")
    told = "to try a change: nothing but the .deb, packed fast and so less tightly"
    parser.add_argument("--quick", action="store_true", help=told)
    return parser.parse_args()


def _for_others(root: Path, work: Path, out: Path, version: str) -> list[Path]:
    """What is made of the tree for systems that are not Debian's kind."""
    import linux

    when = _when()
    made = [linux.portable(root, work, out, version, when)]
    if shutil.which("rpmbuild"):
        made.append(linux.rpm(root, work, out, version, when))
    return made


def _judge(root: Path, work: Path, deb: Path, parts: list[licences.Part]) -> None:
    """What the system's own tools say of the .deb, and how large it is and what comes of it; ends where that is bad."""
    import linux

    _say("Checking the .deb ...")
    linux.check(root, deb)
    table = [f"| {name} | {size / MIB:.1f} |" for name, size in linux.by_component(root, parts)]
    table += [f"| all that is installed | {freeze.size(root) / MIB:.1f} |"]
    (work / "sizes.md").write_text("| part | MiB |\n| --- | --- |\n" + "\n".join(table) + "\n", encoding="utf-8")
    for size, most, what in (
        (deb.stat().st_size, LARGEST_DEB, deb.name),
        (freeze.size(root), LARGEST_INSTALLED, "what is installed"),
    ):
        _say(f"  {size / MIB:.1f} MiB (at most {most / MIB:.0f}): {what}")
        if size > most:
            raise SystemExit(f"{what} takes {size / MIB:.1f} MiB; {most / MIB:.0f} is the most")


def _when() -> int:
    """The time of the last commit, in seconds since 1970, so that the same source makes the same package."""
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    return int(os.environ.get("SOURCE_DATE_EPOCH", "") or told or time.time())


def _sums(out: Path, made: list[Path]) -> None:
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(made)]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
