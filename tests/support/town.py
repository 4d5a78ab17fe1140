"""A demo server in a thread of the test: what happens in its world is the test's to say, while the program runs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import World

LIMIT_S = 10.0
_Found = TypeVar("_Found")


class Town:
    """Serves one world; a context manager. `url` is where it listens."""

    def __init__(self, world: World) -> None:
        self.url = ""
        self._world = world
        self._server = DemoServer(world)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="town")

    def __enter__(self) -> Self:
        self._thread.start()
        self.url = asyncio.run_coroutine_threadsafe(self._server.start(), self._loop).result(LIMIT_S)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._server.stop(), self._loop).result(LIMIT_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(LIMIT_S)
        self._loop.close()

    def do(self, work: Callable[[World], _Found]) -> _Found:
        """Let something happen in the world, or look at it."""

        async def done() -> _Found:
            return work(self._world)

        return asyncio.run_coroutine_threadsafe(done(), self._loop).result(LIMIT_S)

    def sent(self) -> list[str]:
        """What was really carried out, in order."""
        return self.do(lambda world: [entry.body for entry in world.ledger])
