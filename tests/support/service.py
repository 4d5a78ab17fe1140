"""A service in memory at the seam of a Session: what the engine's parts are tested against, faults and all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from evoinbox.api.wire import MessagePage
from evoinbox.domain.errors import Forbidden, ServiceError
from evoinbox.domain.message import AccountId, Direction, Line, LineId, Message, ThreadId
from tests.support.build import message


@dataclass
class Known:
    """As the client does: for an answer that is the same, the very page that was given before."""

    pages: dict[int, MessagePage] = field(default_factory=dict)

    def __call__(self, page: MessagePage, which: int = 0) -> MessagePage:
        """The page as the program gets it; `which` says what it is of."""
        if page != self.pages.get(which):
            self.pages[which] = page
        return self.pages[which]


@dataclass
class Service:
    """Keeps texts and gives pages of them; `faults` are raised by the next calls, `sent` is its own ledger."""

    now_us: Callable[[], int]
    texts: list[Message] = field(default_factory=list)
    sent: list[tuple[str, str]] = field(default_factory=list)
    faults: list[ServiceError | None] = field(default_factory=list)
    send_faults: list[tuple[str, ServiceError] | None] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    gate: asyncio.Event | None = None
    read_gate: asyncio.Event | None = None
    asked_for: list[tuple[str | int, ...]] = field(default_factory=list)
    honours_order: bool = True
    filters: bool = True
    lines_allowed: bool = False
    ahead_us: int = 0
    down: ServiceError | None = None
    started_over: int = 0
    known_list: Known = field(default_factory=Known)
    known_page: Known = field(default_factory=Known)

    async def conversations(self, _account: AccountId, after_us: int | None = None) -> MessagePage:
        """Give the newest text of each customer."""
        self._called("conversations" + (" new" if after_us is not None else ""))
        newest: dict[str, Message] = {}
        for text in sorted(self.texts, key=lambda m: (m.at_us, m.id)):
            if after_us is None or text.at_us > after_us:
                newest[text.conversation] = text
        threads = {ThreadId(f"t-{text.line}-{text.conversation}"): text.conversation for text in self.texts}
        return self.known_list(MessagePage(tuple(newest.values()), len(newest), 0, None, more=False, threads=threads))

    async def lines(self, _account: AccountId) -> tuple[Line, ...]:
        """Give the lines, where allowed."""
        self._called("lines")
        if not self.lines_allowed:
            raise Forbidden(403)
        return (Line(LineId("line-1"), "Front desk"), Line(LineId("line-2"), "Shop"))

    async def messages(self, _account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
        """Give a page."""
        self._called(f"messages {page}" + (" new" if after_us is not None else ""))
        if self.read_gate is not None:
            await self.read_gate.wait()
        found = [text for text in self.texts if after_us is None or text.at_us > after_us]
        if self.honours_order:
            found.sort(key=lambda m: (m.at_us, m.id), reverse=True)
        part = found[page * count : (page + 1) * count]
        given = MessagePage(tuple(part), len(part), 0, len(found), more=(page + 1) * count < len(found))
        return given if page else self.known_page(given, count)

    async def thread(
        self, account: AccountId, threads: Collection[ThreadId], *, page: int, count: int, after_us: int | None = None
    ) -> MessagePage:
        """Give a page of some conversations, or of all where the filter is not honoured."""
        self.asked_for.append((*sorted(threads), page))
        kept, self.texts = (
            self.texts,
            [t for t in self.texts if f"t-{t.line}-{t.conversation}" in threads or not self.filters],
        )
        try:
            return await self.messages(account, page=page, count=count, after_us=after_us)
        finally:
            self.texts = kept

    async def send(self, line: LineId, address: str, text: str) -> Message | None:
        """Take a text; a fault comes "before" or "after" the text is kept."""
        self.calls.append("send")
        if self.gate is not None:
            await self.gate.wait()
        fault = self.send_faults.pop(0) if self.send_faults else None
        if fault is not None and fault[0] == "before":
            raise fault[1]
        self.sent.append((address, text))
        kept = message(
            f"s{len(self.sent)}", address=address, at_us=self.now_us(), text=text, direction=Direction.OUTGOING,
            line=line, sender="Dana",
        )  # fmt: skip
        self.texts.append(kept)
        if fault is not None:
            raise fault[1]
        return kept

    async def start_over(self) -> None:
        """Nothing is kept open."""
        self.started_over += 1

    async def close(self) -> None:
        """Nothing is open."""

    def _called(self, name: str) -> None:
        if self.down is not None:
            raise self.down
        self.calls.append(name)
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
