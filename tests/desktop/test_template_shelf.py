"""Files with templates: read at once and whenever they change, however that is done; written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from evoinbox import wording
from evoinbox.desktop.template_shelf import LARGEST, TemplateShelf
from evoinbox.domain.errors import InboxError, StoreUnwritable, TemplatesBroken, TemplatesMissing, TemplatesSetAside
from evoinbox.domain.template import Template, Templates, write

if TYPE_CHECKING:
    from tests.support.notifications import EngineLoop

ONE, TWO = Template("Hours", "open at {time}"), Template("Bye", "see you")


class Shelf:
    """A shelf on files of its own, and what it has said."""

    def __init__(self, qtbot: QtBot, engine: EngineLoop, folder: Path) -> None:
        self.qtbot = qtbot
        self.own, self.shared = folder / "data" / "templates.toml", folder / "shared.toml"
        self.own.parent.mkdir()
        self.said: list[Templates] = []
        self.failures: list[InboxError] = []
        self.shelf = TemplateShelf(engine.start, self.own, self.shared)
        self.shelf.changed.connect(self.said.append)
        self.shelf.failed.connect(self.failures.append)

    def until(self, own: tuple[Template, ...], shared: tuple[Template, ...] = ()) -> None:
        """Wait until it has told of these."""
        self.qtbot.waitUntil(lambda: bool(self.said) and (self.said[-1].own, self.said[-1].shared) == (own, shared))


@pytest.fixture
def shelf(qtbot: QtBot, engine: EngineLoop, tmp_path: Path) -> Iterator[Shelf]:
    """A shelf that has not looked yet."""
    made = Shelf(qtbot, engine, tmp_path)
    yield made
    engine.settle()
    delete(made.shelf)  # here: whatever is collected later may be collected in the engine's thread


def test_the_agent_s_own_are_for_the_agent_only(shelf: Shelf) -> None:
    before = os.umask(0)
    try:
        shelf.shelf.save((ONE,))
        shelf.until((ONE,))
    finally:
        os.umask(before)
    if sys.platform != "win32":
        assert shelf.own.stat().st_mode & 0o777 == 0o600


def test_both_files_are_read_at_the_start(shelf: Shelf) -> None:
    shelf.own.write_bytes(write([ONE]))
    shelf.shared.write_bytes(write([TWO]))
    shelf.shelf.look()
    shelf.until((ONE,), (TWO,))
    assert shelf.said[-1].problems == ()


@pytest.mark.parametrize("which", ["own", "shared"])
@pytest.mark.parametrize("how", ["written", "replaced", "again and again"])
def test_a_change_is_noticed(shelf: Shelf, which: str, how: str) -> None:
    shelf.own.write_bytes(write([ONE]))
    shelf.shared.write_bytes(write([ONE]))
    shelf.shelf.look()
    shelf.until((ONE,), (ONE,))
    file = shelf.own if which == "own" else shelf.shared
    for templates in ([TWO], [ONE, TWO]) if how == "again and again" else ([TWO],):
        if how == "written":
            file.write_bytes(write(templates))
        else:
            file.with_suffix(".tmp").write_bytes(write(templates))
            file.with_suffix(".tmp").replace(file)
        now = tuple(templates)
        shelf.until(now if which == "own" else (ONE,), now if which == "shared" else (ONE,))


def test_a_file_that_comes_later_is_noticed(shelf: Shelf) -> None:
    shelf.shared.write_bytes(write([]))
    shelf.shelf.look()
    shelf.until(())
    shelf.own.write_bytes(write([ONE]))
    shelf.until((ONE,))


def test_a_broken_file_says_its_line_and_leaves_the_other_alone(shelf: Shelf) -> None:
    shelf.own.write_bytes(write([ONE]))
    shelf.shared.write_bytes(b'[[template]]\nname = "x"\n')
    shelf.shelf.look()
    shelf.until((ONE,))
    (problem,) = shelf.said[-1].problems
    assert isinstance(problem, TemplatesBroken)
    assert (problem.file, problem.line) == ("shared.toml", 1)
    shelf.shared.write_bytes(write([TWO]))
    shelf.until((ONE,), (TWO,))
    assert shelf.said[-1].problems == ()


@pytest.mark.parametrize("how", ["absent", "folder", "huge"])
def test_a_file_that_cannot_be_had_is_told(shelf: Shelf, how: str) -> None:
    match how:
        case "folder":
            shelf.shared.mkdir()
        case "huge":
            shelf.shared.write_bytes(b"#" * (LARGEST + 1))
        case _:
            pass
    shelf.shelf.look()
    shelf.until(())
    (problem,) = shelf.said[-1].problems  # and none about our own file, which need not be there
    assert isinstance(problem, TemplatesBroken if how == "huge" else TemplatesMissing)
    assert problem.file == "shared.toml"


def test_what_has_not_changed_is_not_told_again(shelf: Shelf, engine: EngineLoop) -> None:
    shelf.shared.write_bytes(b"oops")
    shelf.shelf.look()
    shelf.until(())
    for _ in range(3):
        shelf.shelf.look()
    engine.settle()
    shelf.own.write_bytes(write([ONE]))
    shelf.until((ONE,))
    assert len(shelf.said) == 2


def test_saving_writes_the_file_and_tells(shelf: Shelf) -> None:
    shelf.shared.write_bytes(write([]))
    shelf.shelf.look()
    shelf.shelf.save((ONE, TWO))
    shelf.until((ONE, TWO))
    assert shelf.own.read_bytes() == write([ONE, TWO])
    assert [file.name for file in shelf.own.parent.iterdir()] == ["templates.toml"]


def test_a_disk_that_refuses_is_told_and_the_old_file_stays(shelf: Shelf) -> None:
    shelf.own.write_bytes(write([ONE]))
    shelf.own.with_suffix(".new").mkdir()
    shelf.shelf.save((TWO,))
    shelf.qtbot.waitUntil(lambda: bool(shelf.failures))
    assert isinstance(shelf.failures[0], StoreUnwritable)
    assert shelf.own.read_bytes() == write([ONE])


def test_a_file_that_could_not_be_read_is_kept_when_another_is_written(shelf: Shelf) -> None:
    shelf.shared.write_bytes(write([]))
    shelf.own.write_bytes(b"[[template]\nname = 'by hand'")
    shelf.shelf.look()
    shelf.until(())
    shelf.shelf.save((ONE,))
    shelf.until((ONE,))
    assert (shelf.own.parent / "templates.unreadable").read_bytes() == b"[[template]\nname = 'by hand'"
    (told,) = shelf.failures
    assert isinstance(told, TemplatesSetAside)
    assert "templates.unreadable" in wording.sentence(told)
