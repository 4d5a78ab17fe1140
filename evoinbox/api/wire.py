"""What the service writes, read leniently, and what it is asked with, written exactly.

Invariants: nothing that arrives raises anything but Unreadable; one bad item never hides its neighbours: it is set
aside and counted; nothing is invented: a text without id, instant or other address cannot be placed and is set aside.
Sources per member: docs/api.md.
"""

from __future__ import annotations

import json
import logging
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import Final, TypeVar
from urllib.parse import quote

import msgspec

from evoinbox.api.shapes import (
    AccountInfo,
    ConversationInfo,
    ConversationsReply,
    EndpointInfo,
    Identity,
    ListReply,
    MessageInfo,
    Scalar,
    SessionInfo,
    SessionsReply,
    StatusReply,
    UserInfo,
)
from evoinbox.domain.address import ConversationKey, key_of
from evoinbox.domain.errors import FieldFault, Unreadable
from evoinbox.domain.message import Account, AccountId, Direction, Line, LineId, Message, MessageId, ThreadId

_log = logging.getLogger(__name__)

_Value = TypeVar("_Value")
_Struct = TypeVar("_Struct", bound=msgspec.Struct)

_FRAMEWORK_DATE: Final = re.compile(r"/Date\((-?[0-9]{1,18})(?:[+-][0-9]{4})?\)/")

_LISTABLE: Final = re.compile(r"[^\s,;\[\]\"]+")
_LOGGABLE: Final = re.compile(r"[0-9A-Za-z-]{1,40}")
"""What an id is made of that can stand in a list: `a, b` and `a;b` silently find nothing (measured)."""

_LONGEST_NUMBER: Final = 300
"""Digits; Python reads none of more than 4,300, and no number of the service has more than 20."""

_DECODER: Final = msgspec.json.Decoder(MessageInfo)

