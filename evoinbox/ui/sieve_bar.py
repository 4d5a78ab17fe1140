"""The strip below the search's field: which texts answer, chosen from one menu, said in words, taken back by a button.

Invariants: what is in force is in sight and in words; stretches of time are those of the day they are asked on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from evoinbox.domain.conversation import WAITS_AT_MOST_US
from evoinbox.domain.legible import one_line
from evoinbox.domain.message import Direction, Line, LineId
from evoinbox.domain.sieve import Sieve
from evoinbox.ui.controls import Button, CutLabel, IconButton, literal
from evoinbox.ui.language import tell
from evoinbox.ui.place_words import HOUR_US
from evoinbox.ui.spans import OWN_DAYS, PERIOD_WORDS, Period, Span, SpanDialog, of_period, words_of
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.ui.typed_sieve import FORMS
from evoinbox.words import again, alone, mark, tr

WAY_WORDS: Final = {
    None: mark("Both ways"),
    Direction.INCOMING: mark("From customers"),
    Direction.OUTGOING: mark("From us"),
}
LONGEST_NAME: Final = 60
FLAG_WORDS: Final = {"link": mark("With a link"), "unread": mark("Unread"), "waiting": mark("Waiting for an answer")}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the agent has chosen; `days` in the place of a period."""

    line: LineId | None = None
    direction: Direction | None = None
    period: Period = Period.EVER
    days: Span | None = None
    link: bool = False
    unread: bool = False
    waiting: bool = False

    def sieve(self, now_us: int) -> Sieve:
        """What it lets through now; the same for an hour."""
        span = self.days or of_period(self.period, now_us)
        after_us = now_us // HOUR_US * HOUR_US - WAITS_AT_MOST_US if self.waiting else None
        return Sieve(self.line, self.direction, span.since_us, span.until_us, self.link, self.unread, after_us)


class SieveBar(QWidget):
    """Made anew for each search with what was chosen last; `changed` carries another Choice."""

    changed = Signal(object)

    def __init__(self, theme: ThemeSource, lines: Sequence[Line], choice: Choice, now_us: Callable[[], int]) -> None:
        super().__init__()
        self._lines, self._choice, self._now_us = lines, choice, now_us
        self._typed: Sequence[str] = ()
        self.button = Button(tr("Filter"), "line")
        tell(self.button, self.button.setToolTip, tr("Or typed: {forms}", forms=FORMS))
        self._said = CutLabel("caption")
        self.clear_button = IconButton(theme, "close", tr("Search everything"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.button)
        row.addWidget(self._said, 1)
        row.addWidget(self.clear_button)
        self.button.clicked.connect(self._offer)
        self.clear_button.clicked.connect(lambda: self._choose(Choice()))
        self._show()

    @property
    def words(self) -> str:
        """What is in force, in words."""
        return self._said.whole

    def show_typed(self, forms: Sequence[str]) -> None:
        """These were typed in the field, and narrow what is chosen here."""
        if forms != self._typed:
            self._typed = forms
            self._show()

    def menu(self) -> QMenu:
        """All there is to choose."""
        menu, chosen = QMenu(self), self._choice
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Filter"))
        if len(self._lines) > 1:
            lines = [(tr("All lines"), None), *((alone(_called(line)), line.id) for line in self._lines)]
            self._one_of(menu, tr("Line"), [(words, replace(chosen, line=one)) for words, one in lines])
        ways = [(tr(words), replace(chosen, direction=way)) for way, words in WAY_WORDS.items()]
        self._one_of(menu, tr("Direction"), ways)
        times = [(tr(words), replace(chosen, period=one, days=None)) for one, words in PERIOD_WORDS.items()]
        dates = self._one_of(menu, tr("Date"), times)
        own = dates.addAction(tr(OWN_DAYS))
        own.setCheckable(True)
        own.setChecked(chosen.days is not None)
        own.triggered.connect(self._ask_days)
        menu.addSeparator()
        for name, words in FLAG_WORDS.items():
            action = menu.addAction(tr(words))
            action.setCheckable(True)
            action.setChecked(getattr(chosen, name))
            action.toggled.connect(lambda on, n=name: self._choose(replace(self._choice, **{n: on})))
        return menu

    def _one_of(self, menu: QMenu, title: str, offered: Sequence[tuple[str, Choice]]) -> QMenu:
        below = menu.addMenu(title)
        group = QActionGroup(below)
        for words, choice in offered:
            action = below.addAction(literal(words))
            action.setCheckable(True)
            action.setChecked(choice == self._choice)
            action.setActionGroup(group)
            action.triggered.connect(partial(self._choose, choice))
        return below

    def _offer(self) -> None:
        self.menu().popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _ask_days(self) -> None:
        span = self._choice.days or of_period(Period.WEEK, self._now_us())
        dialog = SpanDialog(self.window(), *span.days)
        dialog.chosen.connect(lambda days: self._choose(replace(self._choice, period=Period.EVER, days=days)))
        dialog.open()

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._show()
        self.changed.emit(choice)

    def _show(self) -> None:
        chosen = self._choice
        parts: list[str] = [alone(_called(line)) for line in self._lines if line.id == chosen.line]
        parts += [tr(WAY_WORDS[chosen.direction])] if chosen.direction is not None else []
        if chosen.days is not None:
            parts.append(words_of(chosen.days, self._now_us()))
        elif chosen.period is not Period.EVER:
            parts.append(tr(PERIOD_WORDS[chosen.period]))
        parts += [tr(words) for name, words in FLAG_WORDS.items() if getattr(chosen, name)]
        self.clear_button.setVisible(bool(parts))
        parts += map(alone, self._typed)
        said: str = parts[0] if parts else tr("All texts")
        for part in parts[1:]:
            said = tr("{one} · {other}", one=again(said), other=again(part))
        self._said.say(said)
        self.button.say(tr("Filter"), tr("Filter: {chosen}", chosen=said))


def _called(line: Line) -> str:
    return one_line(line.name or line.id, LONGEST_NAME)
