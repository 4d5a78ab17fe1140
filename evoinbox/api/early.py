"""What a session imports, imported ahead of the first one, while the agent still types."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import Final

_IN_TURN: Final = ("truststore", "h11", "anyio", "httpcore", "httpx", "evoinbox.api.wire", "evoinbox.api.session")
"""Each after what it needs itself: all at once take 55 to 75 ms of a turn of the engine's (measured)."""


async def import_early() -> None:
    """Import them with a pause after each."""
    for name in _IN_TURN:
        import_module(name)
        await asyncio.sleep(0)
