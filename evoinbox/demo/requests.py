"""A request to the demo server, and how its parameters are read.

Invariants: names have no case; query and body are one set of parameters, the body wins; a body that is not called
application/json or a form counts as none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

import msgspec


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came: header names in lower case, the query still written."""

    method: str
    path: str
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    query: str
    body: bytes

    @property
    def wants_json(self) -> bool:
        """Whether the answer is to be JSON: asked for by name; everything else gets web pages."""
        return "application/json" in self.headers.get("accept", "") or "format=json" in self.query


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a request says, by lower-case name; `spelt` has each name as it was written."""

    values: Mapping[str, object]
    spelt: Mapping[str, str]


class MalformedError(Exception):
    """A body called JSON that is none."""


def read_parameters(request: Request) -> Parameters:
    """All parameters of query and body; raises MalformedError."""
    found: dict[str, object] = {}
    spelt: dict[str, str] = {}
    for name, value in parse_qsl(request.query, keep_blank_values=True, encoding="utf-8", errors="replace"):
        found[name.lower()] = [*_several(found.get(name.lower())), value]
        spelt[name.lower()] = name
    kind = request.headers.get("content-type", "").lower()
    if request.body and kind.startswith("application/json"):
        members = _read_json(request.body)
        found |= {name.lower(): value for name, value in members.items()}
        spelt |= {name.lower(): name for name in members}
    elif request.body and kind.startswith("application/x-www-form-urlencoded"):
        found |= {name.lower(): value for name, value in parse_qsl(request.body.decode("utf-8", "replace"))}
    return Parameters(found, spelt)


def _read_json(body: bytes) -> dict[str, object]:
    try:
        decoded = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise MalformedError from error
    if not isinstance(decoded, dict):
        raise MalformedError
    return decoded


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else []
