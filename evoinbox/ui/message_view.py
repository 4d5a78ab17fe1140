"""The list of a thread's texts: keeps its place to the pixel, loads at both ends, copies, and offers what can be done.

Invariants: only the reader moves the view; what arrives moves it when it stood at the newest, and else shows a pill
that counts; a thread with something unread opens there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from evoinbox.domain.links import Link, LinkKind
from evoinbox.domain.outgoing import OutgoingState, Reason
from evoinbox.engine.commands import CountAsSent, Discard, Hold, OutgoingCommand, SendAgain, TakeBack
from evoinbox.ui import link_words
from evoinbox.ui.bubble_list import BubbleList
from evoinbox.ui.controls import Button, announce, literal
from evoinbox.ui.icons import icon
from evoinbox.ui.language import tell
from evoinbox.ui.link_door import copied, goal
from evoinbox.ui.message_model import MessageModel
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.ui.thread_row import ThreadRow
from evoinbox.words import pair, tr, trn

NEAR_TEXTS = 50

MENU_LINKS = 8
"""Links a text's menu lists: more are in the text."""

_FRESH: Final = pair("%n new message, go to the newest", "%n new messages, go to the newest")

NEAR_BOTTOM = 24
"""Pixels from the end that still count as being there."""


class MessageView(BubbleList):
    """The open thread; `asked` carries what the agent decided about a text of the outbox."""

    asked = Signal(object)
    bottom_reached = Signal()

    def __init__(self, model: MessageModel, theme: ThemeSource, now_us: Callable[[], int]) -> None:
        super().__init__(model, theme, now_us)
        self._theme = theme
        self._anchor: tuple[str, int] | None = None
        self._landing = ""
        self._stick = True
        self._seen_us = 0
        self._moving = False
        self._pill = Button("", "pill")
        self._prepare(model)
        theme.changed.connect(self._restyle)
        theme.scripts.loaded.connect(self._restyle)
        self._restyle()

    def _prepare(self, model: MessageModel) -> None:
        tell(self, self.setAccessibleName, tr("Messages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self._pill.setParent(self)
        self._pill.hide()
        self._pill.clicked.connect(self.to_newest)
        self._pager = QTimer(self, singleShot=True, interval=0)
        self._pager.timeout.connect(self._load_ends)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        model.about_to_change.connect(self._remember)
        model.changed.connect(self._restore)
        model.modelReset.connect(self._on_reset)
        model.older_came.connect(self._pager.start)

    @property
    def at_bottom(self) -> bool:
        """Whether the reader stands at the newest text."""
        bar = self.verticalScrollBar()
        return self._rows.at_newest and bar.value() >= bar.maximum() - NEAR_BOTTOM

    def count_nothing_new(self) -> None:
        """What stands below was there before: the pill counts only what comes from now on."""
        self._seen_us = max([self._seen_us, self._rows.newest_us()])
        self._show_pill()

    def to_newest(self) -> None:
        """Go to the newest text."""
        self._rows.to_newest()
        self._settle_at_bottom()
        self._make_last_current()
        self.bottom_reached.emit()  # from a far window the bar says nothing: the rows are others, and it stands there

    # ---- staying in place

    def _remember(self) -> None:
        if self.at_bottom and self.isVisible():
            self._landing = ""
        self._stick = self.at_bottom or not self._rows.rows
        self._anchor = None if self._stick else self._top_anchor()

    def _top_anchor(self) -> tuple[str, int] | None:
        """The first bubble in sight, and where it lies: day and names above it may come and go."""
        first = self.indexAt(QPoint(self.viewport().width() // 2, 1)).row()
        for number in range(max(first, 0), min(max(first, 0) + 3, len(self._rows.rows))):
            row = self._rows.rows[number]
            area = self.visualRect(self._rows.index(number))
            if self._bubbles.bubble_rect(row, area).bottom() >= 0:
                return row.identity, area.top() + self._bubbles.frame(row).bubble
        return None

    def _restore(self) -> None:
        self._moving = True
        self._relayout()
        if self._landing:
            self._land()
        elif self._stick:
            self._settle_at_bottom()
            if not self.hasFocus():
                self._make_last_current()
        elif self._anchor is not None:
            self._put_anchor(*self._anchor)
        self._moving = False
        self._look()
        self._pager.start()

    def _land(self) -> None:
        """The first unread text near the top: what was read last shows a little above it."""
        row = self._number_of(self._landing)
        if row < 0:
            self._settle_at_bottom()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(self._rows.index(row)).top() - self.viewport().height() // 6)
        self._look()

    def _number_of(self, identity: str) -> int:
        return next((number for number, row in enumerate(self._rows.rows) if row.identity == identity), -1)

    def _put_anchor(self, identity: str, top: int) -> None:
        number = self._number_of(identity)
        if number >= 0:
            area = self.visualRect(self._rows.index(number))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + area.top() + self._bubbles.frame(self._rows.rows[number]).bubble - top)

    def _settle_at_bottom(self) -> None:
        self._landing = ""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._look()

    def _on_reset(self) -> None:
        self._moving = True
        self._seen_us = 0
        self._relayout()
        self._landing = self._rows.landing
        row = self._number_of(self._landing)
        if row >= 0:
            self._make_current(row)
            self._land()
        else:
            self._settle_at_bottom()
            self._make_last_current()
        self._moving = False
        self._pager.start()

    def _make_last_current(self) -> None:
        if self._rows.rows:
            self._make_current(len(self._rows.rows) - 1)

    def _make_current(self, row: int) -> None:
        self.setAutoScroll(False)  # else Qt goes to the top of a text that is taller than the view
        self.selectionModel().setCurrentIndex(self._rows.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.setAutoScroll(True)

    def _relayout(self) -> None:
        self._take_width()
        width = self._bubbles.width
        self.doItemsLayout()
        if self._bubbles.width != width:
            # The scroll bar took its room meanwhile.
            self.doItemsLayout()
        self._sink()

    def _sink(self) -> None:
        """Few texts stand at the bottom, where the eye and the next text are."""
        free = max(0, self.height() - self.contentsSize().height())
        if free != self.viewportMargins().top():
            self.setViewportMargins(0, free, 0, 0)

    def _take_width(self) -> None:
        self._bubbles.width = self.viewport().width()
        self._bubbles.gutter = self.width() - self.viewport().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place of reading while the width changes."""
        if self._moving:
            # The scroll bar came or went while rows were being put in place: that place is remembered already.
            super().resizeEvent(event)
            self._take_width()
            return
        self._remember()
        super().resizeEvent(event)
        self._restore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, start at the newest text."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._make_last_current()

    # ---- the ends

    def _on_scrolled(self) -> None:
        if self._moving:
            return
        self._landing = ""
        self._look()
        if self.at_bottom and self._rows.rows:
            self.bottom_reached.emit()
        self._pager.start()

    def _look(self) -> None:
        """What of the customer's is in sight, or stands above it, is nothing new any more."""
        rows = self._rows.rows
        last = len(rows) - 1
        if not self.at_bottom:
            edge = self.viewport().height() - 1
            index = self.indexAt(QPoint(self.viewport().width() // 2, edge))
            last = index.row() - (self.visualRect(index).bottom() > edge) if index.isValid() else -1
        seen = next((rows[number].at_us for number in range(last, -1, -1) if not rows[number].ours), 0)
        self._seen_us = max(self._seen_us, seen)
        self._show_pill()

    def _load_ends(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if not self.isVisible() and bar.maximum() > 0:
            return
        if bar.value() < height and self._rows.older():
            return
        if bar.value() > bar.maximum() - height:
            self._rows.newer()

    def _show_pill(self) -> None:
        bar = self.verticalScrollBar()
        far = bar.maximum() - bar.value() > self.viewport().height() // 2 or not self._rows.at_newest
        fresh = self._rows.newer_than(self._seen_us) if not self.at_bottom else 0
        self._pill.setVisible(bool(self._rows.rows) and not self.at_bottom and (far or fresh > 0))
        if fresh:
            self._pill.say(trn("%n new", "%n new", fresh), trn(*_FRESH, fresh))
        else:
            self._pill.say(tr("Newest"), tr("Go to the newest message"))
        self._pill.adjustSize()
        self._pill.move((self.width() - self._pill.width()) // 2, self.height() - self._pill.height() - Space.M)
        self._pill.raise_()

    def _restyle(self) -> None:
        side = self._theme.scaled(16)
        self._pill.setIcon(icon("arrow-down", self._theme.palette.on_accent, side))
        self._pill.setIconSize(QSize(side, side))
        self._remember()
        self._bubbles.measure()
        self._restore()

    # ---- what can be done with a text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; Enter shows the whole text for selecting within it; Escape gives up what the mouse selected."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape and self._selection.text():
            self.select_nothing()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._show_whole(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text, by mouse or by the menu key."""
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        if not index.isValid():
            return
        if not keyboard and not self._selection.text() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        menu = self.menu_for(index)
        area = self._bubbles.bubble_rect(self._rows.rows[index.row()], self.visualRect(index))
        place = self.viewport().mapToGlobal(area.center()) if keyboard else event.globalPos()
        menu.popup(place)

    def open_link(self) -> None:
        """Follow the link of the current text, or of the nearest above it; where that has several, ask which."""
        rows = self._rows.rows
        near = range(self.currentIndex().row(), max(self.currentIndex().row() - NEAR_TEXTS, -1), -1)
        row, links = next(((row, found) for row in near if (found := self._links_of(rows[row]))), (-1, []))
        index = self._rows.index(row)
        if not links:
            announce(self, tr("There is no link in this message."))
        elif len(links) == 1:
            self.link_wanted.emit(links[0])
        else:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for link in links[:MENU_LINKS]:
                words = link_words.follow(link.kind, goal(link).ascii)
                menu.addAction(literal(words)).triggered.connect(lambda _=False, one=link: self.link_wanted.emit(one))
            menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()))
            menu.setActiveAction(menu.actions()[0])

    def _links_of(self, row: ThreadRow) -> list[Link]:
        return list({link.target: link for link in self._bubbles.links(row)}.values())

    def menu_for(self, index: QModelIndex) -> QMenu:
        """What can be done with one text."""
        row = self._rows.rows[index.row()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copying = menu.addAction(self._copying_words())
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.triggered.connect(self.copy)
        menu.addAction(tr("Show the whole text…")).triggered.connect(lambda: self.whole_text_wanted.emit(row.text))
        self._list_links(menu, row)
        choices = choices_of(row)
        if choices:
            menu.addSeparator()
        for words, command in choices:
            menu.addAction(words).triggered.connect(lambda _=False, c=command: self.asked.emit(c))
        return menu

    def _list_links(self, menu: QMenu, row: ThreadRow) -> None:
        links = self._links_of(row)
        if links:
            menu.addSeparator()
        for link in links[:MENU_LINKS]:
            words = link_words.follow(link.kind, goal(link).ascii)
            menu.addAction(literal(words)).triggered.connect(lambda _=False, one=link: self.link_wanted.emit(one))
            copying = menu.addAction(tr("Copy number") if link.kind is LinkKind.TEXT else tr("Copy link"))
            copying.triggered.connect(lambda _=False, one=link: QGuiApplication.clipboard().setText(copied(one)))

    def _copying_words(self) -> str:
        if self._selection.text():
            return tr("Copy selection")
        return tr("Copy text") if len(self.selectedIndexes()) < 2 else tr("Copy texts")

    def _show_whole(self, index: QModelIndex) -> None:
        self.whole_text_wanted.emit(self._rows.rows[index.row()].text)


def choices_of(row: ThreadRow) -> list[tuple[str, OutgoingCommand]]:
    """What the agent can decide about a text of the outbox; Hold opens it for changing."""
    identity = row.outgoing_id
    if identity is None:
        return []
    match row.state, row.reason:
        case OutgoingState.QUEUED, Reason.NONE:
            return [(tr("Undo"), TakeBack(identity))]
        case OutgoingState.QUEUED, Reason.BEHIND | Reason.BEHIND_UNDECIDED:
            return [(tr("Edit…"), Hold(identity)), (tr("Take back"), TakeBack(identity))]
        case OutgoingState.QUEUED, Reason.ANSWERED | Reason.OPTED_OUT:
            return [
                (tr("Send anyway"), SendAgain(identity)),
                (tr("Change"), TakeBack(identity)),
                (tr("Discard"), Discard(identity)),
            ]
        case OutgoingState.QUEUED, _:
            return [
                (tr("Send now"), SendAgain(identity)),
                (tr("Edit…"), Hold(identity)),
                (tr("Take back"), TakeBack(identity)),
            ]
        case OutgoingState.FAILED, _:
            return [
                (tr("Send again"), SendAgain(identity)),
                (tr("Take back"), TakeBack(identity)),
                (tr("Discard"), Discard(identity)),
            ]
        case OutgoingState.ASKING, _:
            return [
                (tr("It arrived"), CountAsSent(identity)),
                (tr("Send again"), SendAgain(identity)),
                (tr("Discard"), Discard(identity)),
            ]
        case _:
            return []
