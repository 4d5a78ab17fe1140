"""A row of the list in words: what it shows of the newest text, and all of it for the ear.

Invariants: one line each, with what is hidden in a text shown; the ear hears what the eye sees.
"""

from __future__ import annotations

from typing import Final

from evoinbox import wording
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.legible import one_line
from evoinbox.domain.message import Direction
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.ui import place_words
from evoinbox.words import tr, trn

PREVIEWED: Final = 300
"""Characters of a text that a row looks at."""


def preview(conversation: Conversation) -> str:
    """The newest text, or what has been begun, on one line and with who wrote it."""
    if conversation.draft and not conversation.needs_agent:
        return tr("Draft: {text}", text=one_line(conversation.draft, PREVIEWED))
    words = one_line(conversation.last_text, PREVIEWED) or (tr(wording.EMPTY_TEXT) if conversation.last_at_us else "")
    match conversation.outgoing:
        case OutgoingState.FAILED:
            return tr("Not sent: {text}", text=words)
        case OutgoingState.CHECKING | OutgoingState.ASKING:
            return tr("Unclear: {text}", text=words)
        case _ if conversation.needs_agent:
            return tr("Not sent yet: {text}", text=words)
        case _:
            pass
    if conversation.last_direction is Direction.OUTGOING and words:
        who = one_line(conversation.last_sender, PREVIEWED) or tr(wording.YOU)
        return tr("{name}: {text}", name=who, text=words)
    return words


def spoken(conversation: Conversation, name: str, now_us: int, quiet_us: int, *, with_line: bool) -> str:
    """All that a row shows, as a screen reader says it; `with_line` where several lines are listed.

    `quiet_us` is how long the customer has not answered, 0 where they have or were not asked.
    """
    c = conversation
    parts = [
        name, trn("%n unread", "%n unread", c.unread) if c.unread else tr("no unread"), preview(c),
        wording.moment(c.last_at_us, now_us) if c.last_at_us else "", *_place(c, now_us),
        place_words.quiet(quiet_us) if quiet_us else "",
        c.line_name if with_line else "",
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)


def _place(c: Conversation, now_us: int) -> list[str]:
    parts: list[str] = [place_words.waits(wait_us)] if (wait_us := c.waits_us(now_us)) else []
    if c.done:
        parts.append(tr("done"))
    elif c.shelved:
        parts.append(tr("put off {until}", until=place_words.until(c.shelved_until_us, now_us)))
    return [*parts, *([tr("pinned")] if c.pinned else []), *([tr("muted")] if c.muted else [])]
