"""The road of a hostile text through the program: wire, store, search, painting, notification, export, log.

Invariants: what arrives is kept as it was sent but for halves of surrogate pairs, which become U+FFFD; nothing hostile
is left of it where it is painted, and nothing of it in the log; how long a painting takes is told and not judged.
"""

from __future__ import annotations

import csv
import html
import json
import logging
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import thread_time
from typing import Final

from jeepney import DBusAddress, Parser, new_method_call
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget

from evoinbox import log
from evoinbox.api import wire
from evoinbox.desktop.daemon import NAME, PATH
from evoinbox.desktop.daemon import _sendable as sendable
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import Conversation, Draft
from evoinbox.domain.export import Form, Summary, Told, file_name
from evoinbox.domain.export_forms import writer_of
from evoinbox.domain.folding import fold
from evoinbox.domain.legible import legible
from evoinbox.domain.message import Message
from evoinbox.domain.sieve import EVER_US
from evoinbox.settings import Theme
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk
from evoinbox.store.reader import Reader
from evoinbox.store.summary import PREVIEW_LENGTH
from evoinbox.ui.bubble import BubbleDelegate
from evoinbox.ui.conversation_model import Role
from evoinbox.ui.conversation_row import ConversationRow
from evoinbox.ui.message_model import ThreadRole
from evoinbox.ui.names import Names
from evoinbox.ui.theme import ThemeSource
from evoinbox.ui.thread_row import ThreadRow, rows_of
from tests.engine.test_exporting import WORDS, read_back
from tests.fuzz import bodies, texts

csv.field_size_limit(1 << 24)
KEY: Final = "ab" * 32
ALL: Final = 1 << 62
WIDTH: Final = 400
HIGH: Final = 300
SHORT: Final = 400
"""Texts of so many characters are looked at letter by letter once they are legible."""

LONG: Final = 5000
"""Longer ones are not sought: to find one by a piece that stands in it a thousand times takes its time."""

_HALF: Final = re.compile("[\ud800-\udfff]")


