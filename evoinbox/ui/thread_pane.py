"""The right side: who is being talked to, the thread, what needs a decision, and the compose pane.

Invariants: shows one conversation or none; decisions leave as commands; a button that has just become another one does
not take the click that was meant for what it was; the thread is read by its model only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.legible import one_line
from evoinbox.domain.message import LineId, Message
from evoinbox.domain.outgoing import ASKS_FIRST, UNDECIDED, OutgoingState, Reason
from evoinbox.engine.changes import HistoryProgress
from evoinbox.engine.commands import OutgoingCommand, TakeBack
from evoinbox.settings import Settings
from evoinbox.store.reader import Reader
from evoinbox.ui.bubble import state_words
from evoinbox.ui.compose_pane import ComposePane
from evoinbox.ui.controls import Button, IconButton, LineLabel, panel, rule, scrolled, set_property
from evoinbox.ui.empty_state import EmptyState
from evoinbox.ui.gap_bar import GapBar
from evoinbox.ui.label import Label
from evoinbox.ui.language import lean, tell
from evoinbox.ui.message_model import MessageModel
from evoinbox.ui.message_view import MessageView, choices_of
from evoinbox.ui.note_strip import NoteStrip
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.ui.thread_row import ThreadRow, stopped
from evoinbox.words import alone, mark, tr

LONGEST_CAPTION: Final = 120

STEADY_US: Final = 500_000
"""How long a button must have been what it is before it may be pressed, if it was another one in the same place."""

SOMEBODY_NEW: Final = mark("Or write to somebody new, with the button above the list.")
MOST_WORDS: Final = 0.18
"""The part of the pane's height that what is said about a text may take."""

WORDS_BESIDE: Final = 18
"""Widths of an M that what is said about a text needs beside its buttons."""


