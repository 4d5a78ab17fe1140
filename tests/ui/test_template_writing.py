"""Templates: offered by a slash, filled in field by field, and never sent with an empty field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from evoinbox.domain.errors import TemplatesBroken
from evoinbox.domain.template import Template, Templates
from evoinbox.engine.commands import SaveDraft, Send
from evoinbox.ui.suggestions import Suggestions
from evoinbox.ui.template_dialog import TemplateDialog
from evoinbox.ui.template_writing import EDIT
from tests.support.build import NOW_US, message
from tests.ui.conftest import Stage, edit_of, pane_of, press, write

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab
HOURS = Template("Opening hours", "Hello {name}, 😀 we are open until {time}. Bye {name}!")
BYE = Template("Bye", "See you")
SHARED = Template("Hint", "Ask for Ann")


@pytest.fixture
def templates(writing: Stage) -> Stage:
    """Three templates, the last one shared."""
    pane_of(writing).templates.use(Templates((HOURS, BYE), (SHARED,)))
    return writing


def offered(stage: Stage) -> Suggestions:
    """The list of templates."""
    return pane_of(stage).templates.list


def rows(stage: Stage) -> list[str]:
    """What the list shows, by name."""
    shown = offered(stage)
    return [shown.item(row).text().partition("  ·  ")[0] for row in range(shown.count())] if shown.isVisible() else []


# ---- the list


def test_a_slash_in_an_empty_editor_offers_all_and_letters_narrow_it(templates: Stage) -> None:
    write(templates, "/")
    assert rows(templates) == ["Opening hours", "Bye", "Hint", EDIT]
    assert offered(templates).currentRow() == 0
    assert edit_of(templates).hasFocus()
    write(templates, "hi")
    assert rows(templates) == ["Hint"]
    templates.qtbot.keyClick(edit_of(templates), Qt.Key.Key_Backspace)
    assert rows(templates) == ["Hint", "Opening hours"]


@pytest.mark.parametrize("key", [ENTER, TAB], ids=["enter", "tab"])
def test_the_highlighted_one_is_taken_and_not_sent(templates: Stage, key: Qt.Key) -> None:
    write(templates, "/")
    press(templates, Qt.Key.Key_Down)
    press(templates, key)
    assert edit_of(templates).text() == "See you"
    assert edit_of(templates).cursor_place() == 7
    assert edit_of(templates).hasFocus()
    assert not templates.all_of(Send)
    templates.qtbot.keyClick(edit_of(templates), Qt.Key.Key_Z, CTRL)
    assert edit_of(templates).text() == "/"


def test_a_text_that_begins_with_a_slash_is_sent_as_it_is(templates: Stage) -> None:
    write(templates, "/bye")
    assert rows(templates)[0] == "Bye"
    press(templates, Qt.Key.Key_Escape)
    assert rows(templates) == []
    assert edit_of(templates).hasFocus()
    write(templates, " b")
    assert rows(templates) == []
    press(templates, ENTER)
    assert [sent.text for sent in templates.all_of(Send)] == ["/bye b"]


def test_a_slash_that_finds_nothing_is_a_text_like_others(templates: Stage) -> None:
    write(templates, "/shrug")
    assert rows(templates) == []
    press(templates, ENTER)
    assert [sent.text for sent in templates.all_of(Send)] == ["/shrug"]


def test_a_slash_elsewhere_offers_nothing(templates: Stage) -> None:
    write(templates, "and/or")
    assert rows(templates) == []
    edit_of(templates).put("or", 0)
    write(templates, "/")
    assert rows(templates) == []
    edit_of(templates).put("/bye", 4)
    write(templates, "s")
    assert rows(templates) == []


def test_the_list_goes_with_its_slash(templates: Stage) -> None:
    write(templates, "/")
    templates.qtbot.keyClick(edit_of(templates), Qt.Key.Key_Backspace)
    assert rows(templates) == []
    write(templates, "/")
    templates.window.inbox.list.view.setCurrentIndex(templates.window.inbox.model.index(1))
    assert rows(templates) == []


def test_a_text_of_several_lines_is_no_search(templates: Stage) -> None:
    write(templates, "/bye")
    templates.qtbot.keyClick(edit_of(templates), ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert rows(templates) == []
    write(templates, "b")
    assert rows(templates) == []
    press(templates, ENTER)
    assert [sent.text for sent in templates.all_of(Send)] == ["/bye\nb"]


def test_enter_belongs_to_the_input_method_while_it_composes(templates: Stage) -> None:
    write(templates, "/")
    QGuiApplication.sendEvent(edit_of(templates), QInputMethodEvent("ば", []))
    press(templates, ENTER)
    assert edit_of(templates).text() == "/"
    assert not templates.all_of(Send)


def test_a_broken_file_is_told_where_templates_are_asked_for(templates: Stage) -> None:
    problem = TemplatesBroken("templates.toml", 4, "Invalid value")
    pane_of(templates).templates.use(Templates((), (SHARED,), (problem,)))
    write(templates, "/")
    assert rows(templates) == ["Hint", EDIT]
    assert "Line 4 of templates.toml" in pane_of(templates)._error.text()


# ---- fields


@pytest.fixture
def filling(templates: Stage) -> Stage:
    """A template with three places to fill in."""
    write(templates, "/open")
    press(templates, ENTER)
    return templates


def selected(stage: Stage) -> tuple[int, str]:
    """Where the selection begins, and what is selected."""
    return edit_of(stage).selection()[0], edit_of(stage).textCursor().selectedText()


def test_tab_goes_from_field_to_field_and_back(filling: Stage) -> None:
    places = [selected(filling)]
    for key in (TAB, TAB, TAB):
        press(filling, key)
        places.append(selected(filling))
    assert places == [(6, "{name}"), (34, "{time}"), (46, "{name}"), (6, "{name}")]
    filling.qtbot.keyClick(edit_of(filling), Qt.Key.Key_Backtab)
    assert selected(filling) == (46, "{name}")


def test_fields_are_filled_in_and_then_tab_leads_on(filling: Stage) -> None:
    for words in ("Ann", "ten", "Ann"):
        write(filling, words)
        press(filling, TAB)
    assert edit_of(filling).text() == "Hello Ann, 😀 we are open until ten. Bye Ann!"
    assert not edit_of(filling).hasFocus()
    edit_of(filling).setFocus()
    press(filling, ENTER)
    assert [sent.text for sent in filling.all_of(Send)] == ["Hello Ann, 😀 we are open until ten. Bye Ann!"]


def test_the_last_field_does_not_hold_the_keyboard(templates: Stage) -> None:
    edit_of(templates).put("only {name}", 0)
    press(templates, TAB)
    assert selected(templates) == (5, "{name}")
    press(templates, TAB)
    assert not edit_of(templates).hasFocus()


@pytest.mark.parametrize("how", ["key", "button"])
def test_an_empty_field_is_not_sent_and_named(filling: Stage, how: str) -> None:
    write(filling, "Ann")
    if how == "key":
        press(filling, ENTER)
    else:
        filling.qtbot.mouseClick(pane_of(filling).send_button, Qt.MouseButton.LeftButton)
    assert not filling.all_of(Send)
    assert pane_of(filling)._error.text() == "Fill in “time” before you send this text, or take it out."
    assert edit_of(filling).hasFocus()
    assert selected(filling)[1] == "{time}"
    pane_of(filling).save()
    filling.keep(filling.all_of(SaveDraft)[-1].draft)
    assert pane_of(filling)._error.text()  # a draft that reaches the disk is no reason to take it away
    write(filling, "x")
    assert pane_of(filling)._error.text() == ""


def test_a_field_is_known_again_in_a_draft_of_another_day(templates: Stage) -> None:
    pane_of(templates).add_text("Hello {name}")
    templates.now_us += 501_000
    press(templates, ENTER)
    assert not templates.all_of(Send)


def test_braces_of_no_template_are_plain_text(templates: Stage) -> None:
    write(templates, "set {x} or {")
    press(templates, ENTER)
    assert [sent.text for sent in templates.all_of(Send)] == ["set {x} or {"]


# ---- editing them


def dialog_of(stage: Stage) -> TemplateDialog:
    """Open the dialog by the row for it."""
    write(stage, "/")
    press(stage, Qt.Key.Key_Up)
    press(stage, ENTER)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TemplateDialog)
    stage.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_templates_are_added_changed_and_deleted(templates: Stage) -> None:
    saved: list[tuple[Template, ...]] = []
    pane_of(templates).templates.saved.connect(saved.append)
    dialog = dialog_of(templates)
    assert edit_of(templates).text() == ""
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Opening hours", "Bye"]
    assert dialog.text.toPlainText() == HOURS.text
    dialog.delete_button.click()
    templates.qtbot.keyClicks(dialog.text, "! ")
    dialog.new_button.click()
    assert dialog.name.hasFocus()
    templates.qtbot.keyClicks(dialog.name, "Thanks")
    templates.qtbot.keyClicks(dialog.text, "Thank you, {name}")
    dialog.accept_button.click()
    assert saved == [(Template("Bye", "! See you"), Template("Thanks", "Thank you, {name}"))]
    templates.qtbot.waitUntil(edit_of(templates).hasFocus)


def test_a_half_written_template_is_shown_and_an_empty_one_left_out(templates: Stage) -> None:
    saved: list[tuple[Template, ...]] = []
    pane_of(templates).templates.saved.connect(saved.append)
    dialog = dialog_of(templates)
    dialog.new_button.click()
    templates.qtbot.keyClicks(dialog.text, "no name")
    dialog.list.setCurrentRow(0)
    dialog.accept_button.click()
    assert dialog.problem.text() == "A template needs a name and a text."
    assert dialog.list.currentRow() == 2
    assert dialog.name.hasFocus()
    assert not saved
    dialog.text.setPlainText("")
    dialog.accept_button.click()
    assert saved == [(HOURS, BYE)]


def test_cancelling_changes_nothing(templates: Stage) -> None:
    saved: list[object] = []
    pane_of(templates).templates.saved.connect(saved.append)
    dialog = dialog_of(templates)
    dialog.delete_button.click()
    dialog.delete_button.click()
    assert not dialog.delete_button.isEnabled()
    assert dialog.new_button.hasFocus()
    templates.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not saved
    assert pane_of(templates).templates.list.isHidden()


def test_a_template_survives_a_change_of_thread_with_its_cursor(filling: Stage) -> None:
    filling.store(message("m9", at_us=NOW_US + 1))
    view, model = filling.window.inbox.list.view, filling.window.inbox.model
    view.setCurrentIndex(model.index(1))
    view.setCurrentIndex(model.index(0))
    assert edit_of(filling).text() == HOURS.text
    assert edit_of(filling).cursor_place() == 12
