"""The button that sends: it says to whom, from which line and for which account.

Invariants: what of it has no room is cut at an ellipsis, never left out; for the ear and as tool tip it is whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt

from evoinbox.domain.message import Line, LineId
from evoinbox.ui.compose_head import line_name
from evoinbox.ui.controls import Button, unmarked
from evoinbox.ui.icons import icon
from evoinbox.ui.language import tell
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import tr

ICON: Final = 16


class SendButton(Button):
    """Owned by the compose pane."""

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__(tr("Send"), "primary")
        self._theme = theme
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def around(self) -> int:
        """Pixels beside the words: the icon, and what the style puts around both."""
        return self.sizeHint().width() - self.fontMetrics().size(0, self.text()).width()

    def show_way(self, to: str, line: LineId, lines: Sequence[Line], account: str, room: int) -> None:
        """Say where a text goes; `room` is for the words, in pixels, `to` "" when nobody is written to."""
        name = tr("Send to {name}", name=to) if to else tr("Send")
        called = line_name(line, lines)
        told = tr("Send to {name} from {line}", name=to, line=called) if len(lines) > 1 and to else name
        whole = (
            tr("from {line}, {account}", line=called, account=account) if account else tr("from {line}", line=called)
        )
        all_of_it = tr("{name} {way}", name=name, way=whole)
        metrics = self.fontMetrics()
        if not to:
            words: str = name
        elif metrics.horizontalAdvance(all_of_it) <= room:
            words = all_of_it
        else:
            # Of a number its end tells most, of a line and an account their beginnings.
            first = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
            words = f"{first}\n{metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)}"
        self.write(words)
        tell(self, self.setAccessibleName, told)
        tell(self, self.explain, all_of_it)
        tell(self, self.setAccessibleDescription, whole)

    def explain(self, words: str) -> None:
        """Say it all under the mouse."""
        self.setToolTip(unmarked(words))

    def _restyle(self) -> None:
        colours = self._theme.palette
        side = self._theme.scaled(ICON)
        self.setIcon(icon("send", colours.on_accent, side, disabled=colours.muted))
        self.setIconSize(QSize(side, side))