@dataclass
class Road:
    """Owns a folder with stores, and what paints; `slowest` is the most processor time that took, and of which text."""

    place: Path
    slowest: tuple[float, str] = (0.0, "")

    def __post_init__(self) -> None:
        self.cache = Cache(self.place / "cache.db", KEY)
        self.desk = Desk(self.place / "desk.db", KEY)
        self.reader = Reader(self.place / "cache.db", self.place / "desk.db", KEY)
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self.theme = ThemeSource(application, Theme.LIGHT)
        self.names = Names("US")
        self.row = ConversationRow(self.theme, lambda: NOW_US)
        self.bubbles = BubbleDelegate(self.theme, lambda: NOW_US)
        self.bubbles.use_region("US")
        self.bubbles.width = WIDTH
        self.canvas = QImage(WIDTH, HIGH, QImage.Format.Format_RGB32)
        self.widget = QWidget()
        self.widget.resize(WIDTH, HIGH)
        self.rows: dict[ConversationKey, Conversation] = {}
        self.lines = log.Redacted("%(name)s: %(message)s")

    def close(self) -> None:
        self.reader.close()
        self.cache.close()
        self.desk.close()
        self.widget.deleteLater()
        self.theme.deleteLater()

    def walk(self, random: Random, sent: Sequence[str], number: int, share: int = 1) -> None:
        """Take some texts down the road; each of a `share` is sought, drafted, painted and notified.

        `number` makes their ids.
        """
        messages = self._through_wire(random, sent, number)
        self._through_store(messages)
        for message in messages:
            self._through_log(message)
            shown = legible(message.text[:SHORT])
            assert not hidden_in(shown.text), message.id
            assert shown.source(len(shown.text)) == len(message.text[:SHORT])
        some = messages[::share]
        self._through_draft(some)
        self._through_search(random, some)
        self._through_notification(some)
        self._through_export(some)
        self._through_painting(some)

    def _through_wire(self, random: Random, sent: Sequence[str], number: int) -> list[Message]:
        items = [
            bodies.text_item(random, 0)
            | {
                "id": f"{number}-{place}", "text": text, "sender": text[:60], "endpointId": "64a0e1",
                "otherAddress": f"+1503{random.randrange(10**7):07}" if place % 4 else text[:40] or "x",
                "endpointDisplayName": text[:30],
            }
            for place, text in enumerate(sent)
        ]  # fmt: skip
        # Escaped, as only so half a pair can be written down.
        body = json.dumps({"items": items, "hasMorePages": False}).encode()
        read = wire.read_message_page(body, "US")
        found = {str(message.id): message for message in read.messages}
        for item in items:
            message = found.get(str(item["id"]))
            if message is None:
                assert not whole(str(item["otherAddress"])).strip(), item["otherAddress"]
                continue
            assert message.text == whole(str(item["text"]))
            assert message.sender == whole(str(item["sender"]))
        return list(read.messages)

    def _through_store(self, messages: Sequence[Message]) -> None:
        with self.cache.transaction():
            self.cache.store(messages, ())
        kept = self.cache.known([message.id for message in messages])
        assert {key: row[1] for key, row in kept.items()} == {message.id: message.text for message in messages}
        while self.cache.file(1000, 0):
            pass
        self.rows = {row.key: row for row in self.reader.conversations()}
        newest: dict[ConversationKey, Message] = {}
        for message in sorted(messages, key=lambda one: (one.at_us, one.id)):
            newest[message.conversation] = message
        for key, message in newest.items():
            row = self.rows[key]
            assert row.draft or row.last_at_us > message.at_us or row.last_text == message.text[:PREVIEW_LENGTH], (
                message.id
            )

    def _through_draft(self, messages: Sequence[Message]) -> None:
        for message in messages[:: max(1, len(messages) // 10)]:  # each is on the disk for sure, which takes its time
            self.desk.save_draft(Draft(message.conversation, message.address, message.line, message.text, 0))
            draft = self.reader.draft(message.conversation)
            assert draft is not None
            assert draft.text == message.text

    def _through_search(self, random: Random, messages: Sequence[Message]) -> None:
        for message in messages:
            if len(message.text) > LONG:
                continue
            folded = fold(message.text)
            assert fold(folded) == folded
            if len(folded) < 3:
                continue
            at = random.randrange(len(folded) - 2)
            sought = fold(folded[at : at + random.choice((3, 4, 12))])
            if sought not in folded or len(sought) < 3:
                continue
            below = ALL
            while below:
                found, below = self.cache.find(sought, below)
                if any(one.id == message.id for one in found):
                    break
            else:
                raise AssertionError(f"{message.id} is not found by {sought!r}")

    def _through_painting(self, messages: Sequence[Message]) -> None:
        painter = QPainter(self.canvas)
        try:
            for message in messages:
                conversation = self.rows[message.conversation]
                (row,) = rows_of([message], [], {}, {})
                while True:  # boxes at first, where much is new
                    self._paint(painter, self.row, Role.CONVERSATION, conversation, message.id)
                    self._paint(painter, self.bubbles, ThreadRole.ROW, row, message.id)
                    if not self.bubbles.laid(row).layout.font().styleStrategy() & QFont.StyleStrategy.NoFontMerging:
                        break
                    self._load(message.id)
        finally:
            painter.end()

    def _load(self, which: str) -> None:
        """The window's loop goes on until boxes can be letters."""
        heard = QSignalSpy(self.theme.scripts.loaded)
        while not heard.count():
            begun = thread_time()
            QApplication.processEvents()
            self.slowest = max(self.slowest, (thread_time() - begun, f"loading for {which}"))
        self.bubbles.measure()

    def _paint(
        self, painter: QPainter, delegate: ConversationRow | BubbleDelegate, role: int, value: Conversation | ThreadRow,
        which: str,
    ) -> None:  # fmt: skip
        option = QStyleOptionViewItem()
        option.widget = self.widget
        begun = thread_time()
        index = One(role, value, self.names.of(value.address) if isinstance(value, Conversation) else "")
        option.rect = QRect(0, 0, WIDTH, max(1, delegate.sizeHint(option, index.index(0)).height()))
        delegate.paint(painter, option, index.index(0))
        self.slowest = max(self.slowest, (thread_time() - begun, f"{which} as {type(delegate).__name__}"))

    def _through_notification(self, messages: Sequence[Message]) -> None:
        """As the daemon sends it: plain on the wire, and nothing in it is a tag for who reads markup."""
        for message in messages:
            title = sendable(self.names.of(message.address))
            body = html.escape(sendable(message.text[:500]), quote=False)
            assert "<" not in body
            assert sendable(message.text) == message.text.replace("\0", "")
            call = new_method_call(DBusAddress(PATH, NAME, NAME), "Notify", "ss", (title, body))
            (heard,) = Parser().feed(call.serialise(serial=1))
            assert heard.body == (title, body)

    def _through_export(self, messages: Sequence[Message]) -> None:
        """Each form reads back as it was: nothing has become a formula, a tag, or another cell."""
        wanted = [[one.direction.value, one.address, one.line, one.sender, one.text] for one in messages]
        for form in Form:
            writer = writer_of(form, WORDS)
            content = writer.head() + writer.rows([Told(one, one.sender) for one in messages])
            content += writer.foot(Summary(len(messages), "0" * 64, EVER_US, NOW_US))
            rows, _ = read_back(form, content.encode().decode())
            assert [row[2:] for row in rows] == wanted, form
        for message in messages:
            name = file_name(message.text[:SHORT], form=Form.CSV)
            assert not set(name) & set('/\\:*?"<>|\0\n\r\u202e'), name

    def _through_log(self, message: Message) -> None:
        """An error that says all of it leaves nothing of it in the log."""
        if len(message.text) > SHORT:
            return
        record = logging.makeLogRecord(
            {"name": "evoinbox.x", "msg": "failed", "exc_info": (None, ValueError(message.text), None)}
        )
        assert self.lines.format(record) == "evoinbox.x: failed\nValueError"


def whole(text: str) -> str:
    """A text without halves of surrogate pairs; two halves that make one do."""
    return _HALF.sub("\ufffd", text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass"))


def hidden_in(shown: str) -> list[str]:
    """Characters that hide or reorder, in what is to be painted."""
    return [
        letter
        for letter in set(shown)
        if (unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t") or letter in texts.BIDI
    ]


NOW_US: Final = 2_000_000_000_000_000


class One(QAbstractListModel):
    """One row, by one role, with a name to show."""

    def __init__(self, role: int, value: object, name: str) -> None:
        super().__init__()
        self._role, self._value, self._name = role, value, name

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.row() or role not in (self._role, Qt.ItemDataRole.DisplayRole):
            return None
        return self._value if role == self._role else self._name
