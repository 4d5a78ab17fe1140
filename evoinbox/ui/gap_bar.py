"""The strip above a thread that says that older texts may be missing, while the past is still being read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.engine.changes import HistoryProgress
from evoinbox.ui.controls import Button, Label, panel
from evoinbox.ui.theme import Space


class GapBar(QWidget):
    """`wanted` when the agent asks for what is missing."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._progress: HistoryProgress | None = None
        self.words = Label("", "muted")
        self.button = Button("Fetch now")
        self.button.clicked.connect(self.wanted)
        card = panel("calm")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        inside.addWidget(self.words, 1)
        inside.addWidget(self.button)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        around.addWidget(card)
        self.hide()

    def take(self, progress: HistoryProgress | None) -> None:
        """How much of the past is here."""
        self._progress = progress

    def show_at(self, *, oldest: bool) -> None:
        """Show it where the oldest stored text is in the thread: what is missing is older than all there is."""
        progress = self._progress
        missing = progress is not None and not progress.complete and not progress.again and oldest
        self.setVisible(missing)
        if progress is not None and missing:
            self.words.setText(wording.gap(wording.progress(progress.stored, progress.total)))
