"""What each operation of the service does, and how it refuses: plain functions of a call and the world.

Invariants: names of parameters have no case; an empty list means all; what a query cannot mean is refused as the
framework refuses it; sources of each rule: docs/api.md and the measurements it names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from evoinbox.api.wire import read_instant
from evoinbox.demo.world import World, written

JSON: Final = "application/json; charset=utf-8"
DEFAULT_COUNT: Final = 25
MAY_LIST_ENDPOINTS: Final = frozenset({"SystemAdministrator", "Manager", "Customer"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a status, a body and its kind, cookies to set, and the error code for the reason phrase."""

    status: int
    body: bytes = b""
    kind: str = ""
    cookies: Sequence[str] = ()
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()


class RefusedError(Exception):
    """An operation says no; carries the answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Call:
    """One request to an operation: its parameters by lower-case name, query and body together."""

    world: World
    parameters: Mapping[str, object]
    spelt: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A parameter as text, "" when absent."""
        value = self.parameters.get(name.lower())
        if isinstance(value, list):
            value = value[-1] if value else None
        return "" if value is None else str(value)

    def number(self, name: str, default: int) -> int:
        """A whole number; anything else is refused."""
        text = self.text(name)
        try:
            return int(text) if text else default
        except ValueError as error:
            raise self.unbound(name, text) from error

    def flag(self, name: str) -> bool:
        """Yes or no; anything else is refused."""
        text = self.text(name)
        if text.lower() not in ("", "true", "false", "1", "0"):
            raise self.unbound(name, text)
        return text.lower() in ("true", "1")

    def unbound(self, name: str, text: str) -> RefusedError:
        """The refusal of a value that cannot be what its parameter is; it names the parameter as it was spelt."""
        said = self.spelt.get(name.lower(), name)
        message = f"'{text}' is an Invalid value for '{said}'"
        fault = ("SerializationException", said, message)
        return RefusedError(error_answer(400, "SerializationException", message, fault))

    def listed(self, name: str) -> frozenset[str] | None:
        """A list in any of the measured spellings; None, absent or empty, filters nothing."""
        value = self.parameters.get(name.lower())
        words = [str(word) for word in value] if isinstance(value, list) else [str(value)] if value is not None else []
        found: list[str] = []
        for word in words:
            plain = word[1:-1] if word.startswith("[") and word.endswith("]") else word
            # Measured: a blank after the comma finds nothing at all.
            found += [plain] if ", " in plain else [part.strip('"') for part in plain.split(",")]
        kept = frozenset(part for part in found if part)
        return kept or None


def answer_json(value: object, status: int = 200, cookies: Sequence[str] = (), reason: str = "") -> Answer:
    """An answer in JSON."""
    return Answer(status, msgspec.json.encode(value), JSON, cookies, reason)


def error_answer(status: int, code: str, message: str, *faults: tuple[str, str, str]) -> Answer:
    """A refusal with responseStatus; `faults` are (code, field, message)."""
    errors = [{"errorCode": c, "fieldName": f, "message": m} for c, f, m in faults]
    body = {"responseStatus": {"errorCode": code, "message": message, "errors": errors}}
    return answer_json(body, status, reason=code)


def list_messages(call: Call) -> Answer:
    """ListMessages: newest first only where asked for."""
    world = call.world
    order = call.text("sortOrder")
    if order and order not in ("Ascend", "Descend"):
        raise call.unbound("sortOrder", order)
    found = world.places(_lines(call), _threads(call), _after_us(call))
    if (ids := call.listed("specificIds")) is not None:
        wanted = {world.place_of(message) for message in ids}
        found = [place for place in found if place in wanted]
    total = len(found)
    start, end = _page(call, total)
    if order == "Descend":
        chosen = found[max(total - end, 0) : max(total - start, 0)][::-1]
    else:
        chosen = found[start:end]
    return _paged(call, total, [world.message_info(place) for place in chosen])


def list_conversations(call: Call) -> Answer:
    """ListConversations: all in one reply; an error has `{}` as its body."""
    try:
        return answer_json({"conversations": _conversations(call, _after_us(call))})
    except RefusedError as refusal:
        return without_status(refusal.answer)


def _conversations(call: Call, after_us: int | None) -> list[dict[str, object]]:
    world, lines = call.world, _lines(call)
    newest = [(thread, world.newest_shown(thread)) for thread in world.threads if thread.line in lines]
    return [
        {
            "id": thread.id,
            "endpointId": world.lines[thread.line].id,
            "otherAddress": thread.address,
            "mostRecentMessage": world.message_info(place),
        }
        for thread, place in newest
        if place >= 0 and (after_us is None or world.at_us(place) > after_us)
    ]


def send_message(call: Call) -> Answer:
    """SendMessage: a session's id, or a line and an address; the text is the body."""
    world = call.world
    body = call.text("body")
    if not body.strip():
        return error_answer(
            400, "NotEmpty", "'Body' must not be empty.", ("NotEmpty", "Body", "'Body' must not be empty.")
        )
    if session := call.text("sessionId"):
        thread = world.threads[world.chats[session]] if session in world.chats else None
        if thread is None:
            return error_answer(404, "NotFound", "There is no such session")
        return answer_json(world.message_info(world.send(thread.line, thread.address, body)))
    line = next((n for n, line in enumerate(world.lines) if line.id == call.text("endpointId")), None)
    if line is None:
        return error_answer(400, "ArgumentException", "There is no such endpoint")
    address = call.text("toAddress")
    if not address:
        fault = ("NotEmpty", "ToAddress", "'To Address' must not be empty.")
        return error_answer(400, "NotEmpty", fault[2], fault)
    if world.opted_out(address, line):
        # Twilio's own number and words; that the service passes them on is inferred.
        return error_answer(400, "21610", "Attempt to send to unsubscribed recipient (21610)")
    return answer_json(world.message_info(world.send(line, address, body)))


