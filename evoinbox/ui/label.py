"""Words in the window, apart from other controls: the first that is seen of a start needs no more than this."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from evoinbox.ui.language import tell


class Label(QLabel):
    """Plain words; markup in them is never interpreted. `direction` is where their lines begin if the window's do."""

    direction = Qt.LayoutDirection.RightToLeft

    def __init__(self, words: str = "", look: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        if look:
            self.setProperty("look", look)

    def setText(self, words: str) -> None:
        """Show words, and the same in each language chosen later."""
        tell(self, super().setText, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words; several lines from right to left by hand."""
        if not (self.wordWrap() and self.isRightToLeft()):
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle  # 5 ms, before the window is seen, where these lines are rare

        # QLabel moves each such line to the left by the blank at its end, and so cuts its last letter off.
        option = QTextOption(QStyle.visualAlignment(self.layoutDirection(), self.alignment()))
        option.setTextDirection(self.direction)
        layout, area, height = QTextLayout(self.text(), self.font()), self.contentsRect(), 0.0
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(area.left(), area.top() + max(0.0, (area.height() - height) / 2)))
        painter.end()
