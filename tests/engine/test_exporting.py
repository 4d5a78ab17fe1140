"""Exports hold what the cache holds, row for row and whole, and leave nothing behind when they do not end."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import json
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.export import Form, PageWords, Summary, file_name
from evoinbox.domain.message import Direction, Message
from evoinbox.domain.person import NOT_KEPT, Person, Reached
from evoinbox.domain.sieve import ALL, Sieve
from evoinbox.engine import exporting, new_file
from evoinbox.engine.changes import Change, ExportEnded, ExportFailed, Exporting
from evoinbox.engine.commands import Export
from evoinbox.engine.exporting import PORTION, Exporter
from evoinbox.engine.past import EVER_US
from evoinbox.engine.reach import Reach
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk
from tests.support.build import KEY, MINUTE_US, NOW_US, message

HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''", "＝1+1", "＋1", "－1", "＠1",
    'a,b"c"', "two\r\nlines\rand\nmore", "<script>alert(1)</script>", "&lt;b&gt; &amp;", "</td></tr></table>", "<!--",
    "مرحبا \u202eevil\u2066", "שלום", "nul\0nul",
    "\x01\x7f\x85\u2028\ufeff", "👍🏽", "#rows", "", " ", "]}, \\", "http://x.example/?a=1&b=2", "\ufeff=1",
)  # fmt: skip
WORDS = PageWords(
    "en", False, "Texts <of> us", ("When", "Way", "Customer", "Line", "Text"), "In", "Out", "Texts", "SHA-256",
    "Nothing is missing.", "Texts before {day} may be missing.",
)  # fmt: skip
ANN = ConversationKey("tel:+15035550100")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path / "cache.db", KEY)
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "desk.db", KEY)
    made.people.save(Person(NOT_KEPT, "=Ann <b>", addresses=(Reached(ANN, "+15035550100"),)))
    yield made
    made.close()


def store(cache: Cache, count: int = 2 * len(HOSTILE)) -> list[Message]:
    """Hostile texts of three customers, in the order of time; an older one of its last comes in late."""
    made = [
        message(
            f"t{n:05}", address=f"+1503555010{n % 3}", at_us=NOW_US + n * 7 * MINUTE_US, text=HOSTILE[n % len(HOSTILE)],
            direction=tuple(Direction)[n % 2], sender=HOSTILE[-n % len(HOSTILE)] if n % 2 else "", line_name="=Front",
        )
        for n in range(count)
    ]  # fmt: skip
    for part in (made[1:], made[:1]):
        with cache.transaction():
            cache.store(part, ())
    while cache.file(500, EVER_US):
        pass
    return made


def export(
    cache: Cache, desk: Desk, command: Export, reach: int = EVER_US, hear: Callable[[Exporter], None] | None = None
) -> list[Change]:
    changes: list[Change] = []
    exporter = Exporter(cache, desk.people, Reach(lambda _: reach, frozenset), changes.append, lambda: NOW_US)

    async def play() -> None:
        work = asyncio.ensure_future(exporter.run(command))
        while hear is not None and not any(isinstance(one, Exporting) for one in changes):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)
        if hear is not None:
            hear(exporter)
        await work

    asyncio.run(play())
    return changes


def summary_of(changes: list[Change]) -> Summary:
    last = changes[-1]
    assert isinstance(last, ExportEnded)
    assert last.summary is not None
    return last.summary


class Reader(HTMLParser):
    """Reads a page back: the rows with their cells, and all there is but known marks."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[dict[str, str]] = []
        self.tags: set[str] = set()
        self._into = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = {name: value or "" for name, value in attrs}
        if tag == "tr" and "data-id" in found:
            way = "in" if found["class"].startswith("in") else "out"
            self.rows.append({"id": found["data-id"], "utc": found["data-utc"], "line": found["data-line"], "way": way})
            self.rows[-1] |= {"address": "", "sender": "", "text": ""}
        elif found.get("class") in ("address", "sender", "text"):
            self._into = found["class"]
        elif tag == "i" and "data-nul" in found and self._into:
            self.rows[-1][self._into] += "\0"
            self._into += "-skipped"

    def handle_endtag(self, tag: str) -> None:
        self._into = self._into.removesuffix("-skipped") if tag == "i" else "" if tag in ("td", "bdi") else self._into

    def handle_data(self, data: str) -> None:
        if self._into in ("address", "sender", "text"):
            self.rows[-1][self._into] += data


