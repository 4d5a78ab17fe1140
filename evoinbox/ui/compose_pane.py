"""Writing to one customer: recipient and line in sight, segments counted, draft kept, text handed to the engine.

Invariants: recipient and line are bound while there is text; the editor gives up a text only when the engine has
said that it is on disk; what was typed meanwhile stays; a draft is handed over within 500 ms of the last key, and kept
here until the engine has said that it is on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.conversation import Draft
from evoinbox.domain.dear import plainer
from evoinbox.domain.errors import InboxError
from evoinbox.domain.message import Line, LineId
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.engine.commands import Command, Send
from evoinbox.settings import Settings
from evoinbox.ui.compose_card import ComposeCard
from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.compose_head import ComposeHead, way_words
from evoinbox.ui.controls import ErrorLabel, announce, set_property
from evoinbox.ui.drafts import Drafts
from evoinbox.ui.emoji_writing import EmojiWriting
from evoinbox.ui.handed import HandedTexts, Recipient
from evoinbox.ui.language import tell
from evoinbox.ui.question_bar import QuestionBar
from evoinbox.ui.second_step import SecondStep
from evoinbox.ui.send_button import SendButton
from evoinbox.ui.spell_writing import SpellWriting
from evoinbox.ui.template_writing import TemplateWriting
from evoinbox.ui.theme import Space, ThemeSource, Type
from evoinbox.words import again, tr

DRAFT_AFTER_MS: Final = 400
GUARD_US: Final = 500_000
"""Enter is ignored this long after the program itself changed the thread, or the text in it."""


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
        settings: Settings,
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
        self._lacking, self._unkept = False, ""
        self.account = ""
        self._handed = HandedTexts()
        self.drafts = Drafts(ask, self)
        self._returning: set[OutgoingId] = set()
        self._prepared: list[str] = []
        self.edit = ComposeEdit(settings.send_key)
        self.emoji = EmojiWriting(self.edit, theme, settings.recent_emoji)
        self.templates = TemplateWriting(self.edit)
        self.spelling = SpellWriting(self.edit, theme)
        self.send_button = SendButton(theme)
        self.head = ComposeHead(theme)
        self.question = QuestionBar(now_us)
        self.second_step = SecondStep(self.question, now_us, settings.ask_segments)
        self._error = ErrorLabel()
        self._saver = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._lay_out()
        self._connect()
        self._show_all()

    def _lay_out(self) -> None:
        self._card = ComposeCard(self.edit, self.emoji.button, self.send_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XS)
        for part in (*self.second_step.labels, self.head, self.question, self._card, self._error):
            whole.addWidget(part)
        stops = (self.edit, self.question.yes, self.question.no, self.emoji.button, self.send_button)
        for one, after in pairwise((*stops, self.head.line_button, self.head.plainer_button)):
            self.setTabOrder(one, after)

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_typed)
        self.edit.send_pressed.connect(self._on_send_key)
        self.edit.left.connect(self._on_escape)
        self.edit.lit.connect(lambda lit: set_property(self._card, "lit", "true" if lit else "false"))
        self.send_button.clicked.connect(self.send)
        self.question.accepted.connect(self._hand_over)
        self.question.declined.connect(self._keep_editing)
        self.head.line_chosen.connect(self.choose_line)
        self.head.plainer_wanted.connect(self.write_plainly)
        self._saver.timeout.connect(self.save)
        self.templates.broken.connect(lambda error: self._error.say(wording.sentence(error)))
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
        return self._to is not None and self._handed.waits_for(self._to.key)

    @property
    def unanswered(self) -> int:
        """How many texts the engine has not answered for."""
        return len(self._handed)

    def use(self, settings: Settings) -> None:
        """The agent chose differently."""
        self.edit.send_key = settings.send_key
        self.second_step.ask_segments = settings.ask_segments
        self.spelling.use(on=settings.check_spelling, region=settings.region)

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
        if draft is not None:
            self.edit.go_on(to.key, draft.text, draft.cursor)
        self._saver.stop()
        self._error.say("")
        self._show_all()

    def close_thread(self) -> None:
        """Leave the thread: what was begun goes to disk at once."""
        self.emoji.close()
        self.save()
        if self._to is not None:
            self._handed.leave(self._to.key, self._unhanded())
            self.edit.set_aside(self._to.key)
        self._to = None
        self._saver.stop()

    def offer(self, line: LineId, lines: Sequence[Line]) -> None:
        """Texts of this customer are on that line now: follow, unless one is being written or a line was chosen."""
        self._lines = lines
        free = not self.edit.text() and not self._line_chosen
        if self._to is not None and (free or not self._line):
            self._line = line
        self._show_all()

    def rename(self, name: str) -> None:
        """The customer is called otherwise now."""
        if self._to is not None and self._to.name != name:
            self._to = replace(self._to, name=name)
            self._show_all()

    def add_text(self, text: str) -> None:
        """Put prepared words behind what is there."""
        if self._returning:
            self._prepared.append(text)  # behind the words that are about to come
            return
        self._guarded_until_us = self._now_us() + GUARD_US
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
        """Hand the text over; some are asked about first, and sending once more is the answer."""
        if not self._ready:
            return
        field = self.templates.unfilled()
        if field is not None:
            self._lacking = True
            self._error.say(tr("Fill in “{field}” before you send this text, or take it out.", field=field))
            self.templates.go_to(field)
        elif self.question.asks_about(self._written):
            self.question.accept()
        elif not self.second_step.asks(self._written, self.edit.text()):
            self._hand_over()

    @property
    def _ready(self) -> bool:
        written = self._to is not None and bool(self._line) and bool(self.edit.text().strip())
        return written and not self.waiting and not self._returning

    @property
    def _written(self) -> tuple[Recipient | None, LineId, str]:
        return self._to, self._line, self.edit.text()

    def _hand_over(self) -> None:
        """The editor keeps the text until the engine has it on disk."""
        to, text = self._to, self.edit.text()
        self.question.end()
        if to is None or not self._ready:
            return
        identity = self._new_id()
        self._saver.stop()
        self._handed.put(identity, to, text)
        self.drafts.forget(to.key)  # the engine puts it away together with storing the text
        self._error.say("")
        self._ask(Send(identity, to.address, self._line, text, self.edit.cursor_place()))
        self._show_all()
        self.edit.setFocus()

    def _keep_editing(self) -> None:
        self.question.end()
        self.edit.setFocus()

    def _on_escape(self) -> None:
        if self.question.isHidden():
            self.left.emit()
        else:
            self._keep_editing()

    def on_stored(self, identity: OutgoingId) -> bool:
        """The text is on disk: the editor lets go of it. Returns whether it was waiting for that."""
        handed = self._handed.take(identity)
        if handed is None or self._to is None or handed.recipient.key != self._to.key:
            return handed is not None
        self._saved = ("", self._line)
        if self.edit.text().startswith(handed.text):
            self.edit.drop_first(handed.text)
        self._show_all()
        self.sent.emit()
        return True

    def on_not_stored(self, identity: OutgoingId, error: InboxError) -> None:
        """The text is not on disk: it stays, and why is said."""
        handed = self._handed.take(identity)
        if handed is None:
            return
        if self._to is not None and handed.recipient.key == self._to.key:
            if not self.edit.text().startswith(handed.text):  # its thread was left and opened again meanwhile
                words = "\n".join(part for part in (handed.text, self.edit.text()) if part)
                self.edit.put(words, len(words))
            self._saved = ("", self._line)
            self.save()
            self._error.say(wording.not_handed(error))
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
        if (
            newest
            and self._to is not None
            and self._to.key == draft.conversation
            and self._error.text() == again(self._unkept)
        ):
            self._error.say("")  # and nothing else that is said: a draft is stored again and again

    def on_draft_not_stored(self, draft: Draft, error: InboxError) -> None:
        """The disk refused what was begun: it is kept here, and handed over again from time to time."""
        newest = self.drafts.on_refused(draft)
        if newest and self._to is not None and self._to.key == draft.conversation and not self._error.text():
            self._unkept = wording.not_kept(error)
            self._error.say(self._unkept)

    def _unhanded(self) -> str:
        text = self.edit.text()
        return self._handed.without(self._to.key, text) if self._to is not None else text

    def _on_send_key(self) -> None:
        if self._now_us() >= self._guarded_until_us:
            self.send()

    def _on_typed(self) -> None:
        # Not restarted by each key: then one who never pauses would never be saved.
        if self._to is not None and not self._saver.isActive():
            self._saver.start()
        if self._lacking:
            self._lacking = False
            self._error.say("")
        self.head.show_cost(self.edit.text())
        self._show_send()
        self._end_stale_question()

    def _end_stale_question(self) -> None:
        if not self.question.asks_about(self._written):
            self.question.end()

    # ---- what is in sight

    def _show_all(self) -> None:
        to = self._to
        self.second_step.look(to.key if to is not None else None, self._line)
        self.edit.setEnabled(to is not None)
        self.edit.setReadOnly(bool(self._returning))
        self.emoji.button.setEnabled(to is not None and not self._returning)
        name = to.name if to is not None else None
        self.head.show_way(name, self._line, self._lines, fixed=bool(self._returning))
        tell(self.edit, self.edit.setAccessibleDescription, way_words(name, self._line, self._lines))
        self.head.show_cost(self.edit.text())
        self._show_send()
        self._end_stale_question()

    def _show_send(self) -> None:
        name = self._to.name if self._to is not None else ""
        room = self._card.fit(self.width())
        self.send_button.show_way(name, self._line, self._lines, self.account, room)
        self.send_button.setEnabled(self._ready)

    def write_plainly(self) -> None:
        """Replace what makes the text dear by its look-alikes, signs before letters; say what has none."""
        if self._returning:
            return
        before = self.edit.text()
        text, cursor = plainer(before, self.edit.cursor_place())
        if text != before:
            self.edit.rewrite(text, cursor)
        self.head.say_left(text)
        announce(self.edit, self.head.cost_label.whole)

    def choose_line(self, line: str) -> None:
        """The agent wants the text to leave from this line."""
        if self._returning:  # the menu was open when a text was asked back
            return
        self._line, self._line_chosen = LineId(line), True
        self._show_all()
        self.save()
        self.edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button says as much as there is room for; for the ear it says all."""
        super().resizeEvent(event)
        self._show_send()

    def _restyle(self) -> None:
        self.edit.use_font(self._theme.font(Type.TEXT))
        self._show_send()
