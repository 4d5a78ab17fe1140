"""The way to a server, looked at step by step: proxy, name, encryption, and whether what answers is the service.

Invariants: asks one documented operation, once and without cookies; goes the way that every other request goes, so
what works here works there; nothing waits longer than its limits.
"""

from __future__ import annotations

import asyncio
import enum
import socket
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from evoinbox.api.client import Client, Limits
from evoinbox.api.proxy import system_proxy
from evoinbox.domain.checkup import Finding, Part, Verdict, Why
from evoinbox.domain.errors import (
    AnsweredError,
    CertificateRefused,
    ConnectionRefused,
    Forbidden,
    Missing,
    NameUnknown,
    ProxyRefused,
    Refused,
    ServiceError,
    SignedOut,
    Unreadable,
    WrongPassword,
)

LIMITS: Final = Limits(connect_s=8, read_s=10, write_s=10, whole_s=20)
"""Shorter than those of work: somebody waits for the answer."""

CLOCK_WRONG_S: Final = 120
"""So far may clocks differ before certificates and dates suffer."""


class Step(enum.IntEnum):
    """How far a request came."""

    BEGUN = 0
    CONNECTED = 1
    THROUGH = 2
    """Past the proxy, or there is none: encryption is being agreed."""
    AGREED = 3


class Way:
    """From here to one server; `look` once, then `client` may be used to go on."""

    def __init__(self, server: str, user_agent: str, region: str, limits: Limits = LIMITS) -> None:
        """Raises NotAnAddress."""
        self._server = urlsplit(server)
        self._url = server
        self._limits = limits
        self._step = Step.BEGUN
        self._proxy: str | None = None
        self.client = Client(server, user_agent=user_agent, region=region, limits=limits, on_step=self._heard)

    @property
    def _host(self) -> str:
        return self._server.hostname or ""

    @property
    def _between(self) -> str:
        return (urlsplit(self._proxy).hostname or "") if self._proxy else ""

    async def look(self) -> tuple[Finding, ...]:
        """What is found of each step, in order; those behind the first that fails are untried."""
        try:
            self._proxy = system_proxy(self._url)
        except ProxyRefused:
            return self._ending(Finding(Part.PROXY, Verdict.PROBLEM, Why.UNUSABLE))
        if (problem := await self._find_name()) is not None:
            return self._ending(problem)
        error: ServiceError | None = None
        try:
            await self.client.roles()
        except ServiceError as met:
            error = met
        if error is None or isinstance(error, SignedOut):  # either is how the service answers a stranger
            return self._ending(self._clock())
        return self._ending(self._sorted(error))

    async def _find_name(self) -> Finding | None:
        """Look up whoever is spoken to first; the system's look-up knows no limit, so this gives it one."""
        part, host = (Part.PROXY, self._between) if self._proxy else (Part.NAME, self._host)
        try:
            async with asyncio.timeout(self._limits.connect_s):
                await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except TimeoutError:
            return Finding(part, Verdict.PROBLEM, Why.SLOW, host, round(self._limits.connect_s))
        except (OSError, UnicodeError):
            return Finding(part, Verdict.PROBLEM, NameUnknown(), host)
        return None

    def _sorted(self, error: ServiceError) -> Finding:
        """Which step an error belongs to: by its kind where that tells, else by how far the request came."""
        slow = round(self._limits.connect_s)
        match error:
            case ProxyRefused():
                return Finding(Part.PROXY, Verdict.PROBLEM, error, self._between)
            case NameUnknown():
                return Finding(Part.PROXY if self._proxy else Part.NAME, Verdict.PROBLEM, error, self._host)
            case CertificateRefused():
                return Finding(Part.TLS, Verdict.PROBLEM, error, self._host)
            case _ if self._proxy and self._step < Step.THROUGH:
                why = error if isinstance(error, ConnectionRefused) and self._step is Step.BEGUN else Why.SLOW
                return Finding(Part.PROXY, Verdict.PROBLEM, why, self._between, slow)
            case ConnectionRefused() if self._step is Step.THROUGH:  # connected, and then no agreement in time
                return Finding(Part.TLS, Verdict.PROBLEM, Why.SLOW, self._host, slow)
            case Unreadable() | AnsweredError(status=511):  # 511: RFC 6585, "Network Authentication Required"
                return Finding(Part.SERVER, Verdict.PROBLEM, Why.OTHER_PAGE, self._host)
            case _:
                return Finding(Part.SERVER, Verdict.PROBLEM, wordless(error), self._host)

    def _clock(self) -> Finding:
        wrong_s = round(abs(self.client.ahead_us) / 1_000_000)
        if wrong_s > CLOCK_WRONG_S:
            return Finding(Part.SERVER, Verdict.DOUBT, Why.CLOCK, self._host, wrong_s)
        return Finding(Part.SERVER, Verdict.WELL, Why.FINE, self._host)

    def _ending(self, last: Finding) -> tuple[Finding, ...]:
        """All steps, where this is the last one that was tried."""
        tls = self._server.scheme == "https"
        passed: Mapping[Part, Finding] = {
            Part.PROXY: Finding(Part.PROXY, Verdict.WELL, Why.FINE if self._proxy else Why.STRAIGHT, self._between),
            Part.NAME: Finding(Part.NAME, Verdict.WELL, Why.BY_PROXY if self._proxy else Why.FINE, self._host),
            Part.TLS: Finding(Part.TLS, Verdict.WELL, Why.FINE if tls else Why.HERE, self._host),
        }
        steps = (Part.PROXY, Part.NAME, Part.TLS, Part.SERVER)
        here = steps.index(last.part)
        if last.part is Part.SERVER and self._step < Step.CONNECTED and tls:  # nobody was met to agree with
            passed = {**passed, Part.TLS: Finding(Part.TLS, Verdict.UNTRIED, Why.NOT_REACHED)}
        behind = tuple(Finding(part, Verdict.UNTRIED, Why.NOT_REACHED) for part in steps[here + 1 :])
        return (*(passed[part] for part in steps[:here]), last, *behind)

    def _heard(self, event: str) -> None:
        """Where the request is, by the names httpcore gives to its steps."""
        who, _, what = event.partition(".")
        ours = not self._proxy or who != "connection"  # a proxy may want TLS of its own
        if what == "connect_tcp.complete":
            self._step = max(self._step, Step.CONNECTED if self._proxy else Step.THROUGH)
        elif what == "start_tls.started" and ours:
            self._step = max(self._step, Step.THROUGH)
        elif what == "start_tls.complete" and ours:
            self._step = Step.AGREED


