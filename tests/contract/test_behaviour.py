"""The demo server against what is documented and measured of the service, row by row, over real sockets."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest

from evoinbox.demo.server import DemoServer
from tests.contract.page import row
from tests.support.demo import CREDENTIALS, JSON, TEXT, Clock, asked, get, made, post

Ask = Callable[[httpx.AsyncClient], Awaitable[httpx.Response]]

# ---- signing in


def test_a_sign_in_gives_the_four_cookies_and_a_session() -> None:
    reply = asked(made(), post("/auth/credentials", CREDENTIALS), signed_in=False)
    given = {line.partition("=")[0]: line for line in reply.headers.get_list("set-cookie")}

    assert given.keys() == {"ss-id", "ss-pid", "ss-opt", "X-UAId"}
    assert all("path=/" in line and "httponly" in line and "samesite=lax" in line for line in given.values())
    assert given["ss-opt"].startswith("ss-opt=perm")
    assert reply.json()["sessionId"] == given["ss-pid"].partition("=")[2].partition(";")[0]
    assert set(reply.json()["roles"]) == {"User", "Customer"}


SIGN_INS: list[tuple[str, object, int]] = [
    ("camel case", CREDENTIALS, 200),
    ("pascal case", {name[0].upper() + name[1:]: value for name, value in CREDENTIALS.items()}, 200),
    ("wrong password", CREDENTIALS | {"password": "wrong"}, 401),
    ("no password", CREDENTIALS | {"password": ""}, 500),
    ("no user", {"password": "right"}, 500),
]


@pytest.mark.parametrize(("body", "status"), [row[1:] for row in SIGN_INS], ids=[row[0] for row in SIGN_INS])
@row("sign-in-spellings", "M")
def test_sign_ins(body: object, status: int) -> None:
    reply = asked(made(), post("/auth/credentials", body), signed_in=False)

    assert reply.status_code == status
    assert ("responseStatus" in reply.json()) is True
    if status == 500:
        assert reply.json()["responseStatus"]["errors"]


def test_a_truncated_sign_in_is_500_and_a_form_signs_in() -> None:
    async def ask(client: httpx.AsyncClient) -> tuple[int, int]:
        cut = await client.post("/auth/credentials", content=b"{", headers=JSON | {"Content-Type": "application/json"})
        form = await client.post("/auth/credentials", data={"userName": "ann@shop.example", "password": "right"})
        return cut.status_code, form.status_code

    assert asked(made(), ask, signed_in=False) == (500, 200)


@row("remember-me", "M")
def test_remember_me_moves_the_session_to_ss_pid_with_ss_opt() -> None:
    async def ask(client: httpx.AsyncClient) -> list[int]:
        cookies = dict(client.cookies)
        sent = [("ss-id",), ("ss-pid",), ("ss-pid", "ss-opt"), ("ss-id", "ss-pid", "ss-opt")]
        client.cookies.clear()
        return [
            (
                await client.get("/messages", headers=JSON | {"Cookie": "; ".join(f"{n}={cookies[n]}" for n in names)})
            ).status_code
            for names in sent
        ]

    assert asked(made(), ask) == [401, 401, 200, 200]


@row("new-ids", "M")
def test_each_sign_in_gives_new_ids_and_ends_those_sent_along() -> None:
    async def ask(client: httpx.AsyncClient) -> tuple[bool, list[int]]:
        old = dict(client.cookies)
        await client.post("/auth/credentials", json=CREDENTIALS, headers=JSON)
        new = dict(client.cookies)
        client.cookies.clear()
        given = ["; ".join(f"{name}={value}" for name, value in kept.items()) for kept in (old, new)]
        asked = [await client.get("/messages", headers=JSON | {"Cookie": cookies}) for cookies in given]
        return old["ss-pid"] != new["ss-pid"] and old["ss-id"] != new["ss-id"], [a.status_code for a in asked]

    assert asked(made(), ask) == (True, [401, 200])


@row("wrong-password-kills", "M")
def test_a_wrong_password_with_a_live_session_kills_it() -> None:
    async def ask(client: httpx.AsyncClient) -> list[int]:
        before = await client.get("/messages", headers=JSON)
        wrong = await client.post("/auth/credentials", json=CREDENTIALS | {"password": "wrong"}, headers=JSON)
        after = await client.get("/messages", headers=JSON)
        return [reply.status_code for reply in (before, wrong, after)]

    assert asked(made(), ask) == [200, 401, 401]


@row("expiry", "M")
def test_a_session_ends_a_fixed_time_after_the_sign_in_however_it_is_used() -> None:
    clock = Clock()

    async def ask(client: httpx.AsyncClient) -> list[int]:
        statuses = []
        for _ in range(5):
            clock.us += 7 * 24 * 3600 * 1_000_000
            statuses.append((await client.get("/messages", headers=JSON)).status_code)
        return statuses

    assert asked(made(clock), ask) == [200, 200, 200, 401, 401]


@row("signed-out-ids", "M")
def test_signing_out_ends_it_on_the_server_too() -> None:
    async def ask(client: httpx.AsyncClient) -> tuple[object, int]:
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        left = await client.post("/auth/logout", headers=JSON)
        return left.json(), (await client.get("/messages", headers=JSON | {"Cookie": cookies})).status_code

    assert asked(made(), ask) == ({"responseStatus": {}}, 401)


def test_signing_out_takes_the_ids_away_and_leaves_the_option() -> None:
    async def ask(client: httpx.AsyncClient) -> set[str]:
        await client.post("/auth/logout", headers=JSON)
        return set(client.cookies)

    assert asked(made(), ask) == {"ss-opt", "X-UAId"}


def test_who_am_i() -> None:
    inside = asked(made(), get("/auth/status"))
    outside = asked(made(), get("/auth/status"), signed_in=False)

    assert inside.json()["isAuthenticated"] is True
    assert inside.json()["emailAddress"] == "ann@shop.example"
    assert (outside.status_code, outside.content) == (204, b"")


@row("basic", "V")
def test_basic_signs_each_request_in() -> None:
    async def ask(client: httpx.AsyncClient) -> list[int]:
        right = await client.get("/messages", headers=JSON, auth=("ann@shop.example", "right"))
        wrong = await client.get("/messages", headers=JSON, auth=("ann@shop.example", "wrong"))
        return [right.status_code, wrong.status_code]

    assert asked(made(), ask, signed_in=False) == [200, 401]


def test_each_basic_request_makes_a_new_session() -> None:
    async def ask(client: httpx.AsyncClient) -> list[str]:
        replies = [await client.get("/messages", headers=JSON, auth=("ann@shop.example", "right")) for _ in range(2)]
        return [reply.cookies["ss-id"] for reply in replies]

    first, second = asked(made(), ask, signed_in=False)
    assert first != second


@pytest.mark.parametrize(
    "ask",
    [get("/nothing"), get("/auth/status"), post("/auth/credentials", CREDENTIALS | {"password": "wrong"})],
    ids=["404", "204", "401"],
)
@row("anonymous-cookies", "M")
def test_any_first_request_gets_anonymous_cookies(ask: Ask) -> None:
    reply = asked(made(), ask, signed_in=False)

    assert {line.partition("=")[0] for line in reply.headers.get_list("set-cookie")} == {"ss-id", "ss-pid"}


# ---- refusals


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("DELETE", "/conversations", 404),
        ("HEAD", "/messages", 404),
        ("OPTIONS", "/messages", 404),
        ("GET", "/auth/credentials", 405),
        ("PUT", "/messages", 400),
        ("GET", "/sessions/x/messages", 404),
    ],
)
def test_unknown_routes_and_verbs(method: str, path: str, status: int) -> None:
    assert asked(made(), lambda client: client.request(method, path, headers=JSON)).status_code == status


def test_a_missing_role_is_403_in_plain_text() -> None:
    reader = made(roles=frozenset({"Customer"}))
    agent = made(roles=frozenset({"User"}))
    sent = asked(reader, post("/messages", {"endpointId": "l1", "toAddress": "+15035550111", "body": "x"}))
    lines = asked(agent, get("/endpoints"))

    assert (sent.status_code, sent.headers["content-type"]) == (403, "text/plain")
    assert lines.status_code == 403
    assert asked(reader, get("/messages")).status_code == 200
    assert reader.ledger == []


@pytest.mark.parametrize("role", ["SystemAdministrator", "Manager", "Customer"])
def test_each_of_three_roles_may_list_lines(role: str) -> None:
    assert asked(made(roles=frozenset({role})), get("/endpoints")).status_code == 200


@pytest.mark.parametrize("query", ["PAGE=x", "countPerPage=1.5", "Simplifiedpaging=maybe", "SortOrder=Down", "all=2"])
def test_what_does_not_bind_is_named_as_it_was_spelt(query: str) -> None:
    reply = asked(made(), get(f"/messages?{query}"))
    errors = reply.json()["responseStatus"]["errors"]

    assert reply.status_code == 400
    assert [(e["errorCode"], e["fieldName"]) for e in errors] == [("SerializationException", query.partition("=")[0])]


@row("reason-phrase", "M")
def test_errors_carry_their_code_in_the_reason_phrase_and_close() -> None:
    reply = asked(made(), get("/messages?page=x"))

    assert (reply.status_code, reply.reason_phrase) == (400, "SerializationException")
    assert reply.json()["responseStatus"]["errorCode"] == "SerializationException"
    assert reply.headers["connection"] == "close"


def test_a_foreign_host_is_refused() -> None:
    assert asked(made(), get("/messages", Host="evil.example")).status_code == 400


def test_it_listens_on_this_computer_only() -> None:
    async def work() -> list[str]:
        server = DemoServer(made())
        await server.start()
        assert server._server is not None
        bound = [listening.getsockname()[0] for listening in server._server.sockets]
        await server.stop()
        return bound

    assert asyncio.run(work()) == ["127.0.0.1"]


# ---- sending


def test_a_text_is_kept_once_and_comes_back_whole() -> None:
    world = made()
    reply = asked(world, post("/messages", TEXT)).json()

    assert (reply["text"], reply["otherAddress"], reply["direction"]) == (TEXT["body"], TEXT["toAddress"], "Outgoing")
    assert [(entry.body, entry.address, entry.line) for entry in world.ledger] == [
        (TEXT["body"], TEXT["toAddress"], "l1")
    ]
    assert reply["id"] == world.ledger[0].message


def test_a_chat_is_written_to_by_its_session_and_nothing_else() -> None:
    world = made()
    session = world.open_chat(2)

    async def ask(client: httpx.AsyncClient) -> tuple[list[str], httpx.Response]:
        listed = (await client.get("/sessions/active", headers=JSON)).json()["sessions"]
        reply = await client.post(f"/Sessions/{session}/messages", json=TEXT, headers=JSON)
        return [one["id"] for one in listed], reply

    listed, reply = asked(world, ask)
    assert listed == [session]
    assert (reply.status_code, reply.json()["otherAddress"]) == (200, "PARCELPAL")
    assert [entry.address for entry in world.ledger] == ["PARCELPAL"]
    assert asked(made(), post("/sessions/none/messages", TEXT)).status_code == 404


def test_a_text_sent_is_in_the_account_of_its_line() -> None:
    world = made()
    world.split_into(["North", "South"])
    sent = [asked(world, post("/messages", TEXT | {"endpointId": line})).json() for line in ("l1", "l2")]

    assert [text["accountId"] for text in sent] == [world.account_id(0), world.account_id(1)]


def test_a_number_spelt_otherwise_is_the_same_customer() -> None:
    world = made()
    count = len(world.threads)
    assert asked(world, post("/messages", TEXT | {"toAddress": "(503) 555-0111"})).status_code == 200
    world.add(0, "STOP", incoming=True, sender="")

    assert len(world.threads) == count
    assert asked(world, post("/messages", TEXT | {"toAddress": "1 503-555-0111"})).status_code == 400


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"body": ""}, "NotEmpty", "Body"),
        ({"toAddress": None}, "NotEmpty", "ToAddress"),
        ({"endpointId": "no"}, "ArgumentException", ""),
    ],
    ids=["body", "address", "line"],
)
def test_what_is_not_valid_is_refused_by_field(change: dict[str, str], code: str, field: str) -> None:
    world = made()
    reply = asked(world, post("/messages", TEXT | change))
    status = reply.json()["responseStatus"]

    assert (reply.status_code, status["errorCode"]) == (400, code)
    assert [error["fieldName"] for error in status["errors"]] == ([field] if field else [])
    assert world.ledger == []


@row("content-type", "M")
def test_a_body_not_called_json_counts_as_none() -> None:
    world = made()

    async def ask(client: httpx.AsyncClient) -> int:
        headers = JSON | {"Content-Type": "text/plain"}
        return (await client.post("/messages", content=json.dumps(TEXT), headers=headers)).status_code

    assert asked(world, ask) == 400
    assert world.ledger == []


@row("chunked", "M")
def test_a_chunked_body_counts_as_none() -> None:
    world = made()

    async def chunks() -> AsyncIterator[bytes]:
        yield json.dumps(TEXT).encode()

    async def ask(client: httpx.AsyncClient) -> int:
        headers = JSON | {"Content-Type": "application/json"}
        return (await client.post("/messages", content=chunks(), headers=headers)).status_code

    assert asked(world, ask) == 400
    assert world.ledger == []


def test_who_opted_out_cannot_be_texted() -> None:
    world = made()
    world.add(0, " stop ", incoming=True, sender="")
    reply = asked(world, post("/messages", TEXT | {"toAddress": "+15035550111"}))

    assert (reply.status_code, reply.json()["responseStatus"]["errorCode"]) == (400, "21610")
    world.add(0, "You will get no more texts.", incoming=False, sender="Flow")
    assert asked(world, post("/messages", TEXT | {"toAddress": "+15035550111"})).status_code == 400
    world.add(0, "please stop calling", incoming=True, sender="")
    assert asked(world, post("/messages", TEXT | {"toAddress": "+15035550111"})).status_code == 200


@pytest.mark.parametrize("path", ["/json/reply/ListMessages", "/api/ListMessages"])
def test_predefined_routes_exist_too(path: str) -> None:
    assert len(asked(made(), get(f"{path}?countPerPage=7")).json()["items"]) == 7


@row("json", "M")
def test_answers_are_chunked_utf8_json_and_connections_are_kept() -> None:
    async def ask(client: httpx.AsyncClient) -> tuple[httpx.Response, set[object]]:
        replies = [await client.get("/messages?countPerPage=1", headers=JSON) for _ in range(3)]
        return replies[0], {reply.extensions["network_stream"] for reply in replies}

    reply, streams = asked(made(), ask)

    assert reply.headers["content-type"] == "application/json; charset=utf-8"
    assert reply.headers["transfer-encoding"] == "chunked"
    assert reply.headers["vary"] == "Accept"
    assert len(streams) == 1


def test_stopping_cuts_open_connections_and_frees_the_port() -> None:
    async def work() -> None:
        server = DemoServer(made())
        url = await server.start()
        async with httpx.AsyncClient(base_url=url) as client:
            await client.get("/messages", headers=JSON)
            async with asyncio.timeout(10):
                await server.stop()
            again = DemoServer(made())
            assert await again.start(int(url.rpartition(":")[2])) == url
            await again.stop()

    asyncio.run(work())
