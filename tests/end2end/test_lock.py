"""The locked window from outside: what a screen reader, the clipboard, notifications and a second start get of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from jeepney import DBusErrorResponse

from tests.end2end.test_inbox import PYTHON, conversations, quit_by_keyboard, sign_in, start
from tests.support.accessible import Node, State, Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.program import Server, program, readable_in

PHRASE = "open sesame street"
MARKED = re.compile(r"\d{3}.?\d{4}|Perfect|park|wicker|Rosewood|demo@|Front desk|half a word", re.IGNORECASE)


@pytest.fixture
def server() -> Iterator[Server]:
    """A demo server."""
    with Server("--seed", "5") as running:
        yield running


def leaks(inbox: Node) -> list[str]:
    """What a screen reader would find in the whole program that is of the inbox."""
    found: list[str] = []
    for node in inbox.walk():
        with suppress(DBusErrorResponse):  # gone meanwhile
            found += [node.name, node.description, node.text if node.role == "text" else ""]
    return [words for words in found if MARKED.search(words)]


def clipboard(desktop: Desktop, which: str = "CLIPBOARD") -> str:
    code = (
        "from PySide6.QtGui import QGuiApplication, QClipboard; import sys; a = QGuiApplication([]);"
        " mode = QClipboard.Mode.Selection if sys.argv[1] == 'PRIMARY' else QClipboard.Mode.Clipboard;"
        " print(a.clipboard().text(mode))"
    )
    command = [sys.executable, "-c", code, which]
    done = subprocess.run(command, env=desktop.env, capture_output=True, text=True, timeout=20, check=True)
    return done.stdout


def unlock(desktop: Desktop, inbox: Node) -> None:
    inbox.find("text", "Passphrase").focus()
    desktop.key("ctrl+a")
    desktop.type(PHRASE)
    desktop.key("Return")


def test_a_locked_window_gives_nothing_away_and_loses_nothing(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    command = program(server.url, tmp_path)
    process, inbox = start(desktop, tree, *command)
    sign_in(desktop, inbox)
    conversations(inbox).focus()
    desktop.key("Home")
    inbox.find("text", "Message").focus()
    desktop.type("half a word")
    desktop.key("ctrl+a", "ctrl+c")
    assert "half a word" in clipboard(desktop)

    desktop.key("ctrl+l")  # there is no passphrase yet: one is chosen
    inbox.find("text", "New one").focus()
    desktop.type(PHRASE)
    desktop.key("Tab")
    desktop.type(PHRASE)
    inbox.find("push button", "Save").press()
    wait_for(lambda: not inbox.find_all("text", "New one") or None, "the dialog's end")
    desktop.key("ctrl+l")
    inbox.find("label", "EvoInbox is locked")
    wait_for(lambda: leaks(inbox) == [] or None, "nothing of the inbox")
    assert "half a word" not in clipboard(desktop)
    assert "half a word" not in clipboard(desktop, "PRIMARY")

    # A second start's words wait, and the next start begins locked.
    desktop.spawn_python(*command, "--compose", "+15035550142", env=PYTHON).wait(10)
    assert leaks(inbox) == []
    quit_by_keyboard(desktop, process)
    process, inbox = start(desktop, tree, *command)
    inbox.find("label", "EvoInbox is locked")
    assert leaks(inbox) == []
    desktop.type("not it")
    desktop.key("Return")
    inbox.find("label", re.compile("That is not the passphrase.*"))
    button = inbox.find("push button", "Unlock")
    button.wait(lambda node: State.ENABLED in node.states, "another try")
    unlock(desktop, inbox)
    conversations(inbox)
    inbox.find("list", "Conversations").focus()
    desktop.key("Home")
    inbox.find("text", "Message").wait(lambda node: node.text == "half a word", "what was begun")
    quit_by_keyboard(desktop, process)
    assert readable_in(tmp_path, PHRASE) == []
