"""The whole window from the keyboard: each command by its key and by the palette, and each part by Tab, with a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.message import Account, AccountId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import AccountsOffered, ConversationsChanged, HistoryProgress, SignInNeeded
from evoinbox.engine.commands import (
    CheckNow,
    MarkRead,
    MarkUnread,
    Mute,
    OfferAccounts,
    Pin,
    PutAway,
    ReadAllAgain,
    TakeBack,
    TakeDown,
)
from evoinbox.settings import Settings
from evoinbox.ui.actions import ACTIONS, PLACES, Act
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.dialogs import EditDialog, LeaveDialog, LicencesDialog, NewConversation, TextDialog
from evoinbox.ui.keys_dialog import KeysDialog
from evoinbox.ui.settings_page import SettingsPage
from evoinbox.ui.shortcuts_dialog import ShortcutsDialog
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import SERVER, Stage, dialog_of, edit_of, press

ADDRESS: Final = "+150355501{:02}"
HERE: Final = 10
"""The row that is open at first: none that a digit goes to."""

UNREAD: Final = 3
NEEDING: Final = 5
Seen = Callable[[Stage], bool]


@pytest.fixture
def busy(stage: Stage) -> Stage:
    """Twelve conversations: one unread, one with a failed text; a long one is open, with a text that can be taken back.

    The thread stands at its top, and the keyboard is on the list's own buttons.
    """
    stage.show()
    who = [ADDRESS.format(row) for row in range(12)]
    texts = [message(f"m{n}", address=who[n], at_us=NOW_US - 1000 * n, unread=n == UNREAD) for n in range(12)]
    older = [message(f"o{n}", address=who[HERE], at_us=NOW_US - 10**7 - n, text="hello\n" * 9) for n in range(12)]
    stage.store(*texts, *older)
    failed = outgoing("failed", address=who[NEEDING], written_at_us=texts[NEEDING].at_us)
    stage.desk.enqueue(failed)
    stage.desk.update(replace(failed, state=OutgoingState.FAILED))
    leaving = outgoing("leaving", address=who[HERE], written_at_us=texts[HERE].at_us)
    stage.desk.enqueue(replace(leaving, due_at_us=NOW_US + 10**7))
    stage.open_seat()
    page = stage.window.inbox
    page.list.view.setCurrentIndex(page.model.index(HERE))
    page.thread_pane.view.scrollToTop()
    page.list.check_button.setFocus()
    stage.asked.clear()
    return stage


def shows(kind: type[QDialog]) -> Seen:
    """Whether such a dialog is open."""
    return lambda _stage: isinstance(QApplication.activeModalWidget(), kind)


def asks(kind: type[object]) -> Seen:
    """Whether the engine was asked so."""
    return lambda stage: any(isinstance(command, kind) for command in stage.asked)


def lists(one: Filter) -> Seen:
    """Whether this filter is in force."""
    return lambda stage: stage.window.inbox.model.filter is one


def offers(name: str) -> Seen:
    """Whether a menu of this name is open."""

    def seen(_stage: Stage) -> bool:
        menu: QWidget | None = QApplication.activePopupWidget()  # the stubs know no None
        return menu is not None and menu.accessibleName() == name

    return seen


def stands_at(row: int) -> Seen:
    """Whether this row is open."""
    return lambda stage: stage.window.inbox.open_key == stage.window.inbox.model.at(row).key


def is_large(percent: int) -> Seen:
    """Whether text has this size."""
    return lambda stage: bool(stage.saved) and stage.saved[-1].text_size == percent


def pauses(fits: Callable[[int], bool]) -> Seen:
    """Whether notifications are paused so."""
    return lambda stage: bool(stage.saved) and fits(stage.saved[-1].paused_until_us)


def picks_emoji(stage: Stage) -> bool:
    """Whether the picker is open."""
    picker = stage.window.inbox.compose.emoji.picker
    return picker is not None and picker.isVisible()


DOES: Final[dict[Act, Seen]] = {
    Act.NEW: shows(NewConversation),
    Act.PREVIOUS: stands_at(HERE - 1),
    Act.NEXT: stands_at(HERE + 1),
    **{act: stands_at(place) for place, act in enumerate(PLACES)},
    Act.NEXT_UNREAD: stands_at(UNREAD),
    Act.NEXT_NEEDING: stands_at(NEEDING),
    Act.DONE: asks(PutAway),
    Act.PUT_OFF: offers("Put off until"),
    Act.TAKE_DOWN: asks(TakeDown),
    Act.PIN: asks(Pin),
    Act.MARK_READ: asks(MarkRead),
    Act.MARK_UNREAD: asks(MarkUnread),
    Act.SHOW_ALL: lists(Filter.ALL),
    Act.SHOW_WAITING: lists(Filter.WAITING),
    Act.SHOW_DRAFTS: lists(Filter.DRAFTS),
    Act.SHOW_PUT_OFF: lists(Filter.PUT_OFF),
    Act.SHOW_DONE: lists(Filter.DONE),
    Act.UNREAD_ONLY: lambda stage: stage.window.inbox.model.filter is Filter.UNREAD,
    Act.TAKE_BACK: asks(TakeBack),
    Act.FOCUS_LIST: lambda stage: stage.window.inbox.list.view.hasFocus(),
    Act.FOCUS_THREAD: lambda stage: stage.window.inbox.thread_pane.view.hasFocus(),
    Act.FOCUS_WRITING: lambda stage: stage.window.inbox.compose.edit.hasFocus(),
    Act.WRITE_PLAINLY: lambda stage: edit_of(stage).text() == "it's",
    Act.SPELLING: lambda _stage: isinstance(QApplication.activePopupWidget(), QMenu),
    Act.EMOJI: picks_emoji,
    Act.NEXT_PANE: lambda stage: stage.window.inbox.list.view.hasFocus(),
    Act.PREVIOUS_PANE: lambda stage: stage.window.inbox.compose.edit.hasFocus(),
    Act.TO_NEWEST: lambda stage: stage.window.inbox.thread_pane.view.at_bottom,
    Act.PALETTE: shows(CommandPalette),
    Act.CHECK: asks(CheckNow),
    Act.READ_AGAIN: asks(ReadAllAgain),
    Act.MUTE: asks(Mute),
    Act.PAUSE_HOUR: pauses(lambda until_us: until_us == NOW_US + 3600 * 10**6),
    Act.PAUSE_TOMORROW: pauses(lambda until_us: NOW_US < until_us < NOW_US + 2 * 24 * 3600 * 10**6),
    Act.PAUSE: pauses(lambda until_us: until_us == FOR_GOOD_US),
    Act.RESUME: pauses(lambda until_us: until_us == 0),
    Act.LARGER: is_large(110),
    Act.SMALLER: is_large(90),
    Act.USUAL_SIZE: is_large(100),
    Act.SETTINGS: shows(SettingsPage),
    Act.SHORTCUTS: shows(ShortcutsDialog),
    Act.KEYS: shows(KeysDialog),
    Act.LICENCES: shows(LicencesDialog),
    Act.OTHER_ACCOUNT: asks(OfferAccounts),
    Act.SIGN_OUT: shows(LeaveDialog),
    Act.QUIT: shows(LeaveDialog),
}


def here(stage: Stage) -> ConversationKey:
    """The open conversation."""
    key = stage.window.inbox.open_key
    assert key is not None
    return key


def prepare(stage: Stage, act: Act) -> None:
    """What has to be so for a command to have an effect."""
    if act is Act.USUAL_SIZE:
        stage.window.actions_by_name[Act.LARGER].trigger()
    elif act is Act.SHOW_ALL:
        stage.window.inbox.list.show_only(Filter.UNREAD)
    elif act is Act.TAKE_DOWN:
        stage.desk.shelve({here(stage): NOW_US}, FOR_GOOD_US)
        stage.say(ConversationsChanged(frozenset({here(stage)})))
    elif act is Act.MARK_READ:
        stage.desk.remind(here(stage))
        stage.say(ConversationsChanged(frozenset({here(stage)})))
        stage.asked.clear()
    elif act is Act.WRITE_PLAINLY:
        edit_of(stage).put("it\u2019s", 4)
    elif act is Act.SPELLING:
        edit_of(stage).put("teh cat", 7)
        stage.window.inbox.compose.spelling.use_dictionaries(("en_US",), ("en_US",))
        stage.window.inbox.compose.spelling.take({"teh": ("the",)})


def by_name(listed: object) -> str:
    """The id of a test about one command."""
    return getattr(getattr(listed, "act", None), "value", "")


@pytest.mark.parametrize("listed", [one for one in ACTIONS if one.keys], ids=by_name)
def test_each_command_does_something_by_its_key(busy: Stage, listed: object) -> None:
    one = next(one for one in ACTIONS if one is listed)
    seen = DOES[one.act]
    prepare(busy, one.act)
    assert not seen(busy)
    busy.qtbot.keySequence(busy.window, QKeySequence(one.keys[0]))
    busy.qtbot.waitUntil(lambda: seen(busy))


@pytest.mark.parametrize("listed", [one for one in ACTIONS if one.act is not Act.PALETTE], ids=by_name)
def test_each_command_does_something_from_the_palette(busy: Stage, listed: object) -> None:
    one = next(one for one in ACTIONS if one is listed)
    seen = DOES[one.act]
    prepare(busy, one.act)
    assert not seen(busy)
    palette = dialog_of(busy, Act.PALETTE)
    assert isinstance(palette, CommandPalette)
    busy.qtbot.waitUntil(palette.isActiveWindow)
    busy.qtbot.keyClicks(palette.field, one.words.rstrip("…"))
    assert palette.model.at(0).target is one.act
    busy.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    busy.qtbot.waitUntil(lambda: seen(busy))


# ---- each part has a name and is reached by Tab

WHOLES: Final = (QComboBox, QSpinBox, QKeySequenceEdit, QLineEdit)
"""What Qt makes of several widgets of which one takes part."""
INTERACTIVE: Final = (*WHOLES, QAbstractButton, QPlainTextEdit, QAbstractItemView)

BY_OTHER_KEYS: Final = frozenset({"Found"})
"""The palette's rows: arrow keys choose, while the field keeps the keyboard."""


