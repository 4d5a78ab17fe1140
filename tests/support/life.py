"""A program under test that can die at any write, on a disk that may be full, beside a service that keeps a ledger.

Invariants: each write to the outbox is seen (`VISITED`, `TAKEN`); a death leaves the files as they lie on the disk.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from evoinbox.domain import errors
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft
from evoinbox.domain.outgoing import STEPS, Outgoing, OutgoingId, OutgoingState
from tests.support.model_service import Kind, ModelService, kind_of
from tests.support.rig import Rig, S

VISITED: set[OutgoingState] = set()
TAKEN: set[tuple[OutgoingState, OutgoingState]] = set()


class Killed(BaseException):
    """The program ends here and now; nothing of it catches this."""


@dataclass(slots=True)
class Written:
    """What the agent knows of a text: its words, several while it is open whether a change of them was stored."""

    conversation: ConversationKey
    words: set[str]
    given_up: bool = False
    stored: bool = False


@dataclass(frozen=True, slots=True)
class Death:
    """When the program dies: `writes` from now, before that write or after; and what becomes of what is out."""

    writes: int
    after: bool
    carried: bool


class Mortal(RuleBasedStateMachine):
    """The program, its files and its ends; what it lives through is the rules of a subclass."""

    place: Path
    folder: tempfile.TemporaryDirectory[str]
    loop: asyncio.AbstractEventLoop
    model: ModelService
    rig: Rig
    undo_s: int

    def __init__(self) -> None:
        super().__init__()
        self.starts = 0
        self.wrong: list[str] = []
        self.sound = False
        self.disk_full = False
        self.dead = False
        self.death: Death | None = None
        self.written: dict[OutgoingId, Written] = {}
        self.drafts: dict[ConversationKey, set[str]] = {}
        self.held: set[OutgoingId] = set()

    # ---- the program starts, lives and dies

    def play(self, work: Coroutine[object, object, None]) -> None:
        """Let something happen, and what follows at once; a program that died of it is started again."""
        self.sound = False
        self.loop.run_until_complete(self._played(work))
        while self.dead:
            self._start_again()
        self.sound = True

    async def _played(self, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except Killed:
            return
        await self.rig.time.settle()

    def tell(self, work: Callable[[], None]) -> None:
        """A command of the agent, taken as the engine takes it."""

        async def said() -> None:
            try:
                work()
            except errors.StoreError:
                assert self.disk_full

        self.play(said())

    def open(self, now_us: int | None) -> None:
        self.rig = rig = Rig(self.place, undo_s=self.undo_s, ask_answered=True)
        if now_us is not None:
            rig.time.now_us = now_us
        update, enqueue, withdraw = rig.desk.update, rig.desk.enqueue, rig.desk.withdraw

        def enqueued(text: Outgoing, *, beside_draft: bool = False) -> None:
            self._write(text, lambda: enqueue(text, beside_draft=beside_draft))

        def withdrawn(text: Outgoing, draft: Draft | None) -> None:
            self._write(text, lambda: withdraw(text, draft))

        rig.desk.update = lambda text: self._write(text, lambda: update(text))  # type: ignore[method-assign]
        rig.desk.enqueue = enqueued  # type: ignore[method-assign]
        rig.desk.withdraw = withdrawn  # type: ignore[method-assign]
        self.model.serve(rig, self.on_leave)
        rig.sync.attend(looking=False)

        async def start() -> None:
            rig.start(sync=True)

        self.dead = False
        self.held.clear()
        self.play(start())

    def _write(self, text: Outgoing, write: Callable[[], None]) -> None:
        """Stands before each write to the outbox: the disk may refuse it, the program may die before it or after."""
        if self.dead:
            raise Killed
        if self.disk_full:
            raise errors.StoreUnwritable("full")
        death = self.death
        if death is not None:
            self.death = death if death.writes < 0 else Death(death.writes - 1, death.after, death.carried)
        dies = death is not None and death.writes == 0
        if dies and death is not None and not death.after:
            self.die(carried=death.carried)
        before = self.rig.desk.outgoing(text.id)
        write()
        VISITED.add(text.state)
        if before is not None and before.state is not text.state:
            TAKEN.add((before.state, text.state))
            if (before.state, text.state) not in STEPS:
                self.wrong.append(f"{text.id}: {before.state} > {text.state}")
        if dies and death is not None:
            self.die(carried=death.carried)

    def die(self, *, carried: bool) -> None:
        """Keep the files as they lie on the disk at this moment, logs included; what else the program does is void."""
        self.dead, self.death = True, None
        self.starts += 1
        self.place = Path(self.folder.name) / str(self.starts)
        self.place.mkdir()
        for path in self.rig.place.iterdir():
            if not path.name.endswith("-shm"):
                shutil.copyfile(path, self.place / path.name)
        self.model.cut_off(carried=carried)
        raise Killed

    def _start_again(self) -> None:
        self.loop.run_until_complete(self.rig.end())
        shutil.rmtree(self.rig.place)
        self.open(self.rig.time.now_us)

    def on_stray(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if not isinstance(context.get("exception"), Killed):
            self.wrong.append(str(context))

    # ---- what the agent sees

    def texts(self, *states: OutgoingState) -> list[Outgoing]:
        return self.rig.desk.in_state(*(states or S))

    def pick(self, pick: int, *states: OutgoingState) -> Outgoing | None:
        found = self.texts(*states)
        return found[pick % len(found)] if found else None

    def has(self, *states: OutgoingState) -> bool:
        return bool(self.texts(*states))

    def arrived(self, text: Outgoing) -> bool:
        """Ask the customer: did more such texts arrive than those that are known to have?"""
        known = sum(other.id != text.id and kind(other) == kind(text) for other in self.texts(S.ACCEPTED))
        return self.model.carried_out()[kind(text)] > known

    def on_leave(self, key: ConversationKey, words: str) -> OutgoingId:
        """A request has left; says whose it is."""
        raise NotImplementedError


def kind(text: Outgoing) -> Kind:
    return kind_of(text.conversation, text.line, text.text)
