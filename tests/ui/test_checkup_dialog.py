"""The page that looks at everything, and the report for support: by keyboard, for the ear, read before it is saved."""

from __future__ import annotations

import faulthandler
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from evoinbox import bundle, checkup_wording
from evoinbox.crash_reports import ENDING
from evoinbox.desktop.surroundings import alone
from evoinbox.domain.checkup import Finding, Part, Verdict, Why
from evoinbox.domain.errors import NameUnknown
from evoinbox.engine.changes import SignInNeeded
from evoinbox.engine.runner import Commands, Runner
from evoinbox.policy import Policy
from evoinbox.settings import Language, Places, Theme
from evoinbox.support import Support
from evoinbox.ui.actions import Act
from evoinbox.ui.checkup_dialog import BundleDialog, CheckupDialog, ErrorDialog
from evoinbox.ui.language import speak
from evoinbox.vault import MemoryVault
from tests.support.build import NOW_US
from tests.ui.conftest import Stage


async def until_the_end(commands: Commands) -> None:
    """An engine that does what the window starts, and nothing else."""
    while await commands.get() is not None:
        pass


@pytest.fixture
def support(stage: Stage, tmp_path: Path) -> Iterator[Support]:
    bugs: list[BaseException] = []
    runner = Runner(until_the_end, bugs.append)
    places = Places(tmp_path / "data", tmp_path / "data" / "logs")
    places.make()
    made = Support(
        stage.window, runner.start_work, places, MemoryVault(), Policy(""), "http://127.0.0.1:9",
        lambda: True, lambda: "EvoInbox 1", lambda: NOW_US, alone,
    )  # fmt: skip
    runner.start()
    stage.show()
    yield made
    assert runner.stop(5)
    assert bugs == []


def page_of(stage: Stage) -> CheckupDialog:
    """The page, opened by its command, once all has been looked at."""
    stage.window.actions_by_name[Act.CHECKUP].trigger()
    page = QApplication.activeModalWidget()
    assert isinstance(page, CheckupDialog)
    stage.qtbot.waitUntil(page.again.isEnabled)
    return page


def test_every_part_is_looked_at_and_can_be_copied(stage: Stage, support: Support) -> None:
    page = page_of(stage)
    assert [finding.part for finding in page.findings] == list(Part)
    assert page.summary.text() == checkup_wording.SOME_WRONG
    server = page.rows[Part.SERVER]
    assert server.sentence.text().startswith("127.0.0.1 cannot be reached.")
    assert server.sentence.accessibleName().startswith("Server: Problem. 127.0.0.1 cannot")
    assert page.rows[Part.TRAY].sentence.accessibleName() == "Tray: Fine. There is one."
    stage.qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert "\nServer: Problem. 127.0.0.1 cannot be reached." in QGuiApplication.clipboard().text()
    stage.qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert page.findings == []
    stage.qtbot.waitUntil(page.again.isEnabled)
    assert len(page.findings) == len(Part)
    page.close()


def test_the_keyboard_reaches_every_part_and_every_button(stage: Stage, support: Support) -> None:
    page = page_of(stage)
    met = set()
    for _ in range(20):
        met.add(QApplication.focusWidget())
        stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert met >= {page.again, page.copy, page.report, page.accept_button}
    assert met >= {row.sentence for row in page.rows.values()}
    page.close()


def test_a_page_that_is_closed_meanwhile_hears_no_more(stage: Stage, support: Support) -> None:
    stage.window.actions_by_name[Act.CHECKUP].trigger()
    page = QApplication.activeModalWidget()
    assert page is not None
    page.close()
    assert len(page_of(stage).findings) == len(Part)


def test_the_sign_in_page_leads_there(stage: Stage, support: Support) -> None:
    stage.qtbot.mouseClick(stage.window.sign_in.check, Qt.MouseButton.LeftButton)
    page = QApplication.activeModalWidget()
    assert isinstance(page, CheckupDialog)
    stage.qtbot.waitUntil(page.again.isEnabled)
    page.close()


def test_another_language_and_a_narrow_window(stage: Stage, qapp: QApplication) -> None:
    stage.show()
    stage.window.resize(360, 560)
    stage.theme.use(Theme.LIGHT, 200)
    page = CheckupDialog(stage.window)
    page.open()
    page.show_finding(Finding(Part.NAME, Verdict.PROBLEM, NameUnknown(), "evovoice.example"))
    page.show_finding(Finding(Part.STORES, Verdict.WELL, Why.FINE, number=5_000_000_000, free=10**12))
    page.end()
    assert page.width() <= 360
    stage.qtbot.waitUntil(lambda: page.again.y() < page.copy.y() < page.report.y())
    speak(qapp, Language.SPANISH)
    stage.qtbot.waitUntil(lambda: page.rows[Part.NAME].sentence.text().startswith("No se conoce evovoice.example"))
    assert "5.000 MB" in page.rows[Part.STORES].sentence.text().replace("\u202f", ".").replace(",", ".")
    page.close()


