"""The operations as the framework's own generator writes them for its Python client, from the service's pages.

Spelt `Optional[...]` and `List[...]`, which that client asks for: it cannot read the newer forms.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Optional

from dataclasses_json import LetterCase, Undefined, dataclass_json
from servicestack import IGet, IPost, IReturn

_camel = dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)  # type: ignore[call-overload]  # the letter cases are typed as functions


@_camel
@dataclass
class MessageInfo:
    """One text."""

    id: Optional[str] = None
    account_id: Optional[str] = None
    customer_id: Optional[str] = None
    endpoint_id: Optional[str] = None
    endpoint_display_name: Optional[str] = None
    date: Optional[str] = None
    direction: Optional[str] = None
    other_address: Optional[str] = None
    sender: Optional[str] = None
    text: Optional[str] = None
    is_unread: bool = False


@_camel
@dataclass
class ListMessagesResponse:
    """A page of texts."""

    items: List[MessageInfo] = field(default_factory=list)
    total_count: int = 0
    total_pages: int = 0
    has_more_pages: bool = False


@_camel
@dataclass
class ListMessages(IReturn[ListMessagesResponse], IGet):
    """Ask for a page of texts."""

    account_ids: Optional[List[str]] = None
    after_date: Optional[str] = None
    page: Optional[int] = None
    count_per_page: Optional[int] = None
    sort_field: Optional[str] = None
    sort_order: Optional[str] = None


@_camel
@dataclass
class ConversationInfo:
    """One conversation."""

    id: Optional[str] = None
    endpoint_id: Optional[str] = None
    other_address: Optional[str] = None
    most_recent_message: Optional[MessageInfo] = None


@_camel
@dataclass
class ListConversationsResponse:
    """All conversations."""

    conversations: List[ConversationInfo] = field(default_factory=list)


@_camel
@dataclass
class ListConversations(IReturn[ListConversationsResponse], IGet):
    """Ask for the conversations."""

    account_ids: Optional[List[str]] = None


@_camel
@dataclass
class SendMessage(IReturn[MessageInfo], IPost):
    """Send a text."""

    endpoint_id: Optional[str] = None
    to_address: Optional[str] = None
    body: Optional[str] = None
