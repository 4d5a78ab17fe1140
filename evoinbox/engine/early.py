"""What is slow when it is first needed, done ahead in the engine's thread: a session's imports, what looks into texts.

And how often Python looks for garbage, which is somebody's turn, too.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Final

from evoinbox.domain.links import TRIALS, find_links
from evoinbox.settings import opt_outs

AFTER_S: Final = 2.0
"""Once the window is there: what finds links takes 35 ms to make, which the first thread with a link would wait for."""

_IN_TURN: Final = ("truststore", "h11", "anyio", "httpcore", "httpx", "evoinbox.api.wire", "evoinbox.api.session")
"""Each after what it needs itself: all at once take 55 to 75 ms of a turn of the engine's (measured)."""


async def make_ready(sleep: Callable[[float], Awaitable[None]]) -> None:
    """Import with a pause after each, read the words of those who opt out, then find a link of each kind."""
    for name in _IN_TURN:
        import_module(name)
        await asyncio.sleep(0)
    opt_outs()  # 10 ms, which the first thread would wait for
    await sleep(AFTER_S)
    for text in TRIALS:
        find_links(text, "US")
        await asyncio.sleep(0)


def collect_little() -> None:
    """Let Python look for garbage often among what is young, and seldom among all there is.

    What is there by now stays to the end, and a long list does almost: a collection that looks through it takes 40 to
    70 ms of somebody's turn, one of 10,000 young objects 3 to 5 (measured).
    """
    gc.enable()
    gc.freeze()
    gc.set_threshold(1_000, 3, 3_000)
