"""Filters typed among the words of a search: `is:unread`, `has:link`, `from:us`, `line:shop`, `after:2026-03-01`.

Invariants: what is typed only narrows what was chosen; a form that is not known, or means nothing here, is a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from evoinbox.domain.conversation import WAITS_AT_MOST_US
from evoinbox.domain.folding import fold
from evoinbox.domain.message import Direction, Line
from evoinbox.domain.sieve import Sieve
from evoinbox.ui.place_words import HOUR_US
from evoinbox.ui.spans import of_days

FORMS: Final = (
    "is:unread is:waiting has:link from:us from:customers line:NAME on:YYYY-MM-DD after:YYYY-MM-DD before:YYYY-MM-DD"
)
"""All there are, the same in every language."""

_FORM: Final = re.compile(r'(?<!\S)(is|has|from|line|on|after|before):("[^"]*"|\S+)', re.IGNORECASE)


def read_typed(typed: str, chosen: Sieve, lines: Sequence[Line], now_us: int) -> tuple[str, Sieve, list[str]]:
    """The words that are sought, what is left of what was chosen, and the forms that narrowed it, as typed."""
    words, sieve, forms, end = list[str](), chosen, list[str](), 0
    for form in _FORM.finditer(typed):
        narrowed = _narrowed(sieve, form[1].lower(), form[2].strip('"'), lines, now_us)
        if narrowed is not None:
            sieve = narrowed
            forms.append(form[0])
            words.append(typed[end : form.start()].strip())
            end = form.end()
    words.append(typed[end:].strip())
    return " ".join(filter(None, words)), sieve, forms


def _narrowed(sieve: Sieve, name: str, value: str, lines: Sequence[Line], now_us: int) -> Sieve | None:
    match name, value.lower():
        case "is", "unread":
            return replace(sieve, unread=True)
        case "is", "waiting":
            return replace(sieve, waiting_after_us=now_us // HOUR_US * HOUR_US - WAITS_AT_MOST_US)
        case "has", "link":
            return replace(sieve, link=True)
        case "from", "us":
            return replace(sieve, direction=Direction.OUTGOING)
        case "from", "customers" | "customer":
            return replace(sieve, direction=Direction.INCOMING)
        case "line", _:
            meant = next((line for line in lines if fold(value) in fold(line.name)), None)
            return replace(sieve, line=meant.id) if meant is not None else None
        case "on" | "after" | "before", _:
            return _of_day(sieve, name, value)
        case _:
            return None


def _of_day(sieve: Sieve, name: str, value: str) -> Sieve | None:
    try:
        day = date.fromisoformat(value)
        span = of_days(day, day)
    except (ValueError, OverflowError):  # no day, or none that this computer's clock knows
        return None
    since_us = sieve.since_us if name == "before" else max(sieve.since_us, span.since_us)
    until_us = {"on": span.until_us, "before": span.since_us}.get(name, sieve.until_us)
    return replace(sieve, since_us=since_us, until_us=min(sieve.until_us, until_us))
