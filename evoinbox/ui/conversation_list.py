"""The left side: who sits here and how fresh it is, what is listed, and the list.

Invariants: shows what it is given; the only thing it decides is which rows the filter lets through.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.attention import Waiting
from evoinbox.domain.message import Line, LineId
from evoinbox.engine.changes import Contact, Freshness, HistoryProgress
from evoinbox.ui.chosen_bar import ChosenBar
from evoinbox.ui.controls import Button, IconButton, LineLabel, literal, rule, set_property, unmarked
from evoinbox.ui.conversation_model import ConversationModel, Filter
from evoinbox.ui.conversation_view import ConversationView
from evoinbox.ui.empty_state import EmptyState
from evoinbox.ui.filter_bar import EMPTY_WORDS, FilterBar
from evoinbox.ui.freshness import fresh_for_us, fresh_words
from evoinbox.ui.icons import icon
from evoinbox.ui.language import lean, tell
from evoinbox.ui.place_words import MINUTE_US
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import alone, tr

_WORRIES: Final = frozenset({Contact.OFFLINE, Contact.FAILING, Contact.UNSTORED, Contact.SIGNED_OUT})

COUNT_MS: Final = 300
"""How late the number of who waits may be: counting goes through all of them."""


class ConversationList(QWidget):
    """Header, filter, list and the words about freshness."""

    day_turned = Signal()

    def __init__(self, model: ConversationModel, theme: ThemeSource, now_us: Callable[[], int]) -> None:
        super().__init__()
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._now_us = now_us
        self._fresh: Freshness | None = None
        self._history: HistoryProgress | None = None
        self._today = wording.local(now_us()).date()
        self.view = ConversationView(model, theme, now_us)
        self.new_button = IconButton(theme, "new-message", tr("New conversation"))
        self.search_button = IconButton(theme, "search", tr("Search texts and people (Ctrl+F)"))
        self.check_button = IconButton(theme, "refresh", tr("Check for new texts"))
        self.settings_button = IconButton(theme, "settings", tr("Settings"))
        self.account_button = IconButton(theme, "person", tr("Account menu"))
        self._title = LineLabel("EvoInbox", "title")
        self._place = LineLabel("", "caption")
        self._words = LineLabel("", "caption")
        self._bar = QProgressBar()
        self.needing_button = Button("", "needing")
        self.line_button = Button("", "line")
        self.line_button.clicked.connect(self._offer_lines)
        self._theme = theme
        theme.changed.connect(self._restyle)
        self._lines: Sequence[Line] = ()
        self.filters, self.chosen_bar = FilterBar(theme), ChosenBar(theme)
        self._empty = EmptyState(theme, "check", "", "")
        self.show_waiting(Waiting(0, 0))
        self._stack = QStackedWidget()
        self._lay_out()
        self._minute = 0
        self._counter = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._counter.timeout.connect(self._count)
        self._ticker = QTimer(self, singleShot=True)
        self._ticker.timeout.connect(self._tick)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.changed):
            signal.connect(self._show_emptiness)
            signal.connect(self._count_soon)
        self._restyle()
        self._show_emptiness()

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._place)
        header = QHBoxLayout()
        lean(header, Space.L, Space.L, Space.S, Space.S)
        header.setSpacing(0)
        header.addLayout(titles, 1)
        for button in (self.search_button, self.new_button, self.settings_button, self.account_button):
            header.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._stack.setProperty("look", "side")
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.filters.chosen.connect(self.show_only)
        self.view.several_changed.connect(self.chosen_bar.show_number)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        tell(self._bar, self._bar.setAccessibleName, tr("History being fetched"))
        self._bar.hide()
        badge = QVBoxLayout()
        badge.setContentsMargins(Space.L, 0, Space.L, 0)
        badge.addWidget(self.needing_button)
        badge.addWidget(self.line_button, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(header)
        whole.addLayout(badge)
        whole.addWidget(self.filters)
        whole.addWidget(self.chosen_bar)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._bar)
        whole.addWidget(rule())
        whole.addLayout(self._footer())
        self.setMinimumWidth(250)

    def _footer(self) -> QHBoxLayout:
        footer = QHBoxLayout()
        lean(footer, Space.L, Space.XS, Space.S, Space.XS)
        footer.addWidget(self._words, 1)
        footer.addWidget(self.check_button)
        return footer

    def show_only(self, chosen: Filter) -> None:
        """Change what is listed: from its first row on, or all with the open conversation in sight."""
        self._model.show_only(chosen)
        self.filters.show_filter(chosen)
        self._show_emptiness()
        current = self.view.currentIndex()
        if chosen is Filter.ALL and current.isValid():
            self.view.scrollTo(current)
        else:
            self.view.scrollToTop()  # whoever asks who waits wants the first of them, wherever the open one stands

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Our own lines: with several, one of them may be chosen."""
        self._lines = lines
        several = len(lines) > 1
        self.view.show_lines(several=several)
        known = self._model.line in {line.id for line in lines}
        self.show_line(self._model.line if several and known else None)
        self.line_button.setVisible(several)

    def show_line(self, line: LineId | None) -> None:
        """List the conversations of one line, or of all."""
        self._model.show_line(line)
        name = next((alone(one.name or one.id) for one in self._lines if one.id == line), tr("All lines"))
        self.line_button.say(name, tr("Lines listed: {name}, change", name=name))
        self._count()
        self._show_emptiness()

    def _restyle(self) -> None:
        side = self._theme.scaled(14)
        self.line_button.setIcon(icon("line", self._theme.palette.accent, side))
        self.line_button.setIconSize(QSize(side, side))
        self._say_fresh()

    def _offer_lines(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in (None, *self._lines):
            action = menu.addAction(literal(line.name or line.id) if line is not None else tr("All lines"))
            action.setCheckable(True)
            chosen = line.id if line is not None else None
            action.setChecked(chosen == self._model.line)
            action.triggered.connect(lambda _=False, c=chosen: self.show_line(c))
        menu.popup(self.line_button.mapToGlobal(self.line_button.rect().bottomLeft()))

    def show_seat(self, title: str, place: str) -> None:
        """Say whose inbox it is."""
        self._title.setText(alone(title))
        self._place.setText(alone(place))

    def show_waiting(self, waiting: Waiting) -> None:
        """What waits for the agent: the one number, and the texts that cannot go on apart."""
        self._waiting = waiting
        if self._model.line is None:
            self.filters.show_waiting(waiting)
        else:
            self._count_soon()
        needing = wording.needing(waiting.needing) if waiting.needing else ""
        self.needing_button.say(
            needing, tr("{needing}, go to the next", needing=needing) if needing else tr("Nothing needs you")
        )
        self.needing_button.setVisible(bool(needing))

    def _count_soon(self) -> None:
        # Not restarted by each change: in a flood it would never be counted.
        if not self._counter.isActive():
            self._counter.start()

    def _count(self) -> None:
        """On the filters: of all lines, or of the one that is listed, so that it is what the filter would list."""
        self.filters.show_waiting(self._waiting if self._model.line is None else self._model.waiting())
        self.filters.show_waiters(self._model.count_waiting())

    def show_fresh(self, fresh: Freshness | None) -> None:
        """How sure the inbox is of being in step."""
        self._fresh = fresh
        self._say_fresh()

    def show_history(self, progress: HistoryProgress | None) -> None:
        """How much of the past is here."""
        self._history = progress
        running = progress is not None and not progress.complete
        self._bar.setVisible(running)
        if progress is not None and running:
            # Else each value would paint all of the window that waits for it, at once and not when its turn comes.
            self._bar.setUpdatesEnabled(False)
            self._bar.setRange(0, max(0, progress.total))
            self._bar.setValue(min(progress.stored, progress.total))
            self._bar.setUpdatesEnabled(True)
        self._say_fresh()
        self._show_emptiness()

    def showEvent(self, event: QShowEvent) -> None:
        """Seconds are counted while somebody can see them."""
        super().showEvent(event)
        self._say_fresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks in a hidden window."""
        super().hideEvent(event)
        self._ticker.stop()

    def _tick(self) -> None:
        self._say_fresh()
        minute = self._now_us() // MINUTE_US
        if minute != self._minute:
            self._minute = minute
            self._model.end_waits()
            self._count()
            self.view.age()  # "waiting 34 min"
        today = wording.local(self._now_us()).date()
        if today != self._today:
            self._today = today
            self._model.look_again()
            self.day_turned.emit()

    def _say_fresh(self) -> None:
        words, look = fresh_words(self._fresh, self._now_us()), "caption"
        if self._fresh is not None and self._fresh.contact in _WORRIES:
            look = "warning"
            error = self._fresh.error
            self._words.setToolTip(unmarked(wording.sentence(error)) if error is not None else "")
        elif self._history is not None and not self._history.complete:
            words = wording.progress(self._history.stored, self._history.total)
            words = tr("Reading again: {progress}", progress=words) if self._history.again else words
        if words != self._words.text():
            self._words.setText(words)
        set_property(self._words, "look", look)
        if self.isVisible():
            self._ticker.start(self._next_tick_ms())

    def _next_tick_ms(self) -> int:
        """Until the words are others, the minute at the latest: rows say how long their customers wait."""
        now_us = self._now_us()
        return min(MINUTE_US - now_us % MINUTE_US, fresh_for_us(self._fresh, now_us)) // 1000 + 1

    def _show_emptiness(self) -> None:
        if self._model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        loading = self._history is not None and not self._history.complete
        if self._model.line is not None and self._model.filter is Filter.ALL and self._model.total:
            self._empty.say(
                "new-message", tr("Nothing on this line"), tr("Choose another line, or all of them, above.")
            )
        elif self._model.filter in EMPTY_WORDS and self._model.total:
            title, words = EMPTY_WORDS[self._model.filter]
            self._empty.say("check", tr(title), tr(words))
        elif loading or (self._fresh is None or self._fresh.contact is Contact.NEVER):
            self._empty.say("clock", tr("Fetching texts"), tr("Your conversations appear here as they arrive."))
        else:
            self._empty.say("new-message", tr("No conversations yet"), tr("The button above begins the first one."))
        self._stack.setCurrentWidget(self._empty)
