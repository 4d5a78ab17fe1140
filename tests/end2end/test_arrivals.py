"""Left running: a customer's answer reaches an agent who looks elsewhere, and its note goes with the reading."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.end2end.test_inbox import TEXT, quit_by_keyboard, server, sign_in, start, told
from tests.end2end.test_outbox import open_first, write
from tests.support.accessible import Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.program import Server, program

__all__ = ["server"]


def displayed(desktop: Desktop) -> int:
    """How many notes are on the screen."""
    command = ["dunstctl", "count", "displayed"]
    return int(subprocess.run(command, env=desktop.env, timeout=10, capture_output=True, check=True).stdout)


def test_an_answer_is_notified_while_the_window_is_hidden_and_the_note_goes_with_reading(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    desktop.start_notifications()
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox)
    messages = open_first(desktop, inbox)
    write(desktop, inbox, TEXT)
    told(messages, TEXT)
    window = desktop.xdotool("getactivewindow").strip()
    desktop.xdotool("windowminimize", window)
    wait_for(lambda: displayed(desktop) == 1, "a note about the answer")
    desktop.xdotool("windowmap", window)
    desktop.xdotool("windowactivate", window)
    wait_for(lambda: displayed(desktop) == 0, "no note once it is read")
    quit_by_keyboard(desktop, process)
