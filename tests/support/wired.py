"""The demo server without a socket: the client's requests reach it, and its answers the client, within one loop."""

from __future__ import annotations

import enum
from collections.abc import Callable
from email.utils import formatdate
from http.cookies import SimpleCookie

import httpx

from evoinbox.demo.requests import Request
from evoinbox.demo.server import DemoServer

HOST = "evovoice.example"


class Weather(enum.Enum):
    """What lies between: nothing, no network, or a network that answers everything with a page of its own."""

    WELL = "well"
    GONE = "gone"
    PORTAL = "portal"


class Wired(httpx.AsyncBaseTransport):
    """The way to one server; `looked_us` tells when it was asked for new texts, `refused` counts attempts in vain."""

    def __init__(self, server: DemoServer, now_us: Callable[[], int]) -> None:
        self._now_us = now_us
        server._hosts = frozenset({HOST})
        self._server = server
        self.weather = Weather.WELL
        self.looked_us: list[int] = []
        self.refused = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self._answer(request, await request.aread())

    async def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        if self.weather is Weather.GONE:
            self.refused += 1
            raise httpx.ConnectError("no network", request=request)
        if self.weather is Weather.PORTAL:
            return httpx.Response(200, headers={"Content-Type": "text/html"}, content=b"<title>Sign in</title>")
        headers = {name.lower(): value for name, value in request.headers.items()}
        cookies = {name: part.value for name, part in SimpleCookie(headers.get("cookie", "")).items()}
        target = request.url.raw_path.decode()
        path, _, query = target.partition("?")
        answer, fate = await self._server.answer(Request(request.method, path, headers, cookies, query, body))
        if fate:
            raise httpx.ReadError("cut", request=request)
        if answer.status == 200 and path == "/messages" and "afterDate" in query:
            self.looked_us.append(self._now_us())
        told = [("Content-Type", answer.kind)] if answer.kind else []
        told += [("Set-Cookie", cookie) for cookie in answer.cookies]
        told += [("Date", formatdate(self._server.world.now_us() / 1_000_000, usegmt=True)), *answer.headers]
        return httpx.Response(answer.status, headers=told, content=answer.body)
