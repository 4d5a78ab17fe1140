"""The bundle for support: what helps to find a fault, and nothing that a customer wrote or that tells who they are.

Invariants: made of versions, choices that are no words, findings, the names, sizes and rights of our own files, logs
and reports; what is not ours to name is struck out once more; it is written whole or not at all, 0600.
"""

from __future__ import annotations

import io
import os
import platform
import re
import stat
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from evoinbox import __version__, checkup_wording, licences
from evoinbox.crash_reports import CrashReports
from evoinbox.domain.checkup import Finding
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.engine import new_file
from evoinbox.log import redact
from evoinbox.policy import Policy
from evoinbox.settings import Places, Settings, load_seat

LONGEST_LOG: Final = 400_000
"""Characters of one log's end: some days, and no more than can be looked through before it is saved."""

SHORTEST: Final = 3
"""A name of two letters stands in every other word."""

_PLAIN: Final = frozenset({"about.txt", "versions.txt", "files.txt"})
"""Made of facts only; their dates and sizes are no numbers of anybody's."""

ABOUT: Final = """\
What EvoInbox gathered about itself, to be given to whoever looks after it.

It holds versions, settings, what a look at everything found, and the log, in which numbers and addresses are struck
out. It holds no text, no number, no name and no password. Read it before you give it away.
"""

_OURS: Final = re.compile(
    r"(cache|desk)-[0-9a-f]{16}\.db(-wal|-shm)?(\.\d+\.aside(-wal|-shm)?)?|(settings|seat|window)\.(json|unreadable|new)"
    r"|templates\.(toml|new|unreadable)|lock|logs|evoinbox\.log(\.\d)?|report-[\d-]+\.txt|ended\.txt"
)
_ENVIRONMENT: Final = (
    "XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "LANG", "LC_ALL",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the bundle."""

    name: str
    text: str


def gathered(
    places: Places, settings: Settings, policy: Policy, findings: Sequence[Finding], reports: CrashReports, about: str
) -> tuple[Piece, ...]:
    """All that the bundle holds; reads files, and none with texts in it."""
    seat = load_seat(places.seat_file)
    known = [word for word in (seat.user_name, seat.account_name, seat.account_id) if len(word) >= SHORTEST]
    pieces = [
        Piece("about.txt", ABOUT),
        Piece("versions.txt", "\n".join([about, *_surroundings(), "", *_parts()])),
        Piece("checkup.txt", "\n".join(map(checkup_wording.line, findings))),
        Piece("settings.txt", "\n".join([*_choices(settings), *_policy(policy)])),
        Piece("files.txt", "\n".join(_files(places))),
        *(Piece(file.name, _end_of(file)) for file in sorted(places.logs.glob("evoinbox.log*"))),
        *(Piece(file.name, _end_of(file)) for file in reports.kept()),
    ]
    return tuple(Piece(piece.name, _struck(piece, known)) for piece in pieces)


def told(pieces: Iterable[Piece]) -> str:
    """The whole content, to be read before it is saved."""
    return "\n\n".join(f"=== {piece.name}\n\n{piece.text.strip()}" for piece in pieces) + "\n"


def save(target: Path, pieces: Iterable[Piece]) -> None:
    """Write the bundle; raises StoreUnwritable."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        for piece in pieces:
            bundle.writestr(f"evoinbox-report/{piece.name}", piece.text + "\n")
    try:
        new_file.write(target, packed.getvalue())
    except OSError as error:
        raise StoreUnwritable(target.name) from error


def versions(more: str = "") -> str:
    """The versions of the program and of what it stands on, without Qt, which `more` may tell of."""
    from evoinbox.store.database import library_versions  # 20 ms: only to be told

    python = ".".join(map(str, sys.version_info[:3]))
    known = ", ".join(filter(None, [more, library_versions(), f"Python {python}"]))
    return f"EvoInbox {__version__} ({known})"


def _surroundings() -> Iterator[str]:
    yield f"System: {platform.platform()}"
    yield f"Frozen: {'yes' if getattr(sys, 'frozen', False) else 'no'}"
    for name in _ENVIRONMENT:
        yield f"{name}: {os.environ.get(name, '')}"


def _parts() -> Iterator[str]:
    lines = licences.text().splitlines()
    begin = lines.index("Parts") + 2
    for line in lines[begin:]:
        if not line:
            return
        yield line


def _choices(settings: Settings) -> Iterator[str]:
    """What is chosen from a list or counted; of what is written by hand only whether it is."""
    for name in settings.__struct_fields__:
        match getattr(settings, name):
            case bool() | int() as plain:
                yield f"{name} = {plain}"
            case Enum() as chosen:
                yield f"{name} = {chosen.value}"
            case other:
                yield f"{name} is {'chosen' if other else 'not chosen'}"


def _policy(policy: Policy) -> Iterator[str]:
    yield f"locked by an administrator: {', '.join(sorted(policy.lock)) or 'nothing'}"
    yield f"preset by an administrator: {', '.join(sorted(policy.preset)) or 'nothing'}"
    yield f"not understood: {len(policy.problems)}"


def _files(places: Places) -> Iterator[str]:
    for place in (places.data, places.logs):
        others = 0
        yield f"{'data' if place == places.data else 'log'} place: {_rights(place)}"
        for file in sorted(place.iterdir()) if place.is_dir() else ():
            if _OURS.fullmatch(file.name):
                yield f"  {file.name}: {_rights(file)}"
            else:
                others += 1
        yield f"  and {others} others"


def _rights(file: Path) -> str:
    try:
        found = file.stat()
    except OSError as error:
        return error.strerror or "not to be had"
    return f"{stat.filemode(found.st_mode)} {found.st_size} octets"


def _end_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")[-LONGEST_LOG:]
    except OSError as error:
        return f"cannot be read: {error.strerror}"


def _struck(piece: Piece, known: Sequence[str]) -> str:
    text = piece.text
    for word in (*known, os.fspath(Path.home())):
        text = text.replace(word, "[left out]")
    return text if piece.name in _PLAIN else redact(text)
