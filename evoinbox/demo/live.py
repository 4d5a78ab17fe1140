"""Customers who write by themselves, and answer when they are texted.

Invariants: who writes what follows from the seed; somebody who opted out never writes; every wait is one timer.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Final

from evoinbox.demo.world import World

ANSWER_S: Final = (1.5, 4.0)
"""Between which seconds an answer comes."""

SMALL_TALK: Final = (
    "Thank you!",
    "Great, see you then.",
    "Could you tell me a bit more about that?",
    "Perfect \N{THUMBS UP SIGN}",
    "Is later this week possible as well?",
    "Okay, I will be there.",
)


class Live:
    """Lets customers act.

    `every_s` is how often, on average, one writes unasked; None for never; `answers` likewise.
    """

    def __init__(
        self,
        *,
        every_s: float | None,
        answers: bool,
        seed: int = 0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._every_s = every_s
        self._answers = answers
        self._dice = random.Random(seed)
        self._sleep = sleep
        self._tasks: set[asyncio.Task[None]] = set()
        self._leave: Callable[[], None] = lambda: None

    def start(self, world: World) -> None:
        """Begin; in the server's loop."""
        if self._answers:
            on_text = partial(self._on_text, world)
            world.arrived.append(on_text)
            self._leave = partial(world.arrived.remove, on_text)
        if self._every_s is not None and world.threads:
            self._run(self._write(world, self._every_s))

    async def stop(self) -> None:
        """End all that is under way; nobody answers any more."""
        self._leave()
        self._leave = lambda: None
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _on_text(self, world: World, place: int) -> None:
        if not world.is_incoming(place):
            self._run(self._answer(world, world.thread_of(place)))

    async def _answer(self, world: World, thread: int) -> None:
        await self._sleep(self._dice.uniform(*ANSWER_S))
        self._say(world, thread)

    async def _write(self, world: World, every_s: float) -> None:
        while True:
            await self._sleep(every_s * self._dice.uniform(0.5, 1.5))
            self._say(world, self._dice.randrange(len(world.threads)))

    def _say(self, world: World, thread: int) -> None:
        who = world.threads[thread]
        if not world.opted_out(who.address, who.line):
            lines: Sequence[str] = who.answers or SMALL_TALK
            world.add(thread, self._dice.choice(lines), incoming=True, sender="")

    def _run(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
