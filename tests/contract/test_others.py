"""Clients nobody here wrote: the framework's own Python client against the demo server, and its wire beside ours."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from servicestack import Authenticate, JsonServiceClient, WebServiceException

from evoinbox.api.client import Client
from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import World
from evoinbox.domain.message import AccountId, LineId
from tests.contract.dtos import ListConversations, ListMessages, SendMessage
from tests.contract.page import row
from tests.support.demo import CREDENTIALS, JSON, TEXT, asked, made
from tests.support.playback import Heard, Playback, reply_of, saying

USER, PASSWORD = str(CREDENTIALS["userName"]), str(CREDENTIALS["password"])


def theirs(url: str, base: str) -> JsonServiceClient:
    """Their client, by the framework's new routes (`api`) or the old ones (an empty base)."""
    return JsonServiceClient(url).set_base_path(base)


def with_theirs(world: World, base: str, use: Callable[[JsonServiceClient], object]) -> object:
    async def work() -> object:
        server = DemoServer(world)
        url = await server.start()
        try:
            return await asyncio.to_thread(use, theirs(url, base))
        finally:
            await server.stop()

    return asyncio.run(work())


@pytest.mark.parametrize("base", ["api", ""], ids=["new routes", "old routes"])
@row("python-client", "M")
def test_the_frameworks_python_client_signs_in_lists_and_sends(base: str) -> None:
    world = made()

    def use(client: JsonServiceClient) -> None:
        who = client.send(Authenticate(provider="credentials", user_name=USER, password=PASSWORD, remember_me=True))
        assert who.display_name == world.display_name
        page = client.send(ListMessages(page=1, count_per_page=7, sort_field="Date", sort_order="Descend"))
        assert [text.text for text in page.items] == [f"text {n}" for n in range(22, 15, -1)]
        assert (page.total_count, page.has_more_pages, page.items[0].is_unread) == (30, True, False)
        both = client.send(ListMessages(account_ids=[world.account_id(0), "none"], count_per_page=99))
        assert len(both.items) == 30
        newest = [one.most_recent_message.text for one in client.send(ListConversations()).conversations]
        assert newest == ["text 27", "text 28", "text 29"]
        sent = client.send(SendMessage(endpoint_id="l1", to_address=TEXT["toAddress"], body=TEXT["body"]))
        assert (sent.text, sent.direction) == (TEXT["body"], "Outgoing")

    with_theirs(world, base, use)
    assert [(entry.address, entry.body) for entry in world.ledger] == [(TEXT["toAddress"], TEXT["body"])]


def test_the_frameworks_python_client_understands_the_refusals() -> None:
    def use(client: JsonServiceClient) -> None:
        with pytest.raises(WebServiceException) as signed_out:
            client.send(ListMessages())
        assert signed_out.value.status_code == 401
        with pytest.raises(WebServiceException) as wrong:
            client.send(Authenticate(provider="credentials", user_name=USER, password="wrong"))
        assert wrong.value.response_status.error_code == "Unauthorized"
        client.send(Authenticate(provider="credentials", user_name=USER, password=PASSWORD))
        with pytest.raises(WebServiceException) as empty:
            client.send(SendMessage(endpoint_id="l1", to_address=TEXT["toAddress"], body=""))
        assert [fault.field_name for fault in empty.value.response_status.errors] == ["Body"]

    with_theirs(made(), "api", use)


def parameters(heard: Heard) -> dict[str, object]:
    """What a request asks, however it is spelt: lists without brackets, nothing for null."""
    asked_for = dict(parse_qsl(urlsplit(heard.target).query))
    given = json.loads(heard.body) if heard.body else {}
    return {name: value.strip("[]") for name, value in asked_for.items()} | {
        name: value for name, value in given.items() if value is not None
    }


def test_what_both_put_on_the_wire_asks_the_same() -> None:
    account, line, at_us = AccountId("64a0a1"), LineId("l1"), 1_795_428_000_000_000
    body = '{"sessionId":"s","items":[],"conversations":[]}'

    async def ours(url: str) -> None:
        client = Client(url, user_agent="EvoInbox/0", region="US")
        await client.sign_in(USER, PASSWORD)
        await client.messages(account, page=3, count=50, after_us=at_us)
        await client.conversations(account)
        await client.send(line, "+15035550199", "héllo \N{BICYCLE} + more")
        await client.close()

    def of_others(url: str) -> None:
        client = theirs(url, "api")
        client.send(Authenticate(provider="credentials", user_name=USER, password=PASSWORD, remember_me=True))
        asking = ListMessages(page=3, count_per_page=50, sort_field="Date", sort_order="Descend")
        asking.account_ids, asking.after_date = [account], "2026-11-23T10:00:00.000Z"
        client.send(asking)
        client.send(ListConversations(account_ids=[account]))
        client.send(SendMessage(endpoint_id=line, to_address="+15035550199", body="héllo \N{BICYCLE} + more"))

    async def work() -> list[Heard]:
        async with Playback(saying(reply_of(body.encode()))) as server:
            await ours(server.url)
            await asyncio.to_thread(of_others, server.url)
            return server.heard

    heard = asyncio.run(work())
    mine, others = heard[:4], heard[4:]
    assert len(mine) == len(others) == 4
    for one, other in zip(mine, others, strict=True):
        assert parameters(one) == parameters(other)
        assert one.method == other.method
        for name in ("accept", "content-type", "transfer-encoding"):
            assert one.header(name) == other.header(name)
    assert [urlsplit(one.target).path for one in mine] == [
        "/auth/credentials",
        "/messages",
        "/conversations",
        "/messages",
    ]
    assert [urlsplit(other.target).path for other in others] == [
        f"/api/{name}" for name in ("Authenticate", "ListMessages", "ListConversations", "SendMessage")
    ]


@row("npm-client", "M")
def test_a_json_content_type_on_a_get_does_no_harm() -> None:
    async def ask(client: httpx.AsyncClient) -> list[int]:
        headers = {"Accept": "*/*", "Content-Type": "application/json"}
        plain = await client.get("/json/reply/ListMessages", headers=headers)
        named = await client.get("/messages", headers=JSON | {"Content-Type": "application/json"})
        return [plain.status_code, len(named.json()["items"])]

    assert asked(made(), ask) == [200, 25]


@row("vendor-client", "V")
def test_one_cookie_header_with_all_four_signs_in() -> None:
    async def ask(client: httpx.AsyncClient) -> int:
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        assert cookies.count(";") == 3
        client.cookies.clear()
        return (await client.get("/messages", headers=JSON | {"Cookie": cookies})).status_code

    assert asked(made(), ask) == 200
