"""Notices that the program's file has been replaced by a newer one, while this one runs on.

Invariants: told once; nothing is started, ended or loaded because of it.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal


class Newer(QObject):
    """Made by `app` with the file that was started; `installed` when another one is in its place."""

    installed = Signal()

    def __init__(self, program: Path) -> None:
        super().__init__()
        self._program = program
        self._ours = _identity(program)
        self._told = False
        # The folder too: a file that was removed first and comes later is not watched any more.
        self._watcher = QFileSystemWatcher([os.fspath(program), os.fspath(program.parent)], self)
        self._watcher.fileChanged.connect(self._look)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        found = _identity(self._program)
        if not self._told and found is not None and found != self._ours:
            self._told = True
            self.installed.emit()


def _identity(file: Path) -> tuple[int, int, int] | None:
    """What tells one file from another in its place, or None when there is none."""
    try:
        about = file.stat()
    except OSError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns
