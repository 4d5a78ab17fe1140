"""The bill of materials of a frozen program: every part with version, licence and notice, as text and as CycloneDX.

Python's packages come from what is installed in the environment that freezes (by the lock file, whose hashes go into
the bill); libraries of the system from its own packages; Python, Qt's licence and PyInstaller's start from here.
"""

from __future__ import annotations

import ast
import platform
import re
import ssl
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from evoinbox import __version__
from evoinbox.licences import Part, installed_parts

HERE: Final = Path(__file__).resolve().parent
LOCK: Final = HERE / "setup" / "requirements.lock"

SPDX: Final = re.compile(r"[A-Za-z0-9.+-]+(-or-later|-only)?( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")
STATIC: Final = {
    "sqlcipher3": "SQLCipher with SQLite and OpenSSL's libcrypto",
    "PySide6_Essentials": "Qt, with ICU",
}
"""What a package carries inside, told beside its name."""


def parts(collected: Path) -> list[Part]:
    """All parts of the program whose PyInstaller list (`COLLECT-00.toc`) this is, by name."""
    found = [_with_contents(part) for part in installed_parts()]
    found += [_python(), _start()]
    found += _of_the_system(collected)
    return sorted(found, key=lambda part: part.name.lower())


def _with_contents(part: Part) -> Part:
    inside = STATIC.get(part.name)
    notices = part.notices
    if part.name == "PySide6_Essentials":
        notices = tuple((HERE / name).read_text(encoding="utf-8") for name in ("lgpl-3.0.txt", "gpl-3.0.txt"))
    words = f"{part.licence} ({inside})" if inside and part.name != "PySide6_Essentials" else part.licence
    return Part(part.name, part.version, words, notices)


def _python() -> Part:
    notice = Path(sys.base_prefix, "LICENSE.txt")  # where Windows has it
    for place in (notice, *Path(sys.base_prefix, "lib").glob("python3.*/LICENSE.txt")):
        if place.is_file():
            return Part("CPython", platform.python_version(), "PSF-2.0", (place.read_text(encoding="utf-8").strip(),))
    return Part("CPython", platform.python_version(), "PSF-2.0")


def _start() -> Part:
    exception = (
        "The starting program comes from PyInstaller (GPL-2.0-or-later), whose authors allow, by a special exception, "
        "to distribute it with programs under any licence."
    )
    return Part(
        "PyInstaller", metadata.version("pyinstaller"), "GPL-2.0-or-later WITH Bootloader-exception", (exception,)
    )


def _of_the_system(collected: Path) -> Iterator[Part]:
    """Libraries copied from the system the program was frozen on, by its own packages."""
    if sys.platform != "linux":
        yield Part("OpenSSL", ssl.OPENSSL_VERSION.split()[1], "Apache-2.0")
        return
    packages: dict[str, str] = {}
    for source in _sources(collected):
        package = _package_of(source)
        if package:
            packages[package] = source
    for package in sorted(packages):
        version = _said("dpkg-query", "--show", "--showformat=${Version}", package)
        notice = Path("/usr/share/doc", package.partition(":")[0], "copyright")
        words = notice.read_text(encoding="utf-8", errors="replace").strip() if notice.is_file() else ""
        licences = sorted(set(re.findall(r"^License: *([^\s,]+)", words, re.MULTILINE)))
        yield Part(package.partition(":")[0], version, ", ".join(licences) or "see its notice", (words,))


def _sources(collected: Path) -> Iterator[str]:
    listed: tuple[list[tuple[str, str, str]], object] = ast.literal_eval(collected.read_text(encoding="utf-8"))
    frozen = collected.parents[2] / "frozen" / "evoinbox" / "_internal"
    for place, source, kind in listed[0]:
        if kind == "BINARY" and source.startswith(("/lib", "/usr/lib")) and (frozen / place).exists():
            yield source


def _package_of(source: str) -> str:
    """The Debian package a file belongs to, or "": its index knows either of the places that /usr was merged of."""
    for name in (source, source.removeprefix("/usr"), f"/usr{source}", str(Path(source).resolve())):
        found = subprocess.run(["dpkg-query", "--search", name], capture_output=True, text=True, check=False).stdout
        if found:
            return found.partition(": ")[0].partition(",")[0]
    return ""


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def bom(found: Iterable[Part]) -> str:
    """The bill as CycloneDX 1.6, in JSON. A package's hashes are those of all its locked files."""
    bill = Bom()
    program = Component(
        name="evoinbox", version=__version__, type=ComponentType.APPLICATION, licenses=[LicenseExpression("MIT")]
    )
    bill.metadata.component = program
    hashes = locked(LOCK.read_text(encoding="utf-8"))
    for part in found:
        key = re.sub(r"[-_.]+", "-", part.name).lower()
        bill.components.add(
            Component(
                name=part.name,
                version=part.version,
                type=ComponentType.LIBRARY,
                bom_ref=f"{key}@{part.version}",
                purl=PackageURL("pypi", None, key, part.version) if key in hashes else None,
                licenses=[
                    LicenseExpression(part.licence)
                    if SPDX.fullmatch(part.licence) and "Bootloader" not in part.licence
                    else DisjunctiveLicense(name=part.licence)
                ],
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in hashes.get(key, ())],
            )
        )
    bill.register_dependency(program, bill.components)
    text: str = JsonV1Dot6(bill).output_as_string(indent=2)
    return text + "\n"


def locked(lock: str) -> dict[str, list[str]]:
    """The hashes of each package in a lock file: one for each of its files, whichever was installed."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lock.splitlines():
        if pinned := re.match(r"([A-Za-z0-9._-]+)==", line):
            name = re.sub(r"[-_.]+", "-", pinned[1]).lower()
            found[name] = []
        found.setdefault(name, []).extend(re.findall(r"sha256:([0-9a-f]{64})", line))
    found.pop("", None)
    return found
