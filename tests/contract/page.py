"""The rows of docs/api.md, and the mark that ties a test to one of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

API_PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "api.md"
HELD: Final[set[tuple[str, str]]] = set()
"""Name and source of each row that a test of behaviour holds."""

_ROW: Final = re.compile(r"^\| `([a-z-]+)` \|.*\| ([DVMI, ]+) \|$", re.MULTILINE)
_Test = TypeVar("_Test", bound=Callable[..., object])


def row(name: str, source: str) -> Callable[[_Test], _Test]:
    """Marks the test that holds a row true; `source` is what the page says of it."""

    def held(test: _Test) -> _Test:
        HELD.add((name, source))
        return test

    return held


def rows_of_the_page() -> list[tuple[str, str]]:
    """Name and source of each row."""
    return _ROW.findall(API_PAGE.read_text(encoding="utf-8"))
