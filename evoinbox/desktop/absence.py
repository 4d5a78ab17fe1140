"""Tells when the agent has turned to something else: no window of ours has had the keyboard for a while."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

LEFT_MS: Final = 60_000


class Absence(QTimer):
    """`timeout` once they have been away for LEFT_MS; coming back begins anew."""

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=LEFT_MS)
        application.applicationStateChanged.connect(self._follow)

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.stop()
        else:
            self.start()
