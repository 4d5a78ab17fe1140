"""What is done on a notification: an answer goes out as the composer's does, beside what is being written."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.attention import Note, Offer
from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.message import LineId
from evoinbox.domain.quiet import HOUR_US
from evoinbox.engine.changes import Arrived, Closing, DraftNotStored, NotStored, OutgoingChanged
from evoinbox.engine.commands import MarkRead, PutAway, SaveDraft, Send
from evoinbox.ui.actions import Act
from tests.support.build import NOW_US, message
from tests.ui.conftest import OTHER, Stage

OTHER_KEY = message(address=OTHER).conversation
NOTE_OF_OTHER = f"conversation:{OTHER_KEY}"


@pytest.fixture
def notes(desk: Stage) -> list[Note]:
    """What the window would have the desktop say; another window is the active one."""
    found: list[Note] = []
    desk.window.contents.alarmed.connect(found.append)
    other = QWidget()
    desk.qtbot.addWidget(other)
    with desk.qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    return found


def test_an_answer_goes_from_the_customer_s_line_and_leaves_what_is_begun(desk: Stage) -> None:
    desk.keep(Draft(OTHER_KEY, OTHER, LineId("line-1"), "begun", 5))
    before = desk.window.inbox.open_key
    desk.window.note_acts.reply(NOTE_OF_OTHER, "Yes, we are")

    assert desk.all_of(Send) == [Send(desk.all_of(Send)[0].id, OTHER, LineId("line-1"), "Yes, we are", 11, True)]
    assert desk.window.inbox.open_key == before


def test_marking_read_on_a_note_is_told(desk: Stage) -> None:
    desk.window.note_acts.choose(NOTE_OF_OTHER, Offer.READ)
    desk.window.note_acts.choose("out-1", Offer.READ)

    assert desk.seen_in(MarkRead)[-1:] == [{OTHER_KEY}]


def test_an_answer_the_disk_refuses_is_kept_behind_what_is_begun_and_said(desk: Stage, notes: list[Note]) -> None:
    desk.keep(Draft(OTHER_KEY, OTHER, LineId("line-1"), "begun", 5))
    desk.window.note_acts.reply(NOTE_OF_OTHER, "Yes, we are")
    (sent,) = desk.all_of(Send)
    desk.say(NotStored(sent.id, StoreUnwritable()))

    assert desk.all_of(SaveDraft)[-1].draft.text == "begun\nYes, we are"
    assert [note.title for note in notes] == ["Your answer was not sent; it is kept as a draft"]


def test_an_answer_to_the_open_conversation_that_the_disk_refuses_stands_in_the_composer(
    desk: Stage, notes: list[Note]
) -> None:
    key = desk.window.inbox.open_key
    desk.window.inbox.compose.edit.put("begun", 5)
    desk.window.note_acts.reply(f"conversation:{key}", "Yes, we are")
    (sent,) = desk.all_of(Send)
    desk.say(NotStored(sent.id, StoreUnwritable()))

    assert desk.window.inbox.compose.edit.text() == "begun\nYes, we are"
    assert len(notes) == 1


def test_an_answer_that_is_stored_is_nobody_s_draft(desk: Stage, notes: list[Note]) -> None:
    desk.window.note_acts.reply(NOTE_OF_OTHER, "Yes, we are")
    (sent,) = desk.all_of(Send)
    desk.say(OutgoingChanged(sent.id, OTHER_KEY), NotStored(sent.id, StoreUnwritable()))

    assert notes == []


def test_an_answer_for_a_seat_that_is_left_is_given_back_in_words(desk: Stage, notes: list[Note]) -> None:
    desk.say(Closing())
    desk.window.note_acts.reply(f"conversation:{ConversationKey('nobody')}", "Yes, we are")

    assert desk.all_of(Send) == []
    assert [note.body for note in notes] == ["Yes, we are"]


def test_who_answered_is_told_even_in_a_pause_and_at_the_window(desk: Stage) -> None:
    found: list[Note] = []
    desk.window.contents.alarmed.connect(found.append)
    desk.window.actions_by_name[Act.PAUSE].trigger()
    desk.window.note_acts.reply(NOTE_OF_OTHER, "Yes, we are")
    desk.say(NotStored(desk.all_of(Send)[0].id, StoreUnwritable()))

    assert len(found) == 1


def test_an_answer_the_disk_refuses_is_kept_behind_a_draft_it_refused_as_well(desk: Stage) -> None:
    begun = Draft(OTHER_KEY, OTHER, LineId("line-1"), "only here", 9)
    desk.window.inbox.compose.drafts.hand_over(begun)
    desk.say(DraftNotStored(begun, StoreUnwritable()))
    desk.window.note_acts.reply(NOTE_OF_OTHER, "Yes, we are")
    desk.say(NotStored(desk.all_of(Send)[0].id, StoreUnwritable()))

    assert desk.all_of(SaveDraft)[-1].draft.text == "only here\nYes, we are"


def test_a_click_on_the_note_about_a_kept_answer_leads_to_its_draft(desk: Stage, notes: list[Note]) -> None:
    desk.window.note_acts.reply(NOTE_OF_OTHER, "Yes, we are")
    desk.say(NotStored(desk.all_of(Send)[0].id, StoreUnwritable()))
    desk.window.contents.show_text(notes[0].identity)

    assert desk.window.inbox.open_key == OTHER_KEY
    assert desk.window.inbox.compose.edit.text() == "Yes, we are"


def test_what_is_marked_read_on_a_note_is_what_the_note_says_though_the_list_is_behind(
    desk: Stage, notes: list[Note]
) -> None:
    keys = desk.store(message("fresh", address=OTHER, at_us=NOW_US + 9, unread=True))
    desk.say(Arrived(keys, 1))
    assert len(notes) == 1
    desk.window.note_acts.choose(NOTE_OF_OTHER, Offer.READ)

    assert desk.all_of(MarkRead)[-1] == MarkRead(frozenset({(OTHER_KEY, NOW_US + 9)}))


def test_what_a_note_puts_off_comes_back_in_an_hour(desk: Stage) -> None:
    desk.window.note_acts.choose(NOTE_OF_OTHER, Offer.LATER)
    row = desk.window.inbox.known(OTHER_KEY)
    assert row is not None
    assert desk.all_of(PutAway) == [PutAway(frozenset({(OTHER_KEY, row.newest_us)}), desk.now_us + HOUR_US)]


def test_an_answer_to_somebody_who_asked_for_no_more_texts_is_kept_and_said(desk: Stage, notes: list[Note]) -> None:
    desk.arrive(message("stop", address=OTHER, at_us=NOW_US + 1, text="STOP"))
    desk.window.note_acts.reply(NOTE_OF_OTHER, "Sorry!")

    assert desk.all_of(Send) == []
    assert desk.all_of(SaveDraft)[-1].draft.text == "Sorry!"
    assert [note.title for note in notes] == ["Your answer was not sent; it is kept as a draft"]
