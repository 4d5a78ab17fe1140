"""Our client over many requests: connections that close, replies that are large, what goes out."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from evoinbox.api.client import Client, Limits
from evoinbox.api.session import Session
from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import Kept
from evoinbox.domain import errors
from evoinbox.domain.message import AccountId, LineId
from tests.contract.page import row
from tests.support.demo import NOW_US, TEXT, made
from tests.support.playback import Playback, reply_of, saying
from tests.support.sitting import PASSWORD, USER

ACCOUNT = AccountId("")


def session_at(url: str) -> Session:
    return Session(Client(url, user_agent="EvoInbox/0", region="US"), USER, PASSWORD, lambda *_: None)


@row("keep-alive", "M")
def test_reading_goes_on_over_servers_that_close_after_errors_and_after_a_hundred_requests() -> None:
    async def work() -> None:
        server = DemoServer(made())
        session = session_at(await server.start())
        await session.sign_in()
        for _ in range(3):
            for _ in range(70):
                assert (await session.messages(ACCOUNT, page=0, count=5)).listed == 5
            with pytest.raises(errors.Refused):
                await session.send(LineId("l1"), "+15035550111", "")
            with pytest.raises(errors.Refused):
                await session.send(LineId("none"), "+15035550111", "to a line that is not ours")
        await session.close()
        await server.stop()

    asyncio.run(work())


def test_a_connection_closed_between_two_reads_is_no_failure() -> None:
    closing = reply_of(b'{"items":[]}', more="Keep-Alive: timeout=0\r\n")

    async def work() -> None:
        async with Playback(saying(closing)) as server:
            session = session_at(server.url)
            for _ in range(5):
                assert (await session.messages(ACCOUNT, page=0, count=5)).listed == 0
                await server.close_connections()
            await session.close()
            assert len(server.heard) == 5
            assert server.connections == 5

    asyncio.run(work())


@row("size", "M")
def test_20_000_texts_come_in_one_reply() -> None:
    async def work() -> None:
        world = made()
        world.fill(Kept(n % 3, NOW_US + n, n % 2 == 0, "", f"text {n}: " + "x" * 150) for n in range(20_000))
        server = DemoServer(world)
        session = session_at(await server.start())
        await session.sign_in()
        page = await session.messages(ACCOUNT, page=0, count=20_030)
        assert (len(page.messages), page.set_aside, page.more) == (20_030, 0, False)
        await session.close()
        await server.stop()

    asyncio.run(work())


@pytest.mark.parametrize("more", ["", "Content-Encoding: gzip\r\n"], ids=["plain", "compressed"])
def test_a_reply_without_end_is_cut_off(more: str) -> None:
    body = b" " * 10_001
    body = gzip.compress(body) if more else body

    async def work() -> None:
        async with Playback(saying(reply_of(body, more=more))) as server:
            client = Client(server.url, user_agent="EvoInbox/0", region="US", limits=Limits(largest_reply=10_000))
            with pytest.raises(errors.Unreadable, match="more than can be right"):
                await client.messages(ACCOUNT, page=0, count=5)
            await client.close()

    asyncio.run(work())


def test_what_we_send_is_as_the_page_says() -> None:
    async def work() -> None:
        async with Playback(
            saying(reply_of(b'{"sessionId":"s","items":[]}', more="Set-Cookie: ss-id=1; path=/\r\n"))
        ) as server:
            client = Client(server.url, user_agent="EvoInbox/1.2.3", region="US")
            await client.sign_in("dana@shop.example", "p")
            await client.messages(AccountId("a1"), page=0, count=5, after_us=NOW_US)
            await client.send(LineId("l1"), "+15035550199", TEXT["body"])
            await client.close()
            signing_in, reading, sending = server.heard
            for heard in server.heard:
                assert heard.header("accept") == "application/json"
                assert heard.header("user-agent") == "EvoInbox/1.2.3"
                assert heard.header("transfer-encoding") is None
            assert signing_in.header("cookie") is None
            assert reading.header("cookie") == sending.header("cookie") == "ss-id=1"
            assert reading.header("content-type") is None
            assert sending.header("content-type") == "application/json"
            assert sending.header("content-length") == str(len(sending.body))
            assert server.connections == 2, "a send takes a connection of its own, reads share one"

    asyncio.run(work())
