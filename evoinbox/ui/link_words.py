"""What a link is called on the screen, and what is said about where it leads.

Invariants: whole sentences, pure functions of the facts in `domain/links.py`.
"""

from __future__ import annotations

import re
from typing import Final

from evoinbox.domain.legible import one_line
from evoinbox.domain.links import Doubt, Host, LinkKind
from evoinbox.words import Words, mark, tr

TITLES: Final[dict[LinkKind, Words]] = {LinkKind.WEB: "Open this page?", LinkKind.MAIL: "Write to this address?"}
NOT_OPENED: Final = mark("No program on this computer opened the link. It was copied instead.")
LONGEST: Final = 300
SHORT: Final = 60

_DOUBTS: Final[dict[Doubt, Words]] = {
    Doubt.USER_INFO: "What stands before the @ in this link is not where it leads.",
    Doubt.MIXED_SCRIPTS: "This name mixes letters of several scripts, as forged addresses do.",
    Doubt.LOOK_ALIKE: "It looks like {like}, but it is another address.",
    Doubt.OTHER_SCRIPT: "In its own letters the name reads {reading}.",
    Doubt.NUMERIC: "This is a bare number instead of a name, as businesses hardly ever use.",
}


def doubts(host: Host) -> str:
    """What is odd about where a link leads; empty when nothing is."""
    return " ".join(
        tr(words, like=host.like, reading=host.reading) for doubt, words in _DOUBTS.items() if doubt in host.doubts
    )


def address(target: str) -> str:
    """An address as long as a dialog has room for, with nothing hidden in it."""
    words = breakable(one_line(target, LONGEST))
    return f"{words}…" if len(target) > LONGEST else words


def breakable(words: str) -> str:
    """The same to look at, but lines can end in it: a host of 250 letters must not push its own end off the screen."""
    return re.sub(r"([^\s\u200b]{24}|[./?&])", "\\1\u200b", words)


def short(host: str) -> str:
    """A host where room is scarce: its end says whose it is."""
    return host if len(host) <= SHORT else f"…{host[1 - SHORT :]}"


def follow(kind: LinkKind, where: str) -> str:
    """What following a link does, in a menu."""
    where = short(where)
    match kind:
        case LinkKind.WEB:
            return tr("Open {where}…", where=where)
        case LinkKind.MAIL:
            return tr("Write to {where}…", where=where)
        case LinkKind.TEXT:
            return tr("Text {number}", number=where)
