"""Whole conversations from outside: done by a key, gone over a restart, back with the customer's next text."""

from __future__ import annotations

from pathlib import Path

from tests.end2end.test_inbox import conversations, quit_by_keyboard, sign_in, start, told
from tests.support.accessible import Node, Tree
from tests.support.desktop import Desktop
from tests.support.program import Server, program


def first_name(rows: Node) -> str:
    """Who stands at the top of the list."""
    return rows.child(0).name.split(", ")[0]


def test_what_is_done_is_gone_over_a_restart_and_back_when_the_customer_writes(
    desktop: Desktop, tree: Tree, tmp_path: Path
) -> None:
    with Server("--live", "3600", "--seed", "5") as server:
        process, inbox = start(desktop, tree, *program(server.url, tmp_path))
        inbox.find("frame", "EvoInbox")
        sign_in(desktop, inbox)
        rows = conversations(inbox)
        rows.focus()
        desktop.key("Home")
        inbox.find("list", "Messages").wait(lambda node: node.child_count > 0, "texts of the conversation")
        who = first_name(rows)
        desktop.key("ctrl+d")
        rows.wait(lambda node: first_name(node) != who, "the list without what is done")
        quit_by_keyboard(desktop, process)

        process, inbox = start(desktop, tree, *program(server.url, tmp_path))
        rows = conversations(inbox)
        assert first_name(rows) != who
        desktop.key("alt+f")
        done = rows.wait(lambda node: node.child(0).name if node.child_count == 1 else "", "the one that is done")
        assert done.startswith(who)
        assert "done" in done.split(", ")
        rows.focus()
        desktop.key("Home")
        inbox.find("text", "Message").focus()
        desktop.type("Anything else?")
        desktop.key("Return")
        told(inbox.find("list", "Messages"), "Anything else?")
        desktop.key("alt+a")
        # The customer of the demo answers, and so is in the inbox again.
        rows.wait(lambda node: "done" not in node.child(0).name and who in node.child(0).name, "the customer, back")
        quit_by_keyboard(desktop, process)
    assert "Traceback" not in desktop.output()
