"""vCard files, versions 2.1, 3.0 and 4.0 (RFC 2426 and 6350), read as they are really written, and written as 3.0.

Invariants: reading is total: a card that is broken costs itself and no other; pictures and sounds are passed over as
they come; what is written is read again as the same.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from evoinbox.domain.contact import MOST_NUMBERS, Contact, Odd, Read, Unread, read_line
from evoinbox.domain.person import Person

_BEGIN: Final = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END: Final = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_NAME: Final = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:\"[^\"]*\"|[^\":])*)?):", re.DOTALL)
_PARAMETER: Final = re.compile(r';((?:"[^"]*"|[^";])+)')
_PIECE: Final = re.compile(r"\\.|[^\\;,]+|[\\;,]", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_KEPT: Final = frozenset({"FN", "N", "NICKNAME", "ORG", "NOTE", "CATEGORIES", "TEL", "X-EVOINBOX-ADDRESS"})
_DUMB: Final = frozenset({"FAX", "PAGER", "MODEM", "BBS", "ISDN", "TTY", "TEXTPHONE"})
"""Kinds of numbers that nobody texts from."""

_OCTETS: Final = 75
_BREATH: Final = 200
_MOST_LINES: Final = 100_000
_PLAIN_NUMBER: Final = re.compile(r"tel:|code:")


def looks_like_cards(line: bytes) -> bool:
    """Whether a file that begins so has cards."""
    return _BEGIN.fullmatch(line) is not None


@dataclass(slots=True)
class _Card:
    line: int
    name: str = ""
    parts: str = ""
    nickname: str = ""
    company: str = ""
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def read(self) -> Contact | Unread:
        if not (self.numbers or self.others):
            return Unread(self.line, Odd.NO_NUMBER)
        name = self.name or self.parts or self.nickname
        note = "\n".join(self.notes)
        return Contact(
            self.line,
            name,
            self.company,
            note,
            tuple(self.tags),
            tuple(self.numbers[:MOST_NUMBERS]),
            tuple(self.others[:MOST_NUMBERS]),
        )


def read_cards(lines: Iterable[bytes]) -> Iterator[Read]:
    """The contacts of a file's lines, in order."""
    card: _Card | None = None
    for place, line in _unfolded(lines):
        if place % _BREATH == 0:
            yield None
        if _BEGIN.fullmatch(line):
            if card is not None:
                yield Unread(card.line, Odd.NOT_UNDERSTOOD)  # it never ended
            card = _Card(place)
        elif _END.fullmatch(line):
            if card is not None:
                yield card.read()
            card = None
        elif card is not None:
            _take(card, line)
    if card is not None:
        yield Unread(card.line, Odd.NOT_UNDERSTOOD)


def _unfolded(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Whole lines with the number of their first: folded ones joined, and those of quoted-printable that go on."""
    begun, parts, going_on = 0, list[bytes](), False
    for place, line in enumerate(lines, 1):
        if parts and (going_on or line[:1] in (b" ", b"\t")):
            parts.append(line if going_on else line[1:])
            if place % _BREATH == 0:
                yield place, b""  # a picture has tens of thousands of lines
        else:
            if parts:
                yield begun, b"".join(parts)
            begun, parts = place, [line]
        quoted = b"QUOTED-PRINTABLE" in parts[0][:200].upper()
        going_on = quoted and line.endswith(b"=") and not _END.fullmatch(line) and len(parts) < _MOST_LINES
        if going_on:
            parts[-1] = parts[-1][:-1]
    if parts:
        yield begun, b"".join(parts)


def _take(card: _Card, line: bytes) -> None:
    head = _NAME.match(read_line(line[:1000]))
    if head is None or (kind := head[1].upper()) not in _KEPT:
        return
    parameters = [one.upper() for one in _PARAMETER.findall(head[2])]
    value = _value(line, parameters)
    match kind:
        case "FN":
            card.name = card.name or _plain(value).strip()
        case "N":
            family, given, middle, before, after = [*map(_plain, _apart(value, ";")), *[""] * 5][:5]
            card.parts = " ".join(part.strip() for part in (before, given, middle, family, after) if part.strip())
        case "NICKNAME":
            card.nickname = _plain(value).strip()
        case "ORG":
            card.company = card.company or next((p for one in _apart(value, ";") if (p := _plain(one).strip())), "")
        case "NOTE":
            card.notes.append(_plain(value).strip())
        case "CATEGORIES":
            card.tags += [_plain(one).strip() for one in _apart(value, ",")]
        case "X-EVOINBOX-ADDRESS":
            card.others.append(_plain(value).strip())
        case _:
            said = ",".join(parameters).replace('"', "").replace("TYPE=", "")
            if value.strip() and not _DUMB.intersection(said.split(",")):
                card.numbers.append(_plain(value).strip())


def _value(line: bytes, parameters: list[str]) -> str:
    """What a line says, behind its colon."""
    quoted = any("QUOTED-PRINTABLE" in one for one in parameters)
    charset = next((one.partition("=")[2].strip('" ') for one in parameters if one.startswith("CHARSET=")), "")
    octets = line[_colon(line) + 1 :]
    if quoted:
        octets = quopri.decodestring(octets)
    if charset:
        try:
            return octets.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass  # it is not what it says it is
    return read_line(octets)


def _colon(line: bytes) -> int:
    """Where the head of a line ends: at its first colon outside quotes."""
    place = line.find(b":")
    while place >= 0 and line.count(b'"', 0, place) % 2:
        place = line.find(b":", place + 1)
    return place


def _apart(value: str, sign: str) -> list[str]:
    """The parts of a value, at signs that are not escaped."""
    parts: list[list[str]] = [[]]
    for piece in _PIECE.findall(value):
        if piece == sign:
            parts.append([])
        else:
            parts[-1].append(piece)
    return ["".join(part) for part in parts]


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).replace("\r\n", "\n")


def write_card(person: Person) -> bytes:
    """One person as a card; numbers are written as they are dialled from anywhere."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_escaped(person.name or person.company)}",
        f"N:;{_escaped(person.name)};;;",
    ]
    if person.company:
        lines.append(f"ORG:{_escaped(person.company)}")
    for reached in person.addresses:
        number = _PLAIN_NUMBER.match(reached.key) is not None
        said = reached.key.removeprefix("tel:").removeprefix("code:") if number else reached.written
        lines.append(f"{'TEL;TYPE=VOICE' if number else 'X-EVOINBOX-ADDRESS'}:{_escaped(said)}")
    if person.tags:
        lines.append("CATEGORIES:" + ",".join(map(_escaped, person.tags)))
    if person.note:
        lines.append(f"NOTE:{_escaped(person.note)}")
    lines.append("END:VCARD")
    return b"".join(map(_folded, lines))


def _escaped(words: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", words).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line in pieces of so many octets, none within a letter."""
    pieces, piece = list[bytes](), b""
    for letter in line:
        octets = letter.encode("utf-8", "replace")
        if len(piece) + len(octets) > _OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"
