"""`make soak`: a day at the desk at speed, on the real program; writes what it costs as a table and a picture.

Before the evening is measured ten minutes pass and one more customer writes: each look reads again what came in the ten
minutes before the newest text, and that was all of the day, as it never is. Invariants: nothing here passes or fails by
time; every arrival has a note or a place in one that counts, and every sent text reaches the service once, or the run
ends with 1.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from tests.soak.plot import draw
from tests.support.day import Day
from tests.support.gauge import Reading, cost, read
from tests.support.noted import Noted, note_all
from tests.support.program import ROOT

OUT: Final = ROOT / "build" / "soak"
HOURS: Final = 8
AT_ONCE: Final = 5
MANY_AT_ONCE: Final = 25
NOTED: Final = 1000
IDLE_S: Final = 60.0
SETTLE_S: Final = 75.0
"""Longer than a text keeps the pace of looks high."""

EVENING_S: Final = 620.0
DICTIONARY_S: Final = 3.0

FIRST_WALK: Final = 60
"""Conversations gone through in the morning, then a text is sent: what is used for the first time takes memory once."""

CUSTOMERS: Final = 400


@dataclass
class Record:
    """Readings once a second in a thread of their own, and what was going on when."""

    number: int
    readings: list[Reading] = field(default_factory=list)
    phases: list[tuple[float, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Read until it is over."""
        while not self.over.wait(1.0):
            self.readings.append(read(self.number))

    def begin(self, what: str) -> None:
        """From now on this is going on."""
        self.phases.append((time.monotonic(), what))
        print(f"  {what}", flush=True)


def until(look: Callable[[], bool], what: str, limit_s: float = 120.0) -> None:
    """Wait for something; raises TimeoutError."""
    deadline, pause = time.monotonic() + limit_s, threading.Event()
    while not look():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        pause.wait(0.05)


def has_notes(day: Day, number: int) -> bool:
    """Whether so many notes have been shown."""
    return len(day.notes()) >= number


def has_heard(day: Day, number: int) -> bool:
    """Whether the desktop was asked so often to show or to withdraw."""
    return len(day.daemon.calls) >= number


def has_sent(day: Day, number: int) -> bool:
    """Whether so many texts have reached the service."""
    return day.sent() >= number


def note_each(day: Day, count: int) -> float:
    """So many arrivals, each with a note of its own that goes with reading; returns the longest wait for one, s."""
    worst_s = 0.0
    day.hide()
    for start in range(0, count, AT_ONCE):
        day.write(*(number % CUSTOMERS for number in range(start, start + AT_ONCE)))
        notes, closed = len(day.notes()) + AT_ONCE, len(day.daemon.calls)
        begun = time.monotonic()
        day.check()
        until(partial(has_notes, day, notes), "a note for each")
        worst_s = max(worst_s, time.monotonic() - begun)
        for note in day.notes()[-AT_ONCE:]:
            day.mark_read(note)
        until(partial(has_heard, day, closed + 2 * AT_ONCE), "no note for what is read")
    return worst_s


