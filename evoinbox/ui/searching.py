"""Searching: people and texts that answer to what is typed, newest first, and going from one found text to the next.

Invariants: nothing is opened but by Enter, a click or the keys for the next one; answers to an earlier question are
passed over; how far back is searched is said; what was sought stays until something else is or another seat is taken,
and is asked once more when the field is shown again or older texts have come.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from evoinbox import wording
from evoinbox.domain.folding import fold, places_of
from evoinbox.domain.legible import legible
from evoinbox.domain.message import Direction, Message
from evoinbox.domain.person import TAG
from evoinbox.domain.sieve import ALL, Sieve
from evoinbox.engine.changes import Change, HistoryProgress, Opened, TextsFound
from evoinbox.engine.commands import FindTexts, SeatedCommand
from evoinbox.ui.actions import Act
from evoinbox.ui.command_palette import WIDE, CommandPalette, Hit, Target, Wording
from evoinbox.ui.controls import announce
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.people import People
from evoinbox.ui.sieve_bar import Choice, SieveBar
from evoinbox.ui.theme import ThemeSource
from evoinbox.ui.typed_sieve import read_typed
from evoinbox.words import alone, mark, tr

MOST_PEOPLE: Final = 5
MOST_TAGGED: Final = 500
"""People listed where a tag is sought: all of them are meant."""

BEFORE: Final = 24
BEFORE_NARROW: Final = 6
"""Characters shown before what was found, at most, so that it stands in sight; in a window that narrows the box too."""

SNIPPET: Final = 160
_BOX: Final = Wording(
    mark("Search"),
    mark("Search texts and people"),
    mark("Search for words, a name or a number"),
    mark("Nothing that is here says that."),
)


class Searching(QObject):
    """Made by the window; `ask` goes to the engine, `came` brings what it says."""

    def __init__(
        self,
        window: QWidget,
        theme: ThemeSource,
        inbox: InboxPage,
        ask: Callable[[SeatedCommand], None],
        came: Callable[[Callable[[Change], None]], object],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._inbox = window, theme, inbox
        self._ask, self._now_us = ask, now_us
        self._people = People(self, inbox.model, now_us)
        self._people.learned.connect(self._show_more)
        self._box: CommandPalette | None = None
        self._strip: SieveBar | None = None
        self._cache: Path | None = None
        self._typed = self._sought = ""
        self._choice, self._wanted, self._sieve = Choice(), ALL, ALL
        self._number = 0
        self._texts: list[Message] = []
        self._below = self._reaches_us = 0
        self._waiting = self._once_more = False
        self._complete = True
        self._here: Message | None = None
        came(self.on_change)
        inbox.list.search_button.clicked.connect(self.open)

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands about searching."""
        return {
            Act.SEARCH: self.open,
            Act.NEXT_FOUND: lambda: self._step(1),
            Act.PREVIOUS_FOUND: lambda: self._step(-1),
        }

    @property
    def asked(self) -> tuple[str, Sieve]:
        """What was sought last, and which texts might answer."""
        return self._sought, self._sieve

    def open(self) -> None:
        """Show the field, with what was sought last."""
        if self._box is not None or not self._inbox.seated:
            return
        self._people.begin()
        self._wanted = self._choice.sieve(self._now_us())  # another day may have come
        strip = self._strip = SieveBar(self._theme, self._inbox.lines, self._choice, self._now_us)
        strip.changed.connect(self._choose)
        self._box = CommandPalette(self._window, self._theme, self._find, _BOX, self._typed, strip, self._settled)
        self._box.chosen.connect(self._go_to)
        self._box.finished.connect(self._close)
        self._box.end_near.connect(self._look_further)
        self._box.open()
        self._ask_once_more()
        self._say_how_far()

    def seek(self, sought: str) -> None:
        """Show the field with these words in it; the last ones where there are none."""
        self.open()
        if self._box is not None and sought:
            self._box.field.setText(sought)

    def on_change(self, change: Change) -> None:
        """Hear of texts that were found, and of how much of the past is here."""
        match change:
            case Opened() if change.cache != self._cache:
                self._cache = change.cache
                self._forget()
            case HistoryProgress():
                if self._box is not None and (not self._texts or change.complete > self._complete):
                    self._ask_once_more()
                self._complete = change.complete
                self._say_how_far()
            case TextsFound(number, found, below, reaches_us) if number == self._number:
                self._reaches_us, self._waiting = reaches_us, False
                self._take(found, below)
                self._show_more()
                self._say_how_far()
            case _:
                pass

    def _forget(self) -> None:
        """What was found is of another seat."""
        self._typed, self._choice, self._wanted, self._reaches_us = "", Choice(), ALL, 0
        self._begin("", ALL)

    def _take(self, found: Sequence[Message], below: int) -> None:
        known = {text.id for text in self._texts}
        fresh = [text for text in found if text.id not in known]
        for text in fresh:
            insort(self._texts, text, key=lambda one: -one.at_us)
        if self._once_more and self._below:
            return  # further down it goes on where it was
        self._below = below
        if found and not fresh:
            self._look_further()

    # ---- the box

    def _find(self, typed: str) -> list[Hit]:
        self._typed = typed
        sought, sieve, forms = read_typed(typed.strip(), self._wanted, self._inbox.lines, self._now_us())
        if self._strip is not None:
            self._strip.show_typed(forms)
        if (sought, sieve) != (self._sought, self._sieve):
            self._begin(sought, sieve)
        people = self._find_people(sought) if sought and sieve.empty else []
        return [*people, *map(self._hit, self._texts)]

    def _find_people(self, sought: str) -> list[Hit]:
        """By name and digits, and by a number in any form it is written in."""
        if TAG in fold(sought):
            return self._people.find(sought, MOST_TAGGED)
        found = self._people.find(sought, MOST_PEOPLE)
        model = self._inbox.model
        if (meant := model.get(model.names.key_of(sought))) is None or any(hit.target == meant.key for hit in found):
            return found
        return [self._people.hit(meant.key), *found][:MOST_PEOPLE]

    def _begin(self, sought: str, sieve: Sieve) -> None:
        self._sought, self._sieve, self._texts, self._here = sought, sieve, [], None
        self._number += 1
        self._below, self._once_more = 0, False
        self._waiting = bool(fold(sought)) or not sieve.empty
        if self._waiting:
            self._ask(FindTexts(self._number, sought, sieve=sieve))

    def _choose(self, choice: Choice) -> None:
        """Other texts answer now."""
        self._choice, self._wanted = choice, choice.sieve(self._now_us())
        if self._box is not None:
            self._box.look()
            self._box.field.setFocus()

    def _settled(self, typed: str) -> bool:
        """Whether something is asked for and all of the answer has come."""
        return not self._waiting and (bool(typed.strip()) or not self._sieve.empty)

    def _hit(self, text: Message) -> Hit:
        name = self._inbox.model.names.of(text.address)
        ours = text.direction is Direction.OUTGOING
        who = tr("To {name}", name=name) if ours else name
        first = self._begin_of(text.text)
        said = legible(text.text[first : first + SNIPPET].replace("\n", " ")).text
        words = f"{alone(who)}:  {'…' if first else ''}{said}"
        return Hit(text, words, wording.row_time(text.at_us, self._now_us()), places_of(fold(self._sought), words))

    def _begin_of(self, text: str) -> int:
        """Where what is shown of a text begins: at a word, and shortly before what was found."""
        places = places_of(fold(self._sought), text)
        narrow = self._window.width() < WIDE * self._window.fontMetrics().horizontalAdvance("M")
        first = places[0][0] - (BEFORE_NARROW if narrow else BEFORE) if places else 0
        if first <= 0:
            return 0
        return text.find(" ", first - 1, places[0][0]) + 1 or first

    def _show_more(self) -> None:
        if self._box is not None:
            self._box.look_again()

    def _look_further(self) -> None:
        if self._below and not self._waiting:
            self._waiting, self._once_more = True, False
            self._ask(FindTexts(self._number, self._sought, self._below, sieve=self._sieve))

    def _ask_once_more(self) -> None:
        """There may be texts that were not here when it was asked."""
        if not self._waiting and (fold(self._sought) or not self._sieve.empty):
            self._waiting = self._once_more = True
            self._ask(FindTexts(self._number, self._sought, sieve=self._sieve))

    def _say_how_far(self) -> None:
        if self._box is None:
            return
        if not self._reaches_us:
            self._box.say("" if self._complete else tr("The past is still being fetched."))
            return
        day = wording.day(self._reaches_us, self._now_us())
        whole = tr("All texts are searched, back to {day}.", day=day)
        part = tr("Texts are searched back to {day}; what is older is still being fetched.", day=day)
        self._box.say(whole if self._complete else part)

    def _close(self) -> None:
        self._box = self._strip = None
        self._people.end()

    # ---- what was found

    def _go_to(self, target: Target) -> None:
        if isinstance(target, Message):
            self._show(target)
        elif not isinstance(target, Act):
            self._inbox.go_to(target)

    def _show(self, text: Message) -> None:
        self._here = text
        self._inbox.go_to(text.conversation, to_newest=False)
        self._inbox.thread_pane.show_found(text, fold(self._sought))
        self._inbox.panes.go_to_messages()

    def _step(self, by: int) -> None:
        """Show the next text that was found, older or newer; at the last one more are looked for."""
        if not self._texts:
            announce(self._window, tr("Nothing has been searched for yet, or nothing was found."))
            return
        here = next((place for place, text in enumerate(self._texts) if text is self._here), -1 if by > 0 else 1)
        place = here + by
        if place >= len(self._texts) - 1:
            self._look_further()
        if 0 <= place < len(self._texts):
            self._show(self._texts[place])
            where = tr("{place} of {number}", place=place + 1, number=len(self._texts))
            announce(self._window, where)
        else:
            announce(self._window, tr("There is no further text that says that."))
