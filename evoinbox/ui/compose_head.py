"""The line above the editor: to whom, from which line, and what the text costs.

Invariants: shows and tells, decides nothing; takes no more room than there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from evoinbox import wording
from evoinbox.domain.dear import Cost, Kind, cost, named
from evoinbox.domain.message import Line, LineId
from evoinbox.ui.controls import Button, CutLabel, LineLabel, literal, set_property
from evoinbox.ui.icons import icon
from evoinbox.ui.language import tell
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import Words, alone, tr

WIDE: Final = 43
"""Widths of an M from which on there is room for all on one line: 520 pixels at the usual size."""

ICON: Final = 14

_PLAINER: Final[dict[Kind, tuple[Words, Words]]] = {
    Kind.SIGNS: ("Plain signs", "Replace quotes, dashes and spaces that cost more by plain ones (Alt+G)"),
    Kind.LETTERS: ("Plain letters", "Write the letters that cost more without their accents (Alt+G)"),
}


class ComposeHead(QWidget):
    """`line_chosen` carries the line the agent chose; `plainer_wanted` asks for a cheaper spelling."""

    line_chosen = Signal(str)
    plainer_wanted = Signal()

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__()
        self._theme = theme
        self._lines: Sequence[Line] = ()
        self._line = LineId("")
        self.to_label = LineLabel("", "caption")
        self.line_button = Button("", "line")
        self.cost_label = CutLabel("caption")
        self.plainer_button = Button(tr("Plain signs"), "line")
        self._way, self._price = QHBoxLayout(), QHBoxLayout()
        self._way.setSpacing(0)
        self._way.addWidget(self.to_label)
        self._way.addWidget(self.line_button, 1, Qt.AlignmentFlag.AlignLeft)
        self._price.setSpacing(0)
        self._price.addWidget(self.cost_label, 1)
        self._price.addWidget(self.plainer_button)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._way)
        self._whole.addLayout(self._price, 1)
        self.line_button.clicked.connect(self._offer_lines)
        self.plainer_button.clicked.connect(self.plainer_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_cost("")

    def show_way(self, to: str | None, line: LineId, lines: Sequence[Line], *, fixed: bool) -> None:
        """Show to whom and from where; `fixed` while the line cannot be changed."""
        self._line, self._lines = line, lines
        name = line_name(line, lines)
        self.to_label.setText(tr("To {name} · from ", name=to) if to is not None else "")
        self.line_button.say(alone(name), tr("From {line}, change the line", line=name))
        self.line_button.setVisible(to is not None)
        self.line_button.setEnabled(len(lines) > 1 and not fixed)

    def show_cost(self, text: str) -> None:
        """Show what a text comes to, which character makes it dear, and a way to have it cheaper."""
        found = cost(text)
        self.cost_label.say(cost_words(found) if text else "")
        set_property(self.cost_label, "look", "warning" if found.now.culprits else "caption")
        self.plainer_button.setVisible(found.kind is not None)
        if found.kind is not None:
            words, reason = _PLAINER[found.kind]
            self.plainer_button.say(tr(words))
            tell(self.plainer_button, self.plainer_button.setToolTip, tr(reason))
            tell(self.plainer_button, self.plainer_button.setAccessibleDescription, tr(reason))

    def say_left(self, text: str) -> None:
        """Say which character is still dear because nothing looks like it, until the text is changed."""
        found = cost(text)
        if found.because and found.kind is None:
            self.cost_label.say(tr("{cost}, which has no plain form", cost=cost_words(found)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the cost has a line of its own, whether or not there is one, so nothing jumps."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = is_narrow(self, self.width())
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight
        self.cost_label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _offer_lines(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in self._lines:
            action = menu.addAction(literal(line.name or line.id))
            action.setCheckable(True)
            action.setChecked(line.id == self._line)
            action.triggered.connect(lambda _=False, chosen=line.id: self.line_chosen.emit(chosen))
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self.line_button.mapToGlobal(above))

    def _restyle(self) -> None:
        side = self._theme.scaled(ICON)
        self.line_button.setIcon(icon("line", self._theme.palette.accent, side))
        self.line_button.setIconSize(QSize(side, side))
        self._fit()


def is_narrow(widget: QWidget, width: int) -> bool:
    """Whether so many pixels have no room for all of what is written with on one line."""
    return width < WIDE * widget.fontMetrics().horizontalAdvance("M")


def line_name(line: LineId, lines: Sequence[Line]) -> str:
    """What a line is called."""
    return next((one.name or one.id for one in lines if one.id == line), line)


def way_words(to: str | None, line: LineId, lines: Sequence[Line]) -> str:
    """To whom and from where, for the ear."""
    return tr("To {name} from {line}", name=to, line=line_name(line, lines)) if to else ""


def cost_words(found: Cost) -> str:
    """How long a text is in the units it is paid by, which character makes it dear, and what it costs."""
    now = found.now
    words = tr(
        "{used}/{room} · {segments}", used=now.units, room=now.units + now.left, segments=wording.segments(now.count)
    )
    if not found.because:
        return words
    if found.without < now.count:
        return tr(
            "{cost} because of {sign}; {without} without", cost=words, sign=named(found.because), without=found.without
        )
    return tr("{cost} · Unicode because of {sign}", cost=words, sign=named(found.because))
