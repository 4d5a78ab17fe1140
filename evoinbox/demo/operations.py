"""What each operation of the service does, and how it refuses: plain functions of a call and the world.

Invariants: names of parameters have no case; an empty list means all; what a query cannot mean is refused as the
framework refuses it; sources of each rule: docs/api.md and the measurements it names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from evoinbox.api.wire import read_instant
from evoinbox.demo.world import World

JSON: Final = "application/json; charset=utf-8"
DEFAULT_COUNT: Final = 25


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
            raise RefusedError(error_answer(400, "SerializationException", f"'{text}' is no {name}")) from error

    def listed(self, name: str) -> frozenset[str] | None:
        """A list in any of the measured spellings; None, absent or empty, filters nothing."""
        value = self.parameters.get(name.lower())
        words = [str(word) for word in value] if isinstance(value, list) else [str(value)] if value is not None else []
        found: list[str] = []
        for word in words:
            plain = word[1:-1] if word.startswith("[") and word.endswith("]") else word
            found += [part.strip('"') for part in plain.split(",")]
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
        return error_answer(400, "SerializationException", f"'{order}' is no SortOrders")
    after = call.text("afterDate")
    after_us = read_instant(after) if after else None
    if after and after_us is None:
        return error_answer(400, "SerializationException", f"'{after}' is no DateTime")
    found = world.places(_accounts(call), _lines(call), _threads(call), after_us)
    page, count = max(call.number("page", 0), 0), call.number("countPerPage", DEFAULT_COUNT)
    count = max(count, 1)
    start, end = page * count, (page + 1) * count
    total = len(found)
    if order == "Descend":
        chosen = list(reversed(found[max(total - end, 0) : max(total - start, 0)]))
    else:
        chosen = list(found[start:end])
    body: dict[str, object] = {"items": [world.message_info(place) for place in chosen], "hasMorePages": end < total}
    if call.text("simplifiedPaging").lower() != "true":
        body |= {"totalCount": total, "totalPages": -(-total // count)}
    return answer_json(body)


def list_conversations(call: Call) -> Answer:
    """ListConversations: all in one reply; an error has `{}` as its body."""
    world = call.world
    after = call.text("afterDate")
    after_us = read_instant(after) if after else None
    if after and after_us is None:
        return answer_json({}, 400)
    accounts, lines = set(_accounts(call)), _lines(call)
    conversations = [
        {
            "id": thread.id,
            "endpointId": world.lines[thread.line].id,
            "otherAddress": thread.address,
            "mostRecentMessage": world.message_info(thread.last),
        }
        for thread in world.threads
        if thread.last >= 0
        and thread.account in accounts
        and (lines is None or thread.line in lines)
        and (after_us is None or world.at_us(thread.last) > after_us)
    ]
    return answer_json({"conversations": conversations})


def send_message(call: Call) -> Answer:
    """SendMessage: a session's id, or a line and an address; the text is the body."""
    world = call.world
    body = call.text("body")
    if not body.strip():
        return error_answer(
            400, "NotEmpty", "'Body' must not be empty.", ("NotEmpty", "Body", "'Body' must not be empty.")
        )
    if call.text("sessionId"):
        return error_answer(404, "NotFound", "There is no such session")
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
    if "Customer" not in call.world.roles:
        return Answer(403, b"Forbidden: Invalid Role", "text/plain")
    lines = [
        {"id": line.id, "displayName": line.name, "type": "PhoneNumber", "accountId": call.world.account_id(0)}
        for line in call.world.lines
    ]
    types = call.listed("types")
    return _paged(call, lines if types is None or "PhoneNumber" in types else [])


def list_accounts(call: Call) -> Answer:
    """ListAccounts."""
    world = call.world
    return _paged(call, [{"id": world.account_id(n), "name": name} for n, name in enumerate(world.accounts)])


def list_sessions(_: Call) -> Answer:
    """GetActiveSessions and GetMySessions: there are no calls or chats here."""
    return answer_json({"sessions": []})


def auth_status(call: Call) -> Answer:
    """GetAuthStatus of somebody who is signed in."""
    world = call.world
    ids = [world.account_id(number) for number in range(len(world.accounts))]
    user = {"id": "user-1", "isAuthenticated": True, "name": world.display_name, "emailAddress": world.user}
    return answer_json(user | {"roles": sorted(world.roles), "accountIds": ids, "accountNames": list(world.accounts)})


def _paged(call: Call, items: Sequence[object]) -> Answer:
    page, count = max(call.number("page", 0), 0), max(call.number("countPerPage", DEFAULT_COUNT), 1)
    end = (page + 1) * count
    return answer_json(
        {
            "items": items[page * count : end],
            "totalCount": len(items),
            "totalPages": -(-len(items) // count),
            "hasMorePages": end < len(items),
        }
    )


def _accounts(call: Call) -> list[int]:
    wanted = call.listed("accountIds")
    return [n for n in range(len(call.world.accounts)) if wanted is None or call.world.account_id(n) in wanted]


def _lines(call: Call) -> frozenset[int] | None:
    wanted = call.listed("endpointIds")
    return None if wanted is None else frozenset(n for n, line in enumerate(call.world.lines) if line.id in wanted)


def _threads(call: Call) -> frozenset[int] | None:
    wanted = call.listed("conversationIds")
    return None if wanted is None else frozenset(n for n, t in enumerate(call.world.threads) if t.id in wanted)


Operation = Callable[[Call], Answer]
