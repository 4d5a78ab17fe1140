"""A service on a bus that gives prepared answers and can be made to signal; in a thread of its own.

Invariants: what it was not prepared for is an error reply, as from a real service; it ends with its context.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Final, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.threading import DBusConnection, ReceiveStopped, open_dbus_connection

LIMIT_S: Final = 10.0


class BusService:
    """Owns a name; `answers` has signature and body by method, `asked` the methods that were called."""

    def __init__(self, bus: str, name: str, answers: Mapping[str, tuple[str, tuple[object, ...]]]) -> None:
        self.asked: list[str] = []
        self._bus = bus
        self._name = name
        self._answers = answers
        self._connection: DBusConnection | None = None
        self._thread = threading.Thread(target=self._serve, name=name)

    def __enter__(self) -> Self:
        self._connection = connection = open_dbus_connection(self._bus)
        connection.send(message_bus.RequestName(self._name))
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

    def signal(self, path: str, interface: str, member: str, signature: str, *body: object) -> None:
        """Tell all who listen."""
        assert self._connection is not None
        self._connection.send(new_signal(DBusAddress(path, self._name, interface), member, signature or None, body))

    def _serve(self) -> None:
        connection = self._connection
        assert connection is not None
        while True:
            try:
                message = connection.receive()
            except (ReceiveStopped, ConnectionError):
                return
            if message.header.message_type == MessageType.method_call:
                self.asked.append(message.header.fields[HeaderFields.member])
                signature, body = self._answers.get(self.asked[-1], ("", ()))
                unknown = "org.freedesktop.DBus.Error.UnknownMethod"
                connection.send(
                    new_method_return(message, signature, body) if signature else new_error(message, unknown)
                )
