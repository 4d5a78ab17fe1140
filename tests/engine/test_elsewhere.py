"""Signing in to a server that is something else: one clear sentence, within the limits, every time."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from evoinbox.api.client import Limits
from evoinbox.engine.changes import SignInFailed
from evoinbox.engine.commands import SignIn
from evoinbox.vault import MemoryVault
from evoinbox.wording import sentence
from tests.support.playback import Heard, Playback, heard_from, reply_of, saying
from tests.support.sitting import PASSWORD, USER, Window, play, running

LIMITS = Limits(connect_s=0.3, read_s=0.3, write_s=0.3, pool_s=0.3, whole_s=0.6, largest_reply=100_000)

Place = Callable[[], AbstractAsyncContextManager[str]]


def answering(reply: bytes) -> Place:
    @asynccontextmanager
    async def place() -> AsyncIterator[str]:
        async with Playback(saying(reply)) as server:
            yield server.url

    return place


def page(body: bytes, status: str = "200 OK") -> Place:
    return answering(reply_of(body, status=status, kind="text/html; charset=utf-8"))


@asynccontextmanager
async def silent() -> AsyncIterator[str]:
    """Takes every connection and never says a word."""
    quiet = asyncio.Event()

    async def wait(_heard: Heard, _writer: asyncio.StreamWriter) -> None:
        await quiet.wait()

    async with Playback(wait) as server:
        yield server.url


@asynccontextmanager
async def dripping() -> AsyncIterator[str]:
    """Says a byte now and then, each within the limit for one read."""

    async def drip(_heard: Heard, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n")
        for _ in range(1_000):
            writer.write(b" ")
            await writer.drain()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(0.05):
                    await asyncio.Event().wait()

    async with Playback(drip) as server:
        yield server.url


@asynccontextmanager
async def greeting() -> AsyncIterator[str]:
    """Speaks first, and hangs up on what it does not know."""

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n")
        await heard_from(reader)
        writer.write(b"Invalid SSH identification string.\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@asynccontextmanager
async def closed() -> AsyncIterator[str]:
    """A port nobody listens on."""
    with socket.socket() as kept:
        kept.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{kept.getsockname()[1]}"


@asynccontextmanager
async def full() -> AsyncIterator[str]:
    """A port whose queue is full: like an address packets to which are dropped, it never accepts."""
    with socket.socket() as kept, contextlib.ExitStack() as others:
        kept.bind(("127.0.0.1", 0))
        kept.listen(0)
        for _ in range(4):
            other = others.enter_context(socket.socket())
            other.setblocking(False)
            other.connect_ex(kept.getsockname())
        yield f"http://127.0.0.1:{kept.getsockname()[1]}"


@asynccontextmanager
async def nameless() -> AsyncIterator[str]:
    """A name that no server has."""
    yield "https://no-such-host.invalid"


CUT_OFF = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{"

PLACES: dict[str, tuple[Place, str]] = {
    "web page": (
        page(b"<!DOCTYPE html><title>Welcome</title>"),
        "answered with a web page. Check",
    ),
    "login redirect": (
        page(b"", "302 Found\r\nLocation: /login"),
        "answered with a redirect. Check",
    ),
    "page 404": (page(b"<h1>404</h1>", "404 Not Found"), "no Evo Voice service at this address"),
    "page 405": (page(b"", "405 Method Not Allowed"), "no Evo Voice service at this address"),
    "page 403": (page(b"<h1>denied</h1>", "403 Forbidden"), "administrator"),
    "page 501": (page(b"<h1>501</h1>", "501 Unsupported method ('POST')"), "no Evo Voice service at this address"),
    "page 502": (page(b"<h1>502</h1>", "502 Bad Gateway"), "problem of its own (error 502). Try again"),
    "JSON API": (answering(reply_of(b'{"token":"abc","user":{"id":1}}')), "does not look like an Evo Voice server"),
    "JSON list": (answering(reply_of(b'["a"]')), "answered with JSON of another kind"),
    "empty object": (answering(reply_of(b"{}")), "does not look like an Evo Voice server"),
    "JSON 401": (answering(reply_of(b'{"error":1}', status="401 Unauthorized")), "do not go together"),
    "half of JSON": (answering(reply_of(b'{"items":')), "answered with JSON of another kind"),
    "plain text": (answering(reply_of(b"pong", kind="text/plain")), "content of the type text/plain"),
    "nothing": (answering(reply_of(b"", status="204 No Content", kind="")), "does not look like an Evo Voice server"),
    "endless": (answering(reply_of(b" " * 200_000)), "more than can be right"),
    "cut off": (answering(CUT_OFF), "broke off"),
    "hung up": (answering(b""), "broke off"),
    "silent": (silent, "took too long to answer"),
    "dripping": (dripping, "took too long to answer"),
    "SSH": (greeting, "broke off before the answer came. Try again; if it stays so, check the server's address"),
    "not HTTP": (answering(b"220 mail.example ESMTP\r\n\r\n"), "something that is not HTTP"),
    "closed port": (closed, "cannot be reached"),
    "black hole": (full, "cannot be reached"),
    "no such name": (nameless, "No server of that name"),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_server_that_is_something_else_is_said_so(tmp_path: Path, name: str) -> None:
    place, said = PLACES[name]

    async def work() -> None:
        async with place() as url, running(Window(tmp_path, MemoryVault(), limits=LIMITS)) as window:
            window.post(SignIn(url, USER, PASSWORD))
            failed = await window.until(SignInFailed)
            assert said in sentence(failed.error)

    play(work())
