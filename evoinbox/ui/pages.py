"""The window's pages, of which one may cover all others.

Invariants: while the window is covered no other page is shown, whoever asks for one, and none is in the window's tree:
assistive technology reads hidden widgets too. What was asked for is shown afterwards.
"""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget


class Pages(QStackedWidget):
    """A stack that remembers which page would be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._cover: QWidget | None = None
        self._behind: QWidget | None = None
        self._aside: QWidget | None = None

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show a page, now or when nothing covers it."""
        if self._cover is None:
            super().setCurrentWidget(page)
        else:
            self._behind = page

    def cover(self, page: QWidget) -> None:
        """Show a page and nothing else."""
        self._behind, self._cover = self.currentWidget(), page
        super().setCurrentWidget(page)
        self._aside = aside = QWidget()  # never shown, so the window system and all that ask it know nothing of it
        self.destroyed.connect(aside.deleteLater)
        for other in [self.widget(place) for place in range(self.count())]:
            if other is not None and other is not page:
                self.removeWidget(other)
                other.setParent(aside)

    def uncover(self) -> None:
        """Show what is behind."""
        behind, aside = self._behind, self._aside
        self._behind = self._cover = self._aside = None
        if aside is None or behind is None:
            return
        for other in [child for child in aside.children() if isinstance(child, QWidget)]:
            self.addWidget(other)
        aside.deleteLater()
        super().setCurrentWidget(behind)
