"""A locked window: when it locks, that nothing of the inbox is to be had by any way, and that nothing is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from evoinbox.domain.attention import Note, Offer
from evoinbox.domain.errand import Aim, Errand
from evoinbox.domain.errors import VaultLocked
from evoinbox.engine.changes import (
    Arrived,
    Closing,
    Contact,
    Freshness,
    Latched,
    PassphraseRefused,
    Returned,
    SignInNeeded,
    Unlocked,
    Unsafe,
)
from evoinbox.engine.commands import ChoosePassphrase, MarkRead, PutAway, SaveDraft, Send, SignOut, Unlock
from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.dialogs import LeaveDialog, TextDialog
from evoinbox.ui.lock import ALLOWED
from evoinbox.ui.passphrase_dialog import PassphraseDialog
from evoinbox.ui.theme import ThemeSource
from tests.support.build import MINUTE_US, NOW_US, message
from tests.ui.conftest import OTHER, Stage, press

TEXT = "marked text of a customer"
BEGUN = "marked draft"
OTHER_KEY = message(address=OTHER).conversation
KINDS = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
SECRETS = ("marked", "555", "0177", "0101", "Desk", "Shop", "ann@")


@pytest.fixture
def latched(stage: Stage) -> Stage:
    """A conversation open with something begun; there is a passphrase."""
    stage.show()
    stage.store(message("m1", text=TEXT), message("m2", address=OTHER, at_us=NOW_US - 5, text="marked too"))
    stage.say(Latched(exists=True))
    stage.open_seat()
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    stage.window.inbox.focus_writing()
    stage.qtbot.keyClicks(stage.window.inbox.compose.edit, BEGUN)
    stage.asked.clear()
    return stage


def lock(stage: Stage) -> None:
    stage.window.actions_by_name[Act.LOCK].trigger()
    assert stage.window.lock.locked


def locked(stage: Stage) -> bool:
    return stage.window.lock.locked


def said() -> list[str]:
    """All that assistive technology reaches of the program: names, values and descriptions."""
    found: list[str] = []

    def walk(interface: QAccessibleInterface | None) -> None:
        if interface is None or not interface.isValid():
            return
        found.extend(map(interface.text, KINDS))
        if (words := interface.textInterface()) is not None:
            found.append(words.text(0, words.characterCount()))
        for place in range(interface.childCount()):
            walk(interface.child(place))

    for window in QApplication.topLevelWidgets():
        if window.windowHandle() is not None:
            walk(QAccessible.queryAccessibleInterface(window))
    return [words for words in found if words]


def leaks(words: list[str]) -> list[str]:
    return [one for one in words if any(secret in one for secret in SECRETS)]


def test_nothing_of_the_inbox_is_left_in_what_can_be_read(latched: Stage) -> None:
    window = latched.window
    assert leaks(said())
    TextDialog(window, TEXT).open()
    lock(latched)

    latched.qtbot.waitUntil(lambda: leaks(said()) == [])  # the dialog goes with the next turn
    assert "EvoInbox is locked" in said()
    assert (window.inbox.seated, window.inbox.model.rowCount(), window.inbox.compose.edit.text()) == (False, 0, "")
    assert window.pages.currentWidget() is window.lock.page
    assert [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()] == []
    assert leaks([window.windowTitle()]) == []
    inbox = window.inbox  # out of the window, it holds nothing either
    assert (inbox.seated, inbox.model.total, inbox.compose.edit.text(), len(inbox.thread_pane.model.rows)) == (
        False, 0, "", 0,
    )  # fmt: skip
    window.pages.setCurrentWidget(inbox)
    assert window.pages.currentWidget() is window.lock.page
    assert latched.all_of(SaveDraft)[-1].draft.text == BEGUN
    latched.say(Unlocked())


def test_what_was_copied_here_and_what_hovers_goes_too(latched: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard, menu = QGuiApplication.clipboard(), QMenu(latched.window)
    clipboard.setText(TEXT)
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)  # without a screen Qt does not know
    menu.addAction(TEXT)
    menu.popup(QPoint(5, 5))
    QToolTip.showText(QPoint(5, 5), TEXT, latched.window)
    latched.qtbot.waitUntil(lambda: menu.isVisible() and QToolTip.isVisible())
    lock(latched)

    assert clipboard.text() == ""
    assert menu.isHidden()
    latched.qtbot.waitUntil(lambda: not QToolTip.isVisible())
    latched.say(Unlocked())


def test_keys_and_commands_do_nothing_but_what_is_allowed(latched: Stage) -> None:
    lock(latched)
    latched.asked.clear()
    for act, action in latched.window.actions_by_name.items():
        assert action.isEnabled() == (act in ALLOWED), act
    for key in (Qt.Key.Key_K, Qt.Key.Key_F, Qt.Key.Key_N, Qt.Key.Key_Comma, Qt.Key.Key_C, Qt.Key.Key_V):
        press(latched, key, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_F6, Qt.Key.Key_F1, Qt.Key.Key_F3):
        press(latched, key)
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()] == []
    assert leaks(said()) == []
    assert latched.asked == []
    latched.say(Unlocked())


def test_the_right_passphrase_brings_everything_back(latched: Stage) -> None:
    window = latched.window
    before = window.inbox.open_key
    lock(latched)
    latched.qtbot.keyClicks(window.lock.page.field, "words")
    latched.qtbot.keyClick(window.lock.page.field, Qt.Key.Key_Return)
    latched.qtbot.keyClick(window.lock.page.field, Qt.Key.Key_Return)
    assert latched.all_of(Unlock) == [Unlock("words")]
    latched.keep(latched.all_of(SaveDraft)[-1].draft)
    latched.say(Unlocked())

    assert window.pages.currentWidget() is window.inbox
    assert window.inbox.open_key == before
    assert window.inbox.compose.edit.text() == BEGUN
    assert window.lock.page.field.text() == ""
    assert all(action.isEnabled() for action in window.actions_by_name.values())


def test_a_wrong_one_is_said_and_the_next_waits(latched: Stage) -> None:
    page = latched.window.lock.page
    lock(latched)
    latched.qtbot.keyClicks(page.field, "wrong")
    page.submit()
    latched.say(PassphraseRefused(1))
    assert page.error.text() == "That is not the passphrase. Try again in a second."
    assert latched.window.lock.locked
    page.submit()
    assert len(latched.all_of(Unlock)) == 1
    assert page._patience.remainingTime() > 0
    page._patience.timeout.emit()
    page.submit()
    assert len(latched.all_of(Unlock)) == 2
    latched.say(Unlocked())


def test_what_happens_meanwhile_is_counted_and_told_without_a_word_of_it(latched: Stage) -> None:
    window, notes, badges = latched.window, list[Note](), list[int]()
    window.contents.alarmed.connect(notes.append)
    window.contents.badge_changed.connect(badges.append)
    lock(latched)
    latched.arrive(message("m9", address=OTHER, at_us=NOW_US + MINUTE_US, text="marked and new", unread=True))
    latched.say(Arrived(frozenset({OTHER_KEY}), 1))
    latched.say(Freshness(Contact.GOOD, NOW_US, NOW_US, None), Unsafe(VaultLocked()))
    assert badges[-1:] == [1]
    assert [leaks([note.veiled]) for note in notes] == [[]]
    assert leaks(said()) == []
    count = len(notes)
    latched.say(Returned(frozenset({OTHER_KEY})))
    assert len(notes) == count + 1
    with latched.qtbot.waitSignal(window.contents.calmed) as calmed:  # read on another computer
        latched.arrive(message("m9", address=OTHER, at_us=NOW_US + MINUTE_US, text="marked and new"))
    assert calmed.args == [f"conversation:{OTHER_KEY}"]

    latched.say(Unlocked())
    assert window.inbox.model.get(OTHER_KEY) is not None
    assert window.inbox.model.get(OTHER_KEY).last_text == "marked and new"  # type: ignore[union-attr]
    assert "keyring" in window.inbox.notice._words.text()


def test_what_is_done_on_notes_and_asked_from_outside_waits_or_is_refused(latched: Stage) -> None:
    window, notes = latched.window, list[Note]()
    window.contents.alarmed.connect(notes.append)
    lock(latched)
    latched.arrive(message("m9", address=OTHER, at_us=NOW_US + MINUTE_US, text="marked and new", unread=True))
    latched.say(Arrived(frozenset({OTHER_KEY}), 1))
    latched.asked.clear()
    notes.clear()
    identity = f"conversation:{OTHER_KEY}"
    window.note_acts.reply(identity, "marked answer of somebody")
    for offer in (Offer.READ, Offer.LATER):
        window.note_acts.choose(identity, offer)
    window.errands.carry_out(Errand(Aim.PREPARE, OTHER, "marked words from outside"))
    window.contents.show_text(identity)
    assert [latched.all_of(kind) for kind in (Send, SaveDraft, MarkRead, PutAway)] == [[], [], [], []]
    assert [(note.title, note.body, note.veiled) for note in notes] == [
        ("", "", "EvoInbox is locked: the answer was not sent")
    ]
    assert leaks(said()) == []

    latched.say(Unlocked())
    assert window.inbox.open_key == OTHER_KEY
    assert "marked words from outside" in window.inbox.compose.edit.text()
    assert latched.all_of(Send) == []
    lock(latched)
    with latched.qtbot.waitSignal(window.lock.returned) as again:
        latched.say(Unlocked())
    assert again.args == [""]


def test_another_seat_s_files_are_let_go_of_and_taken_up_behind_the_lock(latched: Stage) -> None:
    def watching() -> bool:
        return latched.window.inbox.watching is not None

    lock(latched)
    assert watching()
    latched.say(Closing())
    assert not watching()
    latched.open_seat()
    assert watching()
    assert locked(latched)
    latched.say(Unlocked())
    assert not watching()


def test_it_locks_when_nobody_was_at_work_for_so_long(latched: Stage) -> None:
    window = latched.window
    window.contents.use(Settings(lock_min=5))
    latched.now_us += 4 * MINUTE_US
    latched.qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    latched.now_us += 4 * MINUTE_US
    window.lock._timer.timeout.emit()
    assert not locked(latched)
    latched.now_us -= 60 * MINUTE_US  # the clock was set back
    window.lock._timer.timeout.emit()
    assert not locked(latched)
    latched.now_us += 5 * MINUTE_US
    window.lock._timer.timeout.emit()
    assert locked(latched)
    latched.now_us += 60 * MINUTE_US
    latched.say(Unlocked())
    window.lock._timer.timeout.emit()
    assert not locked(latched)


def test_who_is_at_work_in_a_dialog_is_not_locked_out(latched: Stage) -> None:
    window = latched.window
    window.contents.use(Settings(lock_min=5))
    dialog = TextDialog(window, TEXT)
    with latched.qtbot.waitActive(dialog):
        dialog.open()
    for _ in range(3):
        latched.now_us += 4 * MINUTE_US
        latched.qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
        window.lock._timer.timeout.emit()
        assert not locked(latched)
    dialog.reject()


def test_it_locks_with_the_screen_where_that_is_wanted(latched: Stage) -> None:
    latched.window.lock.on_screen(True)
    assert not locked(latched)
    latched.window.contents.use(Settings(lock_with_screen=True))
    latched.window.lock.on_screen(True)
    assert locked(latched)
    latched.say(Unlocked())


def test_a_start_that_begins_locked_shows_nothing_before_the_passphrase(stage: Stage) -> None:
    stage.show()
    stage.store(message("m1", text=TEXT))
    stage.say(Latched(exists=True, locked=True))
    stage.open_seat()
    assert stage.window.lock.locked
    assert leaks(said()) == []
    stage.say(SignInNeeded("", "ann@shop.example", None))  # the session ended meanwhile: said afterwards
    assert stage.window.pages.currentWidget() is stage.window.lock.page
    stage.say(Unlocked())
    assert stage.window.inbox.seated
    assert stage.window.inbox.notice.isVisible()


def test_who_forgot_it_signs_out_and_leaves_nothing(latched: Stage) -> None:
    window = latched.window
    lock(latched)
    latched.qtbot.mouseClick(window.lock.page.way_out, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    (dialog,) = window.findChildren(LeaveDialog)
    assert leaks(said()) == []
    latched.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert latched.all_of(SignOut) == [SignOut(erasing=True)]
    latched.say(Closing(), SignInNeeded("", "", None))
    assert not window.lock.locked
    assert window.pages.currentWidget() is window.sign_in


def test_without_a_passphrase_locking_has_one_chosen(inbox: Stage) -> None:
    window = inbox.window
    window.actions_by_name[Act.LOCK].trigger()
    assert not window.lock.locked
    (dialog,) = window.findChildren(PassphraseDialog)
    for new, again, words in (("short", "short", "at least 6"), ("long enough", "long enuogh", "the same")):
        dialog.new.setText(new)
        dialog.again.setText(again)
        dialog._save()
        assert words in dialog.problem.text()
        inbox.qtbot.waitUntil(lambda: dialog.words.height() >= dialog.words.heightForWidth(dialog.words.width()) > 0)
    dialog.again.setText("long enough")
    dialog._save()
    assert inbox.all_of(ChoosePassphrase) == [ChoosePassphrase("", "long enough")]
    with inbox.qtbot.waitSignal(dialog.destroyed):
        inbox.say(Latched(exists=True))
    assert window.inbox.notice._words.text() == "The passphrase is set."

    window.lock.change_passphrase()
    (changing,) = window.findChildren(PassphraseDialog)
    changing.old.setText("wrong one")
    inbox.qtbot.mouseClick(changing.none_button, Qt.MouseButton.LeftButton)
    assert inbox.all_of(ChoosePassphrase)[-1] == ChoosePassphrase("wrong one", "")
    inbox.say(PassphraseRefused(2))
    assert changing.problem.text() == "That is not the passphrase. Try again in 2 seconds."


def test_the_settings_page_says_that_nothing_locks_without_one(inbox: Stage) -> None:
    inbox.window.actions_by_name[Act.SETTINGS].trigger()
    (page,) = (one for one in inbox.window.findChildren(QDialog) if one.isVisible())
    page.changed.emit("lock_min", 5)  # type: ignore[attr-defined]
    rows: dict[str, QWidget] = page.rows  # type: ignore[attr-defined]
    assert "Nothing locks" in rows["passphrase"].problem.text()  # type: ignore[attr-defined]
    inbox.window.lock.change_passphrase()
    inbox.say(Latched(exists=True))
    assert rows["passphrase"].problem.text() == "The passphrase is set."  # type: ignore[attr-defined]
    inbox.window.lock.change_passphrase()
    inbox.say(Latched(exists=False))
    assert rows["passphrase"].problem.text() == "There is no passphrase any more."  # type: ignore[attr-defined]
    assert inbox.window.inbox.notice.isHidden()


def test_where_an_administrator_decided_that_it_locks_a_passphrase_is_asked_for(
    qtbot: QtBot, tmp_path: Path, theme: ThemeSource
) -> None:
    stage = Stage(qtbot, tmp_path, theme, locked=frozenset({"lock_min"}))
    stage.show()
    stage.say(Latched(exists=False))
    stage.open_seat()
    assert stage.window.findChildren(PassphraseDialog) == []  # nothing is to lock
    stage.window.contents._settings = Settings(lock_min=5)
    stage.window.lock.use(Settings(lock_min=5))
    stage.open_seat()
    qtbot.waitUntil(lambda: bool(stage.window.findChildren(PassphraseDialog)))
    (dialog,) = stage.window.findChildren(PassphraseDialog)
    assert dialog.none_button.isHidden()
    dialog.reject()
    stage.window.inbox.leave_seat()
    stage.cache.close()
    stage.desk.close()
