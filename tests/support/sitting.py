"""The engine whole, with a test in the window's place: real client, real files, the demo server on a real socket."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Final, TypeVar

import httpx

from evoinbox.api.client import Client, Limits
from evoinbox.api.session import Session
from evoinbox.demo.faults import Faults, read_faults
from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import World
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.admission import Admission
from evoinbox.engine.changes import Change, Opened
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import Addressed, Command, SeatedCommand, SignIn
from evoinbox.engine.engine import Engine
from evoinbox.engine.runner import Commands
from evoinbox.engine.safe import Patience
from evoinbox.engine.session import Keeper, Secrets
from evoinbox.settings import Places, Settings
from evoinbox.store.reader import Reader
from evoinbox.vault import Vault

LIMIT_S = 10
LIMITS = Limits()
_Change = TypeVar("_Change", bound=object)
USER, PASSWORD = "ann@shop.example", "right"


class Window:
    """Plays the window: posts commands, keeps every change, waits for one."""

    def __init__(
        self,
        place: Path,
        vault: Vault,
        transport: httpx.AsyncBaseTransport | None = None,
        limits: Limits = LIMITS,
        patience: Patience | None = None,
    ) -> None:
        self._transport = transport
        self._limits = limits
        self.places = Places(place, place / "logs")
        self.places.make()
        self.vault = vault
        self.patience = patience
        self.ahead_us = 0
        self.commands: Commands = asyncio.Queue()
        self.changes: list[Change] = []
        self.sessions: list[Session] = []
        self.bugs: list[BaseException] = []
        self.bugs_expected: list[type[BaseException]] = []
        self._came = asyncio.Event()
        self._opened: Opened | None = None

    def post(self, command: Command | None) -> None:
        sitting = self._opened.sitting if self._opened is not None else 0
        self.commands.put_nowait(Addressed(command, sitting) if isinstance(command, SeatedCommand) else command)

    @property
    def opened(self) -> Opened:
        """The seat that is open."""
        assert self._opened is not None
        return self._opened

    def publish(self, change: Change) -> None:
        if isinstance(change, Opened):
            self._opened = change
        self.changes.append(change)
        self._came.set()

    async def until(self, kind: type[_Change], fits: Callable[[_Change], bool] = lambda _: True) -> _Change:
        """The first change of this kind that fits, come or to come; everything up to it is taken off the list."""
        async with asyncio.timeout(LIMIT_S):
            while True:
                for place, change in enumerate(self.changes):
                    if isinstance(change, kind) and fits(change):
                        del self.changes[: place + 1]
                        return change
                self._came.clear()
                await self._came.wait()

    async def sit_down(self, url: str, password: str = PASSWORD) -> Opened:
        self.post(SignIn(url, USER, password))
        return await self.until(Opened)

    def begin(
        self, server: str, user_name: str, kept: Secrets, remembered: Callable[[str | None, dict[str, str]], None]
    ) -> Session:
        client = Client(server, user_agent="EvoInbox/test", region="US", transport=self._transport, limits=self._limits)
        client.cookies |= kept.cookies
        self.sessions.append(Session(client, user_name, kept.password, remembered))
        return self.sessions[-1]


NO_LIMITS: Final = Admission("https://x.example")


@contextlib.asynccontextmanager
async def running(window: Window, admission: Admission = NO_LIMITS) -> AsyncIterator[Window]:
    keeper = Keeper(window.places, window.vault, lambda: "mark", window.patience)
    settings = Settings(undo_s=0)
    engine = Engine(
        keeper,
        window.begin,
        Clock(lambda: time.time_ns() // 1000 + window.ahead_us, dice=random.Random(1)),
        settings,
        window.publish,
        window.bugs.append,
        admission,
        pages_a_minute=100_000,
    )
    task = asyncio.create_task(engine.run(window.commands))
    try:
        yield window
    finally:
        window.post(None)
        async with asyncio.timeout(5):
            await task
    assert [type(bug) for bug in window.bugs] == window.bugs_expected


@contextlib.asynccontextmanager
async def serving(world: World, faults: str = "") -> AsyncIterator[tuple[str, DemoServer]]:
    server = DemoServer(world, faults=Faults(read_faults(faults)))
    url = await server.start()
    try:
        yield url, server
    finally:
        await server.stop()


async def carried_out(world: World) -> None:
    """Until the server has kept a text that was sent."""
    kept = asyncio.Event()
    world.arrived.append(lambda _: kept.set())
    if not world.ledger:
        await asyncio.wait_for(kept.wait(), LIMIT_S)


def play(work: Awaitable[None]) -> None:
    async def whole() -> None:
        await work

    asyncio.run(whole())


def reader_of(opened: Opened) -> Reader:
    return Reader(opened.cache, opened.desk, opened.key)


def key_of(opened: Opened, address: str) -> ConversationKey:
    """The conversation with an address, as stored."""
    reader = reader_of(opened)
    (key,) = (row.key for row in reader.conversations() if row.address == address)
    reader.close()
    return key
