"""The one door to HTTP: a method per operation of the service, each one bounded request.

Invariants: status before body, always; no redirect is followed and nothing is ever repeated here; bodies go with
Content-Length and `application/json`; cookies live in `cookies`, are replaced as the server says and go to that server
only; every failure leaves as a ServiceError. What is documented, measured and inferred about each call: docs/api.md.
"""

from __future__ import annotations

import asyncio
import http.cookiejar
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import httpx
import msgspec
import truststore

from evoinbox.api import wire
from evoinbox.domain.errors import (
    CertificateRefused,
    ConnectionLost,
    ConnectionRefused,
    Forbidden,
    Missing,
    NameUnknown,
    ProxyRefused,
    Refused,
    ServerFailed,
    ServiceError,
    SignedOut,
    Throttled,
    TimedOut,
    Unreadable,
    WrongPassword,
)
from evoinbox.domain.message import Account, AccountId, Line, LineId, Message

LIMITS: Final = httpx.Timeout(connect=10, read=30, write=30, pool=10)
"""Seconds for each stage of a request."""

WHOLE_REQUEST_S: Final = 90.0
"""Seconds for a request as a whole: the per-read limit alone lets a server drip for hours."""

LARGEST_REPLY: Final = 64 * 1024 * 1024
"""Bytes; 20,000 texts in one reply were measured at 7.8 MB, and /conversations has no paging."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a sign-in tells of the user; `roles` is None when the service did not say."""

    display_name: str
    roles: frozenset[str] | None


