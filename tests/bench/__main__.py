"""`make bench`: what users wait for, each beside a floor or peer measured in the same run, as medians and ratios.

Invariants: nothing here passes or fails; figures of shared machines are honest only as ratios within one run.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from servicestack.reflection import from_json

from evoinbox.api import wire
from evoinbox.demo.corpus import corpus_world, read_corpus
from evoinbox.demo.world import World
from evoinbox.domain.message import Message
from evoinbox.engine.look import LOOK_COUNT
from evoinbox.engine.past import HISTORY_COUNT
from evoinbox.store.cache import Cache
from evoinbox.store.database import Database
from tests.bench import million, sending
from tests.bench.peers import Screen, end, fill, start
from tests.bench.sitting import Sitting, sit, sit_apart
from tests.contract.dtos import ListMessagesResponse
from tests.demo.test_worlds import REAL
from tests.support.accessible import State, wait_for
from tests.support.build import KEY
from tests.support.day import Day
from tests.support.desktop import Desktop
from tests.support.program import ROOT, Server, program

ROUNDS: Final = 5
Place = tuple[int, int, int, int]
"""Left, top, width, height on the screen."""

PAGE: Final = HISTORY_COUNT
"""Texts of the past come so many at a time."""

LOOK: Final = LOOK_COUNT
"""What is new comes so many at a time."""


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median milliseconds of a piece of work."""
    spent = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def tell(what: str, ours: str, floor: str, ratio: float | None = None) -> None:
    """One line of the table."""
    print(f"{what:<46} {ours:>18} {floor:>34} {'' if ratio is None else f'{ratio:6.2f} x'}", flush=True)


def bench_start(corpus: Path) -> None:
    """Exec to a painted window, and to a painted list: ours with the corpus cached, beside an empty window of Qt's."""
    with Desktop(picture=True) as desktop, tempfile.TemporaryDirectory() as place:
        with Server("--corpus", os.fspath(corpus)) as server:
            arguments = program(server.url, Path(place))
            fill(desktop, arguments)
            painted_ms, listed_ms = started_ms(desktop, arguments, whole), started_ms(desktop, arguments, list_in)
        floor_ms = started_ms(desktop, ["-m", "tests.bench.empty"], whole)
        floor = f"an empty window {floor_ms:.0f} ms"
        tell("start, corpus cached: exec to painted window", f"{painted_ms:.0f} ms", floor, painted_ms / floor_ms)
        tell("start, corpus cached: exec to painted list", f"{listed_ms:.0f} ms", floor, listed_ms / floor_ms)


def started_ms(desktop: Desktop, arguments: Sequence[str], part: Callable[[Place], Place]) -> float:
    """Median milliseconds from exec until there are words in a part of the window."""
    screen, spent_ms = Screen(desktop), list[float]()
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        process, _ = start(desktop, screen, [sys.executable, *arguments])
        while (window := screen.window()) is None or not screen.painted(part(window)):
            pass
        spent_ms.append((time.perf_counter() - begun) * 1000)
        end(process)
        while screen.window() is not None:
            pass
    return statistics.median(spent_ms)


def whole(window: Place) -> Place:
    """All of it."""
    return window


def list_in(window: Place) -> Place:
    """Where a window has its list: at the left, below title and filters."""
    left, top, _, height = window
    return left, top + height // 4, height // 4, height // 2


def bench_second_start() -> None:
    """A later start, as by a link: exec to the window of the running copy in sight again, beside Python's own start."""
    with Desktop() as desktop, tempfile.TemporaryDirectory() as place:
        env = {"PYTHONPATH": os.fspath(ROOT)}
        arguments = ["-m", "evoinbox", "--data-dir", place]
        first = desktop.spawn_python(*arguments, env=env)
        seen = ["xdotool", "search", "--onlyvisible", "--name", "EvoInbox$"]
        while desktop.spawn(seen).wait(20):
            pass
        window = desktop.xdotool("getactivewindow").strip()

        def raised() -> float:
            desktop.xdotool("windowminimize", window)
            while not desktop.spawn(seen).wait(20):
                pass
            begun = time.perf_counter()
            desktop.spawn_python(*arguments, "tel:+15035550100", env=env)
            while desktop.spawn(seen).wait(20):
                pass
            return (time.perf_counter() - begun) * 1000

        ours = statistics.median(raised() for _ in range(ROUNDS))
        floor = median_ms(lambda: desktop.spawn_python("-c", "import msgspec, platformdirs", env=env).wait(20))
        tell("a later start: exec to window raised", f"{ours:.0f} ms", f"bare Python {floor:.0f} ms", ours / floor)
        first.kill()
        first.wait()


def bench_click() -> None:
    """A click on a notification: from the daemon's word to the window in front, and to the composer's cursor."""
    with tempfile.TemporaryDirectory() as place, Day(Path(place)) as day:
        field = day.tree.program(day.process.pid).find("text", re.compile("^Message"))
        raised_ms, ready_ms = list[float](), list[float]()
        for customer in range(ROUNDS):
            day.hide()
            day.write(customer)
            day.check()
            wait_for(lambda: len(day.notes()) > len(raised_ms), "a note")
            begun = time.perf_counter()
            day.daemon.click(day.notes()[-1].number)
            while day.desktop.active_window() != day.window:
                pass
            raised_ms.append((time.perf_counter() - begun) * 1000)
            field.wait(lambda node: State.FOCUSED in node.states, "the cursor where a text is written")
            ready_ms.append((time.perf_counter() - begun) * 1000)
    raised, ready = (f"{statistics.median(spent):.0f} ms" for spent in (raised_ms, ready_ms))
    tell("a click on a note: to the window in front", raised, f"goal 300 ms; to the cursor there {ready}")


