"""Writing to one customer: recipient and line in sight, segments counted, draft kept, text handed to the engine.

Invariants: recipient and line are bound while there is text; the editor gives up a text only when the engine has
said that it is on disk; what was typed meanwhile stays; a draft is handed over within 500 ms of the last key, and kept
here until the engine has said that it is on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import InboxError
from evoinbox.domain.message import Line, LineId
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.domain.segments import Segments, measure
from evoinbox.engine.commands import Command, Send
from evoinbox.settings import SendKey
from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.controls import Button, ErrorLabel, Label, panel, set_property
from evoinbox.ui.drafts import Drafts
from evoinbox.ui.icons import icon
from evoinbox.ui.theme import Space, ThemeSource, Type

DRAFT_AFTER_MS: Final = 400
GUARD_US: Final = 500_000
"""Enter is ignored this long after the program itself changed the thread."""

NARROW: Final = 520


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom is written: `address` goes to the service as it is, `name` is for reading."""

    key: ConversationKey
    address: str
    name: str
    line: LineId


@dataclass(frozen=True, slots=True)
class _Handed:
    """A text the engine has and has not answered for; `rest` is what was typed after it when its thread was left."""

    recipient: Recipient
    text: str
    rest: str


class ComposePane(QWidget):
    """Owns what is being written; `ask` goes to the engine."""

    left = Signal()
    sent = Signal()

    def __init__(
        self,
        theme: ThemeSource,
        ask: Callable[[Command], None],
        new_id: Callable[[], OutgoingId],
        now_us: Callable[[], int],
        send_key: SendKey,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._ask = ask
        self._new_id = new_id
        self._now_us = now_us
        self._to: Recipient | None = None
        self._line = LineId("")
        self._lines: Sequence[Line] = ()
        self._line_chosen = False
        self._saved = ("", LineId(""))
        self._guarded_until_us = 0
        self._handed: dict[OutgoingId, _Handed] = {}
        self.drafts = Drafts(ask, self)
        self._returning: set[OutgoingId] = set()
        self._prepared: list[str] = []
        self.edit = ComposeEdit(send_key)
        self.send_button = Button("Send", "primary")
        self.line_button = Button("", "line")
        self._to_label = Label("", "caption")
        self._segments = Label("", "caption")
        self._error = ErrorLabel()
        self._saver = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._lay_out()
        self._connect()
        self._show_all()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._to_label)
        top.addWidget(self.line_button)
        top.addStretch(1)
        top.addWidget(self._segments)
        card = self._card = panel("writing")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        inside.setSpacing(Space.S)
        inside.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self.send_button, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        whole.addLayout(top)
        whole.addWidget(card)
        whole.addWidget(self._error)
        self.setTabOrder(self.edit, self.send_button)
        self.setTabOrder(self.send_button, self.line_button)

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_typed)
        self.edit.send_pressed.connect(self._on_send_key)
        self.edit.left.connect(self.left)
        self.edit.lit.connect(lambda lit: set_property(self._card, "lit", "true" if lit else "false"))
        self.send_button.clicked.connect(self.send)
        self.line_button.clicked.connect(self._offer_lines)
        self._saver.timeout.connect(self.save)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def recipient(self) -> Recipient | None:
        """To whom is written now."""
        return self._to

    @property
    def line(self) -> LineId:
        """From which line the text would leave."""
        return self._line

    @property
    def waiting(self) -> bool:
        """Whether the engine has not answered yet for a text of this thread."""
        return self._to is not None and any(handed.recipient.key == self._to.key for handed in self._handed.values())

    @property
    def unanswered(self) -> int:
        """How many texts the engine has not answered for."""
        return len(self._handed)

    def open(self, to: Recipient, draft: Draft | None, lines: Sequence[Line], *, by_program: bool) -> None:
        """Write to another customer, going on with what was begun; `draft` is what the disk has of it."""
        self.close_thread()
        self._to, self._lines = to, lines
        draft = self.drafts.newest(to.key, draft)
        self._line = draft.line if draft is not None else to.line
        self._line_chosen = draft is not None
        if by_program:
            self._guarded_until_us = self._now_us() + GUARD_US
        self._saved = (draft.text if draft is not None else "", self._line)
        self.edit.put(draft.text if draft is not None else "", draft.cursor if draft is not None else 0)
        self._saver.stop()
        self._error.say("")
        self._show_all()

    def close_thread(self) -> None:
        """Leave the thread: what was begun goes to disk at once."""
        self.save()
        if self._to is not None:
            for identity, handed in list(self._handed.items()):
                if handed.recipient.key == self._to.key:
                    self._handed[identity] = _Handed(handed.recipient, handed.text, self._unhanded())
        self._to = None
        self.edit.put("", 0)
        self._saver.stop()

    def offer(self, line: LineId, lines: Sequence[Line]) -> None:
        """Texts of this customer are on that line now: follow, unless one is being written or a line was chosen."""
        self._lines = lines
        free = not self.edit.text() and not self._line_chosen
        if self._to is not None and (free or not self._line):
            self._line = line
        self._show_all()

    def add_text(self, text: str) -> None:
        """Put prepared words behind what is there."""
        if self._returning:
            self._prepared.append(text)  # behind the words that are about to come
            return
        before = self.edit.text()
        words = f"{before}\n{text}" if before else text
        self.edit.put(words, len(words))

    def expect(self, identity: OutgoingId) -> None:
        """A text is asked back: what is begun goes to disk, and nothing is typed or sent until the engine answers.

        The engine puts the words before the draft on disk; whatever were written meanwhile would write over them.
        """
        self.save()
        if self._to is not None:
            self.drafts.hand_over_again(self._to.key)
        self._returning.add(identity)
        self._show_all()

    def put_back(self, identity: OutgoingId, draft: Draft | None) -> None:
        """The answer: `draft` is what is on disk now if the text was taken back, None if it was not."""
        self._returning.discard(identity)
        if draft is not None and self._to is not None and draft.conversation == self._to.key:
            self._line, self._line_chosen = draft.line, True
            self._saved = (draft.text, draft.line)
            self.drafts.forget(draft.conversation)
            self.edit.put(draft.text, draft.cursor)
            self.edit.setFocus()
        self._show_all()
        if not self._returning:
            prepared, self._prepared = self._prepared, []
            for text in prepared:
                self.add_text(text)

    # ---- to the engine and back

    def send(self) -> None:
        """Hand the text over; the editor keeps it until the engine has it on disk."""
        to, text = self._to, self.edit.text()
        if to is None or not text.strip() or not self._line or self.waiting or self._returning:
            return
        identity = self._new_id()
        self._saver.stop()
        self._handed[identity] = _Handed(to, text, "")
        self.drafts.forget(to.key)  # the engine puts it away together with storing the text
        self._error.say("")
        self._ask(Send(identity, to.address, self._line, text, self.edit.cursor_place()))
        self._show_all()
        self.edit.setFocus()

    def on_stored(self, identity: OutgoingId) -> None:
        """The text is on disk: the editor lets go of it."""
        handed = self._handed.pop(identity, None)
        if handed is None:
            return
        if self._to is None or handed.recipient.key != self._to.key:
            return
        self._saved = ("", self._line)
        if self.edit.text().startswith(handed.text):
            self.edit.drop_first(handed.text)
        self._show_all()
        self.sent.emit()

    def on_not_stored(self, identity: OutgoingId, error: InboxError) -> None:
        """The text is not on disk: it stays, and why is said."""
        handed = self._handed.pop(identity, None)
        if handed is None:
            return
        if self._to is not None and handed.recipient.key == self._to.key:
            if not self.edit.text().startswith(handed.text):  # its thread was left and opened again meanwhile
                words = "\n".join(part for part in (handed.text, self.edit.text()) if part)
                self.edit.put(words, len(words))
            self._saved = ("", self._line)
            self.save()
            self._error.say(f"This text was not sent and is still here. {wording.sentence(error)}")
        else:
            to, text = handed.recipient, "\n".join(part for part in (handed.text, handed.rest) if part)
            self.drafts.hand_over(Draft(to.key, to.address, to.line, text, len(text)))
        self._show_all()

    def save(self) -> None:
        """Hand the draft over if it changed; a text that is with the engine is no draft any more."""
        if self._to is None:
            return
        now = (self._unhanded(), self._line)
        if now == self._saved or (self.waiting and not now[0]):
            return
        cursor = min(self.edit.cursor_place(), len(now[0]))
        self._saved = now
        self.drafts.hand_over(Draft(self._to.key, self._to.address, self._line, now[0], cursor))

    def on_draft_stored(self, draft: Draft) -> None:
        """What was begun is on disk."""
        newest = self.drafts.on_stored(draft)
        if newest and self._to is not None and self._to.key == draft.conversation and not self._handed:
            self._error.say("")

    def on_draft_not_stored(self, draft: Draft, error: InboxError) -> None:
        """The disk refused what was begun: it is kept here, and handed over again from time to time."""
        newest = self.drafts.on_refused(draft)
        if newest and self._to is not None and self._to.key == draft.conversation and not self._error.text():
            self._error.say(f"This draft is kept only while EvoInbox runs. {wording.sentence(error)}")

    def _unhanded(self) -> str:
        text = self.edit.text()
        for handed in self._handed.values():
            if self._to is not None and handed.recipient.key == self._to.key and text.startswith(handed.text):
                text = text.removeprefix(handed.text)
        return text

    def _on_send_key(self) -> None:
        if self._now_us() >= self._guarded_until_us:
            self.send()

    def _on_typed(self) -> None:
        # Not restarted by each key: then one who never pauses would never be saved.
        if self._to is not None and not self._saver.isActive():
            self._saver.start()
        self._show_segments()
        self._show_send()

    # ---- what is in sight

    def _show_all(self) -> None:
        to = self._to
        line = next((line for line in self._lines if line.id == self._line), None)
        line_name = (line.name or line.id) if line is not None else self._line
        self.edit.setEnabled(to is not None)
        self.edit.setReadOnly(bool(self._returning))
        self._to_label.setText(f"To {to.name} · from " if to is not None else "")
        self.line_button.say(line_name, f"From {line_name}, change the line")
        self.line_button.setVisible(to is not None)
        self.line_button.setEnabled(len(self._lines) > 1 and not self._returning)
        self.line_button.setIcon(icon("line", self._theme.palette.accent, 14))
        self.edit.setAccessibleDescription(f"To {to.name} from {line_name}" if to is not None else "")
        self._show_segments()
        self._show_send()

    def _show_send(self) -> None:
        to = self._to
        words = f"Send to {to.name}" if to is not None else "Send"
        self.send_button.say("Send" if self.width() < NARROW else words, words)
        self.send_button.setToolTip(words)
        ready = to is not None and bool(self._line) and bool(self.edit.text().strip())
        self.send_button.setEnabled(ready and not self.waiting and not self._returning)

    def _show_segments(self) -> None:
        text = self.edit.text()
        segments = measure(text) if text else None
        self._segments.setText(segment_words(segments) if segments is not None else "")
        set_property(self._segments, "look", "warning" if segments is not None and segments.culprits else "caption")

    def _offer_lines(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for line in self._lines:
            action = menu.addAction(line.name or line.id)
            action.setCheckable(True)
            action.setChecked(line.id == self._line)
            action.triggered.connect(lambda _=False, chosen=line.id: self.choose_line(chosen))
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self.line_button.mapToGlobal(above))

    def choose_line(self, line: LineId) -> None:
        """The agent wants the text to leave from this line."""
        if self._returning:  # the menu was open when a text was asked back
            return
        self._line, self._line_chosen = line, True
        self._show_all()
        self.save()
        self.edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button says whom it sends to where there is room; for the ear it always does."""
        super().resizeEvent(event)
        self._show_send()

    def _restyle(self) -> None:
        self.edit.setFont(self._theme.font(Type.TEXT))
        colours = self._theme.palette
        self.send_button.setIcon(icon("send", colours.on_accent, 16, disabled=colours.muted))
        self.line_button.setIcon(icon("line", self._theme.palette.accent, 14))


def segment_words(segments: Segments) -> str:
    """How long a text is in the units it is paid by, and which character makes it dear."""
    room = segments.units + segments.left
    words = f"{segments.units}/{room} · {wording.count(segments.count, 'segment', 'segments')}"
    if segments.culprits:
        words += f" · Unicode because of “{segments.culprits[0]}”"
    return words
