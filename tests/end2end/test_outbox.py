"""Texts on their way, from outside: what a crash leaves, what waits for the network, and what nobody must miss."""

from __future__ import annotations

import json
import re
import socket
import subprocess
from pathlib import Path

import pytest

from tests.end2end.test_inbox import conversations, quit_by_keyboard, sign_in, start, thread, told
from tests.support.accessible import Node, State, Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.program import Server, program

TEXT = "See you at ten, we open the side door."


@pytest.fixture
def port() -> int:
    """A port that is free, for a server that goes and comes again."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        number: int = taken.getsockname()[1]
    return number


def open_first(desktop: Desktop, inbox: Node) -> Node:
    rows = conversations(inbox)
    rows.focus()
    desktop.key("Home")
    messages = thread(inbox)
    messages.wait(lambda node: node.child_count > 0, "texts of the conversation")
    return messages


def write(desktop: Desktop, inbox: Node, text: str) -> None:
    inbox.find("text", "Message").focus()
    desktop.type(text)
    inbox.find("push button", re.compile("^Send to")).wait(
        lambda node: State.ENABLED in node.states, "a button that sends"
    )
    desktop.key("Return")
    inbox.find("text", "Message").wait(lambda node: node.text == "", "an empty composer")


def count(server: Server, text: str) -> int:
    return sum(found.get("text") == text for found in server.texts())


AFTER_A_KILL = {
    "accepted": ("delay@messages:1s", "Accepted", "Accepted"),
    "sending": ("hang@send", "Sending…", "Checking whether it arrived"),
    "checking": ("reset-before@send,hang@messages", "Checking whether it arrived", "Checking whether it arrived"),
    "failed": ("forbid@send", "Not sent: this sign-in may not send", "Not sent: this sign-in may not send"),
    "waiting": (
        "throttle@send:600",
        "Waiting: the service asked for a pause",
        "Waiting: the service asked for a pause",
    ),
}


@pytest.mark.parametrize("state", AFTER_A_KILL)
def test_a_restart_after_a_kill_shows_the_truth_before_any_answer(
    desktop: Desktop, tree: Tree, tmp_path: Path, state: str
) -> None:
    faults, before, after = AFTER_A_KILL[state]
    with Server("--faults", faults) as server:
        process, inbox = start(desktop, tree, *program(server.url, tmp_path))
        sign_in(desktop, inbox)
        messages = open_first(desktop, inbox)
        write(desktop, inbox, TEXT)
        messages.wait(lambda _: before in told(messages, TEXT), before)
        process.kill()
        process.wait(10)
    again, offline = start(desktop, tree, *program(server.url, tmp_path))
    rows = conversations(offline)
    words = rows.wait(lambda node: next((n for n in node.names(3) if TEXT in n), ""), "the row of the text")
    if state in ("sending", "checking", "failed"):
        offline.find("push button", re.compile("1 text needs you"))
        assert re.search("Unclear|Not sent", words)
    messages = open_first(desktop, offline)
    assert after in told(messages, TEXT)
    again.kill()
    again.wait(10)


def test_texts_wait_for_the_network_can_be_changed_and_leave_in_order_once(
    desktop: Desktop, tree: Tree, tmp_path: Path, port: int
) -> None:
    with Server("--port", str(port)) as server:
        process, inbox = start(desktop, tree, *program(server.url, tmp_path))
        sign_in(desktop, inbox)
        messages = open_first(desktop, inbox)
    write(desktop, inbox, "first words")
    write(desktop, inbox, "second words")
    messages.wait(lambda _: "Waiting for the network" in told(messages, "first words"), "the first text waits")
    messages.wait(lambda _: "Waiting for the text before it" in told(messages, "second words"), "the second waits")

    thread(inbox).focus()
    desktop.key("End", "Up", "Menu")
    desktop.key("Down", "Down", "Down", "Down", "Return")  # Copy, Select, Send now, Edit
    dialog = inbox.tree.program(process.pid).find("dialog", re.compile("Edit the text"))
    dialog.find("text", "Message").set_text("better words")
    dialog.find("push button", "Save").press()
    messages.wait(lambda _: told(messages, "better words"), "the changed text")

    with Server("--port", str(port)) as server:
        messages.wait(lambda _: "Accepted" in told(messages, "second words"), "both have left", 40)
        sent = [str(text["text"]) for text in server.texts() if text.get("text") in ("better words", "second words")]
        assert sorted(sent) == ["better words", "second words"]
        assert count(server, "first words") == 0
        place = {text["text"]: str(text["date"]) for text in server.texts()}
        assert place["better words"] < place["second words"]
        quit_by_keyboard(desktop, process)


def history(desktop: Desktop) -> list[str]:
    """What the notification daemon has shown or shows, title and body."""
    for _ in range(9):  # what is on the screen goes to the history when it is closed
        subprocess.run(["dunstctl", "close-all"], env=desktop.env, timeout=10, check=True)
    listed = subprocess.run(["dunstctl", "history"], env=desktop.env, timeout=10, capture_output=True, check=True)
    notes = json.loads(listed.stdout)["data"][0]
    return [f"{note['summary']['data']}\n{note['body']['data']}" for note in notes]


def test_a_text_that_fails_while_the_window_is_hidden_is_notified(desktop: Desktop, tree: Tree, tmp_path: Path) -> None:
    desktop.start_notifications()
    with Server("--faults", "forbid@send") as server:
        process, inbox = start(desktop, tree, *program(server.url, tmp_path))
        sign_in(desktop, inbox)
        open_first(desktop, inbox)
        inbox.find("text", "Message").focus()
        desktop.type(TEXT)
        desktop.key("Return")
        desktop.xdotool("getactivewindow", "windowminimize")
        told_ = wait_for(lambda: [n for n in history(desktop) if "was not sent" in n], "a notification")
        assert len(told_) == 1
        assert "role" in told_[0]
        assert TEXT not in told_[0]
        process.kill()
        process.wait(10)
