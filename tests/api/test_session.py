"""A session over a server that knows some: one silent renewal, never a loop, and nothing sent twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

import httpx
import pytest

from evoinbox.api.session import SIGN_INS_IN_VAIN, Session
from evoinbox.domain import errors
from tests.api.test_client import ACCOUNT, LINE, json_answer, made
from tests.api.test_wire import INFO


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
) -> list[tuple[str | None, dict[str, str]]]:
    remembered: list[tuple[str | None, dict[str, str]]] = []

    async def work() -> None:
        session = Session(made(service), "dana@bikes.example", password, lambda *kept: remembered.append(kept))
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
    assert remembered == [("right", {"ss-id": next(iter(service.sessions))})]


def test_a_refused_password_is_not_tried_again() -> None:
    service = Service()

    async def use(session: Session) -> None:
        with pytest.raises(errors.WrongPassword):
            await session.messages(ACCOUNT, page=0, count=9)
        for _ in range(3):
            with pytest.raises(errors.SignedOut):
                await session.messages(ACCOUNT, page=0, count=9)

    remembered = with_session(service, use, password="changed")

    assert service.signed_in_count() == 1
    assert remembered == [(None, {})]  # nor at the next start


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
        session = Session(made(answer), "dana@bikes.example", "right", lambda *_: None)
        await asyncio.gather(*(session.messages(ACCOUNT, page=page, count=9) for page in (0, 1)))
        await session.close()

    asyncio.run(work())

    assert service.signed_in_count() == 1


def test_a_session_that_never_works_signs_in_a_few_times_and_no_more() -> None:
    service = Service()

    async def use(session: Session) -> None:
        service.sessions = _Forgetful()
        for _ in range(9):
            with pytest.raises(errors.SignedOut):
                await session.send(LINE, "+15035550100", "hello")

    with_session(service, use)

    assert service.signed_in_count() == SIGN_INS_IN_VAIN


def test_after_a_sign_out_no_session_is_begun_any_more() -> None:
    service = Service()

    async def use(session: Session) -> None:
        await session.sign_in()
        await session.sign_out()
        service.sessions = _Forgetful()
        with pytest.raises(errors.SignedOut):
            await session.messages(ACCOUNT, page=0, count=9)

    with_session(service, use)

    assert service.signed_in_count() == 1


@pytest.mark.parametrize("status", [400, 403])
def test_a_sign_in_that_is_refused_in_a_renewal_is_a_session_that_is_over(status: int) -> None:
    paths: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        paths.append(request.url.path)
        return httpx.Response(status if request.url.path == "/auth/credentials" else 401)

    async def work() -> None:
        session = Session(made(answer), "dana@bikes.example", "right", lambda *_: None)
        for _ in range(3):
            with pytest.raises(errors.SignedOut):
                await session.messages(ACCOUNT, page=0, count=9)
        await session.close()

    asyncio.run(work())
    assert paths.count("/auth/credentials") == 1


def test_an_outage_during_a_renewal_ends_nothing() -> None:
    service = Service()
    down = True

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(503) if down and request.url.path == "/auth/credentials" else service(request)

    async def work() -> None:
        nonlocal down
        session = Session(made(answer), "dana@bikes.example", "right", lambda *_: None)
        for _ in range(2):
            with pytest.raises(errors.ServerFailed):
                await session.messages(ACCOUNT, page=0, count=9)
        down = False
        assert len((await session.messages(ACCOUNT, page=0, count=9)).messages) == 1
        await session.close()

    asyncio.run(work())
    assert service.signed_in_count() == 1


CHATS = {
    "sessions": [
        {"id": "old", "channel": "Chat", "endpointId": "e1", "fromAddress": "visitor-7", "ended": True},
        {"id": "other", "channel": "Chat", "endpointId": "e2", "fromAddress": "visitor-7"},
        {
            "id": "s/1",
            "channel": "Chat",
            "endpointId": "e1",
            "fromAddress": "visitor-7",
            "toAddress": "x",
            "ended": False,
        },
        {"id": "call", "channel": "Voice", "endpointId": "e1", "fromAddress": "+15035550100"},
    ]
}


@pytest.mark.parametrize(
    ("address", "answer", "asked"),
    [
        ("visitor-7", json_answer(CHATS), ["/sessions/active", "/sessions/s%2F1/messages"]),
        ("visitor-8", json_answer(CHATS), ["/sessions/active", "/messages"]),
        ("visitor-7", httpx.Response(403, text="Forbidden"), ["/sessions/active", "/messages"]),
        ("visitor-7", httpx.Response(404), ["/sessions/active", "/messages"]),
        ("visitor-7", json_answer({}), ["/sessions/active", "/messages"]),
        ("+15035550100", json_answer(CHATS), ["/messages"]),
        ("24365", json_answer(CHATS), ["/messages"]),
    ],
    ids=["chat", "no chat", "no role", "no such call", "none open", "number", "short code"],
)
def test_what_is_no_number_is_answered_through_its_session(
    address: str, answer: httpx.Response, asked: list[str]
) -> None:
    seen: list[str] = []
    bodies: list[object] = []

    def service(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.raw_path.decode())
        if request.method == "GET":
            return answer
        bodies.append(json.loads(request.content))
        return json_answer(INFO)

    async def work() -> None:
        session = Session(made(service), "dana@bikes.example", "right", lambda *_: None)
        assert await session.send(LINE, address, "hello") is not None
        await session.close()

    asyncio.run(work())
    assert seen == asked
    by_session = {"body": "hello"}
    assert bodies == [by_session if "s%2F1" in asked[-1] else by_session | {"endpointId": "e1", "toAddress": address}]


@pytest.mark.parametrize(
    "answer", [httpx.Response(500), httpx.Response(200, html="<p>x</p>"), httpx.ReadTimeout("slow")], ids=repr
)
def test_a_chat_that_cannot_be_looked_up_leaves_the_text_unsent(answer: httpx.Response | Exception) -> None:
    methods: list[str] = []

    def service(request: httpx.Request) -> httpx.Response:
        methods.append(request.method)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def work() -> None:
        session = Session(made(service), "dana@bikes.example", "right", lambda *_: None)
        with pytest.raises(errors.NotBegun):
            await session.send(LINE, "visitor-7", "hello")
        await session.close()

    asyncio.run(work())
    assert set(methods) == {"GET"}
