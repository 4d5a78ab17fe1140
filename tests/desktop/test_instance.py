"""One running copy: who holds the place, who is heard, and what is not believed."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import msgspec
import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from evoinbox.desktop.call import LARGEST_CALL, YES, Call, answered, called_by, place_of
from evoinbox.desktop.instance import Instance
from evoinbox.domain.errand import Aim, Errand
from evoinbox.domain.errors import StoreUnwritable
from tests.support.program import ROOT

SECOND = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    " from evoinbox.desktop.call import called_by; from evoinbox.domain.errand import Aim, Errand;"
    " from evoinbox.desktop.instance import Instance;"
    " application = QCoreApplication([]);"
    " instance = Instance(Path(sys.argv[1]));"
    " call = called_by(Errand(Aim.OPEN, '+15035550100', 'hello')); {first};"
    " print('held' if instance.hold() and not instance.listen() else instance.call(call), flush=True)"
)

FIVE_SECONDS_LATER = (
    "import evoinbox.desktop.instance as here; told = [];"
    " here.QElapsedTimer.hasExpired = lambda _, limit: limit < 5000;"
    " here.QThread.msleep = lambda _: told or told.append(print('waits', flush=True))"
)
"""Before a second start: it has waited for so long, and tells that it waits on."""


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[Instance]:
    """The copy that runs."""
    instance = Instance(tmp_path / "lock")
    assert instance.hold()
    instance.listen()
    yield instance
    instance.let_go()


def second(place: Path, then: str = "", first: str = "pass") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SECOND.format(first=first) + then, str(place / "lock")]
    env = {**os.environ, "XDG_ACTIVATION_TOKEN": "token"}
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)


def test_a_second_start_is_heard_and_does_not_run(qtbot: QtBot, first: Instance, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.called, timeout=20_000) as heard, second(tmp_path) as process:
        output = process.stdout
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert output is not None
        assert output.read() == "True\n"
    assert heard.args == [Errand(Aim.OPEN, "+15035550100", "hello"), "token"]


def test_a_second_start_that_comes_before_the_first_one_listens_waits_for_it(qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(tmp_path / "lock")
    assert instance.hold()
    with (
        qtbot.waitSignal(instance.called, timeout=20_000),
        second(tmp_path, "", FIVE_SECONDS_LATER) as process,
    ):
        assert process.stdout is not None
        assert process.stdout.readline() == "waits\n"
        instance.listen()
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert process.stdout.read() == "True\n"
    instance.let_go()


def test_a_second_start_takes_the_place_of_a_first_one_that_ends_before_it_listens(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "lock")
    assert instance.hold()
    with second(tmp_path, "; print(instance.held)", FIVE_SECONDS_LATER) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waits\n"
        instance.let_go()
        try:
            assert process.communicate(timeout=10)[0] == "False\nTrue\n"
        finally:
            process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe there")
def test_a_second_start_is_heard_before_it_has_loaded_qt(qtbot: QtBot, first: Instance, tmp_path: Path) -> None:
    lock_file = tmp_path / "lock"
    assert place_of(lock_file) == Path(first._name)
    code = (
        "import sys; from pathlib import Path; from evoinbox.desktop.call import Call, answered;"
        " print(answered(Path(sys.argv[1]), Call('+15035550100', 'hello')), 'PySide6' in sys.modules)"
    )
    command = [sys.executable, "-c", code, os.fspath(lock_file)]
    with (
        qtbot.waitSignal(first.called, timeout=20_000) as heard,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process,
    ):
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert process.stdout is not None
        assert process.stdout.read() == "True False\n"
    assert heard.args == [Errand(Aim.PREPARE, "+15035550100", "hello"), ""]


def test_a_socket_that_a_crash_left_answers_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with second(tmp_path, "; import os; os.kill(os.getpid(), 9)") as process:
        process.wait(20)

    assert place_of(tmp_path / "lock").exists()
    assert not answered(tmp_path / "lock", Call())
    instance = Instance(tmp_path / "lock")
    assert instance.hold()
    instance.let_go()


def test_a_lock_held_since_the_morning_is_still_held(first: Instance, tmp_path: Path) -> None:
    os.utime(tmp_path / "lock", (0, 0))

    assert not Instance(tmp_path / "lock").hold()


def test_a_place_where_no_lock_can_be_kept_is_no_other_copy_s(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoreUnwritable):
        Instance(tmp_path / "file" / "lock").hold()


def test_a_lock_left_by_a_crash_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    with second(tmp_path, "; import os; os.kill(os.getpid(), 9)") as process:
        assert process.stdout is not None
        assert process.stdout.read() == "held\n"
    instance = Instance(tmp_path / "lock")

    assert instance.hold()
    instance.let_go()


@pytest.mark.parametrize("left", [b"", f"{os.getppid()}\npython\nhost\n".encode()], ids=["empty", "of a live number"])
def test_whatever_is_left_in_the_lock_s_file_it_is_taken_over(qtbot: QtBot, tmp_path: Path, left: bytes) -> None:
    (tmp_path / "lock").write_bytes(left)
    instance = Instance(tmp_path / "lock")

    assert instance.hold()
    instance.let_go()


def test_two_places_run_side_by_side(first: Instance, tmp_path: Path) -> None:
    other = Instance(tmp_path / "other")

    assert other.hold()
    other.let_go()


def test_nobody_there_to_be_called(qtbot: QtBot, tmp_path: Path) -> None:
    assert not Instance(tmp_path / "lock").call(Call())


@pytest.mark.expects_log
@pytest.mark.parametrize(
    "line",
    [
        b"no json\n", b'{"address": 5}\n', b'{"aim": "send"}\n', b'{"run": "this"}\n',
        b"x" * (LARGEST_CALL + 10) + b"\n", b"\xff\xfe\n",
    ],
    ids=["text", "number", "aim", "unknown", "large", "bytes"],
)  # fmt: skip
def test_what_is_no_call_is_not_believed(qtbot: QtBot, first: Instance, line: bytes) -> None:
    heard: list[object] = []
    first.called.connect(lambda *call: heard.append(call))
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    assert socket.waitForConnected(2000)
    with qtbot.waitSignal(socket.disconnected, timeout=5000):
        socket.write(line)

    assert heard == []


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell there")
@pytest.mark.expects_log
def test_another_user_s_call_is_refused_whatever_the_rights_of_the_socket(
    qtbot: QtBot, first: Instance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    first.called.connect(lambda *call: heard.append(call))
    ours = os.getuid()
    caller = QLocalSocket()
    monkeypatch.setattr(os, "getuid", lambda: ours + 1)
    with qtbot.waitSignal(caller.disconnected, timeout=5000):
        caller.connectToServer(first._name)
        caller.write(msgspec.json.encode(called_by(Errand(Aim.OPEN, "+15035550100"))) + b"\n")

    assert heard == []


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell there")
def test_nothing_is_said_to_a_socket_that_another_user_put_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, lock_file, heard = os.getuid(), tmp_path / "lock", []

    def hear(there: socket.socket) -> None:
        for _ in range(2):
            caller, _ = there.accept()
            with caller:
                heard.append(caller.recv(1000))
                with suppress(OSError):
                    caller.sendall(YES)

    with socket.socket(socket.AF_UNIX) as there:
        there.bind(os.fspath(place_of(lock_file)))
        there.listen()
        there.settimeout(10)
        other = Thread(target=hear, args=(there,))
        other.start()
        monkeypatch.setattr(os, "getuid", lambda: ours + 1)
        assert not answered(lock_file, Call(text="a text"))
        assert not Instance(lock_file).call(Call(text="a text"))
        other.join(10)
    place_of(lock_file).unlink()
    assert heard == [b"", b""]


def test_who_calls_and_says_nothing_is_not_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance(tmp_path / "lock", patience_ms=10)
    assert instance.hold()
    instance.listen()
    caller = QLocalSocket()
    with qtbot.waitSignal(caller.disconnected, timeout=5000):
        caller.connectToServer(instance._name)
        caller.write(b'{"errand"')
    instance.let_go()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe there")
def test_the_socket_is_among_the_user_s_own_and_nobody_else_s_to_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory() as runtime:  # the path of a socket has to be short
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        instance = Instance(tmp_path / "lock")
        before = os.umask(0)
        try:
            assert instance.hold()
            instance.listen()
        finally:
            os.umask(before)
        (found,) = (path for path in Path(runtime).iterdir() if path.is_socket())
        assert found == place_of(tmp_path / "lock")
        assert found.stat().st_mode & 0o077 == 0
        instance.let_go()

    monkeypatch.setenv("XDG_RUNTIME_DIR", "/" + "long" * 40)
    assert place_of(tmp_path / "lock").parent == Path(os.environ.get("TMPDIR") or "/tmp")
