"""Joins the compose pane to what helps in writing: the files of templates, the system's dictionaries.

Invariants: both are asked for once the engine runs; without dictionaries wanted, none is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path

from PySide6.QtCore import QLocale

from evoinbox.desktop.speller import Speller
from evoinbox.desktop.template_shelf import TemplateShelf
from evoinbox.settings import Settings
from evoinbox.ui.inbox_page import InboxPage


class WritingAids:
    """Made by `app` in the window's thread; `start` runs work in the engine's loop."""

    def __init__(
        self,
        inbox: InboxPage,
        start: Callable[[Coroutine[object, object, None]], None],
        templates: Path,
        settings: Settings,
    ) -> None:
        self._settings = settings
        shared = Path(settings.templates).expanduser() if settings.templates else None
        self._shelf = TemplateShelf(start, templates, shared)
        filling = inbox.compose.templates
        self._shelf.changed.connect(filling.use)
        self._shelf.failed.connect(inbox.say)
        filling.saved.connect(self._shelf.save)
        self._speller = Speller(start)
        spelling = inbox.compose.spelling
        self._speller.ready.connect(spelling.use_dictionaries)
        self._speller.judged.connect(spelling.take)
        spelling.wanted.connect(self._speller.judge)
        spelling.learned.connect(self._speller.learn)

    def begin(self) -> None:
        """Look for templates and dictionaries."""
        self._shelf.look()
        self._open_dictionaries()

    def use(self, settings: Settings) -> None:
        """The agent chose differently."""
        before, self._settings = self._settings, settings
        if _of_spelling(before) != _of_spelling(settings):
            self._open_dictionaries()

    def _open_dictionaries(self) -> None:
        if self._settings.check_spelling:
            self._speller.use(self._settings.dictionaries, _usual_languages(self._settings.region))


def _of_spelling(settings: Settings) -> tuple[object, ...]:
    return settings.check_spelling, settings.dictionaries, settings.language, settings.region


def _usual_languages(region: str) -> tuple[str, ...]:
    """The system's languages, then the window's own as it is written in the home country."""
    system, shown = QLocale.system(), QLocale().name().split("_")[0]
    spoken = () if system.name() == "C" else tuple(system.uiLanguages())
    return *spoken, f"{'en' if shown == 'C' else shown}-{region}"
