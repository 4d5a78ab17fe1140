"""The one door to HTTP: a method per operation of the service, each one bounded request.

Invariants: status before body, always; no redirect is followed and nothing is ever repeated here; bodies go with
Content-Length and `application/json`; cookies live in `cookies`, are replaced as the server says and go to that server
only; every failure leaves as a ServiceError. What is documented, measured and inferred about each call: docs/api.md.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import ssl
import sys
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final
from urllib.parse import quote

import httpx
import msgspec
import truststore

from evoinbox.api import wire
from evoinbox.api.failures import translated
from evoinbox.api.proxy import system_proxy
from evoinbox.api.shapes import AuthenticateReply
from evoinbox.domain.errors import (
    Forbidden,
    Missing,
    NotAnAddress,
    ProxyRefused,
    Refused,
    ServerFailed,
    ServiceError,
    SignedOut,
    Throttled,
    Unreachable,
    Unreadable,
    WrongPassword,
)
from evoinbox.domain.message import Account, AccountId, Line, LineId, Message

if importlib.util.find_spec("sniffio") is None:
    # httpcore looks for it four times a request, and each time Python for its file: an eighth of what a look costs.
    sys.modules["sniffio"] = None  # type: ignore[assignment] # Python's own sign for what is not there


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a request may take, stage by stage and as a whole, in seconds; how large its reply may be, in bytes.

    The per-read limit alone would let a server drip for hours. 20,000 texts in one reply were measured at 7.8 MB, and
    /conversations has no paging.
    """

    connect_s: float = 10
    read_s: float = 30
    write_s: float = 30
    pool_s: float = 10
    whole_s: float = 90
    largest_reply: int = 64 * 1024 * 1024


CLOCKS_AGREE_US: Final = 2 * 1_000_000
"""Less is what whole seconds and the way here make of it."""

MOST_KNOWN: Final = 500
"""A longer page is not kept to be known again: its texts would stay in memory."""

_Seal = tuple[bytes, str, frozenset[AccountId]]
"""What the meaning of an answer depends on: a digest of its octets, the region, and the accounts left out."""

_PLAIN_ENCODINGS: Final = frozenset({"", "identity", "gzip", "deflate"})
"""One at a time: compressed twice, a small reply can fill any memory before its size is seen."""

