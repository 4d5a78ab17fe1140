"""Contacts as tables: CSV as Outlook, Google and others write it, read by the names of its columns, and written.

Invariants: reading is total: a row that is broken costs itself and no other; no cell that is written is a formula to
a spreadsheet; what is written is read again as the same.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from evoinbox.domain.contact import LONGEST_LINE, MOST_NUMBERS, Contact, Odd, Read, Unread, read_line
from evoinbox.domain.folding import fold
from evoinbox.domain.person import Person

_SIGNS: Final = ",;\t|"
_TELLS: Final = re.compile(r"sep=(.)", re.IGNORECASE)
_MOST_LINES: Final = 500
"""Lines of one row: a note of more is a quotation mark that nobody closed."""

_BREATH: Final = 100
MOST_COLUMNS: Final = 1000
_SEVERAL: Final = " ::: "

_PARTS: Final = (
    frozenset({"name prefix", "title", "prefix", "tratamiento", "titulo"}),
    frozenset({"first name", "given name", "firstname", "nombre", "primer nombre", "vorname"}),
    frozenset({"middle name", "additional name", "segundo nombre", "weitere vornamen"}),
    frozenset({"last name", "family name", "lastname", "surname", "apellidos", "apellido", "nachname"}),
    frozenset({"name suffix", "suffix", "sufijo"}),
)
_WHOLE: Final = ("name", "full name", "display name", "nombre completo", "file as", "nickname", "nick name", "alias")
_COMPANY: Final = (
    "company", "organization name", "organization 1 - name", "organization", "company name", "empresa", "organizacion",
    "firma",
)  # fmt: skip
_NOTE: Final = frozenset({"notes", "note", "notas", "nota", "notizen", "comments"})
_GOOGLE_S: Final = frozenset({"labels", "group membership"})
_TAGS: Final = _GOOGLE_S | {"tags", "categories", "categorias", "etiquetas", "kategorien"}
_PHONE: Final = re.compile(r"phone|mobile|\bcell|\btel|telefono|movil|celular|telefon|handy|^number$|^numero$")
_NO_PHONE: Final = re.compile(
    r"fax|pager|telex|tty|isdn|radio|callback|assistant|company main"
    r"|type$| - label$|country|account|street|customer|organi[sz]ational"
)
_ADDRESS: Final = re.compile(r"other address [0-9]+")
_FORMULA: Final = re.compile(r"[=+\-@\t\r']")
_WHOLE_NUMBER: Final = re.compile(r"\+[0-9]+")
_OURS: Final = ("Name", "Company", "Tags", "Note")


class Columns:
    """Which cell of a row says what, as the first row names them."""

    def __init__(self, names: Sequence[str]) -> None:
        folded = [fold(name.strip()) for name in names[:MOST_COLUMNS]]
        self.parts = [next((at for at, name in enumerate(folded) if name in part), -1) for part in _PARTS]
        self.whole = _first(folded, _WHOLE)
        self.company = _first(folded, _COMPANY)
        self.note = next((at for at, name in enumerate(folded) if name in _NOTE), -1)
        self.tags = next((at for at, name in enumerate(folded) if name in _TAGS), -1)
        self.tags_are_groups = self.tags >= 0 and folded[self.tags] in _GOOGLE_S
        phones = [at for at, name in enumerate(folded) if _PHONE.search(name) and not _NO_PHONE.search(name)]
        self.phones = phones[:MOST_NUMBERS]
        self.kinds = {at: _kind_of(folded, at) for at in self.phones}
        self.others = [at for at, name in enumerate(folded) if _ADDRESS.fullmatch(name)]

    @property
    def sound(self) -> bool:
        """Whether they tell of anybody who can be reached."""
        return bool(self.phones or self.others)

    def contact(self, line: int, row: Sequence[str]) -> Contact | Unread:
        """What a row says."""

        def cell(at: int) -> str:
            return _bare(row[at]) if 0 <= at < len(row) else ""

        numbers = [
            one.strip()
            for at in self.phones
            if not _NO_PHONE.search(fold(cell(self.kinds[at])))
            for one in cell(at).split(_SEVERAL.strip())
            if one.strip()
        ]
        others = [cell(at) for at in self.others if cell(at)]
        if not (numbers or others):
            return Unread(line, Odd.NO_NUMBER)
        parts = " ".join(part for at in self.parts if (part := cell(at)))
        name = next((words for at in self.whole[:3] if (words := cell(at))), "") or parts
        name = name or next((words for at in self.whole[3:] if (words := cell(at))), "")
        company = next((words for at in self.company if (words := cell(at))), "")
        groups = self.tags_are_groups
        tags = [tag.strip() for tag in re.split(r" ::: |[;,]" if groups else "[;,]", cell(self.tags))]
        kept = tuple(tag for tag in tags if tag and not (groups and tag.startswith("*")))  # its own groups
        return Contact(
            line, name, company, cell(self.note), kept, tuple(numbers[:MOST_NUMBERS]), tuple(others[:MOST_NUMBERS])
        )


def _first(folded: Sequence[str], wanted: Iterable[str]) -> list[int]:
    """The place of each of these names, -1 for one that is not there."""
    return [folded.index(name) if name in folded else -1 for name in wanted]


def _kind_of(folded: Sequence[str], at: int) -> int:
    """The column that says of what kind the numbers of another are."""
    stem = folded[at].removesuffix(" - value")
    return next((folded.index(name) for name in (f"{stem} - type", f"{stem} - label") if name in folded), -1)


def read_table(lines: Iterable[bytes]) -> Iterator[Read]:
    """The contacts of a table's lines; none at all where no column has numbers."""
    words = map(read_line, lines)
    begun, first = next(((at, line) for at, line in enumerate(words, 1) if line.strip()), (1, ""))
    told = _TELLS.fullmatch(first.strip())
    sign = told[1] if told else max(_SIGNS, key=first.count)
    columns, quotes = None, _Quotes(sign)
    for place, record in _records(words if told else chain((first,), words), begun + bool(told), quotes):
        if place % _BREATH == 0:
            yield None
        row = _cells(record, sign) if record is not None else None
        if row is None:
            yield Unread(place, Odd.NOT_UNDERSTOOD)
        elif columns is None:
            columns, quotes.width = Columns(row), len(row)
            if not columns.sound:
                return
        elif any(cell.strip() for cell in row):
            yield columns.contact(place, row)


