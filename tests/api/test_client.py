"""The client over a transport of our own: what it puts on the wire, and what it makes of each answer."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
from collections.abc import Awaitable, Callable, Coroutine

import httpx
import pytest

from evoinbox.api import client as client_module
from evoinbox.api.client import Client
from evoinbox.api.session import Session
from evoinbox.domain import errors
from evoinbox.domain.message import AccountId, LineId
from tests.api.test_wire import INFO

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


def sending(client: Client) -> Awaitable[object]:
    return client.send(LINE, "+15035550100", "héllo")


def json_answer(body: object, status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, json=body, headers=headers)


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
    assert request.headers["Accept"] == "application/json"
    assert request.headers["User-Agent"] == "EvoInbox/0"


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


@pytest.mark.parametrize(("header", "seconds"), [("7", 7.0), ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("-3", None)])
def test_patience_asked_for_is_kept(header: str, seconds: float | None) -> None:
    with pytest.raises(errors.Throttled) as caught:
        asked(lambda _: httpx.Response(429, headers={"Retry-After": header}), page)

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


def test_an_endless_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "LARGEST_REPLY", 1000)
    with pytest.raises(errors.Unreadable, match="more than can be right"):
        asked(lambda _: httpx.Response(200, content=b" " * 1001, headers={"Content-Type": "application/json"}), page)


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


class Service:
    """A small server that knows sessions: what a Session is tested against."""

    def __init__(self) -> None:
        self.password = "right"
        self.sessions: set[str] = set()
        self.paths: list[str] = []
        self.cut_next = False

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.paths.append(request.url.path)
        if self.cut_next:
            self.cut_next = False
            raise httpx.RemoteProtocolError("closed")
        if request.url.path == "/auth/credentials":
            if json.loads(request.content)["password"] != self.password:
                return httpx.Response(401)
            name = f"s{len(self.paths)}"
            self.sessions.add(name)
            return httpx.Response(200, json={"sessionId": name}, headers={"Set-Cookie": f"ss-id={name}; path=/"})
        cookie = request.headers.get("Cookie", "").removeprefix("ss-id=")
        if cookie not in self.sessions:
            return httpx.Response(401)
        return json_answer(INFO if request.method == "POST" else {"items": [INFO]})

    def signed_in_count(self) -> int:
        return self.paths.count("/auth/credentials")


def with_session(
    service: Service, use: Callable[[Session], Awaitable[None]], password: str | None = "right"
) -> list[dict[str, str]]:
    remembered: list[dict[str, str]] = []

    async def work() -> None:
        session = Session(made(service), "dana@bikes.example", password, remembered.append)
        try:
            await use(session)
        finally:
            await session.close()

    asyncio.run(work())
    return remembered


def test_an_ended_session_is_renewed_once_for_all_who_met_it() -> None:
    service = Service()

    async def use(session: Session) -> None:
        pages = await asyncio.gather(*(session.messages(ACCOUNT, page=0, count=9) for _ in range(5)))
        assert [len(p.messages) for p in pages] == [1] * 5

    remembered = with_session(service, use)

    assert service.signed_in_count() == 1
    assert remembered == [{"ss-id": next(iter(service.sessions))}]


def test_a_refused_password_is_not_tried_again() -> None:
    service = Service()

    async def use(session: Session) -> None:
        with pytest.raises(errors.WrongPassword):
            await session.messages(ACCOUNT, page=0, count=9)
        for _ in range(3):
            with pytest.raises(errors.SignedOut):
                await session.messages(ACCOUNT, page=0, count=9)

    with_session(service, use, password="changed")

    assert service.signed_in_count() == 1


def test_a_session_that_dies_at_once_again_is_no_loop() -> None:
    service = Service()

    async def use(session: Session) -> None:
        service.sessions = _Forgetful()
        with pytest.raises(errors.SignedOut):
            await session.messages(ACCOUNT, page=0, count=9)

    with_session(service, use)

    assert service.signed_in_count() == 1


class _Forgetful(set[str]):
    def add(self, element: str) -> None:
        """Forget it at once."""


def test_a_read_is_asked_again_when_a_kept_connection_was_closed_but_a_send_never() -> None:
    service = Service()

    async def use(session: Session) -> None:
        await session.sign_in()
        service.cut_next = True
        assert len((await session.messages(ACCOUNT, page=0, count=9)).messages) == 1
        service.cut_next = True
        with pytest.raises(errors.ConnectionLost):
            await session.send(LINE, "+15035550100", "hello")

    with_session(service, use)

    assert service.paths == ["/auth/credentials", "/messages", "/messages", "/messages"]


def test_a_send_that_met_an_ended_session_is_refused_and_the_next_one_goes() -> None:
    service = Service()

    async def use(session: Session) -> None:
        with pytest.raises(errors.SignedOut):
            await session.send(LINE, "+15035550100", "hello")
        sent = await session.send(LINE, "+15035550100", "hello")
        assert sent is not None

    with_session(service, use)

    assert service.paths == ["/messages", "/auth/credentials", "/messages"]


def test_whatever_a_renewal_meets_a_refused_send_stays_refused() -> None:
    service = Service()

    async def use(session: Session) -> None:
        with pytest.raises(errors.SignedOut):
            await session.send(LINE, "+15035550100", "hello")

    with_session(service, use, password="changed")


def test_a_refusal_of_the_old_session_that_comes_after_the_renewal_renews_nothing() -> None:
    service = Service()
    renewed = asyncio.Event()

    async def answer(request: httpx.Request) -> httpx.Response:
        response = service(request)
        if request.url.path == "/auth/credentials":
            renewed.set()
        elif response.status_code == 401 and request.url.params["page"] == "1":
            await renewed.wait()
        return response

    async def work() -> None:
        session = Session(made(answer), "dana@bikes.example", "right", lambda _: None)
        await asyncio.gather(*(session.messages(ACCOUNT, page=page, count=9) for page in (0, 1)))
        await session.close()

    asyncio.run(work())

    assert service.signed_in_count() == 1
