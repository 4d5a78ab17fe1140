"""The package as administrators and agents meet it: made here, then installed, used, upgraded and removed elsewhere.

Elsewhere is a clean Debian or Ubuntu of the same release as this system, made by debootstrap, or, where its mirror
cannot be reached, what looks like this system and keeps apart what is changed. Both are in mounts of their own, so this
asks for root, and is skipped where that is not so.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import trial
from tests.support.desktop import ROOT

FREEZING = ROOT / "build" / "freeze"
TOOLS = ("dpkg-deb", "dpkg-shlibdeps", "strip", "lintian", "desktop-file-validate", "appstreamcli", "debootstrap")
BUILD_LIMIT_S = 500.0
TRIAL_LIMIT_S = 700.0
OF_TESTS = ("QT_QPA_PLATFORM", "PYTHON_KEYRING_BACKEND")
"""Set for all tests, and nobody who starts an installed program has it."""

pytestmark = pytest.mark.timeout(BUILD_LIMIT_S + TRIAL_LIMIT_S + 60)


def run(place: Path, limit_s: float, *command: str | os.PathLike[str]) -> str:
    """Run one of packaging's scripts; what it said, which is the message where it fails."""
    env = {name: value for name, value in os.environ.items() if name not in OF_TESTS}
    with (place / "said.txt").open("w+", encoding="utf-8", errors="replace") as said:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, env={**env, "PYTHONPATH": os.fspath(ROOT)},
        ) as process:  # fmt: skip
            try:
                ended = process.wait(limit_s)
            except subprocess.TimeoutExpired:
                ended = -1
            finally:
                process.terminate()
        said.seek(0)
        words = said.read()
    if ended != 0:
        pytest.fail(f"{command[1]} ended with {ended}:\n{words}", pytrace=False)
    return words


def release() -> str:
    """The name of the system's release, or ""."""
    with suppress(OSError):
        return platform.freedesktop_os_release().get("VERSION_CODENAME", "")
    return ""


def in_the_way(place: Path) -> str:
    """Why a package cannot be made and tried here, or ""."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "this asks for root, under Linux"
    if release() not in trial.RELEASES:
        return f"packages are tried on {', '.join(trial.RELEASES)}"
    if lacking := [tool for tool in TOOLS if shutil.which(tool) is None]:
        return f"not installed: {', '.join(lacking)}; packaging/setup/system.sh deb installs them"
    if not (FREEZING / "deb.stamp").exists():
        return "`make setup-deb` makes the environment that freezes the program"
    command = [*trial.OWN_MOUNTS, "mount", "--types=tmpfs", "evoinbox-test", os.fspath(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return "there is no right to mount anything here"
    return ""


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder for what is made."""
    with tempfile.TemporaryDirectory(prefix="evoinbox-package-", dir="/var/tmp") as folder:
        if reason := in_the_way(Path(folder)):
            pytest.skip(reason)
        yield Path(folder)


@pytest.fixture(scope="module")
def made(place: Path) -> tuple[Path, str]:
    """The package, and what was said while it was made; the longest part, in which nothing waits for anybody."""
    script = ROOT / "packaging" / "build.py"
    into = ("--work", place / "work", "--into", place / "dist")
    words = run(place, BUILD_LIMIT_S, "nice", FREEZING / "bin" / "python", script, "--quick", *into)
    (package,) = (place / "dist").glob("*.deb")
    return package, words


def test_a_package_is_small_described_and_without_an_error_of_its_tools(made: tuple[Path, str]) -> None:
    package, words = made  # making it ends badly where a tool finds an error or it is too large
    command = ["dpkg-deb", "--show", "--showformat=${Package} ${Depends}", os.fspath(package)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert told.startswith("evoinbox ")
    assert "libc6 (>= " in told
    assert "Validation was successful" in words
    assert not re.search(r"^E: evoinbox", words, re.MULTILINE)
    assert len(re.findall(r"MiB \(at most \d+\): ", words)) == 2
    held = subprocess.run(["dpkg-deb", "--contents", os.fspath(package)], capture_output=True, text=True, check=True)
    assert re.search(r"/shiboken6/files\.dir/.*/__pycache__/parser\..*\.pyc$", held.stdout, re.MULTILINE)


def test_it_is_installed_used_upgraded_under_a_window_and_removed_without_a_trace(
    made: tuple[Path, str], place: Path
) -> None:
    package, _ = made
    script = ROOT / "packaging" / "trial.py"
    words = run(place, TRIAL_LIMIT_S, sys.executable, script, "--once", "--else-here", "--package", package, release())

    assert "spelling: dictionaries" in words
    assert "What its users wrote is left to them" in words
    assert words.count("left behind: nothing") == 2  # after it was used, and after it was upgraded
    assert "evoinbox-trial-" not in Path("/proc/mounts").read_text(encoding="utf-8")
