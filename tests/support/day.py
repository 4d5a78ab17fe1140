"""A day at a desk, made to order: the real program on a private desktop, customers who write when they are told to.

Invariants: the service is the demo server, in a thread of its own; what the desktop is told goes to a notification
daemon of ours, or to dunst before a witness; the agent acts by keys, or by the notes; nothing waits for a clock but for
what is to happen.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from evoinbox.demo.server import DemoServer
from evoinbox.demo.story import shipped_story_path, story_world
from evoinbox.settings import Places, Settings, save
from tests.support.accessible import Node, State, Tree
from tests.support.desktop import Desktop
from tests.support.gauge import Reading, read
from tests.support.notes_witness import NotesWitness
from tests.support.notifications import Close, EngineLoop, NotificationDaemon, Notify
from tests.support.program import PASSWORD, ROOT, USER, program

CUSTOMER: Final = "+1503556{:04}"
"""Nobody of the story's, of whom one wants no more texts."""

LIMIT_S: Final = 30.0


class Looks(io.StringIO):
    """The service's log, of which only the moments are kept at which texts were asked for and given."""

    def __init__(self) -> None:
        super().__init__()
        self.at_s: list[float] = []

    def write(self, line: str, /) -> int:
        """Take one line."""
        if '"path": "/messages' in line:
            self.at_s.append(time.monotonic())
        return len(line)


class Day:
    """A program that sits at its inbox; a context manager.

    With `dunst` the notes are shown by that, and `witness` has them; else `daemon` has.
    """

    def __init__(self, place: Path, *, dunst: bool = False) -> None:
        self._place = place
        self._dunst = dunst
        self.looks = Looks()
        self._undo = ExitStack()
        self.world = story_world(shipped_story_path(), lambda: time.time_ns() // 1000)
        for at, text in enumerate(self._texts()):
            if text == "STOP":  # who sends there is asked, and these agents do not look
                self.world.rewrite(at, "Thank you.")
        self.arrived = 0

    def __enter__(self) -> Self:
        with ExitStack() as undo:
            self._loop = EngineLoop()
            undo.callback(self._loop.stop)
            url = self._serve()
            undo.callback(lambda: self._loop.start(self._server.stop()))
            self.desktop = undo.enter_context(Desktop())
            self.tree = undo.enter_context(Tree(self.desktop.accessibility_address))
            bus = self.desktop.env["DBUS_SESSION_BUS_ADDRESS"]
            if self._dunst:
                self.desktop.start_notifications()
                self.witness = undo.enter_context(NotesWitness(bus))
            else:
                self.daemon = undo.enter_context(NotificationDaemon(bus))
            save(Places(self._place, self._place / "logs").settings_file, Settings(undo_s=0))
            env = {"PYTHONPATH": os.fspath(ROOT)}
            self.process = self.desktop.spawn_python(*program(url, self._place), env=env)
            self._sign_in()
            self._undo = undo.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._undo.close()

    def _serve(self) -> str:
        found: list[str] = []

        async def serve() -> None:
            self._server = DemoServer(self.world, log=self.looks)
            found.append(await self._server.start())

        self._loop.start(serve())
        self._loop.settle()
        return found[0]

    def _sign_in(self) -> None:
        inbox = self.tree.program(self.process.pid)
        inbox.find("text", "E-mail").set_text(USER)
        inbox.find("text", "Password").set_text(PASSWORD)
        inbox.find("push button", "Sign in").press()
        rows = inbox.find("list", "Conversations")
        rows.wait(lambda node: node.child_count > 10, "the list of conversations")
        inbox.find("label", re.compile("^Checked"))  # what came before is history, and no news
        rows.focus()
        self.desktop.key("Home")
        self.window = self.desktop.xdotool("getactivewindow").strip()
        self._frame: Node = inbox.find("frame")
        self._check: Node = inbox.find("push button", "Check for new texts")

    # ---- customers

    def write(self, *customers: int) -> None:
        """Let these customers write one text each."""

        async def add() -> None:
            for number in customers:
                thread = self.world.thread(CUSTOMER.format(number), 0)
                self.world.add(thread, f"Hello, this is customer {number}", incoming=True, sender="")

        self._loop.start(add())
        self._loop.settle()
        self.arrived += len(customers)

    def read_elsewhere(self, count: int) -> None:
        """Let a colleague read so many of the newest texts."""

        async def flip() -> None:
            for place in self.world.shown(count):
                self.world.flip(place, unread=False)

        self._loop.start(flip())
        self._loop.settle()

    # ---- the agent

    def check(self) -> None:
        """Look at the service now."""
        self._check.press()

    def hide(self) -> None:
        """Put the window aside."""
        self.desktop.xdotool("windowminimize", self.window)
        self._frame.wait(lambda node: State.ACTIVE not in node.states, "a window nobody looks at")

    def show(self) -> None:
        """Take the window up again."""
        self.desktop.xdotool("windowmap", self.window, "windowactivate", "--sync", self.window)
        self._frame.wait(lambda node: State.ACTIVE in node.states, "the window in front")

    def title(self) -> str:
        """What the window is called now."""
        return self.desktop.xdotool("getwindowname", self.window).strip()

    def key(self, *keys: str) -> None:
        """Press keys, by X's names."""
        self.desktop.key(*keys)

    def press(self, key: str, times: int) -> None:
        """Press a key several times, as fast as a hand does."""
        self.desktop.xdotool("key", "--clearmodifiers", "--delay", "40", *[key] * times)

    def go_on(self, times: int) -> None:
        """Go through conversations, down and up again."""
        for start in range(0, times, 10):
            key = "alt+Down" if start // 10 % 2 == 0 else "alt+Up"
            keys = [key] * min(10, times - start)
            self.desktop.xdotool("key", "--clearmodifiers", "--delay", "40", *keys)

    def send(self, words: str) -> None:
        """Write to the customer in sight, and send."""
        self.desktop.xdotool("key", "alt+3", "type", "--delay", "2", "--", words)
        self.desktop.xdotool("key", "Return")

    def sent(self) -> int:
        """How many texts have reached the service from here."""
        return sum("soak text" in text for text in self._texts())

    def _texts(self) -> list[str]:
        return [str(self.world.message_info(place)["text"]) for place in range(len(self.world))]

    # ---- what the desktop is told

    def notes(self) -> list[Notify]:
        """All notes so far."""
        return self.daemon.notes

    def closed(self) -> set[int]:
        """Which of them were withdrawn."""
        return {call.number for call in self.daemon.calls if isinstance(call, Close)}

    def displayed(self) -> int:
        """How many notes dunst has on the screen."""
        command = ["dunstctl", "count", "displayed"]
        done = subprocess.run(command, env=self.desktop.env, timeout=LIMIT_S, capture_output=True, check=True)
        return int(done.stdout)

    def mark_read(self, note: Notify) -> None:
        """Press "Mark read" on a note, which stays until the program takes it away."""
        self.daemon.signal("ActionInvoked", "us", note.number, "mark-read")

    def gauge(self) -> Reading:
        """What the program costs."""
        return read(self.process.pid)
