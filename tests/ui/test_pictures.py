"""The painting code, by pictures: rows of the list, bubbles, icons; in each palette, at each scale, from both sides."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import pytest
from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget

from evoinbox.desktop.tray import badged
from evoinbox.domain.conversation import FOR_GOOD_US, Conversation
from evoinbox.domain.message import Direction, LineId, Message, MessageId
from evoinbox.domain.outgoing import OutgoingState, Reason
from evoinbox.settings import Language, Theme, resource
from evoinbox.ui.bubble import BubbleDelegate
from evoinbox.ui.conversation_model import Role
from evoinbox.ui.conversation_row import ConversationRow
from evoinbox.ui.icons import application_icon, pixmap
from evoinbox.ui.language import speak
from evoinbox.ui.message_model import ThreadRole
from evoinbox.ui.names import Names
from evoinbox.ui.theme import ThemeSource
from evoinbox.ui.thread_row import ThreadRow, divided, rows_of
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.support.pictures import FEW, check, differences

FONT: Final = "Noto Sans"
"""Debian's `fonts-noto-core`, which the set-up installs: pictures are of one font."""

LIST_WIDTH: Final = 330
THREAD_WIDTH: Final = 560
SCALES: Final = (1.25, 1.5, 1.75, 2.0, 3.0)
KEPT_SCALE: Final = 1.5
State = QStyle.StateFlag


class Rows(QAbstractListModel):
    """Anything, by one role, with a name to show."""

    def __init__(self, rows: Sequence[object], role: int) -> None:
        super().__init__()
        self._rows, self._role, self._names = rows, role, Names("US")

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == self._role:
            return row
        if role == Qt.ItemDataRole.DisplayRole and isinstance(row, Conversation):
            return self._names.of(row.address)
        return None


