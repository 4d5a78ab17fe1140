"""The button that sends: it says to whom, and from where when there are several lines.

Invariants: for the ear and as tool tip recipient, line and account are always told, however little room there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from evoinbox.domain.message import Line, LineId
from evoinbox.ui.compose_head import NARROW, line_name
from evoinbox.ui.controls import Button
from evoinbox.ui.icons import icon
from evoinbox.ui.language import tell
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import tr

SHARE: Final = 0.4
"""The part of the pane's width that the words may take."""


class SendButton(Button):
    """Owned by the compose pane."""

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__(tr("Send"), "primary")
        self._theme = theme
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_way(self, to: str, line: LineId, lines: Sequence[Line], account: str, room: int) -> None:
        """Say where a text goes; `room` is the width of the pane in pixels, `to` "" when nobody is written to."""
        name = tr("Send to {name}", name=to) if to else tr("Send")
        called = line_name(line, lines)
        told = tr("Send to {name} from {line}", name=to, line=called) if len(lines) > 1 and to else name
        metrics = self.fontMetrics()
        fitting = (words for words in (told, name) if metrics.horizontalAdvance(words) <= room * SHARE)
        self.say(tr("Send") if room < NARROW else next(fitting, tr("Send")), told)
        whole = (
            tr("from {line}, {account}", line=called, account=account) if account else tr("from {line}", line=called)
        )
        tell(self, self.setToolTip, tr("{name} {way}", name=name, way=whole))
        tell(self, self.setAccessibleDescription, whole)

    def _restyle(self) -> None:
        colours = self._theme.palette
        self.setIcon(icon("send", colours.on_accent, 16, disabled=colours.muted))
