"""Each part of each page and dialog has a name and is reached by Tab, and the keyboard comes back from everywhere."""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from evoinbox.domain.message import Account, AccountId
from evoinbox.engine.changes import AccountsOffered, HistoryProgress, SignInNeeded
from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from evoinbox.ui.dialogs import EditDialog, TextDialog
from evoinbox.ui.keys_dialog import KeysDialog
from evoinbox.ui.settings_page import SettingsPage
from tests.ui.conftest import SERVER, Stage, dialog_of, press

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
    [
        Act.NEW,
        Act.PERSON,
        Act.SETTINGS,
        Act.SHORTCUTS,
        Act.KEYS,
        Act.LICENCES,
        Act.PALETTE,
        Act.QUIT,
        Act.EXPORT,
        Act.SHIFT_REPORT,
        Act.SEARCH,
    ],
    ids=lambda act: act.value,
)
def test_each_dialog_is_walked_by_tab(busy: Stage, act: Act) -> None:
    dialog = dialog_of(busy, act)
    check(busy, dialog)
    dialog.reject()


def test_the_dialogs_of_one_text_are_walked_by_tab(busy: Stage) -> None:
    for dialog in (
        TextDialog(busy.window, "hello"),
        EditDialog(busy.window, "Ann", "hello", Settings().send_key, again=print),
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
