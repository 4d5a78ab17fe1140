"""The way to a server, over real sockets: each fault between here and there is told apart from all others."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import trustme

from evoinbox import checkup_wording
from evoinbox.api.checkup import Way, examine_sign_in
from evoinbox.api.client import Limits
from evoinbox.demo.server import DemoServer
from evoinbox.domain.checkup import Finding, Part, Verdict, Why
from evoinbox.domain.errors import (
    CertificateRefused,
    ConnectionRefused,
    NameUnknown,
    ProxyRefused,
    Refused,
    ServerFailed,
    SignedOut,
    TimedOut,
    WrongPassword,
)
from tests.support.demo import made
from tests.support.playback import Heard, Playback, reply_of, saying
from tests.support.relay import WANTS_PASSWORD, Relay

SOON = Limits(connect_s=0.4, read_s=0.4, write_s=0.4, whole_s=3)
STRANGER = reply_of(b"", status="401 Unauthorized", kind="")
PAGE = reply_of(b"<title>Welcome to the hotel</title>", kind="text/html")
NAME = "evovoice.example"
Place = AbstractAsyncContextManager[str]


@dataclass(frozen=True)
class World:
    """What a fault is made of: an authority this computer trusts, and its environment."""

    company: trustme.CA
    patch: pytest.MonkeyPatch

    def tls(self, certificate: trustme.LeafCert | None = None) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (certificate or self.company.issue_cert("127.0.0.1", NAME)).configure_cert(context)
        return context


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    company = trustme.CA(organization_name="Company")
    company.cert_pem.write_to_path(tmp_path / "company.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "company.pem"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return World(company, monkeypatch)


def closed_port() -> int:
    with socket.socket() as kept:
        kept.bind(("127.0.0.1", 0))
        return int(kept.getsockname()[1])


@asynccontextmanager
async def unresolvable(_world: World) -> AsyncIterator[str]:
    yield "https://nowhere.invalid"


@asynccontextmanager
async def closed(_world: World) -> AsyncIterator[str]:
    yield f"http://127.0.0.1:{closed_port()}"


def answering(reply: bytes) -> Callable[[World], Place]:
    @asynccontextmanager
    async def place(world: World) -> AsyncIterator[str]:
        async with Playback(saying(reply), tls=world.tls()) as server:
            yield server.url

    return place


async def nothing(_heard: Heard, _writer: asyncio.StreamWriter) -> None:
    """Take the request and keep still."""


@asynccontextmanager
async def silent(world: World) -> AsyncIterator[str]:
    async with Playback(nothing, tls=world.tls()) as server:
        yield server.url


@asynccontextmanager
async def no_agreement(_world: World) -> AsyncIterator[str]:
    """Takes connections, and never says a word of TLS."""
    writers: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(lambda _reader, writer: writers.append(writer), "127.0.0.1", 0)
    yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()
    for writer in writers:
        writer.transport.abort()


@asynccontextmanager
async def plain(_world: World) -> AsyncIterator[str]:
    server = DemoServer(made())
    yield (await server.start()).replace("http", "https")
    await server.stop()


@asynccontextmanager
async def expired(world: World) -> AsyncIterator[str]:
    now = datetime.now(UTC)
    certificate = world.company.issue_cert("127.0.0.1", not_after=now - timedelta(days=1))
    async with Playback(saying(STRANGER), tls=world.tls(certificate)) as server:
        yield server.url


@asynccontextmanager
async def of_strangers(world: World) -> AsyncIterator[str]:
    certificate = trustme.CA(organization_name="Strangers").issue_cert("127.0.0.1")
    async with Playback(saying(STRANGER), tls=world.tls(certificate)) as server:
        yield server.url


def through(proxy: str) -> Callable[[World], Place]:
    @asynccontextmanager
    async def place(world: World) -> AsyncIterator[str]:
        world.patch.setenv("HTTPS_PROXY", proxy)
        yield f"https://{NAME}"

    return place


def relayed(refusal: bytes = b"", reply: bytes = STRANGER) -> Callable[[World], Place]:
    @asynccontextmanager
    async def place(world: World) -> AsyncIterator[str]:
        async with Playback(saying(reply), tls=world.tls()) as server, Relay(server.port, refusal=refusal) as relay:
            world.patch.setenv("HTTPS_PROXY", relay.url)
            yield f"https://{NAME}"

    return place


@asynccontextmanager
async def silent_proxy(world: World) -> AsyncIterator[str]:
    async with Playback(nothing) as server:
        world.patch.setenv("HTTPS_PROXY", server.url)
        yield f"https://{NAME}"


@asynccontextmanager
async def relayed_to_strangers(world: World) -> AsyncIterator[str]:
    certificate = trustme.CA(organization_name="Strangers").issue_cert(NAME)
    async with Playback(saying(STRANGER), tls=world.tls(certificate)) as server, Relay(server.port) as relay:
        world.patch.setenv("HTTPS_PROXY", relay.url)
        yield f"https://{NAME}"


REFUSAL = reply_of(b"no", status="403 Forbidden", kind="text/plain")
FAULTS: dict[str, tuple[Callable[[World], Place], Part, Why | type[Exception]]] = {
    "a name nobody knows": (unresolvable, Part.NAME, NameUnknown),
    "a proxy that wants a password": (relayed(WANTS_PASSWORD), Part.PROXY, ProxyRefused),
    "a proxy that refuses": (relayed(REFUSAL), Part.PROXY, ProxyRefused),
    "a proxy that is not there": (through(f"http://127.0.0.1:{closed_port()}"), Part.PROXY, ConnectionRefused),
    "a proxy whose name nobody knows": (through("http://nowhere.invalid:3128"), Part.PROXY, NameUnknown),
    "a proxy that is none": (through("gopher://127.0.0.1"), Part.PROXY, Why.UNUSABLE),
    "a proxy that keeps still": (silent_proxy, Part.PROXY, Why.SLOW),
    "a certificate of strangers": (of_strangers, Part.TLS, CertificateRefused),
    "one behind a proxy": (relayed_to_strangers, Part.TLS, CertificateRefused),
    "a certificate that has expired": (expired, Part.TLS, CertificateRefused),
    "no TLS at all": (plain, Part.TLS, CertificateRefused),
    "no TLS in time": (no_agreement, Part.TLS, Why.SLOW),
    "nobody listens": (closed, Part.SERVER, ConnectionRefused),
    "no answer": (silent, Part.SERVER, TimedOut),
    "a web page": (answering(PAGE), Part.SERVER, Why.OTHER_PAGE),
    "a web page behind a proxy": (relayed(reply=PAGE), Part.SERVER, Why.OTHER_PAGE),
    "a redirect": (
        answering(reply_of(b"", status="302 Found", more="Location: http://portal/\r\n")), Part.SERVER, Why.OTHER_PAGE,
    ),
    "a network that wants a sign-in": (answering(reply_of(b"", status="511 X")), Part.SERVER, Why.OTHER_PAGE),
    "a server in trouble": (answering(reply_of(b"", status="503 X")), Part.SERVER, ServerFailed),
}  # fmt: skip


def looked(world: World, place: Callable[[World], Place]) -> tuple[Finding, ...]:
    async def work() -> tuple[Finding, ...]:
        async with place(world) as url:
            way = Way(url, "EvoInbox/0", "US", SOON)
            try:
                return await way.look()
            finally:
                await way.client.close()

    return asyncio.run(work())


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_told_apart(world: World, fault: str) -> None:
    place, part, why = FAULTS[fault]
    findings = looked(world, place)
    assert [one.part for one in findings] == [Part.PROXY, Part.NAME, Part.TLS, Part.SERVER]
    (wrong,) = [one for one in findings if one.verdict is Verdict.PROBLEM]
    assert wrong.part is part
    assert wrong.why is why if isinstance(why, Why) else type(wrong.why) is why
    behind = findings[findings.index(wrong) + 1 :]
    assert all(one.verdict is Verdict.UNTRIED for one in behind)
    assert len(checkup_wording.sentence(wrong)) > 40


@pytest.mark.parametrize("place", [answering(STRANGER), relayed()], ids=["straight", "through a proxy"])
def test_a_way_that_is_well(world: World, place: Callable[[World], Place]) -> None:
    findings = looked(world, place)
    assert {one.verdict for one in findings} == {Verdict.WELL}
    for one in findings:
        assert checkup_wording.sentence(one)


def test_a_clock_that_goes_wrong_is_said(world: World) -> None:
    away = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    server = looked(world, answering(reply_of(b"", status="401 X", kind="", more=f"Date: {away}\r\n")))[-1]
    assert (server.verdict, server.why) == (Verdict.DOUBT, Why.CLOCK)
    assert abs(server.number - 3600) < 10


def signed_in(password: str | None, begin: Callable[[Way], Awaitable[object]]) -> tuple[Finding, int]:
    async def work() -> tuple[Finding, int]:
        server = DemoServer(made())
        way = Way(await server.start(), "EvoInbox/0", "US", SOON)
        other = Way(way._url, "EvoInbox/0", "US", SOON)
        try:
            await begin(other)
            found = await examine_sign_in(way.client, "ann@shop.example", password, other.client.cookies)
            return found, len(await other.client.accounts()) if other.client.cookies else 0
        finally:
            await other.client.close()
            await way.client.close()
            await server.stop()

    return asyncio.run(work())


async def fresh(_way: Way) -> None:
    """No session is kept."""


async def with_session(way: Way) -> None:
    await way.client.sign_in("ann@shop.example", "right")


def test_a_session_that_is_kept_is_used_and_left_alone() -> None:
    found, accounts = signed_in("wrong by now", with_session)
    assert found == Finding(Part.SIGN_IN, Verdict.WELL)
    assert accounts == 1


@pytest.mark.parametrize(
    ("password", "why"),
    [("right", Why.FINE), ("wrong", WrongPassword), (None, SignedOut)],
    ids=["right", "wrong", "none"],
)
def test_a_password_is_tried_where_no_session_is_kept(password: str | None, why: Why | type[Exception]) -> None:
    found, _ = signed_in(password, fresh)
    assert found.part is Part.SIGN_IN
    assert found.why is why if isinstance(why, Why) else type(found.why) is why


def test_the_service_s_own_words_stay_out() -> None:
    reply = reply_of(b'{"responseStatus":{"errorCode":"X","message":"Dana at +15035550142"}}', status="400 X")

    async def work() -> Finding:
        async with Playback(saying(reply)) as server:
            way = Way(server.url, "EvoInbox/0", "US", SOON)
            found = await examine_sign_in(way.client, "ann", "right", {})
            await way.client.close()
            return found

    found = asyncio.run(work())
    assert isinstance(found.why, Refused)
    assert "Dana" not in checkup_wording.line(found)
