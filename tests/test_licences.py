"""Every part the program is made of is named with its licence, and those that ask for it with their words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from evoinbox import licences

ROOT = Path(__file__).resolve().parents[1]


def test_what_the_program_asks_for_is_what_the_notices_begin_with() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[^\w-]", need)[0] for need in project["dependencies"]}

    assert asked | {"socksio"} == set(licences.DIRECT)


def test_every_part_has_a_licence_and_all_but_qt_its_words() -> None:
    parts = list(licences.installed_parts())

    assert len(parts) > 20
    assert [part.name for part in parts if not part.licence] == []
    assert {part.name for part in parts if not part.notices} == {"PySide6_Essentials", "shiboken6"}


def test_a_checkout_tells_where_qt_s_libraries_are() -> None:
    words = licences.text()

    assert "LGPL-3.0" in words
    assert "in the folder PySide6" in words
    assert re.search(r"^keyring \d[\d.]+: MIT$", words, re.MULTILINE)
    assert "Permission is hereby granted" in words


def test_a_packaged_program_shows_what_was_written_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / licences.PACKAGED).write_text("as packaged", encoding="utf-8")
    monkeypatch.setattr(licences, "resource", lambda name: tmp_path / name)

    assert licences.text() == "as packaged"
