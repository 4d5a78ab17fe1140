"""Sizes and type of the window, and the choice of colours put on the application.

Invariants: colours reach the screen by palette, delegates and the one style sheet only; a change of the system's scheme
is followed at once.
"""

from __future__ import annotations

import enum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from evoinbox.settings import Theme
from evoinbox.ui.palette import DARK, LIGHT, Palette
from evoinbox.ui.style_sheet import style_sheet


class Space(enum.IntEnum):
    """The spacing scale, in device-independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 40


class Type(enum.Enum):
    """The type scale, as factors of the system's own text size."""

    CAPTION = 0.86
    BODY = 1.0
    TEXT = 1.06
    TITLE = 1.24
    SIGN = 1.5
    DISPLAY = 1.9


RADIUS: Final = 14
"""Corners of a bubble."""

SMALLEST_POINTS: Final = 10.5
"""Some systems default to 9 points, which is small for eight hours of reading."""


class ThemeSource(QObject):
    """Owns the choice of colours and puts them on the application; `changed` tells who paints by hand."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: Theme) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._palette = LIGHT
        application.setStyle("Fusion")
        font = application.font()
        font.setPointSizeF(max(SMALLEST_POINTS, font.pointSizeF()))
        application.setFont(font)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def palette(self) -> Palette:
        """The colours now."""
        return self._palette

    def use(self, choice: Theme) -> None:
        """Change between the system's choice and a fixed one."""
        if choice is not self._choice:
            self._choice = choice
            self._apply()

    def font(self, size: Type, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of the type scale."""
        font = QFont(self._application.font())
        font.setPointSizeF(font.pointSizeF() * size.value)
        font.setWeight(weight)
        return font

    def _follow(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice is Theme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        match self._choice:
            case Theme.LIGHT:
                dark = False
            case Theme.DARK:
                dark = True
            case Theme.SYSTEM:
                dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self._palette = DARK if dark else LIGHT
        self._application.setPalette(_qt_palette(self._palette))
        self._application.setStyleSheet(style_sheet(self._palette, self._application.font().pointSizeF()))
        self.changed.emit()


def _qt_palette(colours: Palette) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in {
        roles.Window: colours.surface,
        roles.WindowText: colours.text,
        roles.Base: colours.raised,
        roles.AlternateBase: colours.side,
        roles.Text: colours.text,
        roles.Button: colours.raised,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.danger,
        roles.ToolTipBase: colours.raised,
        roles.ToolTipText: colours.text,
        roles.PlaceholderText: colours.muted,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.Accent: colours.accent,
        roles.Light: colours.hover,
        roles.Midlight: colours.hover,
        roles.Mid: colours.edge,
        roles.Dark: colours.rim,
        roles.Shadow: colours.edge,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.ButtonText, roles.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.rim))
    return palette
