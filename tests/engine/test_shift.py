"""A shift on the demo server, counted by the program from its cache and by the test from the server's own ledger."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evoinbox.demo.world import DemoLine, Kept, World
from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.message import LineId, MessageId
from evoinbox.domain.outgoing import OutgoingId, OutgoingState
from evoinbox.domain.report import Report
from evoinbox.engine.changes import Arrived, Change, HistoryProgress, OutgoingChanged, ShiftCounted, Unsafe
from evoinbox.engine.commands import CountShift, Send, SignIn, UseSettings
from evoinbox.engine.counting import Counting
from evoinbox.engine.past import EVER_US
from evoinbox.engine.reach import Reach
from evoinbox.settings import Settings
from evoinbox.store.cache import Cache
from evoinbox.vault import MemoryVault
from tests.support.build import KEY, NOW_US, message
from tests.support.sitting import Window, reader_of, running, serving

MINUTE_US = 60_000_000
DAY_US = 24 * 60 * MINUTE_US
WEEK_US = 7 * DAY_US
SENDERS = ("Dana Reyes", "Lee Wong", "Night flow", "")
Entry = tuple[int, bool, str, str, str]
"""A text of the ledger: instant, incoming, address, line, sender."""


def busy_world(now_us: int) -> World:
    """Two lines, thirty customers, ten days of texts at random, the last hours of them dense."""
    dice = random.Random(5)
    world = World([DemoLine("l1", "Front desk", "+15035550001"), DemoLine("l2", "Shop", "+15035550002")])
    threads = [world.thread(f"+1503555{n:04}", n % 2) for n in range(30)]
    texts = []
    for _ in range(900):
        at_us = now_us - int(dice.random() ** 3 * 10 * DAY_US) // 1_000_000 * 1_000_000
        incoming = dice.random() < 0.55
        texts.append(Kept(dice.choice(threads), at_us, incoming, "" if incoming else dice.choice(SENDERS), "text"))
    world.fill(texts)
    return world


def ledger_of(world: World) -> list[Entry]:
    """All texts as the server's own replies have them."""
    found = []
    for place in range(len(world)):
        told = world.message_info(place)
        at_us = round(datetime.fromisoformat(str(told["date"])).timestamp() * 1_000_000)
        incoming = told["direction"] == "Incoming"
        found.append(
            (at_us, incoming, str(told["otherAddress"]), str(told["endpointId"]), str(told.get("sender") or ""))
        )
    return found


def compare(report: Report, ledger: list[Entry], since_us: int, until_us: int) -> None:
    """Count anew, by going through the ledger once for each answer, and compare everything."""
    waits: list[tuple[int, str, str, int]] = []
    answered, still = set(), {}
    for address in {entry[2] for entry in ledger}:
        own = sorted((entry for entry in ledger if entry[2] == address), key=lambda one: (one[0], not one[1]))
        for place, (at_us, incoming, _, _, sender) in enumerate(own):
            if incoming or not since_us <= at_us < until_us:
                continue
            asked = []
            for earlier in reversed(own[:place]):
                if not earlier[1]:
                    break
                if earlier[0] >= at_us - WEEK_US:
                    asked.append(earlier)
            if asked:
                waits.append((at_us - asked[-1][0], asked[-1][3], sender, at_us))
                answered.add(address)
        told = [entry for entry in own if entry[0] < until_us]
        last_us = max((entry[0] for entry in told if not entry[1]), default=-1)
        open_ = [one for one in told if one[1] and one[0] > last_us and one[0] >= until_us - WEEK_US]
        if open_:
            still[read_address(address, "US").key] = (open_[0][0], open_[0][3])
    counted = [entry for entry in ledger if since_us <= entry[0] < until_us]
    lengths = [wait for wait, *_ in waits]
    assert len(lengths) > 20
    whole = report.whole
    assert (whole.texts_in, whole.texts_out) == (sum(e[1] for e in counted), sum(not e[1] for e in counted))
    assert (whole.waits.count, report.answered) == (len(waits), len(answered))
    assert (whole.waits.median_us, whole.waits.longest_us) == (int(statistics.median(lengths)), max(lengths))
    assert {one.key: (one.since_us, one.line) for one in report.still_open} == still
    by_line = {line: [wait for wait, on, *_ in waits if on == line] for line in {e[3] for e in counted}}
    for line, share in report.lines:
        assert share.texts_in == sum(e[1] for e in counted if e[3] == line)
        assert share.waits.longest_us == max(by_line[line])
        assert share.waits.median_us == int(statistics.median(by_line[line]))
        assert share.still_open == sum(on == line for _, on in still.values())
    hours: dict[int, Counter[bool]] = defaultdict(Counter)
    for at_us, incoming, *_ in counted:
        hours[datetime.fromtimestamp(at_us / 10**6, tz=UTC).astimezone().hour][incoming] += 1
    assert [(one.texts_in, one.texts_out) for one in report.hours] == [
        (hours[h][True], hours[h][False]) for h in range(24)
    ]
    assert {name: (share.texts_out, share.waits.count) for name, share in report.senders} == {
        name: (
            sum(not e[1] and e[4] == name for e in counted), sum(sender == name for _, _, sender, _ in waits),
        )
        for name in {e[4] for e in counted if not e[1]}
    }  # fmt: skip