def read_back(form: Form, content: str) -> tuple[list[list[str]], dict[str, str]]:
    """The texts of a file, by id, instant, direction, address, line, sender and words; and what it says of itself."""
    if form is Form.JSON:
        whole = json.loads(content)
        texts = whole.pop("texts")
        names = ("id", "date_utc", "direction", "address", "line", "sender", "text")
        return [[one[name] for name in names] for one in texts], {name: str(value) for name, value in whole.items()}
    if form is Form.CSV:
        head, *rows = csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
        told = {row[0][1:]: row[1] for row in rows if len(row) == 2}
        cells = [
            {name: cell.removeprefix("'") for name, cell in zip(head, row, strict=True)} for row in rows if len(row) > 2
        ]
        names = ("id", "date_utc", "direction", "address", "line", "sender", "text")
        assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for row in rows for cell in row)
        return [[one[name] for name in names] for one in cells], told
    reader = Reader()
    reader.feed(content)
    reader.close()
    assert reader.tags <= {
        "html", "head", "meta", "title", "style", "body", "h1", "table", "thead", "tr", "th", "tbody", "td", "bdi",
        "br", "footer", "p", "b", "i",
    }  # fmt: skip
    assert """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src""" in content
    names = ("id", "utc", "way", "address", "line", "sender", "text")
    return [[one[name] for name in names] for one in reader.rows], {}


def cached(texts: list[Message]) -> list[list[str]]:
    return [[one.direction.value, one.address, one.line, one.sender, one.text] for one in texts]


def test_a_text_that_comes_where_one_was_purged_meanwhile_is_not_taken_for_it(
    cache: Cache, desk: Desk, tmp_path: Path
) -> None:
    made, path = store(cache), tmp_path / "out.json"

    def purge_and_store(_: Exporter) -> None:
        cache.purge(made[1].at_us, 0)
        with cache.transaction():
            cache.store([message("other", address="+15035550109", at_us=NOW_US + MINUTE_US, text="not hers")], ())

    command = Export(1, path, Form.JSON, WORDS, made[0].conversation)
    summary_of(export(cache, desk, command, hear=purge_and_store))
    rows, _ = read_back(Form.JSON, path.read_bytes().decode())
    assert [row[0] for row in rows] == [one.id for one in made[3::3]]


@pytest.mark.parametrize("form", Form, ids=lambda form: form.value)
def test_a_file_read_back_is_the_cache_row_for_row(cache: Cache, desk: Desk, tmp_path: Path, form: Form) -> None:
    made, path = store(cache), tmp_path / f"out.{form.value}"
    told = summary_of(export(cache, desk, Export(1, path, form, WORDS)))
    content = path.read_bytes().decode()
    rows, facts = read_back(form, content)
    assert [row[0] for row in rows] == [one.id for one in made]
    for row, one, kept in zip(rows, made, cached(made), strict=True):
        assert row[2:] == kept
        assert datetime.fromisoformat(row[1]).timestamp() * 10**6 == one.at_us
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    assert told.digest == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert told.digest in content
    assert told.rows == len(made)
    if facts:
        assert (facts["rows"], facts["sha256"], facts["complete"]) == (str(len(made)), told.digest, "True")
    assert "Ann" in content
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def ids(path: Path) -> list[str]:
    return [one["id"] for one in json.loads(path.read_text(encoding="utf-8"))["texts"]]


def test_one_conversation_a_stretch_and_a_search_each_have_their_texts_in_order(
    cache: Cache, desk: Desk, tmp_path: Path
) -> None:
    made, path = store(cache, 3 * PORTION), tmp_path / "out.json"
    stretch = Sieve(since_us=made[100].at_us, until_us=made[200].at_us)
    for command, expected in (
        (Export(1, path, Form.JSON, WORDS, conversation=made[1].conversation), made[1::3]),
        (Export(2, path, Form.JSON, WORDS, conversation=made[1].conversation, sieve=stretch), made[100:200:3]),
        (Export(3, path, Form.JSON, WORDS, sieve=stretch), made[100:200]),
        (Export(4, path, Form.JSON, WORDS, sought="SCRIPT"), [one for one in made if "script" in one.text]),
        (
            Export(5, path, Form.JSON, WORDS, sieve=replace(stretch, direction=Direction.OUTGOING)),
            [one for one in made[100:200] if one.direction is Direction.OUTGOING],
        ),
        (Export(6, path, Form.JSON, WORDS, sought="no such words"), []),
    ):
        told = summary_of(export(cache, desk, command))
        assert ids(path) == [one.id for one in expected], command.number
        assert told.rows == len(expected)


