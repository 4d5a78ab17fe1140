"""How many connections there are, and that each is let go of, whatever came through it."""

from __future__ import annotations

import asyncio

import pytest

from evoinbox.api.client import Client, Limits
from evoinbox.domain.errors import Unreadable
from evoinbox.domain.message import AccountId, LineId
from tests.support.playback import Playback, reply_of, saying

NOTHING = b'{"items":[]}'
SENT = b'{"id":"m1","date":"2025-03-06T14:24:00Z","direction":"Outgoing","fromAddress":"+1","toAddress":"+15035550199"}'
AT_ONCE = 4
"""As many reads may be under way (`api/client.py`)."""


async def read(client: Client) -> None:
    await client.messages(AccountId(""), page=0, count=5)


@pytest.mark.parametrize(
    "refused",
    [
        reply_of(NOTHING, more="Content-Encoding: br\r\n"),
        reply_of(b" " * 5000),
        reply_of(b"not gzip", more="Content-Encoding: gzip\r\n"),
    ],
    ids=["encoding", "length", "content"],
)
def test_an_answer_that_is_not_taken_holds_no_connection(refused: bytes) -> None:
    async def work() -> None:
        replies = [refused] * (AT_ONCE + 1)
        async with Playback(saying(*replies, reply_of(NOTHING))) as server:
            limits = Limits(pool_s=0.5, largest_reply=1000)
            client = Client(server.url, user_agent="EvoInbox/0", region="US", limits=limits)
            for _ in replies:
                with pytest.raises(Unreadable):
                    await read(client)
            await read(client)
            await client.close()

    asyncio.run(work())


def test_reads_share_a_connection_and_each_send_has_one_of_its_own() -> None:
    async def work() -> None:
        async with Playback(saying(*[reply_of(NOTHING)] * 3, reply_of(SENT))) as server:
            client = Client(server.url, user_agent="EvoInbox/0", region="US")
            for _ in range(3):
                await read(client)
            assert server.connections == 1
            for _ in range(3):
                await client.send(LineId("l1"), "+15035550199", "hello")
            assert (server.connections, len(server.heard)) == (1 + 3, 6)
            await client.close()

    asyncio.run(work())
