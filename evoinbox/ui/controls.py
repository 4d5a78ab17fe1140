"""Small widgets used all over the window: labels, rules and buttons that know the theme.

Invariants: every button made here has an accessible name; icons follow the theme by themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from evoinbox.ui.icons import icon
from evoinbox.ui.theme import ThemeSource


class IconButton(QToolButton):
    """A button that is only an icon; `name` is its accessible name and tool tip."""

    def __init__(self, theme: ThemeSource, picture: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def show_picture(self, picture: str, name: str) -> None:
        """Become another button."""
        self._picture = picture
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self.setIcon(icon(self._picture, self._theme.palette.muted))


class Button(QPushButton):
    """A button with words; `look` is a name of the style sheet."""

    def __init__(self, words: str, look: str = "") -> None:
        super().__init__(words)
        if look:
            self.setProperty("look", look)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def say(self, words: str, accessible: str = "") -> None:
        """Change the words on the button and for the ear."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(accessible or words)


class Label(QLabel):
    """Plain words; markup in them is never interpreted."""

    def __init__(self, words: str = "", look: str = "") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if look:
            self.setProperty("look", look)


class ErrorLabel(Label):
    """A sentence about what went wrong; takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__("", "error")
        self.setWordWrap(True)
        self.hide()

    def say(self, words: str) -> None:
        """Show a sentence, or nothing."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        # A centred card asks its labels for a size, not for a height at its width, and would cut the last line.
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)


class CutLabel(Label):
    """Words that are cut where there is no room for them, and never ask for room; whole for the ear and as tool tip."""

    def __init__(self, look: str) -> None:
        super().__init__("", look)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """The words without the cut."""
        return self._whole

    def say(self, words: str) -> None:
        """Show these words, as far as there is room."""
        self._whole = words
        self.setAccessibleName(words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another cut."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something that happened, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet asks for, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def rule() -> QFrame:
    """A hair line."""
    line = QFrame()
    line.setProperty("look", "rule")
    line.setFixedHeight(1)
    return line


def panel(look: str) -> QFrame:
    """A frame with a look of the style sheet."""
    frame = QFrame()
    frame.setProperty("look", look)
    return frame
