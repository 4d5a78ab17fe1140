"""Another language, chosen while the window is open: every word, direction, date and number follows, and comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import msgspec
import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyleOptionViewItem,
    QWidget,
)

from evoinbox import wording, words
from evoinbox.domain.errors import WrongPassword
from evoinbox.domain.message import Direction, Line, LineId, MessageId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.changes import Contact, Freshness, HistoryProgress, LinesChanged, SignInFailed
from evoinbox.settings import Language
from evoinbox.ui.actions import Act
from evoinbox.ui.controls import CutLabel, LineLabel, WrappedLabel
from evoinbox.ui.conversation_model import Filter
from evoinbox.ui.language import speak
from evoinbox.ui.settings_page import SettingsPage
from tests.support.build import MINUTE_US, NOW_US, message, outgoing
from tests.support.translations import read
from tests.ui.conftest import Stage, dialog_of, press

NOT_WORDS = re.compile(r"[^A-Za-z]*|EvoInbox|.*@.*|.*\d{3}-\d{4}.*|[A-Z]{2}")
"""Numbers, addresses, the program's name, a country's two letters."""
NAMES = {"Example Dental", "Front desk", "Workshop", "English", "Emoji"}
KEY = re.compile(r"(Ctrl|Alt|Shift|F\d)\b.*|Tab|Esc|Enter")
THEIRS = {"Hello there", "On the way", "Half a draft"}
DIALOGS = (Act.NEW, Act.PERSON, Act.SETTINGS, Act.SHORTCUTS, Act.KEYS, Act.PALETTE)


@pytest.fixture
def busy(stage: Stage) -> Stage:
    """An inbox in which much is said: unread, undecided, a draft begun, the past still being read, two lines."""
    stage.show()
    with stage.cache.transaction():
        stage.cache.learn_lines([Line(LineId("line-1"), "Front desk"), Line(LineId("line-2"), "Workshop")])
    stage.store(
        message("m1", text="Hello there", at_us=NOW_US - 3 * MINUTE_US),
        message("m2", text="On the way", at_us=NOW_US - 2 * MINUTE_US, direction=Direction.OUTGOING),
        message("m3", address="+15035550177", text="Hello there", at_us=NOW_US - 1500 * MINUTE_US, unread=True),
    )
    stage.open_seat()
    stage.say(
        LinesChanged(),
        Freshness(Contact.GOOD, NOW_US - 12_000_000, NOW_US, None),
        HistoryProgress(12_300, 55_835, complete=False),
    )
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    stage.put(outgoing(state=OutgoingState.ASKING, sent_at_us=NOW_US - MINUTE_US, text="On the way"))
    stage.window.inbox.compose.add_text("Half a draft")
    stage.window.resize(1100, 760)
    return stage


def choose(stage: Stage, language: Language, **more: object) -> None:
    """Choose as the settings page does."""
    stage.window.contents.use(msgspec.structs.replace(stage.window.contents._settings, language=language, **more))
    QApplication.processEvents()


def said(of: QWidget) -> dict[str, str]:
    """All that is in sight of a window, for eye and ear, by where it stands."""
    found: dict[str, str] = {"title": of.windowTitle()}
    for number, widget in enumerate([of, *of.findChildren(QWidget)]):
        if not widget.isVisible():
            continue
        place = f"{number} {type(widget).__name__}"
        for what, told in _told(widget):
            found[f"{place} {what}"] = told
        for action in widget.actions():
            found[f"{place} action {action.data() or id(action)}"] = action.text()
    return found


def _told(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    yield "tip", widget.toolTip()
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QComboBox():
            yield "options", ", ".join(widget.itemText(row) for row in range(widget.count()))
        case QAbstractSpinBox():
            yield "text", widget.text()
        case QAbstractItemView() if widget.model() is not None:
            for row in range(widget.model().rowCount()):
                yield f"row {row}", str(widget.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        case _:
            pass


def left_in_english(language: str, now: dict[str, str]) -> list[str]:
    """Words in sight that are the program's own English ones, where the language has others."""
    own = {
        source.strip(" .…")
        for source, form in read(language).items()
        if source not in (form if isinstance(form, tuple) else (form,)) and re.search(r"[a-z]{3}", source)
    } - NAMES
    plain = {source for source in own if not re.search(r"[{%]", source) and len(source) > 2}
    return [
        f"{place}: {words_there}"
        for place, words_there in now.items()
        for part in map(str.strip, re.split(r"[,.…;·:\n\u2068\u2069\u200f]", words_there))
        if part in plain and not NOT_WORDS.fullmatch(part) and not KEY.fullmatch(part)
    ]