PORTION: Final = 250
"""Conversations read at a time, in about 7 ms."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_US: Final = int(datetime(9998, 12, 31, tzinfo=UTC).timestamp()) * 1_000_000


@dataclass(frozen=True, slots=True)
class Chat:
    """An open session through which an address that is no number is answered."""

    session: str
    line: LineId
    parties: frozenset[ConversationKey]


@dataclass(frozen=True, slots=True)
class MessagePage:
    """A page of texts: `listed` came, `set_aside` of them could not be understood; `total` is None when not said.

    `threads` are the service's ids of conversations, where it listed those.
    """

    messages: tuple[Message, ...]
    listed: int
    set_aside: int
    total: int | None
    more: bool
    threads: Mapping[ThreadId, ConversationKey] = field(default_factory=dict)


def read_message_page(body: bytes, region: str, left_out: Collection[str] = ()) -> MessagePage:
    """Read the answer of ListMessages; raises Unreadable when it is no page at all.

    Texts of the accounts `left_out` are set aside: an account the service was not asked about must not be mixed in.
    """
    reply = read_struct(body, ListReply)
    if reply.items is None:
        raise Unreadable("a list without items")
    messages, set_aside = _read_each(reply.items, MessageInfo, lambda info: _message(info, region, left_out))
    listed = len(reply.items)
    # Without totals the only sign of an end is an empty page (simplifiedPaging, and servers that leave the member out).
    more = bool(listed) if reply.has_more_pages is None else _truth(reply.has_more_pages)
    return MessagePage(messages, listed, set_aside, _whole(reply.total_count), more)


def read_conversations(body: bytes, region: str, left_out: Collection[str] = ()) -> Iterator[MessagePage]:
    """Read the answer of ListConversations as the newest text of each; raises Unreadable when it is none.

    In portions, because it has no paging: one of 50,000 conversations takes 1.3 s in all (measured).
    """
    reply = read_struct(body, ConversationsReply)
    if reply.conversations is None:
        raise Unreadable("a list without conversations")
    for start in range(0, len(reply.conversations) or 1, PORTION):
        listed = reply.conversations[start : start + PORTION]
        read, set_aside = _read_each(listed, ConversationInfo, lambda info: _newest(info, region, left_out))
        found = [(thread, text) for thread, text in read if text is not None]
        threads = {ThreadId(thread): text.conversation for thread, text in found if _LISTABLE.fullmatch(thread)}
        yield MessagePage(tuple(text for _, text in found), len(listed), set_aside, None, more=False, threads=threads)


def as_one(portions: Collection[MessagePage]) -> MessagePage:
    """Portions of one answer as one page."""
    messages = tuple(chain.from_iterable(portion.messages for portion in portions))
    listed, set_aside = sum(part.listed for part in portions), sum(part.set_aside for part in portions)
    threads = {thread: key for part in portions for thread, key in part.threads.items()}
    return MessagePage(messages, listed, set_aside, None, more=False, threads=threads)


def read_sent(body: bytes, region: str) -> Message | None:
    """Read the answer of SendMessage: the text as the service keeps it, or None when it cannot be placed."""
    try:
        return _message(read_struct(body, MessageInfo), region)
    except (Unreadable, _SetAsideError):
        return None


def read_lines(body: bytes) -> tuple[Line, ...]:
    """Read ListEndpoints: the lines that can carry texts."""
    reply = read_struct(body, ListReply)
    lines, _ = _read_each(reply.items or (), EndpointInfo, _line)
    return tuple(line for line, carries_texts in lines if carries_texts)


def read_accounts(body: bytes) -> tuple[Account, ...]:
    """Read ListAccounts; raises Unreadable when it names accounts and none of them can be asked for."""
    reply = read_struct(body, ListReply)
    if reply.items is None:
        raise Unreadable("a list without items")
    accounts, bad = _read_each(reply.items, AccountInfo, _account)
    if bad and not accounts:
        raise Unreadable("accounts that cannot be told apart")
    return accounts


def read_chats(body: bytes, region: str) -> tuple[Chat, ...]:
    """Read GetActiveSessions: those that have not ended, with the addresses at both ends."""
    reply = read_struct(body, SessionsReply)
    chats, _ = _read_each(reply.sessions or (), SessionInfo, lambda info: _chat(info, region))
    return tuple(chat for chat, ended in chats if not ended)


def read_roles(body: bytes) -> frozenset[str] | None:
    """The roles GetAuthStatus names, or None when it names none: an empty list cannot be told from a missing one."""
    return roles_of(read_struct(body, UserInfo).roles) or None


def roles_of(value: object) -> frozenset[str] | None:
    """The names in a list of roles, or None where there is no list."""
    return frozenset(role for role in value if isinstance(role, str)) if isinstance(value, list) else None


def read_status(body: bytes) -> tuple[str, str, tuple[FieldFault, ...]]:
    """Code, message and per-field faults of a refusal; empty ones when the body is of another kind."""
    try:
        status = read_struct(body, StatusReply).response_status or {}
    except Unreadable:
        return "", "", ()
    errors = status.get("errors")
    faults = tuple(
        FieldFault(words_of(fault.get("fieldName")), words_of(fault.get("errorCode")), words_of(fault.get("message")))
        for fault in (errors if isinstance(errors, list) else ())
        if isinstance(fault, dict)
    )
    return words_of(status.get("errorCode")), words_of(status.get("message")), faults


def read_struct(body: bytes, kind: type[_Struct]) -> _Struct:
    """Decode one JSON object; raises Unreadable."""
    try:
        return _decoded(body, msgspec.json.Decoder(kind).decode)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Unreadable("JSON of another kind") from error


def read_instant(value: Scalar) -> int | None:
    """UTC microseconds of a date as the framework writes them: ISO 8601 (no zone means UTC) or `/Date(ms+0000)/`.

    Kept within 1970 and 9998: .NET writes the year 1 for a date nobody set, and local time must exist for all.
    """
    if not isinstance(value, str):
        return None
    try:
        instant = datetime.fromisoformat(value.strip())
    except ValueError:
        found = _FRAMEWORK_DATE.fullmatch(value)
        return _within(int(found[1]) * 1000) if found else None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    elapsed = instant - _EPOCH
    return _within((elapsed.days * 86_400 + elapsed.seconds) * 1_000_000 + elapsed.microseconds)


def _within(at_us: int) -> int:
    return min(max(at_us, 0), _LATEST_US)


def write_instant(at_us: int) -> str:
    """An instant as the service is asked with: ISO 8601 UTC with `Z`."""
    whole = datetime.fromtimestamp(at_us // 1_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{whole}.{at_us % 1_000_000 // 1000:03d}Z"


def write_query(members: Mapping[str, str | Collection[str] | None]) -> str:
    """A query string: None is left out, a list goes as one member joined by commas, a plus is always `%2B`.

    Raises ValueError for what the service would read as "no filter at all" (an empty text or list) or as another list
    (a comma or blank inside an id): measured.
    """
    return "&".join(f"{name}={_written(name, value)}" for name, value in members.items() if value is not None)


def _written(name: str, value: str | Collection[str]) -> str:
    if not value or not all(value):
        raise ValueError(f"{name} is empty, which would ask for everything")
    if isinstance(value, str):
        return quote(value, safe=":")
    if not all(map(_LISTABLE.fullmatch, value)):
        raise ValueError(f"{name} holds what cannot stand in a list")
    return ",".join(quote(word, safe="") for word in value)


class _SetAsideError(Exception):
    """An item cannot be taken; the words say why, for the log."""


def _read_each(
    items: Iterable[msgspec.Raw], kind: type[_Struct], read: Callable[[_Struct], _Value]
) -> tuple[tuple[_Value, ...], int]:
    good: list[_Value] = []
    bad = 0
    decode = msgspec.json.Decoder(kind).decode
    for item in items:
        try:
            good.append(read(_decoded(item, decode)))
        except (msgspec.MsgspecError, ValueError, RecursionError, _SetAsideError) as error:
            bad += 1
            why = str(error) if isinstance(error, _SetAsideError) else "of another shape"
            _log.warning("set aside a %s (id %s): %s", kind.__name__, _id_of(item), why)
    return tuple(good), bad


def _decoded(body: bytes | msgspec.Raw, decode: Callable[[bytes | msgspec.Raw], _Struct]) -> _Struct:
    try:
        return decode(body)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        return decode(_mended(bytes(body)))


def _mended(body: bytes) -> bytes:
    """JSON as strict readers take it, from what servers are known to write: one blemish must not cost a page.

    U+FFFD stands for half a surrogate pair (.NET writes one for a text cut in the middle of an emoji) and for bytes
    that are no UTF-8; null for numbers that are none. Raises ValueError or RecursionError.
    """
    found = json.loads(
        body.decode("utf-8", "replace").removeprefix("\ufeff"),
        strict=False,
        parse_constant=lambda _: None,
        parse_int=lambda digits: int(digits) if len(digits) < _LONGEST_NUMBER else None,
        parse_float=lambda digits: float(digits) if math.isfinite(float(digits)) else None,
    )
    words = json.dumps(found, ensure_ascii=False)
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _id_of(item: msgspec.Raw) -> str:
    """An id as the log may have it: what is none by its looks may be a text."""
    try:
        identity = words_of(msgspec.json.decode(item, type=Identity).id)
        return identity if _LOGGABLE.fullmatch(identity) else "odd" if identity else "none"
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return "unreadable"


def _message(info: MessageInfo, region: str, left_out: Collection[str] = ()) -> Message:
    at_us = read_instant(info.date)
    identity, address = words_of(info.id), words_of(info.other_address)
    if at_us is None or not identity or not address:
        raise _SetAsideError("without id, date or address")
    if words_of(info.account_id) in left_out:
        raise _SetAsideError("of another account")
    # An unknown direction is shown as incoming: better one text too many to look at than one overlooked.
    outgoing = words_of(info.direction).strip().lower() == "outgoing"
    return Message(
        id=MessageId(identity),
        conversation=key_of(address, region),
        address=address,
        line=LineId(words_of(info.endpoint_id)),
        line_name=words_of(info.endpoint_display_name),
        at_us=at_us,
        direction=Direction.OUTGOING if outgoing else Direction.INCOMING,
        sender=words_of(info.sender),
        text=words_of(info.text),
        unread=not outgoing and _truth(info.is_unread),
    )


def _newest(info: ConversationInfo, region: str, left_out: Collection[str]) -> tuple[str, Message | None]:
    """A conversation's id and its newest text, None where it has none."""
    raw = info.most_recent_message
    text = _message(_decoded(raw, _DECODER.decode), region, left_out) if bytes(raw) != b"null" else None
    return words_of(info.id), text


