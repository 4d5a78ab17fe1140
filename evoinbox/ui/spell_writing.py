"""Spelling in the editor: words that no dictionary has are underlined, and what is like them is offered.

Invariants: marks change neither the text nor its history; the word that is just being typed has none; only a choice of
the agent replaces anything; each word is asked about once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QMenu, QTextEdit

from evoinbox.domain.spelling import Verdicts, Word, scripts_of, words_of
from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.controls import announce, literal
from evoinbox.ui.theme import ThemeSource
from evoinbox.words import mark, tr

SETTLE_MS: Final = 150
"""After the last key: who types fast is not asked for each letter's sake."""

KEPT: Final = 5000
"""Words whose verdict is remembered."""

_NOTHING_LIKE: Final = mark("Nothing is like it")


class SpellWriting(QObject):
    """Owned by the compose pane.

    `wanted` carries words to judge, `learned` one that is right from now on, `languages_chosen` those of the
    dictionaries to use.
    """

    wanted = Signal(object)
    learned = Signal(str)
    languages_chosen = Signal(object)

    def __init__(self, edit: ComposeEdit, theme: ThemeSource) -> None:
        super().__init__(edit)
        self._edit = edit
        self._theme = theme
        self._on = True
        self._region = ""
        self._there: Sequence[str] = ()
        self._used: Sequence[str] = ()
        self._scripts: frozenset[str] = frozenset()
        self._verdicts: Verdicts = {}
        self._asked: set[str] = set()
        self._wrong: list[Word] = []
        self._seen, self._typing_at = "", -1
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look)
        edit.textChanged.connect(self._on_changed)
        edit.cursorPositionChanged.connect(self._settle.start)
        edit.menu_made.connect(self._extend)
        theme.changed.connect(self._show)

    def use(self, *, on: bool, region: str) -> None:
        """The agent chose differently."""
        self._on, self._region = on, region
        self._look()

    def use_dictionaries(self, there: Sequence[str], used: Sequence[str]) -> None:
        """These languages have dictionaries, and those are used."""
        self._there, self._used, self._scripts = there, used, scripts_of(used)
        self._verdicts.clear()
        self._asked.clear()
        self._look()

    def take(self, verdicts: Verdicts) -> None:
        """What the dictionaries say of words."""
        self._verdicts.update(verdicts)
        self._asked -= verdicts.keys()
        self._look()

    def next_wrong(self) -> None:
        """Select the next word that no dictionary has, from the cursor on and around the end, and offer others."""
        self._typing_at = -1
        self._look()
        if not self._on or not self._used:
            announce(self._edit, tr("There is no dictionary in use."))
            return
        if not self._wrong:
            announce(self._edit, tr("Every word is in the dictionary."))
            return
        here = self._edit.selection()[1]
        word = next((one for one in self._wrong if one.begin >= here), self._wrong[0])
        self._edit.select(word.begin, word.end)
        announce(self._edit, tr("{word} is not in the dictionary.", word=word.spelling))
        self._edit.open_menu()

    # ---- looking

    def _on_changed(self) -> None:
        # What was underlined is elsewhere now, or no more.
        self._wrong = []
        self._show()
        self._settle.start()

    def _look(self) -> None:
        text = self._edit.text()
        if text != self._seen:
            self._seen, self._typing_at = text, self._edit.cursor_place() if self._edit.hasFocus() else -1
        elif self._typing_at >= 0 and self._edit.cursor_place() != self._typing_at:
            self._typing_at = -1
        words = list(words_of(text, self._scripts, self._region)) if self._on and self._scripts else []
        words = [word for word in words if word.end != self._typing_at]
        self._wrong = [word for word in words if self._verdicts.get(word.spelling) is not None]
        self._show()
        if len(self._verdicts) > KEPT:
            self._verdicts.clear()
        unknown = {word.spelling for word in words} - self._verdicts.keys() - self._asked
        if unknown:
            self._asked |= unknown
            self.wanted.emit(frozenset(unknown))

    def _show(self) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        look.setUnderlineColor(QColor(self._theme.palette.danger))
        marks = []
        for word in self._wrong:
            one = QTextEdit.ExtraSelection()
            one.cursor = self._edit.stretch(word.begin, word.end)
            one.format = look
            marks.append(one)
        self._edit.setExtraSelections(marks)

    # ---- the menu

    def _extend(self, menu: QMenu, place: int) -> None:
        word = next((one for one in self._wrong if one.begin <= place <= one.end), None)
        before = menu.actions()[0]
        if word is not None:
            like = self._verdicts.get(word.spelling) or ()
            for one in like:
                action = menu.addAction(literal(one))
                action.triggered.connect(partial(self._replace, word, one))
                menu.insertAction(before, action)
            if not like:
                nothing = menu.addAction(tr(_NOTHING_LIKE))
                nothing.setEnabled(False)
                menu.insertAction(before, nothing)
            learning = menu.addAction(tr("Add to the dictionary"))
            learning.triggered.connect(partial(self._learn, word.spelling))
            menu.insertAction(before, learning)
            menu.insertSeparator(before)
        if self._on and self._there:
            menu.addSeparator()
            self._list_languages(menu.addMenu(tr("Spelling")))

    def _list_languages(self, menu: QMenu) -> None:
        names = [QLocale(language).nativeLanguageName() or language for language in self._there]
        for language, name in zip(self._there, names, strict=True):
            words = name if names.count(name) == 1 else f"{name} ({QLocale(language).nativeTerritoryName()})"
            action = menu.addAction(literal(words))
            action.setCheckable(True)
            action.setChecked(language in self._used)
            # None chosen means the usual ones, so the last one stays: spelling as a whole has its own switch.
            action.setEnabled(tuple(self._used) != (language,))
            action.triggered.connect(lambda wanted, one=language: self._choose(one, wanted=wanted))

    def _choose(self, language: str, *, wanted: bool) -> None:
        others = [one for one in self._used if one != language]
        self.languages_chosen.emit((*others, language) if wanted else tuple(others))

    def _replace(self, word: Word, by: str) -> None:
        place = self._edit.stretch(word.begin, word.end)
        place.insertText(by)
        self._edit.setTextCursor(place)

    def _learn(self, word: str) -> None:
        self._verdicts[word] = None
        self.learned.emit(word)
        self._look()
