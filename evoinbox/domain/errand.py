"""What a start from outside asks for: a text prepared, a conversation shown, texts searched; never anything sent."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


class Aim(enum.Enum):
    """What is to be done."""

    PREPARE = "prepare"
    OPEN = "open"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Errand:
    """One of them: PREPARE a text to an address, OPEN its conversation, SEARCH a text; of nothing: be seen, no more."""

    aim: Aim = Aim.PREPARE
    address: str = field(default="", repr=False)
    text: str = field(default="", repr=False)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do but to come forward."""
        return self.aim is not Aim.SEARCH and not self.address