class ThreadPane(QWidget):
    """`asked` carries the agent's decisions about texts of the outbox."""

    asked = Signal(object)

    def __init__(self, theme: ThemeSource, compose: ComposePane, now_us: Callable[[], int]) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._now_us = now_us
        self.model = MessageModel(now_us, self)
        self.view = MessageView(self.model, theme, now_us)
        self.compose = compose
        self._address = ""
        self._name = LineLabel("", "title")
        self._caption = LineLabel("", "caption")
        self._copy = IconButton(theme, "copy", tr("Copy number"))
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._address))
        self.person_button = IconButton(theme, "person", tr("Name, note and tags"))
        self.note = NoteStrip(theme, now_us)
        self._decision = panel("calm")
        self._decision_words = Label("")
        self._decision_words.setWordWrap(True)
        self._decision_area = scrolled(self._decision_words)
        tell(self._decision_area, self._decision_area.setAccessibleName, tr("About this text"))
        self._commands: list[OutgoingCommand] = []
        self._steady_at_us = 0
        self._buttons = tuple(Button(tr("Undo")) for _ in range(3))
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, p=place: self._decide(p))
        self._nothing = EmptyState(theme, "new-message", tr("Choose a conversation"), tr(SOMEBODY_NEW))
        self._no_texts = EmptyState(theme, "person", tr("No texts yet"), tr("What you write below is the beginning."))
        self.gap = GapBar()
        self._lay_out()
        self.view.asked.connect(self.asked)
        # The only clock of the thread, and only while a text can still be taken back.
        self._countdown = QTimer(self, interval=250)
        self._countdown.timeout.connect(self._count_down)
        for signal in (self.model.modelReset, self.model.changed):
            signal.connect(self._show_state)
        theme.changed.connect(self._show_state)
        self.close_thread()

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._name)
        titles.addWidget(self._caption)
        header = QHBoxLayout()
        lean(header, Space.XL, Space.L, Space.L, Space.M)
        header.addLayout(titles, 1)
        header.addWidget(self.person_button, 0, Qt.AlignmentFlag.AlignTop)
        header.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        decision = self._decision_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._decision)
        lean(decision, Space.M, Space.S, Space.S, Space.S)
        decision.addWidget(self._decision_area, 1)
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in self._buttons:
            self._choices.addWidget(button)
        decision.addLayout(self._choices)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.XL, Space.M, Space.XL, Space.L)
        foot.setSpacing(Space.S)
        foot.addWidget(self._decision)
        foot.addWidget(self.compose)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.view)
        self._middle.addWidget(self._no_texts)
        thread = QWidget()
        inside = QVBoxLayout(thread)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(header)
        inside.addWidget(rule())
        inside.addWidget(self.note)
        inside.addWidget(self.gap)
        inside.addWidget(self._middle, 1)
        inside.addLayout(foot)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(thread)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.setMinimumWidth(340)

    def open(self, reader: Reader, key: ConversationKey, address: str, name: str, lines: Mapping[LineId, str]) -> None:
        """Show a conversation at its newest text."""
        self._address = address
        self._name.setText(alone(name))
        self._pages.setCurrentIndex(1)
        self.gap.open(key)
        self.view.mark("")
        self.model.open(reader, key, name, lines)

    def rename(self, name: str) -> None:
        """The customer of the open thread is called otherwise now."""
        self._name.setText(alone(name))
        self.model.rename(name)

    def show_found(self, text: Message, sought: str) -> None:
        """Show a text of the open thread that was searched for, with what it says of that marked."""
        self.model.show_around(text)
        self.view.mark(sought)
        self.view.count_nothing_new()

    def close_thread(self) -> None:
        """Show that nothing is chosen."""
        self.gap.open(None)
        self.model.close()
        self._pages.setCurrentIndex(0)
        self._countdown.stop()

    def say_about(self, caption: str) -> None:
        """The line below the name."""
        self._caption.setText(alone(one_line(caption, LONGEST_CAPTION)))
        self._caption.setVisible(bool(caption))

    def say_empty(self, *, loading: bool) -> None:
        """What an inbox without a chosen conversation says."""
        if loading:
            self._nothing.say(
                "clock", tr("Getting your texts"), tr("You can start as soon as the first ones are here.")
            )
        else:
            self._nothing.say("new-message", tr("Choose a conversation"), tr(SOMEBODY_NEW))

    def show_history(self, progress: HistoryProgress | None) -> None:
        """Say that texts may be missing while the past is being read."""
        self.gap.take(progress)
        self.gap.show_at(oldest=self.model.at_oldest)

    def use(self, settings: Settings) -> None:
        """The agent chose differently."""
        self.view.use_region(settings.region)
        self.gap.keep(settings.keep_days)
        self.gap.show_at(oldest=self.model.at_oldest)

    def refresh(self) -> None:
        """Read again what may have changed."""
        self.model.refresh(at_bottom=self.view.at_bottom)
        self._show_state()

    def take_back_last(self) -> None:
        """Ask for the newest text that has not left to be given back."""
        for row in reversed(self.model.undecided):
            for _, command in choices_of(row):
                if isinstance(command, TakeBack) and row.state is OutgoingState.QUEUED:
                    self.asked.emit(command)
                    return

    def _show_state(self) -> None:
        self.gap.show_at(oldest=self.model.at_oldest)
        self._middle.setCurrentWidget(self.view if self.model.rows else self._no_texts)
        row = _most_urgent(self.model.undecided, self._now_us())
        self._decision.setVisible(row is not None)
        self._offer(choices_of(row) if row is not None else ())
        if row is None:
            self._countdown.stop()
            return
        self._show_decision(row)
        counting = row.state is OutgoingState.QUEUED and row.due_at_us > self._now_us()
        if counting and self.isVisible() and not self._countdown.isActive():
            self._countdown.start()
        elif not counting:
            self._countdown.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Seconds are counted while somebody can see them."""
        super().showEvent(event)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks out of sight."""
        super().hideEvent(event)
        self._countdown.stop()

    def _show_decision(self, row: ThreadRow) -> None:
        look = {OutgoingState.FAILED: "alarm", OutgoingState.ASKING: "notice", OutgoingState.CHECKING: "notice"}
        chosen = look.get(row.state, "notice" if row.reason in ASKS_FIRST else "calm") if row.state is not None else ""
        set_property(self._decision, "look", chosen)
        now_us = self._now_us()
        if row.state is not None and row.state in UNDECIDED:
            self._decision_words.setText(wording.doubt(row.state, row.reason, row.sent_at_us, now_us))
        else:
            stop = self.model.stop(row.outgoing_id) if row.reason in (Reason.ANSWERED, Reason.OPTED_OUT) else None
            self._decision_words.setText(stopped(stop) if stop is not None else state_words(row, now_us))
        self._fit_decision()

    def _offer(self, choices: Sequence[tuple[str, OutgoingCommand]]) -> None:
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(choices))
            # A hidden button must not be called "Send ...": what reads the window from outside sees it all the same.
            button.say(choices[place][0] if place < len(choices) else tr("Undo"))
        self._fit_decision()
        commands = [command for _, command in choices]
        if self._commands and commands and commands != self._commands:
            self._steady_at_us = self._now_us() + STEADY_US
        self._commands = commands

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other things beside one another."""
        super().resizeEvent(event)
        self._fit_decision()
        self.note.fit()

    def _fit_decision(self) -> None:
        """Buttons stand beside their words, below them or below one another, as there is room."""
        hints = [button.sizeHint().width() + Space.S for button in self._buttons if not button.isHidden()]
        room = self.width() - 2 * Space.XL - 2 * Space.M
        words = WORDS_BESIDE * self.fontMetrics().horizontalAdvance("M")
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        beside = sum(hints) + words <= room
        self._decision_row.setDirection(across if beside else down)
        self._choices.setDirection(across if sum(hints) <= room else down)
        self._show_words(room - sum(hints) if beside else room)

    def _show_words(self, width: int) -> None:
        """Give what is said its height at so many pixels; where that is too much for the pane, it is scrolled."""
        # A little narrower than the pane, for the layout's own margins.
        needed = max(self._decision_words.heightForWidth(max(width - Space.L, 1)), 0)
        most = max(2 * self.fontMetrics().lineSpacing(), int(self.height() * MOST_WORDS))
        self._decision_area.setFixedHeight(min(needed, most))
        policy = Qt.FocusPolicy.TabFocus if needed > most else Qt.FocusPolicy.NoFocus
        self._decision_area.setFocusPolicy(policy)

    def _decide(self, place: int) -> None:
        if place < len(self._commands) and self._now_us() >= self._steady_at_us:
            self.asked.emit(self._commands[place])

    def _count_down(self) -> None:
        self.view.viewport().update()
        self._show_state()


def _most_urgent(rows: Sequence[ThreadRow], now_us: int) -> ThreadRow | None:
    """The text the agent should decide about first.

    One that can be taken back for a few seconds only, then those that need the agent in the order written, then the
    newest.
    """
    for row in reversed(rows):
        if row.state is OutgoingState.QUEUED and row.reason is Reason.NONE and row.due_at_us > now_us:
            return row
    open_rows = [row for row in rows if row.outgoing_id is not None and row.state is not OutgoingState.SENDING]
    for wanted in (
        lambda row: row.state in (OutgoingState.ASKING, OutgoingState.FAILED) or row.reason in ASKS_FIRST,
        lambda row: row.state is OutgoingState.CHECKING,
    ):
        found = next(filter(wanted, open_rows), None)
        if found is not None:
            return found
    return open_rows[-1] if open_rows else None
