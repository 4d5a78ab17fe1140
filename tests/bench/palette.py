"""What a key press in the command palette costs among 50,000 conversations: `python -m tests.bench.palette`.

Invariants: each key of some questions is typed into a palette in sight and timed until its rows have been painted; off
screen, no network, no store.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from evoinbox.domain.address import read_address
from evoinbox.domain.admission import Admission
from evoinbox.domain.conversation import Conversation
from evoinbox.domain.message import Direction, LineId
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.settings import Settings, Theme
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.command_palette import CommandPalette
from evoinbox.ui.main_window import MainWindow
from evoinbox.ui.theme import ThemeSource
from tests.support.build import NOW_US

COUNT: Final = 50_000
TYPED: Final = ("5550", "(503) 555-0", "1503 98", "unread", "ann", "07 1", "settings", "0177 0178")


def customers() -> list[Conversation]:
    """So many, on as many numbers."""
    addresses = [f"+1503{5_500_000 + 7 * n:07}" for n in range(COUNT)]
    return [
        Conversation(
            read_address(address, "US").key, address, LineId("l"), "", NOW_US - n, "hello", Direction.INCOMING, "", 0,
            "", None,
        )
        for n, address in enumerate(addresses)
    ]  # fmt: skip


def main() -> int:
    """Print the figures."""
    application = QApplication(["bench"])
    window = MainWindow(ThemeSource(application, Theme.LIGHT))
    window.furnish(
        Bridge(lambda _posted: None), Settings(), save_settings=lambda _s: None,
        new_id=lambda: OutgoingId("x"), now_us=lambda: NOW_US, explore=None, admission=Admission(""),
    )  # fmt: skip
    window.show()
    window.inbox.model.load(customers())
    before = time.perf_counter()
    window.contents.launcher.open()
    print(f"opened in {1000 * (time.perf_counter() - before):.1f} ms")
    palette = QApplication.activeModalWidget()
    assert isinstance(palette, CommandPalette)
    for state in ("while names are worked out", "when they are"):
        times = press_all(palette)
        print(f"{state}: {len(times)} keys, median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms")
        palette.field.clear()
        while window.contents.launcher.people.finder.learn(1000):
            pass
    return 0


def press_all(palette: CommandPalette) -> list[float]:
    """Milliseconds of each key of the questions."""
    times = []
    for typed in TYPED:
        palette.field.clear()
        for letter in typed:
            before = time.perf_counter()
            QTest.keyClicks(palette.field, letter)
            painted(palette)
            times.append(1000 * (time.perf_counter() - before))
    return times


def painted(widget: QWidget) -> None:
    """Have it painted now."""
    widget.repaint()


if __name__ == "__main__":
    sys.exit(main())
