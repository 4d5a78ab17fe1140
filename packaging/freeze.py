"""Freezes the program into a folder, and takes out of it what it never uses.

PyInstaller finds what is imported; what is found by name at run time is named here: the keyring's back end, phone
numbers' tables (it has a hook for those), what desktop-notifier brings, resources. Of Qt's plug-ins those in KEPT stay.
Invariants: the folder needs nothing of the machine it was made on but what `SYSTEM` says every desktop has, and Qt's
libraries and pyenchant (`hooks/`) are files of their own in it, so that they can be replaced (LGPL-3, 4d; LGPL-2.1,
6b).
"""

from __future__ import annotations

import compileall
import fnmatch
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
NAME: Final = "evoinbox"

KEYRINGS: Final = {"linux": "SecretService", "win32": "Windows", "darwin": "macOS"}
"""The one back end of each system. The chainer would put a secret wherever one of several takes it, so it stays out,
and `keyrings.alt`, which writes plain files, is excluded by name."""

NOTES: Final = {
    "linux": ["--exclude-module", "desktop_notifier"],  # `desktop/native.py` loads it elsewhere only
    "win32": ["--collect-data", "desktop_notifier", "--hidden-import", "desktop_notifier.resources"],
    "darwin": [
        "--collect-data", "desktop_notifier", "--hidden-import", "desktop_notifier.resources",
        "--copy-metadata", "rubicon-objc",
    ],
}  # fmt: skip
"""For notifications: desktop-notifier opens a picture of its own by name when it is loaded, and rubicon-objc asks for
its own version. What it needs of WinRT is found by a hook that winrt-runtime brings."""

EXCLUDED: Final = (
    "keyrings.alt", "keyring.backends.chainer", "keyring.backends.libsecret", "keyring.backends.kwallet",
    "keyring.cli", "keyring.devpi_client", "tkinter", "unittest", "pydoc", "doctest", "lib2to3",
    "setuptools", "pip", "test", "curses", "readline", "pygments", "rich", "click", "markdown_it", "trio", "yaml",
)  # fmt: skip

KEPT: Final = (
    "platforms/*qxcb*", "platforms/*qwayland*", "platforms/*qoffscreen*", "platforms/qwindows*",
    "platforms/libqcocoa*",
    "wayland-shell-integration/*xdg-shell*", "wayland-decoration-client/*",
    "platformthemes/*", "platforminputcontexts/*compose*", "platforminputcontexts/*ibus*",
    "iconengines/*svg*", "imageformats/*qsvg*", "networkinformation/*",
    "styles/*",
)  # fmt: skip
"""Qt's plug-ins that are used: windows, their frames under Wayland, desktops' wishes, ways to type, SVG, networks."""

SYSTEM: Final = (
    "libstdc++.*", "libgcc_s.*", "libglib-2.*", "libgobject-2.*", "libgio-2.*", "libgmodule-2.*", "libgthread-2.*",
    "libX*.so.*", "libxcb.so.*", "libxcb-glx.*", "libfontconfig.*", "libfreetype.*", "libdbus-1.*", "libexpat.*",
    "libpcre2*", "libmount.*", "libblkid.*", "libselinux.*", "libuuid.*", "libsystemd.*", "libcap.*", "libgcrypt.*",
    "libgpg-error.*", "libgssapi_krb5.*", "libkrb5*", "libk5crypto.*", "libcom_err.*", "libkeyutils.*", "libgtk-3.*",
    "libgdk*", "libatk*", "libatspi.*", "libcairo*", "libpango*", "libharfbuzz.*", "libfribidi.*", "libthai.*",
    "libdatrie.*", "libgraphite2.*", "libepoxy.*", "libpixman*", "libpng16.*", "libjpeg.*", "libbrotli*", "libbsd.*",
    "libmd.*", "liblz4.*", "libzstd.*", "libxkbcommon.so.*", "libwayland-*", "libtinfo.*", "libreadline.*",
    "libdrm.*", "libtiff*", "libwebp*",
)  # fmt: skip
"""Left to the system under Linux: a desktop has them, keeps them safe, and two of a kind in one process quarrel.
GTK and what it needs are wanted only by Qt's plug-in for GNOME's look, which does without where they are not."""

SCRAPS: Final = ("translations", "qml", "metatypes", "typesystems", "glue", "include", "scripts", "doc")
QT_WORDS: Final = ("qtbase_ar.qm", "qtbase_es.qm")
"""Qt's own words in the languages that are spoken."""

