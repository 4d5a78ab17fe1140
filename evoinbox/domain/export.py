"""Texts as files for others: their forms, what a file says of itself, and what it is called.

Invariants: the name of a file is made of letters and digits only, never of what somebody wrote as it stands.
"""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from evoinbox.domain.message import Message

LONGEST_NAME: Final = 60


class Form(enum.Enum):
    """The forms of a file, by the end of its name."""

    CSV = "csv"
    HTML = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands on a page beside the texts, in the agent's language; `part` has {day} where the day goes."""

    language: str
    right_to_left: bool
    title: str
    heads: tuple[str, str, str, str, str]
    incoming: str
    outgoing: str
    rows: str
    digest: str
    whole: str
    part: str


@dataclass(frozen=True, slots=True)
class Told:
    """A text with the name its customer has here."""

    text: Message
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a file says of itself: none is missing from `whole_from_us` on."""

    rows: int
    digest: str
    whole_from_us: int
    exported_us: int


def file_name(*parts: str, form: Form) -> str:
    """A name for a file, of letters and digits of any script only; every system takes it."""
    words = "-".join(filter(None, map(_plain, ("EvoInbox", *parts))))
    return f"{words[:LONGEST_NAME].rstrip('-')}.{form.value}"


def _plain(part: str) -> str:
    letters = [one if unicodedata.category(one)[0] in "LN" else "-" for one in unicodedata.normalize("NFC", part)]
    return "-".join(filter(None, "".join(letters).split("-")))
