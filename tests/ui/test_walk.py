"""The whole window from the keyboard: each command by its key and by the palette, and each part by Tab, with a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QWidget,
)

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.message import Message
from evoinbox.domain.sieve import ALL
from evoinbox.engine.changes import ConversationsChanged, TextsFound
from evoinbox.engine.commands import (
    CheckNow,
    FindTexts,
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
from evoinbox.ui.actions import ACTIONS, PLACES, Act
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.dialogs import LeaveDialog, LicencesDialog, LinkDialog, NewConversation
from evoinbox.ui.export_dialog import ExportDialog
from evoinbox.ui.keys_dialog import KeysDialog
from evoinbox.ui.passphrase_dialog import PassphraseDialog
from evoinbox.ui.person_dialog import PersonDialog
from evoinbox.ui.report_dialog import ReportDialog
from evoinbox.ui.settings_page import SettingsPage
from evoinbox.ui.shortcuts_dialog import ShortcutsDialog
from evoinbox.ui.template_dialog import TemplateDialog
from tests.support.build import NOW_US, message
from tests.ui.conftest import ADDRESS, HERE, NEEDING, UNREAD, Stage, dialog_of, edit_of

Seen = Callable[[Stage], bool]


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
    Act.SHOW_QUIET: lists(Filter.QUIET),
    Act.SHOW_DRAFTS: lists(Filter.DRAFTS),
    Act.SHOW_PUT_OFF: lists(Filter.PUT_OFF),
    Act.SHOW_DONE: lists(Filter.DONE),
    Act.UNREAD_ONLY: lambda stage: stage.window.inbox.model.filter is Filter.UNREAD,
    Act.TAKE_BACK: asks(TakeBack),
    Act.FOCUS_LIST: lambda stage: stage.window.inbox.list.view.hasFocus(),
    Act.FOCUS_THREAD: lambda stage: stage.window.inbox.thread_pane.view.hasFocus(),
    Act.FOCUS_WRITING: lambda stage: stage.window.inbox.compose.edit.hasFocus(),
    Act.WRITE_PLAINLY: lambda stage: edit_of(stage).text() == "it's",
    Act.TEMPLATES: shows(TemplateDialog),
    Act.SPELLING: lambda _stage: isinstance(QApplication.activePopupWidget(), QMenu),
    Act.EMOJI: picks_emoji,
    Act.NEXT_PANE: lambda stage: stage.window.inbox.list.view.hasFocus(),
    Act.PREVIOUS_PANE: lambda stage: stage.window.inbox.compose.edit.hasFocus(),
    Act.MENU: lambda _stage: isinstance(QApplication.activePopupWidget(), QMenu),
    Act.OPEN_LINK: shows(LinkDialog),
    Act.SEARCH: shows(CommandPalette),
    Act.NEXT_FOUND: lambda stage: here(stage) == found(1).conversation,
    Act.PREVIOUS_FOUND: lambda stage: here(stage) == found(1).conversation,
    Act.TO_NEWEST: lambda stage: stage.window.inbox.thread_pane.view.at_bottom,
    Act.PALETTE: shows(CommandPalette),
    Act.CHECK: asks(CheckNow),
    Act.READ_AGAIN: asks(ReadAllAgain),
    Act.MUTE: asks(Mute),
    Act.PERSON: shows(PersonDialog),
    Act.IMPORT_PEOPLE: shows(QFileDialog),
    Act.EXPORT_PEOPLE: shows(QFileDialog),
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
    Act.CHECKUP: lambda stage: "checkup" in stage.explored,
    Act.LOCK: shows(PassphraseDialog),
    Act.ERASE: shows(LeaveDialog),
    Act.EXPORT: shows(ExportDialog),
    Act.SHIFT_REPORT: shows(ReportDialog),
    Act.OTHER_ACCOUNT: asks(OfferAccounts),
    Act.SIGN_OUT: shows(LeaveDialog),
    Act.QUIT: shows(LeaveDialog),
}


def here(stage: Stage) -> ConversationKey:
    """The open conversation."""
    key = stage.window.inbox.open_key
    assert key is not None
    return key


def found(place: int) -> Message:
    """A text that a search found: of the conversations from the second on, none of which is open."""
    return message(f"m{place + 1}", address=ADDRESS.format(place + 1), at_us=NOW_US - 1000 * (place + 1))


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
    elif act in (Act.NEXT_FOUND, Act.PREVIOUS_FOUND):
        searching = stage.window.contents.searching
        searching._begin("hello", ALL)
        number = stage.all_of(FindTexts)[-1].number
        stage.say(TextsFound(number, tuple(map(found, range(3))), 0, NOW_US))
        searching._here = found(0 if act is Act.NEXT_FOUND else 2)
        searching._here = next(text for text in searching._texts if text == searching._here)
    elif act is Act.CHECKUP:
        stage.window.contents.checkup_wanted.connect(lambda: stage.explored.append("checkup"))
    elif act is Act.MENU:
        stage.window.inbox.list.view.setFocus()
    elif act is Act.OPEN_LINK:
        stage.arrive(message("linked", address=ADDRESS.format(HERE), at_us=NOW_US, text="see www.example.com"))
        stage.window.inbox.thread_pane.view.to_newest()
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
