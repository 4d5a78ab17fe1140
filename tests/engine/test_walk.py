"""In step with the service after a random walk of everything that can happen to either side."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.support.walk import walked

EVENTS = 1200


@pytest.mark.expects_log
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_a_random_walk_what_is_stored_is_what_the_service_has(tmp_path: Path, seed: int) -> None:
    async def work() -> None:
        walk = await walked(tmp_path, seed, EVENTS)
        found = walk.differences()
        await walk.end()
        assert found == []
        assert {"_arrival", "_late", "_removed", "_rewritten", "_weather", "restart", "sleep"} <= walk.happened.keys()

    asyncio.run(work())
