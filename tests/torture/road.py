"""The way between the program and the demo server, as rough as networks are: each send may be cut anywhere.

Invariants: what the server has carried out is known to the server alone, never to the road; reads pass untouched, but
for outages; a seed gives the same fates.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Final

_RESET: Final = struct.pack("ii", 1, 0)
PATIENCE_S: Final = 12.0
"""Longer than the client's limits: what stalls is given up by the client."""

FATES: Final = {
    "cut-request": 0.025,  # after k bytes of it
    "stall-request": 0.006,  # the same, and then silence
    "late-request": 0.008,  # it arrives when the client has given up
    "cut-reply": 0.025,  # after k bytes of it, by a reset or an end
    "stall-reply": 0.010,  # carried out, and never a word
    "swap-reply": 0.006,  # carried out, and the answer is about another text
}


class Road:
    """Listens on a port of its own and hands on to the server's; `met` counts the fates of sends."""

    def __init__(self, server_port: int, dice: random.Random, *, rough: float = 1.0) -> None:
        self._server_port = server_port
        self._dice = dice
        self._rough = rough
        self._open: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._reply_before = b""
        self.port = 0
        self.met: Counter[str] = Counter()

    async def listen(self) -> None:
        """Be there; after `vanish` on the same port as before."""
        while self._open is None:
            # Below the ports that systems give out: nobody may take it while the road has vanished.
            port = self.port or random.randrange(20_000, 30_000)
            try:
                self._open = await asyncio.start_server(self._serve, "127.0.0.1", port, reuse_address=True)
            except OSError:
                if self.port:
                    raise
            else:
                self.port = port

    async def vanish(self) -> None:
        """Refuse connections from now on, and cut those there are."""
        if self._open is not None:
            self._open.close()
            self._open = None
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            head = await reader.read(65_536)
            if head.startswith(b"POST /messages"):
                await self._send(await _whole(head, reader), reader, writer)
            elif head:
                await self._pass(head, reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _pass(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._server_port)
        back.write(head)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(_copied(reader, back))
                both.create_task(_copied(there, writer))
        except* OSError:
            writer.transport.abort()
        finally:
            back.close()

    async def _send(self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fate = self._drawn()
        self.met[fate] += 1
        travels: dict[str, Callable[[], Awaitable[None]]] = {
            "cut-request": lambda: self._cut_request(request, reader, writer, wait=False),
            "stall-request": lambda: self._cut_request(request, reader, writer, wait=True),
            "late-request": lambda: self._late(request, reader),
            "cut-reply": lambda: self._cut_reply(request, writer),
            "stall-reply": lambda: self._stall_reply(request, reader),
            "swap-reply": lambda: self._swap_reply(request, writer),
        }
        if fate in travels:
            await travels[fate]()
            return
        reply = await self._asked(request)
        if reply.startswith(b"HTTP/1.1 200"):
            self._reply_before = reply  # a refusal that is about another text would be a lie nobody can see through
        writer.write(reply)
        await writer.drain()
        if not reply.endswith(b"0\r\n\r\n"):
            _reset(writer)

    async def _cut_request(
        self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, wait: bool
    ) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._server_port)
        back.write(request[: self._dice.randint(0, len(request))])
        await back.drain()
        if wait:
            await _given_up(reader)
        _reset(writer)
        back.close()
        del there

    async def _late(self, request: bytes, reader: asyncio.StreamReader) -> None:
        await _given_up(reader)
        await asyncio.sleep(self._dice.uniform(0, 3))
        await self._asked(request)

    async def _cut_reply(self, request: bytes, writer: asyncio.StreamWriter) -> None:
        reply = await self._asked(request)
        writer.write(reply[: self._dice.randint(0, max(len(reply) - 1, 0))])
        await writer.drain()
        if self._dice.random() < 0.5:
            _reset(writer)

    async def _stall_reply(self, request: bytes, reader: asyncio.StreamReader) -> None:
        await self._asked(request)
        await _given_up(reader)

    async def _swap_reply(self, request: bytes, writer: asyncio.StreamWriter) -> None:
        reply = await self._asked(request)
        writer.write(self._reply_before or reply[:1])
        await writer.drain()

    async def _asked(self, request: bytes) -> bytes:
        """What the server answers, to its end or as far as it comes."""
        there, back = await asyncio.open_connection("127.0.0.1", self._server_port)
        back.write(request)
        reply = b""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not reply.endswith(b"0\r\n\r\n") and (part := await there.read(65_536)):
                    reply += part
        except (OSError, TimeoutError):
            pass
        finally:
            back.close()
        return reply

    def _drawn(self) -> str:
        point = self._dice.random()
        for fate, share in FATES.items():
            point -= share * self._rough
            if point < 0:
                return fate
        return "smooth"


async def _whole(head: bytes, reader: asyncio.StreamReader) -> bytes:
    """A request with its body."""
    while b"\r\n\r\n" not in head:
        head += await reader.readexactly(1)
    top, _, body = head.partition(b"\r\n\r\n")
    names = dict(line.lower().split(b": ", 1) for line in top.split(b"\r\n")[1:])
    length = int(names.get(b"content-length", b"0"))
    return head + await reader.readexactly(length - len(body))


async def _given_up(reader: asyncio.StreamReader) -> None:
    """Until the client has closed its side."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while await reader.read(65_536):
                pass
    except (OSError, TimeoutError):
        pass


async def _copied(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while piece := await source.read(65_536):
        target.write(piece)
        await target.drain()
    target.close()


def _reset(writer: asyncio.StreamWriter) -> None:
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
