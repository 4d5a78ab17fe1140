"""`evoinbox demo-server` as a process: what it says, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.support.program import PASSWORD, ROOT, USER, Server


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "evoinbox", "demo-server", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "x"],
        ["--port", "70000"],
        ["--messages", "0"],
        ["--faults", "explode"],
        ["--live", "nan"],
        ["--what"],
    ],
    ids=" ".join,
)
def test_bad_usage_is_one_line_and_exit_2(arguments: list[str]) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert arguments[0] in done.stderr


def test_faults_of_the_world_are_one_sentence_and_exit_1(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text("no json\n", encoding="utf-8")
    plain = tmp_path / "plain.jsonl.gz"
    plain.write_text("not compressed\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        cases = [
            ["--corpus", str(tmp_path / "absent.jsonl")],
            ["--corpus", str(tmp_path)],
            ["--corpus", str(broken)],
            ["--corpus", str(plain)],
            ["--log", str(tmp_path / "no" / "log")],
            ["--port", port],
        ]
        for arguments in cases:
            done = run(*arguments)
            assert (done.returncode, done.stdout) == (1, ""), arguments
            assert len(done.stderr.splitlines()) == 1, done.stderr
            assert arguments[1].removesuffix("/no/log") in done.stderr
            assert "None" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_listens_and_ends_when_told(number: signal.Signals) -> None:
    command = [sys.executable, "-m", "evoinbox", "demo-server"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:")
        url = line.removeprefix("listening on ").strip()
        assert httpx.get(f"{url}/messages", headers={"Accept": "application/json"}).status_code == 401
        process.send_signal(number)
        assert process.wait(10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_it_ends_when_told_while_it_still_reads(tmp_path: Path) -> None:
    pipe = tmp_path / "endless.jsonl"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "evoinbox", "demo-server", "--corpus", str(pipe)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        with pipe.open("w", encoding="utf-8"):  # opens once the other side reads
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_size_accounts_roles_and_user_are_as_asked_for(tmp_path: Path) -> None:
    log = tmp_path / "log"
    words = ["--messages", "3000", "--conversations", "60", "--accounts", "2", "--role", "User", "--log", str(log)]
    with Server(*words) as server:
        assert len(server.texts()) == 3000
        with httpx.Client(base_url=server.url, auth=(USER, PASSWORD), headers={"Accept": "application/json"}) as client:
            assert len(client.get("/conversations").json()["conversations"]) == 60
            assert len(client.get("/accounts").json()["items"]) == 2
            assert client.get("/endpoints").status_code == 403
    assert log.read_text(encoding="utf-8").count('"/messages"') == 3