async def shift(world: World, place: Path, now_us: int) -> None:
    async with serving(world) as (url, _), running(Window(place, MemoryVault())) as window:
        window.post(SignIn(url, world.user, world.password))
        async with asyncio.timeout(60):
            while not (await window.until(HistoryProgress)).complete:
                pass
        # What happens while the program runs counts too: an arrival, and an answer sent from here.
        world.add(world.thread("+15035550003", 1), "are you open?", incoming=True, sender="")
        await window.until(Arrived)
        window.post(Send(OutgoingId("o1"), "+15035550003", LineId("l2"), "until six", 0))
        await window.until(OutgoingChanged, lambda _: outgoing_of(window) is OutgoingState.ACCEPTED)
        stretches = [(now_us - DAY_US, now_us + DAY_US), (now_us - WEEK_US, now_us - DAY_US)]
        stretches.append((now_us - 9 * DAY_US, 2**60))
        for number, (since_us, until_us) in enumerate(stretches, 1):
            report = await counted(window, number, since_us, until_us)
            compare(report, ledger_of(world), since_us, report.until_us)
        window.post(UseSettings(Settings(undo_s=0, keep_days=30)))
        window.post(CountShift(9, now_us - DAY_US, now_us + DAY_US))
        told = await window.until(ShiftCounted, lambda change: change.number == 9)
        assert now_us - 31 * DAY_US < told.whole_from_us < now_us - 29 * DAY_US  # what is older is kept no longer
        assert world.ledger[0].body == "until six"
        assert report.until_us > ledger_of(world)[-1][0]


def outgoing_of(window: Window) -> OutgoingState:
    reader = reader_of(window.opened)
    text = reader.outgoing_text(OutgoingId("o1"))
    reader.close()
    assert text is not None
    return text.state


async def counted(window: Window, number: int, since_us: int, until_us: int) -> Report:
    window.post(CountShift(number, since_us, until_us))
    told = await window.until(ShiftCounted, lambda change: change.number == number)
    assert told.report is not None
    assert told.whole_from_us == EVER_US
    return told.report


def test_the_figures_equal_those_of_the_server_s_own_ledger(tmp_path: Path) -> None:
    now_us = time.time_ns() // 1000
    asyncio.run(shift(busy_world(now_us), tmp_path, now_us))


def small(cache: Cache, changes: list[Change], answered: frozenset[ConversationKey] = frozenset()) -> Counting:
    return Counting(cache, Reach(lambda _: NOW_US - 5, lambda: answered), changes.append, lambda: NOW_US)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path / "cache.db", KEY)
    with made.transaction():
        made.store(
            [message(f"m{n}", address=f"+1503555{n:04}", at_us=NOW_US - n * MINUTE_US) for n in range(1, 200)], ()
        )
    yield made
    made.close()


def test_who_is_put_away_waits_no_more_now_but_did_then(cache: Cache) -> None:
    key = message(address="+15035550100").conversation
    for until_us, waiting in ((NOW_US + DAY_US, 198), (NOW_US - 1, 199)):
        changes: list[Change] = []
        asyncio.run(small(cache, changes, frozenset({key})).run(CountShift(1, NOW_US - DAY_US, until_us)))
        (told,) = changes
        assert isinstance(told, ShiftCounted)
        assert told.report is not None
        assert (told.report.whole.still_open, told.report.whole.texts_in) == (waiting, 199)
        assert told.whole_from_us == NOW_US - 5


def test_texts_the_service_names_no_more_do_not_count(cache: Cache) -> None:
    with cache.transaction():
        cache.mark_vanished([MessageId("m1")])
    changes: list[Change] = []
    asyncio.run(small(cache, changes).run(CountShift(1, NOW_US - DAY_US, NOW_US)))
    assert isinstance(changes[0], ShiftCounted)
    assert changes[0].report is not None
    assert changes[0].report.whole.texts_in == 198


def test_a_later_question_ends_an_earlier_one(cache: Cache) -> None:
    changes: list[Change] = []

    async def play() -> None:
        counting = small(cache, changes)
        earlier = asyncio.ensure_future(counting.run(CountShift(1, 0, NOW_US)))
        await asyncio.sleep(0)
        await asyncio.gather(earlier, counting.run(CountShift(2, 0, NOW_US)))

    asyncio.run(play())
    assert [change.number for change in changes if isinstance(change, ShiftCounted)] == [2]


def test_a_file_that_cannot_be_read_is_said(cache: Cache) -> None:
    changes: list[Change] = []
    cache._database.run("ALTER TABLE message RENAME COLUMN sender TO nobody")
    asyncio.run(small(cache, changes).run(CountShift(1, 0, NOW_US)))
    assert isinstance(changes[0], Unsafe)
    assert changes[1] == ShiftCounted(1, None, 0)


def test_a_long_conversation_is_read_in_parts_and_none_is_lost(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    with cache.transaction():  # three texts at each instant
        cache.store([message(f"long{n}", at_us=NOW_US - 10 - n // 3 * MINUTE_US) for n in range(100)], ())
    found = []
    for turns in (1000, 7, 3, 1):
        monkeypatch.setattr("evoinbox.engine.counting.TURNS", turns)
        changes: list[Change] = []
        asyncio.run(small(cache, changes).run(CountShift(1, NOW_US - DAY_US, NOW_US)))
        found += changes
    assert isinstance(found[0], ShiftCounted)
    assert found[0].report is not None
    assert found[0].report.whole.texts_in == 299
    assert all(one == found[0] for one in found)
