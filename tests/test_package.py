"""What `pip install .` yields: the whole program, samples and icons included, wherever it is started from."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx

from tests.support.program import PASSWORD, ROOT, USER


def test_the_installed_program_is_whole_and_runs_from_anywhere(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--quiet",
        "--wheel-dir",
        os.fspath(tmp_path),
        os.fspath(ROOT),
    ]
    subprocess.run(command, cwd=tmp_path, timeout=110, check=True)
    (wheel,) = tmp_path.glob("evoinbox-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
        archive.extractall(tmp_path / "site")
        (points,) = [archive.read(name).decode() for name in names if name.endswith("entry_points.txt")]
    shipped = {
        f"evoinbox/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "resources").rglob("*") if path.is_file()
    }
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "evoinbox").rglob("*.py")}

    assert shipped | modules <= names
    assert "evoinbox = evoinbox.__main__:program" in points
    assert texts_served_from(tmp_path / "site", tmp_path) > 1000


def texts_served_from(site: Path, cwd: Path) -> int:
    """How many sample texts the program installed there serves."""
    env = {**os.environ, "PYTHONPATH": os.fspath(site)}
    command = [sys.executable, "-P", "-m", "evoinbox", "demo-server"]
    with subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = server.stdout.readline().removeprefix("listening on ").strip()
        headers = {"Accept": "application/json"}
        reply = httpx.get(f"{url}/messages", headers=headers, auth=(USER, PASSWORD))
        server.terminate()
    return int(reply.json()["totalCount"])
