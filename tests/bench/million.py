"""A million real texts in 50,000 conversations, encrypted: taking them in, looking, list, threads and memory.

`python -m tests.bench.million` prints the table; `make bench` does it too. The window's part runs in a process of its
own, so that its memory is its own. Medians of one run; floors are measured in the same run on the same data.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evoinbox.api import wire
from evoinbox.demo.corpus import read_corpus
from evoinbox.demo.world import written
from evoinbox.domain.admission import Admission
from evoinbox.domain.folding import fold
from evoinbox.domain.message import Account, AccountId, Direction, LineId, Message
from evoinbox.domain.sieve import ALL, EVER_US, FOR_EVER_US, Sieve
from evoinbox.engine.archive import BEGIN, PORTION, Archive
from evoinbox.engine.changes import Opened, Seat
from evoinbox.engine.commands import FindTexts
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.past import EVER_US as ALL_THE_PAST_US
from evoinbox.store.cache import Cache
from evoinbox.store.database import Database
from evoinbox.store.desk import Desk
from tests.demo.test_worlds import REAL
from tests.support.build import KEY, NOW_US

if TYPE_CHECKING:
    from evoinbox.ui.inbox_page import InboxPage
    from evoinbox.ui.main_window import MainWindow

TEXTS: Final = 1_000_000
CUSTOMERS: Final = 50_000
PAGE: Final = 250
LONG: Final = 100_000
"""Texts of one thread that are scrolled through."""

QUARTER_MINUTE_US: Final = 15_000_000
DAY_US: Final = 24 * 3600 * 1_000_000
FILES: Final = ("cache.db", "desk.db")


Tell = Callable[[str, str, str, float | None], None]


def page_of(texts: Iterator[str], dice: random.Random, numbers: Sequence[int], *, more: bool = True) -> bytes:
    """One page as the service gives it; a third of the texts goes to few customers, the others are spread."""
    items = []
    for n in numbers:
        few = min(int(dice.paretovariate(0.9)) - 1, CUSTOMERS - 1)
        customer = few if n % 3 == 0 else dice.randrange(CUSTOMERS)
        incoming = dice.random() < 0.6
        items.append(
            {
                "id": f"{n + TEXTS:024x}",
                "endpointId": f"line-{customer % 3}",
                "endpointDisplayName": ("Front desk", "Shop", "Billing")[customer % 3],
                "date": written(NOW_US - n * QUARTER_MINUTE_US),
                "direction": "Incoming" if incoming else "Outgoing",
                "otherAddress": f"+1{2_025_550_000 + customer}",
                "sender": "" if incoming else "Dana Reyes",
                "text": next(texts),
                "isUnread": incoming and n < 300,
            }
        )
    return json.dumps({"items": items, "hasMorePages": more, "totalCount": TEXTS}).encode()


def p95(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[18]


def spent_ms(work: Callable[[], object]) -> float:
    """Milliseconds of a piece of work."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def take_in(place: Path, texts: Iterator[str]) -> tuple[float, float, list[float]]:
    """Read and store all pages, beside bare inserts: texts a second of both, and milliseconds of each page."""
    dice, ours, floor = random.Random(1), [], []
    cache, desk = (kind(place / name, KEY) for kind, name in zip((Cache, Desk), FILES, strict=True))
    assert isinstance(cache, Cache)
    assert isinstance(desk, Desk)
    cache.keep_pages(many=True)  # as `Archive` has it while the past comes in
    inbox = Inbox(cache, desk, lambda _change: None)
    steps = (("CREATE TABLE t (id TEXT PRIMARY KEY, k TEXT, at INTEGER, text TEXT)",),)
    bare = Database.write(place / "bare.db", KEY, steps, full_sync=False)
    for first in range(0, TEXTS, PAGE):
        body = page_of(texts, dice, range(first, first + PAGE))
        messages = wire.read_message_page(body, "US").messages
        rows = [(m.id, m.conversation, m.at_us, m.text) for m in messages]
        ours.append(spent_ms(lambda: inbox.take(wire.read_message_page(body, "US").messages, {}, live=False)))  # noqa: B023 - called at once

        def insert() -> None:
            with bare.transaction():
                bare.run_many("INSERT INTO t VALUES (?, ?, ?, ?)", rows)  # noqa: B023 - called at once

        floor.append(spent_ms(insert))
    for file in (cache, desk, bare):
        file.close()
    (place / "bare.db").unlink()
    return TEXTS / sum(ours) * 1000, TEXTS / sum(floor) * 1000, ours


