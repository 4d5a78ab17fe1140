"""What Linux is given: one tree as it lies on a disk, and the .deb, the .rpm and the portable archive made of it.

Invariants: the tree holds the frozen program below opt/evoinbox and nothing but links, descriptions and pictures
elsewhere; all files have the time of the last commit and belong to root, so that the same source makes the same
package.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from evoinbox.licences import Part
from freeze import HERE, ROOT, Frozen, size
from pictures import ICON, draw

SOURCES: Final = HERE / "linux"
HOME: Final = Path("opt", "evoinbox")
AUTOSTART: Final = Path("etc", "xdg", "autostart", "evoinbox.desktop")
ICON_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256)
OPTIONAL: Final = "libqgtk3"
"""Qt's plug-in for GNOME's look: where GTK is missing Qt does without it, so no package is asked for."""

RECOMMENDED: Final = (
    "dbus-user-session | dbus-x11", "gnome-keyring | kwalletmanager | keepassxc", "fonts-noto-color-emoji",
    "fonts-noto-core", "libenchant-2-2", "hunspell-en-us | hunspell-dictionary",
)  # fmt: skip
"""What the program can do without, but hardly anybody wants to: a bus and a keyring, fonts, dictionaries."""

CONTROL: Final = """\
Package: evoinbox
Version: {version}
Architecture: {architecture}
Maintainer: The EvoInbox authors <authors@evoinbox.example>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: {recommends}
Suggests: notification-daemon, libgtk-3-0 | libgtk-3-0t64, fonts-noto-cjk, orca
Section: comm
Priority: optional
Description: desktop inbox for text messages over Evo Voice lines
 Conversations with customers on all lines of an Evo Voice account, in one
 window that is left open all day: one row for each customer, texts that are
 on disk before they leave and never leave twice, notifications, and full use
 from the keyboard and with screen readers.
"""

CHANGES: Final = """\
evoinbox ({version}) stable; urgency=medium

  * See CHANGELOG.md.

 -- The EvoInbox authors <authors@evoinbox.example>  {day}
"""

COPYRIGHT: Final = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: EvoInbox
Comment: The parts that the program brings along, and their notices, stand
 in licences.txt beside this file, and in the program itself under
 "Licences". Qt is used under the LGPL-3 and can be replaced in
 {home}. On Debian the texts of the GNU licences are in
 /usr/share/common-licenses (LGPL-3, GPL-3).

Files: *
Copyright: 2026 The EvoInbox authors
License: MIT
{licence}
"""


def tree(frozen: Frozen, work: Path, version: str, when: int, notices: str, bill: str) -> Path:
    """Lay out everything below `work`; returns the root of the tree. `when` is in seconds since 1970."""
    root = work / "tree"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(frozen.folder, root / HOME, symlinks=True)
    share = root / "usr" / "share"
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "evoinbox").symlink_to(Path("/") / HOME / "evoinbox")
    facts = {"@VERSION@": version, "@DATE@": time.strftime("%Y-%m-%d", time.gmtime(when))}
    _fill(SOURCES / "evoinbox.desktop", share / "applications" / "evoinbox.desktop", facts)
    _fill(next(SOURCES.glob("*.metainfo.xml")), share / "metainfo" / "com.evoinbox.EvoInbox.metainfo.xml", facts)
    _fill(SOURCES / "autostart.desktop", root / AUTOSTART, {})
    _fill(SOURCES / "policy.toml", share / "doc" / "evoinbox" / "examples" / "policy.toml", facts)
    icons = share / "icons" / "hicolor"
    _fill(ICON, icons / "scalable" / "apps" / "evoinbox.svg", {})
    for pixels in ICON_SIZES:
        draw(pixels, icons / f"{pixels}x{pixels}" / "apps" / "evoinbox.png")
    manual = share / "man" / "man1" / "evoinbox.1"
    _fill(SOURCES / "evoinbox.1", manual, facts)
    _pack(manual)
    about = share / "doc" / "evoinbox"
    licence = "".join(
        f" {line}\n" if line else " .\n" for line in (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    )
    (about / "copyright").write_text(COPYRIGHT.format(licence=licence.rstrip("\n"), home=f"/{HOME}"), encoding="utf-8")
    (about / "licences.txt").write_text(notices, encoding="utf-8")
    (about / "evoinbox.cdx.json").write_text(bill, encoding="utf-8")
    day = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(when))
    (about / "changelog").write_text(CHANGES.format(version=version, day=day), encoding="utf-8")
    _pack(about / "changelog")
    _fill(SOURCES / "lintian-overrides", share / "lintian" / "overrides" / "evoinbox", {})
    _settle(root, when)
    return root


