"""What is asked once more before a text leaves: a long one, one to somebody who wants no more, a first one at night.

Invariants: sending once more is the answer, and not before the question has stood for a moment; who has asked for no
more texts is said before a letter is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import StoreError
from evoinbox.domain.legible import one_line
from evoinbox.domain.message import LineId
from evoinbox.domain.opt_out import Incoming
from evoinbox.domain.segments import measure
from evoinbox.settings import opt_outs
from evoinbox.store.reader import Reader
from evoinbox.ui.controls import ErrorLabel
from evoinbox.ui.first_text import FirstText
from evoinbox.ui.question_bar import QuestionBar
from evoinbox.words import tr, trn

LOOKED_AT: Final = 50
"""Texts of a customer that are looked through for what they asked for."""

SHOWN: Final = 80


class SecondStep:
    """Owned by the compose pane."""

    def __init__(self, question: QuestionBar, now_us: Callable[[], int], ask_segments: int) -> None:
        self.question = question
        self.ask_segments = ask_segments
        self._reader: Reader | None = None
        self._fail: Callable[[StoreError], None] = lambda _: None
        self.warning = ErrorLabel()
        self.first = FirstText(now_us)
        self.labels = self.warning, self.first.hint
        self._now_us = now_us
        self._refusal: Incoming | None = None

    def read(self, reader: Reader | None, fail: Callable[[StoreError], None]) -> None:
        """Read from here what was written to whom; `fail` hears where that cannot be."""
        self._reader, self._fail = reader, fail
        self.first.make_ready()

    def look(self, key: ConversationKey | None, line: LineId) -> None:
        """This customer may be written to, from this line: say where they are, and if they asked not to be."""
        self.first.look(key, new=key is not None and self._is_new(key))
        self._refusal = self.refused(key, line)
        if self._refusal is None:
            self.warning.say("")
            return
        said = one_line(self._refusal.text, SHOWN)
        when = wording.moment(self._refusal.at_us, self._now_us())
        self.warning.say(tr("Asked for no more texts on this line: “{text}” ({day}).", text=said, day=when))

    def refused(self, key: ConversationKey | None, line: LineId) -> Incoming | None:
        """The text with which a customer asked for no more of them on a line."""
        reader = self._reader
        try:
            texts = reader.incoming(key, line, LOOKED_AT) if reader is not None and key is not None and line else []
        except StoreError as error:
            self._fail(error)
            return None
        return opt_outs().refusal(texts) if texts else None

    def _is_new(self, key: ConversationKey) -> bool:
        try:
            return self._reader is not None and not self._reader.has_texts(key)
        except StoreError as error:
            self._fail(error)
            return False

    def asks(self, written: object, text: str) -> bool:
        """Ask what has to be asked before this leaves; False where nothing has."""
        segments = measure(text).count
        if self._refusal is not None:
            words = tr("This customer asked for no more texts on this line. Send it all the same?")
            yes = tr("Send all the same")
        elif segments > self.ask_segments > 0:
            words = trn("This text is %n segment long. Send it?", "This text is %n segments long. Send it?", segments)
            yes = tr("Send it")
        elif (asked := self.first.question()) is not None:
            words, yes = asked, tr("Send now")
        else:
            return False
        self.question.ask(written, words, yes, tr("Press the key that sends once more, or Escape."))
        return True
