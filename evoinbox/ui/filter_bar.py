"""Which conversations are listed: all, unread, those whose customers wait, and more behind a button.

Invariants: one filter is chosen at all times, and the bar says which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from evoinbox import wording
from evoinbox.domain.attention import Waiting
from evoinbox.ui.controls import Button, panel
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.icons import icon
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import again, mark, tr, trn

SEGMENTS: Final = (Filter.ALL, Filter.UNREAD, Filter.WAITING)
MARGIN: Final = 3
GAP: Final = 2
MORE: Final = (Filter.QUIET, Filter.DRAFTS, Filter.PUT_OFF, Filter.DONE)

FILTER_WORDS: Final = {
    Filter.ALL: mark("All"),
    Filter.UNREAD: mark("Unread"),
    Filter.WAITING: mark("Waiting"),
    Filter.QUIET: mark("Follow up"),
    Filter.DRAFTS: mark("Drafts"),
    Filter.PUT_OFF: mark("Put off"),
    Filter.DONE: mark("Done"),
}

EMPTY_WORDS: Final = {
    Filter.UNREAD: (
        mark("All caught up"),
        mark("Every text has been read."),
    ),
    Filter.WAITING: (
        mark("Nobody is waiting"),
        mark("Every customer has an answer."),
    ),
    Filter.QUIET: (
        mark("Nobody has gone quiet"),
        mark("Customers who leave a question of yours unanswered for days stand here."),
    ),
    Filter.DRAFTS: (
        mark("No drafts"),
        mark("What you begin to write is kept here."),
    ),
    Filter.PUT_OFF: (
        mark("Nothing is put off"),
        mark("A conversation that is put off comes back when its time has come."),
    ),
    Filter.DONE: (
        mark("Nothing is done yet"),
        mark("A conversation that is done comes back when the customer writes again."),
    ),
}
"""What stands where a filter lets nothing through."""


class FilterBar(QWidget):
    """`chosen` carries the filter the agent wants."""

    chosen = Signal(object)

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__()
        self._theme = theme
        self.buttons = {one: Button(tr(FILTER_WORDS[one]), "segment") for one in SEGMENTS}
        self.more_button = Button("", "segment")
        self._filter = Filter.ALL
        self._numbers: dict[Filter, tuple[int, str]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.L, Space.M)
        self._frame = panel("segments")
        inside = QHBoxLayout(self._frame)
        inside.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        inside.setSpacing(GAP)
        group = QButtonGroup(self)
        for one, button in self.buttons.items():
            button.clicked.connect(self._choose(one))
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            inside.addWidget(button)
        inside.addWidget(self.more_button)
        for button in (*self.buttons.values(), self.more_button):
            button.setCheckable(True)
            group.addButton(button)
        self.more_button.clicked.connect(self._offer)
        row.addWidget(self._frame)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it makes do with what there is
        for react in (self._restyle, self._fit):
            theme.changed.connect(react)
        self.show_waiting(Waiting(0, 0))
        self.show_waiters(0)
        self.show_filter(Filter.ALL)

    def show_filter(self, chosen: Filter) -> None:
        """Say which is in force."""
        self._filter = chosen
        self._restyle()
        self._fit()

    def _name_more(self, shown: Sequence[Button]) -> None:
        """The button for the others says which of them is in force; `shown` are the buttons there are."""
        button = self.buttons.get(self._filter, self.more_button)
        other = button is self.more_button or button not in shown
        (self.more_button if other else button).setChecked(True)
        named = tr(FILTER_WORDS[self._filter]) if other else ""
        self.more_button.say(named, tr("Listed: {named}, change", named=named) if named else tr("More to list"))

    def show_waiting(self, waiting: Waiting) -> None:
        """How much is unread, or needs the agent."""
        self._numbers[Filter.UNREAD] = (waiting.number, wording.waiting(waiting))
        self._fit()

    def show_waiters(self, number: int) -> None:
        """How many customers wait for an answer."""
        spoken = trn("%n customer waits", "%n customers wait", number) if number else tr("nobody waits")
        self._numbers[Filter.WAITING] = (number, spoken)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Numbers stand where there is room for them; for the ear they always do."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._say_numbers(shown=True)
        buttons = (*self.buttons.values(), self.more_button)
        around = self.width() - self._frame.contentsRect().width() + 2 * MARGIN + GAP * (len(buttons) - 1)
        more = self.more_button
        for shown in (buttons, buttons, (buttons[0], buttons[1], more), (buttons[0], more)):
            self._name_more([button for button in buttons if button in shown])
            if sum(button.sizeHint().width() for button in shown) + around <= self.width():
                break
            self._say_numbers(shown=False)
        for button in buttons:
            if button.isHidden() == (button in shown):  # a button that comes or goes lays the bar out again
                button.setVisible(button in shown)

    def _say_numbers(self, *, shown: bool) -> None:
        for one, (number, spoken) in self._numbers.items():
            words = tr(FILTER_WORDS[one])
            numbered = tr("{words}  {number}", words=words, number=number) if number and shown else words
            self.buttons[one].say(numbered, tr("{words}, {spoken}", words=words, spoken=again(spoken)))

    def _choose(self, one: Filter) -> Callable[[], None]:
        return lambda: self.chosen.emit(one)

    def _offer(self) -> None:
        self.show_filter(self._filter)  # pressed, but nothing has been chosen yet
        menu = QMenu(self)
        menu.setAccessibleName(tr("More to list"))
        for one in (*(one for one, button in self.buttons.items() if button.isHidden()), *MORE):
            action = menu.addAction(tr(FILTER_WORDS[one]))
            action.setCheckable(True)
            action.setChecked(one is self._filter)
            action.triggered.connect(self._choose(one))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _restyle(self) -> None:
        ink = self._theme.palette.text if self._filter in MORE else self._theme.palette.muted
        side = self._theme.scaled(16)
        self.more_button.setIcon(icon("more", ink, side))
        self.more_button.setIconSize(QSize(side, side))
