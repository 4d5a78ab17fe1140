"""Closing the window on a real desktop: into a tray where there is one, else out of the way; and always back again."""

from __future__ import annotations

import subprocess
from pathlib import Path

from evoinbox.desktop.tray import WATCHER
from tests.end2end.test_inbox import PYTHON, conversations, quit_by_keyboard, server, sign_in, start
from tests.support.accessible import Tree, wait_for
from tests.support.bus_service import BusService
from tests.support.desktop import Desktop
from tests.support.program import Server, program

__all__ = ["server"]


def found(desktop: Desktop, *arguments: str) -> list[str]:
    """Windows that xdotool finds."""
    command = ["xdotool", "search", *arguments]
    done = subprocess.run(command, env=desktop.env, timeout=10, capture_output=True, check=False)
    return done.stdout.decode().split()


def visible(desktop: Desktop) -> list[str]:
    """The program's windows that are mapped."""
    return found(desktop, "--onlyvisible", "--name", "EvoInbox$")


def icons(desktop: Desktop) -> set[str]:
    """What else of it is in sight: its place in the tray."""
    return set(found(desktop, "--onlyvisible", "--class", "evoinbox")) - set(visible(desktop))


def close(desktop: Desktop) -> None:
    """Close the window as its button does."""
    desktop.key("alt+F4")


def test_without_a_tray_closing_only_minimises(desktop: Desktop, tree: Tree, server: Server, tmp_path: Path) -> None:
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox)
    conversations(inbox)
    window = desktop.xdotool("getactivewindow").strip()
    close(desktop)
    wait_for(lambda: not visible(desktop), "no window in sight")
    assert process.poll() is None
    desktop.xdotool("windowmap", window)
    desktop.xdotool("windowactivate", "--sync", window)
    quit_by_keyboard(desktop, process)


def a_tray(desktop: Desktop) -> subprocess.Popen[bytes]:
    """A tray for windows, once it is there."""
    tray = desktop.spawn(["trayer", "--edge", "top", "--align", "right"])
    wait_for(lambda: found(desktop, "--onlyvisible", "--name", "^panel$"), "a tray")
    return tray


def test_closed_into_the_tray_it_comes_back_by_a_second_start_and_when_the_tray_goes_and_a_new_one_is_used(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    tray = a_tray(desktop)
    process, inbox = start(desktop, tree, *program(server.url, tmp_path))
    sign_in(desktop, inbox)
    conversations(inbox)
    close(desktop)
    wait_for(lambda: not visible(desktop), "no window in sight")
    assert process.poll() is None
    assert desktop.spawn_python(*program(server.url, tmp_path), env=PYTHON).wait(10) == 0
    wait_for(lambda: visible(desktop), "the window again")
    close(desktop)
    wait_for(lambda: not visible(desktop), "no window in sight")
    tray.terminate()
    tray.wait(10)
    # It is minimised then: in the list of windows, where an agent finds it.
    wait_for(lambda: can_be_activated(desktop), "a window that can be activated")
    a_tray(desktop)
    wait_for(lambda: icons(desktop), "its icon in the new tray")
    close(desktop)
    wait_for(lambda: not visible(desktop), "no window in sight")
    assert not can_be_activated(desktop)
    assert desktop.spawn_python(*program(server.url, tmp_path), env=PYTHON).wait(10) == 0
    wait_for(lambda: visible(desktop), "the window once more")
    quit_by_keyboard(desktop, process)


def test_a_tray_on_the_bus_that_goes_and_comes_again_is_noticed_as_well(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    answers: dict[str, tuple[str, tuple[object, ...]]] = {
        "Get": ("v", (("b", True),)),
        "RegisterStatusNotifierItem": ("b", (True,)),
    }
    with BusService(desktop.env["DBUS_SESSION_BUS_ADDRESS"], WATCHER, answers):
        process, inbox = start(desktop, tree, *program(server.url, tmp_path))
        sign_in(desktop, inbox)
        conversations(inbox)
        close(desktop)
        wait_for(lambda: not visible(desktop), "no window in sight")
        assert not can_be_activated(desktop)
    wait_for(lambda: can_be_activated(desktop), "a minimised window")
    with BusService(desktop.env["DBUS_SESSION_BUS_ADDRESS"], WATCHER, answers) as again:
        wait_for(lambda: "RegisterStatusNotifierItem" in again.asked, "its icon there again")
        close(desktop)
        wait_for(lambda: not visible(desktop), "no window in sight")
        assert not can_be_activated(desktop)
    wait_for(lambda: can_be_activated(desktop), "a minimised window again")
    quit_by_keyboard(desktop, process)


def can_be_activated(desktop: Desktop) -> bool:
    """Whether the window is among those an agent finds in the list of windows; it is in front then."""
    listed = ["xdotool", "search", "--name", "EvoInbox$", "windowactivate", "%@"]
    done = subprocess.run(listed, env=desktop.env, timeout=10, capture_output=True, check=False)
    return done.returncode == 0 and bool(visible(desktop))
