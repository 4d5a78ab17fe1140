"""What is imported ahead of the first session: all of it, and in portions."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import asyncio, sys
from evoinbox.api.early import import_early

async def look():
    seen = []
    work = asyncio.ensure_future(import_early())
    while not work.done():
        await asyncio.sleep(0)
        seen.append("httpx" in sys.modules)
    return seen

seen = asyncio.run(look())
before = set(sys.modules)
import evoinbox.api.session
print(seen[0], seen[-1], len(seen) > 5, set(sys.modules) - before)
"""


def test_nothing_is_left_for_the_first_session_to_import() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "True", "True", "set()"]
