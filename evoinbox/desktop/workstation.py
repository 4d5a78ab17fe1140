"""What Windows tells a window: the screen is locked or no longer, the computer woke up. Loaded there only.

Invariants: hints, as all in `power.py`; a message is looked at and passed on. Not run on Windows yet.
Source: WM_WTSSESSION_CHANGE and WM_POWERBROADCAST in Microsoft's documentation of Win32.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

_log = logging.getLogger(__name__)

KIND: Final = b"windows_generic_MSG"
"""What reaches a window's procedure. A message that was queued comes by another name before that, too."""

SESSION_CHANGE: Final = 0x02B1
LOCKS: Final = {7: True, 8: False}
POWER: Final = 0x0218
RESUMED: Final = 0x0012
THIS_SESSION: Final = 0


class Workstation(QAbstractNativeEventFilter):
    """Made in the window's thread, where both are called; has a window of its own, never seen, that Windows tells."""

    def __init__(self, on_lock: Callable[[bool], None], on_wake: Callable[[], None]) -> None:
        super().__init__()
        self._on_lock = on_lock
        self._on_wake = on_wake
        self._ear = QWindow()

    def listen(self) -> None:
        """Begin to listen."""
        if sys.platform == "win32":
            application = QCoreApplication.instance()
            assert application is not None
            application.installNativeEventFilter(self)
            self._ear.create()
            library = ctypes.windll.wtsapi32
            if not library.WTSRegisterSessionNotification(wintypes.HWND(self._ear.winId()), THIS_SESSION):
                _log.info("nobody tells that the screen is locked")

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Look at a message; all of them come here."""
        told = wintypes.MSG.from_address(int(message))
        if told.message == SESSION_CHANGE and told.wParam in LOCKS and kind == KIND:
            self._on_lock(LOCKS[told.wParam])
        elif told.message == POWER and told.wParam == RESUMED and kind == KIND:
            self._on_wake()
        return False, 0
