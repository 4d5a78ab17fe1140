"""`make bench-peers`: start, memory and idle cost beside other inboxes of the desktop, and beside an empty window.

Peers are measured where they are installed, as Debian has them, with no account; ours has one, its server, and TEXTS
cached texts. What is measured: exec to the first painted window (median of ROUNDS), and of one more
start the PSS of the process and all it started after STAY_S, and the processor's time of theirs in the IDLE_S after
that. Invariants: nothing here passes or fails; one program runs at a time, on a screen of its own, where no screen
reader does; Qt is not loaded here, so that ours shares no memory with who measures it.
"""

from __future__ import annotations

import argparse
import mmap
import re
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from tests.support.accessible import Tree
from tests.support.desktop import Desktop
from tests.support.gauge import read
from tests.support.program import PASSWORD, ROOT, USER, Server, program

TEXTS: Final = 100_000
CUSTOMERS: Final = 2_000
ROUNDS: Final = 5
STAY_S: Final = 30.0
IDLE_S: Final = 60.0
LIMIT_S: Final = 60.0
SYNC_LIMIT_S: Final = 900.0
WATCH_S: Final = 10.0
CALM_S: Final = 0.3
LARGE: Final = 300
"""Pixels at least, each way, of a window that an agent would call the program's."""

COLOURS: Final = 8
"""Letters are smoothed: where there are words there are more than so many colours."""

FLOOR: Final = "an empty PySide6 window"
PEERS: Final = {
    "KDE Connect SMS": ("kdeconnect", "kdeconnect-sms"),
    "Konversation": ("konversation", "konversation"),
    "Nheko": ("nheko", "nheko"),
    "Dino": ("dino-im", "dino-im"),
    "Telegram Desktop": ("telegram-desktop", "telegram-desktop"),
}
"""Debian's package, and the command."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program costs; `start_s` are its starts, exec to painted window."""

    start_s: tuple[float, ...]
    pss_mib: float
    own_mib: float
    idle: float

    def line(self, name: str, floor_s: float) -> str:
        """One line of the table."""
        start = statistics.median(self.start_s)
        return (
            f"{name:<34}{start:>8.2f}{start / floor_s:>8.2f}{self.pss_mib:>9.0f}{self.own_mib:>9.0f}{self.idle:>9.2f}"
        )


class Screen:
    """The picture that an Xvfb keeps in a file: what is painted is seen without asking anybody."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._file = desktop.frame.open("rb")
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        words = struct.unpack(">25I", self._map[:100])  # the header of an X window dump
        self._height, self._line, self._begin = words[5], words[12], words[0] + words[19] * 12

    def window(self) -> tuple[int, int, int, int] | None:
        """Where the window of a program is: left, top, width, height; None while there is none."""
        asked = ["xdotool", "search", "--onlyvisible", "--class", ".", "getwindowgeometry", "--shell", "%@"]
        done = subprocess.run(asked, env=self._desktop.env, capture_output=True, text=True, timeout=20, check=False)
        pattern = re.compile(r"X=(-?\d+)\nY=(-?\d+)\nWIDTH=(\d+)\nHEIGHT=(\d+)")
        for match in pattern.finditer(done.stdout):
            left, top, width, height = map(int, match.groups())
            if width >= LARGE and height >= LARGE:
                return max(left, 0), max(top, 0), width, height
        return None

    def painted(self, place: tuple[int, int, int, int]) -> bool:
        """Whether there are words in a part of the screen."""
        left, top, width, height = place
        seen: set[int] = set()
        for line in range(top, min(top + height, self._height)):
            begin = self._begin + line * self._line
            whole = memoryview(self._map)[begin : begin + self._line].cast("I")
            seen.update(whole[left : left + width])
            if len(seen) > COLOURS:
                return True
        return False


def family(process: subprocess.Popen[bytes]) -> list[int]:
    """A program and all that it has started."""
    with suppress(psutil.NoSuchProcess):
        return [process.pid, *(child.pid for child in psutil.Process(process.pid).children(recursive=True))]
    return []


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, and wait until all of it has."""
    members = [psutil.Process(number) for number in family(process) if psutil.pid_exists(number)]
    process.terminate()
    _, alive = psutil.wait_procs(members, timeout=5)
    for one in alive:
        one.kill()
    process.wait(LIMIT_S)


