"""Sizes and type of the window, and the choice of colours put on the application.

Invariants: colours reach the screen by palette, delegates and the one style sheet only; a change of the system's
wishes is followed at once; every type size comes from the one font set here.
"""

from __future__ import annotations

import enum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QScreen
from PySide6.QtWidgets import QApplication

from evoinbox.settings import Theme
from evoinbox.ui.palette import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Palette
from evoinbox.ui.scripts import Scripts
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


class SystemLook(QObject):
    """What the system wishes of every program's colours; `changed` when it wishes otherwise."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self.changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.changed)

    @property
    def dark(self) -> bool:
        """Whether dark colours are wanted."""
        return self._hints.colorScheme() is Qt.ColorScheme.Dark

    @property
    def strong(self) -> bool:
        """Whether high contrast is wanted."""
        return self._hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


class ThemeSource(QObject):
    """Owns the choice of colours and text size and puts both on the application; `changed` tells who paints by hand.

    `text_size` is in percent of the system's own; `scripts` says which font a customer's words are drawn in now.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, choice: Theme, text_size: int = 100, system: SystemLook | None = None
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._text_size = text_size
        self._palette = LIGHT
        self._system = system or SystemLook(self)
        self.scripts = Scripts(self)
        self._system.changed.connect(self._follow)
        application.screenAdded.connect(self._watch)
        application.screenAdded.connect(self.changed)
        for screen in application.screens():
            self._watch(screen)
        self._apply()

    @property
    def palette(self) -> Palette:
        """The colours now."""
        return self._palette

    def use(self, choice: Theme, text_size: int | None = None) -> None:
        """Change the colours, and the size of all text if one is given."""
        size = self._text_size if text_size is None else text_size
        if (choice, size) != (self._choice, self._text_size):
            self._choice, self._text_size = choice, size
            self._apply()

    def look_again(self) -> None:
        """Words are others, and may run the other way: whoever paints, or puts words together, does so anew."""
        self._apply()

    def font(self, size: Type, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of the type scale."""
        font = QFont(self._application.font())
        font.setPointSizeF(font.pointSizeF() * size.value)
        font.setWeight(weight)
        return font

    def scaled(self, pixels: int) -> int:
        """A length that grows with the text: of what holds words, or stands beside them."""
        return round(pixels * self._text_size / 100)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.changed)  # by another scale: icons are drawn for those there are

    def _follow(self) -> None:
        if self._choice in (Theme.SYSTEM, Theme.CONTRAST):
            self._apply()

    def _apply(self) -> None:
        match self._choice:
            case Theme.LIGHT:
                self._palette = LIGHT
            case Theme.DARK:
                self._palette = DARK
            case Theme.CONTRAST:
                self._palette = STRONG_DARK if self._system.dark else STRONG_LIGHT
            case Theme.SYSTEM if self._system.strong:
                self._palette = STRONG_DARK if self._system.dark else STRONG_LIGHT
            case Theme.SYSTEM:
                self._palette = DARK if self._system.dark else LIGHT
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(max(SMALLEST_POINTS, font.pointSizeF()) * self._text_size / 100)
        self._application.setFont(font)
        self._application.setPalette(_qt_palette(self._palette))
        mirrored = self._application.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._application.setStyleSheet(style_sheet(self._palette, font.pointSizeF(), mirrored=mirrored))
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
