"""What is written down for others: takes the commands for exports, figures and files, each in a task of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import assert_never

from evoinbox.domain.errors import StoreUnwritable
from evoinbox.engine import new_file
from evoinbox.engine.changes import Change, FileWritten
from evoinbox.engine.commands import CancelExport, ClerkCommand, CountShift, Export, WriteFile
from evoinbox.engine.counting import Counting
from evoinbox.engine.exporting import Exporter
from evoinbox.engine.runner import Crew


class Clerk:
    """Of one seat."""

    def __init__(self, crew: Crew, exporter: Exporter, counting: Counting, publish: Callable[[Change], None]) -> None:
        self._crew, self._exporter, self._counting, self._publish = crew, exporter, counting, publish

    def take(self, command: ClerkCommand) -> None:
        """Begin what is asked for, or end it."""
        match command:
            case Export():
                self._crew.start(self._exporter.run(command), "export")
            case CancelExport(number):
                self._exporter.cancel(number)
            case CountShift():
                self._crew.start(self._counting.run(command), "count a shift")
            case WriteFile():
                self._crew.start(self._write(command), "write a file")
            case _:
                assert_never(command)

    async def _write(self, command: WriteFile) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(None, new_file.write, command.path, command.content)
        except OSError as error:
            self._publish(FileWritten(command.number, StoreUnwritable(error.strerror or "")))
        else:
            self._publish(FileWritten(command.number, None))