def list_endpoints(call: Call) -> Answer:
    """ListEndpoints: the business's lines."""
    world = call.world
    if not world.roles & MAY_LIST_ENDPOINTS:
        return Answer(403, b"Forbidden: Invalid Role", "text/plain")
    types = call.listed("types") or call.listed("type")
    named, numbered, ids = call.text("nameFilter").lower(), call.text("phoneNumberFilter"), call.listed("specificIds")
    found = [
        _endpoint_info(world, number)
        for number, line in enumerate(world.lines)
        if number in _lines(call)
        and (types is None or "PhoneNumber" in types)
        and (ids is None or line.id in ids)
        and named in line.name.lower()
        and numbered in line.number
    ]
    start, end = _page(call, len(found))
    return _paged(call, len(found), found[start:end])


def _endpoint_info(world: World, number: int) -> dict[str, object]:
    line, account = world.lines[number], world.account_of(number)
    return {
        "id": line.id,
        "dateCreated": written(0),
        "accountId": world.account_id(account),
        "accountName": world.accounts[account],
        "customerId": world.customer_id(account),
        "customerName": world.accounts[account],
        "displayName": line.name,
        "type": "PhoneNumber",
        "extraInformation": line.number,
        "disableSms": False,
        "isVirtualPhoneNumber": False,
    }


def list_accounts(call: Call) -> Answer:
    """ListAccounts."""
    world, ids = call.world, call.listed("specificIds")
    found = [{"id": world.account_id(number), "name": name} for number, name in enumerate(world.accounts)]
    kept = [account for account in found if ids is None or account["id"] in ids]
    start, end = _page(call, len(kept))
    return _paged(call, len(kept), kept[start:end])


def open_sessions(call: Call) -> Answer:
    """GetActiveSessions and GetMySessions: the chats that are open."""
    return answer_json({"sessions": [_session_info(call.world, session) for session in call.world.chats]})


def list_sessions(call: Call) -> Answer:
    """ListSessions: the same, by pages."""
    lines = _lines(call)
    found = [
        _session_info(call.world, session)
        for session, thread in call.world.chats.items()
        if call.world.threads[thread].line in lines
    ]
    start, end = _page(call, len(found))
    return _paged(call, len(found), found[start:end])


def _session_info(world: World, session: str) -> dict[str, object]:
    thread = world.threads[world.chats[session]]
    return {
        "id": session,
        "channel": "Chat",
        "endpointId": world.lines[thread.line].id,
        "fromAddress": thread.address,
        "toAddress": world.lines[thread.line].number,
        "ended": False,
    }


def home(call: Call) -> Answer:
    """AppGetHomeInformation: what the vendor's own apps open with."""
    return answer_json({"conversations": _conversations(call, None), "calls": [], "voicemail": []})


def take_device_token(call: Call) -> Answer:
    """NewDeviceToken: the same comes back; nothing is ever pushed."""
    kind = call.text("deviceType")
    if kind not in ("Web", "iOS", "Android"):
        raise call.unbound("deviceType", kind)
    return answer_json({"deviceType": kind, "token": call.text("token")})


def auth_status(call: Call) -> Answer:
    """GetAuthStatus of somebody who is signed in."""
    world = call.world
    ids = [world.account_id(number) for number in range(len(world.accounts))]
    user = {"id": "user-1", "isAuthenticated": True, "name": world.display_name, "emailAddress": world.user}
    reach = {"accountIds": ids, "accountNames": list(world.accounts), "dashboardPermissions": []}
    return answer_json(user | {"roles": sorted(world.roles)} | reach)


def without_status(answer: Answer) -> Answer:
    """A refusal by an operation whose own answer has no room for one: the status, and an empty object as body."""
    return Answer(answer.status, b"{}", JSON, reason=answer.reason)


def _page(call: Call, total: int) -> tuple[int, int]:
    """From where to where a page goes."""
    page, count = max(call.number("page", 0), 0), _count_per_page(call)
    return (0, total) if call.flag("all") else (page * count, (page + 1) * count)


def _paged(call: Call, total: int, items: Sequence[object]) -> Answer:
    count = max(total, 1) if call.flag("all") else _count_per_page(call)
    body: dict[str, object] = {"items": items, "hasMorePages": _page(call, total)[1] < total}
    if not call.flag("simplifiedPaging"):
        body |= {"totalCount": total, "totalPages": -(-total // count)}
    return answer_json(body)


def _count_per_page(call: Call) -> int:
    return max(call.number("countPerPage", DEFAULT_COUNT), 1)


def _after_us(call: Call) -> int | None:
    after = call.text("afterDate")
    if not after:
        return None
    after_us = read_instant(after)
    if after_us is None:
        raise call.unbound("afterDate", after)
    return after_us


def _lines(call: Call) -> frozenset[int]:
    """The lines that pass the filters by account, customer and line."""
    world = call.world
    lines, accounts, customers = (call.listed(name) for name in ("endpointIds", "accountIds", "customerIds"))
    return frozenset(
        number
        for number, line in enumerate(world.lines)
        if (lines is None or line.id in lines)
        and (accounts is None or world.account_id(world.account_of(number)) in accounts)
        and (customers is None or world.customer_id(world.account_of(number)) in customers)
    )


def _threads(call: Call) -> frozenset[int] | None:
    wanted = call.listed("conversationIds")
    return None if wanted is None else call.world.threads_named(wanted)


Operation = Callable[[Call], Answer]
