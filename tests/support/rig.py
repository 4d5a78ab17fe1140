"""Inbox, outbox and sync of one seat, over a service in memory or a session, and a clock that a test moves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from evoinbox.api.session import Session
from evoinbox.domain import errors
from evoinbox.domain.address import read_address
from evoinbox.domain.message import AccountId, LineId, Message
from evoinbox.domain.outgoing import OutgoingId, OutgoingState, Reason
from evoinbox.domain.pace import PAGES_A_MINUTE
from evoinbox.engine.changes import Change
from evoinbox.engine.commands import OutgoingCommand, Send
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.outbox import Outbox
from evoinbox.engine.runner import Crew
from evoinbox.engine.sync import Sync
from evoinbox.settings import Settings
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk
from evoinbox.store.reader import Reader
from tests.support.build import KEY, MINUTE_US, message
from tests.support.clock import FakeTime
from tests.support.service import Service

TO = "+15035550100"
CONVERSATION = read_address(TO, "US").key
S = OutgoingState


class Rig:
    """Inbox, outbox and sync of one seat over a service in memory."""

    def __init__(
        self,
        place: Path,
        *,
        undo_s: int = 0,
        ask_answered: bool = False,
        time: FakeTime | None = None,
        session: Session | None = None,
        pages_a_minute: int = PAGES_A_MINUTE,
    ) -> None:
        self.time = time or FakeTime()
        self.service = Service(lambda: self.time.now_us)
        speaking = session or self.service
        account = AccountId("" if session else "a1")
        self.changes: list[Change] = []
        self.bugs: list[BaseException] = []
        self.place = place
        self.settings = Settings(undo_s=undo_s, ask_answered=ask_answered)
        self.crew = Crew(self.bugs.append)
        self.cache = Cache(place / "cache.db", KEY)
        self.desk = Desk(place / "desk.db", KEY)
        self.reader = Reader(place / "cache.db", place / "desk.db", KEY)
        publish = self.changes.append
        self.inbox = Inbox(self.cache, self.desk, publish)
        self.outbox = Outbox(
            speaking, account, self.cache, self.desk, self.inbox, self.time.clock, publish,  # type: ignore[arg-type]
            settings=lambda: self.settings, crew=self.crew, on_sent=lambda: self.sync.expect_text(),  # noqa: PLW0108 - made below
            may_ask=lambda: self.sync.may_ask,
        )  # fmt: skip
        self.signed_out: list[errors.ServiceError] = []
        self.turned_away: list[errors.ServiceError] = []
        self.sync = Sync(
            speaking, account, self.inbox, self.time.clock, publish,  # type: ignore[arg-type]
            on_good_look=self.outbox.on_good_look, on_signed_out=self.signed_out.append,
            on_turned_away=self.turned_away.append, pages_a_minute=pages_a_minute,
        )  # fmt: skip

    def start(self, *, sync: bool = False) -> None:
        self.outbox.recover()
        self.crew.keep(self.outbox.run, "outbox", self.time.clock.sleep)
        if sync:
            self.crew.keep(self.sync.run, "sync", self.time.clock.sleep)

    async def end(self) -> None:
        await self.crew.dismiss()
        self.reader.close()
        self.cache.close()
        self.desk.close()
        assert self.bugs == []

    def send(self, name: str = "o1", text: str = "on my way", to: str = TO, line: str = "line-1") -> None:
        self.outbox.accept(Send(OutgoingId(name), to, LineId(line), text, len(text)))

    def decide(self, kind: Callable[[OutgoingId], OutgoingCommand], name: str = "o1") -> None:
        """Carry out a decision about a text, as the engine does."""
        self.outbox.decide(kind(OutgoingId(name)))

    def state(self, name: str = "o1") -> OutgoingState:
        text = self.desk.outgoing(OutgoingId(name))
        assert text is not None
        return text.state

    def reason(self, name: str = "o1") -> Reason:
        text = self.desk.outgoing(OutgoingId(name))
        assert text is not None
        return text.reason


def run(
    place: Path,
    play: Callable[[Rig], Awaitable[None]],
    *,
    undo_s: int = 0,
    ask_answered: bool = False,
    pages_a_minute: int = PAGES_A_MINUTE,
) -> None:
    async def work() -> None:
        rig = Rig(place, undo_s=undo_s, ask_answered=ask_answered, pages_a_minute=pages_a_minute)
        try:
            await play(rig)
        finally:
            await rig.end()

    asyncio.run(work())


def texts(rig: Rig, count: int, *, unread: bool = False) -> list[Message]:
    """One customer's texts, a minute apart, the newest half an hour old."""
    return [
        message(f"m{n}", at_us=rig.time.now_us - (30 + n) * MINUTE_US, text=f"text {n}", unread=unread)
        for n in range(count)
    ]


def looks(rig: Rig) -> int:
    """Looks begun, and readings of the last day."""
    return rig.service.calls.count("messages 0 new")


def stored(rig: Rig) -> dict[str, Message]:
    """The texts of the one conversation, by id."""
    return {str(text.id): text for text in rig.reader.newest(CONVERSATION, 1000)}
