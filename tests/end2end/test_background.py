"""Started with the desktop: out of sight, there all the same, and switched on and off from the settings."""

from __future__ import annotations

import os
from pathlib import Path

from tests.end2end.test_inbox import PYTHON, conversations, quit_by_keyboard, server, sign_in, start
from tests.end2end.test_tray import found, visible
from tests.support.accessible import State, Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.program import Server, program

__all__ = ["server"]


def test_in_the_background_it_has_an_icon_and_no_window_until_it_is_called(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    desktop.spawn(["trayer", "--edge", "top", "--align", "right"])
    wait_for(lambda: found(desktop, "--onlyvisible", "--name", "^panel$"), "a tray")
    arguments = program(server.url, tmp_path, "--background")
    process = desktop.spawn_python(*arguments, env=PYTHON)
    wait_for(lambda: found(desktop, "--onlyvisible", "--class", "evoinbox"), "its icon")
    assert visible(desktop) == []
    assert desktop.spawn_python(*program(server.url, tmp_path), env=PYTHON).wait(10) == 0
    wait_for(lambda: visible(desktop), "the window")
    inbox = tree.program(process.pid)
    sign_in(desktop, inbox)
    conversations(inbox)
    quit_by_keyboard(desktop, process)


def test_without_a_tray_it_stands_minimised(desktop: Desktop, server: Server, tmp_path: Path) -> None:
    process = desktop.spawn_python(*program(server.url, tmp_path, "--background"), env=PYTHON)
    wait_for(lambda: found(desktop, "--name", "EvoInbox$"), "a window")
    assert visible(desktop) == []
    assert desktop.spawn_python(*program(server.url, tmp_path), env=PYTHON).wait(10) == 0
    wait_for(lambda: visible(desktop), "the window")
    process.terminate()
    assert process.wait(10) == 0


def test_starting_with_the_desktop_is_switched_on_and_off_and_leaves_no_trace(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    entry = desktop.home / ".config" / "autostart" / "evoinbox.desktop"
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox)
    rows = conversations(inbox)
    desktop.key("ctrl+comma")
    inbox.find("text", "Search settings").wait(lambda node: State.FOCUSED in node.states, "the settings")
    desktop.type("autostart")
    desktop.key("Tab", "Down")
    wait_for(entry.exists, "the entry")
    words = entry.read_text()
    assert "--background" in words
    assert os.fspath(tmp_path) in words
    desktop.key("Up")
    wait_for(lambda: not entry.parent.exists(), "no trace of it")
    desktop.key("Escape")
    rows.wait(lambda node: State.FOCUSED in node.states, "the keyboard back from the settings")
    quit_by_keyboard(desktop, process)
