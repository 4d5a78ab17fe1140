"""Writing texts to a file: gathered, read and written in portions, under another name until all of it is there.

Invariants: no turn of the loop takes more than one portion; the disk is waited for in a worker; what was not finished
leaves nothing behind; texts that come meanwhile are left out.
"""

from __future__ import annotations

import asyncio
from array import array
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import StoreError, StoreUnwritable
from evoinbox.domain.export import Summary, Told
from evoinbox.domain.export_forms import Digest, Writer, writer_of
from evoinbox.domain.folding import fold
from evoinbox.engine import new_file
from evoinbox.engine.archive import BEGIN
from evoinbox.engine.changes import Change, ExportEnded, ExportFailed, Exporting
from evoinbox.engine.commands import Export
from evoinbox.engine.reach import Reach
from evoinbox.store.cache import Cache
from evoinbox.store.people import People
from evoinbox.store.portions import Place

GATHERED: Final = 4_000
"""Rows looked at in one turn: 10 ms (measured)."""

PORTION: Final = 150
"""Texts read and written down in one turn: 8 ms (measured)."""

TELL_EVERY: Final = 10
HOUR_US: Final = 3_600_000_000


class Exporter:
    """Of one seat; one export at a time."""

    def __init__(
        self, cache: Cache, people: People, reach: Reach, publish: Callable[[Change], None], now_us: Callable[[], int]
    ) -> None:
        self._cache, self._people, self._reach = cache, people, reach
        self._publish, self._now_us = publish, now_us
        self._cancelled = 0

    def cancel(self, number: int) -> None:
        """Write no more of the export of that number, and leave nothing of it behind."""
        self._cancelled = max(self._cancelled, number)

    async def run(self, command: Export) -> None:
        """Write the file, telling how far it is; ends with ExportEnded or ExportFailed."""
        part: Path | None = None
        try:
            hours, count = await self._gather(command)
            loop = asyncio.get_running_loop()
            file, begun = await loop.run_in_executor(None, new_file.begin, command.path)
            part = begun
            with file:
                summary = await self._write(command, file, hours, count)
                if not self._over(command):
                    await loop.run_in_executor(None, new_file.finish, file, begun, command.path)
                    part = None
            self._publish(ExportEnded(command.number, None if self._over(command) and part else summary))
        except OSError as error:
            self._publish(ExportFailed(command.number, StoreUnwritable(error.strerror or "")))
        except StoreError as error:
            self._publish(ExportFailed(command.number, error))
        finally:
            if part is not None:
                with suppress(OSError):
                    part.unlink()

    def _over(self, command: Export) -> bool:
        return self._cancelled >= command.number

    # ---- which texts

    async def _gather(self, command: Export) -> tuple[dict[int, array[int]], int]:
        """Rows and instants of all texts there are to write, by the hour: each hour is small enough to be sorted."""
        hours: dict[int, array[int]] = defaultdict(lambda: array("q"))
        count = 0
        async for places in self._places(command):
            for row, at_us in places:
                hours[at_us // HOUR_US].extend((row, at_us))
            count += len(places)
            self._publish(Exporting(command.number, 0, count))
            if self._over(command):
                break
            await asyncio.sleep(0)
        return hours, count

    async def _places(self, command: Export) -> AsyncIterator[list[Place]]:
        sieve, portions = command.sieve, self._cache.portions
        if command.conversation is not None:
            since_us: int | None = sieve.since_us
            while since_us is not None:
                places = portions.of_one(command.conversation, since_us, sieve.until_us, GATHERED)
                since_us = places[-1][1] + 1 if len(places) >= GATHERED else None
                yield places
        elif command.sought or sieve.narrow:
            async for places in self._found(command):
                yield places
        else:
            end = portions.last_row() + 1
            for first in range(0, end, GATHERED):
                rows = range(first, min(first + GATHERED, end))
                yield portions.between(sieve.since_us, sieve.until_us, rows)

    async def _found(self, command: Export) -> AsyncIterator[list[Place]]:
        """What a search finds; a text that was filed twice is found twice, and written once."""
        sought, below, known = fold(command.sought), BEGIN, set[int]()
        answered = self._reach.answered()
        while below:
            texts, below = self._cache.find(sought, below, command.sieve, answered)
            places = self._cache.portions.places([text.id for text in texts]) if texts else []
            yield [place for place in places if place[0] not in known]
            known.update(row for row, _ in places)

    # ---- writing

    async def _write(self, command: Export, file: IO[str], hours: dict[int, array[int]], count: int) -> Summary:
        loop, writer = asyncio.get_running_loop(), writer_of(command.form, command.words)
        digest, names = Digest(), dict[ConversationKey, str]()
        await loop.run_in_executor(None, file.write, writer.head())
        turn = 0
        for hour in sorted(hours):
            places = hours.pop(hour)
            rows = [row for _, row in sorted(zip(places[1::2], places[::2], strict=True))]
            for first in range(0, len(rows), PORTION):
                if self._over(command):
                    return Summary(digest.rows, "", 0, 0)
                made = self._rows(rows[first : first + PORTION], writer, digest, names)
                await loop.run_in_executor(None, file.write, made)
                turn += 1
                if turn % TELL_EVERY == 0:
                    self._publish(Exporting(command.number, digest.rows, count))
        summary = Summary(digest.rows, digest.hex(), self._whole_from_us(command), self._now_us())
        await loop.run_in_executor(None, file.write, writer.foot(summary))
        return summary

    def _rows(self, rows: list[int], writer: Writer, digest: Digest, names: dict[ConversationKey, str]) -> str:
        told = []
        for text in self._cache.portions.texts(rows):
            digest.take(text)
            if text.conversation not in names:
                person = self._people.of(text.conversation)
                names[text.conversation] = person.name if person is not None else ""
            told.append(Told(text, names[text.conversation]))
        return writer.rows(told)

    def _whole_from_us(self, command: Export) -> int:
        reached_us = min(self._reach.of(command.conversation), self._now_us())
        searched = command.conversation is None and bool(command.sought or command.sieve.narrow)
        return max(reached_us, self._cache.filed_from_us()) if searched and self._cache.unfiled else reached_us
