"""How texts are written down: a table for spreadsheets (CSV), a page to print (HTML), records for programs (JSON).

Invariants: each form holds every text whole, so that it can be read back; nothing in a text becomes a formula, a script
or markup; at the end each file says how many texts it holds, what they hash to, and from when on none is missing.
What is said in docs/export.md of these files holds for every later version.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Final, Protocol

from evoinbox.domain.export import Form, PageWords, Summary, Told
from evoinbox.domain.message import Direction, Message
from evoinbox.domain.sieve import EVER_US, FOR_EVER_US

COLUMNS: Final = (
    "id", "date_utc", "date_local", "direction", "address", "name", "line", "line_name", "sender", "unread", "vanished",
    "text",
)  # fmt: skip
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet might take for a formula; the apostrophe too, or nobody could tell ours."""


class Digest:
    """SHA-256 over the texts in the order of the file: each as a JSON list in UTF-8 with a line feed after it."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.rows = 0

    def take(self, text: Message) -> None:
        """One text more."""
        line = json.dumps(
            [text.id, utc(text.at_us), text.direction.value, text.address, text.line, text.sender, text.text],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        self._hash.update(f"{line}\n".encode("utf-8", "surrogatepass"))
        self.rows += 1

    def hex(self) -> str:
        """The hash of all so far."""
        return self._hash.hexdigest()


class Writer(Protocol):
    """One form: parts of a file, in order."""

    def head(self) -> str: ...
    def rows(self, texts: Sequence[Told]) -> str: ...
    def foot(self, summary: Summary) -> str: ...


class Sheet:
    """CSV as spreadsheets read it: UTF-8 with a mark, commas, all cells quoted, and none that could be a formula."""

    def head(self) -> str:
        """The names of the columns."""
        return "\ufeff" + lines_of([COLUMNS])

    def rows(self, texts: Sequence[Told]) -> str:
        """One line for each text."""
        return lines_of([[harmless(str(value)) for value in record(one).values()] for one in texts])

    def foot(self, summary: Summary) -> str:
        """Lines whose first cell begins with a number sign: what the file says of itself."""
        return lines_of([[f"#{name}", str(value)] for name, value in facts(summary).items()])


class Records:
    """JSON: one object, whose `texts` are the texts."""

    def __init__(self) -> None:
        self._first = True

    def head(self) -> str:
        """The beginning of the object."""
        return '{"texts": ['

    def rows(self, texts: Sequence[Told]) -> str:
        """One object for each text."""
        parts = [json.dumps(record(one), ensure_ascii=False) for one in texts]
        begun, self._first = ("\n" if self._first else ",\n") if parts else "", self._first and not parts
        return begun + ",\n".join(parts)

    def foot(self, summary: Summary) -> str:
        """The rest of the object."""
        rest = json.dumps(facts(summary), ensure_ascii=False)
        return f"\n], {rest[1:]}\n"


_STYLE: Final = """
:root { color-scheme: light; }
body { font: 11pt/1.4 system-ui, sans-serif; color: #111; background: #fff; }
body { margin: 2em auto; max-width: 60em; padding: 0 1em; }
h1 { font-size: 1.4em; }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; border-bottom: 2px solid #444; padding: .3em .6em; }
td { border-bottom: 1px solid #bbb; padding: .35em .6em; vertical-align: top; overflow-wrap: anywhere; }
td.text { white-space: pre-wrap; }
td.time, td.way { white-space: nowrap; }
tr.out { background: #f3f5f4; }
tr.gone td.text { text-decoration: line-through; }
td i { font-style: normal; }
td.number { text-align: end; white-space: nowrap; }
td.bar { width: 40%; }
td.bar div { background: #27665b; height: .7em; }
td.bar div + div { background: #999; margin-top: 2px; }
footer { margin-top: 1.5em; font-size: .85em; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } thead { display: table-header-group; } tr { break-inside: avoid; } }
@page { margin: 15mm; }
"""
_NUL: Final = '<i data-nul="">\u2400</i>'


class Page:
    """HTML in one file, to read and to print: no script, nothing fetched, each text in its own direction."""

    def __init__(self, words: PageWords) -> None:
        self._words = words

    def head(self) -> str:
        """Everything before the first text."""
        words = self._words
        heads = "".join(f"<th>{escape(head)}</th>" for head in words.heads)
        begun = page_head(words.language, words.title, right_to_left=words.right_to_left)
        return f"{begun}<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"

    def rows(self, texts: Sequence[Told]) -> str:
        """A row for each text; what no eye needs is in attributes."""
        return "".join(map(self._row, texts))

    def _row(self, one: Told) -> str:
        text, words = one.text, self._words
        looks = f"{text.direction.value}{' gone' if text.vanished else ''}"
        known = f'data-id="{_safe(text.id)}" data-utc="{utc(text.at_us)}" data-line="{_safe(text.line)}"'
        way = words.incoming if text.direction is Direction.INCOMING else words.outgoing
        sender = f"<br>{isolated(text.sender, 'sender')}" if text.sender else ""
        name = f"{isolated(one.name)}<br>" if one.name else ""
        return (
            f'<tr class="{looks}" {known}><td class="time">{local(text.at_us)[:16].replace("T", " ")}</td>'
            f'<td class="way">{escape(way)}{sender}</td><td>{name}{isolated(text.address, "address")}</td>'
            f'<td>{isolated(text.line_name)}</td><td class="text" dir="auto">{_safe(text.text)}</td></tr>\n'
        )

    def foot(self, summary: Summary) -> str:
        """What the file says of itself."""
        words = self._words
        missing = words.part.replace("{day}", local(summary.whole_from_us)[:16].replace("T", " "))
        said = words.whole if summary.whole_from_us <= EVER_US else missing
        return (
            f"</tbody>\n</table>\n<footer>\n<p>{escape(words.rows)}: <b>{summary.rows}</b></p>\n<p>{escape(said)}</p>\n"
            f'<p>{escape(words.digest)}: <bdi dir="ltr">{summary.digest}</bdi></p>\n'
            f'<p><bdi dir="ltr">EvoInbox, {utc(summary.exported_us)}</bdi></p>\n</footer>\n</body>\n</html>\n'
        )


def page_head(language: str, title: str, *, right_to_left: bool) -> str:
    """The beginning of a page, to its title: it may fetch nothing and run nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{"rtl" if right_to_left else "ltr"}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{isolated(title)}</h1>\n"
    )


def writer_of(form: Form, words: PageWords) -> Writer:
    """Who writes a form."""
    match form:
        case Form.CSV:
            return Sheet()
        case Form.HTML:
            return Page(words)
        case Form.JSON:
            return Records()


def record(one: Told) -> dict[str, object]:
    """A text as programs read it."""
    text = one.text
    values = (
        text.id, utc(text.at_us), local(text.at_us), text.direction.value, text.address, one.name, text.line,
        text.line_name, text.sender, text.unread, text.vanished, text.text,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def facts(summary: Summary) -> dict[str, object]:
    """What a file says of itself, for programs."""
    whole = summary.whole_from_us <= EVER_US
    return {
        "rows": summary.rows,
        "sha256": summary.digest,
        "complete": whole,
        "nothing_missing_from": "" if whole else utc(summary.whole_from_us),
        "exported": utc(summary.exported_us),
    }


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe before it, where it might."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def utc(at_us: int) -> str:
    """An instant as ISO 8601 has it, to the microsecond."""
    if at_us >= FOR_EVER_US:
        return ""
    return f"{(_EPOCH + timedelta(microseconds=at_us)).isoformat(timespec='microseconds')[:26]}Z"


def local(at_us: int) -> str:
    """An instant in this computer's zone, with its difference from UTC."""
    if not EVER_US < at_us < FOR_EVER_US:
        return ""
    return (_EPOCH + timedelta(microseconds=at_us)).astimezone().isoformat(timespec="seconds")


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def lines_of(rows: Sequence[Sequence[object]]) -> str:
    """Rows as RFC 4180 has them, all cells quoted."""
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return made.getvalue()


def _safe(text: str) -> str:
    """Text as HTML that reads back as it was: a return would become a line feed, and a NUL is not allowed."""
    return escape(text).replace("\r", "&#13;").replace("\0", _NUL)


def isolated(text: str, name: str = "") -> str:
    """Text as HTML that keeps its own direction, and reorders nothing around it."""
    attribute = f' class="{name}"' if name else ""
    return f"<bdi{attribute}>{_safe(text)}</bdi>"
