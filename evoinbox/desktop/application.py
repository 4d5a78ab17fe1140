"""Qt's application, made as this program wants it, and what macOS tells it: links, clicks in the Dock, "Quit".

Elsewhere a later start tells of links and clicks (`instance.py`); macOS starts no second copy of an app. Not run on
macOS yet.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QEvent, QLoggingCategory, Qt, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent, QPixmapCache
from PySide6.QtWidgets import QApplication

from evoinbox import __version__
from evoinbox.domain.errand import Errand, errand_of_link

ARGUMENTS: Final = ["evoinbox", "-style", "Fusion"]
"""The style as a user would choose it: asked for by `setStyle` Qt's binding makes a class of it, in 6 ms."""


class Docked(QApplication):
    """Under macOS. `called` is emitted with the Errand of a link, with an empty one when it is clicked in the Dock.

    Any other link is let go: nothing but those two kinds is announced (Info.plist). `quit_wanted` is emitted when
    "Quit" is chosen in the menu bar or the Dock, or the agent signs out of the system.
    """

    called = Signal(object)
    quit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(ARGUMENTS)
        self._begun = False
        self.applicationStateChanged.connect(self._on_state)

    def event(self, event: QEvent) -> bool:
        """Take a link, or the wish to quit: of all events only those for the application itself come here."""
        if event.type() is QEvent.Type.Quit:
            event.ignore()  # Qt would close the window, which only puts it aside, and call that a refusal
            self.quit_wanted.emit()
            return True
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        errand = errand_of_link(event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if errand is not None:
            self.called.emit(errand)
        return True

    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Qt tells of each click in the Dock by this, also where nothing has changed. The first is the start's own."""
        if state is Qt.ApplicationState.ApplicationActive:
            begun, self._begun = self._begun, True
            if begun and not any(window.isVisible() for window in self.topLevelWindows()):
                self.called.emit(Errand())


def made() -> QApplication:
    """Make it; its icon comes later, with what is in the window."""
    application = Docked() if sys.platform == "darwin" else QApplication(ARGUMENTS)
    application.setApplicationName("EvoInbox")
    application.setApplicationDisplayName("EvoInbox")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("evoinbox")
    application.setQuitOnLastWindowClosed(False)
    # Whatever is painted leaves pictures in it, and to forget them it wakes the processor every ten seconds from then
    # on. Ours are kept where they are drawn; Qt's (of a button's icon, a style's arrow) are as soon drawn as found.
    QPixmapCache.setCacheLimit(0)
    # A font that lacks a script another one has: of no use to anybody, and it would be said at each start.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    return application
