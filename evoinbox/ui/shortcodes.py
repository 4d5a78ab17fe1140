"""Emoji typed by their names: `:tada:` becomes one at its closing colon, `:ta` offers those that begin so.

Invariants: only what the agent types is replaced, never what was pasted, restored or prepared; Ctrl+Z, or Backspace
right after it, brings the typed words back; a time such as 10:30 or an address with a colon is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.suggestions import Suggestions
from evoinbox.words import tr

if TYPE_CHECKING:
    from evoinbox.domain.emoji_index import Emoji, EmojiIndex

MOST_OFFERED: Final = 7
_NEVER: Final = (-1, -1)
_CLOSED: Final = re.compile(r"(?<![\w:/]):([\w+-]{2,60}):\Z")
_BEGUN: Final = re.compile(r"(?<![\w:/]):([^\W\d][\w+-]+|\+\d?)\Z")


class Shortcodes(QObject):
    """Owned by the compose pane; `index` is asked for when it is first needed."""

    def __init__(self, edit: ComposeEdit, index: Callable[[], EmojiIndex]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._index = index
        self._offered: list[tuple[str, Emoji]] = []
        self._replaced_at = _NEVER
        self.list = Suggestions(edit, tr("Emoji that may be meant"))
        self.list.taken.connect(self._take)
        edit.typed.connect(self._on_typed)
        edit.cursorPositionChanged.connect(self._close_stale)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace right behind a replaced shortcode brings the words back."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        fresh = self._replaced_at == self._here()
        if fresh and event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            self._replaced_at = _NEVER
            self._edit.undo()
            return True
        return False

    def _on_typed(self) -> None:
        before = self._before()
        closed = _CLOSED.search(before)
        if closed is not None and (sign := self._index().of_code(closed[1])) is not None:
            self._replace(len(closed[0]), sign)
            self._replaced_at = self._here()
            return
        begun = _BEGUN.search(before)
        self._offered = self._index().complete(begun[1], MOST_OFFERED) if begun is not None else []
        self.list.offer([f"{one.sign}  :{code}:" for code, one in self._offered], first=False)

    def _close_stale(self) -> None:
        if not self.list.isHidden() and _BEGUN.search(self._before()) is None:
            self.list.hide()

    def _take(self, row: int) -> None:
        begun = _BEGUN.search(self._before())
        if begun is not None:
            self._replace(len(begun[0]), self._offered[row][1].sign)

    def _replace(self, units: int, sign: str) -> None:
        place = self._edit.textCursor()
        place.beginEditBlock()
        place.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, units)
        place.insertText(sign)
        place.endEditBlock()
        self._edit.setTextCursor(place)

    def _here(self) -> tuple[int, int]:
        return self._edit.document().revision(), self._edit.textCursor().position()

    def _before(self) -> str:
        """The end of what stands before the cursor on its line."""
        place = self._edit.textCursor()
        return "" if place.hasSelection() else self._edit.text_before_cursor()
