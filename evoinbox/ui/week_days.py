"""Any days of a week: one button for each, that is in or out.

Invariants: every day is reached by the keyboard and says its whole name and state to those who listen.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from evoinbox import wording
from evoinbox.ui.controls import Button


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
        self.buttons = [Button(name[:2], "segment") for name in wording.WEEKDAYS]
        for day, (button, name) in enumerate(zip(self.buttons, wording.WEEKDAYS, strict=True)):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setCheckable(True)
            button.setChecked(day in chosen)
            button.clicked.connect(self._tell)
            row.addWidget(button)
        self.setFocusProxy(self.buttons[0])

    def _tell(self) -> None:
        self.changed.emit(tuple(day for day, button in enumerate(self.buttons) if button.isChecked()))
