"""The inbox: list and thread of one seat, kept in step with what the engine publishes.

Invariants: the open conversation changes by the agent's own act only; changes are read from the store in small
portions, so that a flood of history leaves the window free; a thread counts as read in sight of an active window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey, sendable
from evoinbox.domain.attention import Waiting
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.errors import InboxError, StoreError
from evoinbox.domain.message import AccountId, Line, LineId
from evoinbox.domain.outgoing import OutgoingId, OutgoingState
from evoinbox.engine.changes import HistoryProgress, NotStored, Opened, OutgoingChanged, TakeBackAnswered
from evoinbox.engine.commands import Command, OutgoingCommand
from evoinbox.settings import Settings
from evoinbox.store.reader import Reader
from evoinbox.ui.acquainting import Acquainting
from evoinbox.ui.arrivals import ALL_IDENTITY, Arrivals, conversation_of
from evoinbox.ui.compose_pane import ComposePane
from evoinbox.ui.conversation_list import ConversationList
from evoinbox.ui.conversation_model import ConversationModel, Filter
from evoinbox.ui.decisions import Decisions
from evoinbox.ui.feed import Feed
from evoinbox.ui.handed import Recipient
from evoinbox.ui.names import Names
from evoinbox.ui.notice_bar import NoticeBar
from evoinbox.ui.panes import Panes
from evoinbox.ui.placing import Placing
from evoinbox.ui.reading import Reading
from evoinbox.ui.theme import ThemeSource
from evoinbox.ui.thread_pane import ThreadPane


class InboxPage(QWidget):
    """Owns the reader of the open seat; `ask` goes to the engine.

    `kept`: its files outlive the program; `lines` are our own; `watching` reads where a lock made it let go.
    `waiting_changed` brings what waits for the agent each time it was read.
    """

    sign_in_wanted = Signal()
    waiting_changed = Signal(object)
    whole_text_wanted = Signal(str)

    def __init__(
        self,
        theme: ThemeSource,
        settings: Settings,
        ask: Callable[[Command], None],
        new_id: Callable[[], OutgoingId],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__()
        self._ask = ask
        self._now_us = now_us
        self._names = Names(settings.region)  # one for all: whoever asks it follows it
        self._reader: Reader | None = None
        self.lines: tuple[Line, ...] = ()
        self._open: ConversationKey | None = None
        self._reading = Reading(ask, self._sees_newest)
        self._cache: Path | None = None
        self.watching: Reader | None = None
        self.kept = True
        self.account: AccountId | None = None
        self._left_open: tuple[Path, ConversationKey] | None = None
        self.notice = NoticeBar(theme)
        self.model = ConversationModel(self._names, now_us, self)
        self.model.use(settings)
        self.list = ConversationList(self.model, theme, now_us)
        self.compose = ComposePane(theme, ask, new_id, now_us, settings)
        self.thread_pane = ThreadPane(theme, self.compose, now_us)
        self.decisions = Decisions(self, self.compose, ask, self._names.of)
        self.arrivals = Arrivals(self, self._read_conversation, self._names.of, settings, now_us)
        self.placing = Placing(self, self.list, self.model, ask, self._reading, lambda: self._open, now_us)
        self.acquainting = Acquainting(self, theme, self.model, self.thread_pane, ask, self.notice, now_us)
        self._feed = Feed(self, self.model, lambda: self._open)
        self._holder = QTimer(self, singleShot=True, interval=0)
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: ThemeSource) -> None:
        self.panes = Panes(self.list, self.thread_pane, theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.notice)
        whole.addWidget(self.panes, 1)

    def _connect(self) -> None:
        self._feed.read.connect(self._on_read)
        self._feed.failed.connect(self.say)
        self._holder.timeout.connect(lambda: self.model.hold(self._open))
        self.list.view.chosen.connect(lambda key: self.open(key, by_program=False))
        self.list.view.writing_wanted.connect(self.focus_writing)
        self.list.view.clicked.connect(lambda _: None if self.list.view.several_chosen else self.panes.show_thread())
        self.placing.next_wanted.connect(self._go_on)
        self.acquainting.changed.connect(self._follow_conversation)
        self.placing.person_wanted.connect(lambda row: self.acquainting.open_of(row.key, row.address))
        self.panes.thread_shown.connect(self.mark_read)
        self.compose.left.connect(self.panes.go_to_list)
        self.compose.sent.connect(self.thread_pane.view.to_newest)
        self.compose.edit.take_back_wanted.connect(self.thread_pane.take_back_last)
        self.list.needing_button.clicked.connect(self.next_needing)
        self.thread_pane.asked.connect(self._decide)
        self.thread_pane.gap.asked.connect(self._ask)
        self.thread_pane.view.bottom_reached.connect(self.mark_read)
        self.thread_pane.view.whole_text_wanted.connect(self.whole_text_wanted)
        self.notice.acted.connect(self.sign_in_wanted)
        self.list.day_turned.connect(self.model.refresh_words)
        self.list.day_turned.connect(self.thread_pane.model.refresh_words)

    # ---- the seat

    @property
    def seated(self) -> bool:
        """Whether a seat's files are open."""
        return self._reader is not None

    @property
    def reading(self) -> bool:
        """Whether something published has not been read yet."""
        return self._feed.busy or self._holder.isActive()

    @property
    def open_key(self) -> ConversationKey | None:
        """The open conversation."""
        return self._open

    def take_seat(self, opened: Opened) -> None:
        """Show what is on disk."""
        self.leave_seat()
        try:
            self._reader = reader = Reader(opened.cache, opened.desk, opened.key)
            self._read_lines()
            self.acquainting.take_seat(reader)
            self._feed.begin(reader)
            self.decisions.look(reader)
            self._show_waiting(reader.waiting())
        except StoreError as error:
            self.say(error)
            return
        if self._cache != opened.cache:
            self.compose.drafts.forget_all()
        self.compose.account = opened.seat.account.name
        self.compose.second_step.read(reader, self.say)
        self.list.show_seat(opened.seat.account.name or "EvoInbox", opened.seat.user_name)
        self.notice.hide()
        self._cache, self.kept, self.account = opened.cache, opened.kept, opened.seat.account.id
        if self._left_open is not None and self._left_open[0] == opened.cache:
            self._open_again(self._left_open[1])

    def _open_again(self, key: ConversationKey) -> None:
        """Go on where the same seat was left: signing in again must not cost anybody their place."""
        self.open(key, by_program=True)
        self.list.view.select(self._open)

    def leave_seat(self, *, for_good: bool = False) -> None:
        """Let go of the files; `for_good` of what was begun, too."""
        if self._open is not None and self._cache is not None:
            self._left_open = None if for_good else (self._cache, self._open)
            self.compose.close_thread()
        if for_good:
            self.compose.drafts.forget_all()
        self._open = None
        self.thread_pane.close_thread()
        self.panes.show_list()
        self.model.hold(None)
        self.acquainting.leave_seat()
        self._feed.stop()
        if self._reader is not None:
            self._reader.close()
        self._reader, self.account, self.lines = None, None, ()
        self.decisions.leave()
        self.arrivals.forget()
        self._show_waiting(Waiting(0, 0))
        self.list.show_fresh(None)
        self.show_history(None)

    def read_lines(self) -> None:
        """Our own lines, or their names, are different now."""
        with self._saying():
            self._read_lines()

    def _read_lines(self) -> None:
        if self._reader is not None:
            self.lines = self._reader.lines()
            self.list.show_lines(self.lines)
            self._follow_conversation()

    def show_history(self, progress: HistoryProgress | None) -> None:
        """How much of the past is here."""
        self.list.show_history(progress)
        self.thread_pane.show_history(progress)
        self.thread_pane.say_empty(loading=progress is not None and not progress.complete and not self.model.total)

    def use(self, settings: Settings) -> None:
        """The agent chose differently."""
        self.compose.use(settings)
        self.arrivals.use(settings)
        self.model.use(settings)

    def say(self, error: InboxError) -> None:
        """Something the agent must know."""
        self.notice.say(wording.sentence(error))

    @contextmanager
    def _saying(self) -> Iterator[None]:
        """What cannot be read is said; the window goes on with what it has."""
        try:
            yield
        except StoreError as error:
            self.say(error)

    # ---- one conversation

    def open(self, key: ConversationKey, *, by_program: bool) -> None:
        """Show a conversation, going on with what was begun to write."""
        if key == self._open:
            self._reading.opened()  # chosen anew: what was kept unread is over
            self.mark_read()
        elif (found := self._feed.get(key)) is not None:
            self._show(key, found.address, found.line or self._first_line(), by_program=by_program)

    def compose_to(self, address: str, text: str = "", line: LineId | None = None) -> None:
        """Prepare a text to anybody; never sends."""
        key = self._names.key_of(address)
        known = self._feed.get(key)
        if key != self._open:
            chosen = line or (known.line if known is not None else LineId("")) or self._first_line()
            self._show(key, known.address if known is not None else address, chosen, by_program=True)
            self.list.view.select(key if known is not None else None)
        if line is not None and line != self.compose.line:
            self.compose.choose_line(line)
        if text:
            self.compose.add_text(text)
        self.focus_writing()

    def open_address(self, address: str) -> None:
        """Show the conversation with an address where it would open; a text is prepared where there is none."""
        if self._feed.get(key := self._names.key_of(address)) is not None:
            self.go_to(key, to_newest=False)
        else:
            self.compose_to(address)

    def known(self, key: ConversationKey) -> Conversation | None:
        """What is known of a conversation, listed already or not."""
        return self._feed.get(key)

    def focus_writing(self) -> None:
        """Put the cursor where a text is written."""
        if self._open is not None:
            self.panes.show_thread()
            self.compose.edit.setFocus()

    def open_noted(self, identity: str) -> None:
        """Show the conversation a note was about: of texts that arrived, or of a text of the outbox."""
        with self._saying():
            text = self._reader.outgoing_text(OutgoingId(identity)) if self._reader is not None else None
            key = text.conversation if text is not None else conversation_of(identity)
            self.go_to(key, to_newest=text is not None or key == self._open)
        if identity == ALL_IDENTITY:
            self.list.show_only(Filter.UNREAD)
            self.panes.go_to_list()

    def next_needing(self) -> None:
        """Go to the next conversation with a text that needs the agent, around the end."""
        self.go_to(self.decisions.next_after(self._open))

    def go_to(self, key: ConversationKey | None, *, to_newest: bool = True) -> None:
        """Show a conversation, at its newest text or where it would open, ready to be answered."""
        if key is not None and self._feed.get(key) is None and (address := sendable(key)):
            self.compose_to(address)  # somebody known who has not written yet
        elif key is not None:
            self.open(key, by_program=True)
            self.list.view.select(key)
            if to_newest:
                self.thread_pane.view.to_newest()
            self.focus_writing()

    @property
    def on_the_way(self) -> tuple[int, int]:
        """How many texts have not left yet, those the engine has not answered for included, and how many are out."""
        with self._saying():
            if self._reader is not None:
                waiting = self._reader.count_in(OutgoingState.QUEUED) + self.compose.unanswered
                return waiting, self._reader.count_in(OutgoingState.SENDING)
        return 0, 0  # a window that cannot be closed helps nobody

    def mark_read(self) -> None:
        """Tell the engine that the open thread was seen, if it was and had something unread."""
        self._reading.look(self.model.get(self._open) if self._open is not None else None)

    def _sees_newest(self) -> bool:
        return self.thread_pane.isVisible() and self.isActiveWindow() and self.thread_pane.view.at_bottom

    def _go_on(self, key: ConversationKey) -> None:
        self.list.view.select(key)
        self.open(key, by_program=True)

    def _show(self, key: ConversationKey, address: str, line: LineId, *, by_program: bool) -> None:
        if self._reader is None:
            return
        name = self._names.of(address)
        self.compose.close_thread()
        # Later, because rows may go, and the view is in the middle of choosing one.
        self._holder.start()
        names = {one.id: one.name for one in self.lines}
        try:
            draft = self._reader.draft(key)
            self.thread_pane.open(self._reader, key, address, name, names)
        except StoreError as error:
            # Nothing is open then: a text typed beside a thread that cannot be read is one to nobody knows whom.
            self._open = None
            self.thread_pane.close_thread()
            self.say(error)
            return
        self._open = key
        self.panes.opened()
        self._reading.opened()
        recipient = Recipient(key, address, name, line)
        self.compose.open(recipient, draft, self.lines, by_program=by_program)
        self._follow_conversation()
        self.mark_read()

    def _follow_conversation(self) -> None:
        conversation = self.model.get(self._open) if self._open is not None else None
        self.acquainting.show_of(conversation, len(self.lines))
        line = conversation.line if conversation is not None else self.compose.line
        self.compose.offer(line or self._first_line(), self.lines)

    def _first_line(self) -> LineId:
        return self.lines[0].id if self.lines else LineId("")

    def _read_conversation(self, key: ConversationKey) -> Conversation | None:
        return reader.conversation(key) if (reader := self._reader or self.watching) is not None else None

    # ---- what the engine says

    def note(self, keys: frozenset[ConversationKey]) -> None:
        """These conversations changed; they are read in the next turn of the event loop, or soon in a flood."""
        self._feed.note(keys)

    def on_outgoing(self, change: OutgoingChanged) -> None:
        """A text took a step: bubble, composer and badge change in the same turn."""
        self._feed.hurry(change.conversation)
        reader = self._reader
        if reader is None:
            return
        with self._saying():
            self.decisions.on_stored(change)  # first: whatever cannot be read, the text is stored
            if change.conversation == self._open:
                self.thread_pane.refresh()
            self.decisions.on_outgoing(change, reader)
            self._show_waiting(reader.waiting())

    def on_take_back(self, change: TakeBackAnswered) -> None:
        """A text is back, or it had left."""
        if self._reader is not None:
            with self._saying():
                self.decisions.on_take_back(change, self._reader)

    def on_not_stored(self, change: NotStored) -> None:
        """A text, or its new words, could not be put on disk."""
        self.decisions.on_not_stored(change)
        self.compose.on_not_stored(change.id, change.error)

    def _decide(self, command: OutgoingCommand) -> None:
        with self._saying():
            self.decisions.decide(command, self._reader)

    def _on_read(self, keys: frozenset[ConversationKey]) -> None:
        with self._saying():
            if self._reader is not None:
                self._show_waiting(self._reader.waiting())
            self.arrivals.look(keys)
            if self._open in keys:
                self._refresh_open()

    def _show_waiting(self, waiting: Waiting) -> None:
        """Everybody who shows the one number is told here and nowhere else."""
        self.list.show_waiting(waiting)
        self.waiting_changed.emit(waiting)

    def _refresh_open(self) -> None:
        self.thread_pane.refresh()
        if self._open is not None:
            self.list.view.follow(self._open)
        self._follow_conversation()
        self.mark_read()
