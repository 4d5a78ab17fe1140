"""What the engine holds while somebody sits at an account, and between a sign-in and the choice of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evoinbox.domain.message import Account
from evoinbox.engine.acquaintance import Acquaintance
from evoinbox.engine.archive import Archive
from evoinbox.engine.changes import Seat
from evoinbox.engine.clerk import Clerk
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.outbox import Outbox
from evoinbox.engine.retention import Retention
from evoinbox.engine.runner import Crew
from evoinbox.engine.session import Files
from evoinbox.engine.sync import Sync

if TYPE_CHECKING:
    from evoinbox.api.session import Session


@dataclass(slots=True)
class Running:
    """An open seat and its parts; `sitting` numbers the times one was opened."""

    seat: Seat
    sitting: int
    session: Session
    files: Files
    inbox: Inbox
    outbox: Outbox
    sync: Sync
    archive: Archive
    retention: Retention
    acquaintance: Acquaintance
    clerk: Clerk
    crew: Crew


@dataclass(frozen=True, slots=True)
class Pending:
    """A sign-in that went well and has no account yet."""

    server: str
    user_name: str
    session: Session
    accounts: tuple[Account, ...]
    roles: frozenset[str] | None
