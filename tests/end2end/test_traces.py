"""What the real program leaves: every file it wrote, all it said, who may open them, and what it listens on."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.end2end.test_inbox import PYTHON, quit_by_keyboard, sign_in, told
from tests.support.accessible import Tree
from tests.support.desktop import Desktop
from tests.support.marked import DIGITS, MARK, NUMBER, PASSWORD, TEXT, USER
from tests.support.program import Server, program

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


def test_nothing_marked_is_readable_in_any_file_or_word_of_the_program(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    place = tmp_path / "data"
    before = set(Path("/tmp").glob("evoinbox*"))
    command = program(server.url, place)
    process = start(desktop, *command)
    inbox = tree.program(process.pid)
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
    desktop.type(f"{TEXT} draft")
    desktop.key("ctrl+f")
    inbox.find("text", "Search texts and people").focus()
    desktop.type(MARK)
    desktop.key("Escape")
    assert start(desktop, *command, "--compose", NUMBER).wait(15) == 0
    listening = [one for one in psutil.Process(process.pid).net_connections("inet") if one.status == psutil.CONN_LISTEN]
    assert listening == []
    quit_by_keyboard(desktop, process)
    killed = start(desktop, *command)
    conversations_here = tree.program(killed.pid).find("list", "Conversations")
    conversations_here.wait(lambda node: node.child_count == 3, "the list again")
    killed.kill()
    killed.wait(10)

    secrets = kept_secrets(desktop)
    assert len(secrets) >= 3
    written = [path for top in (place, desktop.home, desktop.root / "run") for path in top.rglob("*")]
    new = set(Path("/tmp").glob("evoinbox*")) - before - {desktop.root}
    written += [path for top in new for path in (top, *top.rglob("*"))]
    ours = [path for path in written if "keyrings" not in path.parts and path.is_file()]
    assert {path.suffix for path in ours} >= {".db", ".log", ".json", ".db-wal"}
    told_in_all = {**{str(path): path.read_bytes() for path in ours}, "said": desktop.output().encode()}
    assert leaks(told_in_all, secrets) == []
    control = {"words": f"x{MARK.upper()}x".encode("utf-16-le"), "key": bytes.fromhex(max(secrets, key=len))}
    assert {name for name, _ in leaks(control, secrets)} == {"words", "key"}
    open_to_others = [
        f"{path} {stat.S_IMODE(path.stat().st_mode):o}"
        for path in (place, *place.rglob("*"))
        if path.stat().st_mode & 0o077
    ]
    assert open_to_others == []
