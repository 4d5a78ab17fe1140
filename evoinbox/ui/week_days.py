"""Any days of a week: one button for each, that is in or out.

Invariants: every day is reached by the keyboard and says its whole name and state to those who listen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy

from evoinbox.ui.controls import Button
from evoinbox.ui.language import tell
from evoinbox.words import mark, tr

EDGE: Final = 3
GAP: Final = 2
DAYS: Final = (
    (mark("Mon"), mark("Monday")),
    (mark("Tue"), mark("Tuesday")),
    (mark("Wed"), mark("Wednesday")),
    (mark("Thu"), mark("Thursday")),
    (mark("Fri"), mark("Friday")),
    (mark("Sat"), mark("Saturday")),
    (mark("Sun"), mark("Sunday")),
)


class WeekDays(QFrame):
    """`changed` brings the chosen days, in order: numbers from 0, which is Monday."""

    changed = Signal(object)

    def __init__(self, chosen: Sequence[int]) -> None:
        super().__init__()
        self.setProperty("look", "segments")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._grid.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.buttons = [Button(tr(short), "segment") for short, _ in DAYS]
        for day, (button, (_, name)) in enumerate(zip(self.buttons, DAYS, strict=True)):
            tell(button, button.setAccessibleName, tr(name))
            tell(button, button.setToolTip, tr(name))
            button.setCheckable(True)
            button.setChecked(day in chosen)
            button.clicked.connect(self._tell)
        self._columns = 0
        self._lay_out(len(DAYS))
        self.setFocusProxy(self.buttons[0])

    def _lay_out(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for day, button in enumerate(self.buttons):
                self._grid.addWidget(button, day // columns, day % columns)
            self.updateGeometry()

    def _wide(self, columns: int) -> int:
        return columns * (max(button.sizeHint().width() for button in self.buttons) + GAP) - GAP + 2 * EDGE

    def sizeHint(self) -> QSize:
        """All days in a row, if there is room."""
        return QSize(self._wide(len(DAYS)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """One below the other, if need be."""
        return QSize(self._wide(1), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a row as there is room for."""
        super().resizeEvent(event)
        self._lay_out(
            next(count for count in range(len(DAYS), 0, -1) if count == 1 or self._wide(count) <= self.width())
        )

    def _tell(self) -> None:
        self.changed.emit(tuple(day for day, button in enumerate(self.buttons) if button.isChecked()))
