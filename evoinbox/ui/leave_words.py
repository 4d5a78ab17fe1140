"""What leaving the inbox does to texts that have not left, in words.

Invariants: whole sentences, pure functions of the numbers.
"""

from __future__ import annotations

import enum
from typing import Final

from evoinbox.words import mark, pair, tr, trn


class Left(enum.Enum):
    """How an inbox is left: for a while or, without a keyring, for good; signed out of; another account; no trace."""

    QUIT = "quit"
    LOST = "lost"
    SIGN_OUT = "sign-out"
    ACCOUNT = "account"
    ERASE = "erase"


_LEFT: Final[dict[Left, tuple[str, str]]] = {
    Left.QUIT: pair(
        "One text has not left yet. It leaves when you open EvoInbox again, and asks first after ten minutes.",
        "%n texts have not left yet. They leave when you open EvoInbox again, and ask first after ten minutes.",
    ),
    Left.LOST: pair(
        "One text has not left yet. This computer has no keyring, so it is lost when EvoInbox ends.",
        "%n texts have not left yet. This computer has no keyring, so they are lost when EvoInbox ends.",
    ),
    Left.SIGN_OUT: pair(
        "One text has not left yet. It leaves when you sign in here again, and asks first after ten minutes.",
        "%n texts have not left yet. They leave when you sign in here again, and ask first after ten minutes.",
    ),
    Left.ACCOUNT: pair(
        "One text has not left yet. It leaves when you open this account again, and asks first after ten minutes.",
        "%n texts have not left yet. They leave when you open this account again, and ask first after ten minutes.",
    ),
    Left.ERASE: pair("One text has not left yet. It is lost.", "%n texts have not left yet. They are lost."),
}

_OUT: Final = pair(
    "One text is being sent. Wait a moment, or EvoInbox has to find out later whether it arrived.",
    "%n texts are being sent. Wait a moment, or EvoInbox has to find out later whether they arrived.",
)


_ERASED: Final = mark(
    "All texts, drafts, templates and contacts of everybody who signed in here are removed from this computer, and "
    "their keys from its keyring. What the service has stays there; your settings stay here."
)


def erased(words: str) -> str:
    """What removing everything does, before what else is to be said."""
    return f"{tr(_ERASED)} {words}".strip()


def left_behind(left: Left, waiting: int, out: int) -> str:
    """What leaving does to texts that have not left and to those being sent; empty when there are none."""
    if waiting:
        return trn(*_LEFT[left], waiting)
    return trn(*_OUT, out) if out else ""
