"""The rows of docs/api.md that end in a reply: how the demo server comes to it, what the client makes of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

import httpx

from evoinbox.api.client import Client, SignedIn
from evoinbox.api.wire import Chat, MessagePage
from evoinbox.demo.world import World
from evoinbox.domain import errors
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import FieldFault
from evoinbox.domain.message import Account, AccountId, Direction, Line, LineId, Message, MessageId, ThreadId
from tests.support.demo import CREDENTIALS, JSON, TEXT, get, post

Ask = Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]
Call = Callable[[Client], Awaitable[object]]

ACCOUNT: Final = AccountId("64a0000000000000000000a1")
LINE: Final = LineId("64b0000000000000000000e1")
THREAD: Final = ThreadId("64c0000000000000000000c1")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name and source as in docs/api.md; `means` is what `call` gives, or the error it raises.

    `call` is None for what the client never asks. `prepare` changes the demo server's world first.
    """

    name: str
    source: str
    ask: Ask
    call: Call | None = None
    means: object = None
    signed_in: bool = True
    faults: str = ""
    prepare: Callable[[World], object] = lambda _: None


def signing_in(client: Client) -> Awaitable[object]:
    return client.sign_in("ann@shop.example", "right")


def sending(client: Client) -> Awaitable[object]:
    return client.send(LINE, "+15035550111", "Yes, come by!")


def to_chat(client: Client) -> Awaitable[object]:
    return client.send_to_chat("65e0000000000000000000f1", "Yes, come by!")


def reading(client: Client) -> Awaitable[object]:
    return client.messages(ACCOUNT, page=0, count=2)


def listing(client: Client) -> Awaitable[object]:
    return client.conversations(ACCOUNT)


def plain(path: str) -> Ask:
    """As a browser asks: any type will do."""
    return lambda client: client.get(path, headers={"Accept": "*/*"})


def typed(body: bytes) -> Ask:
    return lambda client: client.post("/messages", content=body, headers=JSON | {"Content-Type": "application/json"})


KEY: Final = ConversationKey("tel:+15035550111")
AT_US: Final = 1_795_428_000_000_000
ASKED: Final = Message(
    id=MessageId("65a1f0c2e4b0a1b2c3d4e5f6"),
    conversation=KEY,
    address="+15035550111",
    line=LINE,
    line_name="Front desk",
    at_us=AT_US + 123_456,
    direction=Direction.INCOMING,
    sender="",
    text="Grüße \N{BICYCLE}, is it ready?",
    unread=True,
)
TOLD: Final = replace(
    ASKED,
    id=MessageId("65a1f0c2e4b0a1b2c3d4e5f7"),
    at_us=AT_US + 60_000_000,
    direction=Direction.OUTGOING,
    sender="Ann",
    text="Yes, come by!",
    unread=False,
)
CHAT: Final = Chat(
    "65e0000000000000000000f1",
    LINE,
    frozenset({ConversationKey("name:PARCELPAL"), ConversationKey("tel:+15035550101")}),
)
ROLES: Final = frozenset({"Customer", "User"})
NOT_EMPTY: Final = "'Body' must not be empty."


def only_customer(world: World) -> None:
    """Let the role that sends be missing."""
    world.roles = frozenset({"Customer"})


def open_chat(world: World) -> None:
    world.open_chat(2)


def one_thread(world: World) -> None:
    """Only the first customer has written."""
    del world.threads[1:]
    del world.threads[0].places[world.threads[0].places.index(world.threads[0].last_incoming) + 1 :]