def play_hour(day: Day, arrivals: int, sends: int, switches: int) -> None:
    """Half of the arrivals out of sight, half while the agent goes through conversations and answers."""
    day.hide()
    beside = arrivals // 2
    for start in range(0, arrivals - beside, MANY_AT_ONCE):
        day.write(*(number % CUSTOMERS for number in range(start, min(start + MANY_AT_ONCE, arrivals - beside))))
        day.check()
    day.show()
    day.key("Home")
    for turn in range(sends):
        before = day.sent()
        day.go_on(switches * (turn + 1) // sends - switches * turn // sends)
        part = range(beside * turn // sends, beside * (turn + 1) // sends)
        day.write(*(number % CUSTOMERS for number in part))
        day.send(f"soak text {before}")
        until(partial(has_sent, day, before + 1), "the text at the service")


def note_by_dunst(count: int) -> Noted:
    """So many arrivals more, on a desk of their own where dunst shows the notes."""
    print(f"  {count} arrivals before dunst, each with its note", flush=True)
    with tempfile.TemporaryDirectory() as place, Day(Path(place), dunst=True) as day:
        return note_all(day, count)


def begin_day(day: Day) -> None:
    """Do once what is done all day."""
    day.show()
    day.go_on(FIRST_WALK)
    day.press("alt+3", 1)
    day.desktop.type("A wrod, and time to look it up")  # in the dictionaries, which are opened for the first
    threading.Event().wait(DICTIONARY_S)
    day.key("ctrl+a", "BackSpace")
    day.send("soak text 0")
    until(partial(has_sent, day, 1), "the first text at the service")


def idle(day: Day, record: Record) -> tuple[float, float]:
    """Out of sight with nothing to do: percent of one core, and wake-ups a second."""
    day.hide()
    threading.Event().wait(SETTLE_S)
    before = read(record.number)
    threading.Event().wait(IDLE_S)
    return cost(before, read(record.number))


def write_table(record: Record, lines: list[str]) -> None:
    """All readings, and what came of them in words."""
    OUT.mkdir(parents=True, exist_ok=True)
    begun = record.readings[0].at_s
    with (OUT / "readings.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["seconds", "cpu_s", "wakes", "pss_mib", "own_mib", "files", "threads"])
        table.writerows(
            [
                f"{r.at_s - begun:.1f}",
                f"{r.cpu_s:.2f}",
                r.wakes,
                f"{r.pss_mib:.1f}",
                f"{r.own_mib:.1f}",
                r.files,
                r.threads,
            ]
            for r in record.readings
        )
    (OUT / "table.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Play the day."""
    parser = argparse.ArgumentParser(prog="soak")
    parser.add_argument("--arrivals", type=int, default=5000)
    parser.add_argument("--sends", type=int, default=500)
    parser.add_argument("--switches", type=int, default=2000)
    parser.add_argument("--noted", type=int, default=NOTED)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, Day(Path(place)) as day:
        record = Record(day.process.pid)
        sampler = threading.Thread(target=record.run, daemon=True)
        sampler.start()
        record.begin("idle, out of sight, in the morning")
        morning = idle(day, record)
        begin_day(day)
        first = read(record.number)
        record.begin(f"{wanted.noted} arrivals, each with its note")
        worst_s = note_each(day, wanted.noted)
        for hour in range(HOURS):
            record.begin(f"hour {hour + 1}")
            left = HOURS - hour
            arrivals, sends = (wanted.arrivals - 1 - day.arrived) // left, (wanted.sends - day.sent()) // left
            try:
                play_hour(day, arrivals, sends, wanted.switches // HOURS)
            except TimeoutError:
                day.desktop.screenshot(OUT / "stuck.png")
                raise
        record.begin("idle, out of sight, in the evening")
        day.hide()
        threading.Event().wait(EVENING_S)
        day.write(0)
        day.check()
        evening = idle(day, record)
        last = read(record.number)
        record.over.set()
        sampler.join()
        sent, arrived = day.sent(), day.arrived
    noted = note_by_dunst(wanted.noted)
    lines = [
        f"{arrived:,} arrivals, {sent:,} sent of {wanted.sends:,}, {wanted.switches:,} thread switches",
        f"{'':<28}{'morning':>12}{'evening':>12}",
        f"{'PSS, MiB':<28}{first.pss_mib:>12.1f}{last.pss_mib:>12.1f}",
        f"{'memory of its own, MiB':<28}{first.own_mib:>12.1f}{last.own_mib:>12.1f}",
        f"{'files':<28}{first.files:>12}{last.files:>12}",
        f"{'threads':<28}{first.threads:>12}{last.threads:>12}",
        f"{'idle, % of one core':<28}{morning[0]:>12.2f}{evening[0]:>12.2f}",
        f"{'idle, wake-ups a second':<28}{morning[1]:>12.2f}{evening[1]:>12.2f}",
        f"longest wait from the look to {AT_ONCE} notes: {worst_s * 1000:.0f} ms",
        f"dunst: {noted.arrived:,} arrivals, {len(noted.wrong)} without a note of their own that went with reading",
        f"  longest from the look to its note: {noted.shown_s * 1000:.0f} ms",
        f"  longest from a look that saw a colleague's reading to no note: {noted.elsewhere_s * 1000:.0f} ms",
        f"  longest from the first of the {AT_ONCE} keys that read to no note: {noted.read_s * 1000:.0f} ms",
        *noted.wrong[:10],
    ]
    write_table(record, lines)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(record.readings, record.phases, OUT / "day.png")
    print("\n".join(lines))
    print(f"readings, table and picture: {OUT.relative_to(ROOT)}")
    return 0 if (sent, arrived, noted.wrong) == (wanted.sends, wanted.arrivals, ()) else 1


if __name__ == "__main__":
    sys.exit(main())
