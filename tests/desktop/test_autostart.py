"""Starting with the desktop: a sound entry where it is looked for, truth over memory, and no trace when off."""

from __future__ import annotations

import configparser
import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evoinbox.desktop.autostart import Autostart, desktop_entry, launch_agent, start_command
from evoinbox.domain.errand import Aim, Errand
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.settings import PRODUCTION_SERVER, Options

COMMAND = ("/usr/bin/python3", "-m", "evoinbox", "--data-dir", '/tmp/50% "off" $HOME\\`x`', "--background")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the places are those of Linux")


@pytest.fixture
def autostart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Autostart:
    """An entry in a home of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(tmp_path / "config"))
    return Autostart("evoinbox", COMMAND, tmp_path)


def test_the_entry_is_sound_and_says_what_to_start(autostart: Autostart, tmp_path: Path) -> None:
    before = autostart.on
    autostart.use(on=True)
    assert (before, autostart.on) == (False, True)
    assert autostart.file == tmp_path / "config" / "autostart" / "evoinbox.desktop"
    if shutil.which("desktop-file-validate"):
        done = subprocess.run(["desktop-file-validate", autostart.file], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.read(autostart.file)
    entry = parsed["Desktop Entry"]
    assert (entry["Type"], entry["Terminal"], entry["Path"]) == ("Application", "false", os.fspath(tmp_path))
    assert words_of(entry["Exec"]) == list(COMMAND)


def words_of(value: str) -> list[str]:
    """The words of an Exec line, by the specification's own two steps: escapes of a value, then quoting."""
    value = value.replace("\\\\", "\0").replace("\0", "\\").replace("%%", "%")
    words: list[str] = []
    word, escaped, quoted = "", False, False
    for character in value:
        if escaped:
            word, escaped = word + character, False
        elif character == "\\" and quoted:
            escaped = True
        elif character == '"':
            quoted = not quoted
        elif character == " " and not quoted:
            words, word = [*words, word], ""
        else:
            word += character
    return [*words, word]


def test_turned_off_it_leaves_no_trace_and_what_is_others_stays(autostart: Autostart, tmp_path: Path) -> None:
    autostart.use(on=True)
    autostart.use(on=False)
    autostart.use(on=False)
    assert [path for path in (tmp_path / "config").rglob("*") if path.is_file()] == []
    assert not autostart.file.parent.exists()
    autostart.use(on=True)
    other = autostart.file.with_name("other.desktop")
    other.write_text("[Desktop Entry]\n")
    autostart.use(on=False)
    assert list(autostart.file.parent.iterdir()) == [other]


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_who_turned_it_off_elsewhere_has_turned_it_off(autostart: Autostart, line: str) -> None:
    autostart.use(on=True)
    autostart.file.write_text(f"[Desktop Entry]\n{line}\n")
    assert not autostart.on


def for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package is installed, with its entry for everybody."""
    monkeypatch.setenv("XDG_CONFIG_DIRS", os.fspath(tmp_path / "xdg"))
    (tmp_path / "xdg" / "autostart").mkdir(parents=True)
    (tmp_path / "xdg" / "autostart" / "evoinbox.desktop").write_text("[Desktop Entry]\n")


def wanted(tmp_path: Path, *, kept: bool = False, on: bool = True) -> Autostart:
    return Autostart("evoinbox", COMMAND, tmp_path, wanted=on, kept=kept)


def test_what_an_administrator_wants_is_started_by_the_entry_for_everybody(
    autostart: Autostart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for_all(tmp_path, monkeypatch)
    everybody = wanted(tmp_path)

    assert everybody.settled()
    assert everybody.due
    assert not everybody.file.exists()
    assert not autostart.due
    assert not autostart.on


def test_who_objects_hides_the_entry_for_everybody_and_can_have_it_again(
    autostart: Autostart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for_all(tmp_path, monkeypatch)
    everybody = wanted(tmp_path)
    everybody.use(on=False)
    assert "Hidden=true" in autostart.file.read_text()
    assert not everybody.settled()
    assert not everybody.due
    everybody.use(on=True)
    assert everybody.settled()
    assert not autostart.file.exists()


@pytest.mark.parametrize("on", [True, False])
def test_what_is_locked_is_brought_about_whatever_the_agent_s_own_entry_says(
    autostart: Autostart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, on: bool
) -> None:
    for_all(tmp_path, monkeypatch)
    if on:
        wanted(tmp_path).use(on=False)
    else:
        autostart.use(on=True)

    assert wanted(tmp_path, kept=True, on=on).settled() is on
    assert not autostart.file.exists()


def test_a_profile_s_start_is_not_the_one_of_the_entry_for_everybody(
    autostart: Autostart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for_all(tmp_path, monkeypatch)
    profile = Autostart("evoinbox-desk", COMMAND, tmp_path, wanted=True)

    assert profile.settled()
    assert profile.file.exists()


def test_without_a_package_the_agent_s_own_entry_is_made_for_who_has_none(autostart: Autostart, tmp_path: Path) -> None:
    assert wanted(tmp_path).settled()
    assert autostart.on
    autostart.file.write_text("[Desktop Entry]\nHidden=true\n")
    assert not wanted(tmp_path).settled()


def test_a_place_that_cannot_be_written_is_said(autostart: Autostart, tmp_path: Path) -> None:
    (tmp_path / "config").touch()
    with pytest.raises(StoreUnwritable):
        autostart.use(on=True)


def test_a_relative_place_of_settings_does_not_count(autostart: Autostart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "here")
    assert autostart.file.parent == Path.home() / ".config" / "autostart"


def test_macos_is_told_the_same_in_its_own_way(tmp_path: Path) -> None:
    agent = plistlib.loads(launch_agent("evoinbox", COMMAND, tmp_path))
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True


def test_a_line_break_in_a_path_cannot_add_a_line(tmp_path: Path) -> None:
    entry = desktop_entry(("a\nHidden=true",), tmp_path)
    assert "Hidden=true" not in entry.splitlines()


def test_the_same_is_started_again_out_of_sight(tmp_path: Path) -> None:
    usual = Options(PRODUCTION_SERVER, None, None, False, False, False, Errand())
    odd = Options("https://texts.example", "desk", tmp_path, False, False, True, Errand(Aim.PREPARE, "+15035550100"))

    assert start_command(usual) == (sys.executable, "-m", "evoinbox", "--background")
    assert start_command(odd)[3:] == (
        *("--server", "https://texts.example", "--profile", "desk", "--data-dir", os.fspath(tmp_path)), "--background",
    )  # fmt: skip