def _fill(source: Path, target: Path, facts: dict[str, str]) -> None:
    words = source.read_text(encoding="utf-8")
    for name, value in facts.items():
        words = words.replace(name, value)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(words, encoding="utf-8")


def _pack(file: Path) -> None:
    with (file.parent / f"{file.name}.gz").open("wb") as out, gzip.GzipFile("", "wb", 9, out, mtime=0) as packed:
        packed.write(file.read_bytes())
    file.unlink()


def _settle(root: Path, when: int) -> None:
    """One time for all, and rights that do not depend on who builds."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path == root / HOME / "evoinbox"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def deb(root: Path, work: Path, out: Path, version: str, parts: list[Part], *, quick: bool = False) -> Path:
    """Make the .deb; returns its path. What `parts` brings along is not asked of the system.

    Packing takes longer than all else here, so it is done less tightly where it is to be `quick`.
    """
    whole = work / "deb"
    shutil.rmtree(whole, ignore_errors=True)
    shutil.copytree(root, whole, symlinks=True)
    about = whole / "DEBIAN"
    about.mkdir(mode=0o755)
    architecture = _said("dpkg", "--print-architecture")
    depends = _depends(root, work, {part.name for part in parts if part.name.startswith("lib")})
    words = CONTROL.format(
        version=version, architecture=architecture, kibibytes=size(root) // 1024, depends=depends,
        recommends=", ".join(RECOMMENDED),
    )  # fmt: skip
    (about / "control").write_text(words, encoding="utf-8")
    shutil.copy(SOURCES / "postrm", about / "postrm")
    (about / "postrm").chmod(0o755)
    (about / "conffiles").write_text(f"/{AUTOSTART}\n", encoding="utf-8")
    files = sorted(path for path in whole.rglob("*") if path.is_file() and not path.is_symlink())
    sums = [path for path in files if about not in path.parents]
    told = subprocess.run(
        ["md5sum", "--", *(os.fspath(path.relative_to(whole)) for path in sums)],
        cwd=whole, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    (about / "md5sums").write_text(told, encoding="utf-8")
    target = out / f"evoinbox_{version}_{architecture}.deb"
    command = [
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        f"-z{0 if quick else 6}",
        "--build",
        os.fspath(whole),
        os.fspath(target),
    ]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return target


def _libraries(root: Path) -> Iterator[Path]:
    for path in sorted((root / HOME).rglob("*")):
        if path.is_file() and not path.is_symlink() and OPTIONAL not in path.name:
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _depends(root: Path, work: Path, bundled: set[str]) -> str:
    """Which packages hold the libraries that the program takes from the system, by Debian's own tool.

    Its least versions are those this system was made with, not those the program needs: only libc's and libstdc++'s go
    by the symbols that are used, and stand for the age of the system as a whole.
    """
    place = work / "depends"
    (place / "debian").mkdir(parents=True, exist_ok=True)
    (place / "debian" / "control").write_text("Source: evoinbox\n\nPackage: evoinbox\nArchitecture: any\n", "utf-8")
    found = list(_libraries(root))
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"]
    command += [f"-l{folder}" for folder in sorted({path.parent for path in found})]
    command += [f"-x{package}" for package in sorted(bundled)]
    command += [f"-e{path}" for path in found]
    told = subprocess.run(command, cwd=place, capture_output=True, text=True, check=True).stdout
    packages = told.strip().removeprefix("shlibs:Depends=").split(", ")
    return ", ".join(one if one.startswith(("libc6 ", "libstdc++6 ")) else one.partition(" (")[0] for one in packages)


def rpm(root: Path, work: Path, out: Path, version: str, when: int) -> Path:
    """Make the .rpm; returns its path."""
    top = work / "rpm"
    shutil.rmtree(top, ignore_errors=True)
    top.mkdir(parents=True)
    bundled = sorted({re.escape(path.name) for path in _libraries(root)})
    owned = [HOME, Path("usr/share/doc/evoinbox")]
    inside = [path for path in sorted((root / "usr").rglob("*")) if path.is_symlink() or path.is_file()]
    owned += [path.relative_to(root) for path in inside if not {"lintian", "doc"} & set(path.parts)]
    files = "\n".join([*(f"/{path}" for path in owned), f"%config(noreplace) /{AUTOSTART}"])
    _fill(
        SOURCES / "package.spec",
        top / "evoinbox.spec",
        {"@VERSION@": version, "@BUNDLED@": "|".join(bundled), "@FILES@": f"%defattr(-,root,root)\n{files}"},
    )
    shipped = top / "tree"
    shutil.copytree(root, shipped, symlinks=True)
    shutil.rmtree(shipped / "usr" / "share" / "lintian")
    command = [
        "rpmbuild", "-bb", "--quiet", "--define", f"_topdir {top}", "--define", f"tree {shipped}",
        "--define", "use_source_date_epoch_as_buildtime 1", os.fspath(top / "evoinbox.spec"),
    ]  # fmt: skip
    subprocess.run(command, env={**os.environ, "SOURCE_DATE_EPOCH": str(when)}, check=True)
    (made,) = (top / "RPMS").rglob("*.rpm")
    return Path(shutil.move(made, out / made.name))


def portable(root: Path, work: Path, out: Path, version: str, when: int) -> Path:
    """Make the archive that runs wherever it is unpacked; returns its path."""
    name = f"evoinbox-{version}-linux-{os.uname().machine}"
    whole = work / "portable" / name
    shutil.rmtree(whole.parent, ignore_errors=True)
    shutil.copytree(root / HOME, whole, symlinks=True)
    shutil.copytree(root / "usr" / "share", whole / "share", symlinks=True)
    shutil.rmtree(whole / "share" / "lintian")
    target = out / f"{name}.tar.xz"
    command = [
        "tar", "--sort=name", f"--mtime=@{when}", "--owner=0", "--group=0", "--numeric-owner",
        "-C", os.fspath(whole.parent), "-cJf", os.fspath(target), name,
    ]  # fmt: skip
    subprocess.run(command, env={**os.environ, "XZ_OPT": "-6 -T0"}, check=True)
    return target


def check(root: Path, made: Path) -> None:
    """What the desktop's and Debian's own tools say of it; raises CalledProcessError where they find an error."""
    share = root / "usr" / "share"
    for entry in (share / "applications" / "evoinbox.desktop", root / AUTOSTART):
        subprocess.run(["desktop-file-validate", os.fspath(entry)], check=True)
    (about,) = (share / "metainfo").glob("*.xml")
    subprocess.run(["appstreamcli", "validate", "--no-net", os.fspath(about)], check=True)
    command = ["lintian", "--fail-on", "error", "--display-level", ">=warning", "--allow-root", os.fspath(made)]
    subprocess.run(command, check=True)


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def by_component(root: Path, parts: list[Part]) -> list[tuple[str, int]]:
    """Size of the installed program by component, the largest first, in bytes."""
    inside = root / HOME / "_internal"
    names = {part.name.lower() for part in parts}
    sizes: dict[str, int] = {}
    for path in (root / HOME).rglob("*"):
        if path.is_file() and not path.is_symlink():
            name = _component(path, inside, names)
            sizes[name] = sizes.get(name, 0) + path.stat().st_size
    return sorted(sizes.items(), key=lambda item: -item[1])


def _component(path: Path, inside: Path, names: set[str]) -> str:
    if not path.is_relative_to(inside):
        return "our code and the pure Python packages (in the program's file)"
    place = path.relative_to(inside)
    if path.name.startswith("libicu"):
        return "ICU"
    if place.parts[0] == "PySide6":
        if "Qt" in place.parts[1:2]:
            return "Qt's plug-ins" if "plugins" in place.parts else "Qt"
        return "PySide6"
    for beginning, name in (
        ("libpython", "Python"), ("python3", "Python"), ("base_library", "Python"), ("libcrypto", "OpenSSL"),
        ("libssl", "OpenSSL"), ("libxcb", "libraries for X11"), ("libxkb", "libraries for X11"),
        ("libpyside", "PySide6"), ("libshiboken", "PySide6"), ("shiboken6", "PySide6"), ("evoinbox", "our resources"),
    ):  # fmt: skip
        if place.parts[0].startswith(beginning):
            return name
    return place.parts[0] if place.parts[0] in names else "the rest"