def unchanged(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """What says the same in both, though it has words in it that are nobody's name or text."""
    known = NAMES | THEIRS
    return [
        f"{place}: {told}"
        for place, told in now.items()
        if before.get(place) == told
        and not NOT_WORDS.fullmatch(told)
        and not KEY.fullmatch(told)
        and told not in known
        and not all(part.strip() in known or NOT_WORDS.fullmatch(part.strip()) for part in re.split(r"[,·]", told))
    ]


def cut_off(of: QWidget) -> list[str]:
    """Labels and buttons in sight with less room than their words need; those that end in "…" by themselves not."""
    found = []
    for widget in of.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, LineLabel | CutLabel):
            continue
        if isinstance(widget, QLabel) and widget.text():
            room = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            wide = widget.wordWrap() or widget.sizeHint().width() <= widget.width() + 1
            if not wide or room > widget.height() + 1:
                found.append(widget.text())
        elif isinstance(widget, QPushButton) and widget.sizeHint().width() > widget.width() + 1:
            found.append(widget.text())
    return found


def fits(of: QWidget) -> None:
    """For waiting: what is cut off is named."""
    assert cut_off(of) == []


def test_every_word_in_sight_follows_and_comes_back(busy: Stage) -> None:
    window = busy.window
    busy.qtbot.waitUntil(lambda: not window.inbox.list._counter.isActive())  # who waits is counted a little later
    before = said(window)
    assert before["title"] == "(2) 1 text needs you - EvoInbox"
    for language in (Language.SPANISH, Language.ARABIC):
        choose(busy, language)
        now = said(window)
        assert now.keys() == before.keys()
        assert unchanged(before, now) == []
        assert left_in_english(language.value, now) == []
    choose(busy, Language.ENGLISH)
    assert said(window) == before
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize("act", DIALOGS, ids=lambda act: act.value)
@pytest.mark.parametrize("language", [Language.SPANISH, Language.ARABIC], ids=lambda language: language.value)
def test_every_word_of_the_dialogs_is_translated(busy: Stage, act: Act, language: Language) -> None:
    choose(busy, language)
    dialog = dialog_of(busy, act)
    assert left_in_english(language.value, said(dialog)) == []
    dialog.close()


def test_the_page_on_which_it_is_chosen_follows_at_once(busy: Stage) -> None:
    page = dialog_of(busy, Act.SETTINGS)
    assert isinstance(page, SettingsPage)
    before = said(page)
    field = page.field("language")
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(2)
    assert page.windowTitle() == "Ajustes"
    assert left_in_english("es", said(page)) == []
    assert field.currentText() == "Español"
    field.setCurrentIndex(1)
    assert said(page) == before
    page.close()


def test_the_sign_in_page_follows(stage: Stage) -> None:
    stage.show()
    stage.say(SignInFailed(WrongPassword()))
    before = said(stage.window)
    choose(stage, Language.SPANISH)
    now = said(stage.window)
    assert unchanged(before, now) == []
    assert left_in_english("es", now) == []
    choose(stage, Language.ENGLISH)
    assert said(stage.window) == before


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("language", [Language.SPANISH, Language.ARABIC], ids=lambda language: language.value)
def test_no_word_is_cut_off(busy: Stage, language: Language, size: int) -> None:
    choose(busy, language, text_size=size)
    busy.qtbot.waitUntil(partial(fits, busy.window), timeout=1000)
    for act in DIALOGS:
        dialog = dialog_of(busy, act)
        busy.qtbot.waitUntil(partial(fits, dialog), timeout=1000)
        dialog.close()


