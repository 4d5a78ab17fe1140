"""The command line, as a process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from evoinbox import __version__
from evoinbox.__main__ import read_options
from evoinbox.domain.errand import Aim, Errand
from evoinbox.settings import PRODUCTION_SERVER

ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "evoinbox", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=30, check=False)


def test_arguments_are_read_without_loading_qt() -> None:
    code = "import sys; from evoinbox.__main__ import read_options; read_options([]); print('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
    )

    assert done.stdout == "False\n"


def test_what_is_not_needed_yet_or_not_here_does_not_make_the_start_slower() -> None:
    late = (
        "('emoji', 'tomllib', 'evoinbox.ui.emoji_picker', 'evoinbox.ui.template_dialog',"
        " 'evoinbox.ui.checkup_dialog', 'evoinbox.bundle', 'desktop_notifier')"
    )
    code = f"import sys, evoinbox.app; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
    )

    assert done.stdout == "[]\n"


def test_the_version_is_told_with_those_of_what_it_stands_on() -> None:
    done = run("--version")

    assert done.stderr == ""
    assert re.fullmatch(
        rf"EvoInbox {re.escape(__version__)} \(Qt 6\.[\d.]+, SQLite 3\.[\d.]+, SQLCipher .+, Python 3\.[\d.]+\)\n",
        done.stdout,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--server", "http://evovoice.io"],
        ["--server", "nowhere at all"],
        ["--profile", "../up"],
        ["--what"],
        ["https://x.example"],
        ["https://[x"],
        ["sms://"],
        ["sms:+15035550100", "--compose", "+15035550101"],
        ["--open", "+15035550100", "--search", "bike"],
        ["--open", " "],
        ["--dem"],
    ],
    ids=" ".join,
)
def test_bad_usage_is_one_line_and_exit_2(arguments: list[str]) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("evoinbox: ")


def test_a_data_directory_that_cannot_be_written_is_one_sentence_and_exit_1(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("--data-dir", str(tmp_path / "file"))

    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be written" in done.stderr


def test_the_doctor_tells_each_part_on_a_line_without_qt_and_ends_with_1_where_something_is_wrong(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from evoinbox.__main__ import main; code = main(sys.argv[1:]);"
        " assert 'PySide6' not in sys.modules; sys.exit(code)"
    )
    asked = ["doctor", "--data-dir", os.fspath(tmp_path / "new"), "--server", "http://127.0.0.1:9"]
    asked += ["--bundle", os.fspath(tmp_path / "report.zip")]
    done = subprocess.run(
        [sys.executable, "-c", code, *asked], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )

    assert (done.returncode, done.stderr) == (1, "")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()[:4]] == [
        "Proxy", "Server’s name", "Encryption", "Server",
    ]  # fmt: skip
    assert "Keyring: Problem." in done.stdout
    assert not (tmp_path / "new").exists()
    with zipfile.ZipFile(tmp_path / "report.zip") as report:
        assert "Keyring: Problem." in report.read("evoinbox-report/checkup.txt").decode()


@pytest.mark.parametrize("arguments", [["--server", "http://x.example"], ["--profile", ".."], ["what"]], ids=" ".join)
def test_the_doctor_s_bad_usage_is_one_line_and_exit_2(arguments: list[str]) -> None:
    done = run("doctor", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("evoinbox doctor: ")


def test_a_policy_is_told_before_it_is_put_in_place_and_ends_with_1_where_it_is_not_understood(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("[lock]\nlock_min = 5\nsound = true\n", encoding="utf-8")
    done = run("policy", os.fspath(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:3] == [f"Source: {file}", "locked  lock_min = 5", "locked  sound = true"]
    file.write_text("[lock]\nlock_min = 'five'\n", encoding="utf-8")
    done = run("policy", os.fspath(file))
    assert (done.returncode, "Not understood: lock.lock_min: " in done.stdout) == (1, True)
    for wrong in (os.fspath(tmp_path / "none.toml"), "--what"):
        done = run("policy", wrong)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("evoinbox policy: ")


def test_the_help_names_every_command() -> None:
    told = run("--help").stdout
    for command in ("doctor", "policy", "demo-server"):
        assert f"evoinbox {command} " in told
        assert run(command, "--help").stdout.startswith(f"usage: evoinbox {command} ")


def test_an_entry_for_everybody_starts_nothing_where_nobody_wants_it(tmp_path: Path) -> None:
    done = run("--at-sign-in", "--data-dir", os.fspath(tmp_path / "data"))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (tmp_path / "data").exists()
    assert read_options(["--at-sign-in"]).background


def test_nothing_said_means_production() -> None:
    options = read_options([])

    assert options.server == PRODUCTION_SERVER
    assert (options.data_dir, options.profile, options.demo, options.background) == (None, None, False, False)


@pytest.mark.parametrize(
    ("arguments", "errand"),
    [
        (["sms:+15035550100"], Errand(Aim.PREPARE, "+15035550100")),
        (["sms:+15035550100?body=See%20you%20%40ten"], Errand(Aim.PREPARE, "+15035550100", "See you @ten")),
        (["sms:%2B15035550100,+15035550101"], Errand(Aim.PREPARE, "+15035550100")),
        (["sms:+15035550100?body=2+2=4&body=5#x"], Errand(Aim.PREPARE, "+15035550100", "2+2=4")),
        (["sms:72727?subject=a&body=b"], Errand(Aim.PREPARE, "72727", "b")),
        (["SMS://+15035550100"], Errand(Aim.PREPARE, "+15035550100")),
        (["tel:+1-503-555-0100"], Errand(Aim.PREPARE, "+1-503-555-0100")),
        (["--compose", "(503) 555-0100"], Errand(Aim.PREPARE, "(503) 555-0100")),
        (["--open", " 503-555-0100 "], Errand(Aim.OPEN, "503-555-0100")),
        (["--search", "el niño \udcff"], Errand(Aim.SEARCH, text="el niño \ufffd")),
        (["--search="], Errand(Aim.SEARCH)),
        ([], Errand()),
    ],
)
def test_what_is_asked_from_outside(arguments: list[str], errand: Errand) -> None:
    assert read_options(arguments).errand == errand


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("team.evovoice.io", "https://team.evovoice.io"),
        ("https://evovoice.io/", "https://evovoice.io"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:8080", "http://localhost:8080"),
    ],
)
def test_servers_are_https_or_this_machine(given: str, used: str) -> None:
    assert read_options(["--server", given]).server == used


BROKEN = """
import sys
import evoinbox.app
from evoinbox.__main__ import main
from evoinbox.domain.errors import StoreUnwritable

