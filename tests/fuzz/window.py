"""The real window over conversations of hostile texts: each is opened and scrolled, and what one turn costs is told.

`python -m tests.fuzz.window` does it with 200; `make fuzz` does it too. Invariants: goes over all of them twice, since
Qt loads a font when it first meets a script; both figures are told; nothing is judged but that nothing breaks.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evoinbox.domain.message import Message
from tests.bench.sitting import Beat
from tests.fuzz import texts
from tests.fuzz.road import whole
from tests.support import screens
from tests.support.build import MINUTE_US, message

TEXTS: Final = 12
KEYS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp)


def made(random: Random, conversations: int) -> list[Message]:
    """Customers with some hostile texts each, one in ten of them with a huge one."""
    found = []
    for customer in range(conversations):
        sent = [whole(texts.of(random)) for _ in range(TEXTS)]
        if customer % 10 == 0:
            sent[-2] = whole(texts.huge(random))
        address = f"+1503555{customer:04}" if customer % 3 else sent[0][:40].replace("\0", "") or f"x{customer}"
        found += [
            message(
                f"{customer}-{place}", address=f"{customer} {address}" if customer % 3 == 0 else address, text=text,
                at_us=screens.NOW_US - customer * MINUTE_US - place * 1000, line=f"l{customer % 5}", sender=text[:60],
            )
            for place, text in enumerate(sent)
        ]  # fmt: skip
    return found


def quiet() -> None:
    """Let the window do what it has to until it has nothing left that is due now."""
    loop = QEventLoop()
    QTimer.singleShot(40, loop.quit)
    loop.exec()


def walk(stage: screens.Stage, beat: Beat) -> tuple[float, int, float]:
    """Open and scroll every conversation; the costliest turn in ms, in which row, and the 99th percentile of all."""
    inbox = stage.window.inbox
    view = inbox.thread_pane.view
    worst, where, all_ms = 0.0, 0, list[float]()
    for row in range(inbox.model.rowCount()):
        beat.begin_anew()
        inbox.list.view.setCurrentIndex(inbox.model.index(row))
        inbox.open(inbox.model.at(row).key, by_program=False)
        quiet()
        for key in KEYS:
            QTest.keyClick(view, key)
            quiet()
        all_ms += beat.works_ms
        if max(beat.works_ms, default=0.0) > worst:
            worst, where = max(beat.works_ms), row
    return worst, where, sorted(all_ms)[int(len(all_ms) * 0.99)]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.window", description=__doc__)
    parser.add_argument("--conversations", type=int, default=200, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another number, other texts (default: %(default)s)")
    options = parser.parse_args()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as place:
        stage = screens.Stage(Path(place), application, Path(place))
        with stage.cache.transaction():
            stage.cache.store(made(Random(options.seed), options.conversations), ())
        stage.say(screens.opened(stage), screens.good())
        beat = Beat()
        for turn in ("first met", "met again"):
            worst, row, most = walk(stage, beat)
            print(
                f"{options.conversations} conversations of hostile texts, {turn}: the costliest turn of the window took"
                f" {worst:.0f} ms of the processor (row {row}), 99 in 100 less than {most:.1f}."
            )
        stage.window.inbox.leave_seat()
        stage.cache.close()
        stage.desk.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
