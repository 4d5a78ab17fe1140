"""Spelling in the editor: what is underlined, what is asked, and what the menu does."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from evoinbox.settings import Settings
from evoinbox.ui.actions import Act
from tests.ui.conftest import Stage

WRONG = {"teh": ("the", "ten"), "wrold": ("world",), "xqzzt": ()}


@pytest.fixture
def asked() -> list[str]:
    """The words asked about."""
    return []


@pytest.fixture
def spelled(writing: Stage, asked: list[str]) -> Stage:
    """The cursor where a text is written, and a dictionary that has all words but those of `WRONG`."""
    spelling = writing.window.inbox.compose.spelling

    def judge(words: frozenset[str]) -> None:
        asked.extend(sorted(words))
        spelling.take({word: WRONG.get(word) for word in words})

    spelling.wanted.connect(judge)
    spelling.use_dictionaries(("en_US", "es"), ("en_US",))
    return writing


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told about spelling."""
    told: list[str] = []
    monkeypatch.setattr("evoinbox.ui.spell_writing.announce", lambda _widget, words: told.append(words))
    return told


def underlined(stage: Stage) -> list[str]:
    edit = stage.window.inbox.compose.edit
    return [one.cursor.selectedText() for one in edit.extraSelections()]


def menu_at(stage: Stage, word: str) -> QMenu:
    """The menu that a click with the right button on a word opens."""
    edit = stage.window.inbox.compose.edit
    place = edit.text().index(word) + 1
    point = edit.cursorRect(edit.stretch(place, place)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, edit.viewport().mapToGlobal(point))
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def looked(stage: Stage) -> None:
    """Wait for the look after the last key."""
    spelling = stage.window.inbox.compose.spelling
    stage.qtbot.waitUntil(lambda: not spelling._settle.isActive())


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_what_no_dictionary_has_is_underlined_once_it_is_written(spelled: Stage) -> None:
    edit = spelled.window.inbox.compose.edit
    spelled.qtbot.keyClicks(edit, "teh")
    looked(spelled)
    assert underlined(spelled) == []  # it may become "tehran"
    spelled.qtbot.keyClicks(edit, " wrold is fine")
    spelled.qtbot.waitUntil(lambda: underlined(spelled) == ["teh", "wrold"])
    edit.undo()
    assert edit.text() == ""  # the marks are no step of their own


def test_the_last_word_is_looked_at_when_the_cursor_leaves_it(spelled: Stage) -> None:
    edit = spelled.window.inbox.compose.edit
    spelled.qtbot.keyClicks(edit, "so teh")
    looked(spelled)
    spelled.qtbot.keyClick(edit, Qt.Key.Key_Home)
    spelled.qtbot.waitUntil(lambda: underlined(spelled) == ["teh"])


def test_each_word_is_asked_about_once(spelled: Stage, asked: list[str]) -> None:
    edit = spelled.window.inbox.compose.edit
    for _ in range(3):
        spelled.qtbot.keyClicks(edit, "fine teh ")
        spelled.qtbot.waitUntil(lambda: len(underlined(spelled)) == edit.text().count("teh"))
    assert asked == ["fine", "teh"]


def test_the_menu_offers_what_is_like_it_and_puts_it_in(spelled: Stage) -> None:
    edit = spelled.window.inbox.compose.edit
    edit.insertPlainText("👍 ")
    spelled.qtbot.keyClicks(edit, "teh end ")
    spelled.qtbot.waitUntil(lambda: underlined(spelled) == ["teh"])
    menu = menu_at(spelled, "teh")
    assert entries(menu)[:4] == ["the", "ten", "Add to the dictionary", ""]
    menu.actions()[0].trigger()
    menu.close()
    assert edit.text() == "👍 the end "
    edit.undo()
    assert edit.text() == "👍 teh end "


