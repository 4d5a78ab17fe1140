"""The strip above a thread that says what of it is not here: texts still to be fetched, or too old to be kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.engine.changes import HistoryProgress
from evoinbox.engine.commands import HurryPast
from evoinbox.ui.controls import Button, WrappedLabel, panel
from evoinbox.ui.language import lean
from evoinbox.ui.theme import Space
from evoinbox.words import pair, tr, trn

KEPT: Final = pair(
    "Texts older than a day are not kept on this computer.", "Texts older than %n days are not kept on this computer."
)


class GapBar(QWidget):
    """`asked` carries the command that fetches what is missing: by itself of what was opened, by hand all of it."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._progress: HistoryProgress | None = None
        self._key: ConversationKey | None = None
        self._days = 0
        self.words = WrappedLabel("", "muted")
        self.button = Button(tr("Fetch now"))
        self.button.clicked.connect(lambda: self.asked.emit(HurryPast()))
        card = panel("calm")
        inside = QHBoxLayout(card)
        lean(inside, Space.M, Space.XS, Space.S, Space.XS)
        inside.addWidget(self.words, 1)
        inside.addWidget(self.button)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        around.addWidget(card)
        self.hide()

    def take(self, progress: HistoryProgress | None) -> None:
        """How much of the past is here."""
        begins = self._progress is None and progress is not None
        self._progress = progress
        if begins:
            self._ask()

    def keep(self, days: int) -> None:
        """Texts are kept for so many days, 0 for ever."""
        self._days = days

    def open(self, key: ConversationKey | None) -> None:
        """This conversation is in sight."""
        self._key = key
        self._ask()

    def _ask(self) -> None:
        if self._key is not None and self._missing():
            self.asked.emit(HurryPast(self._key))

    def _missing(self) -> bool:
        progress = self._progress
        return progress is not None and not (progress.complete or progress.again or self._key in progress.whole)

    def show_at(self, *, oldest: bool) -> None:
        """Show it where the oldest stored text is in the thread: what is missing is older than all there is."""
        progress, missing = self._progress, oldest and self._missing()
        self.setVisible(missing or (oldest and bool(self._days)))
        self.button.setVisible(missing)
        if progress is not None and missing:
            fetched = wording.progress(progress.stored, progress.total)
            self.words.setText(tr("Older texts may still be missing here: {progress} fetched.", progress=fetched))
        elif self._days:
            self.words.setText(trn(*KEPT, self._days))
