"""The server's shapes, read leniently and written exactly; the names of the structs are the service's own words.

Invariants: nothing that arrives raises anything but Unreadable; one bad item never hides its neighbours: it is set
aside and counted; nothing is invented: a text without id, instant or other address cannot be placed and is set aside.
Sources per member: docs/api.md.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeVar
from urllib.parse import quote

import msgspec

from evoinbox.domain.address import read_address
from evoinbox.domain.errors import FieldFault, Unreadable
from evoinbox.domain.message import Account, AccountId, Direction, Line, LineId, Message, MessageId

_log = logging.getLogger(__name__)

Scalar = str | int | float | bool | None
_Value = TypeVar("_Value")
_Struct = TypeVar("_Struct", bound=msgspec.Struct)

_FRAMEWORK_DATE: Final = re.compile(r"/Date\((-?\d+)(?:[+-]\d{4})?\)/")


_LATEST_US: Final = int(datetime(9998, 12, 31, tzinfo=UTC).timestamp()) * 1_000_000


class MessageInfo(msgspec.Struct, rename="camel"):
    """One text on the wire; every member may be missing or of another scalar type."""

    id: Scalar = None
    endpoint_id: Scalar = None
    endpoint_display_name: Scalar = None
    date: Scalar = None
    direction: Scalar = None
    other_address: Scalar = None
    sender: Scalar = None
    text: Scalar = None
    is_unread: Scalar = None


class _Identity(msgspec.Struct):
    id: Scalar = None


class EndpointInfo(msgspec.Struct, rename="camel"):
    """One of our own lines."""

    id: Scalar = None
    display_name: Scalar = None
    type: Scalar = None
    disable_sms: Scalar = None


class AccountInfo(msgspec.Struct, rename="camel"):
    """One account."""

    id: Scalar = None
    name: Scalar = None


class AuthenticateReply(msgspec.Struct, rename="camel"):
    """The answer to a sign-in."""

    user_id: Scalar = None
    session_id: Scalar = None
    display_name: Scalar = None
    user_name: Scalar = None
    roles: list[str] | None = None


class UserInfo(msgspec.Struct, rename="camel"):
    """Who is signed in."""

    roles: list[str] | None = None


class ListReply(msgspec.Struct, rename="camel"):
    """A page of anything: its items stay raw until each is read on its own."""

    items: list[msgspec.Raw] | None = None
    total_count: int | None = None
    has_more_pages: bool | None = None


class ConversationInfo(msgspec.Struct, rename="camel"):
    """One conversation, of which only the newest text is of use."""

    most_recent_message: msgspec.Raw = msgspec.Raw(b"null")


class ConversationsReply(msgspec.Struct, rename="camel"):
    """All conversations; the member is there even when the list is empty."""

    conversations: list[msgspec.Raw] | None = None


class StatusError(msgspec.Struct, rename="camel"):
    """One field's complaint."""

    error_code: Scalar = None
    field_name: Scalar = None
    message: Scalar = None


class ResponseStatus(msgspec.Struct, rename="camel"):
    """The framework's account of an error."""

    error_code: Scalar = None
    message: Scalar = None
    errors: list[StatusError] | None = None


class StatusReply(msgspec.Struct, rename="camel"):
    """Any answer, looked at for its status only."""

    response_status: ResponseStatus | None = None


@dataclass(frozen=True, slots=True)
class MessagePage:
    """A page of texts: `listed` came, `set_aside` of them could not be understood; `total` is None when not said."""

    messages: tuple[Message, ...]
    listed: int
    set_aside: int
    total: int | None
    more: bool


def read_message_page(body: bytes, region: str) -> MessagePage:
    """Read the answer of ListMessages; raises Unreadable when it is no page at all."""
    reply = read_struct(body, ListReply)
    if reply.items is None:
        raise Unreadable("a list without items")
    messages, set_aside = _read_each(reply.items, MessageInfo, lambda info: _message(info, region))
    listed = len(reply.items)
    # Without totals the only sign of an end is an empty page (simplifiedPaging, and servers that leave the member out).
    more = bool(listed) if reply.has_more_pages is None else reply.has_more_pages
    return MessagePage(messages, listed, set_aside, reply.total_count, more)


def read_conversations(body: bytes, region: str) -> MessagePage:
    """Read the answer of ListConversations as the newest text of each; raises Unreadable when it is none."""
    reply = read_struct(body, ConversationsReply)
    if reply.conversations is None:
        raise Unreadable("a list without conversations")
    raw, bad = _read_each(reply.conversations, ConversationInfo, lambda info: info.most_recent_message)
    present = [item for item in raw if bytes(item) != b"null"]
    messages, set_aside = _read_each(present, MessageInfo, lambda info: _message(info, region))
    return MessagePage(messages, len(reply.conversations), bad + set_aside, None, more=False)


def read_sent(body: bytes, region: str) -> Message | None:
    """Read the answer of SendMessage: the text as the service keeps it, or None when it cannot be placed."""
    try:
        return _message(read_struct(body, MessageInfo), region)
    except Unreadable:
        return None


