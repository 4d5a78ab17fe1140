"""A disk that fills up and one that is read-only, for real: a small file system of its own, where that is allowed."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

SIZE: Final = "96m"


class Disk:
    """Mounted at `place` while it is entered; without the right to mount, a folder that never fails (`real` False)."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.real = False
        self.spells: list[str] = []

    def __enter__(self) -> Self:
        self.place.mkdir(mode=0o700, parents=True)
        self.real = (
            hasattr(os, "geteuid")
            and os.geteuid() == 0
            and self._mount("-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs")
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.real:
            subprocess.run(["umount", "--lazy", os.fspath(self.place)], check=True)

    @asynccontextmanager
    async def well(self) -> AsyncIterator[None]:
        """Nothing is the matter."""
        yield

    @asynccontextmanager
    async def spell(self, dice: random.Random) -> AsyncIterator[None]:
        """One life's trouble: full from the start, full after a while, or read-only."""
        if not self.real:
            yield
            return
        kind = dice.choice(("full at the start", "fills up", "read-only"))
        self.spells.append(kind)
        if kind == "read-only":
            self._mount("-o", "remount,ro")
            try:
                yield
            finally:
                self._mount("-o", "remount,rw")
            return
        task = asyncio.create_task(self._fill(0.0 if kind == "full at the start" else dice.uniform(1, 3)))
        if kind == "full at the start":
            await asyncio.sleep(0)
        try:
            yield
        finally:
            task.cancel()
            self._empty()

    async def _fill(self, after_s: float) -> None:
        await asyncio.sleep(after_s)
        with suppress(OSError), (self.place / "filler").open("wb", buffering=0) as filler:
            for size in (2**20, 2**12, 1):
                with suppress(OSError):
                    while filler.write(b"x" * size):
                        pass
        await asyncio.sleep(1.5)
        self._empty()

    def _empty(self) -> None:
        (self.place / "filler").unlink(missing_ok=True)

    def _mount(self, *arguments: str) -> bool:
        done = subprocess.run(["mount", *arguments, os.fspath(self.place)], capture_output=True, check=False)
        return done.returncode == 0
