"""What never leaves for where it does not belong: credentials and cookies, wherever a server points to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from evoinbox.api.client import Client
from evoinbox.domain.errors import ServiceError
from evoinbox.domain.message import AccountId, LineId
from tests.support.playback import Playback, reply_of, saying

COOKIE = "ss-id=marked"
WAYS: dict[str, Callable[[Client], Awaitable[object]]] = {
    "sign-in": lambda client: client.sign_in("ann@shop.example", "marked password"),
    "read": lambda client: client.messages(AccountId(""), page=0, count=5),
    "send": lambda client: client.send(LineId("l1"), "+15035550199", "marked text"),
    "sign-out": lambda client: client.sign_out(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_never_followed(way: str, status: str) -> None:
    async def work() -> None:
        async with Playback(saying(reply_of(b"{}"))) as elsewhere:
            moved = reply_of(b"", status=status, more=f"Location: {elsewhere.url}/there\r\n")
            async with Playback(saying(moved)) as server:
                client = Client(server.url, user_agent="EvoInbox/0", region="US")
                client.cookies["ss-id"] = "marked"
                with pytest.raises(ServiceError):
                    await WAYS[way](client)
                await client.close()
                assert len(server.heard) == 1
            assert (elsewhere.connections, elsewhere.heard) == (0, [])

    asyncio.run(work())


def test_cookies_go_back_to_the_server_they_came_from_whatever_domain_they_name() -> None:
    async def work() -> None:
        async with Playback(saying(reply_of(b'{"items":[]}'))) as other:
            given = reply_of(
                b'{"sessionId":"s","userId":"u"}', more=f"Set-Cookie: {COOKIE}; path=/; domain=127.0.0.1\r\n"
            )
            async with Playback(saying(given, reply_of(b'{"items":[]}'))) as server:
                ours = Client(server.url, user_agent="EvoInbox/0", region="US")
                await ours.sign_in("ann@shop.example", "marked password")
                await ours.messages(AccountId(""), page=0, count=5)
                theirs = Client(other.url, user_agent="EvoInbox/0", region="US")
                await theirs.messages(AccountId(""), page=0, count=5)
                await ours.close()
                await theirs.close()
                assert server.heard[-1].header("cookie") == COOKIE
            assert other.heard[0].header("cookie") is None

    asyncio.run(work())
