"""The program on a real keyring that is locked, refused, killed, emptied or made with another password."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.test_inbox import conversations, quit_by_keyboard, secrets, sign_in, start
from tests.support.accessible import Node, Tree, wait_for
from tests.support.desktop import KEYRING_PASSWORD, Desktop
from tests.support.program import USER, Server, program

LOCK = "c.lock()"
FORGET_SIGN_IN = "[i.delete() for i in c.get_all_items() if i.get_attributes()['username'].startswith('signin:')]"


@pytest.fixture
def server() -> Iterator[Server]:
    """A demo server."""
    with Server("--seed", "5") as running:
        yield running


def in_keyring(desktop: Desktop, code: str) -> None:
    whole = f"import secretstorage as s; c = s.get_default_collection(s.dbus_init()); {code}"
    subprocess.run([sys.executable, "-c", whole], env=desktop.env, timeout=20, check=True)


def prompt(desktop: Desktop) -> None:
    """Until the keyring's own question has the keyboard."""

    def look() -> bool:
        number = desktop.active_window()
        return bool(number) and "keyring" in desktop.xdotool("getwindowname", number).lower()

    wait_for(look, "the keyring's question")


def said(inbox: Node, words: str) -> None:
    inbox.find("label", re.compile(f".*{words}.*"))


def test_locked_refused_unlocked_emptied_killed_and_of_another_password(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    command = program(server.url, tmp_path)
    process, inbox = start(desktop, tree, *command)
    sign_in(desktop, inbox)
    conversations(inbox)
    quit_by_keyboard(desktop, process)

    # Locked, and the question refused; asked again and answered, the inbox of last time opens.
    in_keyring(desktop, LOCK)
    process, inbox = start(desktop, tree, *command)
    prompt(desktop)
    desktop.key("Escape")
    said(inbox, "was not unlocked")
    inbox.find("push button", "Ask the keyring again").press()
    prompt(desktop)
    desktop.type(KEYRING_PASSWORD)
    desktop.key("Return")
    conversations(inbox)

    # Its item deleted, and it is killed in the middle: what is open stays open. The next is of another password.
    in_keyring(desktop, FORGET_SIGN_IN)
    desktop.kill_keyring()
    desktop.start_keyring("another")
    conversations(inbox)
    quit_by_keyboard(desktop, process)
    process, inbox = start(desktop, tree, *command)
    prompt(desktop)
    said(inbox, "Waiting for your keyring")
    desktop.type("another")
    desktop.key("Return")
    said(inbox, "Waiting for your keyring")
    prompt(desktop)
    desktop.key("ctrl+a")
    desktop.type(KEYRING_PASSWORD)
    desktop.key("Return")
    said(inbox, "no longer has your sign-in")
    sign_in(desktop, inbox)
    conversations(inbox)
    quit_by_keyboard(desktop, process)
    assert f"signin:{USER}@{server.url}" in secrets(desktop)