def looks(place: Path, texts: Iterator[str]) -> tuple[float, float]:
    """CPU milliseconds of a look that brings nothing new (its overlap of ten minutes), and of one that brings 50."""
    dice = random.Random(3)
    cache, desk = Cache(place / FILES[0], KEY), Desk(place / FILES[1], KEY)
    inbox = Inbox(cache, desk, lambda _change: None)
    known = page_of(texts, dice, range(40), more=False)
    inbox.take(wire.read_message_page(known, "US").messages, {}, live=True)

    def look(body: bytes) -> float:
        begun = time.process_time()
        inbox.take(wire.read_message_page(body, "US").messages, {"watermark": "1"}, live=True)
        inbox.oldest_unread_us()
        return (time.process_time() - begun) * 1000

    nothing = statistics.median(look(known) for _ in range(60))
    fresh = [page_of(texts, dice, range(-50 * n, -50 * n + 50), more=False) for n in range(1, 31)]
    fifty = statistics.median(map(look, fresh))
    cache.close()
    desk.close()
    return nothing, fifty


def file_all(place: Path) -> tuple[float, float, float]:
    """Make all texts searchable: texts a second, the longest turn in ms, and the index's size in sizes of the texts."""
    cache, turns, count = Cache(place / FILES[0], KEY), list[float](), 1
    while count:
        begun = time.perf_counter()
        count = cache.file(PORTION, ALL_THE_PAST_US)
        turns.append((time.perf_counter() - begun) * 1000)
    (index,) = cache._database.run("SELECT sum(length(block)) FROM trigram_data")[0]
    (size,) = cache._database.run("SELECT sum(octet_length(text)) FROM message")[0]
    cache.close()
    return TEXTS / sum(turns) * 1000, max(turns), index / size


def questions(real: Sequence[str], count: int) -> list[str]:
    """Parts of real texts: words, parts of words, numbers; of one to fourteen letters."""
    dice, found = random.Random(9), list[str]()
    while len(found) < count:
        text = dice.choice(real)
        length = dice.choice((1, 2, 3, 3, 4, 4, 5, 6, 8, 10, 14))
        part = text[(start := dice.randrange(max(1, len(text) - length + 1))) : start + length].strip()
        if fold(part):
            found.append(part)
    return found


def sieves(dice: random.Random) -> Iterator[Sieve]:
    """One, two or three filters each: a line, a direction, a stretch of days, with a link, unread, waiting."""
    while True:
        since_us = NOW_US - dice.randrange(TEXTS) * QUARTER_MINUTE_US
        made = Sieve(
            line=LineId(f"line-{dice.randrange(3)}") if dice.random() < 0.3 else None,
            direction=dice.choice(tuple(Direction)) if dice.random() < 0.3 else None,
            since_us=since_us if dice.random() < 0.4 else EVER_US,
            until_us=since_us + 7 * DAY_US if dice.random() < 0.3 else FOR_EVER_US,
            link=dice.random() < 0.15, unread=dice.random() < 0.1,
            waiting_after_us=NOW_US - 7 * DAY_US if dice.random() < 0.1 else None,
        )  # fmt: skip
        if not made.empty:
            yield made


