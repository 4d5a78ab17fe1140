"""What is slow when it is first needed, done ahead in the engine's thread: a session's imports, the finder of links."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Final

from evoinbox.domain.links import TRIALS, find_links

AFTER_S: Final = 2.0
"""Once the window is there: what finds links takes 35 ms to make, which the first thread with a link would wait for."""

_IN_TURN: Final = ("truststore", "h11", "anyio", "httpcore", "httpx", "evoinbox.api.wire", "evoinbox.api.session")
"""Each after what it needs itself: all at once take 55 to 75 ms of a turn of the engine's (measured)."""


async def make_ready(sleep: Callable[[float], Awaitable[None]]) -> None:
    """Import with a pause after each, then find a link of each kind."""
    for name in _IN_TURN:
        import_module(name)
        await asyncio.sleep(0)
    await sleep(AFTER_S)
    for text in TRIALS:
        find_links(text, "US")
        await asyncio.sleep(0)
