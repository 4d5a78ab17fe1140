"""What packages are made of: what stays out of a frozen program, and descriptions that agree with the program."""

from __future__ import annotations

import configparser
import plistlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import freeze
import macos
from evoinbox.desktop import center

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
SCHEMES = {"x-scheme-handler/sms", "x-scheme-handler/tel"}


def folder(place: Path, *names: str) -> freeze.Frozen:
    """A frozen program with these files in it."""
    for name in names:
        file = place / "_internal" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"12345")
    return freeze.Frozen(place, place / "evoinbox")


@pytest.mark.skipif(sys.platform != "linux", reason="what a desktop has is left to Linux")
def test_what_is_never_used_is_taken_out_and_counted(tmp_path: Path) -> None:
    kept = [
        "PySide6/Qt/plugins/platforms/libqxcb.note",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.note",
        "PySide6/Qt/lib/libQt6Core.note",
        "libxcb-cursor.note",
        "evoinbox/resources/icons/send.svg",
    ]
    frozen = folder(
        tmp_path,
        *kept,
        "PySide6/Qt/plugins/platforms/libqvnc.note",
        "PySide6/Qt/plugins/tls/libqopensslbackend.note",
        "PySide6/Qt/translations/qt_de.qm",
        "libgtk-3.so.0",
        "libstdc++.so.6",
    )
    (frozen.inside / "libgone.link").symlink_to("libgtk-3.so.0")
    saved = freeze.trim(frozen)

    left = {path.relative_to(frozen.inside).as_posix() for path in frozen.inside.rglob("*") if not path.is_dir()}
    assert left == set(kept)
    assert not (frozen.inside / "PySide6/Qt/translations").exists()
    assert saved["plug-ins of Qt"] == saved["libraries that a desktop has"] == 10
    assert saved["translations of Qt"] == 5


def test_a_frozen_keyring_knows_one_back_end_and_none_that_chains_or_writes_plain_files(tmp_path: Path) -> None:
    folder(tmp_path, "keyring-1.dist-info/entry_points.txt")
    freeze._name_keyring(freeze.Frozen(tmp_path, tmp_path), "SecretService")  # the step, not the minutes around it
    points = configparser.ConfigParser()
    points.read(tmp_path / "_internal" / "keyring-1.dist-info" / "entry_points.txt")

    assert dict(points["keyring.backends"]) == {"secretservice": "keyring.backends.SecretService"}
    assert {"keyring.backends.chainer", "keyrings.alt"} <= set(freeze.EXCLUDED)


def test_the_menu_s_entry_and_the_description_name_the_same_program_and_links() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(PACKAGING / "linux" / "evoinbox.desktop", encoding="utf-8")
    about = entry["Desktop Entry"]
    described = ET.parse(PACKAGING / "linux" / "com.evoinbox.EvoInbox.metainfo.xml").getroot()  # noqa: S314 - our own

    assert set(about["mimetype"].strip(";").split(";")) == SCHEMES
    assert {element.text for element in described.iter("mediatype")} == SCHEMES
    assert described.findtext("launchable") == "evoinbox.desktop"
    assert about["exec"] == "evoinbox %u"


def test_macos_is_told_of_the_links_and_keeps_what_pyinstaller_wrote() -> None:
    told = macos.described({"CFBundleExecutable": "evoinbox", "CFBundleShortVersionString": "0.0.0"}, "1.2.3")

    assert told["CFBundleExecutable"] == "evoinbox"
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == "1.2.3"
    assert told["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["sms", "tel"]
    assert plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())


def test_the_manual_tells_every_option() -> None:
    manual = (PACKAGING / "linux" / "evoinbox.1").read_text(encoding="utf-8").replace("\\-", "-")
    told = ""
    for words in ((), ("doctor",)):
        command = [sys.executable, "-m", "evoinbox", *words, "--help"]
        told += subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=True).stdout

    assert set(re.findall(r"--[a-z-]+", told)) - {"--help"} == set(re.findall(r"--[a-z-]+", manual))


def test_one_identity_is_in_the_installer_and_the_program() -> None:
    (given,) = re.findall(r'!define IDENTITY "(.+)"', (PACKAGING / "windows" / "installer.nsi").read_text("utf-8"))

    assert given == center.IDENTITY
    assert f'SetCurrentProcessExplicitAppUserModelID("{given}")' in (PACKAGING / "entry.py").read_text("utf-8")


def test_what_runs_by_itself_publishes_nothing() -> None:
    words = (ROOT / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")

    assert "permissions:\n  contents: read\n" in words
    assert not re.search(r"secrets\.|release|twine|publish(?!es nothing)", words.split("\njobs:")[1])
