"""Where the window stands: kept over starts, and always on a screen that is there.

Invariants: at least `VISIBLE` of the window, its top edge among it, is on connected screens after each change of them;
its size is kept unless no screen is large enough; what is kept is where it stands when it is not maximised.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from evoinbox.settings import WindowPlace

if TYPE_CHECKING:
    from evoinbox.ui.main_window import MainWindow
    from evoinbox.ui.panes import Panes

VISIBLE: Final = 0.8
KEEP_AFTER_MS: Final = 1000
"""A window that is being drawn about is written down once."""


def screens() -> list[QRect]:
    """The room of each connected screen, the first one's first."""
    return [screen.availableGeometry() for screen in QGuiApplication.screens()]


class Placement(QObject):
    """Made by `opening`; `keep` writes a place down, `kept` is the last run's, `rooms` tells each screen's room."""

    def __init__(
        self,
        window: MainWindow,
        kept: WindowPlace | None,
        keep: Callable[[WindowPlace], None],
        rooms: Callable[[], Sequence[QRect]] = screens,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes: Panes | None = None
        self._keep = keep
        self._kept = kept
        self._rooms = rooms
        self._keeper = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keeper.timeout.connect(self._save)
        self._looker = QTimer(self, singleShot=True, interval=0)
        self._looker.timeout.connect(self.look)

    def restore(self) -> None:
        """Put the window where it was, before it is shown; from then on it is watched."""
        place = self._kept
        wanted = QRect(self._window.pos(), self._window.size())
        if place is not None:
            wanted = QRect(place.x, place.y, place.width, place.height)
        fitting = fitted(wanted, self._rooms())
        if place is not None:
            self._window.setGeometry(fitting)
        else:
            self._window.resize(fitting.size())  # where it goes is the desktop's choice
        if place is not None and place.maximised:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        self._window.moved.connect(self._keeper.start)
        self._window.hidden.connect(self._save)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._looker.start)
            application.screenAdded.connect(self._watch)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def watch(self, panes: Panes) -> None:
        """The list is as wide as it was; from now on that is watched, too."""
        self._panes = panes
        if self._kept is not None:
            panes.list_width = self._kept.list_width
        panes.splitterMoved.connect(self._keeper.start)

    def bring_back(self) -> None:
        """Show the window, wherever it was put aside."""
        state = self._window.windowState() & ~Qt.WindowState.WindowMinimized
        if not self._window.isVisible():
            # Qt forgets that it told X11 to begin minimised, as it does when a tray goes, once the desktop restores the
            # window; hidden and shown after that, it would begin minimised again. Being told both makes it say so.
            self._window.setWindowState(state | Qt.WindowState.WindowMinimized)
        self._window.setWindowState(state)
        self._window.show()

    def look(self) -> None:
        """The screens are others now: bring the window back if too little of it is on them."""
        if self._window.isMaximized() or self._window.isFullScreen():
            return
        now = self._window.geometry()
        fitting = fitted(now, self._rooms())
        if fitting != now:
            self._window.setGeometry(fitting)

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._looker.start)

    def _save(self) -> None:
        self._keeper.stop()
        window = self._window
        at = window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
        if self._panes is None or window.isMinimized() or at.isEmpty():
            return
        place = WindowPlace(at.x(), at.y(), at.width(), at.height(), window.isMaximized(), self._panes.list_width)
        if place != self._kept:
            self._kept = place
            self._keep(place)


def fitted(wanted: QRect, rooms: Sequence[QRect]) -> QRect:
    """The place nearest to what is wanted with enough of it on the screens."""
    if not rooms:
        return wanted
    seen = sum(_area(wanted & room) for room in rooms)
    top = QPoint(wanted.center().x(), wanted.top())
    if seen >= VISIBLE * _area(wanted) and any(room.contains(top) for room in rooms):
        return wanted
    room = max(rooms, key=lambda one: _area(wanted & one))  # the first one where it is on none
    size = wanted.size().boundedTo(room.size())
    x = min(max(wanted.x(), room.left()), room.right() - size.width() + 1)
    y = min(max(wanted.y(), room.top()), room.bottom() - size.height() + 1)
    return QRect(QPoint(x, y), size)


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
