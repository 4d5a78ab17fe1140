"""A fault that ends the whole process: the next start says so, with a report in which nobody's words are."""

from __future__ import annotations

import re
import signal
from pathlib import Path

from tests.end2end.test_inbox import conversations, quit_by_keyboard, server, sign_in, start
from tests.support.accessible import Tree
from tests.support.desktop import Desktop
from tests.support.program import Server, program

__all__ = ["server"]


def test_a_fault_of_the_process_is_told_at_the_next_start(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    first, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox)
    conversations(inbox)
    first.send_signal(signal.SIGSEGV)
    assert first.wait(10) == -signal.SIGSEGV

    second, inbox = start(desktop, tree, *program(server.url, tmp_path))
    inbox.find("push button", "See the report").press()
    report = inbox.find("dialog", re.compile("Report of an error")).find("text", "Text")
    assert "Segmentation fault" in report.text
    desktop.key("Escape")
    inbox.wait(lambda node: "Report of an error" not in node.outline(), "the window alone")
    (file,) = (tmp_path / "logs").glob("report-*.txt")
    assert file.stat().st_mode & 0o777 == 0o600
    quit_by_keyboard(desktop, second)
    assert not (tmp_path / "logs" / "ended.txt").exists()
