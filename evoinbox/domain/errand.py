"""What a start from outside asks for: a text prepared, a conversation shown, texts searched; never anything sent."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from urllib.parse import unquote


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


def errand_of_link(link: str) -> Errand | None:
    """The errand of an sms: or tel: link (RFC 5724, RFC 3966), which prepares a text and never sends it; else None."""
    scheme, _, rest = link.partition(":")
    path, _, query = rest.partition("#")[0].partition("?")
    path = path.removeprefix("//")
    if scheme.lower() not in ("sms", "tel") or not path:
        return None
    # A plus sign is one: only forms of web pages write it for a blank.
    fields = dict(field.partition("=")[::2] for field in reversed(query.split("&")))
    return Errand(Aim.PREPARE, unquote(path).split(",")[0], unquote(fields.get("body", "")))
