"""A model of the service for whole lives of texts: a ledger of what it carried out, and answers that need not tell it.

Invariants: `ledger` is the truth that everything else is measured by; what happens to a send is a `Turn` laid out
before it; the model outlives every program that speaks to it, and a request that is out when one dies is its to decide.
"""

from __future__ import annotations

import asyncio
import enum
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from evoinbox.api.wire import MessagePage
from evoinbox.domain import errors
from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.message import AccountId, Direction, Line, LineId, Message
from evoinbox.domain.outgoing import OutgoingId
from tests.support.build import message
from tests.support.rig import Rig
from tests.support.service import Known

SECOND_US: Final = 1_000_000

Kind = tuple[ConversationKey, LineId, str]
"""Customer, line and words as the service keeps them: all that tells one text from another on the wire."""


class Answer(enum.Enum):
    """What a send is answered with; `CLEAR_NO` never go with work done, `UNCLEAR` may."""

    YES = "yes"
    OTHER = "another text's yes"
    NOTHING = "a yes without a readable text"
    NAME_UNKNOWN = "no such name"
    CERTIFICATE = "certificate"
    PROXY = "proxy"
    NOT_BEGUN = "not begun"
    SIGNED_OUT = "signed out"
    THROTTLED = "throttled"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"
    MISSING = "missing"
    SERVER_FAILED = "server failed"
    TIMED_OUT = "timed out"
    LOST = "connection lost"
    UNREADABLE = "unreadable"


_FAULTS: Final[dict[Answer, Callable[[], errors.ServiceError]]] = {
    Answer.NAME_UNKNOWN: errors.NameUnknown,
    Answer.CERTIFICATE: lambda: errors.CertificateRefused(errors.CertificateFault.EXPIRED, "expired"),
    Answer.PROXY: errors.ProxyRefused,
    Answer.NOT_BEGUN: errors.NotBegun,
    Answer.SIGNED_OUT: errors.SignedOut,
    Answer.THROTTLED: lambda: errors.Throttled(429, retry_after_s=90),
    Answer.FORBIDDEN: lambda: errors.Forbidden(403),
    Answer.REFUSED: lambda: errors.Refused(400, "X", "no such line"),
    Answer.MISSING: lambda: errors.Missing(404),
    Answer.SERVER_FAILED: lambda: errors.ServerFailed(503),
    Answer.TIMED_OUT: errors.TimedOut,
    Answer.LOST: errors.ConnectionLost,
    Answer.UNREADABLE: lambda: errors.Unreadable("text/html"),
}
_UNHEARD: Final = frozenset(
    {Answer.NAME_UNKNOWN, Answer.CERTIFICATE, Answer.PROXY, Answer.NOT_BEGUN, Answer.TIMED_OUT, Answer.LOST}
)
"""No answer of the service came, so its clock was not heard either."""

UNCLEAR: Final = (
    Answer.OTHER, Answer.NOTHING, Answer.SERVER_FAILED, Answer.TIMED_OUT, Answer.LOST, Answer.UNREADABLE,
)  # fmt: skip
CLEAR_NO: Final = tuple(a for a in Answer if a not in UNCLEAR and a is not Answer.YES)


@dataclass(frozen=True, slots=True)
class Turn:
    """How one send goes: `early` work is done when the request comes, other work when it is answered.

    One that is not carried out by then may be all the same when it has lingered somewhere on the way.
    """

    answer: Answer = Answer.YES
    carried: bool = True
    early: bool = True
    answer_after_s: float = 0.0
    shows_after_s: float = 0.0
    altered: bool = False
    lingers_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: a text the service really carried out, and from when its record is shown in reads.

    A stray lingered on the way until the agent had asked the customer and decided: nobody could know of it.
    """

    kind: Kind
    record: Message
    shows_at_us: int
    ours: bool
    stray: bool = False


@dataclass(slots=True, eq=False)
class Request:
    """A send that is out."""

    identity: OutgoingId
    turn: Turn
    line: LineId
    address: str
    text: str
    lands_at_us: int = 0
    stray: bool = False
    entry: Entry | None = None

    @property
    def key(self) -> ConversationKey:
        """The customer it goes to."""
        return read_address(self.address, "US").key


class Network(enum.Enum):
    """How the way to the service is."""

    WELL = "well"
    GONE = "gone"
    ILL = "reads fail"


def filed(text: str) -> str:
    """What services make of a text when they file it, by this model's own lights."""
    for special, plain in (("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2026", "...")):
        text = text.replace(special, plain)
    return text.strip()


