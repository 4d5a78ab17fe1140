"""Writes the four lock files beside it from pyproject.toml, for every platform and Python the program runs on.

The versions and the hashes of all files of a version come from the package index as configured on the machine that
locks (through uv, fetched into a throw-away environment); no index's address enters a file, so each machine installs
from its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

HEADER = """\
# {title}
# Written by `make lock` from pyproject.toml; `make lock UPGRADE=1` takes newer versions.
"""

GROUPS = {
    "audit": "What the program and its audit need.",
    "test": "What the program, its checks and its tests need.",
    "package": "What the program and the making of packages need.",
}


def compile_lock(uv: Path, target: Path, title: str, *arguments: str, upgrade: bool) -> None:
    """Write `target`: pinned, hashed, with markers where a package is for one platform only."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "lock.txt"
        if target.exists() and not upgrade:  # uv keeps the versions it finds in the old file
            output.write_text(target.read_text(encoding="utf-8"), encoding="utf-8")
        command = [
            os.fspath(uv), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
            "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--no-config",
            "--all-extras", "--output-file", os.fspath(output), "pyproject.toml", *arguments,
        ]  # fmt: skip
        if upgrade:
            command.append("--upgrade")
        subprocess.run(command, cwd=ROOT, check=True)
        target.write_text(HEADER.format(title=title) + output.read_text(encoding="utf-8"), encoding="utf-8")


def main() -> None:
    """Lock what the program needs, then that and what checks, tests, packaging or the audit need beside it."""
    upgrade = "--upgrade" in sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        tools = Path(scratch) / "bin"
        subprocess.run([tools / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        runtime = HERE / "requirements.lock"
        compile_lock(tools / "uv", runtime, "What the program needs.", upgrade=upgrade)
        for group, title in GROUPS.items():
            compile_lock(
                tools / "uv",
                HERE / f"requirements-{group}.lock",
                title,
                "--group",
                group,
                "--constraint",
                os.fspath(runtime.relative_to(ROOT)),
                upgrade=upgrade,
            )


if __name__ == "__main__":
    main()
