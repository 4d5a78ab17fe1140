"""Contacts from a file: previewed, asked about, kept all at once or not at all; and all of them written out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from evoinbox.domain import contacts_file
from evoinbox.domain.contact import Contact
from evoinbox.domain.contacts_file import read_contacts
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.person import NOT_KEPT, Person
from evoinbox.engine.acquaintance import Acquaintance
from evoinbox.engine.changes import Change, Closing, TakenIn, TakingIn
from evoinbox.engine.commands import StopTakingIn, TakeIn
from evoinbox.store.people import People
from evoinbox.ui.actions import Act
from evoinbox.ui.import_dialog import ImportDialog
from tests.ui.conftest import Stage, number
from tests.ui.test_acquainting import know

CARDS = """BEGIN:VCARD
FN:Ann Lee
TEL:(503) 555-0001
ORG:Bikes
END:VCARD
BEGIN:VCARD
FN:Front Desk
TEL:(503) 555-0002
TEL:(503) 555-0900
END:VCARD
BEGIN:VCARD
FN:Cy
TEL:(503) 555-0003
END:VCARD
BEGIN:VCARD
FN:Bo
TEL:+44 7700 900123
END:VCARD
BEGIN:VCARD
FN:Nobody
END:VCARD
BEGIN:VCARD
FN:Cut
TEL:1
"""


def everybody(stage: Stage) -> list[Person]:
    """All people that are kept."""
    reader = stage.window.inbox._reader
    assert reader is not None
    return reader.more_people(NOT_KEPT, 1000)


def taken(stage: Stage, command: TakeIn) -> None:
    """As the engine does."""
    changes: list[Change] = []
    asyncio.run(Acquaintance(stage.desk.people, changes.append).take_in(command))
    stage.say(*changes)


def chosen(stage: Stage, content: str) -> ImportDialog:
    """The dialog once it has read a file."""
    file = stage.folder / "contacts.vcf"
    file.write_text(content, encoding="utf-8")
    stage.window.inbox.acquainting.files.take_in(file)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    stage.qtbot.waitUntil(lambda: dialog._work._work is None)
    return dialog


@pytest.fixture
def known(listed: Stage) -> Stage:
    """Two people are known."""
    know(listed, "Bo", number(2), tags=("vip",))
    know(listed, "Cy", number(4))
    return listed


def test_what_an_import_would_do_is_said_before_it_does(known: Stage) -> None:
    dialog = chosen(known, CARDS)
    assert dialog.words.text().split("\n")[:-1] == ["1 is new."]
    model = dialog.questions.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "Front Desk: (503) 555-0002 belongs to Bo, (503) 555-0002.",
        "Cy, (503) 555-0003: you know Cy, (503) 555-0004 by that name.",
        "Bo, +44 7700 900123: you know Bo, (503) 555-0002 by that name.",
    ]
    assert dialog.unread.text().split("\n") == [
        "1 has no number that is understood, at line 19.", "1 could not be read, at line 22.",
    ]  # fmt: skip
    assert not known.all_of(TakeIn)
    dialog.accept_button.click()
    known.qtbot.waitUntil(lambda: bool(known.all_of(TakeIn)))
    taken(known, known.all_of(TakeIn)[0])
    assert dialog.words.text() == "4 contacts were imported."
    assert [(one.name, len(one.addresses)) for one in everybody(known)] == [
        ("Bo", 1), ("Cy", 1), ("Ann Lee", 1), ("Front Desk", 1), ("Cy", 1), ("Bo", 1),
    ]  # fmt: skip
    assert known.window.inbox.model.index(1).data() == "Ann Lee"
    known.qtbot.waitUntil(lambda: not dialog.guard.active)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert known.window.inbox.thread_pane._name.text() == "Ann Lee"


def test_who_is_ticked_by_the_agent_is_one_person(known: Stage) -> None:
    dialog = chosen(known, CARDS)
    dialog.questions.setCurrentIndex(dialog.questions.model().index(0, 0))
    QTest.keyClick(dialog.questions, Qt.Key.Key_Space)
    assert dialog.questions.model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    dialog.accept_button.click()
    known.qtbot.waitUntil(lambda: bool(known.all_of(TakeIn)))
    taken(known, known.all_of(TakeIn)[0])
    bo = everybody(known)[0]
    assert (bo.name, len(bo.addresses), bo.tags) == ("Bo", 2, ("vip",))


def test_cancel_while_it_is_kept_leaves_nothing(known: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = chosen(known, CARDS)
    before = everybody(known)
    dialog.all_button.click()
    dialog.accept_button.click()
    known.qtbot.waitUntil(lambda: bool(known.all_of(TakeIn)))
    monkeypatch.setattr("evoinbox.engine.acquaintance.PORTION", 1)
    changes: list[Change] = []

    def publish(change: Change) -> None:
        changes.append(change)
        if change == TakingIn(2):
            known.say(change)
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            assert dialog.isVisible()  # until it is true that nothing was kept
            acquaintance.take(known.all_of(StopTakingIn)[0])

    acquaintance = Acquaintance(known.desk.people, publish)
    asyncio.run(acquaintance.take_in(known.all_of(TakeIn)[0]))
    assert changes[-1] == TakenIn(known=False)
    known.say(changes[-1])
    assert QApplication.activeModalWidget() is None
    assert everybody(known) == before
    assert known.desk._database.run("SELECT count(*) FROM staged_person") == [(0,)]


def test_what_the_disk_refuses_is_said_and_nothing_is_kept(known: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = chosen(known, CARDS)
    before = everybody(known)
    dialog.accept_button.click()
    known.qtbot.waitUntil(lambda: bool(known.all_of(TakeIn)))

    def refuse(_: People, people: Sequence[Person], first: int) -> None:
        raise StoreUnwritable

    monkeypatch.setattr(People, "stage", refuse)
    taken(known, known.all_of(TakeIn)[0])
    assert dialog.problem.text().startswith("EvoInbox cannot write to this disk")
    assert everybody(known) == before
    dialog.cancel_button.click()
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("content", ["no contacts at all", ""])
def test_another_file_is_said(listed: Stage, content: str) -> None:
    dialog = chosen(listed, content)
    assert dialog.problem.text().startswith("There are no contacts in this file.")
    assert not dialog.accept_button.isVisible()


def test_leaving_the_seat_closes_it(listed: Stage) -> None:
    chosen(listed, CARDS)
    listed.say(Closing())
    assert QApplication.activeModalWidget() is None


def read_back(file: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Names and numbers of a file."""
    return [(one.name, one.numbers) for one in read_contacts([file.read_bytes()]) if isinstance(one, Contact)]


