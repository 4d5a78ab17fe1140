"""The small dialogs: new conversation, editing, leaving, and one text to select within.

Invariants: each tells by a signal and closes; Escape closes without effect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QObject, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QWidget

from evoinbox.domain.address import dialled, reading_form
from evoinbox.domain.message import Line, LineId
from evoinbox.settings import SendKey
from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.controls import Button, Choice, ErrorLabel, WrappedLabel, panel
from evoinbox.ui.dialog import FIELD_HEIGHT, Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.text_view import TextView
from evoinbox.ui.whom import Seek, Whom
from evoinbox.words import tr

STEADY_US: Final = 500_000
_PRESSES: Final = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class NewConversation(Dialog):
    """To whom, from which line; `started` carries address and line, `seek` finds people by their names."""

    started = Signal(str, str)

    def __init__(
        self,
        parent: QWidget,
        region: str,
        lines: Sequence[Line],
        line: LineId,
        seek: Seek = lambda _typed, _most: (),
    ) -> None:
        super().__init__(parent, tr("New conversation"), tr("Start"), 420)
        self._region = region
        self.whom = Whom(seek)
        self.to = self.whom.field
        self.line = Choice()
        tell(self.line, self.line.setAccessibleName, tr("From"))
        self.line.setMinimumHeight(FIELD_HEIGHT)
        self.reading = Label("", "muted")
        self.reading.setWordWrap(True)
        for one in lines:
            self.line.addItem(one.name or one.id, one.id)
        self.line.setCurrentIndex(max(0, self.line.findData(line)))
        self.content.addWidget(Label(tr("To"), "caption"))
        self.content.addWidget(self.whom)
        self.content.addWidget(self.reading)
        self.content.addWidget(Label(tr("From"), "caption"))
        self.content.addWidget(self.line)
        self.to.textChanged.connect(self._read)
        self.accept_button.clicked.connect(self._start)
        self._read()
        self.to.setFocus()

    def _read(self) -> None:
        typed = self.to.text().strip()
        address = dialled(typed, self._region) if typed else None
        self.accept_button.setEnabled(address is not None and self.line.count() > 0)
        if address is not None:
            self.reading.setText(self.whom.called or reading_form(address, self._region))
        elif self.line.count() == 0:
            self.reading.setText(tr("Your lines are not known yet. They arrive with the first texts."))
        elif typed:
            self.reading.setText("" if any(map(str.isalpha, typed)) else tr("This is not a whole number yet."))
        else:
            self.reading.setText(tr("With country code, or as you would dial it at home."))

    def _start(self) -> None:
        address = dialled(self.to.text().strip(), self._region)
        if address is not None:
            self.started.emit(address.written, self.line.currentData())
            self.accept()


class EditDialog(Dialog):
    """Other words for a text that waits to leave.

    `saved` carries them, and `handed` says that it did; who keeps them calls `accept` or `refuse`. `again` opens it
    anew with words; `aside` while it is to be.
    """

    saved = Signal(str)

    def __init__(
        self, parent: QWidget, name: str, text: str, send_key: SendKey, *, again: Callable[[str], None]
    ) -> None:
        super().__init__(parent, tr("Edit the text to {name}", name=name), tr("Save"), 480, outside=tr("Edit the text"))
        self._again = again
        self._open = True
        self.handed = self.aside = False
        self.edit = ComposeEdit(send_key)
        self.edit.put(text, len(text))
        self.problem = ErrorLabel()
        frame = panel("writing")
        inside = QHBoxLayout(frame)
        inside.addWidget(self.edit)
        self.content.addWidget(frame)
        self.content.addWidget(self.problem)
        self.edit.textChanged.connect(self._show_save)
        self.edit.send_pressed.connect(self._save)
        self.edit.left.connect(self.reject)
        self.accept_button.clicked.connect(self._save)
        self.edit.setFocus()

    def lay_aside(self) -> Callable[[], None]:
        """With the words as they are, changed or not: the text is not to leave meanwhile."""
        self.aside = True
        return partial(self._again, self.edit.text())

    def refuse(self, words: str, *, over: bool) -> None:
        """Say why the words were not taken; `over` when there is nothing left to change."""
        self.problem.say(words)
        self._open = not over
        self._show_save()

    def _show_save(self) -> None:
        self.accept_button.setEnabled(self._open and bool(self.edit.text().strip()))

    def _save(self) -> None:
        if self.accept_button.isEnabled():
            self.handed = True
            self.saved.emit(self.edit.text())


class LeaveDialog(Dialog):
    """What speaks against going on, as what would be left undone; `accepted` when the agent goes on all the same."""

    def __init__(self, parent: QWidget, title: str, accept: str, words: str) -> None:
        super().__init__(parent, title, accept, 420)
        self.words = Label("")
        self.words.setWordWrap(True)
        self.content.addWidget(self.words)
        self.accept_button.clicked.connect(self.accept)
        # Whoever types on when this appears must not leave by it.
        self.accept_button.setDefault(False)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
        self.say(words)

    def say(self, words: str) -> None:
        """Say what would be left undone."""
        self.words.setText(words)
        self.setAccessibleDescription(words)


class TimeDialog(Dialog):
    """Until when; `chosen` carries the instant, in UTC microseconds, of a time on this computer's clock."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, now: datetime, first: datetime) -> None:
        super().__init__(parent, tr("Put off until"), tr("Put off"), 360)
        self.when = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(first.timestamp())))
        tell(self.when, self.when.setAccessibleName, tr("Put off until"))
        self.when.setMinimumDateTime(QDateTime.fromSecsSinceEpoch(int(now.timestamp())))
        self.when.setCalendarPopup(True)
        self.when.setMinimumHeight(FIELD_HEIGHT)
        self.content.addWidget(self.when)
        self.accept_button.clicked.connect(self._choose)
        self.when.setFocus()

    def _choose(self) -> None:
        self.chosen.emit(self.when.dateTime().toSecsSinceEpoch() * 1_000_000)
        self.accept()


