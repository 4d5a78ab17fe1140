"""What helps with writing, in the real program with real keys, and as a screen reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evoinbox.domain.template import Template, write
from tests.end2end.test_inbox import conversations, quit_by_keyboard, sign_in, start, thread, told
from tests.support.accessible import Node, State, Tree
from tests.support.desktop import Desktop
from tests.support.program import Server, program

READY = Template("Ready", "Hi {name}, your bike is ready. Open until {time}.")


@pytest.fixture
def server() -> Iterator[Server]:
    """A demo server."""
    with Server() as running:
        yield running


def message_of(inbox: Node, text: str) -> None:
    """Wait until the editor holds just this."""
    inbox.find("text", "Message").wait(lambda node: node.text == text, f"the text {text!r}")


def wait_for_focus(inbox: Node, role: str, name: str) -> None:
    inbox.find(role, name).wait(lambda node: State.FOCUSED in node.states, f"focus on {name}")


def test_emoji_templates_and_a_long_text_from_the_keyboard(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    (tmp_path / "templates.toml").write_bytes(write([READY]))
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox)
    conversations(inbox).focus()
    desktop.key("Home")
    messages = thread(inbox)
    messages.wait(lambda node: node.child_count > 0, "texts of the conversation")
    inbox.find("text", "Message").focus()

    # a shortcode, and the picker
    desktop.type("So good :tada:")
    message_of(inbox, "So good 🎉")
    desktop.key("ctrl+period")
    wait_for_focus(inbox, "text", "Search emoji")
    desktop.type("thumbs up")
    inbox.find("list", "Emoji").wait(lambda node: node.names(1) == ["thumbs up"], "the one that is looked for")
    desktop.key("Return")
    message_of(inbox, "So good 🎉👍")
    wait_for_focus(inbox, "text", "Message")
    desktop.key("ctrl+period")
    wait_for_focus(inbox, "text", "Search emoji")
    desktop.key("Escape")
    wait_for_focus(inbox, "text", "Message")

    # a template, its fields, and no sending before they are filled in
    desktop.key("ctrl+a", "BackSpace")
    message_of(inbox, "")
    desktop.type("/rea")
    inbox.find("list", "Templates").wait(lambda node: State.SHOWING in node.states, "the list of templates")
    desktop.key("Return")
    message_of(inbox, READY.text)
    desktop.type("Ann")
    desktop.key("Return")
    inbox.find("label", re.compile("Fill in “time”"))
    desktop.type("six")
    message_of(inbox, "Hi Ann, your bike is ready. Open until six.")
    desktop.key("Return")
    message_of(inbox, "")
    assert told(messages, "Open until six.")

    # a long text is asked about
    inbox.find("text", "Message").set_text("long words " * 50)
    desktop.key("Return")
    inbox.find("label", "This text is 4 segments long. Send it?")
    inbox.find("push button", "Keep editing").press()
    wait_for_focus(inbox, "text", "Message")
    desktop.key("ctrl+a", "BackSpace")
    message_of(inbox, "")
    quit_by_keyboard(desktop, process)
