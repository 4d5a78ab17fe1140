"""Replies of the documented shapes, mutated: what a test needs to know of each is what must still be read from it.

Invariants: everything follows from the random numbers that are passed in; a way of mutating says honestly what it
leaves whole, so that a reader which drops more than it must is found.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum, auto
from random import Random
from typing import Final

Item = dict[str, object]
Change = Callable[[Random, Item], bytes]


class Left(Enum):
    """What a mutation leaves of an item."""

    WHOLE = auto()
    """Written otherwise, or with more beside it: everything in it is read as before."""
    PLACED = auto()
    """Spoilt where nothing depends on it: it is still read, with its id, instant and address."""
    NOTHING = auto()
    """It may be set aside; its neighbours may not."""


@dataclass(frozen=True, slots=True)
class Page:
    """A reply with a list: `whole` and `placed` are the places of the items that must be read."""

    body: bytes
    items: tuple[Item, ...]
    whole: frozenset[int]
    placed: frozenset[int]


WORDS: Final = (
    "ok",
    "",
    " ",
    "See you at 5 \N{GRINNING FACE}",
    "né à l'école",
    "\N{ZERO WIDTH JOINER}\N{COMBINING ACUTE ACCENT}",
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET}",
    "שלום",
    "مرحبا \u200f",
    "日本語のテキスト",
    'say "\\u0041\\"',
    "a\nb\r\nc\td",
    "\u2028\u2029\ufeff",
    "\0\x01\x1f\x7f",
    "&lt;b&gt;<b>",
    "x" * 1_700,
    "\U0010ffff\ufffd",
    "+1 (503) 555-0134",
    "null",
)
ADDRESSES: Final = (
    "+15035550134",
    "5035550134",
    "48773",
    "PARCELPAL",
    "support@shop.example",
    "whatsapp:+1503",
    "日本",
)
DATES: Final = (
    "",
    " ",
    "0001-01-01T00:00:00",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.9999999Z",
    "2026-13-01",
    "12:00",
    "9999-12-31T23:59:59-14:00",
    "2026-02-30T00:00:00Z",
    "2026-11-23T24:00:00Z",
    "2026-11-23T10:00:60Z",
    "yesterday",
    "/Date(999999999999999999)/",
    "/Date(-999999999999999999)/",
    "/Date()/",
    "/Date(1)/x",
    "/Date(99999999999999999999)/",
    "２０２６-11-23T10:00:00Z",
    "2026-W48-1",
    "20261123T100000Z",
    "2026-11-23T10:00:00+99:99",
    "2026-11-23T10:00:00.Z",
    "\0",
)
ODD_JSON: Final = (
    b"NaN",
    b"-Infinity",
    b"1e999",
    b"-0",
    b"1" + b"0" * 400,
    b"9" * 5_000,
    b'"\\ud83d"',
    b'"\\udc00\\ud800"',
    b'"\xff\xfe"',
    b'"\xed\xa0\x80"',
    b'"\xf0\x9f"',
    b'"\x01\x1f"',
    b'"raw\nline"',
    b"1.5e-320",
    b'"\\u0000"',
    b"[" * 500 + b"]" * 500,
)
"""Values that strict readers refuse; servers write them all the same."""

NOT_NEEDED: Final = ("accountId", "customerId", "endpointId", "endpointDisplayName", "sender", "isUnread")
NEEDED: Final = ("id", "date", "otherAddress")
SCALAR: Final = ("text", "direction")


def text_item(random: Random, number: int) -> Item:
    """A text as the service documents it."""
    at_us = random.randrange(1_000_000_000_000, 2_000_000_000_000) * 1000
    return {
        "id": f"{number:02}{random.getrandbits(88):022x}",
        "accountId": "64a0a1",
        "customerId": "64a0c1",
        "endpointId": random.choice(("", "64a0e1")),
        "endpointDisplayName": random.choice(WORDS),
        "date": iso(at_us),
        "direction": random.choice(("Incoming", "Outgoing")),
        "otherAddress": random.choice(ADDRESSES),
        "sender": random.choice(WORDS),
        "text": "".join(random.choice(WORDS) for _ in range(random.randrange(3))),
        "isUnread": random.random() < 0.3,
    }


def iso(at_us: int) -> str:
    """An instant as the framework writes it most."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at_us)).strftime("%Y-%m-%dT%H:%M:%S.%f0Z")


