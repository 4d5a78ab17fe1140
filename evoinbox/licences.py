"""The notices of all parts the program is made of: written down when it was packaged, else read from what is installed.

Invariants: names every part with its licence; nothing is asked of a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Final

from evoinbox import __version__
from evoinbox.settings import resource

DIRECT: Final = (
    "argon2-cffi", "desktop-notifier", "emoji", "h11", "httpx", "jeepney", "keyring", "linkify-it-py", "msgspec",
    "phonenumberslite", "platformdirs", "PySide6-Essentials", "sqlcipher3", "truststore", "socksio",
)  # fmt: skip
"""What the program asks for itself (pyproject.toml), and socksio, which httpx asks for under a name of its own."""

PACKAGED: Final = "licences.txt"
"""The resource in which a packaged program brings its notices."""

OPENING: Final = """\
EvoInbox {version}

EvoInbox is free software under the MIT licence. It is made with the parts named below, each under its own licence.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3 (LGPL-3.0). Their libraries lie as \
files of their own {where}, and you may replace them there by others of the same interface, changed ones included. \
Their source is published by The Qt Company at https://download.qt.io/official_releases/; the version is the one \
named below.
"""

_SPDX: Final = {"Apache Software License": "Apache-2.0", "BSD License": "BSD-3-Clause", "MIT License": "MIT"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part the program is made of; `licence` is an SPDX expression as far as its makers gave one."""

    name: str
    version: str
    licence: str
    notices: tuple[str, ...] = ()


def text() -> str:
    """All notices, to be read."""
    packaged = resource(PACKAGED)
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return written(list(installed_parts()), "among the packages of this Python, in the folder PySide6")


def written(parts: Sequence[Part], where: str) -> str:
    """The notices of these parts; `where` says in which place Qt's libraries are."""
    lines = [OPENING.format(version=__version__, where=where), "Parts", "-----"]
    lines += [f"{part.name} {part.version}: {part.licence}" for part in parts]
    for part in parts:
        for notice in part.notices:
            lines += ["", "", f"{part.name} {part.version}", "-" * len(f"{part.name} {part.version}"), "", notice]
    return "\n".join(lines) + "\n"


def installed_parts() -> Iterator[Part]:
    """What DIRECT names and all that those need, as far as it is installed here."""
    seen: set[str] = set()
    wanted = list(DIRECT)
    found: list[metadata.Distribution] = []
    while wanted:
        name = wanted.pop()
        if _key(name) in seen:
            continue
        seen.add(_key(name))
        try:
            there = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or an extra that nobody asked for
        found.append(there)
        wanted += [re.split(r"[^\w.-]", need, maxsplit=1)[0] for need in there.requires or () if "extra ==" not in need]
    for there in sorted(found, key=lambda one: _key(one.name)):
        yield Part(there.name, there.version, _licence(there), tuple(_notices(there)))


def _licence(there: metadata.Distribution) -> str:
    about: dict[str, str | list[str]] = there.metadata.json
    for field in ("license_expression", "license"):
        words = str(about.get(field, ""))
        if words and words != "UNKNOWN" and "\n" not in words:
            return words
    for classifier in about.get("classifier", []):
        if classifier.startswith("License ::"):
            words = classifier.rpartition(":: ")[2]
            return _SPDX.get(words, words)
    return "see its notice"


def _notices(there: metadata.Distribution) -> Iterator[str]:
    for file in there.files or ():
        if re.search(r"(?i)\.(dist|egg)-info/(licenses?/)?(.*/)?(licen[cs]e|copying|notice)[^/]*$", file.as_posix()):
            yield file.read_text(encoding="utf-8").strip()


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
