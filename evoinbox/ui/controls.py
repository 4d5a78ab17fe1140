"""Small widgets used all over the window: labels, rules, buttons and fields that know the theme.

Invariants: every button made here has an accessible name; icons follow the theme by themselves, words the language.
"""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QPoint, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QToolButton,
    QWidget,
)

from evoinbox.ui.icons import icon, pixmap
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import again, mark

LOCKED: Final = mark("Set by your administrator")
LEAST: Final = 8
"""Widths of an M that a choice has at least."""
"""Said of what is not the agent's to choose."""


class IconButton(QToolButton):
    """A button that is only an icon; `name` is its accessible name and tool tip."""

    def __init__(self, theme: ThemeSource, picture: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        tell(self, self.setAccessibleName, name)
        tell(self, self.setToolTip, name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        side = self._theme.scaled(20)
        self.setIconSize(QSize(side, side))
        self.setIcon(icon(self._picture, self._theme.palette.muted, side))


def literal(words: str) -> str:
    """Words for a button or a menu, where Qt takes a single "&" for the mark of a key."""
    return words.replace("&", "&&")


def unmarked(words: str) -> str:
    """Words for a tool tip, which Qt takes for markup where they look like it: what is not ours to say is in many."""
    return f"<qt>{html.escape(words).replace(chr(10), '<br>')}</qt>" if "<" in words else words


class Button(QPushButton):
    """A button with words; `look` is a name of the style sheet."""

    def __init__(self, words: str, look: str = "") -> None:
        super().__init__()
        if look:
            self.setProperty("look", look)
        self.say(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def say(self, words: str, accessible: str = "") -> None:
        """Change the words on the button and for the ear."""
        tell(self, self.write, words)
        tell(self, self.setAccessibleName, accessible or words)

    def write(self, words: str) -> None:
        """Put words on the button only."""
        self.setText(literal(words))


CHEVRON = 0.68
"""The side of an arrow, in heights of the text beside it."""


class Choice(QComboBox):
    """One of several. The wheel scrolls what is around it, and never changes what was chosen unseen."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, words: str, value: object) -> None:
        """One more to choose."""
        self.put(self.count(), words, value)

    def put(self, place: int, words: str, value: object) -> None:
        """One more to choose, before the one at a place."""
        self._words.insert(place, words)
        self.insertItem(place, words, value)

    def drop(self, place: int) -> None:
        """One less to choose."""
        del self._words[place]
        self.removeItem(place)

    def minimumSizeHint(self) -> QSize:
        """What it shows is cut short where there is no room for it, and cuts off nothing beside."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), LEAST * self.fontMetrics().horizontalAdvance("M")), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for place, words in enumerate(self._words):
                self.setItemText(place, again(words))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the colours of the theme: a style sheet takes files only."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle = QPoint(self.width() - 18, self.height() // 2)
        _chevron(self, painter, "chevron-down", QStyle.visualPos(self.layoutDirection(), self.rect(), middle))
        painter.end()


class Amount(QSpinBox):
    """A number; the wheel leaves it alone, as with Choice."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(8, 0, 8, 0)  # the style sheet's padding does not reach it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def changeEvent(self, event: QEvent) -> None:
        """Count in the digits of another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setLocale(QLocale())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both arrows in the colours of the theme."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        painter = QPainter(self)
        for part, picture in (
            (QStyle.SubControl.SC_SpinBoxUp, "chevron-up"),
            (QStyle.SubControl.SC_SpinBoxDown, "chevron-down"),
        ):
            box = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
            _chevron(self, painter, picture, box.center())
        painter.end()


def _chevron(widget: QWidget, painter: QPainter, picture: str, middle: QPoint) -> None:
    muted = widget.palette().color(QPalette.ColorRole.PlaceholderText).name()
    side = round(widget.fontMetrics().height() * CHEVRON)
    corner = middle - QPoint(side, side) / 2
    painter.drawPixmap(corner, pixmap(picture, muted, side, widget.devicePixelRatioF()))


class LineLabel(Label):
    """Plain words on one line, which end in an ellipsis where there is no room; the tool tip then has them all."""

    def minimumSizeHint(self) -> QSize:
        """Never the reason a window cannot be made narrow."""
        return QSize(self.fontMetrics().horizontalAdvance("M"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        fitted = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if fitted == self.text() else unmarked(self.text()))
        if fitted == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, fitted)
        painter.end()


class WrappedLabel(Label):
    """Words over as many lines as they need, none of them cut."""

    def __init__(self, words: str = "", look: str = "") -> None:
        super().__init__(words, look)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """Be as high as the words are at this width."""
        # A centred card asks its labels for a size, not for a height at its width, and would cut the last line.
        self.setMinimumHeight(self.heightForWidth(self.width()) if self.text() else 0)


class ErrorLabel(WrappedLabel):
    """A sentence about what went wrong; takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__("", "error")
        self.hide()

    def say(self, words: str) -> None:
        """Show a sentence, or nothing."""
        news = words and (words != self.text() or self.isHidden())
        self.setText(words)
        tell(self, self.setAccessibleName, words)
        self.setVisible(bool(words))
        self.make_room()
        if news:
            announce(self, words)


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
        tell(self, self.show_whole, words)

    def show_whole(self, words: str) -> None:
        """Show these words in no language but theirs."""
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
        self.setToolTip(unmarked(self._whole) if shown != self._whole else "")


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something that happened, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def open_menu(window: QWidget) -> None:
    """Open the menu of what has the keyboard in a window, as the menu key does."""
    widget: QWidget | None = window.focusWidget()  # the stubs know no None
    if widget is not None:
        middle = widget.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(widget, QContextMenuEvent(reason, middle, widget.mapToGlobal(middle)))


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet asks for, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def scrolled(inside: QWidget) -> QScrollArea:
    """What may be taller than the window: it scrolls, never to the side, and stays out of the order of Tab."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    inside.setProperty("look", "bare")
    return area


def centred(card: QWidget) -> QHBoxLayout:
    """A card in the middle, as wide as it may be and as there is room."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 1000)
    row.addStretch(1)
    return row


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
