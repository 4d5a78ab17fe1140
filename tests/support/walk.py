"""A random walk: a service that lives, a way to it that fails, an agent who reads and writes, and a program restarted.

Everything but time and the socket is real: client, wire, stores, engine's parts, demo server. At the end what is
stored is compared with the server's own truth, row for row.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evoinbox.api.client import Client
from evoinbox.api.session import Session
from evoinbox.demo.faults import Faults, read_faults
from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import DemoLine, Kept, World
from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.message import Direction, Message
from evoinbox.engine.changes import Contact, Freshness
from evoinbox.engine.commands import Discard
from tests.support.build import NOW_US, whole
from tests.support.clock import FakeTime
from tests.support.rig import Rig
from tests.support.wired import HOST, Weather, Wired

SECOND_US = 1_000_000
HOUR_US = 3600 * SECOND_US
CUSTOMERS = 40
RECENT = 150
"""Texts that may be turned, changed or removed: the newest."""


TROUBLES = (
    "", "", "throttle=0.3:2", "error-before=0.3", "truncate@messages=0.4", "shuffle@messages,twice@messages",
)  # fmt: skip


@dataclass(frozen=True)
class Truth:
    """One text as the server has it and the agent has left it."""

    at_us: int
    line: str
    ours: bool
    sender: str
    text: str
    unread: bool


class Walk:
    """One walk; `happened` counts its events."""

    def __init__(self, place: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.place = place
        self.time = FakeTime()
        self.skew_us = 0
        lines = [DemoLine("l1", "Desk", "+15035550101"), DemoLine("l2", "Shop", "+15035550102")]
        self.world = World(lines, now_us=lambda: self.time.now_us + self.skew_us)
        self.threads = [self.world.thread(f"+1503555{1000 + n}", n % 2) for n in range(CUSTOMERS)]
        self.threads += [self.world.thread(f"+1503555{1000 + n}", 1) for n in range(0, CUSTOMERS, 10)]
        self.world.fill(
            Kept(
                self.dice.choice(self.threads), NOW_US - self.dice.randrange(1, 20 * 24 * 3600) * SECOND_US,
                incoming=self.dice.random() < 0.6, sender="", text=f"past {n}",
            )
            for n in range(700)
        )  # fmt: skip
        self.server = DemoServer(self.world)
        self.wired = Wired(self.server, self.now_us)
        self.read_here: set[str] = set()
        self.touched: set[int] = set()
        self.removed: set[str] = set()
        self.happened: Counter[str] = Counter()
        self.sends = 0
        self.rig: Rig | None = None

    async def begin(self) -> Rig:
        """Start the program on the files there are."""
        client = Client(f"https://{HOST}", user_agent="walk", region="US", now_us=self.now_us, transport=self.wired)
        session = Session(client, self.world.user, self.world.password, lambda *_: None)
        weather, self.wired.weather = self.wired.weather, Weather.WELL
        await session.sign_in()
        self.wired.weather = weather
        self.rig = Rig(self.place, time=self.time, session=session, ask_answered=True)
        self.session = session
        self.rig.start(sync=True)
        return self.rig

    async def end(self) -> None:
        """End the program as a quit does."""
        assert self.rig is not None
        await self.rig.end()
        await self.session.close()

    def now_us(self) -> int:
        return self.time.now_us

    # ---- what happens

    async def step(self) -> None:
        """One event, and a little time."""
        events: Sequence[tuple[float, Callable[[], object]]] = (
            (40, self._arrival), (10, self._colleague), (4, self._send), (9, self._read_elsewhere),
            (2, self._unread_elsewhere), (6, self._read_here), (4, self._late), (3, self._rewritten),
            (1, self._removed), (3, self._decide), (0.4, self._skew), (0.8, self._weather), (0.8, self._trouble),
            (0.3, self._expiry),
        )  # fmt: skip
        (event,) = self.dice.choices([e for _, e in events], [weight for weight, _ in events])
        event()
        self.happened[event.__name__] += 1
        await self.time.pass_(self.dice.expovariate(1 / 2))
        assert self.rig is not None
        del self.rig.changes[:-50]
        rare = self.dice.random()
        if rare < 0.004:
            self.happened["restart"] += 1
            await self.end()
            await self.begin()
        elif rare < 0.008:
            await self._sleep()

    def _arrival(self) -> None:
        self.world.add(self.dice.choice(self.threads), f"in {len(self.world)}", incoming=True, sender="")

    def _colleague(self) -> None:
        self.world.add(self.dice.choice(self.threads), f"out {len(self.world)}", incoming=False, sender="Colleague")

    def _send(self) -> None:
        assert self.rig is not None
        thread = self.world.threads[self.dice.choice(self.threads)]
        self.sends += 1
        self._note_read(read_address(thread.address, "US").key)  # who answers has read
        self.rig.send(f"s{self.sends}", f"ours {self.sends}", thread.address, self.world.lines[thread.line].id)

    def _decide(self) -> None:
        assert self.rig is not None
        for text in self.rig.reader.needing_agent():
            self.rig.outbox.decide(Discard(text.id))  # what is still looked for stays

    def _late(self) -> None:
        self._arrival()
        self.world.hide(len(self.world) - 1, int(self.dice.uniform(1, 5 * 3600) * SECOND_US))

    def _recent(self) -> int:
        return self.dice.choice(self.world.shown(RECENT))

    def _read_elsewhere(self) -> None:
        self.world.flip(self._recent(), unread=False)

    def _unread_elsewhere(self) -> None:
        place = self._recent()
        if self.world.is_incoming(place) and self.world.id_of(place) not in self.read_here:
            self.world.flip(place, unread=True)

    def _read_here(self) -> None:
        assert self.rig is not None
        key = read_address(self.world.threads[self.dice.choice(self.threads)].address, "US").key
        self._note_read(key)
        self.rig.inbox.mark_read(whole(key))

    def _note_read(self, key: ConversationKey) -> None:
        assert self.rig is not None
        self.read_here |= {text.id for text in self.rig.reader.newest(key, 1_000_000) if text.unread}

    def _rewritten(self) -> None:
        place = self._recent()
        self.world.rewrite(place, f"mended {self.happened['_rewritten']}")

    def _removed(self) -> None:
        place = self._recent()
        self.removed.add(self.world.id_of(place))
        self.world.remove(place)

    def _skew(self) -> None:
        self.skew_us = self.dice.choice((0, HOUR_US, -HOUR_US))

    def _weather(self) -> None:
        self.wired.weather = self.dice.choice((Weather.WELL, Weather.GONE, Weather.PORTAL))

    def _trouble(self) -> None:
        spec = self.dice.choice(
            ("", "", "throttle=0.3:2", "error-before=0.3", "truncate@messages=0.4", "shuffle@messages,twice@messages")
        )
        self.server._faults = Faults(read_faults(spec), self.dice)

    def _expiry(self) -> None:
        self.server.sessions.end_all()

    async def _sleep(self) -> None:
        assert self.rig is not None
        self.happened["sleep"] += 1
        self.time.now_us += self.dice.randrange(1, 10) * HOUR_US
        for _ in range(20):
            self._arrival()
        self.rig.sync.wake()
        self.rig.outbox.wake()

    async def calm_down(self) -> None:
        """Until everything there is can have been found."""
        assert self.rig is not None
        self.wired.weather = Weather.WELL
        self.server._faults = Faults()
        self.rig.sync.attend(looking=False)
        await self.time.pass_(7.2 * 3600)
        fresh = [change for change in self.rig.changes if isinstance(change, Freshness)]
        assert fresh[-1].contact is Contact.GOOD

    # ---- what is compared

    def differences(self) -> list[str]:
        """What is stored otherwise than it is; empty when all is right."""
        assert self.rig is not None
        reader = self.rig.reader
        truth = self._truth()
        rows = {row.key: row for row in reader.conversations()}
        found = [] if rows.keys() == truth.keys() else [f"conversations: {rows.keys() ^ truth.keys()}"]
        total = 0
        for key, texts in truth.items():
            stored = reader.newest(key, 1_000_000)
            kept = [(text.id, _seen(text)) for text in stored if not text.vanished]
            true = sorted(texts.items(), key=lambda pair: (pair[1].at_us, pair[0]))
            found += [f"{key}: {one} is not {other}" for one, other in zip(kept, true, strict=False) if one != other][
                :3
            ]
            if len(kept) != len(true):
                found.append(f"{key}: {len(kept)} texts, not {len(true)}: {dict(kept).keys() ^ dict(true).keys()}")
            gone = {text.id for text in stored if text.vanished}
            found += [f"{key}: {one} is called vanished" for one in gone if one not in self.removed]
            unread = sum(text.unread for text in texts.values())
            total += unread
            row, last = rows[key], true[-1][1]
            if (row.unread, row.last_at_us, row.last_text) != (unread, last.at_us, last.text) and row.outgoing is None:
                found.append(f"{key}: row {row.unread, row.last_at_us, row.last_text} is not {unread, last}")
        if reader.waiting().unread != total:
            found.append(f"{reader.waiting().unread} unread, not {total}")
        return found

    def _truth(self) -> dict[ConversationKey, dict[str, Truth]]:
        found: dict[ConversationKey, dict[str, Truth]] = defaultdict(dict)
        for place in self.world.shown():
            info = self.world.message_info(place)
            identity = str(info["id"])
            unread = bool(info["isUnread"]) and identity not in self.read_here
            found[read_address(str(info["otherAddress"]), "US").key][identity] = Truth(
                self.world.at_us(place), str(info["endpointId"]), not self.world.is_incoming(place),
                str(info.get("sender", "")), str(info["text"]), unread,
            )  # fmt: skip
        return found


def _seen(text: Message) -> Truth:
    ours = text.direction is Direction.OUTGOING
    return Truth(text.at_us, text.line, ours, text.sender, text.text, text.unread)


async def walked(place: Path, seed: int, events: int) -> Walk:
    """Walk so many events, and calm down; the program still runs, for the comparison."""
    walk = Walk(place, seed)
    await walk.begin()
    for _ in range(events):
        await walk.step()
    await walk.calm_down()
    return walk
