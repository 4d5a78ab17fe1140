"""A contact as another program's file has it, and the lines such files are made of.

Invariants: any bytes are read to their end, in bounded portions; a line that is not UTF-8 is Windows' Latin; what could
not be understood is told with the number of its line.
"""

from __future__ import annotations

import codecs
import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

MOST_NUMBERS: Final = 50
"""Numbers of one contact that are looked at."""

LONGEST_LINE: Final = 1 << 17
"""Bytes of a line that are looked at: what is longer is no contact's."""

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Odd(enum.Enum):
    """Why a contact could not be taken."""

    NO_NUMBER = "no-number"
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class Contact:
    """What a file says of one person; `line` is where it begins, from 1. `others` are addresses that are no numbers."""

    line: int
    name: str = ""
    company: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Keep names and numbers out of logs and tracebacks."""
        return f"Contact(line={self.line})"


@dataclass(frozen=True, slots=True)
class Unread:
    """A contact that could not be taken, from a line on."""

    line: int
    why: Odd


Read = Contact | Unread | None
"""What reading comes upon; None where a turn may end meanwhile."""


def byte_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a file without their ends, as UTF-8 where it said so by a mark or by its zeros."""
    recode: codecs.IncrementalDecoder | None = None
    parts, size, held, first, begun = list[bytes](), 0, b"", True, False
    for chunk in chunks:
        piece = held + chunk
        if first:
            mark, name = _encoding(piece)
            piece, first = piece[len(mark) :], False
            recode = codecs.getincrementaldecoder(name)("replace") if name.startswith("utf-16") else None
        if recode is not None:
            piece = recode.decode(piece).encode("utf-8", "replace")
        # A line ends with a line feed, a carriage return, or both, and those may come in two portions.
        held = b"\r" if recode is None and piece.endswith(b"\r") else b""
        piece = piece[: len(piece) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\0", b"")
        *ended, last = piece.split(b"\n")
        for line in ended:
            yield b"".join((*parts, line))[:LONGEST_LINE]
            parts, size = [], 0
        begun = begun or bool(ended)
        if not begun and size > LONGEST_LINE:
            break  # no file of contacts begins like this
        if last and size <= LONGEST_LINE:
            parts.append(last)
            size += len(last)
    if parts:
        yield b"".join(parts)[:LONGEST_LINE]


def read_line(line: bytes) -> str:
    """A line as letters."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _encoding(beginning: bytes) -> tuple[bytes, str]:
    """The mark a file begins with, and its encoding."""
    for mark, name in _MARKS:
        if beginning.startswith(mark):
            return mark, name
    even, odd = beginning[:200:2].count(0), beginning[1:200:2].count(0)
    seen = len(beginning[:200]) // 2
    if odd > seen // 2 > even:
        return b"", "utf-16-le"
    return b"", "utf-16-be" if even > seen // 2 > odd else "utf-8"
