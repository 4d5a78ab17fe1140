"""The files with templates: read at the start and whenever they change, written when the agent edits them.

Invariants: all reading and writing happens in the engine's thread; a file that is replaced, as editors do it, is
noticed like one that is changed; what cannot be read is told, is never written over and never ends anything.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from evoinbox.domain.errors import InboxError, StoreUnwritable, TemplatesBroken, TemplatesMissing, TemplatesSetAside
from evoinbox.domain.template import Template, Templates, read, write

_log = logging.getLogger(__name__)

SETTLE_MS: Final = 150
"""Editors write in several steps: the last one counts."""

LARGEST: Final = 1_000_000
"""More octets than that are no file of templates."""


class TemplateShelf(QObject):
    """Made in the window's thread; `start` runs work in the engine's loop.

    `changed` brings Templates, `failed` an InboxError about writing, both in the window's thread. `shared` None: there
    is no shared file.
    """

    changed = Signal(object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(
        self, start: Callable[[Coroutine[object, object, None]], None], own: Path, shared: Path | None
    ) -> None:
        super().__init__()
        self._start = start
        self._own = own
        self._shared = shared
        self._last: Templates | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._settle.start)
        self._watcher.directoryChanged.connect(self._settle.start)
        # Queued to a method of this object, whose thread is the window's: a lambda would run in the engine's.
        self._told.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def look(self) -> None:
        """Read the files, and watch them from now on."""
        files = [file for file in (self._own, self._shared) if file is not None]
        # A file that was replaced is watched no more; its folder tells of the new one.
        watched = {str(place) for file in files for place in (file, file.parent)}
        missing = watched - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(sorted(missing))
        self._start(self._read())

    def save(self, own: tuple[Template, ...]) -> None:
        """Put the agent's own templates into their file."""
        self._start(self._write(own))

    async def _read(self) -> None:
        problems: list[InboxError] = []
        own = _templates_of(self._own, problems, wanted=False)
        shared = _templates_of(self._shared, problems, wanted=True) if self._shared is not None else ()
        self._told.emit(Templates(own, shared, tuple(problems)))

    async def _write(self, own: tuple[Template, ...]) -> None:
        fresh, aside = self._own.with_suffix(".new"), self._own.with_suffix(".unreadable")
        problems: list[InboxError] = []
        _templates_of(self._own, problems, wanted=False)
        try:
            fresh.touch(0o600)  # of the user alone, whatever the umask
            fresh.write_bytes(write(own))
            if problems:  # somebody wrote it by hand, and can mend it
                self._own.replace(aside)
                self._told.emit(TemplatesSetAside(aside.name))
            fresh.replace(self._own)
        except OSError:
            self._told.emit(StoreUnwritable(str(self._own)))
            return
        await self._read()

    def _arrive(self, told: object) -> None:
        if isinstance(told, InboxError):
            self.failed.emit(told)
        elif isinstance(told, Templates) and (self._last is None or _differ(self._last, told)):
            self._last = told
            self.changed.emit(told)


def _templates_of(file: Path, problems: list[InboxError], *, wanted: bool) -> tuple[Template, ...]:
    """What a file holds; what is wrong with it is put to `problems`. One that is `wanted` has to be there."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
        if len(content) <= LARGEST:
            return read(content, file.name)
        problems.append(TemplatesBroken(file.name, 1, "the file is too large"))
    except TemplatesBroken as error:
        _log.info("templates cannot be read: line %d", error.line)
        problems.append(error)
    except FileNotFoundError:
        if wanted:
            problems.append(TemplatesMissing(file.name))
    except OSError:
        problems.append(TemplatesMissing(file.name))
    return ()


def _differ(one: Templates, other: Templates) -> bool:
    """Errors are equal only to themselves; two that say the same are no news."""
    said = [[(type(error), error.args) for error in each.problems] for each in (one, other)]
    return one.all != other.all or one.own != other.own or said[0] != said[1]
