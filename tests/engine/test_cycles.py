"""Two hundred nights, lost networks and captive portals: in step within five seconds, and every word about it true."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evoinbox.domain.pace import UNTOUCHED_S
from evoinbox.engine.changes import Contact, Freshness
from evoinbox.ui.freshness import fresh_words
from tests.support.walk import HOUR_US, SECOND_US, Walk
from tests.support.wired import Weather

CYCLES = 200
LONGEST_LOOK_S = 1.1 * UNTOUCHED_S + 1
"""The pace of a window in sight that nobody touches, with its jitter."""


def told(walk: Walk) -> Freshness:
    assert walk.rig is not None
    return next(change for change in reversed(walk.rig.changes) if isinstance(change, Freshness))


def check_words(walk: Walk) -> None:
    """What is on the screen now, by its own words, against what really happened."""
    fresh, now_us = told(walk), walk.time.now_us
    words = fresh_words(fresh, now_us)
    if fresh.good_at_us:
        assert fresh.good_at_us in walk.wired.looked_us, "a look that never was"
    match fresh.contact:
        case Contact.GOOD:
            # The last day may have been read again since, which is no look.
            assert walk.wired.looked_us[-1] - fresh.good_at_us < LONGEST_LOOK_S * SECOND_US, words
            assert words.startswith("Checked ")
        case Contact.OFFLINE:
            assert words.startswith("Offline since ")
            assert walk.wired.looked_us[-1] <= fresh.since_us <= now_us
        case Contact.FAILING:
            assert words.startswith("The service has had trouble since ")
            assert walk.wired.looked_us[-1] <= fresh.since_us <= now_us
        case Contact.CHECKING:
            pass
        case _:
            raise AssertionError(words)


async def cycle(walk: Walk) -> tuple[str, int]:
    """One of them; returns which, and the place of a text that came meanwhile."""
    assert walk.rig is not None
    kind = walk.dice.choice(("sleep", "gone", "portal"))
    if kind == "sleep":
        walk.time.now_us += walk.dice.randrange(1, 14) * HOUR_US
        walk.wired.weather = walk.dice.choice((Weather.WELL, Weather.GONE))
        place = walk.world.add(walk.threads[0], "while you slept", incoming=True, sender="")
        walk.rig.sync.wake()
        await walk.time.pass_(walk.dice.uniform(0, 8))
    else:
        walk.wired.weather = Weather(kind)
        place = walk.world.add(walk.threads[0], "while you were away", incoming=True, sender="")
        for _ in range(4):
            await walk.time.pass_(walk.dice.choice((1.0, 4.0, 30.0, 240.0)))
            check_words(walk)
    if walk.wired.weather is not Weather.WELL:
        await walk.time.pass_(LONGEST_LOOK_S)
        expected = {Contact.OFFLINE} if walk.wired.weather is Weather.GONE else {Contact.FAILING}
        assert told(walk).contact in expected | {Contact.CHECKING}
        check_words(walk)
    return kind, place


@pytest.mark.expects_log
def test_in_step_after_each_and_honest_at_each_moment(tmp_path: Path) -> None:
    async def work() -> None:
        walk = Walk(tmp_path, seed=5)
        rig = await walk.begin()
        await walk.time.pass_(60)
        seen: set[str] = set()
        for number in range(CYCLES):
            rig.changes.clear()
            rig.sync.check_now()
            await walk.time.pass_(1)
            kind, place = await cycle(walk)
            seen.add(kind)
            walk.wired.weather = Weather.WELL
            await walk.time.pass_(5)
            assert told(walk).contact is Contact.GOOD
            assert rig.cache.known([walk.world.id_of(place)]), number  # type: ignore[list-item]
            for _ in range(3):
                await walk.time.pass_(walk.dice.uniform(0, 20))
                check_words(walk)
        await walk.end()
        assert seen == {"sleep", "gone", "portal"}
        assert walk.time.now_us - walk.wired.looked_us[-1] < 60 * SECOND_US

    asyncio.run(work())