@pytest.fixture(autouse=True)
def one_look(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One font, one time zone, one style."""
    if FONT not in QFontDatabase.families():
        pytest.skip(f"pictures are of {FONT}, which is not installed")
    before = qapp.font()
    qapp.setFont(QFont(FONT, 10))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    qapp.setFont(before)


@pytest.fixture
def palettes(qapp: QApplication) -> Iterator[dict[Theme, ThemeSource]]:
    """Each palette."""
    speak(qapp, Language.ENGLISH, QLocale.c())
    made = {which: ThemeSource(qapp, which) for which in (Theme.LIGHT, Theme.DARK, Theme.CONTRAST)}
    yield made
    for source in made.values():
        source.deleteLater()
    speak(qapp, Language.ENGLISH, QLocale.c())


def conversation(place: int, text: str = "Is the red one still there?", **how: object) -> Conversation:
    plain = Conversation(
        key=message(address=f"+150355501{place:02}").conversation, address=f"+150355501{place:02}",
        line=LineId("line-1"), line_name="Front desk", last_at_us=NOW_US - place * 40 * MINUTE_US, last_text=text,
        last_direction=Direction.OUTGOING, last_sender="Dana Reyes", unread=0, draft="", outgoing=None,
    )  # fmt: skip
    return replace(plain, **how)  # type: ignore[arg-type]


def asks(plain: Conversation) -> Conversation:
    """The same, where the customer wrote last."""
    return replace(plain, last_direction=Direction.INCOMING, last_sender="")


def conversations() -> list[Conversation]:
    """One of each look."""
    return [
        conversation(1),
        asks(conversation(2, unread=3, waiting_since_us=NOW_US - 12 * MINUTE_US)),
        asks(conversation(3, unread=120, waiting_since_us=NOW_US - 95 * MINUTE_US)),
        conversation(4, draft="We have it in"),
        conversation(5, "On its way", outgoing=OutgoingState.QUEUED),
        conversation(6, "It did not go", outgoing=OutgoingState.FAILED, needing=1),
        conversation(7, "Nobody knows", outgoing=OutgoingState.ASKING, needing=1),
        conversation(8, pinned=True, muted=True),
        conversation(9, shelved_until_us=NOW_US + 600 * MINUTE_US),
        conversation(10, shelved_until_us=FOR_GOOD_US),
        conversation(11, "A text that is much too long for one row of a list of this width", address="Rosewood Cycles"),
        asks(conversation(12, "شكرا جزيلا 👍 see you")),
        conversation(13, "the one that is chosen"),
        conversation(14, "the one under the pointer"),
    ]


def option_of(area: QRect, state: State) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.rect, option.state = area, state
    option.widget = QWidget()
    option.widget.resize(area.width(), 2000)
    return option


def canvas(width: int, height: int, scale: float, ground: str) -> QImage:
    drawn = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    drawn.setDevicePixelRatio(scale)
    drawn.fill(QColor(ground))
    return drawn


def painter_on(drawn: QImage) -> QPainter:
    """A painter that writes from the same side as one on a widget."""
    painter = QPainter(drawn)
    painter.setLayoutDirection(QApplication.layoutDirection())
    return painter


def draw_list(theme: ThemeSource, scale: float) -> QImage:
    listed = conversations()
    model, row = Rows(listed, Role.CONVERSATION), ConversationRow(theme, lambda: NOW_US)
    row.several_lines = True
    drawn = canvas(LIST_WIDTH, row.row_height * len(listed), scale, theme.palette.side)
    painter = painter_on(drawn)
    for place in range(len(listed)):
        state = {12: State.State_Selected | State.State_HasFocus, 13: State.State_MouseOver}.get(
            place, State.State_None
        )
        area = QRect(0, row.row_height * place, LIST_WIDTH, row.row_height)
        row.paint(painter, option_of(area, state), model.index(place))
    painter.end()
    return drawn


def sent(text: Message) -> Message:
    """The same, written by a colleague."""
    return replace(text, direction=Direction.OUTGOING, sender="Dana Reyes")


def texts() -> list[ThreadRow]:
    """One of each look."""
    day = 24 * 60 * MINUTE_US
    came = [
        message("a", at_us=NOW_US - day, text="Hello! Is the red one still there?"),
        message("b", at_us=NOW_US - day + 1000, text="It is for my sister."),
        sent(message("c", at_us=NOW_US - day + MINUTE_US, text="It is: https://rosewood.example/red, ask for Tom.")),
        message("d", at_us=NOW_US - 30 * MINUTE_US, text="word " * 60, line="line-2", line_name="Shop"),
        message("e", at_us=NOW_US - 20 * MINUTE_US, text="مرحبا، هل ما زالت هناك؟ 👍"),
        sent(message("f", at_us=NOW_US - 19 * MINUTE_US, text="")),
        message("g", at_us=NOW_US - 9 * MINUTE_US, text="evil \u202etxt\u202c, (503) 555-0100"),
    ]
    waits = [
        outgoing("o1", text="accepted", state=OutgoingState.ACCEPTED, written_at_us=NOW_US - 5 * MINUTE_US),
        outgoing("o2", text="on its way", state=OutgoingState.SENDING, written_at_us=NOW_US - 4 * MINUTE_US),
        outgoing("o3", text="failed", state=OutgoingState.FAILED, written_at_us=NOW_US - 3 * MINUTE_US),
        outgoing("o4", text="asking", state=OutgoingState.ASKING, written_at_us=NOW_US - 2 * MINUTE_US),
        replace(outgoing("o5", text="late", written_at_us=NOW_US - MINUTE_US), reason=Reason.LATE),
        outgoing("o6", text="to be taken back", due_at_us=NOW_US + 2_500_000),
    ]
    rows = rows_of(came, waits, {MessageId("x"): "x"}, {LineId("line-1"): "Front desk", LineId("line-2"): "Shop"})
    return divided(rows, "m:e")


def draw_thread(theme: ThemeSource, scale: float) -> QImage:
    shown = texts()
    bubbles = BubbleDelegate(theme, lambda: NOW_US)
    bubbles.use_region("US")
    bubbles.width = THREAD_WIDTH
    bubbles.chosen = lambda identity: (4, 8) if identity == "m:b" else None
    heights = [bubbles.frame(row).height for row in shown]
    model = Rows(shown, ThreadRole.ROW)
    drawn = canvas(THREAD_WIDTH, sum(heights), scale, theme.palette.surface)
    painter, top = painter_on(drawn), 0
    for place, height in enumerate(heights):
        state = {0: State.State_HasFocus, 1: State.State_Selected}.get(place, State.State_None)
        bubbles.paint(painter, option_of(QRect(0, top, THREAD_WIDTH, height), state), model.index(place))
        top += height
    painter.end()
    return drawn


def draw_icons(theme: ThemeSource, scale: float) -> QImage:
    names = sorted(file.stem for file in resource("icons").glob("*.svg") if file.stem != "evoinbox")
    drawn = canvas(10 * 40, (len(names) + 9) // 10 * 40 + 160, scale, theme.palette.surface)
    painter = QPainter(drawn)
    for place, name in enumerate(names):
        x, y = place % 10 * 40, place // 10 * 40
        painter.drawPixmap(x + 8, y + 8, pixmap(name, theme.palette.text, 20, scale))
    left, top = 8, (len(names) + 9) // 10 * 40 + 8
    for size in (16, 22, 32, 64):
        for number in (0, 7, 42, 120):
            picture = badged(application_icon(), number) if number else application_icon()
            painter.drawPixmap(left, top, picture.pixmap(QSize(size, size), scale))
            left += size + 8
        left, top = (8, top + size + 8) if size in (22, 32) else (left, top)
    painter.end()
    return drawn


DRAWN: Final = {"list": draw_list, "thread": draw_thread, "icons": draw_icons}


@pytest.mark.parametrize("which", [Theme.LIGHT, Theme.DARK, Theme.CONTRAST], ids=lambda theme: theme.value)
@pytest.mark.parametrize("what", DRAWN)
def test_each_palette(palettes: dict[Theme, ThemeSource], what: str, which: Theme) -> None:
    check(f"{what}-{which.value}", DRAWN[what](palettes[which], 1.0))


@pytest.mark.parametrize("scale", SCALES, ids=str)
@pytest.mark.parametrize("what", DRAWN)
def test_each_scale_is_drawn_for_itself(palettes: dict[Theme, ThemeSource], what: str, scale: float) -> None:
    drawn = DRAWN[what](palettes[Theme.LIGHT], scale)
    if scale == KEPT_SCALE:
        check(f"{what}-{scale}", drawn)
    grown = DRAWN[what](palettes[Theme.LIGHT], 1.0)
    grown.setDevicePixelRatio(1)
    drawn.setDevicePixelRatio(1)
    smooth = Qt.TransformationMode.SmoothTransformation
    grown = grown.scaled(drawn.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth).convertToFormat(drawn.format())
    assert edges(drawn) > 1.1 * edges(grown)  # a picture that is enlarged is blurred


def edges(picture: QImage) -> int:
    """How many neighbouring pixels differ strongly: blurred ones differ by little each."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    octets, stride = bytes(grey.constBits()), grey.bytesPerLine()
    lines = (octets[y * stride : y * stride + grey.width()] for y in range(grey.height()))
    return sum(abs(one - next_) > 100 for line in lines for one, next_ in pairwise(line))


@pytest.mark.parametrize("what", ["list", "thread"])
def test_from_right_to_left(palettes: dict[Theme, ThemeSource], qapp: QApplication, what: str) -> None:
    speak(qapp, Language.ARABIC, QLocale.c())
    check(f"{what}-arabic", DRAWN[what](palettes[Theme.LIGHT], 1.0))


def test_a_small_mark_that_is_gone_is_noticed(palettes: dict[Theme, ThemeSource]) -> None:
    drawn = draw_list(palettes[Theme.LIGHT], 1.0)
    spoiled = drawn.copy()
    painter = QPainter(spoiled)
    painter.fillRect(LIST_WIDTH - 40, 90, 30, 30, QColor(palettes[Theme.LIGHT].palette.side))  # an unread number
    painter.end()
    assert differences(drawn, drawn)[0] == 0
    assert differences(drawn, spoiled)[0] > FEW * drawn.width() * drawn.height() / 2
