"""The shapes of the service's replies; the names of the structs and members are its own words.

Invariants: every member may be missing; `Scalar` ones make their item unreadable when they are anything else, `object`
ones never. Sources per member: docs/api.md.
"""

from __future__ import annotations

import msgspec

Scalar = str | int | float | bool | None


class MessageInfo(msgspec.Struct, rename="camel"):
    """One text on the wire. Without the scalars it cannot be shown; the rest may be missing or anything."""

    id: Scalar = None
    account_id: object = None
    endpoint_id: object = None
    endpoint_display_name: object = None
    date: Scalar = None
    direction: Scalar = None
    other_address: Scalar = None
    sender: object = None
    text: Scalar = None
    is_unread: object = None


class Identity(msgspec.Struct):
    """Anything, looked at for its id only."""

    id: Scalar = None


class EndpointInfo(msgspec.Struct, rename="camel"):
    """One of our own lines."""

    id: Scalar = None
    display_name: object = None
    type: object = None
    disable_sms: object = None


class AccountInfo(msgspec.Struct, rename="camel"):
    """One account."""

    id: Scalar = None
    name: object = None


class SessionInfo(msgspec.Struct, rename="camel"):
    """A call, chat or fax that is or was open."""

    id: Scalar = None
    endpoint_id: object = None
    from_address: object = None
    to_address: object = None
    ended: object = None


class AuthenticateReply(msgspec.Struct, rename="camel"):
    """The answer to a sign-in."""

    user_id: object = None
    session_id: object = None
    display_name: object = None
    user_name: object = None
    roles: object = None


class UserInfo(msgspec.Struct, rename="camel"):
    """Who is signed in."""

    roles: object = None


class ListReply(msgspec.Struct, rename="camel"):
    """A page of anything: its items stay raw until each is read on its own."""

    items: list[msgspec.Raw] | None = None
    total_count: object = None
    has_more_pages: object = None


class ConversationInfo(msgspec.Struct, rename="camel"):
    """One conversation: its id, and its newest text."""

    id: object = None
    most_recent_message: msgspec.Raw = msgspec.Raw(b"null")


class ConversationsReply(msgspec.Struct, rename="camel"):
    """All conversations; the member is there even when the list is empty."""

    conversations: list[msgspec.Raw] | None = None


class SessionsReply(msgspec.Struct, rename="camel"):
    """Sessions that are open."""

    sessions: list[msgspec.Raw] | None = None


class StatusReply(msgspec.Struct, rename="camel"):
    """Any answer, looked at for its status only."""

    response_status: dict[str, object] | None = None
