"""The real program with somebody at its keyboard: writes what it is told to, decides as told, and says what it sees.

Run in the program's own process: `python -m tests.torture.agent ARGUMENTS OF EVOINBOX`. Orders come as JSON lines on
standard input, reports go as JSON lines to standard output. Invariants: everything is done by the window's own fields,
keys, buttons and menus; what is reported as a text's state is what the window reads from the desk.
"""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from shiboken6 import isValid

from evoinbox.__main__ import program
from evoinbox.api.client import Client, Limits
from evoinbox.app import App
from evoinbox.domain.outgoing import Outgoing, OutgoingId, OutgoingState
from evoinbox.engine.changes import Change, NotStored, Opened, OutgoingChanged, SignInFailed, SignInNeeded
from evoinbox.engine.commands import CountAsSent, Discard, Hold, OutgoingCommand, SendAgain, TakeBack
from evoinbox.store.reader import Reader
from evoinbox.ui.actions import Act
from evoinbox.ui.dialogs import EditDialog
from evoinbox.ui.message_view import choices_of
from tests.torture import steps

KILL: Final = "EVOINBOX_TORTURE_KILL"
LIMITS: Final = Limits(connect_s=1, read_s=1.5, write_s=1.5, pool_s=4, whole_s=4)
"""The program's own are 20 times that; what is proven does not depend on them, and a run takes minutes."""

AGAIN_MS: Final = 300
LOOK_AGAIN_MS: Final = 20
DECISIONS: Final[Mapping[str, Callable[[OutgoingId], OutgoingCommand]]] = {
    "again": SendAgain,
    "arrived": CountAsSent,
    "discard": Discard,
    "take-back": TakeBack,
    "edit": Hold,
}


