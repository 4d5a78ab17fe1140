"""A newer program in the place of the one that runs is noticed once, however it came there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evoinbox.desktop.newer import Newer


def put(place: Path, words: str) -> Path:
    """Put a file into its place as packages do: beside it first, then by one renaming."""
    beside = place.with_suffix(".new")
    beside.write_text(words, encoding="utf-8")
    return beside.replace(place)


@pytest.mark.parametrize("removed_first", [False, True], ids=["renamed over", "removed first"])
def test_a_replaced_program_is_told_once(qtbot: QtBot, tmp_path: Path, removed_first: bool) -> None:  # noqa: FBT001
    program = put(tmp_path / "evoinbox", "the one that runs")
    newer = Newer(program)
    told: list[str] = []
    newer.installed.connect(lambda: told.append("told"))
    if removed_first:
        with qtbot.waitSignal(newer._watcher.directoryChanged):  # the removal by itself says nothing
            program.unlink()
        assert told == []
    with qtbot.waitSignal(newer.installed):
        put(program, "a newer one, longer")
    with qtbot.waitSignal(newer._watcher.directoryChanged):
        put(program, "and one more, longer still")

    assert told == ["told"]


def test_other_files_beside_it_are_nobody_s_business(qtbot: QtBot, tmp_path: Path) -> None:
    newer = Newer(put(tmp_path / "evoinbox", "the one that runs"))
    told: list[str] = []
    newer.installed.connect(lambda: told.append("told"))
    with qtbot.waitSignal(newer._watcher.directoryChanged):
        put(tmp_path / "another", "not ours")

    assert told == []