class Client:
    """Speaks to one server; used by the engine's thread only.

    `region` reads numbers without a country code. `transport` replaces the network in tests.
    """

    def __init__(
        self, server: str, *, user_agent: str, region: str, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self.cookies: dict[str, str] = {}
        self._region = region
        settings = {
            "base_url": server,
            "timeout": LIMITS,
            "follow_redirects": False,
            "headers": {"Accept": "application/json", "User-Agent": user_agent},
            "verify": truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        }
        self._reads = _client(settings, httpx.Limits(max_connections=4, keepalive_expiry=60), transport)
        # A send takes a fresh connection: were a reused one closed by the server at that moment, nobody would know
        # whether the text went out.
        self._sends = _client(settings, httpx.Limits(max_connections=8, max_keepalive_connections=0), transport)

    async def close(self) -> None:
        """Close all connections."""
        await self._reads.aclose()
        await self._sends.aclose()
        await asyncio.sleep(0)  # asyncio lets go of a closed socket in its next turn only

    async def sign_in(self, user_name: str, password: str) -> SignedIn:
        """Begin a session; raises WrongPassword, or another ServiceError.

        Goes without cookies: sent along with a live session, a wrong password kills that session (measured).
        """
        self.cookies.clear()
        body = {"provider": "credentials", "userName": user_name, "password": password, "rememberMe": True}
        try:
            answer = await self._post(self._reads, "/auth/credentials", body)
        except SignedOut as error:
            raise WrongPassword from error
        reply = wire.read_struct(answer or b"", wire.AuthenticateReply)
        if reply.session_id is None and reply.user_id is None:
            raise Unreadable("no session")
        name = reply.display_name or reply.user_name or user_name
        return SignedIn(str(name), frozenset(reply.roles) if reply.roles is not None else None)

    async def sign_out(self) -> None:
        """End the session on the server."""
        await self._post(self._reads, "/auth/logout", {})
        self.cookies.clear()

    async def roles(self) -> frozenset[str] | None:
        """The roles of this sign-in, or None where the service does not say."""
        return wire.read_roles(await self._get("/auth/status", []))

    async def accounts(self) -> tuple[Account, ...]:
        """The accounts this sign-in reaches."""
        return wire.read_accounts(await self._get("/accounts", [("countPerPage", "1000")]))

    async def lines(self, account: AccountId) -> tuple[Line, ...]:
        """Our own lines that carry texts; 403 is normal for agents."""
        query = [("accountIds", account), ("types", "PhoneNumber"), ("countPerPage", "1000")]
        return wire.read_lines(await self._get("/endpoints", query))

    async def conversations(self, account: AccountId) -> wire.MessagePage:
        """The newest text of every conversation."""
        return wire.read_conversations(await self._get("/conversations", [("accountIds", account)]), self._region)

    async def messages(
        self, account: AccountId, *, page: int, count: int, after_us: int | None = None
    ) -> wire.MessagePage:
        """One page of texts, newest first where the service honours sorting (a wish: no caller relies on it)."""
        query = [
            ("accountIds", account),
            ("afterDate", wire.write_instant(after_us) if after_us is not None else ""),
            ("page", str(page)),
            ("countPerPage", str(count)),
            ("sortField", "Date"),
            ("sortOrder", "Descend"),
        ]
        return wire.read_message_page(await self._get("/messages", query), self._region)

    async def send(self, line: LineId, address: str, text: str) -> Message | None:
        """Send one text, once; returns it as the service keeps it, or None when the yes carries no readable text."""
        body = {"endpointId": line, "toAddress": address, "body": text}
        answer = await self._post(self._sends, "/messages", body)
        return wire.read_sent(answer or b"", self._region)

    async def _get(self, path: str, query: Sequence[tuple[str, str]]) -> bytes:
        answer = await self._ask(self._reads, "GET", f"{path}?{wire.write_query(query)}".removesuffix("?"), None)
        if answer is None:
            raise SignedOut
        return answer

    async def _post(self, client: httpx.AsyncClient, path: str, body: object) -> bytes | None:
        return await self._ask(client, "POST", path, msgspec.json.encode(body))

    async def _ask(self, client: httpx.AsyncClient, method: str, path: str, body: bytes | None) -> bytes | None:
        headers = {b"Content-Type": b"application/json"} if body is not None else {}
        if self.cookies:
            given = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            headers[b"Cookie"] = given.encode("latin-1", "replace")
        with _translated():
            async with (
                asyncio.timeout(WHOLE_REQUEST_S),
                client.stream(method, path, content=body, headers=headers) as response,
            ):
                self.cookies |= dict(response.cookies.items())
                content = await _bounded(response)
        return _checked(response, content)


def _client(
    settings: dict[str, object], limits: httpx.Limits, transport: httpx.AsyncBaseTransport | None
) -> httpx.AsyncClient:
    # httpx would keep cookies by its own rules beside ours: a jar that admits no domain keeps none.
    none = http.cookiejar.CookieJar(policy=http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
    return httpx.AsyncClient(**settings, limits=limits, cookies=none, transport=transport)  # type: ignore[arg-type]


async def _bounded(response: httpx.Response) -> bytes:
    parts = bytearray()
    async for part in response.aiter_bytes():
        parts += part
        if len(parts) > LARGEST_REPLY:
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
    if status == 401:
        return SignedOut()
    if status == 429:
        wait = response.headers.get("Retry-After", "")
        return Throttled(float(wait) if wait.isascii() and wait.isdigit() else None)
    code, message, faults = wire.read_status(content)
    kind = {403: Forbidden, 404: Missing, 405: Missing}.get(status, Refused if status < 500 else ServerFailed)
    return kind(status, code, message, faults=faults)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except httpx.ProxyError as error:
        raise ProxyRefused from error
    except (httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise ConnectionRefused from error
    except httpx.ConnectError as error:
        raise _never_connected(error) from error
    except (httpx.TimeoutException, TimeoutError) as error:
        raise TimedOut from error
    except httpx.TransportError as error:
        raise ConnectionLost from error
    except httpx.DecodingError as error:
        raise Unreadable("undecodable content") from error


def _never_connected(error: BaseException) -> ServiceError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror):
            return NameUnknown()
        if isinstance(cause, ssl.SSLError):
            return CertificateRefused(getattr(cause, "verify_message", "") or str(cause))
        cause = cause.__cause__ or cause.__context__
    return ConnectionRefused()
