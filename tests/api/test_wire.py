"""Reading what the server may send, and writing what it understands."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evoinbox.api import wire
from evoinbox.api.shapes import Scalar
from evoinbox.domain.errors import FieldFault, Unreadable
from evoinbox.domain.message import Account, AccountId, Direction, Line, LineId

INFO = {
    "id": "m1",
    "accountId": "a1",
    "customerId": "c1",
    "endpointId": "e1",
    "endpointDisplayName": "Front desk",
    "date": "2026-11-23T10:00:00Z",
    "direction": "Incoming",
    "otherAddress": "+15035550100",
    "sender": "Maria",
    "text": "hello",
    "isUnread": True,
}
AT_US = int(datetime(2026, 11, 23, 10, tzinfo=UTC).timestamp()) * 1_000_000


def page_of(*items: object, **more: object) -> wire.MessagePage:
    return wire.read_message_page(json.dumps({"items": items, **more}).encode(), "US")


def test_a_text_is_read_whole() -> None:
    (text,) = page_of(INFO).messages

    assert (text.id, text.line, text.line_name, text.at_us) == ("m1", "e1", "Front desk", AT_US)
    assert (text.direction, text.address, text.sender) == (Direction.INCOMING, "+15035550100", "Maria")
    assert (text.text, text.unread) == ("hello", True)


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"text": None}, "text", ""),
        ({"text": 12}, "text", "12"),
        ({"sender": True}, "sender", ""),
        ({"id": 7}, "id", "7"),
        ({"isUnread": "true"}, "unread", True),
        ({"isUnread": None}, "unread", False),
        ({"direction": "Outgoing"}, "unread", False),
        ({"direction": "OUTGOING"}, "direction", Direction.OUTGOING),
        ({"direction": "Sideways"}, "direction", Direction.INCOMING),
        ({"unheardOf": {"deep": [1]}}, "text", "hello"),
        ({"text": "a\u0000b\U0001f600"}, "text", "a\u0000b\U0001f600"),
    ],
)
def test_oddities_are_taken_calmly(change: dict[str, object], field: str, value: object) -> None:
    page = page_of(INFO | change)

    assert page.set_aside == 0
    assert getattr(page.messages[0], field) == value


BLEMISHES = {
    "half a pair": (rb'"cut \ud83d"', "cut \ufffd"),
    "no UTF-8": (b'"caf\xe9"', "caf\ufffd"),
    "a bare control": (b'"bell\x07"', "bell\x07"),
    "not a number": (b"NaN", ""),
    "endless": (b"1e999", ""),
    "too many digits": (b"9" * 5000, ""),
}


@pytest.mark.parametrize(("written", "text"), BLEMISHES.values(), ids=BLEMISHES)
@pytest.mark.expects_log
def test_one_blemish_costs_neither_the_page_nor_the_text(written: bytes, text: str) -> None:
    whole = json.dumps(INFO).encode()
    body = b"\xef\xbb\xbf" + b'{"items":[' + whole.replace(b'"hello"', written) + b"," + whole + b"]}"

    page = wire.read_message_page(body, "US")
    assert [found.text for found in page.messages] == [text, "hello"]
    assert page.set_aside == 0


def test_members_that_only_help_never_cost_the_text() -> None:
    odd: list[object] = [{"deep": []}, [1], 5.5, None, True, "x" * 1000]
    for value in odd:
        names = ("accountId", "customerId", "endpointId", "endpointDisplayName", "sender", "isUnread", "extra")
        page = page_of(INFO | dict.fromkeys(names, value), totalCount=value, hasMorePages=value, totalPages=value)
        assert [text.text for text in page.messages] == ["hello"]
        assert page.total is None


@pytest.mark.parametrize(
    ("written", "total"), [("12", 12), (13, 13), (" 7 ", 7), (-1, None), ("1e3", None), (1.5, None)]
)
def test_totals_may_come_as_text(written: object, total: int | None) -> None:
    assert page_of(totalCount=written).total == total


@pytest.mark.expects_log
@pytest.mark.parametrize(("identity", "told"), [("64a0-e1", "64a0-e1"), ("see you at five", "odd"), ("", "none")])
def test_what_is_no_id_by_its_looks_is_not_logged(caplog: pytest.LogCaptureFixture, identity: str, told: str) -> None:
    wire.read_message_page(json.dumps({"items": [INFO | {"id": identity, "date": "no date"}]}).encode(), "US")

    assert f"(id {told})" in caplog.text


@pytest.mark.expects_log
def test_texts_of_another_account_are_set_aside_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    body = json.dumps({"items": [INFO, INFO | {"id": "m2", "accountId": "a2"}, INFO | {"id": "m3", "accountId": None}]})
    page = wire.read_message_page(body.encode(), "US", {"a2", "a3"})

    assert [text.id for text in page.messages] == ["m1", "m3"]
    assert (page.listed, page.set_aside) == (3, 1)
    assert "(id m2): of another account" in caplog.text
    conversations = json.dumps({"conversations": [{"mostRecentMessage": INFO | {"accountId": "a2"}}]}).encode()
    assert wire.as_one([*wire.read_conversations(conversations, "US", {"a2"})]).messages == ()


@pytest.mark.parametrize("lost", ["id", "date", "otherAddress"])
@pytest.mark.expects_log
def test_a_text_that_cannot_be_placed_is_set_aside_and_counted(lost: str, caplog: pytest.LogCaptureFixture) -> None:
    page = page_of(INFO | {lost: None}, {"text": {"not": "text"}, "id": "m2"}, [], INFO)

    assert [text.id for text in page.messages] == ["m1"]
    assert (page.listed, page.set_aside) == (4, 3)
    assert "m2" in caplog.text
    assert "hello" not in caplog.text


@pytest.mark.parametrize(
    ("members", "more"),
    [({"hasMorePages": True}, True), ({"hasMorePages": False}, False), ({}, True), ({"hasMorePages": None}, True)],
)
def test_a_page_tells_whether_to_ask_for_the_next(members: dict[str, object], *, more: bool) -> None:
    assert page_of(INFO, **members).more is more
    assert page_of(totalCount=9).total == 9
    assert not page_of().more


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"null", b"<html>", b'{"items":null}', b'{"items":{}}', b"\xff\xfe", b"[" * 9999]
)
def test_what_is_no_page_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        wire.read_message_page(body, "US")


@pytest.mark.expects_log
def test_conversations_bring_their_newest_text() -> None:
    body = {"conversations": [{"id": "c", "mostRecentMessage": INFO}, {"id": "empty"}, 5]}
    page = wire.as_one([*wire.read_conversations(json.dumps(body).encode(), "US")])

    assert [text.id for text in page.messages] == ["m1"]
    assert (page.listed, page.set_aside) == (3, 1)
    with pytest.raises(Unreadable):
        [*wire.read_conversations(b"{}", "US")]


def test_a_long_list_of_conversations_is_read_in_portions() -> None:
    count = 2 * wire.PORTION + 7
    items = [{"mostRecentMessage": INFO | {"id": f"m{n}"}} for n in range(count)]
    portions = [*wire.read_conversations(json.dumps({"conversations": items}).encode(), "US")]

    assert [part.listed for part in portions] == [wire.PORTION, wire.PORTION, 7]
    assert [text.id for text in wire.as_one(portions).messages] == [f"m{n}" for n in range(count)]
    empty = wire.as_one([*wire.read_conversations(b'{"conversations": []}', "US")])
    assert (empty.messages, empty.listed, empty.more) == ((), 0, False)


@pytest.mark.parametrize(
    ("written", "at_us"),
    [
        ("2026-11-23T10:00:00Z", AT_US),
        ("2026-11-23T10:00:00", AT_US),
        ("2026-11-23T10:00:00.1234567Z", AT_US + 123456),
        ("2026-11-23T12:00:00+02:00", AT_US),
        ("2026-11-23T02:00:00.5-0800", AT_US + 500_000),
        ("0001-01-01T00:00:00", 0),
        (f"/Date({AT_US // 1000})/", AT_US),
        (f"/Date({AT_US // 1000}+0000)/", AT_US),
        (f"/Date({AT_US // 1000}-0800)/", AT_US),
        ("yesterday", None),
        ("", None),
        (5, None),
        (None, None),
        ("0001-01-01T00:00:00+23:00", 0),
        ("9999-12-31T23:59:59.9999999", 253_370_678_400_000_000),
        ("/Date(-62135596800000)/", 0),
        ("/Date(" + "9" * 5000 + ")/", None),
        ("2026-11-23", AT_US - 10 * 3_600_000_000),
    ],
)
def test_dates_in_every_form_the_framework_writes(written: Scalar, at_us: int | None) -> None:
    assert wire.read_instant(written) == at_us


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001 - UTC is meant
def test_an_instant_survives_writing_and_reading_to_the_millisecond(moment: datetime) -> None:
    at_us = wire.read_instant(moment.isoformat())

    assert at_us is not None
    assert wire.read_instant(wire.write_instant(at_us)) == at_us // 1000 * 1000


def test_queries_never_say_everything_by_mistake() -> None:
    query = wire.write_query(
        {"accountIds": None, "endpointIds": ["a", "b+"], "to": "+1 503", "afterDate": "2026-11-23T10:00:00Z"}
    )

    assert query == "endpointIds=a,b%2B&to=%2B1%20503&afterDate=2026-11-23T10:00:00Z"


@pytest.mark.parametrize("value", ["", [], [""], ["a,b"], ["a b"], ["[a]"], ["a;b"]], ids=repr)
def test_what_would_ask_for_everything_or_something_else_is_never_asked(value: str | list[str]) -> None:
    with pytest.raises(ValueError, match="accountIds"):
        wire.write_query({"accountIds": value})


def test_a_refusal_names_its_fields() -> None:
    body = {
        "responseStatus": {
            "errorCode": "Invalid",
            "message": "Body is needed",
            "errors": [{"errorCode": "NotEmpty", "fieldName": "Body", "message": "needed"}],
        }
    }

    assert wire.read_status(json.dumps(body).encode()) == (
        "Invalid",
        "Body is needed",
        (FieldFault("Body", "NotEmpty", "needed"),),
    )
    assert wire.read_status(b"Forbidden") == ("", "", ())
    odd = {"responseStatus": {"errorCode": 5, "message": None, "errors": [1, {"message": "needed"}, None]}}
    assert wire.read_status(json.dumps(odd).encode()) == ("5", "", (FieldFault("", "", "needed"),))
    unlike: object
    for unlike in ("x", 5, [], None):
        assert wire.read_status(json.dumps({"responseStatus": unlike}).encode()) == ("", "", ())
    assert wire.read_status(b"{}") == ("", "", ())


@pytest.mark.expects_log
def test_lines_that_cannot_carry_texts_are_left_out() -> None:
    items = [
        {"id": "e1", "displayName": "Desk", "type": "PhoneNumber"},
        {"id": "e2", "displayName": "Fax", "type": "Fax"},
        {"id": "e3", "displayName": "Mute", "type": "PhoneNumber", "disableSms": True},
        {"displayName": "no id"},
    ]

    assert wire.read_lines(json.dumps({"items": items}).encode()) == (Line(LineId("e1"), "Desk"),)


def test_accounts_without_a_name_are_called_by_their_id() -> None:
    items = [{"id": "a1", "name": "Bikes"}, {"id": "a2"}]

    assert wire.read_accounts(json.dumps({"items": items}).encode()) == (
        Account(AccountId("a1"), "Bikes"),
        Account(AccountId("a2"), "a2"),
    )


@pytest.mark.expects_log
def test_an_account_that_cannot_be_asked_for_is_no_account() -> None:
    def read(*ids: object) -> tuple[Account, ...]:
        return wire.read_accounts(json.dumps({"items": [{"id": one} for one in ids]}).encode())

    assert [account.id for account in read("a1", "a,2", "", None, {}, 3)] == ["a1", "3"]
    assert read() == ()
    with pytest.raises(Unreadable):
        read("a,1")


@pytest.mark.parametrize(
    ("written", "roles"),
    [(["User", 5, None], {"User"}), ([], None), (None, None), ("User", None), ({}, None)],
    ids=repr,
)
def test_roles_are_names_in_a_list(written: object, roles: set[str] | None) -> None:
    assert wire.read_roles(json.dumps({"roles": written}).encode()) == roles


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*INFO, "items"]), inner, max_size=5),
    max_leaves=12,
)


@pytest.mark.expects_log
@given(st.lists(st.dictionaries(st.sampled_from(list(INFO)), json_values), max_size=4), json_values)
def test_no_json_gets_out_of_the_tree(items: list[object], anything: object) -> None:
    """Each item is read or set aside; anything else is Unreadable and nothing worse."""
    page = page_of(*items)
    assert len(page.messages) + page.set_aside == page.listed == len(items)

    body = json.dumps(anything).encode()
    for read in (wire.read_lines, wire.read_accounts, lambda b: wire.read_message_page(b, "US"), wire.read_status):
        try:
            read(body)
        except Unreadable:
            continue
    assert wire.read_sent(body, "US") is None or isinstance(anything, dict)
