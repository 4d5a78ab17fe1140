"""A server that answers what a test tells it to, byte by byte, and keeps what it heard."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Heard:
    """One request as it was on the wire; header names in lower case."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The only value of a header."""
        found = [value for other, value in self.headers if other == name]
        assert len(found) < 2, f"{name} came twice"
        return found[0] if found else None


Answer = Callable[[Heard, asyncio.StreamWriter], Awaitable[None]]
"""Writes what is to be said; closing the writer ends the connection."""


def saying(*replies: bytes) -> Answer:
    """Say these one after the other, and the last one ever after."""
    left = list(replies)

    async def answer(_heard: Heard, writer: asyncio.StreamWriter) -> None:
        reply = left.pop(0) if len(left) > 1 else left[0]
        writer.write(reply)
        await writer.drain()
        if b"\r\nConnection: close" in reply.partition(b"\r\n\r\n")[0] or not reply:
            writer.close()

    return answer


def reply_of(body: bytes, *, status: str = "200 OK", kind: str = "application/json", more: str = "") -> bytes:
    """One whole reply."""
    typed = f"Content-Type: {kind}\r\n" if kind else ""
    return f"HTTP/1.1 {status}\r\n{typed}Content-Length: {len(body)}\r\n{more}\r\n".encode() + body


class Playback:
    """Listens on loopback while it is entered; `url` is where, `heard` what came."""

    def __init__(self, answer: Answer, *, tls: ssl.SSLContext | None = None) -> None:
        self._answer = answer
        self._tls = tls
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self.heard: list[Heard] = []
        self.connections = 0
        self.url = ""
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=1)

    async def close_connections(self) -> None:
        """Close what is open, as servers do that were idle for long; returns when the other side can have seen it."""
        writers = list(self._writers)
        for writer in writers:
            writer.close()
            await writer.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        self.connections += 1
        try:
            while not writer.is_closing():
                heard = await heard_from(reader)
                self.heard.append(heard)
                await self._answer(heard, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._tasks.discard(task)
            self._writers.discard(writer)
            writer.close()


async def heard_from(reader: asyncio.StreamReader) -> Heard:
    """The next request; raises IncompleteReadError when there is none."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").strip().split("\r\n")
    method, target, _ = first.split(" ")
    headers = tuple((name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines))
    length = int(dict(headers).get("content-length", "0"))
    return Heard(method, target, headers, await reader.readexactly(length))