def broken(*_):
    raise {error}

evoinbox.app.App = broken
sys.exit(main(["--data-dir", sys.argv[1], *sys.argv[2:]]))
"""


@pytest.mark.parametrize("background", [[], ["--background"]], ids=["", "background"])
@pytest.mark.parametrize(
    ("error", "told"),
    [("StoreUnwritable('seat')", "evoinbox: the data directory cannot be written: "), ("RuntimeError", "Traceback")],
    ids=["disk", "fault"],
)
def test_a_start_that_fails_after_its_window_ends(tmp_path: Path, error: str, told: str, background: list[str]) -> None:
    command = [sys.executable, "-c", BROKEN.format(error=error), os.fspath(tmp_path), *background]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=False)

    assert done.stderr.startswith(told)
    assert done.returncode == 1
    logged = "".join(path.read_text() for path in tmp_path.rglob("*.log"))
    assert ("the start ended in an error" in logged) is (told == "Traceback")


SECOND = """
import sys
from pathlib import Path
import evoinbox.start
from evoinbox.__main__ import main

first = evoinbox.start.Instance(Path(sys.argv[1], "lock"))
first.hold()

def call(*_):
    {meanwhile}
    return False

def told(start):
    print("goes on")
    start._end()

evoinbox.start.Instance.call = call
evoinbox.start._Start._go_on = told
sys.exit(main(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.parametrize(
    ("meanwhile", "code", "said"), [("first.let_go()", 0, "goes on\n"), ("pass", 1, "")], ids=["ends", "stays"]
)
def test_a_start_that_meets_the_end_of_another_goes_on(tmp_path: Path, meanwhile: str, code: int, said: str) -> None:
    command = [sys.executable, "-c", SECOND.format(meanwhile=meanwhile), os.fspath(tmp_path)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=False)

    assert (done.returncode, done.stdout) == (code, said)
    assert ("does not answer" in done.stderr) is bool(code)


PAINTED = """
import sys
import evoinbox.start
from evoinbox.__main__ import main

def told(start):
    print([name for name in {late} if name in sys.modules])
    start._end()

evoinbox.start._Start._go_on = told
sys.exit(main(["--data-dir", sys.argv[1]]))
"""
LATE = ("phonenumbers", "httpx", "keyring", "PySide6.QtNetwork", "asyncio", "evoinbox.ui.contents", "sqlcipher3")


def test_an_empty_window_needs_nothing_of_what_comes_into_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PAINTED.format(late=LATE), os.fspath(tmp_path)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=True)

    assert done.stdout == "[]\n"


def test_what_qt_s_binding_has_of_python_is_compiled_once() -> None:
    code = "import PySide6.QtCore, shibokensupport.signature.parser as one; print(one.__cached__)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert "__pycache__" in said  # in an archive there is no place for it