class Agent(QObject):
    """Sits at one window; one order is carried out after the other."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._window = app.window
        self._inbox = app.window.inbox
        self._orders: deque[dict[str, Any]] = deque()
        self._writing: dict[str, Any] | None = None
        self._last_id = ""
        self._unread = b""
        app.bridge.published.connect(self._on_change)
        make_id = self._inbox.compose._new_id

        def new_id() -> OutgoingId:
            made = make_id()
            self._last_id = made
            return made

        self._inbox.compose._new_id = new_id
        self._inbox.compose.sent.connect(self._on_sent)
        self._ear = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)

    @property
    def _reader(self) -> Reader | None:
        return self._inbox._reader

    # ---- orders

    def _hear(self) -> None:
        part = os.read(0, 65_536)
        if not part:
            self._ear.setEnabled(False)
            self._window.contents.quit_requested.emit()
            return
        *lines, self._unread = (self._unread + part).split(b"\n")
        self._orders.extend(map(json.loads, lines))
        self._next()

    def _next(self) -> None:
        while self._orders and self._writing is None and self._reader is not None:
            order = self._orders.popleft()
            match order["do"]:
                case "write":
                    self._write(order)
                case "quit":
                    self._window.actions_by_name[Act.QUIT].trigger()
                case _:
                    self._decide(order)

    def _write(self, order: dict[str, Any]) -> None:
        self._writing = order
        if self._inbox.compose.edit.isReadOnly():  # a text that was asked back is on its way into the composer
            QTimer.singleShot(LOOK_AGAIN_MS, self._write_again)
            return
        key = self._inbox._names.key_of(order["to"])
        if self._inbox.model.get(key) is not None:
            self._inbox.list.view.select(key)
            self._inbox.open(key, by_program=False)
        else:
            self._inbox.compose_to(order["to"], "", order["line"])
        edit = self._inbox.compose.edit
        if edit.text() != order["text"]:
            if edit.text():
                _tell("draft", text=edit.text())
                edit.selectAll()
            typed = QInputMethodEvent()
            typed.setCommitString(order["text"])
            QCoreApplication.sendEvent(edit, typed)
        self._press()

    def _press(self) -> None:
        self._inbox.compose._guarded_until_us = 0
        QTest.keyClick(self._inbox.compose.edit, Qt.Key.Key_Return)

    def _on_sent(self) -> None:
        """The composer has let go of the text."""
        order, self._writing = self._writing, None
        if order is not None:
            _tell("took", n=order["n"], id=self._last_id, left=self._inbox.compose.edit.text())
        QTimer.singleShot(0, self._next)

    def _decide(self, order: dict[str, Any]) -> None:
        assert self._reader is not None
        text = self._reader.outgoing_text(OutgoingId(order["id"]))
        if text is None:
            return
        self._inbox.list.view.select(text.conversation)
        self._inbox.open(text.conversation, by_program=False)
        pane, wanted = self._inbox.thread_pane, DECISIONS[order["do"]](text.id)
        pane.refresh()
        for place, row in enumerate(pane.model.rows):
            if row.outgoing_id == text.id and wanted in [command for _, command in choices_of(row)]:
                if wanted in pane._commands:
                    # Pressed as AT-SPI does: a mouse would have to wait until the new buttons have found their places.
                    pane._steady_at_us = 0
                    pane._buttons[pane._commands.index(wanted)].click()
                else:
                    words = next(words for words, command in choices_of(row) if command == wanted)
                    menu = pane.view.menu_for(pane.model.index(place))
                    next(action for action in menu.actions() if action.text() == words).trigger()
                    menu.deleteLater()
        if order["do"] == "edit":
            self._edit(order["text"])

    def _edit(self, words: str) -> None:
        for dialog in self._window.findChildren(EditDialog):
            dialog.edit.put(words, len(words))
            dialog.accept_button.click()
            # Where it was refused; else it is gone by then.
            QTimer.singleShot(AGAIN_MS, lambda d=dialog: d.reject() if isValid(d) else None)

    # ---- what is seen

    def _on_change(self, change: Change) -> None:
        match change:
            case Opened():
                QTimer.singleShot(0, self._tell_all)
            case SignInNeeded() | SignInFailed():
                _tell("out", error=type(change.error).__name__)
                QTimer.singleShot(AGAIN_MS, self._sign_in)
            case OutgoingChanged(identity):
                text = self._reader.outgoing_text(identity) if self._reader is not None else None
                if text is not None:
                    _tell("state", **_seen(text))
                    if text.state is OutgoingState.WITHDRAWN and self._reader is not None:
                        draft = self._reader.draft(change.conversation)
                        _tell("back", id=identity, text=draft.text if draft is not None else "")
            case NotStored():
                _tell("not-stored", id=change.id)
                if change.id == self._last_id:
                    QTimer.singleShot(AGAIN_MS, self._write_again)
            case _:
                pass

    def _write_again(self) -> None:
        if self._writing is not None:
            self._write(self._writing)

    def _sign_in(self) -> None:
        page = self._window.sign_in
        page.email.setText("demo@evoinbox.example")
        page.password.setText("demo")
        page.submit()

    def _tell_all(self) -> None:
        reader = self._reader
        if reader is None:
            return
        known = [text for row in reader.conversations() for text in reader.outgoing(row.key)]
        found = [text for text in known if text.state is not OutgoingState.WITHDRAWN]
        _tell("open", texts=[_seen(text) for text in found])
        if self._writing is None:
            self._next()
        elif reader.outgoing_text(OutgoingId(self._last_id)) is not None:
            self._on_sent()  # stored just before a new sign-in closed the files
        else:
            self._write_again()


def _seen(text: Outgoing) -> dict[str, object]:
    return {
        "id": text.id, "to": text.address, "text": text.text, "state": text.state.value, "reason": text.reason.value,
    }  # fmt: skip


def _tell(what: str, **facts: object) -> None:
    os.write(1, json.dumps({"saw": what, **facts}).encode() + b"\n")


def main() -> None:
    """Run the program with an agent."""
    steps.arm(os.environ.get(KILL, ""))
    assert Client.__init__.__kwdefaults__ is not None
    Client.__init__.__kwdefaults__["limits"] = LIMITS
    agents: list[Agent] = []
    start = App.start

    def start_with_agent(app: App) -> None:
        agents.append(Agent(app))
        start(app)

    setattr(App, "start", start_with_agent)  # noqa: B010 - mypy lets nobody assign to a method
    sys.argv[0] = "evoinbox"
    program()


if __name__ == "__main__":
    main()
