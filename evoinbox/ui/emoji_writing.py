"""Emoji in the editor: the picker behind a button, those used last, and shortcodes.

Invariants: names and signs are loaded when first needed, and kept until the language is another; the focus is at the
cursor again when the picker is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Signal

from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.controls import IconButton
from evoinbox.ui.language import tell
from evoinbox.ui.shortcodes import Shortcodes
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import tr

if TYPE_CHECKING:
    from evoinbox.domain.emoji_index import EmojiIndex
    from evoinbox.ui.emoji_picker import EmojiPicker

MOST_RECENT: Final = 18
"""Two rows of the grid."""


class EmojiWriting(QObject):
    """Owned by the compose pane; `recent_changed` carries those used last, newest first."""

    recent_changed = Signal(object)

    def __init__(self, edit: ComposeEdit, theme: ThemeSource, recent: Sequence[str]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._theme = theme
        self._recent = tuple(recent)
        self._known: EmojiIndex | None = None
        self._language = ""
        self.picker: EmojiPicker | None = None
        self.button = IconButton(theme, "smile", tr("Insert an emoji"))
        tell(self.button, self.button.setToolTip, tr("Insert an emoji (Ctrl+.)"))
        self.button.clicked.connect(self.pick)
        self.shortcodes = Shortcodes(edit, self._index)

    def pick(self) -> None:
        """Open the picker."""
        if not self._edit.isEnabled() or self._edit.isReadOnly():
            return
        if self.picker is not None and self.picker.isVisible():
            self.picker.hide()
            return
        index = self._index()
        if self.picker is None:
            from evoinbox.ui.emoji_picker import EmojiPicker  # 60 ms with the names of all emoji

            self.picker = EmojiPicker(self._edit.window(), index, self._theme)
            self.picker.taken.connect(self._insert)
            self.picker.closed.connect(self._edit.setFocus)
        self.picker.open(self.button, self._recent, self._edit.text(), self._with_sign)

    def close(self) -> None:
        """Another text is about to be in the editor."""
        if self.picker is not None:
            self.picker.hide()

    def _index(self) -> EmojiIndex:
        language = QLocale().name().split("_")[0]
        if self._known is None or self._language != language:
            from evoinbox.domain.emoji_index import EmojiIndex  # 60 ms, most of it the package's own data

            self._known, self._language = EmojiIndex(language), language
            if self.picker is not None:
                self.picker.deleteLater()
                self.picker = None
        return self._known

    def _with_sign(self, sign: str) -> str:
        """The text as it would be; what is selected would be replaced."""
        text, place = self._edit.text(), self._edit.textCursor()
        octets = text.encode("utf-16-le", "surrogatepass")
        before, after = octets[: 2 * place.selectionStart()], octets[2 * place.selectionEnd() :]
        return (before + sign.encode("utf-16-le") + after).decode("utf-16-le", "surrogatepass")

    def _insert(self, sign: str) -> None:
        self._edit.textCursor().insertText(sign)
        self._edit.ensureCursorVisible()
        self._recent = (sign, *(one for one in self._recent if one != sign))[:MOST_RECENT]
        self.recent_changed.emit(self._recent)
