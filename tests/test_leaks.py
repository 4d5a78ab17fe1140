"""Nothing a customer wrote and no secret is in the log, a report or the bundle, whatever happened before.

Marked texts, numbers, names, passwords and cookies go through every path: the sign-in, right and wrong; the past,
looks, sends that arrive, fail and stay open; drafts, searches, bugs in the engine and in the window; then all that was
written in the open is searched for the marks.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evoinbox import bundle, log
from evoinbox.crash_reports import CrashReports
from evoinbox.desktop.mishap import Mishap
from evoinbox.domain.checkup import Finding
from evoinbox.domain.conversation import Draft
from evoinbox.domain.errors import Forbidden, Refused, SignedOut, WrongPassword
from evoinbox.domain.message import LineId
from evoinbox.domain.outgoing import OutgoingId, OutgoingState
from evoinbox.engine.changes import HistoryProgress, OutgoingChanged, SignInFailed, TextsFound
from evoinbox.engine.checkup import Checkup
from evoinbox.engine.commands import FindTexts, SaveDraft, Send, SendAgain, SignIn
from evoinbox.policy import Policy
from evoinbox.settings import Settings
from evoinbox.store.desk import Desk
from evoinbox.vault import MemoryVault
from tests.support.marked import MAIL, MARK, NUMBER, PASSWORD, SENDER, TEXT, marked_world
from tests.support.sitting import Window, key_of, play, running, serving

USER = f"{MARK}@shop.example"
MARKS = (MARK, "5557391", "555-7391", "see you at five")


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    """The log as a program run with --debug writes it, its words for stderr included."""
    place = tmp_path / "data" / "logs"
    place.mkdir(parents=True)
    loggers = [logging.getLogger(name) for name in ("", "evoinbox", "httpx")]
    levels = [one.level for one in loggers]
    handlers = list(loggers[0].handlers)
    log.start(place, logging.DEBUG)
    yield place
    for handler in [one for one in loggers[0].handlers if one not in handlers]:
        loggers[0].removeHandler(handler)
        handler.close()
    for one, level in zip(loggers, levels, strict=True):
        one.setLevel(level)


async def live(window: Window, url: str) -> None:
    """A day in which all goes wrong that can."""
    window.post(SignIn(url, USER, f"{MARK} 2"))
    await window.until(SignInFailed)
    window.post(SignIn(url, USER, PASSWORD))
    await window.until(HistoryProgress, lambda change: change.complete)
    key = key_of(window.opened, NUMBER)
    window.post(SaveDraft(Draft(key, NUMBER, LineId("l1"), f"{TEXT} draft", 3)))
    window.post(SaveDraft(Draft(key, NUMBER, LineId("l1"), f"{TEXT} \ud83d", 3)))  # the disk takes no half pairs
    window.post(FindTexts(1, MARK))
    await window.until(TextsFound, lambda change: change.below == 0)
    for place, address in enumerate((NUMBER, SENDER, MAIL, f"nobody {MARK}")):
        identity = OutgoingId(f"o{place}")
        window.post(Send(identity, address, LineId("l1"), f"{TEXT} sent {place}", 0))
        await window.until(OutgoingChanged, lambda change, one=identity: change.id == one)  # type: ignore[misc]
    window.post(SendAgain(OutgoingId("o0")))
    await settled(window, "o2")


async def settled(window: Window, name: str) -> None:
    """Until a text has left the queue, one way or another."""
    desk = Desk(window.opened.desk, window.opened.key)
    try:
        while (text := desk.outgoing(OutgoingId(name))) is None or text.state in (
            OutgoingState.QUEUED, OutgoingState.SENDING,
        ):  # fmt: skip
            await window.until(OutgoingChanged)
    finally:
        desk.close()


def throw(error: BaseException) -> None:
    raise error


def bugs() -> Iterator[BaseException]:
    """Errors of every kind, each with the marks in what it says and in what it passed through."""

    def met(error: BaseException, _text: str) -> BaseException:
        try:
            throw(error)
        except BaseException as caught:  # noqa: BLE001 - made to be reported
            return caught
        return error

    yield met(ValueError(TEXT), TEXT)
    yield met(KeyError(NUMBER), TEXT)
    yield met(OSError(2, MARK, f"/home/{MARK}/x"), TEXT)
    yield met(UnicodeEncodeError("utf-8", f"{TEXT}\ud83d", 0, 1, MARK), TEXT)
    yield met(Refused(400, "Code", TEXT), TEXT)
    yield met(Forbidden(403, MARK, TEXT), TEXT)
    yield met(WrongPassword(TEXT), TEXT)
    yield met(SignedOut(TEXT), TEXT)
    yield met(ExceptionGroup(TEXT, [RuntimeError(PASSWORD), json.JSONDecodeError("no", TEXT, 0)]), TEXT)


@pytest.mark.expects_log
@pytest.mark.parametrize("faults", ["", "error-after@send,forbid@messages=0.2", "html@send"])
def test_marked_texts_names_numbers_and_secrets_stay_out(
    qapp: QApplication, logged: Path, tmp_path: Path, faults: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    vault = MemoryVault()
    window = Window(tmp_path / "data", vault)
    reports = CrashReports(logged, lambda: "EvoInbox 1", lambda: datetime.now(UTC))
    clock = iter(range(0, 10**12, 10**8))
    mishap = Mishap(reports, lambda: None, lambda _words, _report: None, lambda: next(clock))
    found: list[Finding] = []

    async def work() -> None:
        async with serving(marked_world(USER), faults) as (url, _), running(window):
            await asyncio.wait_for(live(window, url), 20)
            checkup = Checkup(window.places, vault, url, "US", "EvoInbox/0", time.monotonic, lambda: MARK)
            await checkup.run(found.append)
            asyncio.get_running_loop().call_exception_handler(
                {"message": "never retrieved", "exception": ValueError(TEXT)}
            )

    play(work())
    for error in bugs():
        mishap.on_error(type(error), error, error.__traceback__)
        logging.getLogger("asyncio").error("Task was never retrieved\nfuture: %r", error, exc_info=error)
    pieces = bundle.gathered(window.places, Settings(templates=MARK), Policy(MARK), found, reports, "EvoInbox 1")
    bundle.save(tmp_path / "data" / "report.zip", pieces)

    written = {file.name: file.read_bytes().decode("utf-8", "replace") for file in logged.iterdir()}
    with zipfile.ZipFile(tmp_path / "data" / "report.zip") as opened:
        written |= {f"zip {name}": opened.read(name).decode() for name in opened.namelist()}
    output = capsys.readouterr()
    written |= {"stdout": output.out, "stderr": output.err}
    secrets = [*MARKS, *(cookie for name in vault._secrets for cookie in cookies_of(vault, name)), window.opened.key]
    assert len(secrets) > len(MARKS) + 2
    assert "unexpected" in written["evoinbox.log"]
    assert len(reports.kept()) > 5
    leaks = [(name, mark) for name, text in written.items() for mark in secrets if mark.lower() in text.lower()]
    assert leaks == []


def cookies_of(vault: MemoryVault, name: str) -> list[str]:
    """The values of the cookies that are kept."""
    if not name.startswith("signin:"):
        return []
    return [value for value in json.loads(vault.read(name) or "{}")["cookies"].values() if len(value) > 8]
