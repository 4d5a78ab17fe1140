"""Commands, settings and the window's place from outside: by keys alone, as a screen reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evoinbox.settings import load_window
from tests.end2end.test_inbox import conversations, quit_by_keyboard, sign_in, start
from tests.support.accessible import State, Tree
from tests.support.build import chosen_in
from tests.support.desktop import Desktop
from tests.support.program import Server, program


@pytest.fixture
def server() -> Iterator[Server]:
    """A demo server that is quiet."""
    with Server("--seed", "5") as running:
        yield running


def test_a_person_is_found_a_key_is_changed_and_all_is_kept_over_a_restart(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    inbox.find("frame", "EvoInbox")
    sign_in(desktop, inbox)
    conversations(inbox)

    desktop.key("ctrl+k")
    inbox.find("text", "Command, name or number").wait(lambda node: State.FOCUSED in node.states, "the field")
    desktop.type("0107")
    found = inbox.find("list", "Found")
    found.wait(lambda node: node.child_count == 1 and "555-0107" in node.child(0).name, "one person")
    desktop.key("Return")
    message = inbox.find("text", "Message")
    message.wait(lambda node: State.FOCUSED in node.states, "the keyboard where a text is written")
    inbox.find("push button", re.compile(r"^Send to .*555-0107"))

    desktop.key("ctrl+i")
    inbox.find("text", "Name").wait(lambda node: State.FOCUSED in node.states, "the dialog about a person")
    desktop.type("Nora Quill")
    inbox.find("push button", "Save").press()
    inbox.find("push button", re.compile(r"^Send to Nora Quill"))
    message.wait(lambda node: State.FOCUSED in node.states, "the keyboard back from the dialog")

    desktop.key("ctrl+k")
    desktop.type("change keys")
    desktop.key("Return")
    field = inbox.find("text", "Search commands")
    field.wait(lambda node: State.FOCUSED in node.states, "the dialog of keys")
    desktop.type("newest")
    desktop.key("Tab")
    desktop.key("ctrl+shift+l")
    desktop.key("Escape")
    message.wait(lambda node: State.FOCUSED in node.states, "the keyboard back from the dialog")
    desktop.key("ctrl+plus")
    quit_by_keyboard(desktop, process)

    kept = chosen_in(tmp_path / "settings.json")
    assert kept.keys == {"to-newest": ["Ctrl+Shift+L"]}
    assert kept.text_size == 110
    place = load_window(tmp_path / "window.json")

    again, inbox = start(desktop, tree, *program(server.url, tmp_path))
    rows = conversations(inbox)
    rows.wait(lambda node: any(name.startswith("Nora Quill,") for name in node.names()), "a name in place of a number")
    desktop.key("F1")
    inbox.find("label", "Ctrl+Shift+L")
    desktop.key("Escape")
    quit_by_keyboard(desktop, again)
    assert load_window(tmp_path / "window.json") == place
