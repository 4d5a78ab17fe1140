"""Is this record of the service the echo of a text we sent?

Invariants: pure; a record is an echo only with the same customer, line and words, within a window of time, and if it
was not there before the text left; one echo settles one text; two texts of the same words need two echoes. The words
may differ by what services are known to do to a text on its way into their files, and only in the direction they do
it: a record never has a character more special than what was sent.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from evoinbox.domain.message import Direction, Message, MessageId
from evoinbox.domain.outgoing import Outgoing, OutgoingId, OutgoingState
from evoinbox.domain.segments import typed_plainly

WINDOW_BEFORE_US: Final = 10 * 60 * 1_000_000
"""How far before its sending an echo may be dated: clocks differ; a guess, generous on purpose."""

WINDOW_AFTER_US: Final = 60 * 60 * 1_000_000
"""How long after it: a service may queue a text before it dates it; a guess."""

CLOCKS_TELL_US: Final = 5 * 1_000_000
"""How far before its sending a record may be dated and still count as dated after it: both tell whole seconds."""


def awaits_echo(text: Outgoing) -> bool:
    """Whether a text may have a record that is not known to be its own yet.

    One that is being sent waits for its answer first: a clear no must find it as it was. One the agent gave up may
    have arrived all the same, and then the record is its own and no other text's.
    """
    return (
        text.server_id is None
        and text.state is not OutgoingState.SENDING
        and (text.sent_at_us > 0 or text.doubt_at_us > 0)
    )


def find_echo(text: Outgoing, records: Iterable[Message], claimed: Collection[MessageId]) -> Message | None:
    """The record that is this text's echo: one with its very words before one that was altered, then the earliest."""
    fitting = [m for m in records if m.id not in claimed and m.id not in text.look_alikes and resembles(text, m)]
    return min(fitting, key=lambda m: (m.text != text.text, m.at_us, m.id), default=None)


def dealt(
    texts: Sequence[Outgoing], records: Sequence[Message], taken: Collection[MessageId]
) -> dict[MessageId, OutgoingId]:
    """Whose each of these records is, as far as it can be told; `texts` are one customer's, in the order written.

    Those the agent counted as arrived come first: their records are no other text's. Then the latest one that left
    before a record's date, and then whoever was written first. What may belong to a text that is out waits for its
    answer. `taken` are records known to be somebody's.
    """
    waiting = [text for text in texts if awaits_echo(text)]
    out = [text for text in texts if text.state is OutgoingState.SENDING]
    free = [m for m in records if not any(m.id not in text.look_alikes and resembles(text, m) for text in out)]
    found: dict[MessageId, OutgoingId] = {}
    rounds = (
        *((text, 0) for text in waiting if text.state is OutgoingState.ACCEPTED),
        *((text, max(_left_at(text)) - CLOCKS_TELL_US) for text in reversed(waiting)),
        *((text, 0) for text in waiting),
    )
    for text, since_us in rounds:
        if text.id not in found.values():
            echo = find_echo(text, [m for m in free if m.at_us >= since_us], {*taken, *found})
            if echo is not None:
                found[echo.id] = text.id
    return found


def paired(texts: Sequence[Outgoing], records: Sequence[Message]) -> dict[MessageId, OutgoingId]:
    """Which of these records is which text, for showing them as one: those that are known, and those about to be.

    A text that is being sent is shown together with its record too, though only the answer will settle it.
    """
    found = {text.server_id: text.id for text in texts if text.server_id is not None}
    found |= dealt(texts, records, found)
    for text in texts:
        if text.state is OutgoingState.SENDING:
            echo = find_echo(text, records, found)
            if echo is not None:
                found[echo.id] = text.id
    return found


def look_alikes(text: Outgoing, records: Iterable[Message]) -> tuple[MessageId, ...]:
    """The records that are there before a text leaves and read like it, together with those of an earlier attempt."""
    return tuple(dict.fromkeys((*text.look_alikes, *(m.id for m in records if resembles(text, m)))))


def resembles(text: Outgoing, message: Message) -> bool:
    """Whether `message` reads like `text`: also true of a colleague's identical text a minute ago."""
    return (
        message.direction is Direction.OUTGOING
        and message.conversation == text.conversation
        and message.line == text.line
        and any(-WINDOW_BEFORE_US <= message.at_us - left <= WINDOW_AFTER_US for left in _left_at(text))
        and is_kept_form(message.text, text.text)
    )


def looked_for_since_us(text: Outgoing) -> int:
    """The earliest instant its echo may be dated at."""
    return min(_left_at(text), default=0) - WINDOW_BEFORE_US


def is_kept_form(kept: str, sent: str) -> bool:
    """Whether `kept` can be what a service made of `sent` when it filed it.

    White space around it goes, line ends become one kind, accents are composed (Unicode NFC), and typographic
    characters (quotes, dashes, spaces, ellipses) may each be replaced by the plain one, as carriers' "smart encoding"
    does. All of it is inferred: nobody has seen what Evo Voice does. Letters, case, digits and inner spaces count.
    """
    kept, sent = _tidy(kept), _tidy(sent)
    if kept == sent:
        return True
    place = 0
    for character in sent:
        plain = typed_plainly(character)
        if kept.startswith(character, place):
            place += len(character)
        elif kept.startswith(plain, place):
            place += len(plain)
        else:
            return False
    return place == len(kept)


def _left_at(text: Outgoing) -> list[int]:
    return [instant for instant in (text.doubt_at_us, text.sent_at_us) if instant > 0]


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
