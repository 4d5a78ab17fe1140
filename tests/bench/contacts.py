"""Taking 10,000 contacts in from three kinds of files: how long, and how free window and engine stay meanwhile.

`python -m tests.bench.contacts`: the whole program off-screen on the demo's story; the first of the files is cancelled
once while it is read and once while it is kept, and must leave nothing behind.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from evoinbox.app import App
from evoinbox.domain.contact_plan import Verdict
from evoinbox.domain.person import NOT_KEPT
from evoinbox.engine.changes import Change, HistoryProgress, TakingIn
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import SignIn
from evoinbox.opening import Choice
from evoinbox.settings import Places
from evoinbox.ui.icons import application_icon
from evoinbox.ui.import_dialog import ImportDialog
from evoinbox.vault import MemoryVault
from tests.bench.sitting import Beat, watch_engine
from tests.support.program import PASSWORD, USER, Server

COUNT: Final = 10_000
_OUTLOOK: Final = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street",'
    '"Business Fax","Business Phone","Home Phone","Mobile Phone","E-mail Address","Categories","Notes"\r\n'
)
_GOOGLE: Final = (
    "First Name,Middle Name,Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
)


def number(area: int, n: int) -> str:
    """A number of its own, as people write it."""
    return f"({area}) {200 + n // 10_000:03}-{n % 10_000:04}"


def files() -> dict[str, bytes]:
    """Files as Outlook, Google and iCloud write them."""
    outlook = "".join(
        f'"","Ann","","Lee {n}","","Lee, Bikes {n % 50}","Sales","","1 Main St\r\nPortland","","{number(503, n)}","",'
        f'"{number(971, n)}","ann{n}@lee.example","VIP;Late","Pays ""in cash"""\r\n'
        for n in range(COUNT)
    )
    google = "".join(
        f"José,,Peña {n},,,,,Café {n % 50},,* myContacts ::: VIP,* ,jose{n}@cafe.example,Mobile,+1 {number(425, n)},,\n"
        for n in range(COUNT)
    )
    icloud = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iOS 17.0//EN\r\nN:Berg;Bo;;;\r\nFN:Bo Berg {n}\r\n"
        f"ORG:Berg & Co\\, {n % 50};\r\nitem1.TEL;type=pref:+1 {number(206, n)}\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\n"
        f"NOTE:Rings twice\\; then waits\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n {'A' * 72}\r\n"
        f" {'B' * 72}\r\nEND:VCARD\r\n"
        for n in range(COUNT)
    )
    return {
        "outlook.csv": (_OUTLOOK + outlook).encode("cp1252"),
        "google.csv": b"\xef\xbb\xbf" + (_GOOGLE + google).encode(),
        "icloud.vcf": icloud.encode(),
    }


class Importing:
    """The program with somebody signed in."""

    def __init__(self, app: App, place: Path) -> None:
        self.app, self.place = app, place
        self.loop = QEventLoop()

    def wait(self, until: object, limit_ms: int = 30_000) -> None:
        """Let the program run until a condition holds."""
        assert callable(until)
        poll = QTimer(interval=1)
        poll.timeout.connect(lambda: self.loop.quit() if until() else None)
        QTimer.singleShot(limit_ms, self.loop.quit)
        poll.start()
        self.loop.exec()
        poll.stop()
        assert until()

    def known(self) -> int:
        """How many people are kept."""
        reader = self.app.window.inbox._reader
        assert reader is not None
        return len(reader.more_people(NOT_KEPT, 1_000_000))

    def dialog(self, name: str) -> ImportDialog:
        """Begin to take a file in."""
        self.app.window.inbox.acquainting.files.take_in(self.place / name)
        found = QApplication.activeModalWidget()
        assert isinstance(found, ImportDialog)
        return found

    def take_in(self, name: str) -> tuple[float, float]:
        """Take a file in; returns the seconds it took to read it, and from Import on to everybody being known."""
        begun = time.perf_counter()
        dialog = self.dialog(name)
        self.wait(dialog.accept_button.isEnabled)
        assert dialog.plan.counts == {Verdict.NEW: COUNT}
        read = time.perf_counter()
        dialog.accept_button.click()
        self.wait(dialog.accept_button.isHidden)
        known = time.perf_counter()
        dialog.cancel_button.click()
        return read - begun, known - read

    def cancel(self, name: str) -> None:
        """Cancel while it is read, then while it is kept: nothing is known of it."""
        dialog = self.dialog(name)
        self.wait(lambda: dialog.plan.counts[Verdict.NEW] > COUNT // 3)
        dialog.cancel_button.click()
        dialog = self.dialog(name)
        self.wait(dialog.accept_button.isEnabled)

        def stop(change: Change) -> None:
            if isinstance(change, TakingIn) and change.done > COUNT // 2:
                dialog.cancel_button.click()

        self.app.bridge.published.connect(stop)
        dialog.accept_button.click()
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.app.bridge.published.disconnect(stop)
        assert self.known() == 0


def main() -> int:
    """Print the figures."""
    application = QApplication.instance() or QApplication(["evoinbox"])
    assert isinstance(application, QApplication)
    application.setWindowIcon(application_icon())
    engine = list[float]()
    with Server() as server, tempfile.TemporaryDirectory() as place:
        choice = Choice(server.url, Places(Path(place), Path(place) / "logs"), MemoryVault())
        choice.places.make()
        for name, content in files().items():
            (Path(place) / name).write_bytes(content)
        app = App(application, choice, Clock())
        importing = Importing(app, Path(place))
        done = list[Change]()
        app.bridge.published.connect(
            lambda c: done.append(c) if isinstance(c, HistoryProgress) and c.complete else None
        )
        app.start()
        app.window.show()
        app.bridge.ask(SignIn(server.url, USER, PASSWORD))
        importing.wait(lambda: bool(done))
        beat = Beat()
        app._runner.start_work(watch_engine(engine))
        importing.cancel("outlook.csv")
        print(f"cancelled twice: {importing.known()} of {COUNT:,} contacts known")
        for name in files():
            beat.begin_anew()
            engine.clear()
            worked = time.process_time()
            reading, keeping = importing.take_in(name)
            worked = time.process_time() - worked
            print(f"{name:<12} {COUNT:,} contacts read in {reading:.2f} s and known in {keeping:.2f} s more (goal 3)")
            print(f"{'':<12} {worked:.2f} s of work in both threads")
            print(f"{'':<12} window's turn p99 {_p99(beat.works_ms):.1f}, worst {max(beat.works_ms):.1f} ms (goal 10)")
            print(f"{'':<12} engine's turn p99 {_p99(engine):.1f}, worst {max(engine):.1f} ms (goal 50)")
        assert importing.known() == 3 * COUNT
        app.stop()
        app.window.deleteLater()
    return 0


def _p99(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.99)]


if __name__ == "__main__":
    sys.exit(main())
