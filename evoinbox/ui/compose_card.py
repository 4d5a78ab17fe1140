"""The frame around the editor: beside it the buttons, or below it where there is little room.

Invariants: whoever sends says to whom, from which line and for which account, in any width.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy

from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.compose_head import is_narrow
from evoinbox.ui.controls import IconButton
from evoinbox.ui.language import lean
from evoinbox.ui.send_button import SendButton
from evoinbox.ui.theme import Space

SHARE: Final = 0.4
"""The part of the width that the words of the button may take beside the editor."""


class ComposeCard(QFrame):
    """Owned by the compose pane."""

    def __init__(self, edit: ComposeEdit, emoji: IconButton, send: SendButton) -> None:
        super().__init__()
        self.setProperty("look", "writing")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._emoji, self._send = emoji, send
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        lean(self._whole, Space.M, Space.S, Space.S, Space.S)
        self._whole.setSpacing(Space.S)
        self._whole.addWidget(edit, 1)
        self._whole.setAlignment(edit, Qt.AlignmentFlag.AlignVCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(emoji, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(send, 1, Qt.AlignmentFlag.AlignBottom)
        self._whole.addLayout(buttons)

    def fit(self, width: int) -> int:
        """Take so many pixels; returns how many the words of the send button may have."""
        stacked = is_narrow(self, width)
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        policy = QSizePolicy.Policy.Expanding if stacked else QSizePolicy.Policy.Preferred
        self._send.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        if not stacked:
            return int(width * SHARE)
        return width - self._emoji.sizeHint().width() - self._send.around - 3 * Space.M
