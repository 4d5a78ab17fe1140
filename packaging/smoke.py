"""Uses the installed program as an agent does, on a screen, a keyring and a notification daemon of its own.

    python packaging/smoke.py                           the program on the path: sign in, read, send, be told, quit
    python packaging/smoke.py --within DIR             the one installed below DIR (a Debian made by debootstrap)
    ... --upgrade OLD.deb NEW.deb                      as root: install, upgrade under an open window, remove, purge

Where there is no X11 (Windows, macOS) it asks for less: versions, the demo server, and a demo that stays up.
Invariants: a line that the program writes to stderr fails it; what was sent is judged by the server's truth.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import httpx

from installed import LIMIT_S, Installed, SmokeError, everything, free_port, nothing_left, package, policy

USER: Final = "demo@evoinbox.example"
PASSWORD: Final = "demo"  # noqa: S105 - of the demo server
TEXT: Final = "See you at ten, we open the side door."
DRAFT: Final = "not finished yet"
UNKNOWN: Final = "+15035550177"
PHRASE: Final = "open sesame street"
QUEUED: Final = "written while the network was away"
QUIT_LIMIT_S: Final = 20.0
STAYS_S: Final = 15.0
SPOKEN: Final = {"es": "Correo electrónico", "ar": "البريد الإلكتروني"}
"""By language what the field for the e-mail is called."""

GONE_MEANWHILE: Final = re.compile(r"^qt\.accessibility\.atspi: Could not find accessible on path: .*\n", re.MULTILINE)
"""Qt's answer to who reads the screen, as we do here, and asks for what has just been closed."""

MAIN: Final = r"(\(.+\) (.+ - )?)?EvoInbox"
"""What the window is called; behind a dialog's own title Qt puts the program's name."""

DICTIONARIES: Final = re.compile(r"spelling: (.+)")


def texts(url: str) -> list[str]:
    """The newest texts the server holds."""
    with httpx.Client(base_url=url, auth=(USER, PASSWORD), headers={"Accept": "application/json"}) as client:
        found: list[str] = []
        for page in range(100):
            reply = client.get("/messages", params={"page": str(page), "countPerPage": "1000"}).json()
            found += [item.get("text", "") for item in reply["items"]]
            if not reply["hasMorePages"]:
                return found
        return found


def once(url: str, words: str) -> None:
    """A text is there once, not twice and not never."""
    count = texts(url).count(words)
    if count != 1:
        raise SmokeError(f"{words!r} is {count} times on the server")


def anywhere(installed: Installed) -> None:
    """What can be seen on every system: versions, the demo server, a demo that stays up and says nothing."""
    told = installed.told("--version") if sys.platform != "win32" else "no console"
    print(f"  {told.strip()}")
    with installed.server() as url:
        if len(texts(url)) < 1000:
            raise SmokeError("the demo server lacks its texts")
    with subprocess.Popen([*installed.command, "--demo"], stderr=subprocess.PIPE, text=True) as process:
        try:
            process.wait(STAYS_S)
            raise SmokeError("the demo ended by itself")
        except subprocess.TimeoutExpired:
            process.terminate()
        _, words = process.communicate(timeout=LIMIT_S)
        if words.strip():
            raise SmokeError(f"the demo wrote to stderr: {words}")


