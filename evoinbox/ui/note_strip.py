"""The strip at a thread's head with the note kept about its customer: what the next agent should know.

Invariants: takes no room where there is no note, and a few lines at most; a longer one is scrolled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.legible import legible
from evoinbox.domain.person import Person
from evoinbox.ui.controls import IconButton, LineLabel, panel, scrolled
from evoinbox.ui.label import Label
from evoinbox.ui.language import lean, tell
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import tr

MOST_LINES: Final = 4
MOST_OF_HEIGHT: Final = 0.1
"""The part of the thread's height its words may take; one line they always have."""


class _Words(Label):
    """What somebody wrote, who need not write as the window speaks: a sign before the first letter stays before it."""

    direction = Qt.LayoutDirection.LayoutDirectionAuto


class NoteStrip(QWidget):
    """Owned by the thread pane; `change_button` is for whoever changes notes."""

    def __init__(self, theme: ThemeSource, now_us: Callable[[], int]) -> None:
        super().__init__()
        self._now_us = now_us
        self._when = LineLabel("", "caption")
        self.words = _Words("")
        self.words.setWordWrap(True)
        self._area = scrolled(self.words)
        tell(self._area, self._area.setAccessibleName, tr("Note"))
        self.change_button = IconButton(theme, "edit", tr("Change the note"))
        frame = panel("notice")
        inside = QHBoxLayout(frame)
        lean(inside, Space.M, Space.XS, Space.XS, Space.XS)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._when)
        column.addWidget(self._area)
        inside.addLayout(column, 1)
        inside.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XS, Space.XL, Space.XS)
        whole.addWidget(frame)
        theme.changed.connect(self.fit)
        self.hide()

    def show_of(self, person: Person | None) -> None:
        """Show what is noted of somebody, or nothing."""
        note = legible(person.note).text if person is not None else ""
        self.words.setText(note)
        tell(self.words, self.words.setAccessibleName, note)
        if person is not None and note:
            when = wording.moment(person.noted_at_us, self._now_us()) if person.noted_at_us else ""
            self._when.setText(tr("Note, {when}", when=when) if when else tr("Note"))
        self.setVisible(bool(note))
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take as much height as the note needs, or as there is room for."""
        width = max(self._area.viewport().width(), 1)
        needed = max(self.words.heightForWidth(width), 0)
        line = self.words.fontMetrics().lineSpacing()
        around: QWidget | None = self.parentWidget()  # the stubs know no None
        room = around.height() if around is not None else 0
        lines = int(room * MOST_OF_HEIGHT) // line
        self._when.setVisible(lines > 1)  # where there is hardly room for the texts, for the note there is a line
        most = max(min(MOST_LINES, lines), 1) * line
        self._area.setFixedHeight(min(needed, most))
        policy = Qt.FocusPolicy.TabFocus if needed > most else Qt.FocusPolicy.NoFocus
        self._area.setFocusPolicy(policy)
