"""What is done ahead: all that a first session imports, in portions, and the finder of links; and garbage."""

from __future__ import annotations

import gc
import subprocess
import sys

from evoinbox.engine.early import collect_little

PROGRAM = """
import asyncio, re, sys
from evoinbox.domain.links import find_links
from evoinbox.engine.early import make_ready

async def look():
    seen, waited = [], []

    async def sleep(seconds):
        waited.append((seconds, "linkify_it" in sys.modules))

    work = asyncio.ensure_future(make_ready(sleep))
    while not work.done():
        await asyncio.sleep(0)
        seen.append("httpx" in sys.modules)
    return seen, waited

seen, waited = asyncio.run(look())
before = set(sys.modules)
import evoinbox.api.session
session = set(sys.modules) - before
made = []
compile = re._compiler.compile
re._compiler.compile = lambda *pattern: made.append(pattern) or compile(*pattern)
texts = "see shop.example.com or https://x.example/a?b", "or dana@example.com, mailto:dana@x.example", "+1 202 555 0199"
found = sum(len(find_links(text, "US")) for text in texts)
print(seen[0], seen[-1], len(seen) > 5, waited == [(2.0, False)], found, len(made), session)
"""


def test_nothing_is_left_for_the_first_session_and_the_first_link_to_make() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "True", "True", "True", "5", "0", "set()"]


def test_garbage_is_looked_for_again_once_the_start_is_over() -> None:
    before = gc.get_threshold()
    gc.disable()
    try:
        collect_little()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold()[0] > before[0]
    finally:
        gc.enable()
        gc.unfreeze()
        gc.set_threshold(*before)
