"""The people the agent knows: kept, changed, forgotten, many taken in at once; each told to the window once on disk.

Invariants: many are known all at once or not at all: they are put aside in portions, each a turn of its own, and become
known in one transaction (10,000: 43 ms of work, measured); whoever stops it before that leaves nothing behind.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Final, assert_never

from evoinbox.domain.errors import StoreError
from evoinbox.domain.person import tidy
from evoinbox.engine.changes import Change, PeopleChanged, TakenIn, TakingIn, Unsafe
from evoinbox.engine.commands import ForgetPerson, SavePerson, StopTakingIn, TakeIn
from evoinbox.store.people import People

PORTION: Final = 200
"""People put aside in one turn: 5 ms, and the disk's time."""


class Acquaintance:
    """Of one seat. Methods raise StoreError, but for `take_in`."""

    def __init__(self, people: People, publish: Callable[[Change], None]) -> None:
        self._people = people
        self._publish = publish
        self._wanted = False

    def take(self, command: SavePerson | ForgetPerson | StopTakingIn) -> None:
        """Carry out one command about people."""
        match command:
            case SavePerson(person, absorbed):
                saved, touched = self._people.save(tidy(person), absorbed)
                self._publish(PeopleChanged(touched, saved))
            case ForgetPerson(person):
                self._publish(PeopleChanged(self._people.forget(person)))
            case StopTakingIn():
                self._wanted = False
            case _:
                assert_never(command)

    def take_in(self, command: TakeIn) -> Coroutine[object, object, None]:
        """Put all of them aside, then let them be known; tells how it went in any case."""
        self._wanted = True  # now: whoever stops it may do so before the first step
        return self._take_in(command)

    async def _take_in(self, command: TakeIn) -> None:
        try:
            self._people.unstage()
            for start in range(0, len(command.people), PORTION):
                await asyncio.sleep(0)
                if not self._wanted:
                    break
                self._people.stage(command.people[start : start + PORTION], start)
                self._publish(TakingIn(min(start + PORTION, len(command.people))))
            await asyncio.sleep(0)
            known = self._wanted
            if known:
                self._people.take_in(command.absorbed)
                self._publish(PeopleChanged(None))
            self._publish(TakenIn(known))
        except StoreError as error:
            self._publish(TakenIn(known=False, error=error))
            return
        await asyncio.sleep(0)
        try:
            self._people.unstage()
        except StoreError as error:
            self._publish(Unsafe(error))
