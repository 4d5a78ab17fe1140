"""The truth behind the demo server: accounts, lines, customers and every text, in memory.

Invariants: texts are kept in the order of their instants and never change place, so a page costs the same wherever it
lies; ids are made from that place and are stable; everything made up follows from the seed.
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

DEMO_USER: Final = "demo@evoinbox.example"
DEMO_PASSWORD: Final = "demo"  # noqa: S105 - everybody may know it
DEMO_NAME: Final = "Dana Reyes"

INCOMING: Final = 1
UNREAD: Final = 2


@dataclass(frozen=True, slots=True)
class DemoLine:
    """One of the business's own lines."""

    id: str
    name: str
    number: str


@dataclass(slots=True)
class Thread:
    """All texts with one address on one line; `answers` are what this customer says next when texted."""

    id: str
    address: str
    line: int
    account: int
    answers: Sequence[str] = ()
    last: int = -1


@dataclass(frozen=True, slots=True)
class Kept:
    """One text to be put into the world."""

    thread: int
    at_us: int
    incoming: bool
    sender: str
    text: str
    unread: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """One text somebody sent through the API: the judge of what was really carried out."""

    message: str
    line: str
    address: str
    body: str


@dataclass(slots=True)
class World:
    """Holds everything.

    `now_us` is its clock (UTC microseconds); `accounts` are names, their ids follow from the place.
    """

    lines: list[DemoLine]
    business: str = "Demo"
    accounts: Sequence[str] = ("Demo",)
    roles: frozenset[str] = frozenset({"User", "Customer"})
    user: str = DEMO_USER
    password: str = DEMO_PASSWORD
    display_name: str = DEMO_NAME
    now_us: Callable[[], int] = lambda: time.time_ns() // 1000
    threads: list[Thread] = field(default_factory=list)
    ledger: list[Ledger] = field(default_factory=list)
    arrived: list[Callable[[int], None]] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _at: array[int] = field(default_factory=lambda: array("q"))
    _thread: array[int] = field(default_factory=lambda: array("I"))
    _flags: array[int] = field(default_factory=lambda: array("B"))
    _senders: list[str] = field(default_factory=list)
    _spellings: dict[int, str] = field(default_factory=dict)
    _by_account: list[array[int]] = field(default_factory=list)
    _by_address: dict[tuple[int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make room for each account's own order."""
        self._by_account = [array("I") for _ in self.accounts]

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._texts)

    def thread(self, address: str, line: int, answers: Sequence[str] = ()) -> int:
        """The thread of an address on a line, made if it is new; threads are dealt out to the accounts in turn."""
        found = self._by_address.get((line, address))
        if found is None:
            found = len(self.threads)
            account = found % len(self.accounts)
            self.threads.append(Thread(f"{0xC0:08x}{found:016x}", address, line, account, answers))
            self._by_address[line, address] = found
        return found

    def fill(self, texts: Iterable[Kept]) -> None:
        """Put in the past, in any order; before anything else happens."""
        for text in sorted(texts, key=lambda kept: kept.at_us):
            self._append(text)

    def add(self, thread: int, text: str, *, incoming: bool, sender: str) -> int:
        """A text that happens now; returns its place."""
        latest = self._at[-1] if self._at else 0
        at_us = max(self.now_us(), latest + 1)
        place = self._append(Kept(thread, at_us, incoming, sender, text, unread=incoming))
        for tell in self.arrived:
            tell(place)
        return place

    def send(self, line: int, address: str, text: str) -> int:
        """Carry out a send of the signed-in user; returns the text's place."""
        place = self.add(self.thread(address, line), text, incoming=False, sender=self.display_name)
        self.ledger.append(Ledger(self.id_of(place), self.lines[line].id, address, text))
        return place

    def id_of(self, place: int) -> str:
        """A text's id: 24 hexadecimal digits."""
        return f"{self._at[place] // 1_000_000:08x}{place:016x}"

    def account_id(self, account: int) -> str:
        """An account's id."""
        return f"{0xAC:08x}{account:016x}"

    def opted_out(self, address: str, line: int) -> bool:
        """Whether the customer's last own text on this line is one of the carriers' opt-out words."""
        found = self._by_address.get((line, address))
        if found is None:
            return False
        place = self.threads[found].last
        return bool(self._flags[place] & INCOMING) and self._texts[place].strip().upper() in OPT_OUT

    def message_info(self, place: int) -> dict[str, object]:
        """A text as MessageInfo; null members are left out."""
        thread = self.threads[self._thread[place]]
        line = self.lines[thread.line]
        incoming = bool(self._flags[place] & INCOMING)
        members = {
            "id": self.id_of(place),
            "accountId": self.account_id(thread.account),
            "customerId": f"{0xCC:08x}{thread.account:016x}",
            "endpointId": line.id,
            "endpointDisplayName": line.name,
            "date": written(self._at[place]),
            "direction": "Incoming" if incoming else "Outgoing",
            "otherAddress": self._spellings.get(place, thread.address),
            "sender": self._senders[place],
            "text": self._texts[place],
            "isUnread": bool(self._flags[place] & UNREAD),
        }
        return {name: value for name, value in members.items() if value not in ("", None)}

    def places(
        self,
        accounts: Sequence[int],
        lines: frozenset[int] | None,
        threads: frozenset[int] | None,
        after_us: int | None,
    ) -> Sequence[int]:
        """Places of the texts that pass the filters, in order of time; `None` filters nothing."""
        parts = [self._after(self._by_account[account], after_us) for account in accounts]
        found: Sequence[int] = parts[0] if len(parts) == 1 else sorted(place for part in parts for place in part)
        if lines is None and threads is None:
            return found
        return [
            place
            for place in found
            if (lines is None or self.threads[self._thread[place]].line in lines)
            and (threads is None or self._thread[place] in threads)
        ]

    def is_incoming(self, place: int) -> bool:
        """Whether a customer wrote it."""
        return bool(self._flags[place] & INCOMING)

    def thread_of(self, place: int) -> int:
        """The thread a text stands in."""
        return self._thread[place]

    def split_into(self, accounts: Sequence[str]) -> None:
        """Deal the threads out to several accounts, in turn."""
        self.accounts = accounts
        self._by_account = [array("I") for _ in accounts]
        for number, thread in enumerate(self.threads):
            thread.account = number % len(accounts)
        for place, number in enumerate(self._thread):
            self._by_account[self.threads[number].account].append(place)

    def at_us(self, place: int) -> int:
        """A text's instant."""
        return self._at[place]

    def _after(self, order: array[int], after_us: int | None) -> Sequence[int]:
        if after_us is None:
            return order
        return order[bisect_right(order, after_us, key=self._at.__getitem__) :]

    def _append(self, text: Kept) -> int:
        place = len(self._texts)
        self._texts.append(text.text)
        self._at.append(text.at_us)
        self._thread.append(text.thread)
        self._flags.append(INCOMING * text.incoming | UNREAD * text.unread)
        self._senders.append(text.sender)
        if text.address:
            self._spellings[place] = text.address
        thread = self.threads[text.thread]
        thread.last = place
        self._by_account[thread.account].append(place)
        return place


OPT_OUT: Final = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"})
"""Single words by which a customer opts out (Twilio's help pages; that they apply here is inferred)."""


def written(at_us: int) -> str:
    """An instant as the service writes it: ISO 8601 UTC with seven digits of fraction."""
    seconds, rest = divmod(at_us, 1_000_000)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{rest:06d}0Z"
