"""Which language the window speaks, and telling everybody when it is another one.

Invariants: words come from `resources/translations`, Qt's own from Qt; dates and numbers are those of the system's
place; English loads nothing; what was put on a widget by `tell` is put on it anew in each language chosen later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QDate, QEvent, QLibraryInfo, QLocale, QObject, Qt, QTime, QTranslator
from PySide6.QtWidgets import QApplication, QLayout
from shiboken6 import isValid

from evoinbox import words
from evoinbox.settings import Language, resource

CONTEXT: Final = "EvoInbox"

_NOWHERE: Final = "C"
_HOMES: Final = {Language.ENGLISH: "en", Language.SPANISH: "es_419", Language.ARABIC: "ar"}
"""Whose forms are used where the system names no place. By name: making Qt's list of 400 languages takes 15 ms."""

_KEPT: Final = 4000

_log = logging.getLogger(__name__)
_told: Final[WeakKeyDictionary[QObject, dict[str, words.Said]]] = WeakKeyDictionary()
_leaning: Final[WeakKeyDictionary[QLayout, tuple[int, int, int, int]]] = WeakKeyDictionary()
_qts_own: Final = QTranslator()


def tell(owner: QObject, put: Callable[[str], object], said: str) -> None:
    """Put words on a widget or an action, by one of its own setters, and again whenever the language is another one."""
    put(said)
    setter = put.__name__
    if isinstance(said, words.Said):
        _told.setdefault(owner, {})[setter] = said
    elif owner in _told:
        _told[owner].pop(setter, None)


def lean(layout: QLayout, start: int, top: int, end: int, bottom: int) -> None:
    """Margins of a layout that change sides with the direction of words."""
    _leaning[layout] = start, top, end, bottom
    left, right = (end, start) if words.tongue().right_to_left else (start, end)
    layout.setContentsMargins(left, top, right, bottom)


def speak(application: QApplication, choice: Language, system: QLocale | None = None) -> bool:
    """Take a language; False if it is the one in force. `system` is where the computer stands, if not where it says."""
    place = system or QLocale.system()
    chosen = choice if choice is not Language.SYSTEM else _language_of(place)
    if _in_force == [chosen, place.name()]:
        return False
    _in_force[:] = [chosen, place.name()]
    words.use(_tongue(chosen, place))
    _take_qts_own(application, chosen)
    leftward = words.tongue().right_to_left
    direction = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(direction)
    for owner, by_setter in list(_told.items()):
        for setter, said in list(by_setter.items()):
            if isValid(owner):
                tell(owner, getattr(owner, setter), words.again(said))
    for layout, margins in list(_leaning.items()):
        if isValid(layout):
            lean(layout, *margins)
    for window in application.topLevelWidgets():
        application.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    return True


_in_force: Final[list[object]] = []


def _language_of(place: QLocale) -> Language:
    """The first of the system's languages that is spoken here."""
    spoken = (name.split("-")[0] for name in place.uiLanguages())
    return next((language for name in spoken for language in _HOMES if name == language.value), Language.ENGLISH)


def _tongue(language: Language, system: QLocale) -> words.Tongue:
    spoken, _, territory = system.name().partition("_")
    if language is Language.ENGLISH and spoken == _NOWHERE:
        QLocale.setDefault(system)
        return words.PLAIN
    if spoken == _NOWHERE:
        place = QLocale(_HOMES[language])
    elif spoken == language.value:
        place = system
    else:
        place = QLocale(f"{language.value}_{territory}")
    translate = _translation(language) if language is not Language.ENGLISH else None
    QLocale.setDefault(place)  # what widgets count in
    short, short_in_year = _short_forms(place)
    return words.Tongue(
        translate,
        language is Language.ARABIC,
        # A function of ours: of Qt's the cache would ask the documentation, which is made in 15 ms.
        lru_cache(_KEPT)(lambda number: place.toString(number)),  # noqa: PLW0108
        lru_cache(_KEPT)(lambda hour, minute: place.toString(QTime(hour, minute), QLocale.FormatType.ShortFormat)),
        lru_cache(_KEPT)(lambda when: place.toString(_date(when), QLocale.FormatType.LongFormat)),
        lru_cache(_KEPT)(lambda when: place.toString(_date(when), short)),
        lru_cache(_KEPT)(lambda when: place.toString(_date(when), short_in_year)),
        lru_cache(_KEPT)(lambda when: place.toString(_date(when), "ddd")),
    )


def _translation(language: Language) -> Callable[[str, int], str]:
    translator = QTranslator()
    if not translator.load(str(resource("translations", f"evoinbox_{language.value}.qm"))):
        _log.warning("the words of another language are not there: %s", language.value)
    return lambda source, number: translator.translate(CONTEXT, source, None, number) or ""


def _short_forms(place: QLocale) -> tuple[str, str]:
    """Day and month in the order of the place, without and with the year: Qt knows no such forms."""
    long = place.dateFormat(QLocale.FormatType.LongFormat)
    if long.find("M") < long.replace("dddd", "    ").find("d"):
        return "MMM d", "MMM d, yyyy"
    return "d MMM", "d MMM yyyy"


def _date(when: date) -> QDate:
    return QDate(when.year, when.month, when.day)


def _take_qts_own(application: QApplication, language: Language) -> None:
    application.removeTranslator(_qts_own)
    if language is not Language.ENGLISH:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if _qts_own.load(f"qtbase_{language.value}", folder):
            application.installTranslator(_qts_own)
