"""What goes between a program and whoever shows its notifications, by the word of the bus: notes shown and taken away.

Invariants: the bus itself is the witness, so that any daemon serves; neither side knows that it is watched; it ends
with its context.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from jeepney import HeaderFields, Message, MessageType
from jeepney.bus_messages import Monitoring
from jeepney.io.threading import DBusConnection, ReceiveStopped, open_dbus_connection

from tests.support.notifications import NAME

LIMIT_S: Final = 10.0
BY_CALL: Final = 3
"""Why a note was closed: the program that showed it asked for it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A note that a daemon took, by the number it gave; `at_s` is when the program asked."""

    number: int
    replaces: int
    title: str
    body: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Gone:
    """A note that a daemon says is closed, and why."""

    number: int
    reason: int
    at_s: float


class NotesWitness:
    """Watches a session bus while the context lasts; `shown` and `gone` grow, the oldest first."""

    def __init__(self, bus: str) -> None:
        self.shown: list[Shown] = []
        self.gone: list[Gone] = []
        self._bus = bus
        self._asked: dict[tuple[str, int], tuple[Message, float]] = {}
        self._connection: DBusConnection | None = None
        self._thread = threading.Thread(target=self._watch, name="witness of notes")

    def __enter__(self) -> Self:
        self._connection = connection = open_dbus_connection(self._bus)
        # Its answers have no more than the caller's own name on them, so all answers are seen, and most passed over.
        rules = [
            f"type='method_call',interface='{NAME}'", f"type='signal',interface='{NAME}'", "type='method_return'",
            "type='error'",
        ]  # fmt: skip
        connection.send(Monitoring().BecomeMonitor(rules))
        while connection.receive(timeout=LIMIT_S).header.message_type != MessageType.method_return:
            pass  # NameAcquired comes first
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._connection is not None
        self._connection.interrupt()
        self._thread.join(LIMIT_S)
        self._connection.close()

    def withdrawn(self) -> set[int]:
        """The numbers of all notes that the program itself took away."""
        return {one.number for one in self.gone if one.reason == BY_CALL}

    def _watch(self) -> None:
        connection = self._connection
        assert connection is not None
        while True:
            try:
                self._take(connection.receive())
            except (ReceiveStopped, ConnectionError):
                return

    def _take(self, message: Message) -> None:
        fields, now_s = message.header.fields, time.monotonic()
        match message.header.message_type, fields.get(HeaderFields.member):
            case MessageType.method_call, "Notify":
                self._asked[fields[HeaderFields.sender], message.header.serial] = message, now_s
            case MessageType.method_return, _:
                asked = self._asked.pop((fields[HeaderFields.destination], fields[HeaderFields.reply_serial]), None)
                if asked is not None:
                    _, replaces, _, title, body, *_ = asked[0].body
                    self.shown.append(Shown(message.body[0], replaces, title, body, asked[1]))
            case MessageType.signal, "NotificationClosed":
                number, reason = message.body
                self.gone.append(Gone(number, reason, now_s))
            case _:
                pass
