"""A small world behind a demo server, and a client that keeps cookies and follows nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx

from evoinbox.demo.faults import Faults, read_faults
from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import DemoLine, Kept, World

JSON = {"Accept": "application/json"}
NOW_US = 1_795_000_000_000_000
CREDENTIALS = {"provider": "credentials", "userName": "ann@shop.example", "password": "right", "rememberMe": True}
TEXT = {"endpointId": "l1", "toAddress": "+15035550199", "body": "héllo \U0001f600"}
_Found = TypeVar("_Found")


class Clock:
    """Stands where a test puts it."""

    def __init__(self) -> None:
        self.us = NOW_US

    def __call__(self) -> int:
        return self.us


def made(clock: Callable[[], int] = lambda: NOW_US, **changes: object) -> World:
    """A small world: two lines, three customers, 30 texts a minute apart."""
    lines = [DemoLine("l1", "Desk", "+15035550101"), DemoLine("l2", "Shop", "+15035550102")]
    world = World(lines, user="ann@shop.example", password="right", now_us=clock)
    for name, value in changes.items():
        setattr(world, name, value)
    addresses = [("+15035550111", 0), ("+15035550112", 1), ("PARCELPAL", 0)]
    threads = [world.thread(address, line) for address, line in addresses]
    world.fill(
        Kept(
            threads[n % 3], NOW_US - (30 - n) * 60_000_000, n % 2 == 0, "" if n % 2 == 0 else "Ann", f"text {n}", n > 27
        )
        for n in range(30)
    )
    return world


def asked(
    world: World, ask: Callable[[httpx.AsyncClient], Awaitable[_Found]], *, signed_in: bool = True, faults: str = ""
) -> _Found:
    """What a client sees that keeps cookies and follows nothing."""

    async def work() -> _Found:
        server = DemoServer(world, faults=Faults(read_faults(faults)))
        url = await server.start()
        try:
            async with httpx.AsyncClient(base_url=url, follow_redirects=False) as client:
                if signed_in:
                    reply = await client.post("/auth/credentials", json=CREDENTIALS, headers=JSON)
                    assert reply.status_code == 200
                return await ask(client)
        finally:
            await server.stop()

    return asyncio.run(work())


def get(path: str, **headers: str) -> Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]:
    return lambda client: client.get(path, headers=JSON | headers)


def post(path: str, body: object, **headers: str) -> Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]:
    return lambda client: client.post(path, json=body, headers=JSON | headers)
