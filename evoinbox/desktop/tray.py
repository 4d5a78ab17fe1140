"""The icon in the desktop's tray: the one number drawn on it, a menu, and whether there is a tray at all.

Invariants: nothing is said to be in a tray that is not there; a tray that goes while the window is hidden in it is
noticed at once, by a word of X or of D-Bus: asking wakes three threads each time, so that is done once in WATCH_MS
only, in case no word came; all in the window's thread.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from evoinbox.words import mark, tr

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusServiceWatcher

WATCH_MS: Final = 60_000
WATCHER: Final = "org.kde.StatusNotifierWatcher"
"""Who knows the icons of a tray that speaks D-Bus, by the StatusNotifierItem specification."""

X_ICON: Final = "QSystemTrayIconSys"
"""Qt's own window in a tray that embeds X11 windows; Qt hides it when that tray goes."""

SIZES: Final = (16, 22, 24, 32, 44, 48, 64, 72, 96, 128)
"""Pixels: what trays ask for, and twice and three times that where the screen is scaled."""

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
        self._number, self._paused = 0, ""
        self._service: QDBusServiceWatcher | None = None
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self._menu)
        if sys.platform != "darwin":  # there each click opens the menu, and Qt tells of it all the same
            self._icon.activated.connect(self._on_activated)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look)
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
        embedded = [one for one in QApplication.topLevelWidgets() if one.metaObject().className() == X_ICON]
        for window in embedded:
            window.installEventFilter(self)
        if sys.platform == "linux" and not embedded and self._service is None:
            from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher  # 3 ms, and not before something hides

            gone = QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration
            self._service = QDBusServiceWatcher(WATCHER, QDBusConnection.sessionBus(), gone, self)
            self._service.serviceUnregistered.connect(self._lose)

    def release(self) -> None:
        """The window is in sight again."""
        self._watch.stop()
        if self._service is not None:
            self._service.deleteLater()
            self._service = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the icon's own window goes."""
        if event.type() == QEvent.Type.Hide and self._watch.isActive():
            QTimer.singleShot(0, self, self._look)
        return super().eventFilter(watched, event)

    def offer(self, words: str, actions: Sequence[QAction]) -> None:
        """Put commands of the window into the menu, below a heading of their own and above Quit."""
        below = QMenu(tr(words), self._menu)
        below.menuAction().setData(words)
        below.addActions(actions)
        self._menu.insertMenu(self._menu.actions()[-1], below)

    def show_paused(self, words: str) -> None:
        """Say until when notifications are paused, or nothing."""
        self._paused = words
        self._show_tool_tip()

    def _show_tool_tip(self) -> None:
        waiting = tr("EvoInbox: {number} waiting for you", number=self._number) if self._number else "EvoInbox"
        self._icon.setToolTip(f"{waiting}. {self._paused}" if self._paused else waiting)

    def show_number(self, number: int) -> None:
        """Draw the number of what waits for the agent; 0 is no badge."""
        self._number = number
        self._show_tool_tip()
        self._icon.setIcon(badged(self._plain, number) if number else self._plain)

    def close(self) -> None:
        """Leave the tray."""
        self.release()
        self._icon.hide()
        self._menu.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()

    def _look(self) -> None:
        if not self.available:
            self._lose()

    def _lose(self) -> None:
        if self._watch.isActive():
            self.release()
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
