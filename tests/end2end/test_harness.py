"""The private desktop does what a desktop does: so that what fails elsewhere is the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.support import window
from tests.support.accessible import Node, NotThere, State, Tree
from tests.support.desktop import MARK, Desktop

BEYOND_THE_EDGE = 100


@pytest.fixture
def small(desktop: Desktop, tree: Tree) -> Node:
    """The small window, open."""
    process = desktop.spawn_python(os.fspath(Path(window.__file__)), str(BEYOND_THE_EDGE))
    return tree.program(process.pid)


def test_a_list_is_read_typed_text_arrives_and_a_button_works(desktop: Desktop, small: Node) -> None:
    rows = small.find("list", "List")
    assert rows.names(3) == list(window.FIRST_ROWS)
    assert rows.child_count == len(window.FIRST_ROWS) + BEYOND_THE_EDGE
    last = rows.child(-1)
    assert last.name == f"Row {BEYOND_THE_EDGE - 1}"
    assert State.SHOWING not in last.states  # scrolled out of sight, and still there to be read

    field = small.find("text", "Message")
    field.focus()
    desktop.type("typed like a person, 1 2 3")
    field.wait(lambda node: node.text == "typed like a person, 1 2 3", "the typed text")
    small.find("push button", "Send").press()
    rows.wait(lambda node: node.child(-1).name == "typed like a person, 1 2 3", "the new row")
    assert field.text == ""


def test_rows_are_selected_and_text_of_any_script_is_set(small: Node) -> None:
    rows = small.find("list", "List")
    rows.select(1)
    rows.wait(lambda node: State.SELECTED in node.child(1).states, "a selected row")
    field = small.find("text", "Message")
    field.set_text("Grüße 你好 😀 مرحبا")
    assert field.text == "Grüße 你好 😀 مرحبا"


def test_what_does_not_come_is_said_with_what_there_is(small: Node) -> None:
    with pytest.raises(NotThere, match="push button 'Send'"):
        small.find("push button", "Delete everything", limit_s=0.1)


def test_only_text_that_the_keyboard_has_can_be_typed(desktop: Desktop) -> None:
    with pytest.raises(ValueError, match="set_text"):
        desktop.type("你好")


def test_the_keyring_keeps_a_secret_between_processes(desktop: Desktop) -> None:
    def python(code: str) -> str:
        command = [sys.executable, "-c", f"import keyring; {code}"]
        done = subprocess.run(command, env=desktop.env, capture_output=True, text=True, timeout=20, check=True)
        return done.stdout.strip()

    python("keyring.set_password('evoinbox-test', 'ann', 'correct horse')")
    assert python("print(keyring.get_password('evoinbox-test', 'ann'))") == "correct horse"
    assert python("print(keyring.get_keyring().name)").startswith("SecretService")


def test_a_notification_daemon_answers(desktop: Desktop) -> None:
    desktop.start_notifications()
    with desktop.bus() as bus:
        assert bus.unique_name is not None
    desktop.wait_for_name("org.freedesktop.Notifications", limit_s=1)


def test_nothing_is_left_when_it_closes() -> None:
    with Desktop() as private:
        mark, root = private.env[MARK], private.root
        private.spawn(["xdotool", "selectwindow"])  # waits for a click that never comes
    assert not root.exists()
    assert not [process for process in psutil.process_iter() if _mark_of(process) == mark]


def _mark_of(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(MARK)
    except (psutil.Error, OSError):
        return None
