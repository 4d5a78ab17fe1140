"""The real program and the demo server as processes of their own, for tests and walks that drive them from outside."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import httpx

ROOT: Final = Path(__file__).resolve().parents[2]
START_LIMIT_S: Final = 30.0
USER: Final = "demo@evoinbox.example"
PASSWORD: Final = "demo"


class Server:
    """`evoinbox demo-server`, or another `module`, as a process; a context manager. `url` is where it listens."""

    def __init__(
        self,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        module: Sequence[str] = ("-m", "evoinbox", "demo-server"),
    ) -> None:
        self.url = ""
        self._arguments = (*module, *arguments)
        self._env = env
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        command = [sys.executable, *self._arguments]
        self._process = subprocess.Popen(command, cwd=ROOT, env=self._env, stdout=subprocess.PIPE)
        self.url = _first_line(self._process).removeprefix("listening on ").strip()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End it, as a lost network would, and wait until it has ended."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None

    def texts(self, **query: str) -> list[dict[str, object]]:
        """All texts of the world, by a client of our own: what the program did is judged by the server's truth."""
        found: list[dict[str, object]] = []
        with httpx.Client(base_url=self.url, auth=(USER, PASSWORD), headers={"Accept": "application/json"}) as client:
            for page in range(10_000):
                reply = client.get("/messages", params={**query, "page": str(page), "countPerPage": "1000"}).json()
                found += reply["items"]
                if not reply["hasMorePages"]:
                    break
        return found


def _first_line(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    deadline, line = time.monotonic() + START_LIMIT_S, b""
    while not line.endswith(b"\n"):
        if not select.select([process.stdout], [], [], max(deadline - time.monotonic(), 0))[0]:
            raise TimeoutError("the demo server did not start")
        part = os.read(process.stdout.fileno(), 4096)
        if not part:
            raise ChildProcessError(f"the demo server ended with {process.wait()}")
        line += part
    return line.decode()


def program(server: str, data_dir: Path, *arguments: str) -> Sequence[str]:
    """The arguments by which Python runs the program."""
    return ["-m", "evoinbox", "--server", server, "--data-dir", os.fspath(data_dir), *arguments]


def readable_in(place: Path, words: str) -> list[Path]:
    """Files below a place that hold these words in the open."""
    pattern = re.compile(re.escape(words.encode()))
    return [path for path in place.rglob("*") if path.is_file() and pattern.search(path.read_bytes())]