def pause(seconds: float) -> None:
    threading.Event().wait(seconds)


def keep_picture(desktop: Desktop, name: str) -> None:
    """So that whoever reads the table sees what was measured."""
    desktop.screenshot(ROOT / "build" / "peers" / f"{name.partition(',')[0]}.png")


def start(desktop: Desktop, screen: Screen, command: Sequence[str]) -> tuple[subprocess.Popen[bytes], float]:
    """Start a program; how long it took until its window was painted."""
    begun = time.perf_counter()
    process = desktop.spawn(command)
    while time.perf_counter() - begun < LIMIT_S:
        place = screen.window()
        if place is not None and screen.painted(place):
            return process, time.perf_counter() - begun
    keep_picture(desktop, "nothing")
    raise TimeoutError(f"{command[0]} painted no window")


def measure(desktop: Desktop, name: str, command: Sequence[str]) -> Cost:
    """What one program costs."""
    screen, starts = Screen(desktop), list[float]()
    for number in range(ROUNDS + 1):  # the first makes folders, and fills the disk's cache
        process, spent_s = start(desktop, screen, command)
        if number:
            starts.append(spent_s)
        pause(1.0)
        end(process)
        while screen.window() is not None:
            pause(0.05)
    process, _ = start(desktop, screen, command)
    pause(STAY_S)
    before = [read(number) for number in family(process)]
    keep_picture(desktop, name)
    pause(IDLE_S)
    after = [read(number) for number in family(process)]
    end(process)
    while screen.window() is not None:
        pause(0.05)
    spent_s = sum(one.cpu_s for one in after) - sum(one.cpu_s for one in before)
    return Cost(
        tuple(starts), sum(one.pss_mib for one in before), sum(one.own_mib for one in before), spent_s / IDLE_S * 100
    )


def work_of(process: subprocess.Popen[bytes]) -> float:
    """Seconds of the processor's time that a program spends in WATCH_S."""
    before = read(process.pid).cpu_s
    pause(WATCH_S)
    return read(process.pid).cpu_s - before


def fill(desktop: Desktop, arguments: Sequence[str]) -> None:
    """Let ours fetch all texts there are, as an agent's first day does, and end."""
    process = desktop.spawn_python(*arguments)
    with Tree(desktop.accessibility_address) as tree:
        inbox = tree.program(process.pid)
        inbox.find("text", "E-mail").set_text(USER)
        inbox.find("text", "Password").set_text(PASSWORD)
        inbox.find("push button", "Sign in").press()
        inbox.find("label", re.compile(r".* of .* texts"))
        inbox.find("label", re.compile(r"^Checked"), limit_s=SYNC_LIMIT_S)
    while work_of(process) > CALM_S:  # the index of what can be searched is still written
        pass
    desktop.key("ctrl+q")
    process.wait(LIMIT_S)
    desktop.read_aloud(on=False)


def main() -> int:
    """Measure all there is, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS, help="cached texts of ours (default: %(default)s)")
    parser.add_argument("--python", default=sys.executable, help="runs ours and the floor (default: this one)")
    options = parser.parse_args()
    costs: dict[str, Cost] = {}
    python = options.python
    with Desktop(picture=True) as desktop, tempfile.TemporaryDirectory(prefix="evoinbox-peers-") as place:
        customers = min(CUSTOMERS, options.texts)
        with Server("--messages", f"{options.texts}", "--conversations", f"{customers}") as server:
            arguments = program(server.url, Path(place))
            fill(desktop, arguments)
            floor = costs[FLOOR] = measure(desktop, FLOOR, [python, "-m", "tests.bench.empty"])
            ours = f"EvoInbox, {options.texts:,} texts"
            costs[ours] = measure(desktop, ours, [python, *arguments])
        for name, (package, command) in PEERS.items():
            if shutil.which(command) is None:
                print(f"not measured: {name} (Debian's package {package} is not installed)", flush=True)
                continue
            costs[name] = measure(desktop, name, [command])
    print(f"{'':<34}{'start s':>8}{'ratio':>8}{'PSS MiB':>9}{'own MiB':>9}{'idle %':>9}")
    for name, cost in costs.items():
        print(cost.line(name, statistics.median(floor.start_s)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
