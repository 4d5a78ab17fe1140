"""The page on what could be done to us names proofs that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")


def test_every_proof_exists() -> None:
    named = re.findall(r"`(tests/[\w/.]+\.py)(?:::(\w+))?`", PAGE)
    assert len(named) > 25
    lacking = []
    for file, test in named:
        path = ROOT / file
        there = {
            node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
        }
        if test and test not in there:
            lacking.append(f"{file}::{test}")
    assert lacking == []


def test_every_door_has_a_proof() -> None:
    doors = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| door", "| ---"))]
    assert len(doors) > 10
    assert [line for line in doors if "`tests/" not in line] == []
