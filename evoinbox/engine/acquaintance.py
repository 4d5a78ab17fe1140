"""The people the agent knows: kept, changed, forgotten, each told to the window once it is on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from evoinbox.domain.person import tidy
from evoinbox.engine.changes import Change, PeopleChanged
from evoinbox.engine.commands import ForgetPerson, PeopleCommand, SavePerson
from evoinbox.store.people import People


class Acquaintance:
    """Of one seat. Methods raise StoreError."""

    def __init__(self, people: People, publish: Callable[[Change], None]) -> None:
        self._people = people
        self._publish = publish

    def take(self, command: PeopleCommand) -> None:
        """Carry out one command about people."""
        match command:
            case SavePerson(person, absorbed):
                saved, touched = self._people.save(tidy(person), absorbed)
                self._publish(PeopleChanged(touched, saved))
            case ForgetPerson(person):
                self._publish(PeopleChanged(self._people.forget(person)))
            case _:
                assert_never(command)