def seek(place: Path, real: Sequence[str], filters: Iterator[Sieve]) -> list[float]:
    """Milliseconds to the first results of a thousand questions, or to knowing that there are none."""
    cache, spent = Cache(place / FILES[0], KEY), list[float]()
    for sought, sieve in zip(questions(real, 1000), filters, strict=False):
        begun, found, below = time.perf_counter(), list[Message](), BEGIN
        while below and not found:
            found, below = cache.find(fold(sought), below, sieve)
        spent.append((time.perf_counter() - begun) * 1000)
    cache.close()
    return spent


def type_and_see(window: MainWindow, place: Path, real: Sequence[str]) -> list[float]:
    """Milliseconds from a key press in the search to its results painted, engine and window in one thread."""
    from PySide6.QtTest import QTest  # after the platform is chosen
    from PySide6.QtWidgets import QApplication

    from evoinbox.ui.command_palette import CommandPalette

    async def no_pause(_seconds: float) -> None:
        pass

    cache, spent = Cache(place / FILES[0], KEY), list[float]()
    archive = Archive(cache, no_pause, window.contents._bridge.deliver, lambda: ALL_THE_PAST_US, frozenset)
    window.contents.searching._ask = lambda command: (
        asyncio.run(archive.answer(command)) if isinstance(command, FindTexts) else None
    )
    window.contents.searching.open()
    box = QApplication.activeModalWidget()
    assert isinstance(box, CommandPalette)
    for sought in filter(str.isascii, questions(real, 60)):
        box.field.clear()
        QApplication.processEvents()
        for letter in filter(str.isprintable, sought):
            begun = time.perf_counter()
            QTest.keyClicks(box.field, letter)
            QApplication.processEvents()
            box.view.viewport().repaint()
            spent.append((time.perf_counter() - begun) * 1000)
    box.reject()
    cache.close()
    return spent


