"""A service whose every text, name, number and secret is marked, as a process: `python -m tests.support.marked`."""

from __future__ import annotations

import asyncio
import time
from typing import Final

from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import DemoLine, Kept, World

MARK: Final = "zanzibar"
"""In every text, name and secret below."""

NUMBER: Final = "+15035557391"
DIGITS: Final = "5557391"
SENDER: Final = f"{MARK.upper()}CO"
MAIL: Final = f"{MARK}@customer.example"
USER: Final = "agent@shop.example"
"""Not marked: who sat here last is kept in the open, so that the sign-in page knows (`seat.json`)."""

PASSWORD: Final = f"{MARK} 1"
TEXT: Final = f"see you at five {MARK}"


def marked_world(user: str = USER) -> World:
    """Three customers, of whom each wrote one text."""
    world = World(
        [DemoLine("l1", f"Desk {MARK}", "+15035557392")], user=user, password=PASSWORD,
        now_us=lambda: time.time_ns() // 1000,
    )  # fmt: skip
    now_us = world.now_us()
    for place, address in enumerate((NUMBER, SENDER, MAIL)):
        thread = world.thread(address, 0)
        world.fill([Kept(thread, now_us - (place + 1) * 10**9, place != 1, f"{MARK} Ann", f"{TEXT} {place}", True)])
    return world


async def serve() -> None:
    """Serve until ended."""
    server = DemoServer(marked_world())
    print(f"listening on {await server.start()}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
