"""How far what is written down for others can be relied on: what is here of the past, and who has an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from evoinbox.domain.address import ConversationKey


class Reach(NamedTuple):
    """`of` tells from when on nothing is missing, of one conversation or of all (None).

    `answered` are the conversations in which nobody waits, whatever the service said last.
    """

    of: Callable[[ConversationKey | None], int]
    answered: Callable[[], frozenset[ConversationKey]]