def sit(place: Path) -> None:
    """Open the window on these files, list and threads, and print what it took as JSON."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # After the platform is chosen.
    from PySide6.QtWidgets import QApplication

    from evoinbox.domain.links import TRIALS, find_links
    from evoinbox.domain.outgoing import OutgoingId
    from evoinbox.engine.early import collect_little
    from evoinbox.settings import Settings, Theme, opt_outs
    from evoinbox.ui.bridge import Bridge
    from evoinbox.ui.main_window import MainWindow
    from evoinbox.ui.theme import ThemeSource

    application = QApplication(["bench"])
    collect_little()
    bridge = Bridge(lambda _posted: None)
    window = MainWindow(ThemeSource(application, Theme.LIGHT))
    window.furnish(
        bridge, Settings(), save_settings=lambda _settings: None,
        new_id=lambda: OutgoingId("new"), now_us=lambda: NOW_US, explore=None, admission=Admission("https://x.example"),
    )  # fmt: skip
    window.show()
    application.processEvents()
    seat = Seat("https://x.example", "bench", Account(AccountId("a"), "Bench"))
    inbox = window.inbox
    begun = time.perf_counter()
    inbox.take_seat(Opened(seat, place / FILES[0], place / FILES[1], KEY))
    window.pages.setCurrentWidget(inbox)
    inbox.list.view.viewport().repaint()
    first_ms = (time.perf_counter() - begun) * 1000
    turns = []
    while inbox.model.total < CUSTOMERS - 1000 or inbox.reading:
        turns.append(spent_ms(application.processEvents))
    whole_ms = (time.perf_counter() - begun) * 1000
    opt_outs()  # as the engine does ahead
    for text in TRIALS:
        find_links(text, "US")  # this too
    threads = []
    for row in random.Random(2).sample(range(inbox.model.rowCount()), 60):

        def open_thread() -> None:
            inbox.open(inbox.model.at(row).key, by_program=False)  # noqa: B023 - called at once
            inbox.thread_pane.view.viewport().repaint()

        threads.append(spent_ms(open_thread))
        application.processEvents()
    frames = scroll(inbox, application.processEvents)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    listed = inbox.model.total
    real = [kept.text for kept in read_corpus(REAL) if kept.text.strip()]
    typed = type_and_see(window, place, real)
    inbox.leave_seat()
    print(json.dumps([first_ms, whole_ms, turns, listed, threads, frames, typed, peak_mib]))


def scroll(inbox: InboxPage, turn: Callable[[], object]) -> list[float]:
    """Page through LONG texts of the longest thread, from the newest up; milliseconds of each page to its painting."""
    longest = f"+1{2_025_550_000}"
    key = next(c.key for c in inbox.model.everybody() if c.address == longest)
    inbox.open(key, by_program=False)
    view, frames, passed = inbox.thread_pane.view, list[float](), set[str]()
    bar = view.verticalScrollBar()
    while len(passed) < LONG:

        def page() -> None:
            bar.setValue(bar.value() - bar.pageStep())
            view.viewport().repaint()
            turn()  # more of the past is read when the end is near

        frames.append(spent_ms(page))
        passed.update(row.identity for row in inbox.thread_pane.model.rows)
    return frames


def main(tell: Tell) -> None:
    """Measure all of it."""
    real = [kept.text for kept in read_corpus(REAL) if kept.text.strip()]
    texts = itertools.cycle(real)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        rate, bare, pages = take_in(place, texts)
        p99 = statistics.quantiles(pages, n=100)[98]
        tell(
            "1,000,000 texts: wire and store", f"{rate:,.0f} texts/s", f"bare inserts {bare:,.0f} texts/s", bare / rate
        )
        tell("  a page of 250", f"{statistics.median(pages):.1f} ms", f"p99 {p99:.1f}, worst {max(pages):.1f} ms", None)
        nothing, fifty = looks(place, texts)
        tell("  a look that brings nothing, 40 known", f"{nothing:.2f} ms of CPU", "goal 2 ms, HTTP not counted", None)
        tell("  a look that brings 50", f"{fifty:.1f} ms of CPU", "goal 30 ms, HTTP not counted", None)
        rate, turn, share = file_all(place)
        tell("  filed for searching", f"{rate:,.0f} texts/s", f"longest turn {turn:.0f} ms; goal 50 ms", None)
        tell("  the index of what can be searched", f"{share:.2f} x the texts", "goal 2 x", None)
        for words, filters in (("", itertools.repeat(ALL)), (" with filters", sieves(random.Random(4)))):
            found = seek(place, real, filters)
            worst = f"p95 {p95(found):.1f}, worst {max(found):.0f} ms; goal 50 ms"
            tell(f"  first results of 1,000 questions{words}", f"{statistics.median(found):.1f} ms", worst, None)
        command = [sys.executable, "-m", "tests.bench.million", os.fspath(place)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        first, whole, turns, listed, threads, frames, typed, peak = json.loads(done.stdout.splitlines()[-1])
        tell("  list: first screen painted", f"{first:.0f} ms", "goal 100 ms", None)
        tell(f"  list: all {listed:,} conversations", f"{whole:.0f} ms", f"longest turn {max(turns):.0f} ms", None)
        worst = f"p95 {p95(threads):.1f}, worst of 60 {max(threads):.1f} ms; goal 16 ms"
        tell("  a thread to its first paint", f"{statistics.median(threads):.1f} ms", worst, None)
        worst = f"p95 {p95(frames):.1f}, worst {max(frames):.1f} ms; goal 16 ms"
        tell(f"  a page of {LONG:,} texts gone through", f"{statistics.median(frames):.1f} ms", worst, None)
        worst = f"p95 {p95(typed):.1f}, worst {max(typed):.0f} ms; goal 80 ms"
        tell("  a key press in the search to results painted", f"{statistics.median(typed):.1f} ms", worst, None)
        tell("  the window's process at its peak", f"{peak:.0f} MiB", "goal 250 MiB", None)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sit(Path(sys.argv[1]))
    else:
        main(lambda what, ours, floor, ratio: print(f"{what:<46} {ours:>18} {floor:>34} {ratio or ''}", flush=True))