def bundle_of(stage: Stage, page: CheckupDialog) -> BundleDialog:
    stage.qtbot.mouseClick(page.report, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BundleDialog))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, BundleDialog)
    stage.qtbot.waitUntil(lambda: shown.view.whole)
    return shown


def test_the_report_is_shown_whole_and_then_saved(stage: Stage, support: Support, tmp_path: Path) -> None:
    page = page_of(stage)
    shown = bundle_of(stage, page)
    read = shown.view.toPlainText()
    assert "=== checkup.txt" in read
    assert "Server: Problem." in read
    stage.qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    ask = shown.findChild(QFileDialog)
    assert ask is not None
    ask.fileSelected.emit(str(tmp_path / "report.zip"))
    ask.close()
    stage.qtbot.waitUntil(shown.problem.isVisible)
    assert shown.problem.text().endswith("report.zip.")
    with zipfile.ZipFile(tmp_path / "report.zip") as opened:
        for name in opened.namelist():
            assert name.removeprefix("evoinbox-report/") in read
            for line in opened.read(name).decode().splitlines():
                assert line in read
    shown.close()
    page.close()


def test_the_engine_goes_on_while_the_report_is_made(
    stage: Stage, support: Support, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Logs are long and disks are slow: each of the two waits in here until the engine's loop has done something."""
    gathered, save = bundle.gathered, bundle.save
    went_on = Event()

    def wait(work: Callable[..., object]) -> Callable[..., object]:
        def waited(*given: object) -> object:
            went_on.clear()
            support._start(told())
            assert went_on.wait(5)
            return work(*given)

        return waited

    async def told() -> None:
        went_on.set()

    monkeypatch.setattr(bundle, "gathered", wait(gathered))
    monkeypatch.setattr(bundle, "save", wait(save))
    page = page_of(stage)
    shown = bundle_of(stage, page)
    shown.save_wanted.emit(tmp_path / "report.zip")
    stage.qtbot.waitUntil(shown.problem.isVisible)
    assert (tmp_path / "report.zip").exists()
    shown.close()
    page.close()


def test_a_folder_that_is_not_there_is_not_offered(stage: Stage, tmp_path: Path) -> None:
    stage.show()
    for folder, offered in ((tmp_path, tmp_path), (tmp_path / "Documents", Path.home())):
        shown = BundleDialog(stage.window, "all of it", folder)
        shown.open()
        stage.qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
        ask = shown.findChild(QFileDialog)
        assert ask is not None
        assert [Path(one).parent for one in ask.selectedFiles()] == [offered]
        ask.close()
        shown.close()


def test_where_it_cannot_be_saved_that_is_said(stage: Stage, support: Support, tmp_path: Path) -> None:
    page = page_of(stage)
    shown = bundle_of(stage, page)
    shown.save_wanted.emit(tmp_path / "nowhere" / "report.zip")
    stage.qtbot.waitUntil(shown.problem.isVisible)
    assert "cannot write" in shown.problem.text()
    shown.close()
    page.close()


@pytest.mark.expects_log
def test_an_error_s_report_is_a_click_away_and_can_be_copied(stage: Stage, support: Support) -> None:
    stage.open_seat()
    error = RuntimeError("see you at five")
    support.mishap.on_error(RuntimeError, error, None)
    notice = stage.window.inbox.notice
    assert notice.isVisible()
    stage.qtbot.mouseClick(notice._button, Qt.MouseButton.LeftButton)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ErrorDialog)
    stage.qtbot.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    words = QGuiApplication.clipboard().text()
    assert "RuntimeError" in words
    assert "five" not in words
    shown.close()


def test_the_end_of_the_last_run_is_said_once_somebody_sits(stage: Stage, support: Support, tmp_path: Path) -> None:
    stage.bridge.published.connect(support.on_change)
    logs = tmp_path / "data" / "logs"
    (logs / ENDING).write_text("Fatal Python error: Segmentation fault", encoding="utf-8")
    with restored_hooks():
        end = support.watch()
        stage.say(SignInNeeded("", "", None))
        assert stage.window.inbox.notice.isHidden()
        stage.open_seat()
        end()
    assert "ended all at once" in stage.window.inbox.notice._words.text()
    stage.window.inbox.notice.hide()
    stage.open_seat()
    assert not stage.window.inbox.notice.isVisible()


@contextmanager
def restored_hooks() -> Iterator[None]:
    """What a run sets of the whole process is as it was."""
    hooks, on = (sys.excepthook, sys.unraisablehook), faulthandler.is_enabled()
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook = hooks
        if on:
            faulthandler.enable()
