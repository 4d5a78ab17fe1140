"""Under Wayland, on a real compositor: whoever is clicked, or starts it again, lends the right to come to the front."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.support.accessible import Node, State, Tree, wait_for
from tests.support.desktop import ROOT, Desktop
from tests.support.notifications import NotificationDaemon, Notify
from tests.support.program import PASSWORD, USER, Server, program
from tests.support.wayland import Sway

OFTEN = ("--live", "1", "--seed", "5")
"""A customer writes every second."""


def lent(desktop: Desktop) -> list[str]:
    """The tokens by which windows came to the front, as the wire had them."""
    return re.findall(r'xdg_activation_v1[@#]\d+\.activate\("([^"]*)"', desktop.output())


def put_another_in_front(desktop: Desktop, sway: Sway) -> None:
    """Some other window has the keyboard."""
    other = desktop.spawn_python(os.fspath(ROOT / "tests" / "support" / "window.py"), env=sway.env)
    wait_for(lambda: sway.focused() == other.pid, "another window in front")


def note_of(inbox: Node, daemon: NotificationDaemon) -> Notify:
    """A note about a customer who has written."""
    check = inbox.find("push button", "Check for new texts")

    def look() -> Notify | None:
        check.press()
        return next((note for note in daemon.notes if note.hints["category"] == ("s", "im.received")), None)

    return wait_for(look, "a note")


def test_a_click_and_a_second_start_come_to_the_front_by_the_token_they_were_given(
    desktop: Desktop, tree: Tree, tmp_path: Path
) -> None:
    bus = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    with Server(*OFTEN) as server, NotificationDaemon(bus) as daemon, Sway(desktop) as sway:
        process = desktop.spawn_python(*program(server.url, tmp_path), env={**sway.env, "WAYLAND_DEBUG": "client"})
        inbox = tree.program(process.pid)
        inbox.find("text", "E-mail").set_text(USER)
        inbox.find("text", "Password").set_text(PASSWORD)
        inbox.find("push button", "Sign in").press()
        inbox.find("label", re.compile("^Checked"))

        put_another_in_front(desktop, sway)
        note, token = note_of(inbox, daemon), sway.token()
        daemon.click(note.number, token=token)
        wait_for(lambda: token in lent(desktop), "the click's token used")  # new texts ask by others
        wait_for(lambda: sway.focused() == process.pid, "the window in front")
        inbox.find("text", re.compile("^Message"), where=lambda node: State.FOCUSED in node.states)

        put_another_in_front(desktop, sway)
        token = sway.token()
        second = desktop.spawn_python(*program(server.url, tmp_path), env={**sway.env, "XDG_ACTIVATION_TOKEN": token})
        assert second.wait(10) == 0
        wait_for(lambda: token in lent(desktop), "the second start's token used")
        wait_for(lambda: sway.focused() == process.pid, "the window in front again")
        process.terminate()
        assert process.wait(10) == 0
