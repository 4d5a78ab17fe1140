"""A send cut off at each stage, over real sockets: only before its first byte may it count as not carried out."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable

import pytest

from evoinbox.api.client import Client, Limits
from evoinbox.domain.errors import ServiceError
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import Outcome, outcome_of
from tests.support.playback import heard_from, reply_of

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

TEXT = "x" * 1_500
WHOLE = reply_of(b'{"id":"m1","otherAddress":"+15035550199","date":"2026-11-23T10:00:00Z","text":"hello"}')
NO_WAIT = struct.pack("ii", 1, 0)


def reset(writer: asyncio.StreamWriter) -> None:
    """End a connection as a crashed machine or a firewall does."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_WAIT)
    writer.transport.abort()


def after_request_bytes(count: int) -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(count)
        reset(writer)

    return serve


def after_reply_bytes(count: int, end: Callable[[asyncio.StreamWriter], None]) -> Serve:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await heard_from(reader)
        writer.write(WHOLE[:count])
        await writer.drain()
        end(writer)

    return serve


async def at_once(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    reset(writer)


async def never(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await heard_from(reader)


def send_to(serve: Serve) -> Outcome:
    """The answer to the one question, after one send."""

    async def held(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        await serve(reader, writer)

    async def work() -> Outcome:
        server = await asyncio.start_server(held, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        client = Client(url, user_agent="EvoInbox/0", region="US", limits=Limits(connect_s=2, read_s=0.3, whole_s=2))
        try:
            message = await client.send(LineId("l1"), "+15035550199", TEXT)
        except ServiceError as error:
            return outcome_of(error)
        finally:
            await client.close()
            server.close()
            for writer in writers:
                writer.close()
            await server.wait_closed()
        # The outbox takes no yes without a text for one: docs/api.md, "Sending".
        return Outcome.ACCEPTED if message is not None else Outcome.UNKNOWN

    writers: list[asyncio.StreamWriter] = []
    return asyncio.run(work())


@pytest.mark.parametrize(
    "serve",
    [at_once, never, *map(after_request_bytes, (1, 50, 200, 1_000, 1_700))],
    ids=["at once", "no reply", "1 byte of it", "50 bytes", "in its head", "in its body", "near its end"],
)
def test_a_send_that_left_and_was_not_answered_may_have_been_carried_out(serve: Serve) -> None:
    assert send_to(serve) is Outcome.UNKNOWN


@pytest.mark.parametrize("end", [reset, asyncio.StreamWriter.close], ids=["reset", "closed"])
@pytest.mark.parametrize("count", [0, 1, 12, 40, len(WHOLE) - 40, len(WHOLE) - 1])
def test_a_reply_that_is_cut_anywhere_leaves_it_open(count: int, end: Callable[[asyncio.StreamWriter], None]) -> None:
    assert send_to(after_reply_bytes(count, end)) is Outcome.UNKNOWN


def test_a_whole_reply_says_that_it_was() -> None:
    assert send_to(after_reply_bytes(len(WHOLE), asyncio.StreamWriter.close)) is Outcome.ACCEPTED


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (reply_of(b"<html>", kind="text/html"), Outcome.UNKNOWN),
        (reply_of(b"", status="302 Found", more="Location: /login\r\n"), Outcome.UNKNOWN),
        (reply_of(b"", status="500 E"), Outcome.UNKNOWN),
        (reply_of(b"", status="502 E"), Outcome.UNKNOWN),
        (reply_of(b"", status="504 E"), Outcome.UNKNOWN),
        (reply_of(b"", status="401 Unauthorized", kind=""), Outcome.NOT_CARRIED_OUT),
        (reply_of(b"", status="429 E"), Outcome.NOT_CARRIED_OUT),
        (reply_of(b"", status="400 E"), Outcome.REFUSED),
        (reply_of(b"Forbidden", status="403 E", kind="text/plain"), Outcome.REFUSED),
        (reply_of(b"404", status="404 E", kind="text/plain"), Outcome.REFUSED),
        (reply_of(b"{", status="200 OK"), Outcome.UNKNOWN),
        (reply_of(b"{}", status="200 OK"), Outcome.UNKNOWN),
        (reply_of(b"", status="204 No Content", kind=""), Outcome.UNKNOWN),
        (reply_of(b"", status="408 E"), Outcome.REFUSED),
        (b"garbage\r\n\r\n", Outcome.UNKNOWN),
    ],
    ids=[
        "page",
        "302",
        "500",
        "502",
        "504",
        "401",
        "429",
        "400",
        "403",
        "404",
        "200, broken",
        "200, empty",
        "204",
        "408",
        "not HTTP",
    ],
)
def test_each_answer_is_sorted(reply: bytes, outcome: Outcome) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await heard_from(reader)
        writer.write(reply)
        await writer.drain()

    assert send_to(serve) is outcome


def test_a_port_that_is_closed_was_never_reached() -> None:
    async def work() -> None:
        with socket.socket() as kept:
            kept.bind(("127.0.0.1", 0))
            client = Client(f"http://127.0.0.1:{kept.getsockname()[1]}", user_agent="EvoInbox/0", region="US")
            with pytest.raises(ServiceError) as refused:
                await client.send(LineId("l1"), "+15035550199", TEXT)
            assert outcome_of(refused.value) is Outcome.NOT_CARRIED_OUT
            await client.close()

    asyncio.run(work())
