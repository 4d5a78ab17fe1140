"""Replies of the real framework, as tests/contract/recordings holds them: heads with plain line ends, bodies whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import httpx
import msgspec

RECORDINGS = Path(__file__).resolve().parent.parent / "contract" / "recordings"


@dataclass(frozen=True, slots=True)
class Recording:
    """One reply."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def on_the_wire(self) -> bytes:
        """The bytes a server would write; a chunked body goes in two pieces, cut wherever it falls."""
        head = "".join(f"{name}: {value}\r\n" for name, value in self.headers)
        body = self.body
        if ("Transfer-Encoding", "chunked") in self.headers:
            half = len(body) // 2
            pieces = [piece for piece in (body[:half], body[half:]) if piece]
            body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""])
        return f"HTTP/1.1 {self.status} {self.reason}\r\n{head}\r\n".encode() + body


def recorded(name: str) -> Recording:
    """A recording by its name."""
    head, _, body = (RECORDINGS / f"{name}.http").read_bytes().partition(b"\n\n")
    first, *lines = head.decode().split("\n")
    _, status, reason = first.split(" ", 2)
    headers = [line.partition(": ") for line in lines if line]
    return Recording(int(status), reason, tuple((name, value) for name, _, value in headers), body)


_UNSTEADY = frozenset({"date", "server", "content-length", "transfer-encoding"})
"""Headers that say nothing of the operation: an empty body may be framed either way."""


def outline(status: int, reason: str, headers: httpx.Headers, body: bytes) -> dict[str, object]:
    """What two replies to one question have in common, whatever ids, instants and words are in them."""
    kind = headers.get("content-type", "")
    told: object = msgspec.json.decode(body) if kind.startswith("application/json") else bool(body)
    named = sorted(
        (name, _cookie(value) if name == "set-cookie" else value)
        for name, value in headers.multi_items()
        if name not in _UNSTEADY
    )
    return {"status": status, "reason": reason, "headers": named, "body": _shape(told)}


def outline_of(recording: Recording) -> dict[str, object]:
    """The outline of a recording."""
    return outline(recording.status, recording.reason, httpx.Headers(recording.headers), recording.body)


def _cookie(value: str) -> str:
    name, _, rest = value.partition("=")
    return f"{name}={re.sub('max-age=[0-9]+', 'max-age', rest.partition(';')[2])}"


_SAID_EXACTLY = frozenset({"errorCode", "fieldName", "hasMorePages", "isAuthenticated", "direction", "type"})


def _shape(value: object, name: str = "") -> object:
    match value:
        case dict():
            return {str(key): _shape(inner, str(key)) for key, inner in value.items()}
        case list():
            return [_shape(value[0], name)] if value else []
        case _ if name in _SAID_EXACTLY:
            return value
        case _:
            return type(value).__name__
