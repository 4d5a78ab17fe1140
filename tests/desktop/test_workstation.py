"""Windows' own messages, made as Windows makes them: which are heard as a lock, which as an end of sleep."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from evoinbox.desktop.workstation import KIND, POWER, RESUMED, SESSION_CHANGE, Workstation


@pytest.mark.parametrize(
    ("kind", "message", "what", "heard"),
    [
        (KIND, SESSION_CHANGE, 7, [True]),
        (KIND, SESSION_CHANGE, 8, [False]),
        (KIND, SESSION_CHANGE, 1, []),
        (b"windows_dispatcher_MSG", SESSION_CHANGE, 7, []),
        (KIND, POWER, RESUMED, ["woke"]),
        (KIND, POWER, 4, []),
        (b"windows_dispatcher_MSG", POWER, RESUMED, []),
        (KIND, 0x0200, 7, []),
    ],
    ids=["locked", "unlocked", "connected", "queued", "resumed", "sleeps", "resume-queued", "mouse"],
)
def test_a_message_is_heard_for_what_it_says_and_passed_on(
    qtbot: QtBot, kind: bytes, message: int, what: int, heard: list[object]
) -> None:
    told: list[object] = []
    workstation = Workstation(told.append, lambda: told.append("woke"))
    made = wintypes.MSG(message=message, wParam=what)

    assert workstation.nativeEventFilter(QByteArray(kind), ctypes.addressof(made)) == (False, 0)
    assert told == heard
