"""Who customers are to the agent: names in place of numbers, notes, tags, and numbers that are one person's."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from evoinbox.domain.address import read_address
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.person import Person, Reached
from evoinbox.engine.acquaintance import Acquaintance
from evoinbox.engine.changes import Arrived, Change, PersonNotStored
from evoinbox.engine.commands import ForgetPerson, SavePerson, Send
from evoinbox.settings import Language
from evoinbox.ui.actions import Act
from evoinbox.ui.controls import IconButton
from evoinbox.ui.dialogs import NewConversation
from evoinbox.ui.language import speak
from evoinbox.ui.person_dialog import PersonDialog
from tests.support.build import NOW_US, message, outgoing
from tests.ui.conftest import Stage, dialog_of, number, press, write

ANN = number(1)
LOW = 680
"""Pixels a dialog has where the window is as high as it begins with."""


def reached(*numbers: str) -> tuple[Reached, ...]:
    """Addresses of somebody."""
    return tuple(Reached(read_address(one, "US").key, one) for one in numbers)


def carry_out(stage: Stage, command: SavePerson | ForgetPerson) -> None:
    """As the engine does."""
    changes: list[Change] = []
    Acquaintance(stage.desk.people, changes.append).take(command)
    stage.say(*changes)


def know(stage: Stage, name: str, *numbers: str, **facts: object) -> None:
    """Keep somebody."""
    person = Person(name=name, addresses=reached(*numbers), **facts)  # type: ignore[arg-type]
    carry_out(stage, SavePerson(person))


def person_dialog(stage: Stage) -> PersonDialog:
    """The dialog about the open conversation."""
    dialog = dialog_of(stage, Act.PERSON)
    assert isinstance(dialog, PersonDialog)
    return dialog


def save(stage: Stage, dialog: PersonDialog) -> None:
    """Press Save, and let the engine keep it."""
    dialog.accept_button.click()
    carry_out(stage, stage.all_of(SavePerson)[-1])
    stage.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def head(stage: Stage) -> tuple[str, str]:
    """What stands at the thread's head."""
    pane = stage.window.inbox.thread_pane
    return pane._name.text(), pane._caption.text()


def test_a_name_stands_wherever_the_number_stood_and_the_number_beside_it(listed: Stage) -> None:
    inbox = listed.window.inbox
    dialog = person_dialog(listed)
    listed.qtbot.keyClicks(dialog.name, "Ann Lee")
    listed.qtbot.keyClicks(dialog.company, "Lee Bikes")
    listed.qtbot.keyClicks(dialog.tags, "VIP, regular, #vip")
    dialog.note.setPlainText("Pays in cash.\nAsk for Sam.")
    save(listed, dialog)
    dialog = person_dialog(listed)
    dialog.note.setFocus()
    listed.qtbot.keyClicks(dialog.note, "!")
    assert dialog.note.toPlainText() == "Pays in cash.\nAsk for Sam.!"
    dialog.reject()

    index = inbox.model.index(1)
    assert index.data() == "Ann Lee"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Ann Lee, ")
    assert head(listed) == ("Ann Lee", "(503) 555-0001 · Lee Bikes · #VIP · #regular")
    assert "Ann Lee, " in inbox.thread_pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert inbox.compose.send_button.text().startswith("Send to Ann Lee")
    assert inbox.thread_pane.note.words.text() == "Pays in cash.\nAsk for Sam."
    assert not inbox.thread_pane.note.isHidden()
    write(listed, "hello")
    inbox.compose.send()
    assert listed.all_of(Send)[-1].address == ANN


def test_notes_on_the_desktop_and_what_is_heard_say_the_name(listed: Stage) -> None:
    know(listed, "Ann Lee", ANN)
    told: list[str] = []
    listed.window.inbox.arrivals.heard.connect(told.append)
    listed.arrive(message("new", address=ANN, at_us=NOW_US, text="Hi", unread=True))
    listed.say(Arrived(frozenset({read_address(ANN, "US").key}), 1))
    assert told == ["New text from Ann Lee: Hi"]