if sys.platform == "linux":
    from tests.support.accessible import Node, State, Tree, wait_for
    from tests.support.desktop import Desktop

    class Agent:
        """Sits at a desktop and uses the program there, by keyboard and by what a screen reader sees."""

        def __init__(self, installed: Installed, desktop: Desktop, tree: Tree) -> None:
            self.desktop = desktop
            self._installed = installed
            self.tree = tree

        def start(self, url: str, *arguments: str) -> tuple[subprocess.Popen[bytes], Node]:
            """Start the program; its window."""
            command = [*self._installed.command, "--server", url, *arguments]
            # Nothing of this checkout may help it.
            process = self.desktop.spawn(command, env={"PYTHONPATH": ""})
            return process, self.tree.program(process.pid, LIMIT_S)

        def sign_in(self, inbox: Node) -> None:
            """Type what the sign-in page asks for."""
            inbox.find("text", "E-mail", limit_s=LIMIT_S).focus()
            self.desktop.key("ctrl+a")
            self.desktop.type(USER)
            self.desktop.key("Tab")
            self.desktop.type(PASSWORD)
            self.desktop.key("Return")

        def open(self, inbox: Node, number: int) -> Node:
            """Open a conversation of the list, by its place; its messages."""
            rows = inbox.find("list", "Conversations", limit_s=LIMIT_S)
            rows.wait(lambda node: node.child_count > 10, "the list of conversations", LIMIT_S)
            rows.focus()
            self.desktop.key(f"ctrl+{number}")
            messages = inbox.find("list", "Messages")
            messages.wait(lambda node: node.child_count > 0, "texts of the conversation")
            return messages

        def write(self, inbox: Node, words: str) -> None:
            """Type a text and send it."""
            field = inbox.find("text", "Message")
            field.focus()
            self.desktop.type(words)
            button = inbox.find("push button", re.compile("^Send to"))
            button.wait(lambda node: State.ENABLED in node.states, "a button that sends")
            self.desktop.key("Return")
            field.wait(lambda node: node.text == "", "an empty composer")

        def licences(self, process: subprocess.Popen[bytes]) -> None:
            """Read the notices and close them: a part of the program that is loaded when it is asked for."""
            program = self.tree.program(process.pid)
            self.desktop.key("ctrl+k")
            program.find("text", "Command, name or number").wait(
                lambda node: State.FOCUSED in node.states, "the palette with the keyboard"
            )
            self.desktop.type("Licences")
            self.desktop.key("Return")
            program.find("dialog", re.compile("Licences")).find("push button", "Close").press()
            self.face()

        def lock(self, inbox: Node) -> None:
            """Choose a passphrase, lock the window and unlock it: what makes the hash is a library of its own."""
            self.desktop.key("ctrl+l")
            inbox.find("text", "New one", limit_s=LIMIT_S).focus()
            self.desktop.type(PHRASE)
            self.desktop.key("Tab")
            self.desktop.type(PHRASE)
            inbox.find("push button", "Save").press()
            wait_for(lambda: not inbox.find_all("text", "New one") or None, "the dialog's end", LIMIT_S)
            self.desktop.key("ctrl+l")
            field = inbox.find("text", "Passphrase", limit_s=LIMIT_S)
            field.wait(lambda node: State.SHOWING in node.states, "a locked window", LIMIT_S)
            field.focus()
            self.desktop.type(PHRASE)
            self.desktop.key("Return")
            rows = inbox.find("list", "Conversations", limit_s=LIMIT_S)
            rows.wait(lambda node: State.SHOWING in node.states, "the inbox again", LIMIT_S)

        def face(self, title: str = MAIN) -> None:
            """Wait until the window of such a title has the keyboard: what is typed before goes to another one."""

            def look() -> bool:
                window = self.desktop.active_window()
                command = ["xdotool", "getwindowname", window or "0"]
                told = subprocess.run(command, env=self.desktop.env, capture_output=True, check=False)
                return bool(window) and re.fullmatch(title, told.stdout.decode().strip()) is not None

            wait_for(look, f"a window {title!r} with the keyboard", LIMIT_S)

        def quit(self, process: subprocess.Popen[bytes], *, leaving: bool = False) -> None:
            """Quit by the keyboard; it ends soon and well. `leaving` something undone, it asks first."""
            self.face()
            self.desktop.key("ctrl+q")
            if leaving:
                dialog = self.tree.program(process.pid).find("dialog", re.compile("Quit EvoInbox"))
                dialog.find("push button", "Quit now").press()
            if process.wait(QUIT_LIMIT_S) != 0:
                raise SmokeError(f"it ended with {process.returncode}")

        def ask(self, url: str, *arguments: str) -> None:
            """Start it once more: the running one does it, and the second start ends well at once."""
            process = self.desktop.spawn(
                [*self._installed.command, "--server", url, *arguments], env={"PYTHONPATH": ""}
            )
            if process.wait(QUIT_LIMIT_S) != 0:
                raise SmokeError(f"{arguments}: it ended with {process.returncode}")

        def spelling(self) -> str:
            """What the log says of dictionaries."""
            logs = (self.desktop.home / ".local" / "state" / "evoinbox").rglob("*.log")
            found = DICTIONARIES.findall("".join(log.read_text(encoding="utf-8") for log in logs))
            return str(found[-1]) if found else "not a word"

        def notes(self) -> int:
            """How many notes are on the screen."""
            told = subprocess.run(
                ["dunstctl", "count", "displayed"], env=self.desktop.env, capture_output=True, check=True
            )
            return int(told.stdout)

        def complaints(self) -> None:
            """Raise when the program has written anything to stderr or stdout."""
            words = "".join(
                log.read_text(errors="replace")
                for log in self.desktop.root.glob("*.log")
                if log.stem in (Path(self._installed.command[0]).name, "evoinbox")
            )
            if words := GONE_MEANWHILE.sub("", words).strip():
                raise SmokeError(f"it wrote to stderr:\n{words}")

    def shows(messages: Node, words: str) -> None:
        """Wait until one of the newest texts has these words."""

        def look(node: Node) -> bool:
            return any(words in node.child(place).name for place in range(-1, -min(node.child_count, 6) - 1, -1))

        messages.wait(look, f"a text with {words!r}", LIMIT_S)

    def journey(installed: Installed) -> None:
        """Sign in, read, send, be told of the answer, quit, start again from the keyring, quit."""
        with Desktop() as desktop, Tree(desktop.accessibility_address) as tree, installed.server() as url:
            desktop.start_notifications()
            agent = Agent(installed, desktop, tree)
            process, inbox = agent.start(url)
            agent.sign_in(inbox)
            messages = agent.open(inbox, 1)
            agent.write(inbox, TEXT)
            window = desktop.xdotool("getactivewindow").strip()
            desktop.xdotool("windowminimize", window)  # before the answer, which comes seconds after the text has left
            wait_for(lambda: agent.notes() == 1, "a note about the answer", LIMIT_S)
            desktop.xdotool("windowmap", window)
            desktop.xdotool("windowactivate", window)
            wait_for(lambda: agent.notes() == 0, "no note once it is read", LIMIT_S)
            shows(messages, TEXT)
            once(url, TEXT)
            agent.ask(url, "--open", UNKNOWN)
            inbox.find("label", re.compile(f".*{UNKNOWN[-4:]}"), limit_s=LIMIT_S)
            agent.ask(url, "--search", "side door")
            found = agent.tree.program(process.pid).find("dialog", "Search", limit_s=LIMIT_S)
            found.find("list item", re.compile(".*we open the side door.*"), limit_s=LIMIT_S)
            agent.face("Search.*")
            desktop.key("Escape")
            agent.quit(process)
            spelling(agent, installed)
            again, inbox = agent.start(url)
            shows(agent.open(inbox, 1), TEXT)
            agent.lock(inbox)
            agent.quit(again)
            for language, word in SPOKEN.items():
                speaks(agent, url, language, word)
            if installed.within:
                governed(agent, installed, installed.within, url)
            agent.complaints()

    def spelling(agent: Agent, installed: Installed) -> None:
        """Where the system has dictionaries, they are used."""
        root = installed.within or Path("/")
        there = any((root / "usr/share/hunspell").glob("en_US.dic"))
        library = any((root / "usr/lib").glob("*/libenchant-2.so.2"))
        told = agent.spelling()
        print(f"  spelling: {told}")
        if there and library and "en_US" not in told:
            raise SmokeError("the system's dictionary is not used")

    def speaks(agent: Agent, url: str, language: str, ours: str) -> None:
        """Start anew in another language: our words are there, and Qt has taken in its own."""
        place = agent.desktop.home / language
        place.mkdir()
        (place / "settings.json").write_text(f'{{"language": "{language}"}}', encoding="utf-8")
        process, window = agent.start(url, "--data-dir", os.fspath(place))
        window.find("text", ours, limit_s=LIMIT_S)
        if f"qtbase_{language}.qm" not in Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8"):
            raise SmokeError(f"Qt's own words are not there in {language}")
        agent.quit(process)

    def governed(agent: Agent, installed: Installed, within: Path, url: str) -> None:
        """With a policy it starts at sign-in by the entry for everybody, and only the one it names signs in."""
        with policy(within, USER):
            if f'locked  email = "{USER}"' not in installed.told("policy"):
                raise SmokeError("it does not tell what an administrator has set")
            process, window = agent.start(url, "--data-dir", os.fspath(agent.desktop.home / "all"), "--at-sign-in")
            window.find("text", "E-mail", limit_s=LIMIT_S).wait(
                lambda node: node.text == USER, "the e-mail that is set"
            )
            window.find("label", "Set by your administrator")
            process.terminate()
            if process.wait(QUIT_LIMIT_S) != 0:
                raise SmokeError(f"it ended with {process.returncode}")

    def found_again(agent: Agent, url: str, customer: str) -> None:
        """The draft to a customer is there, and the text that waited leaves, once."""
        process, inbox = agent.start(url)
        agent.open(inbox, 1)
        agent.ask(url, "--open", customer)
        inbox.find("text", "Message").wait(lambda node: node.text == DRAFT, "the draft", LIMIT_S)
        wait_for(lambda: QUEUED in texts(url), "the text that waited", LIMIT_S)
        once(url, QUEUED)
        agent.quit(process)

    def upgrade(installed: Installed, old: Path, new: Path) -> None:
        """Install, leave a draft and a queued text, upgrade under the open window, start the new one, remove, purge."""
        before = everything(installed.within)
        package(installed.within, "install", old)
        print(f"  installed: {installed.told('--version').strip()}")
        port = free_port()
        with Desktop() as desktop, Tree(desktop.accessibility_address) as tree:
            agent = Agent(installed, desktop, tree)
            with installed.server(port) as url:
                process, inbox = agent.start(url)
                agent.sign_in(inbox)
                agent.open(inbox, 1)
            agent.write(inbox, QUEUED)
            agent.open(inbox, 2)
            # By its name later on: what has a draft stands on top.
            customer = inbox.find("list", "Conversations").child(1).name.partition(",")[0]
            inbox.find("text", "Message").focus()
            desktop.type(DRAFT)
            package(installed.within, "install", new)
            if process.poll() is not None:
                raise SmokeError("it ended when it was replaced")
            inbox.find("label", re.compile("A newer EvoInbox has been installed"))
            for number in (3, 4, 5, 6, 7, 8, 9):  # what is loaded late comes from the program that was there
                agent.open(inbox, number)
            agent.licences(process)
            agent.quit(process, leaving=True)
            with installed.server(port) as url:
                found_again(agent, url, customer)
            agent.complaints()
            package(installed.within, "remove")
            with policy(installed.within or Path("/"), USER):
                words = package(installed.within, "purge")
            if not (desktop.home / ".local/share/evoinbox").is_dir():
                raise SmokeError("removing it took what its user wrote")
        print("".join(f"  {line}\n" for line in words.splitlines() if "EvoInbox" in line or "home" in line), end="")
        nothing_left(installed.within, before)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 0 when all went well."""
    parser = argparse.ArgumentParser(description="Use the installed program as an agent does.")
    parser.add_argument("program", nargs="?", default="evoinbox", help="what to start (default: evoinbox)")
    parser.add_argument("--within", type=Path, help="the root it is installed below")
    parser.add_argument("--upgrade", nargs=2, type=Path, metavar=("OLD", "NEW"), help="two packages of Debian")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before its time"))  # and the desktop ends with it
    installed = Installed.of(options.program, options.within)
    began = time.monotonic()
    if sys.platform != "linux":
        anywhere(installed)
    elif options.upgrade:
        upgrade(installed, *options.upgrade)
    else:
        print(f"  {installed.told('--version').strip()}")
        told = installed.told("policy")
        print(f"  {told.splitlines()[0]}")
        if installed.told("--at-sign-in") != "":
            raise SmokeError("the entry for everybody does not end in silence where nobody wants it")
        journey(installed)
    print(f"Well after {time.monotonic() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
