"""A notification that can do all there is, on the real program: answered in place, clicked, marked read."""

from __future__ import annotations

import re
from pathlib import Path

from tests.end2end.test_inbox import TEXT, quit_by_keyboard, server, sign_in, start, told
from tests.end2end.test_outbox import open_first, write
from tests.support.accessible import State, Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.notifications import WITH_REPLY, NotificationDaemon
from tests.support.program import Server, program

__all__ = ["server"]
ANSWER = "Yes - come by at noon."


def sent(server: Server) -> list[dict[str, object]]:
    """The answers that reached the service."""
    return [text for text in server.texts() if text.get("text") == ANSWER]


def test_an_answer_on_the_note_goes_out_once_and_a_click_leads_to_the_composer(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    with NotificationDaemon(desktop.env["DBUS_SESSION_BUS_ADDRESS"], abilities=WITH_REPLY) as daemon:
        process, inbox = start(desktop, tree, *program(server.url, tmp_path))
        sign_in(desktop, inbox)
        messages = open_first(desktop, inbox)
        write(desktop, inbox, TEXT)
        told(messages, TEXT)
        window = desktop.xdotool("getactivewindow").strip()
        desktop.xdotool("windowminimize", window)
        wait_for(lambda: daemon.notes, "a note about the customer's answer")
        daemon.reply(daemon.notes[0].number, ANSWER)
        daemon.reply(daemon.notes[0].number, ANSWER)
        wait_for(lambda: sent(server), "the answer at the service")
        wait_for(lambda: len(daemon.notes) > 1, "a note about the customer's next answer")
        assert len(sent(server)) == 1

        daemon.click(daemon.notes[-1].number)
        wait_for(lambda: desktop.active_window() == window, "the window in front")
        field = inbox.find("text", re.compile("^Message"))
        field.wait(lambda node: State.FOCUSED in node.states, "the cursor where a text is written")
        told(messages, ANSWER)
        quit_by_keyboard(desktop, process)
