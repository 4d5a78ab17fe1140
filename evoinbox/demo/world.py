"""The truth behind the demo server: accounts, lines, customers and every text, in memory.

Invariants: texts are kept in the order of their instants and never change place, so a page costs the same wherever it
lies; ids are made from that place and what was there at first, so a server started again says the same ones; each
line belongs to one account; everything made up follows from the seed.
"""

from __future__ import annotations

import re
import time
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

DEMO_USER: Final = "demo@evoinbox.example"
DEMO_PASSWORD: Final = "demo"  # noqa: S105 - everybody may know it
DEMO_NAME: Final = "Dana Reyes"

FOR_GOOD_US: Final = 2**62
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
    """All texts with one address on one line; `answers` are what this customer says next when texted.

    `last_incoming` is the place of a text, -1 for none; `places` are those of all, in order of time.
    """

    id: str
    address: str
    line: int
    answers: Sequence[str] = ()
    last_incoming: int = -1
    places: array[int] = field(default_factory=lambda: array("I"))


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
    chats: dict[str, int] = field(default_factory=dict)
    _texts: list[str] = field(default_factory=list)
    _at: array[int] = field(default_factory=lambda: array("q"))
    _thread: array[int] = field(default_factory=lambda: array("I"))
    _flags: array[int] = field(default_factory=lambda: array("B"))
    _senders: list[str] = field(default_factory=list)
    _spellings: dict[int, str] = field(default_factory=dict)
    _by_lines: dict[frozenset[int], array[int]] = field(default_factory=dict)
    _by_address: dict[tuple[int, str], int] = field(default_factory=dict)
    _hidden_until: dict[int, int] = field(default_factory=dict)
    _past: int = 0
    _origin: int = 0

    def __post_init__(self) -> None:
        """Make room for each line's own order."""
        self._by_lines = {frozenset({line}): array("I") for line in range(len(self.lines))}

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._texts)

    def thread(self, address: str, line: int, answers: Sequence[str] = ()) -> int:
        """The thread of an address on a line, made if it is new; however a number is spelt, it is the same one."""
        key = line, _plain(address)
        found = self._by_address.get(key)
        if found is None:
            found = len(self.threads)
            self.threads.append(Thread(f"{0xC0:08x}{found:016x}", address, line, answers))
            self._by_address[key] = found
        return found

    def fill(self, texts: Iterable[Kept]) -> None:
        """Put in the past, in any order; before anything else happens."""
        for text in sorted(texts, key=lambda kept: kept.at_us):
            self._append(text)
            self._origin = zlib.crc32(text.text.encode("utf-8", "replace"), self._origin)
        self._past = len(self._texts)

    def open_chat(self, thread: int) -> str:
        """Begin a session in which a thread is written to by the session's id; returns that id."""
        chat = f"{0x5E:08x}{thread:016x}"
        self.chats[chat] = thread
        return chat

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

    def flip(self, place: int, *, unread: bool) -> None:
        """Call a text read or unread, as a colleague's program does."""
        self._flags[place] = self._flags[place] & ~UNREAD | UNREAD * unread

    def rewrite(self, place: int, text: str) -> None:
        """Put other words in a text's place."""
        self._texts[place] = text

    def remove(self, place: int) -> None:
        """Leave a text out of all lists for good."""
        self._hidden_until[place] = FOR_GOOD_US

    def shown(self, newest: int | None = None) -> list[int]:
        """The places of the texts that are listed, in order of time: of all, or of so many newest, hidden ones too."""
        hidden = self._hidden()
        return [place for place in range(max(len(self) - (newest or len(self)), 0), len(self)) if place not in hidden]

    def hide(self, place: int, for_us: int) -> None:
        """Leave a text out of all lists for a while, as a service does that files texts late."""
        self._hidden_until[place] = self.now_us() + for_us

    def newest_shown(self, thread: Thread) -> int:
        """The place of a thread's newest text that is listed, -1 for none."""
        hidden = self._hidden()
        return next((place for place in reversed(thread.places) if place not in hidden), -1)

    def id_of(self, place: int) -> str:
        """A text's id: 24 hexadecimal digits; of what was added later, the instant is part, as in the service's."""
        mark = self._origin if place < self._past else self._at[place] // 1_000_000
        return f"{mark:08x}{place:016x}"

    def account_of(self, line: int) -> int:
        """The account a line belongs to."""
        return line % len(self.accounts)

    def account_id(self, account: int) -> str:
        """An account's id."""
        return f"{0xAC:08x}{account:016x}"

    def customer_id(self, account: int) -> str:
        """The id of an account's one customer, in the service's sense of the word."""
        return f"{0xCC:08x}{account:016x}"

    def place_of(self, message: str) -> int | None:
        """The place of the text with an id, None when there is none."""
        place = int(message[8:], 16) if re.fullmatch("[0-9a-f]{24}", message) else len(self)
        return place if place < len(self) and self.id_of(place) == message else None

    def opted_out(self, address: str, line: int) -> bool:
        """Whether the customer's last own text on this line is one of the carriers' opt-out words."""
        found = self._by_address.get((line, _plain(address)))
        place = self.threads[found].last_incoming if found is not None else -1
        return place >= 0 and self._texts[place].strip().upper() in OPT_OUT

    def message_info(self, place: int) -> dict[str, object]:
        """A text as MessageInfo; null members are left out."""
        thread = self.threads[self._thread[place]]
        line = self.lines[thread.line]
        incoming = bool(self._flags[place] & INCOMING)
        account = self.account_of(thread.line)
        members = {
            "id": self.id_of(place),
            "accountId": self.account_id(account),
            "customerId": self.customer_id(account),
            "endpointId": line.id,
            "endpointDisplayName": line.name,
            "date": written(self._at[place]),
            "direction": "Incoming" if incoming else "Outgoing",
            "otherAddress": self._spellings.get(place, thread.address),
            "sender": self._senders[place] or None,
            "text": self._texts[place],
            "isUnread": bool(self._flags[place] & UNREAD),
        }
        return {name: value for name, value in members.items() if value is not None}

    def threads_named(self, ids: Iterable[str]) -> frozenset[int]:
        """The threads with these ids; what is no id of a thread is left out."""
        numbers = {int(name[8:], 16) for name in ids if re.fullmatch("[0-9a-f]{24}", name)}
        return frozenset(number for number in numbers if number < len(self.threads))

    def places(self, lines: frozenset[int], threads: frozenset[int] | None, after_us: int | None) -> Sequence[int]:
        """Places of the texts that pass the filters, in order of time; `None` filters nothing."""
        if threads is None:
            order = self._order(lines)
        else:
            wanted = [self.threads[thread] for thread in threads]
            order = sorted(place for thread in wanted if thread.line in lines for place in thread.places)
        if after_us is not None:
            order = order[bisect_right(order, after_us, key=self._at.__getitem__) :]
        hidden = self._hidden()
        return [place for place in order if place not in hidden] if hidden else order

    def is_incoming(self, place: int) -> bool:
        """Whether a customer wrote it."""
        return bool(self._flags[place] & INCOMING)

    def thread_of(self, place: int) -> int:
        """The thread a text stands in."""
        return self._thread[place]

    def split_into(self, accounts: Sequence[str]) -> None:
        """Deal the lines out to several accounts, in turn."""
        self.accounts = accounts

    def at_us(self, place: int) -> int:
        """A text's instant."""
        return self._at[place]

    def _hidden(self) -> Collection[int]:
        if self._hidden_until:
            now_us = self.now_us()
            self._hidden_until = {place: until for place, until in self._hidden_until.items() if until > now_us}
        return self._hidden_until

    def _order(self, lines: frozenset[int]) -> Sequence[int]:
        if len(lines) == len(self.lines):
            return range(len(self))
        if lines not in self._by_lines:
            # Asked for once, kept up from then on: a page must not cost a walk over all texts.
            merged = array("I")
            for line in lines:
                merged += self._by_lines[frozenset({line})]
            self._by_lines[lines] = array("I", sorted(merged))
        return self._by_lines[lines]

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
        if text.incoming:
            thread.last_incoming = place
        thread.places.append(place)
        for lines, order in self._by_lines.items():
            if thread.line in lines:
                order.append(place)
        return place


OPT_OUT: Final = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"})
"""Single words by which a customer opts out (Twilio's help pages; that they apply here is inferred)."""


def _plain(address: str) -> str:
    """A number without its punctuation; anything else as it is."""
    digits = re.sub(r"[\s().+-]", "", address)
    if len(digits) < 10 or not (digits.isascii() and digits.isdecimal()):
        return address
    return f"+1{digits}" if len(digits) == 10 and not address.startswith("+") else f"+{digits}"


def written(at_us: int) -> str:
    """An instant as the service writes it: ISO 8601 UTC with seven digits of fraction."""
    seconds, rest = divmod(at_us, 1_000_000)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{rest:06d}0Z"
