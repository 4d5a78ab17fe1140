"""What the real program leaves and shows: every file it wrote, all it said, what a locked window gives away."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from jeepney import DBusErrorResponse

from tests.end2end.test_inbox import PYTHON, quit_by_keyboard, sign_in, told
from tests.support.accessible import Node, State, Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.marked import DIGITS, MARK, NUMBER, PASSWORD, TEXT, USER
from tests.support.program import Server, program

PHRASE = f"{MARK} opens"
DRAFT = f"{TEXT} draft"
SEEN = "import os, sys; os.umask(0); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
"""Runs the program with rights for everybody: those of its files are its own doing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A service of which everything is marked."""
    with Server(module=("-m", "tests.support.marked")) as running:
        yield running


def start(desktop: Desktop, *command: str) -> subprocess.Popen[bytes]:
    return desktop.spawn_python("-c", SEEN, *command, "--debug", env=PYTHON)


def kept_secrets(desktop: Desktop) -> list[str]:
    """The values in the keyring that are the program's: cookies and keys, each by itself."""
    code = (
        "import secretstorage as s; c = s.get_default_collection(s.dbus_init());"
        " print(*[i.get_secret().decode() for i in c.get_all_items()], sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=desktop.env, capture_output=True, text=True, timeout=20, check=True
    )
    words = done.stdout.replace('"', " ").replace(",", " ").replace(":", " ").replace("}", " ").split()
    return [word for word in words if len(word) >= 16]


def in_any_form(words: str) -> set[bytes]:
    """As it may stand in a file: in either case, as UTF-16, a key as its octets."""
    cases = (words, words.upper(), words.lower())
    forms = {case.encode(coding) for case in cases for coding in ("utf-8", "utf-16-le")}
    if len(words) == 64 and all(letter in "0123456789abcdef" for letter in words):
        forms.add(bytes.fromhex(words))
    return forms


def leaks(told: dict[str, bytes], secrets: list[str]) -> list[tuple[str, str]]:
    return [
        (name, mark)
        for name, content in told.items()
        for mark in (MARK, DIGITS, "555-7391", "see you at five", *secrets)
        if any(form in content for form in in_any_form(mark))
    ]


def reachable(inbox: Node) -> list[str]:
    """What a screen reader finds in the whole program that is marked."""
    found: list[str] = []
    for node in inbox.walk():
        with suppress(DBusErrorResponse):  # gone meanwhile
            found += [node.name, node.description, node.text if node.role == "text" else ""]
    return [words for words in found if MARK in words.lower() or "7391" in words]


def copied(desktop: Desktop) -> str:
    """What is on the clipboard, and selected."""
    code = (
        "from PySide6.QtGui import QGuiApplication, QClipboard; a = QGuiApplication([]); c = a.clipboard();"
        " print(c.text(QClipboard.Mode.Clipboard), c.text(QClipboard.Mode.Selection))"
    )
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=desktop.env, capture_output=True, text=True, timeout=20, check=True).stdout


def work(desktop: Desktop, inbox: Node) -> None:
    """Sign in, wrongly and rightly, send a text, search, and begin another one, which is copied."""
    sign_in(desktop, inbox, USER, f"{MARK} wrong")
    inbox.find("label", "That e-mail and password do not go together. Check both and try again.")
    sign_in(desktop, inbox, USER, PASSWORD)
    rows = inbox.find("list", "Conversations")
    rows.wait(lambda node: node.child_count == 3, "the list of conversations")
    rows.focus()
    desktop.key("Home")
    messages = inbox.find("list", "Messages")
    messages.wait(lambda node: node.child_count > 0, "texts of the conversation")
    inbox.find("text", "Message").focus()
    desktop.type(f"{TEXT} sent")
    desktop.key("Return")
    told(messages, f"{TEXT} sent")
    desktop.key("ctrl+f")
    inbox.find("text", "Search texts and people").focus()
    desktop.type(MARK)
    desktop.key("Escape")
    inbox.find("text", "Message").focus()
    desktop.type(DRAFT)
    desktop.key("ctrl+a", "ctrl+c")
    assert copied(desktop).count(DRAFT) == 2


