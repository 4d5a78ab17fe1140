"""What the look before a text leaves costs: how much later texts leave, how many requests it takes, and what it finds.

`python -m tests.bench.sending`: outbox and client over a service as far away as another continent (half of its answers
within 120 ms, one in twenty after more than 350). Each tenth customer is answered by a colleague while the agent's text
waits to leave.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evoinbox.api.client import Client
from evoinbox.api.session import Session
from evoinbox.demo.operations import Answer
from evoinbox.demo.requests import Request
from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import DemoLine, Kept, World
from evoinbox.domain.message import AccountId
from evoinbox.domain.outgoing import OutgoingState, Reason
from evoinbox.engine.clock import Clock
from tests.support.clock import FakeTime
from tests.support.rig import Rig

SENDS: Final = 300
EVERY_S: Final = 0.25
SLOW_S: Final = 0.4
"""How often a text is written where answers take a second: no text waits for one of the eight connections."""
EACH_COLLEAGUE: Final = 10
LONGEST_S: Final = 60.0
ON_THE_WAY: Final = (OutgoingState.QUEUED, OutgoingState.SENDING, OutgoingState.CHECKING)


class RealTime(FakeTime):
    """The time of the wall."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock(dice=random.Random(7))


class Distant(DemoServer):
    """Answers after a while, as over a long way; `looks` counts the questions about some conversations."""

    def __init__(self, world: World, dice: random.Random, median_s: float) -> None:
        super().__init__(world)
        self._dice = dice
        self._median_s = median_s
        self.looks = 0

    async def answer(self, request: Request) -> tuple[Answer, str]:
        """Wait for as long as the way takes."""
        self.looks += "conversationIds" in request.query
        await asyncio.sleep(self._median_s * self._dice.lognormvariate(0, 0.65))
        return await super().answer(request)


@dataclass(frozen=True, slots=True)
class Sending:
    """`added_ms` is how much later than due each text left, `found` how many of the colleagues' answers stopped one."""

    added_ms: list[float]
    looks: int
    colleagues: int
    found: int

    @property
    def p95_ms(self) -> float:
        """What one text in twenty exceeds."""
        return statistics.quantiles(self.added_ms, n=20)[-1]


async def send_all(place: Path, undo_s: int, median_s: float, every_s: float, *, ask_answered: bool) -> Sending:
    """Send all texts, a customer each; nothing else reads the service, so that each text has its look."""
    dice = random.Random(1)
    world = World([DemoLine("l1", "Desk", "+15035550101")])
    threads = [world.thread(f"+1503555{1000 + number}", 0) for number in range(SENDS)]
    now_us = time.time_ns() // 1000
    world.fill(Kept(thread, now_us - (1 + thread) * 10**9, True, "", "Are you there?") for thread in threads)
    server = Distant(world, dice, median_s)
    url = await server.start()
    session = Session(Client(url, user_agent="bench", region="US"), world.user, world.password, lambda *_: None)
    await session.sign_in()
    page = await session.conversations(AccountId(""))
    rig = Rig(place, undo_s=undo_s, ask_answered=ask_answered, time=RealTime(), session=session)
    rig.inbox.take(page.messages, {}, live=False)
    rig.inbox.learn_threads(page.threads)
    rig.start()
    colleagues = 0
    for number, thread in enumerate(threads):
        rig.send(f"o{number}", "Yes.", world.threads[thread].address, "l1")
        if number % EACH_COLLEAGUE == 0:
            colleagues += 1
            world.add(thread, "I have called.", incoming=False, sender="Robin")
        await asyncio.sleep(dice.expovariate(1 / every_s))
    deadline_s = time.monotonic() + LONGEST_S
    while any(text.reason is not Reason.ANSWERED for text in rig.desk.in_state(*ON_THE_WAY)):
        assert time.monotonic() < deadline_s
        await asyncio.sleep(0.1)
    texts = rig.desk.in_state(OutgoingState.ACCEPTED)
    stopped = rig.desk.in_state(*ON_THE_WAY)
    await rig.end()
    await session.close()
    await server.stop()
    left_ms = [(text.sent_at_us - session.ahead_us - text.due_at_us) / 1000 for text in texts]
    return Sending(left_ms, server.looks, colleagues, len(stopped))


def measured(undo_s: int, median_s: float, every_s: float, *, ask_answered: bool = True) -> Sending:
    """One such day, on files of its own."""
    with tempfile.TemporaryDirectory() as place:
        return asyncio.run(send_all(Path(place), undo_s, median_s, every_s, ask_answered=ask_answered))


def main(tell: Callable[[str, str, str], None]) -> None:
    """Measure, and tell."""
    floor = measured(0, 0.12, EVERY_S, ask_answered=False)
    for what, undo_s, median_s, every_s in (
        ("no time to undo", 0, 0.12, EVERY_S),
        ("3 s to undo", 3, 0.12, EVERY_S),
        ("no time to undo, slow service", 0, 1.0, SLOW_S),
    ):
        sending = measured(undo_s, median_s, every_s)
        tell(
            f"a text leaves later, {what}",
            f"p50 {statistics.median(sending.added_ms):.0f}, p95 {sending.p95_ms:.0f} ms",
            f"goal 400 ms; without a look p95 {floor.p95_ms:.0f} ms",
        )
        found = f"{sending.found} of {sending.colleagues} colleagues seen"
        tell("  requests it took; what it found", f"{sending.looks} for {SENDS}", found)


if __name__ == "__main__":
    main(lambda *words: print(*words, sep=" | ", flush=True))
    sys.exit(0)
