"""What stands where there is nothing to show: a quiet picture, what it means, and what to do.

Invariants: never an empty white area without a word.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evoinbox.ui.icons import pixmap
from evoinbox.ui.label import Label
from evoinbox.ui.theme import Space, ThemeSource

DISC = 72
MARK = 30


class _Picture(QWidget):
    """An icon in a soft disc."""

    def __init__(self, theme: ThemeSource, picture: str) -> None:
        super().__init__()
        self.picture = picture
        self._theme = theme
        self.setFixedSize(DISC, DISC)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc and icon."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.palette.chosen))
        painter.drawEllipse(self.rect())
        drawn = pixmap(self.picture, self._theme.palette.accent, MARK, self.devicePixelRatioF())
        start = (DISC - MARK) // 2
        painter.drawPixmap(QRect(start, start, MARK, MARK), drawn)
        painter.end()


class EmptyState(QWidget):
    """Picture, title and a sentence, in the middle of whatever room there is."""

    def __init__(self, theme: ThemeSource, picture: str, title: str, words: str) -> None:
        super().__init__()
        self._picture = _Picture(theme, picture)
        self._title = Label(title, "title")
        self._words = Label(words, "muted")
        self._words.setWordWrap(True)
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        whole.setSpacing(Space.S)
        whole.addStretch(2)
        whole.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addSpacing(Space.S)
        whole.addWidget(self._title)
        whole.addWidget(self._words)
        whole.addStretch(3)

    def say(self, picture: str, title: str, words: str) -> None:
        """Mean something else."""
        self._picture.picture = picture
        self._picture.update()
        self._title.setText(title)
        self._words.setText(words)

    def minimumSizeHint(self) -> QSize:
        """Never the reason a window cannot be made small."""
        return QSize(120, 120)
