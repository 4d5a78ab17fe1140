"""The engine's thread: one asyncio loop, an inbox of commands, and the boundary where unexpected errors end.

Invariants: commands are taken in the order they were posted; stopping takes those already posted first, then ends
every task in bounded time; a bug in one task is reported and does not end the others.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Final

from evoinbox.engine.commands import Posted

_log = logging.getLogger(__name__)

AGAIN_S: Final = 30.0
"""After how long work that ended in a bug is begun anew."""

DISMISS_S: Final = 2.0
"""How long tasks may take to end once cancelled."""


class Stopped(RuntimeError):
    """The engine as a whole has ended in an error, which is its cause: nothing is sent or received any more."""


Commands = asyncio.Queue[Posted | None]


async def first(work: Coroutine[object, object, None], commands: Commands) -> deque[Posted | None]:
    """Do `work` before any command, and return what was posted meanwhile; only the end does not wait for it."""
    posted: deque[Posted | None] = deque()
    doing, coming = asyncio.ensure_future(work), asyncio.ensure_future(commands.get())
    try:
        while None not in posted and not doing.done():
            await asyncio.wait([doing, coming], return_when=asyncio.FIRST_COMPLETED)
            if coming.done():
                posted.append(coming.result())
                coming = asyncio.ensure_future(commands.get())
    finally:
        over = doing.done()
        for one in (doing, coming):
            one.cancel()
        await asyncio.wait([doing, coming], timeout=DISMISS_S)
    if over:
        doing.result()  # raises what went wrong in it
    return posted


class Crew:
    """The tasks of one owner: started, watched and dismissed together. Engine's thread only."""

    def __init__(self, on_bug: Callable[[BaseException], None]) -> None:
        self._on_bug = on_bug
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[object, object, None], name: str) -> None:
        """Run `work` beside everything else."""
        task = asyncio.create_task(self._watched(work), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: work.close())  # a task that is cancelled before its first step never began it

    def keep(
        self, work: Callable[[], Coroutine[object, object, None]], name: str, sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        """Run `work` until it returns; a bug in it is reported, and after a pause it is begun anew."""

        async def again_and_again() -> None:
            while not await self._went_well(work()):
                await sleep(AGAIN_S)

        self.start(again_and_again(), name)

    def attempt(self, work: Callable[[], None]) -> bool:
        """Do `work` at once; a bug in it is reported and ends nothing else. Returns whether there was none."""
        try:
            work()
        except Exception as error:  # noqa: BLE001 - the task boundary, for work that needs no task
            _log.exception("a command ended in an error")
            self._on_bug(error)
            return False
        return True

    async def dismiss(self) -> None:
        """Cancel all tasks but the calling one, and wait for their end, at most DISMISS_S."""
        tasks = self._tasks - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=DISMISS_S)

    async def _watched(self, work: Coroutine[object, object, None]) -> None:
        await self._went_well(work)

    async def _went_well(self, work: Coroutine[object, object, None]) -> bool:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - the task boundary: whatever escapes the tree is a bug, and is reported
            _log.exception("a task ended in an error")
            self._on_bug(error)
            return False
        return True


class Runner:
    """Owns the engine's thread. `start`, `post` and `stop` are the window thread's; `main` runs in the engine's."""

    def __init__(
        self, main: Callable[[Commands], Coroutine[object, object, None]], on_bug: Callable[[BaseException], None]
    ) -> None:
        self._loop = asyncio.new_event_loop()
        self._commands: Commands = asyncio.Queue()
        self._main = main
        self._on_bug = on_bug
        self._crew = Crew(on_bug)
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def post(self, command: Posted | None) -> None:
        """Hand over a command; None asks the engine to end. After the end commands go nowhere."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._commands.put_nowait, command)

    def start_work(self, work: Coroutine[object, object, None]) -> None:
        """Run a piece of work in the engine's loop beside everything else; after the end it is dropped."""
        if self._loop.is_closed():
            work.close()
        else:
            self._loop.call_soon_threadsafe(self._start, work)

    def stop(self, limit_s: float) -> bool:
        """Let the engine finish what was posted and end; returns whether it did within the limit."""
        self.post(None)
        self._thread.join(limit_s)
        return not self._thread.is_alive()

    def _start(self, work: Coroutine[object, object, None]) -> None:
        self._crew.start(work, "work of the window")

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._main(self._commands))
        except Exception as error:  # noqa: BLE001 - the thread's boundary: nobody is above to be told but the window
            _log.critical("the engine ended in an error", exc_info=True)
            stopped = Stopped()
            stopped.__cause__ = error
            self._on_bug(stopped)
        finally:
            self._loop.run_until_complete(self._crew.dismiss())
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()