UNUSED_QT: Final = (
    "*Qt6EglF[Ss]*", "*Qt6WlShellIntegration*", "*Qt6Pdf*", "*Qt6Quick*", "*Qt6Qml*", "*Qt6VirtualKeyboard*",
    "*Qt6WaylandEglClientHwIntegration*", "opengl32sw.dll", "d3dcompiler_47.dll",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen program: `folder` holds it, `program` is what to start."""

    folder: Path
    program: Path

    @property
    def inside(self) -> Path:
        """Where everything but the program itself lies."""
        inner = self.folder / "Contents" / "Frameworks"
        return inner if sys.platform == "darwin" else self.folder / "_internal"


def freeze(work: Path) -> Frozen:
    """Freeze into `work`; raises CalledProcessError with PyInstaller's own words on the terminal."""
    backend = KEYRINGS[sys.platform]
    arguments = [
        "--noconfirm", "--clean", "--onedir", "--windowed", "--log-level", "ERROR", "--name", NAME,
        "--distpath", os.fspath(work / "frozen"), "--workpath", os.fspath(work / "pyinstaller"),
        "--specpath", os.fspath(work), "--paths", os.fspath(ROOT),
        "--additional-hooks-dir", os.fspath(HERE / "hooks"),
        "--add-data", f"{ROOT / 'resources'}{os.pathsep}{NAME}/resources",
        "--hidden-import", f"keyring.backends.{backend}", *NOTES[sys.platform],
    ]  # fmt: skip
    for module in EXCLUDED:
        arguments += ["--exclude-module", module]
    if sys.platform == "win32":
        arguments += ["--icon", os.fspath(work / "evoinbox.ico"), "--version-file", os.fspath(work / "version.txt")]
    if sys.platform == "darwin":
        arguments += ["--icon", os.fspath(work / "evoinbox.icns"), "--osx-bundle-identifier", "com.evoinbox.EvoInbox"]
    shutil.rmtree(work / "frozen", ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", *arguments, os.fspath(HERE / "entry.py")]
    subprocess.run(command, cwd=work, check=True)
    if sys.platform == "darwin":
        app = work / "frozen" / f"{NAME}.app"
        frozen = Frozen(app, app / "Contents" / "MacOS" / NAME)
    else:
        folder = work / "frozen" / NAME
        frozen = Frozen(folder, folder / (f"{NAME}.exe" if sys.platform == "win32" else NAME))
    _name_keyring(frozen, backend)
    if sys.platform != "darwin":  # codesign takes a folder whose name has a dot for a bundle
        _unpack_binding(frozen)
    return frozen


def _name_keyring(frozen: Frozen, backend: str) -> None:
    """`keyring` looks up its back ends in this list, and logs an error for each that is not there."""
    (points,) = frozen.inside.glob("keyring-*.dist-info/entry_points.txt")
    points.write_text(f"[keyring.backends]\n{backend} = keyring.backends.{backend}\n", encoding="utf-8")


def _unpack_binding(frozen: Frozen) -> None:
    """Put the Python files of Qt's binding beside it, compiled: else they are at each start (`setup/probe.py`)."""
    there = "import PySide6.QtCore, shiboken6; print(shiboken6.__path__[0])"
    environment = {**os.environ, "SBK_EMBED": "0"}
    said = subprocess.run([sys.executable, "-c", there], env=environment, check=True, stdout=subprocess.PIPE, text=True)
    place = Path("shiboken6", "files.dir")
    unpacked = frozen.inside / place
    shutil.copytree(Path(said.stdout.strip()).parent / place, unpacked, ignore=shutil.ignore_patterns("__pycache__"))
    unchecked = PycInvalidationMode.UNCHECKED_HASH  # nothing but a new package changes them
    if not compileall.compile_dir(unpacked, ddir=os.fspath(place), quiet=1, invalidation_mode=unchecked):
        raise SystemExit(f"{unpacked} does not compile")


def trim(frozen: Frozen) -> dict[str, int]:
    """Remove what is never used; returns the bytes saved, by what they were."""
    saved: dict[str, int] = {}
    for path, reason in list(_unused(frozen.inside)):
        saved[reason] = saved.get(reason, 0) + (0 if path.is_symlink() else path.stat().st_size)
        path.unlink()
    for path in list(_files(frozen.inside)):
        if path.is_symlink() and not path.exists():
            path.unlink()
    if sys.platform == "linux":
        saved["symbols for debuggers"] = _strip(frozen.inside)
    for place in sorted(frozen.inside.rglob("*"), reverse=True):
        if place.is_dir() and not place.is_symlink() and not any(place.iterdir()):
            place.rmdir()
    return saved


def _unused(inside: Path) -> Iterator[tuple[Path, str]]:
    for path in _files(inside):
        parts = path.relative_to(inside).parts
        if "plugins" in parts:
            place = "/".join(parts[parts.index("plugins") + 1 :])
            if not any(fnmatch.fnmatch(place, pattern) for pattern in KEPT):
                yield path, "plug-ins of Qt"
        elif parts[0] == "PySide6" and any(part in SCRAPS for part in parts) and path.name not in QT_WORDS:
            yield path, "translations of Qt"
        elif any(fnmatch.fnmatch(path.name, pattern) for pattern in UNUSED_QT):
            yield path, "libraries of Qt"
        elif sys.platform == "linux" and len(parts) == 1 and _of_the_system(path.name):
            yield path, "libraries that a desktop has"


def _of_the_system(name: str) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in SYSTEM)


def _strip(inside: Path) -> int:
    """Take debuggers' symbols from libraries of Python's; Qt's come without, and their notes may not be moved."""
    saved = 0
    for path in _files(inside):
        if path.is_symlink() or "PySide6" in path.parts or "shiboken6" in path.parts:
            continue
        if not re.search(r"\.so(\.|$)", path.name):
            continue
        before = path.stat().st_size
        path.chmod(0o755)
        subprocess.run(["strip", "--strip-unneeded", os.fspath(path)], check=True)
        saved += before - path.stat().st_size
    return saved


def _files(place: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(place):
        for name in sorted(names):
            yield Path(folder, name)


def size(place: Path) -> int:
    """Bytes of all files below a place; a link counts nothing."""
    return sum(path.stat().st_size for path in _files(place) if not path.is_symlink())