async def examine_sign_in(client: Client, user_name: str, password: str | None, cookies: Mapping[str, str]) -> Finding:
    """Whether the service takes the sign-in that is kept: its session, or else its password, tried once.

    A session begun here is ended here, and no other one is touched: a sign-in goes without cookies.
    """
    client.cookies.clear()
    client.cookies |= cookies
    try:
        if cookies and await _is_taken(client):
            return Finding(Part.SIGN_IN, Verdict.WELL)
        if password is None:
            return Finding(Part.SIGN_IN, Verdict.PROBLEM, SignedOut())
        await client.sign_in(user_name, password)
        await client.sign_out()
    except ServiceError as error:
        return Finding(Part.SIGN_IN, Verdict.PROBLEM, wordless(error))
    return Finding(Part.SIGN_IN, Verdict.WELL)


async def _is_taken(client: Client) -> bool:
    try:
        await client.accounts()
    except SignedOut:
        return False
    except (Forbidden, Missing, Refused):
        pass  # a sign-in that may not ask this is one all the same
    return True


def wordless(error: ServiceError) -> ServiceError:
    """The same without the service's own words, in which anything may stand."""
    match error:
        case AnsweredError(status=status):
            return type(error)(status, retry_after_s=error.retry_after_s)
        case WrongPassword():
            return WrongPassword()
        case SignedOut():
            return SignedOut()
        case _:
            return error