def test_a_word_may_be_added(spelled: Stage) -> None:
    edit = spelled.window.inbox.compose.edit
    spelling = spelled.window.inbox.compose.spelling
    spelled.qtbot.keyClicks(edit, "xqzzt again ")
    spelled.qtbot.waitUntil(lambda: underlined(spelled) == ["xqzzt"])
    menu = menu_at(spelled, "xqzzt")
    assert entries(menu)[:2] == ["Nothing is like it", "Add to the dictionary"]
    assert not menu.actions()[0].isEnabled()
    with spelled.qtbot.waitSignal(spelling.learned) as learned:
        menu.actions()[1].trigger()
    menu.close()
    assert learned.args == ["xqzzt"]
    assert underlined(spelled) == []


def test_f7_goes_from_one_to_the_next_and_opens_the_menu(spelled: Stage, announced: list[str]) -> None:
    edit = spelled.window.inbox.compose.edit
    spelled.qtbot.keyClicks(edit, "teh big wrold")
    for word, place in (("teh", 0), ("wrold", 8), ("teh", 0)):
        spelled.window.actions_by_name[Act.SPELLING].trigger()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert entries(menu)[0] == WRONG[word][0]
        assert edit.textCursor().selectedText() == word
        assert edit.selection()[0] == place
        assert announced[-1] == f"{word} is not in the dictionary."
        menu.close()


def test_f7_says_when_all_is_well_and_when_nothing_is_looked_at(spelled: Stage, announced: list[str]) -> None:
    spelled.qtbot.keyClicks(spelled.window.inbox.compose.edit, "all is well")
    spelled.window.actions_by_name[Act.SPELLING].trigger()
    assert announced[-1] == "Every word is in the dictionary."
    spelled.window.inbox.compose.spelling.use_dictionaries((), ())
    spelled.window.actions_by_name[Act.SPELLING].trigger()
    assert announced[-1] == "There is no dictionary in use."


def test_the_menu_says_which_dictionaries_are_used_and_another_is_chosen_there(spelled: Stage) -> None:
    menu = menu_with_languages(spelled)
    named = {action.text(): action for action in menu.actions()}
    assert {name: action.isChecked() for name, action in named.items()} == {
        "American English": True,
        "español de España": False,
    }
    assert [action.isEnabled() for action in menu.actions()] == [False, True], "the last one in use stays"
    menu.actions()[1].trigger()
    assert spelled.saved[-1].dictionaries == ("en_US", "es")


def menu_with_languages(stage: Stage) -> QMenu:
    stage.window.inbox.compose.edit.open_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = menu.actions()[-1].menu()
    assert isinstance(found, QMenu)
    menu.close()
    return found


def test_switched_off_nothing_is_underlined_or_asked(spelled: Stage, asked: list[str]) -> None:
    edit = spelled.window.inbox.compose.edit
    spelled.qtbot.keyClicks(edit, "teh end ")
    spelled.qtbot.waitUntil(lambda: underlined(spelled) == ["teh"])
    spelled.window.inbox.use(msgspec.structs.replace(Settings(), check_spelling=False))
    assert underlined(spelled) == []
    spelled.qtbot.keyClicks(edit, "wrold again ")
    looked(spelled)
    assert underlined(spelled) == []
    assert "wrold" not in asked


def test_another_thread_has_no_marks_of_this_one(spelled: Stage) -> None:
    inbox = spelled.window.inbox
    spelled.qtbot.keyClicks(inbox.compose.edit, "teh end ")
    spelled.qtbot.waitUntil(lambda: underlined(spelled) == ["teh"])
    inbox.list.view.step(1)
    assert underlined(spelled) == []
    inbox.list.view.step(-1)
    spelled.qtbot.waitUntil(lambda: underlined(spelled) == ["teh"])  # its draft


def test_no_menu_is_about_a_place_outside_the_text(spelled: Stage) -> None:
    spelled.qtbot.keyClicks(spelled.window.inbox.compose.edit, "teh ")
    spelled.qtbot.waitUntil(lambda: underlined(spelled) == ["teh"])
    edit = spelled.window.inbox.compose.edit
    corner = QPoint(edit.width() - 2, 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, corner, edit.mapToGlobal(corner))
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "the" not in entries(menu)
    menu.close()