def test_a_full_hour_and_a_full_instant_are_in_order_and_whole(
    cache: Cache, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "GATHERED", 3)
    made = [message(f"t{n:05}", at_us=NOW_US + n // 5, address="+15035550101") for n in range(2 * PORTION)]
    for part in (made[PORTION:], made[:PORTION]):
        with cache.transaction():
            cache.store(part[::-1], ())
    path = tmp_path / "out.json"
    for command in (
        Export(1, path, Form.JSON, WORDS),
        Export(2, path, Form.JSON, WORDS, conversation=made[0].conversation),
    ):
        export(cache, desk, command)
        assert ids(path) == [one.id for one in made], command.number


def test_a_text_that_is_found_twice_is_written_once(cache: Cache, desk: Desk, tmp_path: Path) -> None:
    made, path = store(cache, 3 * PORTION), tmp_path / "out.json"
    told = [one for one in made if one.direction is Direction.INCOMING]

    def change(_: Exporter) -> None:  # of another hour, it is filed again behind what has been looked at by now
        with cache.transaction():
            cache.store([replace(told[-2], at_us=told[-2].at_us - 90 * MINUTE_US)], ())
        while cache.file(500, EVER_US):
            pass

    export(cache, desk, Export(1, path, Form.JSON, WORDS, sieve=Sieve(direction=Direction.INCOMING)), hear=change)
    assert ids(path) == [one.id for one in told]


@pytest.mark.parametrize("form", Form, ids=lambda form: form.value)
def test_what_may_be_missing_is_said_in_the_file(cache: Cache, desk: Desk, tmp_path: Path, form: Form) -> None:
    store(cache)
    path = tmp_path / "out"
    told = summary_of(export(cache, desk, Export(1, path, form, WORDS), NOW_US))
    assert told.whole_from_us == NOW_US
    content = path.read_text(encoding="utf-8")
    if form is Form.HTML:
        day = datetime.fromtimestamp(NOW_US / 10**6).astimezone().isoformat(" ")[:16]
        assert f"Texts before {day} may be missing." in content
    else:
        facts = read_back(form, content)[1]
        assert facts["complete"] == "False"
        assert datetime.fromisoformat(facts["nothing_missing_from"]).timestamp() * 10**6 == NOW_US


def test_a_search_is_no_more_complete_than_what_can_be_searched(cache: Cache, desk: Desk, tmp_path: Path) -> None:
    store(cache)
    with cache.transaction():
        cache.store([message("unfiled", at_us=NOW_US - 1)], ())
    path = tmp_path / "out"
    assert summary_of(export(cache, desk, Export(1, path, Form.CSV, WORDS, sought="nul"))).whole_from_us == NOW_US
    assert summary_of(export(cache, desk, Export(2, path, Form.CSV, WORDS))).whole_from_us == EVER_US


def test_one_that_is_cancelled_leaves_what_was_there(cache: Cache, desk: Desk, tmp_path: Path) -> None:
    store(cache, 2000)
    path = tmp_path / "out.csv"
    path.write_text("of before", encoding="utf-8")
    changes = export(cache, desk, Export(7, path, Form.CSV, WORDS), hear=lambda exporter: exporter.cancel(7))
    assert changes[-1] == ExportEnded(7, None)
    assert path.read_text(encoding="utf-8") == "of before"
    assert sorted(file.name for file in tmp_path.iterdir() if "db" not in file.name) == ["out.csv"]


def test_a_place_that_cannot_be_written_is_said(cache: Cache, desk: Desk, tmp_path: Path) -> None:
    store(cache)
    (tmp_path / "taken.csv").mkdir()
    for path in (tmp_path / "nowhere" / "out.csv", tmp_path / "taken.csv"):
        last = export(cache, desk, Export(1, path, Form.CSV, WORDS))[-1]
        assert isinstance(last, ExportFailed)
        assert isinstance(last.error, StoreUnwritable)
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []


def test_a_file_that_is_written_at_once_leaves_nothing_where_it_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        new_file.write(tmp_path / "taken", "words")
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]


def test_a_file_that_cannot_be_read_is_said(cache: Cache, desk: Desk, tmp_path: Path) -> None:
    store(cache)
    cache._database.run("DROP TABLE line")
    assert isinstance(export(cache, desk, Export(1, tmp_path / "out.csv", Form.CSV, WORDS))[-1], ExportFailed)
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("(503) 555-0100", "2026-03-28"), "EvoInbox-503-555-0100-2026-03-28.csv"),
        (("../../etc/passwd",), "EvoInbox-etc-passwd.csv"),
        (("CON", "..."), "EvoInbox-CON.csv"),
        (("محمد \u202exls",), "EvoInbox-محمد-xls.csv"),
        (("a" * 300,), f"EvoInbox-{'a' * 51}.csv"),
    ],
    ids=["number", "path", "device", "arabic", "long"],
)
def test_names_of_files_are_letters_and_digits(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts, form=Form.CSV) == name


def test_what_is_exported_stays_out_of_logs() -> None:
    assert "secret" not in repr(Export(1, Path("x"), Form.CSV, replace(WORDS, title="secret"), sought="secret"))
    assert ALL.empty
