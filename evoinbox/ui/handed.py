"""Texts the engine has and has not answered for, and to whom they go.

Invariants: a text stays here until it is on disk or given back; what was typed after it in the same editor is never
counted as part of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingId


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom is written: `address` goes to the service as it is, `name` is for reading."""

    key: ConversationKey
    address: str
    name: str
    line: LineId


@dataclass(frozen=True, slots=True)
class Handed:
    """One such text; `rest` is what was typed after it when its thread was left."""

    recipient: Recipient
    text: str
    rest: str


class HandedTexts:
    """Owned by the compose pane."""

    def __init__(self) -> None:
        self._texts: dict[OutgoingId, Handed] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def put(self, identity: OutgoingId, to: Recipient, text: str) -> None:
        """The engine has it now."""
        self._texts[identity] = Handed(to, text, "")

    def take(self, identity: OutgoingId) -> Handed | None:
        """The engine answered; None for a text that was never handed over here."""
        return self._texts.pop(identity, None)

    def waits_for(self, key: ConversationKey) -> bool:
        """Whether a text of this conversation is not answered for."""
        return any(handed.recipient.key == key for handed in self._texts.values())

    def without(self, key: ConversationKey, written: str) -> str:
        """What the editor holds beyond the texts of this conversation that are with the engine."""
        for handed in self._texts.values():
            if handed.recipient.key == key and written.startswith(handed.text):
                written = written.removeprefix(handed.text)
        return written

    def leave(self, key: ConversationKey, rest: str) -> None:
        """The conversation is left with this in the editor beyond its handed texts."""
        for identity, handed in self._texts.items():
            if handed.recipient.key == key:
                self._texts[identity] = Handed(handed.recipient, handed.text, rest)
