"""The HTTP side of the demo server, as strict as the measured framework: what it ignores, refuses and forgets.

Invariants: binds 127.0.0.1 only and answers to no other Host; a chunked body, and JSON not called application/json,
count as no body; the work of an operation is done at most once a request, whatever fault follows. asyncio throughout,
no threads.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from email.utils import formatdate
from http.cookies import CookieError, SimpleCookie
from typing import Final, TextIO
from urllib.parse import unquote

import h11

from evoinbox.demo.faults import Fault, Faults
from evoinbox.demo.live import Live
from evoinbox.demo.operations import Answer, error_answer, without_status
from evoinbox.demo.requests import Request
from evoinbox.demo.routes import answered, operation_of
from evoinbox.demo.sessions import Sessions
from evoinbox.demo.world import World

LARGEST_BODY: Final = 1_000_000
IDLE_S: Final = 120.0
REQUESTS_A_CONNECTION: Final = 100
"""One measured host closes after so many."""

STOP_S: Final = 1.0


class DemoServer:
    """Serves one world. `start`, `stop` and everything else in one event loop."""

    def __init__(
        self, world: World, *, faults: Faults | None = None, live: Live | None = None, log: TextIO | None = None
    ) -> None:
        self.world = world
        self.sessions = Sessions(world, lambda: world.now_us() / 1_000_000, random.Random(world.now_us()))
        self._faults = faults or Faults()
        self._live = live
        self._log = log
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self._hosts: frozenset[str] = frozenset()

    async def start(self, port: int = 0) -> str:
        """Listen on loopback; returns the base URL. Raises OSError when the port is taken."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port)
        bound = self._server.sockets[0].getsockname()[1]
        self._hosts = frozenset({f"127.0.0.1:{bound}", f"localhost:{bound}", f"[::1]:{bound}"})
        if self._live is not None:
            self._live.start(self.world)
        return f"http://127.0.0.1:{bound}"

    async def stop(self) -> None:
        """Stop listening, cut all connections, end the live customers."""
        if self._live is not None:
            await self._live.stop()
        if self._server is not None:
            self._server.close()
        for task in self._connections:
            task.cancel()
        if self._connections:
            await asyncio.wait(self._connections, timeout=STOP_S)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            await _Connection(reader, writer, self.answer, self.world.now_us).run()
        except (ConnectionError, TimeoutError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._connections.discard(task)
            with suppress(ConnectionError):
                writer.close()

    async def answer(self, request: Request) -> tuple[Answer, str]:
        """The answer, and what is to happen to it on the way: "", "reset" or "truncate"."""
        begun = time.perf_counter()
        answer, fate = await self._faulty(request)
        if self._log is not None:
            spent_ms = round((time.perf_counter() - begun) * 1000, 2)
            record = {"at": self.world.now_us(), "method": request.method, "path": request.path}
            self._log.write(json.dumps(record | {"status": answer.status, "ms": spent_ms, "fate": fate}) + "\n")
            self._log.flush()
        return answer, fate

    async def _faulty(self, request: Request) -> tuple[Answer, str]:
        if request.headers.get("host", "").lower() not in self._hosts:
            return Answer(400, b"Bad Request", "text/plain"), ""
        operation = operation_of(request)
        drawn = self._faults.drawn(operation) if not request.path.lower().startswith("/auth/") else {}
        if "hang" in drawn:
            await asyncio.sleep(drawn["hang"].seconds or 3600)
        if "delay" in drawn:
            await asyncio.sleep(drawn["delay"].seconds or 0.2)
        if "expire" in drawn:
            self.sessions.end_all()
        return self._refused(operation, drawn) or self._done(request, operation, drawn)

    def _refused(self, operation: str, drawn: Mapping[str, Fault]) -> tuple[Answer, str] | None:
        """What happens instead of the work."""
        if "reset-before" in drawn:
            return Answer(0), "reset"
        if "error-before" in drawn:
            return _failed(operation, "NullReferenceException", "Object reference not set"), ""
        if "throttle" in drawn:
            wait = ("Retry-After", str(int(drawn["throttle"].seconds or 1)))
            return Answer(429, reason="TooManyRequests", headers=(wait,)), ""
        if "forbid" in drawn:
            return error_answer(403, "Forbidden", "You may not use this line"), ""
        if "html" in drawn:
            return Answer(200, b"<!doctype html><title>Sign in to the network</title>", "text/html"), ""
        return None

    def _done(self, request: Request, operation: str, drawn: Mapping[str, Fault]) -> tuple[Answer, str]:
        """The work, and what happens to its answer or to what is listed of it."""
        before = len(self.world)
        answer = answered(request, self.world, self.sessions)
        if "late" in drawn and len(self.world) > before:
            self.world.hide(before, int((drawn["late"].seconds or 10.0) * 1_000_000))
        if ("twice" in drawn or "shuffle" in drawn) and operation == "messages" and answer.status == 200:
            answer = self._disordered(answer, twice="twice" in drawn, shuffled="shuffle" in drawn)
        if "reset-after" in drawn:
            return answer, "reset"
        if "error-after" in drawn:
            return _failed(operation, "MongoException", "The connection was lost"), ""
        return answer, "truncate" if "truncate" in drawn else ""

    def _disordered(self, answer: Answer, *, twice: bool, shuffled: bool) -> Answer:
        """A page as some service might give it: a text named twice, or texts in no order."""
        page = json.loads(answer.body)
        items = page["items"] * 2 if twice else page["items"]
        page["items"] = self._faults.shuffled(items) if shuffled else items
        return replace(answer, body=json.dumps(page, ensure_ascii=False).encode())


class _Connection:
    """One connection: reads requests by h11 and writes the answers, until either side has enough."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        answer: Callable[[Request], Awaitable[tuple[Answer, str]]],
        now_us: Callable[[], int],
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._answer = answer
        self._now_us = now_us
        self._wire = h11.Connection(h11.SERVER)
        self._served = 0

    async def run(self) -> None:
        """Serve until the connection is done with."""
        while True:
            try:
                request = await self._request()
            except h11.RemoteProtocolError as error:
                if self._wire.our_state in (h11.IDLE, h11.SEND_RESPONSE):
                    await self._write(Answer(error.error_status_hint, b"Bad Request", "text/plain"), "")
                return
            if request is None:
                return
            answer, fate = await self._answer(request)
            now_s = self._now_us() / 1_000_000
            # Taken to be sent by the real service, as by all of its kind; RFC 9110, 6.6.1.
            answer = replace(answer, headers=(*answer.headers, ("Date", formatdate(now_s, usegmt=True))))
            if fate == "reset":
                self._writer.transport.abort()
                return
            self._served += 1
            # An answer to HEAD has no body (RFC 9110); h11 insists.
            await self._write(answer if request.method != "HEAD" else replace(answer, body=b""), fate)
            if fate or self._wire.our_state is not h11.DONE or self._wire.their_state is not h11.DONE:
                return
            self._wire.start_next_cycle()

    async def _request(self) -> Request | None:
        head: h11.Request | None = None
        body = bytearray()
        while True:
            event = self._wire.next_event()
            if event is h11.NEED_DATA:
                async with asyncio.timeout(IDLE_S):
                    self._wire.receive_data(await self._reader.read(65536))
            elif isinstance(event, h11.Request):
                head = event
            elif isinstance(event, h11.Data):
                body += event.data
                if len(body) > LARGEST_BODY:
                    raise h11.RemoteProtocolError("too large", error_status_hint=413)
            elif isinstance(event, h11.EndOfMessage) and head is not None:
                return _request(head, bytes(body))
            else:
                return None

    async def _write(self, answer: Answer, fate: str) -> None:
        headers = [("Vary", "Accept"), ("Server", "EvoInbox demo"), ("Transfer-Encoding", "chunked")]
        headers += [("Content-Type", answer.kind)] if answer.kind else []
        headers += [("Set-Cookie", cookie) for cookie in answer.cookies]
        headers += answer.headers
        if answer.status in (400, 413, 500) or self._served >= REQUESTS_A_CONNECTION:
            headers.append(("Connection", "close"))
        if answer.status == 204:
            headers.remove(("Transfer-Encoding", "chunked"))
        reason = (answer.reason or _REASONS.get(answer.status, "")).encode("ascii", "replace")
        parts = [self._wire.send(h11.Response(status_code=answer.status, headers=headers, reason=reason))]
        if fate == "truncate":
            parts.append(self._wire.send(h11.Data(data=answer.body))[: len(answer.body) // 2])
            self._writer.write(b"".join(part or b"" for part in parts))
            await self._writer.drain()
            self._writer.transport.abort()
            return
        if answer.body:
            parts.append(self._wire.send(h11.Data(data=answer.body)))
        parts.append(self._wire.send(h11.EndOfMessage()))
        self._writer.write(b"".join(part or b"" for part in parts))
        await self._writer.drain()


_REASONS: Final = {
    200: "OK",
    204: "No Content",
    302: "Found",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
}


def _failed(operation: str, code: str, message: str) -> Answer:
    answer = error_answer(500, code, message)
    return without_status(answer) if operation == "conversations" else answer


def _request(head: h11.Request, body: bytes) -> Request:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in head.headers}
    target = head.target.decode("ascii", "replace")
    path, _, query = target.partition("?")
    path = unquote(path)
    if "transfer-encoding" in headers:
        body = b""  # measured: the framework does not see a chunked body
    cookies: dict[str, str] = {}
    with suppress(CookieError):
        cookies = {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    return Request(head.method.decode(), path, headers, cookies, query, body)
