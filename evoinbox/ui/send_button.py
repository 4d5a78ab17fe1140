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
from evoinbox.ui.theme import ThemeSource

SHARE: Final = 0.4
"""The part of the pane's width that the words may take."""


class SendButton(Button):
    """Owned by the compose pane."""

    def __init__(self, theme: ThemeSource) -> None:
        super().__init__("Send", "primary")
        self._theme = theme
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_way(self, to: str, line: LineId, lines: Sequence[Line], account: str, room: int) -> None:
        """Say where a text goes; `room` is the width of the pane in pixels, `to` "" when nobody is written to."""
        name = f"Send to {to}" if to else "Send"
        called = line_name(line, lines)
        told = f"{name} from {called}" if len(lines) > 1 and to else name
        metrics = self.fontMetrics()
        fitting = (words for words in (told, name) if metrics.horizontalAdvance(words) <= room * SHARE)
        self.say("Send" if room < NARROW else next(fitting, "Send"), told)
        whole = ", ".join(part for part in (f"from {called}", account) if part)
        self.setToolTip(f"{name} {whole}")
        self.setAccessibleDescription(whole)

    def _restyle(self) -> None:
        colours = self._theme.palette
        self.setIcon(icon("send", colours.on_accent, 16, disabled=colours.muted))
