"""What goes wrong by choice, and the customers who act by themselves."""

from __future__ import annotations

import asyncio
import io
import json
import random
from collections.abc import Awaitable, Callable
from email.utils import parsedate_to_datetime

import httpx
import pytest

from evoinbox.demo.faults import Fault, Faults, read_faults
from evoinbox.demo.live import Live
from evoinbox.demo.server import DemoServer
from evoinbox.demo.world import World
from tests.support.demo import CREDENTIALS, JSON, TEXT, Clock, asked, get, made


def test_a_spec_is_read_word_by_word() -> None:
    assert read_faults("delay=0.2:300ms, reset-after@send=0.5,throttle:2,html") == (
        Fault("delay", None, 0.2, 0.3),
        Fault("reset-after", "send", 0.5, None),
        Fault("throttle", None, 1.0, 2.0),
        Fault("html", None, 1.0, None),
    )


@pytest.mark.parametrize("spec", ["explode", "delay@nowhere", "delay=x", "delay=1.2.3", "hang=7", "=1"])
def test_a_wrong_word_is_named(spec: str) -> None:
    with pytest.raises(ValueError, match=spec.split("=", maxsplit=1)[0] or "=1"):
        read_faults(spec)


def test_the_same_seed_gives_the_same_faults() -> None:
    def drawn(seed: int) -> list[list[str]]:
        faults = Faults(read_faults("delay=0.5,html@messages=0.3"), random.Random(seed))
        return [sorted(faults.drawn("messages")) for _ in range(50)]

    assert drawn(1) == drawn(1) != drawn(2)


def listed(faults: str, after_us: int = 0) -> tuple[list[str], list[str]]:
    """The ids a page names, and the newest of each conversation, when a text was sent under these faults."""
    clock = Clock()
    world = made(clock)

    async def ask(client: httpx.AsyncClient) -> tuple[list[str], list[str]]:
        sent = (await client.post("/messages", json=TEXT, headers=JSON)).json()
        clock.us += after_us
        page = (
            await client.get("/messages", params={"countPerPage": "9", "sortOrder": "Descend"}, headers=JSON)
        ).json()
        found = (await client.get("/conversations", headers=JSON)).json()["conversations"]
        ids = [item["id"] for item in page["items"]]
        assert sent["id"]
        return ["sent" if i == sent["id"] else i for i in ids], [row["mostRecentMessage"]["text"] for row in found]

    return asked(world, ask, faults=faults)


def test_a_text_that_is_filed_late_is_in_no_list_until_then() -> None:
    text = str(TEXT["body"])
    page, newest = listed("late@send:20s", 19_000_000)
    assert "sent" not in page
    assert text not in newest
    page, newest = listed("late@send:20s", 21_000_000)
    assert page[0] == "sent"
    assert text in newest


def test_a_page_names_texts_twice_or_in_no_order() -> None:
    plain, _ = listed("")
    twice, _ = listed("twice@messages")
    shuffled, _ = listed("shuffle@messages")

    assert twice == plain * 2
    assert sorted(shuffled) == sorted(plain)
    assert shuffled != plain


def test_each_answer_tells_the_time_of_the_world() -> None:
    clock = Clock()
    reply = asked(made(clock), get("/accounts"))

    assert parsedate_to_datetime(reply.headers["Date"]).timestamp() == clock.us // 1_000_000


async def send(client: httpx.AsyncClient) -> object:
    try:
        return (await client.post("/messages", json=TEXT, headers=JSON, timeout=0.3)).status_code
    except httpx.TransportError as error:
        return type(error).__name__


@pytest.mark.parametrize(
    ("spec", "seen", "kept"),
    [
        ("error-before@send", 500, 0),
        ("error-after@send", 500, 1),
        ("reset-before", "ReadError", 0),
        ("reset-after", "ReadError", 1),
        ("truncate@send", "RemoteProtocolError", 1),
        ("throttle:7", 429, 0),
        ("forbid@send", 403, 0),
        ("html", 200, 0),
        ("hang", "ReadTimeout", 0),
        ("delay:1ms", 200, 1),
        ("expire", 401, 0),
        ("error-before@messages", 200, 1),
    ],
)
def test_before_means_not_done_and_after_means_done(spec: str, seen: object, kept: int) -> None:
    world = made()
    found = asked(world, send, faults=spec)

    assert found == seen or (seen == "ReadError" and found == "RemoteProtocolError")
    assert len(world.ledger) == kept


@pytest.mark.parametrize("spec", ["error-before@conversations", "error-after@conversations"])
def test_a_failing_list_conversations_looks_like_an_empty_object(spec: str) -> None:
    async def ask(client: httpx.AsyncClient) -> object:
        reply = await client.get("/conversations", headers=JSON)
        return reply.status_code, reply.json()

    assert asked(made(), ask, faults=spec) == (500, {})


def test_the_log_tells_of_each_request_and_of_no_text() -> None:
    log = io.StringIO()

    async def work() -> None:
        server = DemoServer(made(), log=log)
        url = await server.start()
        async with httpx.AsyncClient(base_url=url) as client:
            await client.post("/auth/credentials", json=CREDENTIALS, headers=JSON)
            await client.post("/messages", json=TEXT | {"body": "MARKED"}, headers=JSON)
        await server.stop()

    asyncio.run(work())
    records = [json.loads(line) for line in log.getvalue().splitlines()]

    assert [(r["method"], r["path"], r["status"]) for r in records] == [
        ("POST", "/auth/credentials", 200),
        ("POST", "/messages", 200),
    ]
    assert "MARKED" not in log.getvalue()
    assert "right" not in log.getvalue()


class Steps:
    """A sleep that ends when the test says so."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.go = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await self.go.wait()
        self.go.clear()


def lively(act: Callable[[World, Steps], Awaitable[None]], *, every_s: float | None, answers: bool) -> None:
    async def work() -> None:
        steps = Steps()
        live = Live(every_s=every_s, answers=answers, seed=3, sleep=steps)
        world = made()
        live.start(world)
        await asyncio.sleep(0)
        await act(world, steps)
        await live.stop()

    asyncio.run(work())


async def step(steps: Steps) -> None:
    steps.go.set()
    for _ in range(5):
        await asyncio.sleep(0)


def test_a_customer_answers_when_texted() -> None:
    async def act(world: World, steps: Steps) -> None:
        world.send(0, "+15035550111", "hello?")
        await asyncio.sleep(0)
        assert len(steps.asked) == 1
        before = len(world)
        await step(steps)
        assert len(world) == before + 1
        assert world.is_incoming(len(world) - 1)
        assert world.thread_of(len(world) - 1) == 0

    lively(act, every_s=None, answers=True)


def test_nobody_answers_a_server_that_has_stopped() -> None:
    world, steps = made(), Steps()

    async def work() -> None:
        live = Live(every_s=None, answers=True, sleep=steps)
        live.start(world)
        await live.stop()
        world.send(0, "+15035550111", "hello?")
        await asyncio.sleep(0)

    asyncio.run(work())
    assert (steps.asked, world.arrived) == ([], [])


def test_customers_write_unasked_and_who_opted_out_never_does() -> None:
    async def act(world: World, steps: Steps) -> None:
        for number, address in enumerate(["+15035550111", "+15035550112"]):
            world.add(number, "STOP", incoming=True, sender="")
            assert world.opted_out(address, number)
        before = len(world)
        for _ in range(12):
            await step(steps)
        wrote = {world.thread_of(place) for place in range(before, len(world))}
        assert wrote == {2}

    lively(act, every_s=5.0, answers=False)