# ---- from right to left


def test_the_window_is_mirrored(busy: Stage) -> None:
    inbox = busy.window.inbox
    choose(busy, Language.ARABIC)
    left = inbox.thread_pane.mapTo(inbox, QPoint()).x()
    assert left < inbox.list.mapTo(inbox, QPoint()).x()
    view = inbox.thread_pane.view
    places = {}
    for number, row in enumerate(inbox.thread_pane.model.rows):
        area = view.visualRect(inbox.thread_pane.model.index(number))
        places[row.ours] = view._bubbles.bubble_rect(row, area).center().x()
    assert places[True] < view.viewport().width() // 2 < places[False]


def test_the_arrow_towards_the_thread_goes_on_to_writing(busy: Stage) -> None:
    listed, edit = busy.window.inbox.list.view, busy.window.inbox.compose.edit
    choose(busy, Language.ARABIC)
    listed.setFocus()
    press(busy, Qt.Key.Key_Right)
    assert listed.hasFocus()
    press(busy, Qt.Key.Key_Left)
    assert edit.hasFocus()


def test_the_key_to_the_list_points_to_it(busy: Stage) -> None:
    listed, edit = busy.window.inbox.list.view, busy.window.inbox.compose.edit
    choose(busy, Language.ARABIC)
    edit.setFocus()
    press(busy, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert listed.hasFocus()
    choose(busy, Language.ENGLISH)
    edit.setFocus()
    press(busy, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert listed.hasFocus()


def test_the_parts_of_a_row_are_mirrored(busy: Stage) -> None:
    """The disc of the first row stands where the other one's time was."""
    view = busy.window.inbox.list.view
    row = view.visualRect(busy.window.inbox.model.index(0))
    from_left = view.viewport().grab(row).toImage()
    choose(busy, Language.ARABIC)
    from_right = view.viewport().grab(QRect(QPoint(), row.size())).toImage()
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    assert option.direction is Qt.LayoutDirection.RightToLeft
    middle, near = from_left.height() // 2, 18 + 6
    ground = from_left.pixelColor(from_left.width() - 10, middle - 1)
    assert from_left.pixelColor(near, middle) == from_right.pixelColor(from_right.width() - 1 - near, middle)
    assert from_left.pixelColor(near, middle) != ground


def test_lines_from_right_to_left_begin_below_one_another(busy: Stage) -> None:
    choose(busy, Language.ARABIC)
    label = WrappedLabel("سلام " * 20 + "سلام")
    busy.qtbot.addWidget(label)
    label.resize(240, 400)
    label.show()
    image = label.grab().toImage()
    ground = image.pixelColor(1, 1)
    ends: list[int] = []
    before = False
    for y in range(image.height()):
        inked = [x for x in range(image.width()) if image.pixelColor(x, y) != ground]
        if inked:
            ends[-1:] = [max(*ends[-1:], *inked)] if before else [*ends[-1:], max(inked)]
        before = bool(inked)
    assert len(ends) > 2
    assert max(ends) - min(ends) <= 1


# ---- dates and numbers


@pytest.mark.parametrize(
    ("language", "place", "clock", "row", "long", "number"),
    [
        (Language.SYSTEM, "C", "14:33", "3 Mar", "Monday 3 March 2025", "12,300"),
        (Language.SYSTEM, "en_US", "2:33\u202fPM", "Mar 3", "Monday, March 3, 2025", "12,300"),
        (Language.SYSTEM, "en_GB", "14:33", "3 Mar", "Monday, 3 March 2025", "12,300"),
        (Language.SYSTEM, "de_DE", "14:33", "3 Mar", "Monday, 3 March 2025", "12.300"),
        (Language.SYSTEM, "es_MX", "2:33\u202fp.m.", "3 mar", "lunes, 3 de marzo de 2025", "12,300"),
        (Language.SPANISH, "en_US", "2:33\u202fp.m.", "3 mar", "lunes, 3 de marzo de 2025", "12,300"),
        (Language.SPANISH, "C", "2:33\u202fp.m.", "3 mar", "lunes, 3 de marzo de 2025", "12,300"),
        (Language.ARABIC, "ar_EG", "٢:٣٣ م", "٣ مارس", "الاثنين، ٣ مارس ٢٠٢٥", "١٢٬٣٠٠"),
    ],
    ids=["nowhere", "us", "gb", "german", "mexico", "spanish-in-us", "spanish", "arabic"],
)
def test_dates_and_numbers_have_the_forms_of_the_place(
    qapp: QApplication, theme: object, language: Language, place: str, clock: str, row: str, long: str, number: str
) -> None:
    speak(qapp, Language.ENGLISH, QLocale("en_IN"))  # so that each is a change
    speak(qapp, language, QLocale.c() if place == "C" else QLocale(place))
    then = datetime(2025, 3, 3, 14, 33, tzinfo=datetime.now(UTC).astimezone().tzinfo)
    then_us = int(then.timestamp()) * 1_000_000
    later_us = then_us + 30 * 86_400 * 1_000_000
    assert (wording.clock(then_us), wording.row_time(then_us, later_us)) == (clock, row)
    assert (wording.day(then_us, later_us), words.amount(12_300)) == (long, number)


def test_the_systems_language_is_spoken_where_it_is_known(qapp: QApplication, theme: object) -> None:
    speak(qapp, Language.SYSTEM, QLocale("es_MX"))
    assert words.tr("Settings") == "Ajustes"
    speak(qapp, Language.SYSTEM, QLocale("fr_FR"))
    assert words.tr("Settings") == "Settings"
    assert not speak(qapp, Language.SYSTEM, QLocale("fr_FR"))


@pytest.mark.parametrize(
    ("number", "spanish", "arabic"),
    [(1, "1 mensaje", "رسالة واحدة"), (2, "2 mensajes", "رسالتان"), (3, "3 mensajes", "٣ رسائل"),
     (11, "11 mensajes", "١١ رسالة"), (100, "100 mensajes", "١٠٠ رسالة")],
    ids=["one", "two", "few", "many", "other"],
)  # fmt: skip
def test_numbers_have_the_plural_they_need(
    qapp: QApplication, theme: object, number: int, spanish: str, arabic: str
) -> None:
    speak(qapp, Language.SPANISH, QLocale.c())
    assert words.trn("%n text", "%n texts", number) == spanish
    speak(qapp, Language.ARABIC, QLocale.c())
    assert words.trn("%n text", "%n texts", number) == arabic


def test_english_loads_nothing(qapp: QApplication, theme: object) -> None:
    speak(qapp, Language.SPANISH, QLocale.c())
    speak(qapp, Language.ENGLISH, QLocale.c())
    assert words.tongue() is words.PLAIN


def test_a_name_for_the_ear_made_of_several_words_follows_as_a_whole(busy: Stage) -> None:
    filters = busy.window.inbox.list.filters
    busy.qtbot.waitUntil(lambda: not busy.window.inbox.list._counter.isActive())
    assert busy.window.inbox.model.count_waiting() == 1
    choose(busy, Language.SPANISH)
    filters.resize(filters.width() + 1, filters.height())
    assert filters.buttons[Filter.WAITING].accessibleName() == "Esperan, 1 cliente espera"


def test_what_a_thread_s_rows_say_to_the_ear_is_translated(stage: Stage) -> None:
    stage.show()
    stage.store(
        message("m1"), message("m2", direction=Direction.OUTGOING, sender="", at_us=NOW_US + 1),
        message("m3", at_us=NOW_US + 2, unread=True),
    )  # fmt: skip
    with stage.cache.transaction():
        stage.cache.mark_vanished([MessageId("m2")])
    stage.open_seat()
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    choose(stage, Language.SPANISH)
    model = stage.window.inbox.thread_pane.model
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole).split(", ") for row in range(3)]
    assert [row[-1] for row in spoken] == ["recibido", "ya no está en el servicio", "recibido"]
    assert (spoken[1][0], spoken[2][0]) == ("Remitente sin nombre", "Nuevos")
