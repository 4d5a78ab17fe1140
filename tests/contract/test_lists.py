"""What the demo server's lists hold: pages, filters and orders, as documented and measured, over real sockets."""

from __future__ import annotations

import httpx
import pytest

from evoinbox.demo.world import DemoLine, World
from tests.contract.page import row
from tests.support.demo import JSON, asked, get, made

ALL = [f"text {n}" for n in range(30)]


def texts(reply: httpx.Response) -> list[str]:
    return [item["text"] for item in reply.json()["items"]]


def test_pages_count_from_zero_and_hold_25() -> None:
    async def ask(client: httpx.AsyncClient) -> list[httpx.Response]:
        return [await client.get(f"/messages?page={n}", headers=JSON) for n in range(3)]

    pages = asked(made(), ask)

    assert [texts(page) for page in pages] == [ALL[:25], ALL[25:], []]
    assert [page.json()["hasMorePages"] for page in pages] == [True, False, False]
    assert {(page.json()["totalCount"], page.json()["totalPages"]) for page in pages} == {(30, 2)}


def test_newest_first_on_request_and_no_totals_when_simplified() -> None:
    reply = asked(made(), get("/messages?SORTORDER=Descend&sortField=Date&countPerPage=4&Page=1&simplifiedPaging=true"))

    assert texts(reply) == ["text 25", "text 24", "text 23", "text 22"]
    assert reply.json().keys() == {"items", "hasMorePages"}


def test_after_date_is_a_bound_in_the_server_s_time() -> None:
    reply = asked(made(), get("/messages?afterDate=2026-11-18T11:04:20Z&countPerPage=100"))
    bound = made().at_us(0)

    assert 0 < len(texts(reply)) <= 30
    assert texts(asked(made(), get(f"/messages?afterDate=/Date({bound // 1000})/&countPerPage=100"))) == ALL[1:]


SPELLINGS = ["endpointIds=l1,l3", "endpointIds=l1%2Cl3", "endpointIds=l1&endpointIds=l3", "endpointIds=[l1,l3]"]


@pytest.mark.parametrize("query", [*SPELLINGS, 'EndpointIDs=["l1","l3"]'])
@row("lists", "M")
def test_lists_in_all_measured_spellings(query: str) -> None:
    assert texts(asked(made(), get(f"/messages?countPerPage=99&{query}"))) == [
        t for n, t in enumerate(ALL) if n % 3 != 1
    ]


@pytest.mark.parametrize("query", ["endpointIds=", "endpointIds=[]"])
@row("empty-is-all", "M")
def test_what_is_empty_filters_nothing(query: str) -> None:
    assert len(texts(asked(made(), get(f"/messages?countPerPage=99&{query}")))) == 30


@pytest.mark.parametrize("query", ["endpointIds[]=l1", "endpointIds[0]=l1", "endpoint_ids=l1", "what=ever"])
@row("lists-ignored", "M")
def test_what_is_spelt_otherwise_is_ignored(query: str) -> None:
    assert len(texts(asked(made(), get(f"/messages?countPerPage=99&{query}")))) == 30


@pytest.mark.parametrize(("query", "count"), [("%2B15035550101", 1), ("+15035550101", 0)], ids=["escaped", "bare"])
@row("plus", "M")
def test_a_plus_is_a_blank_unless_escaped(query: str, count: int) -> None:
    assert len(asked(made(), get(f"/endpoints?phoneNumberFilter={query}")).json()["items"]) == count


@pytest.mark.parametrize("name", ["countPerPage", "CountPerPage", "COUNTPERPAGE", "countperpage"])
@row("names", "M")
def test_names_have_no_case(name: str) -> None:
    assert len(texts(asked(made(), get(f"/messages?{name}=7")))) == 7


@pytest.mark.parametrize("query", ["endpointIds=l2;l1", "endpointIds=l1, l3"])
@row("lists-nothing", "M")
def test_other_separators_find_nothing(query: str) -> None:
    assert texts(asked(made(), get(f"/messages?{query}"))) == []


def test_all_and_named_texts_come_on_one_page() -> None:
    async def ask(client: httpx.AsyncClient) -> list[httpx.Response]:
        everything = await client.get("/messages?all=true&countPerPage=2", headers=JSON)
        items = everything.json()["items"]
        wanted = f"{items[4]['id']},{items[29]['id']},{'0' * 24},nothing"
        return [everything, await client.get(f"/messages?specificIds={wanted}", headers=JSON)]

    everything, named = asked(made(), ask)
    assert texts(everything) == ALL
    assert (everything.json()["totalPages"], everything.json()["hasMorePages"]) == (1, False)
    assert texts(named) == ["text 4", "text 29"]