def any_json(random: Random, depth: int = 3) -> object:
    """Any value at all."""
    match random.randrange(9 if depth else 7):
        case 0:
            return None
        case 1:
            return random.random() < 0.5
        case 2:
            return random.choice((0, 1, -1, 2**31, 2**53 + 1, 2**64, -(2**70), 10**299, "12", "-3", "9" * 5_000))
        case 3:
            return random.choice((0.0, -0.5, 1e300, 5e-324))
        case 4:
            return random.choice(WORDS)
        case 5:
            return random.choice(DATES)
        case 6:
            return random.choice(([], {}, [None], {"": None}))
        case 7:
            return [any_json(random, depth - 1) for _ in range(random.randrange(4))]
        case _:
            return {random.choice(WORDS): any_json(random, depth - 1) for _ in range(random.randrange(4))}


def written(item: object) -> bytes:
    """As the framework writes it: no blanks, UTF-8 as it is."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode()


def with_raw(item: Item, name: str, value: bytes) -> bytes:
    """An item with one member written by hand, behind the others."""
    rest = written({other: inner for other, inner in item.items() if other != name})
    return rest[:-1] + (b"," if len(rest) > 2 else b"") + b'"' + name.encode() + b'":' + value + b"}"


# ---- ways to write the same


def same_shuffled(random: Random, item: Item) -> bytes:
    members = list(item.items())
    random.shuffle(members)
    return written(dict(members))


def same_escaped(random: Random, item: Item) -> bytes:
    return json.dumps(item, ensure_ascii=True, indent=random.choice((None, 0, 3))).replace("/", "\\/").encode()


def same_with_more(random: Random, item: Item) -> bytes:
    return written({f"x{n}": any_json(random) for n in range(random.randrange(1, 4))} | item)


def same_with_odd_more(random: Random, item: Item) -> bytes:
    return with_raw(item, "unheardOf", random.choice(ODD_JSON))


def same_twice(random: Random, item: Item) -> bytes:
    name = random.choice(list(item))
    before = written(item | {name: random.choice((None, 1, "", "before"))})
    return before[:-1] + b',"' + name.encode() + b'":' + written(item[name]) + b"}"


def same_instant(random: Random, item: Item) -> bytes:
    date = str(item["date"])
    instant = datetime.fromisoformat(date)
    away = instant.astimezone(timezone(timedelta(minutes=random.randrange(-840, 841))))
    sign = random.choice("+-")
    ms = (instant - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    forms = (
        away.isoformat(),
        away.isoformat(timespec="milliseconds"),
        date.removesuffix("Z"),
        date.replace("T", " "),
        instant.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        f"/Date({ms})/",
        f"/Date({ms}{sign}{random.randrange(1400):04})/",
    )
    return written(item | {"date": random.choice(forms)})


def same_otherwise(random: Random, item: Item) -> bytes:
    unread, direction = bool(item["isUnread"]), str(item["direction"])
    said: tuple[object, ...] = (
        (1, "true", "True", "1", " TRUE ", 7) if unread else (0, "false", "0", None, "", [], "no")
    )
    cased = random.choice((direction, direction.upper(), direction.lower()))
    return written(item | {"isUnread": random.choice(said), "direction": cased})


# ---- ways to spoil what is not needed


def placed_without(random: Random, item: Item) -> bytes:
    gone = random.sample((*NOT_NEEDED, *SCALAR), random.randrange(1, 6))
    return written({name: value for name, value in item.items() if name not in gone})


def placed_as_anything(random: Random, item: Item) -> bytes:
    changes = {name: any_json(random) for name in random.sample(NOT_NEEDED, random.randrange(1, 4))}
    scalars = (None, True, 0, -1.5, 2**64, "Sideways", "", "\0")
    return written(item | changes | {random.choice(SCALAR): random.choice(scalars)})


def placed_oddly(random: Random, item: Item) -> bytes:
    odd = [value for value in ODD_JSON if value[:1] == b'"']
    return with_raw(item, random.choice(SCALAR), random.choice(odd))


# ---- ways to spoil all of it


def nothing_needed(random: Random, item: Item) -> bytes:
    name = random.choice(NEEDED)
    if random.random() < 0.3:
        return written({other: value for other, value in item.items() if other != name})
    value = random.choice(DATES) if name == "date" and random.random() < 0.7 else any_json(random)
    return written(item | {name: value})


def nothing_odd(random: Random, item: Item) -> bytes:
    return with_raw(item, random.choice((*NEEDED, *SCALAR)), random.choice(ODD_JSON))


def nothing_nested(random: Random, item: Item) -> bytes:
    return written(item | {random.choice(list(item)): any_json(random, 5)})


def nothing_but_json(random: Random, item: Item) -> bytes:
    return written(random.choice((any_json(random), [item], {"item": item}, list(item.values()))))


WAYS: Final[Mapping[Change, Left]] = {
    same_shuffled: Left.WHOLE,
    same_escaped: Left.WHOLE,
    same_with_more: Left.WHOLE,
    same_with_odd_more: Left.WHOLE,
    same_twice: Left.WHOLE,
    same_instant: Left.WHOLE,
    same_otherwise: Left.WHOLE,
    placed_without: Left.PLACED,
    placed_as_anything: Left.PLACED,
    placed_oddly: Left.PLACED,
    nothing_needed: Left.NOTHING,
    nothing_odd: Left.NOTHING,
    nothing_nested: Left.NOTHING,
    nothing_but_json: Left.NOTHING,
}


def page(random: Random, *, wrapped: str = "items") -> Page:
    """A page of texts, some of them mutated; `wrapped` is the member that holds the list."""
    items = tuple(text_item(random, number) for number in range(random.randrange(1, 7)))
    left: list[Left] = []
    pieces: list[bytes] = []
    for item in items:
        change, leaves = random.choice(list(WAYS.items())) if random.random() < 0.5 else (None, Left.WHOLE)
        piece = change(random, item) if change else written(item)
        pieces.append(b'{"mostRecentMessage":' + piece + b"}" if wrapped == "conversations" else piece)
        left.append(leaves)
    more = written({"totalCount": any_json(random), "hasMorePages": any_json(random), "x": any_json(random)})
    body = b'{"' + wrapped.encode() + b'":[' + random.choice((b",", b" ,\n ")).join(pieces) + b"]," + more[1:]
    if random.random() < 0.02:
        body = b"\xef\xbb\xbf" + body
    whole = frozenset(place for place, leaves in enumerate(left) if leaves is Left.WHOLE)
    return Page(body, items, whole, whole | {place for place, leaves in enumerate(left) if leaves is Left.PLACED})


def damaged(random: Random, body: bytes) -> bytes:
    """A body in which nothing needs to be left: cut, flipped, doubled, or of another kind."""
    at = random.randrange(len(body) + 1)
    match random.randrange(8):
        case 0:
            return body[:at]
        case 1:
            flipped = bytearray(body or b" ")
            for _ in range(random.randrange(1, 6)):
                flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
            return bytes(flipped)
        case 2:
            return body[:at] + random.randbytes(random.randrange(1, 9)) + body[at:]
        case 3:
            return body[:at] + body[random.randrange(len(body) + 1) :]
        case 4:
            return body + random.choice((body, b"\0", b",", b"}", b"garbage"))
        case 5:
            return body.decode("utf-8", "replace").encode(random.choice(("utf-16", "utf-16-le", "utf-32-be")))
        case 6:
            return body[:at] + random.choice((b"[", b'{"a":', b'"')) * random.choice((10, 3_000)) + body[at:]
        case _:
            return random.choice(
                (b"", b"{}", b"[]", b"null", b"404", b"<html></html>", b"Forbidden", written(any_json(random)))
            )


def shaped(random: Random, shape: object) -> object:
    """A copy of a documented reply in which any value may have become any other, or be gone."""
    if random.random() < 0.08:
        return any_json(random)
    match shape:
        case dict():
            kept = {name: shaped(random, value) for name, value in shape.items() if random.random() > 0.05}
            return kept | ({random.choice(WORDS): any_json(random)} if random.random() < 0.2 else {})
        case list():
            return [shaped(random, value) for value in shape for _ in range(random.choice((1, 1, 1, 0, 2)))]
        case _:
            return shape