def pages_of(world: World, size: int) -> list[bytes]:
    """All texts as the service's pages."""
    return [
        json.dumps(
            {"items": [world.message_info(n) for n in range(at, min(at + size, len(world)))], "hasMorePages": True}
        ).encode()
        for at in range(0, len(world), size)
    ]


def bench_wire(world: World) -> list[list[Message]]:
    """Reading pages as they come, beside the standard library's JSON and the framework's own Python client."""
    encoded = pages_of(world, PAGE)
    pages = [list(wire.read_message_page(body, "US").messages) for body in encoded]
    ours = median_ms(lambda: [wire.read_message_page(body, "US") for body in encoded]) / len(encoded)
    floor = median_ms(lambda: [json.loads(body) for body in encoded]) / len(encoded)
    tell(f"wire: a page of {PAGE} read", f"{ours:.2f} ms", f"json.loads alone {floor:.2f} ms", ours / floor)

    looks = [body.decode() for body in random.Random(1).sample(pages_of(world, LOOK), 40)]
    ours = median_ms(lambda: [wire.read_message_page(body.encode(), "US") for body in looks]) / len(looks)
    peer = median_ms(lambda: [from_json(ListMessagesResponse, body) for body in looks]) / len(looks)
    tell(f"wire: a page of {LOOK} read", f"{ours:.2f} ms", f"PyPI servicestack {peer:.1f} ms", ours / peer)
    return pages


def bench_store(pages: list[list[Message]]) -> None:
    """Taking all texts in, beside bare inserts of the same rows into the same kind of file."""
    count = sum(map(len, pages))
    with tempfile.TemporaryDirectory() as place:

        def ours() -> None:
            cache = Cache(Path(place) / f"{time.perf_counter_ns()}.db", KEY)
            for page in pages:
                with cache.transaction():
                    cache.store(page, ())
            cache.close()

        def floor() -> None:
            steps = (("CREATE TABLE t (id TEXT PRIMARY KEY, k TEXT, at INTEGER, text TEXT)",),)
            bare = Database.write(Path(place) / f"{time.perf_counter_ns()}.db", KEY, steps, full_sync=False)
            for page in pages:
                with bare.transaction():
                    bare.run_many(
                        "INSERT INTO t VALUES (?, ?, ?, ?)", [(m.id, m.conversation, m.at_us, m.text) for m in page]
                    )
            bare.close()

        taken, inserted = median_ms(ours, 3), median_ms(floor, 3)
    rate, bare_rate = (f"{count / ms * 1000:,.0f} texts/s" for ms in (taken, inserted))
    tell(f"store: {count:,} texts", rate, f"bare inserts {bare_rate}", taken / inserted)


def bench_sitting(corpus: Path) -> None:
    """A first sign-in on the whole corpus through the whole program: how soon, and how responsive meanwhile."""
    with Server("--corpus", os.fspath(corpus)) as server:
        sitting = sit(server.url)
    tell("first sign-in: usable list", f"{sitting.list_s:.2f} s", f"goal 5 s; {sitting.conversations:,} conversations")
    tell("first sign-in: all of the past", f"{sitting.past_s:.1f} s", f"{sitting.texts:,} texts")
    tell_of_beats(sitting)


def bench_million(corpus: Path) -> None:
    """The same with a million texts, all of them asked for at once, in a process of its own."""
    arguments = (
        "--corpus",
        os.fspath(corpus),
        "--messages",
        f"{million.TEXTS}",
        "--conversations",
        f"{million.CUSTOMERS}",
    )
    with Server(*arguments) as server:
        sitting = sit_apart(server.url)
    rate = sitting.texts / sitting.past_s
    tell("first sign-in: usable list", f"{sitting.list_s:.2f} s", f"goal 5 s; {sitting.conversations:,} conversations")
    tell(
        "first sign-in: all of the past, hurried", f"{sitting.past_s:.0f} s", f"{sitting.texts:,} texts, {rate:,.0f}/s"
    )
    tell_of_beats(sitting)
    tell("the whole program at its peak", f"{sitting.peak_mib:.0f} MiB", "goal 250 MiB")


def tell_of_beats(sitting: Sitting) -> None:
    """How free window and engine were meanwhile: the beats as they came, and the processor's time of single turns."""
    gaps = f"p50 {sitting.gap_p50_ms:.0f}, p99 {sitting.gap_p99_ms:.0f}, worst {sitting.gap_worst_ms:.0f} ms"
    tell("  window's own beat of 10 ms meanwhile", gaps, f"idle p99 {sitting.idle_p99_ms:.0f} ms")
    window = f"p99 {sitting.work_p99_ms:.1f}, worst {sitting.work_worst_ms:.0f} ms"
    tell("  window's work in one turn", window, "goal 10 ms")
    engine = f"p99 {sitting.engine_p99_ms:.1f}, worst {sitting.engine_worst_ms:.0f} ms"
    tell("  engine's work in one turn", engine, "goal 50 ms")
    glyph = f"p95 {sitting.glyph_p95_ms:.1f}, worst {sitting.glyph_worst_ms:.0f} ms"
    tell("  a key press to its letter painted", glyph, "goal 16 ms at p95")


def main() -> int:
    """Run all benchmarks."""
    if not REAL.exists():
        print(f"no corpus: {REAL} (EVOINBOX_CORPUS names another)")
        return 1
    print(f"{'what':<46} {'ours':>18} {'beside':>34}  ratio")
    world = corpus_world(read_corpus(REAL), lambda: time.time_ns() // 1000)
    bench_store(bench_wire(world))
    bench_sitting(REAL)
    bench_start(REAL)
    bench_second_start()
    bench_click()
    sending.main(tell)
    million.main(tell)
    bench_million(REAL)
    subprocess.run([sys.executable, "-m", "tests.bench.contacts"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