def _line(info: EndpointInfo) -> tuple[Line, bool]:
    identity = words_of(info.id)
    if not identity:
        raise _SetAsideError("without id")
    carries_texts = not _truth(info.disable_sms) and words_of(info.type) in ("", "PhoneNumber")
    return Line(LineId(identity), words_of(info.display_name)), carries_texts


def _account(info: AccountInfo) -> Account:
    identity = words_of(info.id)
    if not _LISTABLE.fullmatch(identity):
        raise _SetAsideError("its id cannot be asked for")
    return Account(AccountId(identity), words_of(info.name) or identity)


def _chat(info: SessionInfo, region: str) -> tuple[Chat, bool]:
    identity = words_of(info.id)
    if not identity:
        raise _SetAsideError("without id")
    parties = (words_of(address) for address in (info.from_address, info.to_address))
    keys = frozenset(key_of(address, region) for address in parties if address)
    return Chat(identity, LineId(words_of(info.endpoint_id)), keys), _truth(info.ended)


def words_of(value: object) -> str:
    """A member as text: numbers as they are written, anything else that is no text as ""."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _truth(value: object) -> bool:
    return value.strip().lower() in ("true", "1") if isinstance(value, str) else bool(value)


def _whole(value: object) -> int | None:
    words = words_of(value).strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < _LONGEST_NUMBER else None
