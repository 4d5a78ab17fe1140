"""The emoji picker: a search, a grid in groups, those used last first, and what the chosen one would cost.

Invariants: Enter or a click takes one and closes; Escape, a click elsewhere and going elsewhere close without effect;
the one who opened it gets the focus back. It is made when first opened, and kept. It lies within the window: what Qt
calls a popup is left out of the tree that screen readers walk, and Wayland would not let a window be placed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.emoji_index import Emoji, EmojiIndex, Group
from evoinbox.domain.segments import measure
from evoinbox.ui.controls import Button, CutLabel, set_property
from evoinbox.ui.emoji_grid import EmojiGrid, EmojiRows
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import Words, tr

HEIGHT: Final = 330
_TABS: Final = {
    Group.FACES: "😀", Group.PEOPLE: "👋", Group.NATURE: "🐻", Group.FOOD: "🍔", Group.PLACES: "🚗",
    Group.PLAY: "🎉", Group.THINGS: "💡", Group.SIGNS: "✅", Group.FLAGS: "🏁",
}  # fmt: skip

_GROUPS: Final[dict[Group, Words]] = {
    Group.FACES: "Faces and hearts", Group.PEOPLE: "People", Group.NATURE: "Animals and plants", Group.FOOD: "Food",
    Group.PLACES: "Travel and weather", Group.PLAY: "Activities", Group.THINGS: "Objects", Group.SIGNS: "Signs",
    Group.FLAGS: "Flags",
}  # fmt: skip


class EmojiPicker(QFrame):
    """`taken` carries a sign; `closed` when it is gone. `with_sign` makes the text as it would be with a sign in it."""

    taken = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget, index: EmojiIndex, theme: ThemeSource) -> None:
        super().__init__(window)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self._window = window
        self._index = index
        self._theme = theme
        self._recent: Sequence[Emoji] = ()
        self._now = 0
        self._with_sign: Callable[[str], str] = str
        self.setProperty("look", "popup")
        tell(self, self.setAccessibleName, tr("Emoji picker"))
        self.hide()
        self.search = QLineEdit()
        tell(self.search, self.search.setAccessibleName, tr("Search emoji"))
        tell(self.search, self.search.setPlaceholderText, tr("Search emoji"))
        self.search.setClearButtonEnabled(True)
        self.rows = EmojiRows()
        self.grid = EmojiGrid(self.rows, theme)
        self.about = CutLabel("caption")
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.grid.taken.connect(self._take)
        self.grid.looked_at.connect(self._tell)
        self.grid.left_upwards.connect(self.search.setFocus)
        self.grid.typed.connect(self._search_on)
        self._application.focusChanged.connect(self._on_focus)

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for group, sign in _TABS.items():
            tab = Button(sign, "tab")
            tab.say(sign, tr(_GROUPS[group]))
            tell(tab, tab.setToolTip, tr(_GROUPS[group]))
            tab.clicked.connect(lambda _=False, wanted=group: self._jump(wanted))
            tabs.addWidget(tab, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        whole.setSpacing(Space.XS)
        whole.addWidget(self.search)
        whole.addWidget(self.grid, 1)
        whole.addWidget(self.about)
        whole.addLayout(tabs)

    def open(self, above: QWidget, recent: Sequence[str], text: str, with_sign: Callable[[str], str]) -> None:
        """Show it above a widget; `text` is what is written now."""
        self._recent = [one for one in map(self._index.of_sign, recent) if one is not None]
        self._now, self._with_sign = measure(text).count, with_sign
        self.search.clear()
        self._find("")
        window = self._window
        corner = above.mapTo(window, QPoint(above.width(), 0))
        self.grid.fit(window.width() - 4 * Space.S)
        self.setFixedHeight(min(self._theme.scaled(HEIGHT), window.height() - 2 * Space.S))
        self.adjustSize()
        left, top = corner.x() - self.width(), corner.y() - self.height() - Space.S
        right = window.width() - self.width() - Space.S
        self.move(max(min(left, right), Space.S), max(top, Space.S))
        self.show()
        self.raise_()
        self.search.setFocus()
        self._application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes on to the grid, and Enter takes the first one found; a click elsewhere closes."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched is not self and not self.isAncestorOf(watched):
                self.hide()
            return False
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.grid.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self._take()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is gone, however that came about."""
        super().hideEvent(event)
        self._application.removeEventFilter(self)
        self.closed.emit()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    def _find(self, wanted: str) -> None:
        if wanted.strip():
            self.rows.show_these(self._index.find(wanted))
        else:
            self.rows.show_these([*self._recent, *self._index.shown])
        self.grid.scrollToTop()
        self.grid.go_to(0)
        self._tell()

    def _jump(self, wanted: Group) -> None:
        self.search.clear()
        first = next(place for place, one in enumerate(self._index.shown) if one.group is wanted)
        row = first + len(self._recent)
        self.grid.go_to(row)
        self.grid.scrollTo(self.rows.index(row), EmojiGrid.ScrollHint.PositionAtTop)
        self.grid.setFocus()

    def _search_on(self, letters: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + letters)

    def _chosen(self) -> Emoji | None:
        row = self.grid.currentIndex().row()
        return self.rows.shown[row] if 0 <= row < len(self.rows.shown) else None

    def _take(self) -> None:
        one = self._chosen()
        if one is not None:
            self.hide()
            self.taken.emit(one.sign)

    def _tell(self) -> None:
        one = self._chosen()
        if one is None:
            self.about.say(tr("No emoji is called that"))
            return
        then = measure(self._with_sign(one.sign)).count
        now, dearer = max(self._now, 1), then > max(self._now, 1)
        cost = wording.segments(then)
        rise = tr("{before} → {segments}", before=now, segments=cost)
        self.about.say(tr("{emoji} · {cost}", emoji=f"{one.sign}  {one.name}", cost=rise if dearer else cost))
        set_property(self.about, "look", "warning" if dearer else "caption")
