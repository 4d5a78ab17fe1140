"""The dictionaries of this system, asked through enchant where that is installed (the extra `spelling`).

Invariants: a dictionary takes tens of milliseconds to open and to look for what is like a word, so it is asked in a
worker of the engine's loop, one question at a time; without enchant, or without a dictionary, nothing is ever judged.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from evoinbox.domain.spelling import Verdicts, scripts_of

if TYPE_CHECKING:
    import enchant

_log = logging.getLogger(__name__)

MOST_LIKE: Final = 6
"""Suggestions for one word."""


class Speller(QObject):
    """Made in the window's thread; `start` runs work in the engine's loop.

    `ready` brings the languages (`en_US`) of all dictionaries there are, and of those in use; `judged` brings Verdicts.
    """

    ready = Signal(object, object)
    judged = Signal(object)
    _opened = Signal(object, object)
    _found = Signal(object)

    def __init__(self, start: Callable[[Coroutine[object, object, None]], None]) -> None:
        super().__init__()
        self._start = start
        self._one = asyncio.Lock()
        self._broker: enchant.Broker | None = None
        self._used: list[str] = []
        self._dictionaries: list[enchant.Dict] | None = None
        # Queued to methods of this object, whose thread is the window's.
        self._opened.connect(self.ready, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self.judged, Qt.ConnectionType.QueuedConnection)

    def use(self, chosen: Sequence[str], usual: Sequence[str]) -> None:
        """Use the dictionaries of these languages, or where none of them is there of the `usual` ones (`en-US`)."""
        self._start(self._ask(self._open, chosen, usual))

    def judge(self, words: Iterable[str]) -> None:
        """Ask about words; a word that one dictionary knows is right."""
        self._start(self._ask(self._judge, tuple(words)))

    def learn(self, word: str) -> None:
        """Put a word into the agent's own list, which all programs of this system that use enchant share."""
        self._start(self._ask(self._learn, word))

    async def _ask(self, question: Callable[..., None], *of: object) -> None:
        async with self._one:
            await asyncio.to_thread(question, *of)

    # ---- in the worker

    def _open(self, chosen: Sequence[str], usual: Sequence[str]) -> None:
        try:
            import enchant  # 15 ms, and it may not be there: it needs a library of the system
        except ImportError:
            _log.info("no spelling: enchant is not installed")
            self._opened.emit((), ())
            return
        self._broker = self._broker or enchant.Broker()
        there = sorted({language for language in self._broker.list_languages() if scripts_of([language])})
        used = [language for language in chosen if language in there] or _usual(there, usual)
        self._used, self._dictionaries = used, None
        _log.info("spelling: dictionaries %s", " ".join(used) or "none")
        self._opened.emit(tuple(there), tuple(used))

    def _open_used(self) -> list[enchant.Dict]:
        """The dictionaries in use: each takes 7 MiB, and who only reads needs none."""
        if self._dictionaries is None and self._broker is not None:
            self._dictionaries = [self._broker.request_dict(language) for language in self._used]
        return self._dictionaries or []

    def _judge(self, words: Sequence[str]) -> None:
        verdicts: Verdicts = {}
        dictionaries = self._open_used()
        for word in words:
            if not dictionaries or any(dictionary.check(word) for dictionary in dictionaries):
                verdicts[word] = None
            else:
                like = (one for dictionary in dictionaries for one in dictionary.suggest(word)[:MOST_LIKE])
                verdicts[word] = tuple(dict.fromkeys(like))[:MOST_LIKE]
        self._found.emit(verdicts)

    def _learn(self, word: str) -> None:
        for dictionary in self._open_used()[:1]:
            dictionary.add(word)
        self._found.emit({word: None})


def _usual(there: Sequence[str], usual: Sequence[str]) -> list[str]:
    """Of each usual language the dictionary of that country, else of the language, else of another country."""
    found: dict[str, str] = {}
    for language in usual:
        tag = language.replace("-", "_")
        code = tag.split("_")[0]
        like = [one for one in there if one.split("_")[0] == code]
        if like and code not in found:
            found[code] = next((one for one in (tag, code) if one in like), like[0])
    return list(found.values())
