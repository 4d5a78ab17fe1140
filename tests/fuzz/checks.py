"""What must hold of every reply, however it is mutated.

Invariants: a check raises AssertionError, or lets through what a reader raised and must not have.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Final

from evoinbox.api import wire
from evoinbox.api.shapes import AuthenticateReply
from evoinbox.domain.errors import Unreadable
from evoinbox.domain.message import AccountId, Direction, LineId, Message
from tests.fuzz import bodies

REGION: Final = "US"
LATEST_US: Final = 253_370_764_800_000_000

LINES: Final = {"items": [{"id": "e1", "displayName": "Desk", "type": "PhoneNumber", "disableSms": False}] * 2}
ACCOUNTS: Final = {"items": [{"id": "a1", "name": "Shop"}, {"id": "a2", "name": "Depot"}], "hasMorePages": False}
CHATS: Final = {"sessions": [{"id": "s1", "endpointId": "e1", "fromAddress": "a", "toAddress": "b", "ended": None}]}
USER: Final = {"userId": "7", "sessionId": "s", "displayName": "Ann", "userName": "ann", "roles": ["Agent", "Owner"]}
STATUS: Final = {
    "responseStatus": {
        "errorCode": "ArgumentException",
        "message": "no",
        "errors": [{"errorCode": "NotEmpty", "fieldName": "Body", "message": "'Body' must not be empty."}],
    }
}
SHAPES: Final[tuple[tuple[object, Callable[[bytes], object]], ...]] = (
    (LINES, wire.read_lines),
    (ACCOUNTS, wire.read_accounts),
    (CHATS, lambda body: wire.read_chats(body, REGION)),
    (USER, wire.read_roles),
    (USER, lambda body: wire.read_struct(body, AuthenticateReply)),
    (STATUS, wire.read_status),
    (
        {"items": [bodies.text_item(Random(0), 0)] * 2, "totalCount": 2},
        lambda body: wire.read_message_page(body, REGION),
    ),
)


class Told(logging.Handler):
    """Keeps what the reader logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def listening() -> Iterator[Told]:
    """The reader's log goes here and nowhere else."""
    log, told = logging.getLogger(wire.__name__), Told()
    log.addHandler(told)
    propagated, log.propagate = log.propagate, False
    try:
        yield told
    finally:
        log.propagate = propagated
        log.removeHandler(told)


def check(random: Random, told: Told) -> None:
    """Read and judge one body."""
    told.lines.clear()
    match random.randrange(10):
        case 0 | 1 | 2 | 3 | 4:
            _check_page(random, told)
        case 5:
            _check_conversations(random, told)
        case 6:
            _check_sent(random)
        case 7:
            _check_damaged(random, told)
        case _:
            _check_shape(random)


def _check_page(random: Random, told: Told) -> None:
    page = bodies.page(random)
    read = wire.read_message_page(page.body, REGION)
    _judge(page, read, told)
    assert read.listed == len(page.items)


def _check_conversations(random: Random, told: Told) -> None:
    page = bodies.page(random, wrapped="conversations")
    read = wire.as_one([*wire.read_conversations(page.body, REGION)])
    _judge(page, read, told)


def _judge(page: bodies.Page, read: wire.MessagePage, told: Told) -> None:
    found: dict[object, Message] = {message.id: message for message in read.messages}
    for place in page.placed:
        item = page.items[place]
        message = found[item["id"]]
        assert message.address == item["otherAddress"]
        assert bodies.iso(message.at_us) == item["date"]
        if place in page.whole:
            _judge_whole(item, message)
    assert len(told.lines) == read.set_aside <= len(page.items) - len(page.placed)
    for message in read.messages:
        _judge_message(message)


def _judge_whole(item: bodies.Item, message: Message) -> None:
    incoming = item["direction"] == "Incoming"
    assert message.text == item["text"]
    assert message.sender == item["sender"]
    assert message.line == LineId(str(item["endpointId"]))
    assert message.line_name == item["endpointDisplayName"]
    assert message.direction is (Direction.INCOMING if incoming else Direction.OUTGOING)
    assert message.unread is (incoming and item["isUnread"])


def _judge_message(message: Message) -> None:
    """It can be kept and shown: words that UTF-8 can hold, an instant that a calendar knows."""
    assert message.id
    assert message.address
    assert message.conversation
    assert 0 <= message.at_us <= LATEST_US
    for words in (message.id, message.address, message.conversation, message.line, message.line_name, message.sender):
        words.encode()
    message.text.encode()


def _check_sent(random: Random) -> None:
    item = bodies.text_item(random, 0)
    change, left = random.choice(list(bodies.WAYS.items()))
    body = change(random, item)
    message = wire.read_sent(body, REGION)
    if left is not bodies.Left.NOTHING:
        assert message is not None
        assert message.id == item["id"]
    if message is not None:
        _judge_message(message)


def _check_damaged(random: Random, told: Told) -> None:
    body = bodies.damaged(random, bodies.page(random).body)
    try:
        read = wire.read_message_page(body, REGION, {AccountId("64a0a2")})
    except Unreadable:
        return
    assert read.listed == len(read.messages) + read.set_aside
    assert len(told.lines) == read.set_aside
    for message in read.messages:
        _judge_message(message)


def _check_shape(random: Random) -> None:
    shape, read = random.choice(SHAPES)
    body = bodies.written(bodies.shaped(random, shape))
    if random.random() < 0.2:
        body = bodies.damaged(random, body)
    with suppress(Unreadable):
        read(body)
