"""A run of the torture: lives of the real program, one after the other, each ended as a crash would, until all is said.

Invariants: a seed gives the same texts, fates and ends (not the same moments: processes race); the run ends when every
text has arrived or was given up, or when nothing has moved for long.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from evoinbox.demo.faults import Faults, read_faults
from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import Kept, World
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.settings import Settings, save
from tests.torture import steps
from tests.torture.agent import KILL
from tests.torture.disk import Disk
from tests.torture.judge import Judge
from tests.torture.road import Road
from tests.torture.talk import LINE, STILL_S, Talk, number_of

ROOT: Final = Path(__file__).resolve().parents[2]
FAULTS: Final = (
    "error-before@send=0.02,error-after@send=0.02,reset-before@send=0.01,reset-after@send=0.01,truncate@send=0.01,"
    "html@send=0.006,throttle@send=0.01:1,forbid@send=0.01,expire@send=0.003,late@send=0.06:6s,"
    "shuffle@messages=0.2,twice@messages=0.2,error-before@messages=0.003,truncate@messages=0.002,reset-after@messages=0.001"
)
TELL_EVERY_S: Final = 15.0

COLLEAGUE_EVERY_S: Final = 1.0

GROWN_S: Final = 4.0
"""A life ends after about so long, if nothing has ended it before; later where a start takes more than a second."""

SLOWEST_S: Final = 15.0
"""So long a start is waited for at the most."""

OLD_S: Final = 60.0
"""So long where there is nothing left to write: undecided texts are asked about after half a minute in one life."""


class Run:
    """One run: `talk` has what was said, `judge` what is true, `counts` what happened, `problems` what must not."""

    def __init__(
        self,
        place: Path,
        env: Mapping[str, str],
        words: Sequence[str],
        disk: Disk,
        *,
        sends: int,
        seed: int,
        customers: int,
    ) -> None:
        self.disk = disk
        self._place = place
        self._env = env
        self._seed = seed
        self._dice = random.Random(seed)
        self.world = _world(customers, self._dice)
        self.judge = Judge(self.world.ledger)
        self.talk = Talk(self.judge, self._dice, words, sends=sends, customers=customers)
        self.counts, self.problems = self.talk.counts, self.talk.problems
        self.truth_ms: list[float] = []
        self._steps = self._named_steps()
        self._told_s = time.monotonic()
        self._slowness = 1.0

    async def play(self) -> None:
        """Live until all is said."""
        with tempfile.TemporaryFile() as self._said:
            await self._play()
            self._said.seek(0)
            said = [line for line in self._said.read().decode(errors="replace").splitlines() if not _is_known(line)]
        if said:
            self.problems.append("the program said: " + "\n".join(said[:20]))

    async def _play(self) -> None:
        server = DemoServer(self.world, faults=Faults(read_faults(FAULTS), random.Random(self._seed + 1)))
        url = await server.start()
        road = Road(int(url.rpartition(":")[2]), random.Random(self._seed + 2))
        await road.listen()
        server._hosts |= {f"127.0.0.1:{road.port}"}  # the road is the server's other name
        try:
            while not self._over():
                await self._live(road)
            await self._live(road, to_the_end=True)
        finally:
            await road.vanish()
            await server.stop()
        self.counts.update(road.met)

    # ---- one life

    async def _live(self, road: Road, *, to_the_end: bool = False) -> None:
        """Start the program, let it work, and end it one way or another."""
        undo_s = self._dice.choice((0, 0, 0, 1))
        kind = "quit" if to_the_end else self._dice.choices(("moment", "step", "disk"), (46, 46, 8))[0]
        trap = next(self._steps) if kind == "step" else ""
        self.counts["lives"] += 1
        self.counts[f"ended by {kind}"] += 1
        async with self.disk.spell(self._dice) if kind == "disk" else self.disk.well():
            with suppress(StoreUnwritable):
                save(self._place / "settings.json", Settings(undo_s=undo_s, ask_segments=0))
            began_s = time.monotonic()
            self.talk.new_life = True
            child = self.talk.child = await self._start(road, trap)
            work = asyncio.create_task(self._read(child, to_the_end=to_the_end))
            weather = asyncio.create_task(self._weather(road))
            colleague = asyncio.create_task(self._answer_too())
            try:
                await self._grow(work, None if to_the_end else self._dice.uniform(1.0, GROWN_S) * self._slowness)
            finally:
                weather.cancel()
                colleague.cancel()
                if road._open is None:
                    await road.listen()
            # From exec to the list with its marks and the badge.
            self.truth_ms += [(at_s - began_s) * 1000 for at_s in self.talk.opened_s[:1]]
            # On a machine with much else to do no life would be long enough for its inbox to open.
            took_s = [at_s - began_s for at_s in self.talk.opened_s[:1]] or [min(self._slowness * 1.5, SLOWEST_S)]
            self._slowness = max(1.0, *took_s)
            self.talk.opened_s.clear()
            self.counts["ended by themselves or at their step"] += work.done()
            if not work.done():
                child.kill()
            await work
            code = await child.wait()
            if to_the_end and code != 0:
                self.problems.append(f"the last life ended with {code}")

    async def _grow(self, work: asyncio.Task[None], until_s: float | None) -> None:
        """Until a life is over: its own end, its time, or much later when it can only wait for answers."""
        begun_s = time.monotonic()
        while not work.done():
            await asyncio.wait([work], timeout=0.2)
            self._tell_progress()
            if self.talk.still():
                return
            spent_s = time.monotonic() - begun_s
            if until_s is not None and spent_s > (OLD_S if self.talk.blocked() else until_s):
                return
            if until_s is not None and self.talk.all_said():
                return

    def _tell_progress(self) -> None:
        now_s = time.monotonic()
        if now_s - self._told_s > TELL_EVERY_S:
            self._told_s = now_s
            states = Counter(str(text.state and text.state.value) for text in self.judge.written)
            print(f"life {self.counts['lives']}: {len(self.world.ledger)} carried out, {dict(states)}", file=sys.stderr)

    async def _start(self, road: Road, trap: str) -> asyncio.subprocess.Process:
        env = {**self._env, KILL: trap, "QT_QPA_PLATFORM": "offscreen"}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.torture.agent", "--server", f"http://127.0.0.1:{road.port}"),
            *("--data-dir", os.fspath(self._place)),
            cwd=ROOT, env=env, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=self._said,
            limit=2**24,
        )  # fmt: skip

    async def _weather(self, road: Road) -> None:
        """Now and then there is no network at all."""
        while True:
            await asyncio.sleep(self._dice.expovariate(1 / 8))
            self.counts["outages"] += 1
            await road.vanish()
            await asyncio.sleep(self._dice.uniform(0.1, 1.5))
            await road.listen()

    async def _answer_too(self) -> None:
        """A colleague answers customers as well, and may be faster."""
        dice = random.Random(self._seed + self.counts["lives"])
        while True:
            await asyncio.sleep(dice.expovariate(1 / COLLEAGUE_EVERY_S))
            self.counts["texts of a colleague"] += 1
            self.world.add(dice.randrange(len(self.world.threads)), "I have called.", incoming=False, sender="Robin")

    async def _read(self, child: asyncio.subprocess.Process, *, to_the_end: bool) -> None:
        """Take in what the agent sees, until the program's end."""
        assert child.stdout is not None
        while line := await child.stdout.readline():
            try:
                told = json.loads(line)
            except ValueError:
                break  # cut off by its end
            self.talk.hear(told)
            if to_the_end and self.talk.all_said() and not self.talk.asked:
                self.talk.order({"do": "quit"})
                to_the_end = False

    def _over(self) -> bool:
        if self.talk.still():
            stuck = Counter(str(text.state) for text in self.judge.written if text.state is not OutgoingState.ACCEPTED)
            self.problems.append(f"nothing moved for {STILL_S:.0f} s: {dict(stuck)}")
            return True
        return self.talk.all_said()

    def _named_steps(self) -> Iterator[str]:
        names: list[str] = []
        while True:
            if not names:
                names = self._dice.sample(steps.NAMES, len(steps.NAMES))
            name = names.pop()
            self.counts["steps"] += 1
            yield f"{name}#{self._dice.choice((1, 1, 2, 5, 12))}"


def _world(customers: int, dice: random.Random) -> World:
    world = World([LINE], now_us=_now_us)
    now_us = _now_us()
    world.fill(
        Kept(
            world.thread(number_of(number), 0),
            now_us - dice.randrange(10**6, 10**11),
            incoming=True,
            sender="",
            text="Hi",
        )
        for number in range(customers)
    )
    return world


def _now_us() -> int:
    return time.time_ns() // 1000


def _is_known(line: str) -> bool:
    """What the off-screen platform says for every window, and the program where it cannot start on a read-only disk."""
    return "propagateSizeHints" in line or "plugin does not support raise" in line or "cannot be written" in line
