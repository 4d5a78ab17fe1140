"""The system's proxy: a real one on loopback between the client and a server whose name only the proxy knows."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme

from evoinbox.api.client import Client, Limits
from evoinbox.api.proxy import system_proxy
from evoinbox.domain import errors
from evoinbox.domain.message import AccountId, LineId
from tests.support.playback import Playback, reply_of, saying
from tests.support.relay import WANTS_PASSWORD, Relay

NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
EMPTY = saying(reply_of(b'{"items":[]}'))


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sets what the system says of proxies; nothing to begin with."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)

    def say(**named: str) -> None:
        for name in NAMES:
            if name in named:
                monkeypatch.setenv(name, named[name])
            else:
                monkeypatch.delenv(name, raising=False)

    return say


def made(url: str) -> Client:
    return Client(url, user_agent="EvoInbox/0", region="US", limits=Limits(connect_s=5, read_s=5, whole_s=5))


async def listed(client: Client) -> int:
    return (await client.messages(AccountId(""), page=0, count=5)).listed


async def refused(url: str, kind: type[errors.ServiceError]) -> None:
    client = made(url)
    with pytest.raises(errors.ServiceError) as raised:
        await listed(client)
    assert type(raised.value) is kind
    await client.close()


@pytest.mark.parametrize("name", ["https_proxy", "all_proxy"])
def test_a_proxy_carries_tls_without_looking_inside(
    name: str, system: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = trustme.CA()
    company.cert_pem.write_to_path(tmp_path / "company.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "company.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    company.issue_cert("evo.example").configure_cert(tls)

    async def work() -> None:
        async with Playback(EMPTY, tls=tls) as server, Relay(server.port) as proxy:
            system(**{name: proxy.url})
            client = made("https://evo.example")
            client.cookies["ss-id"] = "secret"
            assert await listed(client) == 0
            await client.send(LineId("l1"), "+15035550199", "hello")
            await client.close()
            assert [(heard.method, heard.target) for heard in proxy.heard] == [("CONNECT", "evo.example:443")] * 2
            assert all(heard.header("cookie") is None for heard in proxy.heard)
            assert [heard.header("cookie") for heard in server.heard] == ["ss-id=secret"] * 2

    asyncio.run(work())


def test_a_proxy_for_plain_http_is_asked_with_whole_addresses(system: Callable[..., None]) -> None:
    async def work() -> None:
        async with Playback(EMPTY) as server, Relay(server.port) as proxy:
            system(http_proxy=proxy.url)
            client = made("http://evo.example")
            assert await listed(client) == 0
            await client.close()
            assert proxy.heard[0].target.startswith("http://evo.example/messages?")

    asyncio.run(work())


@pytest.mark.parametrize("url", ["https://evo.example", "http://evo.example"])
@pytest.mark.parametrize("status", ["407 Proxy Authentication Required", "403 Forbidden"])
def test_what_a_proxy_refuses_never_reaches_the_server(url: str, status: str, system: Callable[..., None]) -> None:
    async def work() -> None:
        async with Playback(EMPTY) as server:
            async with Relay(server.port, refusal=reply_of(b"", status=status, kind="")) as proxy:
                system(all_proxy=proxy.url)
                plain_403 = url.startswith("http:") and status.startswith("403")
                await refused(url, errors.Forbidden if plain_403 else errors.ProxyRefused)
            assert server.heard == []

    asyncio.run(work())


def test_name_and_password_in_the_proxys_address_are_given_to_it(system: Callable[..., None]) -> None:
    basic = "Basic ZGFuYTpwQHNz"  # dana:p@ss

    async def work() -> None:
        async with (
            Playback(EMPTY) as server,
            Relay(server.port, refusal=WANTS_PASSWORD, password=basic) as proxy,
        ):
            system(all_proxy=proxy.url.replace("://", "://dana:p%40ss@"))
            client = made("http://evo.example")
            assert await listed(client) == 0
            await client.close()
            assert [heard.header("proxy-authorization") for heard in proxy.heard] == [basic]

    asyncio.run(work())


def test_a_proxy_that_is_not_there_is_no_answer_of_the_server(system: Callable[..., None]) -> None:
    async def work() -> None:
        async with Playback(EMPTY) as server:
            system(all_proxy=server.url)
        await refused("https://evo.example", errors.ConnectionRefused)

    asyncio.run(work())


def test_this_computer_and_excepted_names_are_asked_directly(system: Callable[..., None]) -> None:
    async def work() -> None:
        async with Playback(EMPTY) as server, Relay(server.port, refusal=WANTS_PASSWORD) as proxy:
            system(all_proxy=proxy.url)
            client = made(server.url)
            assert await listed(client) == 0
            await client.close()
            assert proxy.heard == []

    asyncio.run(work())
    system(all_proxy="http://proxy.example:8080", no_proxy="localhost, .shop.example,evo.example:8443")
    assert system_proxy("https://api.shop.example") is None
    assert system_proxy("https://evo.example:8443") is None
    assert system_proxy("https://evo.example") == "http://proxy.example:8080"


def test_a_proxy_that_changes_while_running_is_followed(system: Callable[..., None]) -> None:
    async def work() -> None:
        async with Playback(EMPTY) as server:
            async with Relay(server.port) as office:
                system(all_proxy=office.url)
                client = made("http://evo.example")
                assert await listed(client) == 0
            async with Relay(server.port) as home:
                system(all_proxy=home.url)
                with pytest.raises(errors.ServiceError):
                    await listed(client)  # by the way that was right until now
                assert await listed(client) == 0
                assert len(home.heard) == 1
                await client.close()

    asyncio.run(work())


@pytest.mark.parametrize(
    "said", ["gopher://proxy.example", "http://", "http://proxy.example:port", "http://[::1", "://", "pac+http://x/y"]
)
def test_a_proxy_nobody_can_use_is_refused_not_passed_by(said: str, system: Callable[..., None]) -> None:
    async def work() -> None:
        system(all_proxy=said)
        await refused("https://evo.example", errors.ProxyRefused)

    asyncio.run(work())


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("proxy.example:3128", "http://proxy.example:3128"),
        ("socks://proxy.example:1080", "socks5://proxy.example:1080"),
        ("socks5h://proxy.example", "socks5h://proxy.example"),
        ("  http://proxy.example/  ", "http://proxy.example"),
        ("", None),
        ("  ", None),
    ],
)
def test_what_desktops_write_is_understood(said: str, meant: str | None, system: Callable[..., None]) -> None:
    system(all_proxy=said)
    assert system_proxy("https://evo.example") == meant
