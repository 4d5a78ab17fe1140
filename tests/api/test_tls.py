"""Real TLS on loopback: certificates that are trusted, and each way not to be."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from evoinbox.api.client import Client, Limits
from evoinbox.demo.server import DemoServer
from evoinbox.domain.errors import CertificateFault, CertificateRefused, ConnectionLost, Unreadable
from evoinbox.domain.message import AccountId
from evoinbox.wording import sentence
from tests.support.demo import made
from tests.support.playback import Playback, reply_of, saying

DAY = timedelta(days=1)


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """A private authority that whoever looks after this computer has put among those it trusts."""
    company = trustme.CA(organization_name="Company")
    company.cert_pem.write_to_path(tmp_path / "company.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "company.pem"))
    return company


def serving(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


async def listed(url: str) -> int:
    client = Client(url, user_agent="EvoInbox/0", region="US", limits=Limits(connect_s=5, whole_s=5))
    try:
        return (await client.messages(AccountId(""), page=0, count=5)).listed
    finally:
        await client.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_private_authority_that_this_computer_trusts_is_trusted(company: trustme.CA, host: str) -> None:
    async def work() -> None:
        tls = serving(company.issue_cert("127.0.0.1", "localhost"))
        async with Playback(saying(reply_of(b'{"items":[]}')), tls=tls) as server:
            assert await listed(f"https://{host}:{server.port}") == 0

    asyncio.run(work())


def expired(company: trustme.CA) -> trustme.LeafCert:
    now = datetime.now(UTC)
    return company.issue_cert("127.0.0.1", not_before=now - 9 * DAY, not_after=now - DAY)


def not_yet_valid(company: trustme.CA) -> trustme.LeafCert:
    now = datetime.now(UTC)
    return company.issue_cert("127.0.0.1", not_before=now + DAY, not_after=now + 9 * DAY)


def other_address(company: trustme.CA) -> trustme.LeafCert:
    return company.issue_cert("127.0.0.2")


def other_name(company: trustme.CA) -> trustme.LeafCert:
    return company.issue_cert("evovoice.example")


def of_strangers(_company: trustme.CA) -> trustme.LeafCert:
    return trustme.CA(organization_name="Strangers").issue_cert("127.0.0.1")


@pytest.mark.parametrize(
    ("certificate", "fault", "named"),
    [
        (expired, CertificateFault.EXPIRED, "has expired"),
        (not_yet_valid, CertificateFault.NOT_YET_VALID, "not valid yet"),
        (other_address, CertificateFault.OTHER_NAME, "for another name"),
        (other_name, CertificateFault.OTHER_NAME, "for another name"),
        (of_strangers, CertificateFault.UNKNOWN_ISSUER, "issuer this computer does not know"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_certificate_that_does_not_verify_is_refused_with_its_cause(
    company: trustme.CA,
    certificate: Callable[[trustme.CA], trustme.LeafCert],
    fault: CertificateFault,
    named: str,
) -> None:
    async def work() -> None:
        async with Playback(saying(reply_of(b'{"items":[]}')), tls=serving(certificate(company))) as server:
            with pytest.raises(CertificateRefused) as refused:
                await listed(server.url)
            assert server.heard == []
        assert refused.value.fault is fault
        assert named in sentence(refused.value)

    asyncio.run(work())


def test_a_port_that_speaks_plain_http_is_told_from_a_bad_certificate() -> None:
    async def work() -> None:
        server = DemoServer(made())
        url = await server.start()
        with pytest.raises(CertificateRefused) as refused:
            await listed(url.replace("http", "https"))
        await server.stop()
        assert refused.value.fault is CertificateFault.NO_TLS
        assert "encrypted" in sentence(refused.value)

    asyncio.run(work())


def test_a_tls_port_asked_in_plain_http_is_no_answer_of_ours(company: trustme.CA) -> None:
    async def work() -> None:
        tls = serving(company.issue_cert("127.0.0.1"))
        async with Playback(saying(reply_of(b"{}")), tls=tls) as server:
            with pytest.raises((ConnectionLost, Unreadable)):
                await listed(server.url.replace("https", "http"))

    asyncio.run(work())


def test_nothing_less_than_a_verified_connection_of_today_is_agreed_to() -> None:
    trust = Client("https://evovoice.example", user_agent="EvoInbox/0", region="US")._trust
    assert trust.verify_mode is ssl.CERT_REQUIRED
    assert trust.check_hostname
    assert trust.minimum_version >= ssl.TLSVersion.TLSv1_2
