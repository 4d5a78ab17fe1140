"""Turning to something else, and coming back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from evoinbox.desktop.absence import LEFT_MS, Absence


def test_it_counts_while_somebody_is_away_and_ends_with_its_window(qapp: QApplication) -> None:
    parent = QObject()
    absence = Absence(qapp, parent)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert absence.isActive()
    assert absence.isSingleShot()
    assert absence.interval() == LEFT_MS
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not absence.isActive()

    delete(parent)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)  # an error in a slot fails the test