OPERATIONS: Final = (
    Row(
        "authenticate", "V, M", post("/auth/credentials", CREDENTIALS), signing_in, SignedIn("Ann", ROLES),
        signed_in=False,
    ),
    Row("sign-out", "V, M", post("/auth/logout", {}), lambda client: client.sign_out()),
    Row("auth-status", "D", get("/auth/status"), lambda client: client.roles(), ROLES),
    Row("accounts", "D", get("/accounts"), lambda client: client.accounts(), (Account(ACCOUNT, "Shop"),)),
    Row(
        "endpoints", "D, V", get("/endpoints?types=PhoneNumber"), lambda client: client.lines(ACCOUNT),
        (Line(LINE, "Front desk"),),
    ),
    Row(
        "conversations", "D", get("/conversations"), listing,
        MessagePage((ASKED,), 1, 0, None, more=False, threads={THREAD: ASKED.conversation}), prepare=one_thread,
    ),
    Row("messages", "D", get("/messages?countPerPage=2"), reading, MessagePage((ASKED, TOLD), 2, 0, 30, more=True)),
    Row("send", "D", post("/messages", TEXT), sending, TOLD),
    Row(
        "send-by-session", "D", post(f"/sessions/{0x5E:08x}{2:016x}/messages", {"body": "x"}), to_chat, TOLD,
        prepare=open_chat,
    ),
    Row("active-sessions", "D", get("/sessions/active"), lambda client: client.chats(), (CHAT,), prepare=open_chat),
    Row("my-sessions", "D", get("/sessions/my"), prepare=open_chat),
    Row("sessions", "D, V", get("/sessions?startDate=2026-11-01&endDate=2026-11-30"), prepare=open_chat),
    Row("home", "D", get("/portal/home"), prepare=one_thread),
    Row("device-token", "D", post("/app/tokens", {"deviceType": "Web", "token": "t"})),
    Row(
        "paging", "D, V", get("/messages?page=9&simplifiedPaging=true"), reading,
        MessagePage((), 0, 0, None, more=False),
    ),
)  # fmt: skip

SIGNING_IN: Final = (
    Row(
        "wrong-password", "M", post("/auth/credentials", CREDENTIALS | {"password": "wrong"}), signing_in,
        errors.WrongPassword("Invalid Username or Password"), signed_in=False,
    ),
    Row(
        "empty-credentials", "M", post("/auth/credentials", CREDENTIALS | {"password": ""}), signing_in,
        errors.ServerFailed(
            500, "ValidationException", "'Password' must not be empty.",
            faults=(FieldFault("Password", "NotEmpty", "'Password' must not be empty."),),
        ),
        signed_in=False,
    ),
    Row("nobody", "M", get("/auth/status"), lambda client: client.roles(), errors.SignedOut(), signed_in=False),
)  # fmt: skip

REFUSALS: Final = (
    Row("signed-out", "M", get("/messages"), reading, errors.SignedOut(), signed_in=False),
    Row("signed-out-page", "M", plain("/messages"), reading, errors.Unreadable("a redirect"), signed_in=False),
    Row("web-page", "M", plain("/messages"), reading, errors.Unreadable("a web page")),
    Row(
        "role-missing", "M", post("/messages", TEXT), sending, errors.Forbidden(403),
        prepare=only_customer,
    ),
    Row(
        "forbidden-by-service", "M", post("/messages", TEXT), sending,
        errors.Forbidden(403, "Forbidden", "You may not use this line"), faults="forbid@send",
    ),
    Row(
        "validation", "M", post("/messages", TEXT | {"body": ""}), sending,
        errors.Refused(400, "NotEmpty", NOT_EMPTY, faults=(FieldFault("Body", "NotEmpty", NOT_EMPTY),)),
    ),
    Row(
        "binding", "M", get("/messages?pAge=x"), reading,
        errors.Refused(
            400, "SerializationException", "Unable to bind to request 'ListMessages'",
            faults=(FieldFault("pAge", "SerializationException", "'x' is an Invalid value for 'pAge'"),),
        ),
    ),
    Row("no-status", "M", get("/conversations?afterDate=soon"), listing, errors.Refused(400)),
    Row(
        "unhandled", "M", get("/messages"), reading,
        errors.ServerFailed(500, "NullReferenceException", "Object reference not set to an instance of an object."),
        faults="error-before@messages",
    ),
    Row("unknown-route", "M", get("/message"), reading, errors.Missing(404)),
    Row("sign-in-verb", "M", get("/auth/credentials"), signing_in, errors.Missing(405), signed_in=True),
    Row(
        "throttled", "M", get("/messages"), reading, errors.Throttled(429, retry_after_s=7.0),
        faults="throttle@messages:7",
    ),
    Row(
        "malformed", "M", typed(b'{"body"'), sending,
        errors.Refused(400, "SerializationException", "Unable to bind to request 'SendMessage'"),
    ),
)  # fmt: skip

RECORDED_ONLY: Final = (
    Row("role-missing-empty", "M", get("/"), sending, errors.Forbidden(403)),
    Row("unknown-route-empty", "M", get("/"), reading, errors.Missing(404)),
)
"""A second way to say the same, of which the demo server has the other."""

ROWS: Final = (*OPERATIONS, *SIGNING_IN, *REFUSALS)
