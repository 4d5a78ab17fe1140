"""The sound of each line: one row for each line, in force as soon as it is chosen.

Invariants: a line without a choice of its own has the usual sound; lines that are not there now keep theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from evoinbox.domain.message import Line
from evoinbox.settings import Sound
from evoinbox.ui.controls import Choice, scrolled
from evoinbox.ui.dialog import FIELD_HEIGHT, Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space
from evoinbox.words import alone, mark, tr

HIGH: Final = 40
"""Widths of an M."""

SOUNDS: Final = (
    (mark("Usual"), Sound.USUAL),
    (mark("Mail"), Sound.MAIL),
    (mark("Bell"), Sound.BELL),
    (mark("Telephone"), Sound.RING),
    (mark("Sign"), Sound.SIGN),
    (mark("Silent"), Sound.NONE),
)
NO_LINES: Final = mark("Your lines are known once texts have come.")


class SoundsDialog(Dialog):
    """`changed` carries what is kept each time a sound was chosen: the lines that have another than the usual one."""

    changed = Signal(object)

    def __init__(self, parent: QWidget, lines: Sequence[Line], chosen: Mapping[str, Sound]) -> None:
        super().__init__(parent, tr("Sounds of lines"), tr("Close"), 320)
        self.only_close()
        self._chosen = dict(chosen)
        self.choices = {line.id: self._choice(line) for line in lines}
        words = Label(tr("Heard where your desktop has sounds for notifications, and Sound is on."), "caption")
        words.setWordWrap(True)
        self.content.addWidget(words)
        if not lines:
            self.content.addWidget(Label(tr(NO_LINES), "muted"))
            return
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        for row, line in enumerate(lines):
            name = Label(alone(line.name))
            name.setBuddy(self.choices[line.id])
            grid.addWidget(name, row, 0)
            grid.addWidget(self.choices[line.id], row, 1)
        self.content.addWidget(scrolled(inside), 1)
        self.resize(self.width(), min(HIGH * self.fontMetrics().horizontalAdvance("M"), parent.height()))
        self.choices[lines[0].id].setFocus()

    def _choice(self, line: Line) -> Choice:
        choice = Choice()
        choice.setMinimumHeight(FIELD_HEIGHT)
        tell(choice, choice.setAccessibleName, tr("Sound of {line}", line=line.name))
        for words, sound in SOUNDS:
            choice.add(tr(words), sound)
        sounds = [sound for _, sound in SOUNDS]
        choice.setCurrentIndex(sounds.index(self._chosen.get(line.id, Sound.USUAL)))
        choice.currentIndexChanged.connect(lambda place: self._choose(line.id, sounds[place]))
        return choice

    def _choose(self, line: str, sound: Sound) -> None:
        self._chosen.pop(line, None)
        if sound is not Sound.USUAL:
            self._chosen[line] = sound
        self.changed.emit(dict(self._chosen))
