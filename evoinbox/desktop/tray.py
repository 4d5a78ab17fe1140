"""The icon in the desktop's tray: the one number drawn on it, a menu, and whether there is a tray at all.

Invariants: nothing is said to be in a tray that is not there; a tray that goes while the window is hidden in it is
noticed within WATCH_MS; all in the window's thread.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from evoinbox.words import mark, tr

WATCH_MS: Final = 2000
SIZES: Final = (16, 22, 24, 32, 48, 64)
LARGEST_SHOWN: Final = 99
BADGE: Final = "#c62828"
"""White on it has a contrast of 5.6 to 1."""


class Tray(QObject):
    """Made by `app`; `lost` is emitted when the tray has gone while something was hidden in it."""

    open_wanted = Signal()
    new_wanted = Signal()
    quit_wanted = Signal()
    lost = Signal()

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self._plain = icon
        self._menu = QMenu()
        for words, signal in (
            (mark("Open EvoInbox"), self.open_wanted),
            (mark("New conversation"), self.new_wanted),
            (mark("Quit"), self.quit_wanted),
        ):
            action = self._menu.addAction(words)
            action.setData(words)
            action.triggered.connect(signal)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look)
        self._number = 0
        self.speak()

    def speak(self) -> None:
        """Say everything in the language in force."""
        for action in self._menu.actions():
            action.setText(tr(action.data() or ""))
        self.show_number(self._number)

    @property
    def available(self) -> bool:
        """Whether there is a tray to be in now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> bool:
        """Be in the tray if there is one; returns whether there is. Under X11 Qt waits for one that comes later."""
        there = self.available
        if (there or QGuiApplication.platformName() == "xcb") and not self._icon.isVisible():
            self._icon.show()
        return there

    def hold(self) -> None:
        """The window hides here: see that it stays reachable."""
        self._watch.start()

    def release(self) -> None:
        """The window is in sight again."""
        self._watch.stop()

    def show_number(self, number: int) -> None:
        """Draw the number of what waits for the agent; 0 is no badge."""
        self._number = number
        self._icon.setToolTip(tr("EvoInbox: {number} waiting for you", number=number) if number else "EvoInbox")
        self._icon.setIcon(badged(self._plain, number) if number else self._plain)

    def close(self) -> None:
        """Leave the tray."""
        self._watch.stop()
        self._icon.hide()
        self._menu.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()

    def _look(self) -> None:
        if not self.available:
            self._watch.stop()
            self.lost.emit()


def badged(icon: QIcon, number: int) -> QIcon:
    """The icon with a number in its corner, drawn for each size a tray may ask for."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_drawn(icon.pixmap(size, size), number))
    return made


def _drawn(under: QPixmap, number: int) -> QPixmap:
    painter = QPainter(under)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = under.width() / under.devicePixelRatio()
    words = str(number) if number <= LARGEST_SHOWN else f"{LARGEST_SHOWN}+"
    height = size * 0.62
    width = max(height, height * (0.45 + 0.42 * len(words)))
    place = QRectF(size - min(width, size), size - height, min(width, size), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(BADGE))
    painter.drawRoundedRect(place, height / 2, height / 2)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(int(height * (0.82 if len(words) < 3 else 0.6)), 6))
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return under
