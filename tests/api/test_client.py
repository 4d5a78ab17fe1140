"""The client over a transport of our own: what it puts on the wire, and what it makes of each answer."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import ssl
import sys
from collections.abc import Awaitable, Callable, Coroutine

import httpx
import pytest

from evoinbox.api import wire
from evoinbox.api.client import MOST_KNOWN, Client
from evoinbox.domain import errors
from evoinbox.domain.message import AccountId, LineId
from tests.api.test_wire import INFO
from tests.support.playback import Playback, reply_of, saying

Answer = Callable[[httpx.Request], httpx.Response] | Callable[[httpx.Request], Coroutine[None, None, httpx.Response]]
ACCOUNT = AccountId("a1")
LINE = LineId("e1")


def made(answer: Answer) -> Client:
    return Client("https://evo.example", user_agent="EvoInbox/0", region="US", transport=httpx.MockTransport(answer))


def asked(answer: Answer, call: Callable[[Client], Awaitable[object]]) -> object:
    async def ask() -> object:
        client = made(answer)
        try:
            return await call(client)
        finally:
            await client.close()

    return asyncio.run(ask())


def page(client: Client) -> Awaitable[object]:
    return client.messages(ACCOUNT, page=2, count=50, after_us=1_000_000)


def first_page(client: Client) -> Awaitable[object]:
    return client.messages(ACCOUNT, page=0, count=50, after_us=1_000_000)


def sending(client: Client) -> Awaitable[object]:
    return client.send(LINE, "+15035550100", "héllo")


def json_answer(body: object, status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, json=body, headers=headers)


@pytest.mark.parametrize("server", ["https://evo.example/texts", "https://evo.example/texts/"])
def test_a_server_may_have_a_path_and_a_slash_behind_it(server: str) -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url.copy_with(query=None)))
        return json_answer({"items": []})

    async def ask() -> None:
        client = Client(server, user_agent="EvoInbox/0", region="US", transport=httpx.MockTransport(answer))
        await client.accounts()
        await client.close()

    asyncio.run(ask())
    assert seen == ["https://evo.example/texts/accounts"]


def test_a_list_is_asked_for_as_the_page_says() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return json_answer({"items": []})

    asked(answer, page)
    (request,) = seen

    assert request.method == "GET"
    assert request.url.raw_path == (
        b"/messages?accountIds=a1&afterDate=1970-01-01T00:00:01.000Z&page=2&countPerPage=50&sortField=Date&sortOrder=Descend"
    )
    told = [request.headers[name] for name in ("Accept", "Accept-Encoding", "User-Agent")]
    assert told == ["application/json", "gzip, deflate", "EvoInbox/0"]


def test_a_text_goes_out_with_length_and_type() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return json_answer(INFO)

    message = asked(answer, sending)
    (request,) = seen

    assert (request.method, request.url.path) == ("POST", "/messages")
    assert json.loads(request.content) == {"endpointId": "e1", "toAddress": "+15035550100", "body": "héllo"}
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["Content-Length"] == str(len(request.content))
    assert "Transfer-Encoding" not in request.headers
    assert getattr(message, "id", None) == "m1"


ANSWERS = [
    (httpx.Response(401), errors.SignedOut),
    (httpx.Response(403, text="Forbidden x"), errors.Forbidden),
    (json_answer({}, 403), errors.Forbidden),
    (httpx.Response(404, text="404"), errors.Missing),
    (httpx.Response(405), errors.Missing),
    (json_answer({}, 400), errors.Refused),
    (httpx.Response(409), errors.Refused),
    (httpx.Response(429), errors.Throttled),
    (json_answer({}, 500), errors.ServerFailed),
    (httpx.Response(503, html="<p>down</p>"), errors.ServerFailed),
    (httpx.Response(302, headers={"Location": "/login"}), errors.Unreadable),
    (httpx.Response(200, html="<p>hello</p>"), errors.Unreadable),
    (json_answer({}), errors.Unreadable),
    (httpx.Response(200, content=b"{", headers={"Content-Type": "application/json"}), errors.Unreadable),
    (httpx.Response(204), errors.SignedOut),
]


@pytest.mark.parametrize(
    ("response", "kind"), ANSWERS, ids=[f"{n} {r.status_code} {k.__name__}" for n, (r, k) in enumerate(ANSWERS)]
)
def test_the_status_comes_before_the_body(response: httpx.Response, kind: type[errors.ServiceError]) -> None:
    with pytest.raises(kind) as caught:
        asked(lambda _: response, page)
    assert type(caught.value) is kind


def test_the_service_s_own_words_are_kept() -> None:
    body = {"responseStatus": {"errorCode": "NotFound", "message": "no such line", "errors": []}}
    with pytest.raises(errors.Refused) as caught:
        asked(lambda _: json_answer(body, 400), sending)

    assert (caught.value.status, caught.value.code, caught.value.message) == (400, "NotFound", "no such line")


@pytest.mark.parametrize(
    ("date", "ahead_us"),
    [
        ("Wed, 21 Oct 2026 14:00:00 GMT", 2 * 3600 * 1_000_000),
        ("Wed, 21 Oct 2026 11:59:00 GMT", -60 * 1_000_000),
        ("Wed, 21 Oct 2026 12:00:01 GMT", 0),
        ("Wed, 21 Oct 2026 14:00:00 -0000", 0),
        ("yesterday", 0),
        ("Wed, 21 Oct 99999999999999999999 14:00:00 GMT", 0),
        (None, 0),
    ],
)
def test_the_clocks_are_compared_by_each_answer_s_date(date: str | None, ahead_us: int) -> None:
    noon_us = 1_792_584_000_000_000

    async def work() -> int:
        headers = {"Content-Type": "application/json"} | ({"Date": date} if date is not None else {})
        transport = httpx.MockTransport(lambda _: httpx.Response(200, headers=headers, content=b'{"items":[]}'))
        client = Client(
            "https://x.example", user_agent="EvoInbox/0", region="US", now_us=lambda: noon_us, transport=transport
        )
        await client.accounts()
        await client.close()
        return client.ahead_us

    assert asyncio.run(work()) == ahead_us


def test_one_name_set_for_two_paths_is_no_obstacle() -> None:
    async def work() -> dict[str, str]:
        twice = [("Content-Type", "application/json"), ("Set-Cookie", "lb=1; path=/"), ("Set-Cookie", "lb=2; path=/x")]
        transport = httpx.MockTransport(lambda _: httpx.Response(200, headers=twice, content=b'{"items":[]}'))
        client = Client("https://x.example", user_agent="EvoInbox/0", region="US", transport=transport)
        await client.accounts()
        await client.close()
        return client.cookies

    assert list(asyncio.run(work())) == ["lb"]


NOON = "Wed, 21 Oct 2026 12:00:00 GMT"


@pytest.mark.parametrize("status", [429, 503, 500, 403])
@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "Wed, 21 Oct 2026 12:01:30 GMT", "Date": NOON}, 90.0),
        ({"Retry-After": "Wed, 21 Oct 2026 11:00:00 GMT", "Date": NOON}, 0.0),
        ({"Retry-After": "Wed, 21 Oct 2026 12:01:30 GMT"}, None),
        ({"Retry-After": "Wed, 21 Oct 2026 12:01:30 -0000", "Date": NOON}, None),
        ({"Retry-After": "-3"}, None),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_patience_asked_for_is_kept(status: int, headers: dict[str, str], seconds: float | None) -> None:
    with pytest.raises(errors.AnsweredError) as caught:
        asked(lambda _: httpx.Response(status, headers=headers), page)

    assert caught.value.retry_after_s == seconds


def chained(error: httpx.TransportError, cause: Exception) -> httpx.TransportError:
    error.__cause__ = cause
    return error


FAULTS = [
    (httpx.ConnectError("x"), errors.ConnectionRefused),
    (chained(httpx.ConnectError("x"), socket.gaierror("unknown")), errors.NameUnknown),
    (chained(httpx.ConnectError("x"), ssl.SSLCertVerificationError()), errors.CertificateRefused),
    (chained(httpx.ConnectError("x"), ssl.SSLError("wrong version")), errors.CertificateRefused),
    (httpx.ConnectTimeout("x"), errors.ConnectionRefused),
    (httpx.PoolTimeout("x"), errors.ConnectionRefused),
    (httpx.ProxyError("x"), errors.ProxyRefused),
    (httpx.ReadTimeout("x"), errors.TimedOut),
    (httpx.WriteTimeout("x"), errors.TimedOut),
    (httpx.ReadError("x"), errors.ConnectionLost),
    (httpx.RemoteProtocolError("x"), errors.ConnectionLost),
]


@pytest.mark.parametrize(("fault", "kind"), FAULTS, ids=[f"{n} {k.__name__}" for n, (_, k) in enumerate(FAULTS)])
def test_faults_of_the_way_become_ours(fault: httpx.TransportError, kind: type[errors.ServiceError]) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        raise fault

    with pytest.raises(kind) as caught:
        asked(answer, sending)
    assert type(caught.value) is kind


def signing_in(password: str = "right") -> Callable[[Client], Awaitable[object]]:
    return lambda client: client.sign_in("dana@bikes.example", password)


def test_a_sign_in_goes_without_cookies_and_takes_new_ones() -> None:
    seen: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Cookie"))
        headers = [("Set-Cookie", "ss-id=one; path=/; httponly"), ("Set-Cookie", "ss-pid=two; path=/; secure")]
        return httpx.Response(200, json={"sessionId": "s", "displayName": "Dana", "roles": ["User"]}, headers=headers)

    async def twice() -> None:
        client = made(answer)
        client.cookies["ss-id"] = "old"
        signed_in = await client.sign_in("dana@bikes.example", "right")
        assert signed_in.roles == frozenset({"User"})
        assert signed_in.display_name == "Dana"
        assert client.cookies == {"ss-id": "one", "ss-pid": "two"}
        await client.sign_out()
        assert client.cookies == {}
        await client.close()

    asyncio.run(twice())
    assert seen == [None, "ss-id=one; ss-pid=two"]


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (json_answer({"responseStatus": {"errorCode": "Unauthorized"}}, 401), errors.WrongPassword),
        (json_answer({"hello": "world"}), errors.Unreadable),
        (httpx.Response(200, html="<p>router</p>"), errors.Unreadable),
        (httpx.Response(404), errors.Missing),
        (json_answer({}, 500), errors.ServerFailed),
    ],
)
def test_a_sign_in_that_fails_says_how(response: httpx.Response, kind: type[errors.ServiceError]) -> None:
    with pytest.raises(kind):
        asked(lambda _: response, signing_in())


def test_cookies_taken_back_are_no_longer_sent() -> None:
    seen: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Cookie"))
        headers = [("Set-Cookie", "ss-id=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/")]
        return httpx.Response(200, json={"items": []}, headers=headers if len(seen) == 1 else [])

    async def work() -> None:
        client = made(answer)
        client.cookies |= {"ss-id": "one", "ss-opt": "perm"}
        await page(client)
        await page(client)
        await client.close()

    asyncio.run(work())
    assert seen == ["ss-id=one; ss-opt=perm", "ss-opt=perm"]


def test_what_was_compressed_twice_is_not_opened() -> None:
    body = gzip.compress(gzip.compress(b"{}" * 10))
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip, gzip"}
    with pytest.raises(errors.Unreadable, match="encoding gzip, gzip"):
        asked(lambda _: httpx.Response(200, stream=httpx.ByteStream(body), headers=headers), page)


@pytest.mark.parametrize(
    "server", ["https://xn--", "https://\N{SNOWMAN}", "https://[v1.a]", "https://a\u200bb.example"]
)
def test_a_name_nobody_can_look_up_is_no_address(server: str) -> None:
    with pytest.raises(errors.NotAnAddress):
        Client(server, user_agent="EvoInbox/0", region="US")


def test_a_locked_sign_in_keeps_the_service_s_words() -> None:
    body = {"responseStatus": {"errorCode": "Unauthorized", "message": "This account has been locked"}}
    with pytest.raises(errors.WrongPassword) as caught:
        asked(lambda _: json_answer(body, 401), signing_in())

    assert caught.value.message == "This account has been locked"


def test_a_proxy_that_wants_a_password_is_not_taken_for_the_service() -> None:
    with pytest.raises(errors.ProxyRefused):
        asked(lambda _: httpx.Response(407), page)


def test_while_a_long_list_is_read_everything_else_goes_on() -> None:
    count = 20 * wire.PORTION
    listed = {"conversations": [{"mostRecentMessage": INFO | {"id": f"m{n}"}} for n in range(count)]}
    turns: list[int] = []

    async def ask() -> None:
        client = made(lambda _: json_answer(listed))
        reading = asyncio.ensure_future(client.conversations(ACCOUNT))
        while not reading.done():
            await asyncio.sleep(0)
            turns.append(1)
        assert len(reading.result().messages) == count
        await client.close()

    asyncio.run(ask())
    assert len(turns) >= 20


@pytest.mark.expects_log  # the texts of other accounts
@pytest.mark.parametrize("ask", [first_page, lambda client: client.conversations(ACCOUNT, 1_000_000)])
def test_an_answer_that_is_the_same_again_gives_the_very_page_it_gave(
    ask: Callable[[Client], Awaitable[object]],
) -> None:
    def listed(text: str) -> httpx.Response:
        info = {**INFO, "text": text}
        return json_answer({"items": [info], "conversations": [{"id": "c1", "mostRecentMessage": info}]})

    answers = [listed("a"), listed("a"), listed("b"), listed("b")]

    async def work() -> None:
        client = made(lambda _: answers.pop(0))
        first, again, other = [await ask(client) for _ in range(3)]
        assert first is again
        assert other != first
        client.other_accounts = frozenset({ACCOUNT})
        assert await ask(client) is not other
        await client.close()

    asyncio.run(work())


@pytest.mark.parametrize(("count", "kept"), [(MOST_KNOWN, True), (MOST_KNOWN + 1, False)])
def test_a_long_list_is_not_kept_to_be_known_again(count: int, *, kept: bool) -> None:
    async def work() -> None:
        client = made(lambda _: json_answer({"items": [INFO] * count}))
        assert (await first_page(client) is await first_page(client)) is kept
        await client.close()

    asyncio.run(work())


def test_a_request_looks_for_no_module(monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[str] = []

    class Finder:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            sought.append(name)

    async def work() -> None:
        async with Playback(saying(*[reply_of(b'{"items":[]}')] * 2)) as server:
            client = Client(server.url, user_agent="EvoInbox/0", region="US")
            await page(client)
            monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
            await page(client)
            await client.close()
            assert len(server.heard) == 2

    asyncio.run(work())
    assert sought == []