def _cells(record: str, sign: str, *, strict: bool = False) -> list[str] | None:
    try:
        return next(csv.reader(io.StringIO(record, newline=""), delimiter=sign, strict=strict), [])
    except csv.Error:  # a cell of more than 128 KB, or, strictly, words behind a quotation
        return None


class _Quotes:
    """Whether a row goes on behind the end of a line: a quotation begins where a cell does, and nowhere else.

    `width` is how many cells a row has, 0 where that is not known yet.
    """

    def __init__(self, sign: str) -> None:
        self.width = 0
        self._sign = sign
        self._whole = re.compile(f'(?:^|{re.escape(sign)})"(?:[^"]|"")*"(?!")')
        self._begun = re.compile(f'(?:^|{re.escape(sign)})"')
        self._rest = re.compile(f'(?:[^"]|"")*"(?={re.escape(sign)}|$)')

    def open_after(self, line: str, *, within: bool) -> bool:
        """Whether one is open at the end of a line, which begins `within` one or not."""
        if '"' not in line:
            return within
        if within:
            end = self._rest.match(line)
            if end is None:
                return True
            line = f".{line[end.end() :]}"
        return self._begun.search(self._whole.sub(".", line)) is not None

    def fits(self, record: str) -> bool:
        """Whether a row over several lines is one: else a quotation that nobody closed has met another's beginning."""
        return not self.width or len(_cells(record, self._sign, strict=True) or ()) == self.width


def _records(lines: Iterable[str], first: int, quotes: _Quotes) -> Iterator[tuple[int, str | None]]:
    """Rows with the number of their first line; None for one whose quotation never ends: what follows is read anew."""
    begun, parts, within, size, barren = 0, list[str](), False, 0, 0
    coming = deque[tuple[int, str]]()
    source = enumerate(lines, first)
    while True:
        fresh = next(source, None) if not coming else None
        if fresh is not None:
            coming.append(fresh)
        if not (coming or parts):
            return
        over = not coming
        if coming:
            place, line = coming.popleft()
            begun, size = (begun, size + len(line)) if parts else (place, len(line))
            parts.append(line)
            if not (within and place <= barren):  # known to end no quotation
                within = quotes.open_after(line, within=within)
        if not within and (len(parts) == 1 or quotes.fits("\n".join(parts))):
            yield begun, "\n".join(parts)
            parts = []
        elif not within or over or len(parts) > _MOST_LINES or size > LONGEST_LINE:
            barren = begun + len(parts) - 1 if within else barren
            yield begun, None
            coming.extendleft((begun + n, parts[n]) for n in range(len(parts) - 1, 0, -1))
            parts, within = [], False


def _bare(cell: str) -> str:
    """A cell without the sign that keeps spreadsheets from taking it for a formula."""
    words = cell.strip()
    return words[1:] if words[:1] == "'" and _FORMULA.match(words[1:]) else words


def write_table(people: Sequence[Person]) -> Iterator[bytes]:
    """All people as a table, with as many columns for numbers as anybody needs; counting those, it has nothing yet."""
    split = list[tuple[list[str], list[str]]]()
    for place, person in enumerate(people):
        split.append(_numbers_of(person))
        if place % _BREATH == 0:
            yield b""
    phones = max((len(numbers) for numbers, _ in split), default=1) or 1
    others = max((len(rest) for _, rest in split), default=0)
    names = [
        *_OURS,
        *(f"Phone {n}" for n in range(1, phones + 1)),
        *(f"Other address {n}" for n in range(1, others + 1)),
    ]
    yield b"\xef\xbb\xbf" + _row(names)
    for person, (numbers, rest) in zip(people, split, strict=True):
        facts = (person.name, person.company, ", ".join(person.tags), person.note)
        yield _row([*facts, *_filled(numbers, phones), *_filled(rest, others)])


def _numbers_of(person: Person) -> tuple[list[str], list[str]]:
    numbers, others = list[str](), list[str]()
    for reached in person.addresses:
        kind, _, rest = reached.key.partition(":")
        if kind == "tel":
            numbers.append(rest if _WHOLE_NUMBER.fullmatch(rest) else reached.key)  # with an extension as a URI
        elif kind == "code":
            numbers.append(rest)
        else:
            others.append(reached.written)
    return numbers, others


def _filled(cells: list[str], size: int) -> list[str]:
    return cells + [""] * (size - len(cells))


def _row(cells: Sequence[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([_safe(cell) for cell in cells])
    return out.getvalue().encode("utf-8", "replace")


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _WHOLE_NUMBER.fullmatch(cell) else cell