def read_lines(body: bytes) -> tuple[Line, ...]:
    """Read ListEndpoints: the lines that can carry texts."""
    reply = read_struct(body, ListReply)
    lines, _ = _read_each(reply.items or (), EndpointInfo, _line)
    return tuple(line for line, carries_texts in lines if carries_texts)


def read_accounts(body: bytes) -> tuple[Account, ...]:
    """Read ListAccounts."""
    reply = read_struct(body, ListReply)
    if reply.items is None:
        raise Unreadable("a list without items")
    return _read_each(reply.items, AccountInfo, _account)[0]


def read_roles(body: bytes) -> frozenset[str] | None:
    """The roles GetAuthStatus names, or None when it names none: an empty list cannot be told from a missing one."""
    roles = read_struct(body, UserInfo).roles
    return frozenset(roles) if roles else None


def read_status(body: bytes) -> tuple[str, str, tuple[FieldFault, ...]]:
    """Code, message and per-field faults of a refusal; empty ones when the body is of another kind."""
    try:
        status = read_struct(body, StatusReply).response_status
    except Unreadable:
        return "", "", ()
    if status is None:
        return "", "", ()
    faults = tuple(FieldFault(_text(e.field_name), _text(e.error_code), _text(e.message)) for e in status.errors or ())
    return _text(status.error_code), _text(status.message), faults


def read_struct(body: bytes, kind: type[_Struct]) -> _Struct:
    """Decode one JSON object; raises Unreadable."""
    decode = msgspec.json.Decoder(kind).decode
    try:
        try:
            return decode(body)
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            return decode(_mended(body))
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Unreadable("JSON of another kind") from error


def read_instant(value: Scalar) -> int | None:
    """UTC microseconds of a date as the framework writes them: ISO 8601 (no zone means UTC) or `/Date(ms+0000)/`.

    Kept within 1970 and 9998: .NET writes the year 1 for a date nobody set, and local time must exist for all.
    """
    if not isinstance(value, str):
        return None
    if found := _FRAMEWORK_DATE.fullmatch(value):
        return _within(int(found[1]) * 1000)
    try:
        instant = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    elapsed = instant - datetime(1970, 1, 1, tzinfo=UTC)
    return _within((elapsed.days * 86_400 + elapsed.seconds) * 1_000_000 + elapsed.microseconds)


def _within(at_us: int) -> int:
    return min(max(at_us, 0), _LATEST_US)


def write_instant(at_us: int) -> str:
    """An instant as the service is asked with: ISO 8601 UTC with `Z`."""
    whole = datetime.fromtimestamp(at_us // 1_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{whole}.{at_us % 1_000_000 // 1000:03d}Z"


def write_query(members: Iterable[tuple[str, str]]) -> str:
    """A query string: empty values are left out (`k=` means no filter at all), a plus is always `%2B`."""
    return "&".join(f"{name}={quote(value, safe=',:')}" for name, value in members if value)


def _read_each(
    items: Iterable[msgspec.Raw], kind: type[_Struct], read: Callable[[_Struct], _Value | None]
) -> tuple[tuple[_Value, ...], int]:
    good: list[_Value] = []
    bad = 0
    decode = msgspec.json.Decoder(kind).decode
    for item in items:
        try:
            value = read(decode(item))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            value = None
        if value is None:
            bad += 1
            _log.warning("set aside a %s that cannot be understood (id %s)", kind.__name__, _id_of(item))
        else:
            good.append(value)
    return tuple(good), bad


def _mended(body: bytes) -> bytes:
    """Put U+FFFD for half a surrogate pair: .NET writes one for a text that was cut in the middle of an emoji."""
    words = json.dumps(json.loads(body), ensure_ascii=False)
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _id_of(item: msgspec.Raw) -> str:
    try:
        return _text(msgspec.json.decode(item, type=_Identity).id)[:64] or "none"
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return "unreadable"


def _message(info: MessageInfo, region: str) -> Message | None:
    at_us = read_instant(info.date)
    identity, address = _text(info.id), _text(info.other_address)
    if at_us is None or not identity or not address:
        return None
    # An unknown direction is shown as incoming: better one text too many to look at than one overlooked.
    direction = Direction.OUTGOING if _text(info.direction).lower() == "outgoing" else Direction.INCOMING
    return Message(
        id=MessageId(identity),
        conversation=read_address(address, region).key,
        address=address,
        line=LineId(_text(info.endpoint_id)),
        line_name=_text(info.endpoint_display_name),
        at_us=at_us,
        direction=direction,
        sender=_text(info.sender),
        text=_text(info.text),
        unread=direction is Direction.INCOMING and _truth(info.is_unread),
    )


def _line(info: EndpointInfo) -> tuple[Line, bool] | None:
    identity = _text(info.id)
    if not identity:
        return None
    carries_texts = not _truth(info.disable_sms) and _text(info.type) in ("", "PhoneNumber")
    return Line(LineId(identity), _text(info.display_name)), carries_texts


def _account(info: AccountInfo) -> Account | None:
    identity = _text(info.id)
    return Account(AccountId(identity), _text(info.name) or identity) if identity else None


def _text(value: Scalar) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, bool) else str(value)


def _truth(value: Scalar) -> bool:
    return value.strip().lower() in ("true", "1") if isinstance(value, str) else bool(value)