class LinkDialog(Dialog):
    """Where a link really leads; `accepted` when it is to be opened, `copied` when only its address is wanted.

    Keys and clicks of the first half second are not meant for it.
    """

    copied = Signal()

    def __init__(self, parent: QWidget, title: str, host: str, address: str, now_us: Callable[[], int]) -> None:
        super().__init__(parent, title, tr("Open"), 440)
        self._now_us = now_us
        self._steady_at_us = now_us() + STEADY_US
        self.host, self.address = WrappedLabel(host, "title"), WrappedLabel(address, "caption")
        self.doubts = ErrorLabel()
        for label in (self.host, self.address):
            self.content.addWidget(label)
        self.content.addWidget(self.doubts)
        self.copy_button = Button(tr("Copy link"))
        self.buttons.insertWidget(1, self.copy_button)
        self.copy_button.clicked.connect(self._copy)
        self.accept_button.clicked.connect(self.accept)
        self.accept_button.setDefault(False)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
        for widget in (self, self.accept_button, self.cancel_button, self.copy_button):
            widget.installEventFilter(self)

    def warn(self, words: str) -> None:
        """Say what is odd about it."""
        self.doubts.say(words)
        self.setAccessibleDescription(f"{self.host.text()} {words}".strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types or clicks on when this appears must not leave by it."""
        if event.type() in _PRESSES and self._now_us() < self._steady_at_us:
            self.cancel_button.setFocus()  # a click has brought the keyboard to what it was on
            return True
        return super().eventFilter(watched, event)

    def _copy(self) -> None:
        self.copied.emit()
        self.reject()


class TextDialog(Dialog):
    """One text, to select within and copy from."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, tr("Text"), tr("Close"), 480)
        self.only_close()
        self.view = TextView(text)
        self.content.addWidget(self.view)
        self.view.setFocus()


class LicencesDialog(Dialog):
    """The notices of all parts the program is made of."""

    def __init__(self, parent: QWidget, notices: str) -> None:
        super().__init__(parent, tr("Licences"), tr("Close"), 480)
        self.only_close()
        self.view = TextView(notices)
        tell(self.view, self.view.setAccessibleName, tr("Notices"))
        self.content.addWidget(self.view)
        em = self.fontMetrics().horizontalAdvance("M")
        self.resize(min(52 * em, parent.width()), min(42 * em, parent.height()))
        self.view.setFocus()