def choose_passphrase(desktop: Desktop, inbox: Node) -> None:
    desktop.key("ctrl+l")  # there is none yet, so one is chosen
    inbox.find("text", "New one").focus()
    desktop.type(PHRASE)
    desktop.key("Tab")
    desktop.type(PHRASE)
    inbox.find("push button", "Save").press()
    wait_for(lambda: not inbox.find_all("text", "New one") or None, "the dialog's end")


def written_by(desktop: Desktop, place: Path, before: set[Path]) -> list[Path]:
    """Every file that is the program's doing, wherever it is."""
    new = set(Path("/tmp").glob("evoinbox*")) - before - {desktop.root}
    found = [path for top in (place, desktop.home, desktop.root / "run", *new) for path in (top, *top.rglob("*"))]
    return [path for path in found if "keyrings" not in path.parts and path.is_file()]


def look_through(desktop: Desktop, place: Path, before: set[Path]) -> list[str]:
    """Nothing marked is readable in any file or word of the program, nobody else may open its files; its secrets."""
    secrets = kept_secrets(desktop)
    assert len(secrets) >= 3
    files = written_by(desktop, place, before)
    assert {path.suffix for path in files} >= {".db", ".log", ".json", ".db-wal"}
    told_in_all = {**{str(path): path.read_bytes() for path in files}, "said": desktop.output().encode()}
    assert leaks(told_in_all, secrets) == []
    control = {"words": f"x{MARK.upper()}x".encode("utf-16-le"), "key": bytes.fromhex(max(secrets, key=is_key))}
    assert {name for name, _ in leaks(control, secrets)} == {"words", "key"}
    rights = [f"{path} {path.stat().st_mode:o}" for path in (place, *place.rglob("*")) if path.stat().st_mode & 0o077]
    assert rights == []
    return secrets


def is_key(secret: str) -> bool:
    return re.fullmatch("[0-9a-f]{64}", secret) is not None


def test_nothing_is_readable_in_files_nor_when_locked_and_nothing_is_left_when_removed(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    place = tmp_path / "data"
    before = set(Path("/tmp").glob("evoinbox*"))
    command = program(server.url, place)
    process = start(desktop, *command)
    inbox = tree.program(process.pid)
    work(desktop, inbox)
    choose_passphrase(desktop, inbox)
    desktop.key("ctrl+l")
    inbox.find("label", "EvoInbox is locked")
    wait_for(lambda: reachable(inbox) == [] or None, "nothing of the inbox")
    assert DRAFT not in copied(desktop)
    assert start(desktop, *command, "--compose", NUMBER).wait(15) == 0
    assert reachable(inbox) == []
    of_process = psutil.Process(process.pid).net_connections("inet")
    assert [one for one in of_process if one.status == psutil.CONN_LISTEN] == []
    quit_by_keyboard(desktop, process)

    process = start(desktop, *command)  # which begins locked
    inbox = tree.program(process.pid)
    inbox.find("label", "EvoInbox is locked")
    assert reachable(inbox) == []
    desktop.type(f"{MARK} no")
    desktop.key("Return")
    inbox.find("label", re.compile("That is not the passphrase.*"))
    inbox.find("push button", "Unlock").wait(lambda node: State.ENABLED in node.states, "another try")
    desktop.key("ctrl+a")
    desktop.type(PHRASE)
    desktop.key("Return")
    rows = inbox.find("list", "Conversations")
    rows.wait(lambda node: node.child_count == 3, "the list again")
    rows.focus()
    desktop.key("Home")
    inbox.find("text", "Message").wait(lambda node: node.text == DRAFT, "what was begun")
    secrets = look_through(desktop, place, before)

    desktop.key("ctrl+l")
    inbox.find("push button", "I forgot it…").press()
    inbox.find("push button", "Remove everything").press()
    inbox.find("push button", "Sign in").wait(lambda node: State.SHOWING in node.states, "the sign-in page")
    assert kept_secrets(desktop) == []
    left = {path.name for path in place.rglob("*") if path.is_file()}
    assert left <= {"seat.json", "window.json", "settings.json", "lock", "evoinbox.log", "ended.txt"}
    assert leaks({str(path): path.read_bytes() for path in written_by(desktop, place, before)}, secrets) == []
    quit_by_keyboard(desktop, process)