def kind_of(conversation: ConversationKey, line: LineId, text: str) -> Kind:
    """What tells a text from others, on the wire and for the customer."""
    return conversation, line, filed(text)


class ModelService:
    """The service of one run; `serve` lets a program speak to it.

    `on_leave` hears of each request before anything is done with it.
    """

    def __init__(self, ahead_us: int) -> None:
        self.ahead_us = ahead_us
        self.ledger: list[Entry] = []
        self.turns: dict[OutgoingId, Turn] = {}
        self.network = Network.WELL
        self.reads_fail: list[errors.ServiceError] = []
        self.reads_take_s = 0.0
        self.out: list[Request] = []
        self._lingering: list[Request] = []
        self._dice = random.Random(11)
        self._known_list, self._known_page = Known(), Known()
        self._rig: Rig | None = None
        self._on_leave: Callable[[ConversationKey, str], OutgoingId] = lambda *_: OutgoingId("")

    def serve(self, rig: Rig, on_leave: Callable[[ConversationKey, str], OutgoingId]) -> None:
        """Answer this program from now on."""
        self._rig, self._on_leave = rig, on_leave
        self._heard()
        rig.service.send = self._send  # type: ignore[method-assign]
        rig.service.messages = self._messages  # type: ignore[method-assign]
        rig.service.conversations = self._conversations  # type: ignore[method-assign]
        rig.service.lines = self._lines  # type: ignore[method-assign]

    def cut_off(self, *, carried: bool) -> None:
        """The program has died: decide what becomes of the requests that are out."""
        for request in self.out:
            if carried and request.entry is None:
                self._carry_out(request)
        self.out.clear()
        self._rig = None

    def overrule(self, identity: OutgoingId) -> None:
        """The agent has decided about a text that has not arrived; what lingers of it is a stray."""
        for request in self._lingering:
            request.stray = request.stray or request.identity == identity

    def strays(self) -> Counter[Kind]:
        """How often it carried out something after the agent had decided about it."""
        return Counter(entry.kind for entry in self.ledger if entry.stray)

    def get_well(self) -> None:
        """No more faults."""
        self.network = Network.WELL
        self.reads_fail.clear()
        self.reads_take_s = 0.0
        self.turns.clear()

    def others_write(self, address: str, text: str, direction: Direction) -> None:
        """A colleague or the customer writes."""
        at_us = self._now_us()
        record = message(f"x{len(self.ledger)}", address=address, at_us=at_us, text=text, direction=direction)
        kind = kind_of(record.conversation, record.line, text)
        self.ledger.append(Entry(kind, record, at_us, ours=False))

    def carried_out(self) -> Counter[Kind]:
        """How often it carried out which of the agent's texts."""
        self._land()
        return Counter(entry.kind for entry in self.ledger if entry.ours)

    # ---- the seam

    async def _send(self, line: LineId, address: str, text: str) -> Message | None:
        await self._alive()
        identity = self._on_leave(read_address(address, "US").key, text)
        if self.network is Network.GONE:
            raise errors.NameUnknown
        request = Request(identity, self.turns.pop(identity, Turn()), line, address, text)
        turn = request.turn
        self.out.append(request)
        try:
            if turn.carried and turn.early:
                self._carry_out(request)
            await self._passes(turn.answer_after_s)
            if turn.carried and request.entry is None:
                self._carry_out(request)
            elif turn.lingers_s and request.entry is None:
                request.lands_at_us = self._now_us() + int(turn.lingers_s * SECOND_US)
                self._lingering.append(request)
        finally:
            if request in self.out:
                self.out.remove(request)
        if turn.answer not in _UNHEARD:
            self._heard()
        if turn.answer in _FAULTS:
            raise _FAULTS[turn.answer]()  # noqa: RSE102 - made anew each time
        return self._answer(request)

    async def _conversations(self, _account: AccountId, after_us: int | None = None) -> MessagePage:
        found = await self._read(after_us)
        newest = {record.conversation: record for record in sorted(found, key=lambda m: (m.at_us, m.id))}
        return self._known_list(MessagePage(tuple(newest.values()), len(newest), 0, None, more=False))

    async def _lines(self, _account: AccountId) -> tuple[Line, ...]:
        raise errors.Forbidden(403)

    async def _messages(
        self, _account: AccountId, *, page: int, count: int, after_us: int | None = None
    ) -> MessagePage:
        found = await self._read(after_us)
        part = found[page * count : (page + 1) * count]
        part += part[: self._dice.randrange(3)]  # listed twice
        given = MessagePage(tuple(part), len(part), 0, len(found), more=(page + 1) * count < len(found))
        return given if page else self._known_page(given, count)

    async def _read(self, after_us: int | None) -> list[Message]:
        """What is shown when the question comes; it may be old when the answer does."""
        await self._alive()
        self._land()
        found = [
            entry.record
            for entry in self.ledger
            if entry.shows_at_us <= self._now_us() and (after_us is None or entry.record.at_us > after_us)
        ]
        self._dice.shuffle(found)
        await self._passes(self.reads_take_s)
        if self.network is Network.GONE:
            raise errors.NameUnknown
        if self.network is Network.ILL:
            raise errors.ServerFailed(503)
        if self.reads_fail:
            raise self.reads_fail.pop(0)
        self._heard()
        return found

    def _answer(self, request: Request) -> Message | None:
        if request.turn.answer is Answer.NOTHING:
            return None
        if request.turn.answer is Answer.YES:
            assert request.entry is not None
            return request.entry.record
        mine = kind_of(request.key, request.line, request.text)
        others = [entry.record for entry in self.ledger if entry.kind != mine]
        return others[-1] if others else message("strange", text="of another account", direction=Direction.OUTGOING)

    def _land(self) -> None:
        for request in [request for request in self._lingering if request.lands_at_us <= self._now_us()]:
            self._lingering.remove(request)
            self._carry_out(request)

    def _carry_out(self, request: Request) -> None:
        turn, at_us = request.turn, request.lands_at_us or self._now_us()
        kept = message(
            f"s{len(self.ledger)}", address=request.address, at_us=at_us, direction=Direction.OUTGOING,
            text=request.text, line=request.line, sender="Dana",
        )  # fmt: skip
        kind = kind_of(kept.conversation, kept.line, kept.text)
        if turn.altered:
            kept = replace(kept, text=filed(kept.text))
        shows_at_us = at_us + int(turn.shows_after_s * SECOND_US)
        request.entry = Entry(kind, kept, shows_at_us, ours=True, stray=request.stray)
        self.ledger.append(request.entry)

    async def _passes(self, seconds: float) -> None:
        if seconds and self._rig is not None:
            await self._rig.time.clock.sleep(seconds)
        await self._alive()

    async def _alive(self) -> None:
        """A program that is dead hears nothing any more, though its tasks are still being cleared away."""
        if self._rig is None:
            await asyncio.get_running_loop().create_future()

    def _heard(self) -> None:
        if self._rig is not None:
            self._rig.service.ahead_us = self.ahead_us

    def _now_us(self) -> int:
        assert self._rig is not None
        return self._rig.time.now_us + self.ahead_us
