"""A shift's figures as files: a page to read and print, in words, and a table for spreadsheets, for programs.

Invariants: nothing in a name becomes markup or a formula; both have every figure that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QLocale

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.export import Form
from evoinbox.domain.export_forms import harmless, isolated, lines_of, local, page_head, utc
from evoinbox.domain.message import LineId
from evoinbox.domain.report import Open, Report, Share
from evoinbox.ui.place_words import lasting
from evoinbox.words import amount, mark, tongue, tr

COLUMNS: Final = (
    "part",
    "name",
    "texts_in",
    "texts_out",
    "answered",
    "median_wait_s",
    "longest_wait_s",
    "still_waiting",
)
WAITING: Final = ("waiting", "name", "address", "line", "since_utc", "since_local", "waited_s")
SECOND_US: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """How those in a report are called, and what its page says besides.

    `missing_before_us` is the instant before which texts may be missing that count; None where none are.
    """

    lines: Mapping[LineId, str]
    people: Mapping[ConversationKey, tuple[str, str]]
    title: str
    reach: str
    missing_before_us: int | None
    moment: Callable[[int], str]


def file_of(form: Form, report: Report, known: Known) -> str:
    """The content of a file."""
    return _page(report, known) if form is Form.HTML else _table(report, known)


def _table(report: Report, known: Known) -> str:
    rows = [_row("whole", "", report.whole)]
    rows += [_row("line", known.lines.get(line, line), share) for line, share in report.lines]
    rows += [_row("hour", f"{hour:02}", share) for hour, share in enumerate(report.hours)]
    rows += [_row("sender", sender, share) for sender, share in report.senders]
    rows.append(["customers_answered", "", "", "", str(report.answered), "", "", ""])
    missing = "" if known.missing_before_us is None else utc(known.missing_before_us)
    rows += [["from", utc(report.since_us)], ["until", utc(report.until_us)], ["nothing_missing_from", missing]]
    rows.append(list(WAITING))
    for one in report.still_open:
        name, address = known.people.get(one.key, ("", one.key))
        waited_s = (report.until_us - one.since_us) // SECOND_US
        line = known.lines.get(one.line, one.line)
        rows.append(["waiting", name, address, line, utc(one.since_us), local(one.since_us), str(waited_s)])
    return "\ufeff" + lines_of([COLUMNS, *([harmless(cell) for cell in row] for row in rows)])


def _row(part: str, name: str, share: Share) -> list[str]:
    waits = share.waits
    figures = share.texts_in, share.texts_out, waits.count, waits.median_us // SECOND_US, waits.longest_us // SECOND_US
    return [part, name, *map(str, figures), str(share.still_open)]


def _page(report: Report, known: Known) -> str:
    heads = (tr("Texts in"), tr("Texts out"), tr("Answers"), tr("Median wait"), tr("Longest wait"), tr("Still waiting"))
    shares = [(tr("All"), report.whole), *((known.lines.get(line, line), share) for line, share in report.lines)]
    senders = [(sender or tr("Nobody named"), share) for sender, share in report.senders]
    most = max((max(one.texts_in, one.texts_out) for one in report.hours), default=0) or 1
    hours = "".join(_hour(hour, one, most) for hour, one in enumerate(report.hours) if one.texts_in or one.texts_out)
    waiting = "".join(_waiting(one, report.until_us, known) for one in report.still_open)
    named = "".join(_line(name, one, whole=False) for name, one in senders)
    return "".join(
        (
            page_head(QLocale().bcp47Name(), known.title, right_to_left=tongue().right_to_left),
            f"<p>{escape(known.reach)}</p>\n<p>{escape(tr('Customers answered'))}: {amount(report.answered)}</p>\n",
            _grid(tr("By line"), ("", *heads), "".join(_line(name, share) for name, share in shares)),
            _grid(tr("By who answered"), ("", *heads[1:5]), named),
            _grid(tr("By hour"), (tr("Hour"), heads[0], heads[1], ""), hours),
            _grid(heads[5], (tr("Customer"), tr("Line"), tr("Since"), tr("How long")), waiting),
            f"<footer><p>{escape(tr(WHAT_IS_A_WAIT))}</p></footer>\n</body>\n</html>\n",
        )
    )


WHAT_IS_A_WAIT: Final = mark(
    "A wait begins with a customer's first text without an answer and ends with the next text to them; it counts where"
    " it ends. What is older than a week no longer counts."
)


def _hour(hour: int, share: Share, most: int) -> str:
    bars = "".join(f'<div style="width:{100 * one // most}%"></div>' for one in (share.texts_in, share.texts_out))
    cells = (escape(tongue().clock(hour, 0)), amount(share.texts_in), amount(share.texts_out))
    numbers = "".join(f'<td class="number">{cell}</td>' for cell in cells)
    return f'<tr>{numbers}<td class="bar">{bars}</td></tr>\n'


def _waiting(one: Open, until_us: int, known: Known) -> str:
    name = known.people.get(one.key, (one.key, ""))[0]
    told = (isolated(known.lines.get(one.line, one.line)), escape(known.moment(one.since_us)))
    cells = (isolated(name), *told, escape(lasting(until_us - one.since_us)))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _grid(title: str, heads: Sequence[str], rows: str) -> str:
    named = "".join(f"<th>{escape(head)}</th>" for head in heads)
    return f"<h2>{escape(title)}</h2>\n<table>\n<thead><tr>{named}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _line(name: str, share: Share, *, whole: bool = True) -> str:
    waits = share.waits
    times = [lasting(one) if waits.count else "" for one in (waits.median_us, waits.longest_us)]
    cells = [amount(share.texts_out), amount(waits.count), *times]
    cells = [amount(share.texts_in), *cells, amount(share.still_open)] if whole else cells
    inside = "".join(f'<td class="number">{escape(cell)}</td>' for cell in cells)
    return f"<tr><td>{isolated(name)}</td>{inside}</tr>\n"
