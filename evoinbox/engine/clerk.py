"""What is written down for others: takes the commands for exports, each in a task of its own."""

from __future__ import annotations

from typing import assert_never

from evoinbox.engine.commands import CancelExport, ClerkCommand, Export
from evoinbox.engine.exporting import Exporter
from evoinbox.engine.runner import Crew


class Clerk:
    """Of one seat."""

    def __init__(self, crew: Crew, exporter: Exporter) -> None:
        self._crew, self._exporter = crew, exporter

    def take(self, command: ClerkCommand) -> None:
        """Begin what is asked for, or end it."""
        match command:
            case Export():
                self._crew.start(self._exporter.run(command), "export")
            case CancelExport(number):
                self._exporter.cancel(number)
            case _:
                assert_never(command)
