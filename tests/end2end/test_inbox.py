"""The main job from outside: the real process on a real screen, keyring and bus, by keyboard and AT-SPI."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.accessible import Node, State, Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.program import PASSWORD, ROOT, USER, Server, program, readable_in

TEXT = "See you at ten, we open the side door."
QUIT_LIMIT_S = 3.0
PYTHON = {"PYTHONPATH": os.fspath(ROOT)}


@pytest.fixture
def server() -> Iterator[Server]:
    """A demo server whose customers answer."""
    with Server("--live", "3600", "--seed", "5") as running:
        yield running


def start(desktop: Desktop, tree: Tree, *arguments: str) -> tuple[subprocess.Popen[bytes], Node]:
    process = desktop.spawn_python(*arguments, env=PYTHON)
    return process, tree.program(process.pid)


def sign_in(desktop: Desktop, inbox: Node, user: str = USER, password: str = PASSWORD) -> None:
    email = inbox.find("text", "E-mail")
    email.wait(lambda node: State.SHOWING in node.states, "the sign-in page")
    email.focus()
    desktop.key("ctrl+a")
    desktop.type(user)
    desktop.key("Tab")
    desktop.key("ctrl+a")
    desktop.type(password)
    desktop.key("Return")


def conversations(inbox: Node) -> Node:
    rows = inbox.find("list", "Conversations")
    rows.wait(lambda node: node.child_count > 10, "the list of conversations")
    return rows


def thread(inbox: Node) -> Node:
    return inbox.find("list", "Messages")


def told(messages: Node, words: str) -> str:
    """The item that holds these words, once it is there, looked for from the newest text back."""

    def look(node: Node) -> str:
        names = (node.child(place).name for place in range(-1, -min(node.child_count, 6) - 1, -1))
        return next((name for name in names if words in name), "")

    return messages.wait(look, f"a text with {words!r}")


def quit_by_keyboard(desktop: Desktop, process: subprocess.Popen[bytes]) -> None:
    """Quit; the program has as long as an agent would wait."""
    desktop.key("ctrl+q")
    assert process.wait(QUIT_LIMIT_S) == 0


def examined(desktop: Desktop, data_dir: Path) -> str:
    """What the doctor says beside the running program."""
    command = [sys.executable, "-m", "evoinbox", "doctor", "--data-dir", os.fspath(data_dir)]
    command += ["--bundle", os.fspath(data_dir / "report.zip")]
    done = subprocess.run(
        command, env={**desktop.env, **PYTHON}, cwd=desktop.home, capture_output=True, timeout=30, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""
    return done.stdout.decode()


def test_sign_in_read_send_receive_quit_and_read_again_without_network(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    process, inbox = start(desktop, tree, *program(server.url, tmp_path, "--debug"))
    inbox.find("frame", "EvoInbox")
    sign_in(desktop, inbox)

    rows = conversations(inbox)
    rows.focus()
    desktop.key("Home")
    messages = thread(inbox)
    messages.wait(lambda node: node.child_count > 0, "texts of the conversation")
    assert any(State.SELECTED in node.states for node in rows.children())

    inbox.find("text", "Message").focus()
    desktop.type(TEXT)
    send = inbox.find("push button", re.compile("^Send"))
    send.wait(lambda node: State.ENABLED in node.states, "a button that sends")
    desktop.key("Return")
    sent = told(messages, TEXT)
    inbox.find("text", "Message").wait(lambda node: node.text == "", "an empty composer")
    messages.wait(lambda node: TEXT not in node.child(-1).name, "the answer of the customer")
    answer = messages.child(-1).name

    in_server = [text for text in server.texts() if text.get("text") == TEXT]
    assert len(in_server) == 1
    assert in_server[0]["direction"] == "Outgoing"
    assert sent.startswith("You")

    looked = examined(desktop, tmp_path)
    for part in ("Proxy", "Server’s name", "Encryption", "Server", "Keyring", "Sign-in", "Files"):
        assert f"{part}: Fine." in looked
    assert "Problem" not in looked
    quit_by_keyboard(desktop, process)
    server.stop()

    again, offline = start(desktop, tree, *program(server.url, tmp_path))
    rows = conversations(offline)
    rows.focus()
    desktop.key("Home")
    messages = thread(offline)
    told(messages, TEXT)
    assert messages.child(-1).name == answer
    offline.wait(lambda node: "ffline" in node.outline(), "the word that it is offline")
    again.send_signal(signal.SIGTERM)
    assert again.wait(10) == 0
    assert readable_in(tmp_path, TEXT) == []
    assert readable_in(tmp_path, "5035550142") == []
    with zipfile.ZipFile(tmp_path / "report.zip") as bundle:
        told_of = "".join(bundle.read(name).decode() for name in bundle.namelist()) + desktop.output()
    assert "Keyring: Fine." in told_of
    assert [mark for mark in (TEXT, "5035550142", USER) if mark in told_of] == []
    assert "Traceback" not in desktop.output()


def test_it_is_used_by_a_screen_reader_s_own_means_alone(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    inbox.find("text", "E-mail").set_text(USER)
    inbox.find("text", "Password").set_text(PASSWORD)
    inbox.find("push button", "Sign in").press()

    rows = conversations(inbox)
    messages = thread(inbox)
    tree.listen()
    unread = next(number for number in range(rows.child_count) if "unread" in rows.child(number).name)
    rows.select(unread)
    words = rows.child(unread).name.split(", ")[2].removeprefix("Dana Reyes: ")[:12]
    told(messages, words)
    inbox.find("text", "Message").set_text("Grüße 你好 😀")
    send = inbox.find("push button", re.compile("^Send"))
    send.wait(lambda node: State.ENABLED in node.states, "a button that sends")
    send.press()
    told(messages, "Grüße 你好 😀")
    messages.wait(lambda node: "Grüße" not in node.child(-1).name, "the answer of the customer")
    customer = inbox.find("push button", re.compile("^Send to")).name.split(" from ")[0].removeprefix("Send to ")
    wait_for(lambda: f"Sent to {customer}" in tree.spoken(), "the result, said", 10)
    wait_for(lambda: any(f"New text from {customer}: " in said for said in tree.spoken()), "the answer, said", 10)
    assert tree.spoken().count(f"Sent to {customer}") == 1
    assert [text["direction"] for text in server.texts() if text.get("text") == "Grüße 你好 😀"] == ["Outgoing"]
    quit_by_keyboard(desktop, process)


def test_a_text_is_found_by_a_part_of_a_word_and_opened_in_its_place(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox)
    conversations(inbox)
    desktop.key("ctrl+f")
    inbox.find("text", "Search texts and people")
    desktop.type("LEFT PEDA")
    found = inbox.find("list", "Found")
    found.wait(lambda node: node.child_count and "left pedal" in node.child(0).name, "the text that says so")
    desktop.key("Return")

    def opened(node: Node) -> bool:
        return any("left pedal" in row.name and State.FOCUSED in row.states for row in node.children())

    thread(inbox).wait(opened, "the text, in its thread")
    quit_by_keyboard(desktop, process)


def test_a_wrong_password_is_said_beside_the_field_and_nothing_typed_is_lost(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox, password="wrong")
    inbox.find("label", re.compile("That e-mail and password"))
    assert inbox.find("text", "E-mail").text == USER
    desktop.key("ctrl+a")
    desktop.type(PASSWORD)
    desktop.key("Return")
    conversations(inbox)
    quit_by_keyboard(desktop, process)


def test_a_second_start_raises_the_first_and_prepares_its_text_but_sends_nothing(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    link = "sms:+15035550195?body=Your%20bike%20is%20ready"
    process, inbox = start(desktop, tree, *program(server.url, tmp_path, link))
    sign_in(desktop, inbox)
    inbox.find("text", "Message").wait(lambda node: node.text == "Your bike is ready", "the text of the first link")
    second = desktop.spawn_python(*program(server.url, tmp_path, link.replace("0195", "0196")), env=PYTHON)
    assert second.wait(10) == 0
    inbox.find("push button", re.compile(r"Send to \(503\) 555-0196"))
    third = desktop.spawn_python(*program(server.url, tmp_path, "tel:+1-503-555-0197"), env=PYTHON)
    assert third.wait(10) == 0
    inbox.find("push button", re.compile(r"Send to \(503\) 555-0197"))
    fourth = desktop.spawn_python(*program(server.url, tmp_path, "--search", "el niño"), env=PYTHON)
    assert fourth.wait(10) == 0
    inbox.find("text", "Search texts and people").wait(lambda node: node.text == "el niño", "the words sought")
    desktop.key("Escape")
    assert process.poll() is None
    assert not {"+15035550195", "+15035550196"} & {text["otherAddress"] for text in server.texts()}
    quit_by_keyboard(desktop, process)


@pytest.mark.parametrize(
    "service", [("--faults", "hang@messages"), ("--messages", "60000", "--conversations", "3000")],
    ids=["requests-hang", "the-past-comes-in"],
)  # fmt: skip
def test_quitting_is_quick_in_the_middle_of_anything(
    desktop: Desktop, tree: Tree, tmp_path: Path, service: tuple[str, ...]
) -> None:
    with Server(*service) as busy:
        process, inbox = start(desktop, tree, *program(busy.url, tmp_path))
        sign_in(desktop, inbox)
        conversations(inbox)
        quit_by_keyboard(desktop, process)


def test_signing_out_forgets_password_and_session(desktop: Desktop, tree: Tree, server: Server, tmp_path: Path) -> None:
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox)
    conversations(inbox)
    assert f"signin:{USER}@{server.url}" in secrets(desktop)
    desktop.key("ctrl+k")
    inbox.find("text", "Command, name or number").wait(lambda node: State.FOCUSED in node.states, "the field")
    desktop.type("sign out")
    desktop.key("Return")
    inbox.find("text", "Password").wait(lambda node: State.SHOWING in node.states, "the sign-in page")
    wait_for(lambda: f"signin:{USER}@{server.url}" not in secrets(desktop), "a keyring without the sign-in")
    quit_by_keyboard(desktop, process)


def test_the_demo_runs_by_itself_and_leaves_nothing_behind(desktop: Desktop, tree: Tree, tmp_path: Path) -> None:
    env = {**PYTHON, "TMPDIR": os.fspath(tmp_path)}
    process = desktop.spawn_python("-m", "evoinbox", "--demo", env=env)
    inbox = tree.program(process.pid)
    conversations(inbox).focus()
    desktop.key("Home")
    messages = inbox.find("list", "Messages")
    messages.wait(lambda node: node.child_count > 0, "texts of the conversation")
    inbox.find("text", "Message").focus()
    desktop.type(TEXT)
    desktop.key("Return")
    told(messages, TEXT)
    messages.wait(lambda node: TEXT not in node.child(-1).name, "the answer of the customer")
    assert list(tmp_path.glob("evoinbox-demo-*/*.db"))
    assert secrets(desktop).strip() == "[]"
    quit_by_keyboard(desktop, process)
    assert list(tmp_path.iterdir()) == []


def secrets(desktop: Desktop) -> str:
    """The names of what the keyring holds of the program."""
    code = (
        "import secretstorage as s; c = s.get_default_collection(s.dbus_init());"
        " print([i.get_attributes().get('username') for i in c.get_all_items()])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=desktop.env, capture_output=True, text=True, timeout=20, check=True
    )
    return done.stdout
