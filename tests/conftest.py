"""What holds for every test: a home of its own, no screen, no keyring, no session bus, and no surprises left behind.

A test fails on a log record at WARNING or above that it did not expect, and on threads or windows that outlive it.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

THREAD_LIMIT_S = 2.0
_HOME = pytest.StashKey[Path]()
_LONG = {"torture", "end2end"}
_OURS_ALONE = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything of Qt or of ours is imported: lead every default place into a folder of this run's own."""
    home = Path(tempfile.mkdtemp(prefix="evoinbox-tests-"))
    config.stash[_HOME] = home
    for name in _OURS_ALONE:
        os.environ.pop(name, None)
    places = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for name, place in places.items():
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = os.fspath(place)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["LC_ALL"] = "C.UTF-8"
    # Whoever reaches for the keyring by mistake is told so; end-to-end tests have a real one on their own bus.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first: when two are run at a time, none is left alone at the end."""
    items.sort(key=lambda item: not _LONG & set(item.path.parts))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the run's home."""
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test during which something was logged at WARNING or above, unless it is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unexpected = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in records
        if record.levelno >= logging.WARNING
    ]
    if unexpected:
        pytest.fail("unexpected log records:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture(autouse=True)
def _no_surviving_thread() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    # A dummy is a thread of Qt's that once ran Python; until 3.13 its entry stays after its end.
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(THREAD_LIMIT_S)
    running = [thread.name for thread in left if thread.is_alive()]
    if running:
        pytest.fail(f"threads still run: {running}", pytrace=False)


@pytest.fixture(autouse=True)
def _no_surviving_window() -> Iterator[None]:
    """Fail a test that leaves a window; asked of Qt only where a test has loaded it."""
    before = set(map(id, _windows()))
    yield
    if all(id(window) in before for window in _windows()):
        return
    gc.collect()  # a window in a cycle of Python objects goes only now
    left = [f"{type(window).__name__} {window.windowTitle()!r}" for window in _windows() if id(window) not in before]
    if left:
        pytest.fail(f"windows are left: {left}", pytrace=False)


def _windows() -> list[QWidget]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    widgets.QApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete: deletions asked for are carried out
    return [window for window in widgets.QApplication.topLevelWidgets() if type(window).__name__ != "QTipLabel"]