@pytest.mark.parametrize("sought", ["ann", "ANN lée", "bikes", "tag:vip", "vip", "cash", "503 555 0001", "lee vip"])
def test_whatever_is_known_of_somebody_finds_them(listed: Stage, sought: str) -> None:
    know(listed, "Ann Lee", ANN, company="Lee Bikes", tags=("VIP",), note="Pays in cash")
    people = listed.window.contents.launcher.people
    people.begin()
    listed.qtbot.waitUntil(lambda: not people._learner.isActive())
    assert [(hit.target, hit.words) for hit in people.find(sought, 5)] == [
        (read_address(ANN, "US").key, "Ann Lee  (503) 555-0001")
    ]
    people.end()


def test_somebody_who_has_not_written_yet_is_found_and_written_to(listed: Stage) -> None:
    know(listed, "Bo Berg", "+447700900123", "bo@berg.example")
    people = listed.window.contents.launcher.people
    people.begin()
    listed.qtbot.waitUntil(lambda: not people._learner.isActive())
    (hit,) = people.find("bo berg", 5)
    assert hit.words == "Bo Berg  +44 7700 900123"
    listed.window.contents.launcher._carry_out(hit.target)
    assert head(listed) == ("Bo Berg", "+44 7700 900123")
    write(listed, "hello")
    listed.window.inbox.compose.send()
    assert listed.all_of(Send)[-1].address == "+447700900123"


def test_people_of_one_name_stay_apart_and_are_named_beside_it(listed: Stage) -> None:
    know(listed, "Ann Lee", number(0))
    dialog = person_dialog(listed)
    listed.qtbot.keyClicks(dialog.name, "ann lee")
    assert dialog.apart.text() == "There is another Ann Lee, (503) 555-0000: two people of one name stay apart."
    field = dialog.numbers.field
    dialog.resize(dialog.width(), LOW)
    listed.qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())
    save(listed, dialog)
    model = listed.window.inbox.model
    assert [model.index(row).data() for row in range(2)] == ["Ann Lee", "ann lee"]


def add_number(stage: Stage, dialog: PersonDialog, typed: str) -> None:
    """Type another number and press Add."""
    stage.qtbot.keyClicks(dialog.numbers.field, typed)
    dialog.numbers.add_button.click()


def test_a_number_that_is_somebody_s_is_asked_about(listed: Stage) -> None:
    know(listed, "Ann Lee", number(3), number(4), tags=("vip",), note="Rings twice")
    dialog = person_dialog(listed)
    listed.qtbot.keyClicks(dialog.name, "Ann")
    add_number(listed, dialog, "503 555 0003")
    assert dialog.answers.words.text() == "(503) 555-0003 belongs to Ann Lee."
    assert [button.text() for button in dialog.answers.buttons] == [
        "Make them one person", "Only this number", "Leave it there",
    ]  # fmt: skip
    dialog.accept_button.click()
    assert not listed.all_of(SavePerson)  # the question comes first
    dialog.answers.buttons[0].click()
    save(listed, dialog)
    model = listed.window.inbox.model
    assert [model.index(row).data() for row in (1, 3, 4)] == ["Ann", "Ann", "Ann"]
    kept = model.names.person(read_address(ANN, "US").key)
    assert kept is not None
    assert (kept.tags, kept.note, len(kept.addresses)) == (("vip",), "Rings twice", 3)


def test_only_the_number_moves_or_nothing_does(listed: Stage) -> None:
    know(listed, "Ann Lee", number(3), number(4))
    know(listed, "Cy", number(5))
    dialog = person_dialog(listed)
    listed.qtbot.keyClicks(dialog.name, "Dee")
    add_number(listed, dialog, number(5))
    assert [button.text() for button in dialog.answers.buttons] == ["Make them one person", "Leave it there"]
    dialog.answers.buttons[1].click()
    add_number(listed, dialog, number(4))
    dialog.answers.buttons[1].click()
    save(listed, dialog)
    model = listed.window.inbox.model
    assert [model.index(row).data() for row in (1, 3, 4, 5)] == ["Dee", "Ann Lee", "Dee", "Cy"]


