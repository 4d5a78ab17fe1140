"""Requests an hour takes, by the demo server's own log; run as a program it writes the table of docs/api.md."""

from __future__ import annotations

import asyncio
import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from evoinbox.demo.faults import Faults, read_faults
from tests.support.build import whole
from tests.support.rig import Rig
from tests.support.walk import Walk
from tests.support.wired import Weather

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "api.md"
TABLE: Final = re.compile(r"\| an hour of \|.*?\n\n", re.DOTALL)
HOUR_S: Final = 3600.0


async def _look(_walk: Walk, rig: Rig) -> None:
    for _ in range(180):
        rig.sync.acted()
        await rig.time.pass_(HOUR_S / 180)


async def _rest(_walk: Walk, rig: Rig) -> None:
    await rig.time.pass_(HOUR_S)


async def _talk(walk: Walk, rig: Rig) -> None:
    for _ in range(60):
        walk.world.add(walk.threads[0], "and then?", incoming=True, sender="")
        rig.inbox.mark_read(whole(rig.reader.conversations()[0].key))
        await rig.time.pass_(HOUR_S / 60)


async def _unread(walk: Walk, rig: Rig) -> None:
    walk.world.add(walk.threads[0], "hello?", incoming=True, sender="")
    await _look(walk, rig)


async def _rest_unread(walk: Walk, rig: Rig) -> None:
    walk.world.add(walk.threads[0], "hello?", incoming=True, sender="")
    await _rest(walk, rig)


async def _away(_walk: Walk, rig: Rig) -> None:
    rig.sync.attend(looking=False)
    await rig.time.pass_(HOUR_S)


async def _offline(walk: Walk, rig: Rig) -> None:
    walk.wired.weather = Weather.GONE
    await rig.time.pass_(HOUR_S)


async def _trouble(walk: Walk, rig: Rig) -> None:
    walk.server._faults = Faults(read_faults("error-before"))
    await rig.time.pass_(HOUR_S)


async def _throttled(walk: Walk, rig: Rig) -> None:
    walk.server._faults = Faults(read_faults("throttle:600"))
    await rig.time.pass_(HOUR_S)


STATES: Final[dict[str, Callable[[Walk, Rig], Awaitable[None]]]] = {
    "a window somebody works in, nothing new": _look,
    "the same, something unread": _unread,
    "a text a minute, read after a minute": _talk,
    "a window in sight that nobody touches": _rest,
    "that one, something unread": _rest_unread,
    "a window nobody looks at": _away,
    "no network: attempts": _offline,
    "the service fails (5xx)": _trouble,
    "the service asks for 10 minutes' patience (429)": _throttled,
}


def counted() -> dict[str, Counter[str]]:
    """Requests by route, for each state of activity."""
    return {name: asyncio.run(_hour(work)) for name, work in STATES.items()}


async def _hour(work: Callable[[Walk, Rig], Awaitable[None]]) -> Counter[str]:
    with tempfile.TemporaryDirectory() as place:
        walk = Walk(Path(place), seed=1)
        rig = await walk.begin()
        await rig.time.pass_(120)
        walk.server._log = log = io.StringIO()
        walk.wired.refused = 0
        await work(walk, rig)
        await walk.end()
    found = Counter(json.loads(line)["path"] for line in log.getvalue().splitlines())
    if walk.wired.refused:
        found["(no connection)"] = walk.wired.refused
    return found


def table(counts: dict[str, Counter[str]]) -> str:
    """The table as docs/api.md has it."""
    routes = ["/messages", "/conversations", "(no connection)"]
    assert set().union(*counts.values()) <= set(routes)
    head = f"| an hour of | {' | '.join(routes)} |\n|{' --- |' * (len(routes) + 1)}\n"
    rows = (f"| {name} | {' | '.join(str(found[route]) for route in routes)} |\n" for name, found in counts.items())
    return f"{head}{''.join(rows)}\n"


if __name__ == "__main__":
    PAGE.write_text(TABLE.sub(table(counted()), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