@pytest.mark.parametrize("name", ["all.vcf", "all.CSV"])
def test_all_people_are_written_whole_or_not_at_all(known: Stage, name: str) -> None:
    files, target = known.window.inbox.acquainting.files, known.folder / name
    files.write(target)
    known.qtbot.waitUntil(target.exists)
    assert read_back(target) == [("Bo", (number(2),)), ("Cy", (number(4),))]
    assert "2 contacts are in" in known.window.inbox.notice._words.text()
    assert [one.name for one in known.folder.glob("all*")] == [name]
    files.write(known.folder / "nowhere" / name)
    known.qtbot.waitUntil(lambda: "cannot write" in known.window.inbox.notice._words.text())


def test_what_cannot_be_written_to_its_end_leaves_nothing(known: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Iterator[bytes]:
        yield b"begun"
        raise OSError

    monkeypatch.setattr(contacts_file, "write_contacts", full)
    known.window.inbox.acquainting.files.write(known.folder / "all.vcf")
    known.qtbot.waitUntil(lambda: "cannot write" in known.window.inbox.notice._words.text())
    assert list(known.folder.glob("all*")) == []


@pytest.mark.parametrize("act", [Act.IMPORT_PEOPLE, Act.EXPORT_PEOPLE])
def test_the_commands_ask_for_a_file(listed: Stage, act: Act) -> None:
    listed.window.actions_by_name[act].trigger()
    chooser = listed.window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.isVisible()
    chooser.reject()