def parts(root: QWidget) -> list[QWidget]:
    """The interactive widgets in sight."""
    found: list[QWidget] = []
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parent(), WHOLES) or widget.objectName().startswith("qt_")
        if isinstance(widget, INTERACTIVE) and widget.isVisible() and not inner:
            found.append(widget)
    return found


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def check(stage: Stage, root: QWidget) -> None:
    """Fail unless each part has a name and is reached by Tab, or by the other keys named above."""
    widgets = parts(root)
    assert widgets
    nameless = [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in widgets if not name_of(w)]
    assert not nameless
    stage.qtbot.waitUntil(root.window().isActiveWindow)
    reached: set[QWidget] = set()
    for _ in range(2 * len(widgets) + 30):
        focused = QApplication.focusWidget()
        if focused is not None:
            reached.add(focused)
        press(stage, Qt.Key.Key_Tab)
    missed = {name_of(w) for w in widgets if w.isEnabled() and w not in reached and not by_arrows(w, reached)}
    assert missed <= BY_OTHER_KEYS


def by_arrows(widget: QWidget, reached: set[QWidget]) -> bool:
    """Whether it is one of several of which one is chosen: Tab goes to that one, arrow keys from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() in reached


def test_the_page_before_the_inbox_is_walked_by_tab(stage: Stage) -> None:
    stage.show()
    stage.say(SignInNeeded("http://localhost:1", "", None))
    check(stage, stage.window.sign_in)
    stage.say(AccountsOffered((Account(AccountId("1"), "Example Dental"), Account(AccountId("2"), "Example Bikes"))))
    check(stage, stage.window.accounts)


@pytest.mark.parametrize("width", [1180, 400], ids=["two-panes", "one-pane"])
def test_the_inbox_is_walked_by_tab(busy: Stage, width: int) -> None:
    busy.say(SignInNeeded(SERVER, "ann@example.com", None), HistoryProgress(5, 500, complete=False))
    busy.window.resize(width, 760)
    check(busy, busy.window.inbox)
    busy.window.actions_by_name[Act.FOCUS_WRITING].trigger()
    busy.qtbot.keyClicks(busy.window.inbox.compose.edit, "x")
    check(busy, busy.window.inbox)


@pytest.mark.parametrize(
    "act",
    [Act.NEW, Act.SETTINGS, Act.SHORTCUTS, Act.KEYS, Act.LICENCES, Act.PALETTE, Act.QUIT],
    ids=lambda act: act.value,
)
def test_each_dialog_is_walked_by_tab(busy: Stage, act: Act) -> None:
    dialog = dialog_of(busy, act)
    check(busy, dialog)
    dialog.reject()


def test_the_dialogs_of_one_text_are_walked_by_tab(busy: Stage) -> None:
    for dialog in (
        TextDialog(busy.window, "hello"),
        EditDialog(busy.window, "Ann", "hello", Settings().send_key),
    ):
        dialog.open()
        check(busy, dialog)
        dialog.reject()


# ---- the keyboard comes back


def part_of(stage: Stage, name: str) -> QWidget:
    """A part of the inbox."""
    page = stage.window.inbox
    return {"list": page.list.view, "messages": page.thread_pane.view, "writing": page.compose.edit}[name]


@pytest.mark.parametrize("part", ["list", "messages", "writing"])
@pytest.mark.parametrize(
    "act",
    [Act.NEW, Act.SETTINGS, Act.SHORTCUTS, Act.KEYS, Act.LICENCES, Act.PALETTE, Act.SIGN_OUT, Act.QUIT],
    ids=lambda act: act.value,
)
def test_the_keyboard_comes_back_from_each_dialog(busy: Stage, act: Act, part: str) -> None:
    widget = part_of(busy, part)
    widget.setFocus()
    dialog = dialog_of(busy, act)
    busy.qtbot.waitUntil(dialog.isActiveWindow)
    busy.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    busy.qtbot.waitUntil(widget.hasFocus)


def test_the_keyboard_comes_back_through_two_dialogs(busy: Stage) -> None:
    widget = part_of(busy, "messages")
    widget.setFocus()
    page = dialog_of(busy, Act.SETTINGS)
    assert isinstance(page, SettingsPage)
    busy.qtbot.mouseClick(page.field("keys"), Qt.MouseButton.LeftButton)
    keys = QApplication.activeModalWidget()
    assert isinstance(keys, KeysDialog)
    busy.qtbot.waitUntil(keys.isActiveWindow)
    busy.qtbot.keyClick(keys, Qt.Key.Key_Escape)
    busy.qtbot.waitUntil(widget.hasFocus)


@pytest.mark.parametrize("part", ["list", "messages", "writing"])
def test_the_keyboard_comes_back_from_a_notice(busy: Stage, part: str) -> None:
    widget = part_of(busy, part)
    widget.setFocus()
    busy.say(SignInNeeded(SERVER, "ann@example.com", None))
    assert widget.hasFocus()
    close = next(w for w in parts(busy.window.inbox.notice) if name_of(w) == "Dismiss notice")
    close.setFocus()
    press(busy, Qt.Key.Key_Space)
    assert not busy.window.inbox.notice.isVisible()
    assert widget.hasFocus()


@pytest.mark.parametrize("part", ["list", "messages", "writing"])
def test_the_keyboard_comes_back_from_another_page(busy: Stage, part: str) -> None:
    widget = part_of(busy, part)
    widget.setFocus()
    busy.say(AccountsOffered((Account(AccountId("a1"), "Example Dental"), Account(AccountId("2"), "Example Bikes"))))
    press(busy, Qt.Key.Key_Escape)
    assert busy.window.pages.currentWidget() is busy.window.inbox
    assert widget.hasFocus()


@pytest.mark.parametrize("part", ["list", "messages", "writing"])
def test_the_keyboard_comes_back_from_another_window(busy: Stage, part: str) -> None:
    widget = part_of(busy, part)
    widget.setFocus()
    other = QLineEdit()
    busy.qtbot.addWidget(other)
    with busy.qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.hide()
    busy.window.activateWindow()
    busy.qtbot.waitUntil(widget.hasFocus)
