"""Any days of a week: one button for each, that is in or out.

Invariants: every day is reached by the keyboard and says its whole name and state to those who listen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from evoinbox.ui.controls import Button
from evoinbox.ui.language import tell
from evoinbox.words import mark, tr

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
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons = [Button(tr(short), "segment") for short, _ in DAYS]
        for day, (button, (_, name)) in enumerate(zip(self.buttons, DAYS, strict=True)):
            tell(button, button.setAccessibleName, tr(name))
            tell(button, button.setToolTip, tr(name))
            button.setCheckable(True)
            button.setChecked(day in chosen)
            button.clicked.connect(self._tell)
            row.addWidget(button)
        self.setFocusProxy(self.buttons[0])

    def _tell(self) -> None:
        self.changed.emit(tuple(day for day, button in enumerate(self.buttons) if button.isChecked()))
