"""Which keys a command has now: those it comes with, or the one the agent has given it.

Invariants: no two commands have the same key, the agent's own choice wins; what is kept is only what differs from the
keys a command comes with; what would take a key away from writing is no choice; an arrow points to what it goes to, so
those to the side that a command comes with change places where words run from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Final

from PySide6.QtGui import QAction, QKeySequence

from evoinbox.ui.actions import ACTIONS, Act
from evoinbox.words import mark, tongue, tr

Keys = Mapping[Act, tuple[str, ...]]
Chosen = Mapping[str, Sequence[str]]

_DEFAULTS: Final = {one.act: one.keys for one in ACTIONS}
_MIRRORED: Final = {"Alt+Left": "Alt+Right", "Alt+Right": "Alt+Left"}
_COMMAND: Final = re.compile(r"(?:Meta\+|Ctrl\+|Alt\+).+|(?:Shift\+)?F[0-9]{1,2}")
_WRITING: Final = frozenset(
    f"Ctrl+{key}" for key in ("C", "X", "V", "Z", "Y", "A", "Shift+Z", "Shift+V", "Return", "Enter")
)
_UNHELD: Final = mark("Hold Ctrl or Alt with it: a key alone is for writing.")
_TAKEN: Final = mark("This key is needed for writing.")


def keys_in_force(chosen: Chosen) -> dict[Act, tuple[str, ...]]:
    """The keys of each command; names and keys that nobody knows are passed over."""
    named = {act: tuple(filter(_sound, chosen[act.value])) for act in Act if act.value in chosen}
    own = {key for keys in named.values() for key in keys}
    defaults = {act: tuple(key for key in _come_with(act) if key not in own) for act in _DEFAULTS}
    in_force: dict[Act, tuple[str, ...]] = {}
    given: set[str] = set()
    for act in Act:
        in_force[act] = tuple(key for key in named.get(act, defaults[act]) if key not in given)
        given.update(in_force[act])
    return in_force


def give(chosen: Chosen, act: Act, keys: Sequence[str]) -> dict[str, list[str]]:
    """What is kept once a command has these keys."""
    kept = {name: list(others) for name, others in chosen.items() if name != act.value}
    return kept if tuple(keys) == _come_with(act) else {**kept, act.value: list(keys)}


def owner_of(keys: Keys, key: str) -> Act | None:
    """Whose key it is."""
    return next((act for act, its in keys.items() if key in its), None)


def refusal(sequence: QKeySequence) -> str:
    """Why a key can be no command's, as a sentence, or ""."""
    key = portable(sequence)
    if not _COMMAND.fullmatch(key):
        return tr(_UNHELD)
    return tr(_TAKEN) if key in _WRITING else ""


def portable(sequence: QKeySequence) -> str:
    """A key as it is kept, the same on every system."""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def spoken(keys: Sequence[str]) -> str:
    """Keys as this system writes them."""
    named = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    return reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), named) if named else ""


def put_on(actions: Mapping[Act, QAction], keys: Keys) -> None:
    """Let the commands have these keys."""
    for act, action in actions.items():
        action.setShortcuts([QKeySequence(key) for key in keys[act]])


def _come_with(act: Act) -> tuple[str, ...]:
    keys = _DEFAULTS[act]
    return tuple(_MIRRORED.get(key, key) for key in keys) if tongue().right_to_left else keys


def _sound(key: str) -> bool:
    sequence = QKeySequence(key)
    return sequence.count() == 1 and portable(sequence) == key and not refusal(sequence)
