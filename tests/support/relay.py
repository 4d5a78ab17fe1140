"""An HTTP proxy on loopback: hands everything on to one server, whatever name it was asked for."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.support.playback import Heard, heard_from, reply_of


class Relay:
    """Listens while it is entered; `heard` is what came.

    `refusal` is said instead of handing on: to everybody, or with a `password` to those who do not give it.
    """

    def __init__(self, port: int, *, refusal: bytes = b"", password: str = "") -> None:
        self._port = port
        self._refusal = refusal
        self._password = password
        self._tasks: set[asyncio.Task[None]] = set()
        self.heard: list[Heard] = []
        self.url = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=1)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            heard = await heard_from(reader)
            self.heard.append(heard)
            if self._refusal and (not self._password or heard.header("proxy-authorization") != self._password):
                writer.write(self._refusal)
                await writer.drain()
            else:
                await self._hand_on(heard, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _hand_on(self, heard: Heard, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._port)
        if heard.method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            parts = urlsplit(heard.target)
            headers = "".join(f"{name}: {value}\r\n" for name, value in heard.headers)
            back.write(f"{heard.method} {parts.path}?{parts.query} HTTP/1.1\r\n{headers}\r\n".encode() + heard.body)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(_copied(reader, back))
                both.create_task(_copied(there, writer))
        finally:
            back.close()


async def _copied(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while piece := await source.read(65_536):
        target.write(piece)
        await target.drain()
    target.close()


WANTS_PASSWORD = reply_of(
    b"", status="407 Proxy Authentication Required", kind="", more='Proxy-Authenticate: Basic realm="x"\r\n'
)
"""What a proxy says to those it does not know."""