_READS: Final = httpx.Limits(max_connections=4, keepalive_expiry=60)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a sign-in tells of the user; `roles` is None when the service did not say."""

    display_name: str
    roles: frozenset[str] | None


class Client:
    """Speaks to one server; used by the engine's thread only.

    `region` reads numbers without a country code; texts of the `other_accounts` are left out of what is read.
    `ahead_us` is how far the server's clock is ahead of ours, as its last answer told (RFC 9110, 6.6.1: whole seconds).
    `transport` replaces the network in tests; `on_step` hears how far a request came, by httpcore's names of its steps.
    """

    def __init__(
        self,
        server: str,
        *,
        user_agent: str,
        region: str,
        limits: Limits = Limits(),
        now_us: Callable[[], int] = lambda: time.time_ns() // 1000,
        transport: httpx.AsyncBaseTransport | None = None,
        on_step: Callable[[str], None] | None = None,
    ) -> None:
        """Raises NotAnAddress."""
        try:
            if not httpx.URL(server).host:  # reading it raises for a name that no look-up can be asked for
                raise NotAnAddress
        except (httpx.InvalidURL, UnicodeError) as error:
            raise NotAnAddress from error
        self.cookies: dict[str, str] = {}
        self.region = region
        self.ahead_us = 0
        self.other_accounts: frozenset[AccountId] = frozenset()
        self._server = server.rstrip("/")
        self._limits = limits
        self._now_us = now_us
        self._transport = transport
        self._headers = {
            b"Accept": b"application/json",
            b"Accept-Encoding": b"gzip, deflate",
            b"User-Agent": user_agent.encode(),
        }
        # Most looks ask what the one before asked, and to read an address is an eighth of what one costs (measured).
        self._url = lru_cache(maxsize=4)(httpx.URL)
        self._trust = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._proxy: str | None = None
        self._proxy_known = False
        self._known: dict[str, tuple[_Seal, wire.MessagePage]] = {}
        self._open: list[httpx.AsyncBaseTransport] = []
        timeout = httpx.Timeout(connect=limits.connect_s, read=limits.read_s, write=limits.write_s, pool=limits.pool_s)
        self._extensions: dict[str, object] = {"timeout": timeout.as_dict()}
        if on_step is not None:
            self._extensions["trace"] = _tracer(on_step)

    def _pools(self) -> tuple[httpx.AsyncBaseTransport, httpx.AsyncBaseTransport]:
        """The connections for reads and those for sends, through the proxy the system names now."""
        if not self._proxy_known:
            proxy = system_proxy(self._server)
            if proxy != self._proxy or not self._open:
                self._proxy = proxy
                # A send takes a fresh connection: were a reused one closed by the server at that moment, nobody would
                # know whether the text went out.
                self._open.append(self._pool(_READS))
                self._open.append(self._pool(httpx.Limits(max_connections=8, max_keepalive_connections=0)))
            self._proxy_known = True
        return self._open[-2], self._open[-1]

    def _pool(self, connections: httpx.Limits) -> httpx.AsyncBaseTransport:
        # What httpx's own client would add (redirects, cookies by its rules, sign-ins) is nothing that is wanted here.
        return self._transport or httpx.AsyncHTTPTransport(
            verify=self._trust, limits=connections, proxy=self._proxy, trust_env=False
        )

    async def start_over(self) -> None:
        """Leave the connections for reads, which may be dead: after a sleep nobody has told them so."""
        self._proxy_known = False
        if self._open:
            left, self._open[-2] = self._open[-2], self._pool(_READS)
            await left.aclose()

    async def close(self) -> None:
        """Close all connections."""
        for pool in self._open:
            await pool.aclose()
        await asyncio.sleep(0)  # asyncio lets go of a closed socket in its next turn only

    async def sign_in(self, user_name: str, password: str) -> SignedIn:
        """Begin a session; raises WrongPassword, or another ServiceError.

        Goes without cookies: sent along with a live session, a wrong password kills that session (measured).
        """
        self.cookies.clear()
        body = {"provider": "credentials", "userName": user_name, "password": password, "rememberMe": True}
        try:
            answer = await self._post("/auth/credentials", body)
        except SignedOut as error:
            raise WrongPassword(error.message) from error
        reply = wire.read_struct(answer or b"", AuthenticateReply)
        if reply.session_id is None and reply.user_id is None:
            raise Unreadable("no session")
        name = wire.words_of(reply.display_name) or wire.words_of(reply.user_name) or user_name
        return SignedIn(name, wire.roles_of(reply.roles))

    async def sign_out(self) -> None:
        """End the session on the server."""
        await self._post("/auth/logout", {})
        self.cookies.clear()

    async def roles(self) -> frozenset[str] | None:
        """The roles of this sign-in, or None where the service does not say."""
        return wire.read_roles(await self._get("/auth/status", {}))

    async def accounts(self) -> tuple[Account, ...]:
        """The accounts this sign-in reaches."""
        return wire.read_accounts(await self._get("/accounts", {"countPerPage": "1000"}))

    async def lines(self, account: AccountId) -> tuple[Line, ...]:
        """Our own lines that carry texts; 403 is normal for agents."""
        query = {"accountIds": _named(account), "types": ["PhoneNumber"], "countPerPage": "1000"}
        return wire.read_lines(await self._get("/endpoints", query))

    async def conversations(self, account: AccountId, after_us: int | None = None) -> wire.MessagePage:
        """The newest text of every conversation, or of those with one dated after an instant."""
        query = {
            "accountIds": _named(account),
            "afterDate": wire.write_instant(after_us) if after_us is not None else None,
        }
        body = await self._get("/conversations", query)
        if (known := self._known_again("/conversations", body)) is not None:
            return known
        portions = []
        for portion in wire.read_conversations(body, self.region, self.other_accounts):
            portions.append(portion)
            await asyncio.sleep(0)  # other requests go on meanwhile
        return self._known_from_now("/conversations", body, wire.as_one(portions))

    async def messages(
        self, account: AccountId, *, page: int, count: int, after_us: int | None = None, threads: Collection[str] = ()
    ) -> wire.MessagePage:
        """One page of texts, newest first where the service honours sorting (a wish: no caller relies on it).

        Like `conversations`, a first page that comes the same again, octet for octet, is returned as the very object
        that was returned before: whoever took that need not take it again.
        """
        query = {
            "accountIds": _named(account),
            "conversationIds": threads or None,
            "afterDate": wire.write_instant(after_us) if after_us is not None else None,
            "page": str(page),
            "countPerPage": str(count),
            "sortField": "Date",
            "sortOrder": "Descend",
        }
        body = await self._get("/messages", query)
        which = f"/messages {count}" if page == 0 and not threads else ""
        if (known := self._known_again(which, body)) is not None:
            return known
        return self._known_from_now(which, body, wire.read_message_page(body, self.region, self.other_accounts))

    async def chats(self) -> tuple[wire.Chat, ...]:
        """The sessions that are open, through which an address that is no number is answered."""
        return wire.read_chats(await self._get("/sessions/active", {}), self.region)

    async def send(self, line: LineId, address: str, text: str) -> Message | None:
        """Send one text, once; returns it as the service keeps it, or None when the yes carries no readable text."""
        return await self._send("/messages", {"endpointId": line, "toAddress": address, "body": text})

    async def send_to_chat(self, session: str, text: str) -> Message | None:
        """As `send`, through an open session: it knows line and address."""
        return await self._send(f"/sessions/{quote(session, safe='')}/messages", {"body": text})

    def _known_again(self, which: str, body: bytes) -> wire.MessagePage | None:
        known = self._known.get(which)
        return known[1] if known is not None and known[0] == self._seal(body) else None

    def _known_from_now(self, which: str, body: bytes, page: wire.MessagePage) -> wire.MessagePage:
        if which and page.listed <= MOST_KNOWN:
            self._known[which] = self._seal(body), page
        return page

    def _seal(self, body: bytes) -> _Seal:
        return hashlib.sha256(body).digest(), self.region, self.other_accounts

    async def _send(self, path: str, body: dict[str, str]) -> Message | None:
        return wire.read_sent(await self._post(path, body, fresh=True) or b"", self.region)

    async def _get(self, path: str, query: Mapping[str, str | Collection[str] | None]) -> bytes:
        answer = await self._ask("GET", f"{path}?{wire.write_query(query)}".removesuffix("?"), None)
        if answer is None:
            raise SignedOut
        return answer

    async def _post(self, path: str, body: object, *, fresh: bool = False) -> bytes | None:
        return await self._ask("POST", path, msgspec.json.encode(body), fresh=fresh)

    async def _ask(self, method: str, path: str, body: bytes | None, *, fresh: bool = False) -> bytes | None:
        headers = self._headers | ({b"Content-Type": b"application/json"} if body is not None else {})
        if self.cookies:
            given = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            headers[b"Cookie"] = given.encode("latin-1", "replace")
        request = httpx.Request(
            method, self._url(self._server + path), headers=headers, content=body, extensions=self._extensions
        )
        pool = self._pools()[1 if fresh else 0]
        try:
            with translated():
                async with (
                    asyncio.timeout(self._limits.whole_s),
                    aclosing(await pool.handle_async_request(request)) as response,
                ):
                    response.request = request
                    self._keep_cookies(response)
                    self._compare_clocks(response)
                    content = await _bounded(response, self._limits.largest_reply)
        except Unreachable:
            # A laptop that changed networks must not need a restart: the next request asks the system for its proxy.
            self._proxy_known = False
            raise
        return _checked(response, content)

    def _keep_cookies(self, response: httpx.Response) -> None:
        if "set-cookie" not in response.headers:
            return
        # Read from the jar: asked by name, it raises where one name was set for two paths.
        given = {cookie.name: cookie.value or "" for cookie in response.cookies.jar}
        self.cookies |= given
        for header in response.headers.get_list("set-cookie"):
            name = header.partition("=")[0].strip()
            if name not in given:  # set to an instant in the past: taken back
                self.cookies.pop(name, None)

    def _compare_clocks(self, response: httpx.Response) -> None:
        told = _date_of(response.headers.get("Date", ""))
        if told is not None:
            ahead_us = int(told.timestamp() * 1_000_000) - self._now_us()
            self.ahead_us = ahead_us if abs(ahead_us) > CLOCKS_AGREE_US else 0


def _tracer(on_step: Callable[[str], None]) -> Callable[[str, object], Awaitable[None]]:
    async def heard(event: str, _facts: object) -> None:
        on_step(event)

    return heard


def _named(account: AccountId) -> list[str] | None:
    """The filter by account; a sign-in whose accounts the service does not tell has none."""
    return [account] if account else None


async def _bounded(response: httpx.Response, largest: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in _PLAIN_ENCODINGS:
        raise Unreadable(f"content in the encoding {encoding[:40]}")
    parts = bytearray()
    async for part in response.aiter_bytes():
        parts += part
        if len(parts) > largest:
            raise Unreadable("more than can be right")
    return bytes(parts)


def _checked(response: httpx.Response, content: bytes) -> bytes | None:
    status = response.status_code
    if status == 204:
        return None
    if 200 <= status < 300:
        kind = response.headers.get("Content-Type", "")
        if not kind.lower().startswith("application/json"):
            raise Unreadable("a web page" if "html" in kind else f"content of the type {kind or 'nothing'}")
        return content
    if status < 400:
        raise Unreadable("a redirect")
    raise _refusal(status, response, content)


def _refusal(status: int, response: httpx.Response, content: bytes) -> ServiceError:
    code, message, faults = wire.read_status(content)
    if status == 401:
        return SignedOut(message)
    if status == 407:
        return ProxyRefused()
    kind = {403: Forbidden, 404: Missing, 405: Missing, 429: Throttled}.get(
        status, Refused if status < 500 else ServerFailed
    )
    return kind(status, code, message, faults=faults, retry_after_s=_patience_s(response.headers))


def _patience_s(headers: httpx.Headers) -> float | None:
    """Retry-After in seconds: a number, or a date, seen from the reply's own Date (RFC 9110, 10.2.3)."""
    wanted = headers.get("Retry-After", "").strip()
    if wanted.isascii() and wanted.isdigit():
        return float(wanted[:9])
    until, now = _date_of(wanted), _date_of(headers.get("Date", ""))
    return max((until - now).total_seconds(), 0.0) if until is not None and now is not None else None


def _date_of(written: str) -> datetime | None:
    """A date of HTTP's, or None for anything else."""
    try:
        found = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.tzinfo is not None else None  # "-0000" says that nobody knows whose time it is
