"""The README's table of modules, made from the modules' own first sentences.

`python tests/support/modules.py` writes it anew.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
README: Final = ROOT / "README.md"
TABLE: Final = re.compile(r"\| module \| what it owns \|\n(?:\|.*\n)+")


def first_sentence(file: Path) -> str:
    """The first line of a module's docstring, without its full stop."""
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return words.split("\n\n")[0].replace("\n", " ").removesuffix(".").replace("|", "\\|")


def table() -> str:
    """The table as it should stand."""
    files = (ROOT / "evoinbox").rglob("*.py")
    rows = [
        f"| `{file.relative_to(ROOT / 'evoinbox').as_posix()}` | {first_sentence(file)} |"
        for file in sorted(files, key=lambda file: (file.parent != ROOT / "evoinbox", file.as_posix()))
        if file.name != "__init__.py"
    ]
    return "\n".join(["| module | what it owns |", "| --- | --- |", *rows, ""])


if __name__ == "__main__":
    README.write_text(TABLE.sub(lambda _: table(), README.read_text(encoding="utf-8")), encoding="utf-8")
