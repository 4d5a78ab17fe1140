"""The README tells the truth: its module table, its commands, its picture."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.support.modules import README, ROOT, TABLE, table

WORDS = README.read_text(encoding="utf-8")


def test_the_table_of_modules_is_the_code_s_own() -> None:
    """`python tests/support/modules.py` writes it anew."""
    found = TABLE.search(WORDS)

    assert found is not None
    assert found[0] == table()


def test_each_link_and_picture_leads_somewhere() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", WORDS)

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_each_option_named_exists() -> None:
    usage = re.search(r"```\n(evoinbox \[.*?)```", WORDS, re.DOTALL)
    assert usage is not None
    named = set(re.findall(r"--[a-z-]+", usage[1]))
    told = subprocess.run(
        [sys.executable, "-m", "evoinbox", "--help"], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
    ).stdout

    assert named - {"--help"} == set(re.findall(r"--[a-z-]+", told)) - {"--help"}


def test_each_make_target_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert [target for target in re.findall(r"`?make ([a-z]+)", WORDS) if f"\n{target}:" not in makefile] == []