@pytest.mark.parametrize("name", ["accountId", "customerId", "endpointId"])
def test_every_list_filter_selects_by_the_member_it_names(name: str) -> None:
    async def ask(client: httpx.AsyncClient) -> list[object]:
        items = (await client.get("/messages?all=true", headers=JSON)).json()["items"]
        wanted = items[1][name]
        right = [item["text"] for item in items if item[name] == wanted]
        listed = (await client.get(f"/messages?all=true&{name}s={wanted}", headers=JSON)).json()["items"]
        threads = (await client.get(f"/conversations?{name}s={wanted}", headers=JSON)).json()["conversations"]
        kept = {thread["mostRecentMessage"][name] for thread in threads}
        return [right, [item["text"] for item in listed], kept == {wanted}, 0 < len(right) < len(items)]

    world = made()
    world.split_into(["North", "South"])
    right, listed, only, some = asked(world, ask)
    assert (listed, only, some) == (right, True, True)


def test_a_conversation_s_texts_by_its_id() -> None:
    async def ask(client: httpx.AsyncClient) -> list[str]:
        found = (await client.get("/conversations", headers=JSON)).json()["conversations"]
        path = f"/messages?all=true&conversationIds={found[2]['id']},{found[0]['id']},x"
        return texts(await client.get(path, headers=JSON))

    assert asked(made(), ask) == [text for n, text in enumerate(ALL) if n % 3 != 1]


def test_lines_kept_together_take_in_what_arrives() -> None:
    world = World([DemoLine(f"l{n}", "Line", f"+1503555010{n}") for n in range(3)], now_us=lambda: 0)
    first = [world.send(line, "+15035550111", "old") for line in (1, 2, 0)]
    assert list(world.places(frozenset({0, 1}), None, None)) == [first[0], first[2]]
    later = [world.send(line, "+15035550111", "new") for line in (2, 1, 0)]

    assert list(world.places(frozenset({0, 1}), None, None)) == [first[0], first[2], *later[1:]]
    assert list(world.places(frozenset({2}), None, None)) == [first[1], later[0]]
    assert list(world.places(frozenset({0, 1, 2}), None, None)) == [*first, *later]
    assert list(world.places(frozenset(), None, None)) == []


@row("nulls", "M")
def test_a_text_on_the_wire_has_camel_case_and_no_nulls() -> None:
    item = asked(made(), get("/messages?countPerPage=1")).json()["items"][0]

    assert item.keys() == {
        *("id", "accountId", "customerId", "endpointId", "endpointDisplayName", "date", "direction"),
        *("otherAddress", "text", "isUnread"),
    }
    assert item["date"].endswith("Z")
    assert (item["direction"], item["isUnread"], item["endpointDisplayName"]) == ("Incoming", False, "Desk")


def test_conversations_come_all_at_once_with_their_newest_text() -> None:
    found = asked(made(), get("/conversations")).json()["conversations"]

    assert [(one["otherAddress"], one["mostRecentMessage"]["text"]) for one in found] == [
        ("+15035550111", "text 27"),
        ("+15035550112", "text 28"),
        ("PARCELPAL", "text 29"),
    ]


def test_accounts_part_the_texts() -> None:
    world = made()
    world.split_into(["North", "South"])
    accounts = asked(world, get("/accounts")).json()["items"]
    parts = [texts(asked(world, get(f"/messages?countPerPage=99&accountIds={one['id']}"))) for one in accounts]

    assert [one["name"] for one in accounts] == ["North", "South"]
    assert sorted(parts[0] + parts[1]) == sorted(ALL)
    assert len(parts[1]) == 10
    assert sorted(texts(asked(world, get("/messages?countPerPage=99")))) == sorted(ALL)


def test_lines_and_sessions_are_listed() -> None:
    assert [line["displayName"] for line in asked(made(), get("/endpoints")).json()["items"]] == ["Desk", "Shop"]
    assert asked(made(), get("/endpoints?types=Fax")).json()["items"] == []
    assert asked(made(), get("/endpoints?nameFilter=sho")).json()["items"][0]["id"] == "l2"
    assert [line["id"] for line in asked(made(), get("/endpoints?phoneNumberFilter=0101")).json()["items"]] == ["l1"]
    assert asked(made(), get("/endpoints?countPerPage=1&page=1")).json()["items"][0]["id"] == "l2"
    assert asked(made(), get("/sessions/active")).json() == {"sessions": []}
