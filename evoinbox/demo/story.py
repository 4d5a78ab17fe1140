"""The shipped sample conversations: a small business and its customers, with times relative to now."""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import msgspec

from evoinbox.demo.world import DemoLine, Kept, World

MINUTE_US: Final = 60_000_000


class StoryLine(msgspec.Struct, rename="camel"):
    """One of the business's own lines."""

    id: str
    name: str
    number: str


class StoryText(msgspec.Struct, rename="camel"):
    """One text; `address` where this one was spelt differently."""

    minutes_ago: float
    direction: str
    text: str
    sender: str | None = None
    unread: bool = False
    address: str | None = None


class StoryCustomer(msgspec.Struct, rename="camel"):
    """One customer on one line."""

    address: str
    line: str
    texts: list[StoryText]
    answers: list[str] = []


class Story(msgspec.Struct, rename="camel"):
    """The file as a whole."""

    business: str
    lines: list[StoryLine]
    customers: list[StoryCustomer]


def shipped_story_path() -> Path:
    """Where the shipped story lies: in the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources" / "demo" / "story.json"
    return installed if installed.is_file() else package.parent / "resources" / "demo" / "story.json"


def read_story(path: Path) -> Story:
    """Read a story; raises OSError or msgspec.MsgspecError."""
    return msgspec.json.decode(path.read_bytes(), type=Story)


def story_world(
    path: Path,
    now_us: Callable[[], int],
    *,
    messages: int | None = None,
    conversations: int | None = None,
    seed: int = 0,
) -> World:
    """Build the world of a story; asked for more than it holds, it repeats itself with other customers."""
    story = read_story(path)
    lines = [DemoLine(line.id, line.name, line.number) for line in story.lines]
    world = World(lines, business=story.business, accounts=(story.business,), now_us=now_us)
    places = {line.id: number for number, line in enumerate(story.lines)}
    begin_us = now_us()
    kept: list[Kept] = []
    dice = random.Random(seed)
    numbers = Numbers(customer.address for customer in story.customers)
    customers = conversations or len(story.customers)
    for number, customer in zip(range(customers), itertools.cycle(story.customers)):
        turn = number // len(story.customers)
        address = customer.address if turn == 0 else numbers.of("story", number)
        thread = world.thread(address, places[customer.line], customer.answers)
        shift = turn * dice.uniform(200, 20_000)
        for text in customer.texts:
            at_us = begin_us - int((text.minutes_ago + shift) * MINUTE_US)
            incoming = text.direction == "in"
            spelling = text.address or "" if turn == 0 else ""
            unread = text.unread and turn == 0
            kept.append(Kept(thread, at_us, incoming, text.sender or "", text.text, unread, spelling))
    world.fill(_as_many(kept, messages, begin_us))
    return world


def _as_many(kept: list[Kept], count: int | None, begin_us: int) -> list[Kept]:
    """Cut to the newest `count` texts, or go round again further and further back until there are so many."""
    kept.sort(key=lambda text: text.at_us, reverse=True)
    if count is None or not kept:
        return kept
    span_us = begin_us - kept[-1].at_us + MINUTE_US
    return [
        text if turn == 0 else _further_back(text, turn * span_us)
        for turn, text in itertools.islice(_rounds(kept), count)
    ]


def _rounds(kept: list[Kept]) -> itertools.chain[tuple[int, Kept]]:
    return itertools.chain.from_iterable(((turn, text) for text in kept) for turn in itertools.count())


def _further_back(text: Kept, by_us: int) -> Kept:
    return Kept(text.thread, text.at_us - by_us, text.incoming, text.sender, text.text)


AREA_CODES: Final = (
    *(201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224, 225, 228),
    *(301, 302, 303, 304, 305, 307, 308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323),
    *(401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415, 417, 419, 423, 424, 425, 430, 432),
    *(501, 502, 503, 504, 505, 507, 508, 509, 510, 512, 513, 515, 516, 517, 518, 520, 530, 531, 534, 539),
)


EXCHANGES: Final = 800
SUBSCRIBERS: Final = 10_000


class Numbers:
    """Plausible numbers for whoever has none: the same for the same names in any order, never one for two."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)

    def of(self, *names: object) -> str:
        """A number of its own; some area code, an exchange of 200 to 999, four digits. Ask once for each."""
        digest = hashlib.blake2b(repr(names).encode("utf-8", "replace"), digest_size=8).digest()
        count = int.from_bytes(digest)
        while (number := _number(count)) in self._taken:
            count += 1
        self._taken.add(number)
        return number


def _number(count: int) -> str:
    rest, area = divmod(count, len(AREA_CODES))
    exchange, subscriber = divmod(rest % (EXCHANGES * SUBSCRIBERS), SUBSCRIBERS)
    return f"+1{AREA_CODES[area]}{200 + exchange}{subscriber:04d}"