def test_what_is_no_number_is_said_and_a_typed_one_is_taken_by_save(listed: Stage) -> None:
    dialog = person_dialog(listed)
    listed.qtbot.keyClicks(dialog.name, "Ann")
    add_number(listed, dialog, "555-0101")
    assert dialog.problem.text() == "This is not a whole number yet."
    listed.qtbot.waitUntil(lambda: dialog.problem.visibleRegion().boundingRect() == dialog.problem.rect())
    dialog.accept_button.click()
    assert not listed.all_of(SavePerson)
    dialog.numbers.field.setText("(503) 555-0101")
    save(listed, dialog)
    assert [one.written for one in listed.all_of(SavePerson)[0].person.addresses] == [ANN, "(503) 555-0101"]


def test_forgetting_is_asked_about_and_brings_the_number_back(listed: Stage) -> None:
    know(listed, "Ann Lee", ANN, note="x")
    dialog = person_dialog(listed)
    dialog.forget_button.click()
    dialog.answers.buttons[0].click()
    carry_out(listed, listed.all_of(ForgetPerson)[0])
    assert head(listed) == ("(503) 555-0001", "")
    assert listed.window.inbox.thread_pane.note.isHidden()
    listed.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_what_the_disk_refuses_stays_in_the_dialog(listed: Stage) -> None:
    dialog = person_dialog(listed)
    listed.qtbot.keyClicks(dialog.name, "Ann")
    dialog.accept_button.click()
    assert not dialog.accept_button.isEnabled()
    listed.say(PersonNotStored(StoreUnwritable()))
    assert dialog.problem.text()
    assert dialog.name.text() == "Ann"
    dialog.accept_button.click()
    assert len(listed.all_of(SavePerson)) == 2
    dialog.reject()


def test_enter_presses_the_button_that_has_the_keyboard(listed: Stage) -> None:
    dialog = person_dialog(listed)
    listed.qtbot.keyClicks(dialog.name, "Ann")
    add_number(listed, dialog, "(503) 555-0101")
    listed.qtbot.waitUntil(lambda: not dialog.guard.active)
    (out,) = dialog.numbers.findChildren(IconButton)
    out.setFocus()
    press(listed, Qt.Key.Key_Return)
    assert len(dialog.person.addresses) == 1
    dialog.cancel_button.setFocus()
    press(listed, Qt.Key.Key_Return)
    dialog.answers.buttons[1].setFocus()  # "Discard"
    press(listed, Qt.Key.Key_Return)
    listed.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert not listed.all_of(SavePerson)
    dialog = person_dialog(listed)
    listed.qtbot.keyClicks(dialog.name, "Ann")
    listed.qtbot.waitUntil(lambda: not dialog.guard.active)
    press(listed, Qt.Key.Key_Return)
    assert listed.all_of(SavePerson)


def test_nothing_changes_where_nothing_is_saved(listed: Stage) -> None:
    know(listed, "Ann Lee", ANN, note="old", noted_at_us=NOW_US - 5)
    dialog = person_dialog(listed)
    dialog.name.setText("Other")
    press(listed, Qt.Key.Key_Escape)
    assert not listed.all_of(SavePerson)
    assert head(listed)[0] == "Ann Lee"
    dialog = person_dialog(listed)
    save(listed, dialog)
    assert listed.all_of(SavePerson)[-1].person.noted_at_us == NOW_US - 5


