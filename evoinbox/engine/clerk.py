"""What is written down for others: takes the commands for exports, figures and files, each in a task of its own.

Invariants: who does the work is loaded when there is some: no start waits for that.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from evoinbox.domain.errors import StoreUnwritable
from evoinbox.engine import new_file
from evoinbox.engine.changes import Change, FileWritten
from evoinbox.engine.commands import CancelExport, ClerkCommand, CountShift, Export, WriteFile
from evoinbox.engine.reach import Reach
from evoinbox.engine.runner import Crew
from evoinbox.store.cache import Cache
from evoinbox.store.people import People

if TYPE_CHECKING:
    from evoinbox.engine.counting import Counting
    from evoinbox.engine.exporting import Exporter


class Clerk:
    """Of one seat."""

    def __init__(
        self,
        crew: Crew,
        cache: Cache,
        people: People,
        reach: Reach,
        publish: Callable[[Change], None],
        now_us: Callable[[], int],
    ) -> None:
        self._crew, self._cache, self._people, self._reach = crew, cache, people, reach
        self._publish, self._now_us = publish, now_us
        self._exporter: Exporter | None = None
        self._counting: Counting | None = None

    def take(self, command: ClerkCommand) -> None:
        """Begin what is asked for, or end it."""
        match command:
            case Export():
                self._crew.start(self._exporting().run(command), "export")
            case CancelExport(number):
                self._exporting().cancel(number)
            case CountShift():
                self._crew.start(self._counted().run(command), "count a shift")
            case WriteFile():
                self._crew.start(self._write(command), "write a file")
            case _:
                assert_never(command)

    def _exporting(self) -> Exporter:
        from evoinbox.engine.exporting import Exporter  # 10 ms with csv, html and json

        if self._exporter is None:
            self._exporter = Exporter(self._cache, self._people, self._reach, self._publish, self._now_us)
        return self._exporter

    def _counted(self) -> Counting:
        from evoinbox.engine.counting import Counting  # 5 ms

        if self._counting is None:
            self._counting = Counting(self._cache, self._reach, self._publish, self._now_us)
        return self._counting

    async def _write(self, command: WriteFile) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(None, new_file.write, command.path, command.content)
        except OSError as error:
            self._publish(FileWritten(command.number, StoreUnwritable(error.strerror or "")))
        else:
            self._publish(FileWritten(command.number, None))
