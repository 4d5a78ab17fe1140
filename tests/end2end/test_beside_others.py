"""A desk with colleagues and customers who wait or want no more, from outside: judged by the server's own ledger."""

from __future__ import annotations

import re
import time
from pathlib import Path

from evoinbox.demo.world import DemoLine, Kept, World
from tests.end2end.test_inbox import quit_by_keyboard, sign_in, start, thread, told
from tests.support.accessible import Node, State, Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.notifications import NotificationDaemon
from tests.support.program import program
from tests.support.town import Town

ANA, BOB = 0, 1
MINUTE_US = 60_000_000
AGAIN_S = 0.3
"""Pressed sooner, Qt would begin its press anew, and a button pressed all the time is never let go."""
HURRIED = "import evoinbox.ui.overdue as o; o.MINUTE_US = 2_000_000; from evoinbox.__main__ import program; program()"
"""The program as it is, but that two seconds are a minute to whoever waits too long."""


def desk() -> World:
    """Ana has waited for 25 hours, Bob was answered."""
    world = World([DemoLine("l1", "Front desk", "+15035550101")])
    threads = [world.thread(address, 0) for address in ("+15035550111", "+15035550112")]
    now_us = time.time_ns() // 1000
    day = [(ANA, 25 * 60, True, "Are you open on Sunday?"), (BOB, 90, True, "Thanks!"), (BOB, 80, False, "Any time.")]
    world.fill(
        Kept(threads[who], now_us - minutes * MINUTE_US, incoming, "" if incoming else "Dana Reyes", text)
        for who, minutes, incoming, text in day
    )
    return world


def press(inbox: Node, name: str) -> None:
    """Press a button that takes nothing in the half second after it has appeared; then it is hidden, or another one."""
    button = inbox.find("push button", name, where=lambda node: State.SHOWING in node.states)
    pressed_s = 0.0

    def taken() -> bool:
        nonlocal pressed_s
        there = State.SHOWING in button.states and button.name == name
        if there and time.monotonic() - pressed_s > AGAIN_S:
            button.press()
            pressed_s = time.monotonic()
        return not there

    wait_for(taken, f"{name} taken")


def send(desktop: Desktop, inbox: Node, text: str) -> None:
    inbox.find("text", "Message").focus()
    desktop.type(text)
    desktop.key("Return")


def open_waiting(desktop: Desktop, inbox: Node) -> Node:
    rows = inbox.find("list", "Conversations")
    rows.wait(lambda node: node.child_count == 2, "both conversations")
    rows.focus()
    desktop.key("alt+w")
    row = rows.wait(lambda node: node.child(0).name if node.child_count == 1 else "", "the one who waits")
    assert row.startswith("(503) 555-0111, ")
    assert row.endswith("waiting 25 h")
    rows.focus()
    desktop.key("Home")
    return thread(inbox)


def test_a_colleague_an_opt_out_and_a_wait_that_is_too_long(desktop: Desktop, tree: Tree, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"again_min": 1}')
    with (
        Town(desk()) as town,
        NotificationDaemon(desktop.env["DBUS_SESSION_BUS_ADDRESS"]) as daemon,
    ):
        arguments = program(town.url, tmp_path)
        process, inbox = start(desktop, tree, *arguments)
        sign_in(desktop, inbox)
        messages = open_waiting(desktop, inbox)

        send(desktop, inbox, "Yes, from ten.")
        told(messages, "Yes, from ten.")
        town.do(lambda world: world.add(ANA, "I have called her.", incoming=False, sender="Robin Diaz"))
        inbox.find("push button", "Send anyway", where=lambda node: State.SHOWING in node.states)
        inbox.find(name=re.compile("Not sent yet. Robin Diaz wrote meanwhile: \u201cI have called her.\u201d"))
        assert told(messages, "I have called her.").startswith("Robin Diaz, ")
        process.kill()
        process.wait(10)
        assert town.sent() == []

        process, inbox = start(desktop, tree, "-c", HURRIED, *arguments[2:])
        inbox.find("push button", re.compile("1 text needs you")).press()
        press(inbox, "Send anyway")
        wait_for(lambda: town.sent() == ["Yes, from ten."], "the text at the service, once")

        town.do(lambda world: world.add(ANA, "Please stop texting me", incoming=True, sender=""))
        warning = re.compile("Asked for no more texts on this line: \u201cPlease stop texting me\u201d")
        inbox.find(name=warning)
        send(desktop, inbox, "Sorry!")
        press(inbox, "Send all the same")
        wait_for(lambda: town.sent() == ["Yes, from ten.", "Sorry!"], "the text after a second step")
        town.do(lambda world: world.add(ANA, "START", incoming=True, sender=""))
        wait_for(lambda: not showing(inbox, warning), "no warning any more")

        window = desktop.active_window()
        desktop.xdotool("windowminimize", window)
        town.do(lambda world: world.add(BOB, "One more question", incoming=True, sender=""))
        wait_for(lambda: notes(daemon, "One more question"), "a note about what came")
        wait_for(lambda: notes(daemon, "555-0112 has been waiting for 1 minute"), "another, as nobody has read it")
        desktop.xdotool("windowmap", window)
        desktop.xdotool("windowactivate", window)
        quit_by_keyboard(desktop, process)
    assert "Traceback" not in desktop.output()


def showing(inbox: Node, name: re.Pattern[str]) -> bool:
    return any(State.SHOWING in node.states for node in inbox.find_all(None, name))


def notes(daemon: NotificationDaemon, words: str) -> list[str]:
    return [f"{note.title} {note.body}" for note in daemon.notes if words in f"{note.title} {note.body}"]