@pytest.mark.parametrize("server_s", ["(503) 555-0321", "tel:+1-503-555-0321"])
def test_what_is_sent_goes_to_the_server_s_own_spelling(stage: Stage, server_s: str) -> None:
    """However somebody is found or written, the address is what the service wrote last."""
    stage.show()
    stage.store(message("m1", address=server_s))
    stage.open_seat()
    know(stage, "Ann Lee", "+1 503 555 0321")
    inbox = stage.window.inbox
    find = partial(stage.window.contents.launcher._carry_out, read_address("+15035550321", "US").key)
    ways = [partial(inbox.compose_to, form) for form in ("+15035550321", "503 555 0321", "sms:%2B15035550321")]
    for way in (find, *ways):
        way()
        write(stage, "hello")
        inbox.compose.send()
        stage.put(outgoing(stage.all_of(Send)[-1].id, address=server_s, text="hello"))
    assert [command.address for command in stage.all_of(Send)] == [server_s] * 4


def test_all_who_have_a_tag_are_found_by_it(listed: Stage) -> None:
    for place in range(12):
        know(listed, f"P{place}", number(place), tags=("vip",) if place % 2 else ("vipers",))
    box = dialog_of(listed, Act.SEARCH)
    people = listed.window.contents.searching._people
    listed.qtbot.waitUntil(lambda: not people._learner.isActive())
    found = listed.window.contents.searching._find_people("tag:vip ")
    assert {hit.words.split()[0] for hit in found} == {f"P{place}" for place in range(12)}
    assert len(listed.window.contents.searching._find_people("tag:vipers")) == 6
    assert len(listed.window.contents.searching._find_people("vipers")) == 5
    box.close()


def test_a_new_conversation_finds_people_by_their_names(listed: Stage) -> None:
    know(listed, "Bo Berg", "+447700900123", "bo@berg.example")
    know(listed, "Bob", number(3))
    dialog = dialog_of(listed, Act.NEW)
    assert isinstance(dialog, NewConversation)
    listed.qtbot.waitUntil(lambda: not listed.window.contents.launcher.people._learner.isActive())
    listed.qtbot.keyClicks(dialog.to, "bo")
    found = dialog.whom.found
    assert [found.item(row).text() for row in range(found.count())] == [
        "Bob  (503) 555-0003", "Bo Berg  +44 7700 900123",
    ]  # fmt: skip
    assert not dialog.accept_button.isEnabled()
    listed.qtbot.waitUntil(lambda: not dialog.guard.active)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(listed, key)
    assert dialog.isVisible()
    assert (dialog.to.text(), dialog.reading.text()) == ("+447700900123", "Bo Berg  +44 7700 900123")
    assert found.isHidden()
    listed.qtbot.keyClick(dialog.to, Qt.Key.Key_Backspace)
    assert dialog.reading.text() != "Bo Berg  +44 7700 900123"
    dialog.to.setText("")
    listed.qtbot.keyClicks(dialog.to, "bob")
    press(listed, Qt.Key.Key_Return)
    dialog.accept_button.click()
    assert head(listed) == ("Bob", "(503) 555-0003")


def test_who_was_forgotten_is_among_all_people_no_more(writing: Stage) -> None:
    names = writing.window.inbox.model.names
    for place, name in enumerate(("Ann", "Bo")):
        know(writing, name, number(place + 1))
    names.learn_people(10)
    assert (names.everybody_known, [one.name for one in names.everybody]) == (True, ["Ann", "Bo"])
    carry_out(writing, ForgetPerson(names.everybody[0].id))
    assert [one.name for one in names.everybody] == ["Bo"]


def test_a_note_in_another_language_than_the_window_s_keeps_its_signs_in_place(listed: Stage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    speak(app, Language.ARABIC, QLocale.c())
    know(listed, "Ann Lee", ANN, note="=a.b")
    words = listed.window.inbox.thread_pane.note.words
    assert words.isRightToLeft()
    shown = words.grab().toImage()
    words.setText("\u200e=a.b")  # as a text that begins from left to right
    assert words.grab().toImage() == shown
    words.setText("a.b=")
    assert words.grab().toImage() != shown
