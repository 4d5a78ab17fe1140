"""Searching in the window: people and texts as they are typed, marked, opened in their place, and gone through."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from evoinbox import wording
from evoinbox.domain.conversation import WAITS_AT_MOST_US
from evoinbox.domain.message import Direction, Line, LineId, Message
from evoinbox.domain.sieve import Sieve
from evoinbox.engine.changes import Closing, HistoryProgress, Opened, TextsFound
from evoinbox.engine.commands import FindTexts, Send
from evoinbox.store.cache import Cache
from evoinbox.ui.actions import Act
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.place_words import HOUR_US
from evoinbox.ui.sieve_bar import SieveBar
from evoinbox.ui.spans import SpanDialog, of_days
from evoinbox.ui.theme import Space
from evoinbox.ui.thread_row import message_identity
from evoinbox.ui.typed_sieve import read_typed
from tests.support.build import KEY, MINUTE_US, NOW_US, message
from tests.ui.conftest import SEAT, Stage, edit_of, number


@pytest.fixture
def texts(stage: Stage) -> list[Message]:
    """A long thread with a bike in every fiftieth text, and five customers more."""
    stage.show()
    long = [
        message(
            f"m{n:03}", address=number(0), at_us=NOW_US - n * MINUTE_US,
            text=f"the BIKE number {n}" if n % 50 == 49 else f"text {n}",
            direction=Direction.OUTGOING if n % 100 == 99 else Direction.INCOMING,
        )
        for n in range(300)
    ]  # fmt: skip
    stage.store(*long, *(message(f"o{n}", address=number(n), at_us=NOW_US - n, text="hello") for n in range(1, 6)))
    stage.open_seat()
    return [text for text in long if "BIKE" in text.text]


def box(stage: Stage, typed: str = "") -> CommandPalette:
    """The search, opened by its key, with something typed."""
    stage.window.actions_by_name[Act.SEARCH].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, CommandPalette)
    stage.qtbot.waitUntil(found.isActiveWindow)
    stage.qtbot.keyClicks(found.field, typed)
    return found


def answer(stage: Stage, found: list[Message], below: int = 0) -> None:
    """The engine answers the last question."""
    stage.say(TextsFound(stage.all_of(FindTexts)[-1].number, tuple(found), below, NOW_US - 300 * MINUTE_US))


def rows(palette: CommandPalette) -> list[str]:
    return [palette.model.at(row).words for row in range(palette.model.rowCount())]


def foot(palette: CommandPalette) -> str:
    return " ".join(label.text() for label in palette.findChildren(QLabel) if label.isVisible())


def test_each_letter_asks_anew_and_only_the_last_answer_counts(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bik")
    asked = stage.all_of(FindTexts)
    assert [one.sought for one in asked] == ["b", "bi", "bik"]
    stage.say(TextsFound(asked[0].number, tuple(texts), 0, NOW_US))
    assert rows(palette) == []
    answer(stage, texts[:2])
    assert rows(palette) == ["(503) 555-0000:  the BIKE number 49", "To (503) 555-0000:  the BIKE number 99"]
    shown = palette.model.at(0)
    assert [shown.words[begin:end] for begin, end in shown.marked] == ["BIK"]


def test_texts_are_listed_newest_first_and_once_however_they_come(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bike")
    answer(stage, [texts[2], texts[3]], 9)
    answer(stage, [texts[0], texts[2]], 5)
    answer(stage, [texts[1]])
    assert [palette.model.at(row).target for row in range(4)] == texts[:4]


def test_what_was_found_stands_in_sight_in_a_narrow_window_too(stage: Stage, texts: list[Message]) -> None:
    said = "Nearly there now: would you tell us where we can park in the yard, please? We have two bikes and a trailer."
    stage.window.resize(400, 700)
    palette = box(stage, "yard")
    answer(stage, [message("y", address=number(0), text=said)])
    assert rows(palette) == ["(503) 555-0000:  …the yard, please? We have two bikes and a trailer."]
    hit = palette.model.at(0)
    ahead = palette.fontMetrics().horizontalAdvance(hit.words[: hit.marked[0][1]] + hit.beside)
    assert ahead < palette.view.viewport().width() - 4 * Space.M
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    stage.window.resize(1000, 700)
    assert rows(box(stage))[0].startswith("(503) 555-0000:  …we can park in the yard, please?")


def test_people_come_before_texts(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "503-555-0003")
    answer(stage, [])
    stage.qtbot.waitUntil(lambda: rows(palette) == ["(503) 555-0003"])
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert stage.window.inbox.open_key == message(address=number(3)).conversation


def test_a_text_is_opened_in_its_place_and_marked(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bike")
    answer(stage, texts)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    view = stage.window.inbox.thread_pane.view
    index = view.currentIndex()
    assert view._rows.rows[index.row()].identity == message_identity(texts[2].id)
    assert view.viewport().rect().intersects(view.visualRect(index))
    row = view._rows.rows[index.row()]
    looks = view._bubbles._looks(row, view._bubbles.laid(row))
    assert [(look.start, look.length) for look in looks] == [(4, 4)]
    stage.qtbot.waitUntil(view.hasFocus)
    assert view._pill.text() == "Newest"


def test_another_conversation_has_nothing_marked(stage: Stage, texts: list[Message]) -> None:
    box(stage, "bike")
    answer(stage, texts)
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    stage.window.inbox.open(message(address=number(3)).conversation, by_program=False)
    assert stage.window.inbox.thread_pane.view._bubbles.sought == ""


def test_f3_goes_to_the_next_and_back_and_looks_further_at_the_end(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bike")
    answer(stage, texts[:3], 77)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    view, acts = stage.window.inbox.thread_pane.view, stage.window.actions_by_name

    def here() -> str:
        return view._rows.rows[view.currentIndex().row()].identity

    for act, place in ((Act.NEXT_FOUND, 1), (Act.NEXT_FOUND, 2), (Act.PREVIOUS_FOUND, 1)):
        acts[act].trigger()
        assert here() == message_identity(texts[place].id)
    further = stage.all_of(FindTexts)[-1]
    assert (further.below, further.sought) == (77, "bike")
    answer(stage, texts[3:])
    for place in (2, 3):
        acts[Act.NEXT_FOUND].trigger()
        assert here() == message_identity(texts[place].id)


def test_what_was_sought_is_there_again(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bike")
    answer(stage, texts)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    again = box(stage)
    assert again.field.text() == "bike"
    assert again.model.rowCount() == len(texts)
    assert len(stage.all_of(FindTexts)) == 5


def test_what_was_sought_is_asked_once_more_for_what_has_come_since(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bike")
    answer(stage, texts[1:4], 7)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    again = box(stage)
    assert stage.all_of(FindTexts)[-1].below == 0
    answer(stage, texts[:3], 9)
    assert [again.model.at(row).target for row in range(again.model.rowCount())] == texts[:4]
    again.end_near.emit()
    assert stage.all_of(FindTexts)[-1].below == 7
    answer(stage, texts[2:4], 5)  # nothing new among them: on at once
    assert stage.all_of(FindTexts)[-1].below == 5


def test_nothing_found_is_taken_back_when_the_past_has_come(stage: Stage, texts: list[Message]) -> None:
    stage.say(HistoryProgress(0, 300, complete=False))
    palette = box(stage, "bike")
    answer(stage, [])
    assert "Nothing that is here says that." in foot(palette)
    asked = len(stage.all_of(FindTexts))
    stage.say(HistoryProgress(200, 300, complete=False))
    answer(stage, texts[:2])
    stage.say(HistoryProgress(250, 300, complete=False))
    assert len(stage.all_of(FindTexts)) == asked + 1
    stage.say(HistoryProgress(300, 300, complete=True))
    assert len(stage.all_of(FindTexts)) == asked + 2
    answer(stage, texts)
    assert palette.model.rowCount() == len(texts)
    assert "Nothing that is here says that." not in foot(palette)


def test_scrolling_to_the_end_looks_further(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "text")
    many = [message(f"x{n}", address=number(0), at_us=NOW_US - n, text=f"text {n}") for n in range(40)]
    answer(stage, many, 50)
    palette.view.verticalScrollBar().setValue(palette.view.verticalScrollBar().maximum())
    assert stage.all_of(FindTexts)[-1].below == 50
    chosen = palette.view.currentIndex().row()
    answer(stage, [message("y", address=number(0), at_us=NOW_US - 99, text="text y")])
    assert palette.model.rowCount() == 41
    assert palette.view.currentIndex().row() == chosen


def test_it_says_how_far_back_is_searched(stage: Stage, texts: list[Message]) -> None:
    stage.say(HistoryProgress(10, 1000, complete=False))
    palette = box(stage, "bike")
    answer(stage, [])
    assert "what is older is still being fetched" in foot(palette)
    assert "Nothing that is here says that." in foot(palette)
    stage.say(HistoryProgress(1000, 1000, complete=True))
    assert "All texts are searched, back to" in foot(palette)


def test_searching_sends_nothing_and_keeps_what_is_begun(stage: Stage, texts: list[Message]) -> None:
    stage.window.inbox.open(texts[0].conversation, by_program=False)
    stage.window.inbox.focus_writing()
    stage.qtbot.keyClicks(edit_of(stage), "begun")
    palette = box(stage, "bike")
    answer(stage, texts)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert edit_of(stage).text() == "begun"
    assert stage.all_of(Send) == []


def test_nothing_is_searched_before_somebody_is_seated(stage: Stage) -> None:
    stage.show()
    stage.window.actions_by_name[Act.SEARCH].trigger()
    assert QApplication.activeModalWidget() is None


def test_who_comes_while_one_seeks_is_found_too(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "0044")
    assert rows(palette) == []
    stage.arrive(message("late", address=number(44), at_us=NOW_US + 5))
    stage.qtbot.waitUntil(lambda: rows(palette) == ["(503) 555-0044"])


@pytest.mark.parametrize("written", ["011 1 503 555 0003", "tel:+15035550003", "+١ ٥٠٣ ٥٥٥ ٠٠٠٣"])
def test_a_number_in_any_form_finds_the_person(stage: Stage, texts: list[Message], written: str) -> None:
    palette = box(stage)
    palette.field.setText(written)  # QTest types no Arabic digits
    answer(stage, [])
    assert rows(palette) == ["(503) 555-0003"]


# ---- which texts answer


def strip(palette: CommandPalette) -> SieveBar:
    return palette.findChildren(SieveBar)[0]


def pick(palette: CommandPalette, *path: str) -> None:
    """Choose in the menu, as the keyboard would: by its words."""
    menu: QMenu = strip(palette).menu()
    for words in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == words)  # type: ignore[assignment]
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def test_what_is_chosen_is_asked_for_said_kept_and_taken_back(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bike")
    for path in (("Direction", "From us"), ("Date", "Last 7 days"), ("With a link",), ("Waiting for an answer",)):
        pick(palette, *path)
    last = stage.all_of(FindTexts)[-1]
    begin = datetime.combine(wording.local(NOW_US).date() - timedelta(days=6), time()).astimezone()
    assert (last.sought, last.sieve.direction, last.sieve.link) == ("bike", Direction.OUTGOING, True)
    assert last.sieve.since_us == int(begin.timestamp()) * 1_000_000
    assert last.sieve.waiting_after_us is not None
    assert strip(palette).words == "From us · Last 7 days · With a link · Waiting for an answer"
    answer(stage, [])
    assert "Nothing that is here says that." in foot(palette)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    again = box(stage)
    assert strip(again).words == "From us · Last 7 days · With a link · Waiting for an answer"
    assert stage.all_of(FindTexts)[-1].sieve == last.sieve
    stage.qtbot.mouseClick(strip(again).clear_button, Qt.MouseButton.LeftButton)
    assert stage.all_of(FindTexts)[-1].sieve.empty
    assert strip(again).words == "All texts"


def test_without_words_all_that_goes_through_is_listed_and_nobody(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage)
    pick(palette, "Unread")
    assert (stage.all_of(FindTexts)[-1].sought, stage.all_of(FindTexts)[-1].sieve.unread) == ("", True)
    assert "Nothing" not in foot(palette)  # the answer has not come
    answer(stage, texts[:2])
    assert len(rows(palette)) == 2
    assert palette.field.hasFocus()


def test_from_one_day_to_another(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bike")
    pick(palette, "Date", "From one day to another…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SpanDialog)
    dialog.first.setDate(QDate(2026, 3, 28))
    dialog.last.setDate(QDate(2026, 3, 29))
    dialog.accept_button.click()
    sieve = stage.all_of(FindTexts)[-1].sieve
    first, last = (wording.local(at_us) for at_us in (sieve.since_us, sieve.until_us - 1))
    assert (first.date(), first.time()) == (date(2026, 3, 28), time())
    assert (last.date(), last.time()) == (date(2026, 3, 29), time(23, 59, 59, 999999))
    assert strip(palette).words == "28 Mar to 29 Mar"


LINES = (Line(LineId("l1"), "Front desk"), Line(LineId("l2"), "Café"))
DAY = of_days(date(2026, 3, 1), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("typed", "words", "sieve"),
    [
        ("red has:link bike", "red bike", Sieve(link=True)),
        (
            "IS:unread is:Waiting",
            "",
            Sieve(unread=True, waiting_after_us=NOW_US // HOUR_US * HOUR_US - WAITS_AT_MOST_US),
        ),
        ("from:us line:CAFE", "", Sieve(direction=Direction.OUTGOING, line=LineId("l2"))),
        ('line:"front d" from:customers x', "x", Sieve(direction=Direction.INCOMING, line=LineId("l1"))),
        ("on:2026-03-01", "", Sieve(since_us=DAY.since_us, until_us=DAY.until_us)),
        ("after:2026-03-01 a", "a", Sieve(since_us=DAY.since_us)),
        ("before:2026-03-01", "", Sieve(until_us=DAY.since_us)),
        ("line:moon is:red on:2026-02-30 after:9999-12-31", "line:moon is:red on:2026-02-30 after:9999-12-31", Sieve()),
        ("see http://from:us/ this:is:unread", "see http://from:us/ this:is:unread", Sieve()),
    ],
)
def test_filters_typed_among_the_words(typed: str, words: str, sieve: Sieve) -> None:
    sought, narrowed, forms = read_typed(typed, Sieve(), LINES, NOW_US)
    assert (sought, narrowed) == (words, sieve)
    assert sorted(" ".join([sought, *forms]).split()) == sorted(typed.split())


def test_days_that_are_typed_widen_no_stretch_that_was_chosen() -> None:
    chosen = Sieve(since_us=DAY.since_us, until_us=DAY.until_us)
    for typed in ("after:2026-02-20", "before:2026-03-20"):
        assert read_typed(typed, chosen, LINES, NOW_US)[1] == chosen


def test_what_is_typed_narrows_what_was_chosen_and_is_there_again(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage)
    pick(palette, "Direction", "From us")
    stage.qtbot.keyClicks(palette.field, "bike has:link")
    last = stage.all_of(FindTexts)[-1]
    assert (last.sought, last.sieve) == ("bike", Sieve(direction=Direction.OUTGOING, link=True))
    assert strip(palette).words == "From us · has:link"
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    again = box(stage)
    assert again.field.text() == "bike has:link"
    assert strip(again).words == "From us · has:link"
    stage.qtbot.mouseClick(strip(again).clear_button, Qt.MouseButton.LeftButton)
    assert (strip(again).words, strip(again).clear_button.isHidden()) == ("has:link", True)
    again.field.clear()
    assert strip(again).words == "All texts"


def test_another_seat_has_nothing_of_what_was_found_in_this_one(stage: Stage, texts: list[Message]) -> None:
    palette = box(stage, "bike")
    pick(palette, "Direction", "From us")
    answer(stage, texts)
    stage.qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    stage.say(Closing())
    stage.open_seat()
    assert box(stage).field.text() == "bike"  # the same one goes on
    stage.qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)
    stage.say(Closing())
    Cache(stage.folder / "other.db", KEY).close()
    stage.say(Opened(SEAT, stage.folder / "other.db", stage.folder / "desk.db", KEY, kept=True))
    stage.window.actions_by_name[Act.NEXT_FOUND].trigger()
    assert stage.window.inbox.open_key is None
    again = box(stage)
    assert (again.field.text(), rows(again), strip(again).words) == ("", [], "All texts")
