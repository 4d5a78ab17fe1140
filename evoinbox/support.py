"""Joins the window to what helps when something is wrong: checkups, reports of errors, the bundle for support.

Invariants: all looking, reading and writing happens in the engine's thread or its workers; answers cross to the window
by queued signals; a look that was begun for a page which is closed by then goes nowhere.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal

from evoinbox import __version__, note_wording, wording
from evoinbox.crash_reports import CrashReports
from evoinbox.desktop import surroundings
from evoinbox.desktop.mishap import Mishap
from evoinbox.domain.attention import Trial
from evoinbox.domain.checkup import Finding
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.engine.changes import Change, Opened
from evoinbox.policy import Policy
from evoinbox.settings import Places, load_chosen
from evoinbox.ui.main_window import MainWindow
from evoinbox.vault import Vault
from evoinbox.words import tr

if TYPE_CHECKING:
    from evoinbox.bundle import Piece
    from evoinbox.ui.checkup_dialog import BundleDialog, CheckupDialog


class Support(QObject):
    """Made by `app` in the window's thread; `start` runs work in the engine's loop, `tray`, `notes` tell of them."""

    _found = Signal(int, object)
    _gathered = Signal(object)
    _saved = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        start: Callable[[Coroutine[object, object, None]], None],
        places: Places,
        vault: Vault,
        policy: Policy,
        server: str,
        tray: Callable[[], bool],
        about: Callable[[], str],
        now_us: Callable[[], int],
        notes: Callable[[], Coroutine[object, object, Trial]],
    ) -> None:
        super().__init__()
        self._window = window
        self._start = start
        self._places = places
        self._vault = vault
        self._policy = policy
        self._server = server
        self._tray = tray
        self._about = about
        self._notes = notes
        self._reports = CrashReports(places.logs, about, lambda: datetime.fromtimestamp(now_us() / 1_000_000, tz=UTC))
        self.mishap = Mishap(self._reports, window.inbox.compose.save, self._say, now_us)
        self._last: Path | None = None
        self._look = 0
        self._page: CheckupDialog | None = None
        self._bundle: BundleDialog | None = None
        # Queued to methods of this object, whose thread is the window's: a lambda would run in the engine's.
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)
        self._gathered.connect(self._on_gathered, Qt.ConnectionType.QueuedConnection)
        self._saved.connect(self._on_saved, Qt.ConnectionType.QueuedConnection)
        window.contents.checkup_wanted.connect(self.show)

    def watch(self) -> Callable[[], None]:
        """Hear of every error from now on, and of the last run's end; returns what ends that."""
        self.mishap.take()
        self._last, end = self._reports.watch()
        return end

    def on_change(self, change: Change) -> None:
        """Once somebody sits: a notice of how the last run ended belongs to the page it is seen on."""
        if isinstance(change, Opened) and self._last is not None:
            last, self._last = self._last, None
            self.mishap.on_last_end(last)

    def show(self) -> None:
        """Open the page, and look."""
        from evoinbox.ui.checkup_dialog import CheckupDialog  # 3 ms, and not at a start

        self._page = page = CheckupDialog(self._window)
        page.again_wanted.connect(self._look_at_all)
        page.report_wanted.connect(lambda: self._start(self._gather(tuple(page.findings))))
        page.finished.connect(self._on_closed)
        page.open()
        self._look_at_all()

    # ---- the checkup

    def _look_at_all(self) -> None:
        if self._page is not None:
            self._look += 1
            self._page.begin()
            self._start(self._examine(self._look, tray=self._tray()))

    async def _examine(self, look: int, *, tray: bool) -> None:
        from evoinbox.engine.checkup import Checkup  # 60 ms with what the engine needs: not paid by a start

        chosen = self._policy.settings(load_chosen(self._places.settings_file))
        checkup = Checkup(
            self._places, self._vault, self._server, chosen.region, f"EvoInbox/{__version__}",
            time.monotonic, lambda: secrets.token_hex(8),
        )  # fmt: skip
        try:
            await checkup.run(lambda finding: self._found.emit(look, finding))
            for finding in await surroundings.look(self._notes, tray=tray):
                self._found.emit(look, finding)
        finally:
            self._found.emit(look, None)

    def _on_found(self, look: int, finding: Finding | None) -> None:
        if self._page is None or look != self._look:
            return
        if finding is None:
            self._page.end()
        else:
            self._page.show_finding(finding)

    def _on_closed(self) -> None:
        self._page = None

    # ---- the bundle

    async def _gather(self, findings: tuple[Finding, ...]) -> None:
        self._gathered.emit(await asyncio.to_thread(self._report, findings))

    def _report(self, findings: tuple[Finding, ...]) -> tuple[tuple[Piece, ...], str]:
        """In a worker: three full logs and the licences take 300 ms."""
        from evoinbox import bundle  # 20 ms: seldom wanted

        settings = self._policy.settings(load_chosen(self._places.settings_file))
        pieces = bundle.gathered(self._places, settings, self._policy, findings, self._reports, self._about())
        return pieces, bundle.told(pieces)

    def _on_gathered(self, found: tuple[tuple[Piece, ...], str]) -> None:
        if self._page is None:
            return
        pieces, told = found
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        from evoinbox.ui.checkup_dialog import BundleDialog  # 3 ms

        self._bundle = shown = BundleDialog(self._page, told, Path(documents or Path.home()))
        shown.save_wanted.connect(lambda target: self._start(self._save(target, pieces)))
        shown.finished.connect(self._on_bundle_closed)
        shown.open()

    async def _save(self, target: Path, pieces: tuple[Piece, ...]) -> None:
        from evoinbox import bundle  # loaded by _gather: 0 ms

        try:
            await asyncio.to_thread(bundle.save, target, pieces)
        except StoreUnwritable as error:
            self._saved.emit(error)
        else:
            self._saved.emit(target)

    def _on_saved(self, done: Path | StoreUnwritable) -> None:
        if self._bundle is None:
            return
        failed = isinstance(done, StoreUnwritable)
        from evoinbox.ui.checkup_dialog import SAVED  # 3 ms: it is there, or nothing was saved

        words = wording.sentence(done) if isinstance(done, StoreUnwritable) else tr(SAVED, name=os.fspath(done))
        self._bundle.say(words, failed=failed)

    def _on_bundle_closed(self) -> None:
        self._bundle = None

    # ---- errors

    def _say(self, words: str, report: Path | None) -> None:
        if report is None:
            self._window.inbox.notice.say(words)
            return
        self._window.inbox.notice.say(words, tr(note_wording.SEE_REPORT), lambda: self._show_report(report))

    def _show_report(self, report: Path) -> None:
        try:
            text = report.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            text = error.strerror or ""
        from evoinbox.ui.checkup_dialog import ErrorDialog  # 3 ms

        ErrorDialog(self._window, text).open()
