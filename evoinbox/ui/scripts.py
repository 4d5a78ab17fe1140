"""Which scripts a font has been asked for: many new ones at once would hold the window while Qt loads their fonts.

Invariants: in one turn of the window's loop AT_ONCE are new at most; letters of others are drawn as boxes until their
fonts are here, one script a turn, and then `loaded` says so. A script is a range of code points that one font covers.
Source: a script that is met first costs 1 to 7 ms, one that no font here has 55 (measured, Debian 12 with 58 fonts).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QTextLayout

AT_ONCE: Final = 3
LATIN: Final = range(0x250)
PUNCTUATION: Final = range(0x2000, 0x2070)

RANGES: Final = (
    (0x2E80, 0xA000), (0xAC00, 0xD800), (0xE000, 0xF900), (0xF900, 0xFB00), (0xFE30, 0xFE50),
    (0x1F000, 0x1FB00), (0x20000, 0x34000), (0x40000, 0xE0000), (0xE0000, 0x110000),
)  # fmt: skip
"""Han and Kana, Hangul, private use, more Han, emoji, planes of nothing: wider than elsewhere."""

_BEGINS: Final = [first for first, _ in RANGES]


def script_of(letter: str) -> int:
    """A number for the script of a letter: the first code point of its range."""
    code = ord(letter)
    at = bisect_right(_BEGINS, code) - 1
    if at >= 0 and code < RANGES[at][1]:
        return RANGES[at][0]
    return code & ~0x7F


def is_plain(text: str) -> bool:
    """Whether the fonts of the window itself have all letters, which are no higher than its lines."""
    return text.isascii() or all(ord(letter) in LATIN or ord(letter) in PUNCTUATION for letter in text)


class Scripts(QObject):
    """What fonts have been asked for since the program began; `loaded` when boxes can be letters."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: set[tuple[str, int]] = set()
        self._awaited: dict[tuple[str, int], tuple[QFont, str]] = {}
        self._now = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)

    def font(self, text: str, font: QFont) -> QFont:
        """The font to draw a text in now: this one, or where much is new one that has boxes for it."""
        if is_plain(text):
            return font
        name = font.key()
        strange = (letter for letter in set(text) if not is_plain(letter))
        letters = {(name, script_of(letter)): letter for letter in strange}
        new = {key: letter for key, letter in letters.items() if key not in self._known}
        if not new:
            return font
        self._turn.start()
        if self._now + len(new) <= AT_ONCE and not new.keys() & self._awaited.keys():
            self._now += len(new)
            self._known.update(new)
            return font
        self._awaited.update((key, (font, letter)) for key, letter in new.items())
        boxes = QFont(font)
        boxes.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        return boxes

    def _next(self) -> None:
        """One script; when the last is here whoever draws does so anew."""
        self._now = 0
        if self._awaited:
            key, (font, letter) = self._awaited.popitem()
            layout = QTextLayout(letter, font)
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            self._known.add(key)
            if self._awaited:
                return
            self._turn.stop()  # before whoever hears it asks for others
            self.loaded.emit()
        else:
            self._turn.stop()
