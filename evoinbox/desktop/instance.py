"""One running copy per data directory: a second start hands its arguments to the first and ends.

Invariants: only the same user can call (the socket's rights, and the system's word for who is at the other end); a call
is one bounded line, is there soon, and is checked before it is believed; it can only raise the window, prepare a text
and show what is here; the lock is the operating system's and ends with the process, so that nothing a crash leaves
behind keeps the next start away (docs/decisions/0011).
"""

from __future__ import annotations

import logging
import os
import socket
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QElapsedTimer, QObject, QThread, QTimer, Signal

from evoinbox.desktop.call import ANSWER_MS, LARGEST_CALL, YES, Call, is_ours, name_of, place_of
from evoinbox.domain.errors import StoreUnwritable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

MOST_CALLERS: Final = 8
"""So many may wait to be heard."""

START_MS: Final = 10_000
"""So long a copy is waited for that has the place and does not listen yet: beside all else at a sign-in it is slow."""

RETRY_MS: Final = 20
"""So often a copy is called that has the place and does not listen yet."""

_log = logging.getLogger(__name__)


class Instance(QObject):
    """Holds the place of the one running copy; made, asked and let go of by `start`.

    `called` is emitted with the Errand and the token of each later start.
    """

    called = Signal(object, str)

    def __init__(self, lock_file: Path, patience_ms: int = ANSWER_MS) -> None:
        super().__init__()
        self._patience_ms = patience_ms
        self._lock_file = lock_file
        self._lock: int | None = None
        self._name = name_of(lock_file) if sys.platform == "win32" else os.fspath(place_of(lock_file))
        self._server: QLocalServer | None = None

    def hold(self) -> bool:
        """Become the one running copy; False when there is another. Raises StoreUnwritable where no lock can be."""
        try:
            self._lock = os.open(self._lock_file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreUnwritable("lock") from error
        try:
            alone = _locked(self._lock)
        except OSError as error:
            alone = True  # a file system without locks: two copies are better than none
            _log.warning("the one copy's place cannot be held: %s", error.strerror)
        if not alone:
            self.let_go()
            return False
        return True

    def listen(self) -> None:
        """Hear of later starts from now on; one that came since `hold` waits for that."""
        from PySide6.QtNetwork import QLocalServer  # 6 ms: an empty window is seen meanwhile

        self._server = server = QLocalServer(self)
        server.setMaxPendingConnections(MOST_CALLERS)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(partial(self._take, server))
        QLocalServer.removeServer(self._name)
        if not server.listen(self._name):
            _log.warning("later starts will not be heard: %s", server.errorString())

    def let_go(self) -> None:
        """Make room for the next start."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def held(self) -> bool:
        """Whether the place is ours."""
        return self._lock is not None

    def call(self, call: Call) -> bool:
        """Hand a call to the running copy; returns whether it took it. Where that ends first, the place may be ours."""
        from PySide6.QtNetwork import QLocalSocket  # 6 ms, of a second start that met the first one's beginning

        running, asked = QLocalSocket(), QElapsedTimer()
        asked.start()
        running.connectToServer(self._name)
        while not running.waitForConnected(ANSWER_MS):  # at once where the other one has not begun to listen
            if asked.hasExpired(START_MS) or self.hold():
                return False
            QThread.msleep(RETRY_MS)
            running.connectToServer(self._name)
        if not _is_ours(running):
            return False
        running.write(msgspec.json.encode(call) + b"\n")
        taken = running.waitForBytesWritten(ANSWER_MS) and running.waitForReadyRead(ANSWER_MS)
        return taken and bytes(running.readLine(16).data()) == YES

    def _take(self, server: QLocalServer) -> None:
        caller = server.nextPendingConnection()
        if not _is_ours(caller):
            _log.warning("a call of another user was refused")
            caller.abort()
            caller.deleteLater()
            return
        QTimer.singleShot(self._patience_ms, caller, caller.abort)
        caller.readyRead.connect(lambda: self._read(caller))
        caller.disconnected.connect(caller.deleteLater)

    def _read(self, caller: QLocalSocket) -> None:
        if caller.bytesAvailable() > LARGEST_CALL:
            caller.abort()
            return
        if not caller.canReadLine():
            return
        try:
            call = msgspec.json.decode(bytes(caller.readLine(LARGEST_CALL).data()), type=Call)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            _log.warning("a call from outside was not understood")
            caller.abort()
            return
        caller.write(YES)
        caller.flush()
        self.called.emit(call.errand, call.token)


def _is_ours(connection: QLocalSocket) -> bool:
    if sys.platform == "win32":
        return True
    with closing(socket.socket(fileno=os.dup(int(connection.socketDescriptor())))) as same:
        return is_ours(same)


def _locked(file: int) -> bool:
    """Lock an open file for this process; False when another has it. Raises OSError where nothing can be locked."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
