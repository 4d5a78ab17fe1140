"""List and thread beside one another where there is room, else one of them with a way back.

Invariants: below `NARROW` one pane is shown, above it both, at once while the window changes; what has the keyboard
stays in sight; in one pane an arrow key walks the list without leaving it, and Enter, a click or a command opens; a
letter typed beside an open thread is written there.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from evoinbox.ui.controls import Button
from evoinbox.ui.conversation_list import ConversationList
from evoinbox.ui.icons import icon
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.ui.thread_pane import ThreadPane
from evoinbox.words import tr

NARROW: Final = 640
NARROW_SCALED: Final = 480
"""Two panes need so many pixels, and so many times the text size."""

LIST_WIDTH: Final = 340
"""Grows half as fast as the text: the thread is what is read."""


class Panes(QSplitter):
    """Made by the inbox page; `thread_shown` when the thread has come into sight."""

    thread_shown = Signal()

    def __init__(self, listed: ConversationList, thread: ThreadPane, theme: ThemeSource) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._list = listed
        self._thread = thread
        self._theme = theme
        self._on_thread = False
        self._unseen = False
        self.single = False
        self._scale = self._half_scaled()
        self._list_width = LIST_WIDTH * self._scale // 200
        self.back_button = Button(tr("Conversations"), "link")
        tell(self.back_button, self.back_button.setAccessibleName, tr("Back to conversations"))
        self.back_button.clicked.connect(self.go_to_list)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(Space.M, Space.S, Space.M, 0)
        bar.addWidget(self.back_button)
        bar.addStretch(1)
        self._bar.hide()
        self._right = _Right(self)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._bar)
        right.addWidget(thread, 1)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(listed)
        self.addWidget(self._right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([self._list_width, 2 * self._list_width])
        self.splitterMoved.connect(self._remember)
        for view in (listed.view, thread.view):
            view.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def list_width(self) -> int:
        """The width of the list beside a thread, as the agent drew it."""
        return self._list_width

    @list_width.setter
    def list_width(self, width: int) -> None:
        self._list_width = width
        self._spread()

    # ---- going from one to the other

    def opened(self) -> None:
        """Another conversation is open, in sight or not."""
        self._unseen = self._right.isHidden()

    def show_thread(self) -> None:
        """Bring the thread into sight; the keyboard goes from the list to writing."""
        had_focus = self._has_focus(self._list)
        self._on_thread = True
        self._fit()
        if self.single and had_focus:
            self._thread.compose.edit.setFocus()

    def show_list(self) -> None:
        """Bring the list into sight; the keyboard goes from the thread to it."""
        had_focus = self._has_focus(self._right)
        self._on_thread = False
        self._fit()
        if self.single and had_focus:
            self._list.view.setFocus()

    def go_to_list(self) -> None:
        """Put the keyboard on the conversations."""
        self.show_list()
        self._list.view.setFocus()

    def go_to_messages(self) -> None:
        """Put the keyboard on the messages."""
        if self._thread.view.isVisibleTo(self._thread):
            self.show_thread()
            self._thread.view.setFocus()

    def cycle(self, by: int) -> None:
        """Put the keyboard on the next part: conversations, messages, writing."""
        stops = [
            (part, pane)
            for part, pane in (
                (self._list.view, self._list),
                (self._thread.view, self._thread),
                (self._thread.compose.edit, self._thread),
            )
            if part.isVisibleTo(pane) and part.isEnabled()
        ]
        here = next((place for place, (part, _) in enumerate(stops) if part.hasFocus()), -1 if by > 0 else 0)
        if stops:
            part, pane = stops[(here + by) % len(stops)]
            self.show_thread() if pane is self._thread else self.show_list()
            part.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A letter typed beside the composer is the beginning of a text, as everywhere else."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._begins_text(event):
            self._thread.compose.edit.setFocus()
            QApplication.sendEvent(self._thread.compose.edit, event)
            return True
        return super().eventFilter(watched, event)

    def _begins_text(self, event: QKeyEvent) -> bool:
        edit = self._thread.compose.edit
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        letter = event.text().isprintable() and not event.text().isspace() and event.text() != ""
        free = edit.isVisible() and edit.isEnabled() and not edit.isReadOnly() and not self._list.view.several_chosen
        return letter and free and held == Qt.KeyboardModifier.NoModifier

    def _has_focus(self, pane: QWidget) -> bool:
        focused: QWidget | None = self.window().focusWidget()  # the stubs know no None
        return focused is not None and pane.isAncestorOf(focused)

    # ---- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One pane or two, as there is room."""
        super().resizeEvent(event)
        narrow = self.width() < max(NARROW, self._theme.scaled(NARROW_SCALED))
        if narrow != self.single:
            if narrow:
                # What has the keyboard stays in sight.
                self._on_thread = (not self._has_focus(self._list) and self._on_thread) or self._has_focus(self._right)
            self.single = narrow
            self._fit()
        self._spread()

    def _fit(self) -> None:
        hidden = self._right.isHidden()
        self._bar.setVisible(self.single)
        self._list.setVisible(not self.single or not self._on_thread)
        self._right.setVisible(not self.single or self._on_thread)
        if hidden and not self._right.isHidden():
            # Later: until it has been laid out the thread knows no bottom.
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        if self._unseen:
            self._thread.view.to_newest()
        self._unseen = False
        self.thread_shown.emit()

    def _spread(self) -> None:
        if not self.single:
            self.setSizes([self._list_width, max(self.width() - self.handleWidth() - self._list_width, 1)])

    def _remember(self) -> None:
        if not self.single:
            self._list_width = self.sizes()[0]

    def _half_scaled(self) -> int:
        return 100 + self._theme.scaled(100)

    def _restyle(self) -> None:
        scale = self._half_scaled()
        if scale != self._scale:
            self.list_width = self._list_width * scale // self._scale
            self._scale = scale
        side = self._theme.scaled(16)
        self.back_button.setIcon(icon("chevron-left", self._theme.palette.accent, side))
        self.back_button.setIconSize(QSize(side, side))


class _Right(QWidget):
    """The thread with the way back above it; Escape takes it where nothing else wants the key."""

    def __init__(self, panes: Panes) -> None:
        super().__init__()
        self._panes = panes
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back where there is one pane."""
        if event.key() == Qt.Key.Key_Escape and self._panes.single:
            self._panes.go_to_list()
        else:
            super().keyPressEvent(event)
